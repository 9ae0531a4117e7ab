//! De werkmap, teruggelezen met calamine en in haar XML: kolommen, sloten, lijsten en afdruk.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::{Cursor, Read as _};
use std::sync::Arc;

use calamine::{Data, Reader as _, Xlsx};
use normwijzer_core::amount::Schrijfwijze;
use normwijzer_core::ist::vragen::vragen;
use normwijzer_core::ist::{IstRegel, Vindplaats};

use super::*;
use crate::proef::{flevoland, land, normen};

fn werkmap(ingevuld: Option<&IstRegel>) -> Vec<u8> {
    let (normen, land) = (normen(), land());
    let rijen = vragen(&normen, &land, &flevoland(&land)).into_iter().map(|vraag| IstRij { vraag, ingevuld }).collect();
    schrijf(&IstWerkmap { voor: "IZA-regio Flevoland".to_owned(), normen: &normen, rijen }).unwrap()
}

fn deel(bytes: &[u8], naam: &str) -> String {
    let mut archief = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut tekst = String::new();
    archief.by_name(naam).unwrap().read_to_string(&mut tekst).unwrap();
    tekst
}

#[test]
fn elke_vraag_heeft_een_rij_met_haar_code() {
    let mut boek: Xlsx<_> = Xlsx::new(Cursor::new(werkmap(None))).unwrap();
    let namen = boek.sheet_names();
    assert_eq!(namen.first().map(String::as_str), Some("Toelichting"));
    assert_eq!(namen.last().map(String::as_str), Some("Keuzelijsten"));
    let (normen, land) = (normen(), land());
    let mut verwacht: Vec<(String, String)> =
        vragen(&normen, &land, &flevoland(&land)).iter().map(|v| (v.gebied.code.to_string(), v.norm_id())).collect();
    let mut gevonden = Vec::new();
    for naam in &namen[1..namen.len() - 1] {
        let blad = boek.worksheet_range(naam).unwrap();
        for rij in blad.rows().filter(|r| matches!(&r[0], Data::String(s) if s != "gebied_code" && s != "Code gebied"))
        {
            gevonden.push((rij[0].to_string(), rij[1].to_string()));
        }
    }
    verwacht.sort();
    gevonden.sort();
    assert_eq!(gevonden, verwacht);
}

#[test]
fn op_slot_zonder_wachtwoord_en_klaar_om_af_te_drukken() {
    let bytes = werkmap(None);
    let boek = deel(&bytes, "xl/workbook.xml");
    assert!(boek.contains("<definedName name=\"keuze_oordeel\">Keuzelijsten!$A$2:$A$5</definedName>"), "{boek}");
    assert!(boek.contains("name=\"Keuzelijsten\"") && boek.contains("state=\"hidden\""));
    let blad = deel(&bytes, "xl/worksheets/sheet2.xml");
    for stuk in [
        "<sheetProtection sheet=\"1\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "<pane xSplit=\"3\" ySplit=\"4\"",
        "<formula1>keuze_oordeel</formula1>",
        "ISNUMBER",
    ] {
        assert!(blad.contains(stuk), "{stuk} ontbreekt in {}", &blad[..2_000]);
    }
    assert!(!blad.contains("password") && !blad.contains("hashValue"));
    assert!(!blad.contains("<f>"), "er staat geen formule in een cel");
    assert!(deel(&bytes, "docProps/core.xml").contains("2000-01-01T00:00:00Z"));
}

#[test]
fn dezelfde_vragen_geven_dezelfde_bytes() {
    assert_eq!(werkmap(None), werkmap(None));
}

/// Tekst van een ander blijft tekst: geen formule, ook niet voor wie in de cel op Enter drukt.
#[test]
fn tekst_die_op_een_formule_lijkt_blijft_tekst() {
    let regel = IstRegel {
        waar: Arc::new(Vindplaats::csv("ist.csv", Schrijfwijze::Nederlands)),
        waarde: "3,25".to_owned(),
        peildatum: "31-12-2025".to_owned(),
        bron: "registratie van de GGD: =HYPERLINK(\"http://x\")".to_owned(),
        toelichting: "@som".to_owned(),
        ..IstRegel::default()
    };
    let bytes = werkmap(Some(&regel));
    let blad = deel(&bytes, "xl/worksheets/sheet2.xml");
    assert!(!blad.contains("<f>") && blad.contains("<v>3.25</v>") && blad.contains("<v>46022</v>"));
    assert!(deel(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
    let teksten = deel(&bytes, "xl/sharedStrings.xml");
    assert!(teksten.contains("=HYPERLINK") && teksten.contains("registratie van de GGD<"));
}

#[test]
fn namen_van_bladen() {
    assert_eq!(bladnaam("5a", "Vitaal ouder worden/ouderen"), "5 Ouderen");
    assert_eq!(bladnaam("2b", "Mentale gezondheid"), "2 Mentale gezondheid");
    assert!(bladnaam("6a", "Gezondheidsachterstanden verminderen en voorkomen").chars().count() <= 31);
}

//! Het officiële format van VNG, VWS en ZN, gevuld zoals een regio dat doet: wat van een ander is blijft byte voor byte,
//! een tweede keer is gelijk, en wat mensen erin schreven gaat niet verloren.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use crate::gereedschap::{draai, map, normwijzer, voorbeeld_ist, voorbeeld_tekst, wortel};
use crate::werkagenda_document::{deel, element, met_hoofdtekst, p, tekst};

/// De delen waarin het programma iets mag toevoegen.
const AANGEVULD: [&str; 4] =
    ["[Content_Types].xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"];

fn format() -> PathBuf {
    wortel().join("../shared/bronnen/nat_azwa_format_werkagenda_d5_2026.docx")
}

/// Vult een document; geeft wat er op het scherm komt.
fn vul(hier: &Path, regio: &str, ist: Option<&Path>, van: &Path, naar: &str, erbij: &[&str]) -> String {
    let mut opdracht = normwijzer(hier);
    opdracht.args(["werkagenda", "--regio", regio, "--uit", naar]).args(erbij).arg("--format").arg(van);
    if let Some(ist) = ist {
        opdracht.arg("--ist").arg(ist);
    }
    let afloop = draai(&mut opdracht);
    assert_eq!(afloop.code, 0, "{regio}: {}", afloop.fout);
    afloop.uit
}

fn delen(pad: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = ZipArchive::new(std::fs::File::open(pad).expect("het format ontbreekt")).unwrap();
    let mut uit = BTreeMap::new();
    for nummer in 0..zip.len() {
        let mut lid = zip.by_index(nummer).unwrap();
        let mut bytes = Vec::new();
        lid.read_to_end(&mut bytes).unwrap();
        uit.insert(lid.name().unwrap().into_owned(), bytes);
    }
    uit
}

/// Zonder onze elementen staat elk stuk van het origineel er nog, op volgorde.
fn hoofdtekst_blijft(oud: &str, nieuw: &str) {
    let (mut rest, mut plaats, mut elementen) = (nieuw, 0, 0);
    while let Some(ons) = rest.find("<w:sdtPr><w:alias w:val=\"Normwijzer: ") {
        let begin = rest[..ons].rfind("<w:sdt").unwrap();
        let stuk = &rest[..begin];
        plaats += oud[plaats..].find(stuk).unwrap_or_else(|| panic!("van een ander is veranderd: {stuk:.300}")) + begin;
        rest = na_element(&rest[begin..]);
        elementen += 1;
    }
    assert!(elementen > 50 && oud[plaats..].ends_with(rest), "het einde is veranderd, na {elementen} elementen");
}

/// Wat er na het eerste besturingselement komt, met wat daarin staat.
fn na_element(xml: &str) -> &str {
    let (mut rest, mut diep) = (xml, 0);
    loop {
        let open = rest.match_indices("<w:sdt").map(|(n, _)| n).find(|n| rest[n + 6..].starts_with(['>', ' ']));
        let dicht = rest.find("</w:sdt>").unwrap();
        if open.is_some_and(|open| open < dicht) {
            (rest, diep) = (&rest[open.unwrap() + 6..], diep + 1);
        } else {
            (rest, diep) = (&rest[dicht + "</w:sdt>".len()..], diep - 1);
        }
        if diep == 0 {
            return rest;
        }
    }
}

#[test]
fn het_format_houdt_elke_byte_van_een_ander_en_een_tweede_keer_is_gelijk() {
    let van = delen(&format());
    for (regio, ist) in [("Flevoland", Some(voorbeeld_ist())), ("GGD Regio Utrecht", None), ("Vlieland", None)] {
        let hier = map();
        vul(hier.path(), regio, ist.as_deref(), &format(), "a.docx", &[]);
        let a = hier.path().join("a.docx");
        let naar = delen(&a);
        for (naam, bytes) in &van {
            let nieuw = naar.get(naam).unwrap_or_else(|| panic!("{regio}: {naam} is weg"));
            match naam.as_str() {
                "word/document.xml" => {}
                // Hier komen alleen soorten, stijlen, lijsten en verwijzingen bij: elk stuk van het origineel staat er nog,
                // op volgorde.
                naam if AANGEVULD.contains(&naam) => {
                    let (oud, nieuw) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(nieuw));
                    let mut stukken = nieuw.split_inclusive('>');
                    let weg = oud.split_inclusive('>').find(|stuk| !stukken.any(|s| s == *stuk));
                    assert_eq!(weg, None, "{regio}: in {naam} staat iets niet meer");
                }
                _ => assert!(nieuw == bytes, "{regio}: {naam} is veranderd"),
            }
        }
        let erbij: Vec<&String> = naar.keys().filter(|n| !van.contains_key(*n)).collect();
        assert!(erbij.iter().all(|n| n.starts_with("word/media/") || *n == "word/numbering.xml"), "{regio}: {erbij:?}");
        hoofdtekst_blijft(&deel(&format(), "word/document.xml"), &deel(&a, "word/document.xml"));
        vul(hier.path(), regio, ist.as_deref(), &a, "b.docx", &[]);
        let b = std::fs::read(hier.path().join("b.docx")).unwrap();
        assert!(std::fs::read(&a).unwrap() == b, "{regio}: een tweede keer geeft een ander bestand");
    }
}

#[test]
fn elke_paragraaf_met_een_norm_is_gevuld_en_elke_andere_leeg_gebleven() {
    let hier = map();
    let verslag = vul(hier.path(), "Flevoland", Some(&voorbeeld_ist()), &format(), "a.docx", &["--geen-grafieken"]);
    assert!(!verslag.contains("Niet in dit document"), "{verslag}");
    let xml = deel(&hier.path().join("a.docx"), "word/document.xml");
    for sectie in ["2a", "2b", "2c", "3a", "3a.1", "3b", "5a"] {
        for sleutel in
            ["urgentie", "situatie", "ambitie", "ontwerp", "projectdoelstellingen", "mijlpaal.2029-K4", "onder"]
        {
            assert!(!tekst(element(&xml, &format!("{sectie}.{sleutel}"))).trim().is_empty(), "{sectie}.{sleutel}");
        }
    }
    // Normen in woorden: wel een opsomming, geen mijlpalen.
    for sectie in ["3a.2", "4a"] {
        assert!(tekst(element(&xml, &format!("{sectie}.situatie"))).contains('☐'), "{sectie}");
        assert!(!xml.contains(&format!("nw:{sectie}.mijlpaal")), "{sectie}");
    }
    for sectie in ["3a.3", "4b", "4c", "5b", "6a"] {
        assert!(!xml.contains(&format!("\"nw:{sectie}.")), "over {sectie} gaat geen norm");
    }
}

#[test]
fn wat_mensen_in_het_format_deden_blijft() {
    let hier = map();
    let (a, ist) = (hier.path().join("a.docx"), hier.path().join("ist.csv"));
    std::fs::write(&ist, voorbeeld_tekst()).unwrap();
    vul(hier.path(), "Flevoland", Some(&ist), &format(), "a.docx", &["--geen-grafieken"]);
    let mut xml = deel(&a, "word/document.xml");
    // Ernaast, erin, een verantwoordelijke, een eigen rij, en een blok tabellen zonder ons element en met een ander
    // bijschrift.
    let situatie = element(&xml, "2a.situatie").to_owned();
    xml = xml.replacen(&situatie, &format!("{situatie}{}", p("MENS naast")), 1);
    let ambitie = element(&xml, "2b.ambitie").to_owned();
    let erin = ambitie.replacen("</w:sdtContent>", &format!("{}</w:sdtContent>", p("MENS erin")), 1);
    xml = xml.replacen(&ambitie, &erin, 1);
    let rij = element(&xml, "5a.mijlpaal.2028-K4").to_owned();
    let mut cellen: Vec<String> = rij.split("<w:tc>").map(str::to_owned).collect();
    cellen[3] = cellen[3].replacen("</w:p>", "<w:r><w:t>MENS Jansen</w:t></w:r></w:p>", 1);
    let eigen = "<w:tr><w:tc><w:p><w:r><w:t>MENS rij</w:t></w:r></w:p></w:tc></w:tr>";
    xml = xml.replacen(&rij, &format!("{}{eigen}", cellen.join("<w:tc>")), 1);
    let onder = element(&xml, "2b.onder").to_owned();
    let kaal = onder.split_once("<w:sdtContent>").unwrap().1.strip_suffix("</w:sdtContent></w:sdt>").unwrap();
    xml = xml.replacen(&onder, &kaal.replacen("per gemeente", "per gemeente (MENS)", 1), 1);
    met_hoofdtekst(&a, &xml);
    let ander = voorbeeld_tekst().replacen("brugfunctionaris;3,2", "brugfunctionaris;3,9", 1);
    assert_ne!(ander, voorbeeld_tekst());
    std::fs::write(&ist, ander).unwrap();
    let verslag = vul(hier.path(), "Flevoland", Some(&ist), &a, "b.docx", &["--geen-grafieken"]);
    let nieuw = deel(&hier.path().join("b.docx"), "word/document.xml");
    for mens in ["MENS naast", "MENS erin", "MENS Jansen", "MENS rij", "per gemeente (MENS)"] {
        assert_eq!(tekst(&nieuw).matches(mens).count(), 1, "{mens}");
    }
    assert!(verslag.contains("2b.ambitie (") && verslag.contains("2b.onder ("), "{verslag}");
    assert_eq!(tekst(&nieuw).matches(": Brugfunctionaris per gemeente").count(), 1, "de tabel staat er dubbel");
    assert!(tekst(element(&nieuw, "2b.situatie")).contains("7,5 fte"), "de situatie is niet ververst");
    vul(hier.path(), "Flevoland", Some(&ist), &hier.path().join("b.docx"), "c.docx", &["--geen-grafieken"]);
    assert!(std::fs::read(hier.path().join("b.docx")).unwrap() == std::fs::read(hier.path().join("c.docx")).unwrap());
}

//! Wat er geschreven is, teruggelezen met een andere bibliotheek.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use jiff::civil::date;
use normwijzer_core::Amount;
use normwijzer_core::norm::Afronding;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::werkmap::{BladKolom, Getalvorm};

fn werkmap(bladen: Vec<Blad>) -> Werkmap {
    Werkmap {
        titel: "Proef & 2027".to_owned(),
        onderwerp: "proef".to_owned(),
        voettekst: "NW-1a2b3c4d".to_owned(),
        bladen,
    }
}

fn lees(werkmap: &Werkmap) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(xlsx(werkmap).unwrap())).unwrap()
}

/// De kopregel en de rijen van het eerste blad, zonder de titel erboven.
fn rijen(werkmap: &Werkmap) -> Vec<Vec<Data>> {
    let mut boek = lees(werkmap);
    let naam = boek.sheet_names()[0].clone();
    let vel = boek.worksheet_range(&naam).unwrap();
    vel.rows().skip(2).map(<[Data]>::to_vec).collect()
}

fn teksten(cellen: &[&str]) -> Werkmap {
    let rijen = cellen.iter().map(|c| vec![BladCel::tekst(*c)]).collect();
    werkmap(vec![Blad::tabel("Blad", "Titel", 1, vec![BladKolom::tekst("Kop", 40)], rijen)])
}

#[test]
fn dezelfde_werkmap_geeft_dezelfde_bytes() {
    let werkmap = teksten(&["Almere", "Súdwest-Fryslân"]);
    let eerste = xlsx(&werkmap).unwrap();
    // Een klok in het bestand verraadt zich pas na een tel; de datum in een zip telt er twee.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    assert_eq!(eerste, xlsx(&werkmap).unwrap());
}

#[test]
fn een_formule_in_een_naam_blijft_tekst() {
    let gemeen = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "GM0034", "0034", "1e5", "<b>&amp;"];
    let werkmap = teksten(&gemeen);
    let gelezen: Vec<Data> = rijen(&werkmap).into_iter().skip(1).map(|r| r[0].clone()).collect();
    assert_eq!(gelezen, gemeen.map(|t| Data::String(t.to_owned())));
    let formules = lees(&werkmap).worksheet_formula("Blad").unwrap();
    assert!(formules.used_cells().next().is_none());
}

#[test]
fn leeg_is_geen_nul_en_een_dag_is_een_dag() {
    let getal = |n| BladCel::Getal(Amount::from_int(n), Getalvorm::Afgerond(Afronding::Heel));
    let rij = vec![BladCel::Leeg, getal(0), BladCel::Datum(date(2025, 1, 1)), BladCel::Datum(date(1830, 10, 1))];
    let kolommen = vec![BladKolom::getal("a"), BladKolom::getal("b"), BladKolom::datum("c"), BladKolom::datum("d")];
    let rij = rijen(&werkmap(vec![Blad::tabel("Blad", "Titel", 1, kolommen, vec![rij])])).remove(1);
    assert_eq!(rij[0], Data::Empty);
    assert_eq!(rij[1], Data::Float(0.0));
    // Excel telt dagen; 1 januari 2025 is dag 45658.
    assert!(matches!(&rij[2], Data::DateTime(d) if d.as_f64() == 45658.0), "{:?}", rij[2]);
    assert_eq!(rij[3], Data::String("1830-10-01".to_owned()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn getallen_komen_onafgerond_terug(getallen in proptest::collection::vec((-1_000_000_000_000_000i64..1_000_000_000_000_000, 0u32..=6), 1..20)) {
        let getallen: Vec<Amount> = getallen
            .into_iter()
            .filter_map(|(n, schaal)| Amount::from_invoer(Decimal::new(n, schaal)).ok())
            .collect();
        let cellen = getallen.iter().map(|a| vec![BladCel::Getal(*a, Getalvorm::Afgerond(Afronding::EenDecimaal))]);
        let werkmap = werkmap(vec![Blad::tabel("Blad", "Titel", 0, vec![BladKolom::getal("Kop")], cellen.collect())]);
        for (cel, a) in rijen(&werkmap).into_iter().skip(1).zip(&getallen) {
            prop_assert_eq!(&cel[0], &Data::Float(a.als_f64()));
        }
    }

    #[test]
    fn elke_tekst_en_elke_naam_geeft_een_leesbaar_bestand(naam in "\\PC{0,40}", tekst in "(?s).{0,60}") {
        let werkmap = Werkmap {
            titel: tekst.clone(),
            onderwerp: tekst.clone(),
            voettekst: naam.clone(),
            bladen: vec![
                Blad::tabel(&naam, tekst.clone(), 1, vec![BladKolom::tekst(tekst.clone(), 20)], vec![vec![BladCel::tekst(tekst.clone())]])
                    .met_toelichting([tekst.clone()]),
                Blad::tekst(&naam, tekst.clone(), vec![Alinea::Kop(tekst.clone()), Alinea::Tekst(tekst.clone())]),
            ],
        };
        let boek = lees(&werkmap);
        prop_assert_eq!(boek.sheet_names(), bladnamen(&werkmap.bladen));
    }
}

#[test]
fn heel_lange_tekst_wordt_ingekort_en_niet_geweigerd() {
    let gelezen = rijen(&teksten(&[&"é".repeat(40_000)])).remove(1).remove(0);
    assert!(matches!(&gelezen, Data::String(t) if t.ends_with("(ingekort)") && t.chars().count() > 10_000));
}

#[test]
fn een_lege_tabel_heeft_toch_koppen() {
    assert_eq!(rijen(&teksten(&[])), [[Data::String("Kop".to_owned())]]);
    assert!(xlsx(&werkmap(vec![Blad::tabel("Leeg", "", 3, Vec::new(), Vec::new())])).is_ok());
}

#[test]
fn te_veel_rijen_en_een_scheve_rij_worden_gemeld() {
    let groot = werkmap(vec![Blad::tabel("Groot", "", 0, Vec::new(), vec![Vec::new(); MEESTE_RIJEN + 1])]);
    assert!(matches!(xlsx(&groot), Err(WerkmapError::TeVeelRijen { rijen: 1_000_001, .. })));
    let scheef = vec![vec![BladCel::Leeg], vec![BladCel::Leeg, BladCel::Leeg]];
    let scheef = werkmap(vec![Blad::tabel("Scheef", "", 0, vec![BladKolom::getal("a")], scheef)]);
    let fout = xlsx(&scheef).unwrap_err().to_string();
    assert!(fout.contains("Scheef") && fout.contains("rij 2 2 cellen"), "{fout}");
}

#[test]
fn de_voettekst_past_en_een_en_teken_is_geen_opdracht() {
    let mut lang = teksten(&[]);
    lang.titel = "&P&".repeat(200);
    assert!(voet(&lang).encode_utf16().count() <= 255);
    assert_eq!(voet(&teksten(&[])), "&L&8 Proef && 2027 · NW-1a2b3c4d&R&8 Bladzijde &P van &N");
}

#[test]
fn een_grafiek_naar_cellen_die_er_niet_zijn_is_een_fout_en_een_titel_nooit_een_verwijzing() {
    use crate::werkmap::{Bladgrafiek, Cellen, Grafiekblok, Grafieksoort, Reeks, Uiterlijk};
    let cellen = |kolom, tot| Cellen { blad: "Blad".to_owned(), kolom, van: 0, tot };
    let met = |titel: &str, tot| {
        let grafiek = Bladgrafiek {
            soort: Grafieksoort::Staven,
            titel: titel.to_owned(),
            alt: "é".repeat(400),
            as_namen: titel.to_owned(),
            as_getallen: titel.to_owned(),
            afronding: Afronding::Heel,
            as_tot: None,
            namen: cellen(0, tot),
            reeksen: vec![Reeks { naam: titel.to_owned(), cellen: cellen(0, tot), uiterlijk: Uiterlijk::Licht }],
        };
        let mut werkmap = teksten(&["Almere", "Urk"]);
        werkmap.bladen[0].grafieken =
            vec![Grafiekblok { kop: titel.to_owned(), toelichting: vec![titel.to_owned()], grafieken: vec![grafiek] }];
        xlsx(&werkmap)
    };
    for gemeen in ["=(Blad!$A$1)", "=Blad!$A$1", "Blad!$A$1", "Blad!A1:A2", "=T[x]"] {
        let bytes = met(gemeen, 2).unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let grafiek = std::io::read_to_string(zip.by_name("xl/charts/chart1.xml").unwrap()).unwrap();
        // Alleen de namen en de getallen van de reeks zijn verwijzingen.
        assert_eq!(grafiek.matches("<c:f>").count(), 2, "{gemeen}: {grafiek}");
        let tekening = std::io::read_to_string(zip.by_name("xl/drawings/drawing1.xml").unwrap()).unwrap();
        assert!(tekening.contains("descr=\"éé"), "{tekening}");
    }
    let fout = met("Titel", 3).unwrap_err().to_string();
    assert!(fout.contains("rij 1 tot en met 3") && fout.contains("\"Blad\""), "{fout}");
}

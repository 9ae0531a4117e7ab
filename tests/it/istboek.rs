//! De opgave als Excel-werkmap: maken, door een ander laten invullen, teruglezen, samenvoegen en nakijken.
//!
//! Ingevuld wordt hier door een andere schrijver: elk blad wordt cel voor cel overgenomen in een nieuwe werkmap. Zo blijkt
//! ook dat de plaats van bladen, kolommen en rijen niet telt.

use std::collections::BTreeMap;
use std::path::Path;

use normwijzer_ingest::werkblad::{Grenzen, Inhoud, kolomletters, lees_werkmap};
use proptest::prelude::*;
use rust_xlsxwriter::{Formula, Workbook};

use crate::gereedschap::{draai, fouten, map, normwijzer, voorbeeld_ist};

/// Een blad als cellen: regel vanaf 1, kolom vanaf 0.
type Blad = (String, BTreeMap<(u32, u16), Inhoud>);

struct Boek(Vec<Blad>);

impl Boek {
    fn lees(pad: &Path) -> Self {
        let werkmap = lees_werkmap(&std::fs::read(pad).unwrap(), &Grenzen::INVUL).unwrap();
        let blad = |b: normwijzer_ingest::Werkblad| {
            (b.naam, b.cellen.into_iter().map(|c| ((c.regel, c.kolom), c.inhoud)).collect())
        };
        Self(werkmap.bladen.into_iter().map(blad).collect())
    }

    fn schrijf(&self, pad: &Path) {
        let mut boek = Workbook::new();
        for (naam, cellen) in &self.0 {
            let vel = boek.add_worksheet();
            vel.set_name(naam).unwrap();
            for ((regel, kolom), inhoud) in cellen {
                match inhoud {
                    Inhoud::Getal(getal) => vel.write_number(regel - 1, *kolom, *getal),
                    Inhoud::Fout(fout) => {
                        vel.write_formula(regel - 1, *kolom, Formula::new("NA()").set_result(&**fout))
                    }
                    anders => vel.write_string(regel - 1, *kolom, anders.tekst()),
                }
                .unwrap();
            }
        }
        boek.save(pad).unwrap();
    }

    /// De plaats van een kolom in de rij van een gebied en norm: blad, regel, kolom.
    fn plek(&self, gebied: &str, norm: &str, kolom: &str) -> (usize, u32, u16) {
        let is = |inhoud: Option<&Inhoud>, tekst: &str| inhoud.is_some_and(|i| i.tekst() == tekst);
        for (nummer, (_, cellen)) in self.0.iter().enumerate() {
            let kop = |naam: &str| cellen.iter().find(|(_, i)| i.tekst() == naam).map(|((_, k), _)| *k);
            let (Some(code), Some(id), Some(kolom)) = (kop("gebied_code"), kop("norm_id"), kop(kolom)) else {
                continue;
            };
            let regels = cellen.keys().map(|(r, _)| *r);
            let gevonden =
                regels.clone().find(|r| is(cellen.get(&(*r, code)), gebied) && is(cellen.get(&(*r, id)), norm));
            if let Some(regel) = gevonden {
                return (nummer, regel, kolom);
            }
        }
        panic!("{gebied} {norm} staat niet in de werkmap");
    }

    /// Zet een cel en geeft haar plaats zoals een bevinding haar noemt.
    fn zet(&mut self, gebied: &str, norm: &str, kolom: &str, inhoud: Inhoud) -> String {
        let (blad, regel, kolom) = self.plek(gebied, norm, kolom);
        self.0[blad].1.insert((regel, kolom), inhoud);
        format!("blad {}, cel {}{regel}", self.0[blad].0, kolomletters(kolom))
    }
}

fn tekst(t: &str) -> Inhoud {
    Inhoud::Tekst(t.into())
}

/// Een gevulde werkmap voor Flevoland, met de verzonnen opgave van het voorbeeld.
fn gevuld(map: &Path) -> Boek {
    let pad = map.join("vol.xlsx");
    let ist = voorbeeld_ist();
    let afloop =
        draai(normwijzer(map).args(["sjabloon", "ist", "--regio", "Flevoland", "--uit", "vol.xlsx", "--ist"]).arg(ist));
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    Boek::lees(&pad)
}

/// De tabellen van een plan zonder de kolom met de code, die van de naam van het bestand afhangt.
fn plan(map: &Path, ist: &[&Path]) -> Vec<String> {
    let mut opdracht = normwijzer(map);
    opdracht.args(["plan", "--regio", "Flevoland", "--uit", "uit", "--alleen-tabellen"]);
    for pad in ist {
        opdracht.arg("--ist").arg(pad);
    }
    let afloop = draai(&mut opdracht);
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    let uit = map.join("uit");
    ["plan.csv", "ingroeipad.csv", "kwalitatief.csv"]
        .map(|naam| std::fs::read_to_string(uit.join(naam)).unwrap())
        .map(|csv| {
            let code = csv.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').find(|d| d.starts_with("NW-"));
            code.map_or_else(|| csv.clone(), |code| csv.replace(code, ""))
        })
        .to_vec()
}

#[test]
fn de_werkmap_geeft_hetzelfde_plan_als_de_csv() {
    let hier = map();
    let verwacht = plan(hier.path(), &[&voorbeeld_ist()]);
    let mut boek = gevuld(hier.path());
    assert_eq!(plan(hier.path(), &[Path::new("vol.xlsx")]), verwacht);
    // Door een ander opgeslagen, met de bladen andersom, een eigen blad, een notitie en een verplaatste kolom.
    boek.0.reverse();
    boek.0
        .push(("Notities".to_owned(), BTreeMap::from([((3, 3), tekst("bellen met Urk")), ((4, 0), tekst("waarde"))])));
    for (_, cellen) in boek.0.iter_mut().filter(|(naam, _)| naam.starts_with(['2', '5'])) {
        *cellen = std::mem::take(cellen)
            .into_iter()
            .map(|((regel, kolom), inhoud)| ((regel, if kolom == 4 { 14 } else { kolom }), inhoud))
            .collect();
        cellen.insert((500, 20), tekst("zelf uitgerekend"));
    }
    boek.schrijf(&hier.path().join("anders.xlsx"));
    assert_eq!(plan(hier.path(), &[Path::new("anders.xlsx")]), verwacht);
}

#[test]
fn een_verwijderde_rij_is_niet_ingevuld_en_onbekend_is_een_antwoord() {
    let hier = map();
    let mut boek = gevuld(hier.path());
    let (blad, regel, _) = boek.plek("GM0034", "lsp.steunpunten", "waarde");
    boek.0[blad].1.retain(|(r, _), _| *r != regel);
    boek.zet("GM0171", "lsp.steunpunten", "waarde", tekst("Onbekend"));
    boek.schrijf(&hier.path().join("vol.xlsx"));
    let afloop = draai(normwijzer(hier.path()).args(["ist", "controleer", "vol.xlsx", "--regio", "Flevoland"]));
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    for regel in [
        "gemeente Almere           7 van 11 ingevuld, 4 nog leeg (vol.xlsx)",
        "gemeente Noordoostpolder  7 van 11 ingevuld, 1 onbekend, 3 nog leeg (vol.xlsx)",
    ] {
        assert!(afloop.uit.contains(regel), "{}", afloop.uit);
    }
}

/// Elke verkeerde cel: de zin, met bestand, blad en cel.
#[test]
fn een_verkeerde_cel_heeft_haar_plaats_en_haar_zin() {
    let hier = map();
    gevuld(hier.path());
    let gevallen: Vec<(&str, &str, Inhoud, &str)> = vec![
        (
            "lsp.steunpunten",
            "waarde",
            tekst("twee"),
            "fout IST-004: 'twee' is geen getal. Schrijf een getal als 4,5, of laat de cel leeg als het onbekend is.",
        ),
        (
            "lsp.steunpunten",
            "waarde",
            Inhoud::Getal(1.5),
            "fout IST-010: '1,5' steunpunt kan niet: verwacht een heel getal.",
        ),
        ("lsp.steunpunten", "waarde", Inhoud::Getal(-2.0), "fout IST-005: '-2' is negatief. Een stand is 0 of meer."),
        (
            "lsp.steunpunten",
            "waarde",
            Inhoud::Fout("#N/A".into()),
            "fout IST-025: in deze cel staat de foutwaarde #N/A van Excel. Typ de waarde, of verbeter de formule.",
        ),
        (
            "lsp.steunpunten",
            "eenheid",
            tekst("uur"),
            "fout IST-006: gevonden 'uur', verwacht 'steunpunt' voor norm lsp.steunpunten. Reken het getal om of verbeter de eenheid.",
        ),
        (
            "lsp.steunpunten",
            "peildatum",
            tekst("eind 2025"),
            "fout IST-007: 'eind 2025' is geen bestaande datum. Schrijf 2025-12-31 of 31-12-2025.",
        ),
        (
            "valpreventie.inschatting",
            "periode",
            tekst("1-1-2025 t/m 30-6-2025"),
            "fout IST-008: gevonden '1-1-2025 t/m 30-6-2025', verwacht precies twaalf maanden voor 'inschatting per jaar', bijvoorbeeld 2025 of 1-7-2024 t/m 30-6-2025. Een deel van een jaar wordt niet omgerekend.",
        ),
        (
            "lsp.tien-kenmerken#kenmerken",
            "waarde",
            tekst("ja"),
            "fout IST-011: gevonden 'ja', verwacht aanwezig, deels, niet of onbekend: norm lsp.tien-kenmerken is een norm in woorden.",
        ),
    ];
    for (norm, kolom, inhoud, zin) in gevallen {
        let mut boek = Boek::lees(&hier.path().join("vol.xlsx"));
        let waar = boek.zet("GM0034", norm, kolom, inhoud);
        boek.schrijf(&hier.path().join("fout.xlsx"));
        let afloop =
            draai(normwijzer(hier.path()).args(["plan", "--regio", "Flevoland", "--ist", "fout.xlsx", "--uit", "uit"]));
        assert_eq!((afloop.code, fouten(&afloop)), (1, vec![format!("fout.xlsx, {waar}: {zin}").as_str()]));
        assert!(!hier.path().join("uit").exists());
    }
}

#[test]
fn een_waarde_op_een_rij_zonder_code_en_een_peildatum_in_de_toekomst_vallen_op() {
    let hier = map();
    let mut boek = gevuld(hier.path());
    let (blad, regel, kolom) = boek.plek("GM0034", "lsp.steunpunten", "waarde");
    let (_, _, code) = boek.plek("GM0034", "lsp.steunpunten", "gebied_code");
    let (_, _, norm) = boek.plek("GM0034", "lsp.steunpunten", "norm_id");
    boek.0[blad].1.remove(&(regel, code));
    boek.0[blad].1.remove(&(regel, norm));
    boek.zet("GM0171", "lsp.steunpunten", "peildatum", tekst("2031-01-01"));
    boek.schrijf(&hier.path().join("vol.xlsx"));
    let afloop = draai(normwijzer(hier.path()).args(["plan", "--regio", "Flevoland", "--ist", "vol.xlsx"]));
    assert_eq!(afloop.code, 1);
    let cel = |k| format!("{}{regel}", kolomletters(k));
    assert_eq!(
        fouten(&afloop),
        [format!(
            "vol.xlsx, blad 2 Mentale gezondheid, cel {}: fout IST-024: deze rij heeft een waarde, maar de verborgen kolommen met de code van gebied en norm zijn leeg. Vul de waarde in op een rij van het sjabloon, of maak deze cel leeg.",
            cel(kolom)
        )]
    );
    let later =
        "cel G8: waarschuwing IST-013: de stand van 2031-01-01 ligt na 2027-01-01, het begin van het ingroeipad.";
    assert!(afloop.fout.contains(later), "{}", afloop.fout);
}

/// Wat voor elke rij geldt staat één keer op het blad Toelichting; een rij mag ervan afwijken.
#[test]
fn de_velden_van_het_blad_toelichting_gelden_voor_elke_rij() {
    let hier = map();
    gevuld(hier.path());
    let leeg = |opdracht: &mut assert_cmd::Command| assert_eq!(draai(opdracht).code, 0);
    leeg(normwijzer(hier.path()).args([
        "sjabloon",
        "ist",
        "--regio",
        "Flevoland",
        "--gemeente",
        "Almere",
        "--uit",
        "leeg.xlsx",
    ]));
    let mut boek = Boek::lees(&hier.path().join("leeg.xlsx"));
    boek.zet("GM0034", "sociaal-verwijzen.verwijzingen", "waarde", Inhoud::Getal(640.0));
    boek.zet("GM0034", "sociaal-verwijzen.brugfunctionaris", "waarde", Inhoud::Getal(3.2));
    let zet = |boek: &mut Boek, sleutel: &str, waarde: &str| {
        let cellen = &mut boek.0[0].1;
        let (regel, _) = *cellen.iter().find(|(_, i)| i.tekst() == sleutel).unwrap().0;
        cellen.insert((regel, 2), tekst(waarde));
        format!("leeg.xlsx, blad Toelichting, cel C{regel}")
    };
    zet(&mut boek, "algemeen.peildatum", "31-12-2025");
    zet(&mut boek, "algemeen.periode", "2025");
    boek.schrijf(&hier.path().join("leeg.xlsx"));
    let controleer = || draai(normwijzer(hier.path()).args(["ist", "controleer", "leeg.xlsx", "--regio", "Flevoland"]));
    let afloop = controleer();
    assert_eq!(afloop.code, 0, "{}", afloop.uit);
    assert!(afloop.uit.contains("gemeente Almere           2 van 11 ingevuld"), "{}", afloop.uit);
    // Eén verkeerd veld is één fout, niet een fout op elke rij.
    let waar = zet(&mut boek, "algemeen.peildatum", "eind 2025");
    boek.schrijf(&hier.path().join("leeg.xlsx"));
    let afloop = draai(normwijzer(hier.path()).args(["plan", "--regio", "Flevoland", "--ist", "leeg.xlsx"]));
    let zin = "fout IST-007: 'eind 2025' is geen bestaande datum. Schrijf 2025-12-31 of 31-12-2025.";
    assert_eq!((afloop.code, fouten(&afloop)), (1, vec![format!("{waar}: {zin}").as_str()]));
}

#[test]
fn een_werkmap_per_gemeente_komt_samen_en_tegenspraak_is_een_fout() {
    let hier = map();
    let verwacht = plan(hier.path(), &[&voorbeeld_ist()]);
    let ist = voorbeeld_ist();
    let maak = || {
        draai(
            normwijzer(hier.path())
                .args(["sjabloon", "ist", "--regio", "Flevoland", "--per-gemeente", "--uit", "opgaven", "--ist"])
                .arg(&ist),
        )
    };
    assert_eq!(maak().code, 0);
    let mut namen: Vec<String> = std::fs::read_dir(hier.path().join("opgaven"))
        .unwrap()
        .map(|i| i.unwrap().file_name().into_string().unwrap())
        .collect();
    namen.sort();
    let gemeenten = ["almere", "dronten", "iza-regio-flevoland-regionaal", "lelystad", "noordoostpolder", "urk"];
    assert_eq!(namen, gemeenten.map(|g| format!("ist-{g}.xlsx")));
    let opnieuw = maak();
    assert_eq!(opnieuw.code, 2);
    assert!(opnieuw.fout.contains("niets overschreven"), "{}", opnieuw.fout);
    assert_eq!(plan(hier.path(), &[Path::new("opgaven")]), verwacht);
    // De map staat naast de uitkomst: controleer vindt alle bestanden terug.
    let controleer = || draai(normwijzer(hier.path()).args(["controleer", "uit/verantwoording.json"]));
    assert_eq!(controleer().code, 0, "{}", controleer().fout);

    // Dezelfde waarde in een tweede bestand is een mededeling; een andere een fout die beide noemt.
    let mut boek = Boek::lees(&hier.path().join("opgaven/ist-urk.xlsx"));
    boek.zet("GM0184", "sociaal-verwijzen.brugfunctionaris", "waarde", Inhoud::Getal(0.7));
    boek.schrijf(&hier.path().join("urk-2.xlsx"));
    let args = ["ist", "controleer", "opgaven", "urk-2.xlsx", "--regio", "Flevoland"];
    let afloop = draai(normwijzer(hier.path()).args(args));
    assert_eq!(afloop.code, 1, "{}", afloop.uit);
    for stuk in [
        "IZA-regio Flevoland: 1 fout, ",
        "fout IST-023: urk-2.xlsx, 2 Mentale gezondheid, E14 (gemeente Urk, Brugfunctionaris)\n  gemeente Urk heeft voor norm sociaal-verwijzen.brugfunctionaris hier 0,7, en 0,1 in ist-urk.xlsx, blad 2 Mentale gezondheid, cel E14. Vraag na welke klopt en maak de andere leeg.",
        "info IST-022: urk-2.xlsx, 2 Mentale gezondheid, E7",
    ] {
        assert!(afloop.uit.contains(stuk), "{stuk}\n{}", afloop.uit);
    }
    assert!(afloop.fout.ends_with("1 fout gevonden.\n"), "{}", afloop.fout);
}

/// Wie iets weet gaat voor wie "onbekend" schreef, in welke volgorde de bestanden ook genoemd worden.
#[test]
fn onbekend_in_het_ene_bestand_spreekt_het_andere_niet_tegen() {
    let hier = map();
    let kop = "gebied_code;norm_id;waarde;eenheid;peildatum;periode;bron;toelichting\n";
    let regel = |oordeel: &str, fte: &str| {
        format!(
            "{kop}GM0034;lsp.tien-kenmerken;{oordeel};;2025-12-31;;;\nGM0034;sociaal-verwijzen.brugfunctionaris;{fte};fte;2025-12-31;;;\n"
        )
    };
    std::fs::write(hier.path().join("a.csv"), regel("onbekend", "onbekend")).unwrap();
    std::fs::write(hier.path().join("b.csv"), regel("deels", "3,2")).unwrap();
    let reken = |namen: [&str; 2]| {
        let mut opdracht = normwijzer(hier.path());
        opdracht.args([
            "plan",
            "--regio",
            "Almere",
            "--uit",
            "uit",
            "--alleen-tabellen",
            "--ist",
            namen[0],
            "--ist",
            namen[1],
        ]);
        let afloop = draai(&mut opdracht);
        assert_eq!(afloop.code, 0, "{}", afloop.fout);
        let lees = |naam: &str| std::fs::read_to_string(hier.path().join("uit").join(naam)).unwrap();
        assert!(lees("kwalitatief.csv").lines().any(|r| r.contains("lsp.tien-kenmerken") && r.contains("deels")));
        assert!(lees("plan.csv").lines().any(|r| r.contains("brugfunctionaris") && r.contains(",3.2,opgave,")));
    };
    reken(["a.csv", "b.csv"]);
    reken(["b.csv", "a.csv"]);
    let afloop =
        draai(normwijzer(hier.path()).args(["plan", "--regio", "Almere", "--ist", "a.csv", "--ist", "./a.csv"]));
    assert_eq!(afloop.code, 2);
    assert!(afloop.fout.contains("heten allebei a.csv"), "{}", afloop.fout);
}

#[test]
fn het_verslag_als_werkmap_csv_en_markdown() {
    let hier = map();
    let mut boek = gevuld(hier.path());
    boek.zet("GM0034", "lsp.steunpunten", "waarde", tekst("=twee"));
    boek.schrijf(&hier.path().join("fout.xlsx"));
    for naam in ["v.xlsx", "v.csv", "v.md"] {
        let afloop = draai(normwijzer(hier.path()).args([
            "ist",
            "controleer",
            "fout.xlsx",
            "--regio",
            "Flevoland",
            "--uit",
            naam,
        ]));
        assert_eq!(afloop.code, 1);
        assert!(hier.path().join(naam).exists());
    }
    let csv = std::fs::read_to_string(hier.path().join("v.csv")).unwrap();
    let regel = csv.lines().nth(1).unwrap();
    assert!(
        regel.starts_with("fout;fout.xlsx;2 Mentale gezondheid;E7;gemeente Almere;Laagdrempelige steunpunten;'=twee;"),
        "{regel}"
    );
    let md = std::fs::read_to_string(hier.path().join("v.md")).unwrap();
    assert!(md.contains("| gemeente Almere |") && md.contains("| E7 |"), "{md}");
    let verslag = Boek::lees(&hier.path().join("v.xlsx"));
    assert_eq!(verslag.0.iter().map(|(n, _)| n.as_str()).collect::<Vec<_>>(), ["Bevindingen", "Voortgang"]);
    assert!(verslag.0[0].1.values().any(|i| i.tekst() == "=twee"));
    let fout = draai(normwijzer(hier.path()).args([
        "ist",
        "controleer",
        "fout.xlsx",
        "--regio",
        "Flevoland",
        "--uit",
        "v.docx",
    ]));
    assert_eq!(fout.code, 2);
}

#[test]
fn wat_geen_veilige_werkmap_is_wordt_geweigerd() {
    let hier = map();
    let zip = |delen: &[(&str, &[u8])]| {
        let mut uit = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (naam, inhoud) in delen {
            uit.start_file(*naam, zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut uit, inhoud).unwrap();
        }
        uit.finish().unwrap().into_inner()
    };
    let vast: [(&str, &[u8]); 2] = [("[Content_Types].xml", b"<Types/>"), ("_rels/.rels", b"<r/>")];
    let met = |naam, inhoud| zip(&[vast[0], vast[1], (naam, inhoud)]);
    let bom = b"<a/>".repeat(5 << 20);
    let gevallen: [(Vec<u8>, &str); 4] = [
        (
            met("xl/vbaProject.bin", b"x".as_slice()),
            "dit is een werkmap met macro's (.xlsm); die wordt niet gelezen. Sla haar in Excel op als 'Excel-werkmap (*.xlsx)'.",
        ),
        (
            met("xl/worksheets/sheet1.xml", bom.as_slice()),
            "het deel \"xl/worksheets/sheet1.xml\" is uitgepakt te groot (een zipbom, of een te groot blad); geweigerd. Open de werkmap in Excel en sla haar opnieuw op als .xlsx.",
        ),
        (
            met("xl/../../x.xml", b"x".as_slice()),
            "het deel \"xl/../../x.xml\" van de zip wijst buiten de werkmap; geweigerd. Open de werkmap in Excel en sla haar opnieuw op als .xlsx.",
        ),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(),
            "dit is een oude Excel-werkmap (.xls). Open haar in Excel en sla haar op als 'Excel-werkmap (*.xlsx)'.",
        ),
    ];
    for (bytes, zin) in gevallen {
        std::fs::write(hier.path().join("x.xlsx"), bytes).unwrap();
        let afloop = draai(normwijzer(hier.path()).args(["plan", "--regio", "Flevoland", "--ist", "x.xlsx"]));
        assert_eq!((afloop.code, fouten(&afloop)), (1, vec![format!("x.xlsx: fout XLS-001: {zin}").as_str()]));
    }
    // Een andere werkmap is geen opgave.
    Boek(vec![("Blad1".to_owned(), BTreeMap::from([((1, 0), tekst("gemeente"))]))])
        .schrijf(&hier.path().join("x.xlsx"));
    let afloop = draai(normwijzer(hier.path()).args(["plan", "--regio", "Flevoland", "--ist", "x.xlsx"]));
    assert_eq!(
        fouten(&afloop),
        [
            "x.xlsx: fout IST-015: op geen enkel blad staan de kolommen gebied_code, norm_id, waarde, eenheid. Maak een goed bestand met 'normwijzer sjabloon ist --uit ist.xlsx'."
        ]
    );
}

/// Gebied, norm, eenheid: van alles één, ook een rij van de regio voor een norm per gemeente.
const VRAGEN: [(&str, &str, &str); 9] = [
    ("GM0034", "lsp.steunpunten", "steunpunt"),
    ("GM0184", "lsp.steunpunten", "steunpunt"),
    ("GM0034", "sociaal-verwijzen.brugfunctionaris", "fte"),
    ("IZA-flevoland", "sociaal-verwijzen.brugfunctionaris", "fte"),
    ("GM0050", "overgewicht-kind.czv", "fte"),
    ("GM0171", "valpreventie.inschatting", "inschatting per jaar"),
    ("IZA-flevoland", "gezinspoli.kernteam#medisch-domein", ""),
    ("GM0034", "gezinspoli.kernteam#sociaal-domein", ""),
    ("GG2209", "nnz.coordinatie", "fte"),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Elke opgave als CSV → werkmap → CSV is dezelfde opgave, met bron, periode en toelichting.
    #[test]
    fn elke_opgave_komt_uit_de_werkmap_zoals_zij_erin_ging(
        antwoorden in prop::collection::vec(
            (0u32..999_999_999, 0u32..7, 0usize..5, "[ -~&&[^\";#'=+@-]]{0,20}", prop::sample::select(vec!["", "schatting", "registratie van de GGD: jaarcijfers", "zelf: geteld"])),
            VRAGEN.len(),
        ),
    ) {
        let hier = map();
        let mut csv = String::from("gebied_code;norm_id;waarde;eenheid;peildatum;periode;bron;toelichting\n");
        for ((gebied, norm, eenheid), (getal, decimalen, keuze, toelichting, bron)) in VRAGEN.iter().zip(&antwoorden) {
            let waarde = match (*eenheid, keuze) {
                (_, 0) => String::new(),
                (_, 1) => "onbekend".to_owned(),
                ("", k) => ["aanwezig", "deels", "niet"][k - 2].to_owned(),
                ("fte", _) => {
                    let deler = 10u64.pow((*decimalen).min(6));
                    format!("{},{:0breed$}", u64::from(*getal) / deler, u64::from(*getal) % deler, breed = (*decimalen).min(6) as usize)
                        .trim_end_matches(',').to_owned()
                }
                _ => getal.to_string(),
            };
            let waarde = if *decimalen == 0 && *eenheid == "fte" { waarde.split(',').next().unwrap().to_owned() } else { waarde };
            let periode = if eenheid.ends_with("per jaar") { "1-7-2024 t/m 30-6-2025" } else { "" };
            csv.push_str(&format!("{gebied};{norm};{waarde};{eenheid};2025-12-31;{periode};{bron};{toelichting}\n"));
        }
        std::fs::write(hier.path().join("in.csv"), csv).unwrap();
        let sjabloon = |ist: &str, uit: &str| {
            let afloop = draai(normwijzer(hier.path()).args(["sjabloon", "ist", "--regio", "Flevoland", "--ist", ist, "--uit", uit]));
            assert_eq!(afloop.code, 0, "{}", afloop.fout);
        };
        sjabloon("in.csv", "direct.csv");
        sjabloon("in.csv", "boek.xlsx");
        sjabloon("boek.xlsx", "terug.csv");
        let lees = |naam: &str| std::fs::read_to_string(hier.path().join(naam)).unwrap();
        prop_assert_eq!(lees("direct.csv"), lees("terug.csv"));
    }
}

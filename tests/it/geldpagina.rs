//! Geld, grenzen en schaal overal waar een lezer ze tegenkomt: pagina, webpagina, werkmap, werkagenda en grafieken.

use std::io::{Cursor, Read};
use std::sync::LazyLock;

use zip::ZipArchive;

use crate::gereedschap::{Bestanden, draai, map, normwijzer, plan, voorbeeld_ist};

const INGROEI: &str = r#"[ingroei]
naam = "Proef met grenzen"
[[vorm]]
vorm = "s-curve"
motivatie = "Fictief."
[[grens]]
aanlooptijd = "4"
motivatie = "Fictief."
[[grens]]
norm = "sociaal-verwijzen.brugfunctionaris"
grootste_stijging = "0,75"
motivatie = "Fictief."
[[grens]]
budget = { 2027 = "400.000", 2028 = "1.100.000", 2029 = "900.000" }
daarna = "gelijk"
meenemen = true
telt = "groei"
betalers = ["gemeente-lokaal", "gemeente-regionaal"]
motivatie = "Fictief."
[prioriteit]
normen = ["overgewicht-kind.czv", "sociaal-verwijzen.brugfunctionaris"]
motivatie = "Fictief."
"#;

/// Flevoland met grenzen, met alles erbij.
static BEGRENSD: LazyLock<Bestanden> = LazyLock::new(|| {
    let ist = voorbeeld_ist();
    met_grafieken(&["plan", "--regio", "Flevoland", "--ingroei", "in.toml", "--ist", ist.to_str().unwrap()])
});

/// Een opdracht met alle bestanden die zij maakt, ook de tekeningen.
fn met_grafieken(args: &[&str]) -> Bestanden {
    let hier = map();
    std::fs::write(hier.path().join("in.toml"), INGROEI).unwrap();
    let afloop = draai(normwijzer(hier.path()).args(args).args(["--uit", "uit"]));
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    Bestanden::lees(&hier.path().join("uit"))
}

/// De tekst van een bestand; van een Word- of Excelbestand die van al zijn delen.
fn tekst(bestanden: &Bestanden, naam: &str) -> String {
    let bytes = bestanden.bytes(naam);
    if !(naam.ends_with(".docx") || naam.ends_with(".xlsx")) {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut uit = String::new();
    for i in 0..zip.len() {
        let mut deel = zip.by_index(i).unwrap();
        if deel.name().unwrap().ends_with(".xml") {
            deel.read_to_string(&mut uit).unwrap();
        }
    }
    uit
}

#[test]
fn de_grafiek_van_kosten_naast_geld_staat_overal() {
    let grafiek = "grafieken/geld-flevoland";
    let svg = tekst(&BEGRENSD, &format!("{grafiek}.svg"));
    for woord in ["SPUK nog niet bekend", "nog niet bekend", "ontschot", "daalt in 2029 van", "FICTIEF voorbeeld"] {
        assert!(svg.contains(woord), "{woord} ontbreekt in de grafiek");
    }
    // De cijfers naast de grafiek: 2030 is leeg en geen nul, en het regionale deel van 2029 is kleiner dan dat van 2028.
    let cijfers = tekst(&BEGRENSD, &format!("{grafiek}.csv"));
    let rij = |jaar: &str| -> Vec<String> {
        let rij = cijfers.lines().find(|r| r.starts_with(jaar)).unwrap();
        rij.split(',').map(str::to_owned).collect()
    };
    assert_eq!(rij("2030")[1..3], ["", ""]);
    let regionaal = |jaar: &str| rij(jaar)[2].parse::<f64>().unwrap();
    assert!(regionaal("2029") < regionaal("2028") && regionaal("2027") < regionaal("2028"));
    assert!(tekst(&BEGRENSD, "plan.md").contains(&format!("<{grafiek}.png>")));
    assert!(tekst(&BEGRENSD, "index.html").contains("Kosten van Flevoland gaan van"));
    assert!(tekst(&BEGRENSD, "werkagenda.docx").contains("Kosten van Flevoland gaan van"));
    let werkmap = tekst(&BEGRENSD, "plan.xlsx");
    assert!(werkmap.contains("Kosten van Flevoland gaan van") && werkmap.contains("2030 (SPUK nog niet bekend)"));
    // Zonder IST zijn de kosten onbekend; het geld staat er dan ook.
    let zonder = met_grafieken(&["plan", "--regio", "Noordoostpolder"]);
    let svg = tekst(&zonder, "grafieken/geld-noordoostpolder.svg");
    assert!(svg.contains("kosten niet bekend") && svg.contains("SPUK lokaal"), "{svg}");
}

#[test]
fn nergens_staat_dat_een_norm_gedekt_is() {
    let schaal = met_grafieken(&["schaal", "--regio", "GGD Regio Utrecht"]);
    let mut gelezen = 0;
    for bestanden in [&*BEGRENSD, &schaal] {
        for naam in bestanden.namen().into_iter().filter(|n| !n.ends_with(".png")) {
            let tekst = tekst(bestanden, naam).to_lowercase();
            assert!(!tekst.contains("gedekt"), "{naam}");
            gelezen += 1;
        }
    }
    assert!(gelezen > 60, "{gelezen}");
    let pagina = tekst(&BEGRENSD, "plan.md");
    for zin in ["De gemeentelijke kosten van deze normen zijn ", "% in 2027", "; daaruit worden ook ", " betaald."] {
        assert!(pagina.contains(zin), "{zin}");
    }
}

#[test]
fn wat_binnen_de_grenzen_ontbreekt_staat_waar_het_doel_staat() {
    let pagina = tekst(&BEGRENSD, "plan.md");
    assert!(pagina.contains("Laag, midden en hoog zijn hier drie plannen"));
    let pad = "grafieken/ingroeipad-sociaal-verwijzen-brugfunctionaris-flevoland.svg";
    let svg = tekst(&BEGRENSD, pad);
    for woord in ["Wat knelt", "aanlooptijd", "ontbreekt", "laag en hoog zijn twee plannen"] {
        assert!(svg.contains(woord), "{woord}");
    }
    let werkagenda = tekst(&BEGRENSD, "werkagenda.docx").replace('\u{a0}', " ");
    for zin in [
        "Binnen de grenzen van Proef met grenzen is op 1 januari 2030",
        "binnen de grenzen haalbaar: ",
        "bij de bovengrens",
        "Laag, midden en hoog zijn hier drie plannen",
    ] {
        assert!(werkagenda.contains(zin), "{zin}");
    }
    // De laatste mijlpaal schrijft een tekort niet toe aan een overschot.
    assert!(!werkagenda.contains("met het overschot van gemeenten, dat blijft, 9,0–10,9"));
    let werkmap = tekst(&BEGRENSD, "plan.xlsx");
    for blad in ["Ingroei en grenzen", "Kosten en middelen", "Kosten per norm", "Schaaltoets", "Geld per gemeente"] {
        assert!(werkmap.contains(&format!("name=\"{blad}\"")), "{blad}");
    }
    assert!(werkmap.contains("Bij de bovengrens") && werkmap.contains("aanlooptijd tot en met 2027-K4"));
}

#[test]
fn de_schaaltoets_staat_naast_het_plan_met_de_alinea_en_de_kaart() {
    let vlieland = met_grafieken(&["plan", "--regio", "Vlieland"]);
    let kaart = "grafieken/schaal-sociaal-verwijzen-brugfunctionaris-vlieland";
    assert!(vlieland.namen().contains(&format!("{kaart}.png").as_str()));
    let alinea = "Vlieland: 0,02–0,06 fte brugfunctionaris, 0,9–2,2 uur per week.";
    for naam in ["plan.md", "index.html", "werkagenda.docx"] {
        assert!(tekst(&vlieland, naam).replace('\u{a0}', " ").contains(alinea), "{naam}");
    }
    let pagina = tekst(&vlieland, "plan.md");
    assert!(pagina.contains(&format!("<{kaart}.png>")));
    assert!(pagina.contains("2 fte over 3 personen is 0,67 fte en 24 uur per week per persoon"));
    // Het bedrag per thema: van één gemeente elk thema in elk jaar.
    assert!(pagina.contains("Rekenkundig bedrag per thema voor Vlieland, in euro"));
    assert!(pagina.contains("| Sociaal verwijzen | 0 | 5.858 |"), "{pagina}");
    assert!(tekst(&vlieland, "plan.xlsx").contains("Thema: Sociaal verwijzen"));
    let flevoland = tekst(&BEGRENSD, "plan.md");
    assert!(flevoland.contains("in elke gemeente is de brugfunctionaris een werkbare functie"));
    assert!(!BEGRENSD.namen().iter().any(|n| n.contains("grafieken/schaal-")), "waar niemand deelt is er geen kaart");
}

#[test]
fn de_aanname_achter_een_bedrag_en_de_eigen_caseload_staan_op_de_pagina() {
    let pagina = tekst(&BEGRENSD, "plan.md").replace('\u{a0}', " ");
    // 17 miljoen / 107.000 euro = 159 fte over 18,04 miljoen inwoners = 0,09 per 10.000.
    assert!(pagina.contains(
        "**Brugfunctionaris**: het landelijke bedrag past bij zoveel fte per 10.000 inwoners: 0,09 in 2027, 0,15 in 2028, 0,21 in 2029, 0,28 in 2030 en 0,35 structureel; de norm vraagt 0,2–0,5."
    ));
    assert!(
        pagina
            .contains("Gedeeld door 60 verwijzingen per jaar per 10.000 inwoners: 4,54 tot 11,36 uur per verwijzing.")
    );
    // 6,8 fte × 1.363 / 1.095 verwijzingen.
    assert!(
        pagina.contains(
            "1.095 verwijzingen per jaar bij 6,8 fte, 161 verwijzingen per fte; per verwijzing 8,46 uur (*FICTIEF*)."
        ),
        "{pagina}"
    );
    let zonder = tekst(&plan(&["--regio", "Urk"]), "plan.md");
    assert!(zonder.contains("De eigen caseload is *nog niet bekend*"));
}

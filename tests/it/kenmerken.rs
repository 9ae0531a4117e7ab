//! Kenmerken per gemeente: `data importeer --als kenmerken`, `plan --kenmerken`, een scenario dat ernaar verwijst, en of
//! `controleer` ze terugvindt.

use crate::gereedschap::{Afloop, Bestanden, draai, fouten, map, normwijzer};

const EIGEN: &str = "gebied;kenmerk;jaar;waarde;eenheid;bron;weging
Nederland;Verhoogd valrisico;2021;31,8;procent;VeiligheidNL;inwoners-65plus
GG2209;Verhoogd valrisico;2021;33;procent;VeiligheidNL;inwoners-65plus
Almere;Verhoogd valrisico;2021;30;procent;VeiligheidNL;inwoners-65plus
Urk;Verhoogd valrisico;2021;36;procent;VeiligheidNL;inwoners-65plus
Almere;Valongevallen;2021;120;aantal;Eigen telling;
Urk;Valongevallen;2021;4;aantal;Eigen telling;
Dronten;Valongevallen;2021;20;aantal;Eigen telling;
Lelystad;Valongevallen;2021;20;aantal;Eigen telling;
Noordoostpolder;Valongevallen;2021;20;aantal;Eigen telling;
Zeewolde;Valongevallen;2021;20;aantal;Eigen telling;
";

const SCENARIO: &str = r#"[scenario]
naam = "Werkagenda"

[[afwijking]]
norm = "valpreventie.inschatting"
gemeente = "Urk"
eigen = "16%"
motivatie = "Op Urk vallen ouderen vaker."
kenmerk = "verhoogd valrisico"
eigenaar = "J. Jansen"
orgaan = "college"
datum = 2026-10-01
evaluatie = 2028-10-01
status = "concept"
"#;

fn plan(map: &std::path::Path, extra: &[&str]) -> Afloop {
    let vast = ["plan", "--regio", "Flevoland", "--niveau", "provincie", "--kenmerken", "kenmerken.csv"];
    draai(normwijzer(map).args(vast).args(extra))
}

const ALLES: [&str; 7] = [
    "--kenmerk",
    "prevalentie=verhoogd-valrisico",
    "--kenmerk",
    "valpreventie.inschatting=valongevallen",
    "--geen-grafieken",
    "--uit",
    "uit",
];

#[test]
fn een_kenmerk_komt_in_de_som_op_de_pagina_en_in_de_verantwoording() {
    let map = map();
    std::fs::write(map.path().join("kenmerken.csv"), EIGEN).unwrap();
    std::fs::write(map.path().join("pad.toml"), SCENARIO).unwrap();
    let afloop = plan(map.path(), &[&ALLES[..], &["--scenario", "pad.toml"]].concat());
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    let uit = Bestanden::lees(&map.path().join("uit"));
    let tabel = uit.tabel("plan.csv");
    let norm = "valpreventie.beweeginterventie";
    // 32.510 × 0,3 en 2.362 × 0,36; Dronten heeft niets en rekent met zijn GGD-regio: 8.621 × 0,33.
    let grondslag = |code| {
        let rij = tabel.rij(code, norm);
        (rij.cel("grondslag_aantal").to_owned(), rij.cel("grondslag_soort").to_owned())
    };
    assert_eq!(grondslag("GM0034"), ("9753".to_owned(), "schatting".to_owned()));
    assert_eq!(grondslag("GM0184"), ("850.32".to_owned(), "schatting".to_owned()));
    assert_eq!(grondslag("GM0303"), ("2844.93".to_owned(), "aanname".to_owned()));
    let pagina = String::from_utf8(uit.bytes("plan.md").to_vec()).unwrap();
    for zin in [
        "2 gemeenten met een eigen cijfer en 4 gemeenten met dat van de GGD-regio",
        "Hier gerekend met het kenmerk Verhoogd valrisico (VeiligheidNL, 2021)",
        "Verhoogd valrisico: 36% in gemeente Urk, tegenover 33% in GGD Flevoland en 31,8% in Nederland (VeiligheidNL, 2021).",
        "| Urk | 1–9 |",
        "Valongevallen: niet afgedrukt in provincie Flevoland (Eigen telling, 2021).",
    ] {
        assert!(pagina.contains(zin), "{zin}\n{pagina}");
    }
    let lezingen = String::from_utf8(uit.bytes("lezingen.csv").to_vec()).unwrap();
    let van = |begin: &str| lezingen.lines().find(|r| r.starts_with(begin)).unwrap().to_owned();
    assert!(van("gemeente,GM0034,valpreventie.beweeginterventie,verhoogd-valrisico").ends_with(",0.3"));
    assert!(van("provincie,PV24,valpreventie.beweeginterventie,verhoogd-valrisico").ends_with(','));
    let register = String::from_utf8(uit.bytes("afwijkingen.csv").to_vec()).unwrap();
    assert!(
        register.contains("Verhoogd valrisico: 36%; GGD Flevoland 33%; Nederland 31.8% (VeiligheidNL, 2021)"),
        "{register}"
    );
    let kenmerken = String::from_utf8(uit.bytes("onderbouwing.csv").to_vec()).unwrap();
    assert!(
        kenmerken.contains(
            "gemeente,GM0303,Dronten,valpreventie.beweeginterventie,prevalentie,Verhoogd valrisico,2021,procent,,,ggd,"
        ),
        "{kenmerken}"
    );
    let json = uit.json("verantwoording.json");
    let invoer = json["invoer"].as_array().unwrap();
    assert!(invoer.iter().any(|i| i["soort"] == "kenmerken" && i["naam"] == "kenmerken.csv"), "{invoer:?}");
    let goed = draai(normwijzer(map.path()).args(["controleer", "uit/verantwoording.json"]));
    assert_eq!(goed.code, 0, "{}", goed.fout);
    std::fs::write(map.path().join("kenmerken.csv"), EIGEN.replace("2021;30;", "2021;31;")).unwrap();
    let anders = draai(normwijzer(map.path()).args(["controleer", "uit/verantwoording.json"]));
    assert_eq!(anders.code, 1);
    assert!(anders.fout.contains("kenmerken.csv is sinds de run veranderd"), "{}", anders.fout);
}

#[test]
fn fouten_hebben_hun_plaats_en_er_wordt_niets_geschreven() {
    let map = map();
    std::fs::write(
        map.path().join("kenmerken.csv"),
        EIGEN.replace("Urk;Verhoogd valrisico;2021;36", "Urk;Verhoogd valrisico;2021;360"),
    )
    .unwrap();
    let afloop = plan(map.path(), &ALLES);
    assert_eq!(afloop.code, 1);
    assert_eq!(
        fouten(&afloop),
        ["kenmerken.csv:5, kolom waarde: fout KNM-011: 360% kan niet; een percentage ligt tussen 0 en 100"]
    );
    assert!(!map.path().join("uit").exists());
    std::fs::write(map.path().join("kenmerken.csv"), EIGEN).unwrap();
    std::fs::write(map.path().join("pad.toml"), SCENARIO.replace("verhoogd valrisico", "roken")).unwrap();
    let onbekend = plan(map.path(), &["--scenario", "pad.toml"]);
    assert_eq!(onbekend.code, 1);
    assert!(
        onbekend.fout.contains("pad.toml:9:11: fout SCN-023: Het kenmerk 'roken' is er niet. Het meest lijken daarop:"),
        "{}",
        onbekend.fout
    );
    let zonder = draai(normwijzer(map.path()).args(["plan", "--regio", "Urk", "--scenario", "pad.toml"]));
    assert!(zonder.fout.contains("Noem het bestand waarin het staat met --kenmerken."), "{}", zonder.fout);
    let los = draai(normwijzer(map.path()).args(["plan", "--regio", "Urk", "--kenmerk", "prevalentie=x"]));
    assert_eq!(los.code, 2, "{}", los.fout);
    assert!(los.fout.contains("Noem dat bestand met --kenmerken"), "{}", los.fout);
}

#[test]
fn wat_importeer_schrijft_geeft_hetzelfde_plan() {
    let map = map();
    std::fs::write(map.path().join("kenmerken.csv"), EIGEN).unwrap();
    let importeer = ["data", "importeer", "kenmerken.csv", "--als", "kenmerken", "--uit", "mijn"];
    let afloop = draai(normwijzer(map.path()).args(importeer));
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    assert!(afloop.fout.contains("kenmerk verhoogd-valrisico: Verhoogd valrisico (procent), 2021, 2 gemeenten van nu, 1 GGD-regio's, Nederland 31,8"), "{}", afloop.fout);
    let tabel = |bron: &str, uit: &str| {
        let vast = ["plan", "--regio", "Flevoland", "--niveau", "provincie", "--kenmerken", bron, "--kenmerk"];
        let rest = ["prevalentie=verhoogd-valrisico", "--alleen-tabellen", "--uit", uit];
        let afloop = draai(normwijzer(map.path()).args(vast).args(rest));
        assert_eq!(afloop.code, 0, "{}", afloop.fout);
        std::fs::read(map.path().join(uit).join("onderbouwing.csv")).unwrap()
    };
    assert_eq!(tabel("kenmerken.csv", "een"), tabel("mijn", "twee"));
}

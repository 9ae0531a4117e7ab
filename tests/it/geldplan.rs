//! Geld en grenzen van begin tot eind: `dekking.csv`, `--ingroei`, `--kosten`, `--meenemen` en `--wat-kan-er`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rust_decimal::Decimal;

use crate::gereedschap::{
    Afloop, Bestanden, FLEVOLAND, Rij, antwoord, draai, fouten, map, normwijzer, plan, voorbeeld_ist, vraag,
};

const INGROEI: &str = r#"[ingroei]
naam = "Proef"

[[vorm]]
vorm = "s-curve"
motivatie = "Fictief."

[[grens]]
aanlooptijd = "4"
motivatie = "Fictief."

[[grens]]
budget = { 2027 = "1.700.000", 2028 = "2.000.000", 2029 = "2.400.000" }
daarna = "gelijk"
motivatie = "Fictief."

[prioriteit]
normen = ["sociaal-verwijzen.brugfunctionaris"]
motivatie = "Fictief."
"#;

const KOSTEN: &str = r#"[kosten]
naam = "Begroting (fictief)"

[[tarief]]
norm = "sociaal-verwijzen.brugfunctionaris"
gekozen = "100.000"
prijspeil = "2027"
index = "0%"
soort = "begroting"
bron = "Fictief."
betaler = { gemeente-lokaal = "100%" }
"#;

fn flevoland(map: &Path, args: &[&str]) -> Afloop {
    let vast = ["plan", "--regio", "Flevoland", "--geen-grafieken", "--uit", "uit", "--ist"];
    draai(normwijzer(map).args(vast).arg(voorbeeld_ist()).args(args))
}

/// De som van een kolom over de rijen die voldoen.
fn som(bestanden: &Bestanden, kolom: &str, wil: impl Fn(&Rij<'_>) -> bool) -> Decimal {
    bestanden.tabel("dekking.csv").rijen().filter(|r| wil(r)).map(|r| r.getal(kolom).unwrap()).sum()
}

#[test]
fn kosten_en_geld_van_de_gemeenten_tellen_op_tot_het_gebied() {
    let tabel = FLEVOLAND.tabel("dekking.csv");
    let mut groepen: BTreeSet<(String, String, String)> = BTreeSet::new();
    for r in tabel.rijen().filter(|r| r.cel("gebied_niveau") == "iza" && r.cel("post") == "kosten") {
        groepen.insert((r.cel("jaar").to_owned(), r.cel("norm_id").to_owned(), r.cel("betaler").to_owned()));
    }
    assert!(groepen.len() >= 16, "{groepen:?}");
    // Twee normen zijn regionaal: hun gemeenten hebben geen eigen rij.
    let mut opgeteld = 0;
    for (jaar, norm, betaler) in &groepen {
        let van = |r: &Rij<'_>| r.cel("jaar") == jaar && r.cel("norm_id") == norm && r.cel("betaler") == betaler;
        for kolom in ["laag", "gekozen", "hoog"] {
            let gemeenten = som(&FLEVOLAND, kolom, |r| van(r) && r.cel("gebied_niveau") == "gemeente");
            if gemeenten.is_zero() {
                continue;
            }
            let gebied = som(&FLEVOLAND, kolom, |r| van(r) && r.cel("gebied_niveau") == "iza");
            assert_eq!(gemeenten, gebied, "{jaar} {norm} {betaler} {kolom}");
            opgeteld += 1;
        }
    }
    assert!(opgeteld >= 24, "{opgeteld}");
    for jaar in ["2027", "2028", "2029"] {
        let lokaal = |niveau: &str| {
            som(&FLEVOLAND, "gekozen", |r| {
                r.cel("jaar") == jaar && r.cel("stroom") == "lokaal" && r.cel("gebied_niveau") == niveau
            })
        };
        assert_eq!(lokaal("iza"), lokaal("gemeente"), "{jaar}");
    }
}

#[test]
fn het_geld_van_2030_is_leeg_en_nooit_nul() {
    let tabel = FLEVOLAND.tabel("dekking.csv");
    let rijen: Vec<Rij<'_>> =
        tabel.rijen().filter(|r| r.cel("post") == "middelen" && r.cel("jaar") == "2030").collect();
    assert_eq!(rijen.len(), 12);
    for rij in rijen {
        assert_eq!((rij.cel("laag"), rij.cel("gekozen"), rij.cel("hoog")), ("", "", ""));
        assert!(rij.cel("herkomst").contains("BFU"), "{}", rij.cel("herkomst"));
    }
    let pagina = String::from_utf8_lossy(FLEVOLAND.bytes("plan.md")).into_owned();
    assert!(pagina.contains("nog niet bekend (BFU in voorbereiding)"));
    assert!(pagina.contains("van het SPUK-bedrag van dit gebied (lokaal en regionaal); daaruit worden ook"));
    assert!(pagina.contains("daalt in 2029 landelijk van € 235.000.000 naar € 169.000.000"));
    assert!(!pagina.contains("gedekt"));
    // Van de kinder-GLI is de IST maar deels bekend: haar kosten zijn onbekend en geen nul.
    assert!(pagina.contains("| Kinder-GLI-aanbieder, *aanname* | nog niet bekend |"));
}

#[test]
fn een_gedeelde_regio_wordt_genoemd_en_telt_niet_mee() {
    let vlieland = plan(&["--regio", "Vlieland"]);
    let tabel = vlieland.tabel("dekking.csv");
    let regionaal: Vec<Rij<'_>> = tabel.rijen().filter(|r| r.cel("stroom") == "regionaal").collect();
    assert_eq!(regionaal.len(), 4);
    assert!(regionaal.iter().all(|r| r.cel("gekozen").is_empty()));
    assert!(regionaal[0].cel("herkomst").contains("geen hele IZA-regio"));
    let pagina = String::from_utf8_lossy(vlieland.bytes("plan.md")).into_owned();
    assert!(pagina.contains("ligt maar voor een deel in dit gebied (1 van "));
    assert!(pagina.contains("Zonder IST is er geen ingroeipad"));
}

#[test]
fn grenzen_houden_zich_aan_het_budget_en_staan_op_de_pagina() {
    let hier = map();
    std::fs::write(hier.path().join("in.toml"), INGROEI).unwrap();
    let afloop = flevoland(hier.path(), &["--ingroei", "in.toml", "--wat-kan-er"]);
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    assert!(afloop.uit.contains("Op volgorde van prioriteit dragen deze grenzen in 2030-K1"), "{}", afloop.uit);
    assert!(afloop.uit.contains("Gelijk op: van elke norm kan "));
    let uit = Bestanden::lees(&hier.path().join("uit"));
    let mut per_jaar: BTreeMap<String, [Decimal; 3]> = BTreeMap::new();
    for r in uit.tabel("dekking.csv").rijen().filter(|r| r.cel("gebied_niveau") == "iza" && r.cel("post") == "kosten") {
        let jaar = per_jaar.entry(r.cel("jaar").to_owned()).or_default();
        jaar[1] += r.getal("gekozen").unwrap();
    }
    for (jaar, budget) in [("2027", 1_700_000), ("2028", 2_000_000), ("2029", 2_400_000), ("2030", 2_400_000)] {
        assert!(per_jaar[jaar][1] <= Decimal::from(budget), "{jaar}: {:?}", per_jaar[jaar]);
    }
    let pagina = String::from_utf8_lossy(uit.bytes("plan.md")).into_owned();
    for zin in [
        "Vorm van het pad: s-curve, vanaf 2027-K1 (uit Proef).",
        "aanlooptijd tot en met 2027-K4",
        "In 2030-K1 ontbreekt",
    ] {
        assert!(pagina.contains(zin), "{zin}");
    }
    let json = uit.json("verantwoording.json");
    assert!(json["invoer"].as_array().unwrap().iter().any(|i| i["soort"] == "ingroei" && i["naam"] == "in.toml"));
    let uitleg =
        ["uitleg", "--regio", "Flevoland", "--norm", "sociaal-verwijzen.brugfunctionaris", "--ingroei", "in.toml"];
    let uitleg = draai(normwijzer(hier.path()).args(uitleg).arg("--ist").arg(voorbeeld_ist()));
    assert!(uitleg.uit.contains("volgens de vorm s-curve vanaf 2027-K1, begrensd door"), "{}", uitleg.uit);
    assert!(uitleg.uit.lines().filter(|r| r.starts_with("- ")).count() <= 12);
    // De verantwoording weet welk bestand erbij hoort, en dezelfde cijfers komen er weer uit.
    let controle = draai(
        normwijzer(hier.path()).args(["controleer", "uit/verantwoording.json"]).arg("--ist").arg(voorbeeld_ist()),
    );
    assert_eq!(controle.code, 0, "{}", controle.fout);
    // Mag geld mee naar het volgende jaar, dan kan er nooit minder.
    let mee = flevoland(hier.path(), &["--ingroei", "in.toml", "--meenemen", "ja"]);
    assert_eq!(mee.code, 0, "{}", mee.fout);
    let nieuw = Bestanden::lees(&hier.path().join("uit"));
    assert_eq!(nieuw.json("verantwoording.json")["parameters"]["meenemen"], "ja");
    let stand = |b: &Bestanden| {
        let pad = b.tabel("ingroeipad.csv");
        let rij = pad.rijen().find(|r| {
            r.cel("gebied_niveau") == "iza"
                && r.is("norm_id", "sociaal-verwijzen.brugfunctionaris")
                && r.is("kwartaal", "2030-K1")
        });
        rij.unwrap().getal("pad").unwrap()
    };
    assert!(stand(&nieuw) >= stand(&uit));
}

#[test]
fn een_eigen_kostenbestand_vervangt_de_aanname_en_verandert_geen_pad() {
    let hier = map();
    std::fs::write(hier.path().join("kosten.toml"), KOSTEN).unwrap();
    assert_eq!(flevoland(hier.path(), &["--kosten", "kosten.toml"]).code, 0);
    let uit = Bestanden::lees(&hier.path().join("uit"));
    for naam in ["plan.csv", "ingroeipad.csv", "lezingen.csv"] {
        assert_eq!(uit.zonder_code(naam), FLEVOLAND.zonder_code(naam), "{naam}");
    }
    let tabel = uit.tabel("dekking.csv");
    let kosten: Vec<Rij<'_>> = tabel.rijen().filter(|r| r.cel("post") == "kosten").collect();
    assert!(!kosten.is_empty() && kosten.iter().all(|r| r.is("norm_id", "sociaal-verwijzen.brugfunctionaris")));
    assert!(kosten.iter().all(|r| r.is("herkomst", "Begroting (fictief)")));
    // Zonder index kost een jaar het gemiddelde van vier kwartaalstanden maal 100.000 euro; naar beneden op de cent.
    let pad = uit.tabel("ingroeipad.csv");
    let standen: Decimal = pad
        .rijen()
        .filter(|r| r.cel("gebied_niveau") == "iza" && r.is("norm_id", "sociaal-verwijzen.brugfunctionaris"))
        .filter(|r| r.cel("kwartaal").starts_with("2028-"))
        .map(|r| r.getal("pad").unwrap())
        .sum();
    let verwacht = (standen * Decimal::from(25_000) + Decimal::new(1, 4))
        .round_dp_with_strategy(2, rust_decimal::RoundingStrategy::ToZero);
    assert_eq!(
        som(&uit, "gekozen", |r| r.cel("gebied_niveau") == "iza"
            && r.cel("post") == "kosten"
            && r.cel("jaar") == "2028"),
        verwacht
    );
    let json = uit.json("verantwoording.json");
    assert!(json["invoer"].as_array().unwrap().iter().any(|i| i["soort"] == "kosten"));
    assert!(!json["datasets"].as_array().unwrap().iter().any(|d| d["naam"] == "kosten-2026/kosten.toml"));
    let standaard = FLEVOLAND.json("verantwoording.json");
    assert!(standaard["datasets"].as_array().unwrap().iter().any(|d| d["naam"] == "kosten-2026/kosten.toml"));
}

#[test]
fn een_fout_bestand_geeft_geen_plan_maar_alle_plaatsen() {
    let gevallen = [
        (
            "--ingroei",
            INGROEI.replace("vorm = \"s-curve\"\nmotivatie = \"Fictief.\"", "vorm = \"s-curve\""),
            "fout.toml:4:1: fout ING-010",
        ),
        ("--ingroei", INGROEI.replace("2027 = \"1.700.000\"", "2027 = \"-1\""), "fout.toml:13:"),
        ("--ingroei", INGROEI.replace("2029 = ", "2044 = "), "2044 ligt buiten het plan"),
        (
            "--ingroei",
            INGROEI.replace("verwijzen.brugfunctionaris", "verwijzen.brug"),
            "fout.toml:18:11: fout ING-011: De norm 'sociaal-verwijzen.brug' bestaat niet.",
        ),
        (
            "--ingroei",
            INGROEI.replace(
                "vorm = \"s-curve\"",
                "norm = \"sociaal-verwijzen.brugfunctionaris\"\nvorm = \"eigen-punten\"\npunten = { 2028-K1 = \"60%\", 2029-K1 = \"20%\" }",
            ),
            "fout.toml:7:39: fout ING-016: Het punt 2029-K1 ligt lager dan dat van 2028-K1; een ingroeipad keert nooit om.",
        ),
        (
            "--ingroei",
            INGROEI.replace("aanlooptijd = \"4\"", "norm = \"overgewicht-kind.czv\"\nbegin = \"2031-K3\""),
            "Het begin 2031-K3 ligt niet voor het doel 2030-K1.",
        ),
        ("--kosten", KOSTEN.replace("100.000", "-5"), "fout.toml:6:11: fout KOS-012: Kosten onder nul kunnen niet."),
        ("--kosten", KOSTEN.replace("\"100%\"", "\"90%\""), "De delen van de betalers zijn samen 90%, niet 100%."),
    ];
    for (optie, inhoud, melding) in gevallen {
        let hier = map();
        std::fs::write(hier.path().join("fout.toml"), inhoud).unwrap();
        let afloop = flevoland(hier.path(), &[optie, "fout.toml"]);
        assert_eq!(afloop.code, 1, "{melding}: {}", afloop.fout);
        assert!(fouten(&afloop).iter().any(|f| f.contains(melding)), "{melding}: {}", afloop.fout);
        assert!(!hier.path().join("uit").exists());
    }
}

#[test]
fn een_doel_voor_het_begin_geeft_geen_plan() {
    let afloop = vraag(&["plan", "--regio", "Urk", "--start", "2030-K1", "--doel", "2028-K1", "--uit", "uit"]);
    assert_eq!(afloop.code, 2);
    assert!(
        afloop.fout.contains("Het doelkwartaal 2028-K1 ligt niet na het startkwartaal 2030-K1."),
        "{}",
        afloop.fout
    );
}

/// Kosten tellen op over normen, gebieden en betalers: langs elke weg hetzelfde totaal, op de cent.
#[test]
fn kosten_tellen_langs_elke_weg_op() {
    let tabel = FLEVOLAND.tabel("dekking.csv");
    let kosten: Vec<Rij<'_>> =
        tabel.rijen().filter(|r| r.cel("post") == "kosten" && r.cel("gebied_niveau") == "iza").collect();
    let langs = |sleutel: &str, kolom: &str| -> BTreeMap<String, Decimal> {
        let mut uit = BTreeMap::new();
        for r in &kosten {
            *uit.entry(r.cel(sleutel).to_owned()).or_insert(Decimal::ZERO) += r.getal(kolom).unwrap();
        }
        uit
    };
    for kolom in ["laag", "gekozen", "hoog"] {
        let totaal: Decimal = kosten.iter().map(|r| r.getal(kolom).unwrap()).sum();
        assert!(totaal > Decimal::ZERO);
        for (sleutel, aantal) in [("norm_id", 4), ("betaler", 3), ("jaar", 4)] {
            let delen = langs(sleutel, kolom);
            assert_eq!(delen.len(), aantal, "{delen:?}");
            assert_eq!(delen.values().sum::<Decimal>(), totaal, "{sleutel} {kolom}");
        }
        // De pagina drukt per betaler hetzelfde totaal als per norm; de werkmap per jaar.
        let per_jaar = langs("jaar", kolom);
        assert!(per_jaar.values().zip(per_jaar.values().skip(1)).all(|(een, ander)| een <= ander), "{per_jaar:?}");
    }
}

#[test]
fn zonder_budget_is_er_geen_antwoord_op_wat_er_kan() {
    let zonder = vraag(&["plan", "--regio", "Urk", "--wat-kan-er"]);
    assert_eq!(zonder.code, 2);
    assert!(zonder.fout.contains("Noem een ingroeibestand met een budget (--ingroei)"), "{}", zonder.fout);
    let mee = vraag(&["plan", "--regio", "Urk", "--meenemen", "ja"]);
    assert!(mee.code == 2 && mee.fout.contains("--ingroei"), "{}", mee.fout);
    let hier = map();
    std::fs::write(hier.path().join("in.toml"), antwoord(&["sjabloon", "ingroei"])).unwrap();
    let args = ["plan", "--regio", "Urk", "--ingroei", "in.toml", "--wat-kan-er"];
    let afloop = draai(normwijzer(hier.path()).args(args));
    assert!(afloop.code == 2 && afloop.fout.contains("in in.toml staat geen budget"), "{}", afloop.fout);
}

#[test]
fn de_sjablonen_zijn_bestanden_die_gelezen_worden() {
    let hier = map();
    let sjabloon = antwoord(&["sjabloon", "ingroei"]);
    // Ook met elk voorbeeld aangezet: een regel met een sleutel of een kop achter "# ".
    let aan: String = sjabloon
        .lines()
        .map(|r| match r.strip_prefix("# ") {
            Some(rest) if rest.starts_with('[') || rest.split_whitespace().nth(1) == Some("=") => format!("{rest}\n"),
            _ => format!("{r}\n"),
        })
        .collect();
    assert!(aan.contains("\n[prioriteit]\n") && aan.contains("\nbudget = "));
    std::fs::write(hier.path().join("aan.toml"), aan).unwrap();
    std::fs::write(hier.path().join("kosten.toml"), antwoord(&["sjabloon", "kosten"])).unwrap();
    let afloop = flevoland(hier.path(), &["--ingroei", "aan.toml", "--kosten", "kosten.toml"]);
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    let uit = Bestanden::lees(&hier.path().join("uit"));
    assert!(uit.json("verantwoording.json")["invoer"].as_array().unwrap().len() == 3);
}

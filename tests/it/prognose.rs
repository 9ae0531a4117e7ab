//! De prognose zoals een gebruiker haar kiest: gelijk, de eigen raming, of een eigen bestand.

use normwijzer_core::prognose::Prognose;
use normwijzer_core::{Amount, Basis, GebiedCode, Land, Quarter};
use normwijzer_data::prognose::cohort;
use normwijzer_data::{Peildatum, land};

use crate::frames::datasets;
use crate::gereedschap::{Bestanden, draai, map, normwijzer, plan, voorbeeld_ist};

fn eigen_raming() -> (Prognose, Land) {
    let alles = datasets();
    let land = land(&alles, Peildatum::default()).unwrap().0;
    (cohort(&alles, &land).unwrap().unwrap(), land)
}

/// De groei tot 1 januari 2030 van een gemeente, of (zonder) van heel Nederland.
fn groei(p: &Prognose, land: &Land, basis: Basis, code: Option<&str>) -> f64 {
    let q: Quarter = "2030-K1".parse().unwrap();
    let (mut nu, mut straks) = (Amount::ZERO, Amount::ZERO);
    for c in land.gemeenten.keys().filter(|c| code.is_none_or(|code| **c == GebiedCode::new(code))) {
        let telling = land.telling(c, basis).unwrap();
        nu = nu + telling.aantal;
        straks = straks + p.groei(c, basis, telling.peildatum, q).van(telling.aantal);
    }
    straks.als_f64() / nu.als_f64()
}

/// De landelijke groei is die van een onafhankelijke berekening op dezelfde CBS-cijfers (binnen haar marges).
#[test]
fn de_cohortraming_geeft_de_bekende_landelijke_groei() {
    let (p, land) = eigen_raming();
    let ouderen = groei(&p, &land, Basis::Inwoners65Plus, None);
    assert!((1.098..1.102).contains(&ouderen), "{ouderen}");
    let kinderen = groei(&p, &land, Basis::Inwoners0Tot17, None);
    assert!((1.003..1.006).contains(&kinderen), "{kinderen}");
    let almere = groei(&p, &land, Basis::Inwoners65Plus, Some("GM0034"));
    assert!((1.26..1.28).contains(&almere), "{almere}");
    // CBS en PBL (85173NED) komen voor alle inwoners op 18.480,1 / 17.980,5.
    let alle = groei(&p, &land, Basis::Inwoners, None);
    assert!((alle - 18_480.1 / 17_980.5).abs() < 0.005, "{alle}");
    for (code, basis) in land.gemeenten.keys().flat_map(|c| Basis::ALLE.map(|b| (c, b))) {
        assert!(p.verloop(code, basis).is_some(), "{code} {basis:?}");
    }
    // De terugvoorspelling is beter dan één landelijke factor en dan niets doen.
    let fout = p.terug.iter().find(|t| t.basis == Basis::Inwoners65Plus && t.grootte == "alle").unwrap();
    assert!(fout.raming[0] < fout.factor[0] && fout.factor[0] < fout.gelijk[0], "{fout:?}");
}

#[test]
fn constant_is_hetzelfde_als_geen_keuze() {
    let zonder = plan(&["--regio", "Vlieland"]);
    let gelijk = plan(&["--regio", "Vlieland", "--prognose", "constant"]);
    assert_eq!(zonder.namen(), gelijk.namen());
    for naam in zonder.namen() {
        assert_eq!(zonder.bytes(naam), gelijk.bytes(naam), "{naam}");
    }
    assert!(!zonder.namen().contains(&"prognose.csv"));
}

#[test]
fn de_cohortraming_staat_bij_name_op_de_pagina_en_in_elke_tabel() {
    let ist = voorbeeld_ist();
    let met = plan(&["--regio", "Flevoland", "--prognose", "cohort", "--ist", ist.to_str().unwrap()]);
    let zonder = plan(&["--regio", "Flevoland", "--ist", ist.to_str().unwrap()]);
    let pagina = String::from_utf8(met.bytes("plan.md").to_vec()).unwrap();
    for stuk in [
        "eigen cohortraming van Normwijzer, geen prognose van CBS of PBL",
        "Was–wordt: de SOLL nu en op 1 januari 2030",
        "Terugvoorspelling van 1 januari 2025",
        "De SOLL beweegt mee met de bevolking: nu",
    ] {
        assert!(pagina.contains(stuk), "{stuk}");
    }
    assert!(!pagina.contains("niet meegerekend"));
    let norm = "valpreventie.inschatting";
    let rij = |b: &Bestanden, kolom: &str| {
        let tabel = b.tabel("plan.csv");
        tabel
            .rijen()
            .find(|r| r.cel("norm_id") == norm && r.cel("gebied_niveau") == "iza")
            .unwrap()
            .getal(kolom)
            .unwrap()
    };
    // SOLL en GAP van nu blijven op de telling; die van het doel groeien.
    assert_eq!((rij(&met, "soll"), rij(&met, "gap")), (rij(&zonder, "soll"), rij(&zonder, "gap")));
    assert_eq!(rij(&zonder, "soll"), rij(&zonder, "soll_doel"));
    assert_eq!(rij(&met, "soll_doel") - rij(&met, "ist"), rij(&met, "gap_doel"));
    assert!(rij(&met, "soll_doel") > rij(&met, "soll"));
    // De bevolking in prognose.csv maal 14% is die SOLL.
    let bevolking = met.tabel("prognose.csv");
    let doel = bevolking
        .rijen()
        .find(|r| {
            r.cel("gebied_niveau") == "iza" && r.cel("grondslag") == "inwoners-65plus" && r.cel("datum") == "2030-01-01"
        })
        .unwrap();
    assert_eq!(doel.cel("grondslag_soort"), "prognose");
    let verschil = doel.getal("aantal").unwrap() * crate::gereedschap::d("0.14") - rij(&met, "soll_doel");
    assert!(verschil.abs() < crate::gereedschap::d("0.000001"), "{verschil}");
    // Het pad is op het doel de SOLL van dan.
    let pad = met.tabel("ingroeipad.csv");
    let punt = pad
        .rijen()
        .find(|r| r.cel("norm_id") == norm && r.cel("gebied_niveau") == "iza" && r.cel("kwartaal") == "2030-K1")
        .unwrap();
    assert_eq!(punt.getal("pad").unwrap(), rij(&met, "soll_doel"));
    let verantwoording = met.json("verantwoording.json");
    assert_eq!(verantwoording["parameters"]["prognose"], "cohort");
    let namen = |b: &Bestanden| b.json("verantwoording.json")["datasets"].to_string();
    assert!(namen(&met).contains("prognose-cohort/") && !namen(&zonder).contains("prognose-cohort/"));
}

#[test]
fn een_eigen_bestand_wordt_gelezen_genoemd_en_nagerekend() {
    let map = map();
    std::fs::write(
        map.path().join("provincie.csv"),
        "gebied;jaar;leeftijd;aantal\nFlevoland (PV);2025;65+;70000\nFlevoland (PV);2030;65+;84000\n",
    )
    .unwrap();
    let args = ["plan", "--regio", "Flevoland", "--prognose", "provincie.csv", "--geen-grafieken", "--uit", "uit"];
    let afloop = draai(normwijzer(map.path()).args(args));
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    assert!(afloop.fout.contains("de prognose zegt niets over inwoners van 0 tot en met 17 jaar"), "{}", afloop.fout);
    // Op het scherm breekt een zin op de breedte.
    let scherm = afloop.uit.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(scherm.contains("+20% (5 gemeenten op die van de provincie)"), "{scherm}");
    let uit = Bestanden::lees(&map.path().join("uit"));
    let pagina = String::from_utf8(uit.bytes("plan.md").to_vec()).unwrap();
    assert!(pagina.contains("bestand provincie.csv") && pagina.contains("+20%"), "{pagina}");
    let controle = draai(normwijzer(map.path()).args(["controleer", "uit/verantwoording.json"]));
    assert_eq!(controle.code, 0, "{}", controle.fout);
    std::fs::remove_file(map.path().join("provincie.csv")).unwrap();
    let weg = draai(normwijzer(map.path()).args(["controleer", "uit/verantwoording.json"]));
    assert_eq!(weg.code, 2);
    assert!(weg.fout.contains("'provincie.csv' van toen is niet gevonden. Noem het met --prognose."), "{}", weg.fout);
}

#[test]
fn een_fout_in_het_bestand_schrijft_niets_en_een_verkeerde_keuze_zegt_wat_kan() {
    let map = map();
    std::fs::write(map.path().join("p.csv"), "gebied;jaar;aantal\nAlmere;2025;-1\nAlmere;2030;5\n").unwrap();
    let vraag = |prognose: &[&str]| {
        let args = [&["plan", "--regio", "Almere", "--niveau", "gemeente", "--uit", "uit"], prognose].concat();
        draai(normwijzer(map.path()).args(args))
    };
    let slecht = vraag(&["--prognose", "p.csv"]);
    assert_eq!((slecht.code, map.path().join("uit").exists()), (1, false), "{}", slecht.fout);
    assert!(slecht.fout.contains("-1 is minder dan nul personen"), "{}", slecht.fout);
    let weg = vraag(&["--prognose", "bestaat-niet.csv"]);
    assert_eq!(weg.code, 2);
    assert!(weg.fout.contains("Kies constant, cohort, of een bestaand bestand"), "{}", weg.fout);
    let los = vraag(&["--prognose-variant", "hoog"]);
    assert_eq!(los.code, 2);
    assert!(los.fout.contains("Noem dat met --prognose."), "{}", los.fout);
}

#[test]
fn een_bewaarde_prognose_geeft_dezelfde_uitkomst() {
    let map = map();
    std::fs::write(map.path().join("p.csv"), "gebied;jaar;aantal\nAlmere;2025;229574\nAlmere;2030;250000\nNederland;2025;18044027\nNederland;2030;18500000\n").unwrap();
    let gedaan =
        draai(normwijzer(map.path()).args(["data", "importeer", "p.csv", "--als", "prognose", "--uit", "bewaard"]));
    assert_eq!(gedaan.code, 0, "{}", gedaan.fout);
    assert!(gedaan.fout.contains("1 gemeente op eigen rij, 341 gemeenten op Nederland"), "{}", gedaan.fout);
    let soll = |bron: &str| {
        let args = ["plan", "--regio", "Flevoland", "--prognose", bron, "--alleen-tabellen", "--uit", "uit"];
        let afloop = draai(normwijzer(map.path()).args(args));
        assert_eq!(afloop.code, 0, "{}", afloop.fout);
        Bestanden::lees(&map.path().join("uit")).zonder_code("plan.csv")
    };
    assert_eq!(soll("p.csv"), soll("bewaard/prognose"));
}

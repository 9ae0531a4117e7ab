//! Hoe lang het rekenen duurt: het land inlezen, een plan voor een regio en voor Nederland, en alle regio's met grenzen.
//!
//! `just bench`; de hele opdracht (proces, bestanden, geheugen) meet `just bench-peers`.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::date;
use normwijzer_core::choices::Choices;
use normwijzer_core::ingroei::{self, IngroeiBestand};
use normwijzer_core::ist::{Ist, IstSoort, Opgave};
use normwijzer_core::kosten::{self, KostenBestand};
use normwijzer_core::norm::{NormBestand, NormId, NormSet, Schaal, lees};
use normwijzer_core::plan::{Inputs, Plan, plan};
use normwijzer_core::{Amount, GebiedCode, Horizon, Land, Niveau};
use normwijzer_data::tabellen::{csv, tabellen};
use normwijzer_data::{Datasets, Peildatum, land};

fn main() {
    divan::main();
}

fn datasets() -> Datasets {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets");
    Datasets::new(Datasets::paden().into_iter().map(|pad| {
        let bytes = std::fs::read(map.join(&pad)).unwrap();
        (pad, bytes)
    }))
}

fn normen() -> NormSet {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("norms/azwa-d5/2026-04-20");
    let mut bestanden: Vec<(String, Vec<u8>)> = std::fs::read_dir(map)
        .unwrap()
        .map(|b| b.unwrap().path())
        .map(|p| {
            (format!("azwa-d5/2026-04-20/{}", p.file_name().unwrap().to_str().unwrap()), std::fs::read(p).unwrap())
        })
        .collect();
    bestanden.sort();
    let invoer: Vec<NormBestand<'_>> =
        bestanden.iter().map(|(pad, inhoud)| NormBestand { pad: pad.clone(), inhoud }).collect();
    lees(&invoer).0.unwrap()
}

fn maak(normen: &NormSet, land: &Land, niveau: Niveau, code: &str) -> Plan {
    let gebied = land.regio(niveau, &GebiedCode::new(code)).unwrap();
    let (ist, keuzes) = (Ist::default(), Choices::default());
    plan(
        normen,
        &Inputs { land, gebied, ist: &ist, keuzes: &keuzes, volgorde: &[], prognose: None },
        &Horizon::default(),
    )
}

#[divan::bench]
fn land_uit_datasets(bencher: divan::Bencher<'_, '_>) {
    let datasets = datasets();
    bencher.bench_local(|| land(&datasets, Peildatum::default()).unwrap());
}

#[divan::bench]
fn normen_lezen() -> NormSet {
    normen()
}

#[divan::bench(args = ["IZA-flevoland", "NL"])]
fn plan_maken(bencher: divan::Bencher<'_, '_>, code: &str) {
    let (normen, land) = (normen(), land(&datasets(), Peildatum::default()).unwrap().0);
    let niveau = if code == "NL" { Niveau::Land } else { Niveau::Iza };
    bencher.bench_local(|| maak(&normen, &land, niveau, code));
}

#[divan::bench]
fn tabellen_van_nederland(bencher: divan::Bencher<'_, '_>) {
    let (normen, land) = (normen(), land(&datasets(), Peildatum::default()).unwrap().0);
    let plannen = [maak(&normen, &land, Niveau::Land, "NL")];
    bencher.bench_local(|| {
        tabellen(&normen, &plannen, "NW-00000000").into_iter().map(|t| csv(t).unwrap().len()).sum::<usize>()
    });
}

/// Grenzen van elke soort: vorm, aanlooptijd, tempo, budget van de regio en van een norm, en een volgorde.
const INGROEI: &str = r#"
[ingroei]
naam = "Meting"
[[vorm]]
vorm = "s-curve"
motivatie = "Meting."
[[vorm]]
norm = "sociaal-verwijzen.brugfunctionaris"
vorm = "vooraan"
motivatie = "Meting."
[[grens]]
aanlooptijd = "4"
motivatie = "Meting."
[[grens]]
grootste_stijging = "1,5"
eenheid = "fte"
motivatie = "Meting."
[[grens]]
norm = "sociaal-verwijzen.brugfunctionaris"
grootste_stijging = "0,75"
motivatie = "Meting."
[[grens]]
budget = { 2027 = "400.000", 2028 = "1.100.000", 2029 = "900.000" }
daarna = "gelijk"
meenemen = true
telt = "groei"
betalers = ["gemeente-lokaal", "gemeente-regionaal"]
motivatie = "Meting."
[[grens]]
norm = "overgewicht-kind.czv"
budget = { 2027 = "200.000", 2028 = "300.000", 2029 = "350.000" }
daarna = "gelijk"
telt = "groei"
motivatie = "Meting."
[prioriteit]
normen = ["overgewicht-kind.czv", "sociaal-verwijzen.brugfunctionaris"]
motivatie = "Meting."
"#;

/// Van elke norm is er een derde van wat zij vraagt, op de schaal waarop zij geteld wordt.
fn een_derde(normen: &NormSet, land: &Land) -> Ist {
    let mut opgaven: BTreeMap<(GebiedCode, NormId), Opgave> = BTreeMap::new();
    for regio in land.van_niveau(Niveau::Iza).chain(land.van_niveau(Niveau::Ggd)) {
        let niveau = regio.gebied.niveau;
        let gepland = maak(normen, land, niveau, regio.gebied.code.as_str());
        for rij in &gepland.rijen {
            let eigen = match normen.norm(&rij.norm).and_then(|n| n.schaal()) {
                Some(Schaal::Gemeente) => niveau == Niveau::Iza && rij.gebied.niveau == Niveau::Gemeente,
                Some(Schaal::Ggd) => niveau == Niveau::Ggd && rij.gebied.niveau == Niveau::Ggd,
                _ => niveau == Niveau::Iza && rij.gebied.niveau == Niveau::Iza,
            };
            let Some(soll) = rij.soll.bereik.filter(|_| eigen) else { continue };
            let derde = soll.laag.mul_div(Amount::ONE, Amount::from_int(3));
            let heel = normen.norm(&rij.norm).and_then(|n| n.eenheid()).is_some_and(|e| e.in_hele_stappen());
            let waarde = if heel { derde.floor() } else { derde };
            let opgave = Opgave {
                waarde,
                peildatum: date(2026, 1, 1),
                soort: IstSoort::Fictief,
                bron: "meting".to_owned(),
                rij: 2,
                waar: std::sync::Arc::default(),
            };
            opgaven.insert((rij.gebied.code.clone(), rij.norm.clone()), opgave);
        }
    }
    Ist { opgaven, ..Ist::default() }
}

/// Alle 42 IZA-regio's × alle normen, met en zonder grenzen: elke regio drie plannen, wat bindt, wat moet schuiven en wat er
/// kan. Doel: onder een seconde.
#[divan::bench(args = [false, true], sample_count = 10)]
fn alle_regio_s(bencher: divan::Bencher<'_, '_>, met_grenzen: bool) {
    let (normen, land) = (normen(), land(&datasets(), Peildatum::default()).unwrap().0);
    let ist = een_derde(&normen, &land);
    let pad = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/kosten-2026/kosten.toml");
    let kosten = std::fs::read(pad).unwrap();
    let kosten = kosten::lees(&KostenBestand { naam: "kosten.toml", inhoud: &kosten }, &normen).0.unwrap();
    let bestand = IngroeiBestand { naam: "meting.toml", inhoud: INGROEI.as_bytes() };
    let ingroei = ingroei::lees(&bestand, &normen, &Horizon::default()).0.unwrap();
    let keuzes = Choices { kosten: Some(kosten), ingroei: met_grenzen.then_some(ingroei), ..Choices::default() };
    let maak_alle = || -> usize {
        let een = |gebied| {
            plan(
                &normen,
                &Inputs { land: &land, gebied, ist: &ist, keuzes: &keuzes, volgorde: &[], prognose: None },
                &Horizon::default(),
            )
        };
        let plannen = land.van_niveau(Niveau::Iza).map(een);
        plannen.filter_map(|p| p.ingroei).flat_map(|i| i.normen).filter(|n| n.gekozen.begrensd()).count()
    };
    // Een meting waarin niets begrensd is, meet niets.
    assert_eq!(maak_alle() > 100, met_grenzen);
    bencher.bench_local(maak_alle);
}

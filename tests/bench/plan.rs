//! Hoe lang het rekenen duurt: het land inlezen, en een plan voor een regio en voor Nederland.
//!
//! `just bench`; de hele opdracht (proces, bestanden, geheugen) meet `just bench-peers`.
#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;

use normwijzer_core::choices::Choices;
use normwijzer_core::ist::Ist;
use normwijzer_core::norm::{NormBestand, NormSet, lees};
use normwijzer_core::plan::{Inputs, Plan, plan};
use normwijzer_core::{GebiedCode, Horizon, Land, Niveau};
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

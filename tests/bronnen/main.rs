//! Elk citaat in `norms/` staat woordelijk in het document waaruit de norm komt, en het officiële format wordt gevuld.
//!
//! De documenten zijn van anderen en staan daarom niet in deze repo maar ernaast, in `../shared/bronnen`. Deze proeven
//! draaien alleen met `--features bronnen` en falen waar een document ontbreekt.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[allow(dead_code)]
#[path = "../it/gereedschap.rs"]
mod gereedschap;
mod werkagenda;
#[allow(dead_code)]
#[path = "../it/werkagenda_document.rs"]
mod werkagenda_document;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use normwijzer_core::NormSet;
use normwijzer_core::norm::{NormBestand, citaat_staat_in, lees};

/// Per editie het bestand in `../shared/bronnen` met haar tekst.
const DOCUMENTEN: [(&str, &str); 1] = [("azwa-d5/2026-04-20", "000_bf875b424cb6ded9.txt")];

#[test]
fn elk_citaat_staat_woordelijk_in_zijn_document() {
    let documenten: BTreeMap<&str, String> =
        DOCUMENTEN.iter().map(|(editie, bestand)| (*editie, document(bestand))).collect();
    let fouten: Vec<String> = normen()
        .normen
        .iter()
        .filter_map(|norm| match documenten.get(norm.editie.as_str()) {
            None => Some(format!("{}: van editie {} staat geen document in DOCUMENTEN", norm.id, norm.editie)),
            Some(tekst) if citaat_staat_in(&norm.citaat, tekst) => None,
            Some(_) => Some(format!("{}: dit citaat staat niet in {}:\n  {}", norm.id, norm.vindplaats, norm.citaat)),
        })
        .collect();
    assert!(fouten.is_empty(), "{}", fouten.join("\n"));
}

/// De tekst van een document naast de repo.
fn document(bestand: &str) -> String {
    let pad = wortel().join("../shared/bronnen").join(bestand);
    fs::read_to_string(&pad).unwrap_or_else(|e| panic!("bronbestand {} is niet te lezen: {e}", pad.display()))
}

/// Alle normen van de repo, gelezen zoals het programma dat doet.
fn normen() -> NormSet {
    let map = wortel().join("norms");
    let inhoud: Vec<(String, Vec<u8>)> = toml_bestanden(&map)
        .into_iter()
        .map(|pad| {
            let bytes = fs::read(&pad).unwrap_or_else(|e| panic!("{}: {e}", pad.display()));
            let naam = pad.strip_prefix(&map).unwrap_or(&pad).to_string_lossy().replace('\\', "/");
            (naam, bytes)
        })
        .collect();
    let bestanden: Vec<NormBestand<'_>> =
        inhoud.iter().map(|(pad, bytes)| NormBestand { pad: pad.clone(), inhoud: bytes }).collect();
    let (set, bevindingen) = lees(&bestanden);
    set.unwrap_or_else(|| {
        let regels: Vec<String> = bevindingen.iter().map(ToString::to_string).collect();
        panic!("de normen zijn niet te lezen:\n{}", regels.join("\n"))
    })
}

/// De TOML-bestanden in een map en de mappen daaronder, op volgorde van naam.
fn toml_bestanden(map: &Path) -> Vec<PathBuf> {
    let regels = fs::read_dir(map).unwrap_or_else(|e| panic!("{}: {e}", map.display()));
    let mut paden: Vec<PathBuf> =
        regels.map(|regel| regel.unwrap_or_else(|e| panic!("{}: {e}", map.display())).path()).collect();
    paden.sort();
    paden
        .into_iter()
        .flat_map(|pad| if pad.is_dir() { toml_bestanden(&pad) } else { vec![pad] })
        .filter(|pad| pad.extension().is_some_and(|e| e == "toml"))
        .collect()
}

/// De map van de repo.
fn wortel() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

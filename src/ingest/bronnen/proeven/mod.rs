//! Van bestanden tot tabellen: elk formaat gelezen, en wat er in elk formaat misgaat.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod formaten;
mod gebreken;
mod heenterug;
mod zippen;

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

use super::*;

const V3_CSV: &str = include_str!("../../fixtures/odata-v3-typed.csv");
const V3_RUW: &str = include_str!("../../fixtures/odata-v3-untyped.csv");
const V3_JSON: &str = include_str!("../../fixtures/odata-v3-typed.json");
const V3_EIGENSCHAPPEN: &str = include_str!("../../fixtures/odata-v3-eigenschappen.json");
const V4_JSON: &str = include_str!("../../fixtures/odata-observations.json");
const BULK: &str = include_str!("../../fixtures/bulk/Observations.csv");
const BULK_ONDERWERPEN: &str = include_str!("../../fixtures/bulk/MeasureCodes.csv");
const BULK_GROEPEN: &str = include_str!("../../fixtures/bulk/MeasureGroups.csv");
const BULK_REGIOS: &str = include_str!("../../fixtures/bulk/RegioSCodes.csv");
const EIGEN: &str = include_str!("../../fixtures/eigen-tabel.csv");
const BANDEN: &str = include_str!("../../fixtures/banden-excel.csv");

fn bestand(naam: &str, inhoud: &str) -> Invoer {
    Invoer::van_bytes(naam, inhoud.as_bytes().to_vec())
}

fn lees(bestanden: &[(&str, &str)]) -> Lezing {
    let invoer: Vec<Invoer> = bestanden.iter().map(|(naam, inhoud)| bestand(naam, inhoud)).collect();
    lees_bronnen(&invoer, &ALLES)
}

/// De enige tabel, en die zonder bevindingen.
fn gave_tabel(bestanden: &[(&str, &str)]) -> Brontabel {
    let lezing = lees(bestanden);
    assert_eq!((&lezing.bevindingen, &lezing.overgeslagen), (&vec![], &vec![]));
    let [tabel] = <[_; 1]>::try_from(lezing.tabellen).unwrap();
    assert_eq!(tabel.bevindingen, []);
    tabel
}

/// Alle berichten, van de bestanden en van de tabellen.
fn berichten(lezing: &Lezing) -> Vec<String> {
    let van_tabellen = lezing.tabellen.iter().flat_map(|t| &t.bevindingen);
    lezing.bevindingen.iter().chain(van_tabellen).map(ToString::to_string).collect()
}

fn zip_van(delen: &[(&str, &[u8])]) -> Vec<u8> {
    let mut uit = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (naam, inhoud) in delen {
        uit.start_file(*naam, SimpleFileOptions::default()).unwrap();
        uit.write_all(inhoud).unwrap();
    }
    uit.finish().unwrap().into_inner()
}

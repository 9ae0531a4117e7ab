//! Importers: van bestanden van anderen naar onze eigen datasets.
//!
//! Elke importer neemt bytes met een bestandsnaam en geeft CSV met een `bron.toml`, plus wat hij waarvoor aanzag en wat
//! hij wegliet. Kolommen worden gevonden op hun betekenis, nooit op hun plaats.

mod bevolking;
mod bevolking_tabel;
mod buren;
mod cohort;
mod dataset_uit;
mod gebieden;
mod grenzen;
mod herindeling;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod herindeling_proef;
mod hernoemd;
mod inwoners;
mod iza;
mod leeftijd_2021;
mod leeftijd_nl;
mod maatregelen;
mod middelen;
mod parquet;
mod parquet_controle;
mod parquet_tabel;
#[cfg(test)]
mod proefbestanden;
mod schatting;
mod sleutels;
mod spuk;
mod statline_banden;
mod stromen;
mod terugblik;
mod varianten;

pub use bevolking::{BevolkingBronnen, importeer_bevolking};
pub use bevolking_tabel::bevolking_dataset;
pub use buren::importeer_buren;
pub use cohort::importeer_cohort;
pub use dataset_uit::DatasetUit;
pub(crate) use dataset_uit::maak as maak_dataset;
pub use gebieden::importeer_gebieden;
pub use herindeling::importeer_herindelingen;
pub use inwoners::importeer_inwoners_totalen;
pub use iza::importeer_iza;
pub use leeftijd_nl::importeer_leeftijd_nl;
pub use middelen::{MiddelenBronnen, importeer_middelen};
pub use parquet_tabel::{lees_bronnen, lees_parquet};
pub use terugblik::TerugblikBronnen;

//! De proeven van het hele programma: zij drijven de echte opdracht en kijken naar wat een gebruiker krijgt.
//!
//! Eén testprogramma, want elk dat polars linkt kost seconden. Niets hier heeft netwerk of bestanden buiten de repo nodig.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bevolking;
mod contract;
mod frames;
mod gebieden;
mod geld;
mod geldpagina;
mod geldplan;
mod gereedschap;
mod herindeling;
mod huis;
mod invoer;
mod istboek;
mod kenmerken;
mod landelijk;
mod opties;
mod per_gebied;
mod prognose;
mod scenario;
mod schaal;
mod taal;
mod uitvoer;
mod vastgelegd;
mod werkagenda;
mod werkagenda_document;
mod zelfde_bytes;

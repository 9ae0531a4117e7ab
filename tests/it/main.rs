//! De proeven van het hele programma: zij drijven de echte opdracht en kijken naar wat een gebruiker krijgt.
//!
//! Eén testprogramma, want elk dat polars linkt kost seconden. Niets hier heeft netwerk of bestanden buiten de repo nodig.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bevolking;
mod contract;
mod frames;
mod gebieden;
mod geld;
mod geldplan;
mod gereedschap;
mod huis;
mod invoer;
mod kenmerken;
mod landelijk;
mod opties;
mod per_gebied;
mod scenario;
mod schaal;
mod taal;
mod uitvoer;
mod vastgelegd;
mod werkagenda;
mod werkagenda_document;
mod zelfde_bytes;

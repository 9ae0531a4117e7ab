//! Van bestanden, mappen en zips naar tabellen: elk bestand aan zijn inhoud herkend, bladzijden en codelijsten van één
//! tabel bij elkaar gezocht, en van elk bestand gezegd wat ermee gebeurd is.
//!
//! Weet niet wat een tabel betekent. Parquet leest een ander (`data`); die lezer wordt meegegeven.

mod bijlage;
mod groep;
mod invoer;
#[cfg(test)]
mod proeven;
mod werkmap;
mod zipbestand;

use crate::brontabel::Brontabel;
use crate::codeboek::Codeboek;
use crate::csv_tabel::Tabel;
use crate::opmerking::LeesOpmerking;
use crate::zeef::Wil;

pub use invoer::{Invoer, verzamel};

/// Leest Parquet als tabel met koppen; getallen met een decimale punt. De fout is een Nederlandse zin.
pub type ParquetLezer<'a> = dyn Fn(&[u8]) -> Result<Tabel, String> + 'a;

/// Hoe gelezen wordt.
#[derive(Clone, Copy)]
pub struct Leeswijze<'a> {
    /// Welke rijen gewenst zijn. Nodig voor tabellen die niet in het geheugen passen.
    pub wil: &'a Wil<'a>,
    /// De lezer van Parquet, als er een is.
    pub parquet: Option<&'a ParquetLezer<'a>>,
}

/// Alles, en geen Parquet.
pub const ALLES: Leeswijze<'static> = Leeswijze { wil: &wil_alles, parquet: None };

fn wil_alles(_: &Codeboek, _: &str, _: &str) -> bool {
    true
}

/// Wat er gelezen is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lezing {
    /// De tabellen; elke noemt haar bestanden, wat is weggelaten en wat eraan mankeert.
    pub tabellen: Vec<Brontabel>,
    /// De bestanden die niet gebruikt zijn.
    pub overgeslagen: Vec<Overgeslagen>,
    /// Wat mankeert aan bestanden die een tabel hadden moeten worden.
    pub bevindingen: Vec<LeesOpmerking>,
}

/// Een bestand dat niet gebruikt is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overgeslagen {
    /// Het bestand.
    pub bestand: String,
    /// Waarom, als zin zonder hoofdletter.
    pub waarom: String,
}

/// Leest alle bestanden die bij elkaar gegeven zijn.
///
/// Begrensd: elk bestand tot een grens, alle tabellen samen tot drie miljoen cellen; wat daarboven komt is een fout met
/// raad. Wat te groot is voor het geheugen (bulk-CSV, ook in een zip) wordt rij voor rij langs [`Leeswijze::wil`] gelegd.
#[must_use]
pub fn lees_bronnen(invoer: &[Invoer], wijze: &Leeswijze<'_>) -> Lezing {
    groep::lees(invoer, wijze)
}

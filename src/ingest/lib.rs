//! Van bytes naar rijen, per formaat, met herkomst en begrensd.
//!
//! Elke lezer neemt bytes of tekst en geeft rijen zoals zij er staan: met de regel in het bestand, en getallen als
//! tekst zodat geen cijfer verandert. Wat een kolom betekent, beslist een ander. Wat niet klopt, staat in een
//! [`LeesOpmerking`] met regel en kolom, alles tegelijk; alleen waar niets te lezen valt komt er een fout.
//!
//! Deze crate weet niets van normen, gebieden, polars, de opdrachtregel of de klok.

pub mod binair;
pub mod brontabel;
pub mod bytes;
mod csv_rijen;
pub mod csv_tabel;
pub mod draaier;
pub mod geojson;
mod getal;
pub mod herken;
pub mod odata_codes;
pub mod odata_v4;
pub mod odata_v4_tabel;
pub mod opmerking;
mod scheiding;
mod statline_herstel;

pub mod statline_csv;
mod statline_kop;
pub mod statline_waarde;
pub mod tekst;

pub use binair::BinaireSoort;
pub use brontabel::{BronRij, Brontabel, Dimensie};
pub use bytes::{LeesFout, lees_bestand};
pub use csv_rijen::{CsvFout, Rij};
pub use csv_tabel::{Tabel, lees_tabel};
pub use draaier::{Codeboek, Draaier};
pub use geojson::{GeojsonFout, Vlak, lees_geojson};
pub use herken::{Bestandssoort, herken};
pub use odata_codes::{Code, lees_codes};
pub use odata_v4::{Observatie, OdataFout, Pagina, lees_pagina, voeg_samen};
pub use odata_v4_tabel::{odata_v4_tabel, onderwerp_van};
pub use opmerking::{LeesErnst, LeesOpmerking};
pub use statline_csv::{StatlineFout, StatlineTabel, lees_statline};
pub use statline_kop::Onderwerp;
pub use statline_waarde::{StatlineRij, Waarde};
pub use tekst::{TekstFout, lees_tekst};

#[cfg(test)]
mod proeven;

//! Van bytes naar rijen, per formaat, met herkomst en begrensd.
//!
//! Elke lezer neemt bytes of tekst en geeft rijen zoals zij er staan: met de regel in het bestand, en getallen als
//! tekst zodat geen cijfer verandert. Wat een kolom betekent, beslist een ander. Wat niet klopt, staat in een
//! [`LeesOpmerking`] met regel en kolom, alles tegelijk; alleen waar niets te lezen valt komt er een fout.
//!
//! Deze crate weet niets van normen, gebieden, polars, de opdrachtregel of de klok.

mod band_kop;
pub mod binair;
mod bladzijden;
mod breed;
pub mod bronnen;
pub mod brontabel;
pub mod bytes;
pub mod codeboek;
mod csv_rijen;
pub mod csv_tabel;
mod draaier;
pub mod geojson;
mod getal;
pub mod herken;
mod json_lijst;
pub mod odata_codes;
mod odata_v3;
pub mod odata_v4;
mod odata_v4_bulk;
mod odata_v4_tabel;
pub mod opmerking;
mod scheiding;
mod statline_herstel;

pub mod statline_csv;
mod statline_kop;
pub mod statline_waarde;
pub mod tekst;
pub mod werkblad;
mod zeef;

pub use binair::BinaireSoort;
pub use bronnen::{ALLES, Invoer, Leeswijze, Lezing, Overgeslagen, ParquetLezer, lees_bronnen, verzamel};
pub use brontabel::{BronRij, Brontabel, Dimensie};
pub use bytes::{LeesFout, lees_bestand};
pub use codeboek::Codeboek;
pub use csv_rijen::{CsvFout, Rij};
pub use csv_tabel::{Tabel, lees_tabel};
pub use geojson::{GeojsonFout, Vlak, lees_geojson};
pub use herken::{Bestandssoort, herken};
pub use odata_codes::{Code, lees_codes};
pub use odata_v4::{Observatie, OdataFout, Pagina, lees_pagina, voeg_samen};
pub use opmerking::{LeesErnst, LeesOpmerking};
pub use statline_csv::{StatlineFout, StatlineTabel, lees_statline};
pub use statline_kop::Onderwerp;
pub use statline_waarde::{StatlineRij, Waarde};
pub use tekst::{TekstFout, lees_tekst};
pub use werkblad::{Werkblad, Werkmap, WerkmapFout, lees_werkmap};
pub use zeef::Wil;

#[cfg(test)]
mod proeven;

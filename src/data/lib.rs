//! Frames erin, frames eruit: van bronbestanden naar onze eigen datasets, en van datasets naar het land van de kern.
//!
//! Deze crate opent geen bestanden: zij neemt bytes met een naam en geeft bytes of frames terug. Zij weet niets van
//! grafieken, pagina's of de opdrachtregel.

pub mod betekenis;
pub mod bevolking;
pub mod bron;
mod bronbestand;
pub mod buren;
mod controle;
mod controle_aanvullend;
mod csv_in;
mod csv_uit;
pub mod datasets;
pub mod grondslag;
pub mod herindelingen;
pub mod import;
pub mod indeling;
pub mod kenmerken;
pub mod land;
pub mod leeftijd_nl;
pub mod leeftijdsgroepen;
pub mod middelen;
pub mod namen;
pub mod omzetten;
#[cfg(test)]
mod proefdata;
pub mod prognose;
mod rijen;
pub mod schaaltabel;
pub mod schema;
pub mod tabellen;

pub use bevolking::bron::lees_bevolking;
pub use bevolking::toepassen::{Toegepast, pas_toe};
pub use bevolking::{Bevolking, Keuze as BevolkingKeuze};
pub use bron::Bron;
pub use bronbestand::BronBestand;
pub use buren::{Omtrek, buren, omtrekken};
pub use controle::controleer;
pub use datasets::{Datasets, Frames};
pub use grondslag::grondslag;
pub use herindelingen::herindelingen;
pub use import::{
    BevolkingBronnen, DatasetUit, MiddelenBronnen, TerugblikBronnen, bevolking_dataset, importeer_bevolking,
    importeer_buren, importeer_cohort, importeer_gebieden, importeer_herindelingen, importeer_inwoners_totalen,
    importeer_iza, importeer_leeftijd_nl, importeer_middelen, lees_bronnen, lees_parquet,
};
pub use indeling::{IndelingRij, lees_indeling, met_indeling};
pub use kenmerken::{GelezenKenmerken, KenmerkKeuze, is_eigen as is_kenmerkentabel, kenmerken_dataset, lees_kenmerken};
pub use land::{Peildatum, land};
pub use leeftijd_nl::{LeeftijdNl, Leeftijden, leeftijd_nl};
pub use middelen::middelen;
pub use namen::Namen;

//! Frames erin, frames eruit: van bronbestanden naar onze eigen datasets, en van datasets naar het land van de kern.
//!
//! Deze crate opent geen bestanden: zij neemt bytes met een naam en geeft bytes of frames terug. Zij weet niets van
//! grafieken, pagina's of de opdrachtregel.

pub mod bron;
mod bronbestand;
mod controle;
mod csv_in;
mod csv_uit;
pub mod datasets;
pub mod grondslag;
pub mod import;
pub mod indeling;
pub mod land;
pub mod namen;
#[cfg(test)]
mod proefdata;
mod rijen;
pub mod schema;
pub mod tabellen;

pub use bron::Bron;
pub use bronbestand::BronBestand;
pub use controle::controleer;
pub use datasets::{Datasets, Frames};
pub use grondslag::grondslag;
pub use import::{
    BevolkingBronnen, DatasetUit, importeer_bevolking, importeer_gebieden, importeer_inwoners_totalen, importeer_iza,
};
pub use indeling::{IndelingRij, lees_indeling, met_indeling};
pub use land::{Peildatum, land};
pub use namen::Namen;

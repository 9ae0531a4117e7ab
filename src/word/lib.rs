//! Word-documenten (DOCX): openen, vullen en schrijven.
//!
//! Weet wat een alinea, tabel, figuur en inhoudsbesturingselement is; weet niets van normen, plannen of gebieden, en
//! raakt geen bestand aan: bytes erin, bytes eruit. Wat een ander in een document schreef, blijft byte voor byte staan.

pub mod besturing;
mod besturing_tag;
pub mod besturing_verslag;
pub mod besturing_vullen;
mod besturing_zegel;
pub mod fout;
pub mod inhoud;
mod koppen;
mod media;
pub mod mijlpaalrij;
pub mod nieuw;
pub mod pakket;
mod pakket_controle;
pub mod pakket_relaties;
mod pakket_zip;
mod plaats;
mod ruimte;
pub mod schrijf;
pub mod secties;
mod stijlen;
pub mod tabel;
pub mod velden;
mod velden_knip;
mod xml;
mod xml_ingrepen;
mod xml_tekens;
mod xml_zichtbaar;

pub use besturing::{Bestaand, Besturing, Soort, omhul, tekstdelen};
pub use besturing_verslag::{Bewaard, Plek, Reden, Verslag};
pub use besturing_vullen::Vuller;
pub use fout::WordFout;
pub use media::ruim_op;
pub use pakket::Pakket;
pub use schrijf::Schrijver;
pub use secties::{Mijlpalentabel, Onderdeel, Sectie, Structuur};
pub use tabel::{Cel, Rij};

#[cfg(test)]
mod proeven;

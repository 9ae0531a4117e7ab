//! Word-documenten (DOCX): openen, vullen en schrijven.
//!
//! Weet wat een alinea, tabel, figuur en inhoudsbesturingselement is; weet niets van normen, plannen of gebieden, en
//! raakt geen bestand aan: bytes erin, bytes eruit. Wat een ander in een document schreef, blijft byte voor byte staan.

pub mod fout;
pub mod inhoud;
mod media;
pub mod nieuw;
pub mod pakket;
mod pakket_controle;
pub mod pakket_relaties;
mod pakket_zip;
pub mod schrijf;
mod stijlen;
mod xml;
mod xml_ingrepen;

pub use fout::WordFout;
pub use media::ruim_op;
pub use pakket::Pakket;
pub use schrijf::Schrijver;

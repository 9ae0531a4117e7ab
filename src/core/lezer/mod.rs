//! TOML lezen dat een mens met de hand schreef: sleutel voor sleutel, met regel en kolom bij alles wat niet klopt.
//!
//! Dient de normbestanden en het scenario. Weet niet wat een norm of een afwijking is: welke sleutels er horen
//! zegt wie leest, en de vaste codes van de bevindingen komen mee in `Codes`.

mod codes;
mod document;
mod getal;
mod plaats;
mod tabel;
pub mod vorm;
mod woord;

pub(crate) use codes::Codes;
pub(crate) use document::lees_document;
pub(crate) use getal::Getal;
pub(crate) use plaats::{Meldingen, kort};
pub(crate) use tabel::{Tabel, Veld, vouw};
pub use vorm::Vorm;
pub(crate) use woord::Woord;

//! TOML lezen dat een mens met de hand schreef: sleutel voor sleutel, met regel en kolom bij alles wat niet klopt.
//!
//! Dient de normbestanden, het scenario, de ingroei, de kosten en de huisstijl. Weet niet wat een norm of een afwijking is: welke sleutels er horen
//! zegt wie leest, en de vaste codes van de bevindingen komen mee in `Codes`.

mod codes;
mod document;
mod getal;
mod plaats;
mod tabel;
pub mod vorm;
mod woord;

pub use codes::Codes;
pub(crate) use document::lees_document;
pub use document::lees_een;
pub(crate) use getal::Getal;
pub use plaats::Meldingen;
pub(crate) use plaats::kort;
pub(crate) use tabel::vouw;
pub use tabel::{Tabel, Veld};
pub use vorm::Vorm;
pub(crate) use woord::Woord;

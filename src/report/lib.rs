//! Pagina's en grafieken: van uitkomsten naar wat iemand leest, in kleine weergaven per formaat.
//!
//! Deze crate weet niets van polars en van de opdrachtregel, en rekent geen norm uit.

pub mod alt;
pub mod chart;
pub mod document;
pub mod docx;
pub mod font;
mod gedrukt;
pub mod grafieken;
pub mod html;
pub mod huisstijl;
pub mod ist_verslag;
pub mod ist_werkmap;
pub mod markdown;
pub mod nl;
pub mod plan_pagina;
pub mod plan_werkmap;
pub mod samenvatting;
pub mod schaal_pagina;
pub mod uitleg;
pub mod vergelijk_pagina;
pub mod werkagenda;
pub mod werkagenda_word;
pub mod werkmap;
pub mod xlsx;
pub mod zinnen;

pub use normwijzer_word::WordFout;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod proef;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests_afwijking;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests_prognose;

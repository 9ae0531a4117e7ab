//! Pagina's en grafieken: van uitkomsten naar wat iemand leest, in kleine weergaven per formaat.
//!
//! Deze crate weet niets van polars en van de opdrachtregel, en rekent geen norm uit.

pub mod alt;
pub mod chart;
pub mod font;
pub mod nl;
pub mod plan_werkmap;
pub mod werkmap;
pub mod xlsx;

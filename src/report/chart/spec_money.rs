//! Wat er in een grafiek van kosten en middelen per jaar staat.

use super::Caption;

/// Het grootste aantal jaren naast elkaar.
pub const MAX_YEARS: usize = 15;

/// Kosten per jaar naast het geld per stroom. Wat niet bekend is, is open en gearceerd, en nooit nul.
#[derive(Clone, Debug, PartialEq)]
pub struct MoneyChart {
    /// Titel, bron en voorbehouden.
    pub caption: Caption,
    /// Kop boven de as: "miljoen euro per jaar".
    pub axis_heading: String,
    /// De namen van de stromen, in de volgorde waarin zij gestapeld worden.
    pub streams: Vec<String>,
    /// De jaren, op volgorde; ten hoogste [`MAX_YEARS`].
    pub years: Vec<MoneyYear>,
}

/// Een jaar.
#[derive(Clone, Debug, PartialEq)]
pub struct MoneyYear {
    /// Het jaar: "2027".
    pub label: String,
    /// Per stroom wat er is; `None` is onbekend.
    pub funds: Vec<Option<f64>>,
    /// Wat er is in woorden: "1,2 mln", of waarom het er niet is.
    pub funds_label: String,
    /// Wat de normen kosten; `None` is onbekend.
    pub costs: Option<MoneyRange>,
    /// De kosten in woorden.
    pub costs_label: String,
}

/// Kosten van laag tot hoog.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MoneyRange {
    /// De lage.
    pub laag: f64,
    /// De hoge.
    pub hoog: f64,
}

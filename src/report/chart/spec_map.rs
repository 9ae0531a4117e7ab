//! Wat er in een kaart van clusters staat: omtrekken, en wie met wie deelt.

use super::Caption;

/// Het grootste aantal gemeenten op een kaart: heel Nederland.
pub const MAX_AREAS: usize = 400;

/// Het grootste aantal clusters dat onder een kaart in woorden staat; daarboven is zij geen A4 meer.
pub const MAX_CLUSTERS: usize = 60;

/// Een kaart van gemeenten die een functie delen.
#[derive(Clone, Debug, PartialEq)]
pub struct MapChart {
    /// Titel, bron en voorbehouden.
    pub caption: Caption,
    /// De gemeenten.
    pub areas: Vec<MapArea>,
    /// De clusters, in de volgorde waarin zij genummerd worden.
    pub clusters: Vec<MapCluster>,
    /// Wat een werkbare functie is: "ten minste 8 van 36 uur per week, aan de onderkant".
    pub threshold: String,
}

/// Een gemeente op de kaart.
#[derive(Clone, Debug, PartialEq)]
pub struct MapArea {
    /// Haar naam.
    pub label: String,
    /// Haar ringen, in kilometers oost en noord; een ring in een andere is een gat.
    pub rings: Vec<Vec<(f64, f64)>>,
    /// De plaats van haar cluster in de lijst; `None` als haar werk niet bekend is.
    pub cluster: Option<usize>,
}

/// Gemeenten die een functie delen, of één die dat niet hoeft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapCluster {
    /// De namen van de gemeenten: "Harlingen, Vlieland".
    pub label: String,
    /// Fte en uren in woorden.
    pub figures: String,
    /// Wat de toets zegt.
    pub outcome: MapOutcome,
}

/// Wat de schaaltoets van een cluster zegt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MapOutcome {
    /// Op zichzelf een werkbare functie.
    Alone,
    /// Samen een werkbare functie.
    Shared,
    /// Ook met alle buren in het gebied geen werkbare functie.
    TooSmall,
}

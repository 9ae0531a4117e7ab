//! Wat er in de twee grafieken over een hele regio staat: het overzicht van haar normen, en de regio's naast elkaar.

use super::{Caption, GapStatus};

/// Wat er van de IST te tekenen is. Alleen [`Stand::Bekend`] krijgt een teken: een som over een deel van de gemeenten
/// lijkt op een lage stand en is het niet.
#[derive(Clone, Debug, PartialEq)]
pub enum Stand {
    /// Een waarde en wat de vergelijking zegt.
    Bekend {
        /// De waarde.
        waarde: f64,
        /// De waarde als tekst: "79%", "0,31 fte per 10.000".
        tekst: String,
        /// De uitkomst.
        status: GapStatus,
    },
    /// Van een deel bekend: "9 van 12 gemeenten".
    Deels {
        /// Van hoeveel.
        van: String,
    },
    /// Niet bekend.
    Onbekend,
    /// Bekend, maar zo klein dat zij niet afgedrukt wordt (DESIGN §6).
    NietAfgedrukt,
    /// Er is geen SOLL om mee te vergelijken: "niet van kracht", "grondslag onbekend".
    Geen {
        /// Waarom niet.
        reden: String,
    },
}

impl Stand {
    /// Wat er staat waar geen teken staat.
    pub(super) fn kort(&self) -> &str {
        match self {
            Self::Bekend { .. } => "",
            Self::Deels { .. } => "deels bekend",
            Self::Onbekend => "onbekend",
            Self::NietAfgedrukt => "niet afgedrukt",
            Self::Geen { reden } => reden,
        }
    }

    /// Van hoeveel de stand bekend is, als dat niet alles of niets is.
    pub(super) fn dekking(&self) -> Option<String> {
        match self {
            Self::Deels { van } => Some(format!("{van} bekend")),
            _ => None,
        }
    }

    /// De waarde, als zij bekend is.
    pub(super) fn waarde(&self) -> Option<f64> {
        match self {
            Self::Bekend { waarde, .. } => Some(*waarde),
            _ => None,
        }
    }
}

/// Alle normen van één gebied: een rij per norm met een getal, en een telling van de normen in woorden.
///
/// De as is het percentage van de SOLL, want fte en verwijzingen passen niet op één as. Bij een bandbreedte is 100% de
/// *ondergrens*: dan betekent links van de streep bij elke norm hetzelfde, namelijk te weinig. Met de bovengrens op
/// 100% zou een regio die ruim binnen de band zit bij 40% staan en achter lijken te lopen.
#[derive(Clone, Debug, PartialEq)]
pub struct OverviewChart {
    /// Titel, bron en voorbehouden.
    pub caption: Caption,
    /// De normen met een getal, per leefgebied; samen ten hoogste [`super::MAX_NORMS`].
    pub groups: Vec<OverviewGroup>,
    /// De normen in woorden, geteld; ten hoogste [`super::MAX_NORMS`] regels.
    pub woorden: Vec<WoordenRow>,
}

/// De normen van een leefgebied.
#[derive(Clone, Debug, PartialEq)]
pub struct OverviewGroup {
    /// De naam van het leefgebied.
    pub heading: String,
    /// De normen.
    pub rows: Vec<OverviewRow>,
}

/// Een norm met een getal.
#[derive(Clone, Debug, PartialEq)]
pub struct OverviewRow {
    /// De naam van de norm.
    pub label: String,
    /// De vullingsgraad: 1 is de SOLL, bij een bandbreedte de ondergrens. Bij een minimum telt het overschot van de ene
    /// gemeente niet mee voor de andere (DESIGN §6); wijkt het cijfer rechts daardoor af, noem dan daar het tekort.
    pub stand: Stand,
    /// De bovengrens gedeeld door de ondergrens; 1 als er één waarde is.
    pub hoog: f64,
    /// Een minimum: de SOLL loopt open naar rechts.
    pub open_upward: bool,
    /// Een richtpunt en geen harde afspraak: open getekend.
    pub richtpunt: bool,
    /// Het cijfer rechts: "6,8 van 8,6–21,6 fte".
    pub figures: String,
}

/// Hoeveel eisen in woorden er zijn, per leefgebied of per norm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WoordenRow {
    /// Het leefgebied of de norm.
    pub label: String,
    /// Aanwezig.
    pub aanwezig: u32,
    /// Voor een deel aanwezig.
    pub deels: u32,
    /// Niet aanwezig.
    pub niet: u32,
    /// Geen opgave.
    pub onbekend: u32,
}

/// Eén norm in veel gebieden: een rij per gebied, de IST per grondslag als teken tegen de landelijke norm.
///
/// De rijen staan op code en niet op stand: het is geen ranglijst. De SOLL per hoofd is overal gelijk en wordt dus één
/// keer getekend, als band over alle rijen, en nooit als uitkomst van een gebied.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareChart {
    /// Titel, bron en voorbehouden.
    pub caption: Caption,
    /// Kop boven de namen: "GGD-regio".
    pub row_heading: String,
    /// Kop boven de as: "IST in fte per 10.000 inwoners".
    pub axis_heading: String,
    /// Kop boven de cijfers rechts: "IST".
    pub figures_heading: String,
    /// De as telt hele eenheden.
    pub whole: bool,
    /// De norm die in elk gebied hetzelfde is, als band over alle rijen.
    pub landelijk: Option<NationalNorm>,
    /// Een richtpunt en geen harde afspraak: open getekend.
    pub richtpunt: bool,
    /// De gebieden, op code; ten hoogste [`super::MAX_REGIONS`].
    pub rows: Vec<CompareRow>,
}

/// Een norm die in elk gebied hetzelfde is: per grondslag, of een vast aantal.
#[derive(Clone, Debug, PartialEq)]
pub struct NationalNorm {
    /// Ondergrens.
    pub laag: f64,
    /// Bovengrens; gelijk aan `laag` als er één waarde is.
    pub hoog: f64,
    /// Een minimum: de band loopt open naar rechts.
    pub open_upward: bool,
    /// De norm in cijfers, boven de band: "norm 0,2–0,5".
    pub label: String,
}

/// Een gebied van een [`CompareChart`].
#[derive(Clone, Debug, PartialEq)]
pub struct CompareRow {
    /// De naam van het gebied.
    pub label: String,
    /// De IST, per grondslag of als aantal.
    pub stand: Stand,
    /// Het minimum van dit gebied, alleen waar het per gebied verschilt: één steunpunt per gemeente.
    pub minimum: Option<f64>,
}

impl CompareChart {
    /// Verdeelt een grafiek met te veel gebieden, zoals [`super::GapChart::in_parts`].
    #[must_use]
    pub fn in_parts(self) -> Vec<Self> {
        let parts = parts(&self.rows, super::MAX_REGIONS);
        let of = parts.len();
        let part = |(i, rows)| {
            let mut part = Self { rows, ..self.clone() };
            part.caption.title = part_title(&self.caption.title, i, of);
            part
        };
        parts.into_iter().enumerate().map(part).collect()
    }
}

/// Verdeelt rijen in zo weinig mogelijk delen van ten hoogste `most`, even groot; ten minste één deel.
pub(super) fn parts<T: Clone>(rows: &[T], most: usize) -> Vec<Vec<T>> {
    let size = rows.len().div_ceil(rows.len().div_ceil(most).max(1)).max(1);
    if rows.is_empty() { vec![Vec::new()] } else { rows.chunks(size).map(<[T]>::to_vec).collect() }
}

/// De titel van een deel; een grafiek die heel bleef houdt de hare.
pub(super) fn part_title(title: &str, index: usize, of: usize) -> String {
    if of > 1 { format!("{title} ({} van {of})", index + 1) } else { title.to_owned() }
}

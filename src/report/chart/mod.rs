//! Grafieken zonder formaat: wat er in een grafiek staat, als platte gegevens.
//!
//! Een [`ChartSpec`] draagt getallen alleen om te tekenen (`f64`); elk getal dat iemand leest is al tekst en komt uit
//! `nl`. [`drukwerk`] maakt er in een huisstijl bytes van, [`cijfers`] de getallen die getekend zijn. Deze module weet
//! niets van normen of bestanden.

mod cijfers;
mod compare;
mod controle;
pub(crate) mod csv;
mod drawing;
mod drukwerk;
mod frame;
mod gap;
mod glyph;
mod hatch;
mod ink;
mod legend;
mod map;
mod marker;
mod money;
mod outline;
mod overview;
mod palette;
mod path;
mod pen;
mod plot;
mod raster;
mod scale;
mod spec;
mod spec_map;
mod spec_money;
mod svg;
#[cfg(test)]
mod tests;
mod text;
#[cfg(test)]
pub(crate) mod voorbeelden;

use normwijzer_core::{Eenheid, Quarter};

pub use cijfers::cijfers;
pub use controle::ChartError;
pub use drukwerk::{Drukwerk, drukwerk, outlined_svg, png};
pub use spec::{CompareChart, CompareRow, NationalNorm, OverviewChart, OverviewGroup, OverviewRow, Stand, WoordenRow};
pub use spec_map::{MAX_AREAS, MAX_CLUSTERS, MapArea, MapChart, MapCluster, MapOutcome};
pub use spec_money::{MAX_YEARS, MoneyChart, MoneyRange, MoneyYear};
pub use svg::svg;

/// Breedte van elke grafiek in px: 16 cm op 300 punten per inch, de tekstbreedte van een A4 in Word.
pub const WIDTH: u32 = 1890;

/// Het grootste aantal rijen van een GAP-grafiek; daarboven is zij op een A4 niet meer te lezen.
pub const MAX_ROWS: usize = 25;

/// Het grootste aantal kwartalen van een ingroeipad.
pub const MAX_QUARTERS: usize = 101;

/// Het grootste aantal normen van een overzicht, en het grootste aantal regels met normen in woorden.
pub const MAX_NORMS: usize = 20;

/// Het grootste aantal gebieden naast elkaar: genoeg voor de 42 IZA-regio's op één A4.
pub const MAX_REGIONS: usize = 45;

/// Een grafiek die getekend kan worden.
#[derive(Clone, Debug, PartialEq)]
pub enum ChartSpec {
    /// SOLL tegenover IST, een rij per gemeente.
    Gap(GapChart),
    /// Het ingroeipad van één norm in één gebied.
    Ingroeipad(PathChart),
    /// Alle normen van één gebied.
    Overzicht(OverviewChart),
    /// Eén norm in veel gebieden.
    Vergelijk(CompareChart),
    /// Wie een functie deelt, op de kaart.
    Kaart(MapChart),
    /// Kosten per jaar naast het geld per stroom.
    Geld(MoneyChart),
}

impl ChartSpec {
    /// Wat om de grafiek heen staat.
    #[must_use]
    pub fn caption(&self) -> &Caption {
        match self {
            Self::Gap(c) => &c.caption,
            Self::Ingroeipad(c) => &c.caption,
            Self::Overzicht(c) => &c.caption,
            Self::Vergelijk(c) => &c.caption,
            Self::Kaart(c) => &c.caption,
            Self::Geld(c) => &c.caption,
        }
    }
}

/// Wat bij elke grafiek om het beeld heen staat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// De bevinding, als zin: "Vier van de zes gemeenten zitten onder de norm".
    pub title: String,
    /// Norm, eenheid en gebied; hier staat ook het cijfer van het hele gebied, dat een andere schaal heeft.
    pub subtitle: String,
    /// Waar het over gaat, voor de tekst die een schermlezer leest: "Brugfunctionaris".
    pub onderwerp: String,
    /// De naam van het gebied, voor de tekst die een schermlezer leest.
    pub gebied: String,
    /// De peildatum of de periode, voor dezelfde tekst.
    pub periode: String,
    /// Voorbehouden die de lezer moet zien: "schatting", "FICTIEF voorbeeld", "reconstructie".
    pub marks: Vec<String>,
    /// Waar de cijfers vandaan komen.
    pub bron: String,
    /// De code van de verantwoording: NW-xxxxxxxx.
    pub receipt: String,
    /// Waar dezelfde cijfers in een tabel staan: "plan.csv", "tabel 2".
    pub table: String,
}

/// SOLL tegenover IST: een rij per gemeente.
#[derive(Clone, Debug, PartialEq)]
pub struct GapChart {
    /// Titel, bron en voorbehouden.
    pub caption: Caption,
    /// De eenheid langs de as.
    pub eenheid: Eenheid,
    /// Kop boven de namen: "Gemeente".
    pub row_heading: String,
    /// Kop boven de cijfers rechts: "Nog te bouwen (fte)".
    pub gap_heading: String,
    /// De rijen, in de volgorde waarin zij getekend worden; ten hoogste [`MAX_ROWS`].
    pub rows: Vec<GapRow>,
    /// Wat er ten minste op de as past: in delen van één grafiek het hoogste van alle delen. Nul voor een losse grafiek.
    pub axis_to: f64,
}

impl GapChart {
    /// Verdeelt een grafiek met te veel rijen in even grote grafieken van ten hoogste [`MAX_ROWS`] rijen; de titel zegt
    /// dan welk deel het is.
    #[must_use]
    pub fn in_parts(self) -> Vec<Self> {
        let parts = spec::parts(&self.rows, MAX_ROWS);
        let of = parts.len();
        let highest = || self.rows.iter().map(gap::highest).fold(self.axis_to, f64::max);
        let axis_to = if of > 1 { highest() } else { self.axis_to };
        let part = |(i, rows)| {
            let mut part = Self { rows, axis_to, ..self.clone() };
            part.caption.title = spec::part_title(&self.caption.title, i, of);
            part
        };
        parts.into_iter().enumerate().map(part).collect()
    }
}

/// Een rij van een [`GapChart`].
#[derive(Clone, Debug, PartialEq)]
pub struct GapRow {
    /// De naam van de gemeente.
    pub label: String,
    /// Wat er is; `None` is onbekend en wordt nooit als nul getekend.
    pub ist: Option<f64>,
    /// Ondergrens van de SOLL.
    pub laag: f64,
    /// Bovengrens van de SOLL; gelijk aan `laag` als er één waarde is.
    pub hoog: f64,
    /// Een minimum: de band loopt open naar rechts.
    pub open_upward: bool,
    /// Het cijfer in de rechterkolom.
    pub gap_label: String,
    /// De uitkomst van de vergelijking.
    pub status: GapStatus,
}

/// Hoe IST zich tot SOLL verhoudt (DESIGN §6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapStatus {
    /// Onder de SOLL.
    Onder,
    /// Binnen de bandbreedte.
    Binnen,
    /// Boven de bandbreedte.
    Boven,
    /// Minimum of streefwaarde gehaald.
    Gehaald,
    /// Niet te vergelijken.
    Onbekend,
    /// Bekend, maar zo klein dat zij niet afgedrukt wordt, of een kleine zou verraden (DESIGN §6).
    NietAfgedrukt,
}

/// Het ingroeipad van één norm in één gebied.
#[derive(Clone, Debug, PartialEq)]
pub struct PathChart {
    /// Titel, bron en voorbehouden.
    pub caption: Caption,
    /// De eenheid langs de as.
    pub eenheid: Eenheid,
    /// De kwartalen, oplopend; ten minste twee.
    pub points: Vec<PathPoint>,
    /// Wat er bij de start is; `None` is onbekend: dan is er geen pad.
    pub ist: Option<PathIst>,
    /// Het kwartaal waarin de SOLL gehaald moet zijn.
    pub doel: Quarter,
    /// De tekst bij het doel: "Doel: 1 januari 2030".
    pub doel_label: String,
    /// Meetmomenten langs de as, zoals de regioscan.
    pub moments: Vec<Moment>,
    /// Een minimum: de SOLL loopt open naar boven.
    pub open_upward: bool,
    /// Een richtpunt en geen harde afspraak: het pad is gestippeld.
    pub gestippeld: bool,
    /// Het pad stapt in hele eenheden.
    pub trap: bool,
    /// Wat het pad waar onder zijn vorm houdt; leeg zonder grenzen.
    pub limits: Vec<PathLimit>,
}

/// Een grens die een pad een tijd lang onder zijn vorm houdt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathLimit {
    /// Het eerste kwartaal.
    pub from: Quarter,
    /// Het laatste kwartaal.
    pub to: Quarter,
    /// Welke grens: "budget 2028".
    pub label: String,
}

/// De IST waar een ingroeipad begint.
#[derive(Clone, Debug, PartialEq)]
pub struct PathIst {
    /// De waarde.
    pub value: f64,
    /// De waarde als tekst: "IST 2,0 fte".
    pub label: String,
}

/// De stand op de eerste dag van een kwartaal.
#[derive(Clone, Debug, PartialEq)]
pub struct PathPoint {
    /// Het kwartaal.
    pub kwartaal: Quarter,
    /// Ondergrens van de SOLL.
    pub soll_laag: f64,
    /// Bovengrens van de SOLL.
    pub soll_hoog: f64,
    /// De SOLL als tekst: "8,6–21,6".
    pub soll_label: String,
    /// Het pad, als dat er is.
    pub pad: Option<PathValue>,
}

/// De waarde van een ingroeipad.
#[derive(Clone, Debug, PartialEq)]
pub struct PathValue {
    /// Het pad naar de ondergrens.
    pub laag: f64,
    /// Het pad naar de gekozen positie. `None` als er geen gekozen is: een bandbreedte blijft dan een bandbreedte en
    /// er wordt geen midden getekend (DESIGN §4, regel 5).
    pub gekozen: Option<f64>,
    /// Het pad naar de bovengrens.
    pub hoog: f64,
    /// De waarde als tekst.
    pub label: String,
}

/// Een meetmoment langs de tijdas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Het kwartaal op de eerste dag waarvan gemeten wordt.
    pub kwartaal: Quarter,
    /// Wat er dan is: "regioscan".
    pub label: String,
}

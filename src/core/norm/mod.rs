//! Normen: wat de bron vraagt, in welke eenheid, op welke schaal en over welke bevolking.
//!
//! De bestanden onder `norms/` worden hier gelezen (zoals geschreven), nagekeken (alle fouten tegelijk, met
//! plaats) en pas dan een [`NormSet`]. Weet niet waar de bytes vandaan komen en niet hoe een norm op de pagina staat.

mod citaat;
mod code;
mod controle;
mod geschreven;
mod lees;
mod onderdelen;
mod toets;
mod woord;

#[cfg(test)]
mod tests;

use std::fmt;

use jiff::civil::Date;
use serde::Serialize;

use crate::amount::Amount;
use crate::eenheid::Eenheid;
use crate::grondslag::Grondslag;

pub use citaat::citaat_staat_in;
pub use code::GROOTSTE_BESTAND;
pub use lees::{MEESTE_BESTANDEN, NormBestand, lees, vorm};
pub use toets::toets;

/// Vaste naam van een norm, zoals `sociaal-verwijzen.brugfunctionaris`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct NormId(String);

impl NormId {
    /// Een norm-id; de vorm wordt bij het lezen van de normbestanden nagekeken.
    #[must_use]
    pub fn new(id: &str) -> Self {
        Self(id.to_owned())
    }

    /// De naam als tekst.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// De naam als deel van een bestandsnaam: `sociaal-verwijzen-brugfunctionaris`.
    #[must_use]
    pub fn slug(&self) -> String {
        crate::gebied::slug(&self.0)
    }
}

impl fmt::Display for NormId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Naam van een lezing binnen een norm, zoals `verhoogd-valrisico`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct LezingId(pub String);

impl fmt::Display for LezingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Hoe dwingend een norm is, en daarmee hoe IST ermee vergeleken wordt (DESIGN §6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Karakter {
    /// "Minimaal": meer mag, minder niet.
    Minimum,
    /// Een streefwaarde.
    Streefwaarde,
    /// Een streefwaarde met een onder- en een bovengrens.
    Bandbreedte,
    /// Een getal om mee te rekenen ("obv gemiddeld"), dat in geen totaal meetelt.
    Rekenwaarde,
    /// In woorden: aanwezig of niet.
    Aanwezigheid,
}

impl Karakter {
    /// De schrijfwijze.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Minimum => "minimum",
            Self::Streefwaarde => "streefwaarde",
            Self::Bandbreedte => "bandbreedte",
            Self::Rekenwaarde => "rekenwaarde",
            Self::Aanwezigheid => "aanwezigheid",
        }
    }
}

/// De status van een aanpak in het AZWA (Opdracht, "Welke aanpakken opnemen in de werkagenda?").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatusAzwa {
    /// Basisfunctionaliteit: regionaal dekkend aanbod in 2030.
    Basisfunctionaliteit,
    /// Ontwikkelagenda 1, lopend: richtpunt, geen harde afspraak (voetnoot 8).
    OntwikkelagendaLopend,
    /// Ontwikkelagenda 1, nieuw: optioneel in de werkagenda.
    OntwikkelagendaNieuw,
}

impl StatusAzwa {
    /// De schrijfwijze.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Basisfunctionaliteit => "basisfunctionaliteit",
            Self::OntwikkelagendaLopend => "ontwikkelagenda-1-lopend",
            Self::OntwikkelagendaNieuw => "ontwikkelagenda-1-nieuw",
        }
    }

    /// Of de norm een richtpunt is en geen harde afspraak.
    #[must_use]
    pub fn richtpunt(self) -> bool {
        self != Self::Basisfunctionaliteit
    }
}

/// Wie betaalt (Opdracht, per basisfunctionaliteit).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Financier {
    /// Gemeente.
    Gemeente,
    /// Zorgverzekeraar.
    Zorgverzekeraar,
    /// Gemeente en zorgverzekeraar samen.
    Gedeeld,
}

impl Financier {
    /// De schrijfwijze.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Gemeente => "gemeente",
            Self::Zorgverzekeraar => "zorgverzekeraar",
            Self::Gedeeld => "gedeeld",
        }
    }
}

/// De schaal waarop een norm geldt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Schaal {
    /// Per gemeente.
    Gemeente,
    /// Per regio van de werkagenda: een IZA-regio; een eigen regio telt als één (DESIGN §5).
    Regio,
    /// Per GGD-regio.
    Ggd,
}

impl Schaal {
    /// De schrijfwijze.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Gemeente => "gemeente",
            Self::Regio => "regio",
            Self::Ggd => "ggd",
        }
    }
}

/// Hoe een getal van deze norm op de pagina wordt afgerond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Afronding {
    /// Eén decimaal, onder 1 twee (fte).
    EenDecimaal,
    /// Hele getallen.
    Heel,
}

impl Afronding {
    /// De afronding die bij een eenheid hoort: alleen fte heeft delen, de rest wordt geteld.
    #[must_use]
    pub fn van(eenheid: Eenheid) -> Self {
        match eenheid {
            Eenheid::Fte => Self::EenDecimaal,
            _ => Self::Heel,
        }
    }

    /// De helft van de kleinste gedrukte eenheid bij dit getal: een kleiner tekort is geen tekort (DESIGN §6).
    #[must_use]
    pub fn halve_stap(self, bij: Amount) -> Amount {
        let (teller, noemer) = match self {
            Self::EenDecimaal if bij < Amount::ONE => (5, 1000),
            Self::EenDecimaal => (5, 100),
            Self::Heel => (5, 10),
        };
        Amount::from_int(teller).mul_div(Amount::ONE, Amount::from_int(noemer))
    }
}

/// Onder- en bovengrens van een streefwaarde; bij één waarde zijn zij gelijk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// Ondergrens.
    pub laag: Amount,
    /// Bovengrens.
    pub hoog: Amount,
}

impl Band {
    /// Of de band meer dan één waarde toelaat.
    #[must_use]
    pub fn is_bereik(&self) -> bool {
        self.laag != self.hoog
    }

    /// Het midden; alleen om mee te rekenen, nooit om af te drukken in plaats van het bereik.
    #[must_use]
    pub fn midden(&self) -> Amount {
        self.laag.midden(self.hoog)
    }
}

/// Een vraag in woorden, met ja, deels of nee te beantwoorden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Naam binnen de norm.
    pub id: String,
    /// De eis in woorden.
    pub tekst: String,
}

/// Wat een norm vraagt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Soort {
    /// Een vast aantal per gebied van de schaal.
    Vast {
        /// Schaal.
        schaal: Schaal,
        /// Aantal per gebied.
        band: Band,
        /// Eenheid.
        eenheid: Eenheid,
    },
    /// Een aantal per zoveel personen.
    Verhouding {
        /// Schaal.
        schaal: Schaal,
        /// Over welke bevolking.
        grondslag: Grondslag,
        /// Per hoeveel personen.
        per: Amount,
        /// Aantal per `per`.
        band: Band,
        /// Eenheid.
        eenheid: Eenheid,
    },
    /// Een aandeel van een bevolking (0,14 = 14%).
    Aandeel {
        /// Schaal.
        schaal: Schaal,
        /// Over welke bevolking.
        grondslag: Grondslag,
        /// Aandeel, als breuk.
        band: Band,
        /// Eenheid.
        eenheid: Eenheid,
    },
    /// In woorden: geen getal, geen pad.
    Kwalitatief {
        /// Schaal, waar de tekst er een noemt.
        schaal: Option<Schaal>,
        /// De eisen; minstens één.
        items: Vec<Item>,
    },
}

/// Een getal of keuze die niet in de bron staat, met de reden en de herkomst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aanname {
    /// Naam binnen de norm.
    pub id: String,
    /// Wat er wordt aangenomen.
    pub tekst: String,
    /// Het getal, als de aanname er een is.
    pub waarde: Option<Amount>,
    /// Waarop de aanname rust.
    pub bron: String,
}

/// Eén manier om de tekst van een norm te lezen (DESIGN §4, regel 6). De eerste is de standaard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lezing {
    /// Naam binnen de norm.
    pub id: LezingId,
    /// Wat deze lezing zegt.
    pub omschrijving: String,
    /// Waarom men zo kan lezen.
    pub reden: String,
    /// Andere grondslag dan de norm zelf noemt.
    pub grondslag: Option<Grondslag>,
    /// Andere schaal dan de norm zelf noemt.
    pub schaal: Option<Schaal>,
    /// Aannamen (van deze norm, met waarde) waarmee de basis vermenigvuldigd wordt.
    pub factoren: Vec<String>,
}

/// Een voorbeeld dat bij elke testrun wordt nagerekend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toets {
    /// Waarover het voorbeeld gaat ("Almere, 1-1-2025").
    pub omschrijving: String,
    /// Lezing; standaard de eerste.
    pub lezing: Option<LezingId>,
    /// Aantal personen van de basis, of inwoners van het deel bij een gedeelde vaste norm.
    pub aantal: Option<Amount>,
    /// Inwoners van het geheel, bij een gedeelde vaste norm.
    pub van: Option<Amount>,
    /// Verwachte ondergrens.
    pub laag: Amount,
    /// Verwachte bovengrens.
    pub hoog: Amount,
}

/// Vanaf en tot wanneer een norm geldt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Geldigheid {
    /// Eerste dag.
    pub vanaf: Date,
    /// Laatste dag, als die bekend is.
    pub tot_en_met: Option<Date>,
}

impl Geldigheid {
    /// Of de norm op deze dag van kracht is.
    #[must_use]
    pub fn op(&self, dag: Date) -> bool {
        self.vanaf <= dag && self.tot_en_met.is_none_or(|t| dag <= t)
    }
}

/// Eén norm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Norm {
    /// Vaste naam.
    pub id: NormId,
    /// Naam voor de lezer.
    pub naam: String,
    /// Leefgebied, bijvoorbeeld "Mentale gezondheid".
    pub leefgebied: String,
    /// Paragraaf in het format van de werkagenda, bijvoorbeeld "2b".
    pub sectie: String,
    /// De editie waaruit de norm komt, bijvoorbeeld "azwa-d5/2026-04-20".
    pub editie: String,
    /// Karakter.
    pub karakter: Karakter,
    /// Status in het AZWA.
    pub status: StatusAzwa,
    /// Of de bron zelf van een eerste inschatting spreekt (voetnoot 11).
    pub eerste_inschatting: bool,
    /// Wat er gevraagd wordt.
    pub soort: Soort,
    /// Wie betaalt.
    pub financier: Option<Financier>,
    /// Wat als IST meetelt (onze afbakening).
    pub ist_definitie: String,
    /// Afronding op de pagina.
    pub afronding: Afronding,
    /// De zin van de bron, letterlijk.
    pub citaat: String,
    /// Waar die zin staat.
    pub vindplaats: String,
    /// De lezingen; minstens één, de eerste is de standaard.
    pub lezingen: Vec<Lezing>,
    /// De aannamen.
    pub aannames: Vec<Aanname>,
    /// Geldigheid.
    pub geldig: Geldigheid,
    /// Nagerekende voorbeelden.
    pub toetsen: Vec<Toets>,
}

impl Norm {
    /// De eenheid; `None` voor een norm in woorden.
    #[must_use]
    pub fn eenheid(&self) -> Option<Eenheid> {
        match &self.soort {
            Soort::Vast { eenheid, .. } | Soort::Verhouding { eenheid, .. } | Soort::Aandeel { eenheid, .. } => {
                Some(*eenheid)
            }
            Soort::Kwalitatief { .. } => None,
        }
    }

    /// De schaal waarop de tekst de norm legt; `None` waar zij er geen noemt.
    #[must_use]
    pub fn schaal(&self) -> Option<Schaal> {
        match &self.soort {
            Soort::Vast { schaal, .. } | Soort::Verhouding { schaal, .. } | Soort::Aandeel { schaal, .. } => {
                Some(*schaal)
            }
            Soort::Kwalitatief { schaal, .. } => *schaal,
        }
    }

    /// De landelijke streefwaarde; `None` voor een norm in woorden.
    #[must_use]
    pub fn band(&self) -> Option<Band> {
        match &self.soort {
            Soort::Vast { band, .. } | Soort::Verhouding { band, .. } | Soort::Aandeel { band, .. } => Some(*band),
            Soort::Kwalitatief { .. } => None,
        }
    }

    /// Zet een andere streefwaarde op de plaats van de landelijke; een norm in woorden heeft er geen.
    pub(crate) fn zet_band(&mut self, eigen: Band) {
        match &mut self.soort {
            Soort::Vast { band, .. } | Soort::Verhouding { band, .. } | Soort::Aandeel { band, .. } => *band = eigen,
            Soort::Kwalitatief { .. } => {}
        }
    }

    /// De items van een norm in woorden.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        match &self.soort {
            Soort::Kwalitatief { items, .. } => items,
            _ => &[],
        }
    }

    /// Of de tekst op meer dan één manier gelezen kan worden.
    #[must_use]
    pub fn heeft_open_lezing(&self) -> bool {
        self.lezingen.len() > 1
    }

    /// De lezing met deze naam.
    #[must_use]
    pub fn lezing(&self, id: &LezingId) -> Option<&Lezing> {
        self.lezingen.iter().find(|l| l.id == *id)
    }

    /// De aanname met deze naam.
    #[must_use]
    pub fn aanname(&self, id: &str) -> Option<&Aanname> {
        self.aannames.iter().find(|a| a.id == id)
    }
}

/// Een uitgave van een bron: één map onder `norms/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editie {
    /// `azwa-d5/2026-04-20`.
    pub id: String,
    /// Titel van het document.
    pub titel: String,
    /// Versie zoals het document haar noemt.
    pub versie: String,
    /// Wie het uitgaf.
    pub uitgever: String,
    /// Wat elke pagina één keer zegt.
    pub mededeling: String,
}

/// Een paragraaf van het format van de werkagenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sectie {
    /// "2b".
    pub id: String,
    /// "Sociaal verwijzen".
    pub titel: String,
    /// "Mentale gezondheid".
    pub leefgebied: String,
    /// Status in het AZWA.
    pub status: StatusAzwa,
    /// Of de paragraaf optioneel is in de werkagenda.
    pub optioneel: bool,
}

/// Een nagekeken stel normen, op volgorde van het format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormSet {
    /// De uitgaven waaruit de normen komen.
    pub edities: Vec<Editie>,
    /// De paragrafen, op volgorde van het format.
    pub secties: Vec<Sectie>,
    /// De normen, op volgorde van paragraaf en daarbinnen zoals geschreven.
    pub normen: Vec<Norm>,
}

impl NormSet {
    /// De norm met deze naam.
    #[must_use]
    pub fn norm(&self, id: &NormId) -> Option<&Norm> {
        self.normen.iter().find(|n| n.id == *id)
    }

    /// De norm waarvan de naam het meest op `id` lijkt, om aan te bieden als die niet bestaat.
    #[must_use]
    pub fn dichtstbij(&self, id: &str) -> Option<&Norm> {
        self.normen.iter().min_by_key(|n| strsim::damerau_levenshtein(n.id.as_str(), id))
    }

    /// De paragraaf met deze aanduiding.
    #[must_use]
    pub fn sectie(&self, id: &str) -> Option<&Sectie> {
        self.secties.iter().find(|s| s.id == id)
    }
}

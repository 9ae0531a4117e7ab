//! Het geld dat er is: de SPUK AZWA per stroom en jaar, de sleutels waarmee zij verdeeld wordt, en de bedragen per
//! maatregel uit het AZWA.
//!
//! Rekent niet uit wat een norm kost en leest geen bestanden. Wat niet bekend is, blijft onbekend en wordt nooit nul.

mod aanname;
mod dekking;
mod jaren;
mod plan;
pub(crate) mod tekst;
mod verdeling;
mod verhouding;

#[cfg(test)]
mod proef;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;

use crate::amount::Amount;
use crate::gebied::GebiedCode;

pub use aanname::{FteUitBedrag, Maatstaf, SamenUitBedrag, fte_uit_bedrag, normen_bij, samen_uit_bedrag};
pub use dekking::{DekkingRij, Post, rijen_naast_plan, rijen_van_kosten, rijen_van_middelen};
pub use jaren::{Beschikbaar, JaarGeld, Verandering, beschikbaar};
pub use plan::{Geldbron, PlanMiddelen};
pub use verdeling::{GebiedMiddelen, RegioBedrag, RegioDeel};
pub use verhouding::{OOK_BETAALD, Verhouding, verhouding};

/// Een stroom van de SPUK AZWA, zoals de brief van VWS van 22 april 2026 ze onderscheidt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stroom {
    /// Naar elke gemeente.
    Lokaal,
    /// Naar de mandaatgemeente van elke IZA-regio.
    Regionaal,
    /// Kennis- en coördinatierol: naar de GGD'en.
    Ggd,
    /// Multiproblematiek: naar de gemeenten van de NPLV-gebieden.
    Nplv,
    /// (Mentale) Gezonde School: een subsidie aan GGD GHOR Nederland, geen SPUK.
    GezondeSchool,
}

impl Stroom {
    /// Alle stromen, in de volgorde van de brief.
    pub const ALLE: [Self; 5] = [Self::Lokaal, Self::Regionaal, Self::Ggd, Self::Nplv, Self::GezondeSchool];

    /// De schrijfwijze in onze tabellen.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Lokaal => "lokaal",
            Self::Regionaal => "regionaal",
            Self::Ggd => "ggd",
            Self::Nplv => "nplv",
            Self::GezondeSchool => "gezonde-school",
        }
    }

    /// De stroom bij een schrijfwijze.
    #[must_use]
    pub fn parse(token: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|s| s.token() == token)
    }

    /// Of dit SPUK is of een subsidie ernaast.
    #[must_use]
    pub fn soort(self) -> Uitkering {
        match self {
            Self::GezondeSchool => Uitkering::Subsidie,
            _ => Uitkering::Spuk,
        }
    }

    /// Hoe een lezer deze stroom noemt.
    #[must_use]
    pub fn naam(self) -> &'static str {
        match self {
            Self::Lokaal => "SPUK AZWA, lokaal deel",
            Self::Regionaal => "SPUK AZWA, regionaal deel",
            Self::Ggd => "SPUK AZWA, kennis- en coördinatierol van de GGD",
            Self::Nplv => "SPUK AZWA, NPLV-gebieden",
            Self::GezondeSchool => "Subsidie (mentale) Gezonde School",
        }
    }
}

impl fmt::Display for Stroom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.token())
    }
}

/// Hoe een stroom wordt uitgekeerd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Uitkering {
    /// Specifieke uitkering.
    Spuk,
    /// Subsidie.
    Subsidie,
}

impl Uitkering {
    /// De schrijfwijze.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Spuk => "spuk",
            Self::Subsidie => "subsidie",
        }
    }
}

/// Een afspraak van het AZWA.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Afspraak {
    /// Basisfunctionaliteiten en ontwikkelagenda.
    D5,
    /// Basisinfrastructuur.
    D6,
}

impl Afspraak {
    /// De schrijfwijze.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::D5 => "D5",
            Self::D6 => "D6",
        }
    }

    /// De afspraak bij een schrijfwijze.
    #[must_use]
    pub fn parse(token: &str) -> Option<Self> {
        [Self::D5, Self::D6].into_iter().find(|a| a.token() == token)
    }
}

/// Een jaar van bijlage 2 van het AZWA: een jaartal, of de structurele situatie daarna.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Jaar {
    /// Een kalenderjaar.
    In(i16),
    /// Structureel.
    Structureel,
}

impl Jaar {
    /// Het jaar bij een schrijfwijze: `2027` of `structureel`.
    #[must_use]
    pub fn parse(token: &str) -> Option<Self> {
        match token {
            "structureel" => Some(Self::Structureel),
            _ if token.len() == 4 => token.parse().ok().map(Self::In),
            _ => None,
        }
    }
}

impl fmt::Display for Jaar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::In(jaar) => write!(f, "{jaar}"),
            Self::Structureel => f.write_str("structureel"),
        }
    }
}

/// Een maatregel uit bijlage 2 van het AZWA, met zijn landelijke bedragen in euro.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maatregel {
    /// De afspraak.
    pub afspraak: Afspraak,
    /// De naam in de bijlage.
    pub naam: String,
    /// Bedrag per jaar; een jaar dat er niet staat is onbekend.
    pub bedragen: BTreeMap<Jaar, Amount>,
    /// De paragrafen van de Opdracht waar deze maatregel bij hoort: onze koppeling. Leeg: geen.
    pub secties: Vec<String>,
}

/// Alles wat over het geld bekend is. Gemaakt uit de dataset, of niet: dan is het geld onbekend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Middelen {
    /// Landelijk bedrag in euro per stroom en jaar.
    pub spuk: BTreeMap<(Stroom, i16), Amount>,
    /// De maatregelen, in de volgorde van de dataset.
    pub maatregelen: Vec<Maatregel>,
    /// De sleutel van het lokale deel: Brede SPUK 2026 in hele euro per gemeente.
    pub sleutel_gemeenten: BTreeMap<GebiedCode, u64>,
    /// De sleutel van het regionale deel: SPUK IZA 2026 in hele euro per IZA-regio.
    pub sleutel_regios: BTreeMap<GebiedCode, u64>,
}

/// Waarom het SPUK-bedrag van een jaar er niet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaaromOnbekend {
    /// De SPUK AZWA begint later.
    VoorDeSpuk,
    /// Na de SPUK: een bijzondere fondsuitkering (BFU) is in voorbereiding.
    NaDeSpuk,
    /// Er is geen dataset met het geld.
    GeenDataset,
}

impl WaaromOnbekend {
    /// In een zin.
    #[must_use]
    pub fn zin(self) -> &'static str {
        match self {
            Self::VoorDeSpuk => "onbekend: de SPUK AZWA begint in 2027",
            Self::NaDeSpuk => {
                "onbekend: de SPUK AZWA loopt tot en met 2029; vanaf 2030 is een bijzondere fondsuitkering (BFU) in voorbereiding"
            }
            Self::GeenDataset => "onbekend: de dataset middelen-azwa ontbreekt",
        }
    }
}

impl Middelen {
    /// Het landelijke bedrag van een stroom; `None` is onbekend.
    #[must_use]
    pub fn landelijk(&self, stroom: Stroom, jaar: i16) -> Option<Amount> {
        self.spuk.get(&(stroom, jaar)).copied()
    }

    /// De jaren waarvan bedragen bekend zijn, op volgorde.
    #[must_use]
    pub fn jaren(&self) -> Vec<i16> {
        let mut jaren: Vec<i16> = self.spuk.keys().map(|(_, j)| *j).collect();
        jaren.sort_unstable();
        jaren.dedup();
        jaren
    }

    /// Waarom het bedrag van een jaar er niet is; `None` als het er is.
    #[must_use]
    pub fn waarom_onbekend(&self, jaar: i16) -> Option<WaaromOnbekend> {
        let jaren = self.jaren();
        match (jaren.first(), jaren.last()) {
            (Some(eerste), _) if jaar < *eerste => Some(WaaromOnbekend::VoorDeSpuk),
            (_, Some(laatste)) if jaar > *laatste => Some(WaaromOnbekend::NaDeSpuk),
            (None, _) => Some(WaaromOnbekend::GeenDataset),
            _ => None,
        }
    }

    /// De som van de stromen die SPUK zijn; `None` zodra er één onbekend is.
    #[must_use]
    pub fn spuk_totaal(&self, jaar: i16) -> Option<Amount> {
        Stroom::ALLE.into_iter().filter(|s| s.soort() == Uitkering::Spuk).map(|s| self.landelijk(s, jaar)).sum()
    }

    /// De maatregel met deze naam.
    #[must_use]
    pub fn maatregel(&self, naam: &str) -> Option<&Maatregel> {
        self.maatregelen.iter().find(|m| m.naam == naam)
    }
}

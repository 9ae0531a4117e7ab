//! De huidige situatie (IST): wat er volgens een opgave is, per gebied en norm.
//!
//! [`IstRegel`] is een regel zoals geschreven; [`controle::lees`] kijkt alle regels na en maakt er een [`Ist`] van.
//! Weet niet hoe het bestand eruitziet waar de regels uit komen.

pub mod controle;
mod datum;
pub mod gebruik;
mod overbrengen;
mod plaats;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests_overbrengen;
pub mod vragen;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::amount::Amount;
use crate::gebied::GebiedCode;
use crate::norm::NormId;

pub use datum::{datum, periode};
pub use plaats::{Bladplaats, Vindplaats};

/// De kolommen van een opgave, in de volgorde van het sjabloon.
pub const KOLOMMEN: [&str; 8] =
    ["gebied_code", "norm_id", "waarde", "eenheid", "peildatum", "periode", "bron", "toelichting"];

/// Een regel van een opgave, zoals geschreven, met de plaats waar zij staat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IstRegel {
    /// Het bestand waarin zij staat.
    pub waar: Arc<Vindplaats>,
    /// Regel in het bestand of op het blad, vanaf 1.
    pub rij: u64,
    /// Code of naam van het gebied.
    pub gebied: String,
    /// Norm, of `norm#item` voor één item van een norm in woorden.
    pub norm_id: String,
    /// Getal, of aanwezig / deels / niet / onbekend. Leeg is onbekend.
    pub waarde: String,
    /// Eenheid.
    pub eenheid: String,
    /// Dag waarop de stand geldt.
    pub peildatum: String,
    /// Periode van twaalf maanden, bij een eenheid per jaar.
    pub periode: String,
    /// Waar het getal vandaan komt.
    pub bron: String,
    /// Toelichting.
    pub toelichting: String,
    /// Wie de regel invulde; telt nergens in mee.
    pub ingevuld_door: String,
}

/// Of een opgave echt is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IstSoort {
    /// Er is geen opgave.
    Geen,
    /// Een opgave van de regio of gemeente.
    Opgave,
    /// Een verzonnen voorbeeld; dat staat dan overal bij.
    Fictief,
}

impl IstSoort {
    /// De schrijfwijze in het contract.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Geen => "geen",
            Self::Opgave => "opgave",
            Self::Fictief => "fictief",
        }
    }
}

/// Een opgegeven hoeveelheid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opgave {
    /// Hoeveelheid in de eenheid van de norm.
    pub waarde: Amount,
    /// Dag waarop de stand geldt; bij een tempo per jaar de laatste dag van de periode.
    pub peildatum: Date,
    /// Echt of verzonnen.
    pub soort: IstSoort,
    /// Waar het getal vandaan komt.
    pub bron: String,
    /// Regel in het bestand.
    pub rij: u64,
    /// Het bestand.
    pub waar: Arc<Vindplaats>,
}

/// Het oordeel over een eis in woorden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Oordeel {
    /// Aanwezig.
    Aanwezig,
    /// Deels aanwezig.
    Deels,
    /// Niet aanwezig.
    Niet,
    /// Niet bekend.
    Onbekend,
}

impl Oordeel {
    /// De schrijfwijze in het contract.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Aanwezig => "aanwezig",
            Self::Deels => "deels",
            Self::Niet => "niet",
            Self::Onbekend => "onbekend",
        }
    }

    /// Het oordeel bij een schrijfwijze.
    #[must_use]
    pub fn parse(token: &str) -> Option<Self> {
        [Self::Aanwezig, Self::Deels, Self::Niet, Self::Onbekend].into_iter().find(|o| o.token() == token)
    }
}

/// Een oordeel met zijn herkomst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OordeelOpgave {
    /// Het oordeel.
    pub oordeel: Oordeel,
    /// Echt of verzonnen.
    pub soort: IstSoort,
    /// Peildatum, als die gegeven is.
    pub peildatum: Option<Date>,
    /// Regel in het bestand.
    pub rij: u64,
    /// Het bestand.
    pub waar: Arc<Vindplaats>,
}

/// Alle nagekeken opgaven.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ist {
    /// Naam van het bestand waar alles uit komt; `None` als het er meer zijn.
    pub bestand: Option<String>,
    /// Hoeveelheden.
    pub opgaven: BTreeMap<(GebiedCode, NormId), Opgave>,
    /// Oordelen, per item.
    pub oordelen: BTreeMap<(GebiedCode, NormId, String), OordeelOpgave>,
    /// Hoeveelheden waarvan de opgave zelf zegt dat zij onbekend zijn: iets anders dan niet ingevuld.
    pub onbekend: BTreeSet<(GebiedCode, NormId)>,
}

impl Ist {
    /// De opgave voor een gebied en norm.
    #[must_use]
    pub fn opgave(&self, gebied: &GebiedCode, norm: &NormId) -> Option<&Opgave> {
        self.opgaven.get(&(gebied.clone(), norm.clone()))
    }

    /// Het oordeel over een item in een gebied.
    #[must_use]
    pub fn oordeel(&self, gebied: &GebiedCode, norm: &NormId, item: &str) -> Option<&OordeelOpgave> {
        self.oordelen.get(&(gebied.clone(), norm.clone(), item.to_owned()))
    }
}

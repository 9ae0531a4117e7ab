//! Scenario: waar een regio van de landelijke normen afwijkt, en waarom (DESIGN §4, regel 7).
//!
//! Een afwijking heeft een motivatie, een eigenaar, een orgaan, een datum en een evaluatiedatum; zonder motivatie
//! wordt er niet afgeweken. Hier staan de types en de lezer; hoe een afwijking in de rekensom komt staat in
//! `toepassing`, het register in `plan`. Weet niet waar de bytes vandaan komen.

pub(crate) mod code;
mod controle;
mod geschreven;
mod lees;
mod waarden;
mod woord;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::amount::Amount;
use crate::gebied::GebiedCode;
use crate::norm::{LezingId, NormId};
use crate::positie::Positie;

pub use code::GROOTSTE_BESTAND;
pub(crate) use controle::nederlands;
pub use lees::{MEESTE_AFWIJKINGEN, ScenarioBestand, lees, lees_met};
pub(crate) use waarden::geschreven;

/// Hoe ver een besluit over een afwijking is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BesluitStatus {
    /// Voorgesteld; telt mee, en dat staat erbij.
    Concept,
    /// Besloten door het genoemde orgaan.
    Vastgesteld,
    /// Niet meer van kracht: staat in het register en telt niet mee.
    Vervallen,
}

impl BesluitStatus {
    /// De schrijfwijze.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Concept => "concept",
            Self::Vastgesteld => "vastgesteld",
            Self::Vervallen => "vervallen",
        }
    }
}

/// Waarom en door wie er wordt afgeweken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Besluit {
    /// Waarom; nooit leeg.
    pub motivatie: String,
    /// Wie er voor staat.
    pub eigenaar: String,
    /// Het orgaan dat besluit of besloot.
    pub orgaan: String,
    /// De dag van het besluit, of van het voorstel.
    pub datum: Date,
    /// De dag waarop het besluit opnieuw bekeken wordt.
    pub evaluatie: Date,
    /// Hoe ver het is.
    pub status: BesluitStatus,
}

/// De waarden die in plaats van de landelijke komen; wat leeg is blijft landelijk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EigenWaarden {
    /// Eigen ondergrens.
    pub laag: Option<Amount>,
    /// Eigen bovengrens.
    pub hoog: Option<Amount>,
    /// Plaats in de bandbreedte, of een eigen streefwaarde.
    pub positie: Option<Positie>,
    /// Eigen lezing van de tekst.
    pub lezing: Option<LezingId>,
    /// Eigen getal bij een aanname van de norm.
    pub aannames: BTreeMap<String, Amount>,
}

/// Eén afwijking, voor één norm in één gemeente of in het hele gebied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Afwijking {
    /// De norm.
    pub norm: NormId,
    /// De gemeente; `None` is het hele geplande gebied.
    pub gemeente: Option<GebiedCode>,
    /// De eigen waarden.
    pub eigen: EigenWaarden,
    /// Het besluit.
    pub besluit: Besluit,
    /// Het kenmerk dat de motivatie noemt: zijn plaats in [`Kenmerken::lijst`](crate::kenmerk::Kenmerken::lijst).
    pub kenmerk: Option<usize>,
    /// De regel in het bestand waar de afwijking begint.
    pub regel: u64,
}

/// Een nagekeken scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Naam voor de lezer.
    pub naam: String,
    /// Het bestand zoals de gebruiker het noemde.
    pub bestand: String,
    /// De afwijkingen, in de volgorde van het bestand.
    pub afwijkingen: Vec<Afwijking>,
}

impl Scenario {
    /// De afwijkingen met hun nummer: de hoeveelste in het bestand, vanaf 1.
    pub fn genummerd(&self) -> impl Iterator<Item = (usize, &Afwijking)> {
        self.afwijkingen.iter().enumerate().map(|(i, a)| (i + 1, a))
    }

    /// De afwijking die voor een norm in een gemeente geldt: die van de gemeente zelf, anders die van het hele
    /// gebied. De eigen afwijking van een gemeente komt in haar geheel in de plaats van die van het gebied.
    #[must_use]
    pub fn afwijking(&self, norm: &NormId, gemeente: Option<&GebiedCode>) -> Option<(usize, &Afwijking)> {
        let geldend = |wie: Option<&GebiedCode>| {
            self.genummerd().find(|(_, a)| {
                a.norm == *norm && a.gemeente.as_ref() == wie && a.besluit.status != BesluitStatus::Vervallen
            })
        };
        gemeente.and_then(|g| geldend(Some(g))).or_else(|| geldend(None))
    }
}

//! Ingroei: hoe een regio naar haar SOLL groeit, en wat haar daarbij begrenst (`--ingroei PAD.toml`).
//!
//! Een bestand noemt vormen (lineair, vooraan, eigen punten …), grenzen (aanlooptijd, grootste stijging, budget, begin)
//! en de volgorde van de normen; elk met een bron of een motivatie, anders wordt het geweigerd. Hier staan de types, de
//! lezer en de vormen als rekensom; wat grenzen met een pad doen staat in `grenzen`. Weet niet waar de bytes vandaan komen.

pub(crate) mod code;
mod controle;
mod geschreven;
mod grens;
mod lees;
mod verdeling;
mod vorm;
mod woord;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests_vorm;

use std::collections::BTreeMap;

use crate::amount::Amount;
use crate::eenheid::Eenheid;
use crate::kosten::Betaler;
use crate::kwartaal::Quarter;
use crate::norm::NormId;

pub use code::GROOTSTE_BESTAND;
pub use lees::{IngroeiBestand, MEESTE_DELEN, lees, vorm as bestandsvorm};
pub(crate) use verdeling::{in_volgorde, naar_rato};
pub(crate) use vorm::groei;

/// Waarop een aanname rust; van de twee is er altijd minstens één.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Onderbouwing {
    /// Waar het staat.
    pub bron: Option<String>,
    /// Waarom.
    pub motivatie: Option<String>,
}

/// Een punt dat een regio zelf kiest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EigenPunt {
    /// Het kwartaal; de stand op zijn eerste dag.
    pub kwartaal: Quarter,
    /// Hoe ver de groei dan is.
    pub hoogte: Hoogte,
}

/// Hoe hoog een eigen punt ligt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hoogte {
    /// Een deel van wat er bij moet: 0 is de IST, 1 is de SOLL.
    Aandeel(Amount),
    /// Een stand in de eenheid van de norm, voor het hele gebied.
    Stand(Amount),
}

/// De vorm van een ingroeipad. De formules staan bij de rekensom (`ingroei/vorm.rs`); elke vorm begint op de IST, eindigt op de SOLL en
/// keert nooit om.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Groeivorm {
    /// Elk kwartaal evenveel.
    #[default]
    Lineair,
    /// Eerst veel, dan steeds minder.
    Vooraan,
    /// Eerst weinig, dan steeds meer.
    Achteraan,
    /// Langzaam, snel, langzaam.
    SCurve,
    /// Een gelijke sprong op elke 1 januari.
    TrapPerJaar,
    /// Eigen punten, op volgorde van kwartaal, met rechte lijnen ertussen.
    Punten(Vec<EigenPunt>),
}

impl Groeivorm {
    /// De schrijfwijze.
    #[must_use]
    pub fn token(&self) -> &'static str {
        match self {
            Self::Lineair => "lineair",
            Self::Vooraan => "vooraan",
            Self::Achteraan => "achteraan",
            Self::SCurve => "s-curve",
            Self::TrapPerJaar => "trap-per-jaar",
            Self::Punten(_) => "eigen-punten",
        }
    }
}

/// De vorm die voor een norm gekozen is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vormkeuze {
    /// De norm; `None` geldt voor elke norm zonder eigen keuze.
    pub norm: Option<NormId>,
    /// De vorm.
    pub vorm: Groeivorm,
    /// Waarom.
    pub waarom: Onderbouwing,
    /// De regel in het bestand.
    pub regel: u64,
}

/// Wat van de kosten een budget betaalt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Telt {
    /// De hele stand, ook wat er al was.
    #[default]
    Alles,
    /// Alleen wat er boven de IST bij komt.
    Groei,
}

/// Een budget per jaar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Euro's per kalenderjaar; een jaar dat er niet in staat wordt door dit budget niet begrensd.
    pub per_jaar: BTreeMap<i16, Amount>,
    /// Of wat in een jaar overblijft naar het volgende gaat.
    pub meenemen: bool,
    /// Welke kosten het betaalt.
    pub telt: Telt,
    /// Van wie de kosten meetellen; leeg is van iedereen.
    pub betalers: Vec<Betaler>,
}

/// Wat een pad begrenst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GrensSoort {
    /// Tot en met dit kwartaal blijft de stand de IST; de vorm begint daar.
    Begin(Quarter),
    /// Zoveel kwartalen na het begin is er nog geen groei.
    Aanlooptijd(i32),
    /// Zoveel kan er per kwartaal hoogstens bij.
    Stijging {
        /// Hoeveel.
        ten_hoogste: Amount,
        /// In welke eenheid; een grens van de regio telt alle normen in die eenheid samen.
        eenheid: Eenheid,
    },
    /// Zoveel mag het per jaar kosten.
    Budget(Budget),
}

/// Eén grens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grens {
    /// De norm; `None` is de hele regio.
    pub norm: Option<NormId>,
    /// Wat er begrensd wordt.
    pub soort: GrensSoort,
    /// Waarom.
    pub waarom: Onderbouwing,
    /// De regel in het bestand.
    pub regel: u64,
}

/// Een nagekeken ingroeibestand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ingroei {
    /// Naam voor de lezer.
    pub naam: String,
    /// Het bestand zoals de gebruiker het noemde.
    pub bestand: String,
    /// De vormen.
    pub vormen: Vec<Vormkeuze>,
    /// De grenzen, in de volgorde van het bestand.
    pub grenzen: Vec<Grens>,
    /// Welke normen het eerst bediend worden; wat er niet in staat komt daarna, op volgorde van het format.
    pub prioriteit: Vec<NormId>,
    /// Waarom in die volgorde.
    pub prioriteit_waarom: Option<Onderbouwing>,
}

impl Ingroei {
    /// De vorm van een norm: haar eigen, anders de algemene, anders lineair.
    #[must_use]
    pub fn vorm(&self, norm: &NormId) -> &Groeivorm {
        let van = |wie: Option<&NormId>| self.vormen.iter().find(|v| v.norm.as_ref() == wie).map(|v| &v.vorm);
        van(Some(norm)).or_else(|| van(None)).unwrap_or(&Groeivorm::Lineair)
    }

    /// De grenzen die voor een norm gelden: haar eigen en die van de regio.
    pub fn grenzen_van<'a>(&'a self, norm: &'a NormId) -> impl Iterator<Item = &'a Grens> {
        self.grenzen.iter().filter(move |g| g.norm.as_ref().is_none_or(|n| n == norm))
    }

    /// Waar een norm in de volgorde staat; wat er niet in staat komt achteraan.
    #[must_use]
    pub fn rang(&self, norm: &NormId) -> usize {
        self.prioriteit.iter().position(|n| n == norm).unwrap_or(usize::MAX)
    }
}

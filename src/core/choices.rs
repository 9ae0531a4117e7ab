//! Keuzes van de gebruiker: waar in een bandbreedte, en welke lezing, per norm en per gemeente.
//!
//! Een verkenning op de opdrachtregel gaat voor het scenario, en het scenario voor de landelijke norm. Weet niet
//! hoe er met een keuze gerekend wordt.

use std::collections::BTreeMap;

use crate::gebied::GebiedCode;
use crate::ingroei::Ingroei;
use crate::kenmerk::Kenmerken;
use crate::kosten::Kosten;
use crate::norm::{LezingId, Norm, NormId};
use crate::scenario::{Afwijking, Scenario};
use crate::toepassing::{Herkomst, Toepassing};

pub use crate::positie::Positie;

/// De keuzes van een run: een verkenning op de opdrachtregel, en een scenario met motivatie (DESIGN §4, regel 7).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Plaats voor elke norm met een bandbreedte.
    pub positie: Option<Positie>,
    /// Plaats voor één norm; gaat voor.
    pub positie_per_norm: BTreeMap<NormId, Positie>,
    /// Lezing per norm.
    pub lezing_per_norm: BTreeMap<NormId, LezingId>,
    /// De afwijkingen met motivatie, als er een scenario is.
    pub scenario: Option<Scenario>,
    /// De vormen en grenzen van het ingroeipad; zonder loopt het in gelijke stappen van begin tot doel.
    pub ingroei: Option<Ingroei>,
    /// Kenmerken van gemeenten, en waarvoor zij dienen, als die opgegeven zijn.
    pub kenmerken: Option<Kenmerken>,
    /// Wat een eenheid van elke norm kost, als dat opgegeven is.
    pub kosten: Option<Kosten>,
}

impl Choices {
    /// Hoe een norm in een gemeente wordt toegepast; zonder gemeente: in het gebied als geheel.
    #[must_use]
    pub fn toepassing<'a>(&self, norm: &'a Norm, gemeente: Option<&GebiedCode>) -> Toepassing<'a> {
        let toepassing = self.zonder_kenmerken(norm, gemeente);
        match (&self.kenmerken, gemeente) {
            (Some(kenmerken), Some(gemeente)) => {
                // Wat een scenario met een motivatie vastlegt, gaat voor een kenmerk.
                let eigen = self.scenario_voor(norm, Some(gemeente)).map(|(_, a)| &a.eigen.aannames);
                let mut gebruikt = kenmerken.voor(&norm.id, gemeente);
                gebruikt.retain(|g| eigen.is_none_or(|e| !e.contains_key(&g.aanname)));
                toepassing.met_kenmerken(gebruikt)
            }
            _ => toepassing,
        }
    }

    /// De landelijke norm in een gemeente: zonder verkenning en zonder scenario, met de kenmerken die daar gelden.
    #[must_use]
    pub fn landelijk<'a>(&self, norm: &'a Norm, gemeente: &GebiedCode) -> Toepassing<'a> {
        let gebruikt = self.kenmerken.as_ref().map(|k| k.voor(&norm.id, gemeente)).unwrap_or_default();
        Toepassing::standaard(norm).met_kenmerken(gebruikt)
    }

    /// De afwijking uit het scenario die telt: een verkenning gaat voor.
    fn scenario_voor(&self, norm: &Norm, gemeente: Option<&GebiedCode>) -> Option<(usize, &Afwijking)> {
        let scenario = self.scenario.as_ref().filter(|_| !self.verkent(norm))?;
        scenario.afwijking(&norm.id, gemeente)
    }

    fn zonder_kenmerken<'a>(&self, norm: &'a Norm, gemeente: Option<&GebiedCode>) -> Toepassing<'a> {
        if self.verkent(norm) {
            let herkomst = if self.wijkt_af(norm) { Herkomst::Verkenning } else { Herkomst::Standaard };
            let lezing = self.lezing_per_norm.get(&norm.id).cloned();
            return Toepassing::gekozen(norm, self.positie(norm), lezing, herkomst);
        }
        match self.scenario_voor(norm, gemeente) {
            Some((nummer, afwijking)) => Toepassing::met(norm, &afwijking.eigen, Herkomst::Scenario(nummer)),
            None => Toepassing::standaard(norm),
        }
    }

    /// Of de verkenning iets over deze norm zegt; het scenario telt er dan niet voor.
    #[must_use]
    pub fn verkent(&self, norm: &Norm) -> bool {
        self.positie(norm) != Positie::NietGekozen || self.lezing_per_norm.contains_key(&norm.id)
    }

    /// De plaats die de verkenning aan deze norm geeft. Waar de bron één waarde noemt, valt er niets te kiezen.
    #[must_use]
    pub fn positie(&self, norm: &Norm) -> Positie {
        if let Some(eigen) = self.positie_per_norm.get(&norm.id) {
            return *eigen;
        }
        match (norm.band(), self.positie) {
            (Some(band), Some(positie)) if band.is_bereik() => positie,
            _ => Positie::NietGekozen,
        }
    }

    /// Of de verkenning voor deze norm iets anders kiest dan de standaard.
    #[must_use]
    pub fn wijkt_af(&self, norm: &Norm) -> bool {
        self.positie(norm) != Positie::NietGekozen
            || self.lezing_per_norm.get(&norm.id).is_some_and(|l| norm.lezingen.first().is_none_or(|e| e.id != *l))
    }
}

//! De inhoud van een werkagenda: wat er in elke paragraaf van het format komt te staan, zonder formaat.
//!
//! Een cel die niets heeft om te zeggen, is leeg: een regio vult haar, dit programma verzint niets. Deze module weet
//! niet hoe een Word-bestand eruitziet en niet waar bestanden staan; de zinnen staan in `zinnen::werkagenda`.

mod aannames;
mod bijlage;
mod cellen;
mod mijlpalen;
mod onder;
mod schaal;
mod velden;

use normwijzer_core::norm::{self, Norm};
use normwijzer_core::plan::PlanRij;
use normwijzer_core::{NormSet, Plan, Quarter};

use crate::document::{Blok, Zin};
use crate::gedrukt;
use crate::plan_pagina::PaginaContext;
use crate::zinnen::{hoofdletter, vooraf};

pub use velden::{Inhoud, Veld, velden, veldnamen};

/// De inhoud van een werkagenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Werkagenda {
    /// De titel van het document.
    pub titel: String,
    /// Wat de lezer vóór alles moet weten: verzonnen, nagebouwd, geschat, niet meegerekend.
    pub vooraf: Vec<Blok>,
    /// De paragrafen waar een norm over gaat, op volgorde van het format.
    pub secties: Vec<Sectie>,
    /// De bijlage *Onderbouwing en aannames*, met haar kop.
    pub bijlage: Vec<Blok>,
}

/// Een paragraaf van het format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sectie {
    /// "2b", "3a.1".
    pub id: String,
    /// "Sociaal verwijzen".
    pub titel: String,
    /// "Mentale gezondheid".
    pub leefgebied: String,
    /// Of de paragraaf optioneel is in de werkagenda.
    pub optioneel: bool,
    /// De zeven cellen, op volgorde van het format; een lege is er een voor mensen.
    pub cellen: Vec<(Onderdeel, Vec<Blok>)>,
    /// De mijlpalenplanning; leeg zonder normen met een getal.
    pub mijlpalen: Vec<Mijlpaal>,
    /// Wat onder de mijlpalen komt: gemeenten en figuren.
    pub onder: Vec<Blok>,
}

/// Een cel van een paragraaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Onderdeel {
    /// IST: wat er bekend is over de urgentie.
    Urgentie,
    /// IST: wat er al is.
    Situatie,
    /// SOLL: wat is vastgesteld, en wat daarvoor nodig is.
    Ambitie,
    /// SOLL: gemaakte en nog te maken keuzes.
    Ontwerp,
    /// GAP: de afspraken.
    Projectdoelstellingen,
    /// GAP: wie betaalt.
    FinancieelPlan,
    /// GAP: hoe de voortgang gevolgd wordt.
    Monitoring,
}

impl Onderdeel {
    /// Alle onderdelen, op volgorde van het format.
    pub const ALLE: [Self; 7] = [
        Self::Urgentie,
        Self::Situatie,
        Self::Ambitie,
        Self::Ontwerp,
        Self::Projectdoelstellingen,
        Self::FinancieelPlan,
        Self::Monitoring,
    ];

    /// Zoals het format het onderdeel noemt, zonder de vraag erachter.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Urgentie => "Urgentie",
            Self::Situatie => "Situatie",
            Self::Ambitie => "Ambitie",
            Self::Ontwerp => "Ontwerp",
            Self::Projectdoelstellingen => "Projectdoelstellingen",
            Self::FinancieelPlan => "Financieel plan",
            Self::Monitoring => "Monitoring",
        }
    }

    /// De naam in een plaatshouder: `situatie` in `[[2b.situatie]]`.
    #[must_use]
    pub fn sleutel(self) -> &'static str {
        match self {
            Self::Urgentie => "urgentie",
            Self::Situatie => "situatie",
            Self::Ambitie => "ambitie",
            Self::Ontwerp => "ontwerp",
            Self::Projectdoelstellingen => "projectdoelstellingen",
            Self::FinancieelPlan => "financieel-plan",
            Self::Monitoring => "monitoring",
        }
    }

    /// Onder welke kop van het format het onderdeel staat.
    #[must_use]
    pub fn groep(self) -> &'static str {
        match self {
            Self::Urgentie | Self::Situatie => "IST",
            Self::Ambitie | Self::Ontwerp => "SOLL",
            Self::Projectdoelstellingen | Self::FinancieelPlan | Self::Monitoring => "GAP (projectplan)",
        }
    }

    /// Of het format het onderdeel optioneel noemt.
    #[must_use]
    pub fn optioneel(self) -> bool {
        matches!(self, Self::FinancieelPlan | Self::Monitoring)
    }
}

/// Een rij van de mijlpalenplanning: de stand aan het einde van een kwartaal. Wie verantwoordelijk is, vullen mensen in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mijlpaal {
    /// Het kwartaal; het deelresultaat is de stand op de eerste dag van het volgende.
    pub kwartaal: Quarter,
    /// Wat er gebeurt, voor zover de cijfers dat zeggen.
    pub activiteiten: Vec<Zin>,
    /// De stand per norm.
    pub deelresultaat: Vec<Zin>,
}

/// De normen van één paragraaf, met hun rij voor het gebied.
pub(crate) struct Paragraaf<'a> {
    pub(crate) normen: &'a NormSet,
    pub(crate) plan: &'a Plan,
    pub(crate) sectie: &'a norm::Sectie,
    /// De normen met een getal.
    pub(crate) getal: Vec<&'a Norm>,
    /// De normen in woorden, met hun rij.
    pub(crate) woorden: Vec<(&'a Norm, &'a PlanRij)>,
}

impl<'a> Paragraaf<'a> {
    /// De paragraaf; `None` als er geen norm over gaat.
    pub(crate) fn new(normen: &'a NormSet, plan: &'a Plan, sectie: &'a norm::Sectie) -> Option<Self> {
        let eigen = normen.normen.iter().filter(|n| n.sectie == sectie.id);
        let (getal, tekst): (Vec<&Norm>, Vec<&Norm>) = eigen.partition(|n| n.eenheid().is_some());
        let woorden = tekst.iter().filter_map(|n| Some((*n, plan.eigen_rij(&n.id)?))).collect();
        (!getal.is_empty() || !tekst.is_empty()).then_some(Self { normen, plan, sectie, getal, woorden })
    }

    /// De normen met een getal die hier een rij hebben.
    pub(crate) fn rijen(&self) -> impl Iterator<Item = (&'a Norm, &'a PlanRij)> {
        self.getal.iter().filter_map(|n| Some((*n, self.plan.eigen_rij(&n.id)?)))
    }

    fn inhoud(&self, context: &PaginaContext) -> Sectie {
        Sectie {
            id: self.sectie.id.clone(),
            titel: self.sectie.titel.clone(),
            leefgebied: self.sectie.leefgebied.clone(),
            optioneel: self.sectie.optioneel,
            cellen: Onderdeel::ALLE.into_iter().map(|o| (o, cellen::cel(self, o, context))).collect(),
            mijlpalen: mijlpalen::mijlpalen(self),
            onder: onder::blokken(self, context),
        }
    }
}

/// De paragrafen van het format waar een norm over gaat.
pub(crate) fn paragrafen<'a>(normen: &'a NormSet, plan: &'a Plan) -> impl Iterator<Item = Paragraaf<'a>> {
    normen.secties.iter().filter_map(|s| Paragraaf::new(normen, plan, s))
}

/// Maakt de inhoud van de werkagenda van een plan.
#[must_use]
pub fn werkagenda(normen: &NormSet, plan: &Plan, context: &PaginaContext) -> Werkagenda {
    let plan = &*gedrukt::plan(normen, plan);
    Werkagenda {
        titel: format!("Werkagenda zorg en sociaal domein (AZWA D5): {}", hoofdletter(&plan.gebied.voluit())),
        vooraf: mededelingen(normen, plan, context),
        secties: paragrafen(normen, plan).map(|p| p.inhoud(context)).collect(),
        bijlage: bijlage::blokken(normen, plan, context),
    }
}

/// Wat boven elke uitkomst staat.
fn mededelingen(normen: &NormSet, plan: &Plan, context: &PaginaContext) -> Vec<Blok> {
    vooraf::mededelingen(normen, plan, context.samenstelling.reconstructie)
        .into_iter()
        .map(|(soort, tekst)| Blok::Kader { soort, tekst })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;

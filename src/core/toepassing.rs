//! Hoe een norm in een gebied wordt toegepast: met de landelijke waarden, met een verkenning of met een afwijking
//! uit het scenario. Eén rekensom voor alle drie: een afwijking is een norm met eigen getallen.
//!
//! De landelijke norm zelf blijft ernaast staan. Weet niet waar een keuze vandaan komt.

use std::borrow::Cow;

use crate::kenmerk::{Gebruikt, Trap};
use crate::norm::{Band, Lezing, LezingId, Norm};
use crate::positie::Positie;
use crate::scenario::EigenWaarden;
use crate::soll::{Rekenwijze, streefwaarden};

/// Waar de waarden vandaan komen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Herkomst {
    /// De landelijke norm, in de eerste lezing.
    Standaard,
    /// Een keuze op de opdrachtregel: niet vastgesteld (DESIGN §4, regel 7).
    Verkenning,
    /// De afwijking met dit nummer in het scenario.
    Scenario(usize),
}

/// Een norm zoals zij in een gebied wordt toegepast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toepassing<'a> {
    /// De norm, met eigen getallen waar wordt afgeweken.
    norm: Cow<'a, Norm>,
    /// De gekozen lezing; `None` is de eerste, die dan nog te kiezen is.
    gekozen_lezing: Option<LezingId>,
    /// De plaats in de bandbreedte; `None` voor een norm in woorden.
    pub positie: Option<Positie>,
    /// Waar de waarden vandaan komen.
    pub herkomst: Herkomst,
    /// De kenmerken die een getal bij een aanname geven.
    pub kenmerken: Vec<Gebruikt>,
    /// De aannames waarvan het getal van de gemeente zelf is.
    gemeten: Vec<String>,
}

impl<'a> Toepassing<'a> {
    /// De landelijke norm, zonder keuzes.
    #[must_use]
    pub fn standaard(norm: &'a Norm) -> Self {
        let positie = norm.band().map(|_| Positie::NietGekozen);
        Self {
            norm: Cow::Borrowed(norm),
            gekozen_lezing: None,
            positie,
            herkomst: Herkomst::Standaard,
            kenmerken: Vec::new(),
            gemeten: Vec::new(),
        }
    }

    /// Met een plaats en een lezing.
    #[must_use]
    pub fn gekozen(norm: &'a Norm, positie: Positie, lezing: Option<LezingId>, herkomst: Herkomst) -> Self {
        let eigen = EigenWaarden { positie: Some(positie), lezing, ..EigenWaarden::default() };
        Self::met(norm, &eigen, herkomst)
    }

    /// Met eigen waarden.
    #[must_use]
    pub fn met(norm: &'a Norm, eigen: &EigenWaarden, herkomst: Herkomst) -> Self {
        let positie = eigen.positie.unwrap_or(Positie::NietGekozen);
        Self {
            positie: norm.band().map(|_| positie),
            norm: ingevuld(norm, eigen, positie),
            gekozen_lezing: eigen.lezing.clone().filter(|l| norm.lezing(l).is_some()),
            herkomst,
            kenmerken: Vec::new(),
            gemeten: Vec::new(),
        }
    }

    /// Met de getallen die kenmerken bij aannames geven.
    #[must_use]
    pub fn met_kenmerken(mut self, kenmerken: Vec<Gebruikt>) -> Self {
        if kenmerken.is_empty() {
            return self;
        }
        let norm = self.norm.to_mut();
        for gebruikt in &kenmerken {
            norm.aannames
                .iter_mut()
                .filter(|a| a.id == gebruikt.aanname)
                .for_each(|a| a.waarde = Some(gebruikt.gevonden.waarde));
        }
        let zelf = kenmerken.iter().filter(|g| g.gevonden.trap == Trap::Gemeente);
        self.gemeten = zelf.map(|g| g.aanname.clone()).collect();
        self.kenmerken = kenmerken;
        self
    }

    /// De norm, met eigen getallen waar wordt afgeweken.
    #[must_use]
    pub fn norm(&self) -> &Norm {
        &self.norm
    }

    /// Of de lezing gekozen is.
    #[must_use]
    pub fn kiest_lezing(&self) -> bool {
        self.gekozen_lezing.is_some()
    }

    /// De lezing waarmee gerekend wordt: de gekozen, anders de eerste.
    #[must_use]
    pub fn lezing(&self) -> Option<&Lezing> {
        self.gekozen_lezing.as_ref().and_then(|id| self.norm.lezing(id)).or_else(|| self.norm.lezingen.first())
    }

    /// Waarmee de norm wordt uitgerekend.
    #[must_use]
    pub fn rekenwijze(&self) -> Option<Rekenwijze<'_>> {
        let streef = self.norm.band().zip(self.positie).map(|(band, p)| streefwaarden(band, p.in_band(band)));
        Some(Rekenwijze {
            norm: &self.norm,
            lezing: self.lezing()?,
            streef: streef.unwrap_or_default(),
            gemeten: &self.gemeten,
        })
    }
}

/// De norm met de eigen waarden op de plaats van de landelijke.
fn ingevuld<'a>(norm: &'a Norm, eigen: &EigenWaarden, positie: Positie) -> Cow<'a, Norm> {
    let Some(landelijk) = norm.band() else { return Cow::Borrowed(norm) };
    let band = Band { laag: eigen.laag.unwrap_or(landelijk.laag), hoog: eigen.hoog.unwrap_or(landelijk.hoog) };
    let band = met_plaats(band, positie);
    if band == landelijk && eigen.aannames.is_empty() {
        return Cow::Borrowed(norm);
    }
    let mut norm = norm.clone();
    norm.zet_band(band);
    for aanname in &mut norm.aannames {
        if let Some(waarde) = eigen.aannames.get(&aanname.id) {
            aanname.waarde = Some(*waarde);
        }
    }
    Cow::Owned(norm)
}

/// Een eigen streefwaarde hoort in haar band: zij ís de band waar de norm één waarde noemt, en rekt hem op waar zij
/// erbuiten ligt. Zo ligt wat gekozen is altijd tussen laag en hoog.
fn met_plaats(band: Band, positie: Positie) -> Band {
    match positie {
        Positie::Eigen(waarde) if !band.is_bereik() => Band { laag: waarde, hoog: waarde },
        Positie::Eigen(waarde) if waarde < band.laag => Band { laag: waarde, ..band },
        Positie::Eigen(waarde) => Band { hoog: band.hoog.max(waarde), ..band },
        _ => band,
    }
}

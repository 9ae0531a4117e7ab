//! `plan`: van normen en invoer naar SOLL, GAP en ingroeipad voor één gebied en zijn gemeenten.
//!
//! Een functie die altijd een [`Plan`] geeft: wat ontbreekt of niet klopt is een bevinding in het plan, nooit een
//! nul en nooit een crash. Weet niet waar de invoer vandaan komt en niet hoe een plan op de pagina staat.

mod invoer;
mod over_scenario;
mod register;
mod rij;
mod uitwerking;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests_scenario;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::amount::Amount;
use crate::bevindingen;
use crate::finding::Finding;
use crate::gebied::{Gebied, GebiedCode};
use crate::grondslag::Basis;
use crate::horizon::Horizon;
use crate::ist::IstSoort;
use crate::land::{Land, Regio};
use crate::norm::{NormId, NormSet};

pub use invoer::Inputs;
pub use register::{AfwijkingRij, Verschil, Verschilpunt, Waarde};
pub use rij::{LezingStand, PlanRij, Rekenwaarden, RijAfwijking};
use uitwerking::Uitwerking;

/// Het plan voor één gebied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Het gebied.
    pub gebied: Gebied,
    /// De gemeenten, op code.
    pub leden: Vec<Gebied>,
    /// De inwoners van het gebied; `None` als die niet van elke gemeente bekend zijn.
    pub inwoners: Option<Amount>,
    /// De dag waarop de inwoners geteld zijn.
    pub peildatum: Option<Date>,
    /// Begin, doel en einde.
    pub horizon: Horizon,
    /// Eerst het gebied, dan de gemeenten op code; daarbinnen de normen op volgorde van het format.
    pub rijen: Vec<PlanRij>,
    /// Het register van afwijkingen uit het scenario, in de volgorde van dat bestand.
    pub afwijkingen: Vec<AfwijkingRij>,
    /// Wat de lezer moet weten.
    pub bevindingen: Vec<Finding>,
}

impl Plan {
    /// De rij van het geplande gebied voor een norm.
    #[must_use]
    pub fn eigen_rij(&self, norm: &NormId) -> Option<&PlanRij> {
        self.rijen.iter().find(|r| r.norm == *norm && r.gebied == self.gebied)
    }

    /// De rijen van de gemeenten voor een norm, op code.
    pub fn rijen_van_leden<'a>(&'a self, norm: &'a NormId) -> impl Iterator<Item = &'a PlanRij> {
        self.rijen.iter().filter(move |r| r.norm == *norm && r.gebied != self.gebied)
    }

    /// De regel van het register met dit nummer.
    #[must_use]
    pub fn afwijking(&self, nummer: usize) -> Option<&AfwijkingRij> {
        self.afwijkingen.iter().find(|a| a.nummer == nummer)
    }

    /// Of er ergens met een verzonnen opgave gerekend is.
    #[must_use]
    pub fn is_fictief(&self) -> bool {
        self.rijen.iter().any(|r| r.ist.soort == IstSoort::Fictief)
    }
}

/// Maakt het plan.
#[must_use]
pub fn plan(normen: &NormSet, invoer: &Inputs<'_>, horizon: &Horizon) -> Plan {
    let mut eigen = Vec::new();
    let mut van_leden: BTreeMap<GebiedCode, Vec<PlanRij>> = BTreeMap::new();
    let mut bevindingen = Vec::new();
    for norm in &normen.normen {
        let Some(uitkomst) = Uitwerking::new(norm, invoer, *horizon) else { continue };
        let (rij, leden, gevonden) = uitkomst.rijen();
        bevindingen.extend(gevonden);
        bevindingen.extend(bevindingen::van_norm(norm, invoer, rij.as_ref()));
        eigen.extend(rij);
        for lid in leden {
            van_leden.entry(lid.gebied.code.clone()).or_default().push(lid);
        }
    }
    eigen.extend(van_leden.into_values().flatten());
    let afwijkingen = register::register(normen, invoer, horizon);
    bevindingen.extend(over_scenario::van_scenario(normen, invoer, horizon, &afwijkingen));
    let leden = &invoer.gebied.leden;
    let mut plan = Plan {
        gebied: invoer.gebied.gebied.clone(),
        leden: leden.iter().filter_map(|c| Some(invoer.land.gemeente(c)?.gebied.clone())).collect(),
        inwoners: invoer.land.som(leden, Basis::Inwoners),
        peildatum: leden.iter().filter_map(|c| Some(invoer.land.telling(c, Basis::Inwoners)?.peildatum)).min(),
        horizon: *horizon,
        rijen: eigen,
        afwijkingen,
        bevindingen: Vec::new(),
    };
    plan.bevindingen = bevindingen::van_plan(&plan, invoer);
    plan.bevindingen.extend(bevindingen);
    plan
}

/// Een gemeente als gebied met zichzelf als enig lid; `None` als de code niet bestaat.
#[must_use]
pub fn als_regio(land: &Land, gemeente: &GebiedCode) -> Option<Regio> {
    let gebied = land.gemeente(gemeente)?.gebied.clone();
    Some(Regio { leden: BTreeSet::from([gebied.code.clone()]), gebied, reconstructie: false })
}

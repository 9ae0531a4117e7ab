//! `plan`: van normen en invoer naar SOLL, GAP en ingroeipad voor één gebied en zijn gemeenten.
//!
//! Een functie die altijd een [`Plan`] geeft: wat ontbreekt of niet klopt is een bevinding in het plan, nooit een
//! nul en nooit een crash. Weet niet waar de invoer vandaan komt en niet hoe een plan op de pagina staat.

mod bevindingen;
mod invoer;
mod over_scenario;
mod register;
mod rij;
mod uitkomst;
mod uitwerking;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests_scenario;

use std::collections::BTreeMap;

use crate::gebied::GebiedCode;
use crate::grondslag::Basis;
use crate::horizon::Horizon;
use crate::norm::NormSet;

pub use invoer::{Inputs, als_regio};
pub use register::{AfwijkingRij, Verschil, Verschilpunt, Waarde};
pub use rij::{LezingStand, PlanRij, Rekenwaarden, RijAfwijking};
pub use uitkomst::Plan;
use uitwerking::Uitwerking;

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

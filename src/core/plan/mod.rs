//! `plan`: van normen en invoer naar SOLL, GAP en ingroeipad voor één gebied en zijn gemeenten.
//!
//! Een functie die altijd een [`Plan`] geeft: wat ontbreekt of niet klopt is een bevinding in het plan, nooit een
//! nul en nooit een crash. Weet niet waar de invoer vandaan komt en niet hoe een plan op de pagina staat.

mod bevindingen;
mod bevindingen_ingroei;
mod ingroei;
mod invoer;
mod kenmerken;
mod kosten;
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
mod tests_ingroei;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests_scenario;

use std::collections::{BTreeMap, BTreeSet};

use crate::gebied::GebiedCode;
use crate::grondslag::Basis;
use crate::horizon::Horizon;
use crate::norm::{Norm, NormSet};
use crate::streef;

pub use ingroei::{NormIngroei, PlanIngroei};
pub use invoer::{Inputs, als_regio};
pub use kenmerken::{KenmerkBewijs, NormKenmerk, RijKenmerk};
pub use register::{AfwijkingRij, Verschil, Verschilpunt, Waarde};
pub use rij::{LezingStand, PlanRij, Rekenwaarden, RijAfwijking};
pub use uitkomst::Plan;
use uitwerking::{Uitgewerkt, Uitwerking};

/// Over welke bevolking de normen gaan, in welke lezing ook.
fn bases(normen: &NormSet) -> BTreeSet<Basis> {
    let van = |n: &Norm| {
        let grondslagen: Vec<Basis> =
            n.lezingen.iter().filter_map(|l| Some(streef::grondslag(n, l)?.basis())).collect();
        grondslagen
    };
    normen.normen.iter().flat_map(van).collect()
}

/// Maakt het plan.
#[must_use]
pub fn plan(normen: &NormSet, invoer: &Inputs<'_>, horizon: &Horizon) -> Plan {
    let uitwerkingen: Vec<Uitwerking<'_>> =
        normen.normen.iter().filter_map(|n| Uitwerking::new(n, invoer, *horizon)).collect();
    let mut uitgewerkt: Vec<Uitgewerkt> = uitwerkingen.iter().map(Uitwerking::rijen).collect();
    let mut bevindingen = Vec::new();
    for (uitwerking, u) in uitwerkingen.iter().zip(&mut uitgewerkt) {
        bevindingen.append(&mut u.bevindingen);
        bevindingen.extend(bevindingen::van_norm(uitwerking.norm(), invoer, u.rij.as_ref()));
    }
    let ingroei = invoer.keuzes.ingroei.as_ref().map(|i| {
        let (ingroei, gevonden) = ingroei::pas_toe(i, &uitwerkingen, &mut uitgewerkt, invoer, *horizon);
        bevindingen.extend(gevonden);
        ingroei
    });
    let kosten = invoer.keuzes.kosten.as_ref().map(|k| {
        let (kosten, gevonden) = kosten::van_plan(k, normen, &uitgewerkt, *horizon);
        bevindingen.extend(gevonden);
        kosten
    });
    let mut eigen = Vec::new();
    let mut van_leden: BTreeMap<GebiedCode, Vec<PlanRij>> = BTreeMap::new();
    for u in uitgewerkt {
        eigen.extend(u.rij);
        for lid in u.leden {
            van_leden.entry(lid.gebied.code.clone()).or_default().push(lid);
        }
    }
    eigen.extend(van_leden.into_values().flatten());
    let afwijkingen = register::register(normen, invoer, horizon);
    bevindingen.extend(over_scenario::van_scenario(normen, invoer, horizon, &afwijkingen));
    let leden = &invoer.gebied.leden;
    let prognose = invoer.prognose.map(|p| {
        let (prognose, gevonden) = p.in_gebied(invoer.land, invoer.gebied, &bases(normen), *horizon);
        bevindingen.extend(gevonden);
        prognose
    });
    let mut plan = Plan {
        gebied: invoer.gebied.gebied.clone(),
        leden: leden.iter().filter_map(|c| Some(invoer.land.gemeente(c)?.gebied.clone())).collect(),
        inwoners: invoer.land.som(leden, Basis::Inwoners),
        peildatum: leden.iter().filter_map(|c| Some(invoer.land.telling(c, Basis::Inwoners)?.peildatum)).min(),
        horizon: *horizon,
        rijen: eigen,
        afwijkingen,
        kenmerken: kenmerken::van_plan(normen, invoer),
        ingroei,
        kosten,
        prognose,
        middelen: None,
        schaal: None,
        bevindingen: Vec::new(),
    };
    plan.bevindingen = bevindingen::van_plan(&plan, invoer);
    plan.bevindingen.extend(bevindingen);
    plan
}

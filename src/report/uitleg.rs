//! Waarom dit getal: elke rij van een plan in ten hoogste twaalf regels, zo dat wie wil het met pen en papier narekent.
//!
//! Van de zin van de norm naar het getal op de pagina: citaat, bevolking, lezing, plaats in de bandbreedte,
//! rekensom, schaal, IST, GAP en (gevraagd) één kwartaal van het pad. Rekent geen norm uit: elke uitkomst komt uit
//! het plan.

mod norm;
mod pad;
mod som;
mod stand;

use normwijzer_core::norm::Norm;
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::{NormSet, Quarter};

pub(crate) use norm::bron;
pub(crate) use som::{bevolking, rekensom};

use crate::gedrukt;
use crate::zinnen::Maat;

/// Het grootste aantal regels (DESIGN §4, regel 4).
pub const MEESTE_REGELS: usize = 12;

/// De uitleg van een rij, in ten hoogste [`MEESTE_REGELS`] regels; met een kwartaal ook van de stand van het pad.
#[must_use]
pub fn uitleg(normen: &NormSet, rij: &PlanRij, plan: &Plan, kwartaal: Option<Quarter>) -> Vec<String> {
    let Some(norm) = normen.norm(&rij.norm) else {
        return vec![format!("De norm {} staat niet in de gelezen normen.", rij.norm)];
    };
    let rij = &*gedrukt::rij(normen, rij, plan);
    let mut regels = vec![norm::citaat(normen, norm)];
    match Maat::van(norm) {
        Some(maat) => regels.extend(getal(norm, maat, rij, plan, kwartaal)),
        None => regels.extend(stand::in_woorden(norm, rij)),
    }
    regels
}

fn getal(norm: &Norm, maat: Maat, rij: &PlanRij, plan: &Plan, kwartaal: Option<Quarter>) -> Vec<String> {
    [
        som::bevolking(norm, rij, plan),
        norm::lezing(norm, rij, plan),
        norm::afwijking(norm, rij, plan),
        norm::plaats(norm, maat, rij),
        som::rekensom(norm, maat, rij, plan),
        som::groei(maat, rij, plan),
        som::uren(maat, rij),
        stand::ist(norm, maat, rij, plan),
        stand::gap(maat, rij),
        match kwartaal {
            Some(q) => Some(pad::kwartaal(maat, rij, plan, q)),
            None => pad::ingroei(maat, rij, plan),
        },
        norm::verandert(norm, maat, rij),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;

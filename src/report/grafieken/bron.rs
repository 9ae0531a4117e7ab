//! De regel onder een grafiek: waar haar cijfers vandaan komen, en niets anders.

use std::collections::BTreeSet;

use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::Norm;
use normwijzer_core::plan::PlanRij;
use normwijzer_core::{Basis, NormSet};

use crate::plan_pagina::Bronvermelding;

/// "Bron: Opdracht voor de werkagenda, versie 20 april 2026; CBS StatLine 70072ned, peildatum 1 januari 2025; IST:
/// opgave van de regio; bewerking Normwijzer". Alleen de bronnen waaruit deze normen en rijen volgen.
pub(super) fn regel(normen: &NormSet, bronnen: &[Bronvermelding], rijen: &[(&Norm, &PlanRij)]) -> String {
    let edities: BTreeSet<&str> = rijen.iter().map(|(n, _)| n.editie.as_str()).collect();
    let bases: BTreeSet<Basis> = rijen.iter().filter_map(|(_, r)| r.soll.stand).map(|s| s.grondslag.basis()).collect();
    let heeft = |soort| rijen.iter().any(|(_, r)| r.ist.soort == soort);
    let mut delen: Vec<String> = normen
        .edities
        .iter()
        .filter(|e| edities.contains(e.id.as_str()))
        .map(|e| format!("{}, versie {}", hoofdtitel(&e.titel), e.versie))
        .collect();
    for bron in bronnen.iter().filter(|b| b.bases.iter().any(|b| bases.contains(b))).map(Bronvermelding::kort) {
        if !delen.contains(&bron) {
            delen.push(bron);
        }
    }
    delen.extend(match (heeft(IstSoort::Opgave), heeft(IstSoort::Fictief)) {
        (false, false) => None,
        (true, false) => Some("IST: opgave van de regio".to_owned()),
        (false, true) => Some("IST: verzonnen voorbeeld".to_owned()),
        (true, true) => Some("IST: opgave van de regio, deels verzonnen".to_owned()),
    });
    format!("Bron: {}; bewerking Normwijzer", delen.join("; "))
}

/// De titel van een document zonder ondertitel.
fn hoofdtitel(titel: &str) -> &str {
    titel.split(". ").next().unwrap_or(titel)
}

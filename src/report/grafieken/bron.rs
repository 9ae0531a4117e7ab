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
    delen.extend(per_peildatum(bronnen.iter().filter(|b| b.bases.iter().any(|b| bases.contains(b)))));
    delen.extend(match (heeft(IstSoort::Opgave), heeft(IstSoort::Fictief)) {
        (false, false) => None,
        (true, false) => Some("IST: opgave van de regio".to_owned()),
        (false, true) => Some("IST: verzonnen voorbeeld".to_owned()),
        (true, true) => Some("IST: opgave van de regio, deels verzonnen".to_owned()),
    });
    format!("Bron: {}; bewerking Normwijzer", delen.join("; "))
}

/// Bronnen van dezelfde dag achter elkaar: "CBS StatLine 03759ned en 70072ned, peildatum 1 januari 2025".
fn per_peildatum<'a>(bronnen: impl Iterator<Item = &'a Bronvermelding>) -> Vec<String> {
    let mut samen: Vec<Bronvermelding> = Vec::new();
    for bron in bronnen {
        match samen.iter_mut().find(|b| b.peildatum == bron.peildatum) {
            Some(al) if !al.kort.contains(&bron.kort) => al.kort = samen_met(&al.kort, &bron.kort),
            Some(_) => {}
            None => samen.push(bron.clone()),
        }
    }
    samen.iter().map(Bronvermelding::kort).collect()
}

/// Twee tabellen van dezelfde uitgever noemen hem één keer.
fn samen_met(al: &str, erbij: &str) -> String {
    match (al.rsplit_once(' '), erbij.rsplit_once(' ')) {
        (Some((van, _)), Some((ook_van, tabel))) if van == ook_van => format!("{al} en {tabel}"),
        _ => format!("{al}, {erbij}"),
    }
}

/// De titel van een document zonder ondertitel.
fn hoofdtitel(titel: &str) -> &str {
    titel.split(". ").next().unwrap_or(titel)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bronnen_van_dezelfde_dag_staan_bij_elkaar() {
        let bron = |kort: &str, jaar| Bronvermelding {
            kort: kort.to_owned(),
            peildatum: Some(jiff::civil::date(jaar, 1, 1)),
            ..Bronvermelding::default()
        };
        let bronnen = [
            bron("CBS StatLine 1ned", 2025),
            bron("CBS StatLine 2ned", 2025),
            bron("CBS StatLine 1ned", 2025),
            bron("RIVM", 2024),
        ];
        assert_eq!(
            per_peildatum(bronnen.iter()),
            ["CBS StatLine 1ned en 2ned, peildatum 1 januari 2025", "RIVM, peildatum 1 januari 2024"]
        );
    }
}

//! De kosten van een plan: van elke norm met een pad en een tarief, en welke normen er geen hebben.

use super::PlanRij;
use super::uitwerking::Uitgewerkt;
use crate::finding::Finding;
use crate::horizon::Horizon;
use crate::kosten::{Gepad, Kosten, KostenSoort, PlanKosten, code, kosten_van};
use crate::norm::NormSet;

/// Rekent de kosten uit, en zegt waarvan zij onbekend of aangenomen zijn.
pub(super) fn van_plan(
    kosten: &Kosten,
    normen: &NormSet,
    uitgewerkt: &[Uitgewerkt],
    horizon: Horizon,
) -> (PlanKosten, Vec<Finding>) {
    let mut uit = kosten.leeg();
    let mut onbekend = Vec::new();
    for u in uitgewerkt {
        let Some(rij) = u.rij.as_ref() else { continue };
        let heeft_pad = std::iter::once(rij).chain(&u.leden).any(|r| r.pad.iter().any(|p| p.pad.is_some()));
        if !heeft_pad {
            continue;
        }
        match kosten.tarief(&rij.norm) {
            None => {
                onbekend.extend(normen.norm(&rij.norm).map(|n| n.naam.clone()));
                uit.onbekend.push(rij.norm.clone());
            }
            Some(tarief) => {
                let leden: Vec<Gepad<'_>> = u.leden.iter().map(gepad).collect();
                uit.rijen.extend(kosten_van(tarief, gepad(rij), &leden, horizon));
                if tarief.soort == KostenSoort::Aanname {
                    uit.aangenomen.push(rij.norm.clone());
                }
            }
        }
    }
    let mut gevonden = Vec::new();
    if !onbekend.is_empty() {
        gevonden.push(Finding::waarschuwing(
            code::ONBEKEND,
            format!(
                "Van deze normen zijn de kosten niet bekend; zij staan in geen enkel totaal: {}.",
                onbekend.join(", ")
            ),
        ));
    }
    if !uit.aangenomen.is_empty() {
        gevonden.push(Finding::info(
            code::AANNAME,
            "De kosten rusten op aannamen (soort = \"aanname\"), niet op een begroting van de regio.",
        ));
    }
    (uit, gevonden.into_iter().map(|f| f.met_bestand(&kosten.bestand)).collect())
}

fn gepad(rij: &PlanRij) -> Gepad<'_> {
    Gepad { gebied: &rij.gebied, pad: &rij.pad }
}

//! Opgaven die in geen enkel plan meetellen: wie ze invulde, moet dat weten.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Ist, Vindplaats};
use crate::eenheid::Eenheid;
use crate::finding::Finding;
use crate::gebied::GebiedCode;
use crate::land::{Land, Regio};
use crate::norm::{Norm, NormId, NormSet, Schaal, Soort};
use crate::soll::niveau_van;

/// Een waarschuwing voor elke opgave die geen van de geplande gebieden gebruikt.
#[must_use]
pub fn ongebruikt(normen: &NormSet, land: &Land, gepland: &[Regio], ist: &Ist) -> Vec<Finding> {
    let hoeveelheden = ist.opgaven.iter().map(|((gebied, norm), o)| (&o.waar, o.rij, gebied, norm));
    let oordelen = ist.oordelen.iter().map(|((gebied, norm, _), o)| (&o.waar, o.rij, gebied, norm));
    let mut regels: BTreeSet<(&Arc<Vindplaats>, u64, &GebiedCode, &NormId)> = BTreeSet::new();
    for regel in hoeveelheden.chain(oordelen) {
        let (_, _, gebied, norm) = regel;
        let telt_mee = normen.norm(norm).is_some_and(|n| gepland.iter().any(|p| gebruikt(n, land, p, gebied)));
        if !telt_mee {
            regels.insert(regel);
        }
    }
    regels
        .into_iter()
        .map(|(waar, rij, gebied, norm)| {
            let bericht = format!("deze opgave telt nergens mee: {gebied} hoort niet bij het geplande gebied, of norm {norm} wordt op een ander niveau gevraagd.");
            let bevinding =
                Finding::waarschuwing("IST-017", bericht).met_gebied(gebied.clone()).met_norm(norm.clone());
            waar.bij(bevinding, rij, "gebied_code")
        })
        .collect()
}

/// De normen waarover in een opgave niets staat, als mededeling; leeg zonder opgaven.
#[must_use]
pub fn niet_gemeten(normen: &NormSet, ist: &Ist) -> Option<Finding> {
    let gemeten: BTreeSet<&NormId> =
        ist.opgaven.keys().map(|(_, norm)| norm).chain(ist.oordelen.keys().map(|(_, norm, _)| norm)).collect();
    let ontbreekt: Vec<&str> =
        normen.normen.iter().filter(|n| !gemeten.contains(&n.id)).map(|n| n.id.as_str()).collect();
    if gemeten.is_empty() || ontbreekt.is_empty() {
        return None;
    }
    let mut bevinding =
        Finding::info("IST-021", format!("over deze normen staat er niets in de opgave: {}.", ontbreekt.join(", ")));
    bevinding.bestand.clone_from(&ist.bestand);
    Some(bevinding)
}

fn gebruikt(norm: &Norm, land: &Land, gepland: &Regio, gebied: &GebiedCode) -> bool {
    if *gebied == gepland.gebied.code || gepland.leden.contains(gebied) {
        return true;
    }
    // Een norm die per regio geldt, mag een opgave van die regio hebben; welke schaal het is, kan de lezing bepalen.
    // Alleen een vast aantal fte wordt gedeeld; wat geteld of berekend wordt, telt alleen mee als de regio er geheel in ligt.
    let schalen = norm.lezingen.iter().filter_map(|l| l.schaal.or_else(|| norm.schaal()));
    let gedeeld = matches!(&norm.soort, Soort::Vast { eenheid: Eenheid::Fte, .. }) || norm.eenheid().is_none();
    schalen.filter(|s| *s != Schaal::Gemeente).any(|s| {
        land.geraakt(niveau_van(s), &gepland.leden)
            .any(|(r, leden)| r.gebied.code == *gebied && (gedeeld || leden == r.leden.len()))
    })
}

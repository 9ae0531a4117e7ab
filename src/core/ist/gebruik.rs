//! Opgaven die in geen enkel plan meetellen: wie ze invulde, moet dat weten.

use std::collections::BTreeSet;

use super::Ist;
use crate::finding::Finding;
use crate::gebied::GebiedCode;
use crate::land::{Land, Regio};
use crate::norm::{Norm, NormId, NormSet, Schaal};
use crate::soll::niveau_van;

/// Een waarschuwing voor elke opgave die geen van de geplande gebieden gebruikt.
#[must_use]
pub fn ongebruikt(normen: &NormSet, land: &Land, gepland: &[Regio], ist: &Ist) -> Vec<Finding> {
    let hoeveelheden = ist.opgaven.iter().map(|((gebied, norm), o)| (gebied, norm, o.rij));
    let oordelen = ist.oordelen.iter().map(|((gebied, norm, _), o)| (gebied, norm, o.rij));
    let mut regels: BTreeSet<(u64, &GebiedCode, &NormId)> = BTreeSet::new();
    for (gebied, norm, rij) in hoeveelheden.chain(oordelen) {
        let telt_mee = normen.norm(norm).is_some_and(|n| gepland.iter().any(|p| gebruikt(n, land, p, gebied)));
        if !telt_mee {
            regels.insert((rij, gebied, norm));
        }
    }
    regels
        .into_iter()
        .map(|(rij, gebied, norm)| {
            let bericht = format!("deze opgave telt nergens mee: {gebied} hoort niet bij het geplande gebied, of norm {norm} wordt op een ander niveau gevraagd.");
            let mut bevinding = Finding::waarschuwing("IST-017", bericht)
                .met_rij(rij)
                .met_kolom("gebied_code")
                .met_gebied(gebied.clone())
                .met_norm(norm.clone());
            bevinding.bestand.clone_from(&ist.bestand);
            bevinding
        })
        .collect()
}

fn gebruikt(norm: &Norm, land: &Land, gepland: &Regio, gebied: &GebiedCode) -> bool {
    if *gebied == gepland.gebied.code || gepland.leden.contains(gebied) {
        return true;
    }
    // Een norm die per regio geldt, mag een opgave van die regio hebben; welke schaal het is, kan de lezing bepalen.
    let schalen = norm.lezingen.iter().filter_map(|l| l.schaal.or_else(|| norm.schaal()));
    norm.eenheid().is_some()
        && schalen
            .filter(|s| *s != Schaal::Gemeente)
            .any(|s| land.geraakt(niveau_van(s), &gepland.leden).any(|(r, _)| r.gebied.code == *gebied))
}

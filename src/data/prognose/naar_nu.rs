//! De gemeenten van een prognose naar die van het plan: met dezelfde omzetting als een telling.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use normwijzer_core::herindeling::Lot;
use normwijzer_core::{Amount, Finding, GebiedCode, Herindelingen, Land};

use super::tabel::Kant;
use crate::betekenis::Band;
use crate::land::kort;

/// Waarvan een cijfer is, behalve de gemeente.
pub(super) type Plek = (i16, Band, Kant);

/// Per gemeente en plek het aantal, met de regel waar het staat.
pub(super) type Gemeenten = BTreeMap<GebiedCode, BTreeMap<Plek, (i64, u64)>>;

/// Brengt de cijfers naar de gemeenten van nu. Een nieuwe gemeente waarvan niet elke oude in de prognose staat, heeft geen
/// eigen rij; zij groeit dan zoals een groter gebied.
///
/// # Errors
/// Gemeenten die op geen dag samen bestonden.
pub(super) fn naar_nu(
    gemeenten: Gemeenten,
    genoemd: Option<Date>,
    land: &Land,
    herindelingen: Option<&Herindelingen>,
    bevindingen: &mut Vec<Finding>,
) -> Result<Gemeenten, Vec<Finding>> {
    let codes: BTreeSet<&GebiedCode> = gemeenten.keys().collect();
    let van_nu = codes.iter().all(|c| land.gemeenten.contains_key(*c));
    let Some(h) = herindelingen.filter(|h| !van_nu || genoemd.is_some_and(|d| d < h.stand())) else {
        if van_nu {
            return Ok(gemeenten);
        }
        let vreemd: Vec<&str> =
            codes.iter().filter(|c| !land.gemeenten.contains_key(**c)).map(|c| c.as_str()).collect();
        return Err(vec![Finding::fout(
            "PRO-004",
            format!(
                "deze gemeenten bestaan nu niet, en zonder de dataset herindelingen zijn zij niet om te zetten: {}",
                kort(&vreemd)
            ),
        )]);
    };
    let past = |dag: &Date| h.gemeenten_op(*dag).is_ok_and(|toen| codes.iter().all(|c| toen.contains(*c)));
    let jaren = (h.vanaf().year()..=h.stand().year()).rev().filter_map(|j| Date::new(j, 1, 1).ok());
    let Some(dag) = genoemd.into_iter().chain(jaren).find(past) else {
        let dag = genoemd.unwrap_or_else(|| h.stand());
        let toen = h.gemeenten_op(dag).unwrap_or_default();
        let vreemd: Vec<&str> = codes.iter().filter(|c| !toen.contains(**c)).map(|c| c.as_str()).collect();
        return Err(vec![Finding::fout(
            "PRO-004",
            format!(
                "deze gemeenten waren er niet op {dag}, en op geen andere 1 januari samen met de rest: {}. Gebruik de indeling van één jaar.",
                kort(&vreemd)
            ),
        )]);
    };
    let omzetting = h.omzetting(dag, h.stand()).map_err(|e| vec![Finding::fout("PRO-004", e.to_string())])?;
    if omzetting.is_gelijk() {
        return Ok(gemeenten);
    }
    let plekken: BTreeSet<Plek> = gemeenten.values().flat_map(|g| g.keys().copied()).collect();
    let mut uit: Gemeenten = BTreeMap::new();
    for plek in plekken {
        let hier: BTreeMap<GebiedCode, Option<Amount>> = gemeenten
            .iter()
            .map(|(code, cijfers)| (code.clone(), cijfers.get(&plek).map(|(n, _)| Amount::from_int(*n))))
            .collect();
        let gebracht = omzetting.tellingen_met_onbekend(&hier).map_err(|e| {
            let vreemd: Vec<&str> = e.0.iter().map(GebiedCode::as_str).collect();
            vec![Finding::fout("PRO-004", format!("deze gemeenten waren er niet op {dag}: {}", kort(&vreemd)))]
        })?;
        for (code, aantal) in gebracht {
            let regel = gemeenten.get(&code).and_then(|g| g.get(&plek)).map_or(0, |(_, regel)| *regel);
            if let Some(aantal) = aantal {
                uit.entry(code).or_default().insert(plek, (aantal.als_i64(), regel));
            }
        }
    }
    let anders: Vec<&str> = omzetting
        .regels()
        .filter(|r| gemeenten.contains_key(&r.van) && r.lot != Lot::Bleef)
        .map(|r| h.naam(&r.van))
        .collect();
    if !anders.is_empty() {
        bevindingen.push(Finding::info(
            "IMP-000",
            format!(
                "gemeenten van {dag} gebracht naar die van {}; niet hetzelfde gebleven: {}",
                h.stand(),
                kort(&anders)
            ),
        ));
    }
    Ok(uit)
}

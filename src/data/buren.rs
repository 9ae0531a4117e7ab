//! De overdracht van de kaart: buren voor de schaaltoets en omtrekken om te tekenen.

use std::collections::BTreeMap;

use normwijzer_core::schaal::{Buren, Verbinding};
use normwijzer_core::{Finding, GebiedCode};

use crate::datasets::Datasets;
use crate::rijen::{bevinding, geheel, tekst};
use crate::schema::{BUREN, VLAKKEN};

/// De ringen van een gemeente in kilometers: oost en noord van de zuidwesthoek van het land, om te tekenen. Vul even en
/// oneven: een ring binnen een andere is een gat.
pub type Omtrek = Vec<Vec<(f64, f64)>>;

/// Wie aan wie ligt; `None` als de dataset er niet is.
///
/// # Errors
/// Een dataset die er half is, een tabel die haar schema niet volgt, een paar dat niet in beide richtingen hetzelfde is.
pub fn buren(datasets: &Datasets) -> Result<Option<Buren>, Vec<Finding>> {
    if !datasets.heeft(BUREN.dataset) {
        return Ok(None);
    }
    let frame = datasets.frame(&BUREN)?;
    let kolom = |naam| tekst(&frame, naam).map_err(|e| bevinding(&e));
    let getal = |naam| geheel(&frame, naam).map_err(|e| bevinding(&e));
    let wie = kolom("gemeente_code")?.into_iter().zip(kolom("buur_code")?);
    let hoe = kolom("soort")?.into_iter().zip(getal("grens")?.into_iter().zip(getal("afstand")?));
    let mut fouten = Vec::new();
    let mut paren: BTreeMap<(GebiedCode, GebiedCode), (Verbinding, u64)> = BTreeMap::new();
    for (regel, ((van, naar), (soort, maten))) in (2..).zip(wie.zip(hoe)) {
        let meter = |m: Option<i64>| m.and_then(|m| u32::try_from(m).ok());
        let verbinding = match (soort, maten) {
            ("land", (Some(_), None)) => meter(maten.0).map(|grens_m| Verbinding::Land { grens_m }),
            ("water", (None, Some(_))) => meter(maten.1).map(|afstand_m| Verbinding::Water { afstand_m }),
            _ => None,
        };
        match verbinding {
            Some(v) => {
                paren.insert((GebiedCode::new(van), GebiedCode::new(naar)), (v, regel));
            }
            None => fouten.push(
                Finding::fout("DAT-015", "verwacht soort land met alleen een grens, of water met alleen een afstand")
                    .met_bestand(BUREN.pad())
                    .met_rij(regel)
                    .met_kolom("soort"),
            ),
        }
    }
    for ((van, naar), (verbinding, regel)) in &paren {
        let terug = paren.get(&(naar.clone(), van.clone())).map(|t| t.0);
        if van == naar || terug != Some(*verbinding) {
            fouten.push(
                Finding::fout("DAT-015", format!("{van} en {naar} staan er niet in beide richtingen hetzelfde"))
                    .met_bestand(BUREN.pad())
                    .met_rij(*regel),
            );
        }
    }
    if !fouten.is_empty() {
        return Err(fouten);
    }
    Ok(Some(Buren::new(paren.into_iter().map(|((van, naar), (v, _))| (van, naar, v)))))
}

/// De omtrek van elke gemeente; `None` als de dataset er niet is.
///
/// # Errors
/// Een dataset die er half is, een tabel die haar schema niet volgt, ringen of punten die niet op volgorde staan.
pub fn omtrekken(datasets: &Datasets) -> Result<Option<BTreeMap<GebiedCode, Omtrek>>, Vec<Finding>> {
    if !datasets.heeft(VLAKKEN.dataset) {
        return Ok(None);
    }
    let frame = datasets.frame(&VLAKKEN)?;
    let getal = |naam| geheel(&frame, naam).map_err(|e| bevinding(&e));
    let codes = tekst(&frame, "gemeente_code").map_err(|e| bevinding(&e))?;
    let plaatsen = getal("ring")?.into_iter().zip(getal("punt")?);
    let punten = getal("lengte")?.into_iter().zip(getal("breedte")?);
    let mut uit: BTreeMap<GebiedCode, Omtrek> = BTreeMap::new();
    for (regel, ((code, plaats), punt)) in (2..).zip(codes.into_iter().zip(plaatsen).zip(punten)) {
        let omtrek = uit.entry(GebiedCode::new(code)).or_default();
        if plaats.1 == Some(1) {
            omtrek.push(Vec::new());
        }
        let aantal = i64::try_from(omtrek.len()).ok();
        let ring = omtrek.last_mut();
        let op_volgorde = ring.as_ref().is_some_and(|r| plaats == (aantal, i64::try_from(r.len() + 1).ok()));
        let (Some(ring), true, (Some(lengte), Some(breedte))) = (ring, op_volgorde, punt) else {
            return Err(vec![
                Finding::fout(
                    "DAT-015",
                    "ring en punt staan niet op volgorde; maak het bestand opnieuw met de importer",
                )
                .met_bestand(VLAKKEN.pad())
                .met_rij(regel),
            ]);
        };
        ring.push((oost(lengte), noord(breedte)));
    }
    Ok(Some(uit))
}

/// Kilometers oost van 3° oosterlengte; een graad is bij 52,2° noorderbreedte 68,15 km.
fn oost(duizendsten: i64) -> f64 {
    f64::from(i32::try_from(duizendsten - 3_000).unwrap_or_default()) * 0.068_153
}

/// Kilometers noord van 50,5° noorderbreedte.
fn noord(duizendsten: i64) -> f64 {
    f64::from(i32::try_from(duizendsten - 50_500).unwrap_or_default()) * 0.111_195
}

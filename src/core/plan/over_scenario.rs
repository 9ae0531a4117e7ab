//! Wat de lezer van een plan over het scenario moet weten: onder een minimum, nog concept, niet toegepast.

use super::{AfwijkingRij, Inputs, Waarde};
use crate::finding::Finding;
use crate::horizon::Horizon;
use crate::norm::{Karakter, Norm, NormSet};
use crate::scenario::{Afwijking, BesluitStatus, Scenario, code, geschreven, nederlands};

/// De bevindingen over een scenario, in de volgorde van het bestand.
#[must_use]
pub(super) fn van_scenario(
    normen: &NormSet,
    invoer: &Inputs<'_>,
    horizon: &Horizon,
    register: &[AfwijkingRij],
) -> Vec<Finding> {
    let Some(scenario) = &invoer.keuzes.scenario else { return Vec::new() };
    let mut uit = Vec::new();
    for (nummer, afwijking) in scenario.genummerd() {
        let Some(norm) = normen.norm(&afwijking.norm) else { continue };
        if afwijking.besluit.status == BesluitStatus::Vervallen {
            continue;
        }
        let gevonden = match register.iter().find(|r| r.nummer == nummer) {
            None => vec![buiten_gebied(norm, afwijking, invoer)],
            Some(_) if invoer.keuzes.verkent(norm) => vec![verkenning_gaat_voor(norm)],
            Some(rij) if rij.toegepast => van_rij(norm, rij, horizon),
            Some(_) => Vec::new(),
        };
        uit.extend(gevonden.into_iter().map(|f| met_plaats(f, scenario, afwijking, invoer)));
    }
    uit
}

fn met_plaats(bevinding: Finding, scenario: &Scenario, afwijking: &Afwijking, invoer: &Inputs<'_>) -> Finding {
    let gebied = afwijking.gemeente.as_ref().unwrap_or(&invoer.gebied.gebied.code);
    bevinding
        .met_bestand(&scenario.bestand)
        .met_rij(afwijking.regel)
        .met_gebied(gebied.clone())
        .met_norm(afwijking.norm.clone())
}

fn buiten_gebied(norm: &Norm, afwijking: &Afwijking, invoer: &Inputs<'_>) -> Finding {
    let gemeente = afwijking.gemeente.as_ref().and_then(|c| invoer.land.gemeente(c));
    Finding::info(
        code::BUITEN_GEBIED,
        format!(
            "{}: de afwijking van {} telt niet mee in {}, want die gemeente ligt daar niet in.",
            norm.naam,
            gemeente.map_or_else(String::new, |g| g.gebied.voluit()),
            invoer.gebied.gebied.voluit()
        ),
    )
}

fn verkenning_gaat_voor(norm: &Norm) -> Finding {
    Finding::waarschuwing(
        code::VERKENNING_GAAT_VOOR,
        format!(
            "{}: de keuze op de opdrachtregel gaat voor deze afwijking; de uitkomst is een verkenning. Laat --positie en --lezing voor deze norm weg om met het scenario te rekenen.",
            norm.naam
        ),
    )
}

fn van_rij(norm: &Norm, rij: &AfwijkingRij, horizon: &Horizon) -> Vec<Finding> {
    let waar = rij.gebied.voluit();
    let mut uit = Vec::new();
    uit.extend(onder_minimum(norm, rij));
    let start = horizon.start().eerste_dag();
    if rij.besluit.evaluatie < start {
        uit.push(Finding::waarschuwing(
            code::EVALUATIE_EERDER,
            format!(
                "{}: de afwijking in {waar} wordt op {} geëvalueerd, voor het ingroeipad op {} begint. Kies een latere datum, of evalueer eerst.",
                norm.naam,
                nederlands(rij.besluit.evaluatie),
                nederlands(start)
            ),
        ));
    }
    if rij.besluit.status == BesluitStatus::Concept {
        uit.push(Finding::info(
            code::CONCEPT,
            format!(
                "{}: de afwijking in {waar} is nog concept; {} heeft haar niet vastgesteld.",
                norm.naam, rij.besluit.orgaan
            ),
        ));
    }
    uit
}

/// Een afwijking onder een minimum mag, met een waarschuwing (DESIGN §4, regel 7). De ondergrens van een bandbreedte
/// is ook een minimum; een streefwaarde en een rekenwaarde niet.
fn onder_minimum(norm: &Norm, rij: &AfwijkingRij) -> Option<Finding> {
    let wat = match norm.karakter {
        Karakter::Minimum => "het landelijke minimum",
        Karakter::Bandbreedte => "de landelijke ondergrens",
        Karakter::Streefwaarde | Karakter::Rekenwaarde | Karakter::Aanwezigheid => return None,
    };
    let landelijk = norm.band()?.laag;
    let eigen = rij.punten.iter().find_map(|p| match p.eigen {
        Waarde::Streef(band) if band.laag < landelijk => Some(band.laag),
        _ => None,
    })?;
    Some(Finding::waarschuwing(
        code::ONDER_MINIMUM,
        format!(
            "{}: de eigen waarde in {} ({}) ligt onder {wat} ({}).",
            norm.naam,
            rij.gebied.voluit(),
            geschreven(norm, eigen),
            geschreven(norm, landelijk)
        ),
    ))
}

//! Zinnen over een afwijking van de streefwaarden: waar zij staat, wat zij is, waarom, en hoe ver het besluit is.

use normwijzer_core::choices::Positie;
use normwijzer_core::norm::{LezingId, Norm};
use normwijzer_core::plan::{AfwijkingRij, Plan, PlanRij, RijAfwijking, Verschilpunt, Waarde};
use normwijzer_core::scenario::BesluitStatus;

use super::{exact, opsomming, uiteinden, verhouding};
use crate::document::Zin;
use crate::nl;

/// Het merk bij een rij met een eigen SOLL, voor een tabel of een grafiek. Een verkenning heeft haar eigen merk.
#[must_use]
pub fn merk(rij: &PlanRij) -> Option<&'static str> {
    match rij.afwijking.as_ref()? {
        RijAfwijking::Verkenning => None,
        RijAfwijking::Scenario { status: BesluitStatus::Vastgesteld, .. } => Some("afwijking: vastgesteld"),
        RijAfwijking::Scenario { .. } => Some("afwijking: concept"),
    }
}

/// De naam van het gebied van een rij, met het merk van een eigen SOLL erbij.
#[must_use]
pub fn gebied(rij: &PlanRij) -> Zin {
    let naam = Zin::from(rij.gebied.naam.clone());
    match merk(rij) {
        Some(merk) => naam.tekst(", ").onzeker(merk),
        None => naam,
    }
}

/// Hoe ver een besluit is; wat niet vastgesteld is, zegt dat.
#[must_use]
pub fn status(status: BesluitStatus) -> &'static str {
    match status {
        BesluitStatus::Concept => "concept, nog niet vastgesteld",
        BesluitStatus::Vastgesteld => "vastgesteld",
        BesluitStatus::Vervallen => "vervallen",
    }
}

/// Hoeveel afwijkingen hoe ver zijn: "1 vastgesteld en 2 concept (nog niet vastgesteld)".
#[must_use]
pub fn tellingen<'a>(afwijkingen: impl Iterator<Item = &'a AfwijkingRij>) -> String {
    let statussen: Vec<BesluitStatus> = afwijkingen.map(|a| a.besluit.status).collect();
    let woorden = [
        (BesluitStatus::Vastgesteld, "vastgesteld"),
        (BesluitStatus::Concept, "concept (nog niet vastgesteld)"),
        (BesluitStatus::Vervallen, "vervallen"),
    ];
    let tel = |status| statussen.iter().filter(|s| **s == status).count();
    let delen = woorden.into_iter().map(|(s, wat)| (tel(s), wat)).filter(|(n, _)| *n > 0);
    opsomming(&delen.map(|(n, wat)| format!("{n} {wat}")).collect::<Vec<_>>())
}

/// Boven een plan: dat er met eigen streefwaarden gerekend is.
#[must_use]
pub fn mededeling(plan: &Plan) -> Option<Zin> {
    let toegepast = || plan.afwijkingen.iter().filter(|a| a.toegepast);
    (toegepast().count() > 0).then(|| {
        Zin::from(format!(
            "Er is met eigen streefwaarden gerekend in plaats van de landelijke: {}. Waar dat zo is, staat het erbij.",
            tellingen(toegepast())
        ))
    })
}

/// De gemeenten die met een andere lezing rekenen dan hun gebied: "Almere `thuiswonend`".
#[must_use]
pub fn andere_lezingen(rij: &PlanRij, plan: &Plan) -> Vec<(String, LezingId)> {
    if rij.gebied != plan.gebied || rij.afwijking.is_none() {
        return Vec::new();
    }
    let anders = plan.rijen_van_leden(&rij.norm).filter(|r| r.lezing != rij.lezing);
    anders.map(|r| (r.gebied.naam.clone(), r.lezing.clone())).collect()
}

/// De regels van het register waarmee een rij gerekend is.
pub fn van_rij<'a>(rij: &'a PlanRij, plan: &'a Plan) -> impl Iterator<Item = &'a AfwijkingRij> {
    let nummers: &[usize] = match &rij.afwijking {
        Some(RijAfwijking::Scenario { nummers, .. }) => nummers,
        _ => &[],
    };
    nummers.iter().filter_map(|n| plan.afwijking(*n))
}

/// Bij de norm: "Afwijking (vastgesteld) in gemeente Almere: plaats in de bandbreedte hoog, landelijk niet gekozen.
/// Landelijke norm: 0,2–0,5 fte per 10.000 inwoners."
#[must_use]
pub fn zin(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Zin {
    let delen: Vec<Zin> = van_rij(rij, plan)
        .map(|a| {
            Zin::new().onzeker(format!("Afwijking ({})", status(a.besluit.status))).tekst(format!(
                " in {}: {}.",
                a.gebied.voluit(),
                wat(norm, a)
            ))
        })
        .collect();
    if delen.is_empty() {
        return Zin::new();
    }
    let landelijk = verhouding::norm_voluit(norm, rij).map(|n| Zin::from(format!("Landelijke norm: {n}.")));
    Zin::alle(delen.into_iter().chain(landelijk))
}

/// Wat er afwijkt: "plaats in de bandbreedte hoog, landelijk niet gekozen".
#[must_use]
pub fn wat(norm: &Norm, afwijking: &AfwijkingRij) -> String {
    let punt =
        |p: &Verschilpunt| format!("{} {}, landelijk {}", naam(p), waarde(norm, &p.eigen), waarde(norm, &p.landelijk));
    afwijking.punten.iter().map(punt).collect::<Vec<_>>().join("; ")
}

/// Hoe heet wat er afwijkt.
#[must_use]
pub fn naam(punt: &Verschilpunt) -> &str {
    if punt.wat == "positie" { "plaats in de bandbreedte" } else { &punt.wat }
}

/// Een waarde zoals een lezer haar schrijft: "0,2–0,5", "14%", "hoog", "niet gekozen".
#[must_use]
pub fn waarde(norm: &Norm, waarde: &Waarde) -> String {
    match waarde {
        Waarde::Streef(band) => verhouding::getallen(norm, band.laag, band.hoog),
        Waarde::Plaats(Positie::NietGekozen) => "niet gekozen".to_owned(),
        Waarde::Plaats(Positie::Eigen(w)) => verhouding::getallen(norm, *w, *w),
        Waarde::Plaats(plaats) => plaats.token().to_owned(),
        Waarde::Naam(naam) => naam.clone(),
        Waarde::Getal(getal) => exact(*getal).0,
    }
}

/// De streefwaarde van een gemeente naast de landelijke: "0,5 (landelijk 0,2–0,5)"; waar niets afwijkt, alleen de
/// landelijke.
#[must_use]
pub fn streefwaarde(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Option<String> {
    let landelijk = verhouding::norm(norm)?;
    let (laag, hoog) = uiteinden(rij.rekenwaarden.as_ref()?.streef, rij.positie);
    let eigen = verhouding::getallen(norm, laag, hoog);
    let ander = van_rij(rij, plan).flat_map(|a| &a.punten).filter_map(|p| match p.eigen {
        Waarde::Naam(_) | Waarde::Getal(_) => Some(format!("{} {}", naam(p), waarde(norm, &p.eigen))),
        Waarde::Streef(_) | Waarde::Plaats(_) => None,
    });
    let mut delen: Vec<String> = ander.collect();
    if eigen != landelijk {
        delen.insert(0, format!("landelijk {landelijk}"));
    }
    Some(if delen.is_empty() { eigen } else { format!("{eigen} ({})", delen.join("; ")) })
}

/// Motivatie en besluit achter elkaar: "Motivatie: … Besluit: College van B&W Almere, 1 oktober 2026; evaluatie op
/// 1 oktober 2028." Zolang er niet besloten is, heet het een voorstel.
#[must_use]
pub fn besluit(afwijking: &AfwijkingRij) -> String {
    let b = &afwijking.besluit;
    let soort = if b.status == BesluitStatus::Concept { "Voorstel aan" } else { "Besluit van" };
    let motivatie = b.motivatie.trim();
    let punt = if motivatie.ends_with(['.', '!', '?']) { "" } else { "." };
    let kenmerk = afwijking.kenmerk.as_ref().map_or_else(String::new, |k| format!(" {}", super::kenmerk::bewijs(k)));
    format!(
        "Motivatie: {motivatie}{punt}{kenmerk} {soort} {} op {}; eigenaar {}; evaluatie op {}.",
        b.orgaan,
        nl::datum(b.datum),
        b.eigenaar,
        nl::datum(b.evaluatie)
    )
}

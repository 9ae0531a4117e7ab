//! Wat de lezer van een plan moet weten: schattingen, aannamen, open lezingen, wat ontbreekt en wat er niet gedeeld is.
//!
//! Geen oordeel over de invoer (dat doen `ist::controle` en `huidig`), en geen afgeronde getallen (dat doet de pagina).

use super::invoer::Inputs;
use super::rij::PlanRij;
use super::uitkomst::Plan;
use crate::finding::Finding;
use crate::gap::Status;
use crate::gebied::{Gebied, Niveau};
use crate::grondslag::{Basis, GrondslagSoort};
use crate::huidig::IstTrace;
use crate::land::Regio;
use crate::norm::{Karakter, Norm, Schaal};
use crate::positie::Positie;
use crate::soll::{SollTrace, niveau_van};

/// Bevindingen over het plan als geheel.
#[must_use]
pub(super) fn van_plan(plan: &Plan, invoer: &Inputs<'_>) -> Vec<Finding> {
    let mut uit = Vec::new();
    let code = &plan.gebied.code;
    if invoer.gebied.reconstructie {
        uit.push(
            Finding::info(
                "PLAN-001",
                format!(
                    "De gemeenten van {} komen uit een reconstructie van de IZA-regio's, niet uit een officiële lijst. Met --indeling gebruikt u een eigen lijst.",
                    plan.gebied.voluit()
                ),
            )
            .met_gebied(code.clone()),
        );
    }
    if plan.is_fictief() {
        uit.push(Finding::waarschuwing(
            "PLAN-002",
            "De IST bevat FICTIEVE opgaven: een voorbeeld, geen gegevens van de regio. Gebruik deze uitkomst niet in een werkagenda.",
        ));
    }
    if let Some(jaar) = groei_niet_meegerekend(plan) {
        uit.push(Finding::info(
            "PLAN-003",
            format!("Groei tot {jaar} is niet meegerekend; landelijk komen er tot 2030 naar schatting circa 10% 65-plussers bij."),
        ));
    }
    for lid in &plan.leden {
        if invoer.land.telling(&lid.code, Basis::Inwoners).is_none() {
            uit.push(
                Finding::waarschuwing("PLAN-004", format!("Van {} is het aantal inwoners onbekend.", lid.voluit()))
                    .met_gebied(lid.code.clone()),
            );
        }
    }
    uit
}

/// Het doeljaar, als het plan een norm op 65-plussers bevat terwijl de bevolking gelijk gehouden wordt.
fn groei_niet_meegerekend(plan: &Plan) -> Option<i16> {
    let ouderen = plan.rijen.iter().any(|r| r.soll.stand.is_some_and(|s| s.grondslag.basis() == Basis::Inwoners65Plus));
    (ouderen && plan.prognose.is_none()).then(|| plan.horizon.doel().jaar())
}

/// Bevindingen over één norm; `rij` is die van het geplande gebied, als er een is.
#[must_use]
pub(super) fn van_norm(norm: &Norm, invoer: &Inputs<'_>, rij: Option<&PlanRij>) -> Vec<Finding> {
    let gevonden = match rij {
        None => regionaal(norm, invoer).into_iter().collect(),
        Some(rij) => van_rij(norm, invoer, rij),
    };
    gevonden.into_iter().map(|f| f.met_norm(norm.id.clone()).met_gebied(invoer.gebied.gebied.code.clone())).collect()
}

/// Een gemeente heeft geen rij voor wat per regio geteld wordt; wel hoort zij te weten bij welke regio zij hoort.
fn regionaal(norm: &Norm, invoer: &Inputs<'_>) -> Option<Finding> {
    let niveau = niveau_van(norm.schaal()?);
    let regio = invoer.land.geraakt(niveau, &invoer.gebied.leden).next()?.0;
    Some(Finding::info("PLAN-010", format!("{}: regionaal georganiseerd: {}.", norm.naam, regio.gebied.voluit())))
}

fn van_rij(norm: &Norm, invoer: &Inputs<'_>, rij: &PlanRij) -> Vec<Finding> {
    let mut uit = Vec::new();
    if let SollTrace::Geteld { deels, .. } = &rij.soll.trace
        && !deels.is_empty()
    {
        uit.push(Finding::info(
            "PLAN-011",
            format!("{}: niet meegeteld, want maar voor een deel in het gebied: {}.", norm.naam, namen(deels)),
        ));
        uit.extend(deels.iter().filter(|d| invoer.ist.opgave(&d.code, &norm.id).is_some()).map(|d| {
            Finding::waarschuwing(
                "PLAN-012",
                format!(
                    "{}: de opgave van {} wordt niet verdeeld; geef een opgave voor {} zelf.",
                    norm.naam,
                    d.voluit(),
                    rij.gebied.voluit()
                ),
            )
        }));
    }
    match rij.soll.stand.map(|s| s.soort) {
        Some(GrondslagSoort::Schatting) => {
            uit.push(Finding::info("PLAN-013", format!("{}: de grondslag is een schatting.", norm.naam)));
        }
        Some(GrondslagSoort::Aanname) => {
            uit.push(Finding::info("PLAN-014", format!("{}: de grondslag rust op een aanname.", norm.naam)));
        }
        _ => {}
    }
    let gemeente = Some(&rij.gebied.code).filter(|_| rij.gebied.niveau == Niveau::Gemeente);
    if norm.heeft_open_lezing() && !invoer.keuzes.toepassing(norm, gemeente).kiest_lezing() {
        uit.push(Finding::info(
            "PLAN-015",
            format!("{}: lezing nog te kiezen; gerekend met '{}'.", norm.naam, rij.lezing),
        ));
    }
    if let Some(Positie::Eigen(eigen)) = rij.positie
        && rij.verkenning
        && norm.karakter == Karakter::Minimum
        && rij.streef.is_some_and(|b| eigen < b.laag)
    {
        uit.push(Finding::waarschuwing(
            "PLAN-016",
            format!("{}: de eigen streefwaarde ligt onder het minimum.", norm.naam),
        ));
    }
    uit.extend(van_ist(norm, invoer.gebied, rij));
    if rij.pad.iter().any(|p| p.pad.is_some())
        && norm.schaal() == Some(Schaal::Gemeente)
        && norm.eenheid().is_some_and(crate::Eenheid::in_hele_stappen)
        && rij.gebied.niveau != Niveau::Gemeente
        && invoer.volgorde.is_empty()
    {
        uit.push(Finding::info(
            "PLAN-019",
            format!("{}: volgorde niet gekozen; de grootste gemeente komt eerst.", norm.naam),
        ));
    }
    uit
}

fn van_ist(norm: &Norm, gebied: &Regio, rij: &PlanRij) -> Option<Finding> {
    match (rij.status, &rij.ist.trace) {
        (Status::GrondslagOnbekend, _) => Some(Finding::waarschuwing(
            "PLAN-017",
            format!("{}: de grondslag van {} is onbekend; er is geen SOLL.", norm.naam, gebied.gebied.voluit()),
        )),
        (Status::IstDeelsBekend, IstTrace::EigenRij { .. }) => Some(Finding::waarschuwing(
            "PLAN-018",
            format!(
                "{}: het totaal is bekend, de verdeling over de gemeenten niet; of elke gemeente het minimum haalt is onbekend.",
                norm.naam
            ),
        )),
        (Status::IstDeelsBekend, _) => Some(Finding::waarschuwing(
            "PLAN-018",
            format!(
                "{}: van {} van de {} gemeenten is de IST bekend; GAP en ingroeipad blijven leeg.",
                norm.naam,
                rij.ist.leden_bekend.len(),
                rij.ist.leden_totaal
            ),
        )),
        (_, IstTrace::EigenRij { niet_toegedeeld: Some(rest), .. }) if !rest.is_zero() => Some(Finding::info(
            "PLAN-020",
            format!("{}: een deel van de eigen opgave is niet toegedeeld aan gemeenten.", norm.naam),
        )),
        _ => None,
    }
}

fn namen(gebieden: &[Gebied]) -> String {
    gebieden.iter().map(Gebied::voluit).collect::<Vec<_>>().join(", ")
}

//! De grafiek van een heel plan: elke norm met een getal in % van haar SOLL, en de eisen in woorden geteld.

use std::collections::BTreeSet;

use normwijzer_core::gap::Status;
use normwijzer_core::ist::{IstSoort, Oordeel};
use normwijzer_core::norm::{Karakter, Norm};
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::{Amount, GrondslagSoort, NormSet};

use super::bron;
use super::stand::stand;
use crate::chart::{Caption, MAX_NORMS, OverviewChart, OverviewGroup, OverviewRow, Stand, WoordenRow};
use crate::gedrukt;
use crate::nl;
use crate::plan_pagina::{PaginaContext, tellingen};
use crate::zinnen::norm::{LEZING_OPEN, lezing_open, regionaal, zonder_regio};
use crate::zinnen::{Maat, aantal, afwijking, opsomming, stand as zin};

/// Het overzicht; `None` zolang er nergens een IST is: dan zegt de tabel met SOLL alles al. Ook `None` bij meer normen
/// dan op een vel te lezen zijn.
pub(super) fn grafiek(normen: &NormSet, plan: &Plan, context: &PaginaContext) -> Option<OverviewChart> {
    let mut groups: Vec<OverviewGroup> = Vec::new();
    for norm in &normen.normen {
        let Some(row) = rij(norm, plan) else { continue };
        match groups.iter_mut().find(|g| g.heading == norm.leefgebied) {
            Some(group) => group.rows.push(row),
            None => groups.push(OverviewGroup { heading: norm.leefgebied.clone(), rows: vec![row] }),
        }
    }
    let woorden = woorden(normen, plan);
    let rows: Vec<&OverviewRow> = groups.iter().flat_map(|g| &g.rows).collect();
    let leeg = rows.iter().all(|r| matches!(r.stand, Stand::Onbekend | Stand::Geen { .. }));
    if leeg || rows.len() > MAX_NORMS || woorden.len() > MAX_NORMS {
        return None;
    }
    Some(OverviewChart { caption: caption(normen, plan, context)?, groups, woorden })
}

/// De rij van een norm; `None` waar zij in dit gebied niet bestaat.
fn rij(norm: &Norm, plan: &Plan) -> Option<OverviewRow> {
    let maat = Maat::van(norm)?;
    let mut row = OverviewRow {
        label: norm.naam.clone(),
        stand: Stand::Geen { reden: "regionaal georganiseerd".to_owned() },
        hoog: 1.0,
        open_upward: norm.karakter == Karakter::Minimum,
        richtpunt: norm.status.richtpunt(),
        figures: String::new(),
    };
    let Some(rij) = plan.eigen_rij(&norm.id) else { return regionaal(norm, plan).map(|_| row) };
    row.stand = stand(maat, rij, |ist| {
        let gevuld = gevuld(norm, rij, plan, ist)?;
        Some((gevuld, nl::procent(gevuld)))
    });
    if let (Some(soll), Karakter::Bandbreedte) = (gedrukt::band(rij, plan), norm.karakter)
        && soll.laag > Amount::ZERO
    {
        row.hoog = soll.hoog.mul_div(Amount::ONE, soll.laag).als_f64();
    }
    if !matches!(row.stand, Stand::Geen { .. }) {
        row.figures = cijfers(norm, maat, rij);
    }
    Some(row)
}

/// Het deel van de SOLL dat er is. Bij een bandbreedte is dat de ondergrens, welke plaats er ook gekozen is: links van
/// de streep is bij elke norm te weinig. Bij een minimum vult een overschot het tekort van een ander niet (DESIGN §6).
fn gevuld(norm: &Norm, rij: &PlanRij, plan: &Plan, ist: Amount) -> Option<Amount> {
    let soll = gedrukt::band(rij, plan)?;
    let soll = if norm.karakter == Karakter::Bandbreedte { soll.laag } else { soll.gekozen };
    let tekort = rij.gap.as_ref().and_then(|g| g.tekort).map(|t| t.gekozen);
    let er = match tekort.filter(|t| norm.karakter == Karakter::Minimum && !t.is_zero()) {
        Some(tekort) => soll - tekort,
        None => ist,
    };
    (soll > Amount::ZERO).then(|| er.mul_div(Amount::ONE, soll))
}

/// "6,8 van 8,6–21,6 fte"; zonder IST alleen de SOLL. Het jaartempo staat kort: wat er geteld wordt, zegt de norm.
fn cijfers(norm: &Norm, maat: Maat, rij: &PlanRij) -> String {
    let soll = zin::soll_kort(maat, rij);
    let eenheid = if maat.eenheid.per_jaar() { "per jaar" } else { maat.woord(&soll) };
    let soll = format!("{soll} {eenheid}");
    let Some(ist) = rij.ist.waarde else { return format!("SOLL {soll}") };
    let som = format!("{} van {soll}", maat.telling(ist));
    let tekort = rij.gap.as_ref().filter(|_| norm.karakter == Karakter::Minimum).and_then(|g| Some((g.tekort?, g.gap)));
    match tekort {
        Some((tekort, gap)) if tekort != gap && !tekort.gekozen.is_zero() => {
            format!("{som}, tekort {}", maat.bereik(tekort, rij.positie))
        }
        _ => som,
    }
}

/// De eisen in woorden per leefgebied, geteld naar hun oordeel.
fn woorden(normen: &NormSet, plan: &Plan) -> Vec<WoordenRow> {
    let mut uit: Vec<WoordenRow> = Vec::new();
    for norm in &normen.normen {
        let Some(rij) = plan.eigen_rij(&norm.id).filter(|r| !r.oordelen.is_empty()) else { continue };
        let tel =
            |oordeel| u32::try_from(rij.oordelen.iter().filter(|(_, o)| *o == oordeel).count()).unwrap_or(u32::MAX);
        let row = WoordenRow {
            label: norm.leefgebied.clone(),
            aanwezig: tel(Oordeel::Aanwezig),
            deels: tel(Oordeel::Deels),
            niet: tel(Oordeel::Niet),
            onbekend: tel(Oordeel::Onbekend),
        };
        match uit.iter_mut().find(|r| r.label == row.label) {
            Some(al) => {
                al.aanwezig += row.aanwezig;
                al.deels += row.deels;
                al.niet += row.niet;
                al.onbekend += row.onbekend;
            }
            None => uit.push(row),
        }
    }
    uit
}

fn caption(normen: &NormSet, plan: &Plan, context: &PaginaContext) -> Option<Caption> {
    let rijen: Vec<(&Norm, &PlanRij)> = normen
        .normen
        .iter()
        .filter(|n| n.eenheid().is_some())
        .filter_map(|n| Some((n, plan.eigen_rij(&n.id)?)))
        .collect();
    let statussen: Vec<Status> = rijen.iter().filter(|(_, r)| !zonder_regio(r)).map(|(_, r)| r.status).collect();
    let normen_met_getal = aantal(statussen.len(), "norm", "normen");
    let dag = plan.peildatum.map_or_else(String::new, |dag| format!("peildatum {}", nl::datum(dag)));
    let inwoners = plan.inwoners.map_or_else(String::new, |n| format!(", {} inwoners", nl::personen(n)));
    if statussen.is_empty() {
        return None;
    }
    Some(Caption {
        title: format!("{}, {normen_met_getal} met een getal: {}", plan.gebied.naam, opsomming(&tellingen(&statussen))),
        subtitle: format!("Alle normen met een getal, {}{inwoners}", plan.gebied.voluit()),
        onderwerp: "alle normen met een getal".to_owned(),
        gebied: plan.gebied.voluit(),
        periode: dag,
        marks: marks(plan, context, &rijen),
        bron: bron::regel(normen, &context.bronnen, &rijen),
        receipt: context.code.clone(),
        table: "plan.csv".to_owned(),
    })
}

fn marks(plan: &Plan, context: &PaginaContext, rijen: &[(&Norm, &PlanRij)]) -> Vec<String> {
    let soort = |soort| rijen.iter().any(|(_, r)| r.soll.stand.is_some_and(|s| s.soort == soort));
    let open = rijen.iter().filter(|(n, _)| lezing_open(plan, &n.id)).count();
    let geschat = match (soort(GrondslagSoort::Schatting), soort(GrondslagSoort::Aanname)) {
        (true, true) => Some("deels schatting of aanname"),
        (true, false) => Some("deels schatting"),
        (false, true) => Some("deels aanname"),
        (false, false) => None,
    };
    let fictief = rijen.iter().any(|(_, r)| r.ist.soort == IstSoort::Fictief);
    let verkenning = rijen.iter().any(|(_, r)| r.verkenning);
    let afwijkingen = rijen.iter().filter_map(|(_, r)| afwijking::merk(r)).collect::<BTreeSet<_>>();
    let vast = [
        fictief.then_some("FICTIEF voorbeeld"),
        context.samenstelling.reconstructie.then_some("reconstructie"),
        verkenning.then_some("deels verkenning"),
        geschat,
    ];
    let open = (open > 0).then(|| format!("{LEZING_OPEN} bij {}", aantal(open, "norm", "normen")));
    let afwijkingen = afwijkingen.into_iter().map(|merk| format!("deels {merk}"));
    vast.into_iter().flatten().map(str::to_owned).chain(afwijkingen).chain(open).collect()
}

//! Van de plannen van alle gebieden naar één grafiek per norm: de IST per grondslag tegen de landelijke norm.
//!
//! De rijen staan op code: het is geen ranglijst. Een SOLL per hoofd is overal gelijk en staat er niet.

use normwijzer_core::gap::Status;
use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::{Karakter, Norm, Soort};
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::{Amount, NormSet};

use super::stand::stand;
use super::{Grafiek, bron};
use crate::chart::{Caption, ChartSpec, CompareChart, CompareRow, MAX_REGIONS, NationalNorm, Stand};
use crate::gedrukt;
use crate::nl;
use crate::plan_pagina::{PaginaContext, merken};
use crate::zinnen::norm::zonder_regio;
use crate::zinnen::{Maat, NOG_NIET_BEKEND, exact, hoofdletter, niveaus, opsomming, uiteinden, verhouding};

/// Meer grafieken van één norm leest niemand: de 342 gemeenten staan alleen in plan.csv.
const MEESTE_DELEN: usize = 2;

/// De grafieken bij een stel plannen, op volgorde van het format. Een norm waarvan nergens een IST bekend is heeft er
/// geen: een beeld met alleen "onbekend" zegt niets.
#[must_use]
pub fn vergelijk(normen: &NormSet, plannen: &[Plan], context: &PaginaContext) -> Vec<Grafiek> {
    if plannen.len() < 2 || plannen.len() > MAX_REGIONS * MEESTE_DELEN {
        return Vec::new();
    }
    let plannen = &*gedrukt::plannen(normen, plannen);
    let mut uit = Vec::new();
    for norm in &normen.normen {
        let Some(grafiek) = grafiek(normen, norm, plannen, context) else { continue };
        for (i, deel) in grafiek.in_parts().into_iter().enumerate() {
            let volg = if i == 0 { String::new() } else { format!("-{}", i + 1) };
            let naam = format!("vergelijk-{}{volg}", norm.id.slug());
            uit.push(Grafiek { norm: Some(norm.id.clone()), naam, spec: ChartSpec::Vergelijk(deel) });
        }
    }
    uit
}

/// De plannen op code, met hun eigen rij van een norm.
pub(crate) fn op_code<'a>(norm: &'a Norm, plannen: &'a [Plan]) -> Vec<(&'a Plan, &'a PlanRij)> {
    let mut rijen: Vec<_> = plannen.iter().filter_map(|p| Some((p, p.eigen_rij(&norm.id)?))).collect();
    rijen.sort_by(|a, b| a.0.gebied.code.cmp(&b.0.gebied.code));
    rijen
}

fn grafiek(normen: &NormSet, norm: &Norm, plannen: &[Plan], context: &PaginaContext) -> Option<CompareChart> {
    let maat = Maat::van(norm)?;
    let rijen = op_code(norm, plannen);
    let (plan, eerste) = rijen.first().copied()?;
    let vast = matches!(norm.soort, Soort::Vast { .. });
    let landelijk = if vast { gelijk(norm, maat, &rijen) } else { per_grondslag(norm) };
    let row = |(plan, rij): &(&Plan, &PlanRij)| CompareRow {
        label: plan.gebied.naam.clone(),
        stand: if vast { geteld(norm, maat, rij, landelijk.is_some()) } else { gedeeld(norm, maat, rij) },
        minimum: rij.soll.bereik.filter(|_| vast && landelijk.is_none()).map(|s| uiteinden(s, rij.positie).0.als_f64()),
    };
    let rows: Vec<CompareRow> = rijen.iter().map(row).collect();
    if rows.iter().all(|r| matches!(r.stand, Stand::Onbekend | Stand::Geen { .. })) {
        return None;
    }
    let kop = verhouding::kop(norm, eerste).unwrap_or_else(|| maat.woord("").to_owned());
    let niveau = plan.gebied.niveau;
    let wat = if norm.status.richtpunt() { "Richtpunt" } else { "Norm" };
    let voluit = verhouding::norm_voluit(norm, eerste).unwrap_or_default();
    let caption = Caption {
        title: titel(norm, niveaus(niveau), &rijen),
        subtitle: format!("{wat}: {voluit}; op volgorde van code, geen ranglijst"),
        onderwerp: norm.naam.clone(),
        gebied: format!("{} {}", rijen.len(), niveaus(niveau)),
        periode: eerste.soll.stand.map_or_else(String::new, |s| format!("peildatum {}", nl::datum(s.peildatum))),
        marks: marks(norm, &rijen, context),
        bron: bron::regel(normen, &context.bronnen, &rijen.iter().map(|(_, r)| (norm, *r)).collect::<Vec<_>>()),
        receipt: context.code.clone(),
        table: "plan.csv".to_owned(),
    };
    Some(CompareChart {
        caption,
        row_heading: hoofdletter(niveau.naam()),
        axis_heading: format!("IST in {kop}"),
        figures_heading: if vast && landelijk.is_none() { "IST van SOLL" } else { "IST" }.to_owned(),
        whole: vast && maat.eenheid != normwijzer_core::Eenheid::Fte,
        landelijk,
        richtpunt: norm.status.richtpunt(),
        rows,
    })
}

/// De norm per grondslag, die in elk gebied hetzelfde is, welke plaats in de bandbreedte er ook gekozen is.
fn per_grondslag(norm: &Norm) -> Option<NationalNorm> {
    let band = norm.band()?;
    let schaal = |a: Amount| match &norm.soort {
        Soort::Aandeel { .. } => a.mul_div(Amount::from_int(100), Amount::ONE).als_f64(),
        _ => a.als_f64(),
    };
    Some(nationaal(norm, schaal(band.laag), schaal(band.hoog), &verhouding::norm(norm)?))
}

/// Een vast aantal dat in elk gebied hetzelfde is; anders heeft elk gebied zijn eigen.
fn gelijk(norm: &Norm, maat: Maat, rijen: &[(&Plan, &PlanRij)]) -> Option<NationalNorm> {
    let mut soll = rijen.iter().filter(|(_, r)| !zonder_regio(r)).filter_map(|(_, r)| r.soll.bereik);
    let eerste = soll.next()?;
    let overal = soll.all(|s| s == eerste);
    // Een norm die heel is, wordt niet als 2,0 geschreven.
    let heel = eerste.laag == eerste.hoog && eerste.laag.is_heel();
    let getal = if heel { exact(eerste.laag).0 } else { maat.bereik(eerste, None) };
    overal.then(|| nationaal(norm, eerste.laag.als_f64(), eerste.hoog.als_f64(), &getal))
}

fn nationaal(norm: &Norm, laag: f64, hoog: f64, getal: &str) -> NationalNorm {
    let woord = match norm.karakter {
        _ if norm.status.richtpunt() => "richtpunt",
        Karakter::Minimum => "minimum",
        _ => "norm",
    };
    NationalNorm { laag, hoog, open_upward: norm.karakter == Karakter::Minimum, label: format!("{woord} {getal}") }
}

fn gedeeld(norm: &Norm, maat: Maat, rij: &PlanRij) -> Stand {
    stand(maat, rij, |_| verhouding::ist(norm, rij))
}

/// Een aantal; een tekort dat achter een overschot schuilgaat, staat erbij.
fn geteld(norm: &Norm, maat: Maat, rij: &PlanRij, overal_gelijk: bool) -> Stand {
    stand(maat, rij, |ist| {
        let soll = rij.soll.bereik?;
        let mut tekst = maat.getal(ist);
        if !overal_gelijk {
            tekst = format!("{tekst} van {}", maat.bereik(soll, rij.positie));
        }
        let gap = rij.gap.as_ref().filter(|_| norm.karakter == Karakter::Minimum);
        if let Some(tekort) = gap.and_then(|g| g.tekort.filter(|t| *t != g.gap && !t.gekozen.is_zero())) {
            tekst = format!("{tekst}, tekort {}", maat.bereik(tekort, rij.positie));
        }
        Some((ist, tekst))
    })
}

/// "Brugfunctionaris in 25 GGD-regio's: 3 onder de norm, 2 binnen de bandbreedte en 20 nog niet bekend".
fn titel(norm: &Norm, gebieden: &str, rijen: &[(&Plan, &PlanRij)]) -> String {
    let onder = if norm.status.richtpunt() { "onder het richtpunt" } else { "onder de norm" };
    let tel = |f: fn(&PlanRij) -> bool| rijen.iter().filter(|(_, r)| f(r)).count();
    let delen: Vec<String> = [
        (tel(|r| r.status == Status::Onder && !zonder_regio(r)), onder),
        (tel(|r| r.status == Status::Binnen), "binnen de bandbreedte"),
        (tel(|r| r.status == Status::Boven), "boven de bandbreedte"),
        (tel(|r| r.status == Status::Gehaald && !zonder_regio(r)), "gehaald"),
        (tel(|r| r.status == Status::IstDeelsBekend), "deels bekend"),
        (
            tel(|r| matches!(r.status, Status::IstOnbekend | Status::GrondslagOnbekend) && !zonder_regio(r)),
            NOG_NIET_BEKEND,
        ),
        (tel(|r| r.status == Status::NietVanKracht || zonder_regio(r)), "niet geteld"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, wat)| format!("{n} {wat}"))
    .collect();
    format!("{} in {} {gebieden}: {}", norm.naam, rijen.len(), opsomming(&delen))
}

fn marks(norm: &Norm, rijen: &[(&Plan, &PlanRij)], context: &PaginaContext) -> Vec<String> {
    let fictief = rijen.iter().any(|(_, r)| r.ist.soort == IstSoort::Fictief);
    let mut uit: Vec<String> = fictief.then(|| "FICTIEF voorbeeld".to_owned()).into_iter().collect();
    uit.extend(context.samenstelling.reconstructie.then(|| "reconstructie".to_owned()));
    for merk in rijen.iter().flat_map(|(plan, rij)| merken(norm, rij, plan)) {
        if !uit.iter().any(|m| m == merk) {
            uit.push(merk.to_owned());
        }
    }
    uit.extend(norm.eerste_inschatting.then(|| "eerste inschatting".to_owned()));
    uit
}

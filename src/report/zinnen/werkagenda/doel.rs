//! De doelen als afspraak (hoeveel, waar, wanneer, waaruit), wie betaalt, en waaraan de voortgang te meten is.

use normwijzer_core::gap::Status;
use normwijzer_core::ist::{IstSoort, Oordeel};
use normwijzer_core::norm::{Financier, Karakter, Norm, Schaal, Soort};
use normwijzer_core::plan::PlanRij;
use normwijzer_core::soll::SollTrace;
use normwijzer_core::{Horizon, NormSet, Plan};

use super::{document, hoeveel, hoeveel_kort};
use crate::document::Zin;
use crate::nl;
use crate::zinnen::norm::{over_bevolking, zonder_regio};
use crate::zinnen::{Maat, NOG_NIET_BEKEND, hoofdletter, ingroei, moment, opsomming, status, uiteinden};

/// "IZA-regio Flevoland heeft op 1 januari 2030 tussen 8,6 en 21,6 fte brugfunctionaris (nu 7,5 fte; Opdracht voor
/// de werkagenda, versie 20 april 2026, 2b)." `None` waar de norm hier geen getal heeft.
#[must_use]
pub fn doelstelling(normen: &NormSet, norm: &Norm, rij: &PlanRij, plan: &Plan) -> Option<Zin> {
    let maat = Maat::van(norm)?;
    rij.soll.bereik.filter(|_| !zonder_regio(rij))?;
    let dag = nl::datum(plan.horizon.doel().eerste_dag());
    let gebied = hoofdletter(&rij.gebied.voluit());
    let met = |wat: Zin| wat.tekst(per_gemeente(norm, rij, plan)).zin(over_bevolking(rij));
    let zin = if norm.status.richtpunt() {
        let zin = Zin::from(format!("{gebied} ontwikkelt door naar ")).zin(met(hoeveel_kort(norm, rij)));
        zin.tekst(", met ").onzeker("richtpunt").tekst(format!(" {dag}"))
    } else if norm.karakter == Karakter::Rekenwaarde {
        Zin::from(format!("{gebied} heeft op {dag} ")).zin(met(hoeveel(norm, rij))).tekst(", als rekenwaarde")
    } else if maat.eenheid.per_jaar() {
        Zin::from(format!("{gebied} komt op {dag} op ")).zin(met(hoeveel_kort(norm, rij)))
    } else {
        let wat = hoeveel(norm, rij);
        // "Op 1 januari 2030 1,9 fte" leest als één getal.
        let begint_met_getal = wat.to_string().starts_with(|c: char| c.is_ascii_digit());
        let in_totaal = if begint_met_getal { "in totaal " } else { "" };
        Zin::from(format!("{gebied} heeft op {dag} {in_totaal}")).zin(met(wat))
    };
    let bron = format!("; {}, {}).", document(normen, norm), norm.sectie);
    let zin = zin.tekst(" (nu ").zin(nu(norm, maat, rij)).tekst(bron);
    Some(Zin::alle([Some(zin), ingroei::niet_gehaald(maat, rij, plan)].into_iter().flatten()))
}

/// ", 1 per gemeente": een minimum dat voor elke gemeente geldt, is met een totaal nog niet gehaald.
fn per_gemeente(norm: &Norm, rij: &PlanRij, plan: &Plan) -> String {
    let vast = matches!(norm.soort, Soort::Vast { schaal: Schaal::Gemeente, .. });
    match (rij.soll.trace.clone(), rij.rekenwaarden.as_ref()) {
        (SollTrace::Vast { .. }, Some(w)) if vast && plan.leden.len() > 1 => {
            let (laag, _) = uiteinden(w.streef, rij.positie);
            format!(", {} per gemeente", nl::getal(laag, norm.afronding))
        }
        _ => String::new(),
    }
}

/// "7,5 fte", "nog niet bekend", "5 steunpunten, tekort 2".
fn nu(norm: &Norm, maat: Maat, rij: &PlanRij) -> Zin {
    let Some(ist) = rij.ist.waarde else {
        return Zin::new().onzeker(if rij.ist.is_deels() { "deels bekend" } else { NOG_NIET_BEKEND });
    };
    let getal = maat.telling(ist);
    let mut zin = Zin::new().bedrag(getal.clone()).eenheid(maat.woord(&getal));
    if rij.ist.soort == IstSoort::Fictief {
        zin = zin.tekst(", ").onzeker("FICTIEF");
    }
    let tekort = rij.gap.as_ref().filter(|_| norm.karakter == Karakter::Minimum && rij.status == Status::Onder);
    let verborgen = tekort.and_then(|g| Some((g.tekort?, g.overschot?))).filter(|(_, o)| !o.gekozen.is_zero());
    match verborgen {
        Some((tekort, _)) => zin.tekst(", tekort ").bedrag(maat.bereik(tekort, rij.positie)),
        None => zin,
    }
}

/// "Op 1 januari 2030 zijn alle 3 eisen in woorden aanwezig (nu 1 deels en 2 nog niet bekend; …)."
#[must_use]
pub fn eisen_doel(normen: &NormSet, in_woorden: &[(&Norm, &PlanRij)], plan: &Plan) -> Option<Zin> {
    let (eerste, _) = in_woorden.first()?;
    let oordelen: Vec<Oordeel> = in_woorden.iter().flat_map(|(_, r)| r.oordelen.iter().map(|(_, o)| *o)).collect();
    let n = match oordelen.len() {
        0 => return None,
        1 => "is de eis in woorden".to_owned(),
        n => format!("zijn de {n} eisen in woorden"),
    };
    let dag = nl::datum(plan.horizon.doel().eerste_dag());
    let begin = if eerste.status.richtpunt() {
        Zin::from("Met ").onzeker("richtpunt").tekst(format!(" {dag} {n} aanwezig"))
    } else {
        Zin::from(format!("Op {dag} {n} aanwezig"))
    };
    let fictief = in_woorden.iter().any(|(_, r)| r.ist.soort == IstSoort::Fictief);
    let nu = match oordelen.as_slice() {
        [enig] => status::oordeel(*enig).to_owned(),
        meer => opsomming(&status::tellingen(meer)),
    };
    let mut zin = begin.tekst(format!(" (nu {nu}"));
    if fictief {
        zin = zin.tekst(", ").onzeker("FICTIEF");
    }
    Some(zin.tekst(format!("; {}, {}).", document(normen, eerste), eerste.sectie)))
}

/// "Gemeente betaalt: Brugfunctionaris.", voor elke financier die de Opdracht noemt; wat zij niet noemt, staat erbij.
#[must_use]
pub fn financiers(normen: &[&Norm]) -> Vec<Zin> {
    let van = |wie: Option<Financier>| -> Vec<String> {
        let eigen = normen.iter().filter(|n| n.financier == wie && (wie.is_some() || n.eenheid().is_some()));
        eigen.map(|n| n.naam.clone()).collect()
    };
    let mut uit = Vec::new();
    for wie in [Financier::Gemeente, Financier::Zorgverzekeraar, Financier::Gedeeld] {
        let namen = van(Some(wie));
        if !namen.is_empty() {
            let werkwoord = if wie == Financier::Gedeeld { "betalen" } else { "betaalt" };
            let wie = hoofdletter(status::financier(wie));
            uit.push(Zin::new().term(format!("{wie} {werkwoord}")).tekst(format!(": {}.", opsomming(&namen))));
        }
    }
    let zonder = van(None);
    if !zonder.is_empty() {
        uit.push(Zin::new().onzeker("Wie betaalt, is nog niet bekend").tekst(format!(": {}.", opsomming(&zonder))));
    }
    uit
}

/// Waaraan de voortgang te meten is: de eenheid en wat als IST meetelt, van normen die hetzelfde meetellen.
#[must_use]
pub fn indicator(normen: &[&Norm]) -> Zin {
    let Some(eerste) = normen.first() else { return Zin::new() };
    let namen: Vec<String> = normen.iter().map(|n| n.naam.clone()).collect();
    let eenheid = Maat::van(eerste).map_or_else(String::new, |m| format!(" (in {})", m.woord("")));
    let telt = eerste.ist_definitie.trim();
    let telt = telt.strip_prefix(AFBAKENING).unwrap_or(telt).trim_start();
    Zin::new().term(format!("{}{eenheid}", opsomming(&namen))).tekst(format!(": {telt}"))
}

/// Waar de definitie van een IST mee begint; boven de lijst staat het al.
const AFBAKENING: &str = "Onze afbakening:";

/// Wanneer de regioscan meet; `None` als geen van beide in het pad valt.
#[must_use]
pub fn regioscans(horizon: Horizon) -> Option<Zin> {
    let scans: Vec<String> = horizon
        .kwartalen()
        .filter_map(|q| {
            let moment = moment::regioscan(q)?.trim_start_matches("regioscan ").to_owned();
            Some(format!("{moment} (stand van {})", nl::datum(q.eerste_dag())))
        })
        .collect();
    (!scans.is_empty()).then(|| Zin::from(format!("De regioscan meet {}.", opsomming(&scans))))
}

//! De stand van het ingroeipad in één kwartaal, uitgeschreven.

use normwijzer_core::ingroeipad::Punt;
use normwijzer_core::plan::{NormIngroei, Plan, PlanRij};
use normwijzer_core::{Amount, Quarter};

use super::som::is;
use crate::nl;
use crate::zinnen::{Maat, afscherming, exact, ingroei, opsomming, uiteinden};

/// "Ingroeipad op 1 januari 2028 (2028-K1): 7,5 + 4 / 12 × 3,48574 = …".
pub(super) fn kwartaal(maat: Maat, rij: &PlanRij, plan: &Plan, q: Quarter) -> String {
    let horizon = plan.horizon;
    let Some(punt) = rij.pad.iter().find(|p| p.kwartaal == q) else {
        return format!(
            "Ingroeipad: {q} valt buiten het pad, dat loopt van {} tot en met {}.",
            horizon.start(),
            horizon.eind()
        );
    };
    let begin = format!("Ingroeipad op {} ({q}):", nl::datum(q.eerste_dag()));
    if let Some(reden) = afscherming::waarom_niet(maat, rij, plan) {
        return format!("{begin} niet afgedrukt, want {reden}.");
    }
    let (Some(pad), Some(ist)) = (punt.pad, rij.ist.waarde) else {
        return format!("{begin} er is geen pad, want de IST is nog niet bekend.");
    };
    if let Some(ingroei) = &plan.ingroei {
        let waardoor = begrensd(ingroei.norm(&rij.norm), rij, plan, Some(q));
        return format!("{begin} {}, {waardoor}.{}", maat.in_cel(pad, rij.positie), jaartotaal(maat, rij, punt));
    }
    let (k, n) = (q.sinds(horizon.start()).min(horizon.lengte()), horizon.lengte());
    let (laag, hoog) = uiteinden(pad, rij.positie);
    let mut sommen: Vec<String> = [(laag, 0), (hoog, 1)]
        .into_iter()
        .take(if laag == hoog { 1 } else { 2 })
        .map(|(stand, kant)| som(maat, rij, ist, stand, tekort(rij, plan, ist, kant), k, n))
        .collect();
    sommen.dedup();
    let gedrukt = maat.in_cel(pad, rij.positie);
    let doel = rij.pad.iter().find(|p| p.kwartaal == horizon.doel()).and_then(|p| p.pad);
    if q > horizon.doel() && doel != Some(pad) {
        // Na het doel groeit het pad met de SOLL mee; de som van het doel geeft dan niet deze stand.
        return format!(
            "{begin} na het doel groeit het pad met de bevolking mee: {gedrukt}.{}",
            jaartotaal(maat, rij, punt)
        );
    }
    format!("{begin} {}, afgerond {gedrukt}.{}", sommen.join(" en "), jaartotaal(maat, rij, punt))
}

/// De vorm van het pad en wat het begrenst, als een ingroeibestand dat bepaalt; van een gemeente alleen de vorm.
pub(super) fn ingroei(maat: Maat, rij: &PlanRij, plan: &Plan) -> Option<String> {
    let pad = plan.ingroei.as_ref()?.norm(&rij.norm)?;
    if rij.gebied != plan.gebied {
        return Some(format!("Ingroeipad: {}.", begrensd(Some(pad), rij, plan, None)));
    }
    let haalbaar = if pad.gekozen.begrensd() && afscherming::waarom_niet(maat, rij, plan).is_none() {
        format!(" {}", ingroei::haalbaar(maat, &pad.gekozen, plan.horizon))
    } else {
        String::new()
    };
    Some(format!("Ingroeipad: {}.{haalbaar}", begrensd(Some(pad), rij, plan, None)))
}

/// "volgens de vorm s-curve vanaf 2027-K1, begrensd door budget 2028 van de regio", in een kwartaal of over het hele pad.
fn begrensd(pad: Option<&NormIngroei>, rij: &PlanRij, plan: &Plan, q: Option<Quarter>) -> String {
    let Some(pad) = pad else { return "volgens de vorm in het ingroeibestand, zonder grenzen".to_owned() };
    let vorm = format!("volgens de vorm {} vanaf {}", pad.vorm, pad.begin);
    let mut door: Vec<String> = Vec::new();
    for (kwartaal, bindend) in plan.horizon.kwartalen().zip(&pad.gekozen.bindend) {
        for oorzaak in bindend.iter().filter(|_| q.is_none_or(|q| q == kwartaal)) {
            let tekst = oorzaak.to_string();
            if !door.contains(&tekst) {
                door.push(tekst);
            }
        }
    }
    let mee = if rij.gebied == plan.gebied {
        ""
    } else {
        "; de grenzen gelden voor het hele gebied en deze gemeente groeit naar rato mee"
    };
    if door.is_empty() { vorm } else { format!("{vorm}, begrensd door {}{mee}", opsomming(&door)) }
}

/// Wat er tot het doel te groeien is: per deel geteld, want een overschot groeit niet terug.
fn tekort(rij: &PlanRij, plan: &Plan, ist: Amount, kant: u8) -> Amount {
    let doel = rij.pad.iter().find(|p| p.kwartaal == plan.horizon.doel()).and_then(|p| p.pad);
    let (laag, hoog) = uiteinden(doel.unwrap_or_default().map(|stand| (stand - ist).positief()), rij.positie);
    if kant == 0 { laag } else { hoog }
}

fn som(maat: Maat, rij: &PlanRij, ist: Amount, stand: Amount, tekort: Amount, k: i32, n: i32) -> String {
    let (begin, groei) = (exact(ist).0, exact(tekort).0);
    if k == 0 {
        return format!("de IST, {begin}");
    }
    let som = format!("{begin} + {k} / {n} × {groei}");
    if maat.eenheid.in_hele_stappen() && k < n {
        return format!("{som}, in hele stappen naar beneden afgerond: {}", exact(stand).0);
    }
    let open = if rij.gap.as_ref().is_some_and(|g| g.tekort.is_none()) { " (verdeling onbekend)" } else { "" };
    format!("{som} {}{open}", is(stand))
}

/// Het jaartotaal, op het vierde kwartaal van een norm per jaar.
fn jaartotaal(maat: Maat, rij: &PlanRij, punt: &Punt) -> String {
    let Some(totaal) = punt.jaartotaal else { return String::new() };
    let jaar = punt.kwartaal.jaar();
    let standen: Option<Vec<Amount>> = (-3..=1)
        .map(|d| rij.pad.iter().find(|p| p.kwartaal == punt.kwartaal.plus(d))?.pad.map(|b| b.gekozen))
        .collect();
    let Some([a, b, c, d, e]) = standen.as_deref() else { return String::new() };
    let [a, b, c, d, e] = [a, b, c, d, e].map(|x| exact(*x).0);
    format!(
        " Over heel {jaar} het trapeziumgemiddelde van vijf standen: ({a} + 2 × {b} + 2 × {c} + 2 × {d} + {e}) / 8 {}, afgerond {}.",
        is(totaal),
        maat.hoeveelheid(totaal)
    )
}

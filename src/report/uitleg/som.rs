//! De rekensom van de SOLL, uitgeschreven: wat hier staat, is met een rekenmachine na te gaan.

use normwijzer_core::norm::{Norm, Soort};
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::soll::{Aandeel, SollTrace, Stand};
use normwijzer_core::{Amount, Gebied, GrondslagSoort};

use super::norm::streefwaarden;
use crate::nl;
use crate::zinnen::norm::zonder_regio;
use crate::zinnen::prognose as prognose_zin;
use crate::zinnen::vooraf::basis;
use crate::zinnen::{Maat, aantal, exact, gebieden, opsomming, uiteinden};

/// Zoveel aandelen worden voluit geschreven.
const MEESTE_AANDELEN: usize = 3;
/// Zoveel gemeenten worden in een som uitgeschreven.
const MEESTE_GEMEENTEN: usize = 8;

/// De bevolking, hoe zeker zij is en van welke dag.
pub(crate) fn bevolking(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Option<String> {
    let stand = match rij.soll.stand {
        Some(stand) => stand,
        None if matches!(norm.soort, Soort::Vast { .. }) => return vast(rij, plan),
        None if matches!(rij.soll.trace, SollTrace::Opgeteld { .. }) && rij.soll.bereik.is_some() => {
            return Some(
                "Bevolking: de gemeenten rekenen over verschillende tellingen; zie de uitleg per gemeente.".to_owned(),
            );
        }
        None => return Some("Bevolking: nog niet bekend; daarom is er geen SOLL.".to_owned()),
    };
    let hoe = match stand.soort {
        GrondslagSoort::Telling => "geteld",
        GrondslagSoort::Prognose => "vooruitberekend",
        GrondslagSoort::Schatting => "een schatting",
        GrondslagSoort::Aanname => "daarna met een aangenomen deel vermenigvuldigd",
        GrondslagSoort::Geen => "zonder herkomst",
    };
    let leden = if rij.gebied == plan.gebied && plan.leden.len() > 1 {
        format!(", de som van {}", aantal(plan.leden.len(), "gemeente", "gemeenten"))
    } else {
        String::new()
    };
    let mut regel = format!(
        "Bevolking: {} {} in {} op {} ({hoe}{leden}).",
        nl::personen(stand.basis),
        basis(stand.grondslag.basis()),
        rij.gebied.voluit(),
        nl::datum(stand.peildatum)
    );
    for aanname in norm.lezing(&rij.lezing)?.factoren.iter().filter_map(|f| norm.aanname(f)) {
        regel.push_str(&format!(" Aanname {}: {}", aanname.id, aanname.tekst.trim()));
        if let Some(kenmerk) = rij.kenmerken.iter().find(|k| k.aanname == aanname.id && !k.trappen.is_empty()) {
            regel.push_str(&format!(" {}", crate::zinnen::kenmerk::bij_aanname(kenmerk)));
            continue;
        }
        let eigen = factoren(rij).iter().find(|(id, w)| *id == aanname.id && Some(*w) != aanname.waarde);
        if let Some((_, eigen)) = eigen {
            regel.push_str(&format!(" Hier gerekend met een eigen getal: {}.", exact(*eigen).0));
        }
    }
    Some(regel)
}

/// De groei tot het doel: van welke prognose, hoeveel, en wat de SOLL daarmee wordt. `None` zonder prognose.
pub(super) fn groei(maat: Maat, rij: &PlanRij, plan: &Plan) -> Option<String> {
    let prognose = plan.prognose.as_ref()?;
    let (nu, straks, soll) = (rij.soll.stand?, rij.soll.stand_doel, rij.soll_doel?);
    let groei = prognose.van(nu.grondslag.basis())?;
    let wat = basis(nu.grondslag.basis());
    let dag = nl::datum(plan.horizon.doel().eerste_dag());
    let Some(straks) = straks.filter(|_| !prognose.is_gelijk(nu.grondslag.basis())) else {
        return Some(format!("Groei: de prognose zegt niets over {wat}; op {dag} is de SOLL gelijk gehouden."));
    };
    let factor = if nu.basis.is_zero() { Amount::ONE } else { straks.basis.mul_div(Amount::ONE, nu.basis) };
    let eigen = groei.leden.iter().find(|l| l.gebied.code == rij.gebied.code).and_then(|l| l.uit.as_ref());
    let waarvan = match eigen {
        Some(uit) if uit.code == rij.gebied.code => "eigen rij".to_owned(),
        Some(uit) => format!("de groei van {}", uit.voluit()),
        None => prognose_zin::niveaus(groei),
    };
    Some(format!(
        "Groei: {} × {} = {} {wat} op {dag} ({}; {waarvan}). De SOLL is dan {}, nu {}.",
        nl::personen(nu.basis),
        nl::met_decimalen(factor.decimal(), 4),
        nl::personen(straks.basis),
        prognose_zin::naam(prognose),
        maat.in_cel(soll, rij.positie),
        maat.in_cel(rij.soll.bereik?, rij.positie)
    ))
}

fn vast(rij: &PlanRij, plan: &Plan) -> Option<String> {
    match &rij.soll.trace {
        SollTrace::Vast { aantal: n } => {
            Some(format!("Schaal: per gemeente; in {} {}.", rij.gebied.voluit(), gemeenten(*n)))
        }
        SollTrace::Gedeeld(delen) => {
            let dag = plan.peildatum.map_or_else(String::new, |d| format!(" op {}", nl::datum(d)));
            let deel: Vec<Gebied> = delen.iter().map(|d| d.van.clone()).collect();
            Some(format!("Schaal: {}; verdeeld naar inwoners{dag}.", gebieden(&deel)))
        }
        SollTrace::Geteld { geheel, deels } => {
            let erin = if geheel.is_empty() { "geen enkele".to_owned() } else { gebieden(geheel) };
            let deels = if deels.is_empty() {
                String::new()
            } else {
                format!("; deels, en daarom niet geteld: {}", gebieden(deels))
            };
            Some(format!(
                "Schaal: geteld worden de regio's die geheel in {} liggen: {erin}{deels}.",
                rij.gebied.voluit()
            ))
        }
        SollTrace::Opgeteld { .. } => {
            Some(format!("Schaal: per gemeente; in {} {}.", rij.gebied.voluit(), gemeenten(plan.leden.len())))
        }
        SollTrace::Grondslag | SollTrace::Geen => None,
    }
}

fn gemeenten(n: usize) -> String {
    if n == 1 { "is dat 1 gemeente".to_owned() } else { format!("zijn dat {n} gemeenten") }
}

/// "Rekensom: 229.574 × 0,2 / 10.000 = 4,59148 en …, afgerond 4,6–11,5 fte."
pub(crate) fn rekensom(norm: &Norm, maat: Maat, rij: &PlanRij, plan: &Plan) -> Option<String> {
    let soll = rij.soll.bereik?;
    if zonder_regio(rij) {
        return Some("SOLL: geen; wat maar voor een deel in het gebied ligt, wordt niet verdeeld.".to_owned());
    }
    let (laag, hoog) = uiteinden(soll, rij.positie);
    let mut sommen = if let SollTrace::Opgeteld { eigen } = &rij.soll.trace {
        van_gemeenten(rij, plan, eigen, (laag, hoog))
    } else {
        let (s_laag, s_hoog) = streefwaarden(rij);
        vec![
            format!("{} {}", links(norm, rij, s_laag)?, is(laag)),
            format!("{} {}", links(norm, rij, s_hoog)?, is(hoog)),
        ]
    };
    if laag == hoog {
        sommen.truncate(1);
    }
    let gedrukt = maat.in_cel(soll, rij.positie);
    Some(format!("SOLL: {}, {} {gedrukt}.", sommen.join(" en "), afgerond(maat, &[laag, hoog])))
}

/// "som van de gemeenten, met eigen waarden in gemeente Almere: 11,4787 + 1,01576 + … = 15,52938", onder en boven.
fn van_gemeenten(rij: &PlanRij, plan: &Plan, eigen: &[Gebied], (laag, hoog): (Amount, Amount)) -> Vec<String> {
    let begin = format!("som van de gemeenten, met eigen waarden in {}:", gebieden(eigen));
    let leden: Vec<&PlanRij> = plan.rijen_van_leden(&rij.norm).collect();
    let delen: Option<Vec<(Amount, Amount)>> =
        leden.iter().map(|r| Some(uiteinden(r.soll.bereik?, r.positie))).collect();
    let Some(delen) = delen.filter(|d| !d.is_empty() && d.len() <= MEESTE_GEMEENTEN) else {
        let samen = aantal(plan.leden.len(), "gemeente", "gemeenten");
        return vec![format!("{begin} van {samen} samen {}", is(laag)), is(hoog)];
    };
    let (onder, boven): (Vec<Amount>, Vec<Amount>) = delen.into_iter().unzip();
    let termen = |delen: &[Amount]| delen.iter().map(|a| exact(*a).0).collect::<Vec<_>>().join(" + ");
    let namen: Vec<String> = leden.iter().map(|r| r.gebied.naam.clone()).collect();
    vec![
        format!("{begin} {} {} ({})", termen(&onder), is(laag), opsomming(&namen)),
        format!("{} {}", termen(&boven), is(hoog)),
    ]
}

/// "= 4,59148", of "≈ 1,006032" als er meer dan zes decimalen zijn.
pub(super) fn is(uitkomst: Amount) -> String {
    let (tekst, precies) = exact(uitkomst);
    format!("{} {tekst}", if precies { "=" } else { "≈" })
}

/// "dus" als het gedrukte het hele getal is, anders "afgerond".
pub(super) fn afgerond(maat: Maat, getallen: &[Amount]) -> &'static str {
    if getallen.iter().all(|a| exact(*a).0 == maat.getal(*a)) { "dus" } else { "afgerond" }
}

fn links(norm: &Norm, rij: &PlanRij, streef: Amount) -> Option<String> {
    let s = exact(streef).0;
    Some(match (&norm.soort, &rij.soll.trace) {
        (Soort::Verhouding { per, .. }, _) => {
            format!("{} × {s} / {}", personen(rij, rij.soll.stand?), exact(*per).0)
        }
        (Soort::Aandeel { .. }, _) => format!("{} × {s}", personen(rij, rij.soll.stand?)),
        (_, SollTrace::Vast { aantal }) => format!("{aantal} × {s}"),
        (_, SollTrace::Geteld { geheel, .. }) => format!("{} × {s}", geheel.len()),
        (_, SollTrace::Gedeeld(delen)) => aandelen(delen, &s, streef),
        _ => return None,
    })
}

/// De getelde bevolking maal de factoren van de lezing: "32.510 × 0,318".
fn personen(rij: &PlanRij, stand: Stand) -> String {
    let factoren = factoren(rij).iter().map(|(_, w)| exact(*w).0);
    std::iter::once(nl::personen(stand.basis)).chain(factoren).collect::<Vec<_>>().join(" × ")
}

fn factoren(rij: &PlanRij) -> &[(String, Amount)] {
    rij.rekenwaarden.as_ref().map_or(&[], |w| &w.factoren)
}

/// "2 × 432.104 / 456.395"; regio's die er geheel in liggen worden geteld.
fn aandelen(delen: &[Aandeel], s: &str, streef: Amount) -> String {
    let (geheel, deels): (Vec<_>, Vec<_>) = delen.iter().partition(|d| d.inwoners_deel == d.inwoners_geheel);
    let mut termen = Vec::new();
    if !geheel.is_empty() {
        termen.push(format!("{} × {s}", geheel.len()));
    }
    let (voluit, rest) = deels.split_at(deels.len().min(MEESTE_AANDELEN));
    termen.extend(
        voluit.iter().map(|d| format!("{s} × {} / {}", nl::personen(d.inwoners_deel), nl::personen(d.inwoners_geheel))),
    );
    if !rest.is_empty() {
        let samen: Amount = rest.iter().map(|d| streef.mul_div(d.inwoners_deel, d.inwoners_geheel)).sum();
        termen.push(exact(samen).0);
    }
    termen.join(" + ")
}

/// Uren per week, waar een deel van een fte weinig zegt: "0,02 fte = 0,7 uur per week (bij 36 uur)".
pub(super) fn uren(maat: Maat, rij: &PlanRij) -> Option<String> {
    let soll = rij.soll.bereik.filter(|_| maat.eenheid == normwijzer_core::Eenheid::Fte)?;
    let (laag, hoog) = uiteinden(soll, rij.positie);
    if hoog >= Amount::ONE || hoog.is_zero() {
        return None;
    }
    let week = Amount::from_int(36);
    let uur = |a: Amount| nl::met_decimalen((a * week).decimal(), 1);
    let (l, h) = (uur(laag), uur(hoog));
    let uren = if l == h { l } else { format!("{l} tot {h}") };
    Some(format!("In uren: {} = {uren} uur per week, bij een voltijdsweek van 36 uur.", maat.in_cel(soll, rij.positie)))
}

//! Wat er is en wat er nog moet komen, uitgeschreven.

use normwijzer_core::Amount;
use normwijzer_core::huidig::IstTrace;
use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::Norm;
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::soll::SollTrace;

use super::norm::schaal;
use super::som::{afgerond, is};
use crate::nl;
use crate::zinnen::norm::zonder_regio;
use crate::zinnen::{Maat, exact, hoofdletter, stand as zin, status, uiteinden};

/// Zoveel opgaven van gemeenten worden uitgeschreven.
const MEESTE_OPGAVEN: usize = 8;

/// De IST: de zin, en waar hij uit opgeteld is.
pub(super) fn ist(norm: &Norm, maat: Maat, rij: &PlanRij, plan: &Plan) -> Option<String> {
    if zonder_regio(rij) {
        return None;
    }
    let mut regel = zin::ist(norm, rij, plan).to_string();
    match (&rij.ist.trace, rij.ist.waarde) {
        (IstTrace::EigenRij { waar, rij: nummer, bron, .. }, _) => {
            let bron = if bron.is_empty() { String::new() } else { format!(", bron: {bron}") };
            // Bij een werkmap is een regelnummer niet genoeg.
            let waar = match &waar.blad {
                None => format!("regel {nummer} van het bestand"),
                Some(_) => waar.voluit(*nummer, "waarde"),
            };
            regel.push_str(&format!(" Eigen opgave, {waar}{bron}."));
        }
        (IstTrace::Som { regios }, Some(ist)) if regios.len() == 1 => regel.extend(aandeel(rij, ist)),
        (IstTrace::Som { regios }, Some(som)) if regios.is_empty() => regel.extend(optelling(maat, rij, plan, som)),
        _ => {}
    }
    regel.push_str(&format!(" {}", norm.ist_definitie.trim()));
    Some(regel)
}

/// " Aandeel: 1,5 × 432.104 / 456.395 ≈ 1,420165.". De opgave van de regio heeft hoogstens zes decimalen, dus zij
/// volgt precies uit het aandeel.
fn aandeel(rij: &PlanRij, ist: Amount) -> Option<String> {
    let SollTrace::Gedeeld(delen) = &rij.soll.trace else { return None };
    let [deel] = delen.as_slice() else { return None };
    let opgave = exact(ist.mul_div(deel.inwoners_geheel, deel.inwoners_deel)).0;
    let (eigen, geheel) = (nl::personen(deel.inwoners_deel), nl::personen(deel.inwoners_geheel));
    Some(format!(" Aandeel: {opgave} × {eigen} / {geheel} {}.", is(ist)))
}

/// " Som: 2 + 3 + 0,5 = 5,5."; niet als een van de delen te klein is om af te drukken.
fn optelling(maat: Maat, rij: &PlanRij, plan: &Plan, som: Amount) -> Option<String> {
    let delen: Option<Vec<Amount>> = plan.rijen_van_leden(&rij.norm).map(|r| r.ist.waarde).collect();
    let delen = delen.filter(|d| d.len() > 1 && rij.gebied == plan.gebied && !d.iter().any(|a| maat.is_klein(*a)))?;
    if delen.len() > MEESTE_OPGAVEN {
        return Some(format!(" De som van {} opgaven van gemeenten.", delen.len()));
    }
    let termen: Vec<String> = delen.iter().map(|a| exact(*a).0).collect();
    Some(format!(" Som van de gemeenten: {} {}.", termen.join(" + "), is(som)))
}

/// De GAP: SOLL − IST, en wat de status daarvan maakt.
pub(super) fn gap(maat: Maat, rij: &PlanRij) -> Option<String> {
    if zonder_regio(rij) {
        return None;
    }
    let status = status::status(rij.status);
    let (Some(gap), Some(soll), Some(ist)) = (rij.gap.as_ref(), rij.soll.bereik, rij.ist.waarde) else {
        return Some(format!("GAP: nog niet bekend; status: {status}."));
    };
    let gedrukt = maat.verschil(soll, gap.gap, ist, rij.positie);
    let eenheid = maat.woord(&gedrukt);
    if maat.is_klein(ist) {
        return Some(format!(
            "GAP = SOLL − IST: {gedrukt} {eenheid}; een telling onder de 10 wordt niet afgedrukt. Status: {status}."
        ));
    }
    let (s_laag, s_hoog) = uiteinden(soll, rij.positie);
    let (g_laag, g_hoog) = uiteinden(gap.gap, rij.positie);
    let som = |s, g| format!("{} − {} {}", exact(s).0, exact(ist).0, is(g));
    let mut sommen = vec![som(s_laag, g_laag)];
    if s_laag != s_hoog {
        sommen.push(som(s_hoog, g_hoog));
    }
    let delen = match (gap.tekort.map(|t| uiteinden(t, rij.positie)), gap.overschot.map(|o| uiteinden(o, rij.positie)))
    {
        (Some((t, t2)), Some((o, o2)))
            if (t > Amount::ZERO && o > Amount::ZERO) || (t2 > Amount::ZERO && o2 > Amount::ZERO) =>
        {
            format!(" Tekort − overschot per gemeente: {}.", verschil((t, t2), (o, o2), (g_laag, g_hoog)))
        }
        _ => String::new(),
    };
    Some(format!(
        "GAP: {}, {} {gedrukt} {eenheid}.{delen} Status: {status}.",
        sommen.join(" en "),
        afgerond(maat, &[g_laag, g_hoog])
    ))
}

fn verschil(tekort: (Amount, Amount), overschot: (Amount, Amount), gap: (Amount, Amount)) -> String {
    let som = |t, o, g| format!("{} − {} {}", exact(t).0, exact(o).0, is(g));
    let eerste = som(tekort.0, overschot.0, gap.0);
    if tekort.0 == tekort.1 && overschot.0 == overschot.1 {
        return eerste;
    }
    format!("{eerste} en {}", som(tekort.1, overschot.1, gap.1))
}

/// Een norm in woorden: geen getal, wel eisen en oordelen.
pub(super) fn in_woorden(norm: &Norm, rij: &PlanRij) -> Vec<String> {
    let oordelen = rij.oordelen.iter().filter_map(|(id, oordeel)| {
        let item = norm.items().iter().find(|i| i.id == *id)?;
        Some(format!("{} ({})", item.tekst.trim().trim_end_matches('.'), status::oordeel(*oordeel)))
    });
    let oordelen: Vec<String> = oordelen.collect();
    let fictief =
        if rij.ist.soort == IstSoort::Fictief { " FICTIEF: een voorbeeld, geen gegeven van de regio." } else { "" };
    let mut regels = vec![format!(
        "De tekst noemt geen getal; daarom is er geen SOLL, GAP of ingroeipad. Schaal: {}.",
        schaal(norm.schaal())
    )];
    if let Some(lezing) = norm.lezing(&rij.lezing) {
        regels.push(format!("Lezing: {} {}", lezing.omschrijving.trim(), lezing.reden.trim()));
    }
    regels.push(format!("Oordeel per eis: {}.{fictief}", oordelen.join("; ")));
    regels.push(norm.ist_definitie.trim().to_owned());
    regels.push(hoofdletter(&format!(
        "{}: alles aanwezig is aanwezig, alles afwezig is niet aanwezig, de rest is deels; een onbekend oordeel blijft onbekend.",
        status::status(rij.status)
    )));
    regels
}

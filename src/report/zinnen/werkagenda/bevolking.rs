//! Om wie het gaat: de bevolking van het gebied en van een norm. Over hun problemen staat hier niets, want dat is
//! niet geteld.

use std::collections::BTreeMap;

use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::soll::Stand;
use normwijzer_core::{Amount, Basis, GrondslagSoort};

use crate::document::Zin;
use crate::nl;
use crate::zinnen::{NOG_NIET_BEKEND, hoofdletter, vooraf};

/// De zinnen over de bevolking waar deze rijen over gaan.
#[must_use]
pub fn urgentie(rijen: &[&PlanRij], plan: &Plan) -> Vec<Zin> {
    let standen: BTreeMap<Basis, Stand> =
        rijen.iter().filter_map(|r| r.soll.stand).map(|s| (s.grondslag.basis(), s)).collect();
    let mut uit = vec![inwoners(plan)];
    uit.extend(standen.iter().filter(|(b, _)| **b != Basis::Inwoners).map(|(_, s)| doelgroep(*s, plan)));
    let valrisico = rijen.iter().find_map(|r| Some((*r, r.soll.stand.filter(|s| s.grondslag.vraagt_aandeel())?)));
    match valrisico {
        Some((rij, stand)) => uit.push(met_valrisico(rij, stand)),
        None => {
            uit.push(Zin::from("Hoe groot de doelgroep daarbinnen is, is hier ").onzeker(NOG_NIET_BEKEND).tekst("."))
        }
    }
    if standen.contains_key(&Basis::Inwoners65Plus) {
        uit.extend(vooraf::groei(plan));
    }
    uit
}

/// "IZA-regio Flevoland heeft 432.104 inwoners (1 januari 2025)."
fn inwoners(plan: &Plan) -> Zin {
    let zin = Zin::from(hoofdletter(&plan.gebied.voluit()));
    let Some(n) = plan.inwoners else {
        return zin.tekst(": het aantal inwoners is ").onzeker(NOG_NIET_BEKEND).tekst(".");
    };
    let dag = plan.peildatum.map_or_else(String::new, |d| format!(" ({})", nl::datum(d)));
    zin.tekst(" heeft ").bedrag(nl::personen(n)).tekst(format!(" inwoners{dag}."))
}

/// "Er zijn naar schatting 93.174 inwoners van 0 tot en met 17 jaar (22% van alle inwoners)."
fn doelgroep(stand: Stand, plan: &Plan) -> Zin {
    let zin = match stand.soort {
        GrondslagSoort::Schatting => Zin::from("Er zijn ").onzeker("naar schatting").tekst(" "),
        GrondslagSoort::Prognose => Zin::from("Er zijn ").onzeker("naar verwachting").tekst(" "),
        _ => Zin::from("Er zijn "),
    };
    // Een aandeel van tellingen van verschillende dagen is geen aandeel.
    let totaal = plan.inwoners.filter(|t| !t.is_zero() && plan.peildatum == Some(stand.peildatum));
    let deel = totaal.map_or_else(
        || format!(" (peildatum {})", nl::datum(stand.peildatum)),
        |t| format!(" ({} van alle inwoners)", nl::procent(stand.basis.mul_div(Amount::ONE, t))),
    );
    zin.bedrag(nl::personen(stand.basis)).tekst(format!(" {}{deel}.", vooraf::basis(stand.grondslag.basis())))
}

/// "Naar aanname hebben 21.844 van hen een verhoogd valrisico (31,8%)."
fn met_valrisico(rij: &PlanRij, stand: Stand) -> Zin {
    let factoren = rij.rekenwaarden.iter().flat_map(|w| &w.factoren).map(|(_, w)| nl::procent_precies(*w, 1));
    let factoren = factoren.collect::<Vec<_>>().join(" × ");
    Zin::new()
        .onzeker("Naar aanname")
        .tekst(" hebben ")
        .bedrag(nl::personen(stand.aantal))
        .tekst(format!(" van hen een verhoogd valrisico ({factoren})."))
}

//! Wat er niet afgedrukt wordt omdat een telling van 1 tot en met 9 inwoners eruit te halen is (DESIGN §6).
//!
//! De regel, voor elke pagina, figuur, werkmap en tekst om te plakken:
//!
//! 1. Een telling onder de tien staat er als "<10".
//! 2. Is er onder de gemeenten van een gebied precies één zo klein, dan staat ook een andere er niet: met het totaal erbij
//!    was de eerste anders uit te rekenen.
//! 3. Staat er onder wat niet afgedrukt wordt precies één gemeente met een tekort, of precies één met een overschot, dan
//!    staan tekort, overschot en ingroeipad van het gebied er niet: die zijn de som over de gemeenten, en van de andere
//!    zijn zij bekend.
//!
//! `plan.csv` en `ingroeipad.csv` zijn volgens afspraak onafgerond en onverborgen.

use std::collections::BTreeSet;

use normwijzer_core::GebiedCode;
use normwijzer_core::plan::{Plan, PlanRij};

use super::Maat;
use crate::gedrukt;

/// De gemeenten waarvan de IST in een tabel niet afgedrukt wordt (regel 2). Ook van een IST die deels bekend is staat er
/// een totaal. De andere is er liefst een met dezelfde status: dan verraden tekort en overschot van het geheel niets.
#[must_use]
pub fn niet_afgedrukt(maat: Maat, rijen: &[&PlanRij]) -> BTreeSet<GebiedCode> {
    let klein: Vec<_> = rijen.iter().filter(|r| r.ist.waarde.is_some_and(|i| maat.is_klein(i))).collect();
    let [enige] = klein.as_slice() else { return BTreeSet::new() };
    let andere = rijen.iter().filter_map(|r| {
        let ist = r.ist.waarde.filter(|i| !maat.is_klein(*i) && !i.is_zero())?;
        Some((r.status != enige.status, ist, &r.gebied.code))
    });
    andere.min().map(|(_, _, code)| code.clone()).into_iter().collect()
}

/// Waarom tekort, overschot en ingroeipad van een rij niet afgedrukt worden; `None` als zij dat wel worden.
#[must_use]
pub fn waarom_niet(maat: Maat, rij: &PlanRij, plan: &Plan) -> Option<&'static str> {
    if rij.ist.waarde.is_some_and(|i| maat.is_klein(i)) {
        return Some("de IST is een telling onder de 10");
    }
    let eigen = maat.telt_inwoners() && rij.gebied == plan.gebied && rij.ist.waarde.is_some();
    (eigen && verraadt_een_gemeente(maat, &plan.rijen_van_leden(&rij.norm).collect::<Vec<_>>()))
        .then_some("daaruit is een telling onder de 10 van één gemeente te halen")
}

/// Of de som over de gemeenten van hun tekorten, of die van hun overschotten, er één verraadt die niet afgedrukt wordt.
fn verraadt_een_gemeente(maat: Maat, rijen: &[&PlanRij]) -> bool {
    // Is de verdeling niet bekend, dan zijn tekort en overschot dat ook, en is het pad van het gebied geen som.
    if rijen.iter().any(|r| r.ist.waarde.is_none()) {
        return false;
    }
    let ook = niet_afgedrukt(maat, rijen);
    let verborgen: Vec<_> = rijen
        .iter()
        .filter_map(|r| {
            let ist = r.ist.waarde.filter(|i| maat.is_klein(*i) || ook.contains(&r.gebied.code))?;
            Some((ist, gedrukt::soll(r)?))
        })
        .collect();
    let tekort = verborgen.iter().filter(|(ist, soll)| soll.hoog > *ist).count();
    let overschot = verborgen.iter().filter(|(ist, soll)| *ist > soll.laag).count();
    tekort == 1 || overschot == 1
}

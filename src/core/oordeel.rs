//! Normen in woorden: het oordeel per eis, en wat dat voor de norm als geheel betekent.

use std::collections::BTreeSet;

use crate::gap::Status;
use crate::gebied::GebiedCode;
use crate::huidig::{IstStand, IstTrace};
use crate::ist::{Ist, Oordeel, OordeelOpgave};
use crate::land::Regio;
use crate::norm::Norm;

/// De oordelen van een gebied per eis, de herkomst, en de status van de norm.
#[must_use]
pub fn van_gebied(
    norm: &Norm,
    ist: &Ist,
    gebied: &Regio,
    van_kracht: bool,
) -> (Vec<(String, Oordeel)>, IstStand, Status) {
    let mut stand = IstStand::onbekend(gebied.leden.len());
    let mut oordelen = Vec::new();
    for item in norm.items() {
        let opgaven = opgaven(norm, ist, gebied, &item.id);
        for (code, opgave) in &opgaven {
            neem_op(&mut stand, gebied, code, opgave);
        }
        oordelen.push((item.id.clone(), samen(&opgaven, gebied)));
    }
    let status = if van_kracht { status(&oordelen, &stand) } else { Status::NietVanKracht };
    (oordelen, stand, status)
}

/// De eigen opgave van het gebied, of anders die van zijn gemeenten.
fn opgaven<'a>(norm: &Norm, ist: &'a Ist, gebied: &'a Regio, item: &str) -> Vec<(&'a GebiedCode, &'a OordeelOpgave)> {
    let code = &gebied.gebied.code;
    match ist.oordeel(code, &norm.id, item) {
        Some(eigen) => vec![(code, eigen)],
        None => gebied.leden.iter().filter_map(|c| Some((c, ist.oordeel(c, &norm.id, item)?))).collect(),
    }
}

/// Eén oordeel uit alle opgaven: gelijk als zij gelijk zijn, anders deels; onbekend zolang er een ontbreekt.
fn samen(opgaven: &[(&GebiedCode, &OordeelOpgave)], gebied: &Regio) -> Oordeel {
    if let [(code, enig)] = opgaven
        && **code == gebied.gebied.code
    {
        return enig.oordeel;
    }
    let verschillend: BTreeSet<Oordeel> = opgaven.iter().map(|(_, o)| o.oordeel).collect();
    let volledig = opgaven.len() == gebied.leden.len();
    match verschillend.into_iter().collect::<Vec<_>>().as_slice() {
        [] => Oordeel::Onbekend,
        _ if !volledig => Oordeel::Onbekend,
        [enig] => *enig,
        [.., Oordeel::Onbekend] => Oordeel::Onbekend,
        _ => Oordeel::Deels,
    }
}

fn neem_op(stand: &mut IstStand, gebied: &Regio, code: &GebiedCode, opgave: &OordeelOpgave) {
    stand.soort = stand.soort.max(opgave.soort);
    stand.peildatum = match (stand.peildatum, opgave.peildatum) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    if opgave.oordeel == Oordeel::Onbekend {
        return;
    }
    if *code == gebied.gebied.code {
        stand.leden_bekend.extend(gebied.leden.iter().cloned());
        stand.trace = IstTrace::EigenRij { rij: opgave.rij, bron: String::new(), niet_toegedeeld: None };
    } else {
        stand.leden_bekend.insert(code.clone());
        stand.trace = IstTrace::Som { regios: Vec::new() };
    }
}

fn status(oordelen: &[(String, Oordeel)], stand: &IstStand) -> Status {
    let verschillend: BTreeSet<Oordeel> = oordelen.iter().map(|(_, o)| *o).collect();
    match verschillend.into_iter().collect::<Vec<_>>().as_slice() {
        [] | [Oordeel::Onbekend] if stand.leden_bekend.is_empty() => Status::IstOnbekend,
        [.., Oordeel::Onbekend] => Status::IstDeelsBekend,
        [Oordeel::Aanwezig] => Status::Aanwezig,
        [Oordeel::Niet] => Status::Niet,
        _ => Status::Deels,
    }
}

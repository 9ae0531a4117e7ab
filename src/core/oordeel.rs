//! Normen in woorden: het oordeel per eis, en wat dat voor de norm als geheel betekent.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::gap::Status;
use crate::gebied::{Gebied, GebiedCode};
use crate::huidig::{IstStand, IstTrace};
use crate::ist::{Ist, Oordeel, OordeelOpgave};
use crate::land::Regio;
use crate::norm::Norm;

/// De oordelen van een gebied per eis, de herkomst, en de status van de norm. `regios` zijn die van de schaal van de
/// norm die het gebied raakt: wat zij samen voor het gebied hebben geregeld, is er.
#[must_use]
pub fn van_gebied(
    norm: &Norm,
    ist: &Ist,
    gebied: &Regio,
    regios: &[&Regio],
    van_kracht: bool,
) -> (Vec<(String, Oordeel)>, IstStand, Status) {
    let mut stand = IstStand::onbekend(gebied.leden.len());
    let mut oordelen = Vec::new();
    for item in norm.items() {
        let opgaven = opgaven(norm, ist, gebied, regios, &item.id);
        for (bron, opgave) in &opgaven.gevonden {
            neem_op(&mut stand, gebied, bron, opgave);
        }
        oordelen.push((item.id.clone(), opgaven.samen()));
    }
    let status = if van_kracht { status(&oordelen, &stand) } else { Status::NietVanKracht };
    (oordelen, stand, status)
}

/// De opgaven over één eis, en of er een ontbreekt.
struct Opgaven<'a> {
    gevonden: Vec<(Bron<'a>, &'a OordeelOpgave)>,
    volledig: bool,
}

/// Over wie een opgave gaat.
enum Bron<'a> {
    Gebied,
    Regio(&'a Regio),
    Gemeente(&'a GebiedCode),
}

/// De eigen opgave van het gebied gaat voor; dan die van de regio's van de schaal; dan die van de gemeenten.
fn opgaven<'a>(norm: &Norm, ist: &'a Ist, gebied: &'a Regio, regios: &[&'a Regio], item: &str) -> Opgaven<'a> {
    let bij = |code: &GebiedCode| ist.oordeel(code, &norm.id, item);
    if let Some(eigen) = bij(&gebied.gebied.code) {
        return Opgaven { gevonden: vec![(Bron::Gebied, eigen)], volledig: true };
    }
    let van_regios: Vec<_> = regios.iter().filter_map(|r| Some((Bron::Regio(r), bij(&r.gebied.code)?))).collect();
    if !van_regios.is_empty() {
        return Opgaven { volledig: van_regios.len() == regios.len(), gevonden: van_regios };
    }
    let van_leden: Vec<_> = gebied.leden.iter().filter_map(|c| Some((Bron::Gemeente(c), bij(c)?))).collect();
    Opgaven { volledig: van_leden.len() == gebied.leden.len(), gevonden: van_leden }
}

impl Opgaven<'_> {
    /// Eén oordeel uit alle opgaven: gelijk als zij gelijk zijn, anders deels; onbekend zolang er een ontbreekt.
    fn samen(&self) -> Oordeel {
        let verschillend: BTreeSet<Oordeel> = self.gevonden.iter().map(|(_, o)| o.oordeel).collect();
        match verschillend.into_iter().collect::<Vec<_>>().as_slice() {
            _ if !self.volledig => Oordeel::Onbekend,
            [] | [.., Oordeel::Onbekend] => Oordeel::Onbekend,
            [enig] => *enig,
            _ => Oordeel::Deels,
        }
    }
}

fn neem_op(stand: &mut IstStand, gebied: &Regio, bron: &Bron<'_>, opgave: &OordeelOpgave) {
    stand.soort = stand.soort.max(opgave.soort);
    stand.peildatum = match (stand.peildatum, opgave.peildatum) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    if opgave.oordeel == Oordeel::Onbekend {
        return;
    }
    match bron {
        Bron::Gebied => {
            stand.leden_bekend.extend(gebied.leden.iter().cloned());
            stand.trace = IstTrace::EigenRij {
                waar: Arc::clone(&opgave.waar),
                rij: opgave.rij,
                bron: String::new(),
                niet_toegedeeld: None,
            };
        }
        Bron::Regio(regio) => {
            stand.leden_bekend.extend(regio.leden.intersection(&gebied.leden).cloned());
            neem_regio_op(&mut stand.trace, &regio.gebied);
        }
        Bron::Gemeente(code) => {
            stand.leden_bekend.insert((*code).clone());
            stand.trace = IstTrace::Som { regios: Vec::new() };
        }
    }
}

fn neem_regio_op(trace: &mut IstTrace, regio: &Gebied) {
    match trace {
        IstTrace::Som { regios } if regios.contains(regio) => {}
        IstTrace::Som { regios } => regios.push(regio.clone()),
        _ => *trace = IstTrace::Som { regios: vec![regio.clone()] },
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

//! De mijlpalenplanning: welke kwartalen, en wat er dan is.
//!
//! De rij van een kwartaal toont de stand aan zijn einde: de waarde van het pad op de eerste dag van het volgende
//! (DESIGN §6). De laatste rij is het kwartaal voor het doel en toont de SOLL van het doelkwartaal.

use std::collections::BTreeSet;

use normwijzer_core::norm::Norm;
use normwijzer_core::plan::PlanRij;
use normwijzer_core::soll::Bereik;
use normwijzer_core::{Plan, Quarter};

use super::{Mijlpaal, Paragraaf};
use crate::document::{Blok, Kolom, Tabel, Zin};
use crate::zinnen::norm::zonder_regio;
use crate::zinnen::werkagenda as zin;
use crate::zinnen::{Maat, afscherming, uiteinden};

/// Een norm met een getal en een SOLL (die in het doelkwartaal), en of haar tussenstanden af te drukken zijn.
struct Lijn<'a> {
    norm: &'a Norm,
    maat: Maat,
    rij: &'a PlanRij,
    soll: Bereik,
    tussen: bool,
}

impl<'a> Lijn<'a> {
    fn new(norm: &'a Norm, rij: &'a PlanRij, plan: &Plan) -> Option<Self> {
        let maat = Maat::van(norm)?;
        let soll = rij.soll_doel.filter(|_| !zonder_regio(rij))?;
        let getoond = afscherming::waarom_niet(maat, rij, plan).is_none();
        let tussen = getoond && rij.pad.iter().any(|p| p.pad.is_some());
        Some(Self { norm, maat, rij, soll, tussen })
    }

    /// De stand aan het einde van een kwartaal.
    fn eind(&self, kwartaal: Quarter) -> Option<Bereik> {
        self.tussen.then(|| stand(self.rij, kwartaal.plus(1))).flatten()
    }

    /// Wat er in een kwartaal in hele stappen bij komt; `None` als er niets bij komt.
    fn stap(&self, kwartaal: Quarter) -> Option<Bereik> {
        if !self.tussen || !self.maat.eenheid.in_hele_stappen() {
            return None;
        }
        verschil(self.rij, kwartaal)
    }
}

fn stand(rij: &PlanRij, kwartaal: Quarter) -> Option<Bereik> {
    rij.pad.iter().find(|p| p.kwartaal == kwartaal)?.pad
}

fn verschil(rij: &PlanRij, kwartaal: Quarter) -> Option<Bereik> {
    let erbij = stand(rij, kwartaal.plus(1))?.zip(stand(rij, kwartaal)?, |na, voor| na - voor);
    let (laag, hoog) = uiteinden(erbij, rij.positie);
    (!laag.is_zero() || !hoog.is_zero()).then_some(erbij)
}

pub(super) fn mijlpalen(p: &Paragraaf<'_>) -> Vec<Mijlpaal> {
    let lijnen: Vec<Lijn<'_>> = p.rijen().filter_map(|(n, r)| Lijn::new(n, r, p.plan)).collect();
    let laatste = p.plan.horizon.doel().plus(-1);
    kwartalen(&lijnen, p.plan)
        .into_iter()
        .map(|kwartaal| Mijlpaal {
            kwartaal,
            activiteiten: activiteiten(&lijnen, p.plan, kwartaal),
            deelresultaat: lijnen
                .iter()
                .filter_map(|l| {
                    if kwartaal == laatste {
                        return Some(zin::laatste(l.norm, l.maat, l.rij, l.soll, l.eind(kwartaal), p.plan));
                    }
                    Some(zin::tussenstand(l.norm, l.maat, l.rij, l.eind(kwartaal)?, p.plan))
                })
                .collect(),
        })
        .collect()
}

/// Elk half jaar, elk kwartaal waarin er in hele stappen iets bij komt, en het laatste voor het doel. Zonder
/// tussenstanden is er alleen het laatste.
fn kwartalen(lijnen: &[Lijn<'_>], plan: &Plan) -> BTreeSet<Quarter> {
    if lijnen.is_empty() {
        return BTreeSet::new();
    }
    let laatste = plan.horizon.doel().plus(-1);
    let tussen = lijnen.iter().any(|l| l.tussen);
    let is_rij = |q: &Quarter| {
        *q == laatste || (tussen && (q.nummer().is_multiple_of(2) || lijnen.iter().any(|l| l.stap(*q).is_some())))
    };
    Quarter::reeks(plan.horizon.start(), laatste).filter(is_rij).collect()
}

fn activiteiten(lijnen: &[Lijn<'_>], plan: &Plan, kwartaal: Quarter) -> Vec<Zin> {
    let stappen = lijnen.iter().filter_map(|l| {
        let erbij = l.stap(kwartaal)?;
        let leden = plan.rijen_van_leden(&l.norm.id).filter(|r| verschil(r, kwartaal).is_some());
        let waar: Vec<String> = leden.map(|r| r.gebied.naam.clone()).collect();
        Some(zin::erbij(l.norm, l.maat, l.rij, erbij, &waar))
    });
    stappen.chain(zin::regioscan(kwartaal)).collect()
}

/// De mijlpalenplanning als tabel, met de kolommen van het format.
pub(super) fn tabel(mijlpalen: &[Mijlpaal]) -> Blok {
    // Een deelresultaat eindigt niet op een punt; in één cel houdt een puntkomma ze uit elkaar.
    let met_puntkomma = |zinnen: &[Zin]| {
        zinnen
            .iter()
            .enumerate()
            .fold(Zin::new(), |samen, (i, z)| samen.tekst(if i == 0 { "" } else { "; " }).zin(z.clone()))
    };
    let rij = |m: &Mijlpaal| {
        vec![
            m.kwartaal.to_string().into(),
            Zin::alle(m.activiteiten.iter().cloned()),
            Zin::new(),
            met_puntkomma(&m.deelresultaat),
        ]
    };
    Blok::Tabel(Tabel {
        bijschrift: "Mijlpalenplanning: de stand aan het einde van elk kwartaal".into(),
        kolommen: ["Kwartaal", "Activiteiten", "Verantwoordelijke", "Deelresultaat"].map(Kolom::links).to_vec(),
        rijen: mijlpalen.iter().map(rij).collect(),
        met_totaal: false,
    })
}

//! Welke grens zou moeten schuiven, en hoe ver, om het doel te halen: elke grens apart, de andere zoals zij zijn.

use std::fmt;

use super::keten::{Deelnemer, Gesteld, Keten};
use super::oorzaak::{Oorzaak, Van};
use super::opgave::{Opgave, Wat};
use crate::amount::{Amount, KORRELS_PER_EENHEID};
use crate::eenheid::Eenheid;
use crate::ingroei::GrensSoort;
use crate::kosten::{euro, van_centen};
use crate::kwartaal::Quarter;

/// De kleinste verschuiving van één grens waarmee het doel gehaald wordt; precies, niet geschat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verzet {
    /// Eerder beginnen.
    Begin {
        /// Wat er nu staat.
        van: Quarter,
        /// Het laatste begin waarmee het lukt.
        naar: Quarter,
    },
    /// Een kortere aanlooptijd.
    Aanlooptijd {
        /// Kwartalen nu.
        van: i32,
        /// De langste waarmee het lukt.
        naar: i32,
    },
    /// Meer per kwartaal.
    Stijging {
        /// Voor wie.
        voor: Van,
        /// Per kwartaal nu.
        van: Amount,
        /// Het kleinste aantal waarmee het lukt.
        naar: Amount,
        /// In welke eenheid.
        eenheid: Eenheid,
    },
    /// Meer geld.
    Budget {
        /// Voor wie.
        voor: Van,
        /// Wat er per jaar minstens bij moet, in de jaren waarin er iets bij moet.
        erbij: Vec<(i16, Amount)>,
    },
    /// Een andere vorm.
    Vorm {
        /// De vorm nu.
        van: &'static str,
    },
}

impl fmt::Display for Verzet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Begin { van, naar } => write!(f, "begin in {naar} in plaats van {van}"),
            Self::Aanlooptijd { van, naar } => write!(f, "een aanlooptijd van {naar} in plaats van {van} kwartalen"),
            Self::Stijging { voor, van, naar, eenheid } => {
                let waar = if *voor == Van::Regio { " in de hele regio" } else { "" };
                write!(f, "{} in plaats van {} {eenheid} per kwartaal{waar}", naar_boven(*naar), van.met_komma())
            }
            Self::Budget { voor, erbij } => {
                let delen: Vec<String> =
                    erbij.iter().map(|(jaar, bedrag)| format!("€ {} in {jaar}", euro(*bedrag))).collect();
                write!(f, "een budget {voor} met {} erbij", delen.join(" en "))
            }
            Self::Vorm { van } => write!(f, "een andere vorm dan {van}"),
        }
    }
}

/// Op twee decimalen naar boven, om te lezen: zo blijft het genoeg.
fn naar_boven(a: Amount) -> String {
    let honderd = Amount::from_int(100);
    let honderdsten = -(-(a * honderd)).floor();
    honderdsten.mul_div(Amount::ONE, honderd).met_komma()
}

/// Elke grens die het doel alleen haalbaar kan maken.
pub(super) fn verzetten(keten: &Keten<'_>, gesteld: &Gesteld<'_>, deelnemer: &Deelnemer<'_>) -> Vec<Verzet> {
    let mut uit = Vec::new();
    let opgave = &gesteld.opgave;
    for i in 0..gesteld.plafonds.len() {
        uit.extend(eerder(keten, gesteld, deelnemer, i));
    }
    for i in 0..gesteld.stappen.len() {
        uit.extend(sneller(gesteld, i));
    }
    for (nummer, (_, kas)) in keten.kassen.iter().enumerate() {
        if let Some(erbij) = duurder(gesteld, nummer, kas.budget.meenemen) {
            uit.push(Verzet::Budget { voor: kas.van, erbij });
        }
    }
    if opgave.haalbaar(opgave.doel, opgave.gevraagd, false) {
        uit.push(Verzet::Vorm { van: keten.ingroei.vorm(deelnemer.norm).token() });
    }
    uit
}

fn haalt_doel(opgave: &Opgave) -> bool {
    opgave.haalbaar(opgave.doel, opgave.gevraagd, true)
}

/// Een plafond dat eerder ophoudt. Een eerder begin verschuift ook de vorm; die is dan opnieuw de bovengrens.
fn eerder(keten: &Keten<'_>, gesteld: &Gesteld<'_>, deelnemer: &Deelnemer<'_>, i: usize) -> Option<Verzet> {
    let (grens, laatste) = gesteld.plafonds.get(i)?;
    let eerste = keten.horizon.start();
    let mut opgave = gesteld.opgave.clone();
    let van_begin = matches!(grens.soort, GrensSoort::Begin(_));
    let laagste = if van_begin { eerste } else { gesteld.begin.plus(-1) };
    let mut q = laatste.plus(-1);
    while q >= laagste {
        let nieuw: Vec<i128> = keten.horizon.kwartalen().map(|k| if k <= q { 0 } else { i128::MAX }).collect();
        *opgave.plafonds.get_mut(i)? = nieuw;
        if van_begin {
            // De vorm die bij het eerdere begin hoort, ligt nergens lager.
            opgave.vorm = vorm_vanaf(keten, gesteld, deelnemer, q);
        }
        if haalt_doel(&opgave) {
            return Some(match grens.soort {
                GrensSoort::Begin(van) => Verzet::Begin { van, naar: q },
                _ => Verzet::Aanlooptijd { van: laatste.sinds(gesteld.begin) + 1, naar: q.sinds(gesteld.begin) + 1 },
            });
        }
        q = q.plus(-1);
    }
    None
}

fn vorm_vanaf(keten: &Keten<'_>, gesteld: &Gesteld<'_>, deelnemer: &Deelnemer<'_>, begin: Quarter) -> Vec<i128> {
    keten.vorm_vanaf(deelnemer, begin, gesteld.opgave.gevraagd)
}

/// De kleinste grootste stap waarmee het lukt.
fn sneller(gesteld: &Gesteld<'_>, i: usize) -> Option<Verzet> {
    let Oorzaak::Stijging { van: voor, ten_hoogste, eenheid } = gesteld.stappen.get(i)?.clone() else { return None };
    let eigen = gesteld.opgave.stappen.get(i)?.clone();
    let rooster = gesteld.opgave.rooster;
    let mut opgave = gesteld.opgave.clone();
    let mut lukt = |erbij: i128| -> bool {
        if let Some(stappen) = opgave.stappen.get_mut(i) {
            *stappen = eigen.iter().map(|s| s.saturating_add(erbij)).collect();
        }
        haalt_doel(&opgave)
    };
    let stap = rooster.stap;
    // Meer dan het totaal ineens helpt niet.
    let meest = (gesteld.opgave.gevraagd + stap - 1).div_euclid(stap);
    if !lukt(meest.saturating_mul(stap)) {
        return None;
    }
    let (mut niet, mut wel) = (0, meest);
    while niet + 1 < wel {
        let midden = niet + (wel - niet) / 2;
        if lukt(midden.saturating_mul(stap)) {
            wel = midden;
        } else {
            niet = midden;
        }
    }
    Some(Verzet::Stijging { voor, van: ten_hoogste, naar: ten_hoogste + Amount::uit_korrels(wel * stap), eenheid })
}

/// Wat er per jaar bij een budget moet. Het laagste pad naar het doel is voor elk jaar het goedkoopste, dus wat het te
/// kort komt is het minste dat er bij moet.
fn duurder(gesteld: &Gesteld<'_>, kas: usize, meenemen: bool) -> Option<Vec<(i16, Amount)>> {
    let opgave = &gesteld.opgave;
    let belet = opgave.belet(opgave.doel, opgave.gevraagd, true);
    let van_kas = |w: &Wat| matches!(w, Wat::Som(i) if gesteld.sommen.get(*i).is_some_and(|(k, _)| *k == kas));
    if belet.is_empty() || !belet.iter().all(van_kas) {
        return None;
    }
    let pad = opgave.laagste(opgave.doel, opgave.gevraagd);
    let mut uit = Vec::new();
    let mut al_erbij = 0;
    for (som, (_, jaar)) in opgave.sommen.iter().zip(&gesteld.sommen).filter(|(_, (k, _))| *k == kas) {
        let te_kort = som.gebruik(&pad).saturating_sub(som.rest).max(0);
        let centen = (te_kort + 4 * KORRELS_PER_EENHEID - 1).div_euclid(4 * KORRELS_PER_EENHEID);
        // Wat eerder bijkwam en niet op is, gaat mee.
        let erbij = if meenemen { (centen - al_erbij).max(0) } else { centen };
        al_erbij += erbij;
        if erbij > 0 {
            uit.push((*jaar, van_centen(erbij)));
        }
    }
    Some(uit)
}

//! De bladen per leefgebied: elke norm met het gebied en zijn gemeenten, en eronder haar grafieken.
//!
//! De gemeenten staan in de volgorde van de grafiek en de grafiek wijst naar hun cellen. Een telling die op de pagina
//! niet afgedrukt wordt, staat ook hier niet; waar een grafiek naar wijst blijft de cel leeg, want tekst telt daar als nul.

mod tekening;
#[cfg(test)]
mod tests;

use normwijzer_core::norm::{Norm, NormSet};
use normwijzer_core::plan::{Plan, PlanRij};

use super::verborgen::{self, Verborgen};
use super::{eenheid, letop, vorm, woorden};
use crate::chart::{ChartSpec, GapChart, GapRow, GapStatus, MAX_ROWS};
use crate::grafieken::Grafiek;
use crate::werkmap::{Blad, BladCel, BladKolom, Cellen};
use crate::zinnen::uiteinden;

/// De kolommen waar een grafiek naar wijst.
const IST: u16 = 4;
const SOLL_LAAG: u16 = 5;
const SOLL_HOOG: u16 = 6;
const OPSCHRIFT: u16 = 10;

/// Zonder grafiek en met meer gemeenten dan dit staan zij alleen op het blad *Gemeenten*.
const MEESTE_GEMEENTEN: usize = 2 * MAX_ROWS;

/// Een leefgebied dat langer heet, krijgt op het tabblad alleen zijn eerste woorden.
const NAAM_LENGTE: usize = 31;

/// Een blad per leefgebied, op volgorde van het format.
pub(super) fn bladen(normen: &NormSet, plan: &Plan, grafieken: &[Grafiek]) -> Vec<Blad> {
    let mut leefgebieden: Vec<&str> = Vec::new();
    for norm in &normen.normen {
        if !leefgebieden.contains(&norm.leefgebied.as_str()) {
            leefgebieden.push(&norm.leefgebied);
        }
    }
    leefgebieden.into_iter().map(|l| blad(normen, plan, grafieken, l)).filter(|b| !b.is_leeg()).collect()
}

fn blad(normen: &NormSet, plan: &Plan, grafieken: &[Grafiek], leefgebied: &str) -> Blad {
    let naam = bladnaam(leefgebied);
    let (mut uit, mut blokken) = (Vec::new(), Vec::new());
    let (mut weggelaten, mut iets_verborgen) = (false, false);
    for norm in normen.normen.iter().filter(|n| n.leefgebied == leefgebied) {
        let van_norm: Vec<&Grafiek> = grafieken.iter().filter(|g| g.norm.as_ref() == Some(&norm.id)).collect();
        let rijen = Rijen::van(plan, norm, &van_norm);
        weggelaten |= rijen.weggelaten;
        let begin = u32::try_from(uit.len()).unwrap_or(u32::MAX);
        let cellen = Cellen { blad: naam.clone(), kolom: OPSCHRIFT, van: begin + rijen.voor, tot: begin + rijen.voor };
        let verborgen = Verborgen::van(plan, norm);
        iets_verborgen |= rijen.rijen.iter().any(|r| verborgen.is(r.rij));
        uit.extend(rijen.rijen.iter().map(|r| cellen_van(norm, r, &verborgen)));
        blokken.extend(tekening::blok(plan, norm, &van_norm, grafieken, &cellen));
    }
    let mut kolommen = vec![
        BladKolom::tekst("Paragraaf", 11),
        BladKolom::tekst("Norm", 30),
        BladKolom::tekst("Gebied", 26),
        BladKolom::tekst("Eenheid", 24),
    ];
    kolommen.extend(["IST", "SOLL laag", "SOLL hoog", "GAP laag", "GAP hoog"].map(BladKolom::getal));
    kolommen.extend([BladKolom::tekst("Status", 24), BladKolom::tekst("Naam in de grafiek", 30)]);
    let mut uitleg = vec![
        "GAP = SOLL − IST: positief is nog te bouwen. Leeg is onbekend, geen nul. Elke norm begint met het hele gebied; daaronder de gemeenten, het grootste verschil eerst."
            .to_owned(),
    ];
    if weggelaten {
        uitleg.push(
            "Hier staan alleen de gemeenten die in een grafiek staan; op het blad Gemeenten staan zij alle.".to_owned(),
        );
    }
    if iets_verborgen {
        uitleg.push(verborgen::UITLEG.to_owned());
    }
    let titel = format!("{leefgebied}: {}", plan.gebied.voluit());
    Blad::tabel(&naam, titel, 3, kolommen, uit).met_toelichting(uitleg).met_grafieken(blokken)
}

/// De naam op het tabblad: hele woorden.
fn bladnaam(leefgebied: &str) -> String {
    let naam = leefgebied.replace('/', " of ");
    let mut uit = String::new();
    for woord in naam.split_whitespace() {
        if uit.chars().count() + 1 + woord.chars().count() > NAAM_LENGTE && !uit.is_empty() {
            break;
        }
        if !uit.is_empty() {
            uit.push(' ');
        }
        uit.push_str(woord);
    }
    uit
}

/// De rijen van een norm op het blad.
struct Rijen<'a> {
    rijen: Vec<Rij<'a>>,
    /// Hoeveel rijen er voor de eerste van de grafiek staan.
    voor: u32,
    weggelaten: bool,
}

/// Een rij, met haar naam in de grafiek.
struct Rij<'a> {
    rij: &'a PlanRij,
    heel_gebied: bool,
    opschrift: String,
}

impl<'a> Rijen<'a> {
    fn van(plan: &'a Plan, norm: &'a Norm, grafieken: &[&Grafiek]) -> Self {
        let leden: Vec<&PlanRij> = plan.rijen_van_leden(&norm.id).collect();
        let eigen = plan.eigen_rij(&norm.id);
        let getekend: Vec<&GapRow> = gaps(grafieken).flat_map(|c| &c.rows).collect();
        let ergens_ist = getekend.iter().any(|r| r.ist.is_some());
        let rijen: Vec<Rij<'a>> = if getekend.is_empty() {
            let rijen = leden.iter().filter(|_| leden.len() <= MEESTE_GEMEENTEN);
            rijen.map(|rij| Rij { rij, heel_gebied: false, opschrift: String::new() }).collect()
        } else {
            let van_naam = |naam: &str| leden.iter().copied().chain(eigen).find(|r| r.gebied.naam == naam);
            let rij = |r: &&GapRow| {
                let verborgen = r.status == GapStatus::NietAfgedrukt;
                let opschrift = match (r.ist, verborgen) {
                    (None, true) => format!("{} (IST niet afgedrukt)", r.label),
                    (None, false) if ergens_ist => format!("{} (IST onbekend)", r.label),
                    _ => r.label.clone(),
                };
                Some(Rij { rij: van_naam(&r.label)?, heel_gebied: false, opschrift })
            };
            getekend.iter().filter_map(rij).collect()
        };
        let weggelaten = rijen.len() < leden.len();
        // Een gemeente op zichzelf is haar eigen gebied en staat al in de grafiek.
        let los = eigen.filter(|e| rijen.iter().all(|r| r.rij.gebied != e.gebied));
        let heel = los.map(|rij| Rij { rij, heel_gebied: true, opschrift: String::new() });
        let voor = u32::from(heel.is_some());
        Self { rijen: heel.into_iter().chain(rijen).collect(), voor, weggelaten }
    }
}

fn gaps<'a>(grafieken: &[&'a Grafiek]) -> impl Iterator<Item = &'a GapChart> {
    grafieken.iter().filter_map(|g| match &g.spec {
        ChartSpec::Gap(c) => Some(c),
        _ => None,
    })
}

fn cellen_van(norm: &Norm, r: &Rij<'_>, verborgen: &Verborgen) -> Vec<BladCel> {
    let (rij, vorm) = (r.rij, vorm(norm));
    let (naam, deel) = (&rij.gebied.naam, !r.heel_gebied || rij.gebied.niveau == normwijzer_core::Niveau::Gemeente);
    let soll = rij.soll.bereik.map(|b| uiteinden(b, rij.positie));
    let gap = rij.gap.map(|g| uiteinden(g.gap, rij.positie));
    vec![
        BladCel::tekst(norm.sectie.as_str()),
        BladCel::tekst(letop::een_regel(&norm.naam)),
        BladCel::tekst(if deel { naam.clone() } else { format!("{naam} (heel gebied)") }),
        if norm.band().is_some() { eenheid(norm) } else { BladCel::tekst("in woorden") },
        if verborgen.is(rij) && !r.opschrift.is_empty() { BladCel::Leeg } else { verborgen.ist(norm, rij) },
        BladCel::getal(soll.map(|(laag, _)| laag), vorm),
        BladCel::getal(soll.map(|(_, hoog)| hoog), vorm),
        verborgen.afgeleid(rij, BladCel::getal(gap.map(|(laag, _)| laag), vorm)),
        verborgen.afgeleid(rij, BladCel::getal(gap.map(|(_, hoog)| hoog), vorm)),
        BladCel::tekst(woorden::status(rij.status)),
        BladCel::tekst(r.opschrift.as_str()),
    ]
}

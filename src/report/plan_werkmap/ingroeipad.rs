//! Het blad *Ingroeipad*: een regel per gebied en norm, met de kwartalen naast elkaar.

use std::collections::BTreeSet;

use normwijzer_core::gebied::Niveau;
use normwijzer_core::norm::{Norm, NormSet};
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::soll::Bereik;
use normwijzer_core::{Amount, Quarter};

use super::verborgen::{self, Verborgen};
use super::{eenheid, is_gekozen, is_open, rijen, vorm};
use crate::werkmap::{Blad, BladCel, BladKolom};
use crate::zinnen::{NIET_AFGEDRUKT, ingroei};

/// Welke van de drie paden een regel toont.
type Welk = (&'static str, fn(Bereik) -> Amount);

/// Is de plaats niet gekozen, dan staan onder- en bovengrens er allebei en het midden niet.
const OPEN: &[Welk] = &[("bij de ondergrens", |b| b.laag), ("bij de bovengrens", |b| b.hoog)];
/// Er is gekozen.
const GEKOZEN: &[Welk] = &[("bij de gekozen plaats", |b| b.gekozen)];
/// Het pad begint op een IST die niet afgedrukt wordt: er staat alleen dat het er is.
const VERBORGEN: &[Welk] = &[(NIET_AFGEDRUKT, |b| b.gekozen)];
/// Er is niets te kiezen.
const ENIG: &[Welk] = &[("één waarde", |b| b.gekozen)];

pub(super) fn blad(normen: &NormSet, plannen: &[Plan]) -> Blad {
    let kwartalen: BTreeSet<Quarter> = plannen.iter().flat_map(|p| p.horizon.kwartalen()).collect();
    let jaren: BTreeSet<i16> = rijen(normen, plannen)
        .flat_map(|(_, _, rij)| &rij.pad)
        .filter(|p| p.jaartotaal.is_some())
        .map(|p| p.kwartaal.jaar())
        .collect();
    let mut uit = Vec::new();
    for plan in plannen {
        for norm in normen.normen.iter() {
            let verborgen = Verborgen::van(plan, norm);
            let heeft_pad = |r: &&PlanRij| verborgen.is_pad(r) || r.pad.iter().any(|p| p.pad.is_some());
            for rij in plan.rijen.iter().filter(|r| r.norm == norm.id).filter(heeft_pad) {
                let verborgen = verborgen.is_pad(rij);
                for welk in if verborgen { VERBORGEN } else { paden(rij) } {
                    uit.push(cellen(norm, rij, (*welk, verborgen), &kwartalen, &jaren));
                }
            }
        }
    }
    let mut kolommen = vec![
        BladKolom::tekst("Gebied", 28),
        BladKolom::tekst("Norm", 34),
        BladKolom::tekst("Gebiedscode", 22),
        BladKolom::tekst("Soort gebied", 18),
        BladKolom::tekst("Eenheid", 24),
        BladKolom::tekst("Pad", 22),
        BladKolom::tekst("Richtpunt", 12),
    ];
    kolommen.extend(kwartalen.iter().map(|k| BladKolom::getal(k.to_string())));
    kolommen.extend(jaren.iter().map(|j| BladKolom::getal(format!("Heel {j}"))));
    let uitleg = "Onder een kwartaal staat de stand op de eerste dag ervan. \"Heel\" met een jaar is wat er in dat jaar samen gebeurt, bij een eenheid per jaar. Gebieden waarvan de IST onbekend is, hebben geen pad.";
    let drie = plannen.iter().any(ingroei::drie_plannen).then_some(ingroei::DRIE_PLANNEN);
    let uitleg = [uitleg, verborgen::UITLEG].into_iter().chain(drie);
    Blad::tabel("Ingroeipad", "Ingroeipad per kwartaal", 2, kolommen, uit).met_toelichting(uitleg)
}

fn paden(rij: &PlanRij) -> &'static [Welk] {
    match (is_open(rij), is_gekozen(rij)) {
        (true, _) => OPEN,
        (_, true) => GEKOZEN,
        _ => ENIG,
    }
}

fn cellen(
    norm: &Norm,
    rij: &PlanRij,
    ((welk, kies), verborgen): (Welk, bool),
    kwartalen: &BTreeSet<Quarter>,
    jaren: &BTreeSet<i16>,
) -> Vec<BladCel> {
    let vorm = vorm(norm);
    let gebied = &rij.gebied;
    let soort = if gebied.niveau == Niveau::Gemeente { "gemeente" } else { gebied.niveau.naam() };
    let mut uit = vec![
        BladCel::tekst(gebied.naam.as_str()),
        BladCel::tekst(norm.naam.as_str()),
        BladCel::tekst(gebied.code.as_str()),
        BladCel::tekst(soort),
        eenheid(norm),
        BladCel::tekst(welk),
        BladCel::tekst(if norm.status.richtpunt() { "ja" } else { "nee" }),
    ];
    uit.extend(kwartalen.iter().map(|k| {
        let punt = rij.pad.iter().find(|p| p.kwartaal == *k);
        BladCel::getal(punt.and_then(|p| p.pad).filter(|_| !verborgen).map(kies), vorm)
    }));
    // Het jaartotaal hoort bij de gekozen plaats; bij een open bandbreedte zou het van het midden zijn.
    uit.extend(jaren.iter().map(|j| {
        let totaal = rij.pad.iter().filter(|p| p.kwartaal.jaar() == *j).find_map(|p| p.jaartotaal);
        BladCel::getal(totaal.filter(|_| !verborgen && !is_open(rij)), vorm)
    }));
    uit
}

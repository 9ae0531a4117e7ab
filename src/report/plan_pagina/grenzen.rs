//! Wat het pad van een norm begrenst: per kwartaal, hoe vroeg de SOLL haalbaar is, en welke grens daarvoor zou schuiven.

use normwijzer_core::Plan;
use normwijzer_core::plan::PlanRij;

use crate::document::{Blok, Zin};
use crate::zinnen::{Maat, afscherming, ingroei};

/// Wat er onder het pad van een norm staat; leeg zonder ingroeibestand of zonder bekende IST.
pub(super) fn blokken(maat: Maat, rij: &PlanRij, plan: &Plan) -> Vec<Blok> {
    let Some(ingroei) = &plan.ingroei else { return Vec::new() };
    let Some(pad) = ingroei.norm(&rij.norm).filter(|_| rij.gebied == plan.gebied) else { return Vec::new() };
    let mut uit =
        vec![Blok::alinea(format!("Vorm van het pad: {}, vanaf {} (uit {}).", pad.vorm, pad.begin, ingroei.naam))];
    if afscherming::waarom_niet(maat, rij, plan).is_some() {
        return uit;
    }
    let plannen = ingroei::plannen(pad, rij);
    if plannen.len() > 1 && plannen.iter().any(|(_, p)| p.begrensd()) {
        uit.push(Blok::alinea(ingroei::DRIE_PLANNEN));
    }
    for (naam, begrensd) in plannen {
        let dubbele_punt = |tekst: &str| {
            if naam.is_empty() { tekst.to_owned() } else { format!("{naam}: {}", crate::zinnen::kleine_letter(tekst)) }
        };
        let punten: Vec<Zin> = ingroei::grenzen(begrensd, plan.horizon).into_iter().map(Zin::from).collect();
        if punten.is_empty() {
            uit.push(Blok::alinea(dubbele_punt("Geen grens houdt het pad tegen.")));
        } else {
            uit.push(Blok::Lijst { aanhef: dubbele_punt("Wat het pad begrenst:").into(), punten });
            uit.push(Blok::Alinea(ingroei::haalbaar(maat, begrensd, plan.horizon)));
        }
    }
    uit
}

//! Het blad *Lezingen*: waar de tekst van een norm op meer manieren te lezen is, wat elke lezing vraagt.

use normwijzer_core::norm::{Norm, NormSet};
use normwijzer_core::plan::{LezingStand, Plan, PlanRij};

use super::{eenheid, letop, personen, rijen, vorm, woorden};
use crate::werkmap::{Blad, BladCel, BladKolom, Getalvorm};

pub(super) fn blad(normen: &NormSet, plannen: &[Plan]) -> Blad {
    let uit = rijen(normen, plannen)
        .filter(|(plan, norm, rij)| rij.gebied == plan.gebied && norm.heeft_open_lezing())
        .flat_map(|(_, norm, rij)| rij.lezingen.iter().map(move |l| cellen(norm, rij, l)))
        .collect();
    let kolommen = vec![
        BladKolom::tekst("Gebied", 28),
        BladKolom::tekst("Norm", 34),
        BladKolom::tekst("Lezing", 22),
        BladKolom::tekst("Gerekend met deze lezing", 12),
        BladKolom::tekst("Wat deze lezing zegt", 60),
        BladKolom::tekst("Waarom men zo kan lezen", 60),
        BladKolom::tekst("Bevolking waarover gerekend is", 34),
        BladKolom::getal("Aantal personen"),
        BladKolom::getal("Factor"),
        BladKolom::getal("SOLL laag"),
        BladKolom::getal("SOLL hoog"),
        BladKolom::tekst("Eenheid", 24),
    ];
    let uitleg = "De bron laat meer dan één lezing toe. Elke lezing is uitgerekend; overleg welke u gebruikt.";
    Blad::tabel("Lezingen", "Lezingen van de normtekst", 2, kolommen, uit).met_toelichting([uitleg])
}

fn cellen(norm: &Norm, rij: &PlanRij, stand: &LezingStand) -> Vec<BladCel> {
    let lezing = norm.lezing(&stand.lezing);
    let vorm = vorm(norm);
    vec![
        BladCel::tekst(rij.gebied.naam.as_str()),
        BladCel::tekst(norm.naam.as_str()),
        BladCel::tekst(stand.lezing.to_string()),
        BladCel::tekst(if stand.gekozen { "ja" } else { "nee" }),
        BladCel::tekst(lezing.map_or(String::new(), |l| letop::een_regel(&l.omschrijving))),
        BladCel::tekst(lezing.map_or(String::new(), |l| letop::een_regel(&l.reden))),
        BladCel::tekst(stand.stand.map_or("", |s| woorden::grondslag(s.grondslag))),
        personen(stand.stand.map(|s| s.aantal)),
        BladCel::getal(stand.factor, Getalvorm::Exact),
        BladCel::getal(stand.bereik.map(|b| b.laag), vorm),
        BladCel::getal(stand.bereik.map(|b| b.hoog), vorm),
        eenheid(norm),
    ]
}

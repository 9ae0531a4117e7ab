//! `kwalitatief.csv`: de eisen in woorden, met het oordeel per gebied.

use normwijzer_core::norm::NormSet;
use normwijzer_core::plan::Plan;

use super::{CODE, Cel, Kolom, NIVEAU, NORM, Tabel, t};

const KOLOMMEN: &[Kolom] = &[
    NIVEAU,
    CODE,
    NORM,
    t("item", "eis in woorden, naam binnen de norm"),
    t("oordeel", "aanwezig, deels, niet of onbekend"),
];

pub(super) fn tabel(normen: &NormSet, plannen: &[Plan]) -> Tabel {
    let mut rijen = Vec::new();
    for (_, rij) in super::rijen(normen, plannen) {
        for (item, oordeel) in &rij.oordelen {
            rijen.push(vec![
                Cel::tekst(rij.gebied.niveau),
                Cel::tekst(&rij.gebied.code),
                Cel::tekst(&rij.norm),
                Cel::tekst(item),
                Cel::tekst(oordeel.token()),
            ]);
        }
    }
    Tabel { naam: "kwalitatief", kolommen: KOLOMMEN, rijen }
}

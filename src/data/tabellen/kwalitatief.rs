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

pub(super) fn tabel<'a>(normen: &'a NormSet, plannen: &'a [Plan]) -> Tabel<'a> {
    let delen = super::delen(normen, plannen, |_, rij| {
        rij.oordelen.iter().map(move |(item, oordeel)| {
            vec![
                Cel::tekst(rij.gebied.niveau.token()),
                Cel::tekst(rij.gebied.code.as_str()),
                Cel::tekst(rij.norm.as_str()),
                Cel::tekst(item.as_str()),
                Cel::tekst(oordeel.token()),
            ]
        })
    });
    Tabel { naam: "kwalitatief", kolommen: KOLOMMEN, delen }
}

//! `lezingen.csv`: wat elke lezing van een norm vraagt, naast elkaar.

use normwijzer_core::norm::NormSet;
use normwijzer_core::plan::Plan;

use super::{CODE, Cel, Kolom, LEZING, NIVEAU, NORM, SOLL_HOOG, SOLL_LAAG, Tabel, n, t};

const KOLOMMEN: &[Kolom] = &[
    NIVEAU,
    CODE,
    NORM,
    LEZING,
    t("gekozen", "ja als met deze lezing gerekend is"),
    n("grondslag_aantal", "aantal personen waarover in deze lezing gerekend wordt"),
    SOLL_LAAG,
    SOLL_HOOG,
    n("factor", "waarmee de getelde bevolking in deze lezing vermenigvuldigd wordt"),
];

pub(super) fn tabel<'a>(normen: &'a NormSet, plannen: &'a [Plan]) -> Tabel<'a> {
    let rijen = super::rijen(normen, plannen).flat_map(|(_, rij)| {
        rij.lezingen.iter().map(move |lezing| {
            vec![
                Cel::tekst(rij.gebied.niveau),
                Cel::tekst(&rij.gebied.code),
                Cel::tekst(&rij.norm),
                Cel::tekst(&lezing.lezing),
                Cel::tekst(if lezing.gekozen { "ja" } else { "nee" }),
                Cel::getal(lezing.stand.map(|s| s.aantal)),
                Cel::getal(lezing.bereik.map(|b| b.laag)),
                Cel::getal(lezing.bereik.map(|b| b.hoog)),
                Cel::Getal(lezing.factor),
            ]
        })
    });
    Tabel { naam: "lezingen", kolommen: KOLOMMEN, rijen: Box::new(rijen) }
}

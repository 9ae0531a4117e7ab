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
    n(
        "factor",
        "waarmee de getelde bevolking in deze lezing vermenigvuldigd wordt; leeg als de gemeenten van een gebied verschillende factoren hebben",
    ),
];

pub(super) fn tabel<'a>(normen: &'a NormSet, plannen: &'a [Plan]) -> Tabel<'a> {
    let delen = super::delen(normen, plannen, |_, rij| {
        rij.lezingen.iter().map(move |lezing| {
            vec![
                Cel::tekst(rij.gebied.niveau.token()),
                Cel::tekst(rij.gebied.code.as_str()),
                Cel::tekst(rij.norm.as_str()),
                Cel::tekst(lezing.lezing.0.as_str()),
                Cel::tekst(if lezing.gekozen { "ja" } else { "nee" }),
                Cel::getal(lezing.stand.map(|s| s.aantal)),
                Cel::getal(lezing.bereik.map(|b| b.laag)),
                Cel::getal(lezing.bereik.map(|b| b.hoog)),
                Cel::getal(lezing.factor),
            ]
        })
    });
    Tabel { naam: "lezingen", kolommen: KOLOMMEN, delen }
}

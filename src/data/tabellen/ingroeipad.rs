//! `ingroeipad.csv`: SOLL en pad per gebied, norm en kwartaal.

use normwijzer_core::norm::NormSet;
use normwijzer_core::plan::Plan;

use super::{
    CODE, Cel, EDITIE, EENHEID, Kolom, LEZING, NAAM, NIVEAU, NORM, SOLL, SOLL_HOOG, SOLL_LAAG, Tabel, gebied, n, t,
};

const KOLOMMEN: &[Kolom] = &[
    NIVEAU,
    CODE,
    NAAM,
    NORM,
    EDITIE,
    LEZING,
    EENHEID,
    t("kwartaal", "kwartaal; de stand geldt op de eerste dag"),
    t("datum", "eerste dag van het kwartaal"),
    SOLL_LAAG,
    SOLL,
    SOLL_HOOG,
    n("pad_laag", "stand volgens het ingroeipad naar de ondergrens; leeg zolang de IST onbekend is"),
    n("pad", "stand volgens het ingroeipad naar de gekozen plaats"),
    n("pad_hoog", "stand volgens het ingroeipad naar de bovengrens"),
    n("jaartotaal", "aantal in het kalenderjaar, op de rij van het vierde kwartaal; alleen bij een eenheid per jaar"),
];

pub(super) fn tabel<'a>(normen: &'a NormSet, plannen: &'a [Plan]) -> Tabel<'a> {
    let delen = super::delen(normen, plannen, |norm, rij| {
        rij.pad.iter().map(move |punt| {
            let mut cellen = Vec::with_capacity(KOLOMMEN.len());
            cellen.extend(gebied(&rij.gebied));
            cellen.extend([
                Cel::tekst(rij.norm.as_str()),
                Cel::tekst(norm.editie.as_str()),
                Cel::tekst(rij.lezing.0.as_str()),
                Cel::of(norm.eenheid().map(|e| e.token())),
                Cel::Kwartaal(punt.kwartaal),
                Cel::Datum(punt.kwartaal.eerste_dag()),
                Cel::getal(punt.soll.map(|b| b.laag)),
                Cel::getal(punt.soll.map(|b| b.gekozen)),
                Cel::getal(punt.soll.map(|b| b.hoog)),
                Cel::getal(punt.pad.map(|b| b.laag)),
                Cel::getal(punt.pad.map(|b| b.gekozen)),
                Cel::getal(punt.pad.map(|b| b.hoog)),
                Cel::getal(punt.jaartotaal),
            ]);
            cellen
        })
    });
    Tabel { naam: "ingroeipad", kolommen: KOLOMMEN, delen }
}

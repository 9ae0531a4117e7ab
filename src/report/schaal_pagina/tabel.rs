//! De tabellen van de schaaltoets: gemeenten, clusters, en het geld per gemeente.

use normwijzer_core::schaal::{Cluster, NormSchaal};

use super::SchaalInvoer;
use crate::document::{Blok, Kolom, Tabel, Zin};
use crate::zinnen::schaal as zin;

/// Meer gemeenten passen niet op een pagina; waar zij dan staan, zegt [`super::Waar`].
pub(super) const MEESTE: usize = 60;

/// Wie er op de pagina staat: alles, of bij één gemeente alleen haar cluster.
pub(super) fn in_beeld(invoer: &SchaalInvoer<'_>, cluster: &Cluster) -> bool {
    invoer.schaal.gemeente.as_ref().is_none_or(|g| cluster.leden.contains(&g.code))
}

/// Het werk per gemeente.
pub(super) fn gemeenten(invoer: &SchaalInvoer<'_>, toets: &NormSchaal) -> Option<Blok> {
    let alle: Vec<_> = toets.toets.gemeenten.iter().collect();
    let rijen: Vec<_> = if alle.len() > MEESTE { alle.into_iter().filter(|w| !w.werkbaar).collect() } else { alle };
    if rijen.is_empty() {
        return None;
    }
    let alleen = if rijen.len() < toets.toets.gemeenten.len() {
        format!("; alleen wie het niet alleen kan, alle staan in {}", invoer.waar.gemeenten)
    } else {
        String::new()
    };
    let cellen = rijen.iter().map(|w| {
        let met: Vec<String> = toets
            .toets
            .cluster(&w.gemeente)
            .map(|c| c.leden.iter().filter(|l| **l != w.gemeente).map(|l| invoer.naam(l)).collect())
            .unwrap_or_default();
        vec![
            invoer.naam(&w.gemeente).into(),
            Zin::new().bedrag(zin::fte(w.fte)),
            Zin::new().bedrag(zin::uren(w.uren)),
            if w.werkbaar { "ja" } else { "nee" }.into(),
            met.join(", ").into(),
        ]
    });
    Some(Blok::Tabel(Tabel {
        bijschrift: format!("Het werk per gemeente als de hele SOLL er is{alleen}").into(),
        kolommen: vec![
            Kolom::links("Gemeente"),
            Kolom::rechts("Fte"),
            Kolom::rechts("Uren per week"),
            Kolom::links("Werkbaar"),
            Kolom::links("Deelt met"),
        ],
        rijen: cellen.collect(),
        met_totaal: false,
    }))
}

/// De clusters waarin gedeeld wordt, en wie er niet uitkomt.
pub(super) fn clusters(invoer: &SchaalInvoer<'_>, toets: &NormSchaal) -> Option<Blok> {
    let rijen: Vec<Vec<Zin>> = toets
        .toets
        .clusters
        .iter()
        .filter(|c| (c.gedeeld() || !c.werkbaar) && in_beeld(invoer, c))
        .map(|c| {
            let namen: Vec<String> = c.leden.iter().map(|l| invoer.naam(l)).collect();
            let buiten: Vec<String> = c.buiten.iter().take(4).map(|l| invoer.naam(l)).collect();
            vec![
                namen.join(", ").into(),
                Zin::new().bedrag(zin::fte(c.fte)),
                Zin::new().bedrag(zin::uren(c.uren)),
                zin::personen(c.personen).into(),
                if c.werkbaar { "ja" } else { "nee" }.into(),
                buiten.join(", ").into(),
            ]
        })
        .collect();
    (!rijen.is_empty()).then(|| {
        Blok::Tabel(Tabel {
            bijschrift: "Wie met wie deelt, tot het een werkbare functie is".into(),
            kolommen: vec![
                Kolom::links("Gemeenten"),
                Kolom::rechts("Fte"),
                Kolom::rechts("Uren per week"),
                Kolom::links("Te verdelen over"),
                Kolom::links("Werkbaar"),
                Kolom::links("Buren buiten het gebied"),
            ],
            rijen,
            met_totaal: false,
        })
    })
}

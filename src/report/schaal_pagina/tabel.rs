//! De tabellen van de schaaltoets: gemeenten, clusters, en het geld per gemeente.

use normwijzer_core::norm::Afronding;
use normwijzer_core::schaal::{Cluster, NormSchaal};

use super::SchaalInvoer;
use crate::document::{Blok, Kolom, Tabel, Zin};
use crate::nl;
use crate::zinnen::schaal as zin;

/// Meer gemeenten passen niet op een pagina; zij staan in schaal.csv.
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
        "; alleen wie het niet alleen kan, alle staan in schaal.csv"
    } else {
        ""
    };
    let cellen = rijen.iter().map(|w| {
        let met: Vec<String> = toets
            .toets
            .cluster(&w.gemeente)
            .map(|c| c.leden.iter().filter(|l| **l != w.gemeente).map(|l| invoer.naam(l)).collect())
            .unwrap_or_default();
        vec![
            invoer.naam(&w.gemeente).into(),
            Zin::new().bedrag(zin::bereik(w.fte, 2)),
            Zin::new().bedrag(zin::bereik(w.uren, 1)),
            if w.werkbaar { "ja" } else { "nee" }.into(),
            met.join(", ").into(),
        ]
    });
    Some(Blok::Tabel(Tabel {
        bijschrift: format!("Het werk per gemeente{alleen}").into(),
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
                Zin::new().bedrag(zin::bereik(c.fte, 2)),
                Zin::new().bedrag(zin::bereik(c.uren, 1)),
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

/// Het lokale SPUK-bedrag per gemeente en jaar; `None` zonder dataset.
pub(super) fn geld(invoer: &SchaalInvoer<'_>) -> Option<Tabel> {
    let middelen = invoer.middelen?;
    let jaren = middelen.jaren();
    if jaren.is_empty() {
        return None;
    }
    let per_jaar: Vec<_> = jaren.iter().map(|j| middelen.lokaal(*j)).collect();
    let leden: Vec<_> = match &invoer.schaal.gemeente {
        Some(g) => vec![g],
        None => invoer.schaal.leden.iter().collect(),
    };
    let alle = leden.len();
    let rijen = leden.into_iter().take(MEESTE).map(|g| {
        let bedrag = |jaar: &Option<std::collections::BTreeMap<_, normwijzer_core::Amount>>| {
            let bedrag = jaar.as_ref().and_then(|j| j.get(&g.code)).map(|b| nl::getal(*b, Afronding::Heel));
            Zin::new().bedrag(bedrag.unwrap_or_else(|| "niet bekend".to_owned()))
        };
        std::iter::once(Zin::from(g.naam.clone())).chain(per_jaar.iter().map(bedrag)).collect()
    });
    let rest = if alle > MEESTE {
        format!("; de eerste {MEESTE}, alle {alle} staan in schaal-geld.csv")
    } else {
        String::new()
    };
    Some(Tabel {
        bijschrift: format!("SPUK AZWA, lokaal deel, in euro{rest}").into(),
        kolommen: std::iter::once(Kolom::links("Gemeente"))
            .chain(jaren.iter().map(|j| Kolom::rechts(j.to_string())))
            .collect(),
        rijen: rijen.collect(),
        met_totaal: false,
    })
}

//! De kaarten van de schaaltoets: per norm wie met wie deelt.

use std::collections::BTreeMap;

use normwijzer_core::GebiedCode;
use normwijzer_core::schaal::NormSchaal;

use super::{SchaalInvoer, functie};
use crate::chart::{Caption, ChartSpec, MAX_CLUSTERS, MapArea, MapChart, MapCluster, MapOutcome};
use crate::grafieken::Grafiek;
use crate::plan_pagina::PaginaContext;
use crate::zinnen::schaal as zin;

/// De omtrek van elke gemeente, in kilometers.
pub type Omtrekken = BTreeMap<GebiedCode, Vec<Vec<(f64, f64)>>>;

/// Per norm een kaart. Er is er geen waar niemand deelt en iedereen het alleen kan, en geen waar er meer clusters zijn dan
/// op een A4 te lezen zijn; de tabel zegt het dan.
#[must_use]
pub fn kaarten(invoer: &SchaalInvoer<'_>, omtrekken: &Omtrekken, context: &PaginaContext) -> Vec<Grafiek> {
    invoer.schaal.normen.iter().filter_map(|toets| kaart(invoer, toets, omtrekken, context)).collect()
}

fn kaart(
    invoer: &SchaalInvoer<'_>,
    toets: &NormSchaal,
    omtrekken: &Omtrekken,
    context: &PaginaContext,
) -> Option<Grafiek> {
    let norm = invoer.norm(toets)?;
    let schaal = invoer.schaal;
    let clusters: Vec<MapCluster> = toets
        .toets
        .clusters
        .iter()
        .map(|c| MapCluster {
            label: c.leden.iter().map(|l| invoer.naam(l)).collect::<Vec<_>>().join(", "),
            figures: zin::fte_en_uren(c.fte, c.uren),
            outcome: match (c.werkbaar, c.gedeeld()) {
                (true, false) => MapOutcome::Alone,
                (true, true) => MapOutcome::Shared,
                (false, _) => MapOutcome::TooSmall,
            },
        })
        .collect();
    let genoemd = clusters.iter().filter(|c| c.outcome != MapOutcome::Alone).count();
    if genoemd == 0 || genoemd > MAX_CLUSTERS {
        return None;
    }
    let areas: Vec<MapArea> = schaal
        .leden
        .iter()
        .filter_map(|g| {
            let cluster = toets.toets.clusters.iter().position(|c| c.leden.contains(&g.code));
            Some(MapArea { label: g.naam.clone(), rings: omtrekken.get(&g.code)?.clone(), cluster })
        })
        .collect();
    if areas.is_empty() {
        return None;
    }
    let caption = Caption {
        title: zin::bevinding(&functie(norm), &schaal.gebied.naam, &toets.toets.clusters),
        subtitle: format!("{}, {}: wie met wie deelt, tot het werkbaar is", norm.naam, schaal.gebied.voluit()),
        onderwerp: norm.naam.clone(),
        gebied: schaal.gebied.voluit(),
        periode: String::new(),
        marks: context
            .samenstelling
            .reconstructie
            .then(|| "reconstructie".to_owned())
            .into_iter()
            .chain(norm.status.richtpunt().then(|| "richtpunt, geen harde afspraak".to_owned()))
            .collect(),
        bron: "Bron: CBS en Kadaster, gebiedsindelingen 2026 (CC BY 4.0), gegeneraliseerd; CBS StatLine; bewerking Normwijzer".to_owned(),
        receipt: context.code.clone(),
        table: invoer.waar.gemeenten.to_owned(),
    };
    let spec = MapChart { caption, areas, clusters, threshold: zin::drempel(&schaal.instelling) };
    let gebied = schaal.gemeente.as_ref().unwrap_or(&schaal.gebied);
    Some(Grafiek {
        norm: Some(norm.id.clone()),
        naam: format!("schaal-{}-{}", norm.id.slug(), gebied.slug()),
        spec: ChartSpec::Kaart(spec),
    })
}

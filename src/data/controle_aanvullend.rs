//! Keurt de aanvullende datasets: leesbaar, en over dezelfde gemeenten en regio's als de andere tabellen.

use std::collections::BTreeSet;

use normwijzer_core::{Finding, GebiedCode};

use crate::buren::{buren, omtrekken};
use crate::datasets::Datasets;
use crate::land::kort;
use crate::middelen::middelen;
use crate::rijen::{bevinding, tekst};
use crate::schema::{BUREN, GEBIEDEN, IZA, SLEUTEL_GEMEENTEN, SLEUTEL_REGIOS, Schema, VLAKKEN};

/// Wat er op te merken is; niets als de datasets er niet zijn.
pub(crate) fn aanvullend(datasets: &Datasets) -> Vec<Finding> {
    let mut uit = Vec::new();
    let codes = |schema, kolom, code: fn(&str) -> GebiedCode| -> Option<BTreeSet<GebiedCode>> {
        let frame = datasets.frame(schema).ok()?;
        Some(tekst(&frame, kolom).ok()?.into_iter().map(code).collect())
    };
    // Kapotte gebieden of regio's meldt de keuring van de andere tabellen.
    let gemeenten = codes(&GEBIEDEN, "gemeente_code", GebiedCode::new);
    let regios = codes(&IZA, "iza_naam", GebiedCode::iza);
    match middelen(datasets) {
        Err(fouten) => uit.extend(fouten),
        Ok(None) => {}
        Ok(Some(m)) => {
            uit.extend(verschil(&SLEUTEL_GEMEENTEN, &m.sleutel_gemeenten.into_keys().collect(), gemeenten.as_ref()));
            uit.extend(verschil(&SLEUTEL_REGIOS, &m.sleutel_regios.into_keys().collect(), regios.as_ref()));
        }
    }
    match buren(datasets) {
        Err(fouten) => uit.extend(fouten),
        Ok(None) => {}
        Ok(Some(_)) => {
            let genoemd = datasets.frame(&BUREN).and_then(|f| {
                let codes = tekst(&f, "gemeente_code").map_err(|e| bevinding(&e))?;
                Ok(codes.into_iter().map(GebiedCode::new).collect())
            });
            uit.extend(genoemd.map_or_else(|f| f, |g| verschil(&BUREN, &g, gemeenten.as_ref())));
        }
    }
    match omtrekken(datasets) {
        Err(fouten) => uit.extend(fouten),
        Ok(None) => {}
        Ok(Some(o)) => uit.extend(verschil(&VLAKKEN, &o.into_keys().collect(), gemeenten.as_ref())),
    }
    uit
}

/// Codes die ontbreken en codes die er niet horen.
fn verschil(schema: &Schema, heeft: &BTreeSet<GebiedCode>, hoort: Option<&BTreeSet<GebiedCode>>) -> Vec<Finding> {
    let Some(hoort) = hoort else { return Vec::new() };
    [
        ("deze gebieden ontbreken", hoort.difference(heeft)),
        ("deze gebieden kennen de andere tabellen niet", heeft.difference(hoort)),
    ]
    .into_iter()
    .filter_map(|(bericht, codes)| {
        let codes: Vec<&str> = codes.map(GebiedCode::as_str).collect();
        (!codes.is_empty())
            .then(|| Finding::fout("DAT-015", format!("{bericht}: {}", kort(&codes))).met_bestand(schema.pad()))
    })
    .collect()
}

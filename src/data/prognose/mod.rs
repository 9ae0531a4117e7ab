//! Prognoses: de overdracht van onze cohortraming, en het lezen van een bestand van de gebruiker, naar de `Prognose` van de
//! kern.

mod bestand;
mod dataset;
mod eigen;
mod naar_nu;
mod tabel;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;

use std::collections::BTreeMap;

use jiff::civil::Date;
use normwijzer_core::prognose::{Prognose, PrognoseRij, PrognoseSoort, Terugvoorspelling, Verwacht, bouw};
use normwijzer_core::{Basis, Finding, GebiedCode, Land};

use crate::datasets::Datasets;
use crate::rijen::{bevinding, geheel, tekst};
use crate::schema::{PROGNOSE_COHORT, TERUGVOORSPELLING};

pub use bestand::{PrognoseKeuze, lees_prognose};
pub use dataset::prognose_dataset;
pub use tabel::Eenheid;

/// Hoe de cohortraming op een pagina heet.
pub const NAAM: &str = "eigen cohortraming van Normwijzer";

/// De cohortraming; `None` als de dataset er niet is.
///
/// # Errors
/// Een dataset die er half is of haar schema niet volgt.
pub fn cohort(datasets: &Datasets, land: &Land) -> Result<Option<Prognose>, Vec<Finding>> {
    if !datasets.heeft(PROGNOSE_COHORT.dataset) {
        return Ok(None);
    }
    let frame = datasets.frame(&PROGNOSE_COHORT)?;
    let codes = tekst(&frame, "gemeente_code").map_err(|e| bevinding(&e))?;
    let bases = tekst(&frame, "grondslag").map_err(|e| bevinding(&e))?;
    let dagen = tekst(&frame, "peildatum").map_err(|e| bevinding(&e))?;
    let aantallen = geheel(&frame, "aantal").map_err(|e| bevinding(&e))?;
    let mut rijen = Vec::with_capacity(codes.len());
    let mut fouten = Vec::new();
    for (plaats, (((code, basis), dag), aantal)) in codes.into_iter().zip(bases).zip(dagen).zip(aantallen).enumerate() {
        let regel = u64::try_from(plaats).unwrap_or_default() + 2;
        let gemeente = land.gemeente(&GebiedCode::new(code));
        match (gemeente, Basis::parse(basis), dag.parse::<Date>(), aantal) {
            (Some(g), Some(basis), Ok(dag), Some(aantal)) => rijen.push(PrognoseRij {
                regel,
                gebied: g.gebied.clone(),
                jaar: dag.year(),
                basis,
                verwacht: Verwacht { aantal, interval: None },
            }),
            _ => fouten.push(
                Finding::fout(
                    "DAT-015",
                    format!("\"{code}\" of \"{basis}\" is onbekend; maak het bestand opnieuw met de importer"),
                )
                .met_bestand(PROGNOSE_COHORT.pad())
                .met_rij(regel),
            ),
        }
    }
    if !fouten.is_empty() {
        return Err(fouten);
    }
    let bron = datasets.bron(PROGNOSE_COHORT.dataset)?;
    let kop = Prognose {
        soort: PrognoseSoort::Cohort,
        naam: NAAM.to_owned(),
        bestand: None,
        variant: None,
        methode: bron.methode,
        terug: terugvoorspelling(datasets)?,
        opmerkingen: Vec::new(),
        verlopen: Vec::new(),
        van_gemeente: BTreeMap::new(),
    };
    match bouw(land, kop, &rijen) {
        (Some(prognose), _) => Ok(Some(prognose)),
        (None, fouten) => Err(fouten),
    }
}

/// De terugvoorspelling van de cohortraming.
fn terugvoorspelling(datasets: &Datasets) -> Result<Vec<Terugvoorspelling>, Vec<Finding>> {
    let frame = datasets.frame(&TERUGVOORSPELLING)?;
    let kolom = |naam: &str| geheel(&frame, naam).map_err(|e| bevinding(&e));
    let bases = tekst(&frame, "grondslag").map_err(|e| bevinding(&e))?;
    let groottes = tekst(&frame, "grootte").map_err(|e| bevinding(&e))?;
    let namen = [
        "gemeenten",
        "gemiddeld",
        "p95",
        "grootste",
        "factor_gemiddeld",
        "factor_p95",
        "gelijk_gemiddeld",
        "gelijk_p95",
    ];
    let kolommen = namen.into_iter().map(kolom).collect::<Result<Vec<_>, _>>()?;
    let rij = |(plaats, (basis, grootte)): (usize, (&str, &str))| {
        let van = |k: usize| kolommen.get(k)?.get(plaats).copied().flatten();
        Some(Terugvoorspelling {
            basis: Basis::parse(basis)?,
            grootte: grootte.to_owned(),
            gemeenten: van(0)?,
            raming: [van(1)?, van(2)?, van(3)?],
            factor: [van(4)?, van(5)?],
            gelijk: [van(6)?, van(7)?],
        })
    };
    Ok(bases.into_iter().zip(groottes).enumerate().filter_map(rij).collect())
}

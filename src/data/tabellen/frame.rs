//! Een tabel als polars-frame, voor wie ermee verder wil rekenen en voor Parquet.
//!
//! Getallen zijn hier `f64`: genoeg om te vergelijken en te tekenen. Het exacte getal staat in de CSV.

use normwijzer_core::norm::NormSet;
use normwijzer_core::plan::Plan;
use polars::prelude::{Column, DataFrame, NamedFrom as _, PolarsResult, Series};

use super::{Cel, Tabel, tabellen};

/// De frames van een of meer plannen: `plan`, `ingroeipad`, `lezingen`, `kwalitatief`, `dekking` en, met een scenario, `afwijkingen`.
///
/// # Errors
/// Alleen als polars het frame weigert; de kolommen zijn vast en even lang.
pub fn frames(normen: &NormSet, plannen: &[Plan], code: &str) -> PolarsResult<Vec<(&'static str, DataFrame)>> {
    tabellen(normen, plannen, code).into_iter().map(|t| Ok((t.naam, frame(t)?))).collect()
}

/// Eén tabel als frame; lege cellen zijn null.
///
/// # Errors
/// Zie [`frames`].
pub fn frame(tabel: Tabel<'_>) -> PolarsResult<DataFrame> {
    let kolommen = tabel.kolommen;
    let rijen: Vec<Vec<Cel<'_>>> = tabel.rijen().collect();
    let kolom = |(i, kolom): (usize, &super::Kolom)| -> Column {
        let cellen = rijen.iter().map(|r| r.get(i).unwrap_or(&Cel::Leeg));
        let naam = kolom.naam.into();
        let reeks = if kolom.getal {
            let getallen: Vec<Option<f64>> =
                cellen.map(|c| if let Cel::Getal(a) = c { Some(a.als_f64()) } else { None }).collect();
            Series::new(naam, getallen)
        } else {
            let teksten: Vec<Option<String>> = cellen.map(als_tekst).collect();
            Series::new(naam, teksten)
        };
        reeks.into()
    };
    DataFrame::new(rijen.len(), kolommen.iter().enumerate().map(kolom).collect())
}

fn als_tekst(cel: &Cel<'_>) -> Option<String> {
    match cel {
        Cel::Tekst(tekst) => Some(tekst.to_string()),
        Cel::Kwartaal(kwartaal) => Some(kwartaal.to_string()),
        Cel::Datum(datum) => Some(datum.to_string()),
        Cel::Getal(_) | Cel::Leeg => None,
    }
}

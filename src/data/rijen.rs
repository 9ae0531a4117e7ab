//! Van frame naar rijen: kolommen op naam, als tekst of getal. De enige plek die polars-waarden uitpakt.

use normwijzer_core::Finding;
use polars::prelude::{DataFrame, PolarsError};

/// Een tekstkolom; een lege cel is lege tekst.
pub(crate) fn tekst<'a>(frame: &'a DataFrame, naam: &str) -> Result<Vec<&'a str>, PolarsError> {
    Ok(frame.column(naam)?.str()?.iter().map(Option::unwrap_or_default).collect())
}

/// Een kolom gehele getallen.
pub(crate) fn geheel(frame: &DataFrame, naam: &str) -> Result<Vec<Option<i64>>, PolarsError> {
    Ok(frame.column(naam)?.i64()?.iter().collect())
}

/// Een fout van polars als bevinding: een fout in dit programma, niet in de invoer.
pub(crate) fn bevinding(e: &PolarsError) -> Vec<Finding> {
    vec![Finding::fout("DAT-099", format!("de tabellen laten zich niet samenvoegen: {e}; meld dit aan de makers"))]
}

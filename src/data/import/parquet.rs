//! Leest de Parquet-vorm van OData v4: onderwerp, gebied en tekst per rij. Weet niet wat de onderwerpen betekenen.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use normwijzer_core::Finding;
use polars::prelude::DataFrame;
use polars_io::SerReader as _;
use polars_io::parquet::read::ParquetReader;

use super::parquet_controle::controleer;
use crate::bronbestand::BronBestand;
use crate::rijen::tekst;

/// Meer rijen dan dit is geen gebiedentabel; de echte heeft er 18 126.
const MEEST_RIJEN: usize = 2_000_000;

/// Een waarneming met tekst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TekstRij {
    pub(crate) onderwerp: String,
    pub(crate) gebied: String,
    pub(crate) tekst: String,
}

/// De lezer van polars raakt bij een beschadigd bestand soms in paniek (gemeten: 4 op 300 met drie gewijzigde bytes);
/// wie zo'n bestand geeft, krijgt een bevinding. Waar hij om onmogelijk veel geheugen zou vragen, komt hij niet aan de
/// beurt (`parquet_controle`): dat is niet op te vangen.
fn frame(bron: &BronBestand<'_>, kolommen: &[&str]) -> Result<DataFrame, Vec<Finding>> {
    catch_unwind(AssertUnwindSafe(|| lees(bron, kolommen)))
        .unwrap_or_else(|_| Err(vec![bron.fout("IMP-001", "beschadigde Parquet; haal het bestand opnieuw op")]))
}

fn lees(bron: &BronBestand<'_>, kolommen: &[&str]) -> Result<DataFrame, Vec<Finding>> {
    let mis = |e: &dyn std::fmt::Display| {
        vec![bron.fout(
            "IMP-001",
            format!("geen leesbare Parquet met de kolommen {} ({e}); haal het bestand opnieuw op", kolommen.join(", ")),
        )]
    };
    controleer(bron.bytes, MEEST_RIJEN).map_err(|e| mis(&e))?;
    let lezer = ParquetReader::new(Cursor::new(bron.bytes.to_vec()));
    lezer.with_columns(Some(kolommen.iter().map(|k| (*k).to_owned()).collect())).finish().map_err(|e| mis(&e))
}

/// De rijen van de gebiedentabel; codes en namen ontdaan van opvulling.
pub(crate) fn lees_gebieden(bron: &BronBestand<'_>) -> Result<Vec<TekstRij>, Vec<Finding>> {
    let frame = frame(bron, &["Measure", "RegioS", "StringValue"])?;
    let kolom = |naam| tekst(&frame, naam).map_err(|e| bron.onleesbaar(&e));
    Ok(kolom("Measure")?
        .into_iter()
        .zip(kolom("RegioS")?)
        .zip(kolom("StringValue")?)
        .map(|((m, g), t)| TekstRij {
            onderwerp: m.trim().to_owned(),
            gebied: g.trim().to_owned(),
            tekst: t.trim().to_owned(),
        })
        .collect())
}

/// Een onderwerp van de gebiedentabel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Onderwerp {
    pub(crate) code: String,
    pub(crate) titel: String,
    pub(crate) uitleg: String,
}

/// De onderwerpen met hun titel en uitleg.
pub(crate) fn lees_onderwerpen(bron: &BronBestand<'_>) -> Result<Vec<Onderwerp>, Vec<Finding>> {
    let frame = frame(bron, &["Identifier", "Title", "Description"])?;
    let kolom = |naam| tekst(&frame, naam).map_err(|e| bron.onleesbaar(&e));
    Ok(kolom("Identifier")?
        .into_iter()
        .zip(kolom("Title")?)
        .zip(kolom("Description")?)
        .map(|((c, t), u)| Onderwerp {
            code: c.trim().to_owned(),
            titel: t.trim().to_owned(),
            uitleg: u.trim().to_owned(),
        })
        .collect())
}

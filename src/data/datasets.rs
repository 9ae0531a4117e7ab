//! De datasets van een run: bytes met een naam, en daaruit frames met een vast schema.
//!
//! Weet niet of de bytes in het programma zitten of uit een map komen.

use std::borrow::Cow;
use std::collections::BTreeMap;

use normwijzer_core::Finding;
use polars::prelude::DataFrame;

use crate::bron::Bron;
use crate::csv_in;
use crate::schema::{AANVULLEND, ALLE, BEVOLKING, GEBIEDEN, INWONERS, IZA, NAMEN, Schema};

/// Bestanden van `datasets/`, met hun pad daarbinnen (`iza-regios/iza.csv`).
#[derive(Clone, Debug, Default)]
pub struct Datasets {
    bestanden: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Datasets {
    /// Een verzameling van pad en bytes.
    pub fn new<N, B>(bestanden: impl IntoIterator<Item = (N, B)>) -> Self
    where
        N: Into<String>,
        B: Into<Cow<'static, [u8]>>,
    {
        Self { bestanden: bestanden.into_iter().map(|(n, b)| (n.into(), b.into())).collect() }
    }

    /// De paden die een volledige verzameling heeft.
    #[must_use]
    pub fn paden() -> Vec<String> {
        let mut paden: Vec<String> = ALLE.iter().flat_map(|s| [s.pad(), format!("{}/bron.toml", s.dataset)]).collect();
        paden.sort();
        paden.dedup();
        paden
    }

    /// De bytes van een bestand.
    ///
    /// # Errors
    /// Als het er niet is.
    pub fn bytes(&self, pad: &str) -> Result<&[u8], Vec<Finding>> {
        self.bestanden.get(pad).map(Cow::as_ref).ok_or_else(|| {
            vec![
                Finding::fout(
                    "DAT-001",
                    "dit bestand ontbreekt in de datasets; zet het terug of maak het met de importer",
                )
                .met_bestand(pad),
            ]
        })
    }

    /// De bestanden met hun bytes, op pad.
    pub fn bestanden(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.bestanden.iter().map(|(n, b)| (n.as_str(), b.as_ref()))
    }

    /// Of er iets van deze dataset is. Een aanvullende dataset mag er als geheel niet zijn, maar niet half.
    #[must_use]
    pub fn heeft(&self, dataset: &str) -> bool {
        self.bestanden.keys().any(|pad| pad.split('/').next() == Some(dataset))
    }

    /// De aanvullende datasets die er niet zijn.
    #[must_use]
    pub fn zonder(&self) -> Vec<&'static str> {
        let mut namen: Vec<&'static str> = AANVULLEND.iter().map(|s| s.dataset).filter(|d| !self.heeft(d)).collect();
        namen.dedup();
        namen
    }

    /// De `bron.toml` van een dataset.
    ///
    /// # Errors
    /// Als zij ontbreekt of niet klopt.
    pub fn bron(&self, dataset: &str) -> Result<Bron, Vec<Finding>> {
        let pad = format!("{dataset}/bron.toml");
        Bron::lees(self.bytes(&pad)?, &pad)
    }

    /// Een tabel als frame.
    ///
    /// # Errors
    /// Alle afwijkingen van het schema.
    pub fn frame(&self, schema: &Schema) -> Result<DataFrame, Vec<Finding>> {
        let bytes = self.bytes(&schema.pad())?;
        csv_in::lees(schema, bytes)
    }

    /// De tabellen waarmee gerekend wordt als frames.
    ///
    /// # Errors
    /// De afwijkingen van alle tabellen tegelijk.
    pub fn frames(&self) -> Result<Frames, Vec<Finding>> {
        let mut fouten = Vec::new();
        let mut neem = |schema| {
            self.frame(schema).unwrap_or_else(|f| {
                fouten.extend(f);
                DataFrame::empty()
            })
        };
        let frames = Frames {
            gebieden: neem(&GEBIEDEN),
            namen: neem(&NAMEN),
            bevolking: neem(&BEVOLKING),
            inwoners: neem(&INWONERS),
            iza: neem(&IZA),
        };
        if fouten.is_empty() { Ok(frames) } else { Err(fouten) }
    }
}

/// De tabellen als frames, elk met het schema van haar naam in [`crate::schema`].
#[derive(Clone, Debug)]
pub struct Frames {
    /// Gemeenten en regio's.
    pub gebieden: DataFrame,
    /// Andere schrijfwijzen.
    pub namen: DataFrame,
    /// Bevolking naar leeftijd.
    pub bevolking: DataFrame,
    /// Inwoners per jaar.
    pub inwoners: DataFrame,
    /// IZA-regio's.
    pub iza: DataFrame,
}

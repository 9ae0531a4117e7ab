//! Codelijsten van OData v4: welke titel bij een code hoort.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::odata_v4::{OdataFout, Omslag};

/// Een code met haar titel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// `Identifier`, zonder spaties achteraan.
    pub id: String,
    /// `Title`, zonder spaties eromheen.
    pub titel: String,
    /// `Unit`, alleen bij codes van onderwerpen.
    pub eenheid: Option<String>,
}

#[derive(Deserialize)]
struct RuweCode {
    #[serde(rename = "Identifier")]
    id: Option<String>,
    #[serde(rename = "Title")]
    titel: Option<String>,
    #[serde(rename = "Unit")]
    eenheid: Option<String>,
}

/// Leest een codelijst.
pub fn lees_codes(tekst: &str) -> Result<Vec<Code>, OdataFout> {
    let (omslag, lijst) = Omslag::lees(tekst)?;
    if let Some(volgende) = omslag.volgende {
        return Err(OdataFout::OntbrekendePagina { volgende });
    }
    let mut gezien = BTreeSet::new();
    let mut codes = Vec::with_capacity(lijst.len());
    for (plaats, ruw) in lijst.into_iter().enumerate() {
        let kapot = |waarom: String| OdataFout::CodeKapot { nummer: plaats + 1, waarom };
        let ruw: RuweCode =
            serde_json::from_str(ruw.get()).map_err(|_| kapot("'Identifier' of 'Title' is geen tekst".to_owned()))?;
        let (Some(id), Some(titel)) = (ruw.id, ruw.titel) else {
            return Err(kapot("'Identifier' of 'Title' ontbreekt".to_owned()));
        };
        let id = id.trim().to_owned();
        if !gezien.insert(id.clone()) {
            return Err(kapot(format!("'{id}' stond er al")));
        }
        let eenheid = ruw.eenheid.map(|e| e.trim().to_owned());
        codes.push(Code { id, titel: titel.trim().to_owned(), eenheid: eenheid.filter(|e| !e.is_empty()) });
    }
    Ok(codes)
}

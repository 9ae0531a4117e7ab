//! Codelijsten van OData v4: welke titel bij een code hoort.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::json_lijst::lees_lijst;
use crate::odata_v4::OdataFout;

/// Een code met haar titel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// `Identifier`, zonder spaties achteraan.
    pub id: String,
    /// `Title`, zonder spaties eromheen.
    pub titel: String,
    /// `Unit`, alleen bij codes van onderwerpen.
    pub eenheid: Option<String>,
    /// `MeasureGroupId`: de kop waar het onderwerp onder staat.
    pub groep: Option<String>,
}

#[derive(Deserialize)]
struct RuweCode {
    #[serde(rename = "Identifier")]
    id: Option<String>,
    #[serde(rename = "Title")]
    titel: Option<String>,
    #[serde(rename = "Unit")]
    eenheid: Option<String>,
    #[serde(rename = "MeasureGroupId")]
    groep: Option<String>,
}

/// Leest een codelijst.
///
/// # Errors
/// Als de tekst geen codelijst van OData v4 is, of een code geen nummer, geen titel of een dubbelganger heeft.
pub fn lees_codes(tekst: &str) -> Result<Vec<Code>, OdataFout> {
    let mut gezien = BTreeSet::new();
    let mut codes = Vec::new();
    let mut nummer = 0;
    let mut eerste_fout = None;
    let kader = lees_lijst(tekst, &mut |ruw| {
        nummer += 1;
        match lees_code(ruw.get()) {
            Ok(code) if gezien.insert(code.id.clone()) => codes.push(code),
            Ok(code) => {
                eerste_fout.get_or_insert((nummer, format!("'{}' stond er al", code.id)));
            }
            Err(waarom) => {
                eerste_fout.get_or_insert((nummer, waarom));
            }
        }
    })?;
    if kader.versie_drie {
        return Err(OdataFout::VersieDrie);
    }
    if !kader.lijst {
        return Err(OdataFout::GeenLijst);
    }
    if let Some(volgende) = kader.volgende {
        return Err(OdataFout::OntbrekendePagina { volgende });
    }
    match eerste_fout {
        Some((nummer, waarom)) => Err(OdataFout::CodeKapot { nummer, waarom }),
        None => Ok(codes),
    }
}

fn lees_code(ruw: &str) -> Result<Code, String> {
    let ruw: RuweCode = serde_json::from_str(ruw).map_err(|_| "'Identifier' of 'Title' is geen tekst".to_owned())?;
    let (Some(id), Some(titel)) = (ruw.id, ruw.titel) else {
        return Err("'Identifier' of 'Title' ontbreekt".to_owned());
    };
    let eenheid = ruw.eenheid.map(|e| e.trim().to_owned()).filter(|e| !e.is_empty());
    let groep = ruw.groep.map(|e| e.trim().to_owned()).filter(|e| !e.is_empty());
    Ok(Code { id: id.trim().to_owned(), titel: titel.trim().to_owned(), eenheid, groep })
}

//! De verantwoording van een run: waaruit en waarmee is gerekend, wat er op te merken was en wat er geschreven is.
//!
//! Geen tijd, geen paden van deze computer: dezelfde invoer geeft dezelfde verantwoording en dezelfde code.

use std::collections::BTreeMap;

use normwijzer_core::{Finding, Regio};
use normwijzer_data::bron::sha256;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::bronnen::Herkomst;

/// Versie van het contract (DESIGN §7).
const CONTRACT: u32 = 1;

/// De naam waaraan een verantwoording van dit programma te herkennen is.
pub(crate) const PROGRAMMA: &str = "normwijzer";

/// De code van een run over alle gebieden van een niveau.
pub(crate) const ALLE: &str = "alle";

/// Waarover de run ging.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct GebiedVeld {
    pub(crate) niveau: String,
    pub(crate) code: String,
    pub(crate) naam: String,
}

/// Een bestand van de gebruiker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Invoer {
    /// Waarvoor het diende: ist, indeling.
    pub(crate) soort: String,
    pub(crate) naam: String,
    pub(crate) sha256: String,
}

impl Invoer {
    pub(crate) fn new(soort: &str, herkomst: &Herkomst) -> Self {
        Self { soort: soort.to_owned(), naam: herkomst.naam.clone(), sha256: herkomst.sha256.clone() }
    }
}

impl GebiedVeld {
    /// Eén gebied, of alle van een niveau.
    pub(crate) fn new(gebieden: &[Regio]) -> Self {
        match gebieden {
            [enig] => Self {
                niveau: enig.gebied.niveau.to_string(),
                code: enig.gebied.code.to_string(),
                naam: enig.gebied.naam.clone(),
            },
            _ => {
                let niveau = gebieden.first().map(|g| g.gebied.niveau.token()).unwrap_or_default();
                Self {
                    niveau: niveau.to_owned(),
                    code: ALLE.to_owned(),
                    naam: format!("alle gebieden van niveau {niveau}"),
                }
            }
        }
    }
}

/// Waaruit de uitkomst volgt; de code van de run is de hash hiervan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Grond {
    pub(crate) gebied: GebiedVeld,
    pub(crate) normen: Vec<Herkomst>,
    pub(crate) datasets: Vec<Herkomst>,
    pub(crate) invoer: Vec<Invoer>,
    pub(crate) parameters: BTreeMap<String, String>,
}

impl Grond {
    /// `NW-` met acht tekens, onder elke figuur.
    pub(crate) fn code(&self) -> anyhow::Result<String> {
        let tekst = serde_json::to_string(&(CONTRACT, env!("CARGO_PKG_VERSION"), self))?;
        let hash = sha256(tekst.as_bytes());
        Ok(format!("NW-{}", hash.get(..8).unwrap_or(&hash)))
    }
}

/// Een geschreven bestand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Geschreven {
    /// Pad binnen de map van de uitkomst, met `/`.
    pub(crate) pad: String,
    /// Controlegetal van de inhoud.
    pub(crate) sha256: String,
}

#[derive(Serialize)]
struct Verantwoording<'a> {
    contract: u32,
    programma: &'a str,
    versie: &'a str,
    code: &'a str,
    #[serde(flatten)]
    grond: &'a Grond,
    bevindingen: &'a [Finding],
    bestanden: &'a [Geschreven],
}

/// De verantwoording als JSON.
pub(crate) fn json(
    grond: &Grond,
    code: &str,
    bevindingen: &[Finding],
    bestanden: &[(String, Vec<u8>)],
) -> anyhow::Result<Vec<u8>> {
    let bestanden: Vec<Geschreven> =
        bestanden.par_iter().map(|(pad, bytes)| Geschreven { pad: pad.clone(), sha256: sha256(bytes) }).collect();
    let verantwoording = Verantwoording {
        contract: CONTRACT,
        programma: PROGRAMMA,
        versie: env!("CARGO_PKG_VERSION"),
        code,
        grond,
        bevindingen,
        bestanden: &bestanden,
    };
    let mut uit = serde_json::to_vec_pretty(&verantwoording)?;
    uit.push(b'\n');
    Ok(uit)
}

/// Een verantwoording zoals gelezen.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Gelezen {
    programma: String,
    pub(crate) versie: String,
    pub(crate) code: String,
    #[serde(flatten)]
    pub(crate) grond: Grond,
    pub(crate) bestanden: Vec<Geschreven>,
}

/// Leest een verantwoording; `None` als het er geen van dit programma is.
pub(crate) fn lees(json: &[u8]) -> Option<Gelezen> {
    let gelezen: Gelezen = serde_json::from_slice(json).ok()?;
    (gelezen.programma == PROGRAMMA).then_some(gelezen)
}

//! `bron.toml`: waar een dataset vandaan komt, wat haar kolommen betekenen en welke bytes erbij horen.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use normwijzer_core::Finding;

use crate::schema::Schema;

/// De herkomst van een dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bron {
    /// Titel voor een lezer.
    pub titel: String,
    /// Wie de cijfers uitgeeft, met tabel.
    pub bron: String,
    /// Tabel-id bij de uitgever.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub tabel: Option<String>,
    /// Licentie.
    pub licentie: String,
    /// De dag of dagen waarop de cijfers gelden.
    pub peildatum: String,
    /// Wanneer de bron is opgehaald, als haar bestandsnaam dat zegt.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub opgehaald: Option<String>,
    /// Of dit een reconstructie is en geen officiële lijst.
    #[serde(default)]
    pub reconstructie: bool,
    /// Hoe een schatting tot stand komt.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub methode: Option<String>,
    /// Hoe ver de schatting ernaast kan zitten.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub fout: Option<String>,
    /// De bestanden waaruit is gelezen.
    pub herkomst: Vec<Herkomst>,
    /// De bestanden van deze dataset.
    pub bestand: Vec<Bestand>,
}

/// Een bestand waaruit is gelezen; het staat niet in dit project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Herkomst {
    /// Naam zonder map.
    pub naam: String,
    /// Sha256 van de bytes.
    pub sha256: String,
}

/// Een bestand van de dataset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bestand {
    /// Naam zonder map.
    pub naam: String,
    /// Aantal rijen zonder de kopregel.
    pub rijen: usize,
    /// Sha256 van de bytes.
    pub sha256: String,
    /// De kolommen, op volgorde.
    pub kolom: Vec<KolomUitleg>,
}

/// Wat een kolom betekent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KolomUitleg {
    /// Naam in de kopregel.
    pub naam: String,
    /// Type.
    #[serde(rename = "type")]
    pub soort: String,
    /// Eenheid, of `-`.
    pub eenheid: String,
    /// Betekenis.
    pub betekenis: String,
}

impl Bestand {
    /// De beschrijving van een geschreven tabel.
    #[must_use]
    pub fn new(schema: &Schema, rijen: usize, bytes: &[u8]) -> Self {
        Self {
            naam: schema.bestand.to_owned(),
            rijen,
            sha256: sha256(bytes),
            kolom: schema
                .kolommen
                .iter()
                .map(|k| KolomUitleg {
                    naam: k.naam.to_owned(),
                    soort: k.soort.token().to_owned(),
                    eenheid: k.eenheid.to_owned(),
                    betekenis: k.betekenis.to_owned(),
                })
                .collect(),
        }
    }
}

impl Bron {
    /// Leest een `bron.toml`.
    ///
    /// # Errors
    /// Eén bevinding met de plaats die de TOML-lezer noemt.
    pub fn lees(bytes: &[u8], bestand: &str) -> Result<Self, Vec<Finding>> {
        let mis = |e: &dyn std::fmt::Display| {
            vec![
                Finding::fout(
                    "DAT-008",
                    format!("geen geldige bron.toml: {e}; maak de dataset opnieuw met de importer"),
                )
                .met_bestand(bestand),
            ]
        };
        let tekst = std::str::from_utf8(bytes).map_err(|e| mis(&e))?;
        toml::from_str(tekst).map_err(|e| mis(&e.message()))
    }

    /// De bytes van `bron.toml`.
    ///
    /// # Errors
    /// Als een waarde niet in TOML past.
    pub fn schrijf(&self) -> Result<Vec<u8>, Vec<Finding>> {
        toml::to_string(self)
            .map(|t| {
                format!("# Gemaakt door de importer van normwijzer-data; niet met de hand wijzigen.\n{t}").into_bytes()
            })
            .map_err(|e| vec![Finding::fout("DAT-008", format!("bron.toml is niet te schrijven: {e}"))])
    }
}

/// Sha256 van iets dat in stukken komt.
#[derive(Clone, Debug, Default)]
pub struct Sha256Teller(Sha256);

impl Sha256Teller {
    /// Neemt een stuk erbij.
    pub fn neem(&mut self, stuk: &[u8]) {
        self.0.update(stuk);
    }

    /// De sha256 in kleine hexadecimale cijfers.
    #[must_use]
    pub fn klaar(self) -> String {
        hex(&self.0.finalize())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Sha256 in kleine hexadecimale cijfers.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

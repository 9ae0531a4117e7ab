//! De woorden die een ingroeibestand mag gebruiken.

use super::Telt;
use crate::lezer::Woord;

/// Het woord achter `vorm`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VormWoord {
    Lineair,
    Vooraan,
    Achteraan,
    SCurve,
    TrapPerJaar,
    EigenPunten,
}

impl Woord for VormWoord {
    const ALLE: &'static [Self] =
        &[Self::Lineair, Self::Vooraan, Self::Achteraan, Self::SCurve, Self::TrapPerJaar, Self::EigenPunten];

    fn schrijfwijze(self) -> &'static str {
        match self {
            Self::Lineair => "lineair",
            Self::Vooraan => "vooraan",
            Self::Achteraan => "achteraan",
            Self::SCurve => "s-curve",
            Self::TrapPerJaar => "trap-per-jaar",
            Self::EigenPunten => "eigen-punten",
        }
    }
}

impl Woord for Telt {
    const ALLE: &'static [Self] = &[Self::Alles, Self::Groei];

    fn schrijfwijze(self) -> &'static str {
        match self {
            Self::Alles => "alles",
            Self::Groei => "groei",
        }
    }
}

/// Wat een budget zegt over de jaren na het laatste genoemde.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Daarna {
    Gelijk,
    Onbegrensd,
}

impl Woord for Daarna {
    const ALLE: &'static [Self] = &[Self::Gelijk, Self::Onbegrensd];

    fn schrijfwijze(self) -> &'static str {
        match self {
            Self::Gelijk => "gelijk",
            Self::Onbegrensd => "onbegrensd",
        }
    }
}

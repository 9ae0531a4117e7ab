//! Gesloten lijsten: de woorden die een normbestand mag gebruiken, op één plaats.

use crate::eenheid::Eenheid;
use crate::grondslag::Grondslag;
use crate::lezer::Woord;
use crate::norm::{Afronding, Financier, Karakter, Schaal, StatusAzwa};

/// Het woord achter `soort`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SoortWoord {
    Vast,
    Verhouding,
    Aandeel,
    Kwalitatief,
}

impl Woord for SoortWoord {
    const ALLE: &'static [Self] = &[Self::Vast, Self::Verhouding, Self::Aandeel, Self::Kwalitatief];

    fn schrijfwijze(self) -> &'static str {
        match self {
            Self::Vast => "vast",
            Self::Verhouding => "verhouding",
            Self::Aandeel => "aandeel",
            Self::Kwalitatief => "kwalitatief",
        }
    }
}

impl Woord for Karakter {
    const ALLE: &'static [Self] =
        &[Self::Minimum, Self::Streefwaarde, Self::Bandbreedte, Self::Rekenwaarde, Self::Aanwezigheid];

    fn schrijfwijze(self) -> &'static str {
        self.token()
    }
}

impl Woord for StatusAzwa {
    const ALLE: &'static [Self] =
        &[Self::Basisfunctionaliteit, Self::OntwikkelagendaLopend, Self::OntwikkelagendaNieuw];

    fn schrijfwijze(self) -> &'static str {
        self.token()
    }
}

impl Woord for Financier {
    const ALLE: &'static [Self] = &[Self::Gemeente, Self::Zorgverzekeraar, Self::Gedeeld];

    fn schrijfwijze(self) -> &'static str {
        self.token()
    }
}

impl Woord for Schaal {
    const ALLE: &'static [Self] = &[Self::Gemeente, Self::Regio, Self::Ggd];

    fn schrijfwijze(self) -> &'static str {
        self.token()
    }
}

impl Woord for Afronding {
    const ALLE: &'static [Self] = &[Self::EenDecimaal, Self::Heel];

    fn schrijfwijze(self) -> &'static str {
        match self {
            Self::EenDecimaal => "een-decimaal",
            Self::Heel => "heel",
        }
    }
}

impl Woord for Eenheid {
    const ALLE: &'static [Self] = &Self::ALLE;

    fn schrijfwijze(self) -> &'static str {
        self.token()
    }
}

impl Woord for Grondslag {
    const ALLE: &'static [Self] = &Self::ALLE;

    fn schrijfwijze(self) -> &'static str {
        self.token()
    }
}

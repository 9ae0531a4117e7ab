//! De woorden die een scenario mag gebruiken.

use super::BesluitStatus;
use crate::lezer::Woord;
use crate::positie::Positie;

impl Woord for BesluitStatus {
    const ALLE: &'static [Self] = &[Self::Concept, Self::Vastgesteld, Self::Vervallen];

    fn schrijfwijze(self) -> &'static str {
        self.token()
    }
}

/// De plaatsen die met een woord te kiezen zijn; een eigen streefwaarde staat achter `eigen`.
impl Woord for Positie {
    const ALLE: &'static [Self] = &[Self::Laag, Self::Midden, Self::Hoog];

    fn schrijfwijze(self) -> &'static str {
        self.token()
    }
}

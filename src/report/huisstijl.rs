//! De huisstijl: twee kleuren, een lettertype en een logo, voor alles wat het programma tekent en opmaakt.
//!
//! Wie niets kiest krijgt het uiterlijk van het programma zelf. Een huisstijl verandert nooit een getal. Weet niet waar
//! bestanden staan: wie leest, geeft de bytes.

mod code;
mod kleur;
mod lees;
mod logo;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests;

pub use code::{GROOTSTE_BESTAND, GROOTSTE_LETTERTYPE, GROOTSTE_LOGO};
pub use kleur::{CONTRAST_MET_WIT, Kleur, ONDERLING_CONTRAST};
pub use lees::{Haal, HuisstijlBestand, lees};
pub use logo::{Logo, LogoFout};

use crate::font::Letters;

/// De blauwe kleur van het programma.
const HOOFD: Kleur = Kleur(0x2B, 0x6C, 0x9E);
/// De bruine kleur van het programma.
const ACCENT: Kleur = Kleur(0x9A, 0x3D, 0x00);

/// Hoe alles eruitziet; [`Default`] is het uiterlijk van het programma zelf.
#[derive(Clone, Debug)]
pub struct Huisstijl {
    /// De naam, voor de lezer; leeg bij het uiterlijk van het programma.
    pub naam: String,
    /// De kleur van de SOLL, van koppen en van wat gehaald is.
    pub hoofd: Kleur,
    /// De kleur van het pad en van wat nog te bouwen is.
    pub accent: Kleur,
    /// Een logo, rechtsboven in elke grafiek.
    pub logo: Option<Logo>,
    /// Het lettertype.
    pub letters: Letters,
}

impl Default for Huisstijl {
    fn default() -> Self {
        Self { naam: String::new(), hoofd: HOOFD, accent: ACCENT, logo: None, letters: Letters::default() }
    }
}

impl Huisstijl {
    /// Of de kleuren andere zijn dan die van het programma, waarvan ook de vlakken met de hand gekozen zijn.
    #[must_use]
    pub fn heeft_eigen_kleuren(&self) -> bool {
        (self.hoofd, self.accent) != (HOOFD, ACCENT)
    }
}

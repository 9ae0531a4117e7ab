//! Plaatsen in een TOML-bestand: van een byte naar regel en kolom, en bevindingen met die plaats erbij.
//!
//! Weet niet wat er in het bestand hoort te staan.

use std::ops::Range;

use super::codes::Codes;
use super::vorm::Vorm;
use crate::finding::Finding;
use crate::norm::NormId;

/// De tekst van één bestand, met de naam waaronder de gebruiker het kent.
#[derive(Clone, Copy)]
pub(crate) struct Tekst<'a> {
    /// De naam of het pad, zoals de gebruiker het kent.
    pub(crate) pad: &'a str,
    /// De inhoud.
    pub(crate) inhoud: &'a str,
}

impl<'a> Tekst<'a> {
    /// Regel en kolom van een byte, vanaf 1 en in tekens, zoals een tekstverwerker ze telt.
    pub(crate) fn regel_kolom(self, byte: usize) -> (u64, u64) {
        let mut eind = byte.min(self.inhoud.len());
        while !self.inhoud.is_char_boundary(eind) {
            eind -= 1;
        }
        let ervoor = self.inhoud.get(..eind).unwrap_or_default();
        let regel = ervoor.matches('\n').count() + 1;
        let kolom = ervoor.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (u64::try_from(regel).unwrap_or(u64::MAX), u64::try_from(kolom).unwrap_or(u64::MAX))
    }

    /// Waar een byte staat, om in een bericht te noemen: `2b-sociaal-verwijzen.toml:12:1`.
    pub(crate) fn plaats(self, byte: usize) -> String {
        let (regel, kolom) = self.regel_kolom(byte);
        format!("{}:{regel}:{kolom}", self.pad)
    }

    /// Het stuk tekst op deze plek: één regel, kort genoeg om in een bericht te citeren.
    pub(crate) fn fragment(self, plek: &Range<usize>) -> String {
        let stuk = self.inhoud.get(plek.clone()).unwrap_or_default();
        kort(stuk.lines().next().unwrap_or_default())
    }
}

/// Kort een tekst in om in een bericht te citeren.
pub(crate) fn kort(tekst: &str) -> String {
    const LENGTE: usize = 40;
    if tekst.chars().count() <= LENGTE {
        return tekst.to_owned();
    }
    let begin: String = tekst.chars().take(LENGTE).collect();
    format!("{begin}…")
}

/// Verzamelt de bevindingen over één bestand: alle, niet alleen de eerste.
pub struct Meldingen<'a> {
    /// Het bestand.
    pub(crate) tekst: Tekst<'a>,
    /// De codes van deze soort bestand.
    pub(crate) codes: &'static Codes,
    /// Welke sleutels de lezer vroeg: daaruit volgt het schema.
    pub(crate) vorm: Vorm,
    lijst: Vec<Finding>,
}

impl<'a> Meldingen<'a> {
    pub(crate) fn new(tekst: Tekst<'a>, codes: &'static Codes) -> Self {
        Self { tekst, codes, vorm: Vorm::default(), lijst: Vec::new() }
    }

    /// Een fout op de plek van een byte.
    pub fn fout(&mut self, code: &'static str, byte: usize, bericht: impl Into<String>) {
        self.meld(Finding::fout(code, bericht), byte);
    }

    /// Een bevinding op de plek van een byte.
    pub fn meld(&mut self, bevinding: Finding, byte: usize) {
        let (regel, kolom) = self.tekst.regel_kolom(byte);
        self.lijst.push(bevinding.met_bestand(self.tekst.pad).met_rij(regel).met_kolom(kolom.to_string()));
    }

    /// Hoeveel bevindingen er zijn; om achteraf te zeggen welke bij een norm hoorden.
    pub(crate) fn aantal(&self) -> usize {
        self.lijst.len()
    }

    /// Of er sinds bevinding `vanaf` een fout is gemeld.
    pub(crate) fn fout_sinds(&self, vanaf: usize) -> bool {
        self.lijst.iter().skip(vanaf).any(Finding::is_fout)
    }

    /// Zet de norm bij de bevindingen vanaf `vanaf`.
    pub(crate) fn bij_norm(&mut self, vanaf: usize, norm: &str) {
        for bevinding in self.lijst.iter_mut().skip(vanaf) {
            bevinding.norm_id = Some(NormId::new(norm));
        }
    }

    /// De bevindingen, en de vorm van wat er gelezen is.
    pub(crate) fn klaar(self) -> (Vec<Finding>, Vorm) {
        (self.lijst, self.vorm)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telt_regels_en_kolommen_in_tekens() {
        let t = Tekst { pad: "a.toml", inhoud: "één\ntwee = 2\n" };
        assert_eq!(t.regel_kolom(0), (1, 1));
        assert_eq!(t.plaats(6), "a.toml:2:1");
        assert_eq!(t.regel_kolom(13), (2, 8));
        // Midden in een teken en voorbij het einde geven een plaats, geen paniek.
        assert_eq!(t.regel_kolom(1), (1, 1));
        assert_eq!(t.regel_kolom(999), (3, 1));
    }
}

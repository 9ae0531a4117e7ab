//! Van naam naar gemeentecode: elke bron schrijft namen anders, dus koppelen gaat op code en namen worden opgezocht.
//!
//! Er wordt nooit gegokt: een naam die niet of meer dan één keer past, geeft de drie namen die er het meest op lijken.

use std::collections::{BTreeMap, BTreeSet};

use normwijzer_core::gebied::slug;
use normwijzer_core::{Finding, GebiedCode, Land};
use polars::prelude::{DataFrame, PolarsError};

use crate::rijen::{bevinding, tekst};

/// Opzoektabel van namen en schrijfwijzen.
#[derive(Clone, Debug, Default)]
pub struct Namen {
    codes: BTreeMap<GebiedCode, String>,
    exact: BTreeMap<String, GebiedCode>,
    op_slug: BTreeMap<String, BTreeSet<GebiedCode>>,
}

/// Waarom een naam geen code heeft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Onbekend {
    /// De namen die er het meest op lijken, hoogstens drie.
    pub dichtbij: Vec<String>,
}

impl Onbekend {
    /// "bedoelt u A, B of C?"
    #[must_use]
    pub fn vraag(&self) -> String {
        match self.dichtbij.as_slice() {
            [] => "geef de CBS-code".to_owned(),
            [een] => format!("bedoelt u {een}?"),
            [begin @ .., laatste] => format!("bedoelt u {} of {laatste}?", begin.join(", ")),
        }
    }
}

impl Namen {
    /// Uit officiële namen en andere schrijfwijzen; een officiële naam gaat voor.
    #[must_use]
    pub fn new<'a>(
        officieel: impl IntoIterator<Item = (&'a GebiedCode, &'a str)>,
        varianten: impl IntoIterator<Item = (&'a str, &'a GebiedCode)>,
    ) -> Self {
        let mut namen = Self::default();
        for (code, naam) in officieel {
            namen.codes.insert(code.clone(), naam.to_owned());
            namen.voeg_toe(naam, code);
        }
        for (naam, code) in varianten {
            if !namen.exact.contains_key(naam) {
                namen.voeg_toe(naam, code);
            }
        }
        namen
    }

    /// De namen van de gebiedentabel, voor importers.
    ///
    /// # Errors
    /// Als de frames hun schema niet hebben.
    pub fn van_frames(gebieden: &DataFrame, varianten: &DataFrame) -> Result<Self, Vec<Finding>> {
        let paren = |frame: &DataFrame, naam: &str| -> Result<Vec<(GebiedCode, String)>, PolarsError> {
            let codes = tekst(frame, "gemeente_code")?.into_iter().map(GebiedCode::new);
            Ok(codes.zip(tekst(frame, naam)?.into_iter().map(str::to_owned)).collect())
        };
        let officieel = paren(gebieden, "gemeente_naam").map_err(|e| bevinding(&e))?;
        let anders = paren(varianten, "naam").map_err(|e| bevinding(&e))?;
        Ok(Self::new(officieel.iter().map(|(c, n)| (c, n.as_str())), anders.iter().map(|(c, n)| (n.as_str(), c))))
    }

    /// De namen van een land.
    #[must_use]
    pub fn van_land(land: &Land) -> Self {
        Self::new(
            land.gemeenten.iter().map(|(c, g)| (c, g.gebied.naam.as_str())),
            land.varianten.iter().map(|(n, c)| (n.as_str(), c)),
        )
    }

    fn voeg_toe(&mut self, naam: &str, code: &GebiedCode) {
        self.exact.insert(naam.to_owned(), code.clone());
        self.op_slug.entry(slug(naam)).or_default().insert(code.clone());
    }

    /// De officiële naam bij een code.
    #[must_use]
    pub fn naam(&self, code: &GebiedCode) -> Option<&str> {
        self.codes.get(code).map(String::as_str)
    }

    /// Alle codes, op volgorde.
    pub fn codes(&self) -> impl Iterator<Item = &GebiedCode> {
        self.codes.keys()
    }

    /// De code bij een code of naam; hoofdletters, accenten en leestekens doen er niet toe.
    ///
    /// # Errors
    /// [`Onbekend`] als niets of meer dan één gemeente past.
    pub fn zoek(&self, tekst: &str) -> Result<GebiedCode, Onbekend> {
        let tekst = tekst.trim();
        let als_code = GebiedCode::new(&tekst.to_ascii_uppercase());
        if self.codes.contains_key(&als_code) {
            return Ok(als_code);
        }
        if let Some(code) = self.exact.get(tekst) {
            return Ok(code.clone());
        }
        let gezocht = slug(tekst);
        match self.op_slug.get(&gezocht) {
            Some(codes) if codes.len() == 1 => codes.first().cloned().ok_or_else(|| self.dichtbij(&gezocht)),
            _ => Err(self.dichtbij(&gezocht)),
        }
    }

    fn dichtbij(&self, gezocht: &str) -> Onbekend {
        let mut afstand: Vec<(usize, &str)> = self
            .codes
            .values()
            .map(|naam| {
                let ander = slug(naam);
                // "Bergen" ligt bij "Bergen (L.)" en "Bergen (NH.)", niet bij "Berg en Dal".
                let begin = !gezocht.is_empty() && ander.strip_prefix(gezocht).is_some_and(|r| r.starts_with('-'));
                let n = if begin { 0 } else { strsim::damerau_levenshtein(gezocht, &ander) };
                (n, naam.as_str())
            })
            .collect();
        afstand.sort_unstable();
        Onbekend { dichtbij: afstand.into_iter().take(3).map(|(_, n)| n.to_owned()).collect() }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn namen() -> Namen {
        let g = [
            ("GM0518", "'s-Gravenhage"),
            ("GM0164", "Hengelo (O.)"),
            ("GM0893", "Bergen (L.)"),
            ("GM0373", "Bergen (NH.)"),
            ("GM1900", "Súdwest-Fryslân"),
            ("GM0034", "Almere"),
        ]
        .map(|(c, n)| (GebiedCode::new(c), n));
        let haag = GebiedCode::new("GM0518");
        Namen::new(g.iter().map(|(c, n)| (c, *n)), [("Den Haag", &haag)])
    }

    #[test]
    fn vindt_code_naam_variant_en_zonder_accenten() {
        let n = namen();
        for (tekst, code) in [
            ("GM0034", "GM0034"),
            ("gm0034   ", "GM0034"),
            ("almere", "GM0034"),
            ("Den Haag", "GM0518"),
            ("den  haag", "GM0518"),
            ("Sudwest Fryslan", "GM1900"),
            ("Bergen (NH)", "GM0373"),
        ] {
            assert_eq!(n.zoek(tekst).unwrap().as_str(), code, "{tekst}");
        }
    }

    #[test]
    fn gokt_niet_maar_noemt_wat_erop_lijkt() {
        let n = namen();
        let bergen = n.zoek("Bergen").unwrap_err();
        assert_eq!(bergen.dichtbij.first().unwrap(), "Bergen (L.)");
        assert_eq!(bergen.dichtbij.get(1).unwrap(), "Bergen (NH.)");
        assert_eq!(n.zoek("Almeer").unwrap_err().dichtbij.first().unwrap(), "Almere");
        assert!(n.zoek("").is_err());
        assert!(n.zoek("GM9999").is_err());
    }
}

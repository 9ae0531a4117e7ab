//! De vorm van een soort bestand: welke tabellen en sleutels de lezer kent. Zij volgt uit het lezen zelf, zodat een
//! schema nooit iets anders zegt dan wat er gelezen wordt.

use std::collections::BTreeMap;

/// Wat er achter een sleutel hoort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Soort {
    /// Een tekst.
    Tekst,
    /// Een woord uit een gesloten lijst.
    Woord(Vec<&'static str>),
    /// Een getal, Nederlands geschreven en tussen aanhalingstekens.
    Getal,
    /// Een datum zonder aanhalingstekens.
    Datum,
    /// `true` of `false`.
    JaNee,
    /// Een lijst teksten.
    Lijst,
    /// Een tabel van namen met elk een getal.
    Getallen,
    /// Een tabel, met haar naam in [`Vorm`].
    Tabel(&'static str),
    /// Herhaalde tabellen, met hun naam in [`Vorm`].
    Tabellen(&'static str),
}

/// Een sleutel van een tabel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sleutel {
    /// Wat erachter hoort.
    pub soort: Soort,
    /// Hoe vaak de lezer erop stond dat hij er is.
    vereist: usize,
}

/// De sleutels van één tabel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TabelVorm {
    /// De sleutels, op naam.
    pub sleutels: BTreeMap<&'static str, Sleutel>,
    /// Hoe vaak zo een tabel gelezen is.
    gelezen: usize,
}

impl TabelVorm {
    /// De sleutels die er altijd moeten staan.
    pub fn verplicht(&self) -> impl Iterator<Item = &'static str> {
        self.sleutels.iter().filter(|(_, s)| s.vereist >= self.gelezen).map(|(naam, _)| *naam)
    }
}

/// De tabellen van een soort bestand, op naam (`[[norm]]`); het bestand zelf heet [`BESTAND`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vorm {
    /// De tabellen.
    pub tabellen: BTreeMap<&'static str, TabelVorm>,
}

/// De naam van het bestand zelf, als tabel.
pub const BESTAND: &str = "dit bestand";

impl Vorm {
    /// Een tabel wordt afgesloten.
    pub(crate) fn gelezen(&mut self, tabel: &'static str) {
        self.tabellen.entry(tabel).or_default().gelezen += 1;
    }

    /// Naar een sleutel is gevraagd. De eerste keer zegt wat het is: een getal is ook een tekst.
    pub(crate) fn gevraagd(&mut self, tabel: &'static str, sleutel: &'static str, soort: impl FnOnce() -> Soort) {
        let sleutels = &mut self.tabellen.entry(tabel).or_default().sleutels;
        sleutels.entry(sleutel).or_insert_with(|| Sleutel { soort: soort(), vereist: 0 });
    }

    /// De lezer stond erop dat een sleutel er is.
    pub(crate) fn vereist(&mut self, tabel: &'static str, sleutel: &str) {
        if let Some(gevonden) = self.tabellen.entry(tabel).or_default().sleutels.get_mut(sleutel) {
            gevonden.vereist += 1;
        }
    }

    /// Voegt samen wat van meer bestanden gelezen is.
    pub(crate) fn met(mut self, ander: Self) -> Self {
        for (naam, tabel) in ander.tabellen {
            let eigen = self.tabellen.entry(naam).or_default();
            eigen.gelezen += tabel.gelezen;
            for (sleutel, gevraagd) in tabel.sleutels {
                let vereist = gevraagd.vereist;
                eigen.sleutels.entry(sleutel).or_insert_with(|| Sleutel { vereist: 0, ..gevraagd }).vereist += vereist;
            }
        }
        self
    }
}

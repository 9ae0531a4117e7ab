//! Een lijst gemeenten die ook namen of codes van een ander jaar mag noemen: gebracht naar de gemeenten van nu.

use std::collections::{BTreeMap, BTreeSet};

use super::{Vroeger, samen};
use crate::gebied::GebiedCode;
use crate::land::Land;
use crate::zoek::{GeenGemeente, zoek_gemeente};

/// De gemeenten van een lijst, met wat er op te merken was; plaatsen zijn die in de lijst, vanaf 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leden {
    /// De gemeenten van nu, in de volgorde van de lijst.
    pub codes: Vec<GebiedCode>,
    /// Waar de lijst niet klopt, en waarom.
    pub fouten: Vec<(usize, LidFout)>,
    /// Welke gemeenten van een ander jaar overgebracht zijn; met de plaats van de eerste.
    pub overgebracht: Vec<(usize, String)>,
}

/// Waarom een naam in de lijst niet kan; met wat te doen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LidFout {
    /// Staat er twee keer.
    Dubbel(String),
    /// Geen gemeente, meer dan één, of een die niet meer bestaat en verdeeld is.
    GeenGemeente(String),
}

impl std::fmt::Display for LidFout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Dubbel(bericht) | Self::GeenGemeente(bericht) => f.write_str(bericht),
        }
    }
}

/// Zoekt alle namen op. Een gemeente die in haar geheel opging wordt vervangen door die van nu; een verdeelde gemeente
/// alleen als alle gemeenten waarover zij verdeeld is al genoemd zijn.
#[must_use]
pub fn leden<'a>(land: &Land, namen: impl IntoIterator<Item = &'a str>) -> Leden {
    let mut uit = Leden::default();
    let mut opgegaan: BTreeMap<GebiedCode, Vec<(usize, Vroeger)>> = BTreeMap::new();
    let mut verdeeld: Vec<(usize, Vroeger)> = Vec::new();
    let mut genoemd: BTreeSet<GebiedCode> = BTreeSet::new();
    for (plaats, naam) in namen.into_iter().enumerate() {
        match zoek_gemeente(land, naam) {
            Ok(code) => {
                if !genoemd.insert(code.clone()) {
                    let bericht = format!("'{}' staat er twee keer. Laat er één staan.", naam.trim());
                    uit.fouten.push((plaats, LidFout::Dubbel(bericht)));
                } else if !uit.codes.contains(&code) {
                    uit.codes.push(code);
                }
            }
            Err(GeenGemeente::NietGevonden(niet)) if niet.vroeger.len() == 1 => {
                for oud in niet.vroeger {
                    match oud.nu.enige().filter(|c| land.gemeente(c).is_some()).cloned() {
                        Some(nu) => {
                            if !uit.codes.contains(&nu) {
                                uit.codes.push(nu.clone());
                            }
                            opgegaan.entry(nu).or_default().push((plaats, oud));
                        }
                        None => verdeeld.push((plaats, oud)),
                    }
                }
            }
            Err(niet) => uit.fouten.push((plaats, LidFout::GeenGemeente(niet.to_string()))),
        }
    }
    for (plaats, oud) in verdeeld {
        if oud.nu.delen.iter().all(|d| uit.codes.contains(&d.naar)) {
            uit.overgebracht.push((plaats, format!("{oud}; die staan al in de lijst.")));
        } else {
            let bericht = format!("{oud}. Noem de gemeenten van nu die u bedoelt.");
            uit.fouten.push((plaats, LidFout::GeenGemeente(bericht)));
        }
    }
    uit.overgebracht.extend(opgegaan.into_iter().filter_map(|(nu, oude)| over(land, &nu, &oude)));
    uit.overgebracht.sort();
    uit
}

/// Wat er over één gemeente van nu te zeggen is.
fn over(land: &Land, nu: &GebiedCode, oude: &[(usize, Vroeger)]) -> Option<(usize, String)> {
    let plaats = oude.iter().map(|(p, _)| *p).min()?;
    let sinds = oude.iter().map(|(_, v)| v.sinds).min()?;
    let naam = land.vroeger.naam(nu);
    let mut tekst = format!("{}. Gerekend wordt met {naam}", samen(oude.iter().map(|(_, v)| v)));
    let ook: BTreeSet<GebiedCode> = land
        .vroeger
        .voorgangers(nu, sinds)
        .into_iter()
        .filter(|c| c != nu && !oude.iter().any(|(_, v)| v.code == *c))
        .collect();
    if !ook.is_empty() {
        tekst.push_str(&format!(", waar ook {} in opging", land.vroeger.in_zin(&ook)));
    }
    tekst.push('.');
    Some((plaats, tekst))
}

//! Hoe delen van het pakket naar elkaar verwijzen, en welk soort elk deel is.

use std::collections::BTreeSet;

use super::invoegen::{Wortel, kapot};
use super::xml::Xml;
use crate::pakket::TYPEN;
use crate::pakket_relaties::{Relatie, pad_van_relaties};
use crate::xml::Boom;
use crate::xml_ingrepen::Ingrepen;
use crate::{Pakket, WordFout};

/// Het begin van elk soort relatie.
const SOORT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const LEEG: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>"#;

/// De verwijzingen van één deel.
#[derive(Clone, Debug)]
pub(crate) struct Relaties {
    deel: String,
    bestaand: Vec<Relatie>,
    nieuw: Vec<Relatie>,
}

impl Relaties {
    /// Leest de verwijzingen van een deel.
    pub(crate) fn lees(pakket: &Pakket, deel: &str) -> Result<Self, WordFout> {
        Ok(Self { deel: deel.to_owned(), bestaand: pakket.relaties(deel)?, nieuw: Vec::new() })
    }

    /// Het eerste doel van een soort.
    pub(crate) fn doel(&self, soort: &str) -> Option<&str> {
        self.bestaand.iter().find(|r| !r.extern_doel && r.kort_soort() == soort).map(|r| r.doel.as_str())
    }

    /// De doelen van enkele soorten.
    pub(crate) fn doelen<'a>(&'a self, soorten: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        self.bestaand.iter().filter(|r| !r.extern_doel && soorten.contains(&r.kort_soort())).map(|r| r.doel.as_str())
    }

    /// De id van de verwijzing naar een pad in het pakket; een bestaande wordt opnieuw gebruikt.
    pub(crate) fn geef(&mut self, soort: &str, pad: &str) -> String {
        let alle = || self.bestaand.iter().chain(&self.nieuw);
        if let Some(relatie) = alle().find(|r| !r.extern_doel && r.kort_soort() == soort && r.doel == pad) {
            return relatie.id.clone();
        }
        let namen: BTreeSet<&str> = alle().map(|r| r.id.as_str()).collect();
        let hoogste =
            namen.iter().filter_map(|n| n.strip_prefix("rId")?.parse::<u32>().ok()).filter(|n| *n < 1_000_000).max();
        let mut nummer = hoogste.unwrap_or(0) + 1;
        while namen.contains(format!("rId{nummer}").as_str()) {
            nummer += 1;
        }
        let id = format!("rId{nummer}");
        self.nieuw.push(Relatie {
            id: id.clone(),
            soort: format!("{SOORT}{soort}"),
            doel: pad.to_owned(),
            extern_doel: false,
        });
        id
    }

    /// Schrijft de nieuwe verwijzingen bij de bestaande.
    pub(crate) fn afronden(&self, pakket: &mut Pakket) -> Result<(), WordFout> {
        if self.nieuw.is_empty() {
            return Ok(());
        }
        let pad = pad_van_relaties(&self.deel);
        let wortel = Wortel::lees(&pad, pakket.deel(&pad).unwrap_or(LEEG.as_bytes()))?;
        let mut xml = Xml::nieuw();
        let map = self.deel.rsplit_once('/').map_or("", |(map, _)| map);
        for relatie in &self.nieuw {
            let doel = match relatie.doel.strip_prefix(map).and_then(|d| d.strip_prefix('/')) {
                Some(binnen) if !map.is_empty() => binnen.to_owned(),
                _ => format!("/{}", relatie.doel),
            };
            let naam = format!("{}Relationship", wortel.voorvoegsel());
            xml.leeg(&naam, &[("Id", &relatie.id), ("Type", &relatie.soort), ("Target", &doel)]);
        }
        let bytes = wortel.voeg_in(vec![(wortel.voor(&[]), xml.klaar())])?;
        pakket.zet(&pad, bytes);
        Ok(())
    }
}

/// Haalt verwijzingen weg; wat eromheen staat, blijft byte voor byte.
pub(crate) fn schrap(pakket: &mut Pakket, deel: &str, ids: &BTreeSet<&str>) -> Result<(), WordFout> {
    let pad = pad_van_relaties(deel);
    let Some(bytes) = pakket.deel(&pad) else { return Ok(()) };
    let boom = Boom::lees(&pad, bytes)?;
    let mut ingrepen = Ingrepen::default();
    for kind in boom.kinderen(0).filter(|kind| boom.kaal(*kind, "Id").is_some_and(|id| ids.contains(&*id))) {
        if let Some(knoop) = boom.knoop(kind) {
            ingrepen.vervang(knoop.bereik(), Vec::new());
        }
    }
    let nieuw = ingrepen.toepassen(bytes)?;
    pakket.zet(&pad, nieuw);
    Ok(())
}

/// Wat `[Content_Types].xml` over nieuwe delen moet zeggen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Soorten {
    /// Extensie en soort.
    pub(crate) extensies: BTreeSet<(&'static str, &'static str)>,
    /// Pad en soort.
    pub(crate) delen: BTreeSet<(String, &'static str)>,
}

impl Soorten {
    /// Voegt toe wat er nog niet staat.
    pub(crate) fn afronden(&self, pakket: &mut Pakket) -> Result<(), WordFout> {
        if self.extensies.is_empty() && self.delen.is_empty() {
            return Ok(());
        }
        let bytes = pakket.deel(TYPEN).ok_or_else(|| kapot(TYPEN, &"dit deel ontbreekt"))?;
        let (extensies, delen) = bekende(&Boom::lees(TYPEN, bytes)?);
        let wortel = Wortel::lees(TYPEN, bytes)?;
        let (mut voor, mut na) = (Xml::nieuw(), Xml::nieuw());
        for (extensie, soort) in self.extensies.iter().filter(|(e, _)| !extensies.contains(*e)) {
            let naam = format!("{}Default", wortel.voorvoegsel());
            voor.leeg(&naam, &[("Extension", extensie), ("ContentType", soort)]);
        }
        for (pad, soort) in self.delen.iter().filter(|(p, _)| !delen.contains(&format!("/{p}"))) {
            let naam = format!("{}Override", wortel.voorvoegsel());
            na.leeg(&naam, &[("PartName", &format!("/{pad}")), ("ContentType", soort)]);
        }
        let stukken = vec![(wortel.vooraan(), voor.klaar()), (wortel.voor(&[]), na.klaar())];
        if stukken.iter().any(|(_, s)| !s.is_empty()) {
            let bytes = wortel.voeg_in(stukken)?;
            pakket.zet(TYPEN, bytes);
        }
        Ok(())
    }
}

/// De extensies (in kleine letters) en delen die al een soort hebben.
fn bekende(boom: &Boom<'_>) -> (BTreeSet<String>, BTreeSet<String>) {
    let kenmerken = |naam: &'static str| boom.kinderen(0).filter_map(move |kind| boom.kaal(kind, naam));
    let extensies = kenmerken("Extension").map(|x| x.to_lowercase()).collect();
    (extensies, kenmerken("PartName").map(std::borrow::Cow::into_owned).collect())
}

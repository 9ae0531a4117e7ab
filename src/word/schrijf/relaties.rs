//! Hoe delen van het pakket naar elkaar verwijzen, en welk soort elk deel is.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::invoegen::{Wortel, als_tekst, kapot, kenmerk, lokaal, wortel};
use super::xml::Xml;
use crate::{Pakket, WordFout};

/// Het begin van elk soort relatie.
const SOORT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const LEEG: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>"#;

/// Een verwijzing van een deel naar een ander.
#[derive(Clone, Debug)]
struct Relatie {
    id: String,
    /// Het laatste woord van de soort: `image`, `styles`.
    soort: String,
    /// Het pad in het pakket; niets als het doel erbuiten ligt.
    doel: Option<String>,
}

/// De verwijzingen van één deel.
#[derive(Clone, Debug)]
pub(crate) struct Relaties {
    deel: String,
    pad: String,
    bestaand: Vec<Relatie>,
    nieuw: Vec<Relatie>,
}

impl Relaties {
    /// Leest de verwijzingen van een deel; `""` is het pakket zelf.
    pub(crate) fn lees(pakket: &Pakket, deel: &str) -> Result<Self, WordFout> {
        let (map, naam) = deel.rsplit_once('/').unwrap_or(("", deel));
        let pad = if map.is_empty() { format!("_rels/{naam}.rels") } else { format!("{map}/_rels/{naam}.rels") };
        let mut bestaand = Vec::new();
        if let Some(bytes) = pakket.deel(&pad) {
            let mut lezer = Reader::from_str(als_tekst(&pad, bytes)?);
            loop {
                match lezer.read_event().map_err(|f| kapot(&pad, &f))? {
                    Event::Start(e) | Event::Empty(e) if lokaal(e.name().as_ref()) == "Relationship" => {
                        let soort = kenmerk(&e, "Type").unwrap_or_default();
                        let buiten = kenmerk(&e, "TargetMode").is_some_and(|m| m == "External");
                        let doel = kenmerk(&e, "Target").filter(|_| !buiten);
                        bestaand.push(Relatie {
                            id: kenmerk(&e, "Id").unwrap_or_default(),
                            soort: soort.rsplit('/').next().unwrap_or_default().to_owned(),
                            doel: doel.map(|d| pad_van(map, &d)),
                        });
                    }
                    Event::Eof => break,
                    _ => {}
                }
            }
        }
        Ok(Self { deel: deel.to_owned(), pad, bestaand, nieuw: Vec::new() })
    }

    /// Het eerste doel van een soort.
    pub(crate) fn doel(&self, soort: &str) -> Option<&str> {
        self.bestaand.iter().find(|r| r.soort == soort && r.doel.is_some())?.doel.as_deref()
    }

    /// De doelen van enkele soorten.
    pub(crate) fn doelen<'a>(&'a self, soorten: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        self.bestaand.iter().filter(|r| soorten.contains(&r.soort.as_str())).filter_map(|r| r.doel.as_deref())
    }

    /// De id van de verwijzing naar een pad in het pakket; een bestaande wordt opnieuw gebruikt.
    pub(crate) fn geef(&mut self, soort: &str, pad: &str) -> String {
        let alle = || self.bestaand.iter().chain(&self.nieuw);
        if let Some(relatie) = alle().find(|r| r.soort == soort && r.doel.as_deref() == Some(pad)) {
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
        self.nieuw.push(Relatie { id: id.clone(), soort: soort.to_owned(), doel: Some(pad.to_owned()) });
        id
    }

    /// Schrijft de nieuwe verwijzingen bij de bestaande.
    pub(crate) fn afronden(&self, pakket: &mut Pakket) -> Result<(), WordFout> {
        if self.nieuw.is_empty() {
            return Ok(());
        }
        let tekst = als_tekst(&self.pad, pakket.deel(&self.pad).unwrap_or(LEEG.as_bytes()))?;
        let wortel = wortel(&self.pad, tekst)?;
        let mut xml = Xml::nieuw();
        let map = self.deel.rsplit_once('/').map_or("", |(map, _)| map);
        for relatie in &self.nieuw {
            let doel = relatie.doel.as_deref().unwrap_or_default();
            let doel = match doel.strip_prefix(map).and_then(|d| d.strip_prefix('/')) {
                Some(binnen) if !map.is_empty() => binnen.to_owned(),
                _ => format!("/{doel}"),
            };
            let soort = format!("{SOORT}{}", relatie.soort);
            let naam = format!("{}Relationship", wortel.voorvoegsel);
            xml.leeg(&naam, &[("Id", &relatie.id), ("Type", &soort), ("Target", &doel)]);
        }
        let bytes = wortel.voeg_in(tekst, &[(wortel.voor(&[]), xml.klaar())]);
        pakket.zet(&self.pad, bytes);
        Ok(())
    }
}

/// Het hoofddeel van het document, meestal `word/document.xml`.
pub(crate) fn hoofddeel(pakket: &Pakket) -> Result<String, WordFout> {
    Ok(Relaties::lees(pakket, "")?.doel("officeDocument").unwrap_or("word/document.xml").to_owned())
}

/// Het pad in het pakket van een doel, gezien vanuit een map.
fn pad_van(map: &str, doel: &str) -> String {
    let vanaf_wortel = doel.starts_with('/');
    let mut delen: Vec<&str> = if vanaf_wortel { Vec::new() } else { map.split('/').collect() };
    for stap in doel.split('/') {
        match stap {
            "" | "." => {}
            ".." => {
                delen.pop();
            }
            naam => delen.push(naam),
        }
    }
    delen.retain(|d| !d.is_empty());
    delen.join("/")
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
    const PAD: &'static str = "[Content_Types].xml";

    /// Voegt toe wat er nog niet staat.
    pub(crate) fn afronden(&self, pakket: &mut Pakket) -> Result<(), WordFout> {
        if self.extensies.is_empty() && self.delen.is_empty() {
            return Ok(());
        }
        let bytes = pakket.deel(Self::PAD).ok_or_else(|| kapot(Self::PAD, &"dit deel ontbreekt"))?;
        let tekst = als_tekst(Self::PAD, bytes)?;
        let (extensies, delen) = bekende(tekst)?;
        let wortel: Wortel = wortel(Self::PAD, tekst)?;
        let (mut voor, mut na) = (Xml::nieuw(), Xml::nieuw());
        for (extensie, soort) in self.extensies.iter().filter(|(e, _)| !extensies.contains(*e)) {
            let naam = format!("{}Default", wortel.voorvoegsel);
            voor.leeg(&naam, &[("Extension", extensie), ("ContentType", soort)]);
        }
        for (pad, soort) in self.delen.iter().filter(|(p, _)| !delen.contains(&format!("/{p}"))) {
            let naam = format!("{}Override", wortel.voorvoegsel);
            na.leeg(&naam, &[("PartName", &format!("/{pad}")), ("ContentType", soort)]);
        }
        let stukken = [(wortel.vooraan(), voor.klaar()), (wortel.voor(&[]), na.klaar())];
        if stukken.iter().any(|(_, s)| !s.is_empty()) {
            let bytes = wortel.voeg_in(tekst, &stukken);
            pakket.zet(Self::PAD, bytes);
        }
        Ok(())
    }
}

/// De extensies (in kleine letters) en delen die al een soort hebben.
fn bekende(tekst: &str) -> Result<(BTreeSet<String>, BTreeSet<String>), WordFout> {
    let (mut extensies, mut delen) = (BTreeSet::new(), BTreeSet::new());
    let mut lezer = Reader::from_str(tekst);
    loop {
        match lezer.read_event().map_err(|f| kapot(Soorten::PAD, &f))? {
            Event::Start(e) | Event::Empty(e) => {
                extensies.extend(kenmerk(&e, "Extension").map(|x| x.to_lowercase()));
                delen.extend(kenmerk(&e, "PartName"));
            }
            Event::Eof => return Ok((extensies, delen)),
            _ => {}
        }
    }
}

//! Stijlen vinden bij hun naam, zodat ook een Nederlands Word ("Kop1") gevonden wordt, en toevoegen wat ontbreekt.

mod soorten;

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

pub(crate) use soorten::{HOOFD, Stijl, VLAK};

use crate::schrijf::invoegen::{Wortel, als_tekst, kapot, kenmerk, lokaal};
use crate::schrijf::xml::Xml;
use crate::{Pakket, WordFout};

/// Een leeg stijlendeel.
pub(crate) const LEEG: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:styles>"#;

/// Een stijl die het document al heeft.
#[derive(Clone, Debug, Default)]
struct Bekend {
    soort: String,
    id: String,
    naam: String,
    standaard: bool,
    genummerd: bool,
    halve_punten: Option<u32>,
}

/// De stijlen van een document.
#[derive(Clone, Debug)]
pub(crate) struct Stijlen {
    pad: String,
    bekend: Vec<Bekend>,
    /// De standaardgrootte van de letter, in halve punten.
    standaard: Option<u32>,
    nieuw: Vec<(Stijl, String)>,
}

impl Stijlen {
    /// Leest de stijlen.
    pub(crate) fn lees(pad: &str, bytes: &[u8]) -> Result<Self, WordFout> {
        let mut stijlen = Self { pad: pad.to_owned(), bekend: Vec::new(), standaard: None, nieuw: Vec::new() };
        let mut lezer = Reader::from_str(als_tekst(pad, bytes)?);
        // In een stijl; binnen een deel van een tabelstijl telt de grootte niet.
        let (mut stijl, mut diep): (Option<Bekend>, bool) = (None, false);
        loop {
            let gebeurtenis = lezer.read_event().map_err(|f| kapot(pad, &f))?;
            match gebeurtenis {
                Event::Start(ref e) | Event::Empty(ref e) => {
                    let leeg = matches!(gebeurtenis, Event::Empty(_));
                    match (lokaal(e.name().as_ref()), stijl.as_mut()) {
                        ("style", _) if leeg => stijlen.bekend.push(stijl_van(e)),
                        ("style", _) => stijl = Some(stijl_van(e)),
                        ("tblStylePr", _) => diep = !leeg,
                        ("name", Some(s)) => s.naam = kenmerk(e, "val").unwrap_or_default(),
                        ("numPr", Some(s)) => s.genummerd = true,
                        ("sz", Some(s)) if !diep => s.halve_punten = kenmerk(e, "val").and_then(|v| v.parse().ok()),
                        ("sz", None) => stijlen.standaard = kenmerk(e, "val").and_then(|v| v.parse().ok()),
                        _ => {}
                    }
                }
                Event::End(e) => match lokaal(e.name().as_ref()) {
                    "style" => stijlen.bekend.extend(stijl.take()),
                    "tblStylePr" => diep = false,
                    _ => {}
                },
                Event::Eof => return Ok(stijlen),
                _ => {}
            }
        }
    }

    fn vind(&self, stijl: Stijl) -> Option<&Bekend> {
        let definitie = stijl.definitie();
        let van_soort = || self.bekend.iter().filter(|b| b.soort == definitie.soort);
        let bij_naam = || van_soort().find(|b| b.naam.eq_ignore_ascii_case(definitie.naam));
        match stijl {
            Stijl::Gewoon | Stijl::GewoneTabel => van_soort().find(|b| b.standaard).or_else(bij_naam),
            _ => bij_naam(),
        }
    }

    /// De sleutel van een stijl; ontbreekt zij, dan komt zij erbij.
    pub(crate) fn id(&mut self, stijl: Stijl) -> String {
        if let Some(bekend) = self.vind(stijl) {
            return bekend.id.clone();
        }
        if let Some((_, id)) = self.nieuw.iter().find(|(s, _)| s.definitie().naam == stijl.definitie().naam) {
            return id.clone();
        }
        let definitie = stijl.definitie();
        let vergeven: BTreeSet<String> = self
            .bekend
            .iter()
            .map(|b| &b.id)
            .chain(self.nieuw.iter().map(|(_, id)| id))
            .map(|i| i.to_lowercase())
            .collect();
        let mut id = definitie.id.to_owned();
        let mut achtervoegsel = 1;
        while vergeven.contains(&id.to_lowercase()) {
            achtervoegsel += 1;
            id = format!("{}{achtervoegsel}", definitie.id);
        }
        self.nieuw.push((stijl, id.clone()));
        for ander in [definitie.basis, definitie.volgende].into_iter().flatten() {
            self.id(ander);
        }
        id
    }

    /// De stijl nummert of bolt zelf al.
    pub(crate) fn nummert(&self, stijl: Stijl) -> bool {
        self.vind(stijl).is_some_and(|b| b.genummerd)
    }

    /// De naam van een stijl bij haar sleutel.
    pub(crate) fn naam(&self, id: &str) -> Option<&str> {
        self.bekend.iter().find(|b| b.id == id).map(|b| b.naam.as_str())
    }

    /// De grootte van gewone tekst, in halve punten.
    pub(crate) fn halve_punten(&self) -> u32 {
        self.vind(Stijl::Gewoon).and_then(|b| b.halve_punten).or(self.standaard).unwrap_or(20).clamp(12, 48)
    }

    /// Voegt de nieuwe stijlen toe aan het pakket.
    pub(crate) fn afronden(mut self, pakket: &mut Pakket) -> Result<(), WordFout> {
        if self.nieuw.is_empty() {
            return Ok(());
        }
        let pad = self.pad.clone();
        let bytes = self.aangevuld(pakket.deel(&pad).unwrap_or(LEEG.as_bytes()))?;
        pakket.zet(&pad, bytes);
        Ok(())
    }

    /// Het stijlendeel met de nieuwe stijlen achteraan.
    pub(crate) fn aangevuld(&mut self, bytes: &[u8]) -> Result<Vec<u8>, WordFout> {
        let mut xml = Xml::nieuw();
        for (stijl, id) in self.nieuw.clone() {
            self.schrijf(&mut xml, stijl, &id);
        }
        let wortel = Wortel::lees(&self.pad, bytes)?;
        wortel.voeg_in(vec![(wortel.voor(&[]), xml.klaar())])
    }

    fn schrijf(&mut self, xml: &mut Xml, stijl: Stijl, id: &str) {
        let definitie = stijl.definitie();
        let mut kenmerken = vec![("w:type", definitie.soort), ("w:styleId", id)];
        match stijl {
            Stijl::Gewoon | Stijl::GewoneTabel => kenmerken.insert(1, ("w:default", "1")),
            _ if definitie.eigen => kenmerken.insert(1, ("w:customStyle", "1")),
            _ => {}
        }
        xml.open("w:style", &kenmerken);
        xml.leeg("w:name", &[("w:val", definitie.naam)]);
        for (element, ander) in [("w:basedOn", definitie.basis), ("w:next", definitie.volgende)] {
            if let Some(ander) = ander {
                xml.leeg(element, &[("w:val", &self.id(ander))]);
            }
        }
        xml.rauw(definitie.rest);
        xml.sluit("w:style");
    }
}

fn stijl_van(element: &BytesStart<'_>) -> Bekend {
    Bekend {
        soort: kenmerk(element, "type").unwrap_or_else(|| "paragraph".to_owned()),
        id: kenmerk(element, "styleId").unwrap_or_default(),
        standaard: kenmerk(element, "default").is_some_and(|d| matches!(d.as_str(), "1" | "true" | "on")),
        ..Bekend::default()
    }
}

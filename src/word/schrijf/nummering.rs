//! De opsommingstekens: één lijst voor het hele document, want een bolletje telt niet.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::invoegen::{Wortel, als_tekst, kapot, kenmerk, lokaal};
use super::xml::Xml;
use crate::{Pakket, WordFout};

/// Waaraan wij onze lijst herkennen.
const NAAM: &str = "normwijzer-opsomming";
const LEEG: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:numbering>"#;

/// De lijsten van een document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Nummering {
    /// Het pad van het deel.
    pub(crate) pad: String,
    soorten: BTreeSet<u32>,
    lijsten: BTreeSet<u32>,
    onze: Option<u32>,
    nieuw: Option<(u32, u32)>,
}

impl Nummering {
    /// Leest welke nummers vergeven zijn.
    pub(crate) fn lees(pad: &str, bytes: Option<&[u8]>) -> Result<Self, WordFout> {
        let mut nummering = Self { pad: pad.to_owned(), ..Self::default() };
        let mut lezer = Reader::from_str(als_tekst(pad, bytes.unwrap_or(LEEG.as_bytes()))?);
        let (mut soort, mut onze_soort, mut lijst) = (None, None, None);
        loop {
            match lezer.read_event().map_err(|f| kapot(pad, &f))? {
                Event::Start(e) | Event::Empty(e) => {
                    let getal = |naam| kenmerk(&e, naam).and_then(|v| v.parse::<u32>().ok());
                    match lokaal(e.name().as_ref()) {
                        "abstractNum" => {
                            soort = getal("abstractNumId");
                            nummering.soorten.extend(soort);
                        }
                        "name" if kenmerk(&e, "val").is_some_and(|n| n == NAAM) => onze_soort = soort,
                        "num" => {
                            lijst = getal("numId");
                            nummering.lijsten.extend(lijst);
                        }
                        "abstractNumId" if onze_soort.is_some() && getal("val") == onze_soort => {
                            nummering.onze = nummering.onze.or(lijst);
                        }
                        _ => {}
                    }
                }
                Event::Eof => return Ok(nummering),
                _ => {}
            }
        }
    }

    /// Het nummer van onze opsomming.
    pub(crate) fn opsomming(&mut self) -> u32 {
        if let Some(onze) = self.onze {
            return onze;
        }
        let na = |reeks: &BTreeSet<u32>| reeks.last().map_or(0, |h| h.saturating_add(1));
        let (soort, lijst) = (na(&self.soorten), na(&self.lijsten).max(1));
        self.nieuw = Some((soort, lijst));
        self.onze = Some(lijst);
        lijst
    }

    /// Er komt een lijst bij.
    pub(crate) fn gewijzigd(&self) -> bool {
        self.nieuw.is_some()
    }

    /// Voegt de lijst toe: eerst alle soorten, dan alle lijsten, zoals het schema eist.
    pub(crate) fn afronden(self, pakket: &mut Pakket) -> Result<(), WordFout> {
        let Some((soort, lijst)) = self.nieuw else { return Ok(()) };
        let wortel = Wortel::lees(&self.pad, pakket.deel(&self.pad).unwrap_or(LEEG.as_bytes()))?;
        let (mut soorten, mut lijsten) = (Xml::nieuw(), Xml::nieuw());
        let soort = soort.to_string();
        soorten.open("w:abstractNum", &[("w:abstractNumId", &soort)]);
        soorten.leeg("w:multiLevelType", &[("w:val", "hybridMultilevel")]);
        soorten.leeg("w:name", &[("w:val", NAAM)]);
        soorten.rauw(NIVEAU);
        soorten.sluit("w:abstractNum");
        lijsten.open("w:num", &[("w:numId", &lijst.to_string())]);
        lijsten.leeg("w:abstractNumId", &[("w:val", &soort)]);
        lijsten.sluit("w:num");
        let stukken = vec![
            (wortel.voor(&["num", "numIdMacAtCleanup"]), soorten.klaar()),
            (wortel.voor(&["numIdMacAtCleanup"]), lijsten.klaar()),
        ];
        let bytes = wortel.voeg_in(stukken)?;
        pakket.zet(&self.pad, bytes);
        Ok(())
    }
}

const NIVEAU: &str = r#"<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="357" w:hanging="357"/></w:pPr></w:lvl>"#;

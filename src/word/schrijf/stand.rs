//! Wat er in het document al genummerd is: tekeningen, bladwijzers, bijschriften en omschrijvingen.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::invoegen::{als_tekst, kapot, kenmerk, lokaal};
use crate::WordFout;

/// Nummers en omschrijvingen die al vergeven zijn.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stand {
    tekeningen: BTreeSet<u32>,
    bladwijzers: BTreeSet<u32>,
    /// De namen van bladwijzers.
    namen: BTreeSet<String>,
    /// De omschrijvingen van figuren.
    pub(crate) omschrijvingen: BTreeSet<String>,
    volgnummers: BTreeMap<String, u32>,
}

impl Stand {
    /// Telt mee wat in een deel staat, buiten de besturingselementen die vervangen worden.
    pub(crate) fn lees(&mut self, deel: &str, bytes: &[u8], vervangt: &dyn Fn(&str) -> bool) -> Result<(), WordFout> {
        let mut lezer = Reader::from_str(als_tekst(deel, bytes)?);
        // Per open besturingselement of het vervangen wordt; per open veld zijn opdracht tot dusver.
        let (mut elementen, mut velden): (Vec<bool>, Vec<String>) = (Vec::new(), Vec::new());
        let mut in_opdracht = false;
        loop {
            let gebeurtenis = lezer.read_event().map_err(|f| kapot(deel, &f))?;
            let telt = !elementen.contains(&true);
            match gebeurtenis {
                Event::Start(ref e) | Event::Empty(ref e) => {
                    let open = matches!(gebeurtenis, Event::Start(_));
                    match lokaal(e.name().as_ref()) {
                        "sdt" if open => elementen.push(false),
                        "tag" => {
                            if let (Some(laatste), Some(label)) = (elementen.last_mut(), kenmerk(e, "val")) {
                                *laatste = vervangt(&label);
                            }
                        }
                        "instrText" => in_opdracht = open,
                        "fldChar" => {
                            if let Some(opdracht) = veldteken(e, &mut velden).filter(|_| telt) {
                                self.veld(&opdracht);
                            }
                        }
                        "fldSimple" if telt => self.veld(&kenmerk(e, "instr").unwrap_or_default()),
                        naam if telt => self.genummerd(naam, e),
                        _ => {}
                    }
                }
                Event::Text(ref t) if in_opdracht => {
                    if let Some(veld) = velden.last_mut() {
                        veld.push_str(t);
                    }
                }
                Event::End(ref e) => match lokaal(e.name().as_ref()) {
                    "sdt" => drop(elementen.pop()),
                    "instrText" => in_opdracht = false,
                    _ => {}
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn genummerd(&mut self, naam: &str, element: &BytesStart<'_>) {
        let id = || kenmerk(element, "id")?.trim().parse::<u32>().ok();
        match naam {
            "docPr" => {
                self.tekeningen.extend(id());
                self.omschrijvingen.extend(kenmerk(element, "descr"));
            }
            "bookmarkStart" => {
                self.bladwijzers.extend(id());
                self.namen.extend(kenmerk(element, "name"));
            }
            _ => {}
        }
    }

    fn veld(&mut self, opdracht: &str) {
        let mut woorden = opdracht.split_whitespace();
        let is_reeks = woorden.next().is_some_and(|w| w.eq_ignore_ascii_case("SEQ"));
        if let Some(reeks) = woorden.next().filter(|_| is_reeks) {
            *self.volgnummers.entry(reeks.to_owned()).or_default() += 1;
        }
    }

    /// Het volgende nummer van een reeks (`Tabel`, `Figuur`).
    pub(crate) fn volgnummer(&mut self, reeks: &str) -> u32 {
        let nummer = self.volgnummers.entry(reeks.to_owned()).or_default();
        *nummer += 1;
        *nummer
    }

    /// Een nummer voor een tekening dat nog niet vergeven is.
    pub(crate) fn tekening(&mut self) -> u32 {
        vrij(&mut self.tekeningen)
    }

    /// De eerste naam voor een bladwijzer die nog niet vergeven is; `naam` geeft haar bij een nummer vanaf 1.
    pub(crate) fn naam(&mut self, naam: impl Fn(u32) -> String) -> String {
        let mut nummer = 1_u32;
        loop {
            let naam = naam(nummer);
            if self.namen.insert(naam.clone()) {
                return naam;
            }
            nummer += 1;
        }
    }

    /// Een nummer voor een bladwijzer dat nog niet vergeven is.
    pub(crate) fn bladwijzer(&mut self) -> u32 {
        vrij(&mut self.bladwijzers)
    }
}

/// Het laagste vrije nummer vanaf 1: ook naast een tekening die Word al een nummer van tien cijfers gaf.
fn vrij(vergeven: &mut BTreeSet<u32>) -> u32 {
    let mut nummer = 1;
    while !vergeven.insert(nummer) {
        nummer += 1;
    }
    nummer
}

/// De opdracht van een veld zodra zij af is.
fn veldteken(element: &BytesStart<'_>, velden: &mut Vec<String>) -> Option<String> {
    match kenmerk(element, "fldCharType")?.as_str() {
        "begin" => {
            velden.push(String::new());
            None
        }
        "separate" => velden.last_mut().map(std::mem::take),
        // Een veld zonder uitkomst heeft geen `separate`.
        "end" => velden.pop(),
        _ => None,
    }
}

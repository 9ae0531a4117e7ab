//! Een deel aanvullen door bytes in te voegen: wat er stond, blijft byte voor byte staan.
//!
//! Weet waar de wortel en haar kinderen beginnen en eindigen; niet wat zij betekenen.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::WordFout;

/// De wortel van een deel, met waar iets bij kan.
#[derive(Debug)]
pub(crate) struct Wortel {
    /// Het voorvoegsel met dubbele punt, of niets.
    pub(crate) voorvoegsel: String,
    /// De begintag.
    begin: Range<usize>,
    /// Waar de eindtag begint; niets als de wortel zichzelf sluit.
    slot: Option<usize>,
    /// De naam zoals zij er staat.
    naam: String,
    /// De kinderen: lokale naam en waar zij beginnen.
    pub(crate) kinderen: Vec<(String, usize)>,
    /// Waar in `body` iets achteraan bij kan: voor haar laatste `sectPr`, anders voor haar eindtag.
    pub(crate) achter_in_body: Option<usize>,
}

/// Leest een deel als tekst.
pub(crate) fn als_tekst<'a>(deel: &str, bytes: &'a [u8]) -> Result<&'a str, WordFout> {
    std::str::from_utf8(bytes).map_err(|_| {
        WordFout(format!(
            "{deel}: dit deel van het document is geen UTF-8. Sla het document opnieuw op in Word en kies het nog eens."
        ))
    })
}

/// Een deel van het document is geen goede XML.
pub(crate) fn kapot(deel: &str, fout: &impl std::fmt::Display) -> WordFout {
    WordFout(format!(
        "{deel}: dit deel van het document is beschadigd ({fout}). Open het document in Word, sla het opnieuw op en \
         kies het nog eens."
    ))
}

/// Een kenmerk bij zijn lokale naam, met de verwijzingen erin opgelost.
pub(crate) fn kenmerk(element: &BytesStart<'_>, naam: &str) -> Option<String> {
    let gevonden = element.attributes().flatten().find(|a| lokaal(a.key.as_ref()) == naam)?;
    gevonden.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// De naam zonder voorvoegsel.
pub(crate) fn lokaal(naam: &str) -> &str {
    naam.rsplit_once(':').map_or(naam, |(_, lokaal)| lokaal)
}

/// Waar een naamruimte van de wortel voor staat.
pub(crate) fn naamruimte(deel: &str, tekst: &str, naam: &str) -> Result<Option<String>, WordFout> {
    let mut lezer = Reader::from_str(tekst);
    loop {
        match lezer.read_event().map_err(|f| kapot(deel, &f))? {
            Event::Start(e) | Event::Empty(e) => {
                let gevonden = e.attributes().flatten().find(|a| a.key.as_ref() == naam);
                return Ok(gevonden.map(|a| a.value.into_owned()));
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

/// Zoekt de wortel van een deel.
pub(crate) fn wortel(deel: &str, tekst: &str) -> Result<Wortel, WordFout> {
    let mut lezer = Reader::from_str(tekst);
    let mut diepte = 0_usize;
    let mut gevonden: Option<Wortel> = None;
    let mut sectie = None;
    loop {
        let van = plaats(&lezer);
        let gebeurtenis = lezer.read_event().map_err(|f| kapot(deel, &f))?;
        let tot = plaats(&lezer);
        match gebeurtenis {
            Event::Start(ref e) | Event::Empty(ref e) => {
                let leeg = matches!(gebeurtenis, Event::Empty(_));
                match gevonden.as_mut() {
                    None => gevonden = Some(begin(e, van..tot)),
                    Some(wortel) if diepte == 1 => {
                        wortel.kinderen.push((lokaal(e.name().as_ref()).to_owned(), van));
                    }
                    Some(wortel) if diepte == 2 => {
                        sectie = (wortel.in_body() && lokaal(e.name().as_ref()) == "sectPr").then_some(van);
                    }
                    Some(_) => {}
                }
                if !leeg {
                    diepte += 1;
                }
            }
            Event::End(_) => {
                diepte = diepte.saturating_sub(1);
                if let (1, Some(wortel)) = (diepte, gevonden.as_mut().filter(|w| w.in_body())) {
                    wortel.achter_in_body = Some(sectie.unwrap_or(van));
                }
                if let (0, Some(wortel)) = (diepte, gevonden.as_mut()) {
                    wortel.slot = Some(van);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    gevonden.filter(|_| diepte == 0).ok_or_else(|| kapot(deel, &"het einde ontbreekt"))
}

/// Hoe ver de lezer is, in bytes.
pub(crate) fn plaats(lezer: &Reader<&[u8]>) -> usize {
    usize::try_from(lezer.buffer_position()).unwrap_or(usize::MAX)
}

fn begin(element: &BytesStart<'_>, begin: Range<usize>) -> Wortel {
    let naam = element.name().as_ref().to_owned();
    let voorvoegsel = naam.rsplit_once(':').map_or_else(String::new, |(v, _)| format!("{v}:"));
    Wortel { voorvoegsel, begin, slot: None, naam, kinderen: Vec::new(), achter_in_body: None }
}

impl Wortel {
    /// Waar het eerste kind met een van deze namen begint; anders het einde van de wortel.
    pub(crate) fn voor(&self, namen: &[&str]) -> usize {
        self.kinderen
            .iter()
            .find(|(naam, _)| namen.contains(&naam.as_str()))
            .map_or_else(|| self.slot.unwrap_or(self.begin.end), |(_, van)| *van)
    }

    fn in_body(&self) -> bool {
        self.kinderen.last().is_some_and(|(naam, _)| naam == "body")
    }

    /// Direct na de begintag.
    pub(crate) fn vooraan(&self) -> usize {
        self.begin.end
    }

    /// De tekst met stukken ingevoegd; `stukken` in oplopende volgorde van plaats.
    pub(crate) fn voeg_in(&self, tekst: &str, stukken: &[(usize, Vec<u8>)]) -> Vec<u8> {
        let mut uit = Vec::with_capacity(tekst.len() + stukken.iter().map(|(_, s)| s.len()).sum::<usize>() + 32);
        if self.slot.is_none() {
            // `<Relationships/>`: de wortel krijgt alsnog een inhoud en een eindtag.
            let hoofd = tekst.get(..self.begin.end).unwrap_or_default();
            uit.extend_from_slice(hoofd.strip_suffix("/>").unwrap_or(hoofd).trim_end().as_bytes());
            uit.push(b'>');
            stukken.iter().for_each(|(_, stuk)| uit.extend_from_slice(stuk));
            uit.extend_from_slice(b"</");
            uit.extend_from_slice(self.naam.as_bytes());
            uit.push(b'>');
            uit.extend_from_slice(tekst.get(self.begin.end..).unwrap_or_default().as_bytes());
            return uit;
        }
        let mut van = 0;
        for (plaats, stuk) in stukken {
            uit.extend_from_slice(tekst.get(van..*plaats).unwrap_or_default().as_bytes());
            uit.extend_from_slice(stuk);
            van = *plaats;
        }
        uit.extend_from_slice(tekst.get(van..).unwrap_or_default().as_bytes());
        uit
    }
}

//! De opmaak van een stuk tekst: wat de plek in het document voorschrijft, met onze taal en nadruk erover.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::invoegen::{als_tekst, kapot, kenmerk};
use super::xml::Xml;
use crate::WordFout;
use crate::inhoud::Nadruk;

/// De volgorde van het schema.
const VOLGORDE: &[&str] = &[
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
];

/// De opmaak die een plek in het document voorschrijft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Opmaak {
    /// Lokale naam en de XML, elke naam één keer.
    delen: Vec<(String, String)>,
    /// De grootte, in halve punten.
    pub(crate) halve_punten: Option<u32>,
}

impl Opmaak {
    /// Leest `<w:rPr>…</w:rPr>`, of alleen wat daarin staat. Wat wij zelf bepalen (taal) en wat bij een bewerking
    /// hoort (bijgehouden wijzigingen) vervalt.
    pub(crate) fn lees(rpr: &[u8], tijdelijk: impl Fn(&str) -> bool) -> Result<Self, WordFout> {
        const PLEK: &str = "de opmaak van de plek in het document";
        let tekst = als_tekst(PLEK, rpr)?;
        let mut lezer = Reader::from_str(tekst);
        let mut opmaak = Self::default();
        let (mut diepte, mut wortel) = (0_usize, 0_usize);
        loop {
            let van = usize::try_from(lezer.buffer_position()).unwrap_or(usize::MAX);
            let gebeurtenis = lezer.read_event().map_err(|f| kapot(PLEK, &f))?;
            match gebeurtenis {
                Event::Start(ref e) if diepte == 0 && e.name().as_ref() == "w:rPr" => (diepte, wortel) = (1, 1),
                Event::Start(_) => diepte += 1,
                Event::End(_) => diepte = diepte.saturating_sub(1),
                Event::Empty(ref e) if diepte == wortel => {
                    let naam = e.name().as_ref().to_owned();
                    let waarde = kenmerk(e, "val").unwrap_or_default();
                    let bruikbaar = naam.strip_prefix("w:").filter(|n| VOLGORDE.contains(n) && *n != "lang");
                    if let Some(naam) = bruikbaar.filter(|n| *n != "rStyle" || !tijdelijk(&waarde)) {
                        if naam == "sz" {
                            opmaak.halve_punten = waarde.parse().ok();
                        }
                        let tot = usize::try_from(lezer.buffer_position()).unwrap_or(usize::MAX);
                        opmaak.zet(naam, tekst.get(van..tot).unwrap_or_default().to_owned());
                    }
                }
                Event::Eof => return Ok(opmaak),
                _ => {}
            }
        }
    }

    fn zet(&mut self, naam: &str, xml: String) {
        self.delen.retain(|(n, _)| n != naam);
        self.delen.push((naam.to_owned(), xml));
    }

    /// Dezelfde opmaak in een andere grootte.
    pub(crate) fn in_grootte(&self, halve_punten: u32) -> Self {
        let mut kopie = self.clone();
        for naam in ["sz", "szCs"] {
            let mut xml = Xml::nieuw();
            xml.leeg(&format!("w:{naam}"), &[("w:val", &halve_punten.to_string())]);
            kopie.zet(naam, String::from_utf8_lossy(&xml.klaar()).into_owned());
        }
        kopie.halve_punten = Some(halve_punten);
        kopie
    }

    /// Schrijft `<w:rPr>`, altijd met de taal.
    pub(crate) fn schrijf(&self, xml: &mut Xml, nadruk: Nadruk, codestijl: &str) {
        let namen: &[&str] = match nadruk {
            Nadruk::Gewoon => &[],
            Nadruk::Sterk => &["b", "bCs"],
            Nadruk::Cursief => &["i", "iCs"],
            Nadruk::Code => &["rStyle", "rFonts", "sz", "szCs"],
        };
        xml.open("w:rPr", &[]);
        for naam in VOLGORDE {
            match (nadruk, *naam) {
                (Nadruk::Code, "rStyle") => xml.leeg("w:rStyle", &[("w:val", codestijl)]),
                (Nadruk::Sterk | Nadruk::Cursief, naam) if namen.contains(&naam) => {
                    xml.leeg(&format!("w:{naam}"), &[]);
                }
                (_, "lang") => xml.leeg("w:lang", &[("w:val", "nl-NL")]),
                (_, naam) if namen.contains(&naam) => {}
                (_, naam) => {
                    if let Some((_, deel)) = self.delen.iter().find(|(n, _)| n == naam) {
                        xml.rauw(deel);
                    }
                }
            }
        }
        xml.sluit("w:rPr");
    }
}

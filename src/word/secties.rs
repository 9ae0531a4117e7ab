//! De indeling van een document: koppen, wat eronder staat, en de tabellen van een werkagenda.
//!
//! Weet hoe het officiële format eruitziet (IST / SOLL / GAP, Onderdelen, Uitwerking, Mijlpalenplanning); weet niet wat
//! erin moet komen.

use std::ops::Range;

use crate::besturing_verslag::Plek;
use crate::koppen::Koppen;
use crate::tabel::{MENSELIJK, Rij, rijen};
use crate::xml::Boom;
use crate::xml_zichtbaar::{Doel, Keuze, knap_op, leestekst, zichtbaar};
use crate::{Pakket, WordFout};

use crate::besturing::bytes_van;
use crate::tabel::Cel;

/// De indeling van de hoofdtekst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Structuur {
    /// Elke kop met tekst, in volgorde.
    pub secties: Vec<Sectie>,
    /// Waar iets achteraan in het document kan komen: voor de laatste paginaopmaak.
    pub einde: usize,
    /// De breedte van de tekst op de laatste bladzijde, in twips.
    pub tekstbreedte: Option<u32>,
}

/// Een kop en wat eronder staat, tot de volgende kop; met een code tot de volgende van hetzelfde of een hoger niveau.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sectie {
    /// De code vooraan in de kop: `2b`, `3a.1`.
    pub code: Option<String>,
    /// De kop zonder de code.
    pub titel: String,
    /// Het niveau van de kop, 1 tot en met 9.
    pub niveau: u8,
    /// De rijen van de tabel met onderdelen.
    pub rijen: Vec<Onderdeel>,
    /// De tabel met mijlpalen.
    pub mijlpalen: Option<Mijlpalentabel>,
    /// De kopjes in de lopende tekst ("Gezondheidsdoelen"), met wat mensen eronder schreven.
    pub kopjes: Vec<Kopje>,
    /// Waar iets onder de sectie kan komen: na de laatste tabel of alinea met inhoud.
    pub einde: usize,
    /// Van de kop tot de volgende kop.
    pub bereik: Range<usize>,
    /// De breedte van de tekst op deze bladzijde, in twips; onbekend als het document haar niet geeft.
    pub tekstbreedte: Option<u32>,
}

/// Een rij van de tabel met onderdelen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Onderdeel {
    /// Wat voor de dubbele punt staat: `Situatie`, `Financieel plan`.
    pub label: String,
    /// Het format noemt het onderdeel optioneel.
    pub optioneel: bool,
    /// De cel om in te vullen.
    pub cel: Cel,
}

/// De tabel met mijlpalen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mijlpalentabel {
    /// De koppen van de kolommen, zoals zij er staan; een lege kolom heeft een lege kop.
    pub koppen: Vec<String>,
    /// De rijen onder de kop.
    pub rijen: Vec<Rij>,
    /// Waar een nieuwe rij komt: achter de laatste.
    pub einde: usize,
    /// De hele tabel.
    pub bereik: Range<usize>,
}

impl Mijlpalentabel {
    /// De kolom met een kop, los van hoofdletters.
    #[must_use]
    pub fn kolom(&self, kop: &str) -> Option<usize> {
        self.koppen.iter().position(|ander| ander.to_lowercase() == kop.to_lowercase())
    }

    /// Waar een nieuwe rij komt: achter de laatste, en in de hele tabel niet nog eens.
    #[must_use]
    pub fn plek(&self) -> Plek {
        Plek::op(self.einde).binnen(self.bereik.clone())
    }
}

/// Een kopje in de lopende tekst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kopje {
    /// Het kopje.
    pub label: String,
    /// Wat mensen eronder schreven; ook wat zij achter een woord met dubbele punt in een tekstvak zetten.
    pub tekst: String,
    /// De alinea van het kopje.
    pub bereik: Range<usize>,
}

/// De kopjes van het format, in de lopende tekst onder een leefgebied.
const KOPJES: [&str; 3] = ["Gezondheidsdoelen", "Scope en samenhang", "Organisatie en rollen"];

impl Structuur {
    /// Leest de indeling van de hoofdtekst.
    ///
    /// # Errors
    /// Als de hoofdtekst of de stijlen niet te lezen zijn.
    pub fn lees(pakket: &Pakket) -> Result<Self, WordFout> {
        let deel = pakket.hoofddeel();
        let boom = Boom::lees(deel, bytes_van(pakket, deel)?)?;
        let koppen = Koppen::lees(pakket)?;
        let Some(body) = boom.kind_w(0, "body") else {
            return Err(WordFout::nieuw(format!("{deel}: het document heeft geen tekst")));
        };
        let blokken = blokken(&boom, body);
        let gevonden: Vec<(usize, u8, String)> = blokken
            .iter()
            .enumerate()
            .filter_map(|(plaats, blok)| {
                let niveau = koppen.niveau(&boom, *blok)?;
                let tekst = knap_op(&leestekst(&boom, *blok));
                (!tekst.is_empty()).then_some((plaats, niveau, tekst))
            })
            .collect();
        let slot = boom.kind_w(body, "sectPr").and_then(|sect| boom.knoop(sect)).map(|knoop| knoop.begin);
        let einde = slot.or_else(|| boom.knoop(body).map(|knoop| knoop.inhoud_einde)).unwrap_or(0);
        let secties = gevonden
            .iter()
            .enumerate()
            .map(|(n, (plaats, niveau, tekst))| {
                // Een sectie met een code loopt door een eigen tussenkop heen; een andere kop houdt op bij de volgende.
                let met_code = ontleed_kop(tekst).0.is_some();
                let volgende = gevonden
                    .iter()
                    .skip(n + 1)
                    .find(|(_, ander, tekst)| !met_code || ander <= niveau || ontleed_kop(tekst).0.is_some());
                let tot = volgende.map_or(blokken.len(), |(plaats, ..)| *plaats);
                let grens = blokken.get(tot).and_then(|blok| boom.knoop(*blok)).map_or(einde, |knoop| knoop.begin);
                sectie(&boom, blokken.get(*plaats..tot).unwrap_or_default(), grens, *niveau, tekst)
            })
            .collect();
        Ok(Self { secties, einde, tekstbreedte: breedte_na(&boom, einde) })
    }

    /// De sectie met een code, los van hoofdletters.
    #[must_use]
    pub fn sectie(&self, code: &str) -> Option<&Sectie> {
        self.secties.iter().find(|sectie| sectie.code.as_deref().is_some_and(|eigen| eigen.eq_ignore_ascii_case(code)))
    }
}

impl Sectie {
    /// Het onderdeel met een label, los van hoofdletters.
    #[must_use]
    pub fn onderdeel(&self, label: &str) -> Option<&Onderdeel> {
        self.rijen.iter().find(|rij| rij.label.to_lowercase() == label.to_lowercase())
    }
}

/// De alinea's en tabellen van de tekst, in volgorde; door besturingselementen heen.
fn blokken(boom: &Boom<'_>, body: usize) -> Vec<usize> {
    let mut uit = Vec::new();
    let mut index = body + 1;
    let einde = boom.knoop(body).map_or(0, |knoop| knoop.na);
    while index < einde {
        let Some(knoop) = boom.knoop(index) else { break };
        match boom.naam(index) {
            "p" | "tbl" => {
                uit.push(index);
                index = knoop.na;
            }
            "sectPr" | "sdtPr" | "sdtEndPr" | "customXmlPr" | "altChunk" => index = knoop.na,
            _ => index += 1,
        }
    }
    uit
}

fn sectie(boom: &Boom<'_>, blokken: &[usize], grens: usize, niveau: u8, kop: &str) -> Sectie {
    let (code, titel) = ontleed_kop(kop);
    let mut onderdelen = Vec::new();
    let mut mijlpalen = None;
    for tabel in blokken.iter().copied().filter(|blok| boom.is_w(*blok, "tbl")) {
        let alle = rijen(boom, tabel);
        let koppen: Vec<String> =
            alle.first().map(|rij| rij.cellen.iter().map(|cel| knap_op(&cel.tekst)).collect()).unwrap_or_default();
        let kolom = |begin: &str| koppen.iter().position(|kop| kop.to_lowercase().starts_with(begin));
        if let (Some(label), Some(cel)) = (kolom("onderdelen"), kolom("uitwerking")) {
            onderdelen.extend(alle.iter().skip(1).filter_map(|rij| onderdeel(rij, label, cel)));
        } else if mijlpalen.is_none() && kolom("kwartaal").is_some() && kolom("deelresultaat").is_some() {
            mijlpalen = mijlpalentabel(boom, tabel, koppen, alle);
        }
    }
    let begin = blokken.first().and_then(|blok| boom.knoop(*blok)).map_or(grens, |knoop| knoop.begin);
    Sectie {
        code,
        titel,
        niveau,
        rijen: onderdelen,
        mijlpalen,
        kopjes: kopjes(boom, blokken.get(1..).unwrap_or_default()),
        einde: einde_van(boom, blokken),
        bereik: begin..grens,
        tekstbreedte: breedte_na(boom, begin),
    }
}

fn onderdeel(rij: &Rij, label: usize, cel: usize) -> Option<Onderdeel> {
    let tekst = knap_op(&rij.cellen.get(label)?.tekst);
    let voor = tekst.split_once(':').map_or(tekst.as_str(), |(voor, _)| voor);
    let optioneel = voor.to_lowercase().contains("(optioneel)");
    let label = knap_op(voor.split('(').next().unwrap_or(voor));
    (!label.is_empty()).then_some(())?;
    Some(Onderdeel { label, optioneel, cel: rij.cellen.get(cel)?.clone() })
}

fn mijlpalentabel(boom: &Boom<'_>, tabel: usize, koppen: Vec<String>, mut alle: Vec<Rij>) -> Option<Mijlpalentabel> {
    let knoop = boom.knoop(tabel)?;
    // Na het laatste kind: ook als om de laatste rij een besturingselement staat.
    let einde =
        boom.kinderen(tabel).last().and_then(|kind| boom.knoop(kind)).map_or(knoop.inhoud_einde, |kind| kind.einde);
    let rijen = alle.split_off(1.min(alle.len()));
    Some(Mijlpalentabel { koppen, rijen, einde, bereik: knoop.bereik() })
}

/// Na de laatste tabel of alinea met inhoud; een alinea die een nieuwe bladzijdeopmaak begint blijft erachter.
fn einde_van(boom: &Boom<'_>, blokken: &[usize]) -> usize {
    let laatste = blokken.iter().rev().copied().find(|blok| {
        boom.is_w(*blok, "tbl") || (!heeft_sectie(boom, *blok) && (heeft_inhoud(boom, *blok) || in_eigen(boom, *blok)))
    });
    let Some(laatste) = laatste.or_else(|| blokken.first().copied()) else { return 0 };
    // Staat het blok in een element van ons, dan komt iets nieuws daarachter, niet erin.
    let buitenste = boom.ouders(laatste).filter(|ouder| crate::tabel::sleutel_van(boom, *ouder).is_some()).last();
    boom.knoop(buitenste.unwrap_or(laatste)).map_or(0, |knoop| knoop.einde)
}

fn in_eigen(boom: &Boom<'_>, blok: usize) -> bool {
    boom.ouders(blok).any(|ouder| crate::tabel::sleutel_van(boom, ouder).is_some())
}

fn heeft_sectie(boom: &Boom<'_>, alinea: usize) -> bool {
    boom.kind_w(alinea, "pPr").is_some_and(|pr| boom.kind_w(pr, "sectPr").is_some())
}

fn heeft_inhoud(boom: &Boom<'_>, alinea: usize) -> bool {
    !zichtbaar(boom, alinea, Keuze { zonder_eigen: false, ..MENSELIJK }, &|_| String::new()).is_empty()
}

/// De code vooraan: `2b.`, `3a.1`; de punt erachter mag ontbreken.
fn ontleed_kop(kop: &str) -> (Option<String>, String) {
    let (woord, rest) = kop.split_once(' ').unwrap_or((kop, ""));
    let code = woord.trim_end_matches(['.', ':', ')']);
    let mut delen = code.split('.');
    let eerste = delen.next().unwrap_or_default();
    let cijfers = eerste.trim_end_matches(|t: char| t.is_ascii_alphabetic());
    let letters = eerste.len() - cijfers.len();
    let goed = !cijfers.is_empty()
        && cijfers.len() <= 2
        && cijfers.chars().all(|t| t.is_ascii_digit())
        && letters == 1
        && delen.all(|deel| !deel.is_empty() && deel.len() <= 2 && deel.chars().all(|t| t.is_ascii_digit()));
    if goed { (Some(code.to_ascii_lowercase()), rest.to_owned()) } else { (None, kop.to_owned()) }
}

fn kopjes(boom: &Boom<'_>, blokken: &[usize]) -> Vec<Kopje> {
    let mut uit: Vec<Kopje> = Vec::new();
    for blok in blokken.iter().copied().filter(|blok| !in_eigen(boom, *blok)) {
        let tekst = zichtbaar(boom, blok, Keuze { doel: Doel::Lezen, ..MENSELIJK }, &|_| String::new());
        let zonder_vak = knap_op(&leestekst(boom, blok));
        let label = KOPJES.iter().find(|kopje| boom.is_w(blok, "p") && zonder_vak.starts_with(**kopje));
        if let (Some(label), Some(knoop)) = (label, boom.knoop(blok)) {
            // De vraag van het format staat tussen haakjes achter het kopje; wat daarna komt is van een mens.
            let na = zonder_vak.strip_prefix(label).unwrap_or_default().trim_start();
            let antwoord = if na.starts_with('(') { na.split_once(')').map_or("", |(_, rest)| rest) } else { na };
            let vakken: Vec<&str> =
                tekst.lines().filter(|regel| knap_op(regel) != zonder_vak).filter_map(antwoord_van_regel).collect();
            let mut eigen = antwoord.trim_matches([':', ' ']).to_owned();
            voeg_toe(&mut eigen, &vakken.join("\n"));
            uit.push(Kopje { label: (*label).to_owned(), tekst: eigen, bereik: knoop.bereik() });
        } else if let Some(kopje) = uit.last_mut() {
            let regels: Vec<&str> = tekst.lines().filter_map(antwoord_van_regel).collect();
            voeg_toe(&mut kopje.tekst, &regels.join("\n"));
        }
    }
    uit
}

/// Een regel, tenzij het alleen een woord met een dubbele punt van het format is ("Financierders:").
fn antwoord_van_regel(regel: &str) -> Option<&str> {
    let regel = regel.trim();
    (!regel.is_empty() && !matches!(regel, "Financierders:" | "Uitvoeringspartijen:")).then_some(regel)
}

fn voeg_toe(tekst: &mut String, erbij: &str) {
    if !erbij.is_empty() {
        if !tekst.is_empty() {
            tekst.push('\n');
        }
        tekst.push_str(erbij);
    }
}

/// De breedte van de tekst volgens de eerste paginaopmaak op of na een plaats: zo deelt Word een document in.
fn breedte_na(boom: &Boom<'_>, plaats: usize) -> Option<u32> {
    let sectie = (0..boom.aantal())
        .find(|knoop| boom.is_w(*knoop, "sectPr") && boom.knoop(*knoop).is_some_and(|k| k.begin >= plaats))?;
    let maat = |element: &str, naam: &str| -> Option<i64> {
        let knoop = boom.kind_w(sectie, element)?;
        boom.attribuut(knoop, crate::xml::Ruimte::W, naam)?.parse().ok()
    };
    let breedte =
        maat("pgSz", "w")? - maat("pgMar", "left")? - maat("pgMar", "right")? - maat("pgMar", "gutter").unwrap_or(0);
    u32::try_from(breedte).ok().filter(|breedte| *breedte > 0)
}

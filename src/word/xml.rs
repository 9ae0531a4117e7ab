//! Een XML-deel als lichte boom van elementen, elk met zijn plaats in de bytes, zodat een ingreep de rest laat staan.
//!
//! Weet van XML en namespaces; weet niet wat een alinea of een besturingselement is. Begrensd: diepte, aantal elementen
//! en attributen. Een DOCTYPE of een eigen entiteit wordt geweigerd.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use crate::WordFout;
use crate::xml_tekens::{entiteit, ontsnap};

const MAX_DIEPTE: usize = 400;
const MAX_ELEMENTEN: usize = 3_000_000;
const MAX_ATTRIBUTEN: usize = 256;

/// De namespaces die ertoe doen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ruimte {
    W,
    W14,
    Mc,
    R,
    Wp,
    A,
    M,
    V,
    Relaties,
    Typen,
    /// WordprocessingML in de strikte vorm, die dit programma niet kent.
    Strikt,
    Overig,
}

pub(crate) const NS_W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(crate) const NS_R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(crate) const NS_WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
pub(crate) const NS_A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
pub(crate) const NS_PIC: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
pub(crate) const NS_MC: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
pub(crate) const NS_W14: &str = "http://schemas.microsoft.com/office/word/2010/wordml";

impl Ruimte {
    fn van(uri: &str) -> Self {
        match uri {
            NS_W => Self::W,
            NS_W14 => Self::W14,
            NS_MC => Self::Mc,
            NS_R => Self::R,
            NS_WP => Self::Wp,
            NS_A => Self::A,
            "http://schemas.openxmlformats.org/officeDocument/2006/math" => Self::M,
            "urn:schemas-microsoft-com:vml" => Self::V,
            "http://schemas.openxmlformats.org/package/2006/relationships" => Self::Relaties,
            "http://schemas.openxmlformats.org/package/2006/content-types" => Self::Typen,
            "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Strikt,
            _ => Self::Overig,
        }
    }
}

/// Een element: zijn naam en waar het staat. Afstammelingen van `i` zijn precies de knopen `i + 1 .. na`.
#[derive(Clone, Debug)]
pub(crate) struct Knoop {
    pub(crate) ruimte: Ruimte,
    pub(crate) ouder: Option<usize>,
    /// De eerste knoop die geen afstammeling meer is.
    pub(crate) na: usize,
    /// Waar `<` van de begintag staat.
    pub(crate) begin: usize,
    /// Na `>` van de begintag.
    pub(crate) inhoud_begin: usize,
    /// Voor `<` van de eindtag; bij een leeg element gelijk aan `inhoud_begin`.
    pub(crate) inhoud_einde: usize,
    /// Na `>` van de eindtag.
    pub(crate) einde: usize,
    naam: Range<usize>,
}

impl Knoop {
    pub(crate) fn bereik(&self) -> Range<usize> {
        self.begin..self.einde
    }
}

/// De boom van een deel.
#[derive(Debug)]
pub(crate) struct Boom<'a> {
    tekst: &'a str,
    /// Wat voor de tekst stond (een BOM); plaatsen tellen vanaf het begin van het deel.
    voor: usize,
    knopen: Vec<Knoop>,
    voorvoegsels: Vec<(String, Ruimte)>,
}

impl<'a> Boom<'a> {
    /// Leest een deel; `naam` staat in de melding.
    pub(crate) fn lees(naam: &str, bytes: &'a [u8]) -> Result<Self, WordFout> {
        let (voor, rest) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
            Some(rest) => (3, rest),
            None => (0, bytes),
        };
        if matches!(rest, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'<', 0, ..] | [0, b'<', ..]) {
            return Err(WordFout::nieuw(format!(
                "{naam}: de tekst staat in UTF-16; verwacht UTF-8. Open het document in Word en sla het opnieuw op als .docx"
            )));
        }
        let tekst = std::str::from_utf8(rest).map_err(|fout| {
            WordFout::nieuw(format!("{naam}: geen geldige UTF-8 vanaf byte {}; {OPNIEUW}", voor + fout.valid_up_to()))
        })?;
        let mut boom = Self { tekst, voor, knopen: Vec::new(), voorvoegsels: Vec::new() };
        boom.vul(naam)?;
        Ok(boom)
    }

    fn vul(&mut self, naam: &str) -> Result<(), WordFout> {
        let kapot = |plaats: usize, wat: &str| WordFout::nieuw(format!("{naam}, byte {plaats}: {wat}; {OPNIEUW}"));
        let mut lezer = NsReader::from_str(self.tekst);
        let mut open: Vec<usize> = Vec::new();
        let mut wortels = 0usize;
        loop {
            let begin = positie(lezer.buffer_position());
            let gebeurtenis = lezer.read_event().map_err(|fout| {
                kapot(self.voor + positie(lezer.error_position()), &format!("geen geldige XML ({fout})"))
            })?;
            let einde = positie(lezer.buffer_position());
            match gebeurtenis {
                Event::Start(ref tag) | Event::Empty(ref tag) => {
                    let leeg = matches!(gebeurtenis, Event::Empty(_));
                    let ouder = open.last().copied();
                    if ouder.is_none() {
                        wortels += 1;
                    }
                    if wortels > 1 {
                        return Err(kapot(self.voor + begin, "een tweede hoofdelement"));
                    }
                    if open.len() >= MAX_DIEPTE || self.knopen.len() >= MAX_ELEMENTEN {
                        return Err(WordFout::nieuw(format!(
                            "{naam}, byte {}: te diep genest of te veel elementen (hoogstens {MAX_DIEPTE} diep en {MAX_ELEMENTEN} elementen); dit is geen gewoon Word-document",
                            self.voor + begin
                        )));
                    }
                    self.controleer_attributen(tag).map_err(|wat| kapot(self.voor + begin, &wat))?;
                    let ruimte = match lezer.resolver().resolve_element(tag.name()).0 {
                        ResolveResult::Bound(ns) => Ruimte::van(ns.into_inner()),
                        ResolveResult::Unbound => Ruimte::Overig,
                        ResolveResult::Unknown(voorvoegsel) => {
                            return Err(kapot(
                                self.voor + begin,
                                &format!("het voorvoegsel \"{voorvoegsel}\" is niet verklaard"),
                            ));
                        }
                    };
                    let volledig = tag.name().into_inner().len();
                    let lokaal = tag.local_name().into_inner().len();
                    let naam_einde = begin + 1 + volledig;
                    let index = self.knopen.len();
                    self.knopen.push(Knoop {
                        ruimte,
                        ouder,
                        na: index + 1,
                        begin: self.voor + begin,
                        inhoud_begin: self.voor + einde,
                        inhoud_einde: self.voor + einde,
                        einde: self.voor + einde,
                        naam: naam_einde.saturating_sub(lokaal)..naam_einde,
                    });
                    if !leeg {
                        open.push(index);
                    }
                }
                Event::End(_) => {
                    let na = self.knopen.len();
                    if let Some(knoop) = open.pop().and_then(|index| self.knopen.get_mut(index)) {
                        knoop.inhoud_einde = self.voor + begin;
                        knoop.einde = self.voor + einde;
                        knoop.na = na;
                    }
                }
                Event::DocType(_) => {
                    return Err(WordFout::nieuw(format!(
                        "{naam}: een DOCTYPE of entiteit hoort niet in een Word-document en kan kwaadwillend zijn; geweigerd"
                    )));
                }
                Event::GeneralRef(ref verwijzing) => {
                    let woord: &str = verwijzing;
                    if open.is_empty() || entiteit(woord).is_none() {
                        return Err(kapot(self.voor + begin, &format!("de entiteit &{};", kort(woord))));
                    }
                }
                Event::Text(ref woorden) if open.is_empty() && !woorden.trim().is_empty() => {
                    return Err(kapot(self.voor + begin, "tekst buiten het hoofdelement"));
                }
                Event::CData(_) if open.is_empty() => {
                    return Err(kapot(self.voor + begin, "tekst buiten het hoofdelement"));
                }
                Event::Decl(ref verklaring) => {
                    if let Some(Ok(soort)) = verklaring.encoding()
                        && !soort.eq_ignore_ascii_case("utf-8")
                        && !soort.eq_ignore_ascii_case("us-ascii")
                    {
                        return Err(kapot(0, &format!("de tekenset \"{}\"; verwacht UTF-8", kort(&soort))));
                    }
                }
                Event::Eof => break,
                Event::Text(_) | Event::CData(_) | Event::Comment(_) | Event::PI(_) => {}
            }
        }
        if !open.is_empty() || wortels == 0 {
            return Err(kapot(self.voor + self.tekst.len(), "het deel houdt halverwege op of is leeg"));
        }
        Ok(())
    }

    fn controleer_attributen(&mut self, tag: &BytesStart<'_>) -> Result<(), String> {
        // Eerst tellen: het nazien op dubbele namen kost kwadratisch veel.
        if tag.attributes().with_checks(false).take(MAX_ATTRIBUTEN + 1).count() > MAX_ATTRIBUTEN {
            return Err(format!("meer dan {MAX_ATTRIBUTEN} attributen aan één element"));
        }
        for attribuut in tag.attributes() {
            let attribuut = attribuut.map_err(|fout| format!("geen geldige XML ({fout})"))?;
            let sleutel = attribuut.key.into_inner();
            if attribuut.value.contains('<') {
                return Err("geen geldige XML (een < in een attribuut)".to_owned());
            }
            if let Some(voorvoegsel) = sleutel.strip_prefix("xmlns:") {
                let ruimte = Ruimte::van(&attribuut.value);
                if ruimte == Ruimte::Overig {
                    continue;
                }
                if self.voorvoegsels.len() >= MAX_ATTRIBUTEN {
                    return Err("te veel verschillende voorvoegsels".to_owned());
                }
                if !self.voorvoegsels.iter().any(|(naam, r)| naam == voorvoegsel && *r == ruimte) {
                    self.voorvoegsels.push((voorvoegsel.to_owned(), ruimte));
                }
            }
        }
        Ok(())
    }

    /// Het hoofdelement.
    pub(crate) fn wortel(&self) -> Option<&Knoop> {
        self.knopen.first()
    }

    pub(crate) fn knoop(&self, index: usize) -> Option<&Knoop> {
        self.knopen.get(index)
    }

    pub(crate) fn aantal(&self) -> usize {
        self.knopen.len()
    }

    /// De lokale naam, zonder voorvoegsel.
    pub(crate) fn naam(&self, index: usize) -> &'a str {
        self.knopen.get(index).and_then(|knoop| self.tekst.get(knoop.naam.clone())).unwrap_or("")
    }

    /// De naam zoals hij er staat, met voorvoegsel: `w:t`.
    pub(crate) fn volledige_naam(&self, index: usize) -> &'a str {
        let Some(knoop) = self.knopen.get(index) else { return "" };
        self.tekst.get(knoop.begin - self.voor + 1..knoop.naam.end).unwrap_or("")
    }

    pub(crate) fn is(&self, index: usize, ruimte: Ruimte, naam: &str) -> bool {
        self.knopen.get(index).is_some_and(|knoop| knoop.ruimte == ruimte) && self.naam(index) == naam
    }

    pub(crate) fn is_w(&self, index: usize, naam: &str) -> bool {
        self.is(index, Ruimte::W, naam)
    }

    /// De kinderen, in volgorde.
    pub(crate) fn kinderen(&self, index: usize) -> Kinderen<'_, 'a> {
        let tot = self.knopen.get(index).map_or(0, |knoop| knoop.na);
        Kinderen { boom: self, volgende: index + 1, tot }
    }

    /// Het eerste kind met deze naam in WordprocessingML.
    pub(crate) fn kind_w(&self, index: usize, naam: &str) -> Option<usize> {
        self.kinderen(index).find(|kind| self.is_w(*kind, naam))
    }

    /// Alle afstammelingen, in volgorde.
    pub(crate) fn nakomelingen(&self, index: usize) -> Range<usize> {
        index + 1..self.knopen.get(index).map_or(0, |knoop| knoop.na)
    }

    /// De ouders, van dichtbij naar ver.
    pub(crate) fn ouders(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.knoop(index).and_then(|knoop| knoop.ouder), |ouder| {
            self.knoop(*ouder).and_then(|knoop| knoop.ouder)
        })
    }

    /// Een stuk van de oorspronkelijke tekst.
    pub(crate) fn stuk(&self, bereik: Range<usize>) -> &'a str {
        self.tekst.get(bereik.start.saturating_sub(self.voor)..bereik.end.saturating_sub(self.voor)).unwrap_or("")
    }

    fn begintag(&self, index: usize) -> Option<(BytesStart<'a>, &Knoop)> {
        let knoop = self.knopen.get(index)?;
        let tag = self.stuk(knoop.begin..knoop.inhoud_begin).strip_prefix('<')?.strip_suffix('>')?;
        let inhoud = tag.strip_suffix('/').unwrap_or(tag);
        let naam = inhoud.find([' ', '\t', '\r', '\n']).unwrap_or(inhoud.len());
        Some((BytesStart::from_content(inhoud, naam), knoop))
    }

    fn zoek_attribuut(&self, index: usize, ruimte: Option<Ruimte>, naam: &str) -> Option<(Cow<'a, str>, Range<usize>)> {
        let (begin, knoop) = self.begintag(index)?;
        for attribuut in begin.attributes().with_checks(false).flatten() {
            let sleutel = attribuut.key.into_inner();
            let past = match (ruimte, sleutel.split_once(':')) {
                (None, None) => sleutel == naam,
                (Some(ruimte), Some((voorvoegsel, lokaal))) => {
                    lokaal == naam && self.voorvoegsels.iter().any(|(v, r)| v == voorvoegsel && *r == ruimte)
                }
                _ => false,
            };
            if past {
                let ruw = attribuut.value.as_ref();
                let start = (ruw.as_ptr() as usize).checked_sub(begin.as_ptr() as usize)?;
                let bereik = knoop.begin + 1 + start..knoop.begin + 1 + start + ruw.len();
                let waarde = self.stuk(bereik.clone());
                return Some((ontsnap(waarde), bereik));
            }
        }
        None
    }

    /// De waarde van een attribuut met namespace.
    pub(crate) fn attribuut(&self, index: usize, ruimte: Ruimte, naam: &str) -> Option<Cow<'a, str>> {
        self.zoek_attribuut(index, Some(ruimte), naam).map(|(waarde, _)| waarde)
    }

    /// De waarde van een attribuut zonder namespace.
    pub(crate) fn kaal(&self, index: usize, naam: &str) -> Option<Cow<'a, str>> {
        self.zoek_attribuut(index, None, naam).map(|(waarde, _)| waarde)
    }

    /// De waarde van een attribuut op zijn volledige naam, zoals `xmlns:w`.
    pub(crate) fn kaal_volledig(&self, index: usize, naam: &str) -> Option<Cow<'a, str>> {
        let (begin, _) = self.begintag(index)?;
        let waarde = begin.attributes().with_checks(false).flatten().find(|a| a.key.into_inner() == naam)?.value;
        Some(Cow::Owned(ontsnap(&waarde).into_owned()))
    }

    /// `w:val`.
    pub(crate) fn val(&self, index: usize) -> Option<Cow<'a, str>> {
        self.attribuut(index, Ruimte::W, "val")
    }

    /// Waar de waarde van `w:val` staat.
    pub(crate) fn plaats_van_val(&self, index: usize) -> Option<Range<usize>> {
        self.zoek_attribuut(index, Some(Ruimte::W), "val").map(|(_, bereik)| bereik)
    }
}

const OPNIEUW: &str = "het document is beschadigd. Open het in Word, laat het herstellen en sla het opnieuw op";

/// De kinderen van een knoop.
pub(crate) struct Kinderen<'b, 'a> {
    boom: &'b Boom<'a>,
    volgende: usize,
    tot: usize,
}

impl Iterator for Kinderen<'_, '_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.volgende >= self.tot {
            return None;
        }
        let dit = self.volgende;
        self.volgende = self.boom.knopen.get(dit)?.na;
        Some(dit)
    }
}

fn positie(plaats: u64) -> usize {
    usize::try_from(plaats).unwrap_or(usize::MAX)
}

fn kort(tekst: &str) -> String {
    tekst.chars().take(40).collect()
}

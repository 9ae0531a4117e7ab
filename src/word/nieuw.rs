//! Een leeg document van ons zelf: A4, Nederlands, met toegankelijke stijlen, kop- en voettekst.
//!
//! Zonder klok: de datum staat er alleen in als de aanroeper haar geeft.

use crate::inhoud::Nadruk;
use crate::schrijf::invoegen::{Wortel, als_tekst, kapot};
use crate::schrijf::xml::Xml;
use crate::schrijf::{Alinea, Opmaak, stuk_xml, veld};
use crate::stijlen::{HOOFD, Stijl, Stijlen, VLAK};
use crate::{Pakket, WordFout};

/// De breedte voor tekst op een bladzijde van [`document`], in twips: A4 met marges van 2,5 cm.
pub const TEKSTBREEDTE: u32 = 11_906 - 2 * MARGE;
const MARGE: u32 = 1_417;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const KOP: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
"#;

/// Wat een nieuw document over zichzelf zegt.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gegevens<'a> {
    /// De titel: boven het document en in de eigenschappen.
    pub titel: &'a str,
    /// Het onderwerp, in de koptekst en de eigenschappen; leeg is geen koptekst.
    pub onderwerp: &'a str,
    /// De tekst links in de voettekst, naast de bladzijde.
    pub voettekst: &'a str,
    /// Wanneer het gemaakt is, als `2026-03-01T00:00:00Z`; niets is geen datum.
    pub datum: Option<&'a str>,
    /// De kleuren; niets is die van het programma.
    pub kleuren: Option<&'a Kleuren>,
}

/// De kleuren van een document, elk als zes tekens (`1F3A5F`). Wie ze kiest, zorgt dat zij te lezen zijn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kleuren {
    /// Van koppen, bijschriften en lijnen, op wit.
    pub hoofd: String,
    /// Onder de kopregel van een tabel, met donkere tekst.
    pub vlak: String,
}

/// Maakt een document met alleen een titel.
///
/// # Errors
/// Als een van onze eigen delen niet te lezen is.
pub fn document(gegevens: &Gegevens<'_>) -> Result<Pakket, WordFout> {
    let mut pakket = Pakket::leeg();
    for (naam, bytes) in delen(gegevens)? {
        pakket.zet(naam, bytes);
    }
    Ok(pakket)
}

/// Zet blokken ([`crate::Schrijver::blokken`]) achter in een document, voor de eigenschappen van de laatste sectie.
///
/// # Errors
/// Als het document beschadigd is.
pub fn achteraan(pakket: &mut Pakket, blokken: &[u8]) -> Result<(), WordFout> {
    let deel = pakket.hoofddeel().to_owned();
    let bytes = pakket.deel(&deel).ok_or_else(|| kapot(&deel, &"dit deel ontbreekt"))?;
    let wortel = Wortel::lees(&deel, bytes)?;
    let plaats = wortel.achter_in_body().ok_or_else(|| kapot(&deel, &"w:body ontbreekt"))?;
    let nieuw = wortel.voeg_in(vec![(plaats, blokken.to_vec())])?;
    pakket.zet(&deel, nieuw);
    Ok(())
}

fn delen(gegevens: &Gegevens<'_>) -> Result<Vec<(&'static str, Vec<u8>)>, WordFout> {
    let mut stijlen = Stijlen::lees("word/styles.xml", include_bytes!("nieuw/stijlen.xml"))?;
    Stijl::ALLE.iter().for_each(|stijl| drop(stijlen.id(*stijl)));
    let [titel, kop, voet] = [Stijl::Titel, Stijl::Koptekst, Stijl::Voettekst].map(|s| stijlen.id(s));
    Ok(vec![
        ("[Content_Types].xml", include_bytes!("nieuw/soorten.xml").to_vec()),
        ("_rels/.rels", include_bytes!("nieuw/relaties.xml").to_vec()),
        ("docProps/app.xml", include_bytes!("nieuw/app.xml").to_vec()),
        ("docProps/core.xml", eigenschappen(gegevens)),
        ("word/document.xml", hoofdtekst(gegevens, &titel)),
        ("word/_rels/document.xml.rels", include_bytes!("nieuw/documentrelaties.xml").to_vec()),
        ("word/styles.xml", ingekleurd(stijlen.aangevuld(include_bytes!("nieuw/stijlen.xml"))?, gegevens.kleuren)?),
        ("word/settings.xml", include_bytes!("nieuw/instellingen.xml").to_vec()),
        ("word/fontTable.xml", include_bytes!("nieuw/lettertypen.xml").to_vec()),
        ("word/theme/theme1.xml", include_bytes!("nieuw/thema.xml").to_vec()),
        ("word/header1.xml", koptekst(gegevens, &kop)),
        ("word/footer1.xml", voettekst(gegevens, &voet)),
    ])
}

/// De stijlen in andere kleuren.
fn ingekleurd(stijlen: Vec<u8>, kleuren: Option<&Kleuren>) -> Result<Vec<u8>, WordFout> {
    let Some(kleuren) = kleuren else { return Ok(stijlen) };
    let tekst = als_tekst("word/styles.xml", &stijlen)?;
    let in_kleur = |tekst: &str, van: &str, naar: &str| tekst.replace(&format!("\"{van}\""), &format!("\"{naar}\""));
    Ok(in_kleur(&in_kleur(tekst, HOOFD, &kleuren.hoofd), VLAK, &kleuren.vlak).into_bytes())
}

fn eigenschappen(gegevens: &Gegevens<'_>) -> Vec<u8> {
    let mut xml = begin();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.met_tekst("dc:title", &[], gegevens.titel);
    xml.met_tekst("dc:subject", &[], gegevens.onderwerp);
    xml.met_tekst("dc:creator", &[], "Normwijzer");
    xml.met_tekst("dc:language", &[], "nl-NL");
    if let Some(datum) = gegevens.datum {
        for naam in ["dcterms:created", "dcterms:modified"] {
            xml.met_tekst(naam, &[("xsi:type", "dcterms:W3CDTF")], datum);
        }
    }
    xml.sluit("cp:coreProperties");
    xml.klaar()
}

fn hoofdtekst(gegevens: &Gegevens<'_>, titelstijl: &str) -> Vec<u8> {
    let mut xml = begin();
    xml.open("w:document", &[("xmlns:w", W), ("xmlns:r", R)]);
    xml.open("w:body", &[]);
    alinea(&mut xml, titelstijl, gegevens.titel);
    xml.sluit("w:p");
    xml.open("w:sectPr", &[]);
    xml.leeg("w:headerReference", &[("w:type", "default"), ("r:id", "rId4")]);
    xml.leeg("w:footerReference", &[("w:type", "default"), ("r:id", "rId5")]);
    xml.leeg("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
    let marge = MARGE.to_string();
    xml.leeg(
        "w:pgMar",
        &[
            ("w:top", &marge),
            ("w:right", &marge),
            ("w:bottom", &marge),
            ("w:left", &marge),
            ("w:header", "709"),
            ("w:footer", "709"),
            ("w:gutter", "0"),
        ],
    );
    xml.sluit("w:sectPr");
    xml.sluit("w:body");
    xml.sluit("w:document");
    xml.klaar()
}

fn koptekst(gegevens: &Gegevens<'_>, stijl: &str) -> Vec<u8> {
    let mut xml = begin();
    xml.open("w:hdr", &[("xmlns:w", W)]);
    alinea(&mut xml, stijl, gegevens.onderwerp);
    xml.sluit("w:p");
    xml.sluit("w:hdr");
    xml.klaar()
}

/// De tekst links, "Pagina X van Y" rechts.
fn voettekst(gegevens: &Gegevens<'_>, stijl: &str) -> Vec<u8> {
    let mut xml = begin();
    xml.open("w:ftr", &[("xmlns:w", W)]);
    alinea(&mut xml, stijl, gegevens.voettekst);
    tekst(&mut xml, "\tPagina ");
    veld(&mut xml, " PAGE ", "1");
    tekst(&mut xml, " van ");
    veld(&mut xml, " NUMPAGES ", "1");
    xml.sluit("w:p");
    xml.sluit("w:ftr");
    xml.klaar()
}

fn begin() -> Xml {
    let mut xml = Xml::nieuw();
    xml.rauw(KOP);
    xml
}

fn alinea(xml: &mut Xml, stijl: &str, inhoud: &str) {
    Alinea { stijl: Some(stijl), ..Alinea::default() }.open(xml);
    tekst(xml, inhoud);
}

fn tekst(xml: &mut Xml, inhoud: &str) {
    stuk_xml(xml, inhoud, Nadruk::Gewoon, &Opmaak::default(), "");
}

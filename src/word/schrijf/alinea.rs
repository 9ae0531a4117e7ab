//! Alinea's en de stukken tekst daarin.

use super::opmaak::Opmaak;
use super::xml::{Xml, schoon};
use crate::inhoud::{Nadruk, Regel, Stuk};

/// De eigenschappen van een alinea.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Alinea<'a> {
    /// De sleutel van de stijl.
    pub(crate) stijl: Option<&'a str>,
    /// Blijft bij de volgende alinea.
    pub(crate) bij_volgende: bool,
    /// Begint op een nieuwe bladzijde.
    pub(crate) nieuwe_pagina: bool,
    /// Een punt van deze lijst.
    pub(crate) lijst: Option<u32>,
    /// Springt in, met het eerste teken ervoor, in twips.
    pub(crate) hangend: Option<u32>,
    /// Lijnt rechts uit.
    pub(crate) rechts: bool,
    /// Met wit ervoor: een bijschrift onder een tabel die er al stond, kleeft daar niet aan.
    pub(crate) wit_ervoor: bool,
    /// Zonder wit ervoor en erna: een alinea die er alleen staat omdat Word haar eist.
    pub(crate) plat: bool,
}

impl Alinea<'_> {
    /// Opent de alinea met haar eigenschappen, in de volgorde van het schema.
    pub(crate) fn open(&self, xml: &mut Xml) {
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        if let Some(stijl) = self.stijl {
            xml.leeg("w:pStyle", &[("w:val", stijl)]);
        }
        if self.bij_volgende {
            xml.leeg("w:keepNext", &[]);
        }
        if self.nieuwe_pagina {
            xml.leeg("w:pageBreakBefore", &[]);
        }
        if let Some(lijst) = self.lijst {
            xml.open("w:numPr", &[]);
            xml.leeg("w:ilvl", &[("w:val", "0")]);
            xml.leeg("w:numId", &[("w:val", &lijst.to_string())]);
            xml.sluit("w:numPr");
        }
        if self.wit_ervoor {
            xml.leeg("w:spacing", &[("w:before", "160")]);
        }
        if self.plat {
            xml.leeg("w:spacing", &[("w:before", "0"), ("w:after", "0"), ("w:line", "120"), ("w:lineRule", "exact")]);
        }
        if let Some(inspringing) = self.hangend {
            let inspringing = inspringing.to_string();
            xml.leeg("w:ind", &[("w:left", &inspringing), ("w:hanging", &inspringing)]);
        }
        if self.rechts {
            xml.leeg("w:jc", &[("w:val", "right")]);
        }
        xml.sluit("w:pPr");
    }
}

/// Schrijft een regel als stukken (`w:r`).
pub(crate) fn regel(xml: &mut Xml, regel: &Regel, opmaak: &Opmaak, codestijl: &str) {
    for stuk in regel {
        self::stuk(xml, &stuk.tekst, stuk.nadruk, opmaak, codestijl);
    }
}

/// Schrijft één stuk; een regeleinde wordt een regeleinde van Word, een tab een tab.
pub(crate) fn stuk(xml: &mut Xml, tekst: &str, nadruk: Nadruk, opmaak: &Opmaak, codestijl: &str) {
    let tekst = schoon(tekst).replace("\r\n", "\n").replace('\r', "\n");
    if tekst.is_empty() {
        return;
    }
    xml.open("w:r", &[]);
    opmaak.schrijf(xml, nadruk, codestijl);
    for (nummer, deel) in tekst.split('\n').enumerate() {
        if nummer > 0 {
            xml.leeg("w:br", &[]);
        }
        for (nummer, deel) in deel.split('\t').enumerate() {
            if nummer > 0 {
                xml.leeg("w:tab", &[]);
            }
            if !deel.is_empty() {
                xml.met_tekst("w:t", &[("xml:space", "preserve")], deel);
            }
        }
    }
    xml.sluit("w:r");
}

/// Een veld met een uitkomst die er al staat; Word werkt het bij als de gebruiker dat vraagt (F9).
pub(crate) fn veld(xml: &mut Xml, opdracht: &str, uitkomst: &str) {
    let gewoon = Opmaak::default();
    veldteken(xml, "begin");
    veldopdracht(xml, opdracht);
    veldteken(xml, "separate");
    stuk(xml, uitkomst, Nadruk::Gewoon, &gewoon, "");
    veldteken(xml, "end");
}

/// Het begin, het midden of het einde van een veld.
pub(crate) fn veldteken(xml: &mut Xml, soort: &str) {
    xml.open("w:r", &[]);
    Opmaak::default().schrijf(xml, Nadruk::Gewoon, "");
    xml.leeg("w:fldChar", &[("w:fldCharType", soort)]);
    xml.sluit("w:r");
}

/// Wat een veld doet.
pub(crate) fn veldopdracht(xml: &mut Xml, opdracht: &str) {
    xml.open("w:r", &[]);
    Opmaak::default().schrijf(xml, Nadruk::Gewoon, "");
    xml.met_tekst("w:instrText", &[("xml:space", "preserve")], opdracht);
    xml.sluit("w:r");
}

/// De tekst van een regel, zonder nadruk.
pub(crate) fn plat(regel: &[Stuk]) -> String {
    regel.iter().map(|s| s.tekst.as_str()).collect()
}

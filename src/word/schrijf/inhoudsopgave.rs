//! De inhoudsopgave: een veld met alvast de koppen erin, zonder bladzijden, want die weet alleen Word.
//!
//! Word vraagt niets bij het openen; wie bladzijden wil, werkt het veld bij (F9).

use super::Schrijver;
use super::alinea::{Alinea, plat, stuk, veldopdracht, veldteken};
use super::opmaak::Opmaak;
use super::xml::Xml;
use crate::besturing_tag::merk;
use crate::inhoud::{Inhoud, Nadruk};
use crate::stijlen::Stijl;

/// Tot en met dit niveau staat een kop in de inhoudsopgave.
const DIEPST: u8 = 2;

/// De koppen van een stuk document, elk met haar bladwijzer.
#[derive(Debug, Default)]
pub(super) struct Koppen {
    koppen: Vec<(u8, String, String)>,
    /// Zoveel ervan staan in deze blokken; de andere komen later.
    eigen: usize,
    volgende: usize,
}

impl Koppen {
    /// De koppen, als er een inhoudsopgave bij hoort.
    pub(super) fn van(blokken: &[Inhoud], schrijver: &mut Schrijver) -> Self {
        let mut koppen = Self::default();
        let later = blokken.iter().find_map(|b| match b {
            Inhoud::Inhoudsopgave { later } => Some(later),
            _ => None,
        });
        let Some(later) = later else { return koppen };
        for blok in blokken {
            if let Inhoud::Kop { niveau: niveau @ 1..=DIEPST, tekst } = blok {
                let naam = schrijver.stand.naam(|nummer| format!("_Toc{nummer:09}"));
                koppen.koppen.push((*niveau, plat(tekst), naam));
            }
        }
        koppen.eigen = koppen.koppen.len();
        for (sleutel, niveaus) in later {
            // Zo noemt de schrijver de koppen van dat stuk als het op zijn plaats komt.
            let namen = (1_u32..).map(|nummer| format!("{}k{nummer}", merk(sleutel)));
            let van_stuk = niveaus.iter().zip(namen).filter(|((niveau, _), _)| *niveau <= DIEPST);
            koppen.koppen.extend(van_stuk.map(|((niveau, tekst), naam)| (*niveau, tekst.clone(), naam)));
        }
        koppen
    }

    /// De bladwijzer van de volgende kop.
    pub(super) fn neem(&mut self, niveau: u8) -> Option<String> {
        if niveau > DIEPST {
            return None;
        }
        let kop = self.koppen.get(..self.eigen)?.get(self.volgende)?;
        self.volgende += 1;
        Some(kop.2.clone())
    }
}

impl Schrijver {
    pub(super) fn inhoudsopgave(&mut self, xml: &mut Xml, koppen: &Koppen) {
        let kopstijl = self.stijlen.id(Stijl::InhoudKop);
        let kop = Alinea {
            stijl: Some(&kopstijl),
            bij_volgende: true,
            nieuwe_pagina: self.neem_pagina(),
            ..Alinea::default()
        };
        let gewoon = Opmaak::default();
        kop.open(xml);
        stuk(xml, "Inhoud", Nadruk::Gewoon, &gewoon, "");
        xml.sluit("w:p");
        let leeg = [(1, "Werk dit veld bij (F9) voor de inhoudsopgave.".to_owned(), String::new())];
        let regels = if koppen.koppen.is_empty() { leeg.as_slice() } else { &koppen.koppen };
        for (nummer, (niveau, tekst, bladwijzer)) in regels.iter().enumerate() {
            let stijl = self.stijlen.id(Stijl::Inhoud(*niveau));
            Alinea { stijl: Some(&stijl), ..Alinea::default() }.open(xml);
            if nummer == 0 {
                veldteken(xml, "begin");
                veldopdracht(xml, " TOC \\o \"1-2\" \\h \\z \\u ");
                veldteken(xml, "separate");
            }
            if bladwijzer.is_empty() {
                stuk(xml, tekst, Nadruk::Gewoon, &gewoon, "");
            } else {
                xml.open("w:hyperlink", &[("w:anchor", bladwijzer), ("w:history", "1")]);
                stuk(xml, tekst, Nadruk::Gewoon, &gewoon, "");
                xml.sluit("w:hyperlink");
            }
            if nummer + 1 == regels.len() {
                veldteken(xml, "end");
            }
            xml.sluit("w:p");
        }
    }
}

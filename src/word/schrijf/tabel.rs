//! Een tabel die een schermlezer begrijpt: kopregel, kopkolom, omschrijving, vaste breedten.

use super::Schrijver;
use super::alinea::{self, Alinea, plat};
use super::breedte;
use super::opmaak::Opmaak;
use super::xml::Xml;
use crate::inhoud::{Nadruk, Regel, Stuk, Tabel};
use crate::stijlen::Stijl;

/// Een tabel met zoveel rijen blijft op één bladzijde, als zij daarop past.
const HEEL: usize = 8;
/// Zoveel rijen blijven bij de kopregel.
const SAMEN: usize = 2;

/// Wat voor rij het is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rij {
    Kop,
    Gewoon,
    Totaal,
}

/// Wat voor alle cellen van een tabel gelijk is.
struct Vorm {
    kolommen: Vec<u32>,
    stijl: String,
    codestijl: String,
    opmaak: Opmaak,
}

impl Schrijver {
    pub(super) fn tabel(&mut self, xml: &mut Xml, tabel: &Tabel, breedte: u32) {
        if !tabel.bijschrift.is_empty() {
            self.bijschrift(xml, "Tabel", &tabel.bijschrift, true);
        }
        let eigen_grootte = self.opmaak.halve_punten.unwrap_or_else(|| self.stijlen.halve_punten());
        let breedten = breedte::verdeel(tabel, breedte, eigen_grootte);
        let kleiner = breedten.halve_punten < eigen_grootte;
        let vorm = Vorm {
            stijl: self.stijlen.id(Stijl::Tabeltekst),
            codestijl: self.codestijl(tabel.rijen.iter().flatten()),
            opmaak: if kleiner { self.opmaak.in_grootte(breedten.halve_punten) } else { self.opmaak.clone() },
            kolommen: breedten.kolommen,
        };
        xml.open("w:tbl", &[]);
        self.eigenschappen(xml, tabel, &vorm);
        let koppen: Vec<Regel> = tabel.kolommen.iter().map(|k| gewoon(&k.kop)).collect();
        vorm.rij(xml, tabel, &koppen, Rij::Kop, true);
        for (nummer, cellen) in tabel.rijen.iter().enumerate() {
            let laatste = nummer + 1 == tabel.rijen.len();
            let soort = if laatste && tabel.met_totaal { Rij::Totaal } else { Rij::Gewoon };
            // Een korte tabel blijft heel; van een lange komen het begin en het totaal niet alleen op een bladzijde.
            let over = tabel.rijen.len().saturating_sub(nummer + 1);
            let bij_volgende =
                over > 0 && (tabel.rijen.len() <= HEEL || nummer < SAMEN || (tabel.met_totaal && over == 1));
            vorm.rij(xml, tabel, cellen, soort, bij_volgende);
        }
        xml.sluit("w:tbl");
    }

    fn eigenschappen(&mut self, xml: &mut Xml, tabel: &Tabel, vorm: &Vorm) {
        let som: u32 = vorm.kolommen.iter().sum();
        let (laatste, look) = if tabel.met_totaal { ("1", "04E0") } else { ("0", "04A0") };
        xml.open("w:tblPr", &[]);
        xml.leeg("w:tblStyle", &[("w:val", &self.stijlen.id(Stijl::Tabel))]);
        xml.leeg("w:tblW", &[("w:w", &som.to_string()), ("w:type", "dxa")]);
        xml.leeg("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
        xml.leeg("w:tblLayout", &[("w:type", "fixed")]);
        xml.leeg(
            "w:tblLook",
            &[
                ("w:val", look),
                ("w:firstRow", "1"),
                ("w:lastRow", laatste),
                ("w:firstColumn", "1"),
                ("w:lastColumn", "0"),
                ("w:noHBand", "0"),
                ("w:noVBand", "1"),
            ],
        );
        let titel = plat(&tabel.bijschrift);
        if !titel.is_empty() {
            xml.leeg("w:tblCaption", &[("w:val", &titel)]);
        }
        xml.leeg("w:tblDescription", &[("w:val", &omschrijving(tabel))]);
        xml.sluit("w:tblPr");
        xml.open("w:tblGrid", &[]);
        for breedte in &vorm.kolommen {
            xml.leeg("w:gridCol", &[("w:w", &breedte.to_string())]);
        }
        xml.sluit("w:tblGrid");
    }
}

impl Vorm {
    fn rij(&self, xml: &mut Xml, tabel: &Tabel, cellen: &[Regel], soort: Rij, bij_volgende: bool) {
        let leeg = Regel::new();
        xml.open("w:tr", &[]);
        xml.open("w:trPr", &[]);
        xml.leeg("w:cantSplit", &[]);
        if soort == Rij::Kop {
            xml.leeg("w:tblHeader", &[]);
        }
        xml.sluit("w:trPr");
        for (nummer, (kolom, breedte)) in tabel.kolommen.iter().zip(&self.kolommen).enumerate() {
            let regel = cellen.get(nummer).unwrap_or(&leeg);
            xml.open("w:tc", &[]);
            xml.open("w:tcPr", &[]);
            xml.leeg("w:tcW", &[("w:w", &breedte.to_string()), ("w:type", "dxa")]);
            if soort == Rij::Kop {
                xml.leeg("w:vAlign", &[("w:val", "bottom")]);
            }
            xml.sluit("w:tcPr");
            let alinea = Alinea { stijl: Some(&self.stijl), bij_volgende, rechts: kolom.rechts, ..Alinea::default() };
            alinea.open(xml);
            // Vet komt van de tabelstijl: kopregel, eerste kolom en totaal.
            alinea::regel(xml, regel, &self.opmaak, &self.codestijl);
            xml.sluit("w:p");
            xml.sluit("w:tc");
        }
        xml.sluit("w:tr");
    }
}

fn gewoon(tekst: &str) -> Regel {
    vec![Stuk { tekst: tekst.to_owned(), nadruk: Nadruk::Gewoon }]
}

/// Wat een schermlezer over de tabel zegt voordat hij haar voorleest.
fn omschrijving(tabel: &Tabel) -> String {
    let koppen: Vec<&str> = tabel.kolommen.iter().map(|k| k.kop.as_str()).collect();
    let rijen = match tabel.rijen.len() {
        1 => "1 rij".to_owned(),
        n => format!("{n} rijen"),
    };
    let totaal = if tabel.met_totaal { "; de laatste rij is het totaal" } else { "" };
    let tekst = format!("Kolommen: {}. Onder de kop {rijen}{totaal}.", koppen.join(", "));
    if tekst.chars().count() <= 350 {
        return tekst;
    }
    format!("{} kolommen. Onder de kop {rijen}{totaal}.", koppen.len())
}

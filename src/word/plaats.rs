//! Waar iets in een document staat, zoals een mens het terugvindt: "koptekst, alinea 2", "hoofdtekst, tabel 3, rij 2".

use crate::xml::{Boom, Ruimte};

/// De alinea's en tabellen van een deel die een mens telt: niet die in een tabel of een tekstvak staan.
pub(crate) struct Plaatsen<'b, 'a> {
    boom: &'b Boom<'a>,
    naam: String,
    alineas: Vec<usize>,
    tabellen: Vec<usize>,
}

impl<'b, 'a> Plaatsen<'b, 'a> {
    pub(crate) fn van(boom: &'b Boom<'a>, deel: &str) -> Self {
        let mut plaatsen = Self { boom, naam: naam_van_deel(boom, deel), alineas: Vec::new(), tabellen: Vec::new() };
        let mut index = 0;
        while let Some(knoop) = boom.knoop(index) {
            let lijst = match (knoop.ruimte, boom.naam(index)) {
                (Ruimte::W, "p") => &mut plaatsen.alineas,
                (Ruimte::W, "tbl") => &mut plaatsen.tabellen,
                _ => {
                    index += 1;
                    continue;
                }
            };
            lijst.push(index);
            index = knoop.na;
        }
        plaatsen
    }

    /// De plaats van een knoop.
    pub(crate) fn geef(&self, index: usize) -> String {
        let boom = self.boom;
        let mut keten: Vec<usize> = boom.ouders(index).collect();
        keten.insert(0, index);
        let vak = keten.iter().rposition(|knoop| boom.is_w(*knoop, "txbxContent"));
        match vak {
            // Een tekstvak wordt genoemd naar de alinea waaraan het hangt; daarin tellen is voor niemand te volgen.
            Some(vak) => format!("tekstvak in {}{}", self.naam, self.stappen(keten.get(vak + 1..).unwrap_or_default())),
            None => format!("{}{}", self.naam, self.stappen(&keten)),
        }
    }

    fn stappen(&self, keten: &[usize]) -> String {
        let boom = self.boom;
        let Some(tabel) = keten.iter().copied().rfind(|knoop| boom.is_w(*knoop, "tbl")) else {
            // Iets om een alinea heen wordt genoemd naar de eerste alinea die het bevat of die erna komt.
            let eerste = keten.first().copied().unwrap_or(0);
            let in_alinea = keten.iter().copied().rfind(|knoop| boom.is_w(*knoop, "p"));
            let nummer = match in_alinea {
                Some(alinea) => self.alineas.partition_point(|ander| *ander <= alinea),
                None => self.alineas.partition_point(|ander| *ander < eerste) + 1,
            };
            return format!(", alinea {nummer}");
        };
        let mut tekst = format!(", tabel {}", self.tabellen.partition_point(|ander| *ander <= tabel));
        if let Some(rij) = self.eigen(keten, "tr", tabel) {
            tekst.push_str(&format!(", rij {}", self.hoeveelste(tabel, rij, "tr", "tbl")));
            if let Some(cel) = self.eigen(keten, "tc", tabel) {
                tekst.push_str(&format!(", kolom {}", self.hoeveelste(rij, cel, "tc", "tr")));
            }
        }
        tekst
    }

    /// De rij of cel in de keten die bij deze tabel hoort, niet bij een tabel erin.
    fn eigen(&self, keten: &[usize], naam: &str, tabel: usize) -> Option<usize> {
        let boom = self.boom;
        keten.iter().copied().rfind(|knoop| {
            boom.is_w(*knoop, naam) && boom.ouders(*knoop).find(|ouder| boom.is_w(*ouder, "tbl")) == Some(tabel)
        })
    }

    /// Het hoeveelste onder `omhulsel`, ook als er een besturingselement omheen staat.
    fn hoeveelste(&self, omhulsel: usize, doel: usize, naam: &str, grens: &str) -> usize {
        let boom = self.boom;
        boom.nakomelingen(omhulsel)
            .take_while(|knoop| *knoop <= doel)
            .filter(|knoop| {
                boom.is_w(*knoop, naam) && boom.ouders(*knoop).find(|ouder| boom.is_w(*ouder, grens)) == Some(omhulsel)
            })
            .count()
    }
}

fn naam_van_deel(boom: &Boom<'_>, deel: &str) -> String {
    let soort = match boom.knoop(0).map(|knoop| (knoop.ruimte, boom.naam(0))) {
        Some((Ruimte::W, "document")) => return "hoofdtekst".to_owned(),
        Some((Ruimte::W, "hdr")) => "koptekst",
        Some((Ruimte::W, "ftr")) => "voettekst",
        Some((Ruimte::W, "footnotes")) => return "voetnoten".to_owned(),
        Some((Ruimte::W, "endnotes")) => return "eindnoten".to_owned(),
        _ => return deel.to_owned(),
    };
    // header2.xml: een document heeft er vaak meer dan één, en Word noemt ze alleen zo.
    let nummer: String = deel.chars().filter(char::is_ascii_digit).collect();
    if nummer.is_empty() || nummer == "1" { soort.to_owned() } else { format!("{soort} {nummer}") }
}

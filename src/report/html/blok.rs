//! De blokken van een pagina als HTML: koppen met hun hoofdstuk, tabellen, figuren, mededelingen, toelichtingen.

use std::fmt::Write as _;

use super::tekst::{veilig, zin};
use crate::document::{Blok, Figuur, KaderSoort, Tabel, Uitlijning, Zin, vakje};

/// Minder rijen sorteert niemand.
const SORTEREN_VANAF: usize = 3;

/// De blokken tot nu toe, en waar wij zijn.
pub(super) struct Blokken<'f, 'a> {
    uit: String,
    tekening: &'f dyn Fn(&str) -> Option<&'a str>,
    /// De niveaus van de hoofdstukken die open staan.
    open: Vec<u8>,
    /// De kop waar wij onder staan.
    kop: String,
    koppen: usize,
    tabellen: usize,
    figuren: usize,
}

impl<'f, 'a> Blokken<'f, 'a> {
    pub(super) fn new(tekening: &'f dyn Fn(&str) -> Option<&'a str>) -> Self {
        Self { uit: String::new(), tekening, open: Vec::new(), kop: String::new(), koppen: 0, tabellen: 0, figuren: 0 }
    }

    /// Zet blokken erbij; mededelingen die op elkaar volgen staan samen.
    pub(super) fn alle(&mut self, blokken: &[Blok]) {
        let mut in_kader = false;
        for blok in blokken {
            let kader = matches!(blok, Blok::Kader { .. });
            if kader != in_kader {
                self.uit.push_str(if kader { "<div class=\"kaders\">\n" } else { "</div>\n" });
                in_kader = kader;
            }
            self.blok(blok);
        }
        if in_kader {
            self.uit.push_str("</div>\n");
        }
    }

    /// De HTML, met alle hoofdstukken gesloten.
    pub(super) fn klaar(mut self) -> String {
        self.sluit(0);
        self.uit
    }

    fn blok(&mut self, blok: &Blok) {
        match blok {
            Blok::Kop { niveau, tekst } => self.kop(*niveau, tekst),
            Blok::Alinea(tekst) => self.element("p", "", &zin(tekst)),
            Blok::Lijst { aanhef, punten } => self.lijst(aanhef, punten),
            Blok::Checklijst { aanhef, punten } => {
                let punten: Vec<Zin> =
                    punten.iter().map(|(af, punt)| Zin::from(vakje(*af)).zin(punt.clone())).collect();
                self.lijst(aanhef, &punten);
            }
            Blok::Tabel(t) => self.tabel(t),
            Blok::Figuur(f) => self.figuur(f),
            Blok::Kader { soort, tekst } => {
                let inhoud = format!("<strong>{}.</strong> {}", soort.woord(), zin(tekst));
                self.element("p", kader(*soort), &inhoud);
            }
            Blok::Citaat { tekst, bron } => {
                let inhoud = format!("<p>„{}”</p><footer>— {}</footer>", veilig(tekst), veilig(bron));
                self.element("blockquote", "", &inhoud);
            }
            Blok::Bron(tekst) => self.element("p", "bron", &format!("Bron: {}", zin(tekst))),
            Blok::Kern(zinnen) => {
                let inhoud: String = zinnen.iter().map(|z| format!("<p>{}</p>\n", zin(z))).collect();
                self.element("div", "kern", &inhoud);
            }
            Blok::Uitklap { kop, blokken } => {
                // Wie de pagina hoort, hoort bij elke toelichting waar zij over gaat.
                let _ = write!(
                    self.uit,
                    "<details>\n<summary>{}<span class=\"vh\">: {}</span></summary>\n",
                    zin(kop),
                    self.kop
                );
                self.alle(blokken);
                self.uit.push_str("</details>\n");
            }
        }
    }

    fn element(&mut self, naam: &str, klasse: &str, inhoud: &str) {
        let klasse = if klasse.is_empty() { String::new() } else { format!(" class=\"{klasse}\"") };
        let _ = writeln!(self.uit, "<{naam}{klasse}>{inhoud}</{naam}>");
    }

    /// Sluit de hoofdstukken van dit niveau en dieper.
    fn sluit(&mut self, niveau: u8) {
        while self.open.last().is_some_and(|n| *n >= niveau) {
            self.open.pop();
            self.uit.push_str("</section>\n");
        }
    }

    fn kop(&mut self, niveau: u8, tekst: &Zin) {
        self.sluit(niveau.max(1));
        // Geen niveau overslaan: wie van kop naar kop springt, mist anders iets.
        let niveau = u8::try_from(self.open.len() + 1).unwrap_or(u8::MAX).min(5);
        self.koppen += 1;
        self.kop = zin(tekst);
        let id = format!("k{}", self.koppen);
        let naam = if niveau == 1 { format!(" aria-labelledby=\"{id}\"") } else { String::new() };
        let _ = write!(
            self.uit,
            "<section class=\"n{niveau}\"{naam}>\n<h{h} id=\"{id}\">{}</h{h}>\n",
            self.kop,
            h = niveau + 1
        );
        self.open.push(niveau);
    }

    fn lijst(&mut self, aanhef: &Zin, punten: &[Zin]) {
        if !aanhef.is_leeg() {
            self.element("p", "", &zin(aanhef));
        }
        let punten: String = punten.iter().map(|p| format!("<li>{}</li>\n", zin(p))).collect();
        if !punten.is_empty() {
            self.element("ul", "", &format!("\n{punten}"));
        }
    }

    fn figuur(&mut self, f: &Figuur) {
        self.figuren += 1;
        let n = self.figuren;
        let alt = veilig(&f.alt);
        let Some(svg) = (self.tekening)(&f.pad).filter(|s| s.starts_with("<svg ")) else {
            let inhoud = format!("<p>{alt}</p>\n<figcaption>Figuur {n}. {}</figcaption>", veilig(&f.bijschrift));
            self.element("figure", "", &inhoud);
            return;
        };
        let _ = write!(
            self.uit,
            "<figure>\n<div class=\"breed\" role=\"region\" aria-label=\"Figuur {n}\" tabindex=\"0\">\n{svg}</div>\n\
             <figcaption><details><summary>Figuur {n} in woorden</summary>\n<p>{alt}</p>\n<p>{}</p>\n</details>\
             </figcaption>\n</figure>\n",
            veilig(&f.bijschrift)
        );
    }

    fn tabel(&mut self, t: &Tabel) {
        self.tabellen += 1;
        let n = self.tabellen;
        let (rijen, totaal) = match t.rijen.split_last() {
            Some((laatste, rest)) if t.met_totaal => (rest, Some(laatste)),
            _ => (t.rijen.as_slice(), None),
        };
        let spanten = spanten(rijen);
        let sorteren = rijen.len() >= SORTEREN_VANAF && spanten.iter().all(|s| *s == 1);
        let bijschrift = if t.bijschrift.is_leeg() { String::new() } else { format!(" {}", zin(&t.bijschrift)) };
        let _ = write!(
            self.uit,
            "<div class=\"breed\" role=\"region\" aria-labelledby=\"t{n}\" tabindex=\"0\">\n<table{}>\n\
             <caption id=\"t{n}\"><strong>Tabel {n}.</strong>{bijschrift}</caption>\n<thead>\n<tr>",
            if sorteren { " class=\"sorteerbaar\"" } else { "" }
        );
        for kolom in &t.kolommen {
            let klasse = if kolom.uitlijning == Uitlijning::Rechts { " class=\"r\"" } else { "" };
            let _ = write!(self.uit, "<th scope=\"col\"{klasse}>{}</th>", veilig(&kolom.kop));
        }
        self.uit.push_str("</tr>\n</thead>\n<tbody>\n");
        for (rij, spant) in rijen.iter().zip(&spanten) {
            self.rij(t, rij, *spant);
        }
        self.uit.push_str("</tbody>\n");
        if let Some(totaal) = totaal {
            self.uit.push_str("<tfoot>\n");
            self.rij(t, totaal, 1);
            self.uit.push_str("</tfoot>\n");
        }
        self.uit.push_str("</table>\n</div>\n");
    }

    /// Een rij; `spant` is over hoeveel rijen haar kop gaat, 0 als die van een rij erboven hier ook geldt.
    fn rij(&mut self, t: &Tabel, rij: &[Zin], spant: usize) {
        self.uit.push_str("<tr>");
        for (i, kolom) in t.kolommen.iter().enumerate() {
            let inhoud = rij.get(i).map(zin).unwrap_or_default();
            let klasse = if kolom.uitlijning == Uitlijning::Rechts { " class=\"r\"" } else { "" };
            let _ = match (i, spant) {
                (0, 0) => Ok(()),
                (0, 1) => write!(self.uit, "<th scope=\"row\"{klasse}>{inhoud}</th>"),
                (0, n) => write!(self.uit, "<th scope=\"rowgroup\" rowspan=\"{n}\"{klasse}>{inhoud}</th>"),
                _ => write!(self.uit, "<td{klasse}>{inhoud}</td>"),
            };
        }
        self.uit.push_str("</tr>\n");
    }
}

/// Over hoeveel rijen de kop van elke rij gaat: een rij met een lege kop hoort bij de rij erboven.
fn spanten(rijen: &[Vec<Zin>]) -> Vec<usize> {
    let mut uit = vec![1_usize; rijen.len()];
    let mut begin: Option<usize> = None;
    for (i, rij) in rijen.iter().enumerate() {
        let leeg = rij.first().is_none_or(Zin::is_leeg);
        match begin.filter(|_| leeg) {
            Some(kop) => {
                if let Some(hier) = uit.get_mut(i) {
                    *hier = 0;
                }
                if let Some(kop) = uit.get_mut(kop) {
                    *kop += 1;
                }
            }
            None => begin = Some(i),
        }
    }
    uit
}

fn kader(soort: KaderSoort) -> &'static str {
    match soort {
        KaderSoort::Fictief => "kader fictief",
        KaderSoort::Verkenning => "kader verkenning",
        KaderSoort::Reconstructie | KaderSoort::Schatting | KaderSoort::Noot => "kader",
    }
}

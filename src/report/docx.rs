//! Blokken van een [`Document`](crate::document::Document) als inhoud van een Word-document.
//!
//! Zegt alleen wat elk blok in Word wordt; hoe dat in XML staat, weet `normwijzer-word`. Weet niets van normen.

use normwijzer_word::inhoud::{self, Inhoud, Nadruk, Regel};

use crate::document::{Blok, Figuur, Stuk, Tabel, Uitlijning, Zin, vakje};

/// Een figuur zoals Word haar nodig heeft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beeld {
    /// Het beeld als PNG.
    pub png: Vec<u8>,
    /// Hetzelfde als SVG zonder tekst, voor een Word dat SVG kent.
    pub svg: Option<Vec<u8>>,
    /// Breedte en hoogte van de PNG in pixels.
    pub pixels: (u32, u32),
}

/// De blokken als inhoud; `beeld` geeft het beeld bij een figuur. Een figuur zonder beeld wordt haar bijschrift en
/// beschrijving in woorden, want een lege plaats zegt niets.
#[must_use]
pub fn inhoud(blokken: &[Blok], beeld: &dyn Fn(&Figuur) -> Option<Beeld>) -> Vec<Inhoud> {
    blokken.iter().flat_map(|b| blok(b, beeld)).collect()
}

/// Een zin als regel.
#[must_use]
pub fn regel(zin: &Zin) -> Regel {
    zin.0.iter().map(stuk).collect()
}

fn blok(blok: &Blok, beeld: &dyn Fn(&Figuur) -> Option<Beeld>) -> Vec<Inhoud> {
    match blok {
        Blok::Kop { niveau, tekst } => vec![Inhoud::Kop { niveau: *niveau, tekst: regel(tekst) }],
        Blok::Alinea(zin) => vec![Inhoud::Alinea(regel(zin))],
        Blok::Lijst { aanhef, punten } => {
            let boven = (!aanhef.is_leeg()).then(|| Inhoud::Alinea(regel(aanhef)));
            boven.into_iter().chain([Inhoud::Lijst(punten.iter().map(regel).collect())]).collect()
        }
        Blok::Checklijst { aanhef, punten } => {
            let boven = (!aanhef.is_leeg()).then(|| Inhoud::Alinea(regel(aanhef)));
            let punt = |(af, punt): &(bool, Zin)| {
                let vakje = inhoud::Stuk { tekst: vakje(*af).to_owned(), nadruk: Nadruk::Gewoon };
                std::iter::once(vakje).chain(regel(punt)).collect()
            };
            boven.into_iter().chain([Inhoud::Checklijst(punten.iter().map(punt).collect())]).collect()
        }
        Blok::Tabel(t) => vec![Inhoud::Tabel(tabel(t))],
        Blok::Figuur(f) => vec![figuur(f, beeld(f))],
        Blok::Kader { soort, tekst } => {
            vec![Inhoud::Kader { woord: soort.woord().to_owned(), tekst: regel(tekst) }]
        }
        Blok::Citaat { tekst, bron } => vec![Inhoud::Citaat { tekst: tekst.clone(), bron: bron.clone() }],
        Blok::Kern(zinnen) => zinnen.iter().map(|z| Inhoud::Alinea(regel(z))).collect(),
        Blok::Uitklap { kop, blokken } => {
            let boven = Inhoud::Alinea(vec![inhoud::Stuk { tekst: kop.to_string(), nadruk: Nadruk::Sterk }]);
            std::iter::once(boven).chain(inhoud(blokken, beeld)).collect()
        }
        Blok::Bron(zin) => vec![Inhoud::Bron(regel(&Zin::from("Bron: ").zin(zin.clone())))],
    }
}

/// Zo lang is een bedrag of bereik dat op één regel blijft.
const LANGSTE_BEDRAG: usize = 24;

fn stuk(s: &Stuk) -> inhoud::Stuk {
    let (tekst, nadruk) = match s {
        Stuk::Tekst(t) | Stuk::Eenheid(t) => (t.clone(), Nadruk::Gewoon),
        // Wat langer is dan een bereik ("7,4 (ondergrens) en 6,8 (bovengrens)") moet in een smalle kolom kunnen breken.
        Stuk::Bedrag(t) if t.chars().count() <= LANGSTE_BEDRAG => (t.replace(' ', "\u{a0}"), Nadruk::Gewoon),
        Stuk::Bedrag(t) => (t.clone(), Nadruk::Gewoon),
        Stuk::Term(t) => (t.clone(), Nadruk::Sterk),
        Stuk::Onzeker(t) => (t.clone(), Nadruk::Cursief),
        Stuk::Code(t) => (t.clone(), Nadruk::Code),
    };
    inhoud::Stuk { tekst, nadruk }
}

fn tabel(t: &Tabel) -> inhoud::Tabel {
    let kolom = |k: &crate::document::Kolom| inhoud::Kolom {
        kop: k.kop.clone(),
        rechts: k.uitlijning == Uitlijning::Rechts,
        breed: 0,
    };
    inhoud::Tabel {
        bijschrift: regel(&t.bijschrift),
        kolommen: t.kolommen.iter().map(kolom).collect(),
        rijen: t.rijen.iter().map(|rij| rij.iter().map(regel).collect()).collect(),
        met_totaal: t.met_totaal,
    }
}

fn figuur(f: &Figuur, beeld: Option<Beeld>) -> Inhoud {
    let bijschrift = regel(&Zin::from(f.bijschrift.clone()));
    match beeld {
        Some(Beeld { png, svg, pixels }) => {
            Inhoud::Figuur(inhoud::Figuur { png, svg, pixels, alt: f.alt.clone(), bijschrift })
        }
        None => Inhoud::Bron(regel(&Zin::from(f.alt.clone()))),
    }
}

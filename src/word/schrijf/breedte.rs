//! Hoe breed elke kolom van een tabel wordt: getallen op één regel, namen heel, samen precies de gegeven breedte.
//!
//! Kent het lettertype niet, en meet daarom met de breedten van Arial, ruim genomen.

use crate::inhoud::{Regel, Tabel};

/// Wat een cel links en rechts samen aan rand heeft, met speling voor een bredere letter.
const RAND: u32 = 2 * 85 + 40;
/// De kleinste letter waar een tabel voor mag krimpen, in halve punten.
const KLEINSTE: u32 = 15;

/// De kolommen van een tabel, en de letter waarin zij passen.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Breedten {
    /// In twips; samen nooit meer dan de gegeven breedte.
    pub(crate) kolommen: Vec<u32>,
    /// In halve punten.
    pub(crate) halve_punten: u32,
}

/// Verdeelt de breedte; past het niet, dan eerst met een kleinere letter.
pub(crate) fn verdeel(tabel: &Tabel, totaal: u32, halve_punten: u32) -> Breedten {
    let gegeven: Vec<u32> = tabel.kolommen.iter().map(|k| k.breed).collect();
    if gegeven.iter().any(|b| *b > 0) {
        return Breedten { kolommen: naar_verhouding(&gegeven, totaal), halve_punten };
    }
    let mut letter = halve_punten;
    loop {
        let maten: Vec<Maat> = (0..tabel.kolommen.len()).map(|k| Maat::van(tabel, k, totaal, letter)).collect();
        let minst: u32 = maten.iter().map(|m| m.minst).sum();
        if minst <= totaal || letter <= KLEINSTE {
            return Breedten { kolommen: naar_breedte(&maten, totaal), halve_punten: letter };
        }
        letter -= 1;
    }
}

/// Wat een kolom nodig heeft.
#[derive(Clone, Copy, Debug)]
struct Maat {
    /// Zonder een woord of getal te breken.
    minst: u32,
    /// Zonder een regel te breken.
    liefst: u32,
}

impl Maat {
    fn van(tabel: &Tabel, kolom: usize, totaal: u32, letter: u32) -> Self {
        let Some(kop) = tabel.kolommen.get(kolom) else { return Self { minst: RAND, liefst: RAND } };
        let (mut minst, mut liefst) = (langste_woord(&kop.kop, letter, true), breedte(&kop.kop, letter, true));
        for (plaats, rij) in tabel.rijen.iter().enumerate() {
            let tekst = rij.get(kolom).map(plat).unwrap_or_default();
            let vet = kolom == 0 || (tabel.met_totaal && plaats + 1 == tabel.rijen.len());
            let heel = breedte(&tekst, letter, vet);
            // Een getal breekt nooit; een naam in de eerste kolom pas als zij een derde van de tabel vraagt.
            let ondeelbaar = kop.rechts || (kolom == 0 && heel <= totaal / 3);
            minst = minst.max(if ondeelbaar { heel } else { langste_woord(&tekst, letter, vet) });
            liefst = liefst.max(heel);
        }
        // Een bredere letter dan Arial (Verdana, of wat een ander programma in plaats van Calibri neemt) mag geen woord
        // breken. Eén onmogelijk lang woord mag de andere kolommen niet wegdrukken: dat breekt dan maar.
        let minst = (minst * 113 / 100).min(totaal * 2 / 5) + RAND;
        Self { minst, liefst: (liefst + RAND).clamp(minst, totaal.max(minst)) }
    }
}

fn naar_verhouding(delen: &[u32], totaal: u32) -> Vec<u32> {
    let som: u64 = delen.iter().map(|d| u64::from(*d)).sum();
    let mut breedten: Vec<u32> = delen
        .iter()
        .map(|d| (u64::from(totaal) * u64::from(*d)).checked_div(som).and_then(|b| u32::try_from(b).ok()).unwrap_or(0))
        .collect();
    let over = totaal.saturating_sub(breedten.iter().sum());
    if let Some(eerste) = breedten.first_mut() {
        *eerste += over;
    }
    breedten
}

fn naar_breedte(maten: &[Maat], totaal: u32) -> Vec<u32> {
    let minst: u64 = maten.iter().map(|m| u64::from(m.minst)).sum();
    let liefst: u64 = maten.iter().map(|m| u64::from(m.liefst)).sum();
    let ruim = u64::from(totaal);
    let deel = |deel: u64, geheel: u64, over: u64| (over * deel).checked_div(geheel).unwrap_or(0);
    let mut breedten: Vec<u64> = maten
        .iter()
        .map(|m| {
            let (m_minst, m_liefst) = (u64::from(m.minst), u64::from(m.liefst));
            if minst >= ruim {
                deel(m_minst, minst, ruim)
            } else if liefst > ruim {
                m_minst + deel(m_liefst - m_minst, liefst - minst, ruim - minst)
            } else {
                m_liefst + deel(m_liefst, liefst, ruim - liefst)
            }
        })
        .collect();
    let som: u64 = breedten.iter().sum();
    if let Some(eerste) = breedten.first_mut() {
        *eerste += ruim.saturating_sub(som);
    }
    breedten.into_iter().map(|b| u32::try_from(b).unwrap_or(totaal)).collect()
}

fn plat(regel: &Regel) -> String {
    regel.iter().map(|s| s.tekst.as_str()).collect()
}

fn langste_woord(tekst: &str, letter: u32, vet: bool) -> u32 {
    // Een koppelteken en een schuine streep mogen ook breken; een vaste spatie niet.
    tekst.split([' ', '\n', '\t', '-', '/']).map(|w| breedte(w, letter, vet)).max().unwrap_or(0)
}

/// De breedte van een regel in twips.
fn breedte(tekst: &str, letter: u32, vet: bool) -> u32 {
    let duizendsten: u64 = tekst.chars().take(2_000).map(teken).sum();
    let vet = if vet { 108 } else { 102 };
    u32::try_from(duizendsten * u64::from(letter) * vet / 10_000).unwrap_or(u32::MAX / 4).min(u32::MAX / 4)
}

/// De breedte van een teken in duizendsten van de letter.
fn teken(teken: char) -> u64 {
    match teken {
        'i' | 'j' | 'l' | '\'' | '|' | '‘' | '’' => 230,
        ' ' | '\u{a0}' | '\u{202f}' | '.' | ',' | ':' | ';' | '!' | 'f' | 't' | 'I' | '/' | '\\' | '[' | ']' => 280,
        'r' | '-' | '(' | ')' | '{' | '}' | '"' | '“' | '”' | '„' => 340,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        'm' | 'w' | 'M' | '%' | '@' | '—' => 890,
        'W' => 950,
        'a'..='z' | '0'..='9' | '–' => 556,
        'A'..='Z' | '&' => 700,
        c if (c as u32) < 0x2000 => 600,
        _ => 1_000,
    }
}

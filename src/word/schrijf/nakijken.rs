//! Of blokken zo in een document kunnen: alle bezwaren tegelijk, vóór er iets geschreven is.

use std::collections::BTreeSet;

use super::alinea::plat;
use super::xml::schoon;
use crate::inhoud::{Figuur, Inhoud, Tabel};
use crate::{WordFout, media};

/// De langste omschrijving die een schermlezer nog voorleest.
const LANGSTE_ALT: usize = 350;
/// Meer kolommen kent Word niet.
const MEESTE_KOLOMMEN: usize = 63;

/// Kijkt de blokken na; geeft de omschrijvingen die erbij komen.
pub(crate) fn nakijken(blokken: &[Inhoud], bestaand: &BTreeSet<String>) -> Result<BTreeSet<String>, WordFout> {
    let (mut bezwaren, mut nieuw) = (Vec::new(), BTreeSet::new());
    for blok in blokken {
        match blok {
            Inhoud::Figuur(f) => figuur(f, bestaand, &mut nieuw, &mut bezwaren),
            Inhoud::Tabel(t) => tabel(t, &mut bezwaren),
            Inhoud::Kop { niveau, tekst } if !(1..=6).contains(niveau) => {
                bezwaren.push(format!("de kop „{}” heeft niveau {niveau}; Word kent 1 tot en met 6", plat(tekst)));
            }
            _ => {}
        }
    }
    if bezwaren.is_empty() { Ok(nieuw) } else { Err(WordFout(bezwaren.join("\n"))) }
}

fn figuur(figuur: &Figuur, bestaand: &BTreeSet<String>, nieuw: &mut BTreeSet<String>, bezwaren: &mut Vec<String>) {
    let naam = format!("de figuur „{}”", plat(&figuur.bijschrift));
    let alt = schoon(&figuur.alt).trim().to_owned();
    let lengte = alt.chars().count();
    if alt.is_empty() {
        bezwaren.push(format!("{naam} heeft geen omschrijving; een schermlezer heeft er een nodig"));
    } else if lengte > LANGSTE_ALT {
        bezwaren.push(format!("{naam} heeft een omschrijving van {lengte} tekens; hoogstens {LANGSTE_ALT} mag"));
    } else if bestaand.contains(&alt) || !nieuw.insert(alt.clone()) {
        bezwaren.push(format!("{naam} heeft een omschrijving die al bij een andere figuur staat: „{alt}”"));
    }
    let (breed, hoog) = figuur.pixels;
    match media::pixels(&figuur.png) {
        _ if figuur.png.len() > media::GROOTSTE => {
            bezwaren.push(format!("{naam} is {} bytes groot; hoogstens {} mag", figuur.png.len(), media::GROOTSTE));
        }
        None => bezwaren.push(format!("{naam} is geen PNG")),
        Some(_) if breed == 0 || hoog == 0 => bezwaren.push(format!("{naam} is leeg: {breed} × {hoog} pixels")),
        Some((b, h)) if (b, h) != (breed, hoog) => {
            bezwaren.push(format!("{naam} is {b} × {h} pixels groot, terwijl {breed} × {hoog} is opgegeven"));
        }
        Some(_) => {}
    }
    if let Some(svg) = &figuur.svg {
        let goed = std::str::from_utf8(svg).is_ok_and(|s| s.contains("<svg"));
        if !goed || svg.len() > media::GROOTSTE {
            bezwaren.push(format!("{naam} heeft een SVG die niet te gebruiken is"));
        }
    }
}

fn tabel(tabel: &Tabel, bezwaren: &mut Vec<String>) {
    let naam = format!("de tabel „{}”", plat(&tabel.bijschrift));
    let breed = tabel.kolommen.len();
    if breed == 0 || breed > MEESTE_KOLOMMEN {
        bezwaren.push(format!("{naam} heeft {breed} kolommen; 1 tot en met {MEESTE_KOLOMMEN} kan"));
    }
    for (nummer, rij) in tabel.rijen.iter().enumerate().filter(|(_, r)| r.len() > breed) {
        bezwaren.push(format!("{naam}, rij {}: {} cellen onder {breed} kolommen", nummer + 1, rij.len()));
    }
}

//! Een [`Document`] als één webpagina die alles bij zich heeft: opmaak, lettertype, grafieken en het sorteren van
//! tabellen. Zij vraagt niets van het net, en een inhoudsbeleid in de pagina verbiedt dat ook.
//!
//! Alles wat van buiten komt wordt tekst, nooit een element, een attribuut of een adres. Deze module weet niets van
//! normen of bestanden; de tekeningen krijgt zij van wie de pagina maakt.

mod blok;
mod opmaak;
mod tekst;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::fmt::Write as _;

use crate::document::{Blok, Document, KaderSoort, Zin};
use crate::huisstijl::Huisstijl;
use blok::Blokken;
use tekst::{veilig, zin};

/// Niet dieper dan dit in de inhoudsopgave: de leefgebieden en hun paragrafen.
const DIEPSTE_IN_INHOUD: u8 = 2;

/// De pagina als HTML. `tekening` geeft bij het pad van een figuur haar SVG; zonder tekening staat er wat erin te zien
/// is in woorden. De kleuren zijn die van de huisstijl.
#[must_use]
pub fn html<'a>(document: &Document, huisstijl: &Huisstijl, tekening: impl Fn(&str) -> Option<&'a str>) -> String {
    let fictief = document.blokken.iter().any(|b| matches!(b, Blok::Kader { soort: KaderSoort::Fictief, .. }));
    let merk = if fictief { "FICTIEF: " } else { "" };
    let titel = veilig(&document.titel);
    let (kop, onder) = document.titel.split_once(": ").unwrap_or((&document.titel, ""));
    let onder = if onder.is_empty() {
        String::new()
    } else {
        format!("<span class=\"vh\">: </span><span>{}</span>", veilig(onder))
    };
    let opmaak = opmaak::Opmaak::van(huisstijl);
    let mut uit = String::with_capacity(256 * 1024);
    // Schrijven in een String mislukt niet.
    let _ = write!(
        uit,
        "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{beleid}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{merk}{titel}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<style>{stijl}</style>\n</head>\n<body>\n\
         <a class=\"spring\" href=\"#inhoud\">Naar de inhoud</a>\n\
         <header class=\"top\">\n<div class=\"binnen\">\n<p class=\"merk\">Normwijzer</p>\n\
         <h1>{kop}{onder}</h1>\n{merken}</div>\n</header>\n<div class=\"vlak\">\n{inhoud}\
         <main id=\"inhoud\" tabindex=\"-1\">\n",
        beleid = opmaak.beleid,
        stijl = opmaak.stijl,
        kop = veilig(kop),
        merken = merken(document),
        inhoud = inhoud(document),
    );
    let mut blokken = Blokken::new(&tekening);
    blokken.alle(&document.blokken);
    uit.push_str(&blokken.klaar());
    let _ = write!(uit, "</main>\n</div>\n<script>{}</script>\n</body>\n</html>\n", opmaak::script());
    uit
}

/// De voorbehouden van de pagina in één woord elk, boven in beeld.
fn merken(document: &Document) -> String {
    let mut woorden: Vec<(&str, bool)> = Vec::new();
    for blok in &document.blokken {
        if let Blok::Kader { soort, .. } = blok
            && *soort != KaderSoort::Noot
            && !woorden.iter().any(|(w, _)| *w == soort.woord())
        {
            woorden.push((soort.woord(), *soort == KaderSoort::Fictief));
        }
    }
    if woorden.is_empty() {
        return String::new();
    }
    let punt = |(woord, fictief): &(&str, bool)| {
        format!("<li{}>{woord}</li>", if *fictief { " class=\"fictief\"" } else { "" })
    };
    format!("<ul class=\"merken\" aria-label=\"Voorbehouden\">{}</ul>\n", woorden.iter().map(punt).collect::<String>())
}

/// De koppen van de pagina, met de naam waaronder zij te vinden zijn.
fn koppen(document: &Document) -> impl Iterator<Item = (usize, u8, &Zin)> {
    let koppen = document.blokken.iter().filter_map(|b| match b {
        Blok::Kop { niveau, tekst } => Some((*niveau, tekst)),
        _ => None,
    });
    koppen.enumerate().map(|(i, (niveau, tekst))| (i + 1, niveau, tekst))
}

fn inhoud(document: &Document) -> String {
    let mut uit = String::from("<nav class=\"inhoud\" aria-label=\"Op deze pagina\">\n<p>Op deze pagina</p>\n<ul>\n");
    let (mut open, mut genest) = (false, false);
    for (nummer, niveau, tekst) in koppen(document).filter(|(_, n, _)| *n <= DIEPSTE_IN_INHOUD) {
        let punt = format!("<li><a href=\"#k{nummer}\">{}</a>", zin(tekst));
        // Een paragraaf zonder hoofdstuk erboven is zelf een hoofdstuk.
        match (niveau > 1 && open, genest) {
            (true, true) => uit.push_str("</li>\n"),
            (true, false) => uit.push_str("\n<ul>\n"),
            (false, true) => uit.push_str("</li>\n</ul>\n</li>\n"),
            (false, false) if open => uit.push_str("</li>\n"),
            (false, false) => {}
        }
        genest = niveau > 1 && open;
        open = true;
        uit.push_str(&punt);
    }
    uit.push_str(match (open, genest) {
        (true, true) => "</li>\n</ul>\n</li>\n",
        (true, false) => "</li>\n",
        _ => "",
    });
    uit.push_str("</ul>\n</nav>\n");
    if open { uit } else { String::new() }
}

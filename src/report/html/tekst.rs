//! Tekst in een webpagina: wat van buiten komt blijft tekst, en een getal blijft op één regel.

use crate::document::{Stuk, Zin};

/// Tekst die in een element of tussen dubbele aanhalingstekens in een attribuut mag staan.
pub(super) fn veilig(tekst: &str) -> String {
    let mut uit = String::with_capacity(tekst.len() + 8);
    for teken in tekst.chars() {
        match teken {
            '<' => uit.push_str("&lt;"),
            '>' => uit.push_str("&gt;"),
            '&' => uit.push_str("&amp;"),
            '"' => uit.push_str("&quot;"),
            '\'' => uit.push_str("&#39;"),
            // Stuurtekens zijn geen HTML, en tekens die de leesrichting omkeren laten een naam iets anders zeggen.
            c if c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => uit.push(' '),
            c => uit.push(c),
        }
    }
    uit
}

/// Een zin, met wat haar stukken betekenen.
pub(super) fn zin(zin: &Zin) -> String {
    let mut uit = String::new();
    for (i, s) in zin.0.iter().enumerate() {
        match s {
            // Een getal en zijn eenheid horen bij elkaar.
            Stuk::Tekst(t) if matches!(zin.0.get(i + 1), Some(Stuk::Eenheid(_))) && t == " " => uit.push('\u{a0}'),
            _ => uit.push_str(&stuk(s)),
        }
    }
    uit
}

fn stuk(stuk: &Stuk) -> String {
    let tekst = veilig(stuk.tekst());
    match stuk {
        Stuk::Tekst(_) | Stuk::Eenheid(_) => tekst,
        // Alleen waar een regel anders in een getal zou breken.
        Stuk::Bedrag(_) if !tekst.contains([' ', '–', '−', '-', '+']) => tekst,
        Stuk::Bedrag(_) => format!("<span class=\"b\">{}</span>", tekst.replace(' ', "\u{a0}")),
        Stuk::Term(_) => format!("<strong>{tekst}</strong>"),
        Stuk::Onzeker(_) => format!("<em class=\"onzeker\">{tekst}</em>"),
        Stuk::Code(_) => format!("<code>{tekst}</code>"),
    }
}

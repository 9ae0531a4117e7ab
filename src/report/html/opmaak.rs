//! De opmaak en het script van de webpagina, en het beleid dat alles daarbuiten verbiedt.
//!
//! Opmaak en script zijn vaste bytes; hun controlegetal staat in het beleid, zodat een script dat langs een andere weg
//! in de pagina komt nooit draait.

use std::borrow::Cow;
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::font;
use crate::huisstijl::{CONTRAST_MET_WIT, Huisstijl, Kleur};

/// De vlakken van `pagina.css` waar tekst op staat: het grijs van kaders en het geel van een voorbeeld.
const VLAK: Kleur = Kleur(0xF4, 0xF6, 0xF8);
const FICTIEF: Kleur = Kleur(0xFF, 0xF1, 0xD6);

static STIJL: LazyLock<String> = LazyLock::new(|| {
    let letter = |gewicht: u16, bytes: &[u8]| {
        format!(
            "@font-face{{font-family:Inter;font-style:normal;font-weight:{gewicht};font-display:block;\
             src:url(data:font/woff2;base64,{}) format(\"woff2\")}}\n",
            STANDARD.encode(bytes)
        )
    };
    letter(400, font::REGULAR_WEB) + &letter(600, font::SEMIBOLD_WEB) + include_str!("pagina.css")
});

static GEWOON: LazyLock<String> = LazyLock::new(|| beleid(&STIJL));

/// De opmaak met het lettertype van de grafieken erin, en het inhoudsbeleid: niets van buiten, en alleen deze opmaak en
/// dit script.
pub(super) struct Opmaak {
    pub(super) stijl: Cow<'static, str>,
    pub(super) beleid: Cow<'static, str>,
}

impl Opmaak {
    /// De opmaak in de kleuren van een huisstijl.
    pub(super) fn van(huisstijl: &Huisstijl) -> Self {
        if !huisstijl.heeft_eigen_kleuren() {
            return Self { stijl: Cow::Borrowed(&STIJL), beleid: Cow::Borrowed(&GEWOON) };
        }
        let stijl = format!("{}{}", *STIJL, kleuren(huisstijl));
        Self { beleid: beleid(&stijl).into(), stijl: stijl.into() }
    }
}

/// De kleuren van een huisstijl, elk zo nodig donkerder tot zij te lezen is waar de pagina haar gebruikt.
fn kleuren(huisstijl: &Huisstijl) -> String {
    let (hoofd, accent) = (huisstijl.hoofd, huisstijl.accent);
    let kern = hoofd.lichter(0.92);
    // Verwijzingen en koppen, op wit, op een grijs vlak en op de kern.
    let blauw = leesbaar(hoofd, &[Kleur::WIT, VLAK, kern]);
    // De kop van de pagina, met witte en lichte tekst erop.
    let (op_diep, rand) = (hoofd.lichter(0.88), hoofd.lichter(0.7));
    let diep = leesbaar(hoofd, &[Kleur::WIT, op_diep]);
    let oranje = leesbaar(accent, &[Kleur::WIT, VLAK, FICTIEF]);
    let vaan = accent.lichter(0.5);
    format!(
        ":root{{--blauw:{blauw};--diep:{diep};--oranje:{oranje};--focus:{oranje};--kern:{kern};--opdiep:{op_diep};\
         --randdiep:{rand};--vaan:{vaan}}}\n"
    )
}

/// De kleur, zo nodig donkerder, met genoeg contrast tegen al deze achtergronden (WCAG 2.1 AA).
fn leesbaar(kleur: Kleur, op: &[Kleur]) -> Kleur {
    let goed = |k: Kleur| op.iter().all(|achter| k.contrast(*achter) >= CONTRAST_MET_WIT);
    if goed(kleur) { kleur } else { kleur.dichtstbij(goed).unwrap_or(Kleur(0, 0, 0)) }
}

fn beleid(stijl: &str) -> String {
    let som = |tekst: &str| STANDARD.encode(Sha256::digest(tekst.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; font-src data:; img-src data:; \
         base-uri 'none'; form-action 'none'",
        som(stijl),
        som(script())
    )
}

/// Het script, dat alleen tabellen sorteert en voor het afdrukken uitvouwt.
pub(super) fn script() -> &'static str {
    include_str!("pagina.js")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elke_huisstijl_die_op_wit_te_lezen_is_is_dat_op_de_hele_pagina() {
        // De lichtste die mogen, en een donkere.
        for (hoofd, accent) in [
            (Kleur(0x76, 0x76, 0x76), Kleur(0x1B, 0x4D, 0x2E)),
            (Kleur(0x1B, 0x4D, 0x2E), Kleur(0xB4, 0x53, 0x09)),
            (Kleur(0x00, 0x80, 0x80), Kleur(0x60, 0x00, 0x30)),
        ] {
            let huisstijl = Huisstijl { hoofd, accent, ..Huisstijl::default() };
            let opmaak = Opmaak::van(&huisstijl);
            let kleur = |naam: &str| {
                let na = opmaak.stijl.rsplit_once(&format!("--{naam}:")).map(|(_, na)| na).unwrap_or_default();
                Kleur::lees(na.get(..7).unwrap_or_default()).unwrap_or(Kleur::WIT)
            };
            for (tekst, achter) in [
                (kleur("blauw"), Kleur::WIT),
                (kleur("blauw"), VLAK),
                (kleur("blauw"), kleur("kern")),
                (Kleur::WIT, kleur("diep")),
                (kleur("opdiep"), kleur("diep")),
                (kleur("oranje"), FICTIEF),
                (kleur("oranje"), VLAK),
            ] {
                assert!(tekst.contrast(achter) >= CONTRAST_MET_WIT, "{tekst} op {achter}");
            }
            assert_ne!(opmaak.beleid, Opmaak::van(&Huisstijl::default()).beleid);
        }
    }
}

//! De opmaak en het script van de webpagina, en het beleid dat alles daarbuiten verbiedt.
//!
//! Opmaak en script zijn vaste bytes; hun controlegetal staat in het beleid, zodat een script dat langs een andere weg
//! in de pagina komt nooit draait.

use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::font;

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

static BELEID: LazyLock<String> = LazyLock::new(|| {
    let som = |tekst: &str| STANDARD.encode(Sha256::digest(tekst.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; font-src data:; img-src data:; \
         base-uri 'none'; form-action 'none'",
        som(&STIJL),
        som(script())
    )
});

/// De opmaak, met het lettertype van de grafieken erin.
pub(super) fn stijl() -> &'static str {
    &STIJL
}

/// Het script, dat alleen tabellen sorteert en voor het afdrukken uitvouwt.
pub(super) fn script() -> &'static str {
    include_str!("pagina.js")
}

/// Het inhoudsbeleid: niets van buiten, en alleen deze opmaak en dit script.
pub(super) fn beleid() -> &'static str {
    &BELEID
}

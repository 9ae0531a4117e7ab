//! De gemeentelijke kosten van de normen naast het SPUK-bedrag: een verhouding, nooit een oordeel dat het genoeg is.
//!
//! De SPUK is ontschot en betaalt ook andere afspraken. Daarom zegt deze module nergens dat een norm betaald is.

use super::tekst::{euro, getal};
use crate::amount::Amount;
use crate::soll::Bereik;

/// Waar de SPUK ook voor is (brief van VWS van 22 april 2026, onder 4).
pub const OOK_BETAALD: [&str; 3] = [
    "de basisinfrastructuur van afspraak D6",
    "mantelzorg en respijt- en logeerzorg (Hoofdlijnenakkoord Ouderenzorg)",
    "GALA-thema's: valpreventie, kansrijke start, respijtzorg en gezondheidsachterstanden",
];

/// Kosten naast het SPUK-bedrag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verhouding {
    /// De gemeentelijke kosten van de normen.
    pub kosten: Bereik,
    /// Het SPUK-bedrag.
    pub spuk: Amount,
    /// De kosten als procenten van het SPUK-bedrag.
    pub procent: Bereik,
}

/// De verhouding; `None` als het SPUK-bedrag onbekend of nul is.
#[must_use]
pub fn verhouding(kosten: Bereik, spuk: Option<Amount>) -> Option<Verhouding> {
    let spuk = spuk.filter(|s| *s > Amount::ZERO)?;
    Some(Verhouding { kosten, spuk, procent: kosten.map(|k| k.mul_div(Amount::from_int(100), spuk)) })
}

impl Verhouding {
    /// De zin voor een pagina, met waar het geld ook voor is.
    #[must_use]
    pub fn zin(&self) -> String {
        let een = |p: Amount| getal(p, 1);
        let procent = if self.procent.laag == self.procent.hoog {
            een(self.procent.laag)
        } else {
            format!("{}–{}", een(self.procent.laag), een(self.procent.hoog))
        };
        let [a, b, c] = OOK_BETAALD;
        format!(
            "De gemeentelijke kosten van deze normen zijn {procent}% van het SPUK-bedrag van {}; daaruit worden ook {a}, {b} en {c} betaald.",
            euro(self.spuk)
        )
    }
}

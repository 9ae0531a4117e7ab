//! Hoe de hoeveelheden van een norm geschreven worden: eenheid, afronding, bereik, en wat niet afgedrukt wordt.

use normwijzer_core::choices::Positie;
use normwijzer_core::norm::{Afronding, Norm};
use normwijzer_core::soll::Bereik;
use normwijzer_core::{Amount, Eenheid};

use crate::document::Zin;
use crate::nl;

/// Wat er staat voor een telling van 1 tot en met 9 inwoners.
pub const KLEIN: &str = "<10";

/// Eenheid en afronding van een norm met een getal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Maat {
    /// De eenheid.
    pub eenheid: Eenheid,
    /// De afronding.
    pub afronding: Afronding,
}

/// De uiteinden die afgedrukt worden: het hele bereik zolang er geen plaats gekozen is, en nooit het midden ervan.
#[must_use]
pub fn uiteinden(b: Bereik, positie: Option<Positie>) -> (Amount, Amount) {
    match positie {
        None | Some(Positie::NietGekozen) => (b.laag, b.hoog),
        Some(_) => (b.gekozen, b.gekozen),
    }
}

/// Een getal zoals het in een rekensom staat: alle decimalen tot de zesde, en of het daarmee precies is.
#[must_use]
pub fn exact(a: Amount) -> (String, bool) {
    let d = a.decimal().normalize();
    let kort = nl::met_decimalen(d, d.scale().min(6));
    // Nullen achter de komma die pas door het inkorten ontstaan, zeggen niets.
    let kort = if kort.contains(',') { kort.trim_end_matches('0').trim_end_matches(',').to_owned() } else { kort };
    (kort, d.scale() <= 6)
}

impl Maat {
    /// De maat van een norm; `None` voor een norm in woorden.
    #[must_use]
    pub fn van(norm: &Norm) -> Option<Self> {
        Some(Self { eenheid: norm.eenheid()?, afronding: norm.afronding })
    }

    /// Een getal: "8,6".
    #[must_use]
    pub fn getal(self, a: Amount) -> String {
        nl::getal(a, self.afronding)
    }

    /// Een bereik: "8,6–21,6", of één getal als er een plaats gekozen is.
    #[must_use]
    pub fn bereik(self, b: Bereik, positie: Option<Positie>) -> String {
        let (laag, hoog) = uiteinden(b, positie);
        // Alleen van een pad onder grenzen kan het lage plan boven het hoge liggen; dan is het geen bereik.
        if laag > hoog && self.getal(laag) != self.getal(hoog) {
            return format!("{} (ondergrens) en {} (bovengrens)", self.getal(laag), self.getal(hoog));
        }
        nl::bereik(laag, hoog, self.afronding)
    }

    /// De eenheid bij een geschreven getal: "1 steunpunt", "5 steunpunten".
    #[must_use]
    pub fn woord(self, getal: &str) -> &'static str {
        if getal == "1" { self.eenheid.token() } else { nl::meervoud(self.eenheid) }
    }

    /// Een getal met zijn eenheid.
    #[must_use]
    pub fn hoeveelheid(self, a: Amount) -> Zin {
        let getal = self.getal(a);
        Zin::new().bedrag(getal.clone()).eenheid(self.woord(&getal))
    }

    /// Een bereik met zijn eenheid, voor een cel: "8,6–21,6 fte".
    #[must_use]
    pub fn in_cel(self, b: Bereik, positie: Option<Positie>) -> Zin {
        let tekst = self.bereik(b, positie);
        Zin::new().bedrag(tekst.clone()).eenheid(self.woord(&tekst))
    }

    /// Een bereik in een zin: "tussen 8,6 en 21,6 fte".
    #[must_use]
    pub fn in_zin(self, b: Bereik, positie: Option<Positie>) -> Zin {
        let (laag, hoog) = uiteinden(b, positie);
        let (l, h) = (self.getal(laag), self.getal(hoog));
        if l == h {
            return self.hoeveelheid(laag);
        }
        if laag > hoog {
            return self.in_cel(b, positie);
        }
        Zin::new().tekst("tussen ").bedrag(l).tekst(" en ").bedrag(h.clone()).eenheid(self.woord(&h))
    }

    /// Of een telling in deze eenheid inwoners telt. Bezette functies en personen in dienst zijn geen inwoners die
    /// te herleiden zijn.
    #[must_use]
    pub fn telt_inwoners(self) -> bool {
        self.eenheid.per_jaar()
    }

    /// Of deze telling zo klein is dat zij niet afgedrukt wordt (DESIGN §6).
    #[must_use]
    pub fn is_klein(self, geteld: Amount) -> bool {
        self.telt_inwoners() && nl::personen(geteld) == KLEIN
    }

    /// Een telling als tekst: "<10" als zij te klein is.
    #[must_use]
    pub fn telling(self, geteld: Amount) -> String {
        if self.is_klein(geteld) { KLEIN.to_owned() } else { self.getal(geteld) }
    }

    /// Het verschil met een SOLL: bij een telling onder de 10 een bereik waar die telling niet uit te halen is.
    #[must_use]
    pub fn verschil(self, soll: Bereik, gap: Bereik, ist: Amount, positie: Option<Positie>) -> String {
        if !self.is_klein(ist) {
            return self.bereik(gap, positie);
        }
        let (laag, hoog) = uiteinden(soll, positie);
        nl::bereik(laag - Amount::from_int(9), hoog - Amount::ONE, self.afronding)
    }
}

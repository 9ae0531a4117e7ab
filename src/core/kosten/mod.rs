//! Kosten: wat een eenheid van een norm per jaar kost, op welk prijspeil, en wie dat betaalt (`kosten.toml`).
//!
//! Elk bedrag is een aanname met een bron tot iemand een begroting invult; drie bedragen (laag, gekozen, hoog) blijven
//! drie bedragen. De kosten van een jaar zijn de som over zijn kwartalen van stand(kwartaal) / 4 × tarief van dat jaar,
//! met als stand die op de eerste dag van het kwartaal (DESIGN §6): zo kost een fte die een heel jaar werkt precies haar
//! jaarkosten, en een jaartempo van 120 in een kwartaal 30 verrichtingen. Het tarief van een jaar is
//! `bedrag × (1 + index)^(jaar − prijspeil)`, half naar boven op hele centen.
//!
//! Weet niet hoe een pad ontstaat en niet welk geld ertegenover staat.

mod betaler;
pub(crate) mod code;
mod lees;
mod reken;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests;

use std::collections::BTreeMap;

use crate::amount::{Amount, KORRELS_PER_EENHEID};
use crate::norm::NormId;
use crate::soll::Bereik;

pub use betaler::Betaler;
pub(crate) use betaler::verdeel_centen;
pub use code::{GROOTSTE_BESTAND, ONBEKEND as ONBEKENDE_KOSTEN};
pub use lees::{KostenBestand, MEESTE_TARIEVEN, lees, vorm as bestandsvorm};
pub(crate) use reken::{Gepad, kosten_van};
pub use reken::{KostenRij, PlanKosten};

/// Korrels in een cent.
const KORRELS_PER_CENT: i128 = KORRELS_PER_EENHEID / 100;

/// Waarop een bedrag rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KostenSoort {
    /// Een aanname: geen opgave van de regio.
    Aanname,
    /// Uit een vastgestelde begroting.
    Begroting,
    /// Uit wat er werkelijk betaald is.
    Realisatie,
}

impl KostenSoort {
    /// De schrijfwijze.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Aanname => "aanname",
            Self::Begroting => "begroting",
            Self::Realisatie => "realisatie",
        }
    }
}

/// Wat een eenheid van een norm per jaar kost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tarief {
    /// De norm.
    pub norm: NormId,
    /// Euro per eenheid per jaar, op het prijspeil: bij een lage, de gekozen en een hoge schatting.
    pub bedrag: Bereik,
    /// Het jaar van de prijzen.
    pub prijspeil: i16,
    /// Wat er per jaar bij komt, als breuk (0,03 is 3%).
    pub index: Amount,
    /// Wie welk deel betaalt; samen 1.
    pub betalers: BTreeMap<Betaler, Amount>,
    /// Waarop het rust.
    pub soort: KostenSoort,
    /// Waar het bedrag staat.
    pub bron: String,
    /// Waarom dit bedrag of deze verdeling, als daar meer over te zeggen is.
    pub motivatie: Option<String>,
    /// De regel in het bestand.
    pub regel: u64,
}

impl Tarief {
    /// Euro per eenheid in een jaar, op hele centen.
    #[must_use]
    pub fn in_jaar(&self, jaar: i16) -> Bereik {
        let factor = Amount::ONE + self.index;
        let jaren = jaar - self.prijspeil;
        self.bedrag.map(|bedrag| {
            let geindexeerd = (0..jaren.unsigned_abs())
                .fold(bedrag, |b, _| if jaren > 0 { b * factor } else { b.mul_div(Amount::ONE, factor) });
            van_centen((geindexeerd.korrels() + KORRELS_PER_CENT / 2).div_euclid(KORRELS_PER_CENT))
        })
    }

    /// Wat een stand een heel jaar lang kost, op het prijspeil: de lage stand bij lage kosten, de hoge bij hoge.
    #[must_use]
    pub fn van_stand(&self, stand: Bereik) -> Bereik {
        let maal = |a: Amount, b: Amount| van_centen(centen(a * b));
        Bereik {
            laag: maal(stand.laag, self.bedrag.laag),
            gekozen: maal(stand.gekozen, self.bedrag.gekozen),
            hoog: maal(stand.hoog, self.bedrag.hoog),
        }
    }

    /// Centen per eenheid in een jaar bij het gekozen bedrag, voor zover deze betalers dat dragen; leeg is iedereen.
    #[must_use]
    pub(crate) fn centen(&self, jaar: i16, betalers: &[Betaler]) -> i128 {
        let alles = centen(self.in_jaar(jaar).gekozen);
        if betalers.is_empty() {
            return alles;
        }
        verdeel_centen(alles, &self.betalers).into_iter().filter(|(b, _)| betalers.contains(b)).map(|(_, c)| c).sum()
    }
}

/// Een nagekeken kostenbestand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kosten {
    /// Naam voor de lezer.
    pub naam: String,
    /// Het bestand zoals de gebruiker het noemde.
    pub bestand: String,
    /// De tarieven, in de volgorde van het bestand; hoogstens één per norm.
    pub tarieven: Vec<Tarief>,
}

impl Kosten {
    /// Het tarief van een norm; `None` is onbekend, en dus geen nul.
    #[must_use]
    pub fn tarief(&self, norm: &NormId) -> Option<&Tarief> {
        self.tarieven.iter().find(|t| t.norm == *norm)
    }
}

/// Een bedrag in hele centen; van een bedrag van de kern dat al op centen is afgerond.
#[must_use]
pub(crate) fn centen(bedrag: Amount) -> i128 {
    bedrag.korrels().div_euclid(KORRELS_PER_CENT)
}

/// Een bedrag in euro's.
#[must_use]
pub(crate) fn van_centen(centen: i128) -> Amount {
    Amount::uit_korrels(centen.saturating_mul(KORRELS_PER_CENT))
}

/// Een bedrag zoals het in een melding staat: "100.000" of "100.000,50".
#[must_use]
pub fn euro(bedrag: Amount) -> String {
    let alle = centen(bedrag);
    let (heel, rest) = (alle.div_euclid(100).to_string(), alle.rem_euclid(100));
    let mut uit = String::new();
    for (i, cijfer) in heel.chars().enumerate() {
        if i > 0 && (heel.len() - i).is_multiple_of(3) {
            uit.push('.');
        }
        uit.push(cijfer);
    }
    if rest == 0 { uit } else { format!("{uit},{rest:02}") }
}

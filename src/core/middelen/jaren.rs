//! Geld over de jaren: wat er verandert, en wat er beschikbaar is met of zonder meenemen naar het volgende jaar.

use super::tekst::euro;
use super::{Middelen, Stroom};
use crate::amount::Amount;

/// Geld en kosten van één jaar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JaarGeld {
    /// Het jaar.
    pub jaar: i16,
    /// Wat er dat jaar bij komt; `None` is onbekend.
    pub middelen: Option<Amount>,
    /// Wat er dat jaar uit gaat; `None` is onbekend.
    pub kosten: Option<Amount>,
}

/// Wat er in een jaar beschikbaar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beschikbaar {
    /// Het jaar.
    pub jaar: i16,
    /// Wat van het vorige jaar meekomt; `None` is onbekend.
    pub meegenomen: Option<Amount>,
    /// Middelen met wat meekomt; `None` is onbekend.
    pub beschikbaar: Option<Amount>,
    /// Beschikbaar min kosten: onder nul is er te weinig. `None` is onbekend.
    pub over: Option<Amount>,
}

/// Wat er per jaar beschikbaar is. Met `meenemen` gaat wat over is naar het volgende jaar; een tekort gaat nooit mee, en
/// na een onbekend jaar is ook onbekend wat meekomt. Geef de jaren op volgorde.
#[must_use]
pub fn beschikbaar(jaren: &[JaarGeld], meenemen: bool) -> Vec<Beschikbaar> {
    let mut meegenomen = Some(Amount::ZERO);
    jaren
        .iter()
        .map(|geld| {
            let beschikbaar = geld.middelen.zip(meegenomen).map(|(m, n)| m + n);
            let over = beschikbaar.zip(geld.kosten).map(|(b, k)| b - k);
            let uit = Beschikbaar { jaar: geld.jaar, meegenomen, beschikbaar, over };
            meegenomen = if meenemen { over.map(Amount::positief) } else { Some(Amount::ZERO) };
            uit
        })
        .collect()
}

/// De verandering van een bedrag tussen twee jaren.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verandering {
    /// De stroom.
    pub stroom: Stroom,
    /// Het eerste jaar en zijn bedrag.
    pub van: (i16, Amount),
    /// Het jaar daarna en zijn bedrag.
    pub naar: (i16, Amount),
}

impl Verandering {
    /// Of het bedrag kleiner wordt.
    #[must_use]
    pub fn daalt(&self) -> bool {
        self.naar.1 < self.van.1
    }

    /// Het verschil in procenten van het eerste bedrag; `None` als dat nul is.
    #[must_use]
    pub fn procent(&self) -> Option<Amount> {
        (!self.van.1.is_zero()).then(|| (self.naar.1 - self.van.1).mul_div(Amount::from_int(100), self.van.1))
    }

    /// "SPUK AZWA, regionaal deel: daalt in 2029 van € 235.000.000 naar € 169.000.000."
    #[must_use]
    pub fn zin(&self) -> String {
        let (_, van) = self.van;
        let (jaar, naar) = self.naar;
        let woord = match naar.cmp(&van) {
            std::cmp::Ordering::Less => "daalt",
            std::cmp::Ordering::Equal => return format!("{}: blijft in {jaar} {}.", self.stroom.naam(), euro(naar)),
            std::cmp::Ordering::Greater => "stijgt",
        };
        format!("{}: {woord} in {jaar} van {} naar {}.", self.stroom.naam(), euro(van), euro(naar))
    }
}

impl Middelen {
    /// De verandering van het landelijke bedrag van een stroom, van jaar op jaar.
    #[must_use]
    pub fn veranderingen(&self, stroom: Stroom) -> Vec<Verandering> {
        let bekend: Vec<(i16, Amount)> =
            self.jaren().into_iter().filter_map(|j| Some((j, self.landelijk(stroom, j)?))).collect();
        bekend
            .windows(2)
            .filter_map(|paar| match paar {
                [van, naar] => Some(Verandering { stroom, van: *van, naar: *naar }),
                _ => None,
            })
            .collect()
    }
}

//! Wie betaalt, en een bedrag over betalers verdelen. Weet niet waarvoor betaald wordt.

use std::collections::BTreeMap;

use crate::amount::Amount;
use crate::lezer::Woord;

/// Wie betaalt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Betaler {
    /// De gemeente, uit lokaal geld.
    GemeenteLokaal,
    /// De gemeenten samen, uit regionaal geld (via de mandaatgemeente).
    GemeenteRegionaal,
    /// De zorgverzekeraar.
    Zorgverzekeraar,
}

impl Betaler {
    /// Alle betalers.
    pub const ALLE: [Self; 3] = [Self::GemeenteLokaal, Self::GemeenteRegionaal, Self::Zorgverzekeraar];

    /// De schrijfwijze.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::GemeenteLokaal => "gemeente-lokaal",
            Self::GemeenteRegionaal => "gemeente-regionaal",
            Self::Zorgverzekeraar => "zorgverzekeraar",
        }
    }
}

impl Woord for Betaler {
    const ALLE: &'static [Self] = &Self::ALLE;

    fn schrijfwijze(self) -> &'static str {
        self.token()
    }
}

/// Verdeelt centen naar de aandelen met de grootste rest; de delen tellen precies op. Bij gelijke rest gaat de eerste
/// betaler voor. Wie niets draagt krijgt niets, en zonder aandelen is er niets te verdelen.
#[must_use]
pub(crate) fn verdeel_centen(totaal: i128, aandelen: &BTreeMap<Betaler, Amount>) -> BTreeMap<Betaler, i128> {
    let geheel: i128 = aandelen.values().map(|a| a.korrels()).sum();
    if geheel <= 0 {
        return BTreeMap::new();
    }
    // Het hele deel en de rest apart, zodat een groot bedrag maal een fijn aandeel niet overloopt.
    let (heel, over) = (totaal.div_euclid(geheel), totaal.rem_euclid(geheel));
    let mut delen: Vec<(Betaler, i128, i128)> = aandelen
        .iter()
        .map(|(b, a)| {
            let product = over.saturating_mul(a.korrels());
            (*b, heel.saturating_mul(a.korrels()) + product.div_euclid(geheel), product.rem_euclid(geheel))
        })
        .collect();
    let rest = totaal - delen.iter().map(|d| d.1).sum::<i128>();
    delen.sort_by(|a, b| b.2.cmp(&a.2).then(a.0.cmp(&b.0)));
    for deel in delen.iter_mut().take(usize::try_from(rest).unwrap_or(0)) {
        deel.1 += 1;
    }
    delen.into_iter().map(|(b, c, _)| (b, c)).collect()
}

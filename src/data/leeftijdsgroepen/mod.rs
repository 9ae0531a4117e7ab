//! Van leeftijdsbanden naar de grondslagen van de normen: exact waar de banden het toelaten, anders geschat.
//!
//! Wat onbekend is blijft onbekend: een band die de bron van deze gemeente geheim houdt, wordt niet geschat.

pub(crate) mod aanvulling;
pub mod netwerk;
pub mod profiel;

use std::collections::BTreeMap;

use normwijzer_core::Basis;
use rust_decimal::{Decimal, RoundingStrategy};

pub use netwerk::Netwerk;
pub use profiel::Profiel;

use crate::betekenis::Band;

/// Hoe een band gesplitst wordt; staat met de gemeten fout in de `bron.toml` van `leeftijd-nl`.
pub const METHODE: &str = "Een leeftijdsgroep die niet op de grenzen van de tabel past, is geschat: de band waar de grens in valt \
    is gesplitst naar de leeftijdsopbouw van de gemeente zelf op 1 januari 2025 (Regionale kerncijfers; de grens bij 18 jaar \
    uit de cohortschatting van 0–17 jaar), en binnen die banden naar de landelijke aantallen per jaar van leeftijd op de \
    peildatum. Wat de banden zelf tellen, is niet veranderd.";

/// Wat een bron over een band van een gemeente zegt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cel {
    /// Zoveel personen.
    Aantal(i64),
    /// Er hoort een aantal te zijn, maar de bron geeft het niet.
    Onbekend,
}

/// Een grondslag van een gemeente.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Groep {
    /// Volgt exact uit de banden.
    Geteld(i64),
    /// Een band is gesplitst.
    Geschat(i64),
    /// De banden of hun aantallen zeggen het niet.
    Onbekend,
}

impl Groep {
    /// Het aantal, als het bekend is.
    #[must_use]
    pub fn aantal(self) -> Option<i64> {
        match self {
            Self::Geteld(n) | Self::Geschat(n) => Some(n),
            Self::Onbekend => None,
        }
    }
}

/// De band van een basis.
#[must_use]
pub fn band(basis: Basis) -> Band {
    match basis {
        Basis::Inwoners => Band::ALLE,
        Basis::Inwoners0Tot17 => Band::tot_en_met(0, 17),
        Basis::Inwoners18Plus => Band::vanaf(18),
        Basis::Inwoners65Plus => Band::vanaf(65),
        Basis::Inwoners75Plus => Band::vanaf(75),
        Basis::Inwoners15Tot49 => Band::tot_en_met(15, 49),
    }
}

/// Of een tabel met deze banden iets over de band zegt, exact of geschat.
#[must_use]
pub fn zegt_iets(banden: impl IntoIterator<Item = Band>, vraag: Band) -> bool {
    let bedoeld: Netwerk = banden.into_iter().map(|b| (b, 0)).collect();
    let omsloten = |anker, leeftijd| bedoeld.omsluit(anker, leeftijd).is_some_and(|o| o != (0, u32::MAX));
    bedoeld.exact(vraag).is_some()
        || bedoeld.punten().any(|anker| omsloten(anker, vraag.van) && omsloten(anker, vraag.einde()))
}

/// Het aantal in een band, uit de banden van een gemeente. Zonder profiel wordt niets geschat.
#[must_use]
pub fn groep(cellen: &BTreeMap<Band, Cel>, vraag: Band, profiel: Option<&Profiel>) -> Groep {
    let bekend: Netwerk = cellen
        .iter()
        .filter_map(|(b, cel)| match cel {
            Cel::Aantal(n) => Some((*b, *n)),
            Cel::Onbekend => None,
        })
        .collect();
    if let Some(n) = bekend.exact(vraag) {
        return Groep::Geteld(n);
    }
    // De tabel zoals zij bedoeld is: zou de groep daaruit exact volgen, dan ontbreekt hier een cijfer.
    let bedoeld: Netwerk = cellen.keys().map(|b| (*b, 0)).collect();
    if bedoeld.exact(vraag).is_some() {
        return Groep::Onbekend;
    }
    let geschat = profiel.and_then(|p| {
        let splitsingen = bedoeld.punten().filter_map(|anker| splits(&bedoeld, &bekend, anker, vraag, p));
        splitsingen.min_by_key(|s| s.breedte)
    });
    geschat.map_or(Groep::Onbekend, |s| Groep::Geschat(s.aantal))
}

struct Splitsing {
    aantal: i64,
    /// Over hoeveel jaren er gesplitst is: hoe minder, hoe beter.
    breedte: u32,
}

/// Splitst de banden waar de grenzen van de vraag in vallen. Elke grens wordt één keer op hele personen gezet, zodat wat
/// eronder en erboven ligt samen de band blijft.
fn splits(bedoeld: &Netwerk, bekend: &Netwerk, anker: u32, vraag: Band, profiel: &Profiel) -> Option<Splitsing> {
    let mut breedte = 0;
    let mut punt = |leeftijd: u32| -> Option<i64> {
        let (onder, boven) = bedoeld.omsluit(anker, leeftijd)?;
        let hier = bekend.tussen(anker, onder)?;
        if onder == boven {
            return Some(hier);
        }
        // Alleen een totaal zegt niets over leeftijden.
        if (onder, boven) == (0, u32::MAX) {
            return None;
        }
        breedte += boven.min(120).saturating_sub(onder);
        let deel = profiel.gewicht(onder, leeftijd).checked_div(profiel.gewicht(onder, boven))?;
        let erbij = Decimal::from(bekend.tussen(onder, boven)?).checked_mul(deel)?;
        let erbij: i64 = erbij.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).try_into().ok()?;
        Some(hier + erbij)
    };
    let (van, tot) = (punt(vraag.van)?, punt(vraag.einde())?);
    Some(Splitsing { aantal: tot - van, breedte })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::leeftijd_nl::{Leeftijden, OUDSTE};
    use proptest::prelude::*;

    fn vlak() -> Leeftijden {
        (0..=OUDSTE).map(|l| (l, 100)).collect()
    }

    fn cellen(banden: &[(Band, Cel)]) -> BTreeMap<Band, Cel> {
        banden.iter().copied().collect()
    }

    const B: fn(u32, u32) -> Band = Band::tot_en_met;

    #[test]
    fn wat_uit_de_banden_volgt_is_geteld_en_de_rest_geschat() {
        let tabel = cellen(&[
            (Band::ALLE, Cel::Aantal(1_000)),
            (B(0, 14), Cel::Aantal(150)),
            (B(15, 24), Cel::Aantal(100)),
            (B(25, 64), Cel::Aantal(550)),
            (Band::vanaf(65), Cel::Aantal(200)),
        ]);
        let p = Profiel::nederland(&vlak());
        let vraag = |b| groep(&tabel, band(b), Some(&p));
        assert_eq!(vraag(Basis::Inwoners), Groep::Geteld(1_000));
        assert_eq!(vraag(Basis::Inwoners65Plus), Groep::Geteld(200));
        // Drie van de tien jaren van de band 15–24.
        assert_eq!(vraag(Basis::Inwoners0Tot17), Groep::Geschat(180));
        assert_eq!(vraag(Basis::Inwoners18Plus), Groep::Geschat(820));
        // 31 van de 41 jaren van 65 tot en met 105.
        assert_eq!(vraag(Basis::Inwoners75Plus), Groep::Geschat(151));
        // 15 tot en met 24 heel, en 25 van de 40 jaren van 25 tot en met 64.
        assert_eq!(vraag(Basis::Inwoners15Tot49), Groep::Geschat(100 + 344));
        assert_eq!(groep(&tabel, band(Basis::Inwoners75Plus), None), Groep::Onbekend);
    }

    #[test]
    fn een_geheim_cijfer_wordt_niet_geschat() {
        let tabel =
            cellen(&[(Band::ALLE, Cel::Aantal(1_000)), (B(0, 64), Cel::Aantal(800)), (Band::vanaf(65), Cel::Onbekend)]);
        let p = Profiel::nederland(&vlak());
        // Het volgt nog uit het totaal.
        assert_eq!(groep(&tabel, Band::vanaf(65), Some(&p)), Groep::Geteld(200));
        let tabel =
            cellen(&[(Band::ALLE, Cel::Aantal(1_000)), (B(0, 64), Cel::Onbekend), (Band::vanaf(65), Cel::Onbekend)]);
        for vraag in [Basis::Inwoners65Plus, Basis::Inwoners75Plus, Basis::Inwoners0Tot17] {
            assert_eq!(groep(&tabel, band(vraag), Some(&p)), Groep::Onbekend, "{vraag:?}");
        }
        assert_eq!(groep(&tabel, Band::ALLE, Some(&p)), Groep::Geteld(1_000));
    }

    #[test]
    fn uit_alleen_een_totaal_wordt_geen_leeftijd_geschat() {
        let tabel = cellen(&[(Band::ALLE, Cel::Aantal(1_000))]);
        let p = Profiel::nederland(&vlak());
        assert_eq!(groep(&tabel, Band::vanaf(65), Some(&p)), Groep::Onbekend);
        assert_eq!(groep(&tabel, Band::ALLE, Some(&p)), Groep::Geteld(1_000));
        assert!(zegt_iets([Band::ALLE], Band::ALLE) && !zegt_iets([Band::ALLE], Band::vanaf(65)));
        assert!(zegt_iets([Band::vanaf(65)], Band::vanaf(75)) && !zegt_iets([Band::vanaf(65)], B(0, 17)));
    }

    #[test]
    fn een_gemeente_wordt_naar_haar_eigen_opbouw_gesplitst() {
        // Twee keer zoveel 65–79 als het land, evenveel 80+.
        let eigen: Netwerk = [(B(0, 64), 6_500), (B(65, 79), 3_000), (Band::vanaf(80), 2_600)].into_iter().collect();
        let p = Profiel::gemeente(&eigen, &vlak(), &vlak());
        assert_eq!(p.gewicht(65, 80), Decimal::from(3_000));
        let tabel = cellen(&[(Band::vanaf(65), Cel::Aantal(560))]);
        // 75–79 weegt 1000 en 80+ 2600, van 5600.
        assert_eq!(groep(&tabel, Band::vanaf(75), Some(&p)), Groep::Geschat(360));
        let nl = Profiel::nederland(&vlak());
        assert_eq!(groep(&tabel, Band::vanaf(75), Some(&nl)), Groep::Geschat(423));
    }

    proptest! {
        /// Onder en boven een geschatte grens is samen altijd het totaal, en niets is negatief.
        #[test]
        fn delen_tellen_op(aantallen in prop::collection::vec(0_i64..50_000, 4), grens in 1_u32..100) {
            let [a, b, c, d] = aantallen[..] else { unreachable!() };
            let tabel = cellen(&[
                (Band::ALLE, Cel::Aantal(a + b + c + d)),
                (B(0, 14), Cel::Aantal(a)),
                (B(15, 29), Cel::Aantal(b)),
                (B(30, 64), Cel::Aantal(c)),
                (Band::vanaf(65), Cel::Aantal(d)),
            ]);
            let p = Profiel::nederland(&vlak());
            let jong = groep(&tabel, B(0, grens - 1), Some(&p)).aantal().unwrap();
            let oud = groep(&tabel, Band::vanaf(grens), Some(&p)).aantal().unwrap();
            prop_assert_eq!(jong + oud, a + b + c + d);
            prop_assert!(jong >= 0 && oud >= 0);
        }
    }
}

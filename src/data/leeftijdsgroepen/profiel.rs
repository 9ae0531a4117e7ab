//! Hoe de inwoners van een gemeente over de leeftijden verdeeld zijn: het gewicht waarmee een band gesplitst wordt.
//!
//! Binnen een band van onze eigen tabel heeft een gemeente de leeftijdsopbouw van Nederland, in het aandeel dat zij in die
//! band heeft. De grens bij 18 jaar komt uit de cohortschatting van die tabel: zo telt een studentenstad niet als jong.

use std::collections::BTreeMap;

use normwijzer_core::GebiedCode;
use polars::prelude::{DataFrame, PolarsError};
use rust_decimal::Decimal;

use super::netwerk::Netwerk;
use crate::betekenis::Band;
use crate::leeftijd_nl::{Leeftijden, OUDSTE};
use crate::rijen::{geheel, tekst};

/// Gewichten per jaar van leeftijd van 0 tot en met 105 (en ouder); alleen hun verhouding telt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profiel(Vec<Decimal>);

impl Profiel {
    /// De opbouw van Nederland.
    #[must_use]
    pub fn nederland(nu: &Leeftijden) -> Self {
        Self((0..=OUDSTE).map(|l| Decimal::from(nu.som(l, l))).collect())
    }

    /// De opbouw van een gemeente op de dag van `nu`, uit haar banden op de dag van `toen`.
    #[must_use]
    pub fn gemeente(banden: &Netwerk, toen: &Leeftijden, nu: &Leeftijden) -> Self {
        let punten: Vec<u32> = banden.punten().collect();
        let mut uit: Vec<Decimal> = Self::nederland(nu).0;
        for paar in punten.windows(2) {
            let [van, einde] = *paar else { continue };
            let tot = einde.saturating_sub(1).min(OUDSTE);
            let band = Band { van, tot: (einde != u32::MAX).then_some(tot) };
            let factor =
                banden.exact(band).and_then(|n| Decimal::from(n).checked_div(Decimal::from(toen.som(van, tot))));
            let Some(factor) = factor else { continue };
            for (plaats, gewicht) in uit.iter_mut().enumerate() {
                if u32::try_from(plaats).is_ok_and(|l| (van..=tot).contains(&l)) {
                    *gewicht = gewicht.checked_mul(factor).unwrap_or_default();
                }
            }
        }
        Self(uit)
    }

    /// Het gewicht van de leeftijden van `van` tot (niet met) `einde`.
    #[must_use]
    pub fn gewicht(&self, van: u32, einde: u32) -> Decimal {
        let (van, einde) = (usize::try_from(van).unwrap_or(usize::MAX), usize::try_from(einde).unwrap_or(usize::MAX));
        self.0.iter().take(einde).skip(van).sum()
    }
}

/// De profielen van alle gemeenten van onze tabel, op een andere dag.
pub(crate) fn profielen(
    bevolking: &DataFrame,
    toen: &Leeftijden,
    nu: &Leeftijden,
) -> Result<BTreeMap<GebiedCode, Profiel>, PolarsError> {
    Ok(netwerken(bevolking)?.into_iter().map(|(code, n)| (code, Profiel::gemeente(&n, toen, nu))).collect())
}

/// De banden van elke gemeente van onze tabel, met de schatting van 0–17 jaar erbij.
pub(crate) fn netwerken(bevolking: &DataFrame) -> Result<BTreeMap<GebiedCode, Netwerk>, PolarsError> {
    let codes = tekst(bevolking, "gemeente_code")?;
    let (van, tot) = (geheel(bevolking, "leeftijd_van")?, geheel(bevolking, "leeftijd_tot_en_met")?);
    let mut banden: BTreeMap<GebiedCode, Vec<(Band, i64)>> = BTreeMap::new();
    for (((code, van), tot), n) in codes.into_iter().zip(van).zip(tot).zip(geheel(bevolking, "aantal")?) {
        let van = van.and_then(|v| u32::try_from(v).ok());
        if let (Some(van), Some(n)) = (van, n) {
            let tot = tot.and_then(|t| u32::try_from(t).ok());
            banden.entry(GebiedCode::new(code)).or_default().push((Band { van, tot }, n));
        }
    }
    Ok(banden.into_iter().map(|(code, b)| (code, b.into_iter().collect())).collect())
}

//! De schatting van 15- tot en met 17-jarigen per gemeente, en daarmee van 0 tot en met 17 jaar.
//!
//! Zij rust op het cohort: wie nu 15 tot en met 17 is, was vier jaar eerder 11 tot en met 13. De band 15–19 zelf doet
//! niet mee, want die is in studentensteden te vol en op het platteland te leeg door wie van 18 en 19 verhuist.
//! Alles in exacte decimalen: zelfde invoer, zelfde personen.

use std::collections::BTreeMap;

use normwijzer_core::GebiedCode;
use rust_decimal::{Decimal, RoundingStrategy};

use super::leeftijd_2021::Kinderen2021;
use crate::leeftijd_nl::Leeftijden;

/// Hoeveel van de groei van het jongere cohort voor het oudere geldt, in tienden. Gezinnen met kleine kinderen
/// verhuizen meer dan gezinnen met grote; 0,4 past het best bij de terugvoorspelling (zie [`Schatting::fout`]).
const DOORWERKING: i64 = 4;

/// Wat er van een gemeente bekend is.
#[derive(Clone, Debug)]
pub(crate) struct Bekend {
    /// Kinderen in 2021, uit postcodes.
    pub(crate) toen: Kinderen2021,
    /// Alle inwoners in 2021, zoals geteld.
    pub(crate) inwoners_toen: Decimal,
    /// De banden 0–4, 5–9 en 10–14 van nu.
    pub(crate) nu: [i64; 3],
}

/// De uitkomst.
#[derive(Clone, Debug)]
pub(crate) struct Schatting {
    /// Personen van 0 tot en met 17 jaar.
    pub(crate) van_0_17: BTreeMap<GebiedCode, i64>,
    /// De terugvoorspelling van 10 tot en met 14 jaar.
    pub(crate) fout: Fout,
}

/// Relatieve fouten over de gemeenten, ongewogen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fout {
    /// Gemiddelde fout van de voorspelde band 10–14.
    pub(crate) gemiddeld: Decimal,
    /// De fout waar 95% van de gemeenten onder blijft.
    pub(crate) p95: Decimal,
    /// Dezelfde fouten, doorgerekend op 0–17 met het aandeel 15–17.
    pub(crate) gemiddeld_0_17: Decimal,
    /// Doorgerekend p95.
    pub(crate) p95_0_17: Decimal,
}

/// Een gemeente in één voorspelling: het cohort zelf, het jongere cohort, en hoeveel dat jongere er nu is.
struct Cohort {
    eigen: Decimal,
    jonger: Decimal,
    jonger_nu: i64,
}

/// Schat elke gemeente; `None` als een gemeente geen kinderen heeft om een groei uit te lezen, of als de postcodes
/// minder dan de helft of meer dan het dubbele van haar inwoners tellen.
pub(crate) fn schat(gemeenten: &BTreeMap<GebiedCode, Bekend>, toen: &Leeftijden, nu: &Leeftijden) -> Option<Schatting> {
    let deel = |van, tot, band_van, band_tot| {
        Decimal::from(toen.som(van, tot)).checked_div(Decimal::from(toen.som(band_van, band_tot)))
    };
    // Van de band naar de jaren die nu in een band zitten: 6–10 van toen is 10–14 van nu.
    let (d11, d6, d10) = (deel(11, 13, 10, 14)?, deel(6, 9, 5, 9)?, deel(10, 10, 10, 14)?);
    let (d1, d5) = (deel(1, 4, 0, 4)?, deel(5, 5, 5, 9)?);
    let mut vooruit = BTreeMap::new();
    let mut terug = BTreeMap::new();
    for (code, g) in gemeenten {
        // Wat de postcodes missen, wordt aangenomen gelijk over de leeftijden te ontbreken.
        let dekking = g.inwoners_toen.checked_div(g.toen.totaal)?;
        if dekking < Decimal::new(5, 1) || dekking > Decimal::TWO {
            return None;
        }
        let [_, nu_5_9, nu_10_14] = g.nu;
        let was_6_10 = dekking * (g.toen.van_5_9 * d6 + g.toen.van_10_14 * d10);
        let was_1_5 = dekking * (g.toen.van_0_4 * d1 + g.toen.van_5_9 * d5);
        vooruit.insert(code, Cohort { eigen: dekking * g.toen.van_10_14 * d11, jonger: was_6_10, jonger_nu: nu_10_14 });
        terug.insert(code, Cohort { eigen: was_6_10, jonger: was_1_5, jonger_nu: nu_5_9 });
    }
    let van_15_17 = verdeel(nu.som(15, 17), &gewichten(&vooruit)?)?;
    let totaal_10_14 = gemeenten.values().map(|g| g.nu[2]).sum();
    let voorspeld_10_14 = verdeel(totaal_10_14, &gewichten(&terug)?)?;
    let van_0_17: BTreeMap<GebiedCode, i64> = gemeenten
        .iter()
        .zip(&van_15_17)
        .map(|((code, g), ouder)| (code.clone(), g.nu.iter().sum::<i64>() + ouder))
        .collect();
    let fouten: Vec<(Decimal, Decimal)> = gemeenten
        .values()
        .zip(&voorspeld_10_14)
        .zip(van_15_17.iter().zip(van_0_17.values()))
        .map(|((g, voorspeld), (ouder, alle))| {
            let fout = (Decimal::from(*voorspeld) / Decimal::from(g.nu[2].max(1)) - Decimal::ONE).abs();
            (fout, fout * Decimal::from(*ouder) / Decimal::from((*alle).max(1)))
        })
        .collect();
    let (gemiddeld, p95) = samen(fouten.iter().map(|f| f.0).collect());
    let (gemiddeld_0_17, p95_0_17) = samen(fouten.iter().map(|f| f.1).collect());
    Some(Schatting { van_0_17, fout: Fout { gemiddeld, p95, gemiddeld_0_17, p95_0_17 } })
}

/// Het cohort, gegroeid met een deel van de groei van het jongere cohort ten opzichte van het land.
fn gewichten(cohorten: &BTreeMap<&GebiedCode, Cohort>) -> Option<Vec<Decimal>> {
    let jonger: Decimal = cohorten.values().map(|c| c.jonger).sum();
    let jonger_nu = Decimal::from(cohorten.values().map(|c| c.jonger_nu).sum::<i64>());
    let landelijk = jonger_nu.checked_div(jonger)?;
    cohorten
        .values()
        .map(|c| {
            let groei = Decimal::from(c.jonger_nu).checked_div(c.jonger)?.checked_div(landelijk)?;
            let eigen_deel = Decimal::new(DOORWERKING, 1).checked_mul(groei)?;
            c.eigen.checked_mul(eigen_deel.checked_add(Decimal::new(10 - DOORWERKING, 1))?)
        })
        .collect()
}

/// Hele personen naar rato, met de grootste rest; bij gelijke rest gaat de laagste code voor.
fn verdeel(totaal: i64, gewichten: &[Decimal]) -> Option<Vec<i64>> {
    let heel: Vec<i128> = gewichten
        .iter()
        .map(|g| {
            let mut g = g.round_dp_with_strategy(9, RoundingStrategy::MidpointAwayFromZero);
            g.rescale(9);
            g.mantissa()
        })
        .collect();
    let som: i128 = heel.iter().sum();
    if som <= 0 {
        return None;
    }
    let mut delen: Vec<(usize, i128, i128)> = heel
        .iter()
        .enumerate()
        .map(|(i, g)| {
            let product = g.checked_mul(i128::from(totaal))?;
            Some((i, product.div_euclid(som), product.rem_euclid(som)))
        })
        .collect::<Option<_>>()?;
    let rest = i128::from(totaal) - delen.iter().map(|d| d.1).sum::<i128>();
    delen.sort_by(|a, b| b.2.cmp(&a.2).then(a.0.cmp(&b.0)));
    for deel in delen.iter_mut().take(usize::try_from(rest).ok()?) {
        deel.1 += 1;
    }
    delen.sort_by_key(|d| d.0);
    delen.into_iter().map(|d| i64::try_from(d.1).ok()).collect()
}

/// Gemiddelde en 95ste percentiel (de kleinste waarde waar minstens 95% niet boven ligt).
pub(crate) fn samen(mut fouten: Vec<Decimal>) -> (Decimal, Decimal) {
    fouten.sort_unstable();
    let n = fouten.len();
    let som: Decimal = fouten.iter().sum();
    let gemiddeld = som.checked_div(Decimal::from(n as u64)).unwrap_or_default();
    let p95 = fouten.get((n * 95).div_ceil(100).saturating_sub(1)).copied();
    (gemiddeld, p95.unwrap_or_default())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::import::leeftijd_nl::lees_leeftijd_nl;
    use crate::import::proefbestanden::bestand;
    use proptest::prelude::*;

    /// Nederland met 100 kinderen per jaar van leeftijd in 2021 en 90 in 2025.
    fn nederland() -> [Leeftijden; 2] {
        let rijen: String = (0..=19).map(|l| format!("T;{l};100;90\n")).collect();
        let tekst = format!("Geslacht;Leeftijd;2021;2025\n{rijen}");
        lees_leeftijd_nl(bestand("l.csv", &tekst), ["2021", "2025"], &mut Vec::new()).unwrap()
    }

    fn gemeente(toen: [u32; 3], nu: [u32; 3]) -> Bekend {
        let [van_0_4, van_5_9, van_10_14] = toen.map(Decimal::from);
        Bekend {
            toen: Kinderen2021 {
                van_0_4,
                van_5_9,
                van_10_14,
                totaal: Decimal::from(10_000),
                ..Kinderen2021::default()
            },
            inwoners_toen: Decimal::from(10_000),
            nu: nu.map(i64::from),
        }
    }

    fn reeks(gemeenten: Vec<Bekend>) -> BTreeMap<GebiedCode, Bekend> {
        gemeenten.into_iter().zip(1..).map(|(g, n)| (GebiedCode::new(&format!("GM{n:04}")), g)).collect()
    }

    #[test]
    fn wie_sneller_groeit_krijgt_meer_maar_niet_de_volle_groei() {
        let [toen, nu] = nederland();
        let twee = reeks(vec![gemeente([250, 250, 250], [225, 225, 300]), gemeente([250, 250, 250], [225, 225, 200])]);
        let uit = schat(&twee, &toen, &nu).unwrap();
        let van_15_17: Vec<i64> =
            uit.van_0_17.values().zip(twee.values()).map(|(n, g)| n - g.nu.iter().sum::<i64>()).collect();
        // 270 personen naar 1,08 en 0,92: 0,6 + 0,4 × 1,2 en 0,6 + 0,4 × 0,8.
        assert_eq!(van_15_17, [146, 124]);
    }

    #[test]
    fn zonder_kinderen_of_met_een_onmogelijke_dekking_geen_schatting() {
        let [toen, nu] = nederland();
        let leeg = reeks(vec![gemeente([0, 0, 0], [1, 1, 1])]);
        assert!(schat(&leeg, &toen, &nu).is_none());
        let mut scheef = gemeente([250, 250, 250], [225, 225, 225]);
        scheef.inwoners_toen = Decimal::from(30_000);
        assert!(schat(&reeks(vec![scheef]), &toen, &nu).is_none());
    }

    proptest! {
        #[test]
        fn telt_altijd_op_tot_het_land(
            banden in prop::collection::vec(prop::array::uniform6(1u32..5000), 1..40)
        ) {
            let [toen, nu] = nederland();
            let gemeenten = reeks(
                banden.iter().map(|[a, b, c, d, e, f]| gemeente([*a, *b, *c], [*d, *e, *f])).collect(),
            );
            let uit = schat(&gemeenten, &toen, &nu).unwrap();
            let geteld: i64 = gemeenten.values().flat_map(|g| g.nu).sum();
            prop_assert_eq!(uit.van_0_17.values().sum::<i64>(), geteld + 270);
            for (code, n) in &uit.van_0_17 {
                prop_assert!(*n >= gemeenten[code].nu.iter().sum::<i64>());
            }
        }
    }
}

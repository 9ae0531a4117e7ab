//! De vormen: met de hand nagerekende punten, en wat voor elke vorm in elk kwartaal moet gelden.

use proptest::prelude::*;

use super::{EigenPunt, Groeivorm, Hoogte, groei};
use crate::amount::{Amount, KORRELS_PER_EENHEID};
use crate::horizon::Horizon;
use crate::huidig::Deel;
use crate::ingroeipad;
use crate::kwartaal::Quarter;
use crate::proef::a;
use crate::soll::Bereik;
use crate::vraag::Vraag;

fn q(tekst: &str) -> Quarter {
    tekst.parse().unwrap()
}

fn aandeel(kwartaal: &str, deel: &str) -> EigenPunt {
    EigenPunt { kwartaal: q(kwartaal), hoogte: Hoogte::Aandeel(a(deel)) }
}

/// De groei van 12 in een jaar (n = 4), in hele en halve eenheden.
fn in_een_jaar(vorm: &Groeivorm) -> Vec<String> {
    let horizon = Horizon::new(q("2030-K1"), q("2031-K1")).unwrap();
    let lijn = groei(vorm, horizon.start(), horizon, 0, 12 * KORRELS_PER_EENHEID);
    lijn.into_iter().map(|v| Amount::uit_korrels(v).to_string()).collect()
}

#[test]
fn elke_vorm_met_de_hand() {
    assert_eq!(in_een_jaar(&Groeivorm::Lineair), ["0", "3", "6", "9", "12"]);
    // 12 × (1 − (3/4)²), (1 − (1/2)²), (1 − (1/4)²).
    assert_eq!(in_een_jaar(&Groeivorm::Vooraan), ["0", "5.25", "9", "11.25", "12"]);
    assert_eq!(in_een_jaar(&Groeivorm::Achteraan), ["0", "0.75", "3", "6.75", "12"]);
    // 12 × (3/16 − 2/64) en 12 × (27/16 − 54/64).
    assert_eq!(in_een_jaar(&Groeivorm::SCurve), ["0", "1.875", "6", "10.125", "12"]);
    assert_eq!(in_een_jaar(&Groeivorm::TrapPerJaar), ["0", "0", "0", "0", "12"]);
    let punten = Groeivorm::Punten(vec![aandeel("2030-K2", "0.1"), aandeel("2030-K4", "0.5")]);
    assert_eq!(in_een_jaar(&punten), ["0", "1.2", "3.6", "6", "12"]);
}

#[test]
fn een_trap_springt_op_1_januari_en_anders_op_het_doel() {
    let lijn = |van: &str, tot: &str| -> Vec<i128> {
        let horizon = Horizon::new(q(van), q(tot)).unwrap();
        groei(&Groeivorm::TrapPerJaar, horizon.start(), horizon, 0, 12)
    };
    assert_eq!(lijn("2027-K1", "2030-K1"), [0, 0, 0, 0, 4, 4, 4, 4, 8, 8, 8, 8, 12, 12, 12, 12, 12]);
    // Begin en doel midden in een jaar: sprongen in 2028-K1, 2029-K1 en op het doel.
    assert_eq!(lijn("2027-K3", "2029-K3"), [0, 0, 4, 4, 4, 4, 8, 8, 12, 12, 12, 12, 12, 12, 12]);
}

#[test]
fn een_later_begin_verschuift_de_vorm_en_een_stand_is_van_het_gebied() {
    let horizon = Horizon::default();
    let lijn = groei(&Groeivorm::Lineair, q("2029-K1"), horizon, 0, 8);
    assert_eq!(lijn, [0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 4, 6, 8, 8, 8, 8, 8]);
    let stand =
        |tekst: &str| Groeivorm::Punten(vec![EigenPunt { kwartaal: q("2028-K1"), hoogte: Hoogte::Stand(a(tekst)) }]);
    let op_2028 = |tekst: &str| {
        let een = KORRELS_PER_EENHEID;
        let lijn = groei(&stand(tekst), horizon.start(), horizon, 2 * een, 4 * een);
        Amount::uit_korrels(lijn[4])
    };
    assert_eq!(op_2028("3.5"), a("1.5"));
    // Onder de IST en boven de SOLL wordt begrensd.
    assert_eq!((op_2028("1"), op_2028("9")), (a("0"), a("4")));
}

fn vormen() -> impl Strategy<Value = Groeivorm> {
    let punten = prop::collection::vec((1_i32..40, 0_i64..=1000), 0..6).prop_map(|mut v| {
        v.sort_unstable();
        v.dedup_by_key(|p| p.0);
        let mut hoogste = 0;
        let punten = v.into_iter().map(|(k, promille)| {
            hoogste = hoogste.max(promille);
            let deel = Amount::from_int(hoogste).mul_div(Amount::ONE, Amount::from_int(1000));
            EigenPunt { kwartaal: q("2027-K1").plus(k), hoogte: Hoogte::Aandeel(deel) }
        });
        Groeivorm::Punten(punten.collect())
    });
    prop_oneof![
        Just(Groeivorm::Lineair),
        Just(Groeivorm::Vooraan),
        Just(Groeivorm::Achteraan),
        Just(Groeivorm::SCurve),
        Just(Groeivorm::TrapPerJaar),
        punten,
    ]
}

proptest! {
    #[test]
    fn elke_vorm_begint_op_ist_eindigt_op_soll_en_keert_niet_om(
        vorm in vormen(),
        start in 0_i32..8,
        later in 0_i32..8,
        lengte in 1_i32..40,
        totaal in 0_i128..2_000_000_000_000_000_000,
    ) {
        let start = q("2027-K1").plus(start);
        let horizon = Horizon::new(start, start.plus(later + lengte)).unwrap();
        let begin = start.plus(later);
        let lijn = groei(&vorm, begin, horizon, 0, totaal);
        for (kwartaal, stand) in horizon.kwartalen().zip(&lijn) {
            prop_assert!(kwartaal > begin || *stand == 0);
            prop_assert!(kwartaal < horizon.doel() || *stand == totaal);
        }
        prop_assert!(lijn.windows(2).all(|p| p[0] <= p[1]));
    }

    /// De vorm lineair is precies het pad dat er zonder ingroeibestand is.
    #[test]
    fn lineair_is_het_gewone_pad(ist in 0_i64..5_000, erbij in 0_i64..5_000, schaal in 1_i64..1_000, lengte in 1_i32..30) {
        let horizon = Horizon::new(q("2027-K2"), q("2027-K2").plus(lengte)).unwrap();
        let breuk = |n: i64| Amount::from_int(n).mul_div(Amount::ONE, Amount::from_int(schaal));
        let deel = Deel { ist: breuk(ist), soll: Vraag::gelijk(Bereik::vlak(breuk(ist) + breuk(erbij))) };
        let gewoon = ingroeipad::lineair(&deel, horizon);
        let tekort = (deel.soll.nu.gekozen - deel.ist).korrels();
        let eigen = groei(&Groeivorm::Lineair, horizon.start(), horizon, deel.ist.korrels(), tekort);
        for (g, e) in gewoon.iter().zip(eigen) {
            prop_assert_eq!(g.gekozen, deel.ist + Amount::uit_korrels(e));
        }
    }
}

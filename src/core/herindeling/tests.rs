//! Uitgewerkte voorbeelden en eigenschappen van de omzetting.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::proef::{gm, herindelingen, stroom};
use super::*;
use crate::amount::Amount;

const EERST: Date = date(2019, 1, 1);
const NU: Date = date(2026, 1, 1);

fn delen(regel: &Regel) -> Vec<(String, u64, u64)> {
    regel.delen.iter().map(|d| (d.naar.to_string(), d.teller, d.noemer)).collect()
}

#[test]
fn op_de_dag_zelf_geldt_de_nieuwe_toestand() {
    let h = herindelingen();
    let aantal = |dag: Date| h.gemeenten_op(dag).unwrap().len();
    assert_eq!(aantal(date(2020, 12, 31)), 17);
    assert_eq!(aantal(date(2021, 1, 1)), 14);
    assert_eq!(aantal(date(2022, 3, 23)), 13);
    assert_eq!(aantal(date(2022, 3, 24)), 12);
    assert_eq!(aantal(date(2030, 1, 1)), 12, "na de stand is er niets bekend dat anders is");
    assert!(h.gemeenten_op(date(2020, 1, 1)).unwrap().contains(&gm(788)));
    assert!(!h.gemeenten_op(date(2020, 1, 1)).unwrap().contains(&gm(1979)));
    let te_vroeg = h.gemeenten_op(date(2018, 12, 31)).unwrap_err();
    assert_eq!(
        te_vroeg.to_string(),
        "De gemeenten van 31-12-2018 zijn niet bekend; de herindelingen beginnen op 1-1-2019. Gebruik een dag vanaf dan."
    );
}

#[test]
fn haaren_splitst_naar_inwoners_of_naar_woningen() {
    let h = herindelingen();
    let naar_inwoners = h.omzetting(EERST, NU).unwrap();
    let haaren = naar_inwoners.regel(&gm(788)).unwrap();
    assert_eq!((haaren.lot, haaren.basis), (Lot::GesplitstOver, Some(Grondregel::Inwoners)));
    assert_eq!(haaren.dagen, [date(2021, 1, 1)]);
    let tellers: Vec<u64> = haaren.gewichten();
    assert_eq!(tellers, [2149, 5827, 1442, 4900]);
    // 14 318 inwoners in de stroom; 14 351 in de telling: de grootste rest maakt het kloppend.
    let verdeeld = naar_inwoners.verdeel(&gm(788), Amount::from_int(14_351), 0).unwrap();
    let aantallen: Vec<String> = verdeeld.iter().map(|(_, a)| a.to_string()).collect();
    assert_eq!(aantallen, ["2154", "5841", "1445", "4911"]);
    let naar_woningen = h.omzetting_naar(EERST, NU, Grondregel::Woningen).unwrap();
    assert_eq!(
        delen(naar_woningen.regel(&gm(788)).unwrap()).iter().map(|d| d.1 * 6003 / d.2).collect::<Vec<_>>(),
        [918, 2412, 588, 2085]
    );
}

#[test]
fn een_opgegane_gemeente_gaat_in_haar_geheel_en_de_ontvanger_bleef() {
    let o = herindelingen().omzetting(EERST, NU).unwrap();
    for oud in [3, 10, 24] {
        let regel = o.regel(&gm(oud)).unwrap();
        assert_eq!((regel.lot, regel.enige()), (Lot::OpgegaanIn, Some(&gm(1979))), "GM{oud:04}");
        assert_eq!(regel.basis, None);
    }
    assert_eq!(o.regel(&gm(757)).unwrap().lot, Lot::Bleef);
    assert_eq!(o.uit(&gm(757)).map(|r| r.van.clone()).collect::<Vec<_>>(), [gm(757), gm(788)]);
    assert_eq!(o.regel(&gm(1979)), None, "Eemsdelta was er in 2019 niet");
}

#[test]
fn weesp_halverwege_het_jaar() {
    let h = herindelingen();
    let voor = h.omzetting(date(2022, 1, 1), date(2022, 3, 23)).unwrap();
    assert!(voor.is_gelijk());
    let na = h.omzetting(date(2022, 1, 1), date(2022, 3, 24)).unwrap();
    assert_eq!(na.regel(&gm(457)).unwrap().enige(), Some(&gm(363)));
    assert!(h.omzetting(date(2022, 3, 24), NU).unwrap().regel(&gm(457)).is_none());
}

#[test]
fn een_kleine_grenswijziging_wordt_genoemd_maar_verplaatst_niemand() {
    let o = herindelingen().omzetting(EERST, NU).unwrap();
    let rotterdam = o.regel(&gm(599)).unwrap();
    assert_eq!((rotterdam.lot, rotterdam.enige()), (Lot::Grenswijziging, Some(&gm(599))));
    assert_eq!(rotterdam.te_klein.iter().map(|s| s.inwoners).collect::<Vec<_>>(), [11]);
    let zeewolde = o.regel(&gm(50)).unwrap();
    assert_eq!(delen(zeewolde), [("GM0034".into(), 1, 200), ("GM0050".into(), 199, 200)]);
    assert_eq!(zeewolde.te_klein, []);
}

#[test]
fn een_hernoeming_is_een_andere_code_voor_dezelfde_gemeente() {
    let h = herindelingen();
    let friese_meren = h.vroeger(&gm(1921)).unwrap();
    assert_eq!(friese_meren.nu.lot, Lot::Hernoemd);
    assert_eq!(friese_meren.to_string(), "GM1921 De Friese Meren bestaat niet meer; hernoemd tot De Fryske Marren");
    let skarsterlan = h.vroeger(&gm(51)).unwrap();
    assert_eq!(skarsterlan.nu.enige(), Some(&gm(1940)));
    assert_eq!(
        skarsterlan.to_string(),
        "GM0051 Skarsterlân bestaat niet meer sinds 1-1-2014; opgegaan in De Friese Meren (nu De Fryske Marren)"
    );
}

#[test]
fn elke_verdwenen_gemeente_zegt_wanneer_en_waarin() {
    let h = herindelingen();
    let OudeNaam::Een(haaren) = h.zoek_vroeger("haaren") else { panic!("Haaren") };
    assert_eq!(
        haaren.to_string(),
        "GM0788 Haaren bestaat niet meer sinds 1-1-2021; opgegaan in Boxtel, Oisterwijk, Tilburg en Vught"
    );
    assert!(!haaren.is_heel());
    let OudeNaam::Een(zandt) = h.zoek_vroeger("'t zandt") else { panic!("'t Zandt") };
    assert_eq!(
        zandt.to_string(),
        "GM0054 't Zandt bestaat niet meer sinds 1-1-1990; opgegaan in Delfzijl en Loppersum (nu Eemsdelta)"
    );
    assert_eq!(zandt.nu.enige(), Some(&gm(1979)), "langs twee wegen naar dezelfde gemeente");
    assert_eq!(h.zoek_vroeger("Amsterdam"), OudeNaam::Geen);
    assert_eq!(h.vroeger(&gm(9999)), None);
}

#[test]
fn terug_over_een_herindeling_wordt_geweigerd_en_zonder_herindeling_niet() {
    let h = herindelingen();
    let fout = h.omzetting(NU, date(2021, 6, 1)).unwrap_err().to_string();
    assert!(fout.contains("van Almere, Amsterdam en Dijk en Waard nu over"), "{fout}");
    assert!(h.omzetting(NU, date(2023, 6, 1)).unwrap().is_gelijk());
}

#[test]
fn wat_onbekend_is_of_ontbreekt_blijft_onbekend() {
    let o = herindelingen().omzetting(EERST, NU).unwrap();
    let n = |x| Some(Amount::from_int(x));
    let uit = o
        .tellingen_met_onbekend(&BTreeMap::from([
            (gm(3), n(10)),
            (gm(10), n(20)),
            (gm(24), None),
            (gm(398), n(5)),
            (gm(34), n(7)),
            (gm(50), n(400)),
        ]))
        .unwrap();
    assert_eq!(uit.get(&gm(1979)), Some(&None), "Loppersum is onbekend");
    assert_eq!(uit.get(&gm(1980)), Some(&None), "Langedijk ontbreekt");
    assert_eq!(uit.get(&gm(34)), Some(&n(9)));
    assert_eq!(uit.get(&gm(363)), None, "niet gevraagd");
    let vreemd = o.tellingen(&BTreeMap::from([(gm(1979), Amount::ONE), (gm(34), Amount::ONE)]));
    assert_eq!(vreemd.unwrap_err().0, [gm(1979)].into());
}

/// Willekeurige stromen tussen twintig codes op vier dagen; ook onzin, zoals een ketting of een kring.
fn willekeurig() -> impl Strategy<Value = Herindelingen> {
    let een = (0u8..4, 0u32..20, 0u32..20, 0u64..5000, 0u64..9000);
    prop::collection::vec(een, 0..25).prop_map(|stromen| {
        let dagen = [date(2020, 1, 1), date(2021, 1, 1), date(2022, 3, 24), date(2023, 1, 1)];
        let nu = (0..20).map(|c| (gm(c), format!("G{c}")));
        let stromen = stromen
            .into_iter()
            .map(|(d, van, naar, w, i)| stroom(*dagen.get(usize::from(d)).unwrap(), van, naar, w, i, false));
        Herindelingen::new(EERST, NU, nu, [], stromen)
    })
}

proptest! {
    #[test]
    fn totalen_blijven_op_de_persoon_gelijk(
        h in willekeurig(),
        aantallen in prop::collection::vec(0i64..1_000_000, 20),
    ) {
        let o = h.omzetting(EERST, NU).unwrap();
        let invoer: BTreeMap<GebiedCode, Amount> =
            (0..20).map(gm).zip(aantallen.into_iter().map(Amount::from_int)).collect();
        let uit = o.tellingen(&invoer).unwrap();
        prop_assert!(uit.values().all(|a| a.is_heel() && !a.is_negatief()));
        prop_assert_eq!(uit.values().copied().sum::<Amount>(), invoer.values().copied().sum::<Amount>());
        let exact = o.hoeveelheden(&invoer).unwrap();
        prop_assert_eq!(exact.values().copied().sum::<Amount>(), invoer.values().copied().sum::<Amount>());
    }

    #[test]
    fn delen_zijn_samen_een_geheel(h in willekeurig()) {
        let o = h.omzetting(EERST, NU).unwrap();
        for regel in o.regels() {
            let som: u64 = regel.gewichten().iter().sum();
            prop_assert!(regel.delen.iter().all(|d| d.noemer == som && d.teller > 0), "{:?}", regel);
        }
    }

    #[test]
    fn dezelfde_dag_is_niets_doen(h in willekeurig(), jaar in 2019i16..2027) {
        let dag = date(jaar, 1, 1);
        prop_assert!(h.omzetting(dag, dag).unwrap().is_gelijk());
    }

    #[test]
    fn in_twee_stappen_is_hetzelfde_als_ineens(
        aantallen in prop::collection::vec(0i64..1_000_000, 17),
        jaar in 2019i16..2027,
        maand in 1i8..=12,
    ) {
        let h = herindelingen();
        let tussen = date(jaar, maand, 1).min(NU);
        let ineens = h.omzetting(EERST, NU).unwrap();
        let invoer: BTreeMap<GebiedCode, Amount> =
            ineens.regels().map(|r| r.van.clone()).zip(aantallen.into_iter().map(Amount::from_int)).collect();
        let eerst = h.omzetting(EERST, tussen).unwrap().tellingen(&invoer).unwrap();
        let daarna = h.omzetting(tussen, NU).unwrap().tellingen(&eerst).unwrap();
        let direct = ineens.tellingen(&invoer).unwrap();
        prop_assert_eq!(direct.keys().collect::<Vec<_>>(), daarna.keys().collect::<Vec<_>>());
        for (code, aantal) in &direct {
            let verschil = *aantal - *daarna.get(code).unwrap();
            prop_assert!(verschil.max(Amount::ZERO - verschil) <= Amount::ONE, "{}: {:?}", code, verschil);
        }
    }
}

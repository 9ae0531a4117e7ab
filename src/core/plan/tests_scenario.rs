//! Een scenario in het plan: uitgewerkte voorbeelden van DESIGN §4 regel 7, en eigenschappen die altijd moeten gelden.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;

use super::tests::{alle_normen, flevoland, maak, regio, rij, willekeurig_land};
use super::*;
use crate::amount::Amount;
use crate::choices::{Choices, Positie};
use crate::gap::Status;
use crate::gebied::Niveau;
use crate::ist::Ist;
use crate::land::{Land, Regio};
use crate::norm::NormId;
use crate::norm::{LezingId, Norm};
use crate::proef::*;
use crate::scenario::{Afwijking, Besluit, BesluitStatus, EigenWaarden, Scenario};
use crate::soll::SollTrace;

fn besluit(status: BesluitStatus) -> Besluit {
    Besluit {
        motivatie: "Omdat het hier anders is.".to_owned(),
        eigenaar: "J. Jansen".to_owned(),
        orgaan: "college".to_owned(),
        datum: date(2026, 10, 1),
        evaluatie: date(2028, 10, 1),
        status,
    }
}

fn afwijking(norm: &str, gemeente: Option<usize>, eigen: EigenWaarden) -> Afwijking {
    let besluit = besluit(BesluitStatus::Vastgesteld);
    Afwijking { norm: NormId::new(norm), gemeente: gemeente.map(code), eigen, besluit, kenmerk: None, regel: 4 }
}

fn plaats(positie: Positie) -> EigenWaarden {
    EigenWaarden { positie: Some(positie), ..EigenWaarden::default() }
}

fn eigen(waarde: &str) -> EigenWaarden {
    plaats(Positie::Eigen(a(waarde)))
}

fn tussen(laag: &str, hoog: &str) -> EigenWaarden {
    EigenWaarden { laag: Some(a(laag)), hoog: Some(a(hoog)), ..EigenWaarden::default() }
}

fn prevalentie(waarde: &str) -> EigenWaarden {
    EigenWaarden { aannames: BTreeMap::from([("prevalentie".to_owned(), a(waarde))]), ..EigenWaarden::default() }
}

fn met(afwijkingen: Vec<Afwijking>) -> Choices {
    let scenario = Scenario { naam: "Proef".to_owned(), bestand: "pad.toml".to_owned(), afwijkingen };
    Choices { scenario: Some(scenario), ..Choices::default() }
}

fn reken(normen: Vec<Norm>, land: &Land, gebied: &Regio, ist: &Ist, keuzes: &Choices) -> Plan {
    plan(&set(normen), &Inputs { land, gebied, ist, keuzes, volgorde: &[], prognose: None }, &Horizon::default())
}

fn lid<'a>(plan: &'a Plan, norm: &str, i: usize) -> &'a PlanRij {
    plan.rijen.iter().find(|r| r.norm.as_str() == norm && r.gebied.code == code(i)).unwrap()
}

fn codes(plan: &Plan) -> Vec<&str> {
    plan.bevindingen.iter().map(|f| f.code).filter(|c| c.starts_with("SCN")).collect()
}

#[test]
fn een_gemeente_met_een_eigen_plaats_telt_zo_mee_in_het_gebied() {
    let land = flevoland();
    let iza = regio(&land, Niveau::Iza, "IZA-regio-1");
    let keuzes = met(vec![afwijking("brug", Some(0), plaats(Positie::Hoog))]);
    let plan = reken(vec![brugfunctionaris()], &land, &iza, &ist(&[(code(0), "brug", "8")]), &keuzes);
    let almere = lid(&plan, "brug", 0);
    assert_eq!(almere.soll.bereik.unwrap().gekozen, a("11.4787"));
    assert_eq!((almere.positie, almere.status), (Some(Positie::Hoog), Status::Binnen));
    assert_eq!(almere.gap.unwrap().gap.gekozen, a("3.4787"));
    assert_eq!(almere.afwijking.as_ref().unwrap().token(), "scenario:vastgesteld");
    assert!(!almere.verkenning);
    assert_eq!(lid(&plan, "brug", 1).afwijking, None);
    // 229.574 × 0,5 + 202.871 × 0,35, per 10.000.
    let flevoland = rij(&plan, "brug");
    assert_eq!(flevoland.soll.bereik.unwrap().gekozen, a("18.579185"));
    assert_eq!(flevoland.streef, Some(band("0.2", "0.5")));
    assert_eq!(flevoland.rekenwaarden, None, "de gemeenten rekenen met verschillende getallen");
    assert!(matches!(&flevoland.soll.trace, SollTrace::Opgeteld { eigen } if eigen[0].code == code(0)));
    assert_eq!(flevoland.afwijking, almere.afwijking);
    let register = plan.afwijking(1).unwrap();
    assert_eq!((register.gebied.code.clone(), register.toegepast), (code(0), true));
    assert_eq!(register.verschil.unwrap().verschil(), a("3.44361"));
    assert_eq!(register.verschil.unwrap().procent().unwrap().to_string(), "42.857142857143");
    assert_eq!(codes(&plan), [""; 0]);
}

#[test]
fn de_status_vergelijkt_met_de_eigen_bandbreedte_en_de_landelijke_blijft_zichtbaar() {
    let land = flevoland();
    let almere = als_regio(&land, &code(0)).unwrap();
    let keuzes = met(vec![afwijking("brug", None, tussen("0.3", "0.4"))]);
    for (ist_waarde, status) in [("6.8", Status::Onder), ("6.9", Status::Binnen), ("9.2", Status::Boven)] {
        let plan = reken(vec![brugfunctionaris()], &land, &almere, &ist(&[(code(0), "brug", ist_waarde)]), &keuzes);
        let rij = rij(&plan, "brug");
        assert_eq!(rij.status, status, "{ist_waarde}");
        assert_eq!(rij.streef, Some(band("0.2", "0.5")));
        let streef = rij.rekenwaarden.as_ref().unwrap().streef;
        assert_eq!((streef.laag, streef.gekozen, streef.hoog), (a("0.3"), a("0.35"), a("0.4")));
    }
}

#[test]
fn de_afwijking_van_een_gemeente_komt_in_de_plaats_van_die_van_het_gebied() {
    let land = flevoland();
    let iza = regio(&land, Niveau::Iza, "IZA-regio-1");
    let keuzes = met(vec![
        afwijking("brug", None, tussen("0.3", "0.4")),
        afwijking("brug", Some(1), eigen("0.1")),
        afwijking("brug", Some(2), plaats(Positie::Laag)),
    ]);
    let plan = reken(vec![brugfunctionaris()], &land, &iza, &Ist::default(), &keuzes);
    let per_lid: Vec<Amount> = (0..5).map(|i| lid(&plan, "brug", i).soll.bereik.unwrap().laag).collect();
    assert_eq!(per_lid, [a("6.88722"), a("0.84443"), a("1.02266"), a("1.32624"), a("0.69261")]);
    assert_eq!(rij(&plan, "brug").soll.bereik.unwrap().laag, per_lid.into_iter().sum());
    assert!(
        matches!(&rij(&plan, "brug").afwijking, Some(RijAfwijking::Scenario { nummers, .. }) if *nummers == [1, 2, 3])
    );
    let verschillen: Vec<Amount> = plan.afwijkingen.iter().map(|a| a.verschil.unwrap().verschil()).collect();
    // Het midden van 0,3–0,4 is dat van 0,2–0,5; 84.443 × (0,1 − 0,35); 51.133 × (0,2 − 0,35).
    assert_eq!(verschillen, [a("0"), a("-2.111075"), a("-0.766995")]);
    let onder = plan.bevindingen.iter().find(|f| f.code == "SCN-101").unwrap();
    assert_eq!(
        onder.to_string(),
        "pad.toml:4: waarschuwing SCN-101: brug: de eigen waarde in gemeente Gemeente 1 (0,1) ligt onder de landelijke ondergrens (0,2)."
    );
    assert_eq!(codes(&plan), ["SCN-101"]);
}

#[test]
fn een_eigen_aanname_verandert_de_grondslag_van_die_gemeente() {
    let land = land(&[(20_000, 1, 1), (40_000, 1, 1)]);
    let iza = regio(&land, Niveau::Iza, "IZA-regio-1");
    let keuzes = met(vec![afwijking("bewegen", Some(0), prevalentie("0.36"))]);
    let plan = reken(vec![beweeginterventie()], &land, &iza, &Ist::default(), &keuzes);
    let eigen = lid(&plan, "bewegen", 0);
    // 10.000 × 0,36 × 3%, tegenover 95,4 met 0,318.
    assert_eq!(eigen.soll.bereik.unwrap().gekozen, a("108"));
    assert_eq!(eigen.soll.stand.unwrap().aantal, a("3600"));
    assert_eq!(eigen.rekenwaarden.as_ref().unwrap().factoren, [("prevalentie".to_owned(), a("0.36"))]);
    assert_eq!(eigen.lezingen[0].factor, Some(a("0.36")));
    let gebied = rij(&plan, "bewegen");
    assert_eq!(gebied.soll.bereik.unwrap().gekozen, a("298.8"));
    // 10.000 × 0,36 + 20.000 × 0,318.
    assert_eq!(gebied.soll.stand.unwrap().aantal, a("9960"));
    let punten = &plan.afwijkingen[0].punten;
    assert_eq!(
        punten.iter().map(|p| format!("{}: {} -> {}", p.wat, p.landelijk, p.eigen)).collect::<Vec<_>>(),
        ["aanname prevalentie: 0.318 -> 0.36"]
    );
}

#[test]
fn een_eigen_lezing_is_een_gekozen_lezing() {
    let land = land(&[(20_000, 1, 1), (40_000, 1, 1)]);
    let iza = regio(&land, Niveau::Iza, "IZA-regio-1");
    let mut norm = beweeginterventie();
    norm.lezingen.push(lezing("alle-65plus", &[]));
    let kies = |gemeente| {
        let lezing = Some(LezingId("alle-65plus".to_owned()));
        let keuzes = met(vec![afwijking("bewegen", gemeente, EigenWaarden { lezing, ..EigenWaarden::default() })]);
        reken(vec![norm.clone()], &land, &iza, &Ist::default(), &keuzes)
    };
    let open = |plan: &Plan| plan.bevindingen.iter().any(|f| f.code == "PLAN-015");
    let gebied = kies(None);
    assert_eq!(rij(&gebied, "bewegen").lezing.0, "alle-65plus");
    assert_eq!(rij(&gebied, "bewegen").soll.bereik.unwrap().gekozen, a("900"));
    assert!(!open(&gebied));
    let een = kies(Some(0));
    assert_eq!(lid(&een, "bewegen", 0).lezing.0, "alle-65plus");
    // 10.000 × 3% + 20.000 × 0,318 × 3%.
    assert_eq!(rij(&een, "bewegen").soll.bereik.unwrap().gekozen, a("490.8"));
    assert!(open(&een), "voor de rest van het gebied is de lezing nog te kiezen");
}

#[test]
fn een_gemeente_zonder_steunpunt_heeft_geen_tekort_maar_wel_een_waarschuwing() {
    let land = flevoland();
    let iza = regio(&land, Niveau::Iza, "IZA-regio-1");
    let keuzes = met(vec![afwijking("steunpunt", Some(4), eigen("0")), afwijking("steunpunt", Some(0), eigen("3"))]);
    let opgaven: Vec<(GebiedCode, &str, &str)> = (0..5).map(|i| (code(i), "steunpunt", "0")).collect();
    let plan = reken(vec![steunpunten()], &land, &iza, &ist(&opgaven), &keuzes);
    let gebied = rij(&plan, "steunpunt");
    assert_eq!(gebied.soll.bereik.unwrap(), crate::soll::Bereik::vlak(a("6")));
    assert_eq!(gebied.gap.unwrap().tekort.unwrap().gekozen, a("6"));
    assert_eq!(lid(&plan, "steunpunt", 4).status, Status::Gehaald);
    assert_eq!(codes(&plan), ["SCN-101"]);
    assert_eq!(plan.afwijkingen[0].verschil.unwrap().procent(), Some(a("-100")));
}

#[test]
fn een_norm_van_de_ggd_wijkt_af_voor_het_hele_gebied() {
    let land = land(&[(30_000, 1, 1), (10_000, 1, 2)]);
    let iza = regio(&land, Niveau::Iza, "IZA-regio-1");
    let keuzes = met(vec![afwijking("coordinatie", None, eigen("3")), afwijking("personen", None, eigen("4"))]);
    let plan = reken(vec![coordinatie(), personen()], &land, &iza, &Ist::default(), &keuzes);
    assert_eq!(rij(&plan, "coordinatie").soll.bereik.unwrap().gekozen, a("2.25"));
    assert_eq!(plan.afwijking(1).unwrap().verschil.unwrap().verschil(), a("0.75"));
    // De GGD-regio ligt er niet geheel in: er valt niets te tellen, en niets te verschillen.
    assert_eq!(rij(&plan, "personen").soll.bereik.unwrap().gekozen, a("0"));
    assert_eq!(plan.afwijking(2).unwrap().verschil.unwrap().procent(), None);
    let ggd = regio(&land, Niveau::Ggd, "GG01");
    let plan = reken(vec![coordinatie(), personen()], &land, &ggd, &Ist::default(), &keuzes);
    assert_eq!(rij(&plan, "personen").soll.bereik.unwrap().gekozen, a("4"));
}

#[test]
fn een_verkenning_gaat_voor_het_scenario() {
    let land = flevoland();
    let iza = regio(&land, Niveau::Iza, "IZA-regio-1");
    let mut keuzes = met(vec![afwijking("brug", Some(0), tussen("0.3", "0.4"))]);
    keuzes.positie_per_norm.insert(NormId::new("brug"), Positie::Laag);
    let plan = reken(vec![brugfunctionaris()], &land, &iza, &Ist::default(), &keuzes);
    assert_eq!(rij(&plan, "brug").soll.bereik.unwrap().gekozen, a("8.6489"));
    assert!(plan.rijen.iter().all(|r| r.verkenning && r.afwijking == Some(RijAfwijking::Verkenning)));
    assert_eq!((plan.afwijkingen[0].toegepast, plan.afwijkingen[0].verschil), (false, None));
    assert_eq!(codes(&plan), ["SCN-104"]);
}

#[test]
fn vervallen_staat_in_het_register_en_telt_niet_mee() {
    let land = flevoland();
    let iza = regio(&land, Niveau::Iza, "IZA-regio-1");
    let mut oud = afwijking("brug", Some(0), eigen("0.1"));
    oud.besluit.status = BesluitStatus::Vervallen;
    let plan = reken(vec![brugfunctionaris()], &land, &iza, &Ist::default(), &met(vec![oud]));
    let landelijk = maak(vec![brugfunctionaris()], &land, &iza, &Ist::default());
    assert_eq!((plan.rijen, plan.bevindingen), (landelijk.rijen, landelijk.bevindingen));
    assert_eq!(
        plan.afwijkingen.iter().map(|a| (a.nummer, a.toegepast, a.verschil)).collect::<Vec<_>>(),
        [(1, false, None)]
    );
}

#[test]
fn concept_te_vroege_evaluatie_en_een_gemeente_van_elders_worden_genoemd() {
    let land = flevoland();
    let iza = regio(&land, Niveau::Iza, "IZA-regio-1");
    let mut concept = afwijking("brug", Some(0), plaats(Positie::Hoog));
    concept.besluit.status = BesluitStatus::Concept;
    concept.besluit.evaluatie = date(2026, 12, 31);
    let elders = afwijking("brug", Some(5), plaats(Positie::Hoog));
    let stevig = afwijking("brug", Some(1), plaats(Positie::Hoog));
    let plan = reken(vec![brugfunctionaris()], &land, &iza, &Ist::default(), &met(vec![concept, elders, stevig]));
    assert_eq!(codes(&plan), ["SCN-102", "SCN-103", "SCN-105"]);
    assert_eq!(plan.afwijkingen.iter().map(|a| a.nummer).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(rij(&plan, "brug").afwijking.as_ref().unwrap().token(), "scenario:concept");
    assert_eq!(lid(&plan, "brug", 1).afwijking.as_ref().unwrap().token(), "scenario:vastgesteld");
}

/// Wat een rij van een scenario zonder werking mag verschillen: dat erbij staat dat er is afgeweken.
fn zonder_merk(mut plan: Plan) -> Vec<PlanRij> {
    for rij in &mut plan.rijen {
        rij.afwijking = None;
        rij.rekenwaarden = None;
        rij.positie = None;
        rij.soll.trace = SollTrace::Geen;
    }
    plan.rijen
}

prop_compose! {
    /// Per gemeente hoogstens een afwijking per norm: welke, en hoeveel.
    fn willekeurige_afwijkingen()(keuzes in prop::collection::vec((0usize..7, 0i64..30), 25), gebied in 0usize..7) -> Vec<Afwijking> {
        let van = |gemeente: Option<usize>, soort: usize, n: i64| {
            let tiende = Amount::from_int(n).mul_div(Amount::ONE, Amount::from_int(10));
            let eigen = plaats(Positie::Eigen(tiende));
            Some(match soort {
                0 => afwijking("brug", gemeente, eigen),
                1 => afwijking("brug", gemeente, plaats(Positie::Hoog)),
                2 => afwijking("brug", gemeente, EigenWaarden { hoog: Some(tiende + a("0.5")), ..EigenWaarden::default() }),
                3 => afwijking("steunpunt", gemeente, plaats(Positie::Eigen(Amount::from_int(n)))),
                4 => afwijking("bewegen", gemeente, prevalentie(&format!("0.{}", n + 1))),
                5 => afwijking("bewegen", gemeente, plaats(Positie::Eigen(tiende.mul_div(Amount::ONE, Amount::from_int(10))))),
                _ => return None,
            })
        };
        let per_gemeente = keuzes.into_iter().enumerate().filter_map(|(i, (soort, n))| van(Some(i), soort, n));
        per_gemeente.chain(van(None, gebied, 4)).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn een_scenario_met_de_landelijke_waarden_verandert_niets(gemeenten in willekeurig_land(), wie in any::<prop::sample::Index>()) {
        let land = land(&gemeenten);
        let nl = regio(&land, Niveau::Land, "NL");
        let wie = Some(wie.index(gemeenten.len()));
        let keuzes = met(vec![
            afwijking("brug", wie, tussen("0.2", "0.5")),
            afwijking("steunpunt", wie, eigen("1")),
            afwijking("bewegen", wie, prevalentie("0.318")),
            afwijking("coordinatie", None, EigenWaarden { lezing: Some(LezingId("tekst".to_owned())), ..EigenWaarden::default() }),
        ]);
        let opgaven = ist(&[(code(0), "brug", "3"), (code(0), "steunpunt", "0")]);
        let met_scenario = reken(alle_normen(), &land, &nl, &opgaven, &keuzes);
        prop_assert!(met_scenario.afwijkingen.iter().all(|a| a.toegepast && a.verschil.is_some_and(|v| v.verschil().is_zero())));
        let landelijk = zonder_merk(maak(alle_normen(), &land, &nl, &opgaven));
        let eigen = zonder_merk(met_scenario);
        prop_assert_eq!(eigen.len(), landelijk.len());
        for (eigen, landelijk) in eigen.iter().zip(&landelijk) {
            prop_assert!(eigen == landelijk, "{} {}", eigen.norm, eigen.gebied.code);
        }
    }

    #[test]
    fn elk_gebied_blijft_de_som_van_zijn_gemeenten(gemeenten in willekeurig_land(), afwijkingen in willekeurige_afwijkingen()) {
        let land = land(&gemeenten);
        let nl = regio(&land, Niveau::Land, "NL");
        let keuzes = met(afwijkingen);
        let normen = [brugfunctionaris(), steunpunten(), beweeginterventie()];
        let opgaven: Vec<(GebiedCode, &str, &str)> =
            land.gemeenten.keys().flat_map(|c| ["brug", "steunpunt", "bewegen"].map(|n| (c.clone(), n, "2"))).collect();
        let ist = ist(&opgaven);
        let plan = reken(normen.to_vec(), &land, &nl, &ist, &keuzes);
        let landelijk = maak(normen.to_vec(), &land, &nl, &ist);
        for norm in &normen {
            let eigen = plan.eigen_rij(&norm.id).unwrap();
            let soll = eigen.soll.bereik.unwrap();
            prop_assert!(soll.laag <= soll.gekozen && soll.gekozen <= soll.hoog);
            let leden = || plan.rijen_van_leden(&norm.id);
            prop_assert_eq!(soll.hoog, leden().map(|r| r.soll.bereik.unwrap().hoog).sum());
            prop_assert_eq!(soll.gekozen, leden().map(|r| r.soll.bereik.unwrap().gekozen).sum());
            let gap = eigen.gap.unwrap();
            prop_assert_eq!(gap.tekort.unwrap().gekozen, leden().map(|r| r.gap.unwrap().tekort.unwrap().gekozen).sum());
            for (i, punt) in eigen.pad.iter().enumerate() {
                prop_assert_eq!(punt.pad.unwrap().gekozen, leden().map(|r| r.pad[i].pad.unwrap().gekozen).sum());
            }
            for niveau in [Niveau::Ggd, Niveau::Iza] {
                let som: Amount = land.van_niveau(niveau)
                    .map(|r| reken(vec![norm.clone()], &land, r, &Ist::default(), &keuzes).eigen_rij(&norm.id).unwrap().soll.bereik.unwrap().gekozen)
                    .sum();
                prop_assert_eq!(som, soll.gekozen);
            }
            // Het register verklaart het hele verschil met de landelijke norm.
            let verklaard: Amount = plan.afwijkingen.iter().filter(|a| a.norm == norm.id).filter_map(|a| a.verschil).map(Verschil::verschil).sum();
            prop_assert_eq!(verklaard, soll.gekozen - landelijk.eigen_rij(&norm.id).unwrap().soll.bereik.unwrap().gekozen);
        }
    }
}

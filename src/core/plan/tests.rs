//! Het plan als geheel: uitgewerkte voorbeelden van DESIGN §5 en §6, en eigenschappen die altijd moeten gelden.

use proptest::prelude::*;

use crate::amount::Amount;
use crate::choices::{Choices, Positie};
use crate::gap::Status;
use crate::gebied::{GebiedCode, Niveau};
use crate::horizon::Horizon;
use crate::ist::Ist;
use crate::land::{Land, Regio};
use crate::norm::{Norm, NormId};
use crate::plan::{Inputs, Plan, PlanRij, als_regio, plan};
use crate::proef::*;
use crate::soll::SollTrace;

pub(super) fn maak(normen: Vec<Norm>, land: &Land, gebied: &Regio, ist: &Ist) -> Plan {
    let keuzes = Choices::default();
    plan(
        &set(normen),
        &Inputs { land, gebied, ist, keuzes: &keuzes, volgorde: &[], prognose: None },
        &Horizon::default(),
    )
}

pub(super) fn regio(land: &Land, niveau: Niveau, code: &str) -> Regio {
    land.regio(niveau, &GebiedCode::new(code)).unwrap().clone()
}

pub(super) fn rij<'a>(plan: &'a Plan, norm: &str) -> &'a PlanRij {
    plan.eigen_rij(&NormId::new(norm)).unwrap()
}

/// Vijf gemeenten van Flevoland op 1-1-2025 in één IZA-regio, en een zesde die alleen in de GGD-regio ligt.
pub(super) fn flevoland() -> Land {
    land(&[(229_574, 1, 1), (84_443, 1, 1), (51_133, 1, 1), (44_208, 1, 1), (23_087, 1, 1), (23_800, 1, 2)])
}

fn zes_steunpunten_in_almere() -> Ist {
    ist(&[
        (code(0), "steunpunt", "6"),
        (code(1), "steunpunt", "0"),
        (code(2), "steunpunt", "0"),
        (code(3), "steunpunt", "0"),
        (code(4), "steunpunt", "0"),
    ])
}

#[test]
fn zes_steunpunten_in_een_gemeente_vullen_de_andere_niet() {
    let land = flevoland();
    let iza = regio(&land, Niveau::Iza, "IZA-regio-1");
    let plan = maak(vec![steunpunten()], &land, &iza, &zes_steunpunten_in_almere());
    let rij = rij(&plan, "steunpunt");
    let gap = rij.gap.unwrap();
    assert_eq!(gap.gap.gekozen, a("-1"));
    assert_eq!(gap.tekort.unwrap().gekozen, a("4"));
    assert_eq!(gap.overschot.unwrap().gekozen, a("5"));
    assert_eq!(gap.vullingsgraad, Some(a("0.2")));
    assert_eq!(rij.status, Status::Onder);
}

#[test]
fn stappen_gaan_naar_de_grootste_gemeente_eerst_en_de_laatste_valt_op_het_doel() {
    let land = flevoland();
    let iza = regio(&land, Niveau::Iza, "IZA-regio-1");
    let plan = maak(vec![steunpunten()], &land, &iza, &zes_steunpunten_in_almere());
    let pad: Vec<String> = rij(&plan, "steunpunt").pad.iter().map(|p| p.pad.unwrap().gekozen.to_string()).collect();
    // Vier stappen in twaalf kwartalen: een per drie kwartalen.
    assert_eq!(pad, ["6", "6", "6", "7", "7", "7", "8", "8", "8", "9", "9", "9", "10", "10", "10", "10", "10"]);
    let lelystad = &plan.rijen.iter().find(|r| r.gebied.code == code(1)).unwrap().pad;
    assert_eq!(lelystad.iter().position(|p| p.pad.unwrap().gekozen == a("1")), Some(3));
}

#[test]
fn een_aandeel_in_de_ggd_is_geen_eigen_minimum() {
    let land = flevoland();
    let iza = regio(&land, Niveau::Iza, "IZA-regio-1");
    let plan =
        maak(vec![coordinatie(), personen()], &land, &iza, &ist(&[(GebiedCode::new("GG01"), "coordinatie", "1")]));
    let fte = rij(&plan, "coordinatie");
    // 432.445 van de 456.245 inwoners, in 2 fte.
    let verwacht = a("2").mul_div(a("432445"), a("456245"));
    assert!((fte.soll.bereik.unwrap().laag - verwacht).als_f64().abs() < 1e-11);
    assert!(matches!(&fte.soll.trace, SollTrace::Gedeeld(delen) if delen.len() == 1));
    let dubbel = fte.ist.waarde.unwrap() + fte.ist.waarde.unwrap();
    assert!((dubbel - verwacht).als_f64().abs() < 1e-11);
    assert_eq!(fte.status, Status::Onder);
    let personen = rij(&plan, "personen");
    assert_eq!(personen.soll.bereik.unwrap().laag, Amount::ZERO);
    assert!(
        matches!(&personen.soll.trace, SollTrace::Geteld { geheel, deels } if geheel.is_empty() && deels.len() == 1)
    );
}

#[test]
fn een_gemeente_heeft_geen_rij_van_wat_per_regio_geteld_wordt() {
    let land = flevoland();
    let almere = als_regio(&land, &code(0)).unwrap();
    let plan = maak(vec![personen(), coordinatie(), brugfunctionaris()], &land, &almere, &Ist::default());
    let normen: Vec<&str> = plan.rijen.iter().map(|r| r.norm.as_str()).collect();
    assert_eq!(normen, ["coordinatie", "brug"]);
    assert!(plan.bevindingen.iter().any(|f| f.bericht.contains("regionaal georganiseerd: GGD 1")));
}

#[test]
fn bandbreedte_van_almere() {
    let land = flevoland();
    let almere = als_regio(&land, &code(0)).unwrap();
    for (ist_waarde, status) in [
        ("4.5", Status::Onder),
        ("4.59", Status::Binnen),
        ("4.6", Status::Binnen),
        ("11.4787", Status::Binnen),
        ("11.5", Status::Boven),
    ] {
        let plan = maak(vec![brugfunctionaris()], &land, &almere, &ist(&[(code(0), "brug", ist_waarde)]));
        let rij = rij(&plan, "brug");
        let soll = rij.soll.bereik.unwrap();
        assert_eq!((soll.laag, soll.gekozen, soll.hoog), (a("4.59148"), a("8.03509"), a("11.4787")));
        assert_eq!(rij.status, status, "{ist_waarde}");
        assert_eq!(rij.positie, Some(Positie::NietGekozen));
    }
}

#[test]
fn onbekend_is_geen_nul() {
    let land = flevoland();
    let iza = regio(&land, Niveau::Iza, "IZA-regio-1");
    let plan = maak(vec![brugfunctionaris()], &land, &iza, &Ist::default());
    let leeg = rij(&plan, "brug");
    assert_eq!((leeg.status, leeg.ist.waarde, leeg.gap), (Status::IstOnbekend, None, None));
    assert!(leeg.pad.iter().all(|p| p.pad.is_none() && p.soll.is_some()));

    let deels = maak(vec![brugfunctionaris()], &land, &iza, &ist(&[(code(0), "brug", "2"), (code(1), "brug", "1")]));
    let deels = rij(&deels, "brug");
    assert_eq!((deels.status, deels.ist.waarde, deels.ist.bekend), (Status::IstDeelsBekend, None, Some(a("3"))));
    assert_eq!(deels.ist.soll_bekend, Some(a("8.03509") + a("2.955505")));
    assert_eq!((deels.ist.leden_bekend.len(), deels.ist.leden_totaal), (2, 5));
}

#[test]
fn een_onbekende_grondslag_maakt_het_gebied_onbekend_en_niet_kleiner() {
    let mut land = flevoland();
    land.gemeenten.get_mut(&code(2)).unwrap().tellingen.clear();
    let iza = regio(&land, Niveau::Iza, "IZA-regio-1");
    let plan = maak(vec![brugfunctionaris(), coordinatie()], &land, &iza, &Ist::default());
    assert_eq!(rij(&plan, "brug").status, Status::GrondslagOnbekend);
    assert_eq!(rij(&plan, "coordinatie").status, Status::GrondslagOnbekend);
    assert!(plan.rijen.iter().any(|r| r.gebied.code == code(0) && r.soll.bereik.is_some()));
}

#[test]
fn een_eigen_rij_moet_optellen() {
    let land = flevoland();
    let iza = regio(&land, Niveau::Iza, "IZA-regio-1");
    let eigen = iza.gebied.code.clone();
    let alle = |totaal: &str| {
        let mut opgaven: Vec<(GebiedCode, &str, &str)> = (0..5).map(|i| (code(i), "brug", "1")).collect();
        let totaal = totaal.to_owned();
        opgaven.push((eigen.clone(), "brug", Box::leak(totaal.into_boxed_str())));
        maak(vec![brugfunctionaris()], &land, &iza, &ist(&opgaven))
    };
    assert!(!alle("5").bevindingen.iter().any(|f| f.is_fout()));
    for fout in ["4", "6"] {
        let plan = alle(fout);
        assert_eq!(plan.bevindingen.iter().filter(|f| f.code == "IST-014").count(), 1, "{fout}");
    }
    let deels = |totaal: &'static str| {
        maak(vec![brugfunctionaris()], &land, &iza, &ist(&[(code(0), "brug", "3"), (eigen.clone(), "brug", totaal)]))
    };
    assert!(deels("2").bevindingen.iter().any(|f| f.code == "IST-014"));
    let plan = deels("5");
    assert!(!plan.bevindingen.iter().any(|f| f.is_fout()));
    let rij = rij(&plan, "brug");
    assert_eq!(rij.ist.waarde, Some(a("5")));
    assert_eq!(rij.gap.unwrap().tekort, None, "de verdeling over de gemeenten is niet bekend");
    assert!(rij.pad.iter().all(|p| p.pad.is_some()));
}

#[test]
fn jaartotaal_is_het_trapeziumgemiddelde() {
    let land = land(&[(20_000, 1, 1)]);
    let gemeente = als_regio(&land, &code(0)).unwrap();
    let plan = maak(vec![beweeginterventie()], &land, &gemeente, &ist(&[(code(0), "bewegen", "0")]));
    let rij = rij(&plan, "bewegen");
    // 10.000 × 0,318 × 3% = 95,4 op 2030-K1; na vier kwartalen 31,8; in 2027 gemiddeld de helft daarvan.
    assert_eq!(rij.soll.bereik.unwrap().gekozen, a("95.4"));
    let totalen: Vec<_> = rij.pad.iter().filter_map(|p| p.jaartotaal.map(|j| (p.kwartaal.to_string(), j))).collect();
    assert_eq!(totalen.first().unwrap(), &("2027-K4".to_owned(), a("15.9")));
    assert_eq!(totalen.last().unwrap(), &("2030-K4".to_owned(), a("95.4")));
    assert_eq!(totalen.len(), 4);
}

prop_compose! {
    pub(super) fn willekeurig_land()(gemeenten in prop::collection::vec((1i64..900_000, 0usize..4, 0usize..6), 1..25)) -> Vec<(i64, usize, usize)> {
        gemeenten
    }
}

pub(super) fn alle_normen() -> Vec<Norm> {
    vec![brugfunctionaris(), steunpunten(), coordinatie(), beweeginterventie()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn elke_indeling_telt_op_tot_het_land(gemeenten in willekeurig_land()) {
        let land = land(&gemeenten);
        let nederland = maak(alle_normen(), &land, &regio(&land, Niveau::Land, "NL"), &Ist::default());
        for norm in alle_normen() {
            let totaal = nederland.eigen_rij(&norm.id).unwrap().soll.bereik.unwrap();
            for niveau in [Niveau::Ggd, Niveau::Iza] {
                let som: Amount = land.van_niveau(niveau)
                    .map(|r| maak(vec![norm.clone()], &land, r, &Ist::default()).eigen_rij(&norm.id).unwrap().soll.bereik.unwrap().hoog)
                    .sum();
                prop_assert_eq!(som, totaal.hoog, "{} {}", &norm.id, niveau);
            }
            let som: Amount = land.gemeenten.keys()
                .map(|c| maak(vec![norm.clone()], &land, &als_regio(&land, c).unwrap(), &Ist::default()).eigen_rij(&norm.id).unwrap().soll.bereik.unwrap().hoog)
                .sum();
            prop_assert_eq!(som, totaal.hoog, "{} gemeenten", &norm.id);
        }
    }

    #[test]
    fn meer_inwoners_vragen_nooit_minder(gemeenten in willekeurig_land(), wie in any::<prop::sample::Index>(), erbij in 1i64..50_000) {
        let voor = land(&gemeenten);
        let mut meer = gemeenten.clone();
        meer[wie.index(gemeenten.len())].0 += erbij;
        let na = land(&meer);
        let c = code(wie.index(gemeenten.len()));
        for norm in alle_normen() {
            let soll = |land: &Land| maak(vec![norm.clone()], land, &als_regio(land, &c).unwrap(), &Ist::default())
                .eigen_rij(&norm.id).unwrap().soll.bereik.unwrap();
            prop_assert!(soll(&na).laag >= soll(&voor).laag && soll(&na).hoog >= soll(&voor).hoog, "{}", &norm.id);
        }
    }

    #[test]
    fn een_pad_begint_op_ist_eindigt_op_soll_en_keert_niet_om(
        gemeenten in willekeurig_land(),
        standen in prop::collection::vec(0i64..9, 25),
        start in 0i32..8,
        lengte in 1i32..20,
    ) {
        let land = land(&gemeenten);
        let nederland = regio(&land, Niveau::Land, "NL");
        let norm_ids = ["brug", "steunpunt", "bewegen"];
        let opgaven: Vec<(GebiedCode, &str, String)> = land.gemeenten.keys().zip(&standen)
            .flat_map(|(c, s)| norm_ids.map(|n| (c.clone(), n, s.to_string()))).collect();
        let opgaven: Vec<(GebiedCode, &str, &str)> = opgaven.iter().map(|(c, n, s)| (c.clone(), *n, s.as_str())).collect();
        let start = crate::Quarter::new(2027, 1).unwrap().plus(start);
        let horizon = Horizon::new(start, start.plus(lengte)).unwrap();
        let ist = ist(&opgaven);
        let keuzes = Choices::default();
        let plan = plan(&set(alle_normen()), &Inputs { land: &land, gebied: &nederland, ist: &ist, keuzes: &keuzes, volgorde: &[], prognose: None }, &horizon);
        for rij in plan.rijen.iter().filter(|r| r.ist.waarde.is_some()) {
            prop_assert_eq!(rij.pad.len(), horizon.kwartalen().count());
            let pad: Vec<_> = rij.pad.iter().map(|p| p.pad.unwrap()).collect();
            prop_assert_eq!(pad[0].gekozen, rij.ist.waarde.unwrap());
            prop_assert!(pad.windows(2).all(|w| w[0].laag <= w[1].laag && w[0].gekozen <= w[1].gekozen && w[0].hoog <= w[1].hoog));
            let op_doel = pad[usize::try_from(lengte).unwrap()].gekozen;
            let verwacht = rij.ist.waarde.unwrap() + rij.gap.unwrap().tekort.unwrap().gekozen;
            prop_assert_eq!(op_doel, verwacht);
            if rij.norm.as_str() == "steunpunt" {
                prop_assert!(pad.iter().all(|p| p.gekozen.is_heel()));
            }
            let gap = rij.gap.unwrap();
            prop_assert_eq!(gap.gap.gekozen, gap.tekort.unwrap().gekozen - gap.overschot.unwrap().gekozen);
        }
        for norm in norm_ids.map(NormId::new) {
            let eigen = plan.eigen_rij(&norm).unwrap();
            for (i, punt) in eigen.pad.iter().enumerate() {
                let som: Amount = plan.rijen_van_leden(&norm).map(|r| r.pad[i].pad.unwrap().gekozen).sum();
                prop_assert_eq!(punt.pad.unwrap().gekozen, som);
            }
        }
    }
}

//! Uitgewerkte voorbeelden van terugval en weging, en wat altijd waar is.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::choices::{Choices, Positie};
use crate::grondslag::GrondslagSoort;
use crate::horizon::Horizon;
use crate::ist::Ist;
use crate::land::Regio;
use crate::norm::NormSet;
use crate::plan::{Inputs, Plan, PlanRij, plan};
use crate::proef::*;
use crate::scenario::{Afwijking, Besluit, BesluitStatus, EigenWaarden, Scenario};

fn bron(eenheid: KenmerkEenheid) -> KenmerkBron {
    KenmerkBron {
        naam: "Verhoogd valrisico".to_owned(),
        eenheid,
        jaar: 2020,
        bron: "Gezondheidsmonitor".to_owned(),
        weging: Basis::Inwoners65Plus,
    }
}

fn kenmerk(gemeenten: &[(usize, &str)]) -> Kenmerk {
    Kenmerk {
        id: "verhoogd-valrisico".to_owned(),
        bron: bron(KenmerkEenheid::Procent),
        gemeenten: gemeenten.iter().map(|(i, w)| (code(*i), a(w))).collect(),
        samengesteld: BTreeSet::new(),
        ggd: BTreeMap::new(),
        nederland: None,
    }
}

fn normen() -> NormSet {
    set(vec![beweeginterventie(), brugfunctionaris(), coordinatie()])
}

fn gekoppeld(kenmerk: Kenmerk, land: &Land) -> Kenmerken {
    let mut alle = Kenmerken { lijst: vec![kenmerk], ..Kenmerken::default() };
    alle.koppel("prevalentie=valrisico", &normen(), land).unwrap();
    alle
}

fn nederland(land: &Land) -> Regio {
    land.regio(Niveau::Land, &GebiedCode::nederland()).unwrap().clone()
}

fn reken(land: &Land, gebied: &Regio, keuzes: &Choices) -> Plan {
    let ist = Ist::default();
    plan(&normen(), &Inputs { land, gebied, ist: &ist, keuzes, volgorde: &[], prognose: None }, &Horizon::default())
}

fn bewegen<'a>(plan: &'a Plan, gebied: &GebiedCode) -> &'a PlanRij {
    plan.rijen.iter().find(|r| r.norm.as_str() == "bewegen" && r.gebied.code == *gebied).unwrap()
}

fn met(kenmerken: Kenmerken) -> Choices {
    Choices { kenmerken: Some(kenmerken), ..Choices::default() }
}

/// Gemeente 0 en 1 in GGD 1 (5.000 en 15.000 65-plussers), 2 in GGD 2, 3 in GGD 3.
fn vier() -> Land {
    land(&[(10_000, 1, 1), (30_000, 1, 1), (20_000, 2, 1), (20_000, 3, 1)])
}

#[test]
fn terugval_van_gemeente_naar_ggd_naar_nederland_naar_de_norm() {
    let land = vier();
    let mut k = kenmerk(&[(0, "30"), (1, "34")]);
    let gevonden = |k: &Kenmerk, i| k.van(&land, &code(i)).map(|g| (g.waarde, g.trap, g.berekend));
    assert_eq!(gevonden(&k, 0), Some((a("30"), Trap::Gemeente, false)));
    // 2 en 3 hebben niets, hun GGD ook niet, en de andere zijn precies de helft van Nederland: (30 × 5.000 + 34 × 15.000) / 20.000.
    assert_eq!(gevonden(&k, 2), Some((a("33"), Trap::Nederland, true)));
    k.nederland = Some(a("31.8"));
    assert_eq!(gevonden(&k, 2), Some((a("31.8"), Trap::Nederland, false)));
    k.ggd.insert(GebiedCode::new("GG02"), a("29"));
    assert_eq!(gevonden(&k, 2), Some((a("29"), Trap::Ggd, false)));
    // Zonder gemeente 0 is 1 driekwart van hun GGD; zonder 1 is 0 maar een kwart.
    assert_eq!(gevonden(&kenmerk(&[(1, "34")]), 0), Some((a("34"), Trap::Ggd, true)));
    assert_eq!(gevonden(&kenmerk(&[(0, "30")]), 1), None);
    let alle = gekoppeld(kenmerk(&[(0, "30")]), &land);
    assert!(alle.voor(&NormId::new("bewegen"), &code(1)).is_empty());
}

#[test]
fn het_getal_van_de_gemeente_komt_in_de_som_en_elk_gebied_blijft_de_som() {
    let land = vier();
    let mut k = kenmerk(&[(0, "30"), (1, "34")]);
    k.ggd.insert(GebiedCode::new("GG02"), a("29"));
    k.nederland = Some(a("31.8"));
    let plan = reken(&land, &nederland(&land), &met(gekoppeld(k, &land)));
    let soll = |i| bewegen(&plan, &code(i)).soll_doel.unwrap().gekozen;
    // 5.000 × 0,3 × 0,03 = 45; 15.000 × 0,34 × 0,03 = 153; 10.000 × 0,29 × 0,03 = 87; 10.000 × 0,318 × 0,03 = 95,4.
    assert_eq!([0, 1, 2, 3].map(soll), [a("45"), a("153"), a("87"), a("95.4")]);
    let geheel = bewegen(&plan, &GebiedCode::nederland());
    assert_eq!(geheel.soll_doel.map(|b| b.gekozen), Some(a("380.4")));
    assert_eq!((geheel.lezingen[0].factor, geheel.rekenwaarden.clone()), (None, None));
    let stand = geheel.soll.stand.unwrap();
    assert_eq!((stand.aantal, stand.soort), (a("12680"), GrondslagSoort::Aanname));
    // Gemeten in de gemeente zelf is een schatting; van een groter gebied overgenomen blijft het een aanname.
    let soort = |i| bewegen(&plan, &code(i)).soll.stand.unwrap().soort;
    assert_eq!([0, 2, 3].map(soort), [GrondslagSoort::Schatting, GrondslagSoort::Aanname, GrondslagSoort::Aanname]);
    assert_eq!(bewegen(&plan, &code(0)).lezingen[0].factor, Some(a("0.3")));
    let [r] = geheel.kenmerken.as_slice() else { panic!("één kenmerk") };
    let trappen: Vec<(Trap, usize)> = r.trappen.iter().map(|(t, n)| (*t, *n)).collect();
    assert_eq!(trappen, [(Trap::Gemeente, 2), (Trap::Ggd, 1), (Trap::Nederland, 1)]);
    assert_eq!((r.waarde, bewegen(&plan, &code(1)).kenmerken[0].waarde), (None, Some(a("0.34"))));
    // Andere normen weten er niet van.
    assert!(plan.rijen.iter().filter(|r| r.norm.as_str() != "bewegen").all(|r| r.kenmerken.is_empty()));
}

/// Het scenario legt met een motivatie vast; een kenmerk is een cijfer. Het verschil is wat de afwijking doet.
#[test]
fn een_scenario_gaat_voor_en_een_verkenning_houdt_het_kenmerk() {
    let land = vier();
    let eigen = |aanname: bool| EigenWaarden {
        aannames: if aanname { BTreeMap::from([("prevalentie".to_owned(), a("0.4"))]) } else { BTreeMap::new() },
        positie: (!aanname).then_some(Positie::Eigen(a("0.06"))),
        ..EigenWaarden::default()
    };
    let dag = jiff::civil::date(2026, 10, 1);
    let afwijking = |i, eigen| Afwijking {
        norm: NormId::new("bewegen"),
        gemeente: Some(code(i)),
        eigen,
        besluit: Besluit {
            motivatie: "Omdat.".to_owned(),
            eigenaar: "J".to_owned(),
            orgaan: "college".to_owned(),
            datum: dag,
            evaluatie: dag,
            status: BesluitStatus::Vastgesteld,
        },
        kenmerk: Some(0),
        regel: 1,
    };
    let afwijkingen = vec![afwijking(0, eigen(true)), afwijking(1, eigen(false))];
    let mut keuzes = met(gekoppeld(kenmerk(&[(0, "30"), (1, "34"), (2, "30"), (3, "30")]), &land));
    keuzes.scenario = Some(Scenario { naam: "S".to_owned(), bestand: "s.toml".to_owned(), afwijkingen });
    let plan_ = reken(&land, &nederland(&land), &keuzes);
    assert_eq!(bewegen(&plan_, &code(0)).soll_doel.map(|b| b.gekozen), Some(a("60")));
    assert_eq!(bewegen(&plan_, &code(1)).soll_doel.map(|b| b.gekozen), Some(a("306")));
    assert_eq!(bewegen(&plan_, &GebiedCode::nederland()).kenmerken[0].eigen, 1);
    let [een, twee] = plan_.afwijkingen.as_slice() else { panic!("twee") };
    let v = |r: &crate::plan::AfwijkingRij| r.verschil.map(|v| (v.landelijk, v.eigen));
    assert_eq!((v(een), v(twee)), (Some((a("45"), a("60"))), Some((a("153"), a("306")))));
    assert_eq!(
        een.kenmerk.as_ref().unwrap().to_string(),
        "Verhoogd valrisico: 30%; GGD 1 33%; Nederland 31.5% (Gezondheidsmonitor, 2020)"
    );
    keuzes.scenario = None;
    keuzes.positie_per_norm.insert(NormId::new("bewegen"), Positie::Eigen(a("0.06")));
    assert_eq!(
        bewegen(&reken(&land, &nederland(&land), &keuzes), &code(0)).soll_doel.map(|b| b.gekozen),
        Some(a("90"))
    );
}

#[test]
fn waarvoor_een_kenmerk_dient_wordt_nooit_gegokt() {
    let land = vier();
    let mut aantal = kenmerk(&[(0, "12")]);
    aantal.id = "aantal-valrisico".to_owned();
    aantal.bron.eenheid = KenmerkEenheid::Aantal;
    let mut eenzaam = kenmerk(&[(0, "12")]);
    eenzaam.id = "eenzaam".to_owned();
    let lijst = vec![aantal, eenzaam, kenmerk(&[(0, "30")])];
    let koppel = |tekst: &str| {
        let mut alle = Kenmerken { lijst: lijst.clone(), ..Kenmerken::default() };
        alle.koppel(tekst, &normen(), &land).map(|()| (alle.koppelingen.len(), alle.onderbouwing.len()))
    };
    assert_eq!(koppel("prevalentie=Verhoogd valrisico"), Ok((1, 0)));
    assert_eq!(koppel("bewegen/prevalentie=verhoogd"), Ok((1, 0)));
    assert_eq!(koppel("coordinatie=eenzaam"), Ok((0, 1)));
    for (tekst, zin) in [
        ("prevalentie", "'prevalentie' mist een '='."),
        ("prevalentie=valrisico", "'valrisico' kan meer kenmerken zijn: aantal-valrisico, verhoogd-valrisico."),
        ("prevalentie=roken", "het kenmerk 'roken' is er niet. Het meest lijken daarop: eenzaam"),
        (
            "prevalentie=aantal",
            "het kenmerk 'aantal-valrisico' is een aantal; bij de aanname 'prevalentie' hoort een percentage.",
        ),
        ("valrisico=eenzaam", "'valrisico' is geen aanname met een getal en geen norm. Aannames: bewegen/prevalentie."),
    ] {
        let fout = koppel(tekst).unwrap_err();
        assert!(fout.starts_with(zin), "{tekst}: {fout}");
    }
    let mut alle = Kenmerken { lijst: lijst.clone(), ..Kenmerken::default() };
    alle.koppel("prevalentie=verhoogd", &normen(), &land).unwrap();
    let dubbel = alle.koppel("prevalentie=eenzaam", &normen(), &land).unwrap_err();
    assert_eq!(dubbel, "de aanname 'prevalentie' heeft al een kenmerk: verhoogd-valrisico. Kies er een.");
}

proptest! {
    /// Overal hetzelfde percentage als de aanname geeft precies het plan zonder kenmerken.
    #[test]
    fn een_gelijk_percentage_is_de_aanname(inwoners in prop::collection::vec((0i64..2_000_000, 0usize..3, 0usize..2), 1..7)) {
        let land = land(&inwoners);
        let gemeenten: Vec<(usize, &str)> = (0..inwoners.len()).map(|i| (i, "31.8")).collect();
        let gebied = nederland(&land);
        let zonder = reken(&land, &gebied, &Choices::default());
        let met = reken(&land, &gebied, &met(gekoppeld(kenmerk(&gemeenten), &land)));
        for (een, ander) in zonder.rijen.iter().zip(&met.rijen) {
            prop_assert_eq!(&een.soll.bereik, &ander.soll.bereik);
            prop_assert_eq!(&een.lezingen[0].factor, &ander.lezingen[0].factor);
            prop_assert_eq!(een.soll.stand.map(|s| s.aantal), ander.soll.stand.map(|s| s.aantal));
        }
    }

    /// Welke percentages ook: elk gebied is de som van zijn gemeenten, en een gewogen cijfer ligt tussen het laagste en het hoogste.
    #[test]
    fn gebieden_zijn_sommen_en_gewogen_ligt_ertussen(
        rijen in prop::collection::vec(((1i64..2_000_000, 0usize..3, 0usize..2), prop::option::of(0u32..=1000)), 1..7),
    ) {
        let inwoners: Vec<_> = rijen.iter().map(|(g, _)| *g).collect();
        let land = land(&inwoners);
        let teksten: Vec<(usize, String)> = rijen.iter().enumerate()
            .filter_map(|(i, (_, p))| p.map(|p| (i, format!("{}.{}", p / 10, p % 10)))).collect();
        let gemeenten: Vec<(usize, &str)> = teksten.iter().map(|(i, t)| (*i, t.as_str())).collect();
        let k = kenmerk(&gemeenten);
        let plan = reken(&land, &nederland(&land), &met(gekoppeld(k.clone(), &land)));
        let som: Amount = (0..inwoners.len()).map(|i| bewegen(&plan, &code(i)).soll.bereik.unwrap().gekozen).sum();
        prop_assert_eq!(bewegen(&plan, &GebiedCode::nederland()).soll.bereik.unwrap().gekozen, som);
        let kern = bewegen(&plan, &GebiedCode::nederland()).kenmerken[0].trappen.values().sum::<usize>();
        prop_assert_eq!(kern, inwoners.len());
        if let Some(nl) = k.van_nederland(&land) {
            let laag = k.gemeenten.values().min().unwrap();
            let hoog = k.gemeenten.values().max().unwrap();
            prop_assert!(*laag <= nl.waarde && nl.waarde <= *hoog, "{:?}", nl);
        }
    }
}

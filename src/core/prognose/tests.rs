//! De prognose: uitgewerkte voorbeelden met de hand, en eigenschappen die altijd moeten gelden.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::amount::Amount;
use crate::choices::Choices;
use crate::finding::Finding;
use crate::gebied::{Gebied, Niveau};
use crate::horizon::Horizon;
use crate::ist::Ist;
use crate::land::{Land, Regio};
use crate::norm::{Norm, NormId};
use crate::plan::{Inputs, Plan, PlanRij, als_regio, plan};
use crate::proef::*;

fn kop() -> Prognose {
    Prognose {
        soort: PrognoseSoort::Bestand,
        naam: "proef.csv".to_owned(),
        bestand: Some("proef.csv".to_owned()),
        variant: None,
        methode: None,
        terug: Vec::new(),
        opmerkingen: Vec::new(),
        verlopen: Vec::new(),
        van_gemeente: BTreeMap::new(),
    }
}

fn gemeente(land: &Land, i: usize) -> Gebied {
    land.gemeente(&code(i)).unwrap().gebied.clone()
}

fn nederland() -> Gebied {
    Gebied { niveau: Niveau::Land, code: GebiedCode::nederland(), naam: "Nederland".to_owned() }
}

fn rij(gebied: &Gebied, jaar: i16, basis: Basis, aantal: i64) -> PrognoseRij {
    let verwacht = Verwacht { aantal, interval: None };
    PrognoseRij { regel: 7, gebied: gebied.clone(), jaar, basis, verwacht }
}

/// Rijen van een gebied voor 2025, 2030 en 2035.
fn drie(gebied: &Gebied, basis: Basis, [a, b, c]: [i64; 3]) -> Vec<PrognoseRij> {
    [(2025, a), (2030, b), (2035, c)].map(|(jaar, n)| rij(gebied, jaar, basis, n)).to_vec()
}

fn prognose(land: &Land, rijen: &[PrognoseRij]) -> Prognose {
    let (prognose, bevindingen) = bouw(land, kop(), rijen);
    prognose.unwrap_or_else(|| unreachable!("{bevindingen:?}"))
}

fn fouten(land: &Land, rijen: &[PrognoseRij]) -> Vec<String> {
    let (prognose, bevindingen) = bouw(land, kop(), rijen);
    assert!(prognose.is_none(), "er hoort een fout te zijn");
    bevindingen.iter().filter(|f| f.is_fout()).map(Finding::to_string).collect()
}

fn met(normen: Vec<Norm>, land: &Land, gebied: &Regio, ist: &Ist, prognose: Option<&Prognose>) -> Plan {
    let keuzes = Choices::default();
    let invoer = Inputs { land, gebied, ist, keuzes: &keuzes, volgorde: &[], prognose };
    plan(&set(normen), &invoer, &Horizon::default())
}

fn eigen<'a>(plan: &'a Plan, norm: &str) -> &'a PlanRij {
    plan.eigen_rij(&NormId::new(norm)).unwrap()
}

fn q(tekst: &str) -> Quarter {
    tekst.parse().unwrap()
}

/// 20.000 inwoners, de helft 65 of ouder; de prognose zegt 9.000 in 2025 en 9.900 in 2030: keer 1,1, niet 9.900.
#[test]
fn een_prognose_geeft_groei_en_vervangt_de_telling_niet() {
    let land = land(&[(20_000, 1, 1)]);
    let g = gemeente(&land, 0);
    let p = prognose(&land, &drie(&g, Basis::Inwoners65Plus, [9_000, 9_900, 9_900]));
    let gebied = als_regio(&land, &code(0)).unwrap();
    let plan = met(vec![beweeginterventie()], &land, &gebied, &ist(&[(code(0), "bewegen", "5")]), Some(&p));
    let rij = eigen(&plan, "bewegen");
    // Nu 10.000 × 0,318 × 3%; in 2030 keer 1,1.
    assert_eq!(rij.soll.bereik.unwrap().gekozen, a("95.4"));
    assert_eq!(rij.soll_doel.unwrap().gekozen, a("104.94"));
    assert_eq!(rij.soll.stand.unwrap().basis, a("10000"));
    assert_eq!(rij.soll.stand_doel.unwrap().basis, a("11000"));
    let gap = rij.gap.unwrap();
    assert_eq!((gap.gap.gekozen, gap.doel), (a("90.4"), a("99.94")));
    // Na 12 kwartalen de SOLL van dan; halverwege IST + 6/12 × (104,94 − 5).
    let stand = |t: &str| rij.pad.iter().find(|p| p.kwartaal == q(t)).unwrap();
    assert_eq!(stand("2027-K1").pad.unwrap().gekozen, a("5"));
    assert_eq!(stand("2028-K3").pad.unwrap().gekozen, a("54.97"));
    assert_eq!(stand("2030-K1").pad.unwrap().gekozen, a("104.94"));
    // Tussen 1-1-2025 en 1-1-2030 recht: op 1-1-2027 is 2/5 van de groei er, keer 1,04.
    assert_eq!(stand("2027-K1").soll.unwrap().gekozen, a("99.216"));
    assert_eq!(stand("2027-K3").soll.unwrap().gekozen, a("100.17"));
    let groei = plan.prognose.as_ref().unwrap().van(Basis::Inwoners65Plus).unwrap();
    assert_eq!(groei.niveaus, [(Niveau::Gemeente, 1)]);
    assert_eq!(groei.gebied.as_ref().unwrap().groei(), Some(a("1.1")));
}

/// Na het doel groeit het pad met de SOLL mee, en een krimp maakt het pad niet lager.
#[test]
fn na_het_doel_groeit_het_pad_mee_en_keert_niet_om() {
    let land = land(&[(20_000, 1, 1)]);
    let gebied = als_regio(&land, &code(0)).unwrap();
    let g = gemeente(&land, 0);
    // 114,48 op het doel (keer 1,2); in 2031 vraagt 13.000 personen 124,02 en 9.000 personen 85,86.
    for (in_2031, verwacht) in [(13_000, "124.02"), (9_000, "114.48")] {
        let rijen =
            [(2025, 10_000), (2030, 12_000), (2031, in_2031)].map(|(j, n)| rij(&g, j, Basis::Inwoners65Plus, n));
        let p = prognose(&land, &rijen);
        let plan = met(vec![beweeginterventie()], &land, &gebied, &ist(&[(code(0), "bewegen", "0")]), Some(&p));
        assert_eq!(eigen(&plan, "bewegen").pad.last().unwrap().pad.unwrap().gekozen, a(verwacht));
    }
}

/// Een vaste norm en een gedeelde norm bewegen niet mee: het aandeel blijft dat van de peildatum.
#[test]
fn vast_en_gedeeld_blijven_gelijk() {
    let land = land(&[(20_000, 1, 1), (60_000, 1, 2)]);
    let p = prognose(&land, &drie(&gemeente(&land, 0), Basis::Inwoners, [20_000, 40_000, 40_000]));
    let gebied = land.regio(Niveau::Iza, &GebiedCode::new("IZA-regio-1")).unwrap().clone();
    let plan = met(vec![steunpunten(), coordinatie()], &land, &gebied, &Ist::default(), Some(&p));
    for (norm, verwacht) in [("steunpunt", "1"), ("coordinatie", "0.5")] {
        let rij = eigen(&plan, norm);
        assert_eq!((rij.soll.bereik.unwrap().laag, rij.soll_doel.unwrap().laag), (a(verwacht), a(verwacht)));
        assert!(rij.soll.verloop.is_empty() && rij.soll.stand_doel.is_none());
    }
}

/// Gemeente 0 heeft een eigen rij, gemeente 1 alleen die van Nederland, en voor ouderen is er alleen gemeente 0.
#[test]
fn de_fijnste_rij_gaat_voor_en_wat_ontbreekt_is_gelijk_gehouden() {
    let land = land(&[(20_000, 1, 1), (10_000, 1, 1)]);
    let mut rijen = drie(&gemeente(&land, 0), Basis::Inwoners, [20_000, 30_000, 30_000]);
    rijen.extend(drie(&nederland(), Basis::Inwoners, [18_000_000, 19_800_000, 19_800_000]));
    rijen.extend(drie(&gemeente(&land, 0), Basis::Inwoners65Plus, [10_000, 12_000, 12_000]));
    let p = prognose(&land, &rijen);
    let gebied = land.regio(Niveau::Iza, &GebiedCode::new("IZA-regio-1")).unwrap().clone();
    let plan = met(vec![brugfunctionaris(), beweeginterventie()], &land, &gebied, &Ist::default(), Some(&p));
    let groei = plan.prognose.as_ref().unwrap();
    let inwoners = groei.van(Basis::Inwoners).unwrap();
    assert_eq!(inwoners.niveaus, [(Niveau::Gemeente, 1), (Niveau::Land, 1)]);
    assert_eq!(inwoners.gebied.as_ref().unwrap().doel, a("41000"));
    let ouderen = groei.van(Basis::Inwoners65Plus).unwrap();
    assert_eq!(ouderen.zonder.iter().map(|g| g.naam.as_str()).collect::<Vec<_>>(), ["Gemeente 1"]);
    assert_eq!(ouderen.gebied.as_ref().unwrap().doel, a("17000"));
    let regels: Vec<String> =
        plan.bevindingen.iter().filter(|b| b.code.starts_with("PRO")).map(|b| b.bericht.clone()).collect();
    assert_eq!(
        regels,
        [
            "prognose van inwoners: 1 gemeente op eigen rij, 1 gemeente op Nederland.",
            "prognose van inwoners van 65 jaar en ouder: 1 gemeente op eigen rij.",
            "inwoners van 65 jaar en ouder: 1 gemeenten staan op geen enkel niveau in de prognose en zijn gelijk gehouden: Gemeente 1.",
        ]
    );
    assert!(!plan.bevindingen.iter().any(|b| b.code == "PLAN-003"), "de groei is wel meegerekend");
}

#[test]
fn een_prognose_die_te_vroeg_ophoudt_wordt_daarna_gelijk_gehouden() {
    let land = land(&[(20_000, 1, 1)]);
    let g = gemeente(&land, 0);
    let rijen = [rij(&g, 2025, Basis::Inwoners, 20_000), rij(&g, 2028, Basis::Inwoners, 22_000)];
    let gebied = als_regio(&land, &code(0)).unwrap();
    let plan = met(vec![brugfunctionaris()], &land, &gebied, &Ist::default(), Some(&prognose(&land, &rijen)));
    assert_eq!(eigen(&plan, "brug").soll_doel.unwrap().laag, a("0.44"));
    let slot = plan.bevindingen.iter().find(|b| b.code == "PRO-008").unwrap();
    assert_eq!(
        slot.to_string(),
        "proef.csv: waarschuwing PRO-008: de prognose loopt tot 1-1-2028; daarna is de bevolking gelijk gehouden."
    );
}

/// Een goed bestand met telkens één rij anders.
#[test]
fn wat_niet_kan_is_een_fout_die_zegt_wat_te_doen() {
    let land = land(&[(20_000, 1, 1)]);
    let g = gemeente(&land, 0);
    let goed = drie(&g, Basis::Inwoners, [20_000, 22_000, 23_000]);
    assert!(bouw(&land, kop(), &goed).0.is_some());
    let anders = |i: usize, f: &dyn Fn(&mut PrognoseRij)| {
        let mut rijen = goed.clone();
        f(&mut rijen[i]);
        fouten(&land, &rijen)
    };
    assert_eq!(
        anders(1, &|r| r.verwacht.aantal = -5),
        [
            "proef.csv:7, kolom aantal: fout PRO-002: gemeente Gemeente 0, inwoners op 1-1-2030: -5 is minder dan nul personen. Verbeter het aantal."
        ]
    );
    assert_eq!(
        anders(1, &|r| r.verwacht.interval = Some((22_500, 23_000))),
        [
            "proef.csv:7, kolom aantal: fout PRO-002: gemeente Gemeente 0, inwoners op 1-1-2030: de verwachting 22000 ligt niet tussen de grenzen 22500 en 23000 van haar interval."
        ]
    );
    assert_eq!(
        anders(1, &|r| r.jaar = 2025),
        [
            "proef.csv:7, kolom aantal: fout PRO-003: gemeente Gemeente 0, inwoners op 1-1-2025: hier staat 22000 en eerder 20000. Houd één rij over, of kies een variant."
        ]
    );
    assert_eq!(
        anders(1, &|r| r.gebied.niveau = Niveau::Ggd),
        ["proef.csv:7, kolom gebied: fout PRO-004: gemeente Gemeente 0, inwoners op 1-1-2030: een prognose staat per gemeente, COROP-gebied, provincie of voor Nederland. Laat deze rij weg of geef een prognose op een van die niveaus."
            .replace("gemeente Gemeente 0", "GGD-regio Gemeente 0")]
    );
    assert_eq!(
        fouten(&land, &goed[1..2]),
        [
            "proef.csv: fout PRO-001: het bestand noemt alleen 1-1-2030; groei vraagt minstens twee jaren, waarvan één op of vóór de peildatum 1-1-2025."
        ]
    );
    assert_eq!(
        fouten(&land, &goed[1..]),
        [
            "proef.csv: fout PRO-001: de prognose begint op 1-1-2030, na de peildatum 1-1-2025. Geef ook een stand op of vóór 1-1-2025, of kies met --peildatum een latere telling."
        ]
    );
    let oud = [rij(&g, 2015, Basis::Inwoners, 1), rij(&g, 2020, Basis::Inwoners, 2)];
    assert_eq!(
        fouten(&land, &oud),
        [
            "proef.csv: fout PRO-001: de prognose eindigt op 1-1-2020, niet na de peildatum 1-1-2025: zij zegt niets over wat er nog komt. Geef een nieuwere prognose."
        ]
    );
    assert_eq!(fouten(&land, &[]), ["proef.csv: fout PRO-001: er staat geen enkele bruikbare rij in dit bestand."]);
}

#[test]
fn jaren_voor_de_peildatum_en_een_andere_stand_worden_gemeld() {
    let land = land(&[(20_000, 1, 1)]);
    let g = gemeente(&land, 0);
    let mut rijen = drie(&g, Basis::Inwoners, [30_000, 33_000, 33_000]);
    rijen.insert(0, rij(&g, 2019, Basis::Inwoners, 1));
    let (p, bevindingen) = bouw(&land, kop(), &rijen);
    let regels: Vec<String> = bevindingen.iter().map(Finding::to_string).collect();
    assert_eq!(
        regels,
        [
            "proef.csv: info PRO-005: 1 rijen gaan over jaren vóór de peildatum 1-1-2025 en doen niet mee.",
            "proef.csv: waarschuwing PRO-009: op de peildatum ligt de prognose meer dan 10% van de telling; de groeifactor wordt gebruikt, maar kijk na of het dezelfde gemeente en leeftijd is: Gemeente 0 (inwoners: 30000 tegenover 20000).",
        ]
    );
    let groei = p.unwrap().groei(&code(0), Basis::Inwoners, date(2025, 1, 1), q("2030-K1"));
    assert_eq!(groei.factor(), a("1.1"));
}

#[test]
fn een_interval_hoort_bij_de_verwachting_op_de_peildatum() {
    let land = land(&[(20_000, 1, 1)]);
    let g = gemeente(&land, 0);
    let mut rijen = drie(&g, Basis::Inwoners, [20_000, 22_000, 23_000]);
    rijen[1].verwacht.interval = Some((21_000, 24_000));
    let p = prognose(&land, &rijen);
    let verloop = p.verloop(&code(0), Basis::Inwoners).unwrap();
    let (laag, hoog) = verloop.interval(date(2025, 1, 1), q("2030-K1")).unwrap();
    assert_eq!((laag.factor(), hoog.factor()), (a("1.05"), a("1.2")));
    assert_eq!(verloop.interval(date(2025, 1, 1), q("2031-K2")), None, "in 2035 geeft de bron geen interval");
}

#[test]
fn een_breuk_wordt_vereenvoudigd_en_een_onmogelijke_geweigerd() {
    assert_eq!(Groei::new(30, 30), Some(Groei::EEN));
    assert!(Groei::new(17_980_500, 17_980_500).unwrap().is_een());
    assert_eq!((Groei::new(1, 0), Groei::new(-1, 2)), (None, None));
    let groot = Groei::new(123_456_789_012_345, 98_765_432_109_876).unwrap();
    assert!((groot.factor().als_f64() - 1.249_999_988_6).abs() < 1e-8);
}

/// Elke gemeente een eigen willekeurige groei, in procenten van de telling.
fn willekeurig(land: &Land, groei: &[i64]) -> Prognose {
    let mut rijen = Vec::new();
    for (i, procent) in (0..land.gemeenten.len()).zip(groei) {
        let g = gemeente(land, i);
        for basis in [Basis::Inwoners, Basis::Inwoners65Plus] {
            let n = land.telling(&code(i), basis).unwrap().aantal.als_i64().max(1);
            rijen.extend(drie(&g, basis, [n, n * procent / 100, n * procent * procent / 10_000]));
        }
    }
    prognose(land, &rijen)
}

fn alle() -> Vec<Norm> {
    vec![brugfunctionaris(), steunpunten(), coordinatie(), beweeginterventie()]
}

fn opgaven(land: &Land, standen: &[i64]) -> Ist {
    let regels: Vec<(GebiedCode, &str, String)> = land
        .gemeenten
        .keys()
        .zip(standen)
        .flat_map(|(c, s)| ["brug", "steunpunt", "bewegen"].map(|n| (c.clone(), n, s.to_string())))
        .collect();
    ist(&regels.iter().map(|(c, n, s)| (c.clone(), *n, s.as_str())).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Groei één overal is hetzelfde plan als zonder prognose, op de prognose zelf na.
    #[test]
    fn zonder_groei_is_het_plan_dat_zonder_prognose(
        gemeenten in prop::collection::vec((1i64..900_000, 0usize..3, 0usize..4), 1..12),
        standen in prop::collection::vec(0i64..9, 12),
    ) {
        let land = land(&gemeenten);
        let nl = land.regio(Niveau::Land, &GebiedCode::nederland()).unwrap().clone();
        let ist = opgaven(&land, &standen);
        let p = willekeurig(&land, &vec![100; gemeenten.len()]);
        let (zonder, met_groei) = (met(alle(), &land, &nl, &ist, None), met(alle(), &land, &nl, &ist, Some(&p)));
        for (een, ander) in zonder.rijen.iter().zip(&met_groei.rijen) {
            prop_assert_eq!((&een.pad, een.soll_doel, een.gap), (&ander.pad, ander.soll_doel, ander.gap));
            prop_assert_eq!((een.soll.bereik, een.status), (ander.soll.bereik, ander.status));
        }
    }

    /// Elk gebied is de som van zijn gemeenten, in elk kwartaal; een pad begint op de IST, is op het doel vol en keert niet om.
    #[test]
    fn gebieden_tellen_op_en_een_pad_keert_niet_om(
        gemeenten in prop::collection::vec((1i64..900_000, 0usize..3, 0usize..4), 1..12),
        groei in prop::collection::vec(80i64..140, 12),
        standen in prop::collection::vec(0i64..9, 12),
    ) {
        let land = land(&gemeenten);
        let nl = land.regio(Niveau::Land, &GebiedCode::nederland()).unwrap().clone();
        let ist = opgaven(&land, &standen);
        let p = willekeurig(&land, &groei);
        let plan = met(alle(), &land, &nl, &ist, Some(&p));
        for norm in ["brug", "steunpunt", "bewegen"].map(NormId::new) {
            let rij = plan.eigen_rij(&norm).unwrap();
            for (i, punt) in rij.pad.iter().enumerate() {
                let som = |f: &dyn Fn(&PlanRij) -> Amount| -> Amount { plan.rijen_van_leden(&norm).map(f).sum() };
                prop_assert_eq!(punt.soll.unwrap().hoog, som(&|r| r.pad[i].soll.unwrap().hoog));
                prop_assert_eq!(punt.pad.unwrap().gekozen, som(&|r| r.pad[i].pad.unwrap().gekozen));
            }
            for r in plan.rijen.iter().filter(|r| r.norm == norm) {
                let pad: Vec<Amount> = r.pad.iter().map(|p| p.pad.unwrap().gekozen).collect();
                prop_assert_eq!(pad[0], r.ist.waarde.unwrap());
                prop_assert!(pad.windows(2).all(|w| w[0] <= w[1]));
                if r.gebied != plan.gebied {
                    prop_assert_eq!(pad[12], r.soll_doel.unwrap().gekozen.max(r.ist.waarde.unwrap()));
                    prop_assert!(pad[16] >= r.pad[16].soll.unwrap().gekozen || r.norm.as_str() == "steunpunt");
                }
            }
        }
        let iza: Amount = land
            .van_niveau(Niveau::Iza)
            .map(|r| met(vec![brugfunctionaris()], &land, r, &Ist::default(), Some(&p)).eigen_rij(&NormId::new("brug")).unwrap().soll_doel.unwrap().hoog)
            .sum();
        prop_assert_eq!(iza, plan.eigen_rij(&NormId::new("brug")).unwrap().soll_doel.unwrap().hoog);
    }

    /// De volgorde van de rijen verandert niets.
    #[test]
    fn de_volgorde_van_rijen_maakt_niet_uit(groei in prop::collection::vec(80i64..140, 6), keer in 0usize..40) {
        let land = land(&[(1_000, 1, 1), (20_000, 1, 2), (300_000, 2, 1)]);
        let mut rijen = drie(&nederland(), Basis::Inwoners, [1_000, 1_000 * groei[3] / 100, 1_200]);
        for (i, procent) in groei.iter().enumerate().take(2) {
            let g = gemeente(&land, i);
            rijen.extend(drie(&g, Basis::Inwoners, [1_000, 10 * procent, 11 * procent]));
        }
        let verwacht = prognose(&land, &rijen);
        let mut anders = rijen.clone();
        let plaats = keer % rijen.len();
        anders.rotate_left(plaats);
        prop_assert_eq!(prognose(&land, &anders), verwacht);
    }
}

/// Met een ingroeibestand zonder grenzen is het pad hetzelfde als zonder, ook als de bevolking na het doel doorgroeit.
#[test]
fn een_ingroeibestand_zonder_grenzen_volgt_dezelfde_groei() {
    use crate::ingroei::Ingroei;
    let land = land(&[(20_000, 1, 1), (50_000, 1, 1)]);
    let p = willekeurig(&land, &[110, 95]);
    let gebied = land.regio(Niveau::Iza, &GebiedCode::new("IZA-regio-1")).unwrap().clone();
    let ist = opgaven(&land, &[1, 2]);
    let leeg = Ingroei {
        naam: "Leeg".to_owned(),
        bestand: "ingroei.toml".to_owned(),
        vormen: Vec::new(),
        grenzen: Vec::new(),
        prioriteit: Vec::new(),
        prioriteit_waarom: None,
    };
    let keuzes = Choices { ingroei: Some(leeg), ..Choices::default() };
    let invoer = Inputs { land: &land, gebied: &gebied, ist: &ist, keuzes: &keuzes, volgorde: &[], prognose: Some(&p) };
    let met_vorm = plan(&set(alle()), &invoer, &Horizon::default());
    let gewoon = met(alle(), &land, &gebied, &ist, Some(&p));
    for (een, ander) in gewoon.rijen.iter().zip(&met_vorm.rijen) {
        assert_eq!(een.pad, ander.pad, "{}", een.norm);
    }
    let bases: BTreeSet<Basis> = gewoon.prognose.as_ref().unwrap().groei.iter().map(|g| g.basis).collect();
    assert_eq!(bases, BTreeSet::from([Basis::Inwoners, Basis::Inwoners65Plus]));
}

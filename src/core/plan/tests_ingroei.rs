//! Het ingroeibestand en de kosten in het plan: een uitgewerkt voorbeeld, en eigenschappen die altijd moeten gelden.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::tests::{alle_normen, maak, regio, rij};
use super::*;
use crate::amount::{Amount, KORRELS_PER_EENHEID};
use crate::choices::Choices;
use crate::eenheid::Eenheid;
use crate::gebied::Niveau;
use crate::ingroei::{Budget, Grens, GrensSoort, Groeivorm, Ingroei, Onderbouwing, Telt, Vormkeuze};
use crate::ist::Ist;
use crate::kosten::{Betaler, Kosten, KostenSoort, Tarief, centen};
use crate::land::Land;
use crate::norm::NormId;
use crate::proef::*;
use crate::soll::Bereik;

fn waarom() -> Onderbouwing {
    Onderbouwing { bron: None, motivatie: Some("Omdat.".to_owned()) }
}

fn grens(norm: Option<&str>, soort: GrensSoort) -> Grens {
    Grens { norm: norm.map(NormId::new), soort, waarom: waarom(), regel: 7 }
}

fn ingroei(vorm: Groeivorm, grenzen: Vec<Grens>, prioriteit: &[&str]) -> Ingroei {
    Ingroei {
        naam: "Proef".to_owned(),
        bestand: "ingroei.toml".to_owned(),
        vormen: vec![Vormkeuze { norm: None, vorm, waarom: waarom(), regel: 3 }],
        grenzen,
        prioriteit: prioriteit.iter().map(|n| NormId::new(n)).collect(),
        prioriteit_waarom: Some(waarom()),
    }
}

fn budget(per_jaar: &[i64], meenemen: bool) -> GrensSoort {
    let per_jaar = (2027..).zip(per_jaar.iter().map(|b| Amount::from_int(*b))).collect();
    GrensSoort::Budget(Budget { per_jaar, meenemen, telt: Telt::Alles, betalers: Vec::new() })
}

fn tarief(norm: &str, bedrag: i64, aandelen: &[(Betaler, &str)]) -> Tarief {
    Tarief {
        norm: NormId::new(norm),
        bedrag: Bereik {
            laag: Amount::from_int(bedrag - bedrag / 10),
            gekozen: Amount::from_int(bedrag),
            hoog: Amount::from_int(bedrag + bedrag / 10),
        },
        prijspeil: 2027,
        index: Amount::ZERO,
        betalers: aandelen.iter().map(|(b, d)| (*b, a(d))).collect::<BTreeMap<_, _>>(),
        soort: KostenSoort::Aanname,
        bron: "Proef".to_owned(),
        motivatie: None,
        regel: 4,
    }
}

fn tarieven() -> Kosten {
    let gedeeld = [(Betaler::GemeenteLokaal, "0.3333"), (Betaler::Zorgverzekeraar, "0.6667")];
    Kosten {
        naam: "Proef".to_owned(),
        bestand: "kosten.toml".to_owned(),
        tarieven: vec![
            tarief("brug", 100_000, &[(Betaler::GemeenteLokaal, "1")]),
            tarief("bewegen", 377, &gedeeld),
            tarief("steunpunt", 50_000, &[(Betaler::GemeenteLokaal, "0.5"), (Betaler::GemeenteRegionaal, "0.5")]),
        ],
    }
}

fn reken(land: &Land, ist: &Ist, ingroei: Option<Ingroei>, kosten: Option<Kosten>) -> Plan {
    let nederland = regio(land, Niveau::Land, "NL");
    let keuzes = Choices { ingroei, kosten, ..Choices::default() };
    let invoer = Inputs { land, gebied: &nederland, ist, keuzes: &keuzes, volgorde: &[], prognose: None };
    plan(&set(alle_normen()), &invoer, &Horizon::default())
}

fn pad(plan: &Plan, norm: &str) -> Vec<Amount> {
    rij(plan, norm).pad.iter().map(|p| p.pad.unwrap().gekozen).collect()
}

/// Twee gemeenten van 100.000 inwoners met elk 1 fte: SOLL 7, tekort 5, € 100.000 per fte.
fn voorbeeld(grenzen: Vec<Grens>) -> Plan {
    let land = land(&[(100_000, 1, 1), (100_000, 1, 1)]);
    let ist = ist(&[(code(0), "brug", "1"), (code(1), "brug", "1")]);
    reken(&land, &ist, Some(ingroei(Groeivorm::Lineair, grenzen, &[])), Some(tarieven()))
}

#[test]
fn een_budget_per_jaar_met_de_hand_nagerekend() {
    let plan = voorbeeld(vec![grens(None, budget(&[300_000, 400_000, 500_000, 600_000, 700_000], false))]);
    let pad = pad(&plan, "brug");
    // Tot 2028-K2 de rechte lijn; dan wat er van 2028 over is: (8 − 5/3 − 25/12) / 2 boven de 2 van de IST.
    assert_eq!(pad[3], a("3.25"));
    assert_eq!(pad[6], a("4.125"));
    assert_eq!(pad[7], a("4.125"));
    assert_eq!(&pad[8..12], [a("5"); 4]);
    assert_eq!(&pad[12..16], [a("6"); 4]);
    assert_eq!(pad[16], a("7"));
    let norm = plan.ingroei.as_ref().unwrap().norm(&NormId::new("brug")).unwrap();
    let bindend: Vec<String> =
        norm.gekozen.bindend.iter().map(|b| b.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(bindend[5], "");
    assert_eq!(bindend[6], "budget 2028 van de regio");
    assert_eq!(bindend[9], "budget 2029 van de regio");
    assert_eq!(bindend[12], "budget 2030 van de regio");
    assert_eq!(bindend[16], "");
    // In 2030 past 7 fte drie kwartalen lang, want het vierde kan lager zijn.
    assert_eq!(norm.gekozen.vroegst.unwrap().to_string(), "2030-K2");
    let tekort = norm.gekozen.tekort.as_ref().unwrap();
    assert_eq!(tekort.hoeveel, a("1"));
    let verzetten: Vec<String> = tekort.verzetten.iter().map(ToString::to_string).collect();
    assert_eq!(verzetten, ["een budget van de regio met € 100.000 in 2030 erbij"]);
    let niet = plan.bevindingen.iter().find(|f| f.code == "ING-103").unwrap();
    assert_eq!(
        niet.to_string(),
        "ingroei.toml: waarschuwing ING-103: brug: in 2030-K1 wordt de SOLL niet gehaald (budget 2030 van de regio). Vroegst haalbaar: 2030-K2."
    );
    let kosten = plan.kosten.as_ref().unwrap();
    let in_jaar = |jaar| kosten.totaal(&plan.gebied, jaar).unwrap().gekozen;
    assert_eq!([2027, 2028, 2029, 2030].map(in_jaar), [a("262500"), a("400000"), a("500000"), a("600000")]);
    assert_eq!(kosten.jaren(), [2027, 2028, 2029, 2030]);
    let gemeente = kosten.som(|r| r.gebied.code == code(0) && r.jaar == 2028).unwrap();
    assert_eq!(gemeente.gekozen, a("200000"));
    // Elke variant is een eigen plan: laag vraagt 4, hoog 10 fte; bij lage kosten 90%, bij hoge 110%.
    let zes = pad_van(&plan, 12);
    assert_eq!((zes.laag, zes.hoog), (a("4"), a("6")));
    // Het gebied heeft ook wat niet in een budget staat: hier geen norm met een onbekende IST.
    assert_eq!(plan.ingroei.as_ref().unwrap().wat_kan_er.op_volgorde[0].stand, a("6"));
    assert_eq!(plan.ingroei.as_ref().unwrap().wat_kan_er.gelijk_op, a("0.8"));
}

fn pad_van(plan: &Plan, kwartaal: usize) -> Bereik {
    rij(plan, "brug").pad[kwartaal].pad.unwrap()
}

#[test]
fn wat_overblijft_gaat_alleen_mee_als_dat_mag() {
    let karig = [300_000, 300_000, 700_000, 700_000, 700_000];
    let zonder = pad(&voorbeeld(vec![grens(None, budget(&karig, false))]), "brug");
    let met = pad(&voorbeeld(vec![grens(None, budget(&karig, true))]), "brug");
    // Zonder meenemen is 2028 hoogstens gemiddeld 3; met blijft er van 2027 iets voor 2028.
    assert_eq!(zonder[4..8].iter().copied().sum::<Amount>(), a("12"));
    assert!(met[4..8].iter().copied().sum::<Amount>() > a("12"));
    assert_eq!((zonder[12], met[12]), (a("7"), a("7")));
}

#[test]
fn aanlooptijd_en_tempo_hebben_hun_naam_en_hun_verzet() {
    let plan = voorbeeld(vec![
        grens(None, GrensSoort::Aanlooptijd(8)),
        grens(Some("brug"), GrensSoort::Stijging { ten_hoogste: a("0.5"), eenheid: Eenheid::Fte }),
    ]);
    let norm = plan.ingroei.as_ref().unwrap().norm(&NormId::new("brug")).unwrap();
    let eerste: Vec<String> = norm.gekozen.bindend[1].iter().map(ToString::to_string).collect();
    assert_eq!(eerste, ["aanlooptijd tot en met 2028-K4"]);
    let pad = pad(&plan, "brug");
    assert_eq!((pad[7], pad[8], pad[12]), (a("2"), a("2.5"), a("4.5")));
    let tweede: Vec<String> = norm.gekozen.bindend[9].iter().map(ToString::to_string).collect();
    assert_eq!(tweede, ["ten hoogste 0,5 fte per kwartaal"]);
    // Tien stappen van een half: van 2029-K1 tot en met 2031-K2, net na het plan.
    assert_eq!(norm.gekozen.vroegst, None);
    let verzetten: Vec<String> =
        norm.gekozen.tekort.as_ref().unwrap().verzetten.iter().map(ToString::to_string).collect();
    // Tien stappen van een half, de eerste in 2027-K4; of vijf stappen van 1, de eerste in 2029-K1.
    assert_eq!(verzetten, ["een aanlooptijd van 3 in plaats van 8 kwartalen", "1 in plaats van 0,5 fte per kwartaal"]);
}

#[test]
fn een_later_begin_en_een_late_vorm_kunnen_zelf_de_grens_zijn() {
    let tempo = |s: &str| grens(Some("brug"), GrensSoort::Stijging { ten_hoogste: a(s), eenheid: Eenheid::Fte });
    let begin = grens(Some("brug"), GrensSoort::Begin("2029-K1".parse().unwrap()));
    let plan = voorbeeld(vec![begin, tempo("1")]);
    let verzet = |plan: &Plan| -> Vec<String> {
        let norm = plan.ingroei.as_ref().unwrap().norm(&NormId::new("brug")).unwrap().clone();
        norm.gekozen.tekort.unwrap().verzetten.iter().map(ToString::to_string).collect()
    };
    // Na het begin zijn er vier stappen voor een groei van 5: een kwartaal eerder, of 1,25 per kwartaal.
    assert_eq!(verzet(&plan), ["begin in 2028-K4 in plaats van 2029-K1", "1,25 in plaats van 1 fte per kwartaal"]);
    assert_eq!(pad(&plan, "brug")[12], a("6"));
    // Achteraan vraagt het laatste kwartaal 5 × (1 − (11/12)²) = 0,798611…; met minder per kwartaal is de vorm te laat.
    let land = land(&[(100_000, 1, 1), (100_000, 1, 1)]);
    let ist = ist(&[(code(0), "brug", "1"), (code(1), "brug", "1")]);
    let plan = reken(&land, &ist, Some(ingroei(Groeivorm::Achteraan, vec![tempo("0.6")], &[])), Some(tarieven()));
    assert_eq!(verzet(&plan), ["0,8 in plaats van 0,6 fte per kwartaal", "een andere vorm dan achteraan"]);
    let niet = plan.bevindingen.iter().find(|f| f.code == "ING-103").unwrap();
    assert!(niet.bericht.contains("(ten hoogste 0,6 fte per kwartaal; de vorm achteraan)"), "{niet}");
}

/// Het gebied heeft een eigen opgave (5 fte) en van één gemeente is zij niet bekend: laag hoeft het gebied niet te groeien,
/// maar de gemeente die wel bekend is (1 fte) wel.
#[test]
fn een_gemeente_naast_een_eigen_opgave_van_het_gebied_groeit_mee_en_begint_op_haar_ist() {
    let land = land(&[(100_000, 1, 1), (100_000, 1, 1)]);
    let iza = regio(&land, Niveau::Iza, "IZA-regio-1");
    let ist = ist(&[(iza.gebied.code.clone(), "brug", "5"), (code(0), "brug", "1")]);
    let grenzen = vec![grens(None, GrensSoort::Aanlooptijd(8))];
    let keuzes = Choices { ingroei: Some(ingroei(Groeivorm::Lineair, grenzen, &[])), ..Choices::default() };
    let invoer = Inputs { land: &land, gebied: &iza, ist: &ist, keuzes: &keuzes, volgorde: &[], prognose: None };
    let plan = plan(&set(vec![brugfunctionaris()]), &invoer, &Horizon::default());
    let bereik = |b: Bereik| (b.laag, b.gekozen, b.hoog);
    let lid = plan.rijen.iter().find(|r| r.gebied.code == code(0)).unwrap();
    let op = |rij: &PlanRij, q: usize| bereik(rij.pad[q].pad.unwrap());
    // Tot en met 2028-K4 groeit het gebied niet en de gemeente mee niet; alleen bij laag is er niets om mee te groeien.
    assert_eq!(op(rij(&plan, "brug"), 7), (a("5"), a("5"), a("5")));
    assert_eq!((op(lid, 0), op(lid, 6)), ((a("1"), a("1"), a("1")), (a("1.5"), a("1"), a("1"))));
    assert_eq!(
        (op(rij(&plan, "brug"), 9), op(lid, 9)),
        ((a("5"), a("6.5"), a("8.75")), (a("1.75"), a("2.875"), a("4")))
    );
    assert_eq!(op(lid, 12), (a("2"), a("3.5"), a("5")));
}

#[test]
fn wat_zonder_ist_is_telt_in_de_grens_van_de_regio_niet_als_nul() {
    let plan = voorbeeld(vec![grens(None, budget(&[900_000; 5], false))]);
    let niet = plan.bevindingen.iter().find(|f| f.code == "ING-107").unwrap();
    assert!(niet.bericht.contains("steunpunt") && !niet.bericht.contains("brug"), "{niet}");
    let kosten: Vec<&str> = plan.bevindingen.iter().map(|f| f.code).filter(|c| c.starts_with("KOS")).collect();
    assert_eq!(kosten, ["KOS-102"]);
}

#[test]
fn een_gemeente_zonder_geheel_en_een_budget_zonder_kosten_worden_genoemd() {
    let land = land(&[(100_000, 1, 1), (100_000, 1, 1)]);
    let ist = ist(&[(code(0), "brug", "1")]);
    let grenzen = vec![grens(Some("brug"), budget(&[1, 1, 1, 1, 1], false))];
    let plan = reken(&land, &ist, Some(ingroei(Groeivorm::Achteraan, grenzen, &[])), None);
    let codes: Vec<&str> = plan.bevindingen.iter().map(|f| f.code).filter(|c| c.starts_with("ING")).collect();
    assert_eq!(codes, ["ING-101", "ING-105"]);
    assert_eq!(rij(&plan, "brug").pad[3].pad, None);
    // De gemeente zelf volgt de vorm: 1 + 2,5 × (6/12)².
    let lid = plan.rijen.iter().find(|r| r.norm.as_str() == "brug" && r.gebied.code == code(0)).unwrap();
    assert_eq!(lid.pad[6].pad.unwrap().gekozen, a("1.625"));
}

fn vormen() -> impl Strategy<Value = Groeivorm> {
    prop::sample::select(vec![
        Groeivorm::Lineair,
        Groeivorm::Vooraan,
        Groeivorm::Achteraan,
        Groeivorm::SCurve,
        Groeivorm::TrapPerJaar,
    ])
}

fn opgaven(land: &Land, standen: &[i64]) -> Ist {
    let tekst: Vec<(GebiedCode, &str, String)> = land
        .gemeenten
        .keys()
        .zip(standen)
        .flat_map(|(c, s)| ["brug", "steunpunt", "bewegen"].map(|n| (c.clone(), n, (s % 3).to_string())))
        .collect();
    ist(&tekst.iter().map(|(c, n, s)| (c.clone(), *n, s.as_str())).collect::<Vec<_>>())
}

/// De kosten van een norm in een jaar, rechtstreeks uit haar pad, in korrels van een kwart cent.
fn exact(plan: &Plan, tarief: &Tarief, jaar: i16) -> i128 {
    let prijs = centen(tarief.in_jaar(jaar).gekozen);
    let punten = rij(plan, tarief.norm.as_str()).pad.iter().filter(|p| p.kwartaal.jaar() == jaar);
    let keer = |q: crate::Quarter| if q == plan.horizon.eind() { 4 } else { 1 };
    punten.map(|p| p.pad.unwrap().gekozen.korrels() * prijs * keer(p.kwartaal)).sum()
}

fn een_land() -> impl Strategy<Value = Vec<(i64, usize, usize)>> {
    prop::collection::vec((1_000_i64..200_000, 0_usize..2, 0_usize..2), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Zonder keuzes in het bestand verandert er niets.
    #[test]
    fn een_leeg_ingroeibestand_geeft_dezelfde_paden(gemeenten in een_land(), standen in prop::collection::vec(0_i64..9, 6)) {
        let land = land(&gemeenten);
        let ist = opgaven(&land, &standen);
        let nederland = regio(&land, Niveau::Land, "NL");
        let gewoon = maak(alle_normen(), &land, &nederland, &ist);
        let met = reken(&land, &ist, Some(ingroei(Groeivorm::Lineair, Vec::new(), &[])), None);
        prop_assert_eq!(gewoon.rijen, met.rijen);
        prop_assert_eq!(gewoon.bevindingen, met.bevindingen);
    }

    #[test]
    fn elk_pad_blijft_een_pad_en_geen_grens_wordt_overschreden(
        gemeenten in een_land(),
        standen in prop::collection::vec(0_i64..9, 6),
        vorm in vormen(),
        bedragen in prop::collection::vec(0_i64..3_000_000, 5),
        meenemen in any::<bool>(),
        aanloop in 0_i32..9,
        tempo in 1_i64..40,
    ) {
        let land = land(&gemeenten);
        let ist = opgaven(&land, &standen);
        let ten_hoogste = Amount::from_int(tempo).mul_div(Amount::ONE, Amount::from_int(10));
        let grenzen = vec![
            grens(None, budget(&bedragen, meenemen)),
            grens(Some("brug"), GrensSoort::Aanlooptijd(aanloop)),
            grens(None, GrensSoort::Stijging { ten_hoogste, eenheid: Eenheid::Fte }),
        ];
        let (in_plan, kosten) = (ingroei(vorm, grenzen, &["bewegen", "steunpunt"]), tarieven());
        let plan = reken(&land, &ist, Some(in_plan), Some(kosten.clone()));
        for rij in plan.rijen.iter().filter(|r| r.ist.waarde.is_some()) {
            let pad: Vec<Amount> = rij.pad.iter().map(|p| p.pad.unwrap().gekozen).collect();
            prop_assert_eq!(pad[0], rij.ist.waarde.unwrap());
            prop_assert!(pad.windows(2).all(|p| p[0] <= p[1]));
            prop_assert!(pad[16] <= rij.ist.waarde.unwrap() + rij.gap.unwrap().tekort.unwrap().gekozen);
            if rij.norm.as_str() == "steunpunt" {
                prop_assert!(pad.iter().all(|p| p.is_heel()));
            }
        }
        let brug = pad(&plan, "brug");
        prop_assert!(brug.windows(2).all(|p| p[1] - p[0] <= ten_hoogste));
        for k in 0..usize::try_from(aanloop).unwrap() {
            prop_assert_eq!(brug[k], brug[0]);
        }
        // Boven het budget komt alleen wie er met zijn IST al boven zat, en dan is er geen groei.
        let (mut geld, mut op) = (0, 0);
        for (jaar, bedrag) in (2027..).zip(&bedragen) {
            let kosten_van_jaar: i128 = kosten.tarieven.iter().map(|t| exact(&plan, t, jaar)).sum();
            let erbij = i128::from(*bedrag) * 400 * KORRELS_PER_EENHEID;
            (geld, op) = if meenemen { (geld + erbij, op + kosten_van_jaar) } else { (erbij, kosten_van_jaar) };
            let te_duur = plan.bevindingen.iter().any(|f| f.code == "ING-102" && f.bericht.contains(&jaar.to_string()));
            prop_assert_eq!(op > geld, te_duur, "{}", jaar);
        }
        // Alles telt op: gemeenten tot het gebied, en elk bedrag is in centen.
        let plan_kosten = plan.kosten.as_ref().unwrap();
        for t in &kosten.tarieven {
            for jaar in 2027..=2030 {
                for betaler in Betaler::ALLE {
                    let van = |gebied: &dyn Fn(&crate::Gebied) -> bool| plan_kosten
                        .som(|r| r.norm == t.norm && r.jaar == jaar && r.betaler == betaler && gebied(&r.gebied));
                    prop_assert_eq!(van(&|g| *g == plan.gebied), van(&|g| *g != plan.gebied));
                }
                let som = plan_kosten.som(|r| r.norm == t.norm && r.jaar == jaar && r.gebied == plan.gebied).unwrap();
                let verschil = exact(&plan, t, jaar) - centen(som.gekozen) * 4 * KORRELS_PER_EENHEID;
                prop_assert!(verschil.abs() < 4 * KORRELS_PER_EENHEID, "meer dan een cent: {}", verschil);
            }
        }
    }

    /// Meer budget geeft de eerste norm waarvoor het iets uitmaakt nooit een later kwartaal.
    #[test]
    fn meer_budget_is_nooit_later(
        gemeenten in een_land(),
        bedragen in prop::collection::vec(0_i64..2_000_000, 5),
        welk in 0_usize..5,
        erbij in 1_i64..500_000,
        meenemen in any::<bool>(),
        vorm in vormen(),
    ) {
        let land = land(&gemeenten);
        let ist = opgaven(&land, &[0; 6]);
        let mut meer = bedragen.clone();
        meer[welk] += erbij;
        let vroegst = |bedragen: &[i64]| {
            let grenzen = vec![grens(None, budget(bedragen, meenemen))];
            let plan = reken(&land, &ist, Some(ingroei(vorm.clone(), grenzen, &["brug"])), Some(tarieven()));
            let norm = plan.ingroei.unwrap().norm(&NormId::new("brug")).unwrap().gekozen.clone();
            (norm.vroegst.unwrap_or(crate::Quarter::new(2099, 1).unwrap()), std::cmp::Reverse(norm.groei[12]))
        };
        prop_assert!(vroegst(&meer) <= vroegst(&bedragen));
    }

    /// Een strengere grens geeft nooit een eerder kwartaal en nooit meer op het doel, welke grens het ook is.
    #[test]
    fn strenger_is_nooit_eerder(
        gemeenten in een_land(),
        standen in prop::collection::vec(0_i64..9, 6),
        vorm in vormen(),
        bedragen in prop::collection::vec(0_i64..3_000_000, 5),
        aanloop in 0_i32..9,
        tempo in 2_i64..40,
        welke in 0_usize..3,
        strenger in 1_i64..12,
    ) {
        let land = land(&gemeenten);
        let ist = opgaven(&land, &standen);
        let uitkomst = |scherp: bool| {
            let bij = |i: usize| if scherp && welke == i { strenger } else { 0 };
            let tienden = (tempo - bij(0)).max(0);
            let minder: Vec<i64> = bedragen.iter().map(|b| (b - bij(1) * 100_000).max(0)).collect();
            let grenzen = vec![
                grens(Some("brug"), GrensSoort::Stijging {
                    ten_hoogste: Amount::from_int(tienden).mul_div(Amount::ONE, Amount::from_int(10)),
                    eenheid: Eenheid::Fte,
                }),
                grens(None, budget(&minder, false)),
                grens(Some("brug"), GrensSoort::Aanlooptijd(aanloop + i32::try_from(bij(2)).unwrap())),
            ];
            let plan = reken(&land, &ist, Some(ingroei(vorm.clone(), grenzen, &["brug"])), Some(tarieven()));
            let norm = plan.ingroei.unwrap().norm(&NormId::new("brug")).map(|n| n.gekozen.clone());
            norm.map(|n| (n.vroegst.unwrap_or(crate::Quarter::new(2099, 1).unwrap()), std::cmp::Reverse(n.groei[12])))
        };
        prop_assert!(uitkomst(true) >= uitkomst(false));
    }
}

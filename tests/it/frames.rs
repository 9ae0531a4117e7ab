//! Alle lineaire normen nog eens, als één uitdrukking van polars over de bevolkingstabel. De kern en het frame zijn
//! twee wegen naar hetzelfde getal; lopen zij uiteen, dan zit er in een van beide een fout.

use normwijzer_core::choices::Choices;
use normwijzer_core::ist::Ist;
use normwijzer_core::norm::{NormBestand, NormSet, lees};
use normwijzer_core::plan::{Inputs, Plan, als_regio, plan};
use normwijzer_core::{Horizon, Land};
use normwijzer_data::tabellen::frames;
use normwijzer_data::{Datasets, Peildatum, land, schema};
use polars::prelude::*;

use crate::gereedschap::{onder, wortel};

const VERSCHIL: f64 = 1e-9;

/// Norm, bevolking, aantal per persoon bij de onder- en de bovengrens: overgeschreven uit de Opdracht (DESIGN §5), niet
/// uit `norms/`.
const LINEAIR: [(&str, &str, f64, f64); 7] = [
    ("sociaal-verwijzen.verwijzingen", "inwoners", 60.0 / 10_000.0, 60.0 / 10_000.0),
    ("sociaal-verwijzen.brugfunctionaris", "inwoners", 0.2 / 10_000.0, 0.5 / 10_000.0),
    ("overgewicht-kind.czv", "jeugd", 0.2 / 1_000.0, 0.2 / 1_000.0),
    ("overgewicht-kind.kinder-gli", "jeugd", 0.2 / 1_000.0, 0.2 / 1_000.0),
    ("overgewicht-kind.coordinatie", "jeugd", 0.2 / 100_000.0, 0.4 / 100_000.0),
    ("valpreventie.inschatting", "ouderen", 0.14, 0.14),
    ("valpreventie.beweeginterventie", "ouderen", 0.03 * 31.8 / 100.0, 0.03 * 31.8 / 100.0),
];

pub(crate) fn datasets() -> Datasets {
    let map = wortel().join("datasets");
    Datasets::new(Datasets::paden().into_iter().map(|pad| {
        let bytes = std::fs::read(map.join(&pad)).unwrap();
        (pad, bytes)
    }))
}

pub(crate) fn normen() -> NormSet {
    let map = wortel().join("norms");
    let gelezen: Vec<(String, Vec<u8>)> = onder(&map)
        .into_iter()
        .filter(|p| p.extension().is_some_and(|u| u == "toml"))
        .map(|p| (p.strip_prefix(&map).unwrap().to_str().unwrap().replace('\\', "/"), std::fs::read(&p).unwrap()))
        .collect();
    let invoer: Vec<NormBestand<'_>> =
        gelezen.iter().map(|(pad, inhoud)| NormBestand { pad: pad.clone(), inhoud }).collect();
    lees(&invoer).0.unwrap()
}

/// Per gemeente een plan, zoals `plan --alle gemeente`.
fn plannen(normen: &NormSet, land: &Land) -> Vec<Plan> {
    let (ist, keuzes) = (Ist::default(), Choices::default());
    let gebieden: Vec<_> = land.gemeenten.keys().filter_map(|code| als_regio(land, code)).collect();
    let maak = |gebied| {
        plan(
            normen,
            &Inputs { land, gebied, ist: &ist, keuzes: &keuzes, volgorde: &[], prognose: None },
            &Horizon::default(),
        )
    };
    gebieden.iter().map(maak).collect()
}

/// De bevolkingstabel naar één rij per gemeente, en daaruit elke norm: één uitdrukking.
fn als_frame(bevolking: DataFrame) -> DataFrame {
    let band = |van: i64, tot: Option<i64>| {
        let tot = tot.map_or(col("leeftijd_tot_en_met").is_null(), |t| col("leeftijd_tot_en_met").eq(lit(t)));
        col("leeftijd_van").eq(lit(van)).and(tot)
    };
    let tel = |welke: Expr, naam: &str| col("aantal").filter(welke).sum().cast(DataType::Float64).alias(naam);
    let normen = LINEAIR.iter().flat_map(|(norm, bevolking, laag, hoog)| {
        [
            (col(*bevolking) * lit(*laag)).alias(format!("{norm} laag")),
            (col(*bevolking) * lit(*hoog)).alias(format!("{norm} hoog")),
        ]
    });
    bevolking
        .lazy()
        .group_by([col("gemeente_code")])
        .agg([
            tel(band(0, None), "inwoners"),
            tel(band(0, Some(17)), "jeugd"),
            tel(band(65, Some(79)).or(band(80, None)), "ouderen"),
        ])
        .with_columns(normen.collect::<Vec<_>>())
        .sort(["gemeente_code"], SortMultipleOptions::default())
        .collect()
        .unwrap()
}

fn getallen(frame: &DataFrame, kolom: &str) -> Vec<f64> {
    frame.column(kolom).unwrap().f64().unwrap().iter().map(Option::unwrap).collect()
}

fn teksten(frame: &DataFrame, kolom: &str) -> Vec<String> {
    frame.column(kolom).unwrap().str().unwrap().iter().map(|t| t.unwrap().to_owned()).collect()
}

#[test]
fn kern_en_polars_zijn_het_eens_over_elke_lineaire_norm() {
    let datasets = datasets();
    let normen = normen();
    let (land, _) = land(&datasets, Peildatum::default()).unwrap();
    let plannen = plannen(&normen, &land);
    let tabellen = frames(&normen, &plannen, "NW-00000000").unwrap();
    let plan = &tabellen.iter().find(|(naam, _)| *naam == "plan").unwrap().1;
    let verwacht = als_frame(datasets.frame(&schema::BEVOLKING).unwrap());
    let gemeenten = teksten(&verwacht, "gemeente_code");
    assert_eq!(gemeenten.len(), 342);

    for (norm, ..) in LINEAIR {
        let rijen = plan
            .clone()
            .lazy()
            .filter(col("norm_id").eq(lit(norm)))
            .sort(["gebied_code"], SortMultipleOptions::default())
            .collect()
            .unwrap();
        assert_eq!(teksten(&rijen, "gebied_code"), gemeenten, "{norm}: elke gemeente één keer");
        for grens in ["laag", "hoog"] {
            let kern = getallen(&rijen, &format!("soll_{grens}"));
            let polars = getallen(&verwacht, &format!("{norm} {grens}"));
            for ((gemeente, kern), polars) in gemeenten.iter().zip(kern).zip(polars) {
                let verschil = (kern - polars).abs();
                assert!(verschil <= VERSCHIL, "{norm}, {gemeente}, soll_{grens}: kern {kern}, polars {polars}");
                assert!(kern > 0.0, "{norm}, {gemeente}: er is iets om te vergelijken");
            }
        }
    }
}

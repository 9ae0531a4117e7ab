//! Wat voor elke grafiek van kosten en middelen geldt.

use super::voorbeelden::money as voorbeeld;
use super::*;

#[test]
fn alles_wat_de_lezer_moet_zien_staat_er_en_niets_heet_gedekt() {
    let spec = ChartSpec::Geld(voorbeeld());
    check(&spec);
    for text in [
        "2027",
        "2031",
        "nog niet bekend",
        "miljoen euro per jaar",
        "SPUK AZWA, lokaal deel",
        "SPUK AZWA, regionaal deel",
        "gemeentelijke kosten van deze normen, van laag tot hoog",
        "SPUK 7.75 mln",
    ] {
        assert!(shows(&spec, text), "{text} ontbreekt");
    }
    assert!(!shows(&spec, "gedekt"));
}

#[test]
fn een_onbekend_bedrag_is_een_open_vak_en_geen_balk() {
    let dashes = |chart: MoneyChart| {
        let (drawing, _) = lay_out(&ChartSpec::Geld(chart)).unwrap();
        drawing.shapes.iter().filter(|s| matches!(s, Shape::Line { dashed: true, .. })).count()
    };
    assert_eq!(dashes(voorbeeld()), 4, "boven en onder, in 2030 en 2031");
    let mut chart = voorbeeld();
    chart.years.iter_mut().for_each(|y| y.funds = vec![Some(0.0), Some(0.0)]);
    assert_eq!(dashes(chart), 0, "nul is wel een bedrag");
    let mut chart = voorbeeld();
    chart.years[0].costs = None;
    assert_eq!(dashes(chart), 6);
}

#[test]
fn een_onmogelijk_bedrag_wordt_geweigerd() {
    let mut chart = voorbeeld();
    chart.years[1].funds[0] = Some(-1.0);
    assert!(svg(&ChartSpec::Geld(chart)).unwrap_err().to_string().contains("het geld bij 2028"));
    let mut chart = voorbeeld();
    chart.years.clear();
    assert!(svg(&ChartSpec::Geld(chart)).is_err());
}

prop_compose! {
    fn money_chart()(caption in caption(), years in prop::collection::vec((prop::option::of(amount()), prop::option::of(amount()),
        prop::option::of((amount(), amount())), "[a-z0-9 ,]{0,60}", "[a-z0-9 ,]{0,60}"), 1..=MAX_YEARS), streams in "[a-z A-Z,]{3,120}") -> ChartSpec {
        ChartSpec::Geld(MoneyChart {
            caption,
            axis_heading: "miljoen euro per jaar".to_owned(),
            streams: vec![streams, "regionaal".to_owned()],
            years: years.into_iter().zip(2027..).map(|((een, ander, kosten, funds_label, costs_label), jaar)| MoneyYear {
                label: jaar.to_string(),
                funds: vec![een, ander],
                funds_label,
                costs: kosten.map(|(laag, meer)| MoneyRange { laag, hoog: laag + meer }),
                costs_label,
            }).collect(),
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn elke_geldgrafiek_is_leesbaar(spec in money_chart()) {
        check(&spec);
    }
}

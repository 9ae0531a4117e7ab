//! Wat voor elk overzicht geldt.

use super::voorbeelden::{bekend, overview as voorbeeld};
use super::*;

fn shapes(chart: &OverviewChart) -> Vec<Shape> {
    lay_out(&ChartSpec::Overzicht(chart.clone())).unwrap().0.shapes
}

#[test]
fn alles_wat_de_lezer_moet_zien_staat_er() {
    let spec = ChartSpec::Overzicht(voorbeeld());
    check(&spec);
    for text in [
        "Mentale gezondheid",
        "Kansrijk opgroeien",
        "6,8 van 8,6–21,6 fte",
        "bij een bandbreedte is 100% de ondergrens",
        "250%",
        "onbekend",
        "deels bekend",
        "9 van 12 gemeenten bekend",
        "niet van kracht",
        "Leefstijl",
        "71",
        "82",
        "93",
    ] {
        assert!(shows(&spec, text), "{text} ontbreekt");
    }
}

#[test]
fn alleen_wat_voorbij_de_as_valt_krijgt_een_getal_in_het_vlak() {
    let spec = ChartSpec::Overzicht(voorbeeld());
    assert!(shows(&spec, "633%") && !shows(&spec, "79%"));
    let mut binnen = voorbeeld();
    binnen.groups[0].rows[1].stand = bekend(2.4, "240%", GapStatus::Gehaald);
    assert!(!shows(&ChartSpec::Overzicht(binnen), "240%"), "de as loopt al door tot het einde van de band");
}

#[test]
fn wat_niet_bekend_is_krijgt_geen_teken() {
    let signs = |chart: &OverviewChart| {
        let colors = [palette::ONDER, palette::GOED, palette::BOVEN];
        let colored = |s: &&Shape| match s {
            Shape::Area { color, .. } | Shape::Disc { color, .. } | Shape::Line { color, .. } => colors.contains(color),
            Shape::Text { .. } | Shape::Logo { .. } => false,
        };
        shapes(chart).iter().filter(colored).count()
    };
    let mut chart = voorbeeld();
    chart.woorden.clear();
    assert!(signs(&chart) > 0);
    for row in chart.groups.iter_mut().flat_map(|g| &mut g.rows) {
        row.stand = Stand::Deels { van: "1 van 2".to_owned() };
    }
    assert_eq!(signs(&chart), 0);
}

#[test]
fn een_richtpunt_is_open_en_gestippeld() {
    let dashes =
        |chart: &OverviewChart| shapes(chart).iter().filter(|s| matches!(s, Shape::Line { dashed: true, .. })).count();
    let mut chart = voorbeeld();
    assert_eq!(dashes(&chart), 0);
    chart.groups[0].rows[0].richtpunt = true;
    assert!(dashes(&chart) >= 3, "de IST en twee kanten van de band");
    assert!(shows(&ChartSpec::Overzicht(chart), "richtpunt, geen harde afspraak"));
}

#[test]
fn wat_niet_te_tekenen_is_wordt_geweigerd() {
    for bad in [f64::NAN, f64::INFINITY, -0.1] {
        let mut chart = voorbeeld();
        chart.groups[0].rows[0].stand = bekend(bad, "", GapStatus::Onder);
        let error = svg(&ChartSpec::Overzicht(chart)).unwrap_err().to_string();
        assert!(error.contains("de IST bij Brugfunctionaris"), "{error}");
    }
    let mut chart = voorbeeld();
    chart.groups[0].rows[0].hoog = 0.9;
    assert!(svg(&ChartSpec::Overzicht(chart.clone())).is_err(), "bovengrens onder de ondergrens");
    chart.groups.iter_mut().for_each(|g| g.rows.clear());
    assert!(svg(&ChartSpec::Overzicht(chart)).is_err(), "geen normen");
}

#[test]
fn zelfde_invoer_zelfde_bytes() {
    let spec = ChartSpec::Overzicht(voorbeeld());
    assert_eq!(svg(&spec).unwrap(), svg(&spec).unwrap());
    assert_eq!(png(&spec).unwrap(), png(&spec).unwrap());
}

prop_compose! {
    fn row()(label in "[A-Z][a-zë' -]{0,90}", stand in stand("[0-9.]{1,9}%"), hoog in prop_oneof![Just(1.0), 1.0f64..9.0],
        open_upward in any::<bool>(), richtpunt in any::<bool>(), figures in "[0-9,.– a-z]{0,60}") -> OverviewRow {
        OverviewRow { label, stand, hoog, open_upward, richtpunt, figures }
    }
}

prop_compose! {
    fn words()(label in "[A-Z][a-z /]{0,60}", aanwezig in 0u32..400, deels in 0u32..400, niet in 0u32..400,
        onbekend in 0u32..400) -> WoordenRow {
        WoordenRow { label, aanwezig, deels, niet, onbekend }
    }
}

prop_compose! {
    fn chart()(caption in caption(), first in row(),
        groups in prop::collection::vec(("[A-Za-z /]{0,90}", prop::collection::vec(row(), 0..4)), 0..6),
        woorden in prop::collection::vec(words(), 0..8)) -> ChartSpec {
        let mut groups: Vec<OverviewGroup> =
            groups.into_iter().map(|(heading, rows)| OverviewGroup { heading, rows }).collect();
        groups.push(OverviewGroup { heading: "Leefstijl".to_owned(), rows: vec![first] });
        ChartSpec::Overzicht(OverviewChart { caption, groups, woorden })
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn elk_overzicht_is_leesbaar(spec in chart()) {
        check(&spec);
    }
}

//! Wat voor elke vergelijking van gebieden geldt.

use super::voorbeelden::{bekend, compare as voorbeeld};
use super::*;

/// De plek van een tekst in de grafiek: links en boven.
fn place(spec: &ChartSpec, wanted: &str) -> (f64, f64) {
    let (drawing, _) = lay_out(spec).unwrap();
    let found = texts(&drawing).into_iter().find(|(text, _)| text == wanted);
    let (_, at) = found.unwrap_or_else(|| panic!("{wanted} ontbreekt"));
    (at.0, at.1)
}

#[test]
fn alles_wat_de_lezer_moet_zien_staat_er() {
    let spec = ChartSpec::Vergelijk(voorbeeld());
    check(&spec);
    for text in [
        "norm 0,2–0,5",
        "IST in fte per 10.000 inwoners",
        "0,31 fte per 10.000",
        "9 van 12 gemeenten bekend",
        "onbekend",
        "landelijke norm",
        "IST, onder de norm",
    ] {
        assert!(shows(&spec, text), "{text} ontbreekt");
    }
    assert!(!shows(&spec, "SOLL"), "per hoofd bestaat er een norm, geen SOLL");
}

#[test]
fn de_rijen_blijven_in_de_volgorde_van_de_invoer() {
    let spec = ChartSpec::Vergelijk(voorbeeld());
    let y = ["GGD Groningen", "GGD Fryslân", "GGD Drenthe", "GGD IJsselland"].map(|name| place(&spec, name).1);
    assert!(y.is_sorted(), "{y:?}");
}

#[test]
fn de_band_loopt_over_alle_rijen_en_wat_niet_bekend_is_krijgt_geen_teken() {
    let mut chart = voorbeeld();
    chart.rows.iter_mut().for_each(|r| r.stand = Stand::Onbekend);
    let spec = ChartSpec::Vergelijk(chart);
    let (drawing, height) = lay_out(&spec).unwrap();
    let (first, last) = (place(&spec, "GGD Groningen").1, place(&spec, "GGD IJsselland").1);
    let high = |s: &&Shape| match s {
        Shape::Line { points, color, .. } if *color == palette::SOLL_EDGE => {
            points[0].1 < first && points[1].1 > last && points[1].1 < f64::from(height)
        }
        _ => false,
    };
    assert_eq!(drawing.shapes.iter().filter(high).count(), 2);
    let round = |s: &Shape| matches!(s, Shape::Disc { .. });
    assert!(!drawing.shapes.iter().any(round));
}

#[test]
fn een_uitschieter_drukt_de_andere_niet_tegen_nul() {
    let x = |ist: f64| {
        let mut chart = voorbeeld();
        chart.rows[0].stand = bekend(ist, "veel", GapStatus::Boven);
        let spec = ChartSpec::Vergelijk(chart);
        check(&spec);
        let (drawing, _) = lay_out(&spec).unwrap();
        // De schijf van Fryslân is de laatste; die in de legenda komt eerder.
        let mut discs = drawing.shapes.iter().filter_map(|s| match s {
            Shape::Disc { center, .. } => Some(center.0),
            _ => None,
        });
        discs.next_back().unwrap()
    };
    assert_eq!(x(900.0), x(90_000.0));
    assert!(x(900.0) > place(&ChartSpec::Vergelijk(voorbeeld()), "IST in fte per 10.000 inwoners").0 + 100.0);
}

#[test]
fn tweeenveertig_regio_s_passen_op_een_a4() {
    let mut chart = voorbeeld();
    let rows = chart.rows.clone();
    chart.rows = rows.iter().cycle().take(42).cloned().collect();
    let spec = ChartSpec::Vergelijk(chart.clone());
    check(&spec);
    let (_, height) = lay_out(&spec).unwrap();
    let a4_text = 24.7 / 16.0 * f64::from(WIDTH);
    assert!(f64::from(height) < a4_text, "{height} px is hoger dan {a4_text}");

    chart.rows = rows.iter().cycle().take(100).cloned().collect();
    let error = svg(&ChartSpec::Vergelijk(chart.clone())).unwrap_err().to_string();
    assert!(error.contains("100 gebieden") && error.contains("ten hoogste 45"), "{error}");
    let sizes: Vec<usize> = chart.in_parts().iter().map(|p| p.rows.len()).collect();
    assert_eq!(sizes, [34, 34, 32]);
    assert_eq!(voorbeeld().in_parts(), [voorbeeld()]);
}

#[test]
fn wat_niet_te_tekenen_is_wordt_geweigerd() {
    for bad in [f64::NAN, f64::INFINITY, -0.1] {
        let mut chart = voorbeeld();
        chart.rows[1].minimum = Some(bad);
        let error = svg(&ChartSpec::Vergelijk(chart)).unwrap_err().to_string();
        assert!(error.contains("het minimum bij GGD Fryslân"), "{error}");
        let mut chart = voorbeeld();
        chart.landelijk.as_mut().unwrap().hoog = bad;
        let error = svg(&ChartSpec::Vergelijk(chart)).unwrap_err().to_string();
        assert!(error.contains("de norm bij norm 0,2–0,5"), "{error}");
    }
    let mut chart = voorbeeld();
    chart.rows.clear();
    assert!(svg(&ChartSpec::Vergelijk(chart)).is_err(), "geen gebieden");
}

prop_compose! {
    fn any_row()(label in "[A-Z][a-zë' &/-]{0,80}", stand in stand("[0-9,]{1,9} fte per [0-9.]{1,7}"),
        minimum in prop::option::of(amount())) -> CompareRow {
        CompareRow { label, stand, minimum }
    }
}

prop_compose! {
    fn national()(laag in amount(), extra in amount(), open_upward in any::<bool>(), label in "[a-z 0-9,–]{0,120}") -> NationalNorm {
        NationalNorm { laag, hoog: laag + extra, open_upward, label }
    }
}

prop_compose! {
    fn chart()(caption in caption(), headings in prop::array::uniform3("[A-Za-z 0-9.]{0,70}"), whole in any::<bool>(),
        landelijk in prop::option::of(national()), richtpunt in any::<bool>(),
        rows in prop::collection::vec(any_row(), 1..=MAX_REGIONS)) -> ChartSpec {
        let [row_heading, axis_heading, figures_heading] = headings;
        ChartSpec::Vergelijk(CompareChart { caption, row_heading, axis_heading, figures_heading, whole, landelijk, richtpunt, rows })
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn elke_vergelijking_is_leesbaar(spec in chart()) {
        check(&spec);
    }
}

//! Wat voor elke kaart van clusters geldt.

use super::voorbeelden::map as voorbeeld;
use super::*;

#[test]
fn alles_wat_de_lezer_moet_zien_staat_er() {
    let spec = ChartSpec::Kaart(voorbeeld());
    check(&spec);
    for text in [
        "op zichzelf een werkbare functie",
        "samen een werkbare functie; de dikke rand is de cluster",
        "ook met buren in dit gebied geen werkbare functie",
        "niet bekend",
        "Werkbaar is ten minste 8 van 36 uur",
        "Berg, Dal: 0,3–0,7 fte",
        "Eiland: 0,02–0,06 fte",
        "Stad",
    ] {
        assert!(shows(&spec, text), "{text} ontbreekt");
    }
    assert!(!shows(&spec, "2–5 fte"), "wie het zelf kan staat niet in de lijst");
}

#[test]
fn een_cluster_heeft_een_dikke_rand_en_binnen_haar_een_dunne() {
    let (drawing, _) = lay_out(&ChartSpec::Kaart(voorbeeld())).unwrap();
    let lines = |width: u32, color| {
        drawing
            .shapes
            .iter()
            .filter(|s| matches!(s, Shape::Line { width: w, color: c, .. } if *w == width && *c == color))
            .count()
    };
    assert!(lines(5, palette::INK) > 2 && lines(2, palette::AXIS) > 2);
    assert!(lines(2, palette::MUTED) > 5, "het eiland is gearceerd");
}

#[test]
fn een_gemeente_zonder_omtrek_of_zonder_kaart_wordt_geweigerd() {
    let mut chart = voorbeeld();
    chart.areas.iter_mut().for_each(|a| a.rings.clear());
    assert!(svg(&ChartSpec::Kaart(chart)).is_err());
    let mut chart = voorbeeld();
    chart.areas[0].rings[0][0].0 = f64::NAN;
    assert!(svg(&ChartSpec::Kaart(chart)).unwrap_err().to_string().contains("omtrek bij Berg"));
    let mut chart = voorbeeld();
    chart.clusters = vec![chart.clusters[0].clone(); 61];
    assert!(svg(&ChartSpec::Kaart(chart)).unwrap_err().to_string().contains("61 clusters"));
}

prop_compose! {
    /// Een raster van vierkante gemeenten in willekeurige clusters.
    fn map_chart()(caption in caption(), wide in 1usize..12, many in 1usize..70, labels in prop::collection::vec("[A-Z][a-z' -]{0,24}", 70),
        kinds in prop::collection::vec(0usize..4, 70), groups in prop::collection::vec(prop::option::of(0usize..12), 70),
        figures in "[a-z0-9 ,]{0,80}", step in 0.5f64..40.0) -> ChartSpec {
        let outcome = |i: usize| match kinds[i] { 0 | 1 => MapOutcome::Alone, 2 => MapOutcome::Shared, _ => MapOutcome::TooSmall };
        let square = |x: f64, y: f64| vec![(x, y), (x + step, y), (x + step, y + step), (x, y + step)];
        ChartSpec::Kaart(MapChart {
            caption,
            areas: (0..many).map(|i| MapArea {
                label: labels[i].clone(),
                rings: vec![square((i % wide) as f64 * step, (i / wide) as f64 * step)],
                cluster: groups[i],
            }).collect(),
            clusters: (0..12).map(|i| MapCluster { label: labels[i].clone(), figures: figures.clone(), outcome: outcome(i) }).collect(),
            threshold: "ten minste 8 van 36 uur".to_owned(),
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn elke_kaart_is_leesbaar(spec in map_chart()) {
        check(&spec);
        let tekst = crate::alt::text(&spec).chars().count();
        prop_assert!((40..=350).contains(&tekst));
    }
}

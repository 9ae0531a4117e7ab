//! Wat voor elke grafiek geldt, welke gegevens er ook in gaan.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeMap;

use normwijzer_core::{Eenheid, Quarter};
use proptest::prelude::*;

use super::drawing::{Anchor, Shape};
use super::voorbeelden::{self, quarter};
use super::*;
use crate::huisstijl::Huisstijl;

mod compare;
mod huisstijl;
mod image;
mod map;
mod money;
mod overview;

/// De kleinste letter die op 16 cm breed nog 8 punt is.
const EIGHT_POINTS: f64 = 8.0 * 1890.0 / (16.0 / 2.54 * 72.0);

/// Links, boven, rechts, onder.
type Box4 = (f64, f64, f64, f64);

fn texts(drawing: &drawing::Drawing) -> Vec<(String, Box4)> {
    let mut found = Vec::new();
    for shape in &drawing.shapes {
        if let Shape::Text { text, at: (x, y), anchor, style, .. } = shape {
            assert!(style.size >= EIGHT_POINTS, "{text} is te klein");
            // De gemeten breedte is een paar procent te ruim; om te zien of iets botst telt de echte.
            let width = style.width(&drawing.letters, text) * 0.98;
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - width / 2.0,
                Anchor::End => x - width,
            };
            let (top, bottom) = (y - style.size * 0.73, y + style.size * 0.2);
            found.push((text.clone(), (left, top, left + width, bottom)));
        }
    }
    found
}

/// De opmaak in het uiterlijk van het programma.
fn lay_out(spec: &ChartSpec) -> Result<(drawing::Drawing, u32), ChartError> {
    svg::lay_out(spec, &Huisstijl::default())
}

fn svg(spec: &ChartSpec) -> Result<String, ChartError> {
    super::svg(spec, &Huisstijl::default())
}

fn outlined_svg(spec: &ChartSpec) -> Result<String, ChartError> {
    super::outlined_svg(spec, &Huisstijl::default())
}

fn png(spec: &ChartSpec) -> Result<Vec<u8>, ChartError> {
    super::png(spec, &Huisstijl::default())
}

fn check(spec: &ChartSpec) {
    check_in(spec, &Huisstijl::default());
}

/// Controleert een grafiek: alles is een getal, alles ligt op het vel, en geen tekst raakt een andere.
fn check_in(spec: &ChartSpec, huisstijl: &Huisstijl) {
    let (drawing, height) = svg::lay_out(spec, huisstijl).unwrap();
    let inside = |x: f64, y: f64| (0.0..=f64::from(WIDTH)).contains(&x) && (0.0..=f64::from(height)).contains(&y);
    for shape in &drawing.shapes {
        match shape {
            Shape::Line { points, .. } | Shape::Area { points, .. } => {
                assert!(points.iter().all(|(x, y)| inside(*x, *y)), "{shape:?}");
            }
            Shape::Disc { center, radius, .. } => {
                assert!(inside(center.0, center.1) && *radius > 0.0, "{shape:?}");
            }
            Shape::Logo { from, to } => assert!(inside(from.0, from.1) && inside(to.0, to.1), "{shape:?}"),
            Shape::Text { .. } => {}
        }
    }
    let texts = texts(&drawing);
    for (i, (a, x)) in texts.iter().enumerate() {
        assert!(inside(x.0, x.1) && inside(x.2, x.3), "{a} valt van het vel: {x:?}");
        for shape in &drawing.shapes {
            if let Shape::Logo { from, to } = shape {
                let apart = x.2 <= from.0 || to.0 <= x.0 || x.3 <= from.1 || to.1 <= x.1;
                assert!(apart, "\"{a}\" {x:?} valt onder het logo");
            }
        }
        for (b, y) in &texts[i + 1..] {
            let apart = x.2 <= y.0 || y.2 <= x.0 || x.3 <= y.1 || y.3 <= x.1;
            assert!(apart, "\"{a}\" {x:?} botst met \"{b}\" {y:?}");
        }
    }
    let parsed = svg::Sheet::draw(spec, huisstijl).unwrap().tree(spec, huisstijl).unwrap();
    assert_eq!(parsed.size().to_int_size().height(), height);
    drawn_as_measured(&parsed, &texts);
}

/// Vergelijkt wat resvg zet met wat er gemeten is: geen letter buiten het vel en geen tekst breder dan gedacht.
fn drawn_as_measured(tree: &resvg::usvg::Tree, texts: &[(String, Box4)]) {
    let drawn: Vec<_> = tree
        .root()
        .children()
        .iter()
        .filter(|node| matches!(node, resvg::usvg::Node::Text(_)))
        .map(|node| node.abs_bounding_box())
        .collect();
    assert_eq!(drawn.len(), texts.len());
    for (drawn, (text, measured)) in drawn.iter().zip(texts) {
        let (left, right) = (f64::from(drawn.left()), f64::from(drawn.right()));
        assert!(left > measured.0 - 3.0 && right < measured.2 + 3.0, "{text}: {drawn:?} {measured:?}");
    }
}

/// Of een tekst in de grafiek te lezen is, ook als hij over regels verdeeld is.
fn shows(spec: &ChartSpec, text: &str) -> bool {
    let (drawing, _) = lay_out(spec).unwrap();
    let squeeze = |s: &str| s.split_whitespace().collect::<String>();
    let all: String = texts(&drawing).into_iter().map(|t| t.0).collect();
    squeeze(&all).contains(&squeeze(text))
}

#[test]
fn alles_wat_de_lezer_moet_zien_staat_er() {
    let gap = ChartSpec::Gap(voorbeelden::gap());
    check(&gap);
    for text in [
        "Twee van de drie gemeenten zijn nog niet zo ver",
        "FICTIEF voorbeeld",
        "reconstructie",
        "Alphen aan den Rijn",
        "'s-Hertogenbosch",
        "IST onbekend",
        "1,2–4,7",
        "Nog te bouwen (fte)",
        "NW-1a2b3c4d",
        "Bron: Opdracht voor de werkagenda, 20 april 2026",
    ] {
        assert!(shows(&gap, text), "{text} ontbreekt");
    }
    let path = ChartSpec::Ingroeipad(voorbeelden::path());
    check(&path);
    for text in ["IST 2,0 fte", "Doel: 1 januari 2030", "regioscan", "2031-K1", "pad 2030-K1", "8,6–21,6", "Ingroeipad"]
    {
        assert!(shows(&path, text), "{text} ontbreekt");
    }
}

#[test]
fn onbekende_ist_heeft_geen_teken_en_geen_pad() {
    let mut gap = voorbeelden::gap();
    let marks = |c: &GapChart| {
        let (drawing, _) = lay_out(&ChartSpec::Gap(c.clone())).unwrap();
        let discs = drawing.shapes.iter();
        discs.filter(|s| matches!(s, Shape::Disc { .. })).count()
    };
    gap.rows.iter_mut().for_each(|r| r.ist = None);
    assert_eq!(marks(&gap), 0);

    let mut path = voorbeelden::path();
    path.ist = None;
    let path = ChartSpec::Ingroeipad(path);
    check(&path);
    assert!(shows(&path, "IST nog niet bekend: geen ingroeipad"));
    assert!(!shows(&path, "pad 2030-K1"));
    let (drawing, _) = lay_out(&path).unwrap();
    let brown = |s: &Shape| matches!(s, Shape::Line { color, .. } if *color == palette::PATH);
    assert!(!drawing.shapes.iter().any(brown));
}

#[test]
fn een_richtpunt_is_gestippeld_en_een_trap_stapt() {
    let brown = |c: &PathChart| -> Vec<(Vec<drawing::Point>, bool)> {
        let (drawing, _) = lay_out(&ChartSpec::Ingroeipad(c.clone())).unwrap();
        let lines = drawing.shapes.into_iter().filter_map(|s| match s {
            Shape::Line { points, color, dashed, .. } if color == palette::PATH => Some((points, dashed)),
            _ => None,
        });
        lines.collect()
    };
    let mut path = voorbeelden::path();
    assert!(brown(&path).iter().all(|l| !l.1));
    path.gestippeld = true;
    assert!(brown(&path).iter().all(|l| l.1));
    path.trap = true;
    for (points, _) in brown(&path) {
        let straight = |p: &[drawing::Point]| p[0].0 == p[1].0 || p[0].1 == p[1].1;
        assert!(points.windows(2).all(straight), "{points:?}");
    }
}

#[test]
fn zonder_gekozen_positie_wordt_geen_midden_getekend() {
    let lines = |gekozen: bool| {
        let mut path = voorbeelden::path();
        for v in path.points.iter_mut().filter_map(|p| p.pad.as_mut()) {
            v.gekozen = gekozen.then_some(v.laag);
        }
        let (drawing, _) = lay_out(&ChartSpec::Ingroeipad(path)).unwrap();
        let thick = |s: &&Shape| matches!(s, Shape::Line { color, width: 7, .. } if *color == palette::PATH);
        drawing.shapes.iter().filter(thick).count()
    };
    assert_eq!(lines(false), 0);
    assert_eq!(lines(true), 2, "het pad en zijn staaltje");
}

/// Een PNG, gelezen als gewone kleuren, ook als zij een palet heeft.
fn colors(bytes: &[u8]) -> ::png::Reader<std::io::Cursor<&[u8]>> {
    let mut decoder = ::png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(::png::Transformations::EXPAND);
    decoder.read_info().unwrap()
}

#[test]
fn zelfde_invoer_zelfde_bytes_en_een_png_op_drukmaat() {
    for spec in [ChartSpec::Gap(voorbeelden::gap()), ChartSpec::Ingroeipad(voorbeelden::path())] {
        assert_eq!(svg(&spec).unwrap(), svg(&spec).unwrap());
        assert_eq!(outlined_svg(&spec).unwrap(), outlined_svg(&spec).unwrap());
        let bytes = png(&spec).unwrap();
        assert_eq!(bytes, png(&spec).unwrap());

        let mut reader = colors(&bytes);
        let info = reader.info().clone();
        let dims = info.pixel_dims.unwrap();
        assert_eq!((info.width, dims.xppu, dims.yppu), (1890, 11_811, 11_811));
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        let mut counts: BTreeMap<&[u8], usize> = BTreeMap::new();
        for pixel in pixels.chunks(3) {
            *counts.entry(pixel).or_default() += 1;
        }
        let white = counts[[255, 255, 255].as_slice()];
        assert!(white > pixels.len() / 6 && counts.len() > 50, "leeg of zwart plaatje");
    }
}

#[test]
fn de_svg_heeft_titel_beschrijving_en_taal_en_de_omtrek_geen_tekst() {
    let mut gap = voorbeelden::gap();
    gap.caption.title = "A & B <c> \"d\" 'e'\u{0}\u{7}".to_owned();
    gap.rows[0].label = "</text><script>alert(1)</script>".to_owned();
    let spec = ChartSpec::Gap(gap);
    check(&spec);
    let text = svg(&spec).unwrap();
    assert!(text.starts_with("<svg role=\"img\" lang=\"nl\" width=\"1890\""), "{}", &text[..80]);
    assert!(text.contains("<title>A &amp; B &lt;c&gt; \"d\" 'e'  </title>"));
    assert!(text.contains("<desc>Staafgrafiek") && text.contains("<text"));
    assert!(!text.contains("<script"));
    let outlined = outlined_svg(&spec).unwrap();
    assert!(!outlined.contains("<text") && outlined.contains("<desc>Staafgrafiek"));
    assert!(outlined.contains("viewBox=\"0 0 1890 "));
}

#[test]
fn wat_niet_te_tekenen_is_wordt_geweigerd() {
    for bad in [f64::NAN, f64::INFINITY, -1.0, 1e300] {
        let mut gap = voorbeelden::gap();
        gap.rows[1].ist = Some(bad);
        let error = svg(&ChartSpec::Gap(gap)).unwrap_err().to_string();
        assert!(error.contains("de IST bij 's-Hertogenbosch"), "{error}");
        let mut path = voorbeelden::path();
        path.points[3].soll_laag = bad;
        let error = png(&ChartSpec::Ingroeipad(path)).unwrap_err().to_string();
        assert!(error.contains("de SOLL bij 2027-K4"), "{error}");
    }
    let mut gap = voorbeelden::gap();
    gap.rows[0].hoog = 0.0;
    assert!(svg(&ChartSpec::Gap(gap.clone())).is_err(), "laag boven hoog");
    gap.rows.clear();
    assert!(svg(&ChartSpec::Gap(gap)).is_err(), "geen rijen");
    let mut path = voorbeelden::path();
    path.points.swap(2, 3);
    assert!(svg(&ChartSpec::Ingroeipad(path)).is_err(), "volgorde");
}

#[test]
fn te_veel_gemeenten_worden_verdeeld() {
    let mut gap = voorbeelden::gap();
    let row = gap.rows[0].clone();
    gap.rows = vec![row; 63];
    let error = svg(&ChartSpec::Gap(gap.clone())).unwrap_err().to_string();
    assert!(error.contains("63 rijen") && error.contains("ten hoogste 25"), "{error}");
    let parts = gap.in_parts();
    let sizes: Vec<usize> = parts.iter().map(|p| p.rows.len()).collect();
    assert_eq!(sizes, [21, 21, 21]);
    assert!(parts[2].caption.title.ends_with("(3 van 3)"));
    assert!(parts.iter().all(|p| p.axis_to > 5.8 && p.axis_to == parts[0].axis_to), "elk deel dezelfde as");
    check(&ChartSpec::Gap(parts[2].clone()));
    assert_eq!(voorbeelden::gap().in_parts(), [voorbeelden::gap()]);
}

/// Een hoeveelheid van duizendsten tot miljoenen, en nul.
fn amount() -> impl Strategy<Value = f64> {
    prop_oneof![
        1 => Just(0.0),
        3 => 0.001f64..10.0,
        2 => 10.0f64..5_000.0,
        1 => 5_000.0f64..9_000_000.0,
    ]
}

fn eenheid() -> impl Strategy<Value = Eenheid> {
    prop::sample::select(Eenheid::ALLE.to_vec())
}

fn status() -> impl Strategy<Value = GapStatus> {
    prop::sample::select(vec![
        GapStatus::Onder,
        GapStatus::Binnen,
        GapStatus::Boven,
        GapStatus::Gehaald,
        GapStatus::Onbekend,
        GapStatus::NietAfgedrukt,
    ])
}

/// Een stand van elke soort; `tekst` is de vorm van het cijfer.
fn stand(tekst: &'static str) -> impl Strategy<Value = Stand> {
    prop_oneof![
        4 => (amount(), tekst, status()).prop_map(|(waarde, tekst, status)| Stand::Bekend { waarde, tekst, status }),
        1 => "[0-9]{1,3} van [0-9]{1,3} [a-z]{0,20}".prop_map(|van| Stand::Deels { van }),
        1 => Just(Stand::Onbekend),
        1 => Just(Stand::NietAfgedrukt),
        1 => "[a-z ]{0,60}".prop_map(|reden| Stand::Geen { reden }),
    ]
}

prop_compose! {
    fn caption()(title in "[A-Za-zéë0-9 <&,]{0,180}", subtitle in "[a-z0-9 ]{0,300}",
        marks in prop::collection::vec("[a-z, ]{0,90}", 0..6), bron in "[a-z ]{0,300}") -> Caption {
        Caption { title, subtitle, marks, bron, receipt: "NW-1a2b3c4d".to_owned(), ..Caption::default() }
    }
}

prop_compose! {
    fn row()(label in "[A-Z][a-z' -]{0,60}", ist in prop::option::of(amount()), laag in amount(), extra in amount(),
        open_upward in any::<bool>(), gap_label in "[0-9,.–]{0,24}", status in status()) -> GapRow {
        GapRow { label, ist, laag, hoog: laag + extra, open_upward, gap_label, status }
    }
}

prop_compose! {
    fn gap_chart()(caption in caption(), eenheid in eenheid(), gap_heading in "[a-z ()]{0,30}",
        rows in prop::collection::vec(row(), 1..=MAX_ROWS)) -> ChartSpec {
        ChartSpec::Gap(GapChart { caption, eenheid, row_heading: "Gemeente".to_owned(), gap_heading, rows, axis_to: 0.0 })
    }
}

prop_compose! {
    fn point()(soll_laag in amount(), extra in amount(), laag in amount(), more in amount(), gekozen in any::<bool>(),
        known in any::<bool>(), label in "[0-9.]{1,9}(–[0-9.]{1,9})?") -> (f64, f64, String, Option<PathValue>) {
        let value = PathValue { laag, gekozen: gekozen.then_some(laag), hoog: laag + more, label: label.clone() };
        (soll_laag, soll_laag + extra, label, known.then_some(value))
    }
}

prop_compose! {
    fn path_chart()(caption in caption(), eenheid in eenheid(), points in prop::collection::vec(point(), 2..60),
        ist in prop::option::of((amount(), "IST [0-9,.]{1,9} [a-z]{3,12} per jaar")), start in 0i32..8, doel in 0i32..60,
        moments in prop::collection::vec((0i32..60, "[a-z ]{3,30}"), 0..5),
        limits in prop::collection::vec((0i32..60, 0i32..20, "[a-z 0-9,]{3,40}"), 0..6),
        open_upward in any::<bool>(), gestippeld in any::<bool>(), trap in any::<bool>()) -> ChartSpec {
        let first = quarter("2026-K1").plus(start);
        ChartSpec::Ingroeipad(PathChart {
            caption,
            eenheid,
            points: points.into_iter().zip(Quarter::reeks(first, first.plus(99)))
                .map(|((soll_laag, soll_hoog, soll_label, pad), kwartaal)| PathPoint { kwartaal, soll_laag, soll_hoog, soll_label, pad })
                .collect(),
            ist: ist.map(|(value, label)| PathIst { value, label }),
            doel: first.plus(doel),
            doel_label: format!("Doel: {}", first.plus(doel)),
            moments: moments.into_iter().map(|(n, label)| Moment { kwartaal: first.plus(n), label }).collect(),
            open_upward,
            gestippeld,
            trap,
            limits: limits.into_iter().map(|(n, more, label)| PathLimit { from: first.plus(n), to: first.plus(n + more), label }).collect(),
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn elke_gap_grafiek_is_leesbaar(spec in gap_chart()) {
        check(&spec);
    }

    #[test]
    fn elk_ingroeipad_is_leesbaar(spec in path_chart()) {
        check(&spec);
    }
}

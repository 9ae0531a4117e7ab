//! De opmaak van een kaart van clusters: elke gemeente een vlak, om elke cluster een dikke rand, en onder de kaart per nummer
//! wie met wie deelt. Toon, arcering, rand en nummer zeggen hetzelfde, zodat zij ook in grijs te lezen is.

mod border;
mod labels;

use super::drawing::{Anchor, Drawing, Point};
use super::frame::{self, MARGIN, RIGHT};
use super::hatch::hatch;
use super::palette::{AXIS, INK, MUTED, PAPER, PATH_AREA, SOLL, TINT};
use super::spec_map::MAX_CLUSTERS;
use super::text::{SMALL, SMALL_STRONG};
use super::{MapArea, MapChart, MapOutcome};

/// De hoogste kaart; met titel en lijst past zij op een A4.
const HIGHEST: f64 = 1450.0;
/// De laagste: een platte regio krijgt geen lucht erbij.
const GAP: f64 = 46.0;
/// Staaltje van een vlak in de legenda.
const SWATCH: (f64, f64) = (64.0, 38.0);

/// Een gemeente in px.
pub(super) struct Placed<'a> {
    pub(super) area: &'a MapArea,
    pub(super) rings: Vec<Vec<Point>>,
    pub(super) outcome: Option<MapOutcome>,
}

/// Het nummer van een cluster die onder de kaart staat; wie op zichzelf werkbaar is heeft er geen.
pub(super) fn numbers(chart: &MapChart) -> Vec<Option<usize>> {
    let mut last = 0;
    let number = |c: &super::MapCluster| {
        (c.outcome != MapOutcome::Alone).then(|| {
            last += 1;
            last
        })
    };
    chart.clusters.iter().map(number).collect()
}

/// Tekent de kaart; geeft de hoogte van het vel.
pub(super) fn draw(drawing: &mut Drawing, chart: &MapChart) -> f64 {
    let y = frame::header(drawing, &chart.caption) + 8.0;
    let top = swatches(drawing, chart, y) + 24.0;
    let (placed, bottom) = place(chart, top);
    for area in by_size(&placed) {
        fill(drawing, area);
    }
    border::draw(drawing, &placed);
    let rest = labels::draw(drawing, chart, &placed, (top, bottom));
    let y = list(drawing, chart, bottom + 24.0);
    let y = names(drawing, &rest, y);
    frame::footer(drawing, &chart.caption, y + 22.0)
}

/// De gemeenten op hun plek op het vel, en de onderkant van de kaart.
fn place(chart: &MapChart, top: f64) -> (Vec<Placed<'_>>, f64) {
    let points = || chart.areas.iter().flat_map(|a| a.rings.iter().flatten());
    let fold = |of: fn(&Point) -> f64, with: fn(f64, f64) -> f64, from: f64| points().map(of).fold(from, with);
    let (west, east) = (fold(|p| p.0, f64::min, f64::INFINITY), fold(|p| p.0, f64::max, f64::NEG_INFINITY));
    let (south, north) = (fold(|p| p.1, f64::min, f64::INFINITY), fold(|p| p.1, f64::max, f64::NEG_INFINITY));
    let (wide, high) = ((east - west).max(1e-3), (north - south).max(1e-3));
    let scale = ((RIGHT - MARGIN - 8.0) / wide).min(HIGHEST / high);
    let left = f64::midpoint(MARGIN, RIGHT) - wide * scale / 2.0;
    let at = |(x, y): &Point| (left + (x - west) * scale, top + (north - y) * scale);
    let placed = chart.areas.iter().map(|area| Placed {
        area,
        rings: area.rings.iter().map(|r| r.iter().map(at).collect()).collect(),
        outcome: area.cluster.and_then(|c| chart.clusters.get(c)).map(|c| c.outcome),
    });
    (placed.collect(), top + high * scale)
}

/// De grootste eerst: een gat wordt wit gevuld, en wie daarin ligt komt er later overheen.
fn by_size<'a, 'b>(placed: &'a [Placed<'b>]) -> Vec<&'a Placed<'b>> {
    let mut sorted: Vec<&Placed<'_>> = placed.iter().collect();
    sorted.sort_by(|a, b| largest(b).total_cmp(&largest(a)));
    sorted
}

fn largest(area: &Placed<'_>) -> f64 {
    area.rings.iter().map(|r| size(r)).fold(0.0, f64::max)
}

/// De oppervlakte van een ring.
pub(super) fn size(ring: &[Point]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    (ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>() / 2.0).abs()
}

/// Vult een gemeente.
fn fill(drawing: &mut Drawing, placed: &Placed<'_>) {
    let mut rings: Vec<&Vec<Point>> = placed.rings.iter().filter(|r| r.len() > 2).collect();
    rings.sort_by(|a, b| size(b).total_cmp(&size(a)));
    for (i, ring) in rings.iter().enumerate() {
        let hole = ring
            .first()
            .is_some_and(|p| rings.iter().take(i).filter(|outer| labels::inside(outer, p)).count() % 2 == 1);
        drawing.area((*ring).clone(), PAPER);
        if !hole {
            tone(drawing, placed.outcome, ring);
        }
    }
    if placed.outcome == Some(MapOutcome::TooSmall) {
        hatch(drawing, &placed.rings, 20.0, MUTED, 2);
    }
}

fn tone(drawing: &mut Drawing, outcome: Option<MapOutcome>, ring: &[Point]) {
    match outcome {
        Some(MapOutcome::Alone) => drawing.area(ring.to_vec(), SOLL),
        Some(MapOutcome::Shared) => drawing.translucent(ring.to_vec(), PATH_AREA, 0.75),
        Some(MapOutcome::TooSmall) => {}
        None => drawing.area(ring.to_vec(), TINT),
    }
}

/// De legenda van de vlakken; alleen wat er op de kaart staat.
fn swatches(drawing: &mut Drawing, chart: &MapChart, top: f64) -> f64 {
    let has = |outcome: Option<MapOutcome>| {
        chart.areas.iter().any(|a| a.cluster.and_then(|c| chart.clusters.get(c)).map(|c| c.outcome) == outcome)
    };
    let kinds = [
        (Some(MapOutcome::Alone), "op zichzelf een werkbare functie"),
        (Some(MapOutcome::Shared), "samen een werkbare functie; de dikke rand is de cluster"),
        (Some(MapOutcome::TooSmall), "ook met buren in dit gebied geen werkbare functie"),
        (None, "niet bekend"),
    ];
    let (mut x, mut y) = (MARGIN, top);
    for (outcome, label) in kinds.into_iter().filter(|(o, _)| has(*o)) {
        let width = SWATCH.0 + 16.0 + SMALL.width(&drawing.letters, label);
        if x > MARGIN && x + width > RIGHT {
            (x, y) = (MARGIN, y + SMALL.line() + 12.0);
        }
        let middle = y + SMALL.line() / 2.0;
        let (a, b) = ((x, middle - SWATCH.1 / 2.0), (x + SWATCH.0, middle + SWATCH.1 / 2.0));
        let ring = vec![a, (b.0, a.1), b, (a.0, b.1)];
        tone(drawing, outcome, &ring);
        if outcome == Some(MapOutcome::TooSmall) {
            hatch(drawing, std::slice::from_ref(&ring), 20.0, MUTED, 2);
        }
        let closed: Vec<Point> = ring.iter().chain(ring.first()).copied().collect();
        let thick = matches!(outcome, Some(MapOutcome::Shared | MapOutcome::TooSmall));
        drawing.line(closed, if thick { INK } else { AXIS }, if thick { 5 } else { 2 });
        let at = (x + SWATCH.0 + 16.0, middle + SMALL.half_cap());
        drawing.text(label, at, Anchor::Start, SMALL, INK);
        x += width + GAP;
    }
    let y = y + SMALL.line() + 6.0;
    let text = format!("Werkbaar is {}.", chart.threshold);
    let lines = SMALL.wrap(&drawing.letters, &text, RIGHT - MARGIN);
    drawing.lines(&lines, (MARGIN, y), Anchor::Start, SMALL, MUTED)
}

/// De clusters met hun nummer, in twee kolommen; geeft de plek eronder.
fn list(drawing: &mut Drawing, chart: &MapChart, top: f64) -> f64 {
    const BETWEEN: f64 = 48.0;
    let numbers = numbers(chart);
    let listed: Vec<(usize, String)> = chart
        .clusters
        .iter()
        .zip(numbers)
        .filter_map(|(c, n)| Some((n?, format!("{}: {}", c.label, c.figures))))
        .take(MAX_CLUSTERS)
        .collect();
    let indent = SMALL_STRONG.widest(&drawing.letters, listed.iter().map(|_| "88")) + 16.0;
    let columns = if listed.len() > 2 { 2.0 } else { 1.0 };
    let width = (RIGHT - MARGIN - (columns - 1.0) * BETWEEN) / columns;
    let wrapped: Vec<(usize, Vec<String>)> =
        listed.into_iter().map(|(n, t)| (n, SMALL.wrap(&drawing.letters, &t, width - indent))).collect();
    let height = |lines: &[String]| lines.len() as f64 * SMALL.line() + 10.0;
    let whole: f64 = wrapped.iter().map(|(_, l)| height(l)).sum();
    let (mut x, mut y, mut lowest) = (MARGIN, top, top);
    for (number, lines) in wrapped {
        if columns > 1.0 && x == MARGIN && y - top >= whole / 2.0 {
            (x, y) = (MARGIN + width + BETWEEN, top);
        }
        drawing.lines(&[number.to_string()], (x, y), Anchor::Start, SMALL_STRONG, INK);
        drawing.lines(&lines, (x + indent, y), Anchor::Start, SMALL, INK);
        y += height(&lines);
        lowest = lowest.max(y);
    }
    lowest
}

/// Wie op zichzelf werkbaar is en wiens naam niet op de kaart paste.
fn names(drawing: &mut Drawing, rest: &[(usize, &str)], top: f64) -> f64 {
    if rest.is_empty() {
        return top;
    }
    let names: Vec<String> = rest.iter().map(|(n, name)| format!("{n} {name}")).collect();
    let text = format!("Op zichzelf werkbaar: {}.", names.join(", "));
    let lines = SMALL.wrap(&drawing.letters, &text, RIGHT - MARGIN);
    drawing.lines(&lines, (MARGIN, top), Anchor::Start, SMALL, INK)
}

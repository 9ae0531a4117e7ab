//! De grenzen op de kaart: dun binnen een cluster, dik eromheen. Elk lijnstuk wordt één keer getekend.

use std::collections::{BTreeMap, BTreeSet};

use super::Placed;
use crate::chart::MapOutcome;
use crate::chart::drawing::{Drawing, Point};
use crate::chart::palette::{AXIS, INK};

/// Een lijnstuk in tienden van een px, de kleinste plek eerst: heen en terug is hetzelfde.
type Edge = ((i64, i64), (i64, i64));

/// Tekent eerst de dunne en dan de dikke grenzen.
pub(super) fn draw(drawing: &mut Drawing, placed: &[Placed<'_>]) {
    let mut clusters: BTreeMap<Edge, BTreeSet<Option<usize>>> = BTreeMap::new();
    for area in placed {
        for (a, b) in area.rings.iter().flat_map(|r| edges(r)) {
            clusters.entry(edge(a, b)).or_default().insert(group(area));
        }
    }
    // Om een cluster heen staat aan beide kanten iets anders, of aan één kant niets.
    let mut seen_by: BTreeMap<Edge, usize> = BTreeMap::new();
    for (a, b) in placed.iter().flat_map(|p| p.rings.iter().flat_map(|r| edges(r))) {
        *seen_by.entry(edge(a, b)).or_default() += 1;
    }
    let thick = |e: &Edge| {
        let around = clusters.get(e);
        let marked = around.is_some_and(|c| c.iter().any(Option::is_some));
        let apart = around.is_some_and(|c| c.len() > 1) || seen_by.get(e) == Some(&1);
        marked && apart
    };
    for want in [false, true] {
        let mut drawn: BTreeSet<Edge> = BTreeSet::new();
        for ring in placed.iter().flat_map(|p| &p.rings) {
            let mut run: Vec<Point> = Vec::new();
            for (a, b) in edges(ring) {
                let e = edge(a, b);
                if thick(&e) == want && drawn.insert(e) {
                    if run.is_empty() {
                        run.push(a);
                    }
                    run.push(b);
                } else {
                    stroke(drawing, std::mem::take(&mut run), want);
                }
            }
            stroke(drawing, run, want);
        }
    }
}

/// De cluster waar een rand omheen hoort: alleen waar gedeeld wordt of het niet lukt.
fn group(area: &Placed<'_>) -> Option<usize> {
    area.area.cluster.filter(|_| area.outcome != Some(MapOutcome::Alone))
}

fn edges(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    let next = ring.iter().cycle().skip(1);
    ring.iter().copied().zip(next.copied()).filter(|(a, b)| a != b)
}

fn edge(a: Point, b: Point) -> Edge {
    let key = |(x, y): Point| ((x * 10.0).round() as i64, (y * 10.0).round() as i64);
    let (a, b) = (key(a), key(b));
    if a <= b { (a, b) } else { (b, a) }
}

fn stroke(drawing: &mut Drawing, run: Vec<Point>, thick: bool) {
    if run.len() > 1 {
        drawing.line(run, if thick { INK } else { AXIS }, if thick { 5 } else { 2 });
    }
}

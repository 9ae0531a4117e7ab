//! De grenzen onder een ingroeipad: per grens een balkje zolang zij knelt, met haar naam ernaast of eronder.

use super::super::drawing::{Anchor, Drawing};
use super::super::frame::{MARGIN, RIGHT};
use super::super::palette::{GRID, INK, MUTED};
use super::super::text::SMALL;
use super::layout::{AIR, Layout};
use super::pads;

/// Hoe de strook heet.
const HEADING: &str = "Wat knelt";
/// Halve dikte van een balkje.
const BAR: f64 = 5.0;

/// Een grens op haar plek: van, tot, en haar naam.
struct Mark {
    from: f64,
    to: f64,
    at: f64,
    lines: Vec<String>,
    left: f64,
    right: f64,
}

/// Tekent de strook; geeft de plek eronder. Zonder grenzen of zonder pad is er geen strook.
pub(super) fn draw(drawing: &mut Drawing, layout: &Layout<'_>, top: f64) -> f64 {
    let marks = marks(drawing, layout);
    if marks.is_empty() || pads(layout.chart).is_empty() {
        return top;
    }
    let top = top + 14.0;
    drawing.line(vec![(MARGIN, top), (RIGHT, top)], GRID, 2);
    let lanes = lanes(&marks);
    let rows: usize = lanes.iter().flatten().max().map_or(1, |l| l + 1);
    let tallest = |lane: usize| {
        let own = marks.iter().zip(&lanes).filter(move |(_, l)| **l == Some(lane));
        own.map(|(m, _)| m.lines.len()).max().unwrap_or(1)
    };
    let mut y = top + 14.0;
    let heading = [HEADING.to_owned()];
    drawing.lines(&heading, (MARGIN, y + BAR), Anchor::Start, SMALL, MUTED);
    for lane in 0..rows {
        for (mark, _) in marks.iter().zip(&lanes).filter(|(_, l)| **l == Some(lane)) {
            drawing.rect((mark.from, y), (mark.to, y + 2.0 * BAR), MUTED);
            for x in [mark.from, mark.to] {
                drawing.line(vec![(x, y - 4.0), (x, y + 2.0 * BAR + 4.0)], MUTED, 3);
            }
            drawing.lines(&mark.lines, (mark.at, y + 2.0 * BAR + 4.0), Anchor::Middle, SMALL, INK);
        }
        y += 2.0 * BAR + 4.0 + tallest(lane) as f64 * SMALL.line() + 12.0;
    }
    y
}

/// De grenzen die in beeld zijn; een grens in één kwartaal is nog te zien.
fn marks(drawing: &Drawing, layout: &Layout<'_>) -> Vec<Mark> {
    let low = layout.left;
    let quarter = layout.x(layout.chart.doel.plus(1)) - layout.x(layout.chart.doel);
    let mut uit = Vec::new();
    for limit in &layout.chart.limits {
        if !layout.shows(limit.from) && !layout.shows(limit.to) {
            continue;
        }
        let reach = (quarter / 2.0 - 3.0).clamp(6.0, 40.0);
        let from = (layout.x(limit.from) - reach).max(low);
        let to = (layout.x(limit.to) + reach).min(layout.right).max(from + 6.0);
        let lines = SMALL.wrap(&drawing.letters, &limit.label, (RIGHT - low) * 0.6);
        let half = SMALL.widest(&drawing.letters, lines.iter().map(String::as_str)) / 2.0;
        let at = f64::midpoint(from, to).min(RIGHT - half).max(low + half);
        // Balkjes mogen aansluiten; namen houden lucht.
        let air = half + AIR / 2.0;
        uit.push(Mark { from, to, at, lines, left: from.min(at - air), right: to.max(at + air) });
    }
    uit
}

/// In welke regel elke grens komt: de eerste waar zij niets raakt.
fn lanes(marks: &[Mark]) -> Vec<Option<usize>> {
    let mut ends: Vec<Vec<(f64, f64)>> = Vec::new();
    let place = |mark: &Mark| {
        let free = |taken: &Vec<(f64, f64)>| taken.iter().all(|(l, r)| mark.right <= *l || *r <= mark.left);
        let lane = ends.iter().position(free).unwrap_or(ends.len());
        match ends.get_mut(lane) {
            Some(taken) => taken.push((mark.left, mark.right)),
            None => ends.push(vec![(mark.left, mark.right)]),
        }
        Some(lane)
    };
    marks.iter().map(place).collect()
}

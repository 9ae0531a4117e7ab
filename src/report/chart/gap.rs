//! De opmaak van een GAP-grafiek: een rij per gemeente, de SOLL als balk, de IST als teken, de GAP in cijfers rechts.

use std::collections::BTreeSet;

use normwijzer_core::Eenheid;

use super::drawing::{Anchor, Drawing};
use super::frame::{self, MARGIN, RIGHT};
use super::marker::{self, Entry, RADIUS};
use super::palette::{AXIS, GRID, INK, MUTED, PAPER};
use super::scale::Scale;
use super::text::{BODY, SMALL, SMALL_STRONG, STRONG};
use super::{GapChart, GapRow};
use crate::nl;

/// Ten hoogste zoveel breedte voor de namen; een langere naam breekt af.
const LABELS: f64 = 560.0;
/// Ten hoogste zoveel breedte voor de cijfers rechts.
const FIGURES: f64 = 420.0;
/// Ruimte tussen de kolommen.
const GUTTER: f64 = 40.0;

/// De kolommen en de as van een grafiek.
struct Layout {
    left: f64,
    right: f64,
    scale: Scale,
}

impl Layout {
    fn new(chart: &GapChart) -> Self {
        let names = chart.rows.iter().map(|r| r.label.as_str());
        let labels = BODY.widest(names).max(SMALL_STRONG.width(&chart.row_heading)).min(LABELS);
        let figures = chart.rows.iter().map(|r| r.gap_label.as_str());
        let gaps = STRONG.widest(figures).max(SMALL_STRONG.width(&chart.gap_heading)).min(FIGURES);
        let highest = chart.rows.iter().map(highest).fold(0.0, f64::max);
        let left = MARGIN + labels + GUTTER;
        let column = gaps + GUTTER + RADIUS;
        let widest = |scale: &Scale| SMALL.widest(scale.ticks.iter().map(|t| t.label.as_str()));
        let whole = chart.eenheid != Eenheid::Fte;
        let scale = Scale::fitting(highest, whole, |scale| {
            let steps = scale.ticks.len().saturating_sub(1).max(1) as f64;
            widest(scale) + GUTTER <= (RIGHT - column - left) / steps
        });
        Self { left, right: RIGHT - column.max(widest(&scale) / 2.0), scale }
    }

    fn x(&self, value: f64) -> f64 {
        self.left + self.scale.fraction(value) * (self.right - self.left)
    }
}

/// De hoogste waarde van een rij; een minimum houdt rechts ruimte om open te zijn.
fn highest(row: &GapRow) -> f64 {
    let soll = if row.open_upward { row.laag * 1.15 } else { row.hoog };
    soll.max(row.ist.unwrap_or(0.0))
}

/// Tekent de grafiek; geeft de hoogte van het vel.
pub(super) fn draw(drawing: &mut Drawing, chart: &GapChart) -> f64 {
    let layout = Layout::new(chart);
    let y = frame::header(drawing, &chart.caption) + 8.0;
    let y = marker::legend(drawing, &entries(chart), y) + 30.0;
    let top = headings(drawing, chart, &layout, y) + 10.0;

    let rows: Vec<(&GapRow, Vec<String>, f64)> = chart
        .rows
        .iter()
        .map(|row| {
            let lines = BODY.wrap(&row.label, LABELS);
            let figures = STRONG.wrap(&row.gap_label, FIGURES);
            let height = lines.len().max(figures.len()).max(1) as f64 * BODY.line() + 18.0;
            (row, lines, height)
        })
        .collect();
    let bottom = top + rows.iter().map(|r| r.2).sum::<f64>();
    grid(drawing, &layout, top, bottom);

    let mut y = top;
    for (row, lines, height) in rows {
        let middle = y + height / 2.0;
        drawing.centered(&lines, (MARGIN, middle), Anchor::Start, BODY, INK);
        let figures = STRONG.wrap(&row.gap_label, FIGURES);
        let color = if row.ist.is_some() { INK } else { MUTED };
        drawing.centered(&figures, (RIGHT, middle), Anchor::End, STRONG, color);
        beeld(drawing, row, &layout, middle);
        y += height;
        if y < bottom {
            drawing.line(vec![(MARGIN, y), (RIGHT, y)], GRID, 2);
        }
    }
    let y = axis(drawing, &layout, bottom);
    frame::footer(drawing, &chart.caption, y + 22.0)
}

/// Wat er in de legenda moet: alleen wat in de grafiek voorkomt.
fn entries(chart: &GapChart) -> Vec<Entry> {
    let mut entries = BTreeSet::new();
    for row in &chart.rows {
        entries.insert(if row.open_upward {
            Entry::Minimum
        } else if row.laag < row.hoog {
            Entry::Band
        } else {
            Entry::Value
        });
        if row.ist.is_some() {
            entries.insert(Entry::Ist(row.status));
        }
    }
    entries.into_iter().collect()
}

/// De koppen boven de drie kolommen.
fn headings(drawing: &mut Drawing, chart: &GapChart, layout: &Layout, top: f64) -> f64 {
    let style = SMALL_STRONG;
    let row = style.wrap(&chart.row_heading, LABELS);
    let unit = style.wrap(&format!("IST en SOLL in {}", nl::meervoud(chart.eenheid)), layout.right - layout.left);
    let gap = style.wrap(&chart.gap_heading, FIGURES);
    let bottom = top + row.len().max(unit.len()).max(gap.len()) as f64 * style.line();
    let at = |lines: &[String]| bottom - lines.len() as f64 * style.line();
    drawing.lines(&row, (MARGIN, at(&row)), Anchor::Start, style, MUTED);
    drawing.lines(&unit, (layout.left, at(&unit)), Anchor::Start, style, MUTED);
    drawing.lines(&gap, (RIGHT, at(&gap)), Anchor::End, style, MUTED);
    bottom
}

/// De rasterlijnen achter de rijen.
fn grid(drawing: &mut Drawing, layout: &Layout, top: f64, bottom: f64) {
    drawing.line(vec![(MARGIN, top), (RIGHT, top)], AXIS, 2);
    for tick in &layout.scale.ticks {
        let x = layout.x(tick.value);
        let color = if tick.value > 0.0 { GRID } else { AXIS };
        drawing.line(vec![(x, top), (x, bottom)], color, 2);
    }
}

/// De as onder de rijen; geeft de plek eronder.
fn axis(drawing: &mut Drawing, layout: &Layout, y: f64) -> f64 {
    drawing.line(vec![(MARGIN, y), (RIGHT, y)], AXIS, 2);
    for tick in &layout.scale.ticks {
        let x = layout.x(tick.value);
        drawing.line(vec![(x, y), (x, y + 10.0)], AXIS, 2);
        let label = [tick.label.clone()];
        drawing.lines(&label, (x, y + 14.0), Anchor::Middle, SMALL, MUTED);
    }
    y + 14.0 + SMALL.line()
}

/// SOLL en IST van een rij.
fn beeld(drawing: &mut Drawing, row: &GapRow, layout: &Layout, y: f64) {
    let from = layout.x(row.laag);
    let to = if row.open_upward { layout.right } else { layout.x(row.hoog) };
    marker::soll(drawing, (from, to), y, row.open_upward);
    let Some(ist) = row.ist else {
        onbekend(drawing, (from, to), layout, y);
        return;
    };
    let x = layout.x(ist);
    if x < from {
        drawing.line(vec![(x, y), (from - 3.0, y)], marker::color(row.status), 5);
    } else if x > to {
        drawing.line(vec![(to + 3.0, y), (x, y)], marker::color(row.status), 5);
    }
    marker::ist(drawing, (x, y), row.status);
}

/// Schrijft "IST onbekend" waar de SOLL niet staat; past dat nergens, dan in de balk.
fn onbekend(drawing: &mut Drawing, (from, to): (f64, f64), layout: &Layout, y: f64) {
    const TEXT: &str = "IST onbekend";
    const AIR: f64 = 18.0;
    let width = SMALL.width(TEXT);
    let at = |x: f64| (x, y + SMALL.half_cap());
    let outside = if to + width + 2.0 * AIR <= layout.right {
        Some(to + AIR)
    } else if layout.left + width + 2.0 * AIR <= from {
        Some(layout.left + AIR)
    } else {
        None
    };
    if let Some(x) = outside {
        let half = SMALL.line() / 2.0 - 4.0;
        drawing.rect((x - 8.0, y - half), (x + width + 8.0, y + half), PAPER);
        drawing.text(TEXT, at(x), Anchor::Start, SMALL, MUTED);
    } else {
        let x = ((from + to - width) / 2.0).max(layout.left + AIR);
        drawing.text(TEXT, at(x), Anchor::Start, SMALL, INK);
    }
}

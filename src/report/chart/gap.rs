//! De opmaak van een GAP-grafiek: een rij per gemeente, de SOLL als balk, de IST als teken, de GAP in cijfers rechts.

use std::collections::BTreeSet;

use normwijzer_core::Eenheid;

use super::drawing::{Anchor, Drawing};
use super::frame::{self, MARGIN, RIGHT};
use super::legend::{self, Entry};
use super::marker::{self, Fill};
use super::palette::{GRID, INK, MUTED, PAPER};
use super::plot::{self, Heading, Plot};
use super::scale::Scale;
use super::text::{BODY, SMALL, SMALL_STRONG, STRONG};
use super::{GapChart, GapRow, GapStatus};
use crate::font::Letters;
use crate::nl;

/// Ten hoogste zoveel breedte voor de namen; een langere naam breekt af.
const LABELS: f64 = 560.0;
/// Ten hoogste zoveel breedte voor de cijfers rechts.
const FIGURES: f64 = 420.0;
/// De kolommen en de as van een grafiek.
fn plot(letters: &Letters, chart: &GapChart) -> Plot {
    let names = chart.rows.iter().map(|r| r.label.as_str());
    let names = BODY.widest(letters, names).max(SMALL_STRONG.width(letters, &chart.row_heading)).min(LABELS);
    let figures = chart.rows.iter().map(|r| r.gap_label.as_str());
    let figures = STRONG.widest(letters, figures).max(SMALL_STRONG.width(letters, &chart.gap_heading)).min(FIGURES);
    let highest = chart.rows.iter().map(highest).fold(chart.axis_to, f64::max);
    let whole = chart.eenheid != Eenheid::Fte;
    Plot::between(letters, names, figures, |fits| Scale::fitting(highest, whole, fits))
}

/// De hoogste waarde van een rij; een minimum houdt rechts ruimte om open te zijn.
pub(super) fn highest(row: &GapRow) -> f64 {
    let soll = if row.open_upward { row.laag * 1.15 } else { row.hoog };
    soll.max(row.ist.unwrap_or(0.0))
}

/// Tekent de grafiek; geeft de hoogte van het vel.
pub(super) fn draw(drawing: &mut Drawing, chart: &GapChart) -> f64 {
    let plot = plot(&drawing.letters, chart);
    let alleen_soll = alleen_soll(chart);
    let y = frame::header(drawing, &chart.caption) + 8.0;
    let y = legend::draw(drawing, entries(chart), y) + 30.0;
    let top = headings(drawing, chart, &plot, y) + 10.0;

    let rows: Vec<(&GapRow, Vec<String>, f64)> = chart
        .rows
        .iter()
        .map(|row| {
            let lines = BODY.wrap(&drawing.letters, &row.label, LABELS);
            let figures = STRONG.wrap(&drawing.letters, &row.gap_label, FIGURES);
            let height = lines.len().max(figures.len()).max(1) as f64 * BODY.line() + 18.0;
            (row, lines, height)
        })
        .collect();
    let bottom = top + rows.iter().map(|r| r.2).sum::<f64>();
    plot.grid(drawing, top, bottom);

    let mut y = top;
    for (row, lines, height) in rows {
        let middle = y + height / 2.0;
        drawing.centered(&lines, (MARGIN, middle), Anchor::Start, BODY, INK);
        let figures = STRONG.wrap(&drawing.letters, &row.gap_label, FIGURES);
        let color = if row.ist.is_some() || alleen_soll { INK } else { MUTED };
        drawing.centered(&figures, (RIGHT, middle), Anchor::End, STRONG, color);
        beeld(drawing, row, &plot, middle, alleen_soll);
        y += height;
        if y < bottom {
            drawing.line(vec![(MARGIN, y), (RIGHT, y)], GRID, 2);
        }
    }
    let y = plot.axis(drawing, bottom);
    frame::footer(drawing, &chart.caption, y + 22.0)
}

/// Wat er in de legenda moet: alleen wat in de grafiek voorkomt.
fn entries(chart: &GapChart) -> BTreeSet<Entry> {
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
    entries
}

/// De koppen boven de drie kolommen.
fn headings(drawing: &mut Drawing, chart: &GapChart, plot: &Plot, top: f64) -> f64 {
    let wat = if alleen_soll(chart) { "SOLL" } else { "IST en SOLL" };
    let unit = format!("{wat} in {}", nl::meervoud(chart.eenheid));
    let headings = [
        Heading { text: &chart.row_heading, x: MARGIN, anchor: Anchor::Start, width: LABELS },
        Heading { text: &unit, x: plot.left, anchor: Anchor::Start, width: plot.right - plot.left },
        Heading { text: &chart.gap_heading, x: RIGHT, anchor: Anchor::End, width: FIGURES },
    ];
    plot::headings(drawing, &headings, top)
}

/// Of er van geen enkele rij een IST bekend is. Dan zegt de ondertitel dat, en niet elke rij opnieuw.
fn alleen_soll(chart: &GapChart) -> bool {
    chart.rows.iter().all(|r| r.ist.is_none() && r.status == GapStatus::Onbekend)
}

/// SOLL en IST van een rij.
fn beeld(drawing: &mut Drawing, row: &GapRow, plot: &Plot, y: f64, alleen_soll: bool) {
    let from = plot.x(row.laag);
    let to = if row.open_upward { plot.right } else { plot.x(row.hoog) };
    marker::soll(drawing, (from, to), y, row.open_upward, Fill::Solid);
    let Some(ist) = row.ist else {
        if !alleen_soll {
            zonder_ist(drawing, row.status, (from, to), plot, y);
        }
        return;
    };
    let x = plot.x(ist);
    if x < from {
        drawing.line(vec![(x, y), (from - 3.0, y)], marker::color(row.status), 5);
    } else if x > to {
        drawing.line(vec![(to + 3.0, y), (x, y)], marker::color(row.status), 5);
    }
    marker::ist(drawing, (x, y), row.status, Fill::Solid);
}

/// Schrijft waarom er geen IST staat, waar de SOLL niet staat; past dat nergens, dan in de balk.
fn zonder_ist(drawing: &mut Drawing, status: GapStatus, (from, to): (f64, f64), plot: &Plot, y: f64) {
    let text = if status == GapStatus::NietAfgedrukt { "IST niet afgedrukt" } else { "IST onbekend" };
    const AIR: f64 = 18.0;
    let width = SMALL.width(&drawing.letters, text);
    let at = |x: f64| (x, y + SMALL.half_cap());
    let outside = if to + width + 2.0 * AIR <= plot.right {
        Some(to + AIR)
    } else if plot.left + width + 2.0 * AIR <= from {
        Some(plot.left + AIR)
    } else {
        None
    };
    if let Some(x) = outside {
        let half = SMALL.line() / 2.0 - 4.0;
        drawing.rect((x - 8.0, y - half), (x + width + 8.0, y + half), PAPER);
        drawing.text(text, at(x), Anchor::Start, SMALL, MUTED);
    } else {
        let x = ((from + to - width) / 2.0).max(plot.left + AIR);
        drawing.text(text, at(x), Anchor::Start, SMALL, INK);
    }
}

//! Onder een ingroeipad: de tijdas, de meetmomenten, en de strook met de standen op 1 januari.

use super::super::PathChart;
use super::super::PathPoint;
use super::super::drawing::{Anchor, Drawing};
use super::super::frame::{MARGIN, RIGHT};
use super::super::palette::{AXIS, GRID, INK, MUTED, PAPER, PATH_AREA, SOLL, SOLL_EDGE};
use super::super::text::{SMALL, STRONG};
use super::layout::{AIR, Layout};
use super::{pads, stroke};
use crate::font::Letters;

/// Breedte van het staaltje in de strook.
const SWATCH: f64 = 60.0;
/// Wat de strook laat zien; past in de kolom van haar namen.
const HEADING: &str = "Stand op 1 jan.";
const PAD: &str = "Ingroeipad";
const SOLL_NAME: &str = "SOLL";

/// De breedte van de kolom met namen.
pub(super) fn names_width(letters: &Letters) -> f64 {
    (SWATCH + 16.0 + SMALL.widest(letters, [PAD, SOLL_NAME])).max(SMALL.width(letters, HEADING))
}

/// De tijdas met de meetmomenten; geeft de plek eronder.
pub(super) fn time_axis(drawing: &mut Drawing, layout: &Layout<'_>) -> f64 {
    let bottom = layout.bottom;
    for p in &layout.chart.points {
        let x = layout.x(p.kwartaal);
        let long = if p.kwartaal.nummer() == 1 { 18.0 } else { 9.0 };
        drawing.line(vec![(x, bottom), (x, bottom + long)], AXIS, 2);
    }
    let y = bottom + 22.0;
    let heading = [HEADING.to_owned()];
    drawing.lines(&heading, (MARGIN, y), Anchor::Start, SMALL, MUTED);
    for p in layout.tick_quarters() {
        let label = [p.kwartaal.to_string()];
        let at = (layout.x(p.kwartaal), y);
        drawing.lines(&label, at, Anchor::Middle, SMALL, MUTED);
    }
    moments(drawing, layout, y + SMALL.line())
}

/// De meetmomenten: een driehoekje op de as en de tekst eronder, op een volgende regel als hij anders overlapt.
fn moments(drawing: &mut Drawing, layout: &Layout<'_>, top: f64) -> f64 {
    let mut lanes: Vec<f64> = Vec::new();
    for moment in &layout.chart.moments {
        if !layout.shows(moment.kwartaal) {
            continue;
        }
        let x = layout.x(moment.kwartaal);
        let tip = layout.bottom - 24.0;
        let triangle = |m: f64| vec![(x - 15.0 - m, layout.bottom), (x, tip - m), (x + 15.0 + m, layout.bottom)];
        drawing.area(triangle(5.0), PAPER);
        drawing.area(triangle(0.0), MUTED);
        let half = SMALL.width(&drawing.letters, &moment.label) / 2.0;
        let at = x.min(RIGHT - half).max(MARGIN + half);
        let free = lanes.iter().position(|end| end + AIR <= at - half);
        let lane = free.unwrap_or(lanes.len());
        match lanes.get_mut(lane) {
            Some(end) => *end = at + half,
            None => lanes.push(at + half),
        }
        let y = top + lane as f64 * SMALL.line();
        let label = [moment.label.clone()];
        drawing.lines(&label, (at, y), Anchor::Middle, SMALL, MUTED);
    }
    top + lanes.len() as f64 * SMALL.line()
}

/// De strook met standen; geeft de plek eronder. De staaltjes links zijn meteen de legenda.
pub(super) fn strip(drawing: &mut Drawing, layout: &Layout<'_>, top: f64) -> f64 {
    let mut y = top + 14.0;
    if layout.chart.ist.is_some() {
        let (middle, bottom) = row(drawing, layout, PAD, y, |p| p.pad.as_ref().map(|v| v.label.as_str()));
        path_swatch(drawing, layout.chart, middle);
        y = bottom;
    }
    let (middle, bottom) = row(drawing, layout, SOLL_NAME, y, |p| Some(&p.soll_label));
    soll_swatch(drawing, layout.chart, middle);
    bottom
}

/// Een rij van de strook; geeft haar midden en haar onderkant.
fn row(
    drawing: &mut Drawing,
    layout: &Layout<'_>,
    name: &str,
    top: f64,
    label: impl Fn(&PathPoint) -> Option<&str>,
) -> (f64, f64) {
    let cells: Vec<(f64, Vec<String>)> = layout
        .strip_quarters()
        .into_iter()
        .filter_map(|p| Some((layout.x(p.kwartaal), layout.cell(label(p)?))))
        .collect();
    let lines = cells.iter().map(|c| c.1.len()).max().unwrap_or(1);
    let height = lines as f64 * STRONG.line() + 12.0;
    let middle = top + height / 2.0;
    drawing.line(vec![(MARGIN, top), (RIGHT, top)], GRID, 2);
    let at = (MARGIN + SWATCH + 16.0, middle + SMALL.half_cap());
    drawing.text(name, at, Anchor::Start, SMALL, INK);
    for (x, text) in cells {
        drawing.centered(&text, (x, middle), Anchor::Middle, STRONG, INK);
    }
    (middle, top + height)
}

/// Het staaltje van het pad: een lijn, of een vlak tussen twee lijnen.
fn path_swatch(drawing: &mut Drawing, chart: &PathChart, y: f64) {
    let (a, b) = (MARGIN, MARGIN + SWATCH);
    let pads = pads(chart);
    let ranged = pads.iter().any(|(_, v)| v.laag < v.hoog);
    let chosen = !ranged || pads.iter().any(|(_, v)| v.gekozen.is_some());
    if ranged {
        let corners = vec![(a, y - 14.0), (b, y - 14.0), (b, y + 14.0), (a, y + 14.0)];
        drawing.translucent(corners, PATH_AREA, 0.5);
        for edge in [y - 14.0, y + 14.0] {
            let width = if chosen { 2 } else { 5 };
            stroke(drawing, chart, vec![(a, edge), (b, edge)], width);
        }
    }
    if chosen {
        stroke(drawing, chart, vec![(a, y), (b, y)], 7);
    }
}

/// Het staaltje van de SOLL: een band, een open band of een lijn.
fn soll_swatch(drawing: &mut Drawing, chart: &PathChart, y: f64) {
    let (a, b) = (MARGIN, MARGIN + SWATCH);
    let ranged = chart.points.iter().any(|p| p.soll_laag < p.soll_hoog);
    let half = if ranged || chart.open_upward { 14.0 } else { 0.0 };
    drawing.rect((a, y - half), (b, y + half), SOLL);
    drawing.line(vec![(a, y + half), (b, y + half)], SOLL_EDGE, 4);
    if ranged && !chart.open_upward {
        drawing.line(vec![(a, y - half), (b, y - half)], SOLL_EDGE, 4);
    }
}

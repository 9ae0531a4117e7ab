//! De opmaak van een ingroeipad: de SOLL als band, het pad als lijn, de IST als begin, en de standen op 1 januari
//! in een strook onder de as, waar zij nooit over een lijn vallen.

mod layout;
mod limits;
mod strip;

use normwijzer_core::Quarter;

use super::drawing::{Anchor, Drawing, Point};
use super::frame::{self, MARGIN, RIGHT};
use super::palette::{AXIS, GRID, INK, MUTED, PAPER, PATH, PATH_AREA, SOLL, SOLL_EDGE};
use super::text::{SMALL, SMALL_STRONG};
use super::{PathChart, PathIst, PathValue};
use crate::nl;
use layout::{AIR, IST, Layout, TICKS};

const NO_PATH: &str = "IST nog niet bekend: geen ingroeipad";

/// Het pad, zover het er is; zonder IST is er geen.
fn pads(chart: &PathChart) -> Vec<(Quarter, &PathValue)> {
    let known = chart.points.iter().filter(|_| chart.ist.is_some());
    known.filter_map(|p| p.pad.as_ref().map(|v| (p.kwartaal, v))).collect()
}

/// Tekent de grafiek; geeft de hoogte van het vel.
pub(super) fn draw(drawing: &mut Drawing, chart: &PathChart) -> f64 {
    let y_unit = frame::header(drawing, &chart.caption) + 10.0;
    let layout = Layout::new(drawing.letters.clone(), chart, y_unit + SMALL.line() + 32.0);
    soll(drawing, &layout);
    grid(drawing, &layout);
    if let Some(ist) = &chart.ist {
        let y = layout.y(ist.value);
        drawing.dashed(vec![(layout.left, y), (layout.right, y)], INK, 3);
        pad(drawing, &layout);
        doel(drawing, &layout, y_unit);
        start(drawing, &layout, ist);
    } else {
        doel(drawing, &layout, y_unit);
        no_path(drawing, &layout);
    }
    let y = strip::time_axis(drawing, &layout);
    let y = limits::draw(drawing, &layout, y);
    let y = strip::strip(drawing, &layout, y);
    frame::footer(drawing, &chart.caption, y + 22.0)
}

/// Zegt boven de band dat er geen pad is; `highest` houdt daar ruimte vrij.
fn no_path(drawing: &mut Drawing, layout: &Layout<'_>) {
    let (x, y) = (f64::midpoint(layout.left, layout.right), layout.top + 14.0 + SMALL_STRONG.line() / 2.0);
    let half = SMALL_STRONG.width(&drawing.letters, NO_PATH) / 2.0 + 16.0;
    drawing.rect((x - half, y - 28.0), (x + half, y + 28.0), PAPER);
    let text = [NO_PATH.to_owned()];
    drawing.centered(&text, (x, y), Anchor::Middle, SMALL_STRONG, INK);
}

/// De band van de SOLL; een minimum loopt open naar boven, één waarde is een lijn.
fn soll(drawing: &mut Drawing, layout: &Layout<'_>) {
    let points = &layout.chart.points;
    let low: Vec<_> = points.iter().map(|p| (p.kwartaal, p.soll_laag)).collect();
    let high: Vec<_> = points.iter().map(|p| (p.kwartaal, p.soll_hoog)).collect();
    if layout.chart.open_upward {
        let top: Vec<_> = points.iter().map(|p| (p.kwartaal, layout.scale.max)).collect();
        drawing.area(layout.between(&low, &top), SOLL);
    } else if low != high {
        drawing.area(layout.between(&low, &high), SOLL);
        drawing.line(layout.line(&high), SOLL_EDGE, 4);
    }
    drawing.line(layout.line(&low), SOLL_EDGE, 4);
}

/// Rasterlijnen met hun getal, en de eenheid erboven.
fn grid(drawing: &mut Drawing, layout: &Layout<'_>) {
    for tick in &layout.scale.ticks {
        let y = layout.y(tick.value);
        let color = if tick.value > 0.0 { GRID } else { AXIS };
        drawing.line(vec![(layout.left, y), (layout.right, y)], color, 2);
        let label = [tick.label.clone()];
        drawing.centered(&label, (layout.left - TICKS, y), Anchor::End, SMALL, MUTED);
    }
}

/// De verticale lijn van het doel, met zijn tekst boven het beeld en links daarvan de eenheid.
fn doel(drawing: &mut Drawing, layout: &Layout<'_>, y: f64) {
    let unit = nl::meervoud(layout.chart.eenheid);
    let baseline = y + SMALL.line() / 2.0 + SMALL.half_cap();
    let width = SMALL.width(&drawing.letters, unit);
    let end = (layout.left - TICKS).max(MARGIN + width);
    drawing.text(unit, (end, baseline), Anchor::End, SMALL, MUTED);
    if !layout.shows(layout.chart.doel) {
        return;
    }
    let x = layout.x(layout.chart.doel);
    let line = vec![(x, layout.top - 24.0), (x, layout.bottom)];
    drawing.line(line, INK, 3);
    let half = SMALL_STRONG.width(&drawing.letters, &layout.chart.doel_label) / 2.0;
    let low = end + AIR + half;
    let at = x.min(RIGHT - half).max(low);
    drawing.text(&layout.chart.doel_label, (at, baseline), Anchor::Middle, SMALL_STRONG, INK);
}

/// Het pad: een vlak als het een bandbreedte heeft, en een lijn naar de gekozen positie.
fn pad(drawing: &mut Drawing, layout: &Layout<'_>) {
    let pads = pads(layout.chart);
    let low: Vec<_> = pads.iter().map(|(q, v)| (*q, v.laag)).collect();
    let high: Vec<_> = pads.iter().map(|(q, v)| (*q, v.hoog)).collect();
    let ranged = low != high;
    let chosen: Vec<_> =
        pads.iter().filter_map(|(q, v)| Some((*q, v.gekozen.or((!ranged).then_some(v.laag))?))).collect();
    if ranged {
        drawing.translucent(layout.between(&low, &high), PATH_AREA, 0.5);
        let edge = if chosen.is_empty() { 5 } else { 2 };
        for values in [&low, &high] {
            stroke(drawing, layout.chart, layout.line(values), edge);
        }
    }
    stroke(drawing, layout.chart, layout.line(&chosen), 7);
    let dots = if chosen.is_empty() { [low, high].concat() } else { chosen };
    for (q, value) in dots.into_iter().filter(|(q, _)| q.nummer() == 1) {
        let at = (layout.x(q), layout.y(value));
        drawing.disc(at, 15.0, PAPER);
        drawing.disc(at, 11.0, PATH);
    }
}

/// Een lijn van het pad; een richtpunt is gestippeld.
fn stroke(drawing: &mut Drawing, chart: &PathChart, points: Vec<Point>, width: u32) {
    if points.len() < 2 {
        return;
    }
    if chart.gestippeld {
        drawing.dashed(points, PATH, width);
    } else {
        drawing.line(points, PATH, width);
    }
}

/// De IST: een teken bij de start en zijn tekst rechts van het beeld; de stippellijn ertussen ligt onder het pad.
fn start(drawing: &mut Drawing, layout: &Layout<'_>, ist: &PathIst) {
    let y = layout.y(ist.value);
    let square = |r: f64| ((layout.left - r, y - r), (layout.left + r, y + r));
    let (a, b) = square(18.0);
    drawing.rect(a, b, PAPER);
    let (a, b) = square(13.0);
    drawing.rect(a, b, INK);
    let lines = SMALL_STRONG.wrap(&drawing.letters, &ist.label, IST);
    let half = lines.len() as f64 * SMALL_STRONG.line() / 2.0;
    let slack = half - SMALL_STRONG.line() / 2.0;
    let middle = y.min(layout.bottom - slack).max(layout.top + slack);
    let at = (layout.right + 20.0, middle);
    drawing.centered(&lines, at, Anchor::Start, SMALL_STRONG, INK);
}

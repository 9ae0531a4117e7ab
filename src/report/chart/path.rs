//! De opmaak van een ingroeipad: de SOLL als band, het pad als lijn, de IST als begin, en de standen op 1 januari
//! in een strook onder de as, waar zij nooit over een lijn vallen.

use normwijzer_core::{Eenheid, Quarter};

use super::drawing::{Anchor, Drawing, Point};
use super::frame::{self, MARGIN, RIGHT};
use super::palette::{AXIS, GRID, INK, MUTED, PAPER, PATH, PATH_AREA, SOLL, SOLL_EDGE};
use super::scale::Scale;
use super::text::{SMALL, SMALL_STRONG, STRONG};
use super::{PathChart, PathPoint, PathValue};
use crate::nl;

/// Hoogte van het beeld.
const HEIGHT: f64 = 720.0;
/// Breedte van het staaltje in de strook.
const SWATCH: f64 = 60.0;
/// Ten hoogste zoveel breedte voor de IST-tekst rechts.
const IST: f64 = 300.0;
/// Van de as naar haar getallen.
const TICKS: f64 = 18.0;
/// Lucht tussen twee teksten naast elkaar.
const AIR: f64 = 28.0;
/// Wat de strook laat zien; past in de kolom van haar namen.
const STRIP: &str = "Stand op 1 jan.";
const NO_PATH: &str = "IST nog niet bekend: geen ingroeipad";

/// De plek van alles in het beeld.
struct Layout<'a> {
    chart: &'a PathChart,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    scale: Scale,
    first: Quarter,
    span: f64,
}

impl<'a> Layout<'a> {
    fn new(chart: &'a PathChart, top: f64) -> Self {
        let scale = Scale::new(highest(chart), chart.eenheid != Eenheid::Fte);
        let labels = chart.points.iter().flat_map(labels_of);
        let half = STRONG.widest(labels).max(SMALL.width("2027-K1")) / 2.0;
        let names = (SWATCH + 16.0 + SMALL.widest(["Ingroeipad", "SOLL"])).max(SMALL.width(STRIP));
        let ticks = SMALL.widest(scale.ticks.iter().map(|t| t.label.as_str())) + 20.0;
        let ist = chart
            .ist
            .as_ref()
            .map_or(0.0, |i| SMALL_STRONG.width(&i.label).min(IST));
        let quarters: Vec<Quarter> = chart.points.iter().map(|p| p.kwartaal).collect();
        let first = quarters.iter().min().copied().unwrap_or(chart.doel);
        let last = quarters.iter().max().copied().unwrap_or(chart.doel);
        Self {
            chart,
            left: MARGIN + (names + AIR + half).max(ticks),
            right: RIGHT - half.max(ist + 20.0),
            top,
            bottom: top + HEIGHT,
            scale,
            first,
            span: f64::from(last.sinds(first).max(1)),
        }
    }

    fn x(&self, q: Quarter) -> f64 {
        self.left + f64::from(q.sinds(self.first)) / self.span * (self.right - self.left)
    }

    fn y(&self, value: f64) -> f64 {
        self.bottom - self.scale.fraction(value) * (self.bottom - self.top)
    }

    /// Of een kwartaal in beeld is.
    fn shows(&self, q: Quarter) -> bool {
        (0.0..=self.span).contains(&f64::from(q.sinds(self.first)))
    }

    /// De lijn door een waarde per kwartaal; een trap houdt de waarde vast tot het volgende kwartaal.
    fn line(&self, values: &[(Quarter, f64)]) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::with_capacity(values.len() * 2);
        for (q, value) in values {
            let at = (self.x(*q), self.y(*value));
            if let (true, Some((_, before))) = (self.chart.trap, points.last().copied()) {
                points.push((at.0, before));
            }
            points.push(at);
        }
        points
    }

    /// Het vlak tussen twee lijnen.
    fn between(&self, low: &[(Quarter, f64)], high: &[(Quarter, f64)]) -> Vec<Point> {
        let mut points = self.line(high);
        points.extend(self.line(low).into_iter().rev());
        points
    }
}

/// De teksten van een kwartaal in de strook.
fn labels_of(point: &PathPoint) -> impl Iterator<Item = &str> {
    let pad = point.pad.as_ref().map(|v| v.label.as_str());
    [Some(point.soll_label.as_str()), pad].into_iter().flatten()
}

/// De hoogste waarde in beeld; een minimum en een ontbrekend pad vragen ruimte erboven.
fn highest(chart: &PathChart) -> f64 {
    let soll = chart.points.iter().map(|p| p.soll_hoog).fold(0.0, f64::max);
    let pad = pads(chart).iter().map(|(_, v)| v.hoog).fold(0.0, f64::max);
    let ist = chart.ist.as_ref().map_or(0.0, |i| i.value);
    let room = if chart.ist.is_none() || chart.open_upward {
        1.25
    } else {
        1.0
    };
    (soll * room).max(pad).max(ist)
}

/// Het pad, zover het er is; zonder IST is er geen.
fn pads(chart: &PathChart) -> Vec<(Quarter, &PathValue)> {
    let known = chart.points.iter().filter(|_| chart.ist.is_some());
    known
        .filter_map(|p| p.pad.as_ref().map(|v| (p.kwartaal, v)))
        .collect()
}

/// Tekent de grafiek; geeft de hoogte van het vel.
pub(super) fn draw(drawing: &mut Drawing, chart: &PathChart) -> f64 {
    let y = frame::header(drawing, &chart.caption) + 10.0;
    let layout = Layout::new(chart, y + SMALL.line() + 18.0);
    soll(drawing, &layout);
    grid(drawing, &layout);
    if chart.ist.is_some() {
        pad(drawing, &layout);
        ist(drawing, &layout);
    } else {
        let middle = (
            (layout.left + layout.right) / 2.0,
            layout.top + 14.0 + SMALL_STRONG.line() / 2.0,
        );
        let half = SMALL_STRONG.width(NO_PATH) / 2.0 + 16.0;
        let (x, y) = middle;
        drawing.rect((x - half, y - 28.0), (x + half, y + 28.0), PAPER);
        let text = [NO_PATH.to_owned()];
        drawing.centered(&text, middle, Anchor::Middle, SMALL_STRONG, INK);
    }
    doel(drawing, &layout, y);
    let shown = shown(&layout);
    let y = time_axis(drawing, &layout, &shown);
    let y = strip(drawing, &layout, &shown, y);
    frame::footer(drawing, &chart.caption, y + 22.0)
}

/// De band van de SOLL; een minimum loopt open naar boven, één waarde is een lijn.
fn soll(drawing: &mut Drawing, layout: &Layout<'_>) {
    let points = &layout.chart.points;
    let low: Vec<_> = points.iter().map(|p| (p.kwartaal, p.soll_laag)).collect();
    let high: Vec<_> = points.iter().map(|p| (p.kwartaal, p.soll_hoog)).collect();
    if layout.chart.open_upward {
        let top: Vec<_> = points
            .iter()
            .map(|p| (p.kwartaal, layout.scale.max))
            .collect();
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
    let width = SMALL.width(unit);
    let end = (layout.left - TICKS).max(MARGIN + width);
    drawing.text(unit, (end, baseline), Anchor::End, SMALL, MUTED);
    if !layout.shows(layout.chart.doel) {
        return;
    }
    let x = layout.x(layout.chart.doel);
    let line = vec![(x, layout.top - 12.0), (x, layout.bottom)];
    drawing.line(line, INK, 3);
    let half = SMALL_STRONG.width(&layout.chart.doel_label) / 2.0;
    let low = end + AIR + half;
    let at = x.min(RIGHT - half).max(low);
    drawing.text(
        &layout.chart.doel_label,
        (at, baseline),
        Anchor::Middle,
        SMALL_STRONG,
        INK,
    );
}

/// Het pad: een vlak als het een bandbreedte heeft, en een lijn naar de gekozen positie.
fn pad(drawing: &mut Drawing, layout: &Layout<'_>) {
    let pads = pads(layout.chart);
    let low: Vec<_> = pads.iter().map(|(q, v)| (*q, v.laag)).collect();
    let high: Vec<_> = pads.iter().map(|(q, v)| (*q, v.hoog)).collect();
    let ranged = low != high;
    let chosen: Vec<_> = pads
        .iter()
        .filter_map(|(q, v)| Some((*q, v.gekozen.or((!ranged).then_some(v.laag))?)))
        .collect();
    if ranged {
        drawing.translucent(layout.between(&low, &high), PATH_AREA, 0.5);
        let edge = if chosen.is_empty() { 5 } else { 2 };
        for values in [&low, &high] {
            stroke(drawing, layout.chart, layout.line(values), edge);
        }
    }
    stroke(drawing, layout.chart, layout.line(&chosen), 7);
    let dots = if chosen.is_empty() {
        [low, high].concat()
    } else {
        chosen
    };
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

/// De IST: een teken bij de start en een stippellijn naar zijn tekst rechts van het beeld.
fn ist(drawing: &mut Drawing, layout: &Layout<'_>) {
    let Some(ist) = &layout.chart.ist else {
        return;
    };
    let y = layout.y(ist.value);
    drawing.dashed(vec![(layout.left, y), (layout.right, y)], INK, 3);
    let r = 18.0;
    let square = |r: f64| ((layout.left - r, y - r), (layout.left + r, y + r));
    let (a, b) = square(r);
    drawing.rect(a, b, PAPER);
    let (a, b) = square(r - 5.0);
    drawing.rect(a, b, INK);
    let lines = SMALL_STRONG.wrap(&ist.label, IST);
    let half = lines.len() as f64 * SMALL_STRONG.line() / 2.0;
    let middle = y.min(layout.bottom - half + SMALL_STRONG.line() / 2.0);
    let at = (layout.right + 20.0, middle);
    drawing.centered(&lines, at, Anchor::Start, SMALL_STRONG, INK);
}

/// De kwartalen die een tekst krijgen: elke 1 januari, of om de zoveel jaar als het anders niet past.
fn shown<'a>(layout: &Layout<'a>) -> Vec<&'a PathPoint> {
    let years: Vec<&PathPoint> = layout
        .chart
        .points
        .iter()
        .filter(|p| p.kwartaal.nummer() == 1)
        .collect();
    let widest = STRONG
        .widest(years.iter().flat_map(|p| labels_of(p)))
        .max(SMALL.width("2027-K1"));
    let year = 4.0 / layout.span * (layout.right - layout.left);
    let every = ((widest + AIR) / year).ceil().max(1.0) as usize;
    years.into_iter().step_by(every).collect()
}

/// De tijdas met de meetmomenten; geeft de plek eronder.
fn time_axis(drawing: &mut Drawing, layout: &Layout<'_>, shown: &[&PathPoint]) -> f64 {
    let bottom = layout.bottom;
    for p in &layout.chart.points {
        let x = layout.x(p.kwartaal);
        let long = if p.kwartaal.nummer() == 1 { 18.0 } else { 9.0 };
        drawing.line(vec![(x, bottom), (x, bottom + long)], AXIS, 2);
    }
    let y = bottom + 22.0;
    let heading = [STRIP.to_owned()];
    drawing.lines(&heading, (MARGIN, y), Anchor::Start, SMALL, MUTED);
    for p in shown {
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
        let triangle = |m: f64| {
            vec![
                (x - 15.0 - m, layout.bottom),
                (x, tip - m),
                (x + 15.0 + m, layout.bottom),
            ]
        };
        drawing.area(triangle(5.0), PAPER);
        drawing.area(triangle(0.0), MUTED);
        let half = SMALL.width(&moment.label) / 2.0;
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
fn strip(drawing: &mut Drawing, layout: &Layout<'_>, shown: &[&PathPoint], top: f64) -> f64 {
    let row = STRONG.line() + 12.0;
    let middle = top + 14.0 + row / 2.0;
    let mut line = |name: &str, y: f64, label: &dyn Fn(&PathPoint) -> Option<String>| {
        drawing.line(
            vec![(MARGIN, y - row / 2.0), (RIGHT, y - row / 2.0)],
            GRID,
            2,
        );
        let at = (MARGIN + SWATCH + 16.0, y + SMALL.half_cap());
        drawing.text(name, at, Anchor::Start, SMALL, INK);
        for p in shown {
            let text: Vec<String> = label(p).into_iter().collect();
            let at = (layout.x(p.kwartaal), y);
            drawing.centered(&text, at, Anchor::Middle, STRONG, INK);
        }
    };
    let mut y = middle;
    if layout.chart.ist.is_some() {
        line("Ingroeipad", y, &|p| {
            p.pad.as_ref().map(|v| v.label.clone())
        });
        y += row;
    }
    line("SOLL", y, &|p| Some(p.soll_label.clone()));
    if layout.chart.ist.is_some() {
        path_swatch(drawing, layout.chart, middle);
    }
    soll_swatch(drawing, layout.chart, y);
    y + row / 2.0
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
    let half = if ranged || chart.open_upward {
        14.0
    } else {
        0.0
    };
    drawing.rect((a, y - half), (b, y + half), SOLL);
    drawing.line(vec![(a, y + half), (b, y + half)], SOLL_EDGE, 4);
    if ranged && !chart.open_upward {
        drawing.line(vec![(a, y - half), (b, y - half)], SOLL_EDGE, 4);
    }
}

//! De opmaak van kosten en middelen: per jaar twee balken onder elkaar, het geld per stroom gestapeld en de kosten van laag
//! tot hoog. Wat niet bekend is, is een open gearceerd vak.

use super::drawing::{Anchor, Drawing};
use super::frame::{self, MARGIN, RIGHT};
use super::hatch::hatch;
use super::palette::{AXIS, GRID, INK, MUTED, PAPER, PATH, PATH_AREA, SOLL, SOLL_EDGE};
use super::plot::{self, Heading, Plot};
use super::scale::Scale;
use super::text::{SMALL, STRONG};
use super::{MoneyChart, MoneyYear};
use crate::font::Letters;

/// Halve dikte van een balk.
const BAR: f64 = 21.0;
/// Ten hoogste zoveel breedte voor de cijfers rechts.
const FIGURES: f64 = 560.0;
/// Waar de as eindigt voor een onbekend bedrag, als deel van de as.
const OPEN: f64 = 0.45;
/// Lucht binnen een rij.
const AIR: f64 = 16.0;
/// Hoe de kosten heten.
const COSTS: &str = "gemeentelijke kosten van deze normen, van laag tot hoog";
/// Hoe een onbekend bedrag heet.
const UNKNOWN: &str = "nog niet bekend";

/// Tekent de grafiek; geeft de hoogte van het vel.
pub(super) fn draw(drawing: &mut Drawing, chart: &MoneyChart) -> f64 {
    let plot = plot(&drawing.letters, chart);
    let y = frame::header(drawing, &chart.caption) + 8.0;
    let y = legend(drawing, chart, y) + 26.0;
    let axis =
        [Heading { text: &chart.axis_heading, x: plot.left, anchor: Anchor::Start, width: plot.right - plot.left }];
    let top = plot::headings(drawing, &axis, y) + 10.0;
    let heights: Vec<f64> = chart.years.iter().map(|year| height(&drawing.letters, year)).collect();
    let bottom = top + heights.iter().sum::<f64>();
    plot.grid(drawing, top, bottom);
    let mut y = top;
    for (year, height) in chart.years.iter().zip(heights) {
        row(drawing, &plot, year, y, height);
        y += height;
        if y < bottom {
            drawing.line(vec![(MARGIN, y), (RIGHT, y)], GRID, 2);
        }
    }
    let y = plot.axis(drawing, bottom);
    frame::footer(drawing, &chart.caption, y + 22.0)
}

fn plot(letters: &Letters, chart: &MoneyChart) -> Plot {
    let names = STRONG.widest(letters, chart.years.iter().map(|y| y.label.as_str()));
    let figures: Vec<String> = chart.years.iter().flat_map(|y| figures(letters, y).concat()).collect();
    let figures = SMALL.widest(letters, figures.iter().map(String::as_str)).min(FIGURES);
    let funds = |y: &MoneyYear| y.funds.iter().flatten().sum::<f64>();
    let highest = chart.years.iter().map(|y| y.costs.map_or(0.0, |c| c.hoog).max(funds(y))).fold(0.0, f64::max);
    Plot::between(letters, names, figures, |fits| Scale::fitting(highest, false, fits))
}

/// De cijfers van een jaar, afgebroken: het geld en de kosten.
fn figures(letters: &Letters, year: &MoneyYear) -> [Vec<String>; 2] {
    [&year.funds_label, &year.costs_label].map(|t| SMALL.balance(letters, t, FIGURES))
}

/// De hoogte van de helft van een jaar.
fn half(lines: &[String]) -> f64 {
    (lines.len() as f64 * SMALL.line()).max(2.0 * BAR) + 6.0
}

fn height(letters: &Letters, year: &MoneyYear) -> f64 {
    figures(letters, year).iter().map(|lines| half(lines)).sum::<f64>() + 2.0 * AIR
}

fn row(drawing: &mut Drawing, plot: &Plot, year: &MoneyYear, top: f64, height: f64) {
    let label = [year.label.clone()];
    drawing.centered(&label, (MARGIN, top + height / 2.0), Anchor::Start, STRONG, INK);
    let [funds, costs] = figures(&drawing.letters, year);
    let (upper, lower) = (half(&funds), half(&costs));
    let y = top + AIR + upper / 2.0;
    drawing.centered(&funds, (RIGHT, y), Anchor::End, SMALL, INK);
    let known: f64 = funds_bars(drawing, plot, year, y);
    if year.funds.iter().any(Option::is_none) || year.funds.is_empty() {
        unknown(drawing, plot, known, y);
    }
    let y = top + AIR + upper + lower / 2.0;
    drawing.centered(&costs, (RIGHT, y), Anchor::End, SMALL, INK);
    match year.costs {
        Some(c) => costs_bar(drawing, (plot.x(0.0), plot.x(c.laag), plot.x(c.hoog)), y),
        None => unknown(drawing, plot, 0.0, y),
    }
}

/// De bekende stromen achter elkaar; geeft waar zij eindigen.
fn funds_bars(drawing: &mut Drawing, plot: &Plot, year: &MoneyYear, y: f64) -> f64 {
    let mut at = 0.0;
    for (i, value) in year.funds.iter().enumerate() {
        let Some(value) = value else { continue };
        stream(drawing, (plot.x(at), plot.x(at + value)), y, i);
        at += value;
    }
    at
}

/// Een stuk van een balk: de eerste stroom dicht, de tweede met strepen, de derde open.
fn stream(drawing: &mut Drawing, (from, to): (f64, f64), y: f64, index: usize) {
    let (top, bottom) = (y - BAR, y + BAR);
    let corners = vec![(from, top), (to, top), (to, bottom), (from, bottom)];
    match index % 3 {
        0 => drawing.area(corners.clone(), SOLL_EDGE),
        1 => {
            drawing.area(corners.clone(), SOLL);
            hatch(drawing, std::slice::from_ref(&corners), 18.0, SOLL_EDGE, 3);
        }
        _ => drawing.area(corners.clone(), SOLL),
    }
    let closed = corners.iter().chain(corners.first()).copied().collect();
    drawing.line(closed, SOLL_EDGE, 3);
}

/// De kosten: dicht tot laag, lichter van laag tot hoog, met een streep aan elk einde.
fn costs_bar(drawing: &mut Drawing, (zero, low, high): (f64, f64, f64), y: f64) {
    let thin = BAR * 0.62;
    drawing.rect((zero, y - thin), (low, y + thin), PATH);
    if high > low {
        drawing.rect((low, y - thin), (high, y + thin), PATH_AREA);
    }
    for x in [low, high] {
        drawing.line(vec![(x, y - BAR), (x, y + BAR)], PATH, 5);
    }
}

/// Een onbekend bedrag: een open gearceerd vak zonder einde, met de woorden erin.
fn unknown(drawing: &mut Drawing, plot: &Plot, from: f64, y: f64) {
    let room = plot.right - plot.left;
    let words = SMALL.width(&drawing.letters, UNKNOWN) + 2.0 * AIR;
    let from = plot.x(from).min(plot.right - words.min(room));
    let to = (from + (room * OPEN).max(words)).min(plot.right);
    let (top, bottom) = (y - BAR, y + BAR);
    hatch(drawing, &[vec![(from, top), (to, top), (to, bottom), (from, bottom)]], 26.0, AXIS, 2);
    for edge in [top, bottom] {
        drawing.dashed(vec![(from, edge), (to, edge)], MUTED, 3);
    }
    let middle = f64::midpoint(from, to);
    let (half, high) = (words / 2.0 - 4.0, SMALL.size * 0.55);
    drawing.rect((middle - half, y - high), (middle + half, y + high), PAPER);
    drawing.text(UNKNOWN, (middle, y + SMALL.half_cap()), Anchor::Middle, SMALL, INK);
}

/// De legenda; geeft de plek eronder.
fn legend(drawing: &mut Drawing, chart: &MoneyChart, top: f64) -> f64 {
    const SWATCH: f64 = 84.0;
    const GAP: f64 = 46.0;
    let names = chart.streams.iter().map(String::as_str).chain([COSTS]);
    let names: Vec<(usize, String)> = names.map(str::to_owned).enumerate().collect();
    let (mut x, mut y) = (MARGIN, top);
    for (i, name) in names {
        let room = RIGHT - MARGIN - SWATCH - 16.0;
        let lines = SMALL.wrap(&drawing.letters, &name, room);
        let width = SWATCH + 16.0 + SMALL.widest(&drawing.letters, lines.iter().map(String::as_str));
        if x > MARGIN && x + width > RIGHT {
            (x, y) = (MARGIN, y + SMALL.line() + 14.0);
        }
        let middle = y + SMALL.line() / 2.0;
        if i < chart.streams.len() {
            stream(drawing, (x + 2.0, x + SWATCH), middle, i);
        } else {
            costs_bar(drawing, (x, x + SWATCH * 0.5, x + SWATCH - 3.0), middle);
        }
        drawing.lines(&lines, (x + SWATCH + 16.0, y), Anchor::Start, SMALL, INK);
        if lines.len() > 1 {
            (x, y) = (MARGIN, y + lines.len() as f64 * SMALL.line() + 14.0);
        } else {
            x += width + GAP;
        }
    }
    if x > MARGIN { y + SMALL.line() } else { y }
}

//! De tekens: hoe SOLL en IST eruitzien. Elke status heeft een eigen vorm, niet alleen een eigen kleur.

use super::GapStatus;
use super::drawing::{Drawing, Point};
use super::palette::{BOVEN, GOED, MUTED, ONDER, PAPER, Role, SOLL, SOLL_EDGE};

/// Halve hoogte van een teken.
pub(super) const RADIUS: f64 = 15.0;
/// Halve hoogte van een balk.
pub(super) const BAR: f64 = 17.0;

/// Of een teken dicht is, of open: een richtpunt en geen harde afspraak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fill {
    /// Een norm.
    Solid,
    /// Een richtpunt.
    Open,
}

impl Fill {
    /// De vulling die bij een norm hoort.
    pub(super) fn of(richtpunt: bool) -> Self {
        if richtpunt { Self::Open } else { Self::Solid }
    }
}

/// Hoe ver een norm loopt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// Van laag tot hoog.
    Band,
    /// Eén waarde.
    Value,
    /// Een ondergrens.
    Minimum,
}

/// De kleur van een status.
pub(super) fn color(status: GapStatus) -> Role {
    match status {
        GapStatus::Onder => ONDER,
        GapStatus::Binnen | GapStatus::Gehaald => GOED,
        GapStatus::Boven => BOVEN,
        GapStatus::Onbekend | GapStatus::NietAfgedrukt => MUTED,
    }
}

/// Het teken van de IST: een driehoek omlaag is te weinig, omhoog is meer dan de band, een schijf is
/// goed en een ruit zegt niets.
pub(super) fn ist(drawing: &mut Drawing, (x, y): Point, status: GapStatus, fill: Fill) {
    let outline = |r: f64| match status {
        GapStatus::Onder => Some(vec![(x - r * 1.1, y - r * 0.85), (x + r * 1.1, y - r * 0.85), (x, y + r)]),
        GapStatus::Boven => Some(vec![(x - r * 1.1, y + r * 0.85), (x + r * 1.1, y + r * 0.85), (x, y - r)]),
        GapStatus::Onbekend | GapStatus::NietAfgedrukt => Some(vec![(x - r, y), (x, y - r), (x + r, y), (x, y + r)]),
        GapStatus::Binnen | GapStatus::Gehaald => None,
    };
    let hole = (fill == Fill::Open).then_some((RADIUS * 0.5, PAPER));
    for (radius, color) in [(RADIUS + 4.5, PAPER), (RADIUS, color(status))].into_iter().chain(hole) {
        match outline(radius) {
            Some(points) => drawing.area(points, color),
            None => drawing.disc((x, y), radius, color),
        }
    }
}

/// De SOLL van `from` tot `to` op hoogte `y`; open naar rechts eindigt zij in een pijl.
pub(super) fn soll(drawing: &mut Drawing, (from, to): (f64, f64), y: f64, open: bool, fill: Fill) {
    let body = if open { (to - BAR * 1.1).max(from) } else { to };
    let (top, bottom) = (y - BAR, y + BAR);
    if fill == Fill::Solid {
        drawing.area(vec![(from, top), (body, top), (to, y), (body, bottom), (from, bottom)], SOLL);
    } else if to > from {
        drawing.dashed(vec![(from, top), (body, top)], SOLL_EDGE, 3);
        drawing.dashed(vec![(from, bottom), (body, bottom)], SOLL_EDGE, 3);
        if open {
            drawing.line(vec![(body, top), (to, y), (body, bottom)], SOLL_EDGE, 3);
        }
    }
    if !open && to > from {
        edge(drawing, to, y, fill);
    }
    edge(drawing, from, y, fill);
}

/// De rand van een SOLL; een open rand is een kokertje.
pub(super) fn edge(drawing: &mut Drawing, x: f64, y: f64, fill: Fill) {
    let (half, high) = if fill == Fill::Open { (6.0, BAR + 7.0) } else { (3.0, BAR + 7.0) };
    drawing.rect((x - half, y - high), (x + half, y + high), SOLL_EDGE);
    if fill == Fill::Open {
        drawing.rect((x - half + 3.0, y - high + 3.0), (x + half - 3.0, y + high - 3.0), PAPER);
    }
}

/// De norm die in elk gebied hetzelfde is: een staande band van `from` tot `to`; van een richtpunt alleen gestippelde
/// randen.
pub(super) fn national(
    drawing: &mut Drawing,
    (from, to): (f64, f64),
    (top, bottom): (f64, f64),
    extent: Extent,
    fill: Fill,
) {
    if fill == Fill::Solid && extent != Extent::Value {
        drawing.rect((from, top), (to, bottom), SOLL);
    }
    let upper = (extent == Extent::Band).then_some(to);
    for x in [from].into_iter().chain(upper) {
        let edge = vec![(x, top), (x, bottom)];
        match fill {
            Fill::Solid => drawing.line(edge, SOLL_EDGE, 5),
            Fill::Open => drawing.dashed(edge, SOLL_EDGE, 5),
        }
    }
}

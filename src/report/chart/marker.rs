//! De tekens van de legenda: hoe SOLL en IST eruitzien. Elke status heeft een eigen vorm, niet alleen een eigen kleur.

use plotters::style::RGBColor;

use super::GapStatus;
use super::drawing::{Anchor, Drawing, Point};
use super::frame::{MARGIN, RIGHT};
use super::palette::{BOVEN, GOED, INK, MUTED, ONDER, PAPER, SOLL, SOLL_EDGE};
use super::text::SMALL;

/// Halve hoogte van een teken.
pub(super) const RADIUS: f64 = 15.0;
/// Halve hoogte van een balk.
pub(super) const BAR: f64 = 17.0;

/// Een vermelding in de legenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Entry {
    /// Een bandbreedte.
    Band,
    /// Eén waarde.
    Value,
    /// Een minimum.
    Minimum,
    /// De IST met een status.
    Ist(GapStatus),
}

/// De kleur van een status.
pub(super) fn color(status: GapStatus) -> RGBColor {
    match status {
        GapStatus::Onder => ONDER,
        GapStatus::Binnen | GapStatus::Gehaald => GOED,
        GapStatus::Boven => BOVEN,
        GapStatus::Onbekend => MUTED,
    }
}

/// Het teken van de IST: een driehoek omlaag is te weinig, omhoog is meer dan de band, een schijf is
/// goed en een ruit zegt niets.
pub(super) fn ist(drawing: &mut Drawing, (x, y): Point, status: GapStatus) {
    let outline = |r: f64| match status {
        GapStatus::Onder => Some(vec![(x - r * 1.1, y - r * 0.85), (x + r * 1.1, y - r * 0.85), (x, y + r)]),
        GapStatus::Boven => Some(vec![(x - r * 1.1, y + r * 0.85), (x + r * 1.1, y + r * 0.85), (x, y - r)]),
        GapStatus::Onbekend => Some(vec![(x - r, y), (x, y - r), (x + r, y), (x, y + r)]),
        GapStatus::Binnen | GapStatus::Gehaald => None,
    };
    for (radius, color) in [(RADIUS + 4.5, PAPER), (RADIUS, color(status))] {
        match outline(radius) {
            Some(points) => drawing.area(points, color),
            None => drawing.disc((x, y), radius, color),
        }
    }
}

/// De SOLL van `from` tot `to` op hoogte `y`; open naar rechts eindigt zij in een pijl.
pub(super) fn soll(drawing: &mut Drawing, (from, to): (f64, f64), y: f64, open: bool) {
    let edge = |drawing: &mut Drawing, x: f64| {
        let (top, bottom) = ((x - 3.0, y - BAR - 7.0), (x + 3.0, y + BAR + 7.0));
        drawing.rect(top, bottom, SOLL_EDGE);
    };
    if open {
        let head = BAR * 1.1;
        let body = (to - head).max(from);
        let points = vec![(from, y - BAR), (body, y - BAR), (to, y), (body, y + BAR), (from, y + BAR)];
        drawing.area(points, SOLL);
    } else {
        drawing.rect((from, y - BAR), (to, y + BAR), SOLL);
        edge(drawing, to);
    }
    edge(drawing, from);
}

/// De legenda, zo veel op een regel als er passen; geeft de plek eronder.
pub(super) fn legend(drawing: &mut Drawing, entries: &[Entry], top: f64) -> f64 {
    const SWATCH: f64 = 84.0;
    const GAP: f64 = 46.0;
    let (mut x, mut y) = (MARGIN, top);
    for entry in entries {
        let swatch = match entry {
            Entry::Ist(_) => 2.0 * RADIUS,
            Entry::Value => 8.0,
            Entry::Band | Entry::Minimum => SWATCH,
        };
        let label = label(*entry);
        let width = swatch + 16.0 + SMALL.width(label);
        if x > MARGIN && x + width > RIGHT {
            (x, y) = (MARGIN, y + SMALL.line() + 12.0);
        }
        let middle = y + SMALL.line() / 2.0;
        match entry {
            Entry::Ist(status) => ist(drawing, (x + RADIUS, middle), *status),
            Entry::Value => soll(drawing, (x + 4.0, x + 4.0), middle, false),
            Entry::Band => soll(drawing, (x + 3.0, x + SWATCH - 3.0), middle, false),
            Entry::Minimum => soll(drawing, (x + 3.0, x + SWATCH), middle, true),
        }
        let at = (x + swatch + 16.0, middle + SMALL.half_cap());
        drawing.text(label, at, Anchor::Start, SMALL, INK);
        x += width + GAP;
    }
    y + SMALL.line()
}

fn label(entry: Entry) -> &'static str {
    match entry {
        Entry::Band => "SOLL, van laag tot hoog",
        Entry::Value => "SOLL",
        Entry::Minimum => "SOLL, minimum of meer",
        Entry::Ist(GapStatus::Onder) => "IST, onder de SOLL",
        Entry::Ist(GapStatus::Binnen) => "IST, binnen de SOLL",
        Entry::Ist(GapStatus::Boven) => "IST, boven de SOLL",
        Entry::Ist(GapStatus::Gehaald) => "IST, SOLL gehaald",
        Entry::Ist(GapStatus::Onbekend) => "IST, niet te vergelijken",
    }
}

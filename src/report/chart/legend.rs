//! De legenda: alleen de tekens die in de grafiek voorkomen, zo veel op een regel als er passen.

use super::GapStatus;
use super::drawing::{Anchor, Drawing};
use super::frame::{MARGIN, RIGHT};
use super::marker::{self, BAR, Extent, Fill, RADIUS};
use super::palette::INK;
use super::text::SMALL;

/// Een vermelding in de legenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Entry {
    /// Een bandbreedte.
    Band,
    /// Eén waarde.
    Value,
    /// Een minimum.
    Minimum,
    /// De norm die in elk gebied hetzelfde is.
    National(Extent, Fill),
    /// Het minimum van een gebied.
    OwnMinimum(Fill),
    /// De IST tegenover de SOLL.
    Ist(GapStatus),
    /// De IST tegenover de landelijke norm: een SOLL per hoofd bestaat niet.
    IstAgainstNorm(GapStatus, Fill),
    /// Een richtpunt.
    Richtpunt,
}

/// Breedte van een balk in de legenda.
const SWATCH: f64 = 84.0;

/// Tekent de legenda; geeft de plek eronder.
pub(super) fn draw(drawing: &mut Drawing, entries: impl IntoIterator<Item = Entry>, top: f64) -> f64 {
    const GAP: f64 = 46.0;
    let (mut x, mut y) = (MARGIN, top);
    for entry in entries {
        let swatch = match entry {
            Entry::Ist(_) | Entry::IstAgainstNorm(..) => 2.0 * RADIUS,
            Entry::Value | Entry::OwnMinimum(_) | Entry::National(Extent::Value, _) => 8.0,
            Entry::Band | Entry::Minimum | Entry::National(..) | Entry::Richtpunt => SWATCH,
        };
        let label = label(entry);
        let width = swatch + 16.0 + SMALL.width(&drawing.letters, label);
        if x > MARGIN && x + width > RIGHT {
            (x, y) = (MARGIN, y + SMALL.line() + 12.0);
        }
        let middle = y + SMALL.line() / 2.0;
        sign(drawing, entry, x, middle);
        let at = (x + swatch + 16.0, middle + SMALL.half_cap());
        drawing.text(label, at, Anchor::Start, SMALL, INK);
        x += width + GAP;
    }
    y + SMALL.line()
}

/// Het teken van een vermelding, met zijn linkerkant op `x`.
fn sign(drawing: &mut Drawing, entry: Entry, x: f64, middle: f64) {
    let band = (x + 3.0, x + SWATCH - 3.0);
    let high = (middle - BAR - 7.0, middle + BAR + 7.0);
    match entry {
        Entry::Ist(status) => marker::ist(drawing, (x + RADIUS, middle), status, Fill::Solid),
        Entry::IstAgainstNorm(status, fill) => marker::ist(drawing, (x + RADIUS, middle), status, fill),
        Entry::Value => marker::edge(drawing, x + 4.0, middle, Fill::Solid),
        Entry::OwnMinimum(fill) => marker::edge(drawing, x + 4.0, middle, fill),
        Entry::Band => marker::soll(drawing, band, middle, false, Fill::Solid),
        Entry::National(Extent::Value, fill) => {
            marker::national(drawing, (x + 4.0, x + 4.0), high, Extent::Value, fill)
        }
        Entry::National(extent, fill) => marker::national(drawing, band, high, extent, fill),
        Entry::Richtpunt => marker::soll(drawing, band, middle, false, Fill::Open),
        Entry::Minimum => marker::soll(drawing, (x + 3.0, x + SWATCH), middle, true, Fill::Solid),
    }
}

fn label(entry: Entry) -> &'static str {
    match entry {
        Entry::Band => "SOLL, van laag tot hoog",
        Entry::Value => "SOLL",
        Entry::Minimum => "SOLL, minimum of meer",
        Entry::National(_, Fill::Solid) => "landelijke norm",
        Entry::National(_, Fill::Open) => "landelijk richtpunt",
        Entry::OwnMinimum(_) => "minimum van het gebied",
        Entry::Ist(GapStatus::Onder) => "IST, onder de SOLL",
        Entry::Ist(GapStatus::Binnen) => "IST, binnen de SOLL",
        Entry::Ist(GapStatus::Boven) => "IST, boven de SOLL",
        Entry::Ist(GapStatus::Gehaald) => "IST, SOLL gehaald",
        Entry::IstAgainstNorm(GapStatus::Onder, Fill::Solid) => "IST, onder de norm",
        Entry::IstAgainstNorm(GapStatus::Binnen, Fill::Solid) => "IST, binnen de norm",
        Entry::IstAgainstNorm(GapStatus::Boven, Fill::Solid) => "IST, boven de norm",
        Entry::IstAgainstNorm(GapStatus::Gehaald, Fill::Solid) => "IST, norm gehaald",
        Entry::IstAgainstNorm(GapStatus::Onder, Fill::Open) => "IST, onder het richtpunt",
        Entry::IstAgainstNorm(GapStatus::Binnen, Fill::Open) => "IST, binnen het richtpunt",
        Entry::IstAgainstNorm(GapStatus::Boven, Fill::Open) => "IST, boven het richtpunt",
        Entry::IstAgainstNorm(GapStatus::Gehaald, Fill::Open) => "IST, richtpunt gehaald",
        Entry::Ist(GapStatus::Onbekend | GapStatus::NietAfgedrukt)
        | Entry::IstAgainstNorm(GapStatus::Onbekend | GapStatus::NietAfgedrukt, _) => "IST, niet te vergelijken",
        Entry::Richtpunt => "open en gestippeld: richtpunt, geen harde afspraak",
    }
}

//! Het vlak tussen de namen links en de cijfers rechts: raster, as, en wat voorbij het einde van de as valt.

use super::GapStatus;
use super::drawing::{Anchor, Drawing};
use super::frame::{MARGIN, RIGHT};
use super::marker::{self, Fill, RADIUS};
use super::palette::{AXIS, GRID, MUTED, PAPER};
use super::scale::Scale;
use super::text::{SMALL, SMALL_STRONG, STRONG, Style};
use crate::font::Letters;

/// Ruimte tussen de kolommen.
pub(super) const GUTTER: f64 = 40.0;

/// Het vlak en zijn as.
pub(super) struct Plot {
    /// Waar nul staat.
    pub(super) left: f64,
    /// Waar de as eindigt.
    pub(super) right: f64,
    /// De as.
    pub(super) scale: Scale,
}

impl Plot {
    /// Het vlak dat overblijft naast een kolom namen en een kolom cijfers; `scale` kiest een as bij de ruimte.
    pub(super) fn between(
        letters: &Letters,
        names: f64,
        figures: f64,
        scale: impl FnOnce(&dyn Fn(&Scale) -> bool) -> Scale,
    ) -> Self {
        let left = MARGIN + names + GUTTER;
        let column = figures + GUTTER + RADIUS;
        let widest = |scale: &Scale| SMALL.widest(letters, scale.ticks.iter().map(|t| t.label.as_str()));
        let scale = scale(&|scale| {
            let steps = scale.ticks.len().saturating_sub(1).max(1) as f64;
            widest(scale) + GUTTER <= (RIGHT - column - left) / steps
        });
        Self { left, right: RIGHT - column.max(widest(&scale) / 2.0), scale }
    }

    /// De plek van een waarde; wat te groot is, valt op het einde van de as.
    pub(super) fn x(&self, value: f64) -> f64 {
        self.left + self.scale.fraction(value) * (self.right - self.left)
    }

    /// Of een waarde voorbij het einde van de as valt.
    pub(super) fn cuts(&self, value: f64) -> bool {
        value > self.scale.max * (1.0 + 1e-9)
    }

    /// De rasterlijnen achter de rijen.
    pub(super) fn grid(&self, drawing: &mut Drawing, top: f64, bottom: f64) {
        drawing.line(vec![(MARGIN, top), (RIGHT, top)], AXIS, 2);
        for tick in &self.scale.ticks {
            let x = self.x(tick.value);
            let color = if tick.value > 0.0 { GRID } else { AXIS };
            drawing.line(vec![(x, top), (x, bottom)], color, 2);
        }
    }

    /// De as onder de rijen; geeft de plek eronder.
    pub(super) fn axis(&self, drawing: &mut Drawing, y: f64) -> f64 {
        drawing.line(vec![(MARGIN, y), (RIGHT, y)], AXIS, 2);
        for tick in &self.scale.ticks {
            let x = self.x(tick.value);
            drawing.line(vec![(x, y), (x, y + 10.0)], AXIS, 2);
        }
        self.tick_labels(drawing, y + 14.0)
    }

    /// De getallen langs de as; geeft de plek eronder.
    pub(super) fn tick_labels(&self, drawing: &mut Drawing, top: f64) -> f64 {
        for tick in &self.scale.ticks {
            let label = [tick.label.clone()];
            drawing.lines(&label, (self.x(tick.value), top), Anchor::Middle, SMALL, MUTED);
        }
        top + SMALL.line()
    }

    /// De IST op haar plek; voorbij het einde van de as staat zij op de rand met een pijl erachter en het getal ervoor.
    pub(super) fn ist(&self, drawing: &mut Drawing, value: f64, y: f64, status: GapStatus, fill: Fill, figure: &str) {
        let x = self.x(value);
        if self.cuts(value) {
            let (from, half) = (x + RADIUS + 7.0, RADIUS * 0.8);
            drawing.area(vec![(from, y - half), (from + half * 1.4, y), (from, y + half)], marker::color(status));
            let end = x - RADIUS - 14.0;
            let (width, high) = (STRONG.width(&drawing.letters, figure), STRONG.line() / 2.0 - 3.0);
            if !figure.is_empty() {
                drawing.rect((end - width - 10.0, y - high), (x, y + high), PAPER);
                drawing.text(figure, (end, y + STRONG.half_cap()), Anchor::End, STRONG, marker::color(status));
            }
        }
        marker::ist(drawing, (x, y), status, fill);
    }
}

/// Een kop boven een kolom.
pub(super) struct Heading<'a> {
    pub(super) text: &'a str,
    pub(super) x: f64,
    pub(super) anchor: Anchor,
    pub(super) width: f64,
}

/// De koppen boven de kolommen, met hun onderkanten op één lijn; geeft die onderkant.
pub(super) fn headings(drawing: &mut Drawing, headings: &[Heading<'_>], top: f64) -> f64 {
    const STYLE: Style = SMALL_STRONG;
    let wrapped: Vec<Vec<String>> = headings.iter().map(|h| STYLE.wrap(&drawing.letters, h.text, h.width)).collect();
    let most = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    let bottom = top + most as f64 * STYLE.line();
    for (heading, lines) in headings.iter().zip(&wrapped) {
        let top = bottom - lines.len() as f64 * STYLE.line();
        drawing.lines(lines, (heading.x, top), heading.anchor, STYLE, MUTED);
    }
    bottom
}

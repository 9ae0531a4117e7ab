//! Wat om elk beeld heen staat: titel, ondertitel, voorbehouden, en onderaan bron en code.

use super::drawing::{Anchor, Drawing};
use super::palette::{AXIS, GRID, INK, MUTED};
use super::text::{SMALL, SMALL_STRONG, SUBTITLE, TITLE};
use super::{Caption, WIDTH};

/// Witruimte links en rechts.
pub(super) const MARGIN: f64 = 36.0;
/// Rechterrand van alles.
pub(super) const RIGHT: f64 = WIDTH as f64 - MARGIN;
/// Breedte waarop tekst afbreekt.
const TEXT: f64 = RIGHT - MARGIN;

/// Tekent titel, ondertitel en voorbehouden, en rechts daarvan het logo; geeft de plek eronder.
pub(super) fn header(drawing: &mut Drawing, caption: &Caption) -> f64 {
    const TOP: f64 = 26.0;
    const AIR: f64 = 40.0;
    let (width, bottom) = match drawing.logo((RIGHT, TOP)) {
        Some((width, height)) => (TEXT - width - AIR, TOP + height),
        None => (TEXT, TOP),
    };
    let title = TITLE.balance(&drawing.letters, &caption.title, width);
    let y = drawing.lines(&title, (MARGIN, TOP), Anchor::Start, TITLE, INK) + 8.0;
    let subtitle = SUBTITLE.balance(&drawing.letters, &caption.subtitle, width);
    let y = drawing.lines(&subtitle, (MARGIN, y), Anchor::Start, SUBTITLE, MUTED);
    marks(drawing, &caption.marks, y.max(bottom) + 14.0)
}

/// De voorbehouden, elk in een kadertje, zo veel op een regel als er passen.
fn marks(drawing: &mut Drawing, marks: &[String], top: f64) -> f64 {
    const PAD: f64 = 18.0;
    const GAP: f64 = 16.0;
    const HEIGHT: f64 = 56.0;
    let (mut x, mut y) = (MARGIN, top);
    for mark in marks {
        let lines = SMALL_STRONG.wrap(&drawing.letters, mark, TEXT - 2.0 * PAD);
        let width = SMALL_STRONG.widest(&drawing.letters, lines.iter().map(String::as_str)) + 2.0 * PAD;
        let height = HEIGHT + lines.len().saturating_sub(1) as f64 * SMALL_STRONG.line();
        if x > MARGIN && x + width > RIGHT {
            (x, y) = (MARGIN, y + HEIGHT + GAP);
        }
        let corners = vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)];
        drawing.line(corners, AXIS, 2);
        let middle = (x + width / 2.0, y + height / 2.0);
        drawing.centered(&lines, middle, Anchor::Middle, SMALL_STRONG, INK);
        if lines.len() > 1 {
            (x, y) = (MARGIN, y + height + GAP);
        } else {
            x += width + GAP;
        }
    }
    if x > MARGIN { y + HEIGHT + 14.0 } else { y }
}

/// Tekent bron en code; geeft de hoogte van het vel.
pub(super) fn footer(drawing: &mut Drawing, caption: &Caption, top: f64) -> f64 {
    drawing.line(vec![(MARGIN, top), (RIGHT, top)], GRID, 2);
    let top = top + 14.0;
    let code = SMALL.wrap(&drawing.letters, &caption.receipt, TEXT / 2.0);
    let code_width = SMALL.widest(&drawing.letters, code.iter().map(String::as_str));
    let bron = SMALL.wrap(&drawing.letters, &caption.bron, TEXT - code_width - 48.0);
    let left = drawing.lines(&bron, (MARGIN, top), Anchor::Start, SMALL, MUTED);
    let right = drawing.lines(&code, (RIGHT, top), Anchor::End, SMALL, MUTED);
    left.max(right) + 18.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn veel_voorbehouden_lopen_door_op_een_volgende_regel() {
        let mut drawing = Drawing::default();
        let een = marks(&mut drawing, &["schatting".to_owned()], 0.0);
        let veel = vec!["richtpunt, geen harde afspraak (voetnoot 8)".to_owned(); 5];
        let meer = marks(&mut drawing, &veel, 0.0);
        assert!(een > 0.0 && meer > 2.0 * een, "{een} {meer}");
        assert_eq!(marks(&mut drawing, &[], 7.0), 7.0);
    }
}

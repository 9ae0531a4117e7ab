//! Onder een overzicht: de normen in woorden, geteld naar hun oordeel. Elk oordeel heeft een eigen vorm.

use super::super::WoordenRow;
use super::super::drawing::{Anchor, Drawing, Point};
use super::super::frame::{MARGIN, RIGHT};
use super::super::palette::{AXIS, GOED, GRID, INK, MUTED, ONDER, PAPER};
use super::super::text::{BODY, SMALL, SMALL_STRONG, STRONG};

/// Breedte van een kolom met aantallen.
const COLUMN: f64 = 262.0;
/// Halve hoogte van een teken.
const RADIUS: f64 = 14.0;

/// Een oordeel over een norm in woorden.
#[derive(Clone, Copy)]
enum Answer {
    Aanwezig,
    Deels,
    Niet,
    Onbekend,
}

impl Answer {
    const ALL: [Self; 4] = [Self::Aanwezig, Self::Deels, Self::Niet, Self::Onbekend];

    fn name(self) -> &'static str {
        match self {
            Self::Aanwezig => "aanwezig",
            Self::Deels => "deels",
            Self::Niet => "niet",
            Self::Onbekend => "onbekend",
        }
    }

    fn count(self, row: &WoordenRow) -> u32 {
        match self {
            Self::Aanwezig => row.aanwezig,
            Self::Deels => row.deels,
            Self::Niet => row.niet,
            Self::Onbekend => row.onbekend,
        }
    }
}

/// Tekent de telling; geeft de plek eronder. Zonder regels staat er niets.
pub(super) fn draw(drawing: &mut Drawing, rows: &[WoordenRow], top: f64) -> f64 {
    if rows.is_empty() {
        return top;
    }
    let top = top + 26.0;
    let columns = |answer: usize| RIGHT - COLUMN * (Answer::ALL.len() - answer) as f64 + 40.0;
    let names = RIGHT - COLUMN * Answer::ALL.len() as f64 - MARGIN;
    let heading = ["Normen in woorden: aantal eisen".to_owned()];
    let mut y = drawing.lines(&heading, (MARGIN, top), Anchor::Start, SMALL_STRONG, MUTED);
    for (i, answer) in Answer::ALL.into_iter().enumerate() {
        let (x, middle) = (columns(i), top + SMALL.line() / 2.0);
        sign(drawing, answer, (x, middle));
        let at = (x + RADIUS + 14.0, middle + SMALL.half_cap());
        drawing.text(answer.name(), at, Anchor::Start, SMALL, INK);
    }
    y += 10.0;
    drawing.line(vec![(MARGIN, y), (RIGHT, y)], AXIS, 2);
    for (i, row) in rows.iter().enumerate() {
        if i > 0 {
            drawing.line(vec![(MARGIN, y), (RIGHT, y)], GRID, 2);
        }
        let lines = BODY.wrap(&drawing.letters, &row.label, names);
        let height = lines.len().max(1) as f64 * BODY.line() + 14.0;
        let middle = y + height / 2.0;
        drawing.centered(&lines, (MARGIN, middle), Anchor::Start, BODY, INK);
        for (i, answer) in Answer::ALL.into_iter().enumerate() {
            number(drawing, answer, answer.count(row), (columns(i), middle));
        }
        y += height;
    }
    y
}

/// Het teken met het aantal erachter; nul is een grijze nul zonder teken.
fn number(drawing: &mut Drawing, answer: Answer, count: u32, (x, y): Point) {
    let (style, color) = if count > 0 { (STRONG, INK) } else { (BODY, MUTED) };
    if count > 0 {
        sign(drawing, answer, (x, y));
    }
    let at = (x + RADIUS + 14.0, y + style.half_cap());
    drawing.text(&count.to_string(), at, Anchor::Start, style, color);
}

/// Een volle schijf is aanwezig, een halve deels, een ring niet, en een streepje zegt niets.
fn sign(drawing: &mut Drawing, answer: Answer, (x, y): Point) {
    match answer {
        Answer::Aanwezig => drawing.disc((x, y), RADIUS, GOED),
        Answer::Deels => {
            drawing.disc((x, y), RADIUS, GOED);
            drawing.disc((x, y), RADIUS - 4.0, PAPER);
            let arc = (0..=16).map(|i| (f64::from(i) / 16.0 + 0.5) * std::f64::consts::PI);
            drawing.area(arc.map(|a| (x + RADIUS * a.cos(), y + RADIUS * a.sin())).collect(), GOED);
        }
        Answer::Niet => {
            drawing.disc((x, y), RADIUS, ONDER);
            drawing.disc((x, y), RADIUS - 4.0, PAPER);
        }
        Answer::Onbekend => drawing.rect((x - RADIUS, y - 3.0), (x + RADIUS, y + 3.0), MUTED),
    }
}

//! Paden kort geschreven: in tienden van een px, elk punt vanaf het vorige. Een grafiek heeft er tienduizenden, en een
//! tiende px is een 120e millimeter op papier.

use std::fmt::Write as _;

use resvg::tiny_skia::{Path, PathSegment, Point};

/// Een plek in tienden van een px.
type Tenths = (i32, i32);

/// Schrijft achter elkaar paden als de waarde van `d`.
#[derive(Default)]
pub(super) struct Pen {
    out: String,
    /// Waar het eerste pad begint, en waar in `out` dat geschreven is.
    first: Option<(Tenths, usize)>,
    at: Tenths,
    start: Tenths,
    before: char,
}

impl Pen {
    /// Een maat in tienden.
    pub(super) fn tenths(value: f32) -> i32 {
        (value * 10.0).round() as i32
    }

    /// Wat er geschreven is.
    pub(super) fn as_str(&self) -> &str {
        &self.out
    }

    /// Schrijft een pad.
    pub(super) fn path(&mut self, path: &Path) {
        for segment in path.segments() {
            match segment {
                PathSegment::MoveTo(a) => self.begin((Self::tenths(a.x), Self::tenths(a.y))),
                PathSegment::LineTo(a) => self.points('l', &[a]),
                PathSegment::QuadTo(a, b) => self.points('q', &[a, b]),
                PathSegment::CubicTo(a, b, c) => self.points('c', &[a, b, c]),
                PathSegment::Close => {
                    self.letter('z');
                    self.at = self.start;
                }
            }
        }
    }

    /// Schrijft wat een andere pen schreef nog eens, met haar nulpunt op een andere plek.
    pub(super) fn stamp(&mut self, other: &Self, (x, y): Tenths) {
        let Some((first, written)) = other.first else { return };
        self.begin((first.0 + x, first.1 + y));
        self.out.push_str(other.out.get(written..).unwrap_or_default());
        self.at = (other.at.0 + x, other.at.1 + y);
        self.start = (other.start.0 + x, other.start.1 + y);
        self.before = other.before;
    }

    fn begin(&mut self, at: Tenths) {
        self.before = ' ';
        self.letter('m');
        self.to(self.at, at);
        (self.at, self.start) = (at, at);
        self.first.get_or_insert((at, self.out.len()));
    }

    fn points(&mut self, letter: char, points: &[Point]) {
        self.letter(letter);
        let from = self.at;
        for point in points {
            self.at = (Self::tenths(point.x), Self::tenths(point.y));
            self.to(from, self.at);
        }
    }

    /// Schrijft een opdracht, tenzij zij dezelfde is als de vorige.
    fn letter(&mut self, letter: char) {
        if letter != self.before {
            self.out.push(letter);
        }
        self.before = letter;
    }

    fn to(&mut self, from: Tenths, to: Tenths) {
        self.number(to.0 - from.0);
        self.number(to.1 - from.1);
    }

    /// Een getal achter het vorige; een minteken scheidt ook.
    fn number(&mut self, value: i32) {
        if value >= 0 && self.out.ends_with(|c: char| c.is_ascii_digit()) {
            self.out.push(' ');
        }
        let _ = write!(self.out, "{value}");
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use resvg::tiny_skia::PathBuilder;

    fn proef() -> Path {
        let mut path = PathBuilder::new();
        path.move_to(39.3, 77.8);
        path.line_to(39.3, 73.0);
        path.line_to(52.2, 60.3);
        path.quad_to(54.0, 58.4, 55.3, 57.0);
        path.close();
        path.move_to(1.0, 2.0);
        path.line_to(0.04, 0.0);
        path.close();
        path.finish().unwrap()
    }

    #[test]
    fn elk_punt_staat_vanaf_het_vorige() {
        let mut pen = Pen::default();
        pen.path(&proef());
        assert_eq!(pen.as_str(), "m393 778l0-48 129-127q18-19 31-33zm-383-758l-10-20z");
    }

    #[test]
    fn een_stempel_is_hetzelfde_pad_op_een_andere_plek() {
        let mut glyph = Pen::default();
        glyph.path(&proef());
        let mut pen = Pen::default();
        pen.stamp(&glyph, (0, 0));
        assert_eq!(pen.as_str(), glyph.as_str());
        pen.stamp(&glyph, (100, -20));
        // Van het begin van het laatste pad (10, 20) naar het begin van het eerste (493, 758).
        assert!(pen.as_str().ends_with("zm483 738l0-48 129-127q18-19 31-33zm-383-758l-10-20z"), "{}", pen.as_str());
        pen.stamp(&Pen::default(), (5, 5));
        assert!(pen.as_str().ends_with("l-10-20z"));
    }
}

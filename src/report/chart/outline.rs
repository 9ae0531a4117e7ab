//! De inkt als SVG waarin elke letter een omtrek is.

use std::fmt::Write as _;

use super::ink::{Color, Ink, Mark};
use super::pen::Pen;

/// Een SVG van `width` bij `height` px. De paden staan in tienden daarvan; één schaal om alles heen maakt ze weer even
/// groot.
pub(super) fn outlined(inks: &[Ink<'_>], (width, height): (u32, u32)) -> String {
    let mut out = format!(
        "<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" xmlns=\"http://www.w3.org/2000/svg\"><g transform=\"scale(.1)\">"
    );
    for ink in inks {
        let mut pen = Pen::default();
        let kind = match &ink.mark {
            Mark::Area(path) => {
                pen.path(path);
                Kind::Fill
            }
            Mark::Letters(letters) => {
                for letter in letters {
                    pen.stamp(&letter.glyph.outline, letter.tenths);
                }
                Kind::Fill
            }
            Mark::Line(path, width) => {
                pen.path(path);
                Kind::Stroke(*width)
            }
        };
        element(&mut out, &kind, ink, pen.as_str());
    }
    out.push_str("</g></svg>");
    out
}

enum Kind {
    Fill,
    Stroke(f32),
}

fn element(out: &mut String, kind: &Kind, ink: &Ink<'_>, d: &str) {
    let color = hex(ink.color);
    let (name, rest) = match kind {
        Kind::Fill => ("fill", String::new()),
        Kind::Stroke(width) => ("stroke", format!(" fill=\"none\" stroke-width=\"{}\"", width * 10.0)),
    };
    let _ = write!(out, "<path {name}=\"{color}\"{rest}");
    if ink.opacity < 1.0 {
        let _ = write!(out, " {name}-opacity=\"{}\"", ink.opacity);
    }
    let _ = write!(out, " d=\"{d}\"/>");
}

fn hex([red, green, blue]: Color) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

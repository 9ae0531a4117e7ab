//! De inkt als punten op wit papier.

use resvg::tiny_skia::{FillRule, Paint, Pixmap, Stroke, Transform};

use super::glyph::Placed;
use super::ink::{Color, Ink, Mark};

/// Het vel van `width` bij `height` px; niets als het te groot is.
pub(super) fn paint(inks: &[Ink<'_>], (width, height): (u32, u32)) -> Option<Pixmap> {
    let mut pixmap = Pixmap::new(width, height)?;
    for ink in inks {
        match &ink.mark {
            Mark::Area(path) => {
                let bounds = path.bounds();
                if bounds.width() > 0.0 && bounds.height() > 0.0 {
                    pixmap.fill_path(path, &solid(ink), FillRule::Winding, Transform::identity(), None);
                }
            }
            Mark::Line(path, width) => {
                let stroke = Stroke { width: *width, ..Stroke::default() };
                pixmap.stroke_path(path, &solid(ink), &stroke, Transform::identity(), None);
            }
            Mark::Letters(letters) => {
                for letter in letters {
                    stamp(&mut pixmap, letter, ink.color);
                }
            }
        }
    }
    Some(pixmap)
}

fn solid(ink: &Ink<'_>) -> Paint<'static> {
    let [red, green, blue] = ink.color;
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color_rgba8(red, green, blue, (ink.opacity * 255.0).round() as u8);
    paint
}

/// Zet een letter op het vel, dat dekkend is; wat erbuiten valt blijft weg.
fn stamp(pixmap: &mut Pixmap, letter: &Placed, color: Color) {
    let glyph = &letter.glyph;
    let (x, y) = (letter.at.0 + glyph.left, letter.at.1 + glyph.top);
    let skip = usize::try_from(-x).unwrap_or(0);
    let (Ok(left), Ok(cell)) = (usize::try_from(x.max(0)), usize::try_from(glyph.coverage.width())) else { return };
    let width = pixmap.width() as usize;
    let (pixels, _) = pixmap.data_mut().as_chunks_mut::<4>();
    for (down, row) in (0..).zip(glyph.coverage.data().chunks_exact(cell)) {
        let line = usize::try_from(y + down).ok().and_then(|y| pixels.get_mut(y * width..)?.get_mut(left..width));
        let (Some(line), Some(row)) = (line, row.get(skip..)) else { continue };
        for (pixel, coverage) in line.iter_mut().zip(row) {
            match coverage {
                0 => {}
                255 => *pixel = opaque(color),
                _ => *pixel = mix(*pixel, color, *coverage),
            }
        }
    }
}

fn opaque([red, green, blue]: Color) -> [u8; 4] {
    [red, green, blue, 255]
}

/// Een punt onder een kleur die het voor `coverage` van de 255 bedekt.
fn mix([r, g, b, _]: [u8; 4], [red, green, blue]: Color, coverage: u8) -> [u8; 4] {
    let over = |under: u8, on: u8| {
        let sum = u32::from(on) * u32::from(coverage) + u32::from(under) * u32::from(255 - coverage);
        ((sum + 127) / 255) as u8
    };
    [over(r, red), over(g, green), over(b, blue), 255]
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::chart::glyph::placed;
    use crate::font::{Weight, inter};
    use ab_glyph::Font as _;

    /// Een letter op elke plek, ook half van het vel: nooit paniek, en binnen het vel altijd hetzelfde beeld.
    #[test]
    fn een_letter_die_van_het_vel_valt_wordt_afgesneden() {
        let font = inter(Weight::SemiBold).unwrap();
        let scale = 40.0 / font.units_per_em().unwrap();
        let id = font.glyph_id('W').0;
        let drawn = |x: f32, y: f32| {
            let letters = placed(Weight::SemiBold, id, scale, (x, y)).into_iter().collect();
            let ink = Ink { color: [10, 20, 30], opacity: 1.0, mark: Mark::Letters(letters) };
            paint(&[ink], (60, 60)).unwrap()
        };
        let whole = drawn(10.0, 45.0);
        assert!(whole.pixels().iter().any(|p| (p.red(), p.green(), p.blue()) == (10, 20, 30)));
        for (dx, dy) in [(-30, 0), (30, 0), (0, -30), (0, 30), (-200, -200), (200, 200)] {
            let moved = drawn(10.0 + dx as f32, 45.0 + dy as f32);
            for (x, y) in (0..60).flat_map(|x| (0..60).map(move |y| (x, y))) {
                let from = (x - dx, y - dy);
                if (0..60).contains(&from.0) && (0..60).contains(&from.1) {
                    let at = |p: &Pixmap, x: i32, y: i32| p.pixels()[(y * 60 + x) as usize];
                    assert_eq!(at(&moved, x, y), at(&whole, from.0, from.1), "{dx} {dy}: {x} {y}");
                }
            }
        }
    }

    #[test]
    fn halve_dekking_ligt_ertussen() {
        assert_eq!(mix([255, 255, 255, 255], [0, 100, 255], 128), [127, 177, 255, 255]);
        assert_eq!(mix([9, 9, 9, 255], [0, 0, 0], 1), [9, 9, 9, 255]);
    }
}

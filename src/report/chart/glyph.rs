//! De letters van Inter, elk één keer getekend: als dekking per punt voor een PNG en als pad voor een SVG.
//!
//! Een grafiek telt er duizend en een regio steeds dezelfde honderd. Een letter staat op een kwart px nauwkeurig, een
//! vijftigste millimeter op papier. Weet niet van welke tekst een letter is.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use ab_glyph::{Font as _, FontRef, GlyphId, OutlineCurve};
use resvg::tiny_skia::{FillRule, Mask, Path, PathBuilder, Transform};

use super::pen::Pen;
use crate::font::{Weight, inter};

/// Delen van een px waarop een letter kan beginnen, langs de regel.
const ALONG: f32 = 4.0;
/// En dwars daarop: elke grootte heeft maar één grondlijn, dus fijner kost niets.
const ACROSS: f32 = 16.0;

/// Een getekende letter, vanaf haar oorsprong op de grondlijn.
pub(super) struct Glyph {
    /// Haar pad, in tienden van een px.
    pub(super) outline: Pen,
    /// Hoe ver de dekking links van de oorsprong begint, in hele px.
    pub(super) left: i32,
    /// Hoe ver zij eronder begint; boven de grondlijn is dat negatief.
    pub(super) top: i32,
    /// De dekking van elk punt.
    pub(super) coverage: Mask,
}

/// Een letter op haar plek: de oorsprong in hele px, en in tienden.
pub(super) struct Placed {
    pub(super) glyph: Arc<Glyph>,
    pub(super) at: (i32, i32),
    pub(super) tenths: (i32, i32),
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    bold: bool,
    id: u16,
    scale: u32,
    fraction: (u8, u8),
}

type Glyphs = RwLock<HashMap<Key, Option<Arc<Glyph>>>>;

/// Een letter van Inter op `(x, y)`; `scale` is px per eenheid van het lettertype. Niets voor een spatie.
pub(super) fn placed(weight: Weight, id: u16, scale: f32, (x, y): (f32, f32)) -> Option<Placed> {
    static GLYPHS: LazyLock<Glyphs> = LazyLock::new(Glyphs::default);
    let ((left, fx), (top, fy)) = (split(x, ALONG), split(y, ACROSS));
    let key = Key { bold: weight == Weight::SemiBold, id, scale: scale.to_bits(), fraction: (fx, fy) };
    let known = GLYPHS.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
    let glyph = known.unwrap_or_else(|| {
        let shift = (f32::from(fx) / ALONG, f32::from(fy) / ACROSS);
        let drawn = draw(inter(weight)?, id, scale, shift).map(Arc::new);
        GLYPHS.write().unwrap_or_else(PoisonError::into_inner).insert(key, drawn.clone());
        drawn
    });
    Some(Placed { glyph: glyph?, at: (left, top), tenths: (Pen::tenths(x), Pen::tenths(y)) })
}

/// Een plek als hele px en een aantal delen daarvan.
fn split(value: f32, parts: f32) -> (i32, u8) {
    let rounded = (value * parts).round();
    let whole = (rounded / parts).floor();
    (whole as i32, (rounded - whole * parts) as u8)
}

fn draw(font: &FontRef<'_>, id: u16, scale: f32, (fx, fy): (f32, f32)) -> Option<Glyph> {
    let path = outline(font, id)?.transform(Transform::from_scale(scale, -scale))?;
    let moved = path.clone().transform(Transform::from_translate(fx, fy))?;
    let bounds = moved.bounds();
    let (left, top) = (bounds.left().floor(), bounds.top().floor());
    let size = |from: f32, to: f32| (to.ceil() - from).max(1.0) as u32;
    let mut coverage = Mask::new(size(left, bounds.right()), size(top, bounds.bottom()))?;
    coverage.fill_path(&moved, FillRule::Winding, true, Transform::from_translate(-left, -top));
    // Er zijn zestien metingen per punt; meer tinten dan dat maken alleen het palet en het bestand groter.
    for tint in coverage.data_mut() {
        *tint = ((u16::from(*tint) + 8) / 17 * 17) as u8;
    }
    let mut outline = Pen::default();
    outline.path(&path);
    Some(Glyph { outline, left: left as i32, top: top as i32, coverage })
}

/// De omtrek van een letter in eenheden van het lettertype.
fn outline(font: &FontRef<'_>, id: u16) -> Option<Path> {
    let mut path = PathBuilder::new();
    let mut at = None;
    for curve in font.outline(GlyphId(id))?.curves {
        let from = match curve {
            OutlineCurve::Line(a, _) | OutlineCurve::Quad(a, ..) | OutlineCurve::Cubic(a, ..) => a,
        };
        if at != Some(from) {
            if at.is_some() {
                path.close();
            }
            path.move_to(from.x, from.y);
        }
        at = Some(match curve {
            // Het slot van een omtrek die al rond is.
            OutlineCurve::Line(a, b) if a == b => b,
            OutlineCurve::Line(_, b) => {
                path.line_to(b.x, b.y);
                b
            }
            OutlineCurve::Quad(_, c, b) => {
                path.quad_to(c.x, c.y, b.x, b.y);
                b
            }
            OutlineCurve::Cubic(_, c, d, b) => {
                path.cubic_to(c.x, c.y, d.x, d.y, b.x, b.y);
                b
            }
        });
    }
    path.close();
    path.finish()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn een_plek_is_een_hele_px_en_een_deel() {
        assert_eq!(split(10.3, ALONG), (10, 1));
        assert_eq!(split(10.9, ALONG), (11, 0));
        assert_eq!(split(-0.2, ALONG), (-1, 3));
        assert_eq!(split(7.84, ACROSS), (7, 13));
    }

    #[test]
    fn een_letter_is_er_en_een_spatie_niet() {
        let font = inter(Weight::Regular).unwrap();
        let scale = 36.0 / font.units_per_em().unwrap();
        let l = placed(Weight::Regular, font.glyph_id('l').0, scale, (100.25, 50.0)).unwrap();
        assert_eq!((l.at, l.tenths), ((100, 50), (1003, 500)));
        // Een l is een rechthoek: in het midden dekkend, en met haar voet op de grondlijn.
        let Glyph { coverage, top, .. } = &*l.glyph;
        assert!(coverage.data().contains(&255));
        assert_eq!(top + i32::try_from(coverage.height()).unwrap(), 0);
        assert!(placed(Weight::Regular, font.glyph_id(' ').0, scale, (0.0, 0.0)).is_none());
    }
}

//! Een gelezen tekening als inkt: vlakken, lijnen en letters, elk in één kleur, van onder naar boven. Hieruit volgen de
//! punten van de PNG en de omtrekken van de SVG, zodat zij hetzelfde beeld zijn.

use resvg::tiny_skia::Path;
use resvg::usvg::layout::{PositionedGlyph, Span};
use resvg::usvg::{self, Group, Node, Paint};

use super::glyph::{Placed, placed};
use crate::font::weight_of;

/// Rood, groen en blauw.
pub(super) type Color = [u8; 3];

/// Iets in één kleur.
pub(super) struct Ink<'a> {
    pub(super) color: Color,
    /// Hoeveel zij dekt, van 0 tot 1.
    pub(super) opacity: f32,
    pub(super) mark: Mark<'a>,
}

/// Wat er in die kleur staat.
pub(super) enum Mark<'a> {
    /// Een gevuld vlak.
    Area(&'a Path),
    /// Een lijn, zo breed in px.
    Line(&'a Path, f32),
    /// Dekkende letters van Inter.
    Letters(Vec<Placed>),
}

/// De inkt van een gelezen SVG van ons, die alleen effen kleuren heeft en niets draait of schaalt.
pub(super) fn inks(tree: &usvg::Tree) -> Vec<Ink<'_>> {
    let mut inks = Vec::new();
    group(tree.root(), 1.0, &mut inks);
    inks
}

fn group<'a>(from: &'a Group, opacity: f32, inks: &mut Vec<Ink<'a>>) {
    let opacity = opacity * from.opacity().get();
    for node in from.children() {
        match node {
            Node::Group(inner) => group(inner, opacity, inks),
            Node::Path(path) => shape(path, opacity, inks),
            Node::Text(text) => match text.layouted().iter().map(letters).collect::<Option<Vec<_>>>() {
                Some(spans) if opacity >= 1.0 => inks.extend(spans),
                // Een eigen lettertype: de omtrekken zoals usvg ze maakt.
                _ => group(text.flattened(), opacity, inks),
            },
            Node::Image(_) => {}
        }
    }
}

fn shape<'a>(path: &'a usvg::Path, opacity: f32, inks: &mut Vec<Ink<'a>>) {
    if let Some(fill) = path.fill()
        && let Paint::Color(color) = fill.paint()
    {
        let mark = Mark::Area(path.data());
        inks.push(Ink { color: rgb(*color), opacity: opacity * fill.opacity().get(), mark });
    }
    if let Some(stroke) = path.stroke()
        && let Paint::Color(color) = stroke.paint()
    {
        let mark = Mark::Line(path.data(), stroke.width().get());
        inks.push(Ink { color: rgb(*color), opacity: opacity * stroke.opacity().get(), mark });
    }
}

/// Een stuk tekst in Inter, in één dekkende kleur; niets bij andere tekst.
fn letters(span: &Span) -> Option<Ink<'static>> {
    let fill = span.fill.as_ref().filter(|f| span.stroke.is_none() && f.opacity().get() >= 1.0)?;
    let Paint::Color(color) = fill.paint() else { return None };
    let mut letters = Vec::with_capacity(span.positioned_glyphs.len());
    for glyph in &span.positioned_glyphs {
        letters.extend(letter(glyph)?);
    }
    Some(Ink { color: rgb(*color), opacity: 1.0, mark: Mark::Letters(letters) })
}

/// Een letter van Inter, `Some(None)` voor een spatie; niets voor een letter van een ander lettertype.
fn letter(glyph: &PositionedGlyph) -> Option<Option<Placed>> {
    let weight = weight_of(glyph.font)?;
    let place = glyph.outline_transform();
    Some(placed(weight, u16::try_from(glyph.id.0).ok()?, place.sx, (place.tx, place.ty)))
}

fn rgb(color: usvg::Color) -> Color {
    [color.red, color.green, color.blue]
}

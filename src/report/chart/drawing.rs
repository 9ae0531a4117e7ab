//! Een tekening: een lijst vormen op een vel van vaste breedte, waarvan de hoogte pas aan het einde bekend is.
//!
//! De opmaak (`gap`, `path`, `frame`) vult haar en `svg` schrijft haar weg. Zo is de opmaak te toetsen zonder SVG te
//! lezen: wat overlapt of buiten het vel valt, staat in deze lijst.

use super::palette::Role;
use super::text::{Style, clean};
use crate::font::Letters;
use crate::huisstijl::Huisstijl;

/// Een plek op het vel, in px vanaf linksboven.
pub(super) type Point = (f64, f64);

/// Waar een tekst begint ten opzichte van zijn plek.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// De plek is links van de tekst.
    Start,
    /// De plek is het midden.
    Middle,
    /// De plek is rechts.
    End,
}

/// Iets op het vel.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// Een lijn door punten; `dashed` is gestippeld.
    Line { points: Vec<Point>, color: Role, width: u32, dashed: bool },
    /// Een gevuld vlak.
    Area { points: Vec<Point>, color: Role, opacity: f64 },
    /// Een gevulde cirkel.
    Disc { center: Point, radius: f64, color: Role },
    /// Een regel tekst; de plek ligt op de grondlijn van de letters.
    Text { text: String, at: Point, anchor: Anchor, style: Style, color: Role },
    /// Het logo van de huisstijl, van linksboven tot rechtsonder.
    Logo { from: Point, to: Point },
}

/// De vormen, van onder naar boven.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawing {
    pub(super) shapes: Vec<Shape>,
    /// Waarmee tekst gezet en dus ook gemeten wordt.
    pub(super) letters: Letters,
    /// De maat waarop het logo getekend wordt, als er een is.
    pub(super) logo: Option<Point>,
}

impl Drawing {
    /// Een leeg vel in een huisstijl.
    pub(super) fn new(huisstijl: &Huisstijl) -> Self {
        let logo = huisstijl.logo.as_ref().map(|l| (f64::from(l.breedte()), f64::from(l.hoogte())));
        Self { shapes: Vec::new(), letters: huisstijl.letters.clone(), logo }
    }

    /// Het logo, met zijn rechterbovenhoek op `(right, top)`; geeft zijn maat.
    pub(super) fn logo(&mut self, (right, top): Point) -> Option<Point> {
        let (width, height) = self.logo?;
        self.shapes.push(Shape::Logo { from: (right - width, top), to: (right, top + height) });
        Some((width, height))
    }

    /// Een lijn.
    pub(super) fn line(&mut self, points: Vec<Point>, color: Role, width: u32) {
        self.shapes.push(Shape::Line { points, color, width, dashed: false });
    }

    /// Een gestippelde lijn.
    pub(super) fn dashed(&mut self, points: Vec<Point>, color: Role, width: u32) {
        self.shapes.push(Shape::Line { points, color, width, dashed: true });
    }

    /// Een dicht vlak.
    pub(super) fn area(&mut self, points: Vec<Point>, color: Role) {
        self.translucent(points, color, 1.0);
    }

    /// Een vlak waar men doorheen kijkt.
    pub(super) fn translucent(&mut self, points: Vec<Point>, color: Role, opacity: f64) {
        self.shapes.push(Shape::Area { points, color, opacity });
    }

    /// Een rechthoek van `(x0, y0)` tot `(x1, y1)`.
    pub(super) fn rect(&mut self, (x0, y0): Point, (x1, y1): Point, color: Role) {
        self.area(vec![(x0, y0), (x1, y0), (x1, y1), (x0, y1)], color);
    }

    /// Een cirkel.
    pub(super) fn disc(&mut self, center: Point, radius: f64, color: Role) {
        self.shapes.push(Shape::Disc { center, radius, color });
    }

    /// Een regel tekst op de grondlijn `at`.
    pub(super) fn text(&mut self, text: &str, at: Point, anchor: Anchor, style: Style, color: Role) {
        let text = clean(text);
        if !text.trim().is_empty() {
            self.shapes.push(Shape::Text { text, at, anchor, style, color });
        }
    }

    /// Regels onder elkaar, de eerste met zijn bovenkant op `top`; geeft de onderkant van de laatste.
    pub(super) fn lines(
        &mut self,
        lines: &[String],
        (x, top): Point,
        anchor: Anchor,
        style: Style,
        color: Role,
    ) -> f64 {
        let mut y = top;
        for line in lines {
            let baseline = y + style.line() / 2.0 + style.half_cap();
            self.text(line, (x, baseline), anchor, style, color);
            y += style.line();
        }
        y
    }

    /// Regels onder elkaar rond een verticaal midden.
    pub(super) fn centered(&mut self, lines: &[String], (x, middle): Point, anchor: Anchor, style: Style, color: Role) {
        let top = middle - lines.len() as f64 * style.line() / 2.0;
        self.lines(lines, (x, top), anchor, style, color);
    }
}

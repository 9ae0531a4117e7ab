//! Een tekening als SVG, met plotters, en met de titel en beschrijving die een schermlezer voorleest.

use std::fmt::Display;

use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, DashedPathElement, PathElement, Polygon, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, ShapeStyle, TextStyle};
use resvg::usvg;

use super::controle::{ChartError, controleer};
use super::drawing::{Anchor, Drawing, Point, Shape};
use super::palette::PAPER;
use super::text::clean;
use super::{ChartSpec, WIDTH, compare, gap, map, money, overview, path};
use crate::alt;
use crate::huisstijl::Huisstijl;

/// Waar plotters de bovenkant van een tekst ziet, in em boven de grondlijn.
const TOP: f64 = 0.76;

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// De grafiek als SVG met tekst: doorzoekbaar, en klein naast een webfont.
///
/// # Errors
/// [`ChartError`] als de gegevens niet te tekenen zijn.
pub fn svg(spec: &ChartSpec, huisstijl: &Huisstijl) -> Result<String, ChartError> {
    Ok(Sheet::draw(spec, huisstijl)?.finish(spec, huisstijl))
}

/// Een getekend vel, nog zonder kop en logo.
pub(super) struct Sheet {
    body: String,
    height: u32,
    logo: Option<Point>,
}

impl Sheet {
    /// Tekent een grafiek.
    pub(super) fn draw(spec: &ChartSpec, huisstijl: &Huisstijl) -> Result<Self, ChartError> {
        let (drawing, height) = lay_out(spec, huisstijl)?;
        let mut body = String::new();
        {
            let area = SVGBackend::with_string(&mut body, (WIDTH, height)).into_drawing_area();
            render(&drawing, huisstijl, &area).map_err(|e| ChartError::tekenen(spec, e))?;
            area.present().map_err(|e| ChartError::tekenen(spec, e))?;
        }
        let logo = drawing.shapes.iter().find_map(|s| match s {
            Shape::Logo { from, .. } => Some(*from),
            _ => None,
        });
        Ok(Self { body, height, logo })
    }

    /// Breedte en hoogte in px.
    pub(super) fn size(&self) -> (u32, u32) {
        (WIDTH, self.height)
    }

    /// Waar het logo staat, als er een is.
    pub(super) fn logo(&self) -> Option<Point> {
        self.logo
    }

    /// De SVG met kop en logo.
    pub(super) fn finish(&self, spec: &ChartSpec, huisstijl: &Huisstijl) -> String {
        with_head(spec, &self.with_logo(&self.body, huisstijl))
    }

    /// Zet het logo achteraan in een SVG van dit vel, die als plotters en usvg op `</svg>` eindigt.
    pub(super) fn with_logo(&self, svg: &str, huisstijl: &Huisstijl) -> String {
        match (&huisstijl.logo, self.logo, svg.rsplit_once("</svg>")) {
            (Some(logo), Some((x, y)), Some((before, after))) => {
                format!("{before}{}\n</svg>{after}", logo.svg((px(x), px(y))))
            }
            _ => svg.to_owned(),
        }
    }

    /// Het vel zoals resvg het leest, alleen met de lettertypen van het programma en de huisstijl; zonder logo, want
    /// resvg leest hier geen plaatjes.
    pub(super) fn tree(&self, spec: &ChartSpec, huisstijl: &Huisstijl) -> Result<usvg::Tree, ChartError> {
        let fontdb = huisstijl.letters.database();
        let options = usvg::Options { font_family: "Inter".to_owned(), fontdb, ..usvg::Options::default() };
        usvg::Tree::from_str(&self.body, &options).map_err(|e| ChartError::tekenen(spec, e))
    }
}

/// De vormen van een grafiek en de hoogte van haar vel.
pub(super) fn lay_out(spec: &ChartSpec, huisstijl: &Huisstijl) -> Result<(Drawing, u32), ChartError> {
    controleer(spec)?;
    let mut drawing = Drawing::new(huisstijl);
    let height = match spec {
        ChartSpec::Gap(chart) => gap::draw(&mut drawing, chart),
        ChartSpec::Ingroeipad(chart) => path::draw(&mut drawing, chart),
        ChartSpec::Overzicht(chart) => overview::draw(&mut drawing, chart),
        ChartSpec::Vergelijk(chart) => compare::draw(&mut drawing, chart),
        ChartSpec::Kaart(chart) => map::draw(&mut drawing, chart),
        ChartSpec::Geld(chart) => money::draw(&mut drawing, chart),
    };
    Ok((drawing, px(height).max(1).unsigned_abs()))
}

/// Een maat in hele px; de tekening is groot genoeg om niet fijner te hoeven.
fn px(value: f64) -> i32 {
    value.round().clamp(-1e6, 1e6) as i32
}

fn at((x, y): Point) -> (i32, i32) {
    (px(x), px(y))
}

/// Zet de vormen om naar elementen van plotters.
fn render<'a>(
    drawing: &Drawing,
    huisstijl: &Huisstijl,
    area: &Area<'a>,
) -> Result<(), DrawingAreaErrorKind<<SVGBackend<'a> as plotters::backend::DrawingBackend>::ErrorType>> {
    area.fill(&PAPER.rgb(huisstijl))?;
    for shape in &drawing.shapes {
        match shape {
            Shape::Line { points, color, width, dashed } => {
                let style: ShapeStyle = color.rgb(huisstijl).stroke_width(*width);
                let points: Vec<(i32, i32)> = points.iter().copied().map(at).collect();
                if *dashed {
                    let (on, off) = (*width * 3 + 6, *width + 9);
                    area.draw(&DashedPathElement::new(points, on, off, style))?;
                } else {
                    area.draw(&PathElement::new(points, style))?;
                }
            }
            Shape::Area { points, color, opacity } => {
                let points: Vec<(i32, i32)> = points.iter().copied().map(at).collect();
                area.draw(&Polygon::new(points, color.rgb(huisstijl).mix(*opacity).filled()))?;
            }
            Shape::Disc { center, radius, color } => {
                area.draw(&Circle::new(at(*center), px(*radius), color.rgb(huisstijl).filled()))?
            }
            Shape::Text { text, at: (x, baseline), anchor, style, color } => {
                let h_pos = match anchor {
                    Anchor::Start => HPos::Left,
                    Anchor::Middle => HPos::Center,
                    Anchor::End => HPos::Right,
                };
                let font = drawing.letters.desc(style.weight, style.size);
                let color = color.rgb(huisstijl);
                let style_text = TextStyle::from(font).pos(Pos::new(h_pos, VPos::Top)).color(&color);
                let top = (px(*x), px(baseline - TOP * style.size));
                area.draw(&Text::new(text.as_str(), top, style_text))?;
            }
            // plotters tekent geen plaatjes; het logo komt er achteraf bij.
            Shape::Logo { .. } => {}
        }
    }
    Ok(())
}

/// Zet de titel en de beschrijving in de kop, die plotters en usvg niet schrijven.
pub(super) fn with_head(spec: &ChartSpec, svg: &str) -> String {
    let title = escape(&spec.caption().title);
    let desc = escape(alt::text(spec));
    match svg.split_once("<svg ").and_then(|(_, rest)| rest.split_once('>')) {
        Some((attributes, content)) => {
            format!("<svg role=\"img\" lang=\"nl\" {attributes}>\n<title>{title}</title>\n<desc>{desc}</desc>{content}")
        }
        None => svg.to_owned(),
    }
}

/// Maakt van tekst XML.
fn escape(text: impl Display) -> String {
    clean(&text.to_string()).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

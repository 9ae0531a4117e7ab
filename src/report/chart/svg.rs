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
use super::{ChartSpec, WIDTH, compare, gap, overview, path};
use crate::{alt, font};

/// Waar plotters de bovenkant van een tekst ziet, in em boven de grondlijn.
const TOP: f64 = 0.76;

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// De grafiek als SVG met tekst: doorzoekbaar, en klein naast een webfont.
///
/// # Errors
/// [`ChartError`] als de gegevens niet te tekenen zijn.
pub fn svg(spec: &ChartSpec) -> Result<String, ChartError> {
    let (drawing, height) = lay_out(spec)?;
    let mut body = String::new();
    {
        let area = SVGBackend::with_string(&mut body, (WIDTH, height)).into_drawing_area();
        render(&drawing, &area).map_err(|e| ChartError::tekenen(spec, e))?;
        area.present().map_err(|e| ChartError::tekenen(spec, e))?;
    }
    Ok(with_head(spec, &body))
}

/// De grafiek als SVG waarin elke letter een omtrek is: voor Word, dat Inter niet heeft.
///
/// # Errors
/// [`ChartError`] als de gegevens niet te tekenen zijn.
pub fn outlined_svg(spec: &ChartSpec) -> Result<String, ChartError> {
    let options =
        usvg::WriteOptions { preserve_text: false, coordinates_precision: 1, ..usvg::WriteOptions::default() };
    let tree = tree(spec)?;
    let size = tree.size();
    // usvg laat de viewBox weg; zonder haar schaalt het plaatje in Word en op een webpagina niet mee.
    let view = format!("<svg viewBox=\"0 0 {} {}\" ", size.width(), size.height());
    let outlined = tree.to_string(&options).replacen("<svg ", &view, 1);
    Ok(with_head(spec, &outlined))
}

/// De grafiek zoals resvg haar leest, alleen met de lettertypen van het programma.
pub(super) fn tree(spec: &ChartSpec) -> Result<usvg::Tree, ChartError> {
    let options =
        usvg::Options { font_family: "Inter".to_owned(), fontdb: font::database(), ..usvg::Options::default() };
    usvg::Tree::from_str(&svg(spec)?, &options).map_err(|e| ChartError::tekenen(spec, e))
}

/// De vormen van een grafiek en de hoogte van haar vel.
pub(super) fn lay_out(spec: &ChartSpec) -> Result<(Drawing, u32), ChartError> {
    controleer(spec)?;
    let mut drawing = Drawing::default();
    let height = match spec {
        ChartSpec::Gap(chart) => gap::draw(&mut drawing, chart),
        ChartSpec::Ingroeipad(chart) => path::draw(&mut drawing, chart),
        ChartSpec::Overzicht(chart) => overview::draw(&mut drawing, chart),
        ChartSpec::Vergelijk(chart) => compare::draw(&mut drawing, chart),
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
    area: &Area<'a>,
) -> Result<(), DrawingAreaErrorKind<<SVGBackend<'a> as plotters::backend::DrawingBackend>::ErrorType>> {
    area.fill(&PAPER)?;
    for shape in &drawing.shapes {
        match shape {
            Shape::Line { points, color, width, dashed } => {
                let style: ShapeStyle = color.stroke_width(*width);
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
                area.draw(&Polygon::new(points, color.mix(*opacity).filled()))?;
            }
            Shape::Disc { center, radius, color } => {
                area.draw(&Circle::new(at(*center), px(*radius), color.filled()))?
            }
            Shape::Text { text, at: (x, baseline), anchor, style, color } => {
                let h_pos = match anchor {
                    Anchor::Start => HPos::Left,
                    Anchor::Middle => HPos::Center,
                    Anchor::End => HPos::Right,
                };
                let style_text =
                    TextStyle::from(font::desc(style.weight, style.size)).pos(Pos::new(h_pos, VPos::Top)).color(color);
                let top = (px(*x), px(baseline - TOP * style.size));
                area.draw(&Text::new(text.as_str(), top, style_text))?;
            }
        }
    }
    Ok(())
}

/// Zet de titel en de beschrijving in de kop, die plotters en usvg niet schrijven.
fn with_head(spec: &ChartSpec, svg: &str) -> String {
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

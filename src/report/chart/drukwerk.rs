//! Een grafiek als stel bestanden om te plakken: PNG op drukkwaliteit (1890 px breed, 300 punten per inch), SVG met
//! tekst, en SVG met omtrekken. Uit één gelezen tekening: lezen is duur.

use png::{BitDepth, ColorType, Encoder, Filter, PixelDimensions, Unit};
use resvg::tiny_skia::{Pixmap, PixmapPaint, Transform};
use resvg::usvg;

use super::ChartSpec;
use super::controle::ChartError;
use super::drawing::Point;
use super::outline::compact;
use super::svg::{Sheet, with_head};
use crate::huisstijl::Huisstijl;

/// 300 punten per inch, in punten per meter; resvg's eigen PNG draagt geen maat en wordt in Word te groot.
const PER_METER: u32 = 11_811;

/// Een grafiek, klaar om te plakken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drukwerk {
    /// De SVG met tekst.
    pub svg: String,
    /// De SVG waarin elke letter een omtrek is.
    pub omtrek: String,
    /// De PNG.
    pub png: Vec<u8>,
}

/// Tekent een grafiek in elk formaat.
///
/// # Errors
/// [`ChartError`] als de gegevens niet te tekenen zijn.
pub fn drukwerk(spec: &ChartSpec, huisstijl: &Huisstijl) -> Result<Drukwerk, ChartError> {
    let sheet = Sheet::draw(spec, huisstijl)?;
    let tree = sheet.tree(spec, huisstijl)?;
    Ok(Drukwerk {
        svg: sheet.finish(spec, huisstijl),
        omtrek: outline(spec, huisstijl, &sheet, &tree),
        png: pixels(spec, huisstijl, sheet.logo(), &tree)?,
    })
}

/// De grafiek als PNG.
///
/// # Errors
/// [`ChartError`] als de gegevens niet te tekenen zijn.
pub fn png(spec: &ChartSpec, huisstijl: &Huisstijl) -> Result<Vec<u8>, ChartError> {
    let sheet = Sheet::draw(spec, huisstijl)?;
    pixels(spec, huisstijl, sheet.logo(), &sheet.tree(spec, huisstijl)?)
}

/// De grafiek als SVG waarin elke letter een omtrek is: voor Word, dat Inter niet heeft.
///
/// # Errors
/// [`ChartError`] als de gegevens niet te tekenen zijn.
pub fn outlined_svg(spec: &ChartSpec, huisstijl: &Huisstijl) -> Result<String, ChartError> {
    let sheet = Sheet::draw(spec, huisstijl)?;
    let tree = sheet.tree(spec, huisstijl)?;
    Ok(outline(spec, huisstijl, &sheet, &tree))
}

fn outline(spec: &ChartSpec, huisstijl: &Huisstijl, sheet: &Sheet, tree: &usvg::Tree) -> String {
    // Een tiende px is een 120e millimeter op papier.
    let options = usvg::WriteOptions {
        preserve_text: false,
        coordinates_precision: 1,
        indent: usvg::Indent::None,
        ..usvg::WriteOptions::default()
    };
    let size = tree.size();
    // usvg laat de viewBox weg; zonder haar schaalt het plaatje in Word en op een webpagina niet mee.
    let view = format!("<svg viewBox=\"0 0 {} {}\" ", size.width(), size.height());
    let outlined = compact(&tree.to_string(&options)).replacen("<svg ", &view, 1);
    with_head(spec, &sheet.with_logo(&outlined, huisstijl))
}

fn pixels(
    spec: &ChartSpec,
    huisstijl: &Huisstijl,
    logo: Option<Point>,
    tree: &usvg::Tree,
) -> Result<Vec<u8>, ChartError> {
    let size = tree.size().to_int_size();
    let mut pixmap =
        Pixmap::new(size.width(), size.height()).ok_or_else(|| ChartError::tekenen(spec, "het vel is te groot"))?;
    resvg::render(tree, Transform::default(), &mut pixmap.as_mut());
    if let (Some(image), Some((x, y))) = (&huisstijl.logo, logo) {
        let (x, y) = (x.round() as i32, y.round() as i32);
        pixmap.draw_pixmap(x, y, image.pixels(), &PixmapPaint::default(), Transform::default(), None);
    }
    encode(&pixmap).map_err(|e| ChartError::tekenen(spec, e))
}

/// Schrijft een dekkend plaatje zonder alfakanaal, dat Word en Excel niet nodig hebben.
fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    // Het vel is dekkend, dus de vier bytes van een punt zijn al gewone kleuren.
    let mut rgb = Vec::with_capacity(pixmap.data().len() / 4 * 3);
    for pixel in pixmap.data().chunks_exact(4) {
        rgb.extend_from_slice(pixel.get(..3).unwrap_or_default());
    }
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    // Een grafiek is vlakken en letters: zonder filter is het bestand een kwart kleiner dan met png's eigen keuze.
    encoder.set_filter(Filter::NoFilter);
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: PER_METER, yppu: PER_METER, unit: Unit::Meter }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok(bytes)
}

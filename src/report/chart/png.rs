//! Een grafiek als PNG op drukkwaliteit: 1890 px breed, met de maat erin (300 punten per inch).

use png::{BitDepth, ColorType, Encoder, Filter, PixelDimensions, Unit};
use resvg::tiny_skia::{Pixmap, Transform};

use super::ChartSpec;
use super::controle::ChartError;
use super::svg::tree;

/// 300 punten per inch, in punten per meter; resvg's eigen PNG draagt geen maat en wordt in Word te groot.
const PER_METER: u32 = 11_811;

/// De grafiek als PNG.
///
/// # Errors
/// [`ChartError`] als de gegevens niet te tekenen zijn.
pub fn png(spec: &ChartSpec) -> Result<Vec<u8>, ChartError> {
    let tree = tree(spec)?;
    let size = tree.size().to_int_size();
    let mut pixmap =
        Pixmap::new(size.width(), size.height()).ok_or_else(|| ChartError::tekenen(spec, "het vel is te groot"))?;
    resvg::render(&tree, Transform::default(), &mut pixmap.as_mut());
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

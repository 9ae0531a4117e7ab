//! Een grafiek als stel bestanden om te plakken: PNG op drukkwaliteit (1890 px breed, 300 punten per inch), SVG met
//! tekst, en SVG met omtrekken. Uit één gelezen tekening: lezen is duur.

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter, PixelDimensions, Unit};
use resvg::tiny_skia::{Pixmap, PixmapPaint, Transform};

use super::ChartSpec;
use super::controle::ChartError;
use super::ink::{Ink, inks};
use super::outline::outlined;
use super::raster::paint;
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
    let inks = inks(&tree);
    Ok(Drukwerk {
        omtrek: outline(spec, huisstijl, &sheet, &inks),
        png: pixels(spec, huisstijl, &sheet, &inks)?,
        svg: sheet.finish(spec, huisstijl),
    })
}

/// De grafiek als PNG.
///
/// # Errors
/// [`ChartError`] als de gegevens niet te tekenen zijn.
pub fn png(spec: &ChartSpec, huisstijl: &Huisstijl) -> Result<Vec<u8>, ChartError> {
    let sheet = Sheet::draw(spec, huisstijl)?;
    pixels(spec, huisstijl, &sheet, &inks(&sheet.tree(spec, huisstijl)?))
}

/// De grafiek als SVG waarin elke letter een omtrek is: voor Word, dat Inter niet heeft.
///
/// # Errors
/// [`ChartError`] als de gegevens niet te tekenen zijn.
pub fn outlined_svg(spec: &ChartSpec, huisstijl: &Huisstijl) -> Result<String, ChartError> {
    let sheet = Sheet::draw(spec, huisstijl)?;
    Ok(outline(spec, huisstijl, &sheet, &inks(&sheet.tree(spec, huisstijl)?)))
}

fn outline(spec: &ChartSpec, huisstijl: &Huisstijl, sheet: &Sheet, inks: &[Ink<'_>]) -> String {
    with_head(spec, &sheet.with_logo(&outlined(inks, sheet.size()), huisstijl))
}

fn pixels(spec: &ChartSpec, huisstijl: &Huisstijl, sheet: &Sheet, inks: &[Ink<'_>]) -> Result<Vec<u8>, ChartError> {
    let mut pixmap = paint(inks, sheet.size()).ok_or_else(|| ChartError::tekenen(spec, "het vel is te groot"))?;
    if let (Some(image), Some((x, y))) = (&huisstijl.logo, sheet.logo()) {
        let (x, y) = (x.round() as i32, y.round() as i32);
        pixmap.draw_pixmap(x, y, image.pixels(), &PixmapPaint::default(), Transform::default(), None);
    }
    encode(&pixmap).map_err(|e| ChartError::tekenen(spec, e))
}

/// Schrijft een dekkend plaatje zonder alfakanaal, dat Word en Excel niet nodig hebben.
fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    // Het vel is dekkend, dus de vier bytes van een punt zijn al gewone kleuren.
    let (pixels, _) = pixmap.data().as_chunks::<4>();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    // Een grafiek is vlakken en letters: zonder filter is het bestand een kwart kleiner dan met png's eigen keuze, en
    // harder persen dan dit kost twee keer zoveel tijd voor een tiende kleiner.
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(2));
    encoder.set_depth(BitDepth::Eight);
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: PER_METER, yppu: PER_METER, unit: Unit::Meter }));
    let data = if let Some(Indexed { palette, indices }) = indexed(pixels) {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(palette);
        indices
    } else {
        encoder.set_color(ColorType::Rgb);
        pixels.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect()
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(bytes)
}

/// Een plaatje als nummers van kleuren.
struct Indexed {
    /// Rood, groen en blauw van elke kleur.
    palette: Vec<u8>,
    /// Per punt het nummer van zijn kleur.
    indices: Vec<u8>,
}

/// Het plaatje met een palet: drie keer minder bytes om te persen. `None` bij meer kleuren dan in een palet passen; een
/// grafiek heeft er meestal zo'n honderd.
fn indexed(pixels: &[[u8; 4]]) -> Option<Indexed> {
    let mut numbers = Numbers { slots: vec![None; Numbers::SLOTS], palette: Vec::new() };
    let mut indices = Vec::with_capacity(pixels.len());
    let mut rest = pixels;
    while let [color, ..] = rest {
        let run = run(rest, *color);
        indices.resize(indices.len() + run, numbers.number(*color)?);
        rest = rest.get(run..)?;
    }
    Some(Indexed { palette: numbers.palette, indices })
}

/// Hoeveel punten aan het begin deze kleur hebben.
fn run(pixels: &[[u8; 4]], color: [u8; 4]) -> usize {
    const AT_ONCE: usize = 16;
    let (blocks, _) = pixels.as_chunks::<AT_ONCE>();
    // Zonder sprong per punt: zo vergelijkt de processor een heel blok tegelijk.
    let color_of = |pixel: &[u8; 4]| u32::from_le_bytes(*pixel);
    let same = |block: &&[[u8; 4]; AT_ONCE]| block.iter().fold(0, |d, p| d | (color_of(p) ^ color_of(&color))) == 0;
    let whole = AT_ONCE * blocks.iter().take_while(same).count();
    let rest = pixels.get(whole..).unwrap_or_default();
    whole + rest.iter().take_while(|pixel| **pixel == color).count()
}

/// De nummers van kleuren, in volgorde van verschijnen. Een gewone HashMap kost hier evenveel als het persen.
struct Numbers {
    slots: Vec<Option<([u8; 4], u8)>>,
    palette: Vec<u8>,
}

impl Numbers {
    /// Vier keer zoveel plaatsen als kleuren: zoeken is bijna altijd in één keer raak.
    const SLOTS: usize = 1024;

    fn number(&mut self, pixel: [u8; 4]) -> Option<u8> {
        // De bovenste bits van een vermenigvuldiging met de gulden snede liggen goed gespreid.
        let mut at = (u32::from_le_bytes(pixel).wrapping_mul(0x9E37_79B1) >> 22) as usize;
        loop {
            match self.slots.get_mut(at)? {
                Some((color, number)) if *color == pixel => return Some(*number),
                Some(_) => at = (at + 1) % Self::SLOTS,
                free => {
                    let number = u8::try_from(self.palette.len() / 3).ok()?;
                    *free = Some((pixel, number));
                    self.palette.extend(pixel.iter().take(3));
                    return Some(number);
                }
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    /// Een strook van zoveel kleuren, die gelezen dezelfde kleuren geeft.
    fn strip(colors: u32) -> ColorType {
        let mut pixmap = Pixmap::new(colors, 1).unwrap();
        for (i, pixel) in pixmap.data_mut().chunks_exact_mut(4).enumerate() {
            pixel.copy_from_slice(&[(i % 256) as u8, (i / 256) as u8, 7, 255]);
        }
        let bytes = encode(&pixmap).unwrap();
        let mut decoder = png::Decoder::new(std::io::Cursor::new(&bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut read = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut read).unwrap();
        let drawn: Vec<u8> = pixmap.data().chunks_exact(4).flat_map(|p| p[..3].to_vec()).collect();
        assert_eq!(read, drawn);
        reader.info().color_type
    }

    #[test]
    fn een_palet_waar_het_past_en_altijd_dezelfde_kleuren() {
        assert_eq!(strip(1), ColorType::Indexed);
        assert_eq!(strip(256), ColorType::Indexed);
        assert_eq!(strip(257), ColorType::Rgb);
    }
}

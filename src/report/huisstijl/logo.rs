//! Het logo: een PNG van de gebruiker, verkleind tot de maat waarop het getekend wordt.
//!
//! In elke figuur komt alleen de verkleinde versie: geen megabytes per grafiek, en geen gegevens die de maker in zijn
//! bestand liet staan.

use std::fmt;
use std::io::Cursor;

use base64::Engine as _;
use png::{BitDepth, ColorType, Decoder, Encoder, Limits, Transformations};
use resvg::tiny_skia::{FilterQuality, Pixmap, PixmapPaint, PixmapRef, Transform};

/// De breedste tekening van een logo in px: 3 cm.
const BREEDST: u32 = 354;
/// De hoogste tekening van een logo in px: 1 cm.
const HOOGST: u32 = 118;
/// Het logo met de meeste px dat gelezen wordt; de melding noemt dit aantal ook.
const MEESTE_PX: u64 = 16_000_000;
/// De meeste bytes die het lezen vraagt.
const MEESTE_BYTES: usize = 96 << 20;

/// Een logo op de maat waarop het getekend wordt.
#[derive(Clone, PartialEq)]
pub struct Logo {
    pixels: Pixmap,
    png: Vec<u8>,
}

/// Waarom een logo niet gebruikt kan worden.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoFout {
    /// De bytes zijn geen PNG.
    #[error("dit is geen PNG. Sla het logo op als PNG.")]
    GeenPng,
    /// Te veel px.
    #[error("het is {0} bij {1} px; ten hoogste 16 miljoen px in totaal wordt gelezen. Maak het kleiner.")]
    TeGroot(u32, u32),
    /// Er ontbreekt iets, of er klopt iets niet.
    #[error("dit bestand is beschadigd of niet compleet. Sla het logo opnieuw op als PNG.")]
    Beschadigd,
}

impl Logo {
    /// Leest een PNG en verkleint haar tot de maat waarop zij getekend wordt.
    ///
    /// # Errors
    /// [`LogoFout`] als het geen PNG is, een te grote, of een beschadigde.
    pub fn lees(bytes: &[u8]) -> Result<Self, LogoFout> {
        if !bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Err(LogoFout::GeenPng);
        }
        let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MEESTE_BYTES });
        decoder.set_transformations(Transformations::normalize_to_color8() | Transformations::ALPHA);
        let mut reader = decoder.read_info().map_err(|_| LogoFout::Beschadigd)?;
        let (breed, hoog) = (reader.info().width, reader.info().height);
        if u64::from(breed) * u64::from(hoog) > MEESTE_PX {
            return Err(LogoFout::TeGroot(breed, hoog));
        }
        let mut rauw = vec![0; reader.output_buffer_size().ok_or(LogoFout::Beschadigd)?];
        let info = reader.next_frame(&mut rauw).map_err(|_| LogoFout::Beschadigd)?;
        let kanalen = info.color_type.samples();
        let mut pixmap = Pixmap::new(breed, hoog).ok_or(LogoFout::Beschadigd)?;
        for (uit, px) in pixmap.data_mut().chunks_exact_mut(4).zip(rauw.chunks_exact(kanalen)) {
            uit.copy_from_slice(&op_wit(px));
        }
        let pixels = verkleind(&pixmap).ok_or(LogoFout::Beschadigd)?;
        let png = als_png(&pixels).map_err(|_| LogoFout::Beschadigd)?;
        Ok(Self { pixels, png })
    }

    /// Breedte in px.
    #[must_use]
    pub fn breedte(&self) -> u32 {
        self.pixels.width()
    }

    /// Hoogte in px.
    #[must_use]
    pub fn hoogte(&self) -> u32 {
        self.pixels.height()
    }

    /// Het logo als PNG, op de maat waarop het getekend wordt.
    #[must_use]
    pub fn png(&self) -> &[u8] {
        &self.png
    }

    pub(crate) fn pixels(&self) -> PixmapRef<'_> {
        self.pixels.as_ref()
    }

    /// Het logo als deel van een SVG, met zijn linkerbovenhoek op `(x, y)`.
    pub(crate) fn svg(&self, (x, y): (i32, i32)) -> String {
        let data = base64::engine::general_purpose::STANDARD.encode(&self.png);
        let (breed, hoog) = (self.breedte(), self.hoogte());
        format!(
            "<image x=\"{x}\" y=\"{y}\" width=\"{breed}\" height=\"{hoog}\" href=\"data:image/png;base64,{data}\"/>"
        )
    }
}

impl fmt::Debug for Logo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Logo({} bij {} px)", self.breedte(), self.hoogte())
    }
}

/// Een px als dekkende kleur op wit papier; `px` is grijs of kleur, met dekking als laatste.
fn op_wit(px: &[u8]) -> [u8; 4] {
    let (r, g, b, a) = match *px {
        [grijs, a] => (grijs, grijs, grijs, a),
        [r, g, b, a] => (r, g, b, a),
        [r, g, b] => (r, g, b, 255),
        [grijs] => (grijs, grijs, grijs, 255),
        _ => (255, 255, 255, 255),
    };
    let meng = |c: u8| ((u32::from(c) * u32::from(a) + 255 * (255 - u32::from(a)) + 127) / 255) as u8;
    [meng(r), meng(g), meng(b), 255]
}

/// Halveert tot bijna de maat en schaalt dan de rest, zodat dunne lijnen niet wegvallen. Vergroot nooit.
fn verkleind(bron: &Pixmap) -> Option<Pixmap> {
    let maat = |p: &Pixmap| {
        let factor = f64::from(BREEDST) / f64::from(p.width());
        factor.min(f64::from(HOOGST) / f64::from(p.height())).min(1.0)
    };
    let mut nu = bron.clone();
    while maat(&nu) < 0.5 && nu.width() > 1 && nu.height() > 1 {
        nu = geschaald(&nu, nu.width().div_ceil(2), nu.height().div_ceil(2))?;
    }
    let factor = maat(&nu);
    let px = |lengte: u32| ((f64::from(lengte) * factor).round() as u32).max(1);
    let (breed, hoog) = (px(nu.width()), px(nu.height()));
    geschaald(&nu, breed, hoog)
}

fn geschaald(bron: &Pixmap, breed: u32, hoog: u32) -> Option<Pixmap> {
    if (breed, hoog) == (bron.width(), bron.height()) {
        return Some(bron.clone());
    }
    let mut uit = Pixmap::new(breed, hoog)?;
    uit.fill(resvg::tiny_skia::Color::WHITE);
    let schaal = Transform::from_scale(breed as f32 / bron.width() as f32, hoog as f32 / bron.height() as f32);
    let verf = PixmapPaint { quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
    uit.draw_pixmap(0, 0, bron.as_ref(), &verf, schaal, None);
    Some(uit)
}

fn als_png(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let rgb: Vec<u8> = pixels.data().chunks_exact(4).flat_map(|p| p.iter().take(3).copied()).collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok(bytes)
}

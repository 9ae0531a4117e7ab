//! Het lettertype van de grafieken: Inter (OFL-1.1, zie `font/OFL.txt`), ingekort tot Latijn, leestekens en pijlen; of
//! dat van een huisstijl, met Inter voor de tekens die het niet heeft.
//!
//! Inter zit in het programma, zodat een grafiek op elke computer dezelfde bytes geeft en er nooit een lettertype van
//! het systeem wordt gezocht. Deze module weet niets van grafieken.
//!
//! Herkomst: npm `@expo-google-fonts/inter` 0.4.2; `pyftsubset` met U+0020-017F, leestekens, pijlen en vormen,
//! alleen `kern`, `ccmp`, `locl`, `mark` en `mkmk`, zonder hinting. De WOFF2 zijn dezelfde bestanden, ingepakt met fontTools.

use std::sync::{Arc, LazyLock, Once};

use ab_glyph::{Font as _, FontRef, FontVec};
use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};
use resvg::usvg::fontdb::{Database, ID};

/// Inter Regular.
pub const REGULAR: &[u8] = include_bytes!("font/Inter-Regular.ttf");
/// Inter SemiBold.
pub const SEMIBOLD: &[u8] = include_bytes!("font/Inter-SemiBold.ttf");
/// Inter Regular voor een webpagina.
pub const REGULAR_WEB: &[u8] = include_bytes!("font/Inter-Regular.woff2");
/// Inter SemiBold voor een webpagina.
pub const SEMIBOLD_WEB: &[u8] = include_bytes!("font/Inter-SemiBold.woff2");
/// De lijst van lettertypen in de SVG: wie Inter niet heeft, ziet een ander schreefloos lettertype.
pub const FAMILY: &str = "Inter, Arial, sans-serif";

/// plotters schrijft in de SVG 1/1,24 van de gevraagde grootte.
const PLOTTERS_SIZE: f64 = 1.24;

/// Gewicht van een tekst.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Gewoon.
    Regular,
    /// Halfvet.
    SemiBold,
}

/// Het lettertype voor plotters; `size` is de hoogte van de em in px zoals die in de SVG komt.
///
/// Niet met `.style(Bold)` op een bestaand lettertype: dat houdt de gewone letterbreedten.
fn desc(weight: Weight, size: f64) -> FontDesc<'static> {
    register();
    FontDesc::new(FontFamily::Name(FAMILY), size * PLOTTERS_SIZE, style(weight))
}

/// De breedte van een tekst in px. Valt een paar procent te ruim uit (plotters' 1,24 tegen Inters 1,21); dat is de
/// goede kant op voor wie wil weten of iets past.
fn width(tekst: &str, weight: Weight, size: f64) -> f64 {
    desc(weight, size).box_size(tekst).map_or(0.0, |(b, _)| f64::from(b) + 1.0)
}

/// De lettertypen voor resvg: alleen Inter, nooit die van het systeem.
fn database() -> Arc<Database> {
    static DB: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut db = Database::new();
        db.load_font_data(REGULAR.to_vec());
        db.load_font_data(SEMIBOLD.to_vec());
        db.set_sans_serif_family("Inter");
        Arc::new(db)
    });
    Arc::clone(&DB)
}

/// Het gewicht van een lettertype van resvg, als het Inter is; ook naast een eigen lettertype heeft Inter dezelfde nummers.
pub(crate) fn weight_of(font: ID) -> Option<Weight> {
    static IDS: LazyLock<Vec<ID>> = LazyLock::new(|| database().faces().map(|f| f.id).collect());
    let place = IDS.iter().position(|id| *id == font)?;
    [Weight::Regular, Weight::SemiBold].get(place).copied()
}

/// Inter in een gewicht.
pub(crate) fn inter(weight: Weight) -> Option<&'static FontRef<'static>> {
    static FONTS: LazyLock<[Option<FontRef<'static>>; 2]> =
        LazyLock::new(|| [REGULAR, SEMIBOLD].map(|bytes| FontRef::try_from_slice(bytes).ok()));
    let [regular, semibold] = &*FONTS;
    match weight {
        Weight::Regular => regular.as_ref(),
        Weight::SemiBold => semibold.as_ref(),
    }
}

/// Waarmee tekst gezet en gemeten wordt: Inter, of een eigen lettertype.
#[derive(Clone, Default)]
pub struct Letters(Option<Arc<Eigen>>);

/// Een eigen lettertype.
struct Eigen {
    /// De namen in de SVG: het eigen lettertype, dan Inter.
    family: String,
    font: FontVec,
    database: Arc<Database>,
}

/// Waarom een lettertype niet gebruikt kan worden.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LetterFout {
    /// De bytes zijn geen lettertype.
    #[error("dit is geen lettertype. Nodig is een bestand in TTF of OTF; WOFF en een zip kunnen niet.")]
    GeenLettertype,
    /// Het lettertype heeft geen naam die in een SVG past.
    #[error("dit lettertype heeft geen bruikbare naam. Kies een ander bestand.")]
    GeenNaam,
    /// Letters die elke grafiek nodig heeft.
    #[error(
        "in dit lettertype ontbreken {0}. Kies een lettertype met letters en cijfers; alleen zeldzame tekens vult Inter aan."
    )]
    Ontbreekt(String),
}

/// Wat een lettertype zelf moet hebben: anders is het er een van symbolen.
const NODIG: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789,.-()";

impl Letters {
    /// Een eigen lettertype, uit de bytes van een TTF of OTF.
    ///
    /// # Errors
    /// [`LetterFout`] als het geen lettertype is, of een zonder gewone letters.
    pub fn eigen(bytes: Vec<u8>) -> Result<Self, LetterFout> {
        let mut database = Database::clone(&self::database());
        let inter: Vec<_> = database.faces().map(|f| f.id).collect();
        database.load_font_data(bytes.clone());
        let face = database.faces().find(|f| !inter.contains(&f.id)).ok_or(LetterFout::GeenLettertype)?;
        let name = face.families.first().map(|f| f.0.clone()).ok_or(LetterFout::GeenNaam)?;
        let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '+');
        if name.trim().is_empty() || name.chars().count() > 80 || !name.chars().all(plain) {
            return Err(LetterFout::GeenNaam);
        }
        let font = FontVec::try_from_vec(bytes).map_err(|_| LetterFout::GeenLettertype)?;
        if font.units_per_em().is_none_or(|upem| upem <= 0.0) {
            return Err(LetterFout::GeenLettertype);
        }
        let missing: String = NODIG.chars().filter(|c| font.glyph_id(*c).0 == 0).take(12).collect();
        if !missing.is_empty() {
            return Err(LetterFout::Ontbreekt(format!("'{missing}'")));
        }
        let family = format!("'{name}', {FAMILY}");
        Ok(Self(Some(Arc::new(Eigen { family, font, database: Arc::new(database) }))))
    }

    /// Het lettertype voor plotters; `size` is de hoogte van de em in px zoals die in de SVG komt.
    pub(crate) fn desc(&self, weight: Weight, size: f64) -> FontDesc<'_> {
        match &self.0 {
            None => desc(weight, size),
            Some(eigen) => FontDesc::new(FontFamily::Name(&eigen.family), size * PLOTTERS_SIZE, style(weight)),
        }
    }

    /// De breedte van een tekst in px; nooit te krap.
    #[must_use]
    pub fn width(&self, tekst: &str, weight: Weight, size: f64) -> f64 {
        match &self.0 {
            None => width(tekst, weight, size),
            Some(eigen) => eigen.width(tekst, size),
        }
    }

    /// De lettertypen voor resvg: Inter en het eigen lettertype, nooit die van het systeem.
    #[must_use]
    pub fn database(&self) -> Arc<Database> {
        self.0.as_ref().map_or_else(database, |eigen| Arc::clone(&eigen.database))
    }
}

impl std::fmt::Debug for Letters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.as_ref().map_or("Inter", |eigen| eigen.family.as_str()))
    }
}

impl Eigen {
    /// Spatiëring tussen letterparen maakt tekst zelden breder; een paar procent erbij is de goede kant op.
    fn width(&self, tekst: &str, size: f64) -> f64 {
        const MARGIN: f64 = 1.025;
        let em: f64 = tekst.chars().map(|c| advance(&self.font, c).or_else(|| inter_advance(c)).unwrap_or(0.6)).sum();
        em * size * MARGIN + 1.0
    }
}

/// De breedte van een teken in em; niets als het lettertype het niet heeft.
fn advance(font: &impl ab_glyph::Font, c: char) -> Option<f64> {
    let id = font.glyph_id(c);
    let upem = font.units_per_em()?;
    (id.0 != 0).then(|| f64::from(font.h_advance_unscaled(id) / upem))
}

/// De breedte van een teken van Inter; halfvet, want dat is de breedste.
fn inter_advance(c: char) -> Option<f64> {
    advance(inter(Weight::SemiBold)?, c)
}

fn style(weight: Weight) -> FontStyle {
    match weight {
        Weight::Regular => FontStyle::Normal,
        Weight::SemiBold => FontStyle::Bold,
    }
}

/// Meldt de lettertypen één keer aan bij plotters, vóór er iets gemeten of getekend wordt.
fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Mislukken kan alleen als de ingebouwde bytes geen lettertype zijn; de test hieronder sluit dat uit.
        let _ = register_font(FAMILY, FontStyle::Normal, REGULAR);
        let _ = register_font(FAMILY, FontStyle::Bold, SEMIBOLD);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beide_gewichten_zijn_er_en_verschillen() {
        let gewoon = width("Alphen aan den Rijn", Weight::Regular, 36.0);
        let vet = width("Alphen aan den Rijn", Weight::SemiBold, 36.0);
        assert!(gewoon > 250.0 && vet > gewoon, "{gewoon} {vet}");
        let families: Vec<_> =
            database().faces().flat_map(|f| f.families.iter().map(|n| n.0.clone()).collect::<Vec<_>>()).collect();
        assert!(families.iter().filter(|n| *n == "Inter").count() >= 2, "{families:?}");
    }
}

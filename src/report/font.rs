//! Het lettertype van de grafieken: Inter (OFL-1.1, zie `font/OFL.txt`), ingekort tot Latijn, leestekens en pijlen.
//!
//! Het zit in het programma, zodat een grafiek op elke computer dezelfde bytes geeft en er nooit een lettertype van
//! het systeem wordt gezocht. Deze module weet niets van grafieken.
//!
//! Herkomst: npm `@expo-google-fonts/inter` 0.4.2; `pyftsubset` met U+0020-017F, leestekens, pijlen en vormen,
//! alleen `kern`, `ccmp`, `locl`, `mark` en `mkmk`, zonder hinting. De WOFF2 zijn dezelfde bestanden, ingepakt met fontTools.

use std::sync::{Arc, LazyLock, Once};

use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};
use resvg::usvg::fontdb::Database;

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
#[must_use]
pub fn desc(weight: Weight, size: f64) -> FontDesc<'static> {
    register();
    let style = match weight {
        Weight::Regular => FontStyle::Normal,
        Weight::SemiBold => FontStyle::Bold,
    };
    FontDesc::new(FontFamily::Name(FAMILY), size * PLOTTERS_SIZE, style)
}

/// De breedte van een tekst in px. Valt een paar procent te ruim uit (plotters' 1,24 tegen Inters 1,21); dat is de
/// goede kant op voor wie wil weten of iets past.
#[must_use]
pub fn width(tekst: &str, weight: Weight, size: f64) -> f64 {
    desc(weight, size).box_size(tekst).map_or(0.0, |(b, _)| f64::from(b) + 1.0)
}

/// De lettertypen voor resvg: alleen Inter, nooit die van het systeem.
#[must_use]
pub fn database() -> Arc<Database> {
    static DB: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut db = Database::new();
        db.load_font_data(REGULAR.to_vec());
        db.load_font_data(SEMIBOLD.to_vec());
        db.set_sans_serif_family("Inter");
        Arc::new(db)
    });
    Arc::clone(&DB)
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

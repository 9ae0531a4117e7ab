//! Wat een soort handgeschreven bestand eigen is: haar naam, haar grens en de codes van haar bevindingen.

/// Wat een soort bestand eigen is: haar naam in berichten, haar grens en de vaste codes van haar bevindingen.
#[derive(Debug)]
pub(crate) struct Codes {
    /// Hoe zo een bestand in berichten heet: "normbestand".
    pub(crate) bestand: &'static str,
    /// Het grootste aantal bytes dat gelezen wordt.
    pub(crate) grootste: usize,
    /// Het bestand is geen UTF-8.
    pub(crate) utf8: &'static str,
    /// Het bestand is te groot.
    pub(crate) te_groot: &'static str,
    /// Het bestand is geen geldige TOML.
    pub(crate) toml: &'static str,
    /// Een sleutel die niet bestaat.
    pub(crate) sleutel: &'static str,
    /// Een sleutel die er moet staan en er niet staat.
    pub(crate) ontbreekt: &'static str,
    /// Een waarde van de verkeerde soort: een getal waar tekst hoort.
    pub(crate) vorm: &'static str,
    /// Een woord dat niet in de gesloten lijst staat.
    pub(crate) woord: &'static str,
    /// Een getal dat niet te lezen is.
    pub(crate) getal: &'static str,
    /// Een lege tekst.
    pub(crate) leeg: &'static str,
}

//! Wat een soort handgeschreven bestand eigen is: haar naam, haar grens en de codes van haar bevindingen.

/// Wat een soort bestand eigen is: haar naam in berichten, haar grens en de vaste codes van haar bevindingen.
#[derive(Debug)]
pub struct Codes {
    /// Hoe zo een bestand in berichten heet: "normbestand".
    pub bestand: &'static str,
    /// Het grootste aantal bytes dat gelezen wordt.
    pub grootste: usize,
    /// Het bestand is geen UTF-8.
    pub utf8: &'static str,
    /// Het bestand is te groot.
    pub te_groot: &'static str,
    /// Het bestand is geen geldige TOML.
    pub toml: &'static str,
    /// Een sleutel die niet bestaat.
    pub sleutel: &'static str,
    /// Een sleutel die er moet staan en er niet staat.
    pub ontbreekt: &'static str,
    /// Een waarde van de verkeerde soort: een getal waar tekst hoort.
    pub vorm: &'static str,
    /// Een woord dat niet in de gesloten lijst staat.
    pub woord: &'static str,
    /// Een getal dat niet te lezen is.
    pub getal: &'static str,
    /// Een lege tekst.
    pub leeg: &'static str,
}

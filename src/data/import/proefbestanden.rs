//! Kleine bestanden in het echte formaat, voor de proeven van de importers.

use normwijzer_core::GebiedCode;

use crate::bronbestand::BronBestand;
use crate::namen::Namen;

/// Een bestand met deze tekst.
pub(crate) fn bestand<'a>(naam: &'a str, tekst: &'a str) -> BronBestand<'a> {
    BronBestand { naam, bytes: tekst.as_bytes() }
}

/// Drie gemeenten.
pub(crate) fn namen() -> Namen {
    let g = [("GM0014", "Groningen"), ("GM0034", "Almere"), ("GM1680", "Aa en Hunze")]
        .map(|(c, n)| (GebiedCode::new(c), n));
    let groningen = GebiedCode::new("GM0014");
    Namen::new(g.iter().map(|(c, n)| (c, *n)), [("Groningen (gemeente)", &groningen)])
}

/// Hoe vaak een code voorkomt in bevindingen.
pub(crate) fn codes(bevindingen: &[normwijzer_core::Finding]) -> Vec<&'static str> {
    bevindingen.iter().filter(|f| f.is_fout()).map(|f| f.code).collect()
}

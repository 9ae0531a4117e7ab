//! De vaste codes van de bevindingen over normbestanden, op één plaats.

use crate::lezer::Codes;

/// Het grootste normbestand dat gelezen wordt, in bytes.
pub const GROOTSTE_BESTAND: usize = 1024 * 1024;

/// Wat de lezer van TOML van een normbestand moet weten.
pub(super) static CODES: Codes = Codes {
    bestand: "normbestand",
    grootste: GROOTSTE_BESTAND,
    utf8: UTF8,
    te_groot: TE_GROOT,
    toml: TOML,
    sleutel: SLEUTEL,
    ontbreekt: ONTBREEKT,
    vorm: VORM,
    woord: WOORD,
    getal: GETAL,
    leeg: LEEG,
};

/// Het bestand is geen UTF-8.
pub(super) const UTF8: &str = "NORM-001";
/// Het bestand is te groot, of het zijn er te veel.
pub(super) const TE_GROOT: &str = "NORM-002";
/// Het bestand is geen geldige TOML.
pub(super) const TOML: &str = "NORM-003";
/// Een sleutel die niet bestaat.
pub(super) const SLEUTEL: &str = "NORM-004";
/// Een sleutel die er moet staan en er niet staat.
pub(super) const ONTBREEKT: &str = "NORM-005";
/// Een waarde van de verkeerde soort: een getal waar tekst hoort.
pub(super) const VORM: &str = "NORM-006";
/// Een woord dat niet in de gesloten lijst staat.
pub(super) const WOORD: &str = "NORM-007";
/// Een getal dat niet te lezen is.
pub(super) const GETAL: &str = "NORM-008";
/// Een lege tekst.
pub(super) const LEEG: &str = "NORM-009";
/// Twee keer dezelfde naam.
pub(super) const DUBBEL: &str = "NORM-010";
/// Ondergrens boven bovengrens.
pub(super) const OMGEKEERD: &str = "NORM-011";
/// Een verwijzing naar iets dat er niet is: een factor zonder aanname, een toets van een onbekende lezing.
pub(super) const VERWIJZING: &str = "NORM-012";
/// Een grondslag die een aandeel vraagt dat er niet is.
pub(super) const AANDEEL: &str = "NORM-013";
/// Een combinatie die niets betekent.
pub(super) const COMBINATIE: &str = "NORM-014";
/// Een voorbeeld dat niet uitkomt.
pub(super) const TOETS: &str = "NORM-015";
/// Een norm met een getal zonder voorbeeld (waarschuwing).
pub(super) const GEEN_TOETS: &str = "NORM-016";
/// Een naam die niet de vorm heeft die hoort.
pub(super) const NAAM: &str = "NORM-017";
/// Een bestand dat nergens bij hoort: geen editie in de map.
pub(super) const EDITIE: &str = "NORM-018";
/// Er zijn geen normen.
pub(super) const GEEN_NORMEN: &str = "NORM-019";

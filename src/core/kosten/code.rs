//! De vaste codes van de bevindingen over een kostenbestand, op één plaats.

use crate::lezer::Codes;

/// Het grootste kostenbestand dat gelezen wordt, in bytes.
pub const GROOTSTE_BESTAND: usize = 1024 * 1024;

/// Wat de lezer van TOML van een kostenbestand moet weten.
pub(super) static CODES: Codes = Codes {
    bestand: "kostenbestand",
    grootste: GROOTSTE_BESTAND,
    utf8: "KOS-001",
    te_groot: "KOS-002",
    toml: "KOS-003",
    sleutel: "KOS-004",
    ontbreekt: "KOS-005",
    vorm: "KOS-006",
    woord: "KOS-007",
    getal: "KOS-008",
    leeg: "KOS-009",
};

/// Een norm die niet bestaat, of een norm in woorden.
pub(super) const NORM: &str = "KOS-010";
/// Twee tarieven voor dezelfde norm.
pub(super) const DUBBEL: &str = "KOS-011";
/// Een waarde die niet kan.
pub(super) const WAARDE: &str = "KOS-012";
/// Laag boven gekozen, of gekozen boven hoog.
pub(super) const OMGEKEERD: &str = "KOS-013";
/// Aandelen die samen geen geheel zijn.
pub(super) const AANDELEN: &str = "KOS-014";
/// Een verdeling die niet bij de financier van de norm past (waarschuwing).
pub(super) const FINANCIER: &str = "KOS-015";

/// In het plan: van een norm zijn geen kosten bekend.
pub const ONBEKEND: &str = "KOS-101";
/// In het plan: de kosten rusten op een aanname.
pub(crate) const AANNAME: &str = "KOS-102";

//! De vaste codes van de bevindingen over een scenario, op één plaats.

use crate::lezer::Codes;

/// Het grootste scenariobestand dat gelezen wordt, in bytes.
pub const GROOTSTE_BESTAND: usize = 1024 * 1024;

/// Wat de lezer van TOML van een scenariobestand moet weten.
pub(super) static CODES: Codes = Codes {
    bestand: "scenariobestand",
    grootste: GROOTSTE_BESTAND,
    utf8: "SCN-001",
    te_groot: "SCN-002",
    toml: "SCN-003",
    sleutel: "SCN-004",
    ontbreekt: "SCN-005",
    vorm: "SCN-006",
    woord: "SCN-007",
    getal: "SCN-008",
    leeg: "SCN-009",
};

/// Een afwijking zonder motivatie.
pub(super) const MOTIVATIE: &str = "SCN-010";
/// Een norm die niet bestaat.
pub(super) const NORM: &str = "SCN-011";
/// Een gemeente die niet bestaat, of een naam die er meer heeft.
pub(super) const GEMEENTE: &str = "SCN-012";
/// Een combinatie die niets betekent.
pub(super) const COMBINATIE: &str = "SCN-013";
/// Ondergrens boven bovengrens, of evaluatie voor besluit.
pub(super) const OMGEKEERD: &str = "SCN-014";
/// Een lezing die de norm niet heeft.
pub(super) const LEZING: &str = "SCN-015";
/// Een aanname die de norm niet heeft, of die geen getal is.
pub(super) const AANNAME: &str = "SCN-016";
/// Twee afwijkingen voor dezelfde norm en gemeente.
pub(super) const DUBBEL: &str = "SCN-017";
/// Een afwijking per gemeente van een norm die voor een groter gebied geldt.
pub(super) const SCHAAL: &str = "SCN-018";
/// Een waarde die in deze eenheid niet kan.
pub(super) const WAARDE: &str = "SCN-019";
/// Een waarde die mag, maar op een verschrijving lijkt (waarschuwing).
pub(super) const VERSCHRIJVING: &str = "SCN-020";
/// Een aanname die in de gekozen lezing niet meetelt (waarschuwing).
pub(super) const ONGEBRUIKT: &str = "SCN-021";
/// Een scenario zonder afwijkingen (waarschuwing).
pub(super) const GEEN_AFWIJKING: &str = "SCN-022";

/// Een kenmerk dat er niet is.
pub(super) const KENMERK: &str = "SCN-023";

/// In het plan: een eigen waarde onder het minimum (waarschuwing).
pub(crate) const ONDER_MINIMUM: &str = "SCN-101";
/// In het plan: de evaluatie ligt voor het begin van het pad (waarschuwing).
pub(crate) const EVALUATIE_EERDER: &str = "SCN-102";
/// In het plan: er is gerekend met een afwijking die nog concept is.
pub(crate) const CONCEPT: &str = "SCN-103";
/// In het plan: een verkenning op de opdrachtregel gaat voor (waarschuwing).
pub(crate) const VERKENNING_GAAT_VOOR: &str = "SCN-104";
/// In het plan: de gemeente ligt niet in het gebied.
pub(crate) const BUITEN_GEBIED: &str = "SCN-105";

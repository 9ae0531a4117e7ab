//! De vaste codes van de bevindingen over een ingroeibestand, op één plaats.

use crate::lezer::Codes;

/// Het grootste ingroeibestand dat gelezen wordt, in bytes.
pub const GROOTSTE_BESTAND: usize = 1024 * 1024;

/// Wat de lezer van TOML van een ingroeibestand moet weten.
pub(super) static CODES: Codes = Codes {
    bestand: "ingroeibestand",
    grootste: GROOTSTE_BESTAND,
    utf8: "ING-001",
    te_groot: "ING-002",
    toml: "ING-003",
    sleutel: "ING-004",
    ontbreekt: "ING-005",
    vorm: "ING-006",
    woord: "ING-007",
    getal: "ING-008",
    leeg: "ING-009",
};

/// Een aanname zonder bron en zonder motivatie.
pub(super) const ONDERBOUWING: &str = "ING-010";
/// Een norm die niet bestaat, of een norm in woorden.
pub(super) const NORM: &str = "ING-011";
/// Een combinatie die niets betekent.
pub(super) const COMBINATIE: &str = "ING-012";
/// Twee keer hetzelfde.
pub(super) const DUBBEL: &str = "ING-013";
/// Een waarde die niet kan.
pub(super) const WAARDE: &str = "ING-014";
/// Een jaar of kwartaal buiten het plan.
pub(super) const BUITEN_PLAN: &str = "ING-015";
/// Eigen punten die terugkeren.
pub(super) const KEERT_TERUG: &str = "ING-016";
/// Een budget dat niet elk jaar van het plan noemt.
pub(super) const JAAR_ONTBREEKT: &str = "ING-017";

/// In het plan: een budget telt een norm zonder kosten niet mee (waarschuwing).
pub(crate) const ZONDER_KOSTEN: &str = "ING-101";
/// In het plan: de IST alleen al kost meer dan het budget (waarschuwing).
pub(crate) const IST_TE_DUUR: &str = "ING-102";
/// In het plan: het doel wordt niet gehaald (waarschuwing).
pub(crate) const NIET_GEHAALD: &str = "ING-103";
/// In het plan: een eigen punt ligt onder de IST of boven de SOLL (waarschuwing).
pub(crate) const PUNT_BUITEN: &str = "ING-104";
/// In het plan: de IST is niet bekend, dus er is niet begrensd (waarschuwing).
pub(crate) const ONBEGRENSD: &str = "ING-105";
/// In het plan: een budget eindigt voor het plan.
pub(crate) const BUDGET_EINDIGT: &str = "ING-106";
/// In het plan: normen zonder bekende IST tellen in de grenzen van de regio niet mee (waarschuwing).
pub(crate) const TELT_NIET_MEE: &str = "ING-107";

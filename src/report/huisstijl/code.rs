//! De vaste codes van de bevindingen over een huisstijl en de grenzen van haar bestanden, op één plaats.

use normwijzer_core::lezer::Codes;

/// Het grootste huisstijlbestand dat gelezen wordt, in bytes.
pub const GROOTSTE_BESTAND: usize = 64 * 1024;
/// Het grootste logo, in bytes.
pub const GROOTSTE_LOGO: u64 = 2 * 1024 * 1024;
/// Het grootste lettertype, in bytes.
pub const GROOTSTE_LETTERTYPE: u64 = 16 * 1024 * 1024;

/// Wat de lezer van TOML van een huisstijl moet weten.
pub(super) static CODES: Codes = Codes {
    bestand: "huisstijlbestand",
    grootste: GROOTSTE_BESTAND,
    utf8: "HST-001",
    te_groot: "HST-002",
    toml: "HST-003",
    sleutel: "HST-004",
    ontbreekt: "HST-005",
    vorm: "HST-006",
    woord: "HST-007",
    getal: "HST-008",
    leeg: "HST-009",
};

/// Een tekst die geen kleur is.
pub(super) const KLEUR: &str = "HST-010";
/// Een kleur die op wit niet te lezen is.
pub(super) const CONTRAST: &str = "HST-011";
/// Twee kleuren die in grijs gelijk zijn.
pub(super) const GELIJK: &str = "HST-012";
/// Een logo dat niet te gebruiken is.
pub(super) const LOGO: &str = "HST-013";
/// Een lettertype dat niet te gebruiken is.
pub(super) const LETTERTYPE: &str = "HST-014";

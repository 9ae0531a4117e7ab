//! De codes van bevindingen over een prognose.

/// Geen enkele groei: te weinig jaren, of alle jaren aan één kant van de peildatum.
pub(crate) const JAREN: &str = "PRO-001";
/// Een aantal dat niet kan.
pub(crate) const AANTAL: &str = "PRO-002";
/// Twee verschillende aantallen voor hetzelfde.
pub(crate) const DUBBEL: &str = "PRO-003";
/// Een gebied dat niet bestaat of niet gebruikt kan worden.
pub(crate) const GEBIED: &str = "PRO-004";
/// Rijen die niet meedoen.
pub(crate) const WEGGELATEN: &str = "PRO-005";
/// Gemeenten zonder prognose.
pub(crate) const ZONDER: &str = "PRO-006";
/// Van welk niveau elke gemeente haar groei heeft.
pub(crate) const NIVEAU: &str = "PRO-007";
/// De prognose loopt niet tot het einde van het plan.
pub(crate) const EINDIGT: &str = "PRO-008";
/// De prognose en de telling liggen ver uiteen.
pub(crate) const VERSCHIL: &str = "PRO-009";

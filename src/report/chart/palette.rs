//! Kleuren: te onderscheiden voor wie kleurenblind is, en in grijs door verschil in helderheid (licht vlak, donkere lijn).

use plotters::style::RGBColor;

/// Tekst.
pub(super) const INK: RGBColor = RGBColor(0x1C, 0x21, 0x28);
/// Bijschriften, assen.
pub(super) const MUTED: RGBColor = RGBColor(0x52, 0x5B, 0x66);
/// Rasterlijnen.
pub(super) const GRID: RGBColor = RGBColor(0xE4, 0xE7, 0xEB);
/// Achtergrond van een tussenkop.
pub(super) const TINT: RGBColor = RGBColor(0xF1, 0xF3, 0xF5);
/// As.
pub(super) const AXIS: RGBColor = RGBColor(0x8B, 0x94, 0x9E);
/// Achtergrond.
pub(super) const PAPER: RGBColor = RGBColor(0xFF, 0xFF, 0xFF);
/// Vlak van de SOLL.
pub(super) const SOLL: RGBColor = RGBColor(0xCF, 0xE2, 0xF1);
/// Rand van de SOLL.
pub(super) const SOLL_EDGE: RGBColor = RGBColor(0x2B, 0x6C, 0x9E);
/// Vlak van het pad.
pub(super) const PATH_AREA: RGBColor = RGBColor(0xE3, 0x8B, 0x37);
/// Lijn van het pad.
pub(super) const PATH: RGBColor = RGBColor(0x9A, 0x3D, 0x00);
/// Onder de SOLL.
pub(super) const ONDER: RGBColor = RGBColor(0xB4, 0x3E, 0x00);
/// Gehaald of binnen de bandbreedte.
pub(super) const GOED: RGBColor = RGBColor(0x0B, 0x57, 0x4B);
/// Boven de bandbreedte.
pub(super) const BOVEN: RGBColor = RGBColor(0x5A, 0x35, 0x8C);

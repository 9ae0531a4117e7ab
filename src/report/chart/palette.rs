//! Kleuren naar hun rol: te onderscheiden voor wie kleurenblind is, en in grijs door verschil in helderheid (licht
//! vlak, donkere lijn).
//!
//! De opmaak noemt alleen rollen; welke kleur dat is, zegt de huisstijl pas als er getekend wordt. De ingebouwde
//! kleuren zijn met de hand gekozen; van eigen kleuren worden de vlakken en de tekens afgeleid.

use plotters::style::RGBColor;

use crate::huisstijl::{Huisstijl, Kleur};

/// Waarvoor een kleur dient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Tekst.
    Ink,
    /// Bijschriften, assen.
    Muted,
    /// Rasterlijnen.
    Grid,
    /// Achtergrond van een tussenkop.
    Tint,
    /// As.
    Axis,
    /// Achtergrond.
    Paper,
    /// Vlak van de SOLL.
    Soll,
    /// Rand van de SOLL.
    SollEdge,
    /// Vlak van het pad.
    PathArea,
    /// Lijn van het pad.
    Path,
    /// Onder de SOLL.
    Onder,
    /// Gehaald of binnen de bandbreedte.
    Goed,
    /// Boven de bandbreedte.
    Boven,
}

pub(super) const INK: Role = Role::Ink;
pub(super) const MUTED: Role = Role::Muted;
pub(super) const GRID: Role = Role::Grid;
pub(super) const TINT: Role = Role::Tint;
pub(super) const AXIS: Role = Role::Axis;
pub(super) const PAPER: Role = Role::Paper;
pub(super) const SOLL: Role = Role::Soll;
pub(super) const SOLL_EDGE: Role = Role::SollEdge;
pub(super) const PATH_AREA: Role = Role::PathArea;
pub(super) const PATH: Role = Role::Path;
pub(super) const ONDER: Role = Role::Onder;
pub(super) const GOED: Role = Role::Goed;
pub(super) const BOVEN: Role = Role::Boven;

impl Role {
    /// De kleur van deze rol in een huisstijl.
    ///
    /// Van eigen kleuren is de hoofdkleur die van de SOLL en van wat gehaald is, en de accentkleur die van het pad en
    /// van wat nog gebouwd moet worden; boven de band is neutraal donker. De vorm van een teken zegt het ook.
    pub(super) fn rgb(self, huisstijl: &Huisstijl) -> RGBColor {
        let (hoofd, accent) = (huisstijl.hoofd, huisstijl.accent);
        let Kleur(r, g, b) = match self {
            Self::Ink => Kleur(0x1C, 0x21, 0x28),
            Self::Muted => Kleur(0x52, 0x5B, 0x66),
            Self::Grid => Kleur(0xE4, 0xE7, 0xEB),
            Self::Tint => Kleur(0xF1, 0xF3, 0xF5),
            Self::Axis => Kleur(0x8B, 0x94, 0x9E),
            Self::Paper => Kleur::WIT,
            Self::SollEdge => hoofd,
            Self::Path => accent,
            _ if huisstijl.heeft_eigen_kleuren() => match self {
                Self::Soll => hoofd.lichter(0.8),
                Self::PathArea => accent.lichter(0.4),
                Self::Goed => hoofd,
                Self::Boven => Kleur(0x1C, 0x21, 0x28),
                _ => accent,
            },
            Self::Soll => Kleur(0xCF, 0xE2, 0xF1),
            Self::PathArea => Kleur(0xE3, 0x8B, 0x37),
            Self::Onder => Kleur(0xB4, 0x3E, 0x00),
            Self::Goed => Kleur(0x0B, 0x57, 0x4B),
            Self::Boven => Kleur(0x5A, 0x35, 0x8C),
        };
        RGBColor(r, g, b)
    }
}

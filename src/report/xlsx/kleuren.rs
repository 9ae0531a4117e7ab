//! De kleuren van de werkmap: die van het programma, of die van een huisstijl.

use crate::huisstijl::{Huisstijl, Kleur};

/// Elke kleur als `0xRRGGBB`, zoals de bibliotheek haar wil.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kleuren {
    /// Achter de witte tekst van een kopregel, en van tussenkoppen en verwijzingen op wit.
    pub(super) kop: u32,
    /// Van voorbehouden, op wit.
    pub(super) waarschuwing: u32,
    /// De rand en de arcering van de SOLL, en haar vlak.
    pub(super) soll: u32,
    pub(super) vlak: u32,
    /// De lijn van het pad.
    pub(super) pad: u32,
}

impl Kleuren {
    /// Beide kleuren van een huisstijl zijn op wit te lezen, en wit dus ook op hen.
    pub(super) fn van(huisstijl: &Huisstijl) -> Self {
        if !huisstijl.heeft_eigen_kleuren() {
            // Wit op dit blauw heeft een contrast van ruim 9 op 1; het bruin op wit 7 op 1.
            return Self {
                kop: 0x1F_4E_79,
                waarschuwing: 0x9A_3D_00,
                soll: 0x2B_6C_9E,
                vlak: 0xCF_E2_F1,
                pad: 0x9A_3D_00,
            };
        }
        let (hoofd, accent) = (huisstijl.hoofd, huisstijl.accent);
        Self {
            kop: getal(hoofd),
            waarschuwing: getal(accent),
            soll: getal(hoofd),
            vlak: getal(hoofd.lichter(0.8)),
            pad: getal(accent),
        }
    }
}

fn getal(Kleur(r, g, b): Kleur) -> u32 {
    u32::from_be_bytes([0, r, g, b])
}

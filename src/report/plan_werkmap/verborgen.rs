//! Welke tellingen op geen enkel blad staan: een IST van 1 tot en met 9 inwoners, en alles waaruit zij te halen is.
//!
//! De regels zijn die van de pagina (DESIGN §6): is er precies één zo klein, dan staat ook de kleinste andere er niet.
//! In een werkmap staat dan tekst en geen getal; een lege cel zou "onbekend" zeggen.

use std::collections::BTreeSet;

use normwijzer_core::GebiedCode;
use normwijzer_core::norm::Norm;
use normwijzer_core::plan::{Plan, PlanRij};

use super::vorm;
use crate::werkmap::BladCel;
use crate::zinnen::{KLEIN, Maat, NIET_AFGEDRUKT, stand};

/// Wat boven een blad staat waar zulke cellen kunnen voorkomen.
pub(super) const UITLEG: &str =
    "<10 of \"niet afgedrukt\": een telling van minder dan tien inwoners, of een getal waaruit zij te halen is.";

/// Welke rijen van een norm verborgen zijn.
pub(super) struct Verborgen {
    maat: Option<Maat>,
    /// Zelf groot genoeg, maar met het totaal erbij zou een kleine eruit te halen zijn.
    ook: BTreeSet<GebiedCode>,
}

impl Verborgen {
    pub(super) fn van(plan: &Plan, norm: &Norm) -> Self {
        let maat = Maat::van(norm);
        let leden: Vec<&PlanRij> = plan.rijen_van_leden(&norm.id).collect();
        let ook = maat.map_or_else(BTreeSet::new, |maat| stand::niet_afgedrukt(maat, &leden));
        Self { maat, ook }
    }

    /// Of de IST van deze rij er niet staat.
    pub(super) fn is(&self, rij: &PlanRij) -> bool {
        self.is_klein(rij) || (rij.ist.waarde.is_some() && self.ook.contains(&rij.gebied.code))
    }

    fn is_klein(&self, rij: &PlanRij) -> bool {
        self.maat.zip(rij.ist.waarde).is_some_and(|(maat, ist)| maat.is_klein(ist))
    }

    /// De cel met de IST.
    pub(super) fn ist(&self, norm: &Norm, rij: &PlanRij) -> BladCel {
        match self.is_klein(rij) {
            true => BladCel::tekst(KLEIN),
            false => self.afgeleid(rij, BladCel::getal(rij.ist.waarde, vorm(norm))),
        }
    }

    /// Een cel waaruit de IST te halen is: GAP, tekort, overschot, vulling, de stand van het pad.
    pub(super) fn afgeleid(&self, rij: &PlanRij, cel: BladCel) -> BladCel {
        if self.is(rij) && cel != BladCel::Leeg { BladCel::tekst(NIET_AFGEDRUKT) } else { cel }
    }
}

//! Welke tellingen op geen enkel blad staan: een IST van 1 tot en met 9 inwoners, en alles waaruit zij te halen is.
//!
//! De regels staan bij `zinnen::afscherming` en zijn die van elke pagina.
//! In een werkmap staat dan tekst en geen getal; een lege cel zou "onbekend" zeggen.

use std::collections::BTreeSet;

use normwijzer_core::GebiedCode;
use normwijzer_core::norm::Norm;
use normwijzer_core::plan::{Plan, PlanRij};

use super::vorm;
use crate::werkmap::BladCel;
use crate::zinnen::{KLEIN, Maat, NIET_AFGEDRUKT, afscherming};

/// Wat boven een blad staat waar zulke cellen kunnen voorkomen.
pub(super) const UITLEG: &str =
    "<10 of \"niet afgedrukt\": een telling van minder dan tien inwoners, of een getal waaruit zij te halen is.";

/// Welke rijen van een norm verborgen zijn.
pub(super) struct Verborgen {
    maat: Option<Maat>,
    /// Zelf groot genoeg, maar met het totaal erbij zou een kleine eruit te halen zijn.
    ook: BTreeSet<GebiedCode>,
    /// Tekort, overschot en ingroeipad van het geplande gebied staan er niet.
    gebied: Option<GebiedCode>,
}

impl Verborgen {
    pub(super) fn van(plan: &Plan, norm: &Norm) -> Self {
        let maat = Maat::van(norm);
        let leden: Vec<&PlanRij> = plan.rijen_van_leden(&norm.id).collect();
        let ook = maat.map_or_else(BTreeSet::new, |maat| afscherming::niet_afgedrukt(maat, &leden));
        let eigen = maat.zip(plan.eigen_rij(&norm.id));
        let gebied = eigen
            .filter(|(maat, rij)| afscherming::waarom_niet(*maat, rij, plan).is_some())
            .map(|(_, rij)| rij.gebied.code.clone());
        Self { maat, ook, gebied }
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

    /// Of er van deze rij geen stand van het pad staat.
    pub(super) fn is_pad(&self, rij: &PlanRij) -> bool {
        self.is(rij) || self.gebied.as_ref() == Some(&rij.gebied.code)
    }

    /// Een tekort of overschot: ook dat van een gebied kan een gemeente verraden. Wat al uit het plan weggelaten is, is
    /// niet onbekend.
    pub(super) fn deel(&self, rij: &PlanRij, cel: BladCel) -> BladCel {
        if self.is_pad(rij) && rij.gap.is_some() { BladCel::tekst(NIET_AFGEDRUKT) } else { cel }
    }

    /// Een cel waaruit de IST te halen is: GAP, vulling.
    pub(super) fn afgeleid(&self, rij: &PlanRij, cel: BladCel) -> BladCel {
        if self.is(rij) && cel != BladCel::Leeg { BladCel::tekst(NIET_AFGEDRUKT) } else { cel }
    }
}

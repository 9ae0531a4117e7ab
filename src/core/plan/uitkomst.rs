//! Wat `plan` oplevert.

use jiff::civil::Date;

use super::ingroei::PlanIngroei;
use super::kenmerken::NormKenmerk;
use super::register::AfwijkingRij;
use super::rij::PlanRij;
use crate::amount::Amount;
use crate::finding::Finding;
use crate::gebied::Gebied;
use crate::horizon::Horizon;
use crate::ist::IstSoort;
use crate::kosten::PlanKosten;
use crate::middelen::PlanMiddelen;
use crate::norm::NormId;
use crate::prognose::PlanPrognose;
use crate::schaal::PlanSchaal;

/// Het plan voor één gebied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Het gebied.
    pub gebied: Gebied,
    /// De gemeenten, op code.
    pub leden: Vec<Gebied>,
    /// De inwoners van het gebied; `None` als die niet van elke gemeente bekend zijn.
    pub inwoners: Option<Amount>,
    /// De dag waarop de inwoners geteld zijn.
    pub peildatum: Option<Date>,
    /// Begin, doel en einde.
    pub horizon: Horizon,
    /// Eerst het gebied, dan de gemeenten op code; daarbinnen de normen op volgorde van het format.
    pub rijen: Vec<PlanRij>,
    /// Het register van afwijkingen uit het scenario, in de volgorde van dat bestand.
    pub afwijkingen: Vec<AfwijkingRij>,
    /// De kenmerken bij de normen: als getal bij een aanname, of als onderbouwing.
    pub kenmerken: Vec<NormKenmerk>,
    /// Wat de paden begrenst; `None` zonder ingroeibestand.
    pub ingroei: Option<PlanIngroei>,
    /// Wat de paden kosten; `None` zonder kostenbestand.
    pub kosten: Option<PlanKosten>,
    /// Hoe de bevolking groeit; `None` is gelijk gehouden.
    pub prognose: Option<PlanPrognose>,
    /// Het geld dat ernaast staat; de schil voegt het toe, want geen getal van het plan hangt ervan af.
    pub middelen: Option<PlanMiddelen>,
    /// Of de normen in fte in elke gemeente een werkbare functie zijn; ook dit voegt de schil toe.
    pub schaal: Option<PlanSchaal>,
    /// Wat de lezer moet weten.
    pub bevindingen: Vec<Finding>,
}

impl Plan {
    /// De rij van het geplande gebied voor een norm.
    #[must_use]
    pub fn eigen_rij(&self, norm: &NormId) -> Option<&PlanRij> {
        self.rijen.iter().find(|r| r.norm == *norm && r.gebied == self.gebied)
    }

    /// De rijen van de gemeenten voor een norm, op code.
    pub fn rijen_van_leden<'a>(&'a self, norm: &'a NormId) -> impl Iterator<Item = &'a PlanRij> {
        self.rijen.iter().filter(move |r| r.norm == *norm && r.gebied != self.gebied)
    }

    /// De regel van het register met dit nummer.
    #[must_use]
    pub fn afwijking(&self, nummer: usize) -> Option<&AfwijkingRij> {
        self.afwijkingen.iter().find(|a| a.nummer == nummer)
    }

    /// Of er ergens met een verzonnen opgave gerekend is.
    #[must_use]
    pub fn is_fictief(&self) -> bool {
        self.rijen.iter().any(|r| r.ist.soort == IstSoort::Fictief)
    }
}

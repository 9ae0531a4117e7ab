//! Het geld naast een plan: van het gebied en zijn gemeenten, in de jaren van het plan.
//!
//! Wat voor alle gebieden van een run hetzelfde is (de verdeling over het land, de maatstaven van de normen) wordt één keer
//! gerekend. Weet niet wat de normen kosten.

use std::sync::Arc;

use super::verdeling::Verdeeld;
use super::{GebiedMiddelen, Maatstaf, Middelen};
use crate::gebied::Niveau;
use crate::horizon::Horizon;
use crate::land::{Land, Regio};
use crate::norm::NormSet;
use crate::plan::als_regio;

/// Het geld van een run: verdeeld over het land in elk jaar van het plan.
#[derive(Clone, Debug)]
pub struct Geldbron {
    middelen: Arc<Middelen>,
    maatstaven: Arc<[Maatstaf]>,
    per_jaar: Vec<Verdeeld>,
}

impl Geldbron {
    /// Verdeelt het geld. Zonder dataset is alles onbekend, en dat staat er dan bij.
    #[must_use]
    pub fn new(middelen: Option<Middelen>, normen: &NormSet, land: &Land, horizon: Horizon) -> Self {
        let middelen = middelen.unwrap_or_default();
        let jaren = horizon.start().jaar()..=horizon.eind().plus(-1).jaar();
        Self {
            per_jaar: jaren.map(|jaar| middelen.verdeeld(jaar)).collect(),
            maatstaven: normen.normen.iter().filter_map(|n| Maatstaf::van(n, land)).collect(),
            middelen: Arc::new(middelen),
        }
    }

    /// Het geld naast het plan van een gebied.
    #[must_use]
    pub fn van_plan(&self, land: &Land, gebied: &Regio) -> PlanMiddelen {
        let leden = if gebied.gebied.niveau == Niveau::Gemeente {
            Vec::new()
        } else {
            let leden = gebied.leden.iter().filter_map(|code| als_regio(land, code));
            leden.flat_map(|lid| self.middelen.van_gebied_in(land, &lid, &self.per_jaar)).collect()
        };
        PlanMiddelen {
            landelijk: Arc::clone(&self.middelen),
            maatstaven: Arc::clone(&self.maatstaven),
            gebied: self.middelen.van_gebied_in(land, gebied, &self.per_jaar),
            leden,
        }
    }
}

/// Het geld naast een plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanMiddelen {
    /// De landelijke bedragen en sleutels.
    pub landelijk: Arc<Middelen>,
    /// Waar de normen in fte voor het hele land op uitkomen.
    pub maatstaven: Arc<[Maatstaf]>,
    /// Het geld van het gebied, op jaar.
    pub gebied: Vec<GebiedMiddelen>,
    /// Het geld van zijn gemeenten, op code en dan op jaar; leeg als het gebied zelf een gemeente is.
    pub leden: Vec<GebiedMiddelen>,
}

impl PlanMiddelen {
    /// Het geld van het gebied in een jaar.
    #[must_use]
    pub fn in_jaar(&self, jaar: i16) -> Option<&GebiedMiddelen> {
        self.gebied.iter().find(|g| g.jaar == jaar)
    }
}

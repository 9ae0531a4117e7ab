//! De schaaltoets naast een plan: van zijn gebied, met de gewone drempel.
//!
//! Wat voor alle gebieden van een run hetzelfde is (wie aan wie grenst, hoe de gemeenten heten) staat er één keer. Geen
//! getal van het plan hangt ervan af.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Buren, GebiedSchaal, Instelling, van_gebied};
use crate::choices::Choices;
use crate::gebied::{Gebied, GebiedCode};
use crate::land::{Land, Regio};
use crate::norm::NormSet;

/// Waarmee elk plan van een run getoetst wordt.
#[derive(Clone, Debug)]
pub struct Schaalbron {
    buren: Arc<Buren>,
    namen: Arc<BTreeMap<GebiedCode, Gebied>>,
}

impl Schaalbron {
    /// De buren, en de gemeenten van het land.
    #[must_use]
    pub fn new(buren: Buren, land: &Land) -> Self {
        let namen = land.gemeenten.iter().map(|(code, g)| (code.clone(), g.gebied.clone())).collect();
        Self { buren: Arc::new(buren), namen: Arc::new(namen) }
    }

    /// De toets naast het plan van een gebied, met de keuzes van dat plan.
    #[must_use]
    pub fn van_plan(&self, land: &Land, normen: &NormSet, keuzes: &Choices, gebied: &Regio) -> PlanSchaal {
        PlanSchaal {
            toets: van_gebied(land, normen, keuzes, gebied, &self.buren, &Instelling::default(), |_| true),
            buren: Arc::clone(&self.buren),
            namen: Arc::clone(&self.namen),
        }
    }
}

/// De schaaltoets naast een plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanSchaal {
    /// De toets.
    pub toets: GebiedSchaal,
    /// Wie aan wie grenst.
    pub buren: Arc<Buren>,
    /// De gemeenten van het land, ook buiten het gebied.
    pub namen: Arc<BTreeMap<GebiedCode, Gebied>>,
}

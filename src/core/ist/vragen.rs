//! Wat er van een gebied gevraagd wordt: elke norm, op de plaats waar haar IST wordt opgegeven.

use crate::gebied::{Gebied, Niveau};
use crate::land::{Land, Regio};
use crate::norm::{Item, Norm, NormSet, Schaal};

/// Eén in te vullen waarde.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vraag<'a> {
    /// De norm.
    pub norm: &'a Norm,
    /// De eis, bij een norm in woorden.
    pub item: Option<&'a Item>,
    /// Voor welk gebied.
    pub gebied: Gebied,
}

impl Vraag<'_> {
    /// De norm, of `norm#item`, zoals een opgave haar noemt.
    #[must_use]
    pub fn norm_id(&self) -> String {
        match self.item {
            Some(item) => format!("{}#{}", self.norm.id, item.id),
            None => self.norm.id.to_string(),
        }
    }
}

/// Alle vragen voor een gebied, op volgorde van de normen en daarbinnen per gebied en eis.
#[must_use]
pub fn vragen<'a>(normen: &'a NormSet, land: &Land, gebied: &Regio) -> Vec<Vraag<'a>> {
    let van_norm = |norm: &'a Norm| {
        plaatsen(norm, land, gebied).into_iter().flat_map(move |plaats| {
            let items: Vec<Option<&Item>> = match norm.items() {
                [] => vec![None],
                items => items.iter().map(Some).collect(),
            };
            items.into_iter().map(move |item| Vraag { norm, item, gebied: plaats.clone() })
        })
    };
    normen.normen.iter().flat_map(van_norm).collect()
}

/// Waar de IST van een norm wordt opgegeven: per gemeente, voor de regio van de norm, of voor het gebied zelf.
fn plaatsen(norm: &Norm, land: &Land, gebied: &Regio) -> Vec<Gebied> {
    match norm.schaal() {
        Some(Schaal::Gemeente) => gebied.leden.iter().filter_map(|c| Some(land.gemeente(c)?.gebied.clone())).collect(),
        Some(Schaal::Ggd) if gebied.gebied.niveau != Niveau::Ggd => {
            land.geraakt(Niveau::Ggd, &gebied.leden).map(|(r, _)| r.gebied.clone()).collect()
        }
        _ => vec![gebied.gebied.clone()],
    }
}

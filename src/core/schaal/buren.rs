//! Welke gemeenten aan elkaar grenzen, en wie alleen over water bereikbaar is.

use std::collections::BTreeMap;

use crate::gebied::GebiedCode;

/// Hoe twee gemeenten aan elkaar liggen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verbinding {
    /// Een gedeelde grens op de kaart, in meters. Zij kan door water lopen (Almere en Gooise Meren).
    Land {
        /// Lengte van de gedeelde grens.
        grens_m: u32,
    },
    /// Geen gedeelde grens: de kortste weg over water voor een deel van het land dat anders los ligt.
    Water {
        /// Kortste afstand.
        afstand_m: u32,
    },
}

/// De buren van elke gemeente; in beide richtingen gelijk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Buren(BTreeMap<GebiedCode, BTreeMap<GebiedCode, Verbinding>>);

impl Buren {
    /// Uit verbindingen; elk geldt heen en terug, en een gemeente is geen buur van zichzelf.
    #[must_use]
    pub fn new(verbindingen: impl IntoIterator<Item = (GebiedCode, GebiedCode, Verbinding)>) -> Self {
        let mut uit = Self::default();
        for (van, naar, verbinding) in verbindingen {
            if van != naar {
                uit.0.entry(van.clone()).or_default().insert(naar.clone(), verbinding);
                uit.0.entry(naar).or_default().insert(van, verbinding);
            }
        }
        uit
    }

    /// De buren van een gemeente, op code.
    pub fn van(&self, gemeente: &GebiedCode) -> impl Iterator<Item = (&GebiedCode, Verbinding)> {
        self.0.get(gemeente).into_iter().flatten().map(|(c, v)| (c, *v))
    }

    /// Hoe twee gemeenten aan elkaar liggen.
    #[must_use]
    pub fn tussen(&self, een: &GebiedCode, ander: &GebiedCode) -> Option<Verbinding> {
        self.0.get(een)?.get(ander).copied()
    }

    /// Of een gemeente geen enkele landgrens heeft: een eiland.
    #[must_use]
    pub fn is_eiland(&self, gemeente: &GebiedCode) -> bool {
        !self.van(gemeente).any(|(_, v)| matches!(v, Verbinding::Land { .. }))
    }
}

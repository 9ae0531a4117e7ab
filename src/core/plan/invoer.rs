//! Waaruit een plan volgt. Weet niet waar de invoer vandaan komt.

use std::collections::BTreeSet;

use crate::choices::Choices;
use crate::gebied::GebiedCode;
use crate::ist::Ist;
use crate::land::{Land, Regio};
use crate::prognose::Prognose;

/// Alles waaruit een plan volgt, naast de normen en de horizon.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// Gemeenten en regio's.
    pub land: &'a Land,
    /// Het gebied waarvoor gepland wordt.
    pub gebied: &'a Regio,
    /// De huidige situatie.
    pub ist: &'a Ist,
    /// De keuzes van de gebruiker.
    pub keuzes: &'a Choices,
    /// Eigen volgorde van gemeenten voor hele stappen; leeg is: de grootste eerst.
    pub volgorde: &'a [GebiedCode],
    /// Hoe de bevolking groeit; `None` is gelijk gehouden.
    pub prognose: Option<&'a Prognose>,
}

/// Een gemeente als gebied met zichzelf als enig lid; `None` als de code niet bestaat.
#[must_use]
pub fn als_regio(land: &Land, gemeente: &GebiedCode) -> Option<Regio> {
    let gebied = land.gemeente(gemeente)?.gebied.clone();
    Some(Regio { leden: BTreeSet::from([gebied.code.clone()]), gebied, reconstructie: false })
}

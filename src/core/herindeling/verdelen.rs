//! Aantallen en hoeveelheden naar andere gemeenten brengen, zonder dat er iets bij komt of verdwijnt.
//!
//! Een telling gaat in hele personen (grootste rest), een hoeveelheid op de twaalfde decimaal. Elke oude gemeente wordt
//! apart verdeeld: wat van Haaren komt telt precies op tot Haaren.

use std::collections::{BTreeMap, BTreeSet};

use super::omzetting::Omzetting;
use crate::amount::{self, Amount, DECIMALEN};
use crate::gebied::GebiedCode;

/// Codes die er op de oude dag niet waren, en dus niet om te zetten zijn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NietVanToen(pub BTreeSet<GebiedCode>);

impl Omzetting {
    /// Verdeelt één aantal over de nieuwe gemeenten, op zoveel decimalen; `None` als de code er toen niet was.
    #[must_use]
    pub fn verdeel(&self, van: &GebiedCode, aantal: Amount, decimalen: u32) -> Option<Vec<(GebiedCode, Amount)>> {
        let regel = self.regel(van)?;
        if let Some(enige) = regel.enige() {
            return Some(vec![(enige.clone(), aantal)]);
        }
        let delen = amount::verdeel_op(aantal, &regel.gewichten(), decimalen);
        Some(regel.delen.iter().map(|d| d.naar.clone()).zip(delen).collect())
    }

    /// Brengt een telling over, in hele personen.
    ///
    /// # Errors
    /// [`NietVanToen`]: alle codes die er op de oude dag niet waren.
    pub fn tellingen(
        &self,
        aantallen: &BTreeMap<GebiedCode, Amount>,
    ) -> Result<BTreeMap<GebiedCode, Amount>, NietVanToen> {
        self.breng(aantallen, 0)
    }

    /// Brengt hoeveelheden over (fte, gewogen aantallen), exact op twaalf decimalen.
    ///
    /// # Errors
    /// [`NietVanToen`]: alle codes die er op de oude dag niet waren.
    pub fn hoeveelheden(
        &self,
        aantallen: &BTreeMap<GebiedCode, Amount>,
    ) -> Result<BTreeMap<GebiedCode, Amount>, NietVanToen> {
        self.breng(aantallen, DECIMALEN)
    }

    /// Brengt aantallen over waarvan er onbekend kunnen zijn (`None`). Een nieuwe gemeente waarvan een deel onbekend is, of
    /// waarvan een oude gemeente ontbreekt, is zelf onbekend: een som die iets mist is te klein.
    ///
    /// # Errors
    /// [`NietVanToen`]: alle codes die er op de oude dag niet waren.
    pub fn tellingen_met_onbekend(
        &self,
        aantallen: &BTreeMap<GebiedCode, Option<Amount>>,
    ) -> Result<BTreeMap<GebiedCode, Option<Amount>>, NietVanToen> {
        self.met_onbekend(aantallen, 0)
    }

    /// Als [`Omzetting::tellingen_met_onbekend`], op zoveel decimalen.
    ///
    /// # Errors
    /// [`NietVanToen`]: alle codes die er op de oude dag niet waren.
    pub fn met_onbekend(
        &self,
        aantallen: &BTreeMap<GebiedCode, Option<Amount>>,
        decimalen: u32,
    ) -> Result<BTreeMap<GebiedCode, Option<Amount>>, NietVanToen> {
        let bekend: BTreeMap<GebiedCode, Amount> =
            aantallen.iter().filter_map(|(c, a)| Some((c.clone(), (*a)?))).collect();
        let som = self.breng(&bekend, decimalen)?;
        let vreemd: BTreeSet<GebiedCode> = aantallen.keys().filter(|c| self.regel(c).is_none()).cloned().collect();
        if !vreemd.is_empty() {
            return Err(NietVanToen(vreemd));
        }
        let genoemd: BTreeSet<&GebiedCode> =
            aantallen.keys().filter_map(|c| self.regel(c)).flat_map(|r| r.delen.iter().map(|d| &d.naar)).collect();
        let heel = |nieuw: &GebiedCode| self.uit(nieuw).all(|r| bekend.contains_key(&r.van));
        Ok(genoemd
            .into_iter()
            .map(|nieuw| (nieuw.clone(), if heel(nieuw) { som.get(nieuw).copied() } else { None }))
            .collect())
    }

    fn breng(
        &self,
        aantallen: &BTreeMap<GebiedCode, Amount>,
        decimalen: u32,
    ) -> Result<BTreeMap<GebiedCode, Amount>, NietVanToen> {
        let mut vreemd = BTreeSet::new();
        let mut uit: BTreeMap<GebiedCode, Amount> = BTreeMap::new();
        for (code, aantal) in aantallen {
            let Some(delen) = self.verdeel(code, *aantal, decimalen) else {
                vreemd.insert(code.clone());
                continue;
            };
            for (naar, deel) in delen {
                let plek = uit.entry(naar).or_default();
                *plek = *plek + deel;
            }
        }
        if vreemd.is_empty() { Ok(uit) } else { Err(NietVanToen(vreemd)) }
    }
}

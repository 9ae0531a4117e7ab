//! Clusters van gemeenten die een functie delen, tot zij werkbaar is.
//!
//! De regel: telkens zoekt de cluster met de minste uren die nog niet werkbaar is aansluiting bij de cluster waarmee zij de
//! langste grens deelt; bij gelijke stand gaat de laagste code voor. Wie op zichzelf werkbaar is, zoekt niet, maar kan wel
//! gevraagd worden. Is er geen landgrens meer en mag het over water, dan de kortste weg over water. Gedeeld wordt alleen
//! binnen het gebied; wie er binnen niet uitkomt, krijgt de buren erbuiten genoemd.

use std::collections::{BTreeMap, BTreeSet};

use super::buren::{Buren, Verbinding};
use super::{Instelling, Personen};
use crate::amount::Amount;
use crate::gebied::GebiedCode;
use crate::soll::Bereik;

/// Gemeenten die een functie delen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// De gemeenten.
    pub leden: BTreeSet<GebiedCode>,
    /// Hun fte samen.
    pub fte: Bereik,
    /// Hun uren per week samen.
    pub uren: Bereik,
    /// Over hoeveel mensen dat verdeeld kan worden.
    pub personen: Personen,
    /// Of dit een werkbare functie is. Zo niet, dan zijn er binnen het gebied geen buren meer.
    pub werkbaar: bool,
    /// Voor een cluster die niet werkbaar is: de buren buiten het gebied, de langste grens voorop.
    pub buiten: Vec<GebiedCode>,
}

/// Een cluster in wording.
struct Groep {
    leden: BTreeSet<GebiedCode>,
    fte: Bereik,
    klaar: bool,
}

/// Verdeelt de gemeenten in clusters, op hun laagste code.
#[must_use]
pub fn clusters(fte: &BTreeMap<GebiedCode, Bereik>, buren: &Buren, instelling: &Instelling) -> Vec<Cluster> {
    // Een groep heet naar haar laagste code; `lid_van` zegt in welke groep een gemeente zit.
    let mut groepen: BTreeMap<GebiedCode, Groep> = fte
        .iter()
        .map(|(c, f)| (c.clone(), Groep { leden: [c.clone()].into(), fte: *f, klaar: instelling.werkbaar(*f) }))
        .collect();
    let mut lid_van: BTreeMap<GebiedCode, GebiedCode> = fte.keys().map(|c| (c.clone(), c.clone())).collect();
    while let Some(kleinste) = kleinste(&groepen, instelling) {
        let partner = groepen.get(&kleinste).and_then(|g| partner(g, &lid_van, buren, instelling));
        let Some(partner) = partner else {
            if let Some(groep) = groepen.get_mut(&kleinste) {
                groep.klaar = true;
            }
            continue;
        };
        let (Some(een), Some(ander)) = (groepen.remove(&kleinste), groepen.remove(&partner)) else { break };
        let naam = kleinste.min(partner);
        let fte = een.fte + ander.fte;
        let leden: BTreeSet<GebiedCode> = een.leden.into_iter().chain(ander.leden).collect();
        for lid in &leden {
            lid_van.insert(lid.clone(), naam.clone());
        }
        groepen.insert(naam, Groep { leden, fte, klaar: instelling.werkbaar(fte) });
    }
    groepen.into_values().map(|g| af(g, fte, buren, instelling)).collect()
}

/// De groep met de minste uren die nog zoekt; bij gelijke uren de laagste code.
fn kleinste(groepen: &BTreeMap<GebiedCode, Groep>, instelling: &Instelling) -> Option<GebiedCode> {
    groepen
        .iter()
        .filter(|(_, g)| !g.klaar)
        .min_by_key(|(code, g)| (instelling.kant.van(g.fte), (*code).clone()))
        .map(|(code, _)| code.clone())
}

/// Hoe goed een kandidaat past: land voor water, de langste grens, de kortste weg over water.
#[derive(Clone, Copy, Default)]
struct Band {
    grens_m: u64,
    afstand_m: Option<u32>,
}

impl Band {
    fn met(self, verbinding: Verbinding) -> Self {
        match verbinding {
            Verbinding::Land { grens_m } => Self { grens_m: self.grens_m + u64::from(grens_m), ..self },
            Verbinding::Water { afstand_m } => {
                Self { afstand_m: Some(self.afstand_m.map_or(afstand_m, |a| a.min(afstand_m))), ..self }
            }
        }
    }

    /// Kleiner is beter.
    fn rang(self) -> (std::cmp::Reverse<u64>, u32) {
        (std::cmp::Reverse(self.grens_m), self.afstand_m.unwrap_or(u32::MAX))
    }
}

/// De groep om bij aan te sluiten.
fn partner(
    groep: &Groep,
    lid_van: &BTreeMap<GebiedCode, GebiedCode>,
    buren: &Buren,
    instelling: &Instelling,
) -> Option<GebiedCode> {
    banden(&groep.leden, buren, instelling, |buur| lid_van.get(buur).cloned()).into_iter().next()
}

/// De gebieden waaraan `leden` grenzen, het best passende voorop; `naar` zegt bij welk gebied een buur hoort.
fn banden(
    leden: &BTreeSet<GebiedCode>,
    buren: &Buren,
    instelling: &Instelling,
    naar: impl Fn(&GebiedCode) -> Option<GebiedCode>,
) -> Vec<GebiedCode> {
    let mut banden: BTreeMap<GebiedCode, Band> = BTreeMap::new();
    for (buur, verbinding) in leden.iter().flat_map(|c| buren.van(c)) {
        let mag = instelling.over_water || matches!(verbinding, Verbinding::Land { .. });
        if let Some(doel) = naar(buur).filter(|_| mag && !leden.contains(buur)) {
            let band = banden.entry(doel).or_default();
            *band = band.met(verbinding);
        }
    }
    let mut op_rang: Vec<(GebiedCode, Band)> = banden.into_iter().collect();
    op_rang.sort_by(|a, b| a.1.rang().cmp(&b.1.rang()).then_with(|| a.0.cmp(&b.0)));
    op_rang.into_iter().map(|(code, _)| code).collect()
}

fn af(groep: Groep, gebied: &BTreeMap<GebiedCode, Bereik>, buren: &Buren, instelling: &Instelling) -> Cluster {
    let werkbaar = instelling.werkbaar(groep.fte);
    let buiten = if werkbaar {
        Vec::new()
    } else {
        banden(&groep.leden, buren, instelling, |b| (!gebied.contains_key(b)).then(|| b.clone()))
    };
    Cluster {
        uren: instelling.uren(groep.fte),
        personen: instelling.personen(groep.fte),
        fte: groep.fte,
        werkbaar,
        leden: groep.leden,
        buiten,
    }
}

impl Cluster {
    /// Of hier gedeeld wordt.
    #[must_use]
    pub fn gedeeld(&self) -> bool {
        self.leden.len() > 1
    }

    /// Hoeveel van het werk van een gemeente komt: haar fte gedeeld door die van de cluster, aan de bovenkant.
    #[must_use]
    pub fn aandeel(&self, fte: Bereik) -> Option<Amount> {
        (!self.fte.hoog.is_zero()).then(|| fte.hoog.mul_div(Amount::ONE, self.fte.hoog))
    }
}

//! De schaaltoets van een heel gebied: alle normen in fte, elk op de schaal waarop zij geldt.
//!
//! Een norm per gemeente wordt per gemeente getoetst; een norm per regio als één functie van het gebied; en een vast aantal
//! fte wordt over de personen gespreid die de bron er zelf bij noemt. Weet niet waar de buren vandaan komen.

use std::collections::BTreeMap;

use super::{Buren, Instelling, Schaaltoets, fte_per_gemeente, per_persoon, schaaltoets};
use crate::amount::Amount;
use crate::choices::Choices;
use crate::eenheid::Eenheid;
use crate::gebied::{Gebied, GebiedCode, Niveau};
use crate::land::{Land, Regio};
use crate::norm::{Norm, NormId, NormSet, Schaal, Soort};
use crate::soll::{Bereik, niveau_van};
use crate::streef;

/// De schaaltoets van een gebied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GebiedSchaal {
    /// Het gebied waarbinnen gedeeld wordt.
    pub gebied: Gebied,
    /// De gemeente waar het om gaat, als het gebied alleen haar omgeving is.
    pub gemeente: Option<Gebied>,
    /// Waarmee gerekend is.
    pub instelling: Instelling,
    /// De gemeenten van het gebied, op code.
    pub leden: Vec<Gebied>,
    /// De normen die per gemeente gelden.
    pub normen: Vec<NormSchaal>,
    /// De normen die per regio gelden.
    pub regionaal: Vec<RegioWerk>,
    /// De vaste aantallen fte met hun personen.
    pub vast: Vec<VastWerk>,
}

/// Een norm die per gemeente geldt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormSchaal {
    /// De norm.
    pub norm: NormId,
    /// De lezing waarin zij in het gebied gerekend is.
    pub lezing: String,
    /// De toets.
    pub toets: Schaaltoets,
}

/// Een norm die per regio geldt, als één functie van het gebied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegioWerk {
    /// De norm.
    pub norm: NormId,
    /// Fte in het hele gebied.
    pub fte: Bereik,
    /// Uren per week.
    pub uren: Bereik,
    /// Of dit een werkbare functie is.
    pub werkbaar: bool,
}

/// Een vast aantal fte, gespreid over de personen die de bron noemt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VastWerk {
    /// De norm in fte.
    pub norm: NormId,
    /// De norm in personen.
    pub personen_norm: NormId,
    /// Waarvan er elk zoveel zijn: "GGD-regio".
    pub per: Niveau,
    /// Het aantal fte.
    pub fte: Amount,
    /// Het aantal personen.
    pub personen: Amount,
    /// Fte per persoon.
    pub fte_per_persoon: Amount,
    /// Uren per week per persoon.
    pub uren_per_persoon: Amount,
    /// Of dat een werkbare functie is.
    pub werkbaar: bool,
}

impl GebiedSchaal {
    /// De toets van een norm.
    #[must_use]
    pub fn norm(&self, norm: &NormId) -> Option<&NormSchaal> {
        self.normen.iter().find(|n| n.norm == *norm)
    }

    /// De naam van een gemeente; van een gemeente buiten het gebied weet dit gebied hem niet.
    #[must_use]
    pub fn lid(&self, gemeente: &GebiedCode) -> Option<&Gebied> {
        self.leden.iter().find(|g| g.code == *gemeente)
    }
}

/// Toetst een gebied. Een gemeente wordt getoetst met de gemeenten van haar IZA-regio: alleen heeft zij niemand om mee te
/// delen. `wil` kiest de normen.
#[must_use]
pub fn van_gebied(
    land: &Land,
    normen: &NormSet,
    keuzes: &Choices,
    gebied: &Regio,
    buren: &Buren,
    instelling: &Instelling,
    wil: impl Fn(&Norm) -> bool,
) -> GebiedSchaal {
    let omgeving = omgeving(land, gebied);
    let binnen = omgeving.unwrap_or(gebied);
    let in_fte: Vec<&Norm> = normen.normen.iter().filter(|n| n.eenheid() == Some(Eenheid::Fte) && wil(n)).collect();
    let per_inwoner = |n: &&&Norm| matches!(n.soort, Soort::Verhouding { .. });
    let van_schaal = |schaal: fn(Schaal) -> bool| {
        in_fte.iter().filter(per_inwoner).filter(move |n| n.schaal().is_some_and(schaal)).copied()
    };
    GebiedSchaal {
        gebied: binnen.gebied.clone(),
        gemeente: omgeving.map(|_| gebied.gebied.clone()),
        instelling: *instelling,
        leden: binnen.leden.iter().filter_map(|c| Some(land.gemeente(c)?.gebied.clone())).collect(),
        normen: van_schaal(|s| s == Schaal::Gemeente)
            .map(|norm| NormSchaal {
                norm: norm.id.clone(),
                lezing: lezing(keuzes, norm),
                toets: schaaltoets(&fte(land, norm, keuzes, binnen), buren, instelling),
            })
            .collect(),
        regionaal: van_schaal(|s| s != Schaal::Gemeente)
            .filter_map(|norm| {
                let fte: Option<Vec<Bereik>> = fte(land, norm, keuzes, binnen).into_values().collect();
                let fte = fte?.into_iter().reduce(|a, b| a + b)?;
                let (uren, werkbaar) = (instelling.uren(fte), instelling.werkbaar(fte));
                Some(RegioWerk { norm: norm.id.clone(), fte, uren, werkbaar })
            })
            .collect(),
        vast: in_fte.iter().filter_map(|norm| vast(normen, norm, instelling)).collect(),
    }
}

/// De IZA-regio van een gemeente; `None` voor een ander gebied, of als de regio geen andere gemeente heeft.
fn omgeving<'a>(land: &'a Land, gebied: &Regio) -> Option<&'a Regio> {
    if gebied.gebied.niveau != Niveau::Gemeente {
        return None;
    }
    let iza = land.gemeente(&gebied.gebied.code)?.regio.get(&Niveau::Iza)?;
    land.regio(Niveau::Iza, iza)
}

fn lezing(keuzes: &Choices, norm: &Norm) -> String {
    keuzes.toepassing(norm, None).lezing().map_or_else(String::new, |l| l.id.to_string())
}

/// De fte van elke gemeente, zoals de norm er met de keuzes wordt toegepast.
fn fte(land: &Land, norm: &Norm, keuzes: &Choices, gebied: &Regio) -> BTreeMap<GebiedCode, Option<Bereik>> {
    let van = |gemeente: &GebiedCode| {
        let toepassing = keuzes.toepassing(norm, Some(gemeente));
        let wijze = toepassing.rekenwijze()?;
        let alleen = [gemeente.clone()].into();
        *fte_per_gemeente(land, wijze.norm, wijze.lezing, wijze.streef, &alleen).get(gemeente)?
    };
    gebied.leden.iter().map(|c| (c.clone(), van(c))).collect()
}

/// Het vaste aantal fte van een norm met de norm in personen uit dezelfde paragraaf en op dezelfde schaal.
fn vast(normen: &NormSet, norm: &Norm, instelling: &Instelling) -> Option<VastWerk> {
    let aantal = |n: &Norm| matches!(n.soort, Soort::Vast { .. }).then(|| n.band()).flatten().map(|b| b.laag);
    let fte = aantal(norm)?;
    let schaal = streef::schaal(norm, norm.lezingen.first()?)?;
    let (ander, personen) = normen
        .normen
        .iter()
        .filter(|n| n.sectie == norm.sectie && n.eenheid() == Some(Eenheid::Persoon) && n.schaal() == norm.schaal())
        .find_map(|n| Some((n, aantal(n)?)))?;
    let (fte_per_persoon, uren_per_persoon) = per_persoon(fte, personen, instelling)?;
    Some(VastWerk {
        norm: norm.id.clone(),
        personen_norm: ander.id.clone(),
        per: niveau_van(schaal),
        fte,
        personen,
        fte_per_persoon,
        uren_per_persoon,
        werkbaar: uren_per_persoon >= instelling.drempel_uren,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::plan::als_regio;
    use crate::proef::{a, brugfunctionaris, code, coordinatie, land, personen, set, steunpunten};
    use crate::schaal::Verbinding;

    #[test]
    fn een_gemeente_wordt_met_haar_regio_getoetst_en_elke_norm_op_haar_schaal() {
        let land = land(&[(1226, 1, 1), (229_574, 1, 1), (5000, 1, 2)]);
        let mut coordinatie = coordinatie();
        let mut personen = personen();
        (coordinatie.sectie, personen.sectie) = ("3a.1".to_owned(), "3a.1".to_owned());
        let normen = set(vec![brugfunctionaris(), steunpunten(), coordinatie, personen]);
        let buren = Buren::new([(code(0), code(1), Verbinding::Land { grens_m: 10 })]);
        let gebied = als_regio(&land, &code(0)).unwrap();
        let uit = van_gebied(&land, &normen, &Choices::default(), &gebied, &buren, &Instelling::default(), |_| true);
        assert_eq!(uit.gemeente.as_ref().map(|g| g.code.clone()), Some(code(0)));
        assert_eq!(uit.leden.len(), 2, "de derde ligt in een andere IZA-regio");
        assert_eq!(uit.normen.len(), 1, "alleen de brugfunctionaris is fte per gemeente");
        let toets = &uit.normen[0].toets;
        assert_eq!(toets.clusters.len(), 1);
        assert_eq!(toets.werk(&code(0)).unwrap().fte.laag, a("0.02452"));
        let vast = &uit.vast[0];
        assert_eq!((vast.fte, vast.personen, vast.uren_per_persoon), (a("2"), a("3"), a("24")));
        assert!(vast.werkbaar);
        let geen = van_gebied(&land, &normen, &Choices::default(), &gebied, &buren, &Instelling::default(), |_| false);
        assert!(geen.normen.is_empty() && geen.vast.is_empty());
    }
}

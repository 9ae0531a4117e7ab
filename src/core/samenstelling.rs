//! Waaruit een gebied bestaat, naast de andere indelingen van het land: welke regio's het raakt en welke andere
//! gebieden dezelfde naam dragen. Een lezer die "Flevoland" zegt, moet weten welk Flevoland hij voor zich heeft.
//!
//! Weet niets van normen of pagina's.

use std::collections::BTreeSet;

use crate::amount::Amount;
use crate::gebied::{Gebied, GebiedCode, Niveau, slug};
use crate::grondslag::Basis;
use crate::land::{Land, Regio};

/// Hoe een gebied in de andere indelingen ligt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Samenstelling {
    /// Of de eigen indeling een reconstructie is.
    pub reconstructie: bool,
    /// De GGD- en IZA-regio's waarin het gebied ligt, op niveau en code; die van het eigen niveau niet.
    pub geraakt: Vec<Geraakt>,
    /// Andere gebieden met dezelfde naam.
    pub naamgenoten: Vec<Naamgenoot>,
}

/// Een regio van een andere indeling waarin (een deel van) het gebied ligt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Geraakt {
    /// De regio.
    pub regio: Gebied,
    /// Het deel van de inwoners van het gebied dat in deze regio woont; `None` als een aantal onbekend is.
    pub aandeel: Option<Amount>,
    /// De gemeenten van het gebied die erin liggen.
    pub gemeenten: Vec<Gebied>,
    /// Of de regio geheel in het gebied ligt.
    pub geheel: bool,
}

/// Een ander gebied met dezelfde naam.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naamgenoot {
    /// Het andere gebied.
    pub gebied: Gebied,
    /// Gemeenten die daar wel in liggen en hier niet, met de regio van het eigen niveau waar zij dan in liggen.
    pub zonder: Vec<(Gebied, Option<Gebied>)>,
    /// Gemeenten die hier wel in liggen en daar niet.
    pub extra: Vec<Gebied>,
}

/// Bepaalt de samenstelling van een gebied.
#[must_use]
pub fn samenstelling(land: &Land, regio: &Regio) -> Samenstelling {
    let eigen = regio.gebied.niveau;
    let geraakt = [Niveau::Ggd, Niveau::Iza].into_iter().filter(|n| *n != eigen && eigen != Niveau::Land);
    Samenstelling {
        reconstructie: regio.reconstructie,
        geraakt: geraakt.flat_map(|niveau| geraakte(land, regio, niveau)).collect(),
        naamgenoten: naamgenoten(land, regio),
    }
}

fn geraakte(land: &Land, regio: &Regio, niveau: Niveau) -> Vec<Geraakt> {
    let totaal = land.som(&regio.leden, Basis::Inwoners).filter(|t| !t.is_zero());
    land.geraakt(niveau, &regio.leden)
        .map(|(ander, gedeeld)| {
            let samen: BTreeSet<GebiedCode> = ander.leden.intersection(&regio.leden).cloned().collect();
            let inwoners = land.som(&samen, Basis::Inwoners);
            Geraakt {
                regio: ander.gebied.clone(),
                aandeel: inwoners.zip(totaal).map(|(deel, geheel)| deel.mul_div(Amount::ONE, geheel)),
                gemeenten: gebieden(land, &samen),
                geheel: gedeeld == ander.leden.len(),
            }
        })
        .collect()
}

fn naamgenoten(land: &Land, regio: &Regio) -> Vec<Naamgenoot> {
    let naam = kern(&regio.gebied.naam);
    let van_regios = land.regios.values().map(|r| (r.gebied.clone(), r.leden.clone()));
    let van_gemeenten = land.gemeenten.values().map(|g| (g.gebied.clone(), BTreeSet::from([g.gebied.code.clone()])));
    van_regios
        .chain(van_gemeenten)
        .filter(|(g, _)| (g.niveau, &g.code) != (regio.gebied.niveau, &regio.gebied.code) && kern(&g.naam) == naam)
        .map(|(gebied, leden)| {
            let zonder: BTreeSet<GebiedCode> = leden.difference(&regio.leden).cloned().collect();
            let extra: BTreeSet<GebiedCode> = regio.leden.difference(&leden).cloned().collect();
            let met_plaats = |g: Gebied| {
                let plaats = land.gemeente(&g.code).and_then(|x| x.regio.get(&regio.gebied.niveau));
                let plaats = plaats.and_then(|c| land.regio(regio.gebied.niveau, c)).map(|r| r.gebied.clone());
                (g, plaats)
            };
            Naamgenoot {
                gebied,
                zonder: gebieden(land, &zonder).into_iter().map(met_plaats).collect(),
                extra: gebieden(land, &extra),
            }
        })
        .collect()
}

/// De naam zonder wat de bron er ter onderscheiding bij schrijft: "GGD Flevoland", "Groningen (PV)".
fn kern(naam: &str) -> String {
    let kaal = naam.split_once(" (").map_or(naam, |(voor, _)| voor);
    let slug = slug(kaal);
    slug.strip_prefix("ggd-").map(str::to_owned).unwrap_or(slug)
}

fn gebieden(land: &Land, codes: &BTreeSet<GebiedCode>) -> Vec<Gebied> {
    codes.iter().filter_map(|c| Some(land.gemeente(c)?.gebied.clone())).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::proef::{a, code, land};

    /// Flevoland in het klein: één GGD-regio, waarvan één gemeente in een andere IZA-regio ligt.
    fn flevoland() -> Land {
        let mut land = land(&[(300, 1, 1), (100, 1, 1), (100, 1, 2), (500, 2, 2)]);
        for (sleutel, regio) in &mut land.regios {
            regio.gebied.naam = match (sleutel.0, sleutel.1.as_str()) {
                (Niveau::Ggd, "GG01") => "GGD Flevoland".to_owned(),
                (Niveau::Iza, "IZA-regio-1") => "Flevoland".to_owned(),
                _ => continue,
            };
        }
        land
    }

    #[test]
    fn noemt_wie_dezelfde_naam_draagt_en_wat_er_verschilt() {
        let land = flevoland();
        let iza = land.regio(Niveau::Iza, &GebiedCode::iza("regio 1")).unwrap();
        let uit = samenstelling(&land, iza);
        let [naamgenoot] = uit.naamgenoten.as_slice() else { unreachable!("{:?}", uit.naamgenoten) };
        assert_eq!(naamgenoot.gebied.naam, "GGD Flevoland");
        let zonder: Vec<_> =
            naamgenoot.zonder.iter().map(|(g, r)| (&g.code, r.as_ref().unwrap().naam.as_str())).collect();
        assert_eq!(zonder, [(&code(2), "regio 2")]);
        assert!(naamgenoot.extra.is_empty());
        let [ggd] = uit.geraakt.as_slice() else { unreachable!("{:?}", uit.geraakt) };
        assert_eq!((ggd.aandeel, ggd.geheel), (Some(Amount::ONE), false));
    }

    #[test]
    fn aandelen_zijn_naar_inwoners_en_een_onbekend_aantal_geeft_geen_aandeel() {
        let mut land = flevoland();
        let iza = land.regio(Niveau::Iza, &GebiedCode::iza("regio 2")).unwrap().clone();
        let aandelen = |land: &Land| samenstelling(land, &iza).geraakt.iter().map(|g| g.aandeel).collect::<Vec<_>>();
        assert_eq!(
            aandelen(&land),
            [Some(Amount::ONE.mul_div(a("1"), a("6"))), Some(Amount::ONE.mul_div(a("5"), a("6")))]
        );
        land.gemeenten.get_mut(&code(2)).unwrap().tellingen.clear();
        assert_eq!(aandelen(&land), [None, None]);
    }
}

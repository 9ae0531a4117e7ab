//! Kenmerken in het plan: waar het getal bij een aanname vandaan komt, en wat er als onderbouwing bij een norm staat.

use std::collections::BTreeMap;

use super::invoer::Inputs;
use crate::amount::Amount;
use crate::gebied::GebiedCode;
use crate::kenmerk::{Gebruikt, Groter, KenmerkBron, KenmerkEenheid, KenmerkStand, Kenmerken, Trap};
use crate::norm::{Lezing, Norm, NormId, NormSet};
use crate::scenario::Afwijking;

/// Waar het getal bij een aanname van een rij vandaan komt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RijKenmerk {
    /// De aanname.
    pub aanname: String,
    /// Het kenmerk.
    pub bron: KenmerkBron,
    /// Het getal, als deel van een geheel; `None` als de gemeenten van een gebied verschillende getallen hebben.
    pub waarde: Option<Amount>,
    /// Van hoeveel gemeenten het getal van welk gebied is.
    pub trappen: BTreeMap<Trap, usize>,
    /// Hoeveel gemeenten in het scenario een eigen getal hebben: daar telt het kenmerk niet.
    pub eigen: usize,
}

/// Een kenmerk bij een norm, voor het gebied en zijn gemeenten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormKenmerk {
    /// De norm.
    pub norm: NormId,
    /// Het kenmerk.
    pub bron: KenmerkBron,
    /// De aanname waarvan het het getal is; `None` als het alleen onderbouwing is.
    pub aanname: Option<String>,
    /// Het gebied.
    pub gebied: KenmerkStand,
    /// Zijn gemeenten, op code; leeg als het gebied zelf een gemeente is.
    pub leden: Vec<(KenmerkStand, Trap)>,
}

/// Een kenmerk als motivatie van een afwijking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KenmerkBewijs {
    /// Het kenmerk.
    pub bron: KenmerkBron,
    /// Het gebied van de afwijking.
    pub stand: KenmerkStand,
}

/// Zoals in de tabellen: punt als decimaalteken.
impl std::fmt::Display for KenmerkBewijs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let teken = if self.bron.eenheid == KenmerkEenheid::Procent { "%" } else { "" };
        let groter = |g: Groter| format!("{}{teken}", kort(g.waarde));
        write!(f, "{}: ", self.bron.naam)?;
        match self.stand.waarde {
            Some(w) => write!(f, "{}{teken}", kort(w))?,
            None => f.write_str("onbekend")?,
        }
        if let Some((ggd, g)) = &self.stand.ggd {
            write!(f, "; {} {}", ggd.naam, groter(*g))?;
        }
        if let Some(g) = self.stand.nederland {
            write!(f, "; Nederland {}", groter(g))?;
        }
        write!(f, " ({}, {})", self.bron.bron, self.bron.jaar)
    }
}

/// Hoogstens twee decimalen: een gewogen gemiddelde heeft er niet meer die iets zeggen.
fn kort(waarde: Amount) -> rust_decimal::Decimal {
    waarde.decimal().round_dp(2).normalize()
}

/// Waar de getallen van een rij vandaan komen: een element per aanname die in haar lezing meetelt.
pub(super) fn van_rij<'a>(
    kenmerken: &Kenmerken,
    norm: &Norm,
    lezing: &Lezing,
    leden: impl Iterator<Item = (&'a GebiedCode, &'a [Gebruikt])> + Clone,
) -> Vec<RijKenmerk> {
    let telt = |aanname: &String| lezing.factoren.contains(aanname);
    kenmerken
        .koppelingen
        .iter()
        .filter(|k| k.norm == norm.id && telt(&k.aanname))
        .filter_map(|koppeling| {
            let bron = kenmerken.lijst.get(koppeling.kenmerk)?.bron.clone();
            let mut uit = RijKenmerk {
                aanname: koppeling.aanname.clone(),
                bron,
                waarde: None,
                trappen: BTreeMap::new(),
                eigen: 0,
            };
            let mut waarden = Vec::new();
            for (code, gebruikt) in leden.clone() {
                let hier = gebruikt.iter().find(|g| g.aanname == koppeling.aanname).map(|g| g.gevonden);
                let trap = match hier {
                    Some(gevonden) => gevonden.trap,
                    None if koppeling.gemeenten.contains_key(code) => {
                        uit.eigen += 1;
                        continue;
                    }
                    None => Trap::Norm,
                };
                *uit.trappen.entry(trap).or_default() += 1;
                waarden.push(hier.map(|g| g.waarde));
            }
            let eerste = waarden.first().copied().flatten();
            uit.waarde = eerste.filter(|_| uit.eigen == 0 && waarden.iter().all(|w| *w == eerste));
            Some(uit)
        })
        .collect()
}

/// De kenmerken bij de normen van een plan, op de volgorde van de normen; elk één keer.
pub(super) fn van_plan(normen: &NormSet, invoer: &Inputs<'_>) -> Vec<NormKenmerk> {
    let Some(kenmerken) = &invoer.keuzes.kenmerken else { return Vec::new() };
    let mut uit = Vec::new();
    for norm in &normen.normen {
        let gekoppeld = kenmerken.koppelingen.iter().filter(|k| k.norm == norm.id);
        let mut hier: Vec<(usize, Option<String>)> = gekoppeld.map(|k| (k.kenmerk, Some(k.aanname.clone()))).collect();
        let los = kenmerken.onderbouwing.iter().filter(|(id, _)| *id == norm.id).map(|(_, k)| *k);
        let scenario = invoer.keuzes.scenario.iter().flat_map(|s| &s.afwijkingen);
        let genoemd = scenario.filter(|a| a.norm == norm.id).filter_map(|a| a.kenmerk);
        for plaats in los.chain(genoemd) {
            if hier.iter().all(|(p, _)| *p != plaats) {
                hier.push((plaats, None));
            }
        }
        uit.extend(hier.into_iter().filter_map(|(plaats, aanname)| {
            let kenmerk = kenmerken.lijst.get(plaats)?;
            let leden = &invoer.gebied.leden;
            let is_gemeente = invoer.gebied.gebied.niveau == crate::Niveau::Gemeente;
            let een = |code: &GebiedCode| {
                let gebied = &invoer.land.gemeente(code)?.gebied;
                let stand = kenmerk.stand(invoer.land, gebied, &[code.clone()].into());
                let trap = kenmerk.van(invoer.land, code).map_or(Trap::Norm, |g| g.trap);
                Some((stand, trap))
            };
            Some(NormKenmerk {
                norm: norm.id.clone(),
                bron: kenmerk.bron.clone(),
                aanname,
                gebied: kenmerk.stand(invoer.land, &invoer.gebied.gebied, leden),
                leden: if is_gemeente { Vec::new() } else { leden.iter().filter_map(een).collect() },
            })
        }));
    }
    uit
}

/// Het kenmerk waarmee een afwijking gemotiveerd is, met de cijfers van haar gebied.
pub(super) fn van_afwijking(afwijking: &Afwijking, invoer: &Inputs<'_>) -> Option<KenmerkBewijs> {
    let kenmerk = invoer.keuzes.kenmerken.as_ref()?.lijst.get(afwijking.kenmerk?)?;
    let stand = match &afwijking.gemeente {
        Some(code) => kenmerk.stand(invoer.land, &invoer.land.gemeente(code)?.gebied, &[code.clone()].into()),
        None => kenmerk.stand(invoer.land, &invoer.gebied.gebied, &invoer.gebied.leden),
    };
    Some(KenmerkBewijs { bron: kenmerk.bron.clone(), stand })
}

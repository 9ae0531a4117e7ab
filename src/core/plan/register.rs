//! Het register van afwijkingen: wat er afwijkt, hoeveel dat uitmaakt, waarom en wie daarover besloot.

use std::collections::{BTreeMap, BTreeSet};

use super::Inputs;
use super::kenmerken::{KenmerkBewijs, van_afwijking};
use crate::amount::Amount;
use crate::gebied::{Gebied, GebiedCode, Niveau};
use crate::horizon::Horizon;
use crate::land::Regio;
use crate::norm::{Band, Norm, NormId, NormSet};
use crate::positie::Positie;
use crate::scenario::{Afwijking, Besluit};
use crate::soll::Rekenaar;
use crate::toepassing::{Herkomst, Toepassing};

/// Een waarde van een norm, landelijk of eigen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waarde {
    /// Een streefwaarde in de eenheid van de norm; een aandeel als breuk.
    Streef(Band),
    /// Een plaats in de bandbreedte.
    Plaats(Positie),
    /// Een lezing, een naam.
    Naam(String),
    /// Een getal bij een aanname.
    Getal(Amount),
}

/// Zoals in de tabellen: punt als decimaalteken.
impl std::fmt::Display for Waarde {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Streef(b) if b.is_bereik() => write!(f, "{} tot {}", b.laag, b.hoog),
            Self::Streef(b) => write!(f, "{}", b.laag),
            Self::Plaats(Positie::Eigen(waarde)) | Self::Getal(waarde) => write!(f, "{waarde}"),
            Self::Plaats(plaats) => f.write_str(plaats.token()),
            Self::Naam(naam) => f.write_str(naam),
        }
    }
}

/// Eén waarde die afwijkt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verschilpunt {
    /// Wat: `bandbreedte`, `streefwaarde`, `positie`, `lezing` of `aanname NAAM`.
    pub wat: String,
    /// De landelijke waarde.
    pub landelijk: Waarde,
    /// De eigen waarde.
    pub eigen: Waarde,
}

/// Wat een afwijking uitmaakt: de SOLL bij de gekozen plaats, over de gemeenten waarvoor zij geldt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verschil {
    /// Met de landelijke norm, zonder keuzes (bij een bandbreedte is dat het midden).
    pub landelijk: Amount,
    /// Met de afwijking.
    pub eigen: Amount,
}

impl Verschil {
    /// Eigen min landelijk, in de eenheid van de norm.
    #[must_use]
    pub fn verschil(self) -> Amount {
        self.eigen - self.landelijk
    }

    /// Het verschil in procenten van landelijk; `None` als landelijk niets gevraagd wordt.
    #[must_use]
    pub fn procent(self) -> Option<Amount> {
        let honderd = Amount::from_int(100);
        (!self.landelijk.is_zero()).then(|| self.verschil().mul_div(honderd, self.landelijk))
    }
}

/// Een regel van het register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AfwijkingRij {
    /// De hoeveelste afwijking in het scenario, vanaf 1.
    pub nummer: usize,
    /// De gemeente, of het hele geplande gebied.
    pub gebied: Gebied,
    /// De norm.
    pub norm: NormId,
    /// Wat er afwijkt; minstens één punt.
    pub punten: Vec<Verschilpunt>,
    /// Hoeveel dat uitmaakt; `None` als de afwijking niet is toegepast of een SOLL onbekend is.
    pub verschil: Option<Verschil>,
    /// Waarom en door wie.
    pub besluit: Besluit,
    /// Het kenmerk dat de motivatie noemt.
    pub kenmerk: Option<KenmerkBewijs>,
    /// Of er in dit plan mee gerekend is.
    pub toegepast: bool,
}

/// Het register van de afwijkingen die dit gebied raken, in de volgorde van het scenario.
#[must_use]
pub(super) fn register(normen: &NormSet, invoer: &Inputs<'_>, horizon: &Horizon) -> Vec<AfwijkingRij> {
    let Some(scenario) = &invoer.keuzes.scenario else { return Vec::new() };
    scenario
        .genummerd()
        .filter_map(|(nummer, afwijking)| {
            let norm = normen.norm(&afwijking.norm)?;
            let gebied = gebied_van(afwijking, invoer)?;
            let geldt_voor = geldt_voor(nummer, afwijking, norm, invoer);
            let toegepast = !geldt_voor.is_empty() && norm.geldig.op(horizon.doel().eerste_dag());
            Some(AfwijkingRij {
                nummer,
                gebied,
                norm: norm.id.clone(),
                punten: punten(norm, afwijking),
                verschil: if toegepast { verschil(nummer, norm, afwijking, &geldt_voor, invoer) } else { None },
                besluit: afwijking.besluit.clone(),
                kenmerk: van_afwijking(afwijking, invoer),
                toegepast,
            })
        })
        .collect()
}

/// Het gebied van een afwijking; `None` als het buiten het plan ligt.
fn gebied_van(afwijking: &Afwijking, invoer: &Inputs<'_>) -> Option<Gebied> {
    match &afwijking.gemeente {
        None => Some(invoer.gebied.gebied.clone()),
        Some(code) if invoer.gebied.leden.contains(code) => Some(invoer.land.gemeente(code)?.gebied.clone()),
        Some(_) => None,
    }
}

/// De gemeenten waar met deze afwijking gerekend wordt.
fn geldt_voor(nummer: usize, afwijking: &Afwijking, norm: &Norm, invoer: &Inputs<'_>) -> BTreeSet<GebiedCode> {
    let bedoeld = |c: &&GebiedCode| afwijking.gemeente.as_ref().is_none_or(|g| g == *c);
    let met_deze = |c: &&GebiedCode| invoer.keuzes.toepassing(norm, Some(*c)).herkomst == Herkomst::Scenario(nummer);
    invoer.gebied.leden.iter().filter(bedoeld).filter(met_deze).cloned().collect()
}

fn verschil<'a>(
    nummer: usize,
    norm: &'a Norm,
    afwijking: &Afwijking,
    leden: &BTreeSet<GebiedCode>,
    invoer: &Inputs<'_>,
) -> Option<Verschil> {
    let gebied = Regio { leden: leden.clone(), ..invoer.gebied.clone() };
    // Een kenmerk is geen afwijking maar een cijfer over de bevolking: aan beide kanten van het verschil hetzelfde.
    let soll = |toepassing: &Toepassing<'_>, van: &dyn Fn(&GebiedCode) -> Toepassing<'a>| {
        let per_lid: BTreeMap<GebiedCode, Toepassing<'_>> = match &invoer.keuzes.kenmerken {
            Some(_) => leden.iter().map(|c| (c.clone(), van(c))).filter(|(_, t)| !t.kenmerken.is_empty()).collect(),
            None => BTreeMap::new(),
        };
        let eigen = per_lid.iter().filter_map(|(c, t)| Some((c.clone(), t.rekenwijze()?))).collect();
        let rekenaar = Rekenaar { land: invoer.land, wijze: toepassing.rekenwijze()?, eigen, straks: None };
        // Een gemeente heeft geen rij van wat per regio geteld wordt, en dus ook geen verschil.
        if gebied.gebied.niveau == Niveau::Gemeente && rekenaar.is_geteld() {
            return None;
        }
        rekenaar.gebied(&gebied, &rekenaar.per_lid(&gebied)).bereik.map(|b| b.gekozen)
    };
    Some(Verschil {
        landelijk: soll(&Toepassing::standaard(norm), &|c| invoer.keuzes.landelijk(norm, c))?,
        eigen: soll(&Toepassing::met(norm, &afwijking.eigen, Herkomst::Scenario(nummer)), &|c| {
            invoer.keuzes.toepassing(norm, Some(c))
        })?,
    })
}

fn punten(norm: &Norm, afwijking: &Afwijking) -> Vec<Verschilpunt> {
    let eigen = &afwijking.eigen;
    let mut uit = Vec::new();
    if let Some(landelijk) = norm.band() {
        if eigen.laag.is_some() || eigen.hoog.is_some() {
            let band = Band { laag: eigen.laag.unwrap_or(landelijk.laag), hoog: eigen.hoog.unwrap_or(landelijk.hoog) };
            uit.push(punt("bandbreedte", Waarde::Streef(landelijk), Waarde::Streef(band)));
        }
        match eigen.positie {
            Some(Positie::Eigen(waarde)) => {
                let waarde = Band { laag: waarde, hoog: waarde };
                uit.push(punt("streefwaarde", Waarde::Streef(landelijk), Waarde::Streef(waarde)));
            }
            Some(plaats) => {
                uit.push(punt("positie", Waarde::Plaats(Positie::NietGekozen), Waarde::Plaats(plaats)));
            }
            None => {}
        }
    }
    if let (Some(lezing), Some(eerste)) = (&eigen.lezing, norm.lezingen.first()) {
        uit.push(punt("lezing", Waarde::Naam(eerste.id.to_string()), Waarde::Naam(lezing.to_string())));
    }
    for (naam, waarde) in &eigen.aannames {
        if let Some(landelijk) = norm.aanname(naam).and_then(|a| a.waarde) {
            uit.push(punt(&format!("aanname {naam}"), Waarde::Getal(landelijk), Waarde::Getal(*waarde)));
        }
    }
    uit
}

fn punt(wat: &str, landelijk: Waarde, eigen: Waarde) -> Verschilpunt {
    Verschilpunt { wat: wat.to_owned(), landelijk, eigen }
}

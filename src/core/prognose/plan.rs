//! Wat een prognose in een gepland gebied doet: per grondslag de groei, en van welk niveau zij komt.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::bouw::{NIVEAUS, opsomming};
use super::{Prognose, PrognoseSoort, Terugvoorspelling, code};
use crate::amount::Amount;
use crate::finding::Finding;
use crate::gebied::{Gebied, Niveau};
use crate::grondslag::{Basis, GrondslagSoort};
use crate::horizon::Horizon;
use crate::kwartaal::Quarter;
use crate::land::{Land, Regio, Telling};

/// De groei van één grondslag in één gebied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telgroei {
    /// Het gebied.
    pub gebied: Gebied,
    /// Waarvan de groeifactor is; `None` is gelijk gehouden, of een som van gemeenten.
    pub uit: Option<Gebied>,
    /// Het getelde of geschatte aantal.
    pub nu: Telling,
    /// Het aantal op elke 1 januari na de peildatum, tot het einde van het plan.
    pub jaren: Vec<(i16, Amount)>,
    /// Het aantal in het doelkwartaal.
    pub doel: Amount,
    /// De grenzen van het interval in het doelkwartaal, waar de bron die geeft.
    pub interval: Option<(Amount, Amount)>,
}

impl Telgroei {
    /// Hoeveel keer zoveel in het doelkwartaal; `None` bij een telling van nul.
    #[must_use]
    pub fn groei(&self) -> Option<Amount> {
        (!self.nu.aantal.is_zero()).then(|| self.doel.mul_div(Amount::ONE, self.nu.aantal))
    }
}

/// De groei van één grondslag in het geplande gebied en zijn gemeenten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroeiVan {
    /// De grondslag.
    pub basis: Basis,
    /// Hoeveel gemeenten hun groei van elk niveau hebben, van fijn naar grof.
    pub niveaus: Vec<(Niveau, usize)>,
    /// De gemeenten zonder prognose: gelijk gehouden.
    pub zonder: Vec<Gebied>,
    /// Het gebied als som van zijn gemeenten; `None` als er een onbekend is.
    pub gebied: Option<Telgroei>,
    /// De gemeenten waarvan het aantal bekend is, op code.
    pub leden: Vec<Telgroei>,
}

/// De prognose in een plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanPrognose {
    /// Waar zij vandaan komt.
    pub soort: PrognoseSoort,
    /// Hoe zij heet.
    pub naam: String,
    /// Het bestand van de gebruiker.
    pub bestand: Option<String>,
    /// De variant.
    pub variant: Option<String>,
    /// Hoe zij tot stand komt.
    pub methode: Option<String>,
    /// Hoe ver zij er in een bekend jaar naast zat.
    pub terug: Vec<Terugvoorspelling>,
    /// Wat de lezer erbij moet weten.
    pub opmerkingen: Vec<String>,
    /// Het laatste jaar met een stand; daarna is de bevolking gelijk gehouden.
    pub tot: Option<i16>,
    /// De groei per grondslag.
    pub groei: Vec<GroeiVan>,
}

impl PlanPrognose {
    /// De groei van een grondslag.
    #[must_use]
    pub fn van(&self, basis: Basis) -> Option<&GroeiVan> {
        self.groei.iter().find(|g| g.basis == basis)
    }

    /// Of deze grondslag in het hele gebied gelijk gehouden is.
    #[must_use]
    pub fn is_gelijk(&self, basis: Basis) -> bool {
        self.van(basis).is_none_or(|g| g.niveaus.is_empty())
    }
}

impl Prognose {
    /// Wat deze prognose in een gebied doet voor de bevolking waarover de normen gaan, en wat de lezer daarvan moet weten.
    #[must_use]
    pub(crate) fn in_gebied(
        &self,
        land: &Land,
        gebied: &Regio,
        bases: &BTreeSet<Basis>,
        horizon: Horizon,
    ) -> (PlanPrognose, Vec<Finding>) {
        let groei: Vec<GroeiVan> = bases.iter().filter_map(|b| self.groei_van(land, gebied, *b, horizon)).collect();
        let gebruikt = gebied.leden.iter().flat_map(|c| bases.iter().filter_map(|b| self.verloop(c, *b)));
        let tot = gebruikt.filter_map(|v| v.standen.keys().next_back().copied()).min();
        let uit = PlanPrognose {
            soort: self.soort,
            naam: self.naam.clone(),
            bestand: self.bestand.clone(),
            variant: self.variant.clone(),
            methode: self.methode.clone(),
            terug: self.terug.clone(),
            opmerkingen: self.opmerkingen.clone(),
            tot,
            groei,
        };
        let bevindingen = bevindingen(&uit, gebied, horizon);
        (uit, bevindingen)
    }

    /// Van welk niveau alle gemeenten van het land hun groei hebben, per grondslag; wat er niet in staat is gelijk gehouden.
    #[must_use]
    pub fn niveaus(&self, land: &Land) -> Vec<Finding> {
        let mut uit = Vec::new();
        for basis in Basis::ALLE.into_iter().filter(|b| self.kent(*b)) {
            let mut per_niveau: BTreeMap<usize, usize> = BTreeMap::new();
            let mut zonder = 0;
            for code in land.gemeenten.keys() {
                match self.verloop(code, basis).and_then(|v| NIVEAUS.iter().position(|n| *n == v.uit.niveau)) {
                    Some(rang) => *per_niveau.entry(rang).or_default() += 1,
                    None => zonder += 1,
                }
            }
            let mut delen: Vec<String> =
                per_niveau.into_iter().filter_map(|(rang, n)| Some(op_niveau(*NIVEAUS.get(rang)?, n))).collect();
            delen.extend((zonder > 0).then(|| format!("{zonder} gemeenten in geen enkele rij")));
            uit.push(Finding::info(code::NIVEAU, format!("{}: {}.", basis.naam(), delen.join(", "))));
        }
        uit
    }

    fn groei_van(&self, land: &Land, gebied: &Regio, basis: Basis, horizon: Horizon) -> Option<GroeiVan> {
        let mut niveaus: BTreeMap<usize, usize> = BTreeMap::new();
        let (mut zonder, mut leden) = (Vec::new(), Vec::new());
        for code in &gebied.leden {
            let Some(gemeente) = land.gemeente(code) else { continue };
            let Some(nu) = gemeente.tellingen.get(&basis).copied() else { continue };
            let verloop = self.verloop(code, basis);
            match verloop.and_then(|v| NIVEAUS.iter().position(|n| *n == v.uit.niveau)) {
                Some(rang) => *niveaus.entry(rang).or_default() += 1,
                None => zonder.push(gemeente.gebied.clone()),
            }
            let op = |q: Quarter| self.groei(code, basis, nu.peildatum, q).van(nu.aantal);
            leden.push(Telgroei {
                gebied: gemeente.gebied.clone(),
                uit: verloop.map(|v| v.uit.clone()),
                nu,
                jaren: jaren(nu.peildatum, horizon).map(|(jaar, q)| (jaar, op(q))).collect(),
                doel: op(horizon.doel()),
                interval: verloop
                    .and_then(|v| v.interval(nu.peildatum, horizon.doel()))
                    .map(|(laag, hoog)| (laag.van(nu.aantal), hoog.van(nu.aantal))),
            });
        }
        (!leden.is_empty()).then(|| GroeiVan {
            basis,
            niveaus: niveaus.into_iter().filter_map(|(r, n)| Some((*NIVEAUS.get(r)?, n))).collect(),
            zonder,
            gebied: (leden.len() == gebied.leden.len()).then(|| samen(gebied, &leden)).flatten(),
            leden,
        })
    }
}

/// Elke 1 januari na de peildatum, tot en met het laatste jaar van het plan.
fn jaren(peildatum: Date, horizon: Horizon) -> impl Iterator<Item = (i16, Quarter)> {
    (peildatum.year().saturating_add(1)..=horizon.eind().jaar()).filter_map(|j| Some((j, Quarter::new(j, 1)?)))
}

/// Het gebied als som. Intervallen van gemeenten tellen niet op tot dat van een gebied; dat van één gemeente is het hare.
fn samen(gebied: &Regio, leden: &[Telgroei]) -> Option<Telgroei> {
    let eerste = leden.first()?;
    let som = |van: &dyn Fn(&Telgroei) -> Amount| -> Amount { leden.iter().map(van).sum() };
    let op = |plaats: usize| som(&|l| l.jaren.get(plaats).map_or(Amount::ZERO, |(_, n)| *n));
    Some(Telgroei {
        gebied: gebied.gebied.clone(),
        uit: eerste.uit.clone().filter(|_| leden.len() == 1),
        nu: Telling {
            aantal: som(&|l| l.nu.aantal),
            soort: leden.iter().map(|l| l.nu.soort).max().unwrap_or(GrondslagSoort::Telling),
            peildatum: leden.iter().map(|l| l.nu.peildatum).min()?,
        },
        jaren: eerste.jaren.iter().enumerate().map(|(i, (jaar, _))| (*jaar, op(i))).collect(),
        doel: som(&|l| l.doel),
        interval: eerste.interval.filter(|_| leden.len() == 1),
    })
}

fn bevindingen(plan: &PlanPrognose, gebied: &Regio, horizon: Horizon) -> Vec<Finding> {
    let mut uit = Vec::new();
    for groei in &plan.groei {
        let wat = groei.basis.naam();
        if !groei.niveaus.is_empty() {
            let delen: Vec<String> = groei.niveaus.iter().map(|(n, aantal)| op_niveau(*n, *aantal)).collect();
            uit.push(Finding::info(code::NIVEAU, format!("prognose van {wat}: {}.", delen.join(", "))));
        }
        if groei.niveaus.is_empty() {
            uit.push(Finding::waarschuwing(
                code::ZONDER,
                format!(
                    "de prognose zegt niets over {wat} in {}; dat aantal is gelijk gehouden.",
                    gebied.gebied.voluit()
                ),
            ));
        } else if !groei.zonder.is_empty() {
            let namen: Vec<&str> = groei.zonder.iter().map(|g| g.naam.as_str()).collect();
            uit.push(Finding::waarschuwing(
                code::ZONDER,
                format!(
                    "{wat}: {} gemeenten staan op geen enkel niveau in de prognose en zijn gelijk gehouden: {}.",
                    namen.len(),
                    opsomming(&namen)
                ),
            ));
        }
    }
    if let Some(jaar) = plan.tot.filter(|j| *j < horizon.eind().jaar()) {
        let bericht = format!("de prognose loopt tot 1-1-{jaar}; daarna is de bevolking gelijk gehouden.");
        let voor_doel = Quarter::new(jaar, 1).is_some_and(|q| q < horizon.doel());
        uit.push(if voor_doel {
            Finding::waarschuwing(code::EINDIGT, bericht)
        } else {
            Finding::info(code::EINDIGT, bericht)
        });
    }
    uit.into_iter()
        .map(|f| plan.bestand.iter().fold(f.met_gebied(gebied.gebied.code.clone()), |f, b| f.met_bestand(b)))
        .collect()
}

fn op_niveau(niveau: Niveau, aantal: usize) -> String {
    let wat = match niveau {
        Niveau::Gemeente => "eigen rij",
        Niveau::Corop => "COROP",
        Niveau::Land => "Nederland",
        _ => "provincie",
    };
    format!("{aantal} {} op {wat}", if aantal == 1 { "gemeente" } else { "gemeenten" })
}

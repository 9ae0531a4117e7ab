//! `plan`: van normen en invoer naar SOLL, GAP en ingroeipad voor één gebied en zijn gemeenten.
//!
//! Een functie die altijd een [`Plan`] geeft: wat ontbreekt of niet klopt is een bevinding in het plan, nooit een
//! nul en nooit een crash. Weet niet waar de invoer vandaan komt en niet hoe een plan op de pagina staat.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::amount::Amount;
use crate::bevindingen;
use crate::choices::{Choices, Positie};
use crate::finding::Finding;
use crate::gap::{self, Gap, Status};
use crate::gebied::{Gebied, GebiedCode, Niveau};
use crate::grondslag::Basis;
use crate::horizon::Horizon;
use crate::huidig::{self, Deel, IstStand};
use crate::ingroeipad::{self, Lijn, Punt};
use crate::ist::{Ist, IstSoort, Oordeel};
use crate::land::{Land, Regio};
use crate::norm::{Band, Lezing, LezingId, Norm, NormId, NormSet, Schaal, Soort};
use crate::oordeel;
use crate::soll::{Bereik, Rekenaar, Soll, Stand, streefwaarden};
use crate::streef;

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
}

/// Wat een norm in één lezing vraagt, ter vergelijking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LezingStand {
    /// De lezing.
    pub lezing: LezingId,
    /// Of hiermee gerekend is.
    pub gekozen: bool,
    /// De bevolking waarover gerekend is.
    pub stand: Option<Stand>,
    /// Het gevraagde.
    pub bereik: Option<Bereik>,
    /// Waarmee de basis vermenigvuldigd is.
    pub factor: Amount,
}

/// Eén norm in één gebied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRij {
    /// Het gebied.
    pub gebied: Gebied,
    /// De norm.
    pub norm: NormId,
    /// De lezing waarmee gerekend is.
    pub lezing: LezingId,
    /// De landelijke streefwaarde; `None` voor een norm in woorden.
    pub streef: Option<Band>,
    /// Plaats in de bandbreedte; `None` voor een norm in woorden.
    pub positie: Option<Positie>,
    /// Of hier van de standaard is afgeweken, als verkenning op de opdrachtregel.
    pub verkenning: bool,
    /// Het gevraagde, met herkomst.
    pub soll: Soll,
    /// Het gevraagde in het doelkwartaal.
    pub soll_doel: Option<Amount>,
    /// De huidige situatie, met herkomst.
    pub ist: IstStand,
    /// Het verschil; `None` als SOLL of IST onbekend is.
    pub gap: Option<Gap>,
    /// Wat dat betekent.
    pub status: Status,
    /// Het ingroeipad; leeg voor een norm in woorden.
    pub pad: Vec<Punt>,
    /// Elke lezing, uitgerekend; leeg voor een norm in woorden.
    pub lezingen: Vec<LezingStand>,
    /// De oordelen over de eisen in woorden, in de volgorde van de norm.
    pub oordelen: Vec<(String, Oordeel)>,
}

/// Het plan voor één gebied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Het gebied.
    pub gebied: Gebied,
    /// De gemeenten, op code.
    pub leden: Vec<Gebied>,
    /// De inwoners van het gebied; `None` als die niet van elke gemeente bekend zijn.
    pub inwoners: Option<Amount>,
    /// De dag waarop de inwoners geteld zijn.
    pub peildatum: Option<Date>,
    /// Begin, doel en einde.
    pub horizon: Horizon,
    /// Eerst het gebied, dan de gemeenten op code; daarbinnen de normen op volgorde van het format.
    pub rijen: Vec<PlanRij>,
    /// Wat de lezer moet weten.
    pub bevindingen: Vec<Finding>,
}

impl Plan {
    /// De rij van het geplande gebied voor een norm.
    #[must_use]
    pub fn eigen_rij(&self, norm: &NormId) -> Option<&PlanRij> {
        self.rijen.iter().find(|r| r.norm == *norm && r.gebied == self.gebied)
    }

    /// De rijen van de gemeenten voor een norm, op code.
    pub fn rijen_van_leden<'a>(&'a self, norm: &'a NormId) -> impl Iterator<Item = &'a PlanRij> {
        self.rijen.iter().filter(move |r| r.norm == *norm && r.gebied != self.gebied)
    }

    /// Of er ergens met een verzonnen opgave gerekend is.
    #[must_use]
    pub fn is_fictief(&self) -> bool {
        self.rijen.iter().any(|r| r.ist.soort == IstSoort::Fictief)
    }
}

/// Maakt het plan.
#[must_use]
pub fn plan(normen: &NormSet, invoer: &Inputs<'_>, horizon: &Horizon) -> Plan {
    let mut eigen = Vec::new();
    let mut van_leden: BTreeMap<GebiedCode, Vec<PlanRij>> = BTreeMap::new();
    let mut bevindingen = Vec::new();
    for norm in &normen.normen {
        let Some(uitkomst) = Uitwerking::new(norm, invoer, *horizon) else { continue };
        let (rij, leden, gevonden) = uitkomst.rijen();
        bevindingen.extend(gevonden);
        bevindingen.extend(bevindingen::van_norm(norm, invoer, rij.as_ref()));
        eigen.extend(rij);
        for lid in leden {
            van_leden.entry(lid.gebied.code.clone()).or_default().push(lid);
        }
    }
    eigen.extend(van_leden.into_values().flatten());
    let leden = &invoer.gebied.leden;
    let mut plan = Plan {
        gebied: invoer.gebied.gebied.clone(),
        leden: leden.iter().filter_map(|c| Some(invoer.land.gemeente(c)?.gebied.clone())).collect(),
        inwoners: invoer.land.som(leden, Basis::Inwoners),
        peildatum: leden.iter().filter_map(|c| Some(invoer.land.telling(c, Basis::Inwoners)?.peildatum)).min(),
        horizon: *horizon,
        rijen: eigen,
        bevindingen: Vec::new(),
    };
    plan.bevindingen = bevindingen::van_plan(&plan, invoer);
    plan.bevindingen.extend(bevindingen);
    plan
}

/// Eén norm, uitgewerkt voor het gebied en zijn leden.
struct Uitwerking<'a> {
    norm: &'a Norm,
    lezing: &'a Lezing,
    invoer: &'a Inputs<'a>,
    horizon: Horizon,
    positie: Option<Positie>,
    van_kracht: bool,
}

impl<'a> Uitwerking<'a> {
    fn new(norm: &'a Norm, invoer: &'a Inputs<'a>, horizon: Horizon) -> Option<Self> {
        let gekozen = invoer.keuzes.lezing_per_norm.get(&norm.id).and_then(|id| norm.lezing(id));
        Some(Self {
            norm,
            lezing: gekozen.or_else(|| norm.lezingen.first())?,
            invoer,
            horizon,
            positie: norm.band().map(|_| invoer.keuzes.positie(norm)),
            van_kracht: norm.geldig.op(horizon.doel().eerste_dag()),
        })
    }

    fn rekenaar(&self, lezing: &'a Lezing) -> Rekenaar<'a> {
        let streef = self.norm.band().zip(self.positie).map(|(band, p)| streefwaarden(band, p.in_band(band)));
        Rekenaar { land: self.invoer.land, norm: self.norm, lezing, streef: streef.unwrap_or_default() }
    }

    /// De rij van het gebied, die van zijn gemeenten, en wat er aan de opgaven niet klopt.
    fn rijen(&self) -> (Option<PlanRij>, Vec<PlanRij>, Vec<Finding>) {
        let rekenaar = self.rekenaar(self.lezing);
        let is_gemeente = self.invoer.gebied.gebied.niveau == Niveau::Gemeente;
        // Coalitie, netwerk en personen worden niet gedeeld: een gemeente heeft er geen rij van (DESIGN §5).
        if is_gemeente && rekenaar.is_geteld() {
            return (None, Vec::new(), Vec::new());
        }
        let leden: Vec<Regio> = if !is_gemeente && rekenaar.schaal() == Some(Schaal::Gemeente) {
            self.invoer.gebied.leden.iter().filter_map(|c| als_regio(self.invoer.land, c)).collect()
        } else {
            Vec::new()
        };
        if matches!(self.norm.soort, Soort::Kwalitatief { .. }) {
            let rij = |gebied: &Regio| self.in_woorden(gebied);
            return (Some(rij(self.invoer.gebied)), leden.iter().map(rij).collect(), Vec::new());
        }
        let (mut rij, huidig) = self.getal(&rekenaar, self.invoer.gebied);
        let mut rijen: Vec<PlanRij> = leden.iter().map(|lid| self.getal(&rekenaar, lid).0).collect();
        self.paden(&mut rij, huidig.delen.as_deref(), &mut rijen);
        (Some(rij), rijen, huidig.bevindingen)
    }

    fn getal(&self, rekenaar: &Rekenaar<'_>, gebied: &Regio) -> (PlanRij, huidig::Huidig) {
        let per_lid = rekenaar.per_lid(gebied);
        let soll = if self.van_kracht { rekenaar.gebied(gebied, &per_lid) } else { Soll::geen() };
        let huidig = huidig::bepaal(rekenaar, self.invoer.ist, gebied, &per_lid);
        let soll_doel = soll.bereik.map(|b| b.gekozen);
        let gap = match (soll.bereik, huidig.gebied.waarde) {
            (Some(s), Some(ist)) => Some(gap::gap(self.norm, s, s.gekozen, ist, huidig.delen.as_deref())),
            _ => None,
        };
        let status = gap::status(self.norm, self.van_kracht, soll.bereik, &huidig.gebied, gap.as_ref());
        let rij = PlanRij {
            gebied: gebied.gebied.clone(),
            norm: self.norm.id.clone(),
            lezing: self.lezing.id.clone(),
            streef: self.norm.band(),
            positie: self.positie,
            verkenning: self.invoer.keuzes.wijkt_af(self.norm),
            soll_doel,
            lezingen: self.lezingen(gebied),
            soll,
            ist: huidig.gebied.clone(),
            gap,
            status,
            pad: Vec::new(),
            oordelen: Vec::new(),
        };
        (rij, huidig)
    }

    fn lezingen(&self, gebied: &Regio) -> Vec<LezingStand> {
        self.norm
            .lezingen
            .iter()
            .map(|lezing| {
                let rekenaar = self.rekenaar(lezing);
                let soll = rekenaar.gebied(gebied, &rekenaar.per_lid(gebied));
                LezingStand {
                    lezing: lezing.id.clone(),
                    gekozen: lezing.id == self.lezing.id,
                    stand: soll.stand,
                    bereik: soll.bereik,
                    factor: streef::factor(self.norm, lezing),
                }
            })
            .collect()
    }

    fn in_woorden(&self, gebied: &Regio) -> PlanRij {
        let (oordelen, ist, status) = oordeel::van_gebied(self.norm, self.invoer.ist, gebied, self.van_kracht);
        PlanRij {
            gebied: gebied.gebied.clone(),
            norm: self.norm.id.clone(),
            lezing: self.lezing.id.clone(),
            streef: None,
            positie: None,
            verkenning: false,
            soll: Soll::geen(),
            soll_doel: None,
            ist,
            gap: None,
            status,
            pad: Vec::new(),
            lezingen: Vec::new(),
            oordelen,
        }
    }

    /// Legt de paden: die van de gemeenten, en die van het gebied als som van zijn delen.
    fn paden(&self, rij: &mut PlanRij, delen: Option<&[Deel]>, leden: &mut [PlanRij]) {
        let per_lid: Vec<Option<Deel>> = leden.iter().map(als_deel).collect();
        let van_gebied = match delen {
            Some(delen) => Some(self.lijnen(delen, !leden.is_empty())),
            None => als_deel(rij).map(|deel| self.lijnen(&[deel], false)),
        };
        let lengte = self.horizon.kwartalen().count();
        let lijn = van_gebied.as_ref().map(|lijnen| ingroeipad::som(lijnen, lengte));
        for (i, (lid, deel)) in leden.iter_mut().zip(per_lid).enumerate() {
            // Zijn alle gemeenten bekend, dan zijn de delen de gemeenten en leidt de trap van het gebied.
            let uit_gebied = van_gebied.as_ref().filter(|_| delen.is_some()).and_then(|l| l.get(i)).cloned();
            let eigen = uit_gebied.or_else(|| deel.and_then(|d| self.lijnen(&[d], false).into_iter().next()));
            lid.pad = self.punten(lid.soll.bereik, eigen.as_ref());
        }
        rij.pad = self.punten(rij.soll.bereik, lijn.as_ref());
        // Het jaartotaal van een gebied is dat van zijn gemeenten samen, ook na afronding.
        if delen.is_some() && !leden.is_empty() {
            for (i, punt) in rij.pad.iter_mut().enumerate() {
                let som = leden.iter().map(|l| l.pad.get(i)?.jaartotaal).try_fold(Amount::ZERO, |a, b| Some(a + b?));
                punt.jaartotaal = punt.jaartotaal.and(som);
            }
        }
    }

    fn punten(&self, soll: Option<Bereik>, lijn: Option<&Lijn>) -> Vec<Punt> {
        let per_jaar = self.norm.eenheid().is_some_and(crate::Eenheid::per_jaar);
        ingroeipad::punten(self.horizon, soll, lijn, per_jaar)
    }

    fn lijnen(&self, delen: &[Deel], zijn_leden: bool) -> Vec<Lijn> {
        if !self.norm.eenheid().is_some_and(crate::Eenheid::in_hele_stappen) {
            return delen.iter().map(|d| ingroeipad::lineair(*d, self.horizon)).collect();
        }
        let volgorde = if zijn_leden { self.volgorde() } else { (0..delen.len()).collect() };
        ingroeipad::trap(delen, &volgorde, self.horizon)
    }

    /// De volgorde waarin gemeenten hun stap krijgen: de eigen volgorde, daarna de grootste eerst.
    fn volgorde(&self) -> Vec<usize> {
        let leden: Vec<&GebiedCode> = self.invoer.gebied.leden.iter().collect();
        let mut volgorde: Vec<usize> = (0..leden.len()).collect();
        volgorde.sort_by_key(|i| {
            let code = leden.get(*i).copied();
            let eigen = self.invoer.volgorde.iter().position(|c| Some(c) == code).unwrap_or(usize::MAX);
            let inwoners = code.and_then(|c| self.invoer.land.telling(c, Basis::Inwoners)).map(|t| t.aantal);
            (eigen, std::cmp::Reverse(inwoners), *i)
        });
        volgorde
    }
}

fn als_deel(rij: &PlanRij) -> Option<Deel> {
    Some(Deel { soll: rij.soll.bereik?, ist: rij.ist.waarde? })
}

/// Een gemeente als gebied met zichzelf als enig lid; `None` als de code niet bestaat.
#[must_use]
pub fn als_regio(land: &Land, gemeente: &GebiedCode) -> Option<Regio> {
    let gebied = land.gemeente(gemeente)?.gebied.clone();
    Some(Regio { leden: BTreeSet::from([gebied.code.clone()]), gebied, reconstructie: false })
}

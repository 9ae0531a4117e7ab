//! Eén norm uitgewerkt: de rij van het gebied, die van zijn gemeenten, hun paden, en de lezingen ernaast.
//!
//! Hier komen SOLL, IST, GAP en pad samen; hoe elk tot stand komt staat in zijn eigen module.

use std::collections::{BTreeMap, BTreeSet};

use super::kenmerken::{self, RijKenmerk};
use super::{Inputs, LezingStand, PlanRij, Rekenwaarden, RijAfwijking, als_regio};
use crate::amount::Amount;
use crate::finding::Finding;
use crate::gap;
use crate::gebied::{GebiedCode, Niveau};
use crate::grondslag::Basis;
use crate::horizon::Horizon;
use crate::huidig::{self, Deel};
use crate::ingroeipad::{self, Lijn, Punt};
use crate::land::Regio;
use crate::norm::{Lezing, Norm, Schaal, Soort};
use crate::oordeel;
use crate::scenario::BesluitStatus;
use crate::soll::{Rekenaar, Soll, Straks, niveau_van};
use crate::toepassing::{Herkomst, Toepassing};

/// Wat één norm oplevert.
pub(super) struct Uitgewerkt {
    /// De rij van het gebied.
    pub(super) rij: Option<PlanRij>,
    /// De rijen van zijn gemeenten, op code.
    pub(super) leden: Vec<PlanRij>,
    /// De delen waarin vergeleken wordt, als van elk de IST bekend is.
    pub(super) delen: Option<Vec<Deel>>,
    /// Wat er aan de opgaven niet klopt.
    pub(super) bevindingen: Vec<Finding>,
}

impl Uitgewerkt {
    fn zonder_pad(rij: Option<PlanRij>, leden: Vec<PlanRij>) -> Self {
        Self { rij, leden, delen: None, bevindingen: Vec::new() }
    }
}

/// Van wie de paden gevraagd worden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wie {
    /// De delen van het gebied; of dat zijn gemeenten zijn.
    Gebied {
        /// Of de delen de gemeenten zijn.
        zijn_leden: bool,
    },
    /// Eén gemeente, los van de andere.
    Los,
}

/// Eén norm, uitgewerkt voor het gebied en zijn leden.
pub(super) struct Uitwerking<'a> {
    norm: &'a Norm,
    /// Hoe de norm in het gebied wordt toegepast.
    toepassing: Toepassing<'a>,
    /// De gemeenten die het anders doen dan het gebied.
    eigen: BTreeMap<GebiedCode, Toepassing<'a>>,
    invoer: &'a Inputs<'a>,
    horizon: Horizon,
    van_kracht: bool,
}

impl<'a> Uitwerking<'a> {
    pub(super) fn new(norm: &'a Norm, invoer: &'a Inputs<'a>, horizon: Horizon) -> Option<Self> {
        norm.lezingen.first()?;
        let gebied = &invoer.gebied.gebied;
        let gemeente = Some(&gebied.code).filter(|_| gebied.niveau == Niveau::Gemeente);
        let toepassing = invoer.keuzes.toepassing(norm, gemeente);
        let van_lid = |c: &GebiedCode| (c.clone(), invoer.keuzes.toepassing(norm, Some(c)));
        let anders = |(_, t): &(GebiedCode, Toepassing<'_>)| {
            t.herkomst != toepassing.herkomst || t.kenmerken != toepassing.kenmerken
        };
        Some(Self {
            norm,
            eigen: invoer.gebied.leden.iter().map(van_lid).filter(anders).collect(),
            toepassing,
            invoer,
            horizon,
            van_kracht: norm.geldig.op(horizon.doel().eerste_dag()),
        })
    }

    /// Hoe de norm in een gemeente wordt toegepast.
    fn toepassing_van(&self, gemeente: &GebiedCode) -> &Toepassing<'a> {
        self.eigen.get(gemeente).unwrap_or(&self.toepassing)
    }

    /// De rekenaar van het gebied, in de lezing waarmee gerekend wordt.
    fn rekenaar(&self) -> Option<Rekenaar<'_>> {
        let eigen = self.eigen.iter().filter_map(|(c, t)| Some((c.clone(), t.rekenwijze()?))).collect();
        let straks = self.straks();
        Some(Rekenaar { land: self.invoer.land, wijze: self.toepassing.rekenwijze()?, eigen, straks })
    }

    /// De rekenaar van een gemeente als lid van het gebied.
    fn rekenaar_van(&self, gemeente: &GebiedCode) -> Option<Rekenaar<'_>> {
        let wijze = self.toepassing_van(gemeente).rekenwijze()?;
        Some(Rekenaar { land: self.invoer.land, wijze, eigen: BTreeMap::new(), straks: self.straks() })
    }

    /// De tijd waarin de bevolking groeit; `None` als zij gelijk gehouden wordt.
    fn straks(&self) -> Option<Straks<'_>> {
        Some(Straks { prognose: self.invoer.prognose?, horizon: self.horizon })
    }

    /// De norm.
    pub(super) fn norm(&self) -> &'a Norm {
        self.norm
    }

    /// De rij van het gebied, die van zijn gemeenten, en wat er aan de opgaven niet klopt.
    pub(super) fn rijen(&self) -> Uitgewerkt {
        let Some(rekenaar) = self.rekenaar() else { return Uitgewerkt::zonder_pad(None, Vec::new()) };
        let is_gemeente = self.invoer.gebied.gebied.niveau == Niveau::Gemeente;
        // Coalitie, netwerk en personen worden niet gedeeld: een gemeente heeft er geen rij van (DESIGN §5).
        if is_gemeente && rekenaar.is_geteld() {
            return Uitgewerkt::zonder_pad(None, Vec::new());
        }
        let leden: Vec<Regio> = if !is_gemeente && rekenaar.schaal() == Some(Schaal::Gemeente) {
            self.invoer.gebied.leden.iter().filter_map(|c| als_regio(self.invoer.land, c)).collect()
        } else {
            Vec::new()
        };
        if matches!(self.norm.soort, Soort::Kwalitatief { .. }) {
            let rij = |gebied: &Regio| self.in_woorden(gebied, rekenaar.wijze.lezing);
            return Uitgewerkt::zonder_pad(Some(rij(self.invoer.gebied)), leden.iter().map(rij).collect());
        }
        let (mut rij, huidig) = self.getal(&rekenaar, &self.toepassing, self.invoer.gebied);
        let mut rijen: Vec<PlanRij> = leden
            .iter()
            .filter_map(|lid| {
                let code = &lid.gebied.code;
                Some(self.getal(&self.rekenaar_van(code)?, self.toepassing_van(code), lid).0)
            })
            .collect();
        self.paden(&mut rij, huidig.delen.as_deref(), &mut rijen, |delen, wie| self.lijnen(delen, wie));
        Uitgewerkt { rij: Some(rij), leden: rijen, delen: huidig.delen, bevindingen: huidig.bevindingen }
    }

    fn getal(&self, rekenaar: &Rekenaar<'_>, toepassing: &Toepassing<'_>, gebied: &Regio) -> (PlanRij, huidig::Huidig) {
        let per_lid = rekenaar.per_lid(gebied);
        let soll = if self.van_kracht { rekenaar.gebied(gebied, &per_lid) } else { Soll::geen() };
        let huidig = huidig::bepaal(rekenaar, self.invoer.ist, gebied, &per_lid);
        let soll_doel = soll.vraag().map(|v| v.doel(self.horizon));
        let gap = match (soll.bereik, soll_doel, huidig.gebied.waarde) {
            (Some(s), Some(doel), Some(ist)) => {
                Some(gap::gap(self.norm, s, doel.gekozen, ist, huidig.delen.as_deref()))
            }
            _ => None,
        };
        let status = gap::status(self.norm, self.van_kracht, soll.bereik, &huidig.gebied, gap.as_ref());
        let rij = PlanRij {
            gebied: gebied.gebied.clone(),
            norm: self.norm.id.clone(),
            lezing: rekenaar.wijze.lezing.id.clone(),
            streef: self.norm.band(),
            rekenwaarden: rekenwaarden(rekenaar),
            positie: toepassing.positie,
            verkenning: toepassing.herkomst == Herkomst::Verkenning,
            afwijking: self.afwijking(toepassing, rekenaar),
            kenmerken: self.kenmerken(rekenaar.wijze.lezing, gebied),
            soll_doel,
            lezingen: self.lezingen(rekenaar, gebied),
            soll,
            ist: huidig.gebied.clone(),
            gap,
            status,
            pad: Vec::new(),
            oordelen: Vec::new(),
        };
        (rij, huidig)
    }

    /// Waarmee een rij afwijkt; een gebied wijkt af waar een van zijn gemeenten dat doet.
    fn afwijking(&self, toepassing: &Toepassing<'_>, rekenaar: &Rekenaar<'_>) -> Option<RijAfwijking> {
        // Doet elke gemeente het anders, dan telt de afwijking van het gebied zelf nergens meer mee.
        let alle_anders = rekenaar.eigen.len() == self.invoer.gebied.leden.len();
        let herkomsten: BTreeSet<Herkomst> = rekenaar
            .eigen
            .keys()
            .map(|c| self.toepassing_van(c).herkomst)
            .chain((!alle_anders).then_some(toepassing.herkomst))
            .collect();
        if herkomsten.contains(&Herkomst::Verkenning) {
            return Some(RijAfwijking::Verkenning);
        }
        let scenario = self.invoer.keuzes.scenario.as_ref()?;
        let (nummers, standen): (Vec<usize>, Vec<BesluitStatus>) = scenario
            .genummerd()
            .filter(|(nummer, _)| herkomsten.contains(&Herkomst::Scenario(*nummer)))
            .map(|(nummer, a)| (nummer, a.besluit.status))
            .unzip();
        Some(RijAfwijking::Scenario { nummers, status: standen.into_iter().min()? })
    }

    /// Waar de getallen bij de aannames in dit gebied vandaan komen.
    fn kenmerken(&self, lezing: &Lezing, gebied: &Regio) -> Vec<RijKenmerk> {
        let Some(alle) = &self.invoer.keuzes.kenmerken else { return Vec::new() };
        let leden = gebied.leden.iter().map(|c| (c, self.toepassing_van(c).kenmerken.as_slice()));
        kenmerken::van_rij(alle, self.norm, lezing, leden)
    }

    /// Elke lezing uitgerekend, met de eigen getallen van wie die heeft.
    fn lezingen(&self, rekenaar: &Rekenaar<'_>, gebied: &Regio) -> Vec<LezingStand> {
        self.norm
            .lezingen
            .iter()
            .map(|lezing| {
                let vergelijk = rekenaar.in_lezing(lezing);
                let soll = vergelijk.gebied(gebied, &vergelijk.per_lid(gebied));
                LezingStand {
                    lezing: lezing.id.clone(),
                    gekozen: lezing.id == rekenaar.wijze.lezing.id,
                    stand: soll.stand,
                    bereik: soll.bereik,
                    factor: vergelijk.factor(gebied),
                }
            })
            .collect()
    }

    fn in_woorden(&self, gebied: &Regio, lezing: &Lezing) -> PlanRij {
        let niveau = self.norm.schaal().filter(|s| *s != Schaal::Gemeente).map(niveau_van);
        let regios: Vec<&Regio> =
            niveau.into_iter().flat_map(|n| self.invoer.land.geraakt(n, &gebied.leden)).map(|(r, _)| r).collect();
        let (oordelen, ist, status) = oordeel::van_gebied(self.norm, self.invoer.ist, gebied, &regios, self.van_kracht);
        PlanRij {
            gebied: gebied.gebied.clone(),
            norm: self.norm.id.clone(),
            lezing: lezing.id.clone(),
            streef: None,
            rekenwaarden: None,
            positie: None,
            verkenning: false,
            afwijking: None,
            soll: Soll::geen(),
            soll_doel: None,
            ist,
            gap: None,
            status,
            pad: Vec::new(),
            lezingen: Vec::new(),
            kenmerken: Vec::new(),
            oordelen,
        }
    }

    /// Legt de paden: die van de gemeenten, en die van het gebied als som van zijn delen.
    /// Hoe een pad loopt zegt `leg`.
    pub(super) fn paden(
        &self,
        rij: &mut PlanRij,
        delen: Option<&[Deel]>,
        leden: &mut [PlanRij],
        leg: impl Fn(&[Deel], Wie) -> Vec<Lijn>,
    ) {
        let per_lid: Vec<Option<Deel>> = leden.iter().map(als_deel).collect();
        let van_gebied = match delen {
            Some(delen) => Some(leg(delen, Wie::Gebied { zijn_leden: !leden.is_empty() })),
            None => als_deel(rij).map(|deel| leg(&[deel], Wie::Gebied { zijn_leden: false })),
        };
        let lengte = self.horizon.kwartalen().count();
        let lijn = van_gebied.as_ref().map(|lijnen| ingroeipad::som(lijnen, lengte));
        for (i, (lid, deel)) in leden.iter_mut().zip(per_lid).enumerate() {
            // Zijn alle gemeenten bekend, dan zijn de delen de gemeenten en leidt de trap van het gebied.
            let uit_gebied = van_gebied.as_ref().filter(|_| delen.is_some()).and_then(|l| l.get(i)).cloned();
            let eigen = uit_gebied.or_else(|| deel.and_then(|d| leg(&[d], Wie::Los).into_iter().next()));
            lid.pad = self.punten(lid, eigen.as_ref());
        }
        rij.pad = self.punten(rij, lijn.as_ref());
        // Het jaartotaal van een gebied is dat van zijn gemeenten samen, ook na afronding.
        if delen.is_some() && !leden.is_empty() {
            for (i, punt) in rij.pad.iter_mut().enumerate() {
                let som = leden.iter().map(|l| l.pad.get(i)?.jaartotaal).try_fold(Amount::ZERO, |a, b| Some(a + b?));
                punt.jaartotaal = punt.jaartotaal.and(som);
            }
        }
    }

    fn punten(&self, rij: &PlanRij, lijn: Option<&Lijn>) -> Vec<Punt> {
        let per_jaar = self.norm.eenheid().is_some_and(crate::Eenheid::per_jaar);
        ingroeipad::punten(self.horizon, rij.soll.vraag().as_ref(), lijn, per_jaar)
    }

    fn lijnen(&self, delen: &[Deel], wie: Wie) -> Vec<Lijn> {
        if !self.norm.eenheid().is_some_and(crate::Eenheid::in_hele_stappen) {
            return delen.iter().map(|d| ingroeipad::lineair(d, self.horizon)).collect();
        }
        ingroeipad::trap(delen, &self.volgorde_van(delen, wie), self.horizon)
    }

    /// De volgorde waarin delen hun hele stappen krijgen.
    pub(super) fn volgorde_van(&self, delen: &[Deel], wie: Wie) -> Vec<usize> {
        if wie == (Wie::Gebied { zijn_leden: true }) { self.volgorde() } else { (0..delen.len()).collect() }
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

/// De getallen van een rij; `None` als de gemeenten erin met verschillende getallen rekenen.
fn rekenwaarden(rekenaar: &Rekenaar<'_>) -> Option<Rekenwaarden> {
    let wijze = rekenaar.wijze;
    let waarde = |id: &String| Some((id.clone(), wijze.norm.aanname(id)?.waarde?));
    rekenaar.eigen.is_empty().then(|| Rekenwaarden {
        streef: wijze.streef,
        factoren: wijze.lezing.factoren.iter().filter_map(waarde).collect(),
    })
}

/// Een rij als deel van zichzelf; `None` als SOLL of IST onbekend is.
pub(super) fn als_deel(rij: &PlanRij) -> Option<Deel> {
    Some(Deel { soll: rij.soll.vraag()?, ist: rij.ist.waarde? })
}

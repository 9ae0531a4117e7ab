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
use crate::scenario::{self, AfwijkingRij, BesluitStatus};
use crate::soll::{Bereik, Rekenaar, Soll, Stand};
use crate::streef;
use crate::toepassing::{Herkomst, Toepassing};

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

/// Waarmee een rij van de landelijke norm afwijkt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RijAfwijking {
    /// Een keuze op de opdrachtregel: niet vastgesteld.
    Verkenning,
    /// Afwijkingen uit het scenario.
    Scenario {
        /// Hun nummers in het register; bij een gebied ook die van zijn gemeenten.
        nummers: Vec<usize>,
        /// Hoe ver zij zijn: concept zodra één van hen dat is.
        status: BesluitStatus,
    },
}

impl RijAfwijking {
    /// De schrijfwijze in het contract.
    #[must_use]
    pub fn token(&self) -> &'static str {
        match self {
            Self::Verkenning => "verkenning",
            Self::Scenario { status: BesluitStatus::Vastgesteld, .. } => "scenario:vastgesteld",
            Self::Scenario { .. } => "scenario:concept",
        }
    }
}

/// De getallen waarmee een rij gerekend is: landelijk, of eigen waar wordt afgeweken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rekenwaarden {
    /// De streefwaarde bij de ondergrens, de gekozen plaats en de bovengrens.
    pub streef: Bereik,
    /// De factoren van de lezing, met hun waarde.
    pub factoren: Vec<(String, Amount)>,
}

/// Eén norm in één gebied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRij {
    /// Het gebied.
    pub gebied: Gebied,
    /// De norm.
    pub norm: NormId,
    /// De lezing waarmee gerekend is; een gemeente met een eigen afwijking kan binnen een gebied een andere hebben.
    pub lezing: LezingId,
    /// De landelijke streefwaarde, vóór elke afwijking; `None` voor een norm in woorden.
    pub streef: Option<Band>,
    /// De getallen waarmee gerekend is; `None` voor een norm in woorden, en voor een gebied waarvan gemeenten met
    /// verschillende getallen rekenen.
    pub rekenwaarden: Option<Rekenwaarden>,
    /// Plaats in de bandbreedte; `None` voor een norm in woorden.
    pub positie: Option<Positie>,
    /// Of hier van de standaard is afgeweken, als verkenning op de opdrachtregel.
    pub verkenning: bool,
    /// Waarmee hier van de landelijke norm is afgeweken; `None` is nergens mee.
    pub afwijking: Option<RijAfwijking>,
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
    /// Het register van afwijkingen uit het scenario, in de volgorde van dat bestand.
    pub afwijkingen: Vec<AfwijkingRij>,
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

    /// De regel van het register met dit nummer.
    #[must_use]
    pub fn afwijking(&self, nummer: usize) -> Option<&AfwijkingRij> {
        self.afwijkingen.iter().find(|a| a.nummer == nummer)
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
    let afwijkingen = scenario::register(normen, invoer, horizon);
    bevindingen.extend(scenario::van_scenario(normen, invoer, horizon, &afwijkingen));
    let leden = &invoer.gebied.leden;
    let mut plan = Plan {
        gebied: invoer.gebied.gebied.clone(),
        leden: leden.iter().filter_map(|c| Some(invoer.land.gemeente(c)?.gebied.clone())).collect(),
        inwoners: invoer.land.som(leden, Basis::Inwoners),
        peildatum: leden.iter().filter_map(|c| Some(invoer.land.telling(c, Basis::Inwoners)?.peildatum)).min(),
        horizon: *horizon,
        rijen: eigen,
        afwijkingen,
        bevindingen: Vec::new(),
    };
    plan.bevindingen = bevindingen::van_plan(&plan, invoer);
    plan.bevindingen.extend(bevindingen);
    plan
}

/// Eén norm, uitgewerkt voor het gebied en zijn leden.
struct Uitwerking<'a> {
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
    fn new(norm: &'a Norm, invoer: &'a Inputs<'a>, horizon: Horizon) -> Option<Self> {
        norm.lezingen.first()?;
        let gebied = &invoer.gebied.gebied;
        let gemeente = Some(&gebied.code).filter(|_| gebied.niveau == Niveau::Gemeente);
        let toepassing = invoer.keuzes.toepassing(norm, gemeente);
        let van_lid = |c: &GebiedCode| (c.clone(), invoer.keuzes.toepassing(norm, Some(c)));
        let anders = |(_, t): &(GebiedCode, Toepassing<'_>)| t.herkomst != toepassing.herkomst;
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
        Some(Rekenaar { land: self.invoer.land, wijze: self.toepassing.rekenwijze()?, eigen })
    }

    /// De rekenaar van een gemeente als lid van het gebied.
    fn rekenaar_van(&self, gemeente: &GebiedCode) -> Option<Rekenaar<'_>> {
        let wijze = self.toepassing_van(gemeente).rekenwijze()?;
        Some(Rekenaar { land: self.invoer.land, wijze, eigen: BTreeMap::new() })
    }

    /// De rij van het gebied, die van zijn gemeenten, en wat er aan de opgaven niet klopt.
    fn rijen(&self) -> (Option<PlanRij>, Vec<PlanRij>, Vec<Finding>) {
        let Some(rekenaar) = self.rekenaar() else { return (None, Vec::new(), Vec::new()) };
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
            let rij = |gebied: &Regio| self.in_woorden(gebied, rekenaar.wijze.lezing);
            return (Some(rij(self.invoer.gebied)), leden.iter().map(rij).collect(), Vec::new());
        }
        let (mut rij, huidig) = self.getal(&rekenaar, &self.toepassing, self.invoer.gebied);
        let mut rijen: Vec<PlanRij> = leden
            .iter()
            .filter_map(|lid| {
                let code = &lid.gebied.code;
                Some(self.getal(&self.rekenaar_van(code)?, self.toepassing_van(code), lid).0)
            })
            .collect();
        self.paden(&mut rij, huidig.delen.as_deref(), &mut rijen);
        (Some(rij), rijen, huidig.bevindingen)
    }

    fn getal(&self, rekenaar: &Rekenaar<'_>, toepassing: &Toepassing<'_>, gebied: &Regio) -> (PlanRij, huidig::Huidig) {
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
            lezing: rekenaar.wijze.lezing.id.clone(),
            streef: self.norm.band(),
            rekenwaarden: rekenwaarden(rekenaar),
            positie: toepassing.positie,
            verkenning: toepassing.herkomst == Herkomst::Verkenning,
            afwijking: self.afwijking(toepassing, rekenaar),
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
                    factor: streef::factor(vergelijk.wijze.norm, lezing),
                }
            })
            .collect()
    }

    fn in_woorden(&self, gebied: &Regio, lezing: &Lezing) -> PlanRij {
        let (oordelen, ist, status) = oordeel::van_gebied(self.norm, self.invoer.ist, gebied, self.van_kracht);
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

/// De getallen van een rij; `None` als de gemeenten erin met verschillende getallen rekenen.
fn rekenwaarden(rekenaar: &Rekenaar<'_>) -> Option<Rekenwaarden> {
    let wijze = rekenaar.wijze;
    let waarde = |id: &String| Some((id.clone(), wijze.norm.aanname(id)?.waarde?));
    rekenaar.eigen.is_empty().then(|| Rekenwaarden {
        streef: wijze.streef,
        factoren: wijze.lezing.factoren.iter().filter_map(waarde).collect(),
    })
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

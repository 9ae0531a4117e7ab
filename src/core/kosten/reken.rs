//! Van paden naar kosten per jaar, norm en betaler, zo dat alles optelt: betalers tot de norm, gemeenten tot het gebied.
//!
//! De kosten van een norm in een jaar worden naar beneden op hele centen afgerond, zodat een plan dat binnen een budget
//! blijft er ook in centen binnen blijft; de centen gaan met de grootste rest naar de gemeenten, en van elke gemeente
//! met de grootste rest naar de betalers. Van het gebied is elke betaler de som van zijn gemeenten.

use std::collections::BTreeMap;

use super::{Betaler, Kosten, Tarief, centen, van_centen, verdeel_centen};
use crate::amount::{Amount, KORRELS_PER_EENHEID};
use crate::gebied::Gebied;
use crate::horizon::Horizon;
use crate::ingroeipad::Punt;
use crate::norm::NormId;
use crate::soll::Bereik;

/// Wat een norm in een gebied in een jaar aan een betaler kost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KostenRij {
    /// Het gebied.
    pub gebied: Gebied,
    /// De norm.
    pub norm: NormId,
    /// Het kalenderjaar.
    pub jaar: i16,
    /// Wie betaalt.
    pub betaler: Betaler,
    /// Euro's op hele centen: het lage pad bij lage kosten, het gekozen bij gekozen, het hoge bij hoge.
    pub bedrag: Bereik,
}

/// De kosten van een plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanKosten {
    /// Het bestand waaruit de tarieven komen, met zijn naam.
    pub naam: String,
    /// Per norm: eerst het gebied, dan de gemeenten op code; daarbinnen per jaar en betaler.
    pub rijen: Vec<KostenRij>,
    /// De normen met een pad waarvan de kosten niet bekend zijn: zij staan in geen enkel totaal.
    pub onbekend: Vec<NormId>,
    /// De normen waarvan de kosten een aanname zijn.
    pub aangenomen: Vec<NormId>,
    /// De tarieven van het bestand, ook van normen zonder pad.
    pub tarieven: Vec<Tarief>,
}

impl PlanKosten {
    /// De jaren, op volgorde.
    #[must_use]
    pub fn jaren(&self) -> Vec<i16> {
        let jaren: std::collections::BTreeSet<i16> = self.rijen.iter().map(|r| r.jaar).collect();
        jaren.into_iter().collect()
    }

    /// Het tarief van een norm; `None` is onbekend.
    #[must_use]
    pub fn tarief(&self, norm: &NormId) -> Option<&Tarief> {
        self.tarieven.iter().find(|t| t.norm == *norm)
    }

    /// De som van de rijen die voldoen; `None` als er geen is.
    #[must_use]
    pub fn som(&self, wil: impl Fn(&KostenRij) -> bool) -> Option<Bereik> {
        self.rijen.iter().filter(|r| wil(r)).map(|r| r.bedrag).reduce(|a, b| a + b)
    }

    /// Wat een gebied in een jaar kost, alle normen met bekende kosten samen.
    #[must_use]
    pub fn totaal(&self, gebied: &Gebied, jaar: i16) -> Option<Bereik> {
        self.som(|r| r.gebied == *gebied && r.jaar == jaar)
    }
}

/// Het pad van een norm in een gebied.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gepad<'a> {
    pub(crate) gebied: &'a Gebied,
    pub(crate) pad: &'a [Punt],
}

/// De kosten van één norm: van het gebied, en van zijn gemeenten als die een pad hebben.
#[must_use]
pub(crate) fn kosten_van(tarief: &Tarief, gebied: Gepad<'_>, leden: &[Gepad<'_>], horizon: Horizon) -> Vec<KostenRij> {
    let mut uit = Vec::new();
    let mut van_leden = Vec::new();
    for jaar in jaren(horizon) {
        let eigen = kosten_in_jaar(tarief, gebied.pad, jaar, horizon);
        let per_lid: Option<Vec<Drie>> = leden.iter().map(|l| kosten_in_jaar(tarief, l.pad, jaar, horizon)).collect();
        let optelbaar = eigen.zip(per_lid.filter(|l| !l.is_empty())).filter(|(geheel, leden)| telt_op(geheel, leden));
        let Some((geheel, delen)) = optelbaar else {
            // Niet van elke gemeente een pad: het gebied en wie wel een pad heeft staan op zichzelf.
            uit.extend(eigen.iter().flat_map(|k| rijen(tarief, gebied.gebied, jaar, &k.map(naar_centen))));
            for lid in leden {
                let los = kosten_in_jaar(tarief, lid.pad, jaar, horizon);
                van_leden.extend(los.iter().flat_map(|k| rijen(tarief, lid.gebied, jaar, &k.map(naar_centen))));
            }
            continue;
        };
        let centen = verdeel_over_leden(&geheel, &delen);
        let mut som: BTreeMap<Betaler, Bereik> = BTreeMap::new();
        for (lid, centen) in leden.iter().zip(centen) {
            for rij in rijen(tarief, lid.gebied, jaar, &centen) {
                let tot_nu = som.entry(rij.betaler).or_default();
                *tot_nu = *tot_nu + rij.bedrag;
                van_leden.push(rij);
            }
        }
        uit.extend(som.into_iter().map(|(betaler, bedrag)| KostenRij {
            gebied: gebied.gebied.clone(),
            norm: tarief.norm.clone(),
            jaar,
            betaler,
            bedrag,
        }));
    }
    van_leden.sort_by(|a, b| a.gebied.code.cmp(&b.gebied.code));
    uit.extend(van_leden);
    uit
}

/// Exacte kosten, of centen, bij laag, gekozen en hoog.
type Drie = [i128; 3];

/// De jaren waarvan kwartalen in het plan liggen; de stand van het laatste kwartaal is een eindstand.
fn jaren(horizon: Horizon) -> impl Iterator<Item = i16> {
    horizon.start().jaar()..=horizon.eind().plus(-1).jaar()
}

/// Vier maal de exacte kosten in een jaar, in korrels van een cent; `None` als een stand onbekend is.
fn kosten_in_jaar(tarief: &Tarief, pad: &[Punt], jaar: i16, horizon: Horizon) -> Option<Drie> {
    let prijs = tarief.in_jaar(jaar);
    let mut som = [0_i128; 3];
    for punt in pad.iter().filter(|p| p.kwartaal.jaar() == jaar && p.kwartaal < horizon.eind()) {
        let stand = punt.pad?;
        let paren = [(stand.laag, prijs.laag), (stand.gekozen, prijs.gekozen), (stand.hoog, prijs.hoog)];
        for (s, (stand, prijs)) in som.iter_mut().zip(paren) {
            *s = s.saturating_add(stand.korrels().saturating_mul(centen(prijs)));
        }
    }
    pad.iter().any(|p| p.pad.is_some()).then_some(som)
}

/// Korrels van een kwart cent in een cent.
const PER_CENT: i128 = 4 * KORRELS_PER_EENHEID;

/// Hele centen, naar beneden; wat er minder dan een honderdste cent onder ligt telt als heel, want een derde fte is op de
/// twaalfde decimaal afgerond. Dat is zo weinig dat ook honderd afgeronde bedragen samen geen cent te hoog worden.
fn naar_centen(exact: i128) -> i128 {
    exact.saturating_add(PER_CENT / 100).div_euclid(PER_CENT)
}

fn telt_op(geheel: &Drie, delen: &[Drie]) -> bool {
    (0..3).all(|i| geheel.get(i).copied() == Some(delen.iter().filter_map(|d| d.get(i)).sum()))
}

/// Verdeelt de hele centen van het gebied over zijn gemeenten: ieder zijn hele centen, de rest naar de grootste rest.
fn verdeel_over_leden(geheel: &Drie, delen: &[Drie]) -> Vec<Drie> {
    let mut uit = vec![[0_i128; 3]; delen.len()];
    for i in 0..3 {
        let van = |d: &Drie| d.get(i).copied().unwrap_or_default();
        let mut volgorde: Vec<usize> = (0..delen.len()).collect();
        let rest_van = |l: usize| delen.get(l).map(|d| van(d).rem_euclid(PER_CENT));
        volgorde.sort_by(|a, b| rest_van(*b).cmp(&rest_van(*a)).then(a.cmp(b)));
        let hele: i128 = delen.iter().map(|d| van(d).div_euclid(PER_CENT)).sum();
        let over = usize::try_from(naar_centen(van(geheel)) - hele).unwrap_or(0);
        for (plaats, l) in volgorde.into_iter().enumerate() {
            if let (Some(doel), Some(d)) = (uit.get_mut(l).and_then(|u| u.get_mut(i)), delen.get(l)) {
                *doel = van(d).div_euclid(PER_CENT) + i128::from(plaats < over);
            }
        }
    }
    uit
}

/// De rijen van een gebied in een jaar, per betaler.
fn rijen(tarief: &Tarief, gebied: &Gebied, jaar: i16, centen: &Drie) -> Vec<KostenRij> {
    let [laag, gekozen, hoog] = centen.map(|c| verdeel_centen(c, &tarief.betalers));
    tarief
        .betalers
        .iter()
        .filter(|(_, aandeel)| !aandeel.is_zero())
        .map(|(betaler, _)| {
            let van = |m: &BTreeMap<Betaler, i128>| m.get(betaler).copied().map_or(Amount::ZERO, van_centen);
            KostenRij {
                gebied: gebied.clone(),
                norm: tarief.norm.clone(),
                jaar,
                betaler: *betaler,
                bedrag: Bereik { laag: van(&laag), gekozen: van(&gekozen), hoog: van(&hoog) },
            }
        })
        .collect()
}

/// Alleen voor wie de kosten van een heel plan maakt.
impl Kosten {
    /// Een leeg resultaat met de naam van dit bestand.
    #[must_use]
    pub(crate) fn leeg(&self) -> PlanKosten {
        PlanKosten { naam: self.naam.clone(), tarieven: self.tarieven.clone(), ..PlanKosten::default() }
    }
}

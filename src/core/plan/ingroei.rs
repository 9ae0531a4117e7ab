//! Een ingroeibestand in het plan: elk pad volgt de gekozen vorm binnen de grenzen, en het plan zegt wat er waar begrenst.
//!
//! De grenzen gelden voor het geplande gebied; zijn gemeenten groeien naar rato mee (zie `ingroei::verdeling`). Waar geen
//! grens knelt is het pad van elke gemeente precies haar vorm. Hoe het beste pad gevonden wordt staat in `grenzen`.

use super::bevindingen_ingroei as bevindingen;
use super::uitwerking::{Uitgewerkt, Uitwerking, Wie, als_deel};
use super::{Inputs, PlanRij};
use crate::amount::{Amount, KORRELS_PER_EENHEID};
use crate::eenheid::Eenheid;
use crate::finding::Finding;
use crate::grenzen::{Deelnemer, Ingegroeid, Keten, Variant, WatKanEr, begin};
use crate::horizon::Horizon;
use crate::huidig::Deel;
use crate::ingroei::{Groeivorm, Hoogte, Ingroei, groei, in_volgorde, naar_rato};
use crate::ingroeipad::Lijn;
use crate::kwartaal::Quarter;
use crate::norm::{Norm, NormId};
use crate::soll::Bereik;

/// Het ingroeipad van één norm in het geplande gebied, met zijn grenzen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormIngroei {
    /// De norm.
    pub norm: NormId,
    /// De vorm.
    pub vorm: &'static str,
    /// Het laatste kwartaal zonder groei waar de vorm begint.
    pub begin: Quarter,
    /// Bij de ondergrens.
    pub laag: Ingegroeid,
    /// Bij de gekozen plaats.
    pub gekozen: Ingegroeid,
    /// Bij de bovengrens.
    pub hoog: Ingegroeid,
}

/// Wat een ingroeibestand met een plan doet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanIngroei {
    /// De naam die het bestand zichzelf geeft.
    pub naam: String,
    /// Het bestand zoals de gebruiker het noemde.
    pub bestand: String,
    /// De normen met een pad, op volgorde van prioriteit.
    pub normen: Vec<NormIngroei>,
    /// Welke SOLL de grenzen in het doelkwartaal dragen.
    pub wat_kan_er: WatKanEr,
}

impl PlanIngroei {
    /// Het ingroeipad van een norm.
    #[must_use]
    pub fn norm(&self, norm: &NormId) -> Option<&NormIngroei> {
        self.normen.iter().find(|n| n.norm == *norm)
    }
}

/// Een norm waarvan IST en SOLL van het gebied bekend zijn.
struct Bekend<'a> {
    /// Haar plaats in het plan.
    plaats: usize,
    norm: &'a Norm,
    eenheid: Eenheid,
    delen: Vec<Deel>,
    /// Wat er tot het doel bij moet.
    tekort: Bereik,
    /// De ruimte in elk kwartaal; na het doel kan zij met de bevolking groeien.
    ruimte: Lijn,
    ist: Amount,
    /// De som van de vormen van de delen, waar elk deel zijn eigen vorm volgt.
    vorm: Option<Lijn>,
}

/// Legt de paden opnieuw, binnen de grenzen.
pub(super) fn pas_toe(
    ingroei: &Ingroei,
    uitwerkingen: &[Uitwerking<'_>],
    uitgewerkt: &mut [Uitgewerkt],
    invoer: &Inputs<'_>,
    horizon: Horizon,
) -> (PlanIngroei, Vec<Finding>) {
    let bekend: Vec<Bekend<'_>> = uitwerkingen
        .iter()
        .zip(uitgewerkt.iter())
        .enumerate()
        .filter_map(|(plaats, (uw, u))| bekende(plaats, uw.norm(), u, ingroei, horizon))
        .collect();
    let deelnemers: Vec<Deelnemer<'_>> = bekend
        .iter()
        .map(|b| Deelnemer {
            norm: &b.norm.id,
            eenheid: b.eenheid,
            ist: b.ist,
            tekort: b.tekort,
            ruimte: &b.ruimte,
            vorm: b.vorm.as_deref(),
        })
        .collect();
    let kosten = invoer.keuzes.kosten.as_ref();
    let keten = |variant| Keten::new(ingroei, kosten, horizon, &deelnemers, variant);
    let wat_kan_er = keten(Variant::Gekozen).wat_kan_er();
    let te_duur = keten(Variant::Gekozen).te_duur();
    let [laag, gekozen, hoog] = Variant::ALLE.map(|v| keten(v).los_op());
    let mut normen: Vec<NormIngroei> = bekend
        .iter()
        .zip(laag.into_iter().zip(gekozen).zip(hoog))
        .map(|(b, ((laag, gekozen), hoog))| NormIngroei {
            norm: b.norm.id.clone(),
            vorm: ingroei.vorm(&b.norm.id).token(),
            begin: begin(ingroei, &b.norm.id, horizon),
            laag,
            gekozen,
            hoog,
        })
        .collect();
    for (plaats, (uw, u)) in uitwerkingen.iter().zip(uitgewerkt.iter_mut()).enumerate() {
        let Some(rij) = &mut u.rij else { continue };
        if rij.pad.is_empty() {
            continue;
        }
        let grond = bekend.iter().zip(&normen).find(|(b, _)| b.plaats == plaats);
        uw.paden(rij, u.delen.as_deref(), &mut u.leden, |delen, wie| {
            let volgorde = uw.volgorde_van(delen, wie);
            match (grond, wie) {
                (Some((b, n)), Wie::Gebied { .. }) => van_gebied(b, n, delen, &volgorde, ingroei, horizon),
                (Some((b, n)), Wie::Los) => delen.iter().map(|d| mee(b, n, d, ingroei, horizon)).collect(),
                _ => delen.iter().map(|d| vrij(uw.norm(), d, ingroei, horizon)).collect(),
            }
        });
    }
    let mut gevonden = bevindingen::van_grenzen(ingroei, kosten, &te_duur, horizon);
    let onbekend: Vec<&Norm> = uitwerkingen
        .iter()
        .zip(uitgewerkt.iter())
        .enumerate()
        .filter(|(plaats, (_, u))| {
            u.rij.as_ref().is_some_and(|r| r.soll.bereik.is_some()) && !bekend.iter().any(|b| b.plaats == *plaats)
        })
        .map(|(_, (uw, _))| uw.norm())
        .collect();
    gevonden.extend(bevindingen::zonder_ist(ingroei, &onbekend));
    for (uw, u) in uitwerkingen.iter().zip(uitgewerkt.iter()) {
        let Some(rij) = &u.rij else { continue };
        let norm = normen.iter().find(|n| n.norm == uw.norm().id);
        gevonden.extend(bevindingen::van_norm(ingroei, kosten, uw.norm(), rij, norm, horizon));
    }
    normen.sort_by_key(|n| ingroei.rang(&n.norm));
    let uit = PlanIngroei { naam: ingroei.naam.clone(), bestand: ingroei.bestand.clone(), normen, wat_kan_er };
    (uit, gevonden)
}

fn bekende<'a>(
    plaats: usize,
    norm: &'a Norm,
    u: &Uitgewerkt,
    ingroei: &Ingroei,
    horizon: Horizon,
) -> Option<Bekend<'a>> {
    let rij: &PlanRij = u.rij.as_ref()?;
    let eenheid = norm.eenheid()?;
    rij.soll.bereik?;
    let delen = match &u.delen {
        Some(delen) => delen.clone(),
        None => vec![als_deel(rij)?],
    };
    let tekort = delen.iter().fold(Bereik::default(), |som, d| som + d.tekort_doel(horizon));
    let ruimtes: Vec<Lijn> = delen.iter().map(|d| ruimte(d, eenheid, horizon)).collect();
    let ruimte = crate::ingroeipad::som(&ruimtes, horizon.kwartalen().count());
    let ist = delen.iter().map(|d| d.ist).sum();
    let op_zichzelf = !eenheid.in_hele_stappen() && !met_standen(ingroei.vorm(&norm.id));
    let vorm = op_zichzelf.then(|| {
        let lijnen: Vec<Lijn> = delen.iter().map(|d| groei_van(norm, d, ingroei, horizon)).collect();
        crate::ingroeipad::som(&lijnen, horizon.kwartalen().count())
    });
    Some(Bekend { plaats, norm, eenheid, delen, tekort, ruimte, ist, vorm })
}

/// Hoe ver een deel in elk kwartaal mag groeien: tot het doel wat daar gevraagd wordt, daarna met de bevolking mee. Wat
/// in hele stappen groeit, groeit na het doel niet door.
fn ruimte(deel: &Deel, eenheid: Eenheid, horizon: Horizon) -> Lijn {
    let doel = horizon.plaats(horizon.doel());
    let tot = |plaats: usize| if eenheid.in_hele_stappen() { doel } else { plaats.max(doel) };
    (0..horizon.kwartalen().count()).map(|plaats| deel.groeiruimte(horizon, tot(plaats))).collect()
}

/// Of een vorm standen noemt: die gelden voor het hele gebied.
fn met_standen(vorm: &Groeivorm) -> bool {
    matches!(vorm, Groeivorm::Punten(p) if p.iter().any(|p| matches!(p.hoogte, Hoogte::Stand(_))))
}

/// De groei van een deel volgens de vorm, zonder grenzen.
fn groei_van(norm: &Norm, deel: &Deel, ingroei: &Ingroei, horizon: Horizon) -> Lijn {
    let van = begin(ingroei, &norm.id, horizon);
    let lijn = |totaal: Amount| groei(ingroei.vorm(&norm.id), van, horizon, deel.ist.korrels(), totaal.korrels());
    let tekort = deel.tekort_doel(horizon);
    let mut uit = samen(&[lijn(tekort.laag), lijn(tekort.gekozen), lijn(tekort.hoog)]);
    let ruimte = norm.eenheid().map_or_else(Vec::new, |e| ruimte(deel, e, horizon));
    for (groei, ruimte) in uit.iter_mut().zip(ruimte).skip(horizon.plaats(horizon.doel()) + 1) {
        *groei = ruimte;
    }
    uit
}

/// Drie reeksen korrels als één lijn.
fn samen(drie: &[Vec<i128>; 3]) -> Lijn {
    let [laag, gekozen, hoog] = drie;
    let delen = laag.iter().zip(gekozen).zip(hoog);
    delen
        .map(|((l, g), h)| Bereik {
            laag: Amount::uit_korrels(*l),
            gekozen: Amount::uit_korrels(*g),
            hoog: Amount::uit_korrels(*h),
        })
        .collect()
}

fn op_ist(ist: Amount, groei: Lijn) -> Lijn {
    groei.into_iter().map(|g| g.map(|v| ist + v)).collect()
}

/// De paden van de delen van het gebied: hun eigen vorm, of hun aandeel in het begrensde pad.
fn van_gebied(
    b: &Bekend<'_>,
    n: &NormIngroei,
    delen: &[Deel],
    volgorde: &[usize],
    ingroei: &Ingroei,
    horizon: Horizon,
) -> Vec<Lijn> {
    let begrensd = [&n.laag, &n.gekozen, &n.hoog].into_iter().any(Ingegroeid::begrensd);
    if b.vorm.is_some() && !begrensd {
        return delen.iter().map(|d| op_ist(d.ist, groei_van(b.norm, d, ingroei, horizon))).collect();
    }
    let verdeeld = |groei: &Ingegroeid, van: fn(Bereik) -> Amount| -> Vec<Vec<i128>> {
        let groei: Vec<i128> = groei.groei.iter().map(|g| g.korrels()).collect();
        let tekorten: Vec<i128> = b.delen.iter().map(|d| van(d.tekort_doel(horizon)).korrels()).collect();
        if b.eenheid.in_hele_stappen() {
            return in_volgorde(&groei, &tekorten, volgorde);
        }
        // Wat na het doel met de bevolking meegroeit, gaat naar wie na het doel meer nodig heeft.
        let totaal: i128 = tekorten.iter().sum();
        let laatste = horizon.plaats(horizon.eind());
        let einde = |d: &Deel| van(d.groeiruimte(horizon, laatste)).korrels();
        let later: Vec<i128> = b.delen.iter().zip(&tekorten).map(|(d, t)| einde(d) - t).collect();
        let (tot, na): (Vec<i128>, Vec<i128>) = groei.iter().map(|g| (*g.min(&totaal), (g - totaal).max(0))).unzip();
        let lijnen = naar_rato(&tot, &tekorten).into_iter().zip(naar_rato(&na, &later));
        lijnen.map(|(a, b)| a.iter().zip(b).map(|(a, b)| a + b).collect()).collect()
    };
    let (laag, gekozen, hoog) =
        (verdeeld(&n.laag, |b| b.laag), verdeeld(&n.gekozen, |b| b.gekozen), verdeeld(&n.hoog, |b| b.hoog));
    let lijnen = laag.into_iter().zip(gekozen).zip(hoog);
    lijnen.zip(delen).map(|(((l, g), h), deel)| op_ist(deel.ist, samen(&[l, g, h]))).collect()
}

/// Het pad van een gemeente naast een gebied waarvan de verdeling onbekend is: zij groeit in dezelfde verhouding mee. Hoeft
/// het gebied niet te groeien en zij wel, dan volgt zij de vorm.
fn mee(b: &Bekend<'_>, n: &NormIngroei, deel: &Deel, ingroei: &Ingroei, horizon: Horizon) -> Lijn {
    let eigen = deel.tekort_doel(horizon);
    let later = ruimte(deel, b.eenheid, horizon);
    let alleen = groei_van(b.norm, deel, ingroei, horizon);
    let reeks = |i: &Ingegroeid, van: fn(Bereik) -> Amount| -> Vec<i128> {
        let (geheel, eigen) = (van(b.tekort), van(eigen));
        i.groei
            .iter()
            .zip(alleen.iter().zip(&later))
            .map(|(g, (vrij, later))| {
                let stand = if geheel.is_zero() {
                    van(*vrij)
                } else if *g == geheel {
                    eigen
                } else if *g > geheel {
                    van(*later)
                } else {
                    eigen.mul_div(*g, geheel)
                };
                heel_als_nodig(b.eenheid, stand.korrels(), eigen.korrels())
            })
            .collect()
    };
    let drie = [reeks(&n.laag, |b| b.laag), reeks(&n.gekozen, |b| b.gekozen), reeks(&n.hoog, |b| b.hoog)];
    op_ist(deel.ist, samen(&drie))
}

/// Het pad van een gemeente zonder grenzen: de IST van het gebied is niet bekend, dus er valt niets te begrenzen.
fn vrij(norm: &Norm, deel: &Deel, ingroei: &Ingroei, horizon: Horizon) -> Lijn {
    let tekort = deel.tekort_doel(horizon);
    let heel = |v: Amount, totaal: Amount| {
        norm.eenheid().map_or(v, |e| Amount::uit_korrels(heel_als_nodig(e, v.korrels(), totaal.korrels())))
    };
    let groei = groei_van(norm, deel, ingroei, horizon).into_iter().map(|g| g.zip(tekort, heel)).collect();
    op_ist(deel.ist, groei)
}

fn heel_als_nodig(eenheid: Eenheid, stand: i128, totaal: i128) -> i128 {
    if eenheid.in_hele_stappen() && stand < totaal {
        stand.div_euclid(KORRELS_PER_EENHEID) * KORRELS_PER_EENHEID
    } else {
        stand
    }
}

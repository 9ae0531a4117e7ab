//! Een gebied zoals het gedrukt wordt: zijn bereik is de som van wat zijn gemeenten drukken, zonder wat een telling onder
//! de tien verraadt (`zinnen::afscherming`).
//!
//! Koos een gemeente in het scenario een plaats in de bandbreedte en een andere niet, dan telt de eerste met één
//! waarde mee en de tweede met haar bereik. De kern geeft van elk gebied de hele band; hier komt daar, op één plaats,
//! de som van de gedrukte waarden voor. De status blijft die van de kern: zij gaat over de band zelf.

use std::borrow::Cow;

use normwijzer_core::choices::Positie;
use normwijzer_core::gap::Gap;
use normwijzer_core::huidig::Deel;
use normwijzer_core::ingroeipad::{self, Punt};
use normwijzer_core::norm::{Karakter, Norm};
use normwijzer_core::plan::{LezingStand, Plan, PlanRij};
use normwijzer_core::soll::{Bereik, SollTrace};
use normwijzer_core::vraag::Vraag;
use normwijzer_core::{Amount, NormSet};

use crate::zinnen::{Maat, afscherming, uiteinden};

/// De plannen zoals zij gedrukt worden; dezelfde waar geen gemeente een andere plaats koos dan haar gebied.
pub(crate) fn plannen<'a>(normen: &NormSet, plannen: &'a [Plan]) -> Cow<'a, [Plan]> {
    let gedrukt: Vec<Cow<'a, Plan>> = plannen.iter().map(|p| plan(normen, p)).collect();
    if gedrukt.iter().all(|p| matches!(p, Cow::Borrowed(_))) {
        return Cow::Borrowed(plannen);
    }
    Cow::Owned(gedrukt.into_iter().map(Cow::into_owned).collect())
}

/// Een plan zoals het gedrukt wordt.
pub(crate) fn plan<'a>(normen: &NormSet, plan: &'a Plan) -> Cow<'a, Plan> {
    let anders: Vec<(usize, PlanRij)> =
        plan.rijen.iter().enumerate().filter_map(|(i, r)| Some((i, anders(normen, r, plan)?))).collect();
    if anders.is_empty() {
        return Cow::Borrowed(plan);
    }
    let mut plan = plan.clone();
    let heeft_pad = |rij: &PlanRij| rij.pad.iter().any(|p| p.pad.is_some());
    for (i, rij) in anders {
        let Some(plek) = plan.rijen.get_mut(i) else { continue };
        // Wat een pad kost verraadt het pad.
        if let Some(kosten) = plan.kosten.as_mut().filter(|_| heeft_pad(plek) && !heeft_pad(&rij)) {
            kosten.rijen.retain(|r| r.norm != rij.norm);
        }
        *plek = rij;
    }
    Cow::Owned(plan)
}

/// Een rij zoals zij gedrukt wordt.
pub(crate) fn rij<'a>(normen: &NormSet, rij: &'a PlanRij, plan: &Plan) -> Cow<'a, PlanRij> {
    anders(normen, rij, plan).map_or(Cow::Borrowed(rij), Cow::Owned)
}

/// Wat er van een rij anders gedrukt wordt dan de kern haar gaf; `None` als dat niets is.
fn anders(normen: &NormSet, rij: &PlanRij, plan: &Plan) -> Option<PlanRij> {
    let opgeteld = opgeteld(normen, rij, plan);
    let nu = opgeteld.as_ref().unwrap_or(rij);
    normen.norm(&rij.norm).and_then(|norm| afgeschermd(norm, nu, plan)).or(opgeteld)
}

/// De rij van het gebied zonder wat een kleine telling verraadt: zo staat het op geen enkele pagina.
fn afgeschermd(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Option<PlanRij> {
    if rij.gebied != plan.gebied {
        return None;
    }
    afscherming::waarom_niet(Maat::van(norm)?, rij, plan)?;
    let mut uit = rij.clone();
    if let Some(gap) = &mut uit.gap {
        (gap.tekort, gap.overschot) = (None, None);
        // Bij een minimum volgt de vullingsgraad uit het tekort.
        gap.vullingsgraad = gap.vullingsgraad.filter(|_| norm.karakter != Karakter::Minimum);
    }
    for punt in &mut uit.pad {
        (punt.pad, punt.jaartotaal) = (None, None);
    }
    Some(uit)
}

/// De hele bandbreedte van een rij, welke plaatsen er ook gekozen zijn: daartegen is haar status bepaald.
pub(crate) fn band(rij: &PlanRij, plan: &Plan) -> Option<Bereik> {
    if !matches!(rij.soll.trace, SollTrace::Opgeteld { .. }) || rij.gebied != plan.gebied {
        return rij.soll.bereik;
    }
    som(plan.rijen_van_leden(&rij.norm).map(|r| r.soll.bereik)).or(rij.soll.bereik)
}

/// De rij van het gebied met de som van wat de gemeenten drukken; `None` als die er al staat.
fn opgeteld(normen: &NormSet, rij: &PlanRij, plan: &Plan) -> Option<PlanRij> {
    if !matches!(rij.soll.trace, SollTrace::Opgeteld { .. }) || rij.gebied != plan.gebied {
        return None;
    }
    let leden: Vec<&PlanRij> = plan.rijen_van_leden(&rij.norm).collect();
    if leden.iter().all(|r| kiest(r) == kiest(rij)) {
        return None;
    }
    let samen = som(leden.iter().map(|r| soll(r)))?;
    let mut uit = rij.clone();
    uit.positie = Some(Positie::NietGekozen);
    uit.soll.bereik = Some(samen);
    uit.soll.verloop = (0..rij.soll.verloop.len())
        .map(|i| som(leden.iter().map(|r| Some(gedrukt(r.soll.vraag()?.op(i), r)))))
        .collect::<Option<_>>()
        .unwrap_or_else(|| rij.soll.verloop.clone());
    let vraag = Vraag { nu: samen, straks: uit.soll.verloop.clone() };
    uit.soll_doel = Some(vraag.doel(plan.horizon));
    uit.gap = rij.gap.zip(rij.ist.waarde).map(|(oud, ist)| gap(oud, samen, ist, &leden));
    uit.pad = pad(normen, rij, &vraag, &leden, plan);
    for stand in &mut uit.lezingen {
        stand.bereik = lezing(stand, &leden).or(stand.bereik);
    }
    Some(uit)
}

fn kiest(rij: &PlanRij) -> bool {
    rij.positie.is_some_and(|p| p != Positie::NietGekozen)
}

/// De SOLL die een gemeente drukt.
pub(crate) fn soll(rij: &PlanRij) -> Option<Bereik> {
    Some(gedrukt(rij.soll.bereik?, rij))
}

/// Wat een gemeente van een bereik drukt: één waarde aan beide kanten als zij een plaats koos.
fn gedrukt(bereik: Bereik, rij: &PlanRij) -> Bereik {
    let (laag, hoog) = uiteinden(bereik, rij.positie);
    Bereik { laag, gekozen: bereik.gekozen, hoog }
}

/// De som van bereiken; `None` als er een ontbreekt.
pub(crate) fn som(mut bereiken: impl Iterator<Item = Option<Bereik>>) -> Option<Bereik> {
    bereiken.try_fold(Bereik::default(), |som, b| Some(som + b?))
}

fn gap(oud: Gap, soll: Bereik, ist: Amount, leden: &[&PlanRij]) -> Gap {
    let delen = |f: fn(Amount) -> Amount| {
        som(leden.iter().map(|r| {
            let ist = r.ist.waarde?;
            Some(self::soll(r)?.map(|s| f(s - ist).positief()))
        }))
    };
    Gap {
        gap: soll.map(|s| s - ist),
        tekort: oud.tekort.and_then(|_| delen(|verschil| verschil)),
        overschot: oud.overschot.and_then(|_| delen(|verschil| -verschil)),
        ..oud
    }
}

/// Het pad: de som van de paden van de gemeenten, of dat van het geheel als hun IST niet van elk bekend is.
fn pad(normen: &NormSet, rij: &PlanRij, soll: &Vraag, leden: &[&PlanRij], plan: &Plan) -> Vec<Punt> {
    let hele_stappen =
        normen.norm(&rij.norm).and_then(|n| n.eenheid()).is_some_and(normwijzer_core::Eenheid::in_hele_stappen);
    let horizon = plan.horizon;
    // Met een eigen vorm of grenzen is het pad niet opnieuw te trekken; dan blijft dat van de kern.
    let zonder_vorm = plan.ingroei.is_none();
    let geheel = rij.ist.waarde.filter(|_| zonder_vorm).map(|ist| {
        let deel = [Deel { soll: soll.clone(), ist }];
        let trap = || ingroeipad::trap(&deel, &[0], horizon).into_iter().next().unwrap_or_default();
        if hele_stappen { trap() } else { deel.iter().flat_map(|d| ingroeipad::lineair(d, horizon)).collect() }
    });
    let punt = |(i, oud): (usize, &Punt)| {
        let van_leden = som(leden.iter().map(|r| Some(gedrukt(r.pad.get(i)?.pad?, r))));
        let van_geheel = if zonder_vorm { geheel.as_ref().and_then(|lijn| lijn.get(i)).copied() } else { oud.pad };
        Punt { soll: oud.soll.map(|_| soll.op(i)), pad: oud.pad.and(van_leden.or(van_geheel)), ..*oud }
    };
    rij.pad.iter().enumerate().map(punt).collect()
}

fn lezing(stand: &LezingStand, leden: &[&PlanRij]) -> Option<Bereik> {
    let van = |r: &&PlanRij| Some(gedrukt(r.lezingen.iter().find(|l| l.lezing == stand.lezing)?.bereik?, r));
    som(leden.iter().map(van))
}

//! De grafiek van het ingroeipad van het gebied.

use normwijzer_core::choices::Positie;
use normwijzer_core::ingroeipad::Punt;
use normwijzer_core::norm::Karakter;

use super::{Bijschrift, grenzen, titel};
use crate::chart::{MAX_QUARTERS, Moment, PathChart, PathIst, PathPoint, PathValue};
use crate::nl;
use crate::zinnen::{afscherming, ingroei, moment, uiteinden};

/// Het ingroeipad; `None` zonder pad, of als het niet afgedrukt wordt.
pub(super) fn grafiek(b: &Bijschrift<'_>) -> Option<PathChart> {
    let ist = b.rij.ist.waarde.filter(|_| afscherming::waarom_niet(b.maat, b.rij, b.plan).is_none())?;
    let points: Vec<PathPoint> = b.rij.pad.iter().filter_map(|p| punt(b, p)).collect();
    if points.len() < 2 || points.len() > MAX_QUARTERS {
        return None;
    }
    let horizon = b.plan.horizon;
    let richtpunt = b.norm.status.richtpunt();
    let dag = nl::datum(horizon.doel().eerste_dag());
    let mut caption = b.caption(titel::pad(b)?);
    caption.table = "ingroeipad.csv".to_owned();
    caption.periode = format!("{} tot en met {}", horizon.start(), horizon.eind());
    if let Some(zin) = groei(b) {
        caption.subtitle = format!("{}; {zin}", caption.subtitle);
        let naam = b.plan.prognose.as_ref().map(|p| p.naam.clone()).unwrap_or_default();
        caption.bron = format!("{}; groei: {naam}", caption.bron);
    }
    if let Some(zin) = boven_soll(b) {
        caption.subtitle = format!("{}; {zin}", caption.subtitle);
    }
    if let Some(tekort) = ingroei::ontbreekt(b.maat, b.rij, b.plan) {
        caption.subtitle = format!("{}; binnen de grenzen ontbreekt {tekort}", caption.subtitle);
    }
    let limits = grenzen::van(b);
    if ingroei::in_drie_plannen(b.rij, b.plan) {
        caption.marks.push("laag en hoog zijn twee plannen".to_owned());
    }
    let moments = moment::getoond(horizon).filter(|q| *q != horizon.start() && *q != horizon.doel());
    Some(PathChart {
        caption,
        eenheid: b.maat.eenheid,
        points,
        ist: Some(PathIst { value: ist.als_f64(), label: format!("IST {}", b.maat.hoeveelheid(ist)) }),
        doel: horizon.doel(),
        doel_label: format!("{}: {dag}", if richtpunt { "Richtpunt" } else { "Doel" }),
        moments: moments
            .filter_map(|q| Some(Moment { kwartaal: q, label: kort(moment::moment(horizon, q)?).to_owned() }))
            .collect(),
        open_upward: b.norm.karakter == Karakter::Minimum,
        gestippeld: richtpunt,
        trap: b.maat.eenheid.in_hele_stappen(),
        limits,
    })
}

/// Wat de SOLL in het doelkwartaal wordt, waar zij met de bevolking meegroeit.
fn groei(b: &Bijschrift<'_>) -> Option<String> {
    let (nu, doel) = (b.rij.soll.bereik?, b.rij.soll_doel?);
    let (nu, doel) = (b.maat.bereik(nu, b.rij.positie), b.maat.bereik(doel, b.rij.positie));
    (b.plan.prognose.is_some() && nu != doel)
        .then(|| format!("met de groei van de bevolking {doel} op {}", nl::datum(b.plan.horizon.doel().eerste_dag())))
}

/// Van welk jaar de regioscan is, zegt de as al.
fn kort(moment: &str) -> &str {
    moment.split(" eind ").next().unwrap_or(moment)
}

/// Waarom een pad hoger eindigt dan de SOLL: een overschot verhuist niet.
fn boven_soll(b: &Bijschrift<'_>) -> Option<&'static str> {
    let eind = b.rij.pad.last()?;
    let (soll, pad) = (uiteinden(eind.soll?, b.rij.positie).0, uiteinden(eind.pad?, b.rij.positie).0);
    let boven = pad > soll && b.maat.getal(pad) != b.maat.getal(soll);
    let leden = b.plan.rijen_van_leden(&b.norm.id).next().is_some();
    boven.then_some(match leden {
        true => "het pad eindigt hoger: wat een gemeente meer heeft dan gevraagd, blijft",
        false => "het pad eindigt hoger: wat er meer is dan gevraagd, blijft",
    })
}

fn punt(b: &Bijschrift<'_>, punt: &Punt) -> Option<PathPoint> {
    let soll = punt.soll?;
    let (laag, hoog) = uiteinden(soll, b.rij.positie);
    let gekozen = b.rij.positie.is_some_and(|p| p != Positie::NietGekozen) || laag == hoog;
    Some(PathPoint {
        kwartaal: punt.kwartaal,
        soll_laag: laag.als_f64(),
        soll_hoog: hoog.als_f64(),
        soll_label: b.maat.bereik(soll, b.rij.positie),
        pad: punt.pad.map(|pad| {
            let (laag, hoog) = uiteinden(pad, b.rij.positie);
            PathValue {
                laag: laag.als_f64(),
                gekozen: gekozen.then(|| laag.als_f64()),
                hoog: hoog.als_f64(),
                label: nl::bereik(if laag < hoog { laag } else { hoog }, laag.max(hoog), b.maat.afronding),
            }
        }),
    })
}

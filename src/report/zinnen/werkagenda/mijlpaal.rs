//! De deelresultaten en activiteiten van de mijlpalenplanning.

use normwijzer_core::Quarter;
use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::{Karakter, Norm};
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::soll::Bereik;

use super::waarvan;
use crate::document::Zin;
use crate::zinnen::norm::{LEZING_OPEN, merken as bij_norm};
use crate::zinnen::{Maat, afscherming, ingroei, moment, opsomming};

/// "Brugfunctionaris: 9,4–12,3 fte", met wat het getal minder zeker maakt erachter.
#[must_use]
pub fn tussenstand(norm: &Norm, maat: Maat, rij: &PlanRij, stand: Bereik, plan: &Plan) -> Zin {
    let zin = Zin::from(format!("{}: ", norm.naam)).zin(maat.in_cel(stand, rij.positie));
    // Dat de lezing nog te kiezen is, staat bij het doel; zes keer onder elkaar leest niemand het meer.
    let merken = merken(norm, rij, plan).into_iter().filter(|m| *m != LEZING_OPEN);
    met_merken(zin, merken.collect())
}

/// De laatste mijlpaal: de SOLL op het doel, tot op het laatste cijfer; en het pad waar dat daar niet op uitkomt.
#[must_use]
pub fn laatste(norm: &Norm, maat: Maat, rij: &PlanRij, soll: Bereik, pad: Option<Bereik>, plan: &Plan) -> Zin {
    let mut merken = merken(norm, rij, plan);
    merken.insert(0, "SOLL");
    let zin = met_merken(Zin::from(format!("{}: ", norm.naam)).zin(maat.in_cel(soll, rij.positie)), merken);
    match (pad, afscherming::waarom_niet(maat, rij, plan)) {
        (_, Some(reden)) => zin.tekst(format!("; tussenstanden niet afgedrukt: {reden}")),
        (Some(pad), _) if ingroei::ontbreekt(maat, rij, plan).is_some() => {
            zin.tekst("; binnen de grenzen haalbaar: ").zin(maat.in_cel(pad, rij.positie))
        }
        (Some(pad), _) if maat.bereik(pad, rij.positie) != maat.bereik(soll, rij.positie) => {
            zin.tekst("; met het overschot van gemeenten, dat blijft, ").zin(maat.in_cel(pad, rij.positie))
        }
        (Some(_), _) => zin,
        (None, _) => {
            let ist = if rij.ist.is_deels() { "IST deels bekend" } else { "IST nog niet bekend" };
            zin.tekst("; ").onzeker(format!("tussenstanden nog niet te berekenen: {ist}"))
        }
    }
}

/// Wat een deelresultaat minder zeker maakt dan het lijkt.
#[must_use]
pub fn merken(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Vec<&'static str> {
    let fictief = (rij.ist.soort == IstSoort::Fictief).then_some("FICTIEF");
    let rekenwaarde = (norm.karakter == Karakter::Rekenwaarde).then_some("rekenwaarde");
    fictief.into_iter().chain(rekenwaarde).chain(bij_norm(norm, rij, plan)).collect()
}

fn met_merken(zin: Zin, merken: Vec<&'static str>) -> Zin {
    if merken.is_empty() {
        return zin;
    }
    let zin = zin.tekst(" (");
    let zin = merken.into_iter().enumerate().fold(zin, |zin, (i, merk)| {
        let zin = zin.tekst(if i == 0 { "" } else { ", " });
        if merk == "SOLL" { zin.tekst(merk) } else { zin.onzeker(merk) }
    });
    zin.tekst(")")
}

/// "Regioscan: stand eind 2027.", in het kwartaal waarvan de laatste dag gemeten wordt.
#[must_use]
pub fn regioscan(kwartaal: Quarter) -> Option<Zin> {
    let moment = moment::regioscan(kwartaal.plus(1))?;
    Some(Zin::from(format!("Regioscan: stand {}.", moment.trim_start_matches("regioscan "))))
}

/// "1 steunpunt erbij: Urk."; zonder namen waar het pad niet over gemeenten verdeeld is.
#[must_use]
pub fn erbij(norm: &Norm, maat: Maat, rij: &PlanRij, hoeveel: Bereik, waar: &[String]) -> Zin {
    let zin = maat.in_cel(hoeveel, rij.positie).tekst(format!("{} erbij", waarvan(norm, maat)));
    if waar.is_empty() { zin.tekst(".") } else { zin.tekst(format!(": {}.", opsomming(waar))) }
}

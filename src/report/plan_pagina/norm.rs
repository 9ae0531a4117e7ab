//! Eén norm met een getal: wat er gevraagd wordt, wat er is, wat er moet komen, en waarom.

use normwijzer_core::norm::Norm;
use normwijzer_core::plan::PlanRij;
use normwijzer_core::{NormSet, Plan};

use super::tabel::{self, Gemeenten};
use super::{PaginaContext, grenzen, kenmerken};
use crate::document::{Blok, Zin};
use crate::grafieken::is_kaart;
use crate::uitleg::uitleg;
use crate::zinnen::{Maat, afscherming, afwijking, norm as zin, prognose, stand, status, uiteinden};

pub(super) fn blokken(normen: &NormSet, norm: &Norm, plan: &Plan, context: &PaginaContext) -> Vec<Blok> {
    let Some(maat) = Maat::van(norm) else { return Vec::new() };
    let mut uit = vec![Blok::kop(3, norm.naam.clone())];
    let Some(rij) = plan.eigen_rij(&norm.id) else {
        uit.extend(zin::regionaal(norm, plan).map(Blok::Alinea));
        return uit;
    };
    uit.push(Blok::Alinea(Zin::alle([
        zin::doel(norm, rij, plan),
        prognose::was_wordt(norm, rij, plan),
        zin::schaal(norm, rij),
        zin::verkenning(norm, rij),
        afwijking::zin(norm, rij, plan),
    ])));
    uit.push(Blok::Alinea(Zin::alle([stand::ist(norm, rij, plan), stand::gap(norm, rij, plan), financier(norm)])));
    let lezing = zin::lezing(norm, rij, plan);
    if !lezing.is_leeg() {
        uit.push(Blok::Alinea(lezing));
    }
    uit.extend(kenmerken::blokken(norm, rij, plan));
    match tabel::gemeenten(norm, maat, plan) {
        Gemeenten::Tabel(t) => uit.push(Blok::Tabel(t)),
        Gemeenten::TeVeel(n) => {
            uit.push(Blok::Alinea(Zin::from(format!("De {n} gemeenten staan in ")).code("plan.csv").tekst(".")));
        }
        Gemeenten::Geen => {}
    }
    uit.extend(tabel::ingroeipad(norm, maat, rij, plan).map(Blok::Tabel));
    uit.extend(bij_het_pad(maat, rij, plan).map(Blok::alinea));
    uit.extend(grenzen::blokken(maat, rij, plan));
    uit.extend(context.figuren.get(&norm.id).into_iter().flatten().filter(|f| !is_kaart(f)).cloned().map(Blok::Figuur));
    let punten = uitleg(normen, rij, plan, None).into_iter().map(Zin::from).collect();
    let blokken = vec![Blok::Lijst { aanhef: Zin::new(), punten }];
    uit.push(Blok::Uitklap { kop: "Waarom dit getal".into(), blokken });
    uit
}

fn financier(norm: &Norm) -> Zin {
    norm.financier.map_or_else(Zin::new, |f| Zin::from(format!("Wie betaalt: {}.", status::financier(f))))
}

/// Wat een lezer van het pad zonder uitleg verkeerd zou begrijpen.
fn bij_het_pad(maat: Maat, rij: &PlanRij, plan: &Plan) -> Option<String> {
    if let Some(reden) = afscherming::waarom_niet(maat, rij, plan) {
        return Some(format!("Het ingroeipad wordt niet afgedrukt: {reden}."));
    }
    let (begin, eind) = (rij.pad.first()?.pad?, rij.pad.last()?.pad?);
    let soll = rij.pad.last()?.soll;
    if begin == eind {
        Some("Het ingroeipad is vlak: er hoeft niets bij te komen.".to_owned())
    } else if soll.is_some_and(|soll| uiteinden(eind, rij.positie).0 > uiteinden(soll, rij.positie).0) {
        Some(
            "Het ingroeipad komt boven de SOLL van het gebied uit: wat een gemeente meer heeft dan gevraagd, blijft."
                .to_owned(),
        )
    } else {
        None
    }
}

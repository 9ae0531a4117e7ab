//! Het blad *Grafiekgegevens*: de kwartalen waaruit de lijngrafieken van de ingroeipaden getekend worden.

use normwijzer_core::NormId;
use normwijzer_core::ingroeipad::Punt;
use normwijzer_core::norm::NormSet;
use normwijzer_core::plan::{Plan, PlanRij};

use super::{eenheid, vorm};
use crate::chart::ChartSpec;
use crate::grafieken::Grafiek;
use crate::werkmap::{Blad, BladCel, BladKolom, Cellen};
use crate::zinnen::uiteinden;

const NAAM: &str = "Grafiekgegevens";

/// De kolommen waar een grafiek naar wijst.
pub(super) const KWARTAAL: u16 = 2;
pub(super) const IST: u16 = 4;
pub(super) const PAD_LAAG: u16 = 5;
pub(super) const PAD_HOOG: u16 = 6;
pub(super) const SOLL_LAAG: u16 = 7;
pub(super) const SOLL_HOOG: u16 = 8;

pub(super) fn blad(normen: &NormSet, plannen: &[Plan], grafieken: &[Grafiek]) -> Blad {
    let mut uit = Vec::new();
    if let [plan] = plannen {
        for norm in paden(grafieken).filter_map(|id| normen.norm(id)) {
            let Some(rij) = plan.eigen_rij(&norm.id) else { continue };
            let vorm = vorm(norm);
            for (i, punt) in punten(rij).enumerate() {
                let soll = punt.soll.map(|b| uiteinden(b, rij.positie));
                let pad = punt.pad.map(|b| uiteinden(b, rij.positie));
                uit.push(vec![
                    BladCel::tekst(norm.sectie.as_str()),
                    BladCel::tekst(norm.naam.as_str()),
                    BladCel::tekst(punt.kwartaal.to_string()),
                    eenheid(norm),
                    // De IST is de stand waar het pad begint, en geen stand van later.
                    BladCel::getal(rij.ist.waarde.filter(|_| i == 0), vorm),
                    BladCel::getal(pad.map(|(laag, _)| laag), vorm),
                    BladCel::getal(pad.map(|(_, hoog)| hoog), vorm),
                    BladCel::getal(soll.map(|(laag, _)| laag), vorm),
                    BladCel::getal(soll.map(|(_, hoog)| hoog), vorm),
                ]);
            }
        }
    }
    let mut kolommen = vec![
        BladKolom::tekst("Paragraaf", 11),
        BladKolom::tekst("Norm", 34),
        BladKolom::tekst("Kwartaal", 12),
        BladKolom::tekst("Eenheid", 24),
    ];
    kolommen.extend(["IST bij de start", "Pad laag", "Pad hoog", "SOLL laag", "SOLL hoog"].map(BladKolom::getal));
    let uitleg = "Uit deze rijen zijn de ingroeipaden op de bladen per leefgebied getekend; de andere grafieken komen uit de tabel op hun eigen blad. Wie hier iets verandert, verandert de tekening en niet het plan.";
    Blad::tabel(NAAM, "Grafiekgegevens: het ingroeipad van het hele gebied per kwartaal", 3, kolommen, uit)
        .met_toelichting(["Onder een kwartaal staat de stand op de eerste dag ervan.", uitleg])
}

/// De kwartalen van een norm op dit blad; `None` als zij er niet staat.
pub(super) fn kwartalen(plan: &Plan, grafieken: &[Grafiek], norm: &NormId) -> Option<Cellen> {
    let aantal = |id: &NormId| plan.eigen_rij(id).map_or(0, |r| punten(r).count());
    let voor: usize = paden(grafieken).take_while(|id| *id != norm).map(aantal).sum();
    paden(grafieken).any(|id| id == norm).then_some(())?;
    let (van, tot) = (u32::try_from(voor).ok()?, u32::try_from(voor + aantal(norm)).ok()?);
    Some(Cellen { blad: NAAM.to_owned(), kolom: KWARTAAL, van, tot })
}

/// De normen met een ingroeipad als grafiek, op volgorde.
fn paden(grafieken: &[Grafiek]) -> impl Iterator<Item = &NormId> {
    let met_pad = grafieken.iter().filter(|g| matches!(g.spec, ChartSpec::Ingroeipad(_)));
    met_pad.filter_map(|g| g.norm.as_ref())
}

/// De kwartalen die getekend worden.
fn punten(rij: &PlanRij) -> impl Iterator<Item = &Punt> {
    rij.pad.iter().filter(|p| p.soll.is_some())
}

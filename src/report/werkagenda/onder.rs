//! Wat onder een paragraaf staat: de gemeenten, de GAP-grafiek, het ingroeipad en de schaaltoets.

use normwijzer_core::Plan;
use normwijzer_core::norm::Norm;
use normwijzer_core::plan::PlanRij;

use super::{Paragraaf, schaal};
use crate::document::{Blok, Figuur, Zin};
use crate::grafieken::is_kaart;
use crate::plan_pagina::tabel::{self, Gemeenten};
use crate::plan_pagina::{PaginaContext, overzicht};
use crate::zinnen::norm::zonder_regio;
use crate::zinnen::{Maat, NOG_NIET_BEKEND, afscherming};

/// Meer gemeenten passen niet in een werkagenda; zij staan dan alleen in plan.csv.
const MEESTE_GEMEENTEN: usize = 50;

pub(super) fn blokken(p: &Paragraaf<'_>, context: &PaginaContext) -> Vec<Blok> {
    let mut uit = Vec::new();
    let mut als_geheel = Vec::new();
    let figuren = |norm: &Norm| -> Vec<Blok> {
        van_norm(norm, context).filter(|f| !is_kaart(f)).cloned().map(Blok::Figuur).collect()
    };
    for norm in &p.getal {
        match gemeenten(p, norm) {
            Some(blok) => {
                uit.push(blok);
                uit.extend(figuren(norm));
            }
            None => als_geheel.push(*norm),
        }
    }
    uit.extend(geheel(p, &als_geheel));
    uit.extend(als_geheel.into_iter().flat_map(figuren));
    uit.extend(schaal::tabellen(p));
    uit.extend(schaal::kaarten(p, context));
    uit
}

fn van_norm<'a>(norm: &Norm, context: &'a PaginaContext) -> impl Iterator<Item = &'a Figuur> {
    context.figuren.get(&norm.id).into_iter().flatten()
}

/// De tabel van de gemeenten van een norm, of waar die te vinden zijn; `None` waar de norm niet per gemeente geldt.
fn gemeenten(p: &Paragraaf<'_>, norm: &Norm) -> Option<Blok> {
    let naar_bestand = |n: usize| {
        let begin = Zin::new().term(norm.naam.clone()).tekst(format!(": de {n} gemeenten staan in "));
        Blok::Alinea(begin.code("plan.csv").tekst("."))
    };
    match p.plan.rijen_van_leden(&norm.id).count() {
        n if n > MEESTE_GEMEENTEN => Some(naar_bestand(n)),
        _ => match tabel::gemeenten(norm, Maat::van(norm)?, p.plan) {
            Gemeenten::Tabel(t) => Some(Blok::Tabel(t)),
            Gemeenten::TeVeel(n) => Some(naar_bestand(n)),
            Gemeenten::Geen => None,
        },
    }
}

/// Eén tabel met de normen die niet per gemeente staan.
fn geheel(p: &Paragraaf<'_>, normen: &[&Norm]) -> Option<Blok> {
    let bijschrift = Zin::from(format!("Voor {} als geheel", p.plan.gebied.voluit()));
    let tabel = overzicht(normen.iter().copied(), p.plan, bijschrift);
    (!tabel.rijen.is_empty()).then_some(Blok::Tabel(tabel))
}

/// De tabellen met SOLL, IST en GAP van een paragraaf.
pub(super) fn gap_tabellen(p: &Paragraaf<'_>) -> Vec<Blok> {
    let (met, zonder): (Vec<_>, Vec<_>) = p.getal.iter().map(|n| (*n, gemeenten(p, n))).partition(|(_, b)| b.is_some());
    let zonder: Vec<&Norm> = zonder.into_iter().map(|(n, _)| n).collect();
    met.into_iter().filter_map(|(_, b)| b).chain(geheel(p, &zonder)).collect()
}

/// De tabellen van het ingroeipad; waar er geen is, staat dat er.
pub(super) fn pad_tabellen(p: &Paragraaf<'_>) -> Vec<Blok> {
    p.rijen()
        .filter(|(_, r)| !zonder_regio(r))
        .filter_map(|(norm, rij)| {
            let tabel = tabel::ingroeipad(norm, Maat::van(norm)?, rij, p.plan).map(Blok::Tabel);
            let naam = Zin::new().term(norm.naam.clone()).tekst(": ");
            Some(tabel.unwrap_or_else(|| {
                Blok::Alinea(match rij.ist.waarde {
                    None => naam.tekst("ingroeipad ").onzeker(NOG_NIET_BEKEND).tekst("."),
                    Some(_) => naam.tekst(zonder_tabel(norm, rij, p.plan)),
                })
            }))
        })
        .collect()
}

fn zonder_tabel(norm: &Norm, rij: &PlanRij, plan: &Plan) -> String {
    match Maat::van(norm).and_then(|maat| afscherming::waarom_niet(maat, rij, plan)) {
        Some(reden) => format!("het ingroeipad wordt niet afgedrukt: {reden}."),
        None => "het ingroeipad is vlak: er hoeft niets bij te komen.".to_owned(),
    }
}

/// De figuren van een paragraaf: die van de GAP, of die van het ingroeipad.
pub(super) fn figuren(p: &Paragraaf<'_>, context: &PaginaContext, ingroeipad: bool) -> Vec<Blok> {
    let figuren = p.getal.iter().flat_map(|n| van_norm(n, context));
    figuren.filter(|f| !is_kaart(f) && is_pad(f) == ingroeipad).cloned().map(Blok::Figuur).collect()
}

/// Een grafiek zegt in haar naam wat zij is (DESIGN §7).
fn is_pad(figuur: &Figuur) -> bool {
    figuur.pad.rsplit('/').next().is_some_and(|naam| naam.starts_with("ingroeipad-"))
}

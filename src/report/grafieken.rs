//! Van een plan naar de grafieken die erbij horen: de GAP per gemeente en het ingroeipad van het gebied.
//!
//! De titel van een grafiek is wat zij laat zien; elk getal dat iemand leest is tekst uit dezelfde zinnen als de
//! pagina. Tekent niets en weet niet waar bestanden staan.

mod bron;
mod gap;
mod geld;
mod grenzen;
mod lijst;
mod overzicht;
mod pad;
mod stand;
mod titel;
mod vergelijk;

pub use geld::{GeldContext, geld};
pub use lijst::figurenlijst;
pub(crate) use vergelijk::op_code;
pub use vergelijk::vergelijk;

use std::collections::BTreeMap;

use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::Norm;
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::{NormId, NormSet};

use crate::alt;
use crate::chart::{Caption, ChartSpec};
use crate::document::Figuur;
use crate::gedrukt;
use crate::nl;
use crate::plan_pagina::{PaginaContext, merken};
use crate::schaal_pagina::{SchaalInvoer, kaarten};
use crate::zinnen::ingroei::drie_plannen;
use crate::zinnen::norm::zonder_regio;
use crate::zinnen::{Maat, stand as zin};

/// Een grafiek met de naam van haar bestand.
#[derive(Clone, Debug, PartialEq)]
pub struct Grafiek {
    /// De norm; `None` als de grafiek over alle normen gaat.
    pub norm: Option<NormId>,
    /// De naam van het bestand, zonder uitgang: `gap-lsp-steunpunten-flevoland`.
    pub naam: String,
    /// Wat erin staat.
    pub spec: ChartSpec,
}

/// De grafieken van een plan: eerst het overzicht, dan per norm, op volgorde van het format.
#[must_use]
pub fn grafieken(normen: &NormSet, plan: &Plan, context: &PaginaContext) -> Vec<Grafiek> {
    let plan = &*gedrukt::plan(normen, plan);
    let naam = format!("overzicht-{}", plan.gebied.slug());
    let overzicht = overzicht::grafiek(normen, plan, context).map(ChartSpec::Overzicht);
    let mut uit: Vec<Grafiek> = overzicht.map(|spec| Grafiek { norm: None, naam, spec }).into_iter().collect();
    for norm in &normen.normen {
        let (Some(maat), Some(rij)) = (Maat::van(norm), plan.eigen_rij(&norm.id)) else { continue };
        if rij.soll.bereik.is_none() || zonder_regio(rij) {
            continue;
        }
        let bijschrift = Bijschrift { normen, norm, maat, rij, plan, context };
        let naam = |soort: &str| format!("{soort}-{}-{}", norm.id.slug(), plan.gebied.slug());
        for (i, deel) in gap::grafiek(&bijschrift).into_iter().enumerate() {
            let volg = if i == 0 { String::new() } else { format!("-{}", i + 1) };
            let naam = format!("{}{volg}", naam("gap"));
            uit.push(Grafiek { norm: Some(norm.id.clone()), naam, spec: ChartSpec::Gap(deel) });
        }
        if let Some(pad) = pad::grafiek(&bijschrift) {
            uit.push(Grafiek {
                norm: Some(norm.id.clone()),
                naam: naam("ingroeipad"),
                spec: ChartSpec::Ingroeipad(pad),
            });
        }
    }
    let merken = [
        (plan.is_fictief(), "FICTIEF voorbeeld"),
        (context.samenstelling.reconstructie, "reconstructie"),
        (drie_plannen(plan), "laag en hoog zijn twee plannen"),
    ];
    let geld_context = GeldContext {
        code: context.code.clone(),
        marks: merken.into_iter().filter(|(er, _)| *er).map(|(_, merk)| merk.to_owned()).collect(),
    };
    if let (Some(kosten), Some(middelen)) = (&plan.kosten, &plan.middelen) {
        uit.extend(geld(&plan.gebied, kosten, &middelen.gebied, &geld_context));
    }
    if let (Some(invoer), Some(omtrekken)) = (SchaalInvoer::van_plan(normen, plan), &context.omtrekken) {
        uit.extend(kaarten(&invoer, omtrekken, context));
    }
    uit
}

/// De figuren van een pagina bij de grafieken van één norm, die in `grafieken/` staan.
#[must_use]
pub fn figuren(grafieken: &[Grafiek], uitgang: &str) -> BTreeMap<NormId, Vec<Figuur>> {
    let mut uit: BTreeMap<NormId, Vec<Figuur>> = BTreeMap::new();
    for grafiek in grafieken {
        if let Some(norm) = &grafiek.norm {
            uit.entry(norm.clone()).or_default().push(figuur(grafiek, uitgang));
        }
    }
    uit
}

/// De figuur bij de grafiek over alle normen, als die er is.
#[must_use]
pub fn overzichtsfiguur(grafieken: &[Grafiek], uitgang: &str) -> Option<Figuur> {
    grafieken.iter().find(|g| g.norm.is_none() && !matches!(g.spec, ChartSpec::Geld(_))).map(|g| figuur(g, uitgang))
}

/// Of een figuur de kaart van een schaaltoets is; een grafiek zegt in haar naam wat zij is (DESIGN §7).
pub(crate) fn is_kaart(figuur: &Figuur) -> bool {
    figuur.pad.rsplit('/').next().is_some_and(|naam| naam.starts_with("schaal-"))
}

/// De figuur van kosten en middelen, als die er is.
#[must_use]
pub fn geldfiguur(grafieken: &[Grafiek], uitgang: &str) -> Option<Figuur> {
    grafieken.iter().find(|g| matches!(g.spec, ChartSpec::Geld(_))).map(|g| figuur(g, uitgang))
}

/// Een grafiek als figuur van een pagina.
#[must_use]
pub fn figuur(grafiek: &Grafiek, uitgang: &str) -> Figuur {
    let onder = grafiek.spec.caption();
    Figuur {
        pad: format!("grafieken/{}.{uitgang}", grafiek.naam),
        alt: alt::text(&grafiek.spec),
        bijschrift: format!("{}. {}", onder.title, onder.bron),
    }
}

/// Alles waaruit volgt wat er om een grafiek heen staat.
#[derive(Clone, Copy)]
struct Bijschrift<'a> {
    normen: &'a NormSet,
    norm: &'a Norm,
    maat: Maat,
    rij: &'a PlanRij,
    plan: &'a Plan,
    context: &'a PaginaContext,
}

impl Bijschrift<'_> {
    fn caption(&self, title: String) -> Caption {
        let rij = self.rij;
        let ist = match rij.ist.waarde {
            Some(_) => format!(", IST {}", zin::ist_kort(self.maat, rij)),
            None => ", IST nog niet bekend".to_owned(),
        };
        Caption {
            title,
            subtitle: format!(
                "{}, {}: SOLL {}{ist}",
                self.norm.naam,
                rij.gebied.voluit(),
                zin::soll_cel(self.maat, rij)
            ),
            onderwerp: self.norm.naam.clone(),
            gebied: rij.gebied.voluit(),
            periode: rij
                .soll
                .stand
                .map(|s| s.peildatum)
                .or(self.plan.peildatum)
                .map_or_else(String::new, |dag| format!("peildatum {}", nl::datum(dag))),
            marks: self.marks(),
            bron: bron::regel(self.normen, &self.context.bronnen, &[(self.norm, rij)]),
            receipt: self.context.code.clone(),
            table: "plan.csv".to_owned(),
        }
    }

    fn marks(&self) -> Vec<String> {
        let leden = self.plan.rijen_van_leden(&self.norm.id);
        let fictief = leden.chain([self.rij]).any(|r| r.ist.soort == IstSoort::Fictief);
        let mut uit: Vec<String> = Vec::new();
        uit.extend(fictief.then(|| "FICTIEF voorbeeld".to_owned()));
        uit.extend(self.context.samenstelling.reconstructie.then(|| "reconstructie".to_owned()));
        uit.extend(merken(self.norm, self.rij, self.plan).into_iter().map(str::to_owned));
        uit.extend(self.norm.eerste_inschatting.then(|| "eerste inschatting".to_owned()));
        uit
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;

//! Van een plan naar de grafieken die erbij horen: de GAP per gemeente en het ingroeipad van het gebied.
//!
//! De titel van een grafiek is wat zij laat zien; elk getal dat iemand leest is tekst uit dezelfde zinnen als de
//! pagina. Tekent niets en weet niet waar bestanden staan.

mod gap;
mod pad;
mod titel;

use std::collections::BTreeMap;

use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::Norm;
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::{NormId, NormSet};

use crate::alt;
use crate::chart::{Caption, ChartSpec};
use crate::document::Figuur;
use crate::nl;
use crate::plan_pagina::{Bronvermelding, PaginaContext, merken};
use crate::zinnen::norm::zonder_regio;
use crate::zinnen::{Maat, stand};

/// Een grafiek met de naam van haar bestand.
#[derive(Clone, Debug, PartialEq)]
pub struct Grafiek {
    /// De norm.
    pub norm: NormId,
    /// De naam van het bestand, zonder uitgang: `gap-lsp-steunpunten-flevoland`.
    pub naam: String,
    /// Wat erin staat.
    pub spec: ChartSpec,
}

/// De grafieken van een plan, op volgorde van het format.
#[must_use]
pub fn grafieken(normen: &NormSet, plan: &Plan, context: &PaginaContext) -> Vec<Grafiek> {
    let mut uit = Vec::new();
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
            uit.push(Grafiek { norm: norm.id.clone(), naam, spec: ChartSpec::Gap(deel) });
        }
        if let Some(pad) = pad::grafiek(&bijschrift) {
            uit.push(Grafiek { norm: norm.id.clone(), naam: naam("ingroeipad"), spec: ChartSpec::Ingroeipad(pad) });
        }
    }
    uit
}

/// De figuren van een pagina bij deze grafieken, die in `grafieken/` staan.
#[must_use]
pub fn figuren(grafieken: &[Grafiek], uitgang: &str) -> BTreeMap<NormId, Vec<Figuur>> {
    let mut uit: BTreeMap<NormId, Vec<Figuur>> = BTreeMap::new();
    for grafiek in grafieken {
        let onder = grafiek.spec.caption();
        uit.entry(grafiek.norm.clone()).or_default().push(Figuur {
            pad: format!("grafieken/{}.{uitgang}", grafiek.naam),
            alt: alt::text(&grafiek.spec),
            bijschrift: format!("{}. {}", onder.title, onder.bron),
        });
    }
    uit
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
            Some(_) => format!(", IST {}", stand::ist_kort(self.maat, rij)),
            None => ", IST nog niet bekend".to_owned(),
        };
        Caption {
            title,
            subtitle: format!(
                "{}, {}: SOLL {}{ist}",
                self.norm.naam,
                rij.gebied.voluit(),
                stand::soll_cel(self.maat, rij)
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
            bron: self.bron(),
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

    /// "Bron: Opdracht voor de werkagenda, versie 20 april 2026; CBS StatLine 70072ned, peildatum 1 januari 2025; IST:
    /// opgave van de regio; bewerking Normwijzer". Alleen de bronnen waaruit deze grafiek volgt.
    fn bron(&self) -> String {
        let editie = self.normen.edities.iter().find(|e| e.id == self.norm.editie);
        let mut delen: Vec<String> =
            editie.map(|e| format!("{}, versie {}", hoofdtitel(&e.titel), e.versie)).into_iter().collect();
        if let Some(stand) = self.rij.soll.stand {
            let basis = stand.grondslag.basis();
            delen.extend(self.context.bronnen.iter().filter(|b| b.bases.contains(&basis)).map(Bronvermelding::kort));
        }
        delen.extend(match self.rij.ist.soort {
            IstSoort::Geen => None,
            IstSoort::Opgave => Some("IST: opgave van de regio".to_owned()),
            IstSoort::Fictief => Some("IST: verzonnen voorbeeld".to_owned()),
        });
        format!("Bron: {}; bewerking Normwijzer", delen.join("; "))
    }
}

/// De titel van een document zonder ondertitel.
fn hoofdtitel(titel: &str) -> &str {
    titel.split(". ").next().unwrap_or(titel)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;

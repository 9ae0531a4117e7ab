//! De inhoud van een werkagenda, cel voor cel; per onderwerp een bestand.

mod cellen;
mod mijlpalen;
mod velden;

use normwijzer_core::choices::{Choices, Positie};
use normwijzer_core::ist::IstSoort;
use normwijzer_core::samenstelling::samenstelling;
use normwijzer_core::scenario::BesluitStatus;
use normwijzer_core::{
    Amount, Basis, GebiedCode, Gemeente, GrondslagSoort, Horizon, Inputs, Land, Niveau, NormId, Regio, Telling,
};

use super::*;
use crate::document::Document;
use crate::grafieken::{figuren, grafieken};
use crate::markdown::markdown;
use crate::plan_pagina::plan_document;
use crate::proef::{self, afwijking, gevarieerde_ist, plaats, plan_met, plan_voor, scenario};
use crate::zinnen::{Maat, stand, uiteinden};

const BRUG: &str = "sociaal-verwijzen.brugfunctionaris";

fn flevoland(ist: &normwijzer_core::ist::Ist, keuzes: &Choices) -> (NormSet, Plan, PaginaContext) {
    let (normen, land) = (proef::normen(), proef::land());
    let regio = proef::flevoland(&land);
    let plan = plan_met(&normen, &land, &regio, ist, keuzes);
    let context = PaginaContext {
        code: "NW-1a2b3c4d".to_owned(),
        samenstelling: samenstelling(&land, &regio),
        ..PaginaContext::default()
    };
    (normen, plan, context)
}

fn agenda(soort: IstSoort) -> Werkagenda {
    let (normen, plan, context) = flevoland(&gevarieerde_ist(soort), &Choices::default());
    werkagenda(&normen, &plan, &context)
}

fn sectie<'a>(agenda: &'a Werkagenda, id: &str) -> &'a Sectie {
    agenda.secties.iter().find(|s| s.id == id).unwrap()
}

/// Een cel als platte tekst: elk blok, elk punt op een regel.
fn cel(sectie: &Sectie, onderdeel: Onderdeel) -> Vec<String> {
    let blokken = &sectie.cellen.iter().find(|(o, _)| *o == onderdeel).unwrap().1;
    blokken.iter().flat_map(regels).collect()
}

fn regels(blok: &Blok) -> Vec<String> {
    match blok {
        Blok::Kop { tekst, .. } | Blok::Alinea(tekst) | Blok::Kader { tekst, .. } | Blok::Bron(tekst) => {
            vec![tekst.to_string()]
        }
        Blok::Lijst { aanhef, punten } => {
            let aanhef = Some(aanhef.to_string()).filter(|a| !a.is_empty());
            aanhef.into_iter().chain(punten.iter().map(|p| format!("- {p}"))).collect()
        }
        Blok::Checklijst { aanhef, punten } => {
            let punten = punten.iter().map(|(af, punt)| format!("{}{punt}", crate::document::vakje(*af)));
            std::iter::once(aanhef.to_string()).chain(punten).collect()
        }
        Blok::Tabel(t) => {
            t.rijen.iter().map(|r| r.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | ")).collect()
        }
        Blok::Citaat { tekst, bron } => vec![format!("{tekst} ({bron})")],
        Blok::Figuur(f) => vec![f.pad.clone()],
        Blok::Kern(zinnen) => zinnen.iter().map(ToString::to_string).collect(),
        Blok::Uitklap { kop, blokken } => {
            std::iter::once(kop.to_string()).chain(blokken.iter().flat_map(regels)).collect()
        }
    }
}

fn mijlpalen(sectie: &Sectie) -> Vec<(String, Vec<String>, Vec<String>)> {
    let tekst = |z: &[Zin]| z.iter().map(ToString::to_string).collect::<Vec<_>>();
    sectie.mijlpalen.iter().map(|m| (m.kwartaal.to_string(), tekst(&m.activiteiten), tekst(&m.deelresultaat))).collect()
}

fn tekst_van(agenda: &Werkagenda) -> String {
    let secties = agenda.secties.iter().flat_map(|s| {
        let cellen = s.cellen.iter().flat_map(|(_, blokken)| blokken.iter().cloned());
        cellen.chain([super::mijlpalen::tabel(&s.mijlpalen)]).chain(s.onder.iter().cloned()).collect::<Vec<_>>()
    });
    let blokken = agenda.vooraf.iter().cloned().chain(secties).chain(agenda.bijlage.iter().cloned()).collect();
    markdown(&Document { titel: agenda.titel.clone(), blokken })
}

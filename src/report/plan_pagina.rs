//! De pagina van een plan: alles waarmee een regiocoördinator elk getal kan uitleggen, van samenvatting tot bron.
//!
//! Geeft een [`Document`]; weet niet in welk formaat dat verschijnt en niet waar bestanden staan.

mod aanname;
mod afwijkingen;
mod bijlage;
mod geld;
mod grenzen;
mod kenmerken;
mod norm;
mod overzicht;
mod prognose;
pub(crate) mod tabel;
pub(crate) mod woorden;

pub(crate) use crate::zinnen::norm::merken;
pub(crate) use bijlage::{bewijs, bronnen};
pub(crate) use geld::blokken as kosten_en_middelen;
pub(crate) use overzicht::{blokken as samenvatting, overzicht, tellingen};

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use normwijzer_core::norm::Sectie;
use normwijzer_core::samenstelling::Samenstelling;
use normwijzer_core::{Basis, NormId, NormSet, Plan};

use crate::document::{Blok, Document, Figuur, Zin};
use crate::gedrukt;
use crate::grafieken::is_kaart;
use crate::nl;
use crate::schaal_pagina::{self, Omtrekken, SchaalInvoer};
use crate::zinnen::{hoofdletter, vooraf};

/// Wat een pagina weet dat niet in het plan staat.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PaginaContext {
    /// De code van de verantwoording: `NW-xxxxxxxx`.
    pub code: String,
    /// De datum van de uitvoer; alleen als die gegeven is.
    pub datum: Option<Date>,
    /// De versie van het programma.
    pub versie: String,
    /// Hoe het gebied in andere indelingen ligt.
    pub samenstelling: Samenstelling,
    /// Waar de cijfers vandaan komen.
    pub bronnen: Vec<Bronvermelding>,
    /// De figuur van alle normen, bij de samenvatting.
    pub overzicht: Option<Figuur>,
    /// De figuur van kosten en middelen, bij het hoofdstuk daarover.
    pub geld: Option<Figuur>,
    /// De omtrek van elke gemeente; zonder is er geen kaart.
    pub omtrekken: Option<Arc<Omtrekken>>,
    /// De figuren per norm.
    pub figuren: BTreeMap<NormId, Vec<Figuur>>,
    /// Wat de lezer verder over de invoer moet weten, als zinnen.
    pub opmerkingen: Vec<String>,
}

/// Een bron met haar peildatum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bronvermelding {
    /// Onder een grafiek: "CBS StatLine 70072ned".
    pub kort: String,
    /// Op de pagina: "Bevolking naar leeftijd per gemeente. CBS StatLine 70072ned".
    pub tekst: String,
    /// "CC BY 4.0".
    pub licentie: String,
    /// De dag waarop de cijfers gelden.
    pub peildatum: Option<Date>,
    /// Welke bevolking uit deze bron komt; een grafiek noemt alleen de bronnen van haar eigen cijfers.
    pub bases: Vec<Basis>,
    /// Methode en fout van een schatting, of wat er gereconstrueerd is.
    pub toelichting: Vec<String>,
}

impl Bronvermelding {
    /// "CBS StatLine 70072ned, peildatum 1 januari 2025".
    #[must_use]
    pub fn kort(&self) -> String {
        met_peildatum(&self.kort, self.peildatum)
    }

    /// De hele bron, met peildatum en toelichting.
    #[must_use]
    pub fn voluit(&self) -> String {
        let licentie = if self.licentie.is_empty() { String::new() } else { format!(" ({})", self.licentie) };
        let mut delen = vec![met_peildatum(&format!("{}{licentie}", self.tekst), self.peildatum)];
        delen.extend(self.toelichting.iter().map(|t| t.trim_end_matches('.').to_owned()));
        delen.join(". ")
    }
}

fn met_peildatum(tekst: &str, peildatum: Option<Date>) -> String {
    match peildatum {
        Some(dag) => format!("{tekst}, peildatum {}", nl::datum(dag)),
        None => tekst.to_owned(),
    }
}

/// Maakt de pagina van een plan.
#[must_use]
pub fn plan_document(normen: &NormSet, plan: &Plan, context: &PaginaContext) -> Document {
    let plan = &*gedrukt::plan(normen, plan);
    let mut blokken: Vec<Blok> = vooraf::mededelingen(normen, plan, context.samenstelling.reconstructie)
        .into_iter()
        .map(|(soort, tekst)| Blok::Kader { soort, tekst })
        .collect();
    blokken.extend(overzicht::blokken(normen, plan, context.overzicht.as_ref()));
    blokken.extend(gebied(plan, context));
    blokken.extend(prognose::blokken(normen, plan));
    blokken.extend(afwijkingen::blokken(normen, plan));
    let mut leefgebied = None;
    for sectie in normen.secties.iter().filter(|s| heeft_normen(normen, s)) {
        if leefgebied != Some(&sectie.leefgebied) {
            blokken.push(Blok::kop(1, sectie.leefgebied.clone()));
            leefgebied = Some(&sectie.leefgebied);
        }
        blokken.extend(paragraaf(normen, plan, context, sectie));
    }
    blokken.extend(geld::blokken(normen, plan, context.geld.as_ref()));
    blokken.extend(schaaltoets(normen, plan, context));
    blokken.extend(bijlage::blokken(normen, plan, context));
    Document { titel: format!("{}: streefwaarden van het AZWA (D5)", hoofdletter(&plan.gebied.voluit())), blokken }
}

/// Om welk gebied het gaat, en om welk niet.
fn gebied(plan: &Plan, context: &PaginaContext) -> Vec<Blok> {
    let mut punten = vooraf::geraakt(&context.samenstelling);
    punten.extend(context.samenstelling.naamgenoten.iter().map(vooraf::naamgenoot));
    punten.extend(vooraf::peildatums(plan));
    let mut uit = vec![Blok::kop(1, "Het gebied"), Blok::Alinea(vooraf::gebied(plan))];
    if !punten.is_empty() {
        uit.push(Blok::Lijst { aanhef: Zin::new(), punten });
    }
    uit
}

/// Het hoofdstuk over de schaal, met zijn kaarten; leeg als er niets te toetsen is.
pub(crate) fn schaaltoets(normen: &NormSet, plan: &Plan, context: &PaginaContext) -> Vec<Blok> {
    let Some(invoer) = SchaalInvoer::van_plan(normen, plan) else { return Vec::new() };
    let kaarten: Vec<Figuur> = context.figuren.values().flatten().filter(|f| is_kaart(f)).cloned().collect();
    let mut uit = schaal_pagina::blokken(&invoer, &kaarten);
    let anders = Zin::from("Een andere drempel, de bovenkant van de bandbreedte of delen over water: ");
    uit.push(Blok::Alinea(anders.code("normwijzer schaal --drempel --kant --over-water").tekst(".")));
    uit
}

fn heeft_normen(normen: &NormSet, sectie: &Sectie) -> bool {
    normen.normen.iter().any(|n| n.sectie == sectie.id)
}

fn paragraaf(normen: &NormSet, plan: &Plan, context: &PaginaContext, sectie: &Sectie) -> Vec<Blok> {
    let mut uit = vec![
        Blok::kop(2, format!("{} {}", sectie.id, sectie.titel)),
        Blok::alinea(crate::zinnen::status::in_azwa(sectie.status)),
    ];
    let eigen = normen.normen.iter().filter(|n| n.sectie == sectie.id);
    let (getal, tekst): (Vec<_>, Vec<_>) = eigen.partition(|n| n.eenheid().is_some());
    for norm in getal {
        uit.extend(norm::blokken(normen, norm, plan, context));
    }
    uit.extend(woorden::tabel(&tekst, plan));
    uit
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;

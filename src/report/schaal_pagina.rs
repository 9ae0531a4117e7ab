//! De schaaltoets op de pagina: per norm wat zij in elke gemeente aan werk is, wie met wie deelt, het geld per gemeente, en
//! een alinea die een kleine gemeente kan overnemen.
//!
//! [`blokken`] past ook in een andere pagina. Rekent zelf niet en weet niet waar bestanden staan.

mod geld;
mod kaart;
mod tabel;

use std::collections::BTreeMap;

use normwijzer_core::middelen::{Jaar, Middelen, normen_bij};
use normwijzer_core::schaal::{AlineaFeiten, Buren, GebiedSchaal, NormSchaal, PlanSchaal};
use normwijzer_core::{Amount, Gebied, GebiedCode, Norm, NormId, NormSet, Plan};

use crate::document::{Blok, Document, Figuur, KaderSoort, Zin};
use crate::plan_pagina::{PaginaContext, bewijs};
use crate::zinnen::schaal as zin;
use crate::zinnen::{hoofdletter, kleine_letter};

pub use kaart::{Omtrekken, kaarten};

/// Wat de pagina nodig heeft.
#[derive(Clone, Copy, Debug)]
pub struct SchaalInvoer<'a> {
    /// De normen.
    pub normen: &'a NormSet,
    /// De toets.
    pub schaal: &'a GebiedSchaal,
    /// Wie aan wie ligt, voor de eilanden.
    pub buren: &'a Buren,
    /// De namen van alle gemeenten, ook buiten het gebied.
    pub namen: &'a BTreeMap<GebiedCode, Gebied>,
    /// Het geld; `None` is onbekend.
    pub middelen: Option<&'a Middelen>,
    /// Waar staat wat niet op de pagina past.
    pub waar: Waar,
}

/// Waar een lezer vindt wat niet op de pagina past.
#[derive(Clone, Copy, Debug)]
pub struct Waar {
    /// Alle gemeenten van de toets.
    pub gemeenten: &'static str,
    /// Alle bedragen.
    pub geld: &'static str,
}

impl Waar {
    /// Naast de eigen pagina van de toets.
    pub const BESTANDEN: Self = Self { gemeenten: "schaal.csv", geld: "schaal-geld.csv" };
    /// Naast een plan.
    pub const WERKMAP: Self =
        Self { gemeenten: "plan.xlsx, blad Schaaltoets", geld: "plan.xlsx, blad Geld per gemeente" };
}

impl<'a> SchaalInvoer<'a> {
    /// De toets naast een plan; `None` als die er niet is, of als geen norm in fte meedoet.
    #[must_use]
    pub fn van_plan(normen: &'a NormSet, plan: &'a Plan) -> Option<Self> {
        let PlanSchaal { toets: schaal, buren, namen } = plan.schaal.as_ref()?;
        let leeg = schaal.normen.is_empty() && schaal.regionaal.is_empty() && schaal.vast.is_empty();
        let middelen = plan.middelen.as_ref().map(|m| &*m.landelijk).filter(|m| !m.jaren().is_empty());
        (!leeg).then_some(Self { normen, schaal, buren, namen, middelen, waar: Waar::WERKMAP })
    }

    pub(crate) fn naam(&self, gemeente: &GebiedCode) -> String {
        self.namen.get(gemeente).map_or_else(|| gemeente.to_string(), |g| g.naam.clone())
    }

    fn norm(&self, n: &NormSchaal) -> Option<&Norm> {
        self.normen.norm(&n.norm)
    }

    /// De gemeenten waar een alinea voor is: de gevraagde, of wie een norm niet alleen kan dragen.
    fn in_beeld(&self, toets: &NormSchaal) -> Vec<GebiedCode> {
        match &self.schaal.gemeente {
            Some(g) => vec![g.code.clone()],
            None => toets.toets.gemeenten.iter().filter(|w| !w.werkbaar).map(|w| w.gemeente.clone()).collect(),
        }
    }
}

/// De pagina van de schaaltoets.
#[must_use]
pub fn document(invoer: &SchaalInvoer<'_>, context: &PaginaContext, figuren: &[Figuur]) -> Document {
    let gebied = invoer.schaal.gemeente.as_ref().unwrap_or(&invoer.schaal.gebied);
    let mut alles = blokken(invoer, figuren);
    alles.push(Blok::Alinea(bewijs(context)));
    Document { titel: format!("{}: schaaltoets van de normen in fte", hoofdletter(&gebied.voluit())), blokken: alles }
}

/// Het hoofdstuk, voor een eigen pagina of een andere. Een figuur hoort bij de norm waarvan de naam in haar pad staat.
#[must_use]
pub fn blokken(invoer: &SchaalInvoer<'_>, figuren: &[Figuur]) -> Vec<Blok> {
    let schaal = invoer.schaal;
    let mut uit = vec![Blok::kop(1, "Schaaltoets"), Blok::alinea(zin::werkwijze(schaal))];
    for toets in &schaal.normen {
        let Some(norm) = invoer.norm(toets) else { continue };
        uit.push(Blok::kop(2, norm.naam.clone()));
        uit.extend(bevinding(invoer, toets).map(|b| Blok::Kern(vec![Zin::from(format!("{b}."))])));
        if !toets.toets.onbekend.is_empty() {
            let namen: Vec<String> = toets.toets.onbekend.iter().map(|c| invoer.naam(c)).collect();
            uit.push(Blok::kader(KaderSoort::Noot, format!("Niet bekend, en niet meegeteld: {}.", namen.join(", "))));
        }
        let stuk = format!("schaal-{}-", norm.id.slug());
        uit.extend(figuren.iter().filter(|f| f.pad.contains(&stuk)).cloned().map(Blok::Figuur));
        uit.extend(tabellen(invoer, toets));
        let alineas: Vec<Zin> = alineas(invoer, toets).into_iter().map(Zin::from).collect();
        if !alineas.is_empty() {
            uit.push(Blok::Lijst { aanhef: Zin::from("Om over te nemen:"), punten: alineas });
        }
    }
    uit.extend(regionaal(invoer));
    uit.extend(geld::blokken(invoer));
    uit
}

/// Wat de toets van een norm laat zien, in één zin zonder punt.
pub(crate) fn bevinding(invoer: &SchaalInvoer<'_>, toets: &NormSchaal) -> Option<String> {
    let norm = invoer.norm(toets)?;
    Some(zin::bevinding(&functie(norm), &invoer.schaal.gebied.naam, &toets.toets.clusters))
}

/// Het werk per gemeente, en wie met wie deelt.
pub(crate) fn tabellen(invoer: &SchaalInvoer<'_>, toets: &NormSchaal) -> Vec<Blok> {
    [tabel::gemeenten(invoer, toets), tabel::clusters(invoer, toets)].into_iter().flatten().collect()
}

/// Hoe een norm in een zin heet.
fn functie(norm: &Norm) -> String {
    kleine_letter(&norm.naam)
}

/// Per gemeente in beeld de alinea om over te nemen.
#[must_use]
pub fn alineas(invoer: &SchaalInvoer<'_>, toets: &NormSchaal) -> Vec<String> {
    let Some(norm) = invoer.norm(toets) else { return Vec::new() };
    let functie = functie(norm);
    let alinea = |gemeente: GebiedCode| {
        let werk = toets.toets.werk(&gemeente)?;
        let naam = invoer.naam(&gemeente);
        let cluster = toets.toets.cluster(&gemeente);
        let met: Vec<String> = cluster
            .map(|c| c.leden.iter().filter(|l| **l != gemeente).map(|l| invoer.naam(l)).collect())
            .unwrap_or_default();
        let feiten = AlineaFeiten {
            gemeente: &naam,
            functie: &functie,
            werk,
            instelling: toets.toets.instelling,
            cluster,
            met: met.iter().map(String::as_str).collect(),
            spuk: spuk(invoer, &gemeente),
            maatregel: maatregel(invoer, norm, &gemeente),
            eiland: invoer.buren.is_eiland(&gemeente) && !toets.toets.instelling.over_water,
        };
        let mut zinnen = feiten.zinnen();
        if let Some(buiten) = cluster.map(|c| &c.buiten).filter(|b| !b.is_empty()) {
            let namen: Vec<String> = buiten.iter().take(4).map(|c| invoer.naam(c)).collect();
            zinnen.push(format!("Buren buiten dit gebied: {}.", crate::zinnen::opsomming(&namen)));
        }
        Some(zinnen.join(" "))
    };
    invoer.in_beeld(toets).into_iter().filter_map(alinea).collect()
}

/// Het lokale SPUK-bedrag van een gemeente in het eerste jaar.
fn spuk(invoer: &SchaalInvoer<'_>, gemeente: &GebiedCode) -> Option<(i16, Amount)> {
    let middelen = invoer.middelen?;
    let jaar = *middelen.jaren().first()?;
    Some((jaar, *middelen.lokaal(jaar)?.get(gemeente)?))
}

/// Het rekenkundige deel van de maatregel bij deze norm, in het eerste jaar van de SPUK.
fn maatregel(invoer: &SchaalInvoer<'_>, norm: &Norm, gemeente: &GebiedCode) -> Option<(i16, Amount)> {
    let middelen = invoer.middelen?;
    let jaar = *middelen.jaren().first()?;
    let bij = middelen.maatregelen.iter().find(|m| normen_bij(m, invoer.normen).any(|n| n.id == norm.id))?;
    Some((jaar, *middelen.maatregel_per_gemeente(bij, Jaar::In(jaar))?.get(gemeente)?))
}

/// De normen per regio en de vaste aantallen, voor de normen die meedoen.
pub(crate) fn regionale_punten(invoer: &SchaalInvoer<'_>, wil: impl Fn(&NormId) -> bool) -> Vec<Zin> {
    let naam = |id| invoer.normen.norm(id).map_or_else(String::new, |n: &Norm| n.naam.clone());
    let schaal = invoer.schaal;
    let regionaal = schaal.regionaal.iter().filter(|r| wil(&r.norm)).map(|r| {
        let oordeel = if r.werkbaar { "een werkbare functie" } else { "geen werkbare functie" };
        Zin::from(format!(
            "{}: in heel {} {}; dat is {oordeel}.",
            naam(&r.norm),
            schaal.gebied.voluit(),
            zin::fte_en_uren(r.fte, r.uren)
        ))
    });
    let vast = schaal.vast.iter().filter(|v| wil(&v.norm)).map(|v| Zin::from(zin::per_persoon(&naam(&v.norm), v)));
    regionaal.chain(vast).collect()
}

/// Wat per regio georganiseerd wordt, met een kop.
fn regionaal(invoer: &SchaalInvoer<'_>) -> Vec<Blok> {
    let punten = regionale_punten(invoer, |_| true);
    if punten.is_empty() {
        return Vec::new();
    }
    vec![Blok::kop(2, "Wat per regio georganiseerd wordt"), Blok::Lijst { aanhef: Zin::new(), punten }]
}

/// Hetzelfde als platte tekst, voor het scherm.
#[must_use]
pub fn op_scherm(invoer: &SchaalInvoer<'_>) -> String {
    let schaal = invoer.schaal;
    let mut uit = format!("{}\n", zin::werkwijze(schaal));
    for toets in &schaal.normen {
        let Some(norm) = invoer.norm(toets) else { continue };
        uit.push_str(&format!("\n{}\n", zin::bevinding(&functie(norm), &schaal.gebied.naam, &toets.toets.clusters)));
        let alle = toets.toets.gemeenten.iter();
        let getoond: Vec<_> = match &schaal.gemeente {
            Some(g) => {
                alle.filter(|w| toets.toets.cluster(&g.code).is_some_and(|c| c.leden.contains(&w.gemeente))).collect()
            }
            // Van een groot gebied passen alleen de gemeenten op het scherm die het niet alleen kunnen.
            None if alle.len() > tabel::MEESTE => alle.filter(|w| !w.werkbaar).collect(),
            None => alle.collect(),
        };
        let namen: Vec<String> = getoond.iter().map(|w| invoer.naam(&w.gemeente)).collect();
        let breed = namen.iter().map(|n| n.chars().count()).max().unwrap_or(0);
        for (werk, naam) in getoond.iter().zip(&namen) {
            let oordeel = if werk.werkbaar { "werkbaar" } else { "te klein" };
            let (fte, uren) = (zin::fte(werk.fte), zin::uren(werk.uren));
            uit.push_str(&format!("  {naam:<breed$}  {fte:>12} fte  {uren:>12} uur per week  {oordeel}\n"));
        }
        for cluster in toets.toets.clusters.iter().filter(|c| c.gedeeld() && tabel::in_beeld(invoer, c)) {
            let namen: Vec<String> = cluster.leden.iter().map(|c| invoer.naam(c)).collect();
            uit.push_str(&format!(
                "  Samen: {}: {}, {}\n",
                namen.join(", "),
                zin::fte_en_uren(cluster.fte, cluster.uren),
                zin::personen(cluster.personen)
            ));
        }
        for alinea in alineas(invoer, toets) {
            uit.push_str(&format!("\n  {alinea}\n"));
        }
    }
    for blok in regionaal(invoer) {
        if let Blok::Lijst { punten, .. } = blok {
            uit.push('\n');
            punten.iter().for_each(|p| uit.push_str(&format!("{p}\n")));
        }
    }
    if let Some(tabel) = geld::lokaal(invoer) {
        uit.push_str(&format!("\n{}\n", tabel.bijschrift));
        let breed =
            tabel.rijen.iter().filter_map(|r| r.first()).map(|z| z.to_string().chars().count()).max().unwrap_or(0);
        let koppen: Vec<String> = tabel.kolommen.iter().skip(1).map(|k| format!("{:>14}", k.kop)).collect();
        uit.push_str(&format!("  {:<breed$}{}\n", "", koppen.concat()));
        for rij in &tabel.rijen {
            let cellen: Vec<String> = rij.iter().map(ToString::to_string).collect();
            let [naam, bedragen @ ..] = cellen.as_slice() else { continue };
            let bedragen: Vec<String> = bedragen.iter().map(|b| format!("{b:>14}")).collect();
            uit.push_str(&format!("  {naam:<breed$}{}\n", bedragen.concat()));
        }
    }
    uit
}

//! De werkmap bij een plan: van plannen en bronnen naar bladen, met opschriften die een beleidsmedewerker kent.
//!
//! Rekent niets uit en rondt niets af. Waar een plaats in de bandbreedte niet gekozen is, staat er het bereik en nooit
//! het midden (DESIGN §4, regel 5). Weet niets van Excel.

mod afwijkingen;
mod bijlagen;
mod cijfers;
mod geld;
mod grafiekgegevens;
mod grenzen;
mod ingroeipad;
mod leefgebied;
mod letop;
mod lezingen;
mod samenvatting;
mod schaal;
mod verborgen;
mod woorden;

#[cfg(test)]
mod proefplan;
#[cfg(test)]
mod tests;

use normwijzer_core::choices::Positie;
use normwijzer_core::norm::{Norm, NormSet};
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::soll::Bereik;
use normwijzer_core::{Amount, NormId};

pub use bijlagen::{BronRij, VerantwoordingRij, WoordenboekRij};

use crate::gedrukt;
use crate::grafieken::Grafiek;
use crate::werkmap::{BladCel, BladKolom, Getalvorm, Werkmap};

/// Wat er naast normen en plannen in de werkmap komt.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bijlagen<'a> {
    /// De code van de run, onder elke bladzijde.
    pub code: &'a str,
    /// Mededelingen die vooraan moeten staan en niet in het plan zelf zitten.
    pub mededelingen: &'a [String],
    /// De grafieken van het plan; op de bladen per leefgebied worden het grafieken van de werkmap zelf.
    pub grafieken: &'a [Grafiek],
    /// De uitleg per norm, een alinea per regel.
    pub uitleg: &'a [(NormId, Vec<String>)],
    /// De kolommen van de tabellen.
    pub woordenboek: &'a [WoordenboekRij],
    /// De bronnen.
    pub bronnen: &'a [BronRij],
    /// Waaruit en waarmee gerekend is.
    pub verantwoording: &'a [VerantwoordingRij],
}

/// De werkmap bij een of meer plannen. Een blad waarop niets zou staan, komt er niet in; *Samenvatting* altijd.
#[must_use]
pub fn plan_werkmap(normen: &NormSet, plannen: &[Plan], bijlagen: &Bijlagen<'_>) -> Werkmap {
    let plannen = &*gedrukt::plannen(normen, plannen);
    let mut bladen = vec![samenvatting::blad(normen, plannen, bijlagen.mededelingen)];
    if let [plan] = plannen {
        bladen.extend(leefgebied::bladen(normen, plan, bijlagen.grafieken));
    }
    let andere = [
        cijfers::gebieden(normen, plannen),
        cijfers::gemeenten(normen, plannen),
        ingroeipad::blad(normen, plannen),
        grenzen::blad(normen, plannen),
        geld::per_jaar(plannen, bijlagen.grafieken),
        geld::per_norm(normen, plannen),
        schaal::toets(normen, plannen),
        schaal::geld(plannen),
        lezingen::blad(normen, plannen),
        woorden::blad(normen, plannen),
        afwijkingen::blad(normen, plannen),
        letop::blad(normen, plannen),
        grafiekgegevens::blad(normen, plannen, bijlagen.grafieken),
        bijlagen::uitleg(normen, bijlagen.uitleg),
        bijlagen::woordenboek(bijlagen.woordenboek),
        bijlagen::bronnen(bijlagen.bronnen),
        bijlagen::verantwoording(bijlagen.verantwoording),
    ];
    bladen.extend(andere.into_iter().filter(|b| !b.is_leeg()));
    // Een fictieve uitkomst is op elk blad fictief, ook op wat er los van gekopieerd wordt.
    let merken = letop::merken(plannen);
    for blad in &mut bladen {
        blad.merken.clone_from(&merken);
    }
    let mut waarvoor: String = match plannen {
        [enig] => enig.gebied.voluit(),
        _ => format!("{} gebieden", plannen.len()),
    };
    if plannen.iter().any(Plan::is_fictief) {
        waarvoor.push_str(" (FICTIEF voorbeeld)");
    }
    Werkmap {
        titel: format!("Normwijzer: {waarvoor}"),
        onderwerp: "SOLL, IST, GAP en ingroeipad bij de streefwaarden van AZWA D5".to_owned(),
        voettekst: bijlagen.code.to_owned(),
        bladen,
    }
}

/// Elke rij van elk plan, met het plan en haar norm.
fn rijen<'a>(normen: &'a NormSet, plannen: &'a [Plan]) -> impl Iterator<Item = (&'a Plan, &'a Norm, &'a PlanRij)> {
    plannen.iter().flat_map(move |p| p.rijen.iter().filter_map(move |rij| Some((p, normen.norm(&rij.norm)?, rij))))
}

/// Of de plaats in de bandbreedte open is: dan is het midden geen uitkomst.
fn is_open(rij: &PlanRij) -> bool {
    let bereik = rij.streef.is_some_and(|b| b.is_bereik()) || rij.soll.bereik.is_some_and(|b| b.laag != b.hoog);
    rij.positie == Some(Positie::NietGekozen) && bereik
}

/// Of er een plaats in de bandbreedte gekozen is.
fn is_gekozen(rij: &PlanRij) -> bool {
    rij.positie.is_some_and(|p| p != Positie::NietGekozen)
}

/// De drie cellen van een bereik: laag, hoog, en bij de gekozen plaats als die er is.
fn bereik(rij: &PlanRij, bereik: Option<Bereik>, vorm: Getalvorm) -> [BladCel; 3] {
    [
        BladCel::getal(bereik.map(|b| b.laag), vorm),
        BladCel::getal(bereik.map(|b| b.hoog), vorm),
        BladCel::getal(bereik.filter(|_| !is_open(rij)).map(|b| b.gekozen), vorm),
    ]
}

/// De opschriften bij [`bereik`].
fn kolommen_bereik(wat: &str) -> [BladKolom; 3] {
    ["laag", "hoog", "gekozen"].map(|welk| BladKolom::getal(format!("{wat} {welk}")))
}

/// Hoe de hoeveelheden van een norm getoond worden.
fn vorm(norm: &Norm) -> Getalvorm {
    Getalvorm::Afgerond(norm.afronding)
}

/// Een aantal mensen of gebieden, heel.
fn personen(aantal: Option<Amount>) -> BladCel {
    BladCel::getal(aantal, Getalvorm::Afgerond(normwijzer_core::norm::Afronding::Heel))
}

/// De eenheid zoals boven een kolom.
fn eenheid(norm: &Norm) -> BladCel {
    norm.eenheid().map_or(BladCel::Leeg, |e| BladCel::tekst(crate::nl::meervoud(e)))
}

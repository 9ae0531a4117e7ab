//! De uitkomst in een terminal: een tabel in gewone tekens, zonder kleur, die binnen de breedte blijft.
//!
//! Weet niet of er een terminal is en drukt niets af; wat iemand daarna kan openen, zegt de schil.

use normwijzer_core::gap::Status;
use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::{Norm, Soort};
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::{Eenheid, NormSet};

use crate::gedrukt;
use crate::nl;
use crate::plan_pagina::merken;
use crate::zinnen::norm::regionaal;
use crate::zinnen::{Maat, prognose, stand, status, vooraf};

/// Smaller dan dit wordt de kolom met namen onleesbaar.
const SMALST: usize = 60;
/// Ruimte tussen kolommen.
const TUSSEN: &str = "  ";

/// De samenvatting van één plan, ten hoogste `breedte` tekens breed (en nooit smaller dan zestig).
#[must_use]
pub fn samenvatting(normen: &NormSet, plan: &Plan, breedte: usize) -> String {
    let plan = &*gedrukt::plan(normen, plan);
    let breedte = breedte.max(SMALST);
    let mut uit = String::new();
    let reconstructie = plan.bevindingen.iter().any(|b| b.code == "PLAN-001");
    for (soort, zin) in vooraf::mededelingen(normen, plan, reconstructie) {
        alinea(&mut uit, &format!("{}: {zin}", soort.woord()), breedte);
    }
    uit.push('\n');
    alinea(&mut uit, &vooraf::gebied(plan).to_string(), breedte);
    if let Some(zin) = prognose::in_gebied(plan) {
        alinea(&mut uit, &zin.to_string(), breedte);
    }
    uit.push('\n');
    // Is elke opgave verzonnen, dan zegt de kop het; anders de cel.
    let mut bekend = plan.rijen.iter().filter(|r| r.gebied == plan.gebied && r.ist.waarde.is_some());
    let alles_fictief = plan.is_fictief() && bekend.all(|r| r.ist.soort == IstSoort::Fictief);
    let ist = if alles_fictief { "IST fictief" } else { "IST" };
    let mut koppen = ["Norm", "Eenheid", "SOLL", ist, "GAP", "Status"].map(str::to_owned).to_vec();
    let mut rijen: Vec<Vec<String>> = normen.normen.iter().filter_map(|n| rij(n, plan, !alles_fictief)).collect();
    let rechts: &[usize] = if plan.prognose.is_some() { &[2, 3, 4, 5] } else { &[2, 3, 4] };
    if plan.prognose.is_some() {
        koppen.insert(3, format!("SOLL {}", plan.horizon.doel().jaar()));
    } else {
        for rij in &mut rijen {
            rij.remove(3);
        }
    }
    tabel(&mut uit, koppen, rijen, rechts, breedte);
    if let Some(zin) = status::eisen_in_woorden(plan) {
        uit.push('\n');
        alinea(&mut uit, &zin, breedte);
    }
    uit
}

/// De samenvatting van een stel plannen: één regel per gebied.
#[must_use]
pub fn samenvatting_van_alle(normen: &NormSet, plannen: &[Plan], breedte: usize) -> String {
    let plannen = &*gedrukt::plannen(normen, plannen);
    let breedte = breedte.max(SMALST);
    let mut uit = String::new();
    let reconstructie = plannen.iter().any(|p| p.bevindingen.iter().any(|b| b.code == "PLAN-001"));
    let mut gezegd: Vec<String> = Vec::new();
    for (soort, zin) in plannen.iter().flat_map(|p| vooraf::mededelingen(normen, p, reconstructie)) {
        let regel = format!("{}: {zin}", soort.woord());
        if !gezegd.contains(&regel) {
            alinea(&mut uit, &regel, breedte);
            gezegd.push(regel);
        }
    }
    uit.push('\n');
    let sleutel = normen.normen.iter().find(|n| matches!(n.soort, Soort::Verhouding { eenheid: Eenheid::Fte, .. }));
    let mut koppen = vec!["Gebied".to_owned(), "Inwoners".to_owned()];
    koppen.extend(sleutel.map(|n| format!("SOLL {} (fte)", n.naam)));
    koppen.extend(["gehaald", "onder", "boven", "onbekend"].map(str::to_owned));
    let rijen = plannen.iter().map(|plan| van_plan(plan, sleutel)).collect();
    let rechts: Vec<usize> = (1..koppen.len()).collect();
    tabel(&mut uit, koppen, rijen, &rechts, breedte);
    uit
}

fn van_plan(plan: &Plan, sleutel: Option<&Norm>) -> Vec<String> {
    let statussen: Vec<Status> =
        plan.rijen.iter().filter(|r| r.gebied == plan.gebied && r.streef.is_some()).map(|r| r.status).collect();
    let tel = |f: fn(&Status) -> bool| statussen.iter().filter(|s| f(s)).count().to_string();
    let mut cellen = vec![plan.gebied.naam.clone(), plan.inwoners.map_or_else(onbekend, nl::personen)];
    cellen.extend(sleutel.map(|norm| {
        let rij = plan.eigen_rij(&norm.id).zip(Maat::van(norm));
        rij.map_or_else(onbekend, |(rij, maat)| stand::soll_kort(maat, rij))
    }));
    cellen.extend([
        tel(|s| matches!(s, Status::Gehaald | Status::Binnen)),
        tel(|s| *s == Status::Onder),
        tel(|s| *s == Status::Boven),
        tel(|s| matches!(s, Status::IstOnbekend | Status::IstDeelsBekend | Status::GrondslagOnbekend)),
    ]);
    cellen
}

fn onbekend() -> String {
    "–".to_owned()
}

/// De cellen van een norm; de vierde is de SOLL in het doelkwartaal.
fn rij(norm: &Norm, plan: &Plan, merk_fictief: bool) -> Option<Vec<String>> {
    let maat = Maat::van(norm)?;
    let Some(rij) = plan.eigen_rij(&norm.id) else {
        regionaal(norm, plan)?;
        return Some(vec![
            norm.naam.clone(),
            eenheid(maat),
            onbekend(),
            onbekend(),
            onbekend(),
            onbekend(),
            "regionaal".to_owned(),
        ]);
    };
    let merken = merken(norm, rij, plan);
    let naam = if merken.is_empty() { norm.naam.clone() } else { format!("{} ({})", norm.naam, merken.join(", ")) };
    let bekend = |tekst: String| if rij.ist.waarde.is_some() { tekst } else { onbekend() };
    Some(vec![
        naam,
        eenheid(maat),
        stand::soll_kort(maat, rij),
        prognose::soll_doel_kort(maat, rij),
        bekend(ist(maat, rij, merk_fictief)),
        bekend(stand::gap_kort(maat, rij)),
        status::van_rij(rij).to_owned(),
    ])
}

fn ist(maat: Maat, rij: &PlanRij, merk_fictief: bool) -> String {
    let ist = stand::ist_kort(maat, rij);
    if merk_fictief && rij.ist.soort == IstSoort::Fictief { format!("{ist} fictief") } else { ist }
}

/// Wat er per jaar geteld wordt, zegt de naam van de norm.
fn eenheid(maat: Maat) -> String {
    if maat.eenheid.per_jaar() { "per jaar".to_owned() } else { nl::meervoud(maat.eenheid).to_owned() }
}

/// Een alinea op regels van ten hoogste `breedte`; vervolgregels springen in.
fn alinea(uit: &mut String, tekst: &str, breedte: usize) {
    for (i, regel) in regels(tekst, breedte, 2).into_iter().enumerate() {
        uit.push_str(if i == 0 { "" } else { "  " });
        uit.push_str(&regel);
        uit.push('\n');
    }
}

/// Breekt tekst op spaties; een woord dat alleen al te lang is, wordt doorgebroken. Regels na de eerste zijn
/// `inspringen` korter.
fn regels(tekst: &str, breedte: usize, inspringen: usize) -> Vec<String> {
    let mut uit: Vec<String> = Vec::new();
    let mut regel = String::new();
    for woord in tekst.split_whitespace() {
        let mut woord: Vec<char> = woord.chars().collect();
        loop {
            let ruimte = if uit.is_empty() { breedte } else { breedte.saturating_sub(inspringen) }.max(1);
            let bezet = regel.chars().count() + usize::from(!regel.is_empty());
            if bezet + woord.len() <= ruimte {
                if !regel.is_empty() {
                    regel.push(' ');
                }
                regel.extend(&woord);
                break;
            }
            if regel.is_empty() {
                let rest = woord.split_off(ruimte.min(woord.len()));
                uit.push(woord.into_iter().collect());
                woord = rest;
            } else {
                uit.push(std::mem::take(&mut regel));
            }
        }
    }
    if !regel.is_empty() {
        uit.push(regel);
    }
    uit
}

/// Een tabel; de eerste kolom krijgt wat er over is en breekt af, de rest staat op één regel.
fn tabel(uit: &mut String, koppen: Vec<String>, rijen: Vec<Vec<String>>, rechts: &[usize], breedte: usize) {
    let lengte = |t: &String| t.chars().count();
    let kolommen = koppen.len();
    let mut breedtes: Vec<usize> = (0..kolommen)
        .map(|i| std::iter::once(&koppen).chain(&rijen).filter_map(|r| r.get(i)).map(lengte).max().unwrap_or(0))
        .collect();
    let rest: usize = breedtes.iter().skip(1).sum::<usize>() + TUSSEN.len() * kolommen.saturating_sub(1);
    if let Some(eerste) = breedtes.first_mut() {
        *eerste = (*eerste).min(breedte.saturating_sub(rest).max(12));
    }
    let streep: usize = breedtes.iter().sum::<usize>() + TUSSEN.len() * kolommen.saturating_sub(1);
    schrijf(uit, &koppen, &breedtes, rechts);
    uit.push_str(&"─".repeat(streep));
    uit.push('\n');
    for cellen in &rijen {
        schrijf(uit, cellen, &breedtes, rechts);
    }
}

fn schrijf(uit: &mut String, cellen: &[String], breedtes: &[usize], rechts: &[usize]) {
    let (Some(naam), Some(breed)) = (cellen.first(), breedtes.first()) else { return };
    let mut namen = regels(naam, *breed, 2).into_iter();
    let mut regel = vul(&namen.next().unwrap_or_default(), *breed, false);
    for (i, (cel, breedte)) in cellen.iter().zip(breedtes).enumerate().skip(1) {
        regel.push_str(TUSSEN);
        regel.push_str(&vul(cel, *breedte, rechts.contains(&i)));
    }
    uit.push_str(regel.trim_end());
    uit.push('\n');
    for vervolg in namen {
        uit.push_str(&format!("  {vervolg}\n"));
    }
}

fn vul(tekst: &str, breedte: usize, rechts: bool) -> String {
    let leeg = " ".repeat(breedte.saturating_sub(tekst.chars().count()));
    if rechts { format!("{leeg}{tekst}") } else { format!("{tekst}{leeg}") }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::proef::{self, gevarieerde_ist, plan_voor};
    use normwijzer_core::Niveau;
    use proptest::prelude::*;

    #[test]
    fn past_in_honderd_tekens_en_breekt_geen_rij() {
        let (normen, land) = (proef::normen(), proef::land());
        let plan = plan_voor(&normen, &land, &proef::flevoland(&land), &gevarieerde_ist(IstSoort::Fictief));
        for breedte in [80, 100, 200] {
            let uit = samenvatting(&normen, &plan, breedte);
            let langste = uit.lines().map(|l| l.chars().count()).max().unwrap();
            assert!(langste <= breedte, "{langste} > {breedte}\n{uit}");
        }
        let uit = samenvatting(&normen, &plan, 100);
        assert!(uit.starts_with("FICTIEF: De IST bevat verzonnen opgaven"), "{uit}");
        let brug = uit.lines().find(|l| l.starts_with("Brugfunctionaris")).unwrap();
        let cellen: Vec<&str> = brug.split("  ").map(str::trim).filter(|c| !c.is_empty()).collect();
        assert_eq!(cellen, ["Brugfunctionaris", "fte", "8,6–21,6", "7,5", "1,1–14,1", "onder de norm"]);
        assert!(uit.contains("Opdracht van 20 april 2026; de handreikingen van mei/juni 2026 zijn niet verwerkt."));
    }

    #[test]
    fn een_regel_per_gebied_en_elke_mededeling_een_keer() {
        let (normen, land) = (proef::normen(), proef::land());
        let ist = gevarieerde_ist(IstSoort::Opgave);
        let lijn = |uit: &str, begin: &str| uit.lines().find(|l| l.starts_with(begin)).map(str::to_owned);
        let plannen: Vec<Plan> = land.van_niveau(Niveau::Ggd).map(|r| plan_voor(&normen, &land, r, &ist)).collect();
        let uit = samenvatting_van_alle(&normen, &plannen, 100);
        assert_eq!(uit.matches("handreikingen").count(), 1, "{uit}");
        let flevoland = lijn(&uit, "GGD Flevoland").unwrap();
        assert_eq!(flevoland.split_whitespace().collect::<Vec<_>>()[2..4], ["456.395", "9,1–22,8"]);
        assert!(lijn(&uit, "GGD Noord- en").unwrap().contains("27.562"), "{uit}");
    }

    proptest! {
        #[test]
        fn afbreken_verliest_niets(tekst in "[a-zé ]{0,80}", breedte in 1usize..30) {
            let uit = regels(&tekst, breedte, 2);
            let kaal = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(kaal(&uit.concat()), kaal(&tekst));
            prop_assert!(uit.iter().all(|r| r.chars().count() <= breedte && !r.is_empty()));
        }
    }
}

//! Wat de lezer moet weten: boven elk blad in één regel, bij een rij in een paar woorden, en voluit op *Let op*.

use std::collections::{BTreeMap, BTreeSet};

use normwijzer_core::finding::{Ernst, Finding};
use normwijzer_core::grondslag::GrondslagSoort;
use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::{Karakter, Norm, NormSet};
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::scenario::BesluitStatus;
use normwijzer_core::soll::SollTrace;

use super::is_open;
use crate::nl;
use crate::werkmap::{Blad, BladCel, BladKolom};
use crate::zinnen::{KLEIN, Maat, afwijking};

/// De bevinding dat de indeling een reconstructie is.
const RECONSTRUCTIE: &str = "PLAN-001";
/// De bevinding dat een lezing nog gekozen moet worden.
const LEZING_OPEN: &str = "PLAN-015";

/// Alle bevindingen bij de plannen, elk één keer.
pub(super) fn blad(normen: &NormSet, plannen: &[Plan]) -> Blad {
    let mut gezien = BTreeSet::new();
    let mut uit = Vec::new();
    for plan in plannen {
        for b in &plan.bevindingen {
            let norm = b.norm_id.as_ref();
            if !gezien.insert((b.code, &b.bericht, norm, &b.gebied_code)) {
                continue;
            }
            uit.push(vec![
                BladCel::tekst(ernst(b.ernst)),
                BladCel::tekst(plan.gebied.naam.as_str()),
                BladCel::tekst(norm.and_then(|n| normen.norm(n)).map_or("", |n| n.naam.as_str())),
                BladCel::tekst(b.bericht.as_str()),
                BladCel::tekst(b.code),
            ]);
        }
    }
    let kolommen = vec![
        BladKolom::tekst("Soort", 14),
        BladKolom::tekst("Gebied", 28),
        BladKolom::tekst("Norm", 36),
        BladKolom::tekst("Wat u moet weten", 90),
        BladKolom::tekst("Code", 12),
    ];
    Blad::tabel("Let op", "Wat u bij deze uitkomsten moet weten", 1, kolommen, uit)
}

fn ernst(ernst: Ernst) -> &'static str {
    match ernst {
        Ernst::Fout => "fout",
        Ernst::Waarschuwing => "waarschuwing",
        Ernst::Info => "mededeling",
    }
}

/// Wat voor alle cijfers geldt en het eerst moet opvallen; leeg als er niets is.
pub(super) fn merken(plannen: &[Plan]) -> String {
    let soorten: BTreeSet<GrondslagSoort> =
        plannen.iter().flat_map(|p| &p.rijen).filter_map(|r| Some(r.soll.stand?.soort)).collect();
    let merken: Vec<&str> = [
        (plannen.iter().any(Plan::is_fictief), "FICTIEVE opgaven, gebruik deze uitkomst niet in een werkagenda"),
        (plannen.iter().any(is_reconstructie), "regio-indeling is een reconstructie"),
        (soorten.contains(&GrondslagSoort::Schatting), "bevolking deels een schatting"),
        (soorten.contains(&GrondslagSoort::Prognose), "bevolking deels een prognose"),
        (soorten.contains(&GrondslagSoort::Aanname), "bevolking deels een aanname"),
        (heeft_status(plannen, BesluitStatus::Vastgesteld), "deels eigen streefwaarden, zie het blad Afwijkingen"),
        (
            heeft_status(plannen, BesluitStatus::Concept),
            "deels eigen streefwaarden die concept zijn, nog niet vastgesteld, zie het blad Afwijkingen",
        ),
    ]
    .into_iter()
    .filter_map(|(geldt, merk)| geldt.then_some(merk))
    .collect();
    if merken.is_empty() { String::new() } else { format!("Let op: {}.", merken.join("; ")) }
}

/// De bevindingen over het plan als geheel; geldt er een voor meer gebieden, dan staat zij er één keer.
pub(super) fn over_het_geheel(plannen: &[Plan]) -> Vec<String> {
    let mut per_code: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for b in plannen.iter().flat_map(|p| &p.bevindingen).filter(|b| b.norm_id.is_none()) {
        let eerdere = per_code.entry(b.code).or_default();
        if eerdere.iter().all(|e| e.bericht != b.bericht) {
            eerdere.push(b);
        }
    }
    per_code
        .into_values()
        .filter_map(|b| match b.as_slice() {
            [] => None,
            [enig] => Some(enig.bericht.clone()),
            [eerste, ..] => Some(format!("{} Zo zijn er {} meldingen; zie het blad Let op.", eerste.bericht, b.len())),
        })
        .collect()
}

/// Wat er bij één rij op te merken is, in een paar woorden.
pub(super) fn bij_rij(plan: &Plan, norm: &Norm, rij: &PlanRij) -> String {
    let mut merken: Vec<String> = Vec::new();
    let mut merk = |geldt: bool, tekst: &str| {
        if geldt {
            merken.push(tekst.to_owned());
        }
    };
    merk(rij.ist.soort == IstSoort::Fictief, "fictieve opgave");
    merk(rij.verkenning, "verkenning, niet vastgesteld");
    if let Some(afwijking) = afwijking::merk(rij) {
        merk(true, afwijking);
    }
    merk(norm.status.richtpunt(), "richtpunt, geen harde afspraak");
    merk(norm.eerste_inschatting, "eerste inschatting, evaluatie in 2028");
    merk(norm.karakter == Karakter::Rekenwaarde, "rekenwaarde, telt in geen totaal mee");
    merk(heeft(plan, norm, LEZING_OPEN), "lezing nog te kiezen");
    merk(is_open(rij), "plaats in de bandbreedte nog te kiezen");
    match rij.soll.stand.map(|s| s.soort) {
        Some(GrondslagSoort::Schatting) => merk(true, "bevolking is een schatting"),
        Some(GrondslagSoort::Prognose) => merk(true, "bevolking is een prognose"),
        Some(GrondslagSoort::Aanname) => merk(true, "bevolking rust op een aanname"),
        _ => {}
    }
    merken.extend(aandeel(norm, rij));
    merken.extend(deels_bekend(norm, rij));
    merken.join("; ")
}

fn heeft(plan: &Plan, norm: &Norm, code: &str) -> bool {
    plan.bevindingen.iter().any(|b| b.code == code && b.norm_id.as_ref() == Some(&norm.id))
}

fn heeft_status(plannen: &[Plan], status: BesluitStatus) -> bool {
    plannen.iter().flat_map(|p| &p.afwijkingen).any(|a| a.toegepast && a.besluit.status == status)
}

fn is_reconstructie(plan: &Plan) -> bool {
    plan.bevindingen.iter().any(|b| b.code == RECONSTRUCTIE)
}

/// "aandeel (13%) in de 2 fte van GGD Regio Utrecht": geen eigen minimum.
fn aandeel(norm: &Norm, rij: &PlanRij) -> Option<String> {
    let SollTrace::Gedeeld(delen) = &rij.soll.trace else { return None };
    let eenheid = norm.eenheid()?;
    let delen: Vec<String> = delen
        .iter()
        .filter(|d| d.inwoners_deel != d.inwoners_geheel && !d.inwoners_geheel.is_zero())
        .map(|d| {
            let deel = nl::procent(d.inwoners_deel.mul_div(normwijzer_core::Amount::ONE, d.inwoners_geheel));
            format!("aandeel ({deel}) in de {} van {}", nl::hoeveelheid(d.geheel.laag, eenheid), d.van.voluit())
        })
        .collect();
    (!delen.is_empty()).then(|| format!("{}, geen eigen minimum", delen.join(" en ")))
}

/// "van 9 van de 12 gemeenten bekend: 6,1 fte".
fn deels_bekend(norm: &Norm, rij: &PlanRij) -> Option<String> {
    let bekend = rij.ist.bekend.filter(|_| rij.ist.is_deels())?;
    Some(format!(
        "van {} van de {} gemeenten bekend: {}",
        rij.ist.leden_bekend.len(),
        rij.ist.leden_totaal,
        match Maat::van(norm)? {
            maat if maat.is_klein(bekend) => format!("{KLEIN} {}", nl::meervoud(maat.eenheid)),
            maat => nl::hoeveelheid(bekend, maat.eenheid),
        }
    ))
}

/// Een zin uit een normbestand zonder de regeleinden waarmee zij daar geschreven is.
pub(super) fn een_regel(t: &str) -> String {
    t.split_whitespace().collect::<Vec<_>>().join(" ")
}

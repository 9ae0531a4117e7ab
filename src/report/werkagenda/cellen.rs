//! Wat er in elk van de zeven cellen van een paragraaf komt te staan.

use normwijzer_core::gap::Status;
use normwijzer_core::ist::{IstSoort, Oordeel};
use normwijzer_core::kosten::KostenSoort;
use normwijzer_core::norm::{Norm, NormId};
use normwijzer_core::plan::PlanRij;

use super::{Onderdeel, Paragraaf, schaal};
use crate::document::{Blok, Stuk, Zin};
use crate::nl;
use crate::plan_pagina::PaginaContext;
use crate::plan_pagina::woorden::van as oordeel;
use crate::zinnen::norm::{regionaal, zonder_regio};
use crate::zinnen::werkagenda::{self as zin, Besluitvorming};
use crate::zinnen::{aantal, geld, hoofdletter, ingroei, opsomming, stand, status};

/// Zoveel gemeenten worden bij naam genoemd; daarboven staat er een aantal.
const MEESTE_NAMEN: usize = 8;

pub(super) fn cel(p: &Paragraaf<'_>, onderdeel: Onderdeel, context: &PaginaContext) -> Vec<Blok> {
    match onderdeel {
        Onderdeel::Urgentie => urgentie(p),
        Onderdeel::Situatie => situatie(p),
        Onderdeel::Ambitie => ambitie(p),
        Onderdeel::Ontwerp => ontwerp(p).into_iter().chain(schaal::alineas(p)).collect(),
        Onderdeel::Projectdoelstellingen => doelstellingen(p),
        Onderdeel::FinancieelPlan => financieel(p, context),
        Onderdeel::Monitoring => monitoring(p, context),
    }
}

/// Een alinea uit zinnen; niets als er niets te zeggen valt.
fn alinea(zinnen: impl IntoIterator<Item = Zin>) -> Option<Blok> {
    Some(Zin::alle(zinnen)).filter(|z| !z.is_leeg()).map(Blok::Alinea)
}

/// Een lijst; niets zonder punten.
fn lijst(aanhef: impl Into<Zin>, punten: Vec<Zin>) -> Option<Blok> {
    (!punten.is_empty()).then(|| Blok::Lijst { aanhef: aanhef.into(), punten })
}

fn urgentie(p: &Paragraaf<'_>) -> Vec<Blok> {
    let rijen: Vec<&PlanRij> = p.rijen().map(|(_, r)| r).collect();
    alinea(zin::urgentie(&rijen, p.plan)).into_iter().collect()
}

fn situatie(p: &Paragraaf<'_>) -> Vec<Blok> {
    let punten = p.getal.iter().filter_map(|norm| {
        let naam = Zin::new().term(norm.naam.clone()).tekst(": ");
        let Some(rij) = p.plan.eigen_rij(&norm.id) else { return regionaal(norm, p.plan) };
        if zonder_regio(rij) {
            return Some(naam.tekst("hier niet geteld."));
        }
        Some(naam.zin(Zin::alle([stand::huidig(norm, rij, p.plan), onder_de_norm(p, norm)])))
    });
    let mut uit: Vec<Blok> = lijst(Zin::new(), punten.collect()).into_iter().collect();
    let punten = eisen(p);
    if !punten.is_empty() {
        uit.push(Blok::Checklijst { aanhef: "Eisen in woorden, met wat ervan is:".into(), punten });
    }
    uit
}

/// "Onder de norm: Almere en Lelystad (2 van de 5 gemeenten)."
fn onder_de_norm(p: &Paragraaf<'_>, norm: &Norm) -> Zin {
    let leden: Vec<&PlanRij> = p.plan.rijen_van_leden(&norm.id).collect();
    let namen: Vec<String> =
        leden.iter().filter(|r| r.status == Status::Onder).map(|r| r.gebied.naam.clone()).collect();
    let bekend = leden.iter().filter(|r| r.ist.waarde.is_some()).count();
    let welke =
        if bekend == leden.len() { aantal(bekend, "gemeente", "gemeenten") } else { format!("{bekend} bekende") };
    let van = format!("{} van de {welke}", namen.len());
    let wat = if norm.status.richtpunt() { "Onder het richtpunt" } else { "Onder de norm" };
    match namen.len() {
        0 => Zin::new(),
        n if n <= MEESTE_NAMEN => Zin::from(format!("{wat}: {} ({van}).", opsomming(&namen))),
        _ => Zin::from(format!("{wat}: {van}.")),
    }
}

/// De eisen in woorden als lijst om af te vinken: eerst het oordeel, dan de eis.
fn eisen(p: &Paragraaf<'_>) -> Vec<(bool, Zin)> {
    let van_rij = |(norm, rij): &(&Norm, &PlanRij)| -> Vec<(bool, Zin)> {
        let punt = |(id, antwoord): &(String, Oordeel)| {
            let eis = norm.items().iter().find(|i| i.id == *id)?;
            let zin = met_hoofdletter(oordeel(norm, rij, *antwoord)).tekst(format!(": {}", eis.tekst.trim()));
            Some((*antwoord == Oordeel::Aanwezig, zin))
        };
        rij.oordelen.iter().filter_map(punt).collect()
    };
    p.woorden.iter().flat_map(van_rij).collect()
}

fn met_hoofdletter(mut zin: Zin) -> Zin {
    if let Some(Stuk::Tekst(tekst) | Stuk::Onzeker(tekst)) = zin.0.first_mut() {
        *tekst = hoofdletter(tekst);
    }
    zin
}

fn ambitie(p: &Paragraaf<'_>) -> Vec<Blok> {
    let alle_eerst = !p.getal.is_empty() && p.getal.iter().all(|n| n.eerste_inschatting);
    let begin =
        [Zin::from(status::in_azwa(p.sectie.status)), if alle_eerst { zin::eerste_inschatting() } else { Zin::new() }];
    let mut uit: Vec<Blok> = alinea(begin).into_iter().collect();
    for norm in &p.getal {
        match p.plan.eigen_rij(&norm.id) {
            Some(rij) => {
                let gap = if zonder_regio(rij) { Zin::new() } else { stand::gap(norm, rij, p.plan) };
                let verzonnen = rij.ist.soort == IstSoort::Fictief && rij.gap.is_some();
                let fictief = if verzonnen { zin::fictieve_gap() } else { Zin::new() };
                uit.extend(alinea([zin::ambitie(norm, rij, p.plan, !alle_eerst), gap, fictief]));
            }
            None => uit.extend(regionaal(norm, p.plan).map(Blok::Alinea)),
        }
    }
    let n = eisen(p).len();
    if n > 0 {
        let eisen = aantal(n, "eis", "eisen");
        let noemt = if p.getal.is_empty() { "De Opdracht noemt geen aantal en vraagt" } else { "Ook nodig:" };
        let zin = Zin::from(format!("{noemt} {eisen} in woorden; zie Situatie."));
        uit.push(Blok::Alinea(zin));
    }
    uit
}

fn ontwerp(p: &Paragraaf<'_>) -> Vec<Blok> {
    let Some((eerste, _)) = p.rijen().next() else { return Vec::new() };
    let horizon = p.plan.horizon;
    let (van, tot) = (nl::datum(horizon.start().eerste_dag()), nl::datum(horizon.doel().eerste_dag()));
    let stappen = p.plan.ingroei.as_ref().map_or_else(
        || "met gelijke stappen".to_owned(),
        |i| format!("met de vorm en binnen de grenzen van {}", i.naam),
    );
    let gelezen = if eerste.status.richtpunt() {
        format!("Richtpunt is {tot}; het ingroeipad begint op {van} {stappen}.")
    } else {
        format!("Dekkend in 2030 is gelezen als: op {tot}. Het ingroeipad begint op {van} {stappen}.")
    };
    let mut gemaakt = vec![Zin::from(gelezen)];
    if p.rijen().any(|(_, rij)| ingroei::in_drie_plannen(rij, p.plan)) {
        gemaakt.push(Zin::from(ingroei::DRIE_PLANNEN));
    }
    gemaakt.extend(p.rijen().flat_map(|(n, r)| zin::gekozen(n, r, p.plan)));
    let open =
        p.rijen().flat_map(|(n, r)| zin::open(n, r, p.plan).into_iter().chain(ingroei::te_schuiven(n, r, p.plan)));
    let open = open.collect();
    [lijst("Gekozen in deze berekening:", gemaakt), lijst("Nog te kiezen:", open)].into_iter().flatten().collect()
}

fn doelstellingen(p: &Paragraaf<'_>) -> Vec<Blok> {
    let (mut vast, mut voorstel) = (Vec::new(), Vec::new());
    for (norm, rij) in p.rijen() {
        let Some(doel) = zin::doelstelling(p.normen, norm, rij, p.plan) else { continue };
        let naar =
            if Besluitvorming::van(rij, p.plan) == Besluitvorming::Vastgesteld { &mut vast } else { &mut voorstel };
        naar.push(doel);
    }
    voorstel.extend(zin::eisen_doel(p.normen, &p.woorden, p.plan));
    let aanhef = Zin::from("Voorstel, ").onzeker("nog niet vastgesteld").tekst(":");
    [lijst("Vastgesteld:", vast), lijst(aanhef, voorstel)].into_iter().flatten().collect()
}

fn financieel(p: &Paragraaf<'_>, context: &PaginaContext) -> Vec<Blok> {
    let alle: Vec<&Norm> = p.getal.iter().copied().chain(p.woorden.iter().map(|(n, _)| *n)).collect();
    let mut uit: Vec<Blok> = lijst(Zin::new(), zin::financiers(&alle)).into_iter().collect();
    let Some(kosten) = &p.plan.kosten else {
        uit.push(Blok::alinea(zin::ZONDER_KOSTEN));
        return uit;
    };
    let van_hier = |id: &NormId| p.getal.iter().any(|n| n.id == *id);
    uit.extend(alinea(geld::per_jaar(p.plan, van_hier)));
    let verdeling = p.getal.iter().filter_map(|n| geld::wie_betaalt(kosten, n)).collect();
    uit.extend(lijst("Waarmee gerekend is:", verdeling));
    // Zonder pad van het gebied zijn de kosten per jaar onbekend; wat de hele SOLL kost is dat niet.
    let zonder_pad = |id: &NormId| !kosten.rijen.iter().any(|r| r.norm == *id && r.gebied == p.plan.gebied);
    let soll = p.rijen().filter(|(norm, rij)| zonder_pad(&norm.id) && !zonder_regio(rij)).filter_map(|(norm, rij)| {
        let tarief = kosten.tarief(&norm.id)?;
        let zin = Zin::from(format!(
            "{}: per jaar nog niet bekend, want de IST is niet (geheel) bekend; de hele SOLL kost per jaar ",
            norm.naam
        ))
        .bedrag(geld::bereik(geld::van_soll(kosten, rij)?))
        .tekst(format!(" (prijspeil {}", tarief.prijspeil));
        Some(match tarief.soort {
            KostenSoort::Aanname => zin.tekst(", ").onzeker("aanname").tekst(")."),
            _ => zin.tekst(")."),
        })
    });
    uit.extend(lijst(Zin::new(), soll.collect()));
    uit.extend(alinea(geld::deel_van_spuk(p.plan, van_hier)));
    uit.extend(figuur(p, context));
    uit.extend(alinea(geld::kosten_onbekend(p.normen, kosten, |n| {
        van_hier(&n.id) && p.plan.eigen_rij(&n.id).is_some()
    })));
    if p.getal.is_empty() {
        uit.push(Blok::alinea(zin::ZONDER_AANTAL_KOSTEN));
    }
    uit
}

/// De grafiek van kosten en middelen gaat over alle normen samen: zij staat bij de eerste paragraaf met een tarief, en de andere
/// wijzen ernaar.
fn figuur(p: &Paragraaf<'_>, context: &PaginaContext) -> Option<Blok> {
    let figuur = context.geld.as_ref()?;
    let kosten = p.plan.kosten.as_ref()?;
    let met_tarief = |n: &&Norm| kosten.tarief(&n.id).is_some() && p.plan.eigen_rij(&n.id).is_some();
    let eerste = p.normen.normen.iter().find(met_tarief)?;
    if !p.getal.iter().any(met_tarief) {
        return None;
    }
    if eerste.sectie == p.sectie.id {
        return Some(Blok::Figuur(figuur.clone()));
    }
    let begin = Zin::from(format!(
        "De grafiek van kosten en SPUK-bedrag van alle normen samen staat bij {}; zij is ook te plakken uit ",
        eerste.sectie
    ));
    Some(Blok::Alinea(begin.code(figuur.pad.clone()).tekst(".")))
}

fn monitoring(p: &Paragraaf<'_>, context: &PaginaContext) -> Vec<Blok> {
    // Normen die hetzelfde meetellen, staan bij elkaar.
    let mut groepen: Vec<Vec<&Norm>> = Vec::new();
    for (norm, _) in p.rijen() {
        match groepen.iter_mut().find(|g| g.first().is_some_and(|n| n.ist_definitie == norm.ist_definitie)) {
            Some(groep) => groep.push(norm),
            None => groepen.push(vec![norm]),
        }
    }
    let punten: Vec<Zin> = groepen.iter().map(|g| zin::indicator(g)).collect();
    let mut bestanden = Vec::new();
    if !punten.is_empty() {
        bestanden.push("de stand uit plan.csv (kolom ist), de tussenstanden uit ingroeipad.csv");
    }
    if !p.woorden.is_empty() {
        bestanden.push("de oordelen over de eisen in woorden uit kwalitatief.csv");
    }
    let code = if context.code.is_empty() { String::new() } else { format!(" ({})", context.code) };
    let herkomst = (!bestanden.is_empty())
        .then(|| Zin::from(format!("De cijfers komen uit de berekening{code}: {}.", bestanden.join("; "))));
    let mut uit: Vec<Blok> = lijst("Wat er geteld wordt, naar onze afbakening:", punten).into_iter().collect();
    uit.extend(alinea(zin::regioscans(p.plan.horizon).into_iter().chain(herkomst)));
    uit
}

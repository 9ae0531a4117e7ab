//! De bijlage: lezingen, aannames, citaten, opmerkingen en bronnen.

use normwijzer_core::norm::Norm;
use normwijzer_core::plan::{LezingStand, PlanRij};
use normwijzer_core::{Finding, NormSet, Plan};

use super::PaginaContext;
use crate::document::{Blok, Kolom, Tabel, Zin};
use crate::nl;
use crate::uitleg;
use crate::zinnen::{Maat, NOG_NIET_BEKEND, afwijking, exact, opsomming};

/// Bevindingen die de pagina al op hun plaats in een zin zegt.
const AL_GEZEGD: [&str; 17] = [
    "ING-103", "KOS-101", "KOS-102", "PLAN-001", "PLAN-002", "PLAN-003", "PLAN-010", "PLAN-011", "PLAN-013",
    "PLAN-014", "PLAN-015", "PLAN-017", "PLAN-018", "PLAN-020", "PRO-006", "PRO-007", "PRO-008",
];

pub(super) fn blokken(normen: &NormSet, plan: &Plan, context: &PaginaContext) -> Vec<Blok> {
    let mut uit = Vec::new();
    let opmerkingen = opmerkingen(plan, context);
    if !opmerkingen.is_empty() {
        uit.push(Blok::kop(1, "Opmerkingen bij de invoer"));
        uit.push(Blok::Lijst { aanhef: Zin::new(), punten: opmerkingen });
    }
    uit.push(Blok::kop(1, "Bijlage: aannames en lezingen"));
    uit.extend(lezingen(normen, plan));
    uit.push(Blok::Lijst { aanhef: Zin::new(), punten: aannames(normen, plan) });
    uit.push(Blok::kop(1, "Bijlage: wat de Opdracht in woorden vraagt"));
    let in_woorden = normen.normen.iter().filter(|n| n.eenheid().is_none());
    uit.push(Blok::Lijst { aanhef: Zin::new(), punten: in_woorden.map(|n| citaat(normen, n)).collect() });
    uit.push(Blok::kop(1, "Bronnen"));
    let mut punten = bronnen(normen, context);
    punten.extend(crate::zinnen::kenmerk::bronnen(plan).into_iter().map(Zin::from));
    uit.push(Blok::Lijst { aanhef: Zin::new(), punten });
    uit.push(Blok::Alinea(bewijs(context)));
    uit
}

fn opmerkingen(plan: &Plan, context: &PaginaContext) -> Vec<Zin> {
    let bericht = |b: &Finding| Zin::from(b.bericht.clone());
    let bevindingen = plan.bevindingen.iter().filter(|b| !AL_GEZEGD.contains(&b.code)).map(bericht);
    bevindingen.chain(context.opmerkingen.iter().map(|o| Zin::from(o.clone()))).collect()
}

/// Elke open lezing met haar uitkomst.
fn lezingen(normen: &NormSet, plan: &Plan) -> Option<Blok> {
    let mut rijen = Vec::new();
    for norm in normen.normen.iter().filter(|n| n.heeft_open_lezing()) {
        let (Some(maat), Some(rij)) = (Maat::van(norm), plan.eigen_rij(&norm.id)) else { continue };
        for stand in &rij.lezingen {
            let Some(lezing) = norm.lezing(&stand.lezing) else { continue };
            let gerekend = gerekend(rij, plan, stand);
            rijen.push(vec![
                norm.naam.clone().into(),
                Zin::new().code(lezing.id.0.clone()).tekst(gerekend),
                lezing.omschrijving.trim().into(),
                lezing.reden.trim().into(),
                stand.bereik.map_or_else(|| NOG_NIET_BEKEND.into(), |b| maat.in_cel(b, rij.positie)),
            ]);
        }
    }
    (!rijen.is_empty()).then(|| {
        Blok::Tabel(Tabel {
            bijschrift: "Normen die op meer dan één manier gelezen kunnen worden".into(),
            kolommen: vec![
                Kolom::links("Norm"),
                Kolom::links("Lezing"),
                Kolom::links("Wat zij zegt"),
                Kolom::links("Waarom men zo kan lezen"),
                Kolom::rechts("SOLL"),
            ],
            rijen,
            met_totaal: false,
        })
    })
}

/// Of met een lezing gerekend is; een gemeente met een afwijking kan het met een andere doen dan haar gebied.
fn gerekend(rij: &PlanRij, plan: &Plan, stand: &LezingStand) -> String {
    let (zelfde, anders): (Vec<_>, Vec<_>) =
        afwijking::andere_lezingen(rij, plan).into_iter().partition(|(_, lezing)| *lezing == stand.lezing);
    let namen = |wie: Vec<(String, _)>| opsomming(&wie.into_iter().map(|(naam, _)| naam).collect::<Vec<_>>());
    match stand.gekozen {
        true if anders.is_empty() => " (hiermee is gerekend)".to_owned(),
        true => format!(" (hiermee is gerekend, behalve in {})", namen(anders)),
        false if zelfde.is_empty() => String::new(),
        false => format!(" (hiermee is gerekend in {})", namen(zelfde)),
    }
}

/// Elke aanname één keer, met de normen waarvoor zij geldt.
fn aannames(normen: &NormSet, plan: &Plan) -> Vec<Zin> {
    let mut gezien: Vec<(&str, Zin, Vec<String>)> = Vec::new();
    for norm in &normen.normen {
        for aanname in &norm.aannames {
            if let Some((_, _, namen)) = gezien.iter_mut().find(|(tekst, _, _)| *tekst == aanname.tekst) {
                namen.push(norm.naam.clone());
                continue;
            }
            let kenmerk = plan.eigen_rij(&norm.id).into_iter().flat_map(|r| &r.kenmerken);
            let waarde = match (aanname.waarde, kenmerk.into_iter().find(|k| k.aanname == aanname.id)) {
                (_, Some(k)) => format!(" {}", crate::zinnen::kenmerk::bij_aanname(k)),
                (Some(w), None) => format!(" Gerekend met {}.", exact(w).0),
                (None, None) => String::new(),
            };
            let bron = aanname.bron.trim();
            let punt = if bron.ends_with(['.', '"']) { "" } else { "." };
            let zin = Zin::from(format!("{}{waarde} Bron: {bron}{punt}", aanname.tekst.trim()));
            gezien.push((&aanname.tekst, zin, vec![norm.naam.clone()]));
        }
    }
    gezien.into_iter().map(|(_, zin, namen)| Zin::new().term(opsomming(&namen)).tekst(": ").zin(zin)).collect()
}

fn citaat(normen: &NormSet, norm: &Norm) -> Zin {
    let bron = uitleg::bron(normen, norm);
    // De kop noemt het document al.
    let versie = normen.edities.iter().find(|e| e.id == norm.editie).map(|e| format!("versie {}, ", e.versie));
    let plaats = versie.and_then(|v| bron.split_once(&v)).map_or(bron.as_str(), |(_, plaats)| plaats);
    Zin::new().term(norm.naam.clone()).tekst(format!(": „{}” ({plaats}).", norm.citaat.trim()))
}

pub(crate) fn bronnen(normen: &NormSet, context: &PaginaContext) -> Vec<Zin> {
    let edities = normen.edities.iter().map(|e| format!("{}, {}, versie {}.", e.titel, e.uitgever, e.versie));
    edities.chain(context.bronnen.iter().map(|b| format!("{}.", b.voluit()))).map(Zin::from).collect()
}

pub(crate) fn bewijs(context: &PaginaContext) -> Zin {
    let datum = context.datum.map_or_else(String::new, |d| format!(", {}", nl::datum(d)));
    Zin::from(format!("Gemaakt met Normwijzer {}{datum}. Verantwoording ", context.versie))
        .code(context.code.clone())
        .tekst(": dezelfde invoer en dezelfde code geven dezelfde getallen.")
}

//! De zinnen over een ingroeipad met grenzen: wat het begrenst, wanneer de SOLL haalbaar is, en wat er kan.
//!
//! Onder grenzen zijn laag, midden en hoog drie plannen en geen band. Weet niet op welke pagina een zin staat.

use normwijzer_core::choices::Positie;
use normwijzer_core::grenzen::{Ingegroeid, Oorzaak};
use normwijzer_core::norm::Norm;
use normwijzer_core::plan::{NormIngroei, PlanRij};
use normwijzer_core::{Horizon, NormSet, Plan, Quarter};

use super::{Maat, NIET_AFGEDRUKT, opsomming};
use crate::document::Zin;
use crate::nl;

/// Onder grenzen is een bereik geen band om één plan.
pub const DRIE_PLANNEN: &str = "Laag, midden en hoog zijn hier drie plannen, elk tegen dezelfde grenzen; wat het ene plan overlaat, kan een later genoemde norm in dat plan krijgen. Het lage plan kan daarom boven het hoge liggen, en een bereik is geen marge om één plan.";

/// Of de grenzen van het ingroeibestand van laag, midden en hoog drie verschillende plannen maken.
#[must_use]
pub fn drie_plannen(plan: &Plan) -> bool {
    plan.rijen.iter().any(|rij| in_drie_plannen(rij, plan))
}

/// Of dat voor een norm van het gebied zo is.
#[must_use]
pub fn in_drie_plannen(rij: &PlanRij, plan: &Plan) -> bool {
    let pad = plan.ingroei.as_ref().and_then(|i| i.norm(&rij.norm)).filter(|_| rij.gebied == plan.gebied);
    let plannen = pad.map(|pad| plannen(pad, rij)).unwrap_or_default();
    plannen.len() > 1 && plannen.iter().any(|(_, p)| p.begrensd())
}

/// Wat een pad begrenst, kwartalen met dezelfde grens samen: "2027-K2 tot en met 2027-K4: budget 2027 van de regio".
#[must_use]
pub fn grenzen(pad: &Ingegroeid, horizon: Horizon) -> Vec<String> {
    let mut reeksen: Vec<(Quarter, Quarter, &[Oorzaak])> = Vec::new();
    for (kwartaal, bindend) in horizon.kwartalen().zip(&pad.bindend) {
        match reeksen.last_mut() {
            Some((_, tot, zelfde)) if *zelfde == bindend.as_slice() => *tot = kwartaal,
            _ => reeksen.push((kwartaal, kwartaal, bindend)),
        }
    }
    reeksen
        .into_iter()
        .filter(|(.., bindend)| !bindend.is_empty())
        .map(|(van, tot, bindend)| {
            let wat: Vec<String> = bindend.iter().map(ToString::to_string).collect();
            let wanneer = if van == tot { van.to_string() } else { format!("{van} tot en met {tot}") };
            format!("{wanneer}: {}", wat.join("; "))
        })
        .collect()
}

/// Wanneer de SOLL er op zijn vroegst kan zijn, wat er aan het doel ontbreekt en welke grens daarvoor zou moeten schuiven.
#[must_use]
pub fn haalbaar(maat: Maat, pad: &Ingegroeid, horizon: Horizon) -> Zin {
    let vroegst = pad.vroegst.map_or_else(
        || {
            Zin::from(format!(
                "Binnen deze grenzen is de SOLL niet haalbaar voor het einde van het plan ({}).",
                horizon.eind()
            ))
        },
        |q| Zin::from(format!("Vroegst haalbaar binnen deze grenzen: {q}.")),
    );
    let Some(tekort) = &pad.tekort else { return vroegst };
    let mist = Zin::from(format!("In {} ontbreekt ", horizon.doel())).zin(maat.hoeveelheid(tekort.hoeveel)).tekst(".");
    let wegen: Vec<String> = tekort.verzetten.iter().map(ToString::to_string).collect();
    let schuif = if wegen.is_empty() {
        Zin::from("Geen grens maakt het doel alleen haalbaar; er moeten er meer tegelijk schuiven.")
    } else {
        Zin::from(format!("Het doel wordt wel gehaald met {}.", wegen.join(", of met ")))
    };
    Zin::alle([vroegst, mist, schuif])
}

/// De drie plannen van een norm, of het ene als er een plaats in de bandbreedte gekozen is, met hoe zij heten.
#[must_use]
pub fn plannen<'a>(pad: &'a NormIngroei, rij: &PlanRij) -> Vec<(&'static str, &'a Ingegroeid)> {
    // Ook een norm met één SOLL heeft drie plannen, als een eerdere norm er drie heeft en dus telkens iets anders overlaat.
    let gekozen = rij.positie.is_some_and(|p| p != Positie::NietGekozen);
    if gekozen || (pad.laag == pad.gekozen && pad.gekozen == pad.hoog) {
        return vec![("", &pad.gekozen)];
    }
    vec![("Bij de ondergrens", &pad.laag), ("Bij het midden", &pad.gekozen), ("Bij de bovengrens", &pad.hoog)]
}

/// Wat er aan het doel ontbreekt, in een paar woorden: "10,7 fte bij de bovengrens". `None` als de grenzen het doel halen,
/// of als de IST te klein is om af te drukken.
#[must_use]
pub fn ontbreekt(maat: Maat, rij: &PlanRij, plan: &Plan) -> Option<String> {
    let pad = plan.ingroei.as_ref()?.norm(&rij.norm).filter(|_| rij.gebied == plan.gebied)?;
    if rij.ist.waarde.is_none_or(|ist| maat.is_klein(ist)) {
        return None;
    }
    let delen: Vec<String> = plannen(pad, rij)
        .into_iter()
        .filter_map(|(naam, plan)| {
            let hoeveel = maat.hoeveelheid(plan.tekort.as_ref()?.hoeveel);
            let naam = super::kleine_letter(naam);
            Some(if naam.is_empty() { hoeveel.to_string() } else { format!("{hoeveel} {naam}") })
        })
        .collect();
    (!delen.is_empty()).then(|| opsomming(&delen))
}

/// "Binnen de grenzen van Ingroei is op 1 januari 2030 9,0–10,9 fte haalbaar; er ontbreekt 10,7 fte bij de bovengrens."
#[must_use]
pub fn niet_gehaald(maat: Maat, rij: &PlanRij, plan: &Plan) -> Option<Zin> {
    let ontbreekt = ontbreekt(maat, rij, plan)?;
    let doel = plan.horizon.doel();
    let stand = rij.pad.iter().find(|p| p.kwartaal == doel)?.pad?;
    let naam = &plan.ingroei.as_ref()?.naam;
    Some(
        Zin::from(format!("Binnen de grenzen van {naam} is op {} ", nl::datum(doel.eerste_dag())))
            .zin(maat.in_cel(stand, rij.positie))
            .tekst(format!(" haalbaar; er ontbreekt {ontbreekt}.")),
    )
}

/// Wat er te kiezen valt waar de grenzen het doel niet halen: welke grens zou moeten schuiven, per plan.
#[must_use]
pub fn te_schuiven(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Vec<Zin> {
    let pad = plan.ingroei.as_ref().and_then(|i| i.norm(&rij.norm));
    let (Some(maat), Some(pad)) = (Maat::van(norm), pad) else { return Vec::new() };
    if ontbreekt(maat, rij, plan).is_none() {
        return Vec::new();
    }
    let niet_gehaald = plannen(pad, rij).into_iter().filter(|(_, p)| p.tekort.is_some());
    niet_gehaald
        .map(|(naam, p)| {
            let welk = if naam.is_empty() { String::new() } else { format!(", {}", super::kleine_letter(naam)) };
            Zin::new().term(format!("{}{welk}", norm.naam)).tekst(": ").zin(haalbaar(maat, p, plan.horizon))
        })
        .collect()
}

/// Welke SOLL de grenzen in het doelkwartaal dragen: op volgorde van prioriteit, en als gelijk deel.
#[must_use]
pub fn wat_kan_er(normen: &NormSet, plan: &Plan) -> Vec<Zin> {
    let Some(ingroei) = &plan.ingroei else { return Vec::new() };
    let doel = plan.horizon.doel();
    if ingroei.wat_kan_er.op_volgorde.is_empty() {
        return vec![Zin::from(
            "Van geen enkele norm zijn IST en SOLL bekend; zonder IST is niet te zeggen wat er kan.",
        )];
    }
    let mut uit = vec![Zin::from(format!(
        "Op volgorde van prioriteit dragen deze grenzen in {doel} (bij een bandbreedte: het midden):"
    ))];
    for gedragen in &ingroei.wat_kan_er.op_volgorde {
        let Some(norm) = normen.norm(&gedragen.norm) else { continue };
        let Some(maat) = Maat::van(norm) else { continue };
        let klein = plan.eigen_rij(&norm.id).and_then(|r| r.ist.waarde).is_some_and(|ist| maat.is_klein(ist));
        if klein {
            uit.push(Zin::from(format!("- {}: {NIET_AFGEDRUKT}; de IST is een telling onder de 10", norm.naam)));
            continue;
        }
        let deel = gedragen.aandeel.map_or_else(String::new, |a| format!(" ({} van de SOLL)", nl::procent(a)));
        let kosten = plan.kosten.as_ref().is_some_and(|k| k.tarief(&norm.id).is_none());
        uit.push(
            Zin::from(format!("- {}: ", norm.naam))
                .bedrag(maat.getal(gedragen.stand))
                .tekst(" van ")
                .zin(maat.hoeveelheid(gedragen.gevraagd))
                .tekst(deel)
                .tekst(if kosten { "; kosten onbekend, dus niet door een budget begrensd" } else { "" }),
        );
    }
    uit.push(Zin::from(format!(
        "Gelijk op: van elke norm kan {} van wat er bij moet.",
        nl::procent(ingroei.wat_kan_er.gelijk_op)
    )));
    uit
}

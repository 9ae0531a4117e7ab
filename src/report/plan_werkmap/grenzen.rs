//! Het blad *Ingroei en grenzen*: per norm en plan wat haar begrenst, wanneer de SOLL haalbaar is, en wat zou moeten schuiven.
//!
//! Onder grenzen zijn laag, midden en hoog drie plannen; is er een plaats gekozen, dan is er één.

use normwijzer_core::grenzen::{Gedragen, Ingegroeid};
use normwijzer_core::norm::{Norm, NormSet};
use normwijzer_core::plan::{NormIngroei, Plan, PlanRij};

use super::{eenheid, rijen, vorm};
use crate::werkmap::{Blad, BladCel, BladKolom, Getalvorm};
use crate::zinnen::{Maat, NIET_AFGEDRUKT, hoofdletter, ingroei};

pub(super) fn blad(normen: &NormSet, plannen: &[Plan]) -> Blad {
    let uit = rijen(normen, plannen)
        .filter(|(plan, _, rij)| rij.gebied == plan.gebied)
        .filter_map(|(plan, norm, rij)| Some((plan, norm, rij, plan.ingroei.as_ref()?.norm(&norm.id)?)))
        .flat_map(|(plan, norm, rij, pad)| van_norm(plan, norm, rij, pad))
        .collect();
    let mut kolommen = vec![
        BladKolom::tekst("Gebied", 28),
        BladKolom::tekst("Norm", 34),
        BladKolom::tekst("Plan", 20),
        BladKolom::tekst("Vorm", 14),
        BladKolom::tekst("Begin", 10),
        BladKolom::tekst("Vroegst haalbaar", 18),
    ];
    kolommen.extend(["Stand op het doel", "Ontbreekt op het doel"].map(BladKolom::getal));
    kolommen.extend([
        BladKolom::tekst("Eenheid", 24),
        BladKolom::tekst("Wat het pad begrenst", 70),
        BladKolom::tekst("Het doel wordt wel gehaald met", 70),
        BladKolom::getal("Op volgorde gedragen (wat kan er)"),
        BladKolom::getal("Deel van de SOLL"),
    ]);
    let mut uitleg = vec![
        "Per norm, op volgorde van prioriteit, op wat de eerdere normen overlieten. Een norm zonder tarief telt in geen budget mee. Wat kan er: de stand die deze grenzen op het doel dragen als de vorm er niet toe doet en elk pad zo laat mogelijk oploopt; bij een bandbreedte voor het midden. Dat kan meer zijn dan het pad haalt.".to_owned(),
    ];
    if plannen.iter().any(ingroei::drie_plannen) {
        uitleg.push(ingroei::DRIE_PLANNEN.to_owned());
    }
    Blad::tabel("Ingroei en grenzen", "Wat het ingroeipad begrenst", 3, kolommen, uit).met_toelichting(uitleg)
}

fn van_norm(plan: &Plan, norm: &Norm, rij: &PlanRij, pad: &NormIngroei) -> Vec<Vec<BladCel>> {
    let verborgen = Maat::van(norm).zip(rij.ist.waarde).is_some_and(|(maat, ist)| maat.is_klein(ist));
    let gedragen = plan.ingroei.as_ref().and_then(|i| i.wat_kan_er.op_volgorde.iter().find(|g| g.norm == norm.id));
    ingroei::plannen(pad, rij)
        .into_iter()
        .map(|(naam, plan_pad)| {
            let van_gekozen = gedragen.filter(|_| std::ptr::eq(plan_pad, &pad.gekozen));
            cellen(plan, norm, rij, (naam, pad, plan_pad), (van_gekozen, verborgen))
        })
        .collect()
}

fn cellen(
    plan: &Plan,
    norm: &Norm,
    rij: &PlanRij,
    (naam, pad, plan_pad): (&str, &NormIngroei, &Ingegroeid),
    (gedragen, verborgen): (Option<&Gedragen>, bool),
) -> Vec<BladCel> {
    let vorm = vorm(norm);
    let getal = |a| if verborgen { BladCel::tekst(NIET_AFGEDRUKT) } else { BladCel::getal(a, vorm) };
    let op_doel = plan.horizon.kwartalen().position(|q| q == plan.horizon.doel());
    let groei = op_doel.and_then(|i| plan_pad.groei.get(i)).copied();
    let stand = rij.ist.waarde.zip(groei).map(|(ist, groei)| ist + groei);
    let vroegst = plan_pad.vroegst.map_or_else(|| "niet voor het einde van het plan".to_owned(), |q| q.to_string());
    let verzetten: Vec<String> = plan_pad.tekort.iter().flat_map(|t| &t.verzetten).map(ToString::to_string).collect();
    let schuift = match (&plan_pad.tekort, verzetten.is_empty()) {
        (Some(_), true) => "geen grens alleen; er moeten er meer tegelijk schuiven".to_owned(),
        _ => verzetten.join("; of "),
    };
    vec![
        BladCel::tekst(rij.gebied.naam.as_str()),
        BladCel::tekst(norm.naam.as_str()),
        BladCel::tekst(if naam.is_empty() { "Eén plan".to_owned() } else { hoofdletter(naam) }),
        BladCel::tekst(pad.vorm),
        BladCel::tekst(pad.begin.to_string()),
        BladCel::tekst(vroegst),
        getal(stand),
        getal(plan_pad.tekort.as_ref().map(|t| t.hoeveel)),
        eenheid(norm),
        BladCel::tekst(ingroei::grenzen(plan_pad, plan.horizon).join("\n")),
        if verborgen { BladCel::tekst(NIET_AFGEDRUKT) } else { BladCel::tekst(schuift) },
        if gedragen.is_some() { getal(gedragen.map(|g| g.stand)) } else { BladCel::Leeg },
        BladCel::getal(gedragen.filter(|_| !verborgen).and_then(|g| g.aandeel), Getalvorm::Procent),
    ]
}

//! Het blad *Samenvatting*: per gepland gebied en norm SOLL, IST, GAP en status, met vooraan wat de lezer moet weten.

use normwijzer_core::norm::{Norm, NormSet};
use normwijzer_core::plan::{Plan, PlanRij};

use super::{bereik, eenheid, is_open, kolommen_bereik, letop, rijen, tabelblad, vorm, woorden};
use crate::nl;
use crate::werkmap::{Blad, BladCel, BladKolom, Getalvorm};

pub(super) fn blad(normen: &NormSet, plannen: &[Plan], mededelingen: &[String]) -> Blad {
    let uit = rijen(normen, plannen)
        .filter(|(plan, norm, rij)| rij.gebied == plan.gebied && norm.band().is_some())
        .map(|(plan, norm, rij)| cellen(plan, norm, rij))
        .collect();
    let titel = match plannen {
        [enig] => format!("Samenvatting: {}", enig.gebied.voluit()),
        _ => format!("Samenvatting van {} gebieden", plannen.len()),
    };
    tabelblad("Samenvatting", titel, toelichting(normen, plannen, mededelingen), 4, kolommen(), uit)
}

fn toelichting(normen: &NormSet, plannen: &[Plan], mededelingen: &[String]) -> Vec<String> {
    let mut uit = letop::over_het_geheel(plannen);
    uit.extend(normen.edities.iter().map(|e| letop::een_regel(&e.mededeling)));
    uit.extend(mededelingen.iter().cloned());
    uit.extend(plannen.first().map(peil));
    uit.push(
        "GAP = SOLL − IST: positief is nog te bouwen. Leeg is onbekend, geen nul. Is de plaats in de bandbreedte niet gekozen, dan geldt het bereik van laag tot hoog."
            .to_owned(),
    );
    uit
}

/// Over welke tijd het gaat.
fn peil(plan: &Plan) -> String {
    let doel = nl::datum(plan.horizon.doel().eerste_dag());
    match plan.peildatum {
        Some(dag) => format!("Bevolking op {}; de SOLL is gehaald op {doel}.", nl::datum(dag)),
        None => format!("De SOLL is gehaald op {doel}."),
    }
}

fn kolommen() -> Vec<BladKolom> {
    let mut uit = vec![
        BladKolom::tekst("Gebied", 28),
        BladKolom::tekst("Gebiedscode", 22),
        BladKolom::tekst("Paragraaf", 10),
        BladKolom::tekst("Norm", 34),
        BladKolom::tekst("Eenheid", 24),
        BladKolom::tekst("Landelijke streefwaarde", 32),
    ];
    uit.extend(kolommen_bereik("SOLL"));
    uit.push(BladKolom::getal("IST"));
    uit.extend(kolommen_bereik("GAP"));
    uit.extend([
        BladKolom::getal("Tekort laag"),
        BladKolom::getal("Tekort hoog"),
        BladKolom::getal("Overschot laag"),
        BladKolom::getal("Overschot hoog"),
        BladKolom::getal("Gevuld"),
        BladKolom::tekst("Status", 22),
        BladKolom::tekst("Wie betaalt", 16),
        BladKolom::tekst("Let op", 44),
    ]);
    uit
}

fn cellen(plan: &Plan, norm: &Norm, rij: &PlanRij) -> Vec<BladCel> {
    let vorm = vorm(norm);
    let (tekort, overschot) = (rij.gap.and_then(|g| g.tekort), rij.gap.and_then(|g| g.overschot));
    let mut uit = vec![
        BladCel::tekst(rij.gebied.naam.as_str()),
        BladCel::tekst(rij.gebied.code.as_str()),
        BladCel::tekst(norm.sectie.as_str()),
        BladCel::tekst(norm.naam.as_str()),
        eenheid(norm),
        BladCel::tekst(woorden::streefwaarde(norm)),
    ];
    uit.extend(bereik(rij, rij.soll.bereik, vorm));
    uit.push(BladCel::getal(rij.ist.waarde, vorm));
    uit.extend(bereik(rij, rij.gap.map(|g| g.gap), vorm));
    // Bij een hoge SOLL is het tekort groot en het overschot klein: laag en hoog horen bij het getal zelf.
    uit.extend([
        BladCel::getal(tekort.map(|t| t.laag), vorm),
        BladCel::getal(tekort.map(|t| t.hoog), vorm),
        BladCel::getal(overschot.map(|o| o.hoog), vorm),
        BladCel::getal(overschot.map(|o| o.laag), vorm),
        BladCel::getal(rij.gap.and_then(|g| g.vullingsgraad).filter(|_| !is_open(rij)), Getalvorm::Procent),
        BladCel::tekst(woorden::status(rij.status)),
        BladCel::tekst(norm.financier.map_or("", |f| f.token())),
        BladCel::tekst(letop::bij_rij(plan, norm, rij)),
    ]);
    uit
}

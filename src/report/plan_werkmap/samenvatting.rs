//! Het blad *Samenvatting*: per gepland gebied en norm SOLL, IST, GAP en status, met vooraan wat de lezer moet weten.

use normwijzer_core::norm::{Norm, NormSet};
use normwijzer_core::plan::{Plan, PlanRij};

use super::verborgen::{self, Verborgen};
use super::{bereik, eenheid, is_gekozen, kolommen_bereik, letop, rijen, vorm, woorden};
use crate::nl;
use crate::werkmap::{Blad, BladCel, BladKolom};

pub(super) fn blad(normen: &NormSet, plannen: &[Plan], mededelingen: &[String]) -> Blad {
    // Zonder keuze zegt een kolom met de gekozen plaats niets: één waarde staat al bij laag en hoog.
    let getallen = if plannen.iter().flat_map(|p| &p.rijen).any(is_gekozen) { 3 } else { 2 };
    let uit = rijen(normen, plannen)
        .filter(|(plan, norm, rij)| rij.gebied == plan.gebied && norm.band().is_some())
        .map(|(plan, norm, rij)| cellen(plan, norm, rij, getallen))
        .collect();
    let titel = match plannen {
        [enig] => format!("Samenvatting: {}", enig.gebied.voluit()),
        _ => format!("Samenvatting van {} gebieden", plannen.len()),
    };
    Blad::tabel("Samenvatting", titel, 3, kolommen(getallen), uit).met_toelichting(toelichting(
        normen,
        plannen,
        mededelingen,
    ))
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
    if plannen.iter().any(|p| heeft_verborgen(normen, p)) {
        uit.push(verborgen::UITLEG.to_owned());
    }
    uit
}

fn heeft_verborgen(normen: &NormSet, plan: &Plan) -> bool {
    normen
        .normen
        .iter()
        .filter_map(|n| Some((n, plan.eigen_rij(&n.id)?)))
        .any(|(n, r)| Verborgen::van(plan, n).is_pad(r))
}

/// Over welke tijd het gaat.
fn peil(plan: &Plan) -> String {
    let doel = nl::datum(plan.horizon.doel().eerste_dag());
    match plan.peildatum {
        Some(dag) => format!("Bevolking op {}; de SOLL is gehaald op {doel}.", nl::datum(dag)),
        None => format!("De SOLL is gehaald op {doel}."),
    }
}

fn kolommen(getallen: usize) -> Vec<BladKolom> {
    let mut uit = vec![
        BladKolom::tekst("Gebied", 24),
        BladKolom::tekst("Paragraaf", 10),
        BladKolom::tekst("Norm", 30),
        BladKolom::tekst("Landelijke streefwaarde", 26),
        BladKolom::tekst("Eenheid", 14),
    ];
    uit.extend(kolommen_bereik("SOLL").into_iter().take(getallen));
    uit.push(BladKolom::getal("IST"));
    uit.extend(kolommen_bereik("GAP").into_iter().take(getallen));
    uit.extend([BladKolom::tekst("Status", 20), BladKolom::tekst("Let op", 40)]);
    uit
}

fn cellen(plan: &Plan, norm: &Norm, rij: &PlanRij, getallen: usize) -> Vec<BladCel> {
    let vorm = vorm(norm);
    let verborgen = Verborgen::van(plan, norm);
    let drie = |b| bereik(rij, b, vorm).into_iter().take(getallen);
    let mut uit = vec![
        BladCel::tekst(rij.gebied.naam.as_str()),
        BladCel::tekst(norm.sectie.as_str()),
        BladCel::tekst(norm.naam.as_str()),
        BladCel::tekst(woorden::streefwaarde(norm)),
        eenheid(norm),
    ];
    uit.extend(drie(rij.soll.bereik));
    uit.push(verborgen.ist(norm, rij));
    uit.extend(drie(rij.gap.map(|g| g.gap)).map(|c| verborgen.afgeleid(rij, c)));
    uit.extend([BladCel::tekst(woorden::status(rij.status)), BladCel::tekst(letop::bij_rij(plan, norm, rij))]);
    uit
}

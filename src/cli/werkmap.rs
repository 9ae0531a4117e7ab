//! De werkmap van een run: wat de bladen nodig hebben naast normen en plannen.

use normwijzer_core::NormId;
use normwijzer_core::norm::NormSet;
use normwijzer_core::plan::Plan;
use normwijzer_data::tabellen::Tabel;
use normwijzer_report::grafieken::grafieken;
use normwijzer_report::huisstijl::Huisstijl;
use normwijzer_report::plan_pagina::Bronvermelding;
use normwijzer_report::plan_werkmap::{Bijlagen, BronRij, VerantwoordingRij, WoordenboekRij, plan_werkmap};
use normwijzer_report::uitleg::uitleg;
use normwijzer_report::xlsx::xlsx_in;
use normwijzer_report::zinnen::vooraf;

use super::pagina::Context;
use super::verantwoording::Grond;

/// De werkmap als bytes, in de kleuren van een huisstijl.
pub(crate) fn werkmap(
    normen: &NormSet,
    plannen: &[Plan],
    woordenboek: &[WoordenboekRij],
    grond: &Grond,
    (context, huisstijl): (&Context<'_>, &Huisstijl),
) -> anyhow::Result<Vec<u8>> {
    // Bij meer gebieden tegelijk heeft geen blad plaats voor hun grafieken.
    let grafieken = match plannen {
        [plan] => grafieken(normen, plan, &context.pagina()),
        _ => Vec::new(),
    };
    let bijlagen = Bijlagen {
        code: &context.code,
        mededelingen: &mededelingen(normen, plannen, context),
        grafieken: &grafieken,
        uitleg: &per_norm(normen, plannen),
        woordenboek,
        bronnen: &context.bronnen.iter().map(bron).collect::<Vec<_>>(),
        verantwoording: &verantwoording(grond),
    };
    Ok(xlsx_in(&plan_werkmap(normen, plannen, &bijlagen), huisstijl)?)
}

fn mededelingen(normen: &NormSet, plannen: &[Plan], context: &Context<'_>) -> Vec<String> {
    let reconstructie = context.gebieden.iter().any(|g| g.reconstructie);
    let mut uit: Vec<String> = Vec::new();
    for (soort, zin) in plannen.iter().flat_map(|p| vooraf::mededelingen(normen, p, reconstructie)) {
        let regel = format!("{}: {zin}", soort.woord());
        if !uit.contains(&regel) {
            uit.push(regel);
        }
    }
    uit.extend(context.opmerkingen.iter().cloned());
    uit
}

/// De uitleg van elke norm in het geplande gebied; bij meer gebieden is dat er te veel om te lezen.
fn per_norm(normen: &NormSet, plannen: &[Plan]) -> Vec<(NormId, Vec<String>)> {
    let [plan] = plannen else { return Vec::new() };
    let eigen = plan.rijen.iter().filter(|r| r.gebied == plan.gebied);
    eigen.map(|r| (r.norm.clone(), uitleg(normen, r, plan, None))).collect()
}

/// Wat elke kolom van elke tabel betekent.
pub(crate) fn woordenboek(tabellen: &[Tabel<'_>]) -> Vec<WoordenboekRij> {
    let rij = |tabel: &Tabel<'_>, kolom: &normwijzer_data::tabellen::Kolom| WoordenboekRij {
        tabel: format!("{}.csv", tabel.naam),
        kolom: kolom.naam.to_owned(),
        betekenis: kolom.betekenis.to_owned(),
    };
    tabellen.iter().flat_map(|t| t.kolommen.iter().map(move |k| rij(t, k))).collect()
}

fn bron(b: &Bronvermelding) -> BronRij {
    let deel = |kop: &str| b.toelichting.iter().find_map(|t| t.strip_prefix(kop)).unwrap_or_default().to_owned();
    BronRij {
        bron: b.tekst.clone(),
        tabel: b.kort.clone(),
        peildatum: b.peildatum.map(normwijzer_report::nl::datum).unwrap_or_default(),
        licentie: b.licentie.clone(),
        methode: deel("Methode: "),
        fout: deel("Fout: "),
    }
}

fn verantwoording(grond: &Grond) -> Vec<VerantwoordingRij> {
    let rij = |soort: &str, naam: &str, waarde: &str| VerantwoordingRij {
        soort: soort.to_owned(),
        naam: naam.to_owned(),
        waarde: waarde.to_owned(),
    };
    let mut uit = vec![
        rij("programma", "normwijzer", env!("CARGO_PKG_VERSION")),
        rij("gebied", &grond.gebied.naam, &grond.gebied.code),
    ];
    uit.extend(grond.parameters.iter().map(|(naam, waarde)| rij("keuze", naam, waarde)));
    uit.extend(grond.invoer.iter().map(|i| rij("invoer", &i.naam, &i.sha256)));
    uit.extend(grond.normen.iter().map(|h| rij("norm", &h.naam, &h.sha256)));
    uit.extend(grond.datasets.iter().map(|h| rij("dataset", &h.naam, &h.sha256)));
    uit
}

//! `prognose.csv`: de bevolking waarmee gerekend is, per gebied, grondslag en jaar; alleen met een prognose.
//!
//! De eerste rij van een gebied is de telling of schatting zelf, op haar peildatum; elke volgende is die maal de groei.

use jiff::civil::Date;
use normwijzer_core::plan::Plan;
use normwijzer_core::prognose::{GroeiVan, Telgroei};
use normwijzer_core::{Amount, Basis, GrondslagSoort};

use super::{CODE, Cel, Kolom, NAAM, NIVEAU, Rijen, Tabel, gebied, n, t};

static KOLOMMEN: [Kolom; 11] = [
    NIVEAU,
    CODE,
    NAAM,
    t("grondslag", "welke bevolking"),
    t("datum", "de dag waarop het aantal geldt"),
    n("aantal", "aantal personen; onafgerond"),
    t("grondslag_soort", "telling of schatting op de peildatum; daarna prognose"),
    n("groei", "aantal gedeeld door dat op de peildatum"),
    t(
        "groei_niveau",
        "niveau van het gebied waarvan de groei komt; leeg bij een som van gemeenten en waar gelijk gehouden is",
    ),
    t("groei_code", "code van dat gebied"),
    t("gelijk_gehouden", "ja waar de prognose niets over deze gemeente of grondslag zegt"),
];

pub(super) fn tabel(plannen: &[Plan]) -> Tabel<'_> {
    let delen = plannen
        .iter()
        .filter_map(|p| p.prognose.as_ref())
        .map(|prognose| -> Rijen<'_> {
            // Van één gemeente zijn het gebied en zijn enige lid hetzelfde.
            let alle = prognose.groei.iter().map(move |g| {
                let eigen = g.gebied.iter().filter(|_| g.leden.len() != 1).chain(&g.leden);
                eigen.map(|t| (g, t)).collect::<Vec<_>>()
            });
            Box::new(alle.flatten().flat_map(|(g, t)| rijen(g, t)))
        })
        .collect();
    Tabel { naam: "prognose", kolommen: &KOLOMMEN, delen }
}

fn rijen<'a>(groei: &'a GroeiVan, t: &'a Telgroei) -> Vec<Vec<Cel<'a>>> {
    let eerste = (t.nu.peildatum, t.nu.aantal, t.nu.soort);
    let later = t
        .jaren
        .iter()
        .filter_map(|(jaar, n)| Some((Date::new(*jaar, 1, 1).ok()?, *n, t.nu.soort.max(GrondslagSoort::Prognose))));
    let gelijk = groei.niveaus.is_empty() || groei.zonder.contains(&t.gebied);
    std::iter::once(eerste)
        .chain(later)
        .map(|(dag, aantal, soort)| rij(groei.basis, t, gelijk, dag, aantal, soort))
        .collect()
}

fn rij<'a>(
    basis: Basis,
    t: &'a Telgroei,
    gelijk: bool,
    dag: Date,
    aantal: Amount,
    soort: GrondslagSoort,
) -> Vec<Cel<'a>> {
    let mut uit = gebied(&t.gebied).to_vec();
    let factor = (!t.nu.aantal.is_zero()).then(|| aantal.mul_div(Amount::ONE, t.nu.aantal));
    uit.extend([
        Cel::tekst(basis.token()),
        Cel::Datum(dag),
        Cel::Getal(aantal),
        Cel::tekst(soort.token()),
        Cel::getal(factor),
        Cel::of(t.uit.as_ref().map(|g| g.niveau.token())),
        Cel::of(t.uit.as_ref().map(|g| g.code.as_str())),
        Cel::tekst(if gelijk { "ja" } else { "nee" }),
    ]);
    uit
}

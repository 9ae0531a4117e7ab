//! De pagina's en grafieken van een run: wat de rapporten van de schil moeten weten, en hun bestanden.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use normwijzer_core::grondslag::Basis;
use normwijzer_core::norm::{Afronding, NormSet};
use normwijzer_core::plan::Plan;
use normwijzer_core::samenstelling::samenstelling;
use normwijzer_core::{Amount, Land, Regio};
use normwijzer_data::Peildatum;
use normwijzer_report::document::Figuur;
use normwijzer_report::markdown::markdown;
use normwijzer_report::nl;
use normwijzer_report::plan_pagina::{Bronvermelding, PaginaContext, plan_document};
use normwijzer_report::samenvatting::{samenvatting as van_een, samenvatting_van_alle};

use super::bronnen::Bronnen;
use super::uitgang::Stop;

/// De breedte van de samenvatting op het scherm (DESIGN §7).
const BREEDTE: usize = 100;

/// Wat een pagina van de run moet weten.
pub(crate) struct Context<'a> {
    pub(crate) code: String,
    pub(crate) datum: Option<Date>,
    pub(crate) land: &'a Land,
    pub(crate) gebieden: &'a [Regio],
    pub(crate) bronnen: Vec<Bronvermelding>,
    pub(crate) opmerkingen: Vec<String>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        code: &str,
        datum: Option<Date>,
        bronnen: &'a Bronnen,
        gebieden: &'a [Regio],
    ) -> Result<Self, Stop> {
        Ok(Self {
            code: code.to_owned(),
            datum,
            land: &bronnen.land,
            gebieden,
            bronnen: bronvermelding(bronnen)?,
            opmerkingen: peildatum_verschil(bronnen, gebieden)?,
        })
    }

    fn pagina(&self, gebied: &Regio, figuren: BTreeMap<normwijzer_core::NormId, Vec<Figuur>>) -> PaginaContext {
        PaginaContext {
            code: self.code.clone(),
            datum: self.datum,
            versie: env!("CARGO_PKG_VERSION").to_owned(),
            samenstelling: samenstelling(self.land, gebied),
            bronnen: self.bronnen.clone(),
            figuren,
            opmerkingen: self.opmerkingen.clone(),
        }
    }
}

/// De samenvatting voor het scherm.
pub(crate) fn samenvatting(normen: &NormSet, plannen: &[Plan], context: &Context<'_>) -> String {
    let mut uit = match plannen {
        [enig] => van_een(normen, enig, BREEDTE),
        alle => samenvatting_van_alle(normen, alle, BREEDTE),
    };
    for opmerking in &context.opmerkingen {
        uit.push_str(opmerking);
        uit.push('\n');
    }
    uit
}

/// De pagina en de grafieken, met hun pad binnen de map van de uitkomst.
pub(crate) fn bestanden(
    normen: &NormSet,
    plannen: &[Plan],
    context: &Context<'_>,
    met_grafieken: bool,
) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let _ = met_grafieken;
    let mut uit = Vec::new();
    if let ([plan], [gebied]) = (plannen, context.gebieden) {
        let pagina = context.pagina(gebied, BTreeMap::new());
        uit.push(("plan.md".to_owned(), markdown(&plan_document(normen, plan, &pagina)).into_bytes()));
    }
    Ok(uit)
}

/// Wat er geschreven is en wat men het eerst opent.
pub(crate) fn wat_nu(map: &Path, bestanden: &[(String, Vec<u8>)]) -> String {
    let heeft = |pad: &str| bestanden.iter().any(|(p, _)| p == pad);
    let grafieken = bestanden.iter().filter(|(p, _)| p.ends_with(".png")).count();
    let mut uit = format!("\nGeschreven in {}:\n", map.display());
    let regels = [
        (heeft("plan.md"), "plan.md              om te lezen: elk getal met uitleg, aannamen en bronnen".to_owned()),
        (heeft("plan.xlsx"), "plan.xlsx            om verder mee te werken in Excel".to_owned()),
        (
            grafieken > 0,
            format!("grafieken/           {grafieken} grafieken (PNG en SVG) om te plakken, met alternatieve tekst"),
        ),
        (
            heeft("plan.csv"),
            "plan.csv             SOLL, IST en GAP per gebied en norm; ingroeipad.csv het pad per kwartaal".to_owned(),
        ),
        (true, "verantwoording.json  waaruit gerekend is; 'normwijzer controleer' rekent het na".to_owned()),
    ];
    for (_, regel) in regels.iter().filter(|(er, _)| *er) {
        uit.push_str(&format!("  {regel}\n"));
    }
    uit
}

/// De bronnen van de datasets, zoals op de pagina.
fn bronvermelding(bronnen: &Bronnen) -> Result<Vec<Bronvermelding>, Stop> {
    let mut uit = Vec::new();
    for (naam, peildatum) in [
        ("inwoners-2019-2026", Some(bronnen.peildatum)),
        ("bevolking-2025", Some(Peildatum::default().0)),
        ("gebieden-2026", None),
        ("iza-regios", None),
    ] {
        let bron = bronnen.bron(naam)?;
        uit.push(Bronvermelding { tekst: format!("{}. {} ({})", bron.titel, bron.bron, bron.licentie), peildatum });
        for (kop, tekst) in [("Methode", bron.methode), ("Fout", bron.fout)] {
            if let Some(tekst) = tekst {
                uit.push(Bronvermelding { tekst: format!("{kop}: {tekst}"), peildatum: None });
            }
        }
    }
    Ok(uit)
}

/// Wat een andere peildatum met de inwoners doet, als die gevraagd is.
fn peildatum_verschil(bronnen: &Bronnen, gebieden: &[Regio]) -> Result<Vec<String>, Stop> {
    let gewoon = Peildatum::default();
    if bronnen.peildatum == gewoon.0 {
        return Ok(Vec::new());
    }
    let toen = bronnen.land_op(gewoon)?;
    let regel = |gebied: &Regio| {
        let was = toen.som(&gebied.leden, Basis::Inwoners)?;
        let wordt = bronnen.land.som(&gebied.leden, Basis::Inwoners)?;
        let verschil = (wordt - was).mul_div(Amount::from_int(100), was);
        Some(format!(
            "Inwoners van {}: {} op {} in plaats van {} op {} ({}{}%). De normen op leeftijd rekenen met {}.",
            gebied.gebied.voluit(),
            nl::getal(wordt, Afronding::Heel),
            nl::datum(bronnen.peildatum),
            nl::getal(was, Afronding::Heel),
            nl::datum(gewoon.0),
            if verschil.is_negatief() { "" } else { "+" },
            nl::met_decimalen(verschil.decimal(), 1),
            nl::datum(gewoon.0)
        ))
    };
    Ok(gebieden.iter().filter_map(regel).collect())
}

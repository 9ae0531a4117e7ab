//! De pagina's en grafieken van een run: wat de rapporten van de schil moeten weten, en hun bestanden.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use normwijzer_core::norm::NormSet;
use normwijzer_core::plan::Plan;
use normwijzer_core::samenstelling::{Samenstelling, samenstelling};
use normwijzer_core::{Land, Regio};
use normwijzer_data::Peildatum;
use normwijzer_report::grafieken::{figuren, geldfiguur, grafieken, overzichtsfiguur, vergelijk};
use normwijzer_report::html::html;
use normwijzer_report::huisstijl::Huisstijl;
use normwijzer_report::markdown::markdown;
use normwijzer_report::plan_pagina::{Bronvermelding, PaginaContext, plan_document};
use normwijzer_report::samenvatting::{samenvatting as van_een, samenvatting_van_alle};
use normwijzer_report::vergelijk_pagina::vergelijk_document;

use super::bronnen::Bronnen;
use super::bronvermelding::{bronvermelding, verschil};
use super::tekeningen::Tekeningen;
use super::uitgang::Stop;
use super::werkagenda_inhoud;

/// De breedte van de samenvatting op het scherm (DESIGN §7).
const BREEDTE: usize = 100;

/// De werkagenda van een gebied, in onze eigen opmaak.
const WERKAGENDA: &str = "werkagenda.docx";

/// Wat een pagina van de run moet weten.
pub(crate) struct Context<'a> {
    pub(crate) code: String,
    pub(crate) datum: Option<Date>,
    pub(crate) land: &'a Land,
    pub(crate) gebieden: &'a [Regio],
    pub(crate) bronnen: Vec<Bronvermelding>,
    pub(crate) opmerkingen: Vec<String>,
    bron: &'a Bronnen,
    balk: bool,
}

/// Wat de pagina's van alle gebieden van een run delen, één keer uitgezocht.
pub(crate) struct Gedeeld {
    bronnen: Vec<Bronvermelding>,
    /// Het land op de gewone peildatum, als een andere gevraagd is.
    toen: Option<Land>,
    /// Of het tekenen zelf zijn voortgang toont.
    balk: bool,
}

impl Gedeeld {
    pub(crate) fn new(bronnen: &Bronnen) -> Result<Self, Stop> {
        let gewoon = Peildatum::default();
        let anders = bronnen.peildatum != gewoon.0 || bronnen.bevolking.is_some();
        let toen = anders.then(|| bronnen.land_op(gewoon)).transpose()?;
        Ok(Self { bronnen: bronvermelding(bronnen)?, toen, balk: true })
    }

    /// Zonder eigen balk: wie meer gebieden tegelijk maakt, toont er een over alle.
    pub(crate) fn zonder_balk(self) -> Self {
        Self { balk: false, ..self }
    }
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        code: &str,
        datum: Option<Date>,
        bronnen: &'a Bronnen,
        gedeeld: &Gedeeld,
        gebieden: &'a [Regio],
    ) -> Self {
        let opmerkingen = gedeeld.toen.as_ref().map(|toen| verschil(bronnen, toen, gebieden)).unwrap_or_default();
        Self {
            code: code.to_owned(),
            datum,
            land: &bronnen.land,
            gebieden,
            bronnen: gedeeld.bronnen.clone(),
            opmerkingen,
            bron: bronnen,
            balk: gedeeld.balk,
        }
    }

    /// Wat de pagina moet weten; de figuren komen er later bij.
    pub(crate) fn pagina(&self) -> PaginaContext {
        let samenstelling = match self.gebieden {
            [enig] => samenstelling(self.land, enig),
            alle => Samenstelling { reconstructie: alle.iter().any(|g| g.reconstructie), ..Samenstelling::default() },
        };
        PaginaContext {
            code: self.code.clone(),
            datum: self.datum,
            versie: env!("CARGO_PKG_VERSION").to_owned(),
            samenstelling,
            bronnen: self.bronnen.clone(),
            overzicht: None,
            geld: None,
            omtrekken: None,
            figuren: BTreeMap::new(),
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

/// Wat een pagina moet weten, met haar figuren, en hun tekeningen; zonder huisstijl zijn er geen grafieken.
pub(crate) fn met_figuren(
    normen: &NormSet,
    plannen: &[Plan],
    context: &Context<'_>,
    huisstijl: Option<&Huisstijl>,
) -> anyhow::Result<(PaginaContext, Tekeningen)> {
    let mut pagina = context.pagina();
    if huisstijl.is_some() {
        pagina.omtrekken = context.bron.omtrekken()?;
    }
    let grafieken = match (plannen, huisstijl) {
        (_, None) => Vec::new(),
        ([plan], Some(_)) => grafieken(normen, plan, &pagina),
        (plannen, Some(_)) => vergelijk(normen, plannen, &pagina),
    };
    pagina.overzicht = overzichtsfiguur(&grafieken, "png");
    pagina.geld = geldfiguur(&grafieken, "png");
    pagina.figuren = figuren(&grafieken, "png");
    let tekeningen = match huisstijl {
        Some(huisstijl) if !grafieken.is_empty() => Tekeningen::teken(normen, &grafieken, huisstijl, context.balk)?,
        _ => Tekeningen::default(),
    };
    Ok((pagina, tekeningen))
}

/// De pagina's, de werkagenda en (als daarom gevraagd is) de grafieken, met hun pad binnen de map van de uitkomst.
pub(crate) fn bestanden(
    normen: &NormSet,
    plannen: &[Plan],
    context: &Context<'_>,
    huisstijl: &Huisstijl,
    met_grafieken: bool,
) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let (pagina, tekeningen) = met_figuren(normen, plannen, context, met_grafieken.then_some(huisstijl))?;
    let document = match plannen {
        [plan] => plan_document(normen, plan, &pagina),
        plannen => vergelijk_document(normen, plannen, &pagina),
    };
    let webpagina = html(&document, huisstijl, |pad| tekeningen.svg(pad));
    let werkagenda = match plannen {
        [plan] => Some(werkagenda_inhoud::eigen_opmaak(normen, plan, &pagina, &tekeningen, huisstijl, None)?.bytes),
        _ => None,
    };
    let mut uit = tekeningen.bestanden();
    uit.extend(werkagenda.map(|bytes| (WERKAGENDA.to_owned(), bytes)));
    uit.push(("plan.md".to_owned(), markdown(&document).into_bytes()));
    uit.push(("index.html".to_owned(), webpagina.into_bytes()));
    Ok(uit)
}

/// Wat er geschreven is en wat men het eerst opent.
pub(crate) fn wat_nu(map: &Path, bestanden: &[(String, Vec<u8>)]) -> String {
    let heeft = |pad: &str| bestanden.iter().any(|(p, _)| p == pad);
    let grafieken = bestanden.iter().filter(|(p, _)| p.ends_with(".png")).count();
    let mut uit = format!("\nGeschreven in {}:\n", map.display());
    let regels = [
        (
            heeft("index.html"),
            "index.html           om te openen in een browser: alles op één pagina, om te delen en af te drukken"
                .to_owned(),
        ),
        (
            heeft(WERKAGENDA),
            "werkagenda.docx      om te bewerken in Word; 'normwijzer werkagenda --format' vult het officiële format"
                .to_owned(),
        ),
        (heeft("plan.md"), "plan.md              om te lezen: elk getal met uitleg, aannamen en bronnen".to_owned()),
        (heeft("plan.xlsx"), "plan.xlsx            om verder mee te werken in Excel".to_owned()),
        (
            grafieken > 0,
            format!(
                "grafieken/           {grafieken} grafieken om te plakken; figuren.csv zegt welke bij welke sectie hoort"
            ),
        ),
        (
            heeft("plan.csv"),
            "plan.csv             SOLL, IST en GAP per gebied en norm, onafgerond en ook onder de 10; ingroeipad.csv het pad per kwartaal"
                .to_owned(),
        ),
        (
            heeft("prognose.csv"),
            "prognose.csv         de bevolking nu en op elke 1 januari tot het einde van het plan".to_owned(),
        ),
        (
            heeft("dekking.csv"),
            "dekking.csv          wat de normen per jaar kosten en welk geld ernaast staat".to_owned(),
        ),
        (true, "verantwoording.json  waaruit gerekend is; 'normwijzer controleer' rekent het na".to_owned()),
    ];
    for (_, regel) in regels.iter().filter(|(er, _)| *er) {
        uit.push_str(&format!("  {regel}\n"));
    }
    uit
}

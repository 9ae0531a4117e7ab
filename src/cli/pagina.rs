//! De pagina's en grafieken van een run: wat de rapporten van de schil moeten weten, en hun bestanden.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context as _;
use indicatif::ProgressBar;
use jiff::civil::Date;
use normwijzer_core::grondslag::Basis;
use normwijzer_core::norm::{Afronding, NormSet};
use normwijzer_core::plan::Plan;
use normwijzer_core::samenstelling::{Samenstelling, samenstelling};
use normwijzer_core::{Amount, Land, Regio};
use normwijzer_data::Peildatum;
use normwijzer_report::grafieken::{Grafiek, figuren, grafieken, overzichtsfiguur, vergelijk};
use normwijzer_report::markdown::markdown;
use normwijzer_report::plan_pagina::{Bronvermelding, PaginaContext, plan_document};
use normwijzer_report::samenvatting::{samenvatting as van_een, samenvatting_van_alle};
use normwijzer_report::vergelijk_pagina::vergelijk_document;
use normwijzer_report::{alt, chart, nl};
use rayon::prelude::*;

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

/// De pagina en de grafieken, met hun pad binnen de map van de uitkomst.
pub(crate) fn bestanden(
    normen: &NormSet,
    plannen: &[Plan],
    context: &Context<'_>,
    met_grafieken: bool,
) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut pagina = context.pagina();
    let grafieken = match (plannen, met_grafieken) {
        (_, false) => Vec::new(),
        ([plan], true) => grafieken(normen, plan, &pagina),
        (plannen, true) => vergelijk(normen, plannen, &pagina),
    };
    pagina.overzicht = overzichtsfiguur(&grafieken, "png");
    pagina.figuren = figuren(&grafieken, "png");
    let mut uit = tekeningen(&grafieken)?;
    let document = match plannen {
        [plan] => plan_document(normen, plan, &pagina),
        plannen => vergelijk_document(normen, plannen, &pagina),
    };
    uit.push(("plan.md".to_owned(), markdown(&document).into_bytes()));
    Ok(uit)
}

/// Elke grafiek als SVG, als PNG en als alternatieve tekst. Tekenen is het duurste werk van een run; elke grafiek
/// staat op zichzelf, dus zij gaan naast elkaar en blijven op volgorde.
fn tekeningen(grafieken: &[Grafiek]) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let teken = |g: &Grafiek| -> anyhow::Result<[(String, Vec<u8>); 3]> {
        let pad = |uitgang: &str| format!("grafieken/{}.{uitgang}", g.naam);
        let mislukt = || format!("de grafiek {} is niet te tekenen", g.naam);
        Ok([
            (pad("svg"), chart::svg(&g.spec).with_context(mislukt)?.into_bytes()),
            (pad("png"), chart::png(&g.spec).with_context(mislukt)?),
            (pad("alt.txt"), format!("{}\n", alt::text(&g.spec)).into_bytes()),
        ])
    };
    // Alleen op een terminal: daar weet iemand die wacht waar hij op wacht.
    let balk = ProgressBar::new(grafieken.len().try_into()?);
    let getekend: Vec<_> =
        grafieken.par_iter().map(|g| teken(g).inspect(|_| balk.inc(1))).collect::<anyhow::Result<_>>()?;
    balk.finish_and_clear();
    Ok(getekend.into_iter().flatten().collect())
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

/// De bronnen van de datasets: kort onder een grafiek, voluit op de pagina.
fn bronvermelding(bronnen: &Bronnen) -> Result<Vec<Bronvermelding>, Stop> {
    let leeftijd = vec![Basis::Inwoners0Tot17, Basis::Inwoners65Plus];
    let mut uit = Vec::new();
    for (naam, peildatum, bases) in [
        ("inwoners-2019-2026", Some(bronnen.peildatum), vec![Basis::Inwoners]),
        ("bevolking-2025", Some(Peildatum::default().0), leeftijd),
        ("gebieden-2026", None, Vec::new()),
        ("iza-regios", None, Vec::new()),
    ] {
        let bron = bronnen.bron(naam)?;
        let met_kop = |kop: &str, tekst: Option<String>| tekst.map(|t| format!("{kop}: {t}"));
        uit.push(Bronvermelding {
            kort: bron.tabel.map_or_else(|| bron.titel.clone(), |tabel| format!("CBS StatLine {tabel}")),
            tekst: format!("{}. {}", bron.titel, bron.bron),
            licentie: bron.licentie,
            peildatum,
            bases,
            toelichting: [met_kop("Methode", bron.methode), met_kop("Fout", bron.fout)].into_iter().flatten().collect(),
        });
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

//! `plan`: van wat de gebruiker vroeg naar een map met uitkomsten en een samenvatting op het scherm.

use std::collections::BTreeMap;

use anyhow::{Context as _, anyhow};
use jiff::civil::Date;
use normwijzer_core::ist::gebruik::ongebruikt;
use normwijzer_core::plan::{Inputs, Plan, plan};
use normwijzer_core::{Finding, GebiedCode, Horizon, Regio};
use normwijzer_data::tabellen::{csv, tabellen};
use rayon::prelude::*;

use super::args::PlanArgs;
use super::bronnen::Bronnen;
use super::gebiedskeuze::{self, Keuze};
use super::invoer::{self, IstInvoer};
use super::keuzes;
use super::pagina;
use super::uitgang::{Stop, druk_af, meld, zeg};
use super::uitvoer;
use super::verantwoording::{self, GebiedVeld, Grond};

/// Alles van een run, klaar om te rekenen.
struct Verzoek<'a> {
    args: &'a PlanArgs,
    bronnen: Bronnen,
    keuze: Keuze,
    horizon: Horizon,
    keuzes: normwijzer_core::choices::Choices,
    volgorde: Vec<GebiedCode>,
    datum: Option<Date>,
    ist: Option<IstInvoer>,
}

pub(crate) fn voer_uit(args: &PlanArgs) -> Result<(), Stop> {
    let verzoek = Verzoek::new(args)?;
    let plannen = verzoek.plannen();
    let bevindingen = verzoek.bevindingen(&plannen);
    if bevindingen.iter().any(Finding::is_fout) {
        return Err(bevindingen.into());
    }
    let grond = verzoek.grond();
    let code = grond.code()?;
    meld(&te_melden(&bevindingen));
    let context = verzoek.context(&code)?;
    druk_af(&pagina::samenvatting(&verzoek.bronnen.normen, &plannen, &context));
    let Some(map) = &args.uit else {
        druk_af("\nEr is niets geschreven. Met --uit MAP krijgt u de tabellen, de pagina en de grafieken.\n");
        return Ok(());
    };
    let mut bestanden = Vec::new();
    for tabel in tabellen(&verzoek.bronnen.normen, &plannen, &code) {
        bestanden.push((format!("{}.csv", tabel.naam), csv(&tabel).context("tabel niet te schrijven")?));
    }
    bestanden.extend(pagina::bestanden(&verzoek.bronnen.normen, &plannen, &context, !args.geen_grafieken)?);
    let json = verantwoording::json(&grond, &code, &bevindingen, &bestanden)?;
    let verslag = uitvoer::schrijf(map, &bestanden, &json)?;
    for (naam, oud) in &verslag.bewaard {
        zeg(&format!("bewaard: {naam} was bewerkt en heet nu {oud}."));
    }
    druk_af(&pagina::wat_nu(map, &bestanden));
    Ok(())
}

impl<'a> Verzoek<'a> {
    fn new(args: &'a PlanArgs) -> Result<Self, Stop> {
        let mut bronnen = Bronnen::lees(&args.bron)?;
        let keuze = gebiedskeuze::kies(&mut bronnen.land, &args.keuze)?;
        let standaard = Horizon::default();
        let start = args.start.unwrap_or(standaard.start());
        let horizon = Horizon::new(start, args.doel.unwrap_or(standaard.doel())).map_err(|e| anyhow!(e))?;
        let keuzes = keuzes::keuzes(&bronnen.normen, &args.positie, &args.lezing)?;
        let volgorde = match &args.volgorde {
            Some(lijst) => gebiedskeuze::op_volgorde(&bronnen.land, lijst)?,
            None => Vec::new(),
        };
        let datum = args.datum.as_deref().map(datum).transpose()?;
        let gepland = match keuze.gebieden.as_slice() {
            [enig] => Some(&enig.gebied),
            _ => None,
        };
        let ist = match &args.ist {
            Some(pad) => Some(invoer::ist(pad, &bronnen.land, &bronnen.normen, gepland, start)?),
            None => None,
        };
        Ok(Self { args, bronnen, keuze, horizon, keuzes, volgorde, datum, ist })
    }

    fn plannen(&self) -> Vec<Plan> {
        let geen = normwijzer_core::ist::Ist::default();
        let ist = self.ist.as_ref().map_or(&geen, |i| &i.ist);
        let maak = |gebied: &Regio| {
            let invoer =
                Inputs { land: &self.bronnen.land, gebied, ist, keuzes: &self.keuzes, volgorde: &self.volgorde };
            plan(&self.bronnen.normen, &invoer, &self.horizon)
        };
        // De volgorde van de gebieden blijft, met hoeveel draden ook.
        self.keuze.gebieden.par_iter().map(maak).collect()
    }

    /// Alles wat er op te merken was, in vaste volgorde.
    fn bevindingen(&self, plannen: &[Plan]) -> Vec<Finding> {
        let mut uit = self.bronnen.bevindingen.clone();
        if let Some(invoer) = &self.ist {
            uit.extend(invoer.bevindingen.iter().cloned());
            uit.extend(ongebruikt(&self.bronnen.normen, &self.bronnen.land, &self.keuze.gebieden, &invoer.ist));
        }
        uit.extend(plannen.iter().flat_map(|p| p.bevindingen.iter().cloned()));
        uit
    }

    fn grond(&self) -> Grond {
        let mut parameters = BTreeMap::new();
        parameters.insert("peildatum", self.bronnen.peildatum.to_string());
        parameters.insert("start", self.horizon.start().to_string());
        parameters.insert("doel", self.horizon.doel().to_string());
        let mut zet = |naam, waarde: String| {
            if !waarde.is_empty() {
                parameters.insert(naam, waarde);
            }
        };
        zet("positie", self.args.positie.join(" "));
        zet("lezing", self.args.lezing.join(" "));
        zet("volgorde", codes(self.volgorde.iter()));
        zet("datum", self.datum.map(|d| d.to_string()).unwrap_or_default());
        if self.args.keuze.gemeenten.is_some() {
            zet("gemeenten", codes(self.keuze.gebieden.iter().flat_map(|g| &g.leden)));
        }
        let invoer =
            self.ist.as_ref().map(|i| i.herkomst.clone()).into_iter().chain(self.bronnen.herkomst_indeling.clone());
        Grond {
            gebied: GebiedVeld::new(&self.keuze.gebieden),
            normen: self.bronnen.herkomst_normen.clone(),
            datasets: self.bronnen.herkomst_datasets.clone(),
            invoer: invoer.collect(),
            parameters,
        }
    }

    fn context(&self, code: &str) -> Result<pagina::Context<'_>, Stop> {
        Ok(pagina::Context {
            code: code.to_owned(),
            datum: self.datum,
            land: &self.bronnen.land,
            gebieden: &self.keuze.gebieden,
            ook: &self.keuze.ook,
            peildatum_verschil: pagina::peildatum_verschil(&self.bronnen, &self.keuze.gebieden)?,
        })
    }
}

fn codes<'a>(codes: impl Iterator<Item = &'a GebiedCode>) -> String {
    codes.map(GebiedCode::as_str).collect::<Vec<_>>().join(",")
}

fn datum(tekst: &str) -> anyhow::Result<Date> {
    tekst
        .parse()
        .map_err(|_| anyhow!("--datum '{tekst}' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-15."))
}

/// Op het scherm alleen wat vóór de uitkomst gelezen moet zijn; mededelingen staan op de pagina en in de verantwoording.
fn te_melden(bevindingen: &[Finding]) -> Vec<Finding> {
    let mut gezien = std::collections::BTreeSet::new();
    bevindingen
        .iter()
        .filter(|f| f.ernst == normwijzer_core::Ernst::Waarschuwing)
        .filter(|f| gezien.insert(f.to_string()))
        .cloned()
        .collect()
}

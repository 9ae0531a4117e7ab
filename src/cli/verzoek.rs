//! Het verzoek: van argumenten zoals getypt naar alles wat nodig is om te rekenen, en de plannen daarvan.
//!
//! Leest en rekent; maakt zelf geen bestanden (dat doet `uitkomst`) en schrijft niets.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::anyhow;
use jiff::civil::Date;
use normwijzer_core::choices::Choices;
use normwijzer_core::ingroei::{GrensSoort, Ingroei};
use normwijzer_core::ist::Ist;
use normwijzer_core::ist::gebruik::{niet_gemeten, ongebruikt};
use normwijzer_core::kosten::ONBEKENDE_KOSTEN;
use normwijzer_core::middelen::Geldbron;
use normwijzer_core::plan::{Inputs, Plan, plan};
use normwijzer_core::schaal::Schaalbron;
use normwijzer_core::{Ernst, Finding, GebiedCode, Horizon, Land, NormSet, Regio};
use normwijzer_data::{buren, schema::PROGNOSE_COHORT};
use normwijzer_report::huisstijl::Huisstijl;
use rayon::prelude::*;

use super::args::{JaNee, RekenArgs};
use super::bronnen::{Bronnen, EigenBevolking, Herkomst};
use super::gebiedskeuze::{self, Keuze};
use super::invoer::{self, HuisstijlInvoer};
use super::kenmerken_invoer;
use super::keuzes;
use super::opgave::{self, IstInvoer};
use super::prognose::{self, Gekozen};
use super::uitgang::Stop;
use super::verantwoording::{GebiedVeld, Grond, Invoer};

/// Alles van een run, klaar om te rekenen.
pub(crate) struct Verzoek<'a> {
    args: &'a RekenArgs,
    bronnen: Bronnen,
    keuze: Keuze,
    horizon: Horizon,
    keuzes: Choices,
    volgorde: Vec<GebiedCode>,
    datum: Option<Date>,
    ist: Option<IstInvoer>,
    kenmerken: Vec<Herkomst>,
    scenario: Option<Herkomst>,
    ingroei: Option<Herkomst>,
    /// Waar de kosten vandaan komen: het bestand van de gebruiker, of de ingebouwde aanname.
    kosten: Herkomst,
    prognose: Option<Gekozen>,
    geld: Geldbron,
    /// Wie aan wie grenst; `None` als de datasets het niet hebben.
    schaal: Option<Schaalbron>,
    huisstijl: HuisstijlInvoer,
}

impl<'a> Verzoek<'a> {
    /// Leest alles wat de argumenten noemen.
    pub(crate) fn lees(args: &'a RekenArgs) -> Result<Self, Stop> {
        let mut bronnen = Bronnen::lees(&args.bron)?;
        tracing::info!("{} normen en {} gemeenten gelezen", bronnen.normen.normen.len(), bronnen.land.gemeenten.len());
        let keuze = gebiedskeuze::kies(&mut bronnen.land, &args.keuze)?;
        bronnen.bevindingen.extend(keuze.bevindingen.iter().cloned());
        tracing::info!("{} gebieden gekozen", keuze.gebieden.len());
        let standaard = Horizon::default();
        let start = args.start.unwrap_or(standaard.start());
        let horizon = Horizon::new(start, args.doel.unwrap_or(standaard.doel())).map_err(|e| anyhow!(e))?;
        let mut keuzes = keuzes::keuzes(&bronnen.normen, &args.positie, &args.lezing)?;
        let van_run = kenmerken_invoer::van_run(&args.kenmerken, &bronnen.normen, &bronnen.land, bronnen.datasets())?;
        let mut kenmerken = Vec::new();
        if let Some(gelezen) = van_run {
            bronnen.bevindingen.extend(gelezen.bevindingen);
            keuzes.kenmerken = Some(gelezen.kenmerken);
            kenmerken = gelezen.bestanden;
        }
        let mut scenario = None;
        if let Some(pad) = &args.scenario {
            let lijst = keuzes.kenmerken.as_ref().map_or(&[][..], |k| &k.lijst);
            let gelezen = invoer::scenario(pad, &bronnen.land, &bronnen.normen, lijst)?;
            bronnen.bevindingen.extend(gelezen.bevindingen);
            keuzes.scenario = Some(gelezen.inhoud);
            scenario = Some(gelezen.herkomst);
        }
        let kosten = match &args.kosten {
            Some(pad) => invoer::kosten(pad, &bronnen.normen)?,
            None => invoer::ingebouwde_kosten(&bronnen.normen)?,
        };
        bronnen.bevindingen.extend(kosten.bevindingen);
        keuzes.kosten = Some(kosten.inhoud);
        if args.meenemen.is_some() && args.ingroei.is_none() {
            return Err(anyhow!(
                "--meenemen gaat over een budget. Noem het ingroeibestand waarin dat staat, met --ingroei."
            )
            .into());
        }
        let mut ingroei = None;
        if let Some(pad) = &args.ingroei {
            let mut gelezen = invoer::ingroei(pad, &bronnen.normen, &horizon)?;
            bronnen.bevindingen.extend(gelezen.bevindingen);
            if let Some(meenemen) = args.meenemen {
                neem_mee(&mut gelezen.inhoud, meenemen)?;
            }
            keuzes.ingroei = Some(gelezen.inhoud);
            ingroei = Some(gelezen.herkomst);
        }
        let prognose = prognose::kies(args, &bronnen)?;
        if let Some(gekozen) = &prognose {
            bronnen.bevindingen.extend(gekozen.bevindingen.iter().cloned());
        }
        let geld = Geldbron::new(bronnen.middelen()?, &bronnen.normen, &bronnen.land, horizon);
        let schaal = buren(bronnen.datasets())?.map(|buren| Schaalbron::new(buren, &bronnen.land));
        let volgorde = match &args.volgorde {
            Some(lijst) => {
                let (volgorde, gevonden) = gebiedskeuze::op_volgorde(&bronnen.land, lijst)?;
                bronnen.bevindingen.extend(gevonden);
                volgorde
            }
            None => Vec::new(),
        };
        let datum = args.datum.as_deref().map(datum).transpose()?;
        let gepland = match keuze.gebieden.as_slice() {
            [enig] => Some(&enig.gebied),
            _ => None,
        };
        let ist = match args.ist.as_slice() {
            [] => None,
            paden => Some(opgave::ist(paden, &bronnen.land, &bronnen.normen, gepland, start)?),
        };
        Ok(Self {
            args,
            bronnen,
            keuze,
            horizon,
            keuzes,
            volgorde,
            datum,
            ist,
            kenmerken,
            scenario,
            ingroei,
            kosten: kosten.herkomst,
            prognose,
            geld,
            schaal,
            huisstijl: HuisstijlInvoer::default(),
        })
    }

    /// Leest de huisstijl, als die genoemd is; zij verandert geen getal.
    pub(crate) fn met_huisstijl(mut self, pad: Option<&Path>) -> Result<Self, Stop> {
        if let Some(pad) = pad {
            self.huisstijl = invoer::huisstijl(pad)?;
        }
        Ok(self)
    }

    /// Hoe de grafieken eruitzien.
    pub(crate) fn huisstijl(&self) -> &Huisstijl {
        &self.huisstijl.huisstijl
    }

    /// De normen waarmee gerekend wordt.
    pub(crate) fn normen(&self) -> &NormSet {
        &self.bronnen.normen
    }

    /// De gemeenten en regio's waarmee gerekend wordt.
    pub(crate) fn land(&self) -> &Land {
        &self.bronnen.land
    }

    /// De gebieden waarvoor gepland wordt, op code.
    pub(crate) fn gebieden(&self) -> &[Regio] {
        &self.keuze.gebieden
    }

    /// De datum op de pagina.
    pub(crate) fn datum(&self) -> Option<Date> {
        self.datum
    }

    /// De normen, de datasets en het land.
    pub(crate) fn bronnen(&self) -> &Bronnen {
        &self.bronnen
    }

    /// Of er een budget is om de vraag "wat kan er" mee te beantwoorden.
    pub(crate) fn heeft_budget(&self) -> anyhow::Result<()> {
        let Some(ingroei) = &self.keuzes.ingroei else {
            return Err(anyhow!(
                "--wat-kan-er vraagt welke SOLL een budget draagt. Noem een ingroeibestand met een budget (--ingroei); 'normwijzer sjabloon ingroei' heeft een voorbeeld."
            ));
        };
        if ingroei.grenzen.iter().any(|g| matches!(g.soort, GrensSoort::Budget(_))) {
            return Ok(());
        }
        Err(anyhow!(
            "--wat-kan-er vraagt welke SOLL een budget draagt, maar in {} staat geen budget. Voeg een [[grens]] met budget toe; 'normwijzer sjabloon ingroei' heeft een voorbeeld.",
            ingroei.bestand
        ))
    }

    /// Rekent. Een fout in de invoer houdt alles tegen.
    pub(crate) fn plannen(&self) -> Result<(Vec<Plan>, Vec<Finding>), Stop> {
        let plannen = self.maak();
        let bevindingen = met_plannen(self.algemeen(), &plannen);
        if bevindingen.iter().any(Finding::is_fout) {
            return Err(bevindingen.into());
        }
        Ok((plannen, bevindingen))
    }

    /// Een plan voor elk gebied, in hun volgorde; wat eraan mankeert staat in het plan.
    pub(crate) fn maak(&self) -> Vec<Plan> {
        let geen = Ist::default();
        let ist = self.ist.as_ref().map_or(&geen, |i| &i.inhoud);
        let maak = |gebied: &Regio| {
            let invoer = Inputs {
                land: &self.bronnen.land,
                gebied,
                ist,
                keuzes: &self.keuzes,
                volgorde: &self.volgorde,
                prognose: self.prognose.as_ref().map(|g| &g.prognose),
            };
            let mut plan = plan(&self.bronnen.normen, &invoer, &self.horizon);
            plan.bevindingen.extend(self.overgebracht().filter(|b| gaat_over(b, gebied)).cloned());
            plan.middelen = Some(self.geld.van_plan(&self.bronnen.land, gebied));
            let toets = |s: &Schaalbron| s.van_plan(&self.bronnen.land, &self.bronnen.normen, &self.keuzes, gebied);
            plan.schaal = self.schaal.as_ref().map(toets);
            if self.args.kosten.is_none() {
                // Wat in de ingebouwde aanname niet staat, is geen fout van de gebruiker om vooraf te melden.
                plan.bevindingen.iter_mut().filter(|b| b.code == ONBEKENDE_KOSTEN).for_each(|b| b.ernst = Ernst::Info);
            }
            plan
        };
        // De volgorde van de gebieden blijft, met hoeveel draden ook.
        let plannen: Vec<Plan> = self.keuze.gebieden.par_iter().map(maak).collect();
        tracing::info!("{} plannen gemaakt", plannen.len());
        plannen
    }

    /// Wat er van de gemeenten van een ander jaar gemaakt is: dat staat ook op de pagina van wie het aangaat.
    fn overgebracht(&self) -> impl Iterator<Item = &Finding> {
        let ist = self.ist.iter().flat_map(|i| &i.bevindingen);
        self.bronnen.bevindingen.iter().chain(ist).filter(|b| OVERGEBRACHT.contains(&b.code))
    }

    fn staat_in_een_plan(&self, bevinding: &Finding) -> bool {
        OVERGEBRACHT.contains(&bevinding.code) && self.keuze.gebieden.iter().any(|g| gaat_over(bevinding, g))
    }

    /// Wat er over de invoer van de hele run op te merken is. Een opgave die in één van de gebieden meetelt, is gebruikt.
    pub(crate) fn algemeen(&self) -> Vec<Finding> {
        let mut uit = self.bronnen.bevindingen.clone();
        uit.retain(|b| !self.staat_in_een_plan(b));
        if let Some(invoer) = &self.ist {
            uit.extend(invoer.bevindingen.iter().filter(|b| !self.staat_in_een_plan(b)).cloned());
            uit.extend(ongebruikt(&self.bronnen.normen, &self.bronnen.land, &self.keuze.gebieden, &invoer.inhoud));
            uit.extend(niet_gemeten(&self.bronnen.normen, &invoer.inhoud));
        }
        uit
    }

    /// Waaruit de uitkomst voor deze gebieden volgt: alle gebieden van de run, of één ervan alsof hij alleen gevraagd was.
    pub(crate) fn grond(&self, gebieden: &[Regio]) -> Grond {
        let mut parameters = BTreeMap::new();
        let mut zet = |naam: &str, waarde: String| {
            if !waarde.is_empty() {
                parameters.insert(naam.to_owned(), waarde);
            }
        };
        zet("peildatum", self.bronnen.peildatum.to_string());
        zet("start", self.horizon.start().to_string());
        zet("doel", self.horizon.doel().to_string());
        zet("positie", self.args.positie.join(" "));
        zet("lezing", self.args.lezing.join(" "));
        zet("volgorde", codes(self.volgorde.iter()));
        zet("meenemen", self.args.meenemen.map(|m| m.token().to_owned()).unwrap_or_default());
        zet("prognose", self.prognose.as_ref().map(|g| g.naam.clone()).unwrap_or_default());
        zet("prognose-variant", self.args.prognose_variant.clone().unwrap_or_default());
        zet("prognose-eenheid", self.args.prognose_eenheid.map(|e| e.eenheid().token().to_owned()).unwrap_or_default());
        zet("datum", self.datum.map(|d| d.to_string()).unwrap_or_default());
        let kenmerken = &self.args.kenmerken;
        zet("kenmerken", kenmerken_invoer::namen(&kenmerken.kenmerken));
        zet("kenmerk", kenmerken.kenmerk.join("|"));
        zet("kenmerken-bron", kenmerken.keuze.kenmerken_bron.clone().unwrap_or_default());
        zet("kenmerken-jaar", kenmerken.keuze.kenmerken_jaar.map(|j| j.to_string()).unwrap_or_default());
        zet("kenmerken-eenheid", kenmerken.keuze.kenmerken_eenheid.map(|e| e.token().to_owned()).unwrap_or_default());
        if self.args.keuze.gemeenten.is_some() {
            zet("gemeenten", codes(gebieden.iter().flat_map(|g| &g.leden)));
        }
        let bevolking = self.bronnen.bevolking.as_ref();
        for (naam, waarde) in bevolking.into_iter().flat_map(|b| &b.parameters) {
            zet(naam, waarde.clone());
        }
        let bevolking: Vec<Herkomst> = bevolking.map(EigenBevolking::herkomst).unwrap_or_default();
        let ist = self.ist.iter().flat_map(|i| i.herkomst.iter().map(|h| ("ist", h)));
        let indeling = self.bronnen.herkomst_indeling.as_ref().map(|h| ("indeling", h));
        let scenario = self.scenario.as_ref().map(|h| ("scenario", h));
        let ingroei = self.ingroei.as_ref().map(|h| ("ingroei", h));
        let eigen = self.args.kosten.is_some();
        let kosten = eigen.then_some(("kosten", &self.kosten));
        let huisstijl = self.huisstijl.herkomst.iter().map(|(soort, h)| (*soort, h));
        let prognose = self.prognose.iter().flat_map(|g| &g.herkomst).map(|h| ("prognose", h));
        let van_bevolking = bevolking.iter().map(|h| ("bevolking", h));
        let van_kenmerken = self.kenmerken.iter().map(|h| ("kenmerken", h));
        let invoer = ist
            .chain(van_bevolking)
            .chain(van_kenmerken)
            .chain(indeling)
            .chain(scenario)
            .chain(ingroei)
            .chain(kosten)
            .chain(prognose)
            .chain(huisstijl);
        let mut datasets = self.bronnen.herkomst_datasets.clone();
        if !prognose::is_cohort(self.prognose.as_ref()) {
            let eigen = format!("{}/", PROGNOSE_COHORT.dataset);
            datasets.retain(|h| !h.naam.starts_with(&eigen));
        }
        datasets.extend((!eigen).then(|| self.kosten.clone()));
        datasets.sort();
        Grond {
            gebied: GebiedVeld::new(gebieden),
            normen: self.bronnen.herkomst_normen.clone(),
            datasets,
            invoer: invoer.map(|(soort, h)| Invoer::new(soort, h)).collect(),
            parameters,
        }
    }
}

/// De bevindingen over gemeenten van een ander jaar: IST, lijst van gemeenten, indeling en scenario.
const OVERGEBRACHT: [&str; 6] = ["IST-030", "IST-033", "IST-034", "GEB-005", "IND-007", "SCN-012"];

/// Of een bevinding over dit gebied gaat; zonder gemeente gaat zij over elk gebied.
fn gaat_over(bevinding: &Finding, gebied: &Regio) -> bool {
    bevinding.gebied_code.as_ref().is_none_or(|c| gebied.leden.contains(c))
}

/// Alles wat er op te merken was, in vaste volgorde.
pub(crate) fn met_plannen(algemeen: Vec<Finding>, plannen: &[Plan]) -> Vec<Finding> {
    let mut uit = algemeen;
    uit.extend(plannen.iter().flat_map(|p| p.bevindingen.iter().cloned()));
    uit
}

/// Zet voor elk budget of geld dat overblijft naar het volgende jaar gaat.
fn neem_mee(ingroei: &mut Ingroei, meenemen: JaNee) -> anyhow::Result<()> {
    let mut budgetten = 0;
    for grens in &mut ingroei.grenzen {
        if let GrensSoort::Budget(budget) = &mut grens.soort {
            budget.meenemen = meenemen == JaNee::Ja;
            budgetten += 1;
        }
    }
    if budgetten == 0 {
        return Err(anyhow!(
            "--meenemen gaat over geld, en in {} staat geen budget. Voeg een [[grens]] met budget toe, of laat de optie weg.",
            ingroei.bestand
        ));
    }
    Ok(())
}

fn codes<'a>(codes: impl Iterator<Item = &'a GebiedCode>) -> String {
    codes.map(GebiedCode::as_str).collect::<Vec<_>>().join(",")
}

fn datum(tekst: &str) -> anyhow::Result<Date> {
    tekst
        .parse()
        .map_err(|_| anyhow!("--datum '{tekst}' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-15."))
}

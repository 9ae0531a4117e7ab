//! `schaal`: of een norm in een gemeente een werkbare functie is, en met welke buren zij te delen is.

use std::collections::BTreeMap;

use anyhow::{Context as _, anyhow, bail};
use normwijzer_core::amount::Schrijfwijze;
use normwijzer_core::choices::Choices;
use normwijzer_core::middelen::Middelen;
use normwijzer_core::schaal::{Buren, GebiedSchaal, Instelling, Kant, van_gebied};
use normwijzer_core::{Amount, Gebied, GebiedCode, NormId, Regio};
use normwijzer_data::tabellen::csv;
use normwijzer_data::{buren, middelen, schaaltabel};
use normwijzer_report::grafieken::figuur;
use normwijzer_report::html::html;
use normwijzer_report::markdown::markdown;
use normwijzer_report::schaal_pagina::{SchaalInvoer, Waar, document, kaarten, op_scherm};

use super::args::{KantKeuze, SchaalArgs};
use super::bronnen::{Bronnen, EigenBevolking, Herkomst};
use super::gebiedskeuze;
use super::invoer::{self, HuisstijlInvoer};
use super::keuzes;
use super::pagina::{Context, Gedeeld};
use super::tekeningen::Tekeningen;
use super::uitgang::{Stop, druk_af, meld};
use super::uitkomst::Uitkomst;
use super::uitvoer;
use super::verantwoording::{self, GebiedVeld, Grond, Invoer};

pub(crate) fn voer_uit(args: &SchaalArgs) -> Result<(), Stop> {
    let run = Schaalrun::lees(args)?;
    let toets = run.invoer();
    meld(&super::uitgang::te_melden(&run.bronnen.bevindingen));
    druk_af(&op_scherm(&toets));
    let Some(map) = &args.uit else {
        druk_af("\nEr is niets geschreven. Met --uit MAP krijgt u de tabel, de pagina en de kaarten.\n");
        return Ok(());
    };
    let grond = run.grond();
    let code = grond.code()?;
    let gedeeld = Gedeeld::new(&run.bronnen)?;
    let gebieden = std::slice::from_ref(&run.gebied);
    let context = Context::new(&code, None, &run.bronnen, &gedeeld, gebieden).pagina();
    let grafieken = match run.bronnen.omtrekken()? {
        Some(omtrekken) => kaarten(&toets, &omtrekken, &context),
        None => Vec::new(),
    };
    let tekeningen = match grafieken.is_empty() {
        true => Tekeningen::default(),
        false => Tekeningen::teken(&run.bronnen.normen, &grafieken, &run.huisstijl.huisstijl, true)?,
    };
    let figuren: Vec<_> = grafieken.iter().map(|g| figuur(g, "png")).collect();
    let document = document(&toets, &context, &figuren);
    let webpagina = html(&document, &run.huisstijl.huisstijl, |pad| tekeningen.svg(pad));
    let mut bestanden = tekeningen.bestanden();
    bestanden.extend(run.tabellen()?);
    bestanden.push(("schaal.md".to_owned(), markdown(&document).into_bytes()));
    bestanden.push(("schaal.html".to_owned(), webpagina.into_bytes()));
    let verantwoording = verantwoording::json(&grond, &code, &run.bronnen.bevindingen, &bestanden)?;
    uitvoer::schrijf(map, &bestanden, &verantwoording)?.meld("");
    druk_af(&format!(
        "\nGeschreven in {}: schaal.html en schaal.md om te lezen, schaal.csv om mee te rekenen, en {} in grafieken/.\n",
        map.display(),
        normwijzer_report::zinnen::aantal(grafieken.len(), "kaart", "kaarten")
    ));
    Ok(())
}

/// De tabellen van een schaaltoets, opnieuw uitgerekend, met hun verantwoording.
pub(crate) fn nagerekend(args: &SchaalArgs) -> Result<Uitkomst, Stop> {
    let run = Schaalrun::lees(args)?;
    let (grond, bestanden) = (run.grond(), run.tabellen()?);
    let verantwoording = verantwoording::json(&grond, &grond.code()?, &run.bronnen.bevindingen, &bestanden)?;
    Ok(Uitkomst { bestanden, verantwoording, samenvatting: String::new() })
}

/// Een schaaltoets, gerekend en nog nergens geschreven.
struct Schaalrun<'a> {
    args: &'a SchaalArgs,
    bronnen: Bronnen,
    gebied: Regio,
    schaal: GebiedSchaal,
    buren: Buren,
    middelen: Option<Middelen>,
    namen: BTreeMap<GebiedCode, Gebied>,
    huisstijl: HuisstijlInvoer,
}

impl<'a> Schaalrun<'a> {
    fn lees(args: &'a SchaalArgs) -> Result<Self, Stop> {
        if args.keuze.alle.is_some() {
            return Err(anyhow!(
                "de schaaltoets gaat over één gebied. Kies het met --regio, bijvoorbeeld --regio Nederland."
            )
            .into());
        }
        let instelling = instelling(args)?;
        let mut bronnen = Bronnen::lees(&args.bron)?;
        let keuze = gebiedskeuze::kies(&mut bronnen.land, &args.keuze)?;
        bronnen.bevindingen.extend(keuze.bevindingen.iter().cloned());
        let gebied = keuze.gebieden.into_iter().next().ok_or_else(|| anyhow!("er is geen gebied gekozen."))?;
        let norm = args.norm.as_deref().map(|id| keuzes::norm(&bronnen.normen, id)).transpose()?;
        let norm: Option<NormId> = norm.map(|n| n.id.clone());
        let buren = buren(bronnen.datasets())?.ok_or_else(|| {
            anyhow!("de dataset buren-2026 ontbreekt; zonder buren is niet te zeggen wie met wie deelt. Zet haar in de map van --datasets.")
        })?;
        let wil = |n: &normwijzer_core::Norm| norm.as_ref().is_none_or(|id| n.id == *id);
        let schaal = van_gebied(&bronnen.land, &bronnen.normen, &Choices::default(), &gebied, &buren, &instelling, wil);
        if schaal.normen.is_empty() && schaal.regionaal.is_empty() && schaal.vast.is_empty() {
            return Err(anyhow!(
                "deze norm vraagt geen fte; de schaaltoets gaat alleen over functies. Zie normwijzer norm lijst."
            )
            .into());
        }
        Ok(Self {
            args,
            gebied,
            schaal,
            buren,
            middelen: middelen(bronnen.datasets())?,
            namen: bronnen.land.gemeenten.iter().map(|(c, g)| (c.clone(), g.gebied.clone())).collect(),
            huisstijl: args.huisstijl.as_deref().map(invoer::huisstijl).transpose()?.unwrap_or_default(),
            bronnen,
        })
    }

    fn invoer(&self) -> SchaalInvoer<'_> {
        SchaalInvoer {
            normen: &self.bronnen.normen,
            schaal: &self.schaal,
            buren: &self.buren,
            namen: &self.namen,
            middelen: self.middelen.as_ref(),
            waar: Waar::BESTANDEN,
        }
    }

    fn tabellen(&self) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
        let tabel = |t| csv(t).context("tabel niet te schrijven");
        let mut uit = vec![("schaal.csv".to_owned(), tabel(schaaltabel::schaal(&self.bronnen.normen, &self.schaal))?)];
        if let Some(middelen) = &self.middelen {
            uit.push(("schaal-geld.csv".to_owned(), tabel(schaaltabel::geld(&self.schaal, middelen))?));
        }
        Ok(uit)
    }

    fn grond(&self) -> Grond {
        grond(self.args, &self.bronnen, &self.gebied, &self.huisstijl)
    }
}

/// De drempel, de week, de kant en het water, nagekeken.
fn instelling(args: &SchaalArgs) -> anyhow::Result<Instelling> {
    let standaard = Instelling::default();
    let uren = |optie: &str, tekst: &Option<String>, anders: Amount| -> anyhow::Result<Amount> {
        let Some(tekst) = tekst else { return Ok(anders) };
        Amount::parse(tekst.trim(), Schrijfwijze::Nederlands)
            .ok()
            .filter(|u| *u > Amount::ZERO && *u <= Amount::from_int(168))
            .ok_or_else(|| {
                anyhow!(
                    "{optie} '{tekst}' is geen aantal uren per week. Geef een getal boven 0, bijvoorbeeld 8 of 7,5."
                )
            })
    };
    let uit = Instelling {
        uren_per_fte: uren("--uren", &args.uren, standaard.uren_per_fte)?,
        drempel_uren: uren("--drempel", &args.drempel, standaard.drempel_uren)?,
        kant: match args.kant {
            Some(KantKeuze::Hoog) => Kant::Hoog,
            _ => Kant::Laag,
        },
        over_water: args.over_water,
    };
    if uit.drempel_uren > uit.uren_per_fte {
        bail!(
            "--drempel is meer dan een volle week (--uren). Kies een drempel tot en met {}.",
            uit.uren_per_fte.met_komma()
        );
    }
    Ok(uit)
}

/// Waaruit de uitkomst volgt: ook de buren, de kaart en het geld.
fn grond(args: &SchaalArgs, bronnen: &Bronnen, gebied: &Regio, huisstijl: &HuisstijlInvoer) -> Grond {
    let mut parameters = BTreeMap::from([
        ("opdracht".to_owned(), "schaal".to_owned()),
        ("peildatum".to_owned(), bronnen.peildatum.to_string()),
    ]);
    let mut zet = |naam: &str, waarde: Option<String>| {
        if let Some(waarde) = waarde {
            parameters.insert(naam.to_owned(), waarde);
        }
    };
    zet("norm", args.norm.clone());
    zet("drempel", args.drempel.clone());
    zet("uren", args.uren.clone());
    zet("kant", args.kant.map(|k| if k == KantKeuze::Hoog { "hoog" } else { "laag" }.to_owned()));
    zet("over-water", args.over_water.then(|| "ja".to_owned()));
    if args.keuze.gemeenten.is_some() {
        let codes: Vec<&str> = gebied.leden.iter().map(GebiedCode::as_str).collect();
        zet("gemeenten", Some(codes.join(",")));
    }
    for (naam, waarde) in bronnen.bevolking.iter().flat_map(|b| &b.parameters) {
        zet(naam, Some(waarde.clone()));
    }
    let bevolking = bronnen.bevolking.as_ref().map(EigenBevolking::herkomst).unwrap_or_default();
    let van_bevolking = bevolking.iter().map(|h| ("bevolking", h));
    let indeling = bronnen.herkomst_indeling.as_ref().map(|h| ("indeling", h));
    let van_huisstijl = huisstijl.herkomst.iter().map(|(soort, h)| (*soort, h));
    Grond {
        gebied: GebiedVeld::new(std::slice::from_ref(gebied)),
        normen: bronnen.herkomst_normen.clone(),
        datasets: bronnen
            .datasets()
            .bestanden()
            .filter(|(pad, _)| pad.ends_with(".csv"))
            .map(|(pad, bytes)| Herkomst::new(pad, bytes))
            .collect(),
        invoer: van_bevolking.chain(indeling).chain(van_huisstijl).map(|(soort, h)| Invoer::new(soort, h)).collect(),
        parameters,
    }
}

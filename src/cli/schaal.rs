//! `schaal`: of een norm in een gemeente een werkbare functie is, en met welke buren zij te delen is.

use std::collections::BTreeMap;

use anyhow::{Context as _, anyhow, bail};
use normwijzer_core::amount::Schrijfwijze;
use normwijzer_core::choices::Choices;
use normwijzer_core::schaal::{Instelling, Kant, van_gebied};
use normwijzer_core::{Amount, Gebied, GebiedCode, NormId, Regio};
use normwijzer_data::tabellen::csv;
use normwijzer_data::{buren, middelen, omtrekken, schaaltabel};
use normwijzer_report::grafieken::figuur;
use normwijzer_report::html::html;
use normwijzer_report::markdown::markdown;
use normwijzer_report::schaal_pagina::{SchaalInvoer, document, kaarten, op_scherm};

use super::args::{KantKeuze, SchaalArgs};
use super::bronnen::{Bronnen, EigenBevolking, Herkomst};
use super::gebiedskeuze;
use super::invoer::{self, HuisstijlInvoer};
use super::keuzes;
use super::pagina::{Context, Gedeeld};
use super::tekeningen::Tekeningen;
use super::uitgang::{Stop, druk_af, meld};
use super::uitvoer;
use super::verantwoording::{self, GebiedVeld, Grond, Invoer};

pub(crate) fn voer_uit(args: &SchaalArgs) -> Result<(), Stop> {
    if args.keuze.alle.is_some() {
        return Err(anyhow!(
            "de schaaltoets gaat over één gebied. Kies het met --regio, bijvoorbeeld --regio Nederland."
        )
        .into());
    }
    let instelling = instelling(args)?;
    let mut bronnen = Bronnen::lees(&args.bron)?;
    let keuze = gebiedskeuze::kies(&mut bronnen.land, &args.keuze)?;
    let gebied = keuze.gebieden.first().ok_or_else(|| anyhow!("er is geen gebied gekozen."))?;
    let norm = args.norm.as_deref().map(|id| keuzes::norm(&bronnen.normen, id)).transpose()?;
    let norm: Option<NormId> = norm.map(|n| n.id.clone());
    let datasets = bronnen.datasets();
    let buren = buren(datasets)?.ok_or_else(|| {
        anyhow!("de dataset buren-2026 ontbreekt; zonder buren is niet te zeggen wie met wie deelt. Zet haar in de map van --datasets.")
    })?;
    let middelen = middelen(datasets)?;
    let schaal = van_gebied(&bronnen.land, &bronnen.normen, &Choices::default(), gebied, &buren, &instelling, |n| {
        norm.as_ref().is_none_or(|id| n.id == *id)
    });
    if schaal.normen.is_empty() && schaal.regionaal.is_empty() && schaal.vast.is_empty() {
        return Err(anyhow!(
            "deze norm vraagt geen fte; de schaaltoets gaat alleen over functies. Zie normwijzer norm lijst."
        )
        .into());
    }
    let namen: BTreeMap<GebiedCode, Gebied> =
        bronnen.land.gemeenten.iter().map(|(c, g)| (c.clone(), g.gebied.clone())).collect();
    let toets = SchaalInvoer {
        normen: &bronnen.normen,
        schaal: &schaal,
        buren: &buren,
        namen: &namen,
        middelen: middelen.as_ref(),
    };
    meld(&super::uitgang::te_melden(&bronnen.bevindingen));
    druk_af(&op_scherm(&toets));
    let Some(map) = &args.uit else {
        druk_af("\nEr is niets geschreven. Met --uit MAP krijgt u de tabel, de pagina en de kaarten.\n");
        return Ok(());
    };
    let huisstijl = match &args.huisstijl {
        Some(pad) => invoer::huisstijl(pad)?,
        None => HuisstijlInvoer::default(),
    };
    let grond = grond(args, &bronnen, gebied, &huisstijl);
    let code = grond.code()?;
    let gedeeld = Gedeeld::new(&bronnen)?;
    let gebieden = std::slice::from_ref(gebied);
    let context = Context::new(&code, None, &bronnen, &gedeeld, gebieden).pagina();
    let grafieken = match omtrekken(datasets)? {
        Some(omtrekken) => kaarten(&toets, &omtrekken, &context),
        None => Vec::new(),
    };
    let tekeningen = match grafieken.is_empty() {
        true => Tekeningen::default(),
        false => Tekeningen::teken(&bronnen.normen, &grafieken, &huisstijl.huisstijl, true)?,
    };
    let figuren: Vec<_> = grafieken.iter().map(|g| figuur(g, "png")).collect();
    let document = document(&toets, &context, &figuren);
    let webpagina = html(&document, |pad| tekeningen.svg(pad));
    let tabel = |t| csv(t).context("tabel niet te schrijven");
    let mut bestanden = tekeningen.bestanden();
    bestanden.push(("schaal.csv".to_owned(), tabel(schaaltabel::schaal(&bronnen.normen, &schaal))?));
    if let Some(middelen) = &middelen {
        bestanden.push(("schaal-geld.csv".to_owned(), tabel(schaaltabel::geld(&schaal, middelen))?));
    }
    bestanden.push(("schaal.md".to_owned(), markdown(&document).into_bytes()));
    bestanden.push(("schaal.html".to_owned(), webpagina.into_bytes()));
    let verantwoording = verantwoording::json(&grond, &code, &bronnen.bevindingen, &bestanden)?;
    uitvoer::schrijf(map, &bestanden, &verantwoording)?.meld("");
    druk_af(&format!(
        "\nGeschreven in {}: schaal.html en schaal.md om te lezen, schaal.csv om mee te rekenen, en {} in grafieken/.\n",
        map.display(),
        normwijzer_report::zinnen::aantal(grafieken.len(), "kaart", "kaarten")
    ));
    Ok(())
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

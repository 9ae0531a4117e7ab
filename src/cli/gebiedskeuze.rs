//! Van `--regio`, `--gemeenten` of `--alle` naar gebieden om voor te plannen.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{anyhow, bail};
use normwijzer_core::gebied::slug;
use normwijzer_core::plan::als_regio;
use normwijzer_core::zoek::{zoek, zoek_gemeente};
use normwijzer_core::{Finding, Gebied, GebiedCode, Land, Niveau, Regio};
use normwijzer_ingest::bytes::GRENS_IST;

use super::args::KeuzeArgs;
use super::bestanden;
use super::uitgang::Stop;

/// De gebieden van een run.
#[derive(Debug)]
pub(crate) struct Keuze {
    /// De gebieden, op code.
    pub(crate) gebieden: Vec<Regio>,
    /// Andere gebieden met dezelfde naam, als er gekozen is.
    pub(crate) ook: Vec<Gebied>,
}

/// Zoekt de gebieden op. Een eigen regio komt in het land te staan, zodat een IST-bestand haar kan noemen.
pub(crate) fn kies(land: &mut Land, args: &KeuzeArgs) -> Result<Keuze, Stop> {
    if let Some(naam) = &args.regio {
        return Ok(regio(land, naam, args.niveau)?);
    }
    if let Some(lijst) = &args.gemeenten {
        let eigen = eigen(land, lijst, args.naam.as_deref())?;
        land.regios.insert((Niveau::Eigen, eigen.gebied.code.clone()), eigen.clone());
        return Ok(Keuze { gebieden: vec![eigen], ook: Vec::new() });
    }
    let niveau = args.alle.unwrap_or(Niveau::Gemeente);
    let gebieden: Vec<Regio> = match niveau {
        Niveau::Gemeente => land.gemeenten.keys().filter_map(|c| als_regio(land, c)).collect(),
        _ => land.van_niveau(niveau).cloned().collect(),
    };
    if gebieden.is_empty() {
        return Err(anyhow!("er zijn geen gebieden van niveau {niveau}.").into());
    }
    Ok(Keuze { gebieden, ook: Vec::new() })
}

/// Eén gebied bij een naam; bestaat de naam op meer niveaus, dan gaat IZA voor GGD voor de rest.
pub(crate) fn regio(land: &Land, naam: &str, niveau: Option<Niveau>) -> anyhow::Result<Keuze> {
    let gevonden = zoek(land, naam, niveau).map_err(|e| anyhow!("{e}"))?;
    let mut gevonden = gevonden.into_iter();
    let gekozen =
        gevonden.next().and_then(|g| gebied(land, &g)).ok_or_else(|| anyhow!("'{naam}' heeft geen gemeenten."))?;
    Ok(Keuze { gebieden: vec![gekozen], ook: gevonden.collect() })
}

fn gebied(land: &Land, gebied: &Gebied) -> Option<Regio> {
    match gebied.niveau {
        Niveau::Gemeente => als_regio(land, &gebied.code),
        niveau => land.regio(niveau, &gebied.code).cloned(),
    }
}

fn eigen(land: &Land, lijst: &str, naam: Option<&str>) -> Result<Regio, Stop> {
    let pad = Path::new(lijst);
    let is_bestand = pad.extension().is_some_and(|u| u.eq_ignore_ascii_case("csv") || u.eq_ignore_ascii_case("txt"));
    let (leden, uit_bestand) = if is_bestand { uit_csv(land, pad)? } else { (uit_lijst(land, lijst)?, None) };
    let naam = naam.map(str::to_owned).or(uit_bestand).unwrap_or_else(|| "Eigen regio".to_owned());
    if slug(&naam).is_empty() {
        return Err(anyhow!("--naam '{naam}' heeft geen letters of cijfers. Kies een andere naam.").into());
    }
    if naam.chars().count() > 100 {
        return Err(anyhow!("--naam is langer dan 100 tekens. Kies een kortere naam.").into());
    }
    let gebied = Gebied { niveau: Niveau::Eigen, code: GebiedCode::eigen(&naam), naam };
    Ok(Regio { gebied, leden, reconstructie: false })
}

fn uit_lijst(land: &Land, lijst: &str) -> anyhow::Result<BTreeSet<GebiedCode>> {
    Ok(op_volgorde(land, lijst)?.into_iter().collect())
}

/// Gemeenten met komma's (of puntkomma's) ertussen, in de gegeven volgorde; alle onbekende namen tegelijk.
pub(crate) fn op_volgorde(land: &Land, lijst: &str) -> anyhow::Result<Vec<GebiedCode>> {
    let mut leden: Vec<GebiedCode> = Vec::new();
    let mut fouten = Vec::new();
    for naam in lijst.split([',', ';']).map(str::trim).filter(|n| !n.is_empty()) {
        match zoek_gemeente(land, naam) {
            Ok(code) if leden.contains(&code) => fouten.push(format!("{naam} staat er twee keer.")),
            Ok(code) => leden.push(code),
            Err(niet) => fouten.push(niet.to_string()),
        }
    }
    if !fouten.is_empty() {
        bail!("{}", fouten.join("\n      "));
    }
    if leden.is_empty() {
        bail!("noem minstens één gemeente, bijvoorbeeld \"Almere, Lelystad\".");
    }
    Ok(leden)
}

fn uit_csv(land: &Land, pad: &Path) -> Result<(BTreeSet<GebiedCode>, Option<String>), Stop> {
    let bestand = bestanden::lees(pad, GRENS_IST)?;
    let (tabel, mut bevindingen) = bestanden::tabel(&bestand)?;
    let kolom =
        ["gemeente", "gemeente_code", "gebied_code", "code", "naam"].iter().find_map(|k| bestanden::kolom(&tabel, k));
    let Some(kolom) = kolom else {
        bevindingen.push(
            Finding::fout(
                "GEB-001",
                format!("gevonden de kolommen {}; verwacht een kolom 'gemeente'.", tabel.koppen.join(", ")),
            )
            .met_bestand(&bestand.naam)
            .met_rij(tabel.kopregel),
        );
        return Err(bevindingen.into());
    };
    let mut leden = BTreeSet::new();
    for rij in &tabel.rijen {
        let naam = rij.cellen.get(kolom).map(String::as_str).unwrap_or_default();
        let bericht = match zoek_gemeente(land, naam) {
            Ok(code) if leden.insert(code.clone()) => continue,
            Ok(_) => ("GEB-002", format!("'{naam}' staat er twee keer. Laat er één staan.")),
            Err(niet) => ("GEB-003", niet.to_string()),
        };
        bevindingen.push(
            Finding::fout(bericht.0, bericht.1).met_bestand(&bestand.naam).met_rij(rij.regel).met_kolom("gemeente"),
        );
    }
    if leden.is_empty() && bevindingen.is_empty() {
        bevindingen.push(Finding::fout("GEB-004", "er staat geen gemeente in.").met_bestand(&bestand.naam));
    }
    if bevindingen.iter().any(Finding::is_fout) {
        return Err(bevindingen.into());
    }
    Ok((leden, pad.file_stem().map(|s| s.to_string_lossy().into_owned())))
}

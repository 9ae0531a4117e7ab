//! Van `--regio`, `--gemeenten` of `--alle` naar gebieden om voor te plannen.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{anyhow, bail};
use normwijzer_core::gebied::slug;
use normwijzer_core::herindeling::{LidFout, leden};
use normwijzer_core::plan::als_regio;
use normwijzer_core::zoek::{Meerduidig, zoek};
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
    /// Gemeenten van een ander jaar die overgebracht zijn.
    pub(crate) bevindingen: Vec<Finding>,
}

/// Zoekt de gebieden op. Een eigen regio komt in het land te staan, zodat een IST-bestand haar kan noemen.
pub(crate) fn kies(land: &mut Land, args: &KeuzeArgs) -> Result<Keuze, Stop> {
    if let Some(naam) = &args.regio {
        return Ok(regio(land, naam, args.niveau)?);
    }
    if let Some(lijst) = &args.gemeenten {
        let (eigen, bevindingen) = eigen(land, lijst, args.naam.as_deref())?;
        land.regios.insert((Niveau::Eigen, eigen.gebied.code.clone()), eigen.clone());
        return Ok(Keuze { gebieden: vec![eigen], ook: Vec::new(), bevindingen });
    }
    let niveau = args.alle.unwrap_or(Niveau::Gemeente);
    let gebieden: Vec<Regio> = match niveau {
        Niveau::Gemeente => land.gemeenten.keys().filter_map(|c| als_regio(land, c)).collect(),
        _ => land.van_niveau(niveau).cloned().collect(),
    };
    if gebieden.is_empty() {
        return Err(anyhow!("er zijn geen gebieden van niveau {niveau}.").into());
    }
    Ok(Keuze { gebieden, ook: Vec::new(), bevindingen: Vec::new() })
}

/// Eén gebied bij een naam; bestaat de naam op meer niveaus, dan gaat IZA voor GGD voor de rest.
pub(crate) fn regio(land: &Land, naam: &str, niveau: Option<Niveau>) -> anyhow::Result<Keuze> {
    let gevonden = zoek(land, naam, niveau).map_err(|e| anyhow!("{e}"))?;
    // Tussen niveaus gaat er één voor; tussen twee gemeenten die zo heten valt niet te kiezen.
    if let [eerste, tweede, ..] = gevonden.as_slice()
        && eerste.niveau == tweede.niveau
    {
        bail!("{}", Meerduidig { vraag: naam.trim().to_owned(), gebieden: gevonden });
    }
    let mut gevonden = gevonden.into_iter();
    let gekozen =
        gevonden.next().and_then(|g| gebied(land, &g)).ok_or_else(|| anyhow!("'{naam}' heeft geen gemeenten."))?;
    Ok(Keuze { gebieden: vec![gekozen], ook: gevonden.collect(), bevindingen: Vec::new() })
}

fn gebied(land: &Land, gebied: &Gebied) -> Option<Regio> {
    match gebied.niveau {
        Niveau::Gemeente => als_regio(land, &gebied.code),
        niveau => land.regio(niveau, &gebied.code).cloned(),
    }
}

fn eigen(land: &Land, lijst: &str, naam: Option<&str>) -> Result<(Regio, Vec<Finding>), Stop> {
    let pad = Path::new(lijst);
    let is_bestand = pad.extension().is_some_and(|u| u.eq_ignore_ascii_case("csv") || u.eq_ignore_ascii_case("txt"));
    let (leden, bevindingen, uit_bestand) = if is_bestand {
        let (leden, bevindingen) = uit_csv(land, pad)?;
        (leden, bevindingen, pad.file_stem().map(|s| s.to_string_lossy().into_owned()))
    } else {
        let (leden, bevindingen) = op_volgorde(land, lijst)?;
        (leden.into_iter().collect(), bevindingen, None)
    };
    let naam = naam.map(str::to_owned).or(uit_bestand).unwrap_or_else(|| "Eigen regio".to_owned());
    if slug(&naam).is_empty() {
        return Err(anyhow!("--naam '{naam}' heeft geen letters of cijfers. Kies een andere naam.").into());
    }
    if naam.chars().count() > 100 {
        return Err(anyhow!("--naam is langer dan 100 tekens. Kies een kortere naam.").into());
    }
    let gebied = Gebied { niveau: Niveau::Eigen, code: GebiedCode::eigen(&naam), naam };
    Ok((Regio { gebied, leden, reconstructie: false }, bevindingen))
}

/// Gemeenten met komma's (of puntkomma's) ertussen, in de gegeven volgorde; alle onbekende namen tegelijk. Een gemeente van
/// een ander jaar wordt die van nu, met een bevinding.
pub(crate) fn op_volgorde(land: &Land, lijst: &str) -> anyhow::Result<(Vec<GebiedCode>, Vec<Finding>)> {
    let gevonden = leden(land, lijst.split([',', ';']).map(str::trim).filter(|n| !n.is_empty()));
    if !gevonden.fouten.is_empty() {
        let fouten: Vec<String> = gevonden.fouten.iter().map(|(_, f)| f.to_string()).collect();
        bail!("{}", fouten.join("\n      "));
    }
    if gevonden.codes.is_empty() {
        bail!("noem minstens één gemeente, bijvoorbeeld \"Almere, Lelystad\".");
    }
    let bevindingen = gevonden.overgebracht.into_iter().map(|(_, b)| Finding::waarschuwing("GEB-005", b)).collect();
    Ok((gevonden.codes, bevindingen))
}

fn uit_csv(land: &Land, pad: &Path) -> Result<(BTreeSet<GebiedCode>, Vec<Finding>), Stop> {
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
    let namen: Vec<&str> =
        tabel.rijen.iter().map(|rij| rij.cellen.get(kolom).map(String::as_str).unwrap_or_default()).collect();
    let gevonden = leden(land, namen);
    let hier = |bevinding: Finding, plaats: usize| {
        let mut bevinding = bevinding.met_bestand(&bestand.naam).met_kolom("gemeente");
        bevinding.rij = tabel.rijen.get(plaats).map(|rij| rij.regel);
        bevinding
    };
    bevindingen.extend(gevonden.fouten.iter().map(|(p, fout)| {
        let code = if matches!(fout, LidFout::Dubbel(_)) { "GEB-002" } else { "GEB-003" };
        hier(Finding::fout(code, fout.to_string()), *p)
    }));
    let over = |(p, bericht): &(usize, String)| hier(Finding::waarschuwing("GEB-005", bericht), *p);
    bevindingen.extend(gevonden.overgebracht.iter().map(over));
    if tabel.rijen.is_empty() && bevindingen.is_empty() {
        bevindingen.push(Finding::fout("GEB-004", "er staat geen gemeente in.").met_bestand(&bestand.naam));
    }
    if bevindingen.iter().any(Finding::is_fout) {
        return Err(bevindingen.into());
    }
    Ok((gevonden.codes.into_iter().collect(), bevindingen))
}

//! Een bevolking van de gebruiker: welke bestanden, welke dag, en wat ervan in de verantwoording komt.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use jiff::civil::Date;
use normwijzer_core::Land;
use normwijzer_data::betekenis::periode;
use normwijzer_data::bron::{Bron, Herkomst, Sha256Teller};
use normwijzer_data::{Bevolking, BevolkingKeuze, Datasets, lees_bevolking};
use normwijzer_ingest::bronnen::verzamel;

use super::args::TabelKeuzeArgs;
use super::bestanden;
use super::uitgang::Stop;

/// Een `bron.toml` is niet groter.
const GRENS_BRON: u64 = 1 << 20;

/// Waar de bevolking staat en wat er gekozen is.
pub(crate) struct Vraag<'a> {
    pub(crate) paden: &'a [PathBuf],
    pub(crate) peildatum: Option<&'a str>,
    pub(crate) tabelkeuze: &'a TabelKeuzeArgs,
}

/// Wat er gelezen is.
pub(crate) struct Gelezen {
    pub(crate) bevolking: Bevolking,
    /// De gebruikte bestanden, met hun controlegetal.
    pub(crate) bestanden: Vec<Herkomst>,
    /// De bron, als de map een `bron.toml` van `data importeer` heeft.
    pub(crate) bron: Option<Bron>,
}

/// Leest de bevolking uit bestanden, mappen of zips.
pub(crate) fn lees(vraag: &Vraag<'_>, land: &Land, datasets: &Datasets) -> Result<Gelezen, Stop> {
    let peildatum = vraag.peildatum.map(dag).transpose()?;
    let paden: Vec<PathBuf> = vraag.paden.iter().map(|p| eigen_map(p)).collect();
    let invoer = verzamel(&paden).map_err(anyhow::Error::from)?;
    let keuze = BevolkingKeuze {
        peildatum,
        kolom: vraag.tabelkeuze.kolom.as_deref(),
        tabel: vraag.tabelkeuze.tabel.as_deref(),
    };
    let bevolking = lees_bevolking(&invoer, keuze, land, datasets)?;
    let gebruikt = |naam: &str| {
        bevolking
            .bestanden
            .iter()
            .any(|b| b == naam || b.strip_prefix(naam).is_some_and(|r| r.starts_with(['/', '\\'])))
    };
    let bestanden = invoer
        .iter()
        .filter(|i| gebruikt(i.naam()))
        .map(|i| herkomst(Path::new(i.naam())))
        .collect::<anyhow::Result<Vec<_>>>()?;
    let bron = match paden.as_slice() {
        [map] if map.join("bron.toml").is_file() => {
            let bestand = bestanden::lees(&map.join("bron.toml"), GRENS_BRON)?;
            Some(Bron::lees(&bestand.bytes, &bestand.naam)?)
        }
        _ => None,
    };
    Ok(Gelezen { bevolking, bestanden, bron })
}

/// De map die `data importeer --uit MAP` maakte, heet daarin `bevolking`.
fn eigen_map(pad: &Path) -> PathBuf {
    let binnen = pad.join("bevolking");
    if binnen.join("bevolking.csv").is_file() { binnen } else { pad.to_owned() }
}

/// Naam en controlegetal, zonder het bestand in het geheugen te nemen.
pub(crate) fn herkomst(pad: &Path) -> anyhow::Result<Herkomst> {
    let naam = bestanden::naam(pad);
    let mut bestand = File::open(pad).with_context(|| naam.clone())?;
    let mut teller = Sha256Teller::default();
    let mut stuk = vec![0; 1 << 16];
    loop {
        let n = bestand.read(&mut stuk).with_context(|| naam.clone())?;
        match stuk.get(..n) {
            Some(gelezen) if n > 0 => teller.neem(gelezen),
            _ => break,
        }
    }
    Ok(Herkomst { naam, sha256: teller.klaar() })
}

/// "2024" of een datum.
fn dag(tekst: &str) -> anyhow::Result<Date> {
    match periode(tekst) {
        Some(dag) => Ok(dag),
        None => bail!("--peildatum '{tekst}' is geen dag. Schrijf een jaar (1 januari), of een datum als 2024-01-01."),
    }
}

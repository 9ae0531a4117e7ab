//! De opgaven van de huidige situatie (IST): één of meer bestanden of mappen, CSV en Excel door elkaar, als regels.
//!
//! Alle bestanden worden gelezen voordat er iets gemeld wordt. De regels van alle bestanden samen gaan naar de kern, die ze
//! nakijkt en ziet of twee bestanden iets anders over hetzelfde zeggen.

mod csv;
mod werkmap;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
use normwijzer_core::ist::controle::{Context, lees as kijk_na};
use normwijzer_core::ist::{Ist, IstRegel};
use normwijzer_core::{Finding, Gebied, Land, NormSet, Quarter};
use normwijzer_ingest::binair::{BinaireSoort, binaire_soort};
use normwijzer_ingest::bytes::GRENS_IST;

use super::bestanden::{self, Bestand};
use super::bronnen::Herkomst;
use super::uitgang::Stop;

/// De kolommen zonder welke een regel niets zegt.
const VERPLICHT: [&str; 4] = ["gebied_code", "norm_id", "waarde", "eenheid"];

/// Zoveel bestanden worden samen gelezen: elke gemeente van het land, en haar regio's.
const MEEST_BESTANDEN: usize = 500;

/// De regels van alle bestanden, nog niet nagekeken.
#[derive(Default)]
pub(crate) struct Opgaven {
    pub(crate) regels: Vec<IstRegel>,
    pub(crate) bevindingen: Vec<Finding>,
    /// De gelezen bestanden, op volgorde van lezen.
    pub(crate) herkomst: Vec<Herkomst>,
}

/// De nagekeken opgaven.
pub(crate) struct IstInvoer {
    pub(crate) inhoud: Ist,
    pub(crate) bevindingen: Vec<Finding>,
    pub(crate) herkomst: Vec<Herkomst>,
}

/// Leest de opgaven en kijkt ze na; een fout houdt de run tegen.
pub(crate) fn ist(
    paden: &[PathBuf],
    land: &Land,
    normen: &NormSet,
    gepland: Option<&Gebied>,
    start: Quarter,
) -> Result<IstInvoer, Stop> {
    let Opgaven { regels, mut bevindingen, herkomst } = lees(paden)?;
    let (inhoud, gevonden) = kijk_na(&regels, &Context { land, normen, gepland, start });
    bevindingen.extend(gevonden);
    if bevindingen.iter().any(Finding::is_fout) {
        return Err(bevindingen.into());
    }
    Ok(IstInvoer { inhoud, bevindingen, herkomst })
}

/// Leest alle bestanden. Wat aan een bestand mankeert, is een bevinding; het volgende wordt ook nog gelezen.
pub(crate) fn lees(paden: &[PathBuf]) -> Result<Opgaven, Stop> {
    let mut uit = Opgaven::default();
    for bestand in verzamel(paden)? {
        let eerder = uit.herkomst.iter().find(|h| h.sha256 == Herkomst::new(&bestand.naam, &bestand.bytes).sha256);
        if let Some(eerder) = eerder {
            let bericht = format!("dit bestand is gelijk aan {} en wordt niet nog eens gelezen.", eerder.naam);
            uit.bevindingen.push(Finding::info("IST-027", bericht).met_bestand(&bestand.naam));
            continue;
        }
        uit.herkomst.push(Herkomst::new(&bestand.naam, &bestand.bytes));
        let is_werkmap = match binaire_soort(&bestand.bytes) {
            Some(BinaireSoort::Xlsx | BinaireSoort::Xls) => true,
            // De naam van een deel van een werkmap kan ver in het bestand staan.
            Some(BinaireSoort::Zip) => bestand.naam.to_lowercase().ends_with(".xlsx"),
            _ => false,
        };
        let gelezen = if is_werkmap { werkmap::lees(&bestand) } else { csv::lees(&bestand) };
        match gelezen {
            Ok((regels, bevindingen)) => {
                uit.regels.extend(regels);
                uit.bevindingen.extend(bevindingen);
            }
            Err(Stop::Bevindingen(bevindingen)) => uit.bevindingen.extend(bevindingen),
            Err(anders) => return Err(anders),
        }
    }
    Ok(uit)
}

/// De bestanden achter de paden; van een map alle werkmappen en CSV's daarin.
fn verzamel(paden: &[PathBuf]) -> Result<Vec<Bestand>, Stop> {
    let mut gevonden: Vec<PathBuf> = Vec::new();
    for pad in paden {
        let erin = bestanden::verzamel(pad, &["xlsx", "xlsm", "xls", "csv"])?;
        // Excel zet naast een geopende werkmap een bestandje dat er ook een lijkt.
        gevonden.extend(erin.into_iter().map(|(_, pad)| pad).filter(|p| !bestanden::naam(p).starts_with("~$")));
    }
    if gevonden.is_empty() {
        return Err(anyhow!("er is geen opgave gevonden (.xlsx of .csv).").into());
    }
    if gevonden.len() > MEEST_BESTANDEN {
        return Err(anyhow!(
            "dit zijn {} bestanden; hoogstens {MEEST_BESTANDEN}. Noem de map met alleen de opgaven.",
            gevonden.len()
        )
        .into());
    }
    met_eigen_naam(&gevonden)?;
    Ok(gevonden.iter().map(|pad| bestanden::lees(pad, GRENS_IST)).collect::<anyhow::Result<_>>()?)
}

/// Een bevinding noemt een bestand zonder map; twee met dezelfde naam zijn dan niet te onderscheiden.
fn met_eigen_naam(paden: &[PathBuf]) -> anyhow::Result<()> {
    let mut gezien: BTreeMap<String, &Path> = BTreeMap::new();
    for pad in paden {
        let naam = bestanden::naam(pad);
        if let Some(eerder) = gezien.insert(naam.to_lowercase(), pad) {
            if eerder == pad {
                bail!("{}: dit bestand is twee keer genoemd. Noem het één keer.", pad.display());
            }
            bail!(
                "{} en {} heten allebei {naam}. Geef elk een eigen naam, zodat een bevinding zegt in welk bestand zij staat.",
                eerder.display(),
                pad.display()
            );
        }
    }
    Ok(())
}

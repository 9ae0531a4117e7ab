//! Kenmerken van de gebruiker: welke bestanden, waarvoor zij dienen, en wat ervan in de verantwoording komt.

use std::path::{Path, PathBuf};

use anyhow::anyhow;
use normwijzer_core::kenmerk::{KenmerkEenheid, Kenmerken};
use normwijzer_core::{Ernst, Finding, Land, NormSet};
use normwijzer_data::{BronBestand, Datasets, GelezenKenmerken, KenmerkKeuze, is_kenmerkentabel, lees_kenmerken};
use normwijzer_ingest::bronnen::verzamel;
use normwijzer_ingest::bytes::GRENS_STATLINE;

use super::args::{KenmerkArgs, KenmerkEenheidKeuze, KenmerkKeuzeArgs};
use super::bestanden::{self, Bestand};
use super::bronnen::Herkomst;
use super::uitgang::Stop;

/// Wat er gelezen is.
pub(crate) struct Gelezen {
    pub(crate) kenmerken: GelezenKenmerken,
    /// De bestanden, met hun controlegetal.
    pub(crate) bestanden: Vec<Herkomst>,
}

/// De kenmerken van een run, met waarvoor zij dienen.
pub(crate) struct VanRun {
    pub(crate) kenmerken: Kenmerken,
    pub(crate) bestanden: Vec<Herkomst>,
    pub(crate) bevindingen: Vec<Finding>,
}

/// Leest kenmerken uit bestanden, mappen of zips.
pub(crate) fn lees(
    paden: &[PathBuf],
    keuze: &KenmerkKeuzeArgs,
    land: &Land,
    datasets: &Datasets,
) -> Result<Gelezen, Stop> {
    let (mut eigen, mut anders, mut herkomst): (Vec<Bestand>, Vec<PathBuf>, Vec<Herkomst>) = Default::default();
    for pad in bestanden_van(paden)? {
        let is_csv = pad.extension().is_some_and(|u| u.eq_ignore_ascii_case("csv") || u.eq_ignore_ascii_case("txt"));
        if is_csv {
            let bestand = bestanden::lees(&pad, GRENS_STATLINE)?;
            herkomst.push(Herkomst::new(&bestand.naam, &bestand.bytes));
            if is_kenmerkentabel(&bestand.bytes) {
                eigen.push(bestand);
                continue;
            }
        } else {
            herkomst
                .push(super::bevolking_invoer::herkomst(&pad).map(|h| Herkomst { naam: h.naam, sha256: h.sha256 })?);
        }
        anders.push(pad);
    }
    let eigen: Vec<BronBestand<'_>> = eigen.iter().map(|b| BronBestand { naam: &b.naam, bytes: &b.bytes }).collect();
    let invoer = verzamel(&anders).map_err(anyhow::Error::from)?;
    let keuze = KenmerkKeuze {
        jaar: keuze.kenmerken_jaar,
        bron: keuze.kenmerken_bron.as_deref(),
        eenheid: keuze.kenmerken_eenheid.map(|e| match e {
            KenmerkEenheidKeuze::Procent => KenmerkEenheid::Procent,
            KenmerkEenheidKeuze::Aantal => KenmerkEenheid::Aantal,
        }),
    };
    Ok(Gelezen { kenmerken: lees_kenmerken(&eigen, &invoer, keuze, land, datasets)?, bestanden: herkomst })
}

/// De bestanden zelf; uit een map van `data importeer` alleen de tabel.
fn bestanden_van(paden: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut uit = Vec::new();
    for pad in paden {
        let eigen = [pad.join("kenmerken/kenmerken.csv"), pad.join("kenmerken.csv")];
        if let Some(tabel) = eigen.into_iter().find(|p| p.is_file()) {
            uit.push(tabel);
        } else if pad.is_dir() {
            let alle = bestanden::verzamel(pad, &["csv", "txt", "json", "xlsx", "zip", "parquet"])?;
            uit.extend(alle.into_iter().map(|(_, p)| p));
        } else {
            uit.push(pad.clone());
        }
    }
    Ok(uit)
}

/// De kenmerken die een run gebruikt; `None` als er geen gevraagd zijn.
pub(crate) fn van_run(
    args: &KenmerkArgs,
    normen: &NormSet,
    land: &Land,
    datasets: &Datasets,
) -> Result<Option<VanRun>, Stop> {
    if args.kenmerken.is_empty() {
        if !args.kenmerk.is_empty() || args.keuze != KenmerkKeuzeArgs::default() {
            return Err(zonder_bestand().into());
        }
        return Ok(None);
    }
    let gelezen = lees(&args.kenmerken, &args.keuze, land, datasets).map_err(|stop| match stop {
        Stop::Bevindingen(f) => f.into_iter().filter(|f| f.ernst != Ernst::Info).collect::<Vec<_>>().into(),
        anders => anders,
    })?;
    let mut kenmerken = Kenmerken { lijst: gelezen.kenmerken.lijst, ..Kenmerken::default() };
    for tekst in &args.kenmerk {
        kenmerken.koppel(tekst, normen, land).map_err(|zin| anyhow!("--kenmerk {tekst}: {zin}"))?;
    }
    // Hoe elke kolom gelezen is, zegt 'data importeer'; hier alleen wat er aangenomen is of ontbreekt.
    let bevindingen = gelezen.kenmerken.bevindingen.into_iter().filter(|f| f.code != "KNM-000").collect();
    Ok(Some(VanRun { kenmerken, bestanden: gelezen.bestanden, bevindingen }))
}

fn zonder_bestand() -> anyhow::Error {
    anyhow!(
        "--kenmerk en --kenmerken-… gaan over een bestand met kenmerken. Noem dat bestand met --kenmerken, of laat de optie weg."
    )
}

/// De naam waarmee `controleer` een bestand of map terugvindt.
pub(crate) fn namen(paden: &[PathBuf]) -> String {
    paden.iter().map(|p: &PathBuf| bestanden::naam(Path::new(p))).collect::<Vec<_>>().join("|")
}

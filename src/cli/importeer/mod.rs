//! `data importeer`: van bestanden van een ander naar een dataset in onze eigen kolommen.

mod bevolking;
mod eigen;
mod kenmerken;
mod prognose;

use normwijzer_data::DatasetUit;

use super::args::{Bronsoort, ImporteerArgs, Inhoud};
use super::bronnen::datasets;
use super::uitgang::{Stop, meld, zeg};
use super::uitvoer;
use eigen::Bronbestanden;

/// Leest, zegt wat waarvoor is aangezien, en schrijft de dataset.
pub(crate) fn voer_uit(args: &ImporteerArgs) -> Result<(), Stop> {
    // Een andere inhoud is hier één regel.
    let dataset = match args.als {
        Inhoud::Bevolking => als_bevolking(args)?,
        Inhoud::Gebieden => als_eigen(args)?,
        Inhoud::Prognose => prognose::importeer(args)?,
        Inhoud::Kenmerken => kenmerken::importeer(args)?,
    };
    meld(&dataset.bevindingen);
    for (naam, bytes) in &dataset.bestanden {
        let pad = args.uit.join(&dataset.naam).join(naam);
        uitvoer::schrijf_over(&pad, bytes)?;
        zeg(&format!("Geschreven: {}", pad.display()));
    }
    Ok(())
}

/// Een tabel met inwoners, tenzij om onze eigen dataset gevraagd is of al haar bronbestanden er zijn.
fn als_bevolking(args: &ImporteerArgs) -> Result<DatasetUit, Stop> {
    match args.soort {
        Some(Bronsoort::Tabel) => bevolking::importeer(args),
        Some(_) => als_eigen(args),
        None if args.paden.len() > 1 && Bronbestanden::lees(&args.paden)?.is_ingebouwde_bevolking() => als_eigen(args),
        None => bevolking::importeer(args),
    }
}

fn als_eigen(args: &ImporteerArgs) -> Result<DatasetUit, Stop> {
    let bronnen = Bronbestanden::lees(&args.paden)?;
    bronnen.zeg_rollen();
    eigen::importeer(&bronnen, &datasets(args.datasets.as_deref())?, args.als, args.soort)
}

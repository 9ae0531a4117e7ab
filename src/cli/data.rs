//! `data lijst` en `data controleer`; `data importeer` en `data herindeling` hebben een eigen bestand.

use normwijzer_core::Finding;
use normwijzer_data::{Datasets, controleer, schema};

use super::args::{DataArgs, DataOpdracht};
use super::bronnen::datasets;
use super::uitgang::{Stop, druk_af, meld};
use super::{herindeling, importeer};

pub(crate) fn voer_uit(args: &DataArgs) -> Result<(), Stop> {
    match &args.opdracht {
        DataOpdracht::Lijst { datasets: map } => lijst(&datasets(map.as_deref())?),
        DataOpdracht::Controleer { datasets: map } => keur(&datasets(map.as_deref())?),
        DataOpdracht::Importeer(args) => importeer::voer_uit(args),
        DataOpdracht::Herindeling(args) => herindeling::voer_uit(args),
    }
}

/// Een aanvullende dataset mag ontbreken: een map van voor zij bestond, blijft bruikbaar.
const ONTBREEKT: &str = "Niet in deze map; wat hieruit volgt is onbekend.";

fn lijst(datasets: &Datasets) -> Result<(), Stop> {
    for naam in schema::ALLE.iter().map(|s| s.dataset).collect::<std::collections::BTreeSet<_>>() {
        if datasets.zonder().contains(&naam) {
            druk_af(&format!("{naam}\n  {ONTBREEKT}\n"));
            continue;
        }
        let bron = datasets.bron(naam)?;
        druk_af(&format!(
            "{naam}\n  {}\n  Bron: {}\n  Peildatum: {}; licentie: {}\n",
            bron.titel, bron.bron, bron.peildatum, bron.licentie
        ));
        for (kop, tekst) in [("Methode", &bron.methode), ("Fout", &bron.fout)] {
            if let Some(tekst) = tekst {
                druk_af(&format!("  {kop}: {tekst}\n"));
            }
        }
        if bron.reconstructie {
            druk_af("  Let op: dit is een reconstructie, geen officiële lijst.\n");
        }
        for bestand in &bron.bestand {
            druk_af(&format!("  {}: {} rijen, sha256 {}\n", bestand.naam, bestand.rijen, bestand.sha256));
        }
    }
    Ok(())
}

fn keur(datasets: &Datasets) -> Result<(), Stop> {
    let bevindingen = controleer(datasets);
    if bevindingen.iter().any(Finding::is_fout) {
        return Err(bevindingen.into());
    }
    meld(&bevindingen);
    druk_af("De datasets zijn in orde: volledig, de sommen kloppen en de controlegetallen ook.\n");
    for naam in datasets.zonder() {
        druk_af(&format!("{naam}: {ONTBREEKT}\n"));
    }
    Ok(())
}

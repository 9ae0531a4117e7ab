//! `data importeer --als kenmerken`: een tabel met percentages of aantallen per gebied, van wie dan ook.

use normwijzer_core::Finding;
use normwijzer_data::bron::Herkomst;
use normwijzer_data::{DatasetUit, Peildatum, kenmerken_dataset, land};

use crate::cli::args::ImporteerArgs;
use crate::cli::bronnen::datasets;
use crate::cli::kenmerken_invoer;
use crate::cli::uitgang::Stop;

/// Leest de tabel en zegt welke kenmerken erin staan.
pub(super) fn importeer(args: &ImporteerArgs) -> Result<DatasetUit, Stop> {
    let eigen = datasets(args.datasets.as_deref())?;
    let (nu, _) = land(&eigen, Peildatum::default())?;
    let gelezen = kenmerken_invoer::lees(&args.paden, &args.kenmerken, &nu, &eigen)?;
    let bestanden: Vec<Herkomst> =
        gelezen.bestanden.iter().map(|h| Herkomst { naam: h.naam.clone(), sha256: h.sha256.clone() }).collect();
    let mut uit = kenmerken_dataset(&gelezen.kenmerken, &bestanden)?;
    uit.bevindingen.extend(gelezen.kenmerken.lijst.iter().map(|k| {
        let nederland = k.nederland.map_or_else(String::new, |n| format!(", Nederland {}", n.met_komma()));
        let bericht = format!(
            "kenmerk {}: {} ({}), {}, {} gemeenten van nu, {} GGD-regio's{nederland}",
            k.id,
            k.bron.naam,
            k.bron.eenheid.token(),
            k.bron.jaar,
            k.gemeenten.len(),
            k.ggd.len()
        );
        Finding::info("KNM-000", bericht)
    }));
    Ok(uit)
}

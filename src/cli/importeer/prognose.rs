//! `data importeer --als prognose`: een prognose van wie dan ook, naar de gemeenten van nu.

use normwijzer_core::Finding;
use normwijzer_data::prognose::{PrognoseKeuze, lees_prognose, prognose_dataset};
use normwijzer_data::{DatasetUit, Peildatum, land};

use crate::cli::args::ImporteerArgs;
use crate::cli::bestanden;
use crate::cli::bronnen::datasets;
use crate::cli::prognose::lees_bestanden;
use crate::cli::uitgang::Stop;

/// Leest de prognose en zegt van welk niveau elke gemeente haar groei heeft.
pub(super) fn importeer(args: &ImporteerArgs) -> Result<DatasetUit, Stop> {
    let eigen = datasets(args.datasets.as_deref())?;
    let (land, _) = land(&eigen, Peildatum::default())?;
    let gelezen = lees_bestanden(&args.paden)?;
    let naam = args.paden.first().map(|p| bestanden::naam(p)).unwrap_or_default();
    let keuze = PrognoseKeuze {
        variant: args.prognose_variant.as_deref(),
        eenheid: args.prognose_eenheid.map(super::super::args::EenheidKeuze::eenheid),
    };
    let (prognose, mut bevindingen) = lees_prognose(&naam, &gelezen, keuze, &land, &eigen)?;
    bevindingen.extend(prognose.niveaus(&land).into_iter().map(|f: Finding| f.met_bestand(naam.clone())));
    Ok(prognose_dataset(&prognose, &gelezen, bevindingen)?)
}

//! `--prognose`: gelijk houden, onze eigen cohortraming, of een bestand van de gebruiker.

use std::path::{Path, PathBuf};

use anyhow::anyhow;
use normwijzer_core::Finding;
use normwijzer_core::prognose::{Prognose, PrognoseSoort};
use normwijzer_data::prognose::{PrognoseKeuze, cohort, lees_prognose};
use normwijzer_ingest::bytes::GRENS_STATLINE;

use super::args::{EenheidKeuze, RekenArgs};
use super::bestanden;
use super::bronnen::{Bronnen, Herkomst};
use super::uitgang::Stop;

/// De bevolking wordt gelijk gehouden.
const CONSTANT: &str = "constant";
/// Onze eigen raming.
const COHORT: &str = "cohort";
/// Een map met een prognose heeft niet meer bestanden.
const MEEST: usize = 64;

/// Een gekozen prognose.
pub(crate) struct Gekozen {
    pub(crate) prognose: Prognose,
    pub(crate) bevindingen: Vec<Finding>,
    /// De bestanden van de gebruiker; leeg bij onze eigen raming.
    pub(crate) herkomst: Vec<Herkomst>,
    /// Hoe zij genoemd is: `cohort`, of de naam van het bestand of de map zonder wat ervoor staat.
    pub(crate) naam: String,
}

/// De prognose die de argumenten noemen; `None` als de bevolking gelijk gehouden wordt.
pub(crate) fn kies(args: &RekenArgs, bronnen: &Bronnen) -> Result<Option<Gekozen>, Stop> {
    let gevraagd = args.prognose.as_deref().unwrap_or(CONSTANT);
    if matches!(gevraagd, CONSTANT | COHORT) && (args.prognose_variant.is_some() || args.prognose_eenheid.is_some()) {
        return Err(anyhow!(
            "--prognose-variant en --prognose-eenheid gaan over een bestand met een prognose. Noem dat met --prognose."
        )
        .into());
    }
    match gevraagd {
        CONSTANT => Ok(None),
        COHORT => {
            let prognose = cohort(bronnen.datasets(), &bronnen.land)?.ok_or_else(|| {
                anyhow!("--prognose cohort: in deze map met datasets staat geen prognose-cohort. Laat --datasets weg, of maak haar met de importer.")
            })?;
            Ok(Some(Gekozen { prognose, bevindingen: Vec::new(), herkomst: Vec::new(), naam: COHORT.to_owned() }))
        }
        pad => van_bestand(Path::new(pad), args, bronnen).map(Some),
    }
}

fn van_bestand(pad: &Path, args: &RekenArgs, bronnen: &Bronnen) -> Result<Gekozen, Stop> {
    if !pad.exists() {
        return Err(anyhow!(
            "--prognose '{}': dit bestand is er niet. Kies constant, cohort, of een bestaand bestand of bestaande map.",
            pad.display()
        )
        .into());
    }
    let gelezen = lees_bestanden(&[pad.to_owned()])?;
    let naam = bestanden::naam(pad);
    let keuze = PrognoseKeuze {
        variant: args.prognose_variant.as_deref(),
        eenheid: args.prognose_eenheid.map(EenheidKeuze::eenheid),
    };
    let (prognose, bevindingen) = lees_prognose(&naam, &gelezen, keuze, &bronnen.land, bronnen.datasets())?;
    let herkomst = gelezen.iter().map(|(naam, bytes)| Herkomst::new(naam, bytes)).collect();
    Ok(Gekozen { prognose, bevindingen, herkomst, naam })
}

/// De bestanden van een prognose, met hun naam zonder map.
pub(crate) fn lees_bestanden(paden: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>, Stop> {
    let mut gevonden = Vec::new();
    for pad in paden {
        gevonden.extend(bestanden::verzamel(pad, &["csv", "json", "zip", "xlsx"])?);
    }
    if gevonden.len() > MEEST {
        return Err(anyhow!("er staan {} bestanden; een prognose heeft er hoogstens {MEEST}.", gevonden.len()).into());
    }
    let lees = |(_, pad): &(String, PathBuf)| bestanden::lees(pad, GRENS_STATLINE).map(|b| (b.naam, b.bytes));
    Ok(gevonden.iter().map(lees).collect::<anyhow::Result<Vec<_>>>()?)
}

/// Of met onze eigen raming gerekend is: dan hoort haar dataset bij de verantwoording, en anders niet.
pub(crate) fn is_cohort(gekozen: Option<&Gekozen>) -> bool {
    gekozen.is_some_and(|g| g.prognose.soort == PrognoseSoort::Cohort)
}

//! `sjabloon`: een opgave om in te vullen (`sjabloon_ist`), en een ingroei- en een kostenbestand met uitleg.

use std::path::Path;

use super::args::{SchemaKeuze, SjabloonArgs, SjabloonOpdracht};
use super::ingebed::KOSTEN;
use super::uitgang::{Stop, druk_af, zeg};
use super::uitvoer;
use super::{schema, sjabloon_ist};

/// Het ingroeibestand met uitleg; een test leest het.
const INGROEI: &[u8] = include_bytes!("sjabloon_ingroei.toml");

pub(crate) fn voer_uit(args: &SjabloonArgs) -> Result<(), Stop> {
    match &args.opdracht {
        SjabloonOpdracht::Ist(args) => sjabloon_ist::voer_uit(args),
        SjabloonOpdracht::Ingroei { uit } => {
            let hoe = "Haal # weg voor wat u gebruikt; elke regel heeft een bron of motivatie nodig.";
            geef(uit.as_deref(), INGROEI, hoe)
        }
        SjabloonOpdracht::Kosten { uit } => {
            let hoe = "Vervang elk bedrag door dat uit de eigen begroting, met bron en soort = \"begroting\".";
            geef(uit.as_deref(), KOSTEN.1, hoe)
        }
        SjabloonOpdracht::Schema { bestand } => {
            let schema = match bestand {
                SchemaKeuze::Ingroei => schema::van_ingroeibestand()?,
                SchemaKeuze::Kosten => schema::van_kostenbestand()?,
            };
            druk_af(&format!("{schema:#}\n"));
            Ok(())
        }
    }
}

/// Schrijft een sjabloon, of drukt het af.
pub(super) fn geef(uit: Option<&Path>, bytes: &[u8], hoe: &str) -> Result<(), Stop> {
    match uit {
        None => druk_af(&String::from_utf8_lossy(bytes)),
        Some(pad) => {
            uitvoer::schrijf_nieuw(pad, bytes)?;
            zeg(&format!("Geschreven: {}. {hoe}", pad.display()));
        }
    }
    Ok(())
}

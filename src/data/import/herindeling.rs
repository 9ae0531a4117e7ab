//! De dataset `herindelingen`: elke gemeente die ooit verdween, en wat er sinds 2019 over een grens ging.

use normwijzer_core::Finding;
use polars::prelude::DataFrame;

use super::dataset_uit::{DatasetUit, maak};
use super::stromen::lees_stromen;
use crate::bron::Bron;
use crate::bronbestand::BronBestand;
use crate::herindelingen::{VANAF, stand};
use crate::namen::Namen;
use crate::schema::{STROMEN, VROEGER};

/// Maakt de dataset `herindelingen`. `inwoners` is ons eigen frame (`datasets::Frames::inwoners`).
///
/// # Errors
/// Alle gebreken tegelijk: onleesbare getallen, dubbele stromen, een verdwenen code zonder opvolger.
pub fn importeer_herindelingen(
    bestand: BronBestand<'_>,
    namen: &Namen,
    inwoners: &DataFrame,
) -> Result<DatasetUit, Vec<Finding>> {
    let mut bevindingen = Vec::new();
    let gelezen = lees_stromen(bestand, namen, inwoners, &mut bevindingen)?;
    let leeg = |n: Option<u64>| n.map_or_else(String::new, |n| n.to_string());
    let stromen: Vec<Vec<String>> = gelezen
        .stromen
        .iter()
        .map(|s| {
            vec![
                s.dag.to_string(),
                s.van.to_string(),
                s.naar.to_string(),
                s.soort.token().to_owned(),
                if s.naar_ontstaat { "ja" } else { "nee" }.to_owned(),
                s.hectare.to_string(),
                leeg(s.woningen),
                s.inwoners.to_string(),
                leeg(s.inwoners_van),
            ]
        })
        .collect();
    let vroeger: Vec<Vec<String>> = gelezen.vroeger.iter().map(|(c, n)| vec![c.to_string(), n.clone()]).collect();
    bevindingen.push(bestand.info(format!(
        "{} stromen; {} gemeenten bestaan niet meer; {} van na {VANAF}",
        stromen.len(),
        vroeger.len(),
        gelezen.stromen.iter().filter(|s| s.dag > VANAF).count()
    )));
    let bron = Bron {
        titel: "Herindelingen van gemeenten: welke verdwenen, en waar hun inwoners bleven".to_owned(),
        bron: "CBS, gemeentelijke herindelingen: stromen van grond, woningen en inwoners; hernoemingen zijn onze aanvulling"
            .to_owned(),
        licentie: "CC BY 4.0".to_owned(),
        peildatum: stand().to_string(),
        methode: Some(
            "Elke opheffing sinds het begin van de bron, en elke grenswijziging van na 1-1-2019, aan de kant die afstaat. Een \
             hernoeming (andere code, zelfde gemeente) staat niet in de bron; die lijst is van ons, alle van vóór 2019 en niet met \
             een bron nagegaan (te controleren); haar dag is de dag na de laatste stroom van de oude code. inwoners_van is de laatste telling (03759ned, onze tabel \
             inwoners-2019-2026) van vóór een grenswijziging. Een grenswijziging verplaatst pas inwoners vanaf een \
             duizendste van de gemeente die afstaat."
                .to_owned(),
        ),
        fout: Some(
            "De inwoners van een stroom tellen niet precies op tot de telling van 1 januari."
                .to_owned(),
        ),
        herkomst: vec![bestand.herkomst()],
        ..Bron::default()
    };
    maak(bron, &[(&STROMEN, stromen), (&VROEGER, vroeger)], bevindingen)
}

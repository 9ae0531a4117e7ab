//! Gebieden in Nederland (CBS): per gemeente haar provincie, GGD-regio, zorgkantoorregio en andere regio's.

use std::collections::{BTreeMap, BTreeSet};

use normwijzer_core::{Finding, GebiedCode};

use super::bronbestand::{BronBestand, of_fout, zonder_fout};
use super::dataset_uit::{DatasetUit, maak};
use super::parquet::{Onderwerp, lees_gebieden, lees_onderwerpen};
use super::varianten::varianten;
use crate::bron::Bron;
use crate::schema::{GEBIEDEN, NAMEN};

/// De regio's die wij overnemen, in de volgorde van ons schema: het begin van de code van hun onderwerp, het woord
/// waaraan het in de uitleg van het CBS te herkennen is, en hoe wij ze noemen.
const REGIOS: [(&str, &str, &str); 6] = [
    ("PV", "provincies", "provincie"),
    ("GG", "gezondheidsd", "GGD-regio"),
    ("ZK", "zorgkantoorregio", "zorgkantoorregio"),
    ("CR", "corop-gebied", "COROP-gebied"),
    ("JZ", "jeugdregio", "jeugdregio"),
    ("VR", "veiligheidsregio", "veiligheidsregio"),
];

/// Maakt `gebieden.csv` en `namen.csv`.
///
/// # Errors
/// Onleesbare bestanden, onderwerpen die niet of dubbel te vinden zijn, gemeenten zonder regio.
pub fn importeer_gebieden(gebieden: BronBestand<'_>, onderwerpen: BronBestand<'_>) -> Result<DatasetUit, Vec<Finding>> {
    let mut bevindingen = Vec::new();
    let lijst = of_fout(lees_onderwerpen(&onderwerpen), &mut bevindingen);
    let rijen = of_fout(lees_gebieden(&gebieden), &mut bevindingen);
    let (Some(lijst), Some(rijen)) = (lijst, rijen) else {
        return Err(bevindingen);
    };
    let gekozen = kies(&lijst, &onderwerpen, &mut bevindingen);
    let mut waarden: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for rij in &rijen {
        if let Some(eerder) = waarden.insert((&rij.gebied, &rij.onderwerp), &rij.tekst)
            && eerder != rij.tekst
        {
            bevindingen.push(gebieden.fout(
                "IMP-004",
                format!("{} heeft voor {} twee waarden: {eerder} en {}", rij.gebied, rij.onderwerp, rij.tekst),
            ));
        }
    }
    let codes: BTreeSet<&str> = rijen.iter().map(|r| r.gebied.as_str()).collect();
    let mut namen: BTreeMap<GebiedCode, String> = BTreeMap::new();
    let mut uit = Vec::new();
    for code in &codes {
        let mut rij = vec![(*code).to_owned()];
        for onderwerp in &gekozen {
            match waarden.get(&(*code, *onderwerp)) {
                Some(tekst) if !tekst.is_empty() => rij.push((*tekst).to_owned()),
                _ => {
                    bevindingen.push(gebieden.fout(
                        "IMP-005",
                        format!("{code} heeft geen {onderwerp}; verwacht bij elke gemeente een waarde"),
                    ))
                }
            }
        }
        if let Some(naam) = rij.get(1) {
            namen.insert(GebiedCode::new(code), naam.clone());
        }
        uit.push(rij);
    }
    let anders: BTreeSet<&str> = rijen.iter().map(|r| r.onderwerp.as_str()).filter(|o| !gekozen.contains(o)).collect();
    bevindingen.push(gebieden.info(format!(
        "{} gemeenten; {} andere onderwerpen zijn niet overgenomen: {}",
        codes.len(),
        anders.len(),
        anders.into_iter().collect::<Vec<_>>().join(", ")
    )));
    let bevindingen = zonder_fout(bevindingen)?;
    let bron = Bron {
        titel: "Gebieden in Nederland 2026: gemeenten en hun regio's".to_owned(),
        bron: "CBS StatLine, Gebieden in Nederland 2026; namen.csv is eigen werk".to_owned(),
        tabel: Some("86247NED".to_owned()),
        licentie: "CC BY 4.0".to_owned(),
        peildatum: "2026-01-01".to_owned(),
        herkomst: vec![gebieden.herkomst(), onderwerpen.herkomst()],
        ..Bron::default()
    };
    maak(bron, &[(&GEBIEDEN, uit), (&NAMEN, varianten(&namen))], bevindingen)
}

/// De onderwerpen van ons schema: naam van de gemeente, dan code en naam van elke regio.
fn kies<'a>(lijst: &'a [Onderwerp], bron: &BronBestand<'_>, bevindingen: &mut Vec<Finding>) -> Vec<&'a str> {
    let wensen = std::iter::once(("GM", "Naam", "gemeente", "gemeente")).chain(
        REGIOS.into_iter().flat_map(|(begin, woord, wat)| [(begin, "Code", woord, wat), (begin, "Naam", woord, wat)]),
    );
    let mut gekozen = Vec::new();
    for (begin, titel, woord, wat) in wensen {
        let passend: Vec<&Onderwerp> = lijst
            .iter()
            .filter(|o| o.code.starts_with(begin) && o.titel == titel && o.uitleg.to_lowercase().contains(woord))
            .collect();
        if let [een] = passend.as_slice() {
            bevindingen.push(bron.info(format!("{} gelezen als {} van {wat}", een.code, titel.to_lowercase())));
            gekozen.push(een.code.as_str());
        } else {
            bevindingen.push(bron.fout(
                "IMP-003",
                format!("{} onderwerpen met titel {titel} en \"{woord}\" in de uitleg; verwacht één", passend.len()),
            ));
        }
    }
    gekozen
}

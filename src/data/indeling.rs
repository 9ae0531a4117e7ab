//! Een eigen indeling in IZA-regio's, in plaats van de reconstructie.
//!
//! Weet niet hoe het bestand van de gebruiker gelezen is, alleen welke rijen het had.

use std::collections::BTreeMap;

use normwijzer_core::{Finding, GebiedCode, Land, Niveau};

use crate::land::{deel_in, kort};
use crate::namen::Namen;

/// Een rij van de indeling: gemeente (code of naam) en regio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndelingRij {
    /// Regel in het bestand, vanaf 1.
    pub regel: u64,
    /// Code of naam van de gemeente, zoals geschreven.
    pub gemeente: String,
    /// Naam van de regio.
    pub regio: String,
}

/// Het land met de IZA-regio's van de gebruiker; die zijn geen reconstructie.
///
/// # Errors
/// Onbekende gemeenten (met de drie namen die er het meest op lijken), een gemeente in twee regio's, lege namen.
pub fn met_indeling(land: &Land, rijen: &[IndelingRij], bestand: &str) -> Result<(Land, Vec<Finding>), Vec<Finding>> {
    let namen = Namen::van_land(land);
    let mut bevindingen = Vec::new();
    let mut plaats: BTreeMap<GebiedCode, (GebiedCode, String, u64)> = BTreeMap::new();
    for rij in rijen {
        let hier = |f: Finding| f.met_bestand(bestand).met_rij(rij.regel);
        let regio = rij.regio.trim();
        let regio_code = GebiedCode::iza(regio);
        if regio_code == GebiedCode::iza("") {
            bevindingen.push(
                hier(Finding::fout(
                    "IND-004",
                    format!("\"{}\" heeft geen regio; vul de naam van de regio in", rij.gemeente),
                ))
                .met_kolom("regio"),
            );
            continue;
        }
        let code = match namen.zoek(&rij.gemeente) {
            Ok(code) => code,
            Err(onbekend) => {
                bevindingen.push(
                    hier(Finding::fout(
                        "IND-001",
                        format!("\"{}\" is geen gemeente van dit jaar; {}", rij.gemeente, onbekend.vraag()),
                    ))
                    .met_kolom("gemeente"),
                );
                continue;
            }
        };
        if let Some((eerder, naam, regel)) = plaats.get(&code) {
            let bericht = format!("{} staat ook op regel {regel}, in {naam}", rij.gemeente);
            let bevinding = if *eerder == regio_code {
                Finding::waarschuwing("IND-002", bericht)
            } else {
                Finding::fout("IND-002", format!("{bericht}; een gemeente ligt in één regio"))
            };
            bevindingen.push(hier(bevinding).met_kolom("gemeente").met_gebied(code));
            continue;
        }
        plaats.insert(code, (regio_code, regio.to_owned(), rij.regel));
    }
    if rijen.is_empty() {
        bevindingen.push(
            Finding::fout("IND-005", "de indeling heeft geen rijen; verwacht kolommen gemeente en regio")
                .met_bestand(bestand),
        );
    }
    if bevindingen.iter().any(Finding::is_fout) {
        return Err(bevindingen);
    }
    let ontbreekt: Vec<&str> = land
        .gemeenten
        .values()
        .filter(|g| !plaats.contains_key(&g.gebied.code))
        .map(|g| g.gebied.naam.as_str())
        .collect();
    if !ontbreekt.is_empty() {
        bevindingen.push(
            Finding::waarschuwing(
                "IND-003",
                format!(
                    "{} gemeenten staan niet in de indeling en hebben geen IZA-regio: {}",
                    ontbreekt.len(),
                    kort(&ontbreekt)
                ),
            )
            .met_bestand(bestand),
        );
    }
    Ok((vervang(land, plaats), bevindingen))
}

fn vervang(land: &Land, plaats: BTreeMap<GebiedCode, (GebiedCode, String, u64)>) -> Land {
    let mut nieuw = land.clone();
    nieuw.regios.retain(|(niveau, _), _| *niveau != Niveau::Iza);
    for gemeente in nieuw.gemeenten.values_mut() {
        gemeente.regio.remove(&Niveau::Iza);
    }
    for (code, (regio, naam, _)) in plaats {
        deel_in(&mut nieuw, &code, Niveau::Iza, regio, &naam, false);
    }
    nieuw
}

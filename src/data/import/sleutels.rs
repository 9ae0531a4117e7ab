//! De verdeelsleutels: Brede SPUK 2026 per gemeente en SPUK IZA 2026 per IZA-regio (brief van VWS van 12 september 2025).
//!
//! Alleen de kolommen van 2026: in de kolom 2025 van de brief staan twee regio's verwisseld. De proef is dat het bedrag van
//! een regio tot dat van haar gemeenten staat als in de rest van het land.

use std::collections::{BTreeMap, BTreeSet};

use normwijzer_core::{Finding, GebiedCode};
use polars::prelude::DataFrame;

use crate::bronbestand::{BronBestand, cel};
use crate::namen::Namen;
use crate::rijen::{bevinding, tekst};

/// In de bijlage is deze naam afgebroken op haar komma.
const AFGEBROKEN: (&str, &str) = ("Nederwetten", "Nuenen, Gerwen en Nederwetten");

/// Zoveel promille mag een regio afwijken van de verhouding van het land. Friesland (−12) en Arnhem (−10) wijken het meest
/// af; twee verwisselde regio's, zoals in de kolom 2025, 18.
const PROMILLE: u64 = 15;

/// De sleutel van de gemeenten, in hele euro.
pub(super) fn lees_gemeenten(
    bestand: BronBestand<'_>,
    namen: &Namen,
    bevindingen: &mut Vec<Finding>,
) -> Result<BTreeMap<GebiedCode, u64>, Vec<Finding>> {
    let tabel = bestand.tabel(bevindingen)?;
    let kolommen = ["gemeente_naam", "brede_spuk_2026_eur"].map(|k| bestand.kolom(&tabel, k));
    let [Ok(naam), Ok(bedrag)] = kolommen else {
        return Err(kolommen.into_iter().filter_map(Result::err).flatten().collect());
    };
    let mut uit = BTreeMap::new();
    for rij in &tabel.rijen {
        let hier = |kolom: &str, bericht: String| bestand.fout("IMP-017", bericht).met_rij(rij.regel).met_kolom(kolom);
        let geschreven = cel(rij, naam);
        let voluit = if geschreven == AFGEBROKEN.0 { AFGEBROKEN.1 } else { geschreven };
        if voluit != geschreven {
            bevindingen.push(bestand.info(format!("{geschreven} is in de brief afgebroken; gelezen als {voluit}")));
        }
        let code =
            namen.zoek(voluit).map_err(|o| format!("\"{geschreven}\" is geen gemeente van dit jaar; {}", o.vraag()));
        match (code, euro(cel(rij, bedrag))) {
            (Ok(code), Some(bedrag)) => {
                if uit.insert(code, bedrag).is_some() {
                    bevindingen.push(hier("gemeente_naam", format!("{voluit} staat er twee keer")));
                }
            }
            (code, bedrag_gelezen) => {
                bevindingen.extend(code.err().map(|bericht| hier("gemeente_naam", bericht)));
                if bedrag_gelezen.is_none() {
                    bevindingen.push(hier("brede_spuk_2026_eur", geen_euro(cel(rij, bedrag))));
                }
            }
        }
    }
    for code in namen.codes().filter(|c| !uit.contains_key(c)) {
        bevindingen.push(bestand.fout("IMP-017", format!("{code} ontbreekt")).met_gebied(code.clone()));
    }
    Ok(uit)
}

/// Een regio van de sleutel: de naam, de mandaatgemeente en het bedrag.
pub(super) type Regio = (String, String, u64);

/// De sleutel van de IZA-regio's, op naam.
pub(super) fn lees_regios(
    bestand: BronBestand<'_>,
    iza: &DataFrame,
    bevindingen: &mut Vec<Finding>,
) -> Result<Vec<Regio>, Vec<Finding>> {
    let tabel = bestand.tabel(bevindingen)?;
    let kolommen = ["iza_regio", "mandaatgemeente", "spuk_iza_2026_eur"].map(|k| bestand.kolom(&tabel, k));
    let [Ok(naam), Ok(mandaat), Ok(bedrag)] = kolommen else {
        return Err(kolommen.into_iter().filter_map(Result::err).flatten().collect());
    };
    let bekend: BTreeSet<&str> = tekst(iza, "iza_naam").map_err(|e| bevinding(&e))?.into_iter().collect();
    let mut uit: BTreeMap<String, (String, u64)> = BTreeMap::new();
    for rij in &tabel.rijen {
        let hier = |kolom: &str, bericht: String| bestand.fout("IMP-017", bericht).met_rij(rij.regel).met_kolom(kolom);
        let (naam, mandaat) = (cel(rij, naam), cel(rij, mandaat));
        if !bekend.contains(naam) {
            bevindingen.push(hier("iza_regio", format!("\"{naam}\" is geen IZA-regio van onze indeling")));
        }
        if mandaat.is_empty() {
            bevindingen.push(hier("mandaatgemeente", format!("{naam} heeft geen mandaatgemeente")));
        }
        match euro(cel(rij, bedrag)) {
            None => bevindingen.push(hier("spuk_iza_2026_eur", geen_euro(cel(rij, bedrag)))),
            Some(bedrag) => {
                if uit.insert(naam.to_owned(), (mandaat.to_owned(), bedrag)).is_some() {
                    bevindingen.push(hier("iza_regio", format!("{naam} staat er twee keer")));
                }
            }
        }
    }
    for naam in bekend.iter().filter(|n| !uit.contains_key(**n)) {
        bevindingen.push(bestand.fout("IMP-017", format!("IZA-regio {naam} ontbreekt")));
    }
    Ok(uit.into_iter().map(|(naam, (mandaat, bedrag))| (naam, mandaat, bedrag)).collect())
}

/// De twee sleutels horen bij elkaar: elke regio staat tot haar gemeenten als het land tot zijn gemeenten.
pub(super) fn vergelijk(
    bestand: BronBestand<'_>,
    gemeenten: &BTreeMap<GebiedCode, u64>,
    regios: &[Regio],
    iza: &DataFrame,
    bevindingen: &mut Vec<Finding>,
) -> Result<(), Vec<Finding>> {
    let mut leden: BTreeMap<&str, u64> = BTreeMap::new();
    let codes = tekst(iza, "gemeente_code").map_err(|e| bevinding(&e))?;
    for (code, naam) in codes.into_iter().zip(tekst(iza, "iza_naam").map_err(|e| bevinding(&e))?) {
        *leden.entry(naam).or_default() += gemeenten.get(&GebiedCode::new(code)).copied().unwrap_or_default();
    }
    let land: u128 = regios.iter().map(|r| u128::from(r.2)).sum();
    let alle: u128 = leden.values().map(|b| u128::from(*b)).sum();
    for (naam, _, bedrag) in regios {
        let van = leden.get(naam.as_str()).copied().unwrap_or_default();
        // bedrag / van tegenover land / alle, zonder te delen.
        let (een, ander) = (u128::from(*bedrag) * alle, land * u128::from(van));
        if een.abs_diff(ander) * 1000 > ander * u128::from(PROMILLE) {
            bevindingen.push(bestand.fout(
                "IMP-017",
                format!(
                    "het bedrag van {naam} ({bedrag}) staat niet tot dat van haar gemeenten ({van}) als in de rest van het \
                     land, binnen 1,5%; verwisseld, of een andere indeling?"
                ),
            ));
        }
    }
    Ok(())
}

/// Hele euro, onder een miljard en niet nul: een sleutel van nul verdeelt niets.
fn euro(cel: &str) -> Option<u64> {
    let cijfers = !cel.is_empty() && cel.len() <= 9 && cel.bytes().all(|b| b.is_ascii_digit());
    cijfers.then(|| cel.parse().ok()).flatten().filter(|n| *n > 0)
}

fn geen_euro(cel: &str) -> String {
    format!("\"{cel}\" is geen bedrag; verwacht hele euro van 1 tot 1 miljard")
}

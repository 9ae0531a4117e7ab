//! Een zip van een ander: nagekeken vóór er iets uit gelezen wordt, en nooit op schijf uitgepakt.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use zip::ZipArchive;

/// Een bulkbestand van het CBS heeft er een tiental.
const MEEST_DELEN: usize = 1_000;
/// Alle delen samen, uitgepakt: de grootste tabel van het CBS (honderd miljoen waarnemingen) is enkele gigabytes.
const GRENS_TOTAAL: u64 = 16 << 30;
/// Cijfers in tekst worden door inpakken tien tot veertig keer zo klein; een zipbom duizend keer.
const MEEST_VERHOUDING: u64 = 400;
/// Een klein deel mag wel heel goed inpakken.
const VRIJ: u64 = 16 << 20;

/// Een deel van een zip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Deel {
    /// De plaats in de zip.
    pub(super) index: usize,
    /// De naam, met mappen.
    pub(super) naam: String,
}

/// De delen die gelezen mogen worden, of waarom de zip geweigerd is.
pub(super) fn delen<R: Read + Seek>(archief: &mut ZipArchive<R>) -> Result<Vec<Deel>, String> {
    if archief.len() > MEEST_DELEN {
        return Err(format!("de zip bevat {} bestanden, hoogstens {MEEST_DELEN}", archief.len()));
    }
    if archief.has_overlapping_entries().unwrap_or(true) {
        return Err("bestanden in de zip liggen over elkaar heen (een zipbom); geweigerd".to_owned());
    }
    let mut totaal = 0_u64;
    let mut gezien = BTreeSet::new();
    let mut delen = Vec::new();
    for index in 0..archief.len() {
        let deel = archief.by_index_raw(index).map_err(|_| "de zip is beschadigd; haal haar opnieuw op".to_owned())?;
        let naam = deel.name().map_err(|_| "een bestand in de zip heeft een onleesbare naam".to_owned())?.into_owned();
        let getoond: String = naam.chars().take(80).flat_map(char::escape_debug).collect();
        if !is_veilig(&naam) {
            return Err(format!(
                "\"{getoond}\" in de zip wijst buiten de zip; geweigerd. Haal de zip opnieuw op bij het CBS"
            ));
        }
        if deel.is_symlink() {
            return Err(format!("\"{getoond}\" in de zip is een verwijzing naar een ander bestand; geweigerd"));
        }
        if !gezien.insert(naam.to_lowercase()) {
            return Err(format!("\"{getoond}\" staat twee keer in de zip; geweigerd"));
        }
        if deel.encrypted() {
            return Err(format!(
                "\"{getoond}\" in de zip is met een wachtwoord beveiligd; pak de zip uit en geef de map"
            ));
        }
        totaal = totaal.saturating_add(deel.size());
        if totaal > GRENS_TOTAAL {
            return Err(format!("de zip is uitgepakt groter dan {} GiB; geweigerd", GRENS_TOTAAL >> 30));
        }
        if deel.size() > VRIJ && deel.size() / deel.compressed_size().max(1) > MEEST_VERHOUDING {
            return Err(format!(
                "\"{getoond}\" in de zip is uitgepakt meer dan {MEEST_VERHOUDING} keer zo groot (een zipbom); geweigerd"
            ));
        }
        if !deel.is_dir() {
            delen.push(Deel { index, naam });
        }
    }
    delen.sort_by(|a, b| a.naam.cmp(&b.naam));
    Ok(delen)
}

/// Geen absoluut pad, geen `..`, geen schijfletter, geen stuurtekens.
fn is_veilig(naam: &str) -> bool {
    !naam.is_empty()
        && !naam.starts_with('/')
        && !naam.contains(['\\', ':'])
        && !naam.chars().any(char::is_control)
        && naam.trim_end_matches('/').split('/').all(|stap| !stap.is_empty() && stap != ".." && stap != ".")
}

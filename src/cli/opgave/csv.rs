//! Een opgave als CSV.

use std::sync::Arc;

use normwijzer_core::Finding;
use normwijzer_core::amount::Schrijfwijze;
use normwijzer_core::ist::{IstRegel, KOLOMMEN, Vindplaats};
use normwijzer_ingest::csv_tabel::Tabel;
use normwijzer_report::ist_werkmap::INGEVULD_DOOR;

use super::VERPLICHT;
use crate::cli::bestanden::{self, Bestand};
use crate::cli::uitgang::Stop;

/// De regels van een CSV, en wat er aan de vorm op te merken is.
pub(super) fn lees(bestand: &Bestand) -> Result<(Vec<IstRegel>, Vec<Finding>), Stop> {
    let (tabel, mut bevindingen) = bestanden::tabel(bestand)?;
    if let Some(fout) = ontbrekend(&tabel, &bestand.naam) {
        bevindingen.push(fout);
        return Err(bevindingen.into());
    }
    bevindingen.extend(overbodig(&tabel, &bestand.naam));
    // In een bestand met komma's als scheiding is de punt het decimaalteken; in een Nederlands bestand is
    // "1.234" dubbelzinnig.
    let schrijfwijze = if tabel.scheiding == b',' { Schrijfwijze::Punt } else { Schrijfwijze::Nederlands };
    Ok((regels(&tabel, &Arc::new(Vindplaats::csv(&bestand.naam, schrijfwijze))), bevindingen))
}

fn regels(tabel: &Tabel, waar: &Arc<Vindplaats>) -> Vec<IstRegel> {
    let plaatsen = KOLOMMEN.map(|k| bestanden::kolom(tabel, k));
    let door = bestanden::kolom(tabel, INGEVULD_DOOR);
    tabel
        .rijen
        .iter()
        .map(|rij| {
            let cel = |p: Option<usize>| p.and_then(|p| rij.cellen.get(p)).cloned().unwrap_or_default();
            let [gebied, norm_id, waarde, eenheid, peildatum, periode, bron, toelichting] = plaatsen.map(cel);
            IstRegel {
                waar: Arc::clone(waar),
                rij: rij.regel,
                gebied,
                norm_id,
                waarde,
                eenheid,
                peildatum,
                periode,
                bron,
                toelichting,
                ingevuld_door: cel(door),
            }
        })
        .collect()
}

fn ontbrekend(tabel: &Tabel, bestand: &str) -> Option<Finding> {
    let mist: Vec<&str> = VERPLICHT.into_iter().filter(|k| bestanden::kolom(tabel, k).is_none()).collect();
    (!mist.is_empty()).then(|| {
        Finding::fout(
            "IST-015",
            format!(
                "de kolom {} ontbreekt; gevonden: {}. Maak een goed bestand met 'normwijzer sjabloon ist'.",
                mist.join(", "),
                tabel.koppen.join(", ")
            ),
        )
        .met_bestand(bestand)
        .met_rij(tabel.kopregel)
    })
}

fn overbodig(tabel: &Tabel, bestand: &str) -> Vec<Finding> {
    tabel
        .koppen
        .iter()
        .filter(|k| !k.trim().is_empty())
        .filter(|k| !KOLOMMEN.iter().chain([&INGEVULD_DOOR]).any(|b| k.trim().eq_ignore_ascii_case(b)))
        .filter(|k| !k.trim().starts_with("hulp_"))
        .map(|k| {
            Finding::waarschuwing(
                "IST-016",
                format!("de kolom '{k}' wordt niet gelezen. Verwacht: {}.", KOLOMMEN.join(", ")),
            )
            .met_bestand(bestand)
            .met_rij(tabel.kopregel)
        })
        .collect()
}

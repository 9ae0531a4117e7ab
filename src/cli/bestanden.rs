//! Bestanden lezen, begrensd en met een naam die de gebruiker herkent.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use normwijzer_core::Finding;
use normwijzer_ingest::bytes::lees_bestand;
use normwijzer_ingest::csv_tabel::{Tabel, lees_tabel};
use normwijzer_ingest::opmerking::{LeesErnst, LeesOpmerking};
use normwijzer_ingest::tekst::lees_tekst;

use super::uitgang::Stop;

/// Hoe diep en hoe breed een map met bestanden mag zijn.
const DIEPTE: usize = 6;
const AANTAL: usize = 2_000;

/// Een gelezen bestand.
pub(crate) struct Bestand {
    /// Naam zonder map: die komt in bevindingen en in de verantwoording, zodat de map waarin iemand werkt daar niet in staat.
    pub(crate) naam: String,
    /// De bytes.
    pub(crate) bytes: Vec<u8>,
}

/// Leest een bestand.
pub(crate) fn lees(pad: &Path, grens: u64) -> anyhow::Result<Bestand> {
    Ok(Bestand { naam: naam(pad), bytes: lees_bestand(pad, grens)? })
}

/// De naam van een bestand zonder map.
pub(crate) fn naam(pad: &Path) -> String {
    pad.file_name().unwrap_or(pad.as_os_str()).to_string_lossy().into_owned()
}

/// Leest een CSV die iemand in Excel maakte. Fouten van de lezer worden bevindingen met hun plaats.
pub(crate) fn tabel(bestand: &Bestand) -> Result<(Tabel, Vec<Finding>), Stop> {
    let mislukt = |fout: String| vec![Finding::fout("CSV-001", fout).met_bestand(&bestand.naam)];
    let tekst = lees_tekst(&bestand.bytes).map_err(|e| mislukt(e.to_string()))?;
    let tabel = lees_tabel(&tekst).map_err(|e| mislukt(e.to_string()))?;
    let bevindingen = tabel.bevindingen.iter().map(|o| bevinding(o, &bestand.naam)).collect();
    Ok((tabel, bevindingen))
}

fn bevinding(opmerking: &LeesOpmerking, bestand: &str) -> Finding {
    let bevinding = match opmerking.ernst {
        LeesErnst::Fout => Finding::fout("CSV-002", &opmerking.bericht),
        LeesErnst::Waarschuwing => Finding::waarschuwing("CSV-003", &opmerking.bericht),
    };
    let mut bevinding = bevinding.met_bestand(bestand);
    bevinding.rij = opmerking.regel;
    bevinding.kolom.clone_from(&opmerking.kolom);
    bevinding
}

/// De plaats van een kolom, zonder acht te slaan op hoofdletters.
pub(crate) fn kolom(tabel: &Tabel, naam: &str) -> Option<usize> {
    tabel.koppen.iter().position(|k| k.trim().eq_ignore_ascii_case(naam))
}

/// Alle bestanden met een uitgang onder een map, met hun pad daarbinnen (met `/`), op volgorde van pad.
/// Een enkel bestand is zijn eigen verzameling.
pub(crate) fn verzamel(pad: &Path, uitgangen: &[&str]) -> anyhow::Result<Vec<(String, PathBuf)>> {
    if !pad.is_dir() {
        return Ok(vec![(naam(pad), pad.to_owned())]);
    }
    let mut gevonden = Vec::new();
    loop_door(pad, "", uitgangen, DIEPTE, &mut gevonden)?;
    gevonden.sort();
    if gevonden.is_empty() {
        bail!("{}: in deze map staat geen bestand met de uitgang {}.", pad.display(), uitgangen.join(" of "));
    }
    Ok(gevonden)
}

fn loop_door(
    map: &Path,
    voorvoegsel: &str,
    uitgangen: &[&str],
    diepte: usize,
    uit: &mut Vec<(String, PathBuf)>,
) -> anyhow::Result<()> {
    let inhoud = std::fs::read_dir(map).with_context(|| format!("{}: deze map is niet te lezen", map.display()))?;
    for item in inhoud {
        let item = item.with_context(|| format!("{}: deze map is niet te lezen", map.display()))?;
        let naam = item.file_name().to_string_lossy().into_owned();
        let pad = item.path();
        let binnen = format!("{voorvoegsel}{naam}");
        if naam.starts_with('.') {
            continue;
        }
        if pad.is_dir() {
            if diepte == 0 {
                bail!("{}: deze mappen liggen te diep in elkaar.", pad.display());
            }
            loop_door(&pad, &format!("{binnen}/"), uitgangen, diepte - 1, uit)?;
        } else if pad.extension().is_some_and(|u| uitgangen.iter().any(|g| u.eq_ignore_ascii_case(g))) {
            uit.push((binnen, pad));
        }
        if uit.len() > AANTAL {
            bail!("{}: hier staan meer dan {AANTAL} bestanden. Noem de map met alleen de bedoelde.", map.display());
        }
    }
    Ok(())
}

//! Eén document op schijf: eerst ernaast, dan hernoemen. Wat er stond blijft als `.oud`, en een document dat iemand open
//! heeft of op slot zette, blijft van hem.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};

use super::uitvoer::{bewaar, ernaast, map_van, schrijf_nieuw};

/// Schrijft een document; geeft de naam waaronder de vorige versie bewaard is.
pub(crate) fn schrijf(pad: &Path, bytes: &[u8], overschrijf: bool) -> anyhow::Result<Option<String>> {
    if !overschrijf || pad.symlink_metadata().is_err() {
        schrijf_nieuw(pad, bytes)?;
        return Ok(None);
    }
    if pad.is_dir() {
        bail!("{}: dit is een map, geen document. Kies bij --uit een andere naam.", pad.display());
    }
    if let Some(slot) = slot(pad) {
        bail!(
            "{}: dit document staat ergens open (er is een bestand {}). Sluit het in Word en probeer het opnieuw.",
            pad.display(),
            super::bestanden::naam(&slot)
        );
    }
    if pad.metadata().is_ok_and(|m| m.permissions().readonly()) {
        bail!(
            "{}: dit document is alleen om te lezen. Haal dat kenmerk weg, of kies bij --uit een andere naam.",
            pad.display()
        );
    }
    // Eerst het nieuwe helemaal op schijf: is die vol, dan is er nog niets veranderd.
    let klaar = ernaast(pad, bytes)?;
    let oud = bewaar(pad)?;
    if let Err(fout) = klaar.persist_noclobber(pad) {
        let terug = std::fs::rename(&oud, pad);
        return Err(match terug {
            Ok(()) => anyhow::Error::new(fout.error).context(format!("{}: niet te schrijven", pad.display())),
            Err(_) => anyhow!("{}: niet te schrijven; de vorige versie staat in {}", pad.display(), oud.display()),
        });
    }
    Ok(Some(super::bestanden::naam(&oud)))
}

/// Het bestand dat Word of LibreOffice naast een geopend document zet.
fn slot(pad: &Path) -> Option<PathBuf> {
    let naam = super::bestanden::naam(pad);
    let zonder_twee: String = naam.chars().skip(2).collect();
    let namen = [format!("~${naam}"), format!("~${zonder_twee}"), format!(".~lock.{naam}#")];
    namen.into_iter().map(|n| map_van(pad).join(n)).find(|p| p.exists())
}

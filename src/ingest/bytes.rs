//! Een bestand lezen, nooit meer dan de grens.
//!
//! Weet niet wat erin staat; dat herkent [`mod@crate::herken`].

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Grens voor een opgave van de huidige situatie (IST): 8 MiB.
pub const GRENS_IST: u64 = 8 << 20;
/// Grens voor een tabel van StatLine of OData: 64 MiB.
pub const GRENS_STATLINE: u64 = 64 << 20;
/// Grens voor Parquet: 256 MiB.
pub const GRENS_PARQUET: u64 = 256 << 20;

/// Waarom een bestand niet te lezen is.
#[derive(Debug, thiserror::Error)]
pub enum LeesFout {
    /// Er is niets op deze plaats.
    #[error("{bestand}: dit bestand bestaat niet. Controleer de naam en de map.")]
    BestaatNiet {
        /// Het pad zoals de gebruiker het noemde.
        bestand: String,
    },
    /// Het pad is een map.
    #[error("{bestand}: dit is een map, geen bestand. Noem het bestand in de map.")]
    Map {
        /// Het pad zoals de gebruiker het noemde.
        bestand: String,
    },
    /// Het besturingssysteem staat het lezen niet toe.
    #[error(
        "{bestand}: dit bestand mag niet gelezen worden. Vraag leesrechten, of sluit het programma dat het open heeft."
    )]
    GeenToegang {
        /// Het pad zoals de gebruiker het noemde.
        bestand: String,
    },
    /// Groter dan de grens.
    #[error(
        "{bestand}: dit bestand is groter dan de grens van {}. Controleer of dit het bedoelde bestand is; maak het anders kleiner, bij een tabel met een kleinere selectie.",
        omvang(*grens)
    )]
    TeGroot {
        /// Het pad zoals de gebruiker het noemde.
        bestand: String,
        /// De grens in bytes.
        grens: u64,
    },
    /// Nul bytes.
    #[error("{bestand}: dit bestand is leeg (0 bytes). Sla het opnieuw op, of haal het opnieuw op.")]
    Leeg {
        /// Het pad zoals de gebruiker het noemde.
        bestand: String,
    },
    /// Een map met te veel bestanden.
    #[error("{map}: in deze map staan meer dan {meest} bestanden. Zet de bestanden van één tabel in een eigen map.")]
    TeVeel {
        /// Het pad zoals de gebruiker het noemde.
        map: String,
        /// De grens.
        meest: usize,
    },
    /// Iets anders ging mis bij het lezen.
    #[error("{bestand}: lezen is niet gelukt. Controleer de schijf of de netwerkmap ({oorzaak}).")]
    Anders {
        /// Het pad zoals de gebruiker het noemde.
        bestand: String,
        /// Wat het besturingssysteem zei.
        oorzaak: io::Error,
    },
}

/// De bytes van `pad`, ten hoogste `grens`.
///
/// De grens geldt vooraf (de omvang die het bestandssysteem noemt) en tijdens het lezen, want een apparaat of een
/// bestand dat groeit noemt vooraf een andere omvang.
pub fn lees_bestand(pad: &Path, grens: u64) -> Result<Vec<u8>, LeesFout> {
    let bestand = || pad.display().to_string();
    let mislukt = |oorzaak| LeesFout::van_io(&bestand(), oorzaak);

    let gegevens = std::fs::metadata(pad).map_err(mislukt)?;
    if gegevens.is_dir() {
        return Err(LeesFout::Map { bestand: bestand() });
    }
    if gegevens.len() > grens {
        return Err(LeesFout::TeGroot { bestand: bestand(), grens });
    }
    let mut bytes = Vec::new();
    File::open(pad).map_err(mislukt)?.take(grens.saturating_add(1)).read_to_end(&mut bytes).map_err(mislukt)?;
    if bytes.len() as u64 > grens {
        return Err(LeesFout::TeGroot { bestand: bestand(), grens });
    }
    if bytes.is_empty() {
        return Err(LeesFout::Leeg { bestand: bestand() });
    }
    Ok(bytes)
}

/// Opent een bestand dat niet in het geheugen hoeft te passen; de lezer ervan stelt de grenzen.
pub(crate) fn open(pad: &Path) -> Result<File, LeesFout> {
    File::open(pad).map_err(|oorzaak| LeesFout::van_io(&pad.display().to_string(), oorzaak))
}

/// Het bestand zelf, of de bestanden in een map (niet in mappen daaronder), op naam; verborgen bestanden niet.
pub(crate) fn bestanden_van(pad: &Path, meest: usize) -> Result<Vec<PathBuf>, LeesFout> {
    let mis = |oorzaak| LeesFout::van_io(&pad.display().to_string(), oorzaak);
    if !std::fs::metadata(pad).map_err(mis)?.is_dir() {
        return Ok(vec![pad.to_owned()]);
    }
    let mut bestanden = Vec::new();
    for ingang in std::fs::read_dir(pad).map_err(mis)? {
        let ingang = ingang.map_err(mis)?;
        let verborgen = ingang.file_name().to_string_lossy().starts_with(['.', '~']);
        if !verborgen && ingang.path().is_file() {
            bestanden.push(ingang.path());
        }
        if bestanden.len() > meest {
            return Err(LeesFout::TeVeel { map: pad.display().to_string(), meest });
        }
    }
    bestanden.sort();
    Ok(bestanden)
}

impl LeesFout {
    /// Wat het besturingssysteem zei, als fout over dit bestand.
    pub(crate) fn van_io(bestand: &str, oorzaak: io::Error) -> Self {
        let bestand = bestand.to_owned();
        match oorzaak.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::BestaatNiet { bestand },
            io::ErrorKind::IsADirectory => Self::Map { bestand },
            io::ErrorKind::PermissionDenied => Self::GeenToegang { bestand },
            _ => Self::Anders { bestand, oorzaak },
        }
    }

    /// Het bericht zonder de naam van het bestand, voor wie die al noemt.
    pub(crate) fn zonder_naam(&self) -> String {
        let bericht = self.to_string();
        bericht.split_once(": ").map_or(bericht.clone(), |(_, rest)| rest.to_owned())
    }
}

/// Een grens in de grootste eenheid die heel uitkomt.
fn omvang(bytes: u64) -> String {
    const MIB: u64 = 1 << 20;
    if bytes >= MIB && bytes.is_multiple_of(MIB) { format!("{} MiB", bytes / MIB) } else { format!("{bytes} bytes") }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn met_inhoud(inhoud: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
        let map = tempfile::tempdir().unwrap();
        let pad = map.path().join("ist.csv");
        std::fs::write(&pad, inhoud).unwrap();
        (map, pad)
    }

    #[test]
    fn leest_tot_en_met_de_grens() {
        let (_map, pad) = met_inhoud(b"12345678");
        assert_eq!(lees_bestand(&pad, 8).unwrap(), b"12345678");
        let fout = lees_bestand(&pad, 7).unwrap_err();
        assert!(matches!(fout, LeesFout::TeGroot { .. }));
        assert!(fout.to_string().contains("7 bytes") && fout.to_string().contains("ist.csv"));
    }

    #[test]
    fn leeg_map_en_ontbrekend_zijn_drie_verschillende_fouten() {
        let (map, pad) = met_inhoud(b"");
        assert!(matches!(lees_bestand(&pad, 8), Err(LeesFout::Leeg { .. })));
        assert!(matches!(lees_bestand(map.path(), 8), Err(LeesFout::Map { .. })));
        for weg in [map.path().join("weg.csv"), pad.join("x.csv")] {
            assert!(matches!(lees_bestand(&weg, 8), Err(LeesFout::BestaatNiet { .. })));
        }
    }

    /// De tests kunnen als beheerder draaien, die alles mag lezen; daarom de vertaling zelf.
    #[test]
    fn geen_leesrecht_wordt_zo_genoemd() {
        let fout = LeesFout::van_io("x.csv", io::ErrorKind::PermissionDenied.into());
        assert!(fout.to_string().contains("mag niet gelezen worden"));
    }

    /// `/dev/zero` noemt zich 0 bytes groot en houdt nooit op.
    #[cfg(unix)]
    #[test]
    fn een_eindeloos_apparaat_stopt_bij_de_grens() {
        let fout = lees_bestand(Path::new("/dev/zero"), GRENS_IST).unwrap_err();
        assert!(fout.to_string().contains("8 MiB"), "{fout}");
    }

    /// Een ijl bestand van 2 GiB: de omvang vooraf is genoeg om te weigeren.
    #[test]
    fn een_enorm_bestand_wordt_niet_gelezen() {
        let (_map, pad) = met_inhoud(b"x");
        File::options().write(true).open(&pad).unwrap().set_len(2 << 30).unwrap();
        assert!(matches!(lees_bestand(&pad, GRENS_PARQUET), Err(LeesFout::TeGroot { .. })));
    }
}

//! De uitkomst op schijf: eerst alles in een tijdelijke map ernaast, dan hernoemen. Er gaat nooit iets verloren.
//!
//! Een tweede run vervangt wat het programma zelf schreef (en niemand veranderde). Een bewerkt bestand blijft bewaard
//! als `NAAM.oud`; wat van een ander is blijft staan (DESIGN §7). Een verzameling is een map vol uitkomsten.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};
use normwijzer_data::bron::sha256;

use super::uitgang::zeg;
use super::verantwoording::{self, Geschreven};

/// De naam van de verantwoording; zij wordt als laatste neergezet.
const VERANTWOORDING: &str = "verantwoording.json";

/// Hoe een tijdelijke map begint.
const TIJDELIJK: &str = ".normwijzer-tijdelijk-";

/// Een uitkomst is nooit groter; een groter bestand is niet van ons.
const GRENS: u64 = 512 << 20;

/// Wat er bij het schrijven opviel.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Verslag {
    /// Bewerkte bestanden die bewaard zijn: oude en nieuwe naam.
    pub(crate) bewaard: Vec<(String, String)>,
}

impl Verslag {
    /// Zegt wat er bewaard is, met wat er vóór de naam hoort.
    pub(crate) fn meld(&self, vooraf: &str) {
        for (naam, oud) in &self.bewaard {
            zeg(&format!("bewaard: {vooraf}{naam} was niet (meer) zoals het programma het schreef en heet nu {oud}."));
        }
    }
}

/// Een map vol uitkomsten, elk in haar eigen map.
pub(crate) struct Verzameling {
    map: PathBuf,
    _slot: Option<std::fs::File>,
}

impl Verzameling {
    /// Opent de map en houdt andere runs eruit.
    pub(crate) fn open(map: &Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(map).with_context(|| format!("{}: deze map is niet te maken", map.display()))?;
        let slot = slot(map)?;
        ruim_resten_op(map);
        Ok(Self { map: map.to_owned(), _slot: slot })
    }

    /// De map van één uitkomst.
    pub(crate) fn map(&self, naam: &str) -> PathBuf {
        self.map.join(naam)
    }

    /// De uitkomsten in deze map met een andere naam dan deze, op naam.
    pub(crate) fn anderen(&self, namen: &BTreeSet<&str>) -> BTreeSet<String> {
        let inhoud = std::fs::read_dir(&self.map).into_iter().flatten().flatten();
        inhoud
            .filter(|i| i.path().join(VERANTWOORDING).is_file())
            .map(|i| i.file_name().to_string_lossy().into_owned())
            .filter(|naam| !namen.contains(naam.as_str()))
            .collect()
    }

    /// Schrijft een uitkomst. Een nieuwe komt er in één keer: wie halverwege stopt, laat geen halve map achter.
    pub(crate) fn schrijf(
        &self,
        naam: &str,
        bestanden: &[(String, Vec<u8>)],
        verantwoording: &[u8],
    ) -> anyhow::Result<Verslag> {
        let doel = binnen(&self.map, naam)?;
        if doel.symlink_metadata().is_ok() {
            if !doel.is_dir() {
                bail!("{}: hier staat een bestand waar een map moet komen. Verplaats het.", doel.display());
            }
            return schrijf(&doel, bestanden, verantwoording);
        }
        let tijdelijk = tijdelijke_map(&self.map)?;
        // Een map binnen de tijdelijke, want die is alleen voor de eigenaar te lezen.
        let klaar = tijdelijk.path().join(naam);
        leg_klaar(&klaar, bestanden, verantwoording)?;
        std::fs::rename(&klaar, &doel).with_context(|| format!("{}: deze map is niet te maken", doel.display()))?;
        Ok(Verslag::default())
    }
}

/// Of in deze map een uitkomst met deze code staat zoals zij geschreven werd, met bestanden die voldoen.
pub(crate) fn staat_er_al(map: &Path, code: &str, voldoen: impl Fn(&[Geschreven]) -> bool) -> bool {
    let lees = |pad: &Path| normwijzer_ingest::bytes::lees_bestand(pad, GRENS).ok();
    let eerder = lees(&map.join(VERANTWOORDING)).and_then(|bytes| verantwoording::lees(&bytes));
    eerder.is_some_and(|eerder| {
        let gelijk = |g: &Geschreven| {
            binnen(map, &g.pad).ok().and_then(|pad| lees(&pad)).is_some_and(|bytes| sha256(&bytes) == g.sha256)
        };
        eerder.code == code && voldoen(&eerder.bestanden) && eerder.bestanden.iter().all(gelijk)
    })
}

fn tijdelijke_map(map: &Path) -> anyhow::Result<tempfile::TempDir> {
    tempfile::Builder::new()
        .prefix(TIJDELIJK)
        .tempdir_in(map)
        .with_context(|| format!("{}: in deze map is niet te schrijven", map.display()))
}

/// Alle bestanden van een uitkomst, de verantwoording als laatste.
fn alles<'a>(
    bestanden: &'a [(String, Vec<u8>)],
    verantwoording: &'a [u8],
) -> impl Iterator<Item = (&'a str, &'a [u8])> {
    bestanden.iter().map(|(p, b)| (p.as_str(), b.as_slice())).chain([(VERANTWOORDING, verantwoording)])
}

/// Schrijft alles in een map die nog van niemand is.
fn leg_klaar(klaar: &Path, bestanden: &[(String, Vec<u8>)], verantwoording: &[u8]) -> anyhow::Result<()> {
    for (pad, bytes) in alles(bestanden, verantwoording) {
        let doel = binnen(klaar, pad)?;
        maak_map(&doel)?;
        std::fs::write(&doel, bytes).with_context(|| format!("{pad}: niet te schrijven; de map is niet veranderd"))?;
    }
    Ok(())
}

/// Schrijft bestanden (pad binnen de map, bytes) en als laatste de verantwoording.
pub(crate) fn schrijf(map: &Path, bestanden: &[(String, Vec<u8>)], verantwoording: &[u8]) -> anyhow::Result<Verslag> {
    if map.exists() && !map.is_dir() {
        bail!("{}: dit is een bestand, geen map. Kies bij --uit een andere naam.", map.display());
    }
    std::fs::create_dir_all(map).with_context(|| format!("{}: deze map is niet te maken", map.display()))?;
    let _slot = slot(map)?;
    ruim_resten_op(map);
    let eerder = lees_eerder(map);
    let klaar = tijdelijke_map(map)?;
    leg_klaar(klaar.path(), bestanden, verantwoording)?;
    let alles = || alles(bestanden, verantwoording);
    // Eerst nagaan of alles kan, dan pas iets veranderen.
    for (pad, _) in alles() {
        let doel = binnen(map, pad)?;
        maak_map(&doel)?;
        if doel.is_dir() {
            bail!("{}: hier staat een map waar een bestand moet komen. Verplaats haar.", doel.display());
        }
    }
    let mut verslag = Verslag::default();
    for (pad, bytes) in alles() {
        let doel = binnen(map, pad)?;
        if doel.symlink_metadata().is_ok() && !is_gelijk(&doel, bytes) && !is_van_ons(&doel, pad, &eerder) {
            let oud = bewaar(&doel)?;
            verslag.bewaard.push((pad.to_owned(), bestandsnaam(&oud)));
        }
        std::fs::rename(binnen(klaar.path(), pad)?, &doel)
            .with_context(|| format!("{}: niet te vervangen", doel.display()))?;
    }
    let nieuw: Vec<&str> = alles().map(|(p, _)| p).collect();
    ruim_op(map, &eerder, &nieuw, &mut verslag)?;
    Ok(verslag)
}

/// Houdt andere runs uit de map zolang deze schrijft. Waar het bestandssysteem geen slot kent, gaat het zonder.
fn slot(map: &Path) -> anyhow::Result<Option<std::fs::File>> {
    let Ok(open) = std::fs::File::open(map) else { return Ok(None) };
    match open.try_lock() {
        Err(std::fs::TryLockError::WouldBlock) => {
            bail!("{}: een andere run schrijft nu in deze map. Wacht tot die klaar is.", map.display())
        }
        _ => Ok(Some(open)),
    }
}

/// Ruimt tijdelijke mappen op van een run die halverwege is afgebroken.
fn ruim_resten_op(map: &Path) {
    let inhoud = std::fs::read_dir(map).into_iter().flatten().flatten();
    for rest in inhoud.filter(|i| i.file_name().to_string_lossy().starts_with(TIJDELIJK)) {
        let _ = std::fs::remove_dir_all(rest.path());
    }
}

/// Een pad binnen een map; nooit erbuiten.
pub(crate) fn binnen(map: &Path, pad: &str) -> anyhow::Result<PathBuf> {
    let relatief = Path::new(pad);
    if relatief.as_os_str().is_empty() || !relatief.components().all(|c| matches!(c, Component::Normal(_))) {
        bail!("'{pad}' is geen pad binnen de uitkomst.");
    }
    Ok(map.join(relatief))
}

pub(crate) fn maak_map(doel: &Path) -> anyhow::Result<()> {
    let map = doel.parent().ok_or_else(|| anyhow!("{}: geen map", doel.display()))?;
    std::fs::create_dir_all(map).with_context(|| format!("{}: deze map is niet te maken", map.display()))
}

/// Wat de vorige run in deze map schreef.
fn lees_eerder(map: &Path) -> BTreeMap<String, String> {
    let bytes = normwijzer_ingest::bytes::lees_bestand(&map.join(VERANTWOORDING), GRENS).unwrap_or_default();
    let eerder = verantwoording::lees(&bytes).map(|v| v.bestanden).unwrap_or_default();
    eerder.into_iter().map(|Geschreven { pad, sha256 }| (pad, sha256)).collect()
}

/// Of dit bestand er staat zoals de vorige run het schreef. De verantwoording zelf staat niet in haar eigen lijst:
/// die is van ons als zij te lezen is.
fn is_van_ons(doel: &Path, pad: &str, eerder: &BTreeMap<String, String>) -> bool {
    let Ok(bytes) = normwijzer_ingest::bytes::lees_bestand(doel, GRENS) else { return false };
    if pad == VERANTWOORDING {
        return verantwoording::lees(&bytes).is_some();
    }
    eerder.get(pad).is_some_and(|hash| *hash == sha256(&bytes))
}

/// Of er al precies dit staat: van een run die halverwege stopte. Dan gaat er met vervangen niets verloren.
fn is_gelijk(doel: &Path, bytes: &[u8]) -> bool {
    let is_bestand = doel.symlink_metadata().is_ok_and(|m| m.is_file());
    is_bestand && normwijzer_ingest::bytes::lees_bestand(doel, GRENS).is_ok_and(|er| er == bytes)
}

/// Hernoemt naar de eerste vrije `NAAM.oud`, `NAAM.oud-2`, …
pub(crate) fn bewaar(doel: &Path) -> anyhow::Result<PathBuf> {
    let naam = bestandsnaam(doel);
    let vrij = (1..1000)
        .map(|n| doel.with_file_name(if n == 1 { format!("{naam}.oud") } else { format!("{naam}.oud-{n}") }))
        .find(|p| p.symlink_metadata().is_err())
        .ok_or_else(|| anyhow!("{naam}: er staan al duizend oude versies. Ruim ze op."))?;
    std::fs::rename(doel, &vrij).with_context(|| format!("{naam}: niet te hernoemen"))?;
    Ok(vrij)
}

fn bestandsnaam(pad: &Path) -> String {
    super::bestanden::naam(pad)
}

/// Haalt weg wat de vorige run schreef en deze niet meer; een bewerkt bestand blijft bewaard.
fn ruim_op(map: &Path, eerder: &BTreeMap<String, String>, nieuw: &[&str], verslag: &mut Verslag) -> anyhow::Result<()> {
    for pad in eerder.keys().filter(|p| !nieuw.contains(&p.as_str())) {
        // De lijst komt uit een bestand dat een ander kan hebben veranderd: een pad erbuiten wordt overgeslagen.
        let Ok(doel) = binnen(map, pad) else { continue };
        if !doel.is_file() {
            continue;
        }
        if is_van_ons(&doel, pad, eerder) {
            std::fs::remove_file(&doel).with_context(|| format!("{pad}: niet op te ruimen"))?;
        } else {
            verslag.bewaard.push((pad.clone(), bestandsnaam(&bewaar(&doel)?)));
        }
    }
    Ok(())
}

/// Schrijft één bestand naast zijn doel en hernoemt dan. Een bestaand bestand blijft staan.
pub(crate) fn schrijf_nieuw(pad: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if !map_van(pad).is_dir() {
        bail!("{}: deze map bestaat niet.", map_van(pad).display());
    }
    ernaast(pad, bytes)?.persist_noclobber(pad).map_err(|e| match e.error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            anyhow!("{}: dit bestand bestaat al en wordt niet overschreven. Kies een andere naam.", pad.display())
        }
        _ => anyhow::Error::new(e.error).context(format!("{}: niet te schrijven", pad.display())),
    })?;
    Ok(())
}

/// Schrijft een bestand dat het programma zelf maakt (een dataset) over zijn voorganger heen, in één keer.
pub(crate) fn schrijf_over(pad: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    maak_map(pad)?;
    let tijdelijk = ernaast(pad, bytes)?;
    tijdelijk.persist(pad).map_err(|e| e.error).with_context(|| format!("{}: niet te schrijven", pad.display()))?;
    Ok(())
}

/// De bytes in een tijdelijk bestand naast het doel, klaar om te hernoemen.
pub(crate) fn ernaast(pad: &Path, bytes: &[u8]) -> anyhow::Result<tempfile::NamedTempFile> {
    use std::io::Write as _;
    let map = map_van(pad);
    let mut tijdelijk =
        tempfile::NamedTempFile::new_in(map).with_context(|| format!("{}: niet te schrijven", map.display()))?;
    tijdelijk.write_all(bytes)?;
    Ok(tijdelijk)
}

/// De map waarin een bestand ligt; een naam zonder map ligt hier.
pub(crate) fn map_van(pad: &Path) -> &Path {
    pad.parent().filter(|m| !m.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

//! De bestanden van de gebruiker naast de IST: scenario, ingroei en kosten, van bytes naar wat de kern nakijkt; en de huisstijl.

use std::path::Path;

use normwijzer_core::ingroei::{Ingroei, IngroeiBestand, lees as lees_ingroei};
use normwijzer_core::kenmerk::Kenmerk;
use normwijzer_core::kosten::{Kosten, KostenBestand, lees as lees_kosten};
use normwijzer_core::norm::{NormBestand, NormSet, lees as lees_normen};
use normwijzer_core::scenario::{Scenario, ScenarioBestand, lees_met as lees_scenario};
use normwijzer_core::{Finding, Horizon, Land};
use normwijzer_ingest::bytes::GRENS_IST;
use normwijzer_report::huisstijl::{Huisstijl, HuisstijlBestand, lees as lees_huisstijl};

use super::bestanden;
use super::bronnen::Herkomst;
use super::ingebed::{KOSTEN, NORMEN};
use super::uitgang::Stop;

/// Een gelezen en nagekeken bestand van de gebruiker.
pub(crate) struct Gelezen<T> {
    /// Wat erin staat.
    pub(crate) inhoud: T,
    /// Wat erover op te merken was; zonder fouten.
    pub(crate) bevindingen: Vec<Finding>,
    pub(crate) herkomst: Herkomst,
}

/// Leest een TOML-bestand met de lezer van de kern; een fout houdt de run tegen.
fn toml<T>(pad: &Path, lees: impl FnOnce(&str, &[u8]) -> (Option<T>, Vec<Finding>)) -> Result<Gelezen<T>, Stop> {
    let bestand = bestanden::lees(pad, GRENS_IST)?;
    let herkomst = Herkomst::new(&bestand.naam, &bestand.bytes);
    match lees(&bestand.naam, &bestand.bytes) {
        (Some(inhoud), bevindingen) => Ok(Gelezen { inhoud, bevindingen, herkomst }),
        (None, bevindingen) => Err(bevindingen.into()),
    }
}

/// Leest een scenario en kijkt het na; een fout (zoals een afwijking zonder motivatie) houdt de run tegen.
pub(crate) fn scenario(
    pad: &Path,
    land: &Land,
    normen: &NormSet,
    kenmerken: &[Kenmerk],
) -> Result<Gelezen<Scenario>, Stop> {
    toml(pad, |naam, inhoud| lees_scenario(&ScenarioBestand { naam, inhoud }, normen, land, kenmerken))
}

/// Leest een ingroeibestand en kijkt het na; een fout (zoals een jaar buiten het plan) houdt de run tegen.
pub(crate) fn ingroei(pad: &Path, normen: &NormSet, horizon: &Horizon) -> Result<Gelezen<Ingroei>, Stop> {
    toml(pad, |naam, inhoud| lees_ingroei(&IngroeiBestand { naam, inhoud }, normen, horizon))
}

/// Leest een kostenbestand en kijkt het na; een fout (zoals kosten onder nul) houdt de run tegen.
pub(crate) fn kosten(pad: &Path, normen: &NormSet) -> Result<Gelezen<Kosten>, Stop> {
    toml(pad, |naam, inhoud| lees_kosten(&KostenBestand { naam, inhoud }, normen))
}

/// De ingebouwde aanname over de kosten, voor de normen die daarin hetzelfde tellen als in de gelezen normen.
pub(crate) fn ingebouwde_kosten(normen: &NormSet) -> Result<Gelezen<Kosten>, Stop> {
    let (naam, inhoud) = KOSTEN;
    let bestand = KostenBestand { naam, inhoud };
    let klaar = |kosten| Gelezen { inhoud: kosten, bevindingen: Vec::new(), herkomst: Herkomst::new(naam, inhoud) };
    if let (Some(kosten), _) = lees_kosten(&bestand, normen) {
        return Ok(klaar(kosten));
    }
    // Met eigen normen kan een norm van de aanname ontbreken; dan blijft over wat er wel in staat.
    let invoer: Vec<NormBestand<'_>> =
        NORMEN.iter().map(|(pad, bytes)| NormBestand { pad: (*pad).to_owned(), inhoud: bytes }).collect();
    let ingebouwd = lees_normen(&invoer).0.ok_or_else(Vec::new)?;
    let (kosten, bevindingen) = lees_kosten(&bestand, &ingebouwd);
    let mut kosten = kosten.ok_or(bevindingen)?;
    kosten.tarieven.retain(|t| {
        let eenheid = |set: &NormSet| set.norm(&t.norm).and_then(|n| n.eenheid());
        eenheid(normen).is_some() && eenheid(normen) == eenheid(&ingebouwd)
    });
    Ok(klaar(kosten))
}

/// Een gelezen en nagekeken huisstijl, met de bestanden waaruit zij volgt: de TOML, en het logo en het lettertype die zij
/// noemt.
#[derive(Default)]
pub(crate) struct HuisstijlInvoer {
    pub(crate) huisstijl: Huisstijl,
    pub(crate) herkomst: Vec<(&'static str, Herkomst)>,
}

/// Leest een huisstijl en kijkt haar na; een fout (zoals te weinig contrast) houdt de run tegen.
pub(crate) fn huisstijl(pad: &Path) -> Result<HuisstijlInvoer, Stop> {
    let bestand = bestanden::lees(pad, GRENS_IST)?;
    let mut herkomst = vec![("huisstijl", Herkomst::new(&bestand.naam, &bestand.bytes))];
    let mut haal = |soort: &'static str, genoemd: &str, grens: u64| {
        let ernaast = pad.parent().unwrap_or(Path::new("")).join(genoemd);
        let deel = bestanden::lees(&ernaast, grens).map_err(|e| format!("{e:#}"))?;
        herkomst.push((soort, Herkomst::new(&deel.naam, &deel.bytes)));
        Ok(deel.bytes)
    };
    match lees_huisstijl(&HuisstijlBestand { naam: &bestand.naam, inhoud: &bestand.bytes }, &mut haal) {
        (Some(huisstijl), _) => Ok(HuisstijlInvoer { huisstijl, herkomst }),
        (None, bevindingen) => Err(bevindingen.into()),
    }
}

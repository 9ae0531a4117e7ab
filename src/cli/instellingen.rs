//! `normwijzer.toml`: de opties van een run die herhaald moet worden. Met dit bestand in de map doet `normwijzer plan`
//! zonder meer hetzelfde als de vorige keer.
//!
//! De sleutels zijn de namen van de opties; wat op de opdrachtregel staat, gaat voor. Zo kijkt één plaats (clap) alle
//! waarden na, en blijft er geen tweede lijst met opties bij te houden.

use std::ffi::OsString;
use std::path::Path;

use anyhow::{anyhow, bail};
use toml::{Table, Value};

use super::bestanden;
use super::uitgang::zeg;

/// De naam van het bestand.
const NAAM: &str = "normwijzer.toml";

/// Een instellingenbestand is nooit groter.
const GRENS: u64 = 1 << 20;

/// De opdrachten die het bestand lezen, en de sleutels die de tweede niet kent.
const OPDRACHTEN: [&str; 2] = ["plan", "uitleg"];
const ALLEEN_PLAN: [&str; 6] = ["uit", "geen-grafieken", "alleen-tabellen", "per-gebied", "huisstijl", "wat-kan-er"];

/// Opties die elkaar uitsluiten: noemt de opdrachtregel er een, dan vervallen alle uit het bestand.
const GEBIED: [&str; 5] = ["regio", "gemeenten", "alle", "naam", "niveau"];

/// Hoort bij `alle` en vervalt daarmee, maar sluit het niet uit.
const BIJ_GEBIED: &str = "per-gebied";

/// Vult de opdrachtregel aan met de instellingen uit de map, als die er zijn en de opdracht ze gebruikt.
pub(crate) fn aangevuld(argumenten: Vec<OsString>) -> anyhow::Result<Vec<OsString>> {
    let Some(plaats) = argumenten.iter().position(|a| OPDRACHTEN.iter().any(|o| a == o)) else { return Ok(argumenten) };
    let hulp = ["--help", "-h", "--hulp"];
    let pad = Path::new(NAAM);
    if !pad.exists() || argumenten.iter().any(|a| hulp.iter().any(|h| a == h)) {
        return Ok(argumenten);
    }
    let bestand = bestanden::lees(pad, GRENS)?;
    let tekst = String::from_utf8(bestand.bytes).map_err(|_| anyhow!("{NAAM}: dit is geen leesbare tekst (UTF-8)."))?;
    let tabel = lees(&tekst)?;
    let is_plan = argumenten.get(plaats).is_some_and(|o| o == "plan");
    let mut extra = Vec::new();
    for (sleutel, waarde) in &tabel {
        if gegeven(&argumenten, sleutel) || (!is_plan && ALLEEN_PLAN.contains(&sleutel.as_str())) {
            continue;
        }
        extra.extend(als_opties(sleutel, waarde)?);
    }
    if !extra.is_empty() {
        let regel: Vec<String> = extra.iter().map(|o| o.to_string_lossy().into_owned()).collect();
        zeg(&format!("Instellingen uit {NAAM}: {}", regel.join(" ")));
    }
    let mut uit = argumenten;
    uit.splice(plaats + 1..=plaats, extra);
    Ok(uit)
}

fn lees(tekst: &str) -> anyhow::Result<Table> {
    tekst.parse().map_err(|fout: toml::de::Error| {
        let tot = fout.span().and_then(|s| tekst.get(..s.start)).unwrap_or_default();
        let regel = tot.lines().count().max(1);
        anyhow!(
            "{NAAM}:{regel}: hier staat geen geldige instelling. Schrijf bijvoorbeeld: regio = \"Flevoland\" (tekst tussen aanhalingstekens, één instelling per regel)."
        )
    })
}

/// Of de opdrachtregel deze optie (of een die haar uitsluit) zelf al noemt.
fn gegeven(argumenten: &[OsString], sleutel: &str) -> bool {
    let genoemd = |naam: &str| {
        let (kaal, met) = (format!("--{naam}"), format!("--{naam}="));
        argumenten.iter().any(|a| a == kaal.as_str() || a.to_str().is_some_and(|a| a.starts_with(&met)))
    };
    genoemd(sleutel) || ((GEBIED.contains(&sleutel) || sleutel == BIJ_GEBIED) && GEBIED.iter().any(|g| genoemd(g)))
}

/// `positie = ["laag", "x=0,3"]` wordt `--positie=laag --positie=x=0,3`.
fn als_opties(sleutel: &str, waarde: &Value) -> anyhow::Result<Vec<OsString>> {
    let optie = |tekst: &str| OsString::from(format!("--{sleutel}={tekst}"));
    Ok(match waarde {
        Value::Boolean(true) => vec![OsString::from(format!("--{sleutel}"))],
        Value::Boolean(false) => Vec::new(),
        Value::String(tekst) => vec![optie(tekst)],
        Value::Integer(n) => vec![optie(&n.to_string())],
        Value::Datetime(d) => vec![optie(&d.to_string())],
        Value::Array(lijst) => {
            let mut uit = Vec::new();
            for deel in lijst {
                if deel.is_array() {
                    bail!("{NAAM}: bij '{sleutel}' staat een lijst in een lijst. Schrijf één lijst.");
                }
                uit.extend(als_opties(sleutel, deel)?);
            }
            uit
        }
        Value::Float(_) | Value::Table(_) => {
            bail!("{NAAM}: '{sleutel}' kan zo niet. Zet de waarde tussen aanhalingstekens, zoals op de opdrachtregel.")
        }
    })
}

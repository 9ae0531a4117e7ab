//! Rij voor rij: van welke gemeente, dag en leeftijd een cijfer is, en of het een aantal personen is.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use normwijzer_core::{Finding, GebiedCode};
use normwijzer_ingest::{BronRij, Brontabel, Waarde};
use rust_decimal::Decimal;

use super::bron::zonder_map;
use super::maat::{Telkolom, kop};
use crate::betekenis::{Band, Regiokenner, Regiolid, Rollen, Sekse};

/// Meer bevindingen van één soort helpen niemand.
const MEEST: usize = 20;
/// Geen gebied heeft zoveel inwoners; de grens houdt sommen heel.
const HOOGST: i64 = 1_000_000_000;

/// Wat er in een cel staat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cijfer {
    Aantal(i64),
    /// "Kan niet voorkomen": zo staan opgeheven gemeenten in een tabel.
    Leeg,
    Onbekend,
    Geheim,
}

/// De cijfers van één gebied op één dag, met de rij waar elk staat.
pub(super) type Cijfers = BTreeMap<(Band, Sekse), (Cijfer, u64)>;

/// De cijfers van één dag.
#[derive(Clone, Debug, Default)]
pub(super) struct Dag {
    pub(super) gemeenten: BTreeMap<GebiedCode, Cijfers>,
    pub(super) nederland: Cijfers,
}

/// Alles wat de tabel zegt, per dag (`None` als de tabel geen periode heeft).
#[derive(Clone, Debug, Default)]
pub(super) struct Lezing {
    pub(super) dagen: BTreeMap<Option<Date>, Dag>,
    /// Rijen van grotere gebieden, en van wijken en buurten.
    pub(super) groter: usize,
    pub(super) kernen: usize,
    /// Namen die niets zeggen, in rijen zonder cijfers.
    pub(super) onbekend_leeg: BTreeSet<String>,
    pub(super) in_duizenden: bool,
    pub(super) bevindingen: Vec<Finding>,
}

/// Leest alle rijen.
pub(super) fn lees(
    tabel: &Brontabel,
    bestand: &str,
    rollen: &Rollen,
    kolommen: &[Telkolom],
    kenner: &Regiokenner,
) -> Lezing {
    let mut uit = Lezing { in_duizenden: kolommen.iter().any(|k| k.schaal > 1), ..Lezing::default() };
    let mut fouten: BTreeMap<&'static str, Vec<Finding>> = BTreeMap::new();
    let mut gebieden: BTreeMap<(&str, &str), Regiolid> = BTreeMap::new();
    let mut leeftijden: BTreeSet<&str> = BTreeSet::new();
    for rij in &tabel.rijen {
        let hier = |code, bericht: String| {
            let eigen = tabel.bestanden.get(rij.bestand).map_or(bestand, |b| zonder_map(b));
            Finding::fout(code, bericht).met_bestand(eigen).met_rij(rij.regel)
        };
        let Some(sekse) = rollen.sekse(tabel, rij) else { continue };
        let soort = rollen.soort_regio.map_or("", |p| p.lees(rij));
        let sleutel = (rollen.regio.lees(rij), soort);
        let gebied = gebieden.entry(sleutel).or_insert_with(|| rollen.gebied(tabel, rij, kenner)).clone();
        match gebied {
            Regiolid::Regio { .. } => {
                uit.groter += 1;
                continue;
            }
            Regiolid::Kern => {
                uit.kernen += 1;
                continue;
            }
            _ => {}
        }
        let dag = match rollen.dag(tabel, rij) {
            Ok(dag) => dag,
            Err(lid) => {
                fouten
                    .entry("periode")
                    .or_default()
                    .push(hier("IMP-033", format!("\"{lid}\" is geen periode als 2025, 2025JJ00 of 1 januari 2025")));
                continue;
            }
        };
        let leeftijd = match rollen.band(tabel, rij) {
            Ok(band) => band,
            Err(lid) => {
                leeftijden.insert(lid);
                continue;
            }
        };
        let mut cijfers = Vec::new();
        for kolom in kolommen {
            let band = if rollen.leeftijd.is_some() { leeftijd } else { kolom.band };
            let wie = if kolom.sekse == Sekse::Samen { sekse } else { kolom.sekse };
            match cijfer(rij, kolom) {
                Ok(c) => cijfers.push((band, wie, c)),
                Err(tekst) => {
                    let naam = tabel.onderwerpen.get(kolom.plaats).map(kop).unwrap_or_default();
                    let f = hier(
                        "IMP-034",
                        format!("\"{tekst}\" is geen aantal inwoners; verwacht een geheel getal van 0 of meer"),
                    );
                    fouten.entry("aantal").or_default().push(f.met_kolom(naam));
                }
            }
        }
        let naam = rollen.regio.titel(tabel, rij);
        let alles_leeg = cijfers.iter().all(|(_, _, c)| *c == Cijfer::Leeg);
        let stand = uit.dagen.entry(dag).or_default();
        let vak = match gebied {
            Regiolid::Gemeente(code) => stand.gemeenten.entry(code).or_default(),
            Regiolid::Nederland => &mut stand.nederland,
            _ if alles_leeg => {
                uit.onbekend_leeg.insert(naam.to_owned());
                continue;
            }
            Regiolid::Onbekend(vraag) => {
                fouten.entry("gebied").or_default().push(hier(
                    "IMP-036",
                    format!("\"{naam}\" is geen gemeente of gebied dat hier bekend is; {vraag}"),
                ));
                continue;
            }
            _ => continue,
        };
        let mut dubbel = None;
        for (band, wie, c) in cijfers {
            let eerder = vak.get(&(band, wie)).copied();
            match eerder {
                // Een oude naam van een gemeente staat in StatLine als lege rij naast de nieuwe.
                Some(_) if alles_leeg => {}
                Some((er, regel)) if er != Cijfer::Leeg => dubbel = dubbel.or(Some((band, regel))),
                _ => drop(vak.insert((band, wie), (c, rij.regel))),
            }
        }
        if let Some((band, regel)) = dubbel {
            let f =
                hier("IMP-035", format!("{naam} staat er twee keer ({band}): ook op regel {regel}; laat er één staan"));
            fouten.entry("dubbel").or_default().push(f);
        }
    }
    if !leeftijden.is_empty() {
        let namen: Vec<&str> = leeftijden.iter().copied().take(5).collect();
        uit.bevindingen.push(
            Finding::waarschuwing(
                "IMP-032",
                format!(
                    "deze leeftijden zijn niet herkend en weggelaten: {}{}; leg de codelijst van Leeftijd ernaast",
                    namen.join(", "),
                    if leeftijden.len() > 5 { " …" } else { "" }
                ),
            )
            .met_bestand(bestand),
        );
    }
    for (_, mut lijst) in fouten {
        let meer = lijst.len().saturating_sub(MEEST);
        lijst.truncate(MEEST);
        if meer > 0
            && let Some(laatste) = lijst.last_mut()
        {
            laatste.bericht.push_str(&format!(" (en nog {meer} van zulke regels)"));
        }
        uit.bevindingen.extend(lijst);
    }
    uit
}

/// Het cijfer in een kolom, in personen; `Err` met de tekst als het geen aantal is.
fn cijfer(rij: &BronRij, kolom: &Telkolom) -> Result<Cijfer, String> {
    match rij.waarden.get(kolom.plaats) {
        None | Some(Waarde::Ontbreekt) => Ok(Cijfer::Leeg),
        Some(Waarde::Onbekend) => Ok(Cijfer::Onbekend),
        Some(Waarde::Geheim) => Ok(Cijfer::Geheim),
        Some(Waarde::Tekst(t)) if t.trim().is_empty() => Ok(Cijfer::Leeg),
        Some(Waarde::Tekst(t)) if t.trim() == "." => Ok(Cijfer::Onbekend),
        Some(Waarde::Getal(t) | Waarde::Tekst(t)) => {
            let personen = t.trim().parse::<Decimal>().ok().and_then(|d| d.checked_mul(Decimal::from(kolom.schaal)));
            let heel = personen.map(|d| d.normalize()).filter(|d| d.scale() == 0);
            let n = heel.and_then(|d| i64::try_from(d).ok()).filter(|n| (0..HOOGST).contains(n));
            n.map(Cijfer::Aantal).ok_or_else(|| t.clone())
        }
    }
}

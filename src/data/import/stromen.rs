//! De stromen van herindelingen (CBS): elke opheffing ooit, en de grenswijzigingen sinds alle gemeenten bekend zijn.
//!
//! De bron noemt elke stroom bij beide gemeenten; hier telt de kant die afstaat. Wat een gemeente van zichzelf of van een
//! toen al verdwenen gemeente "ontving", is geen stroom.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use normwijzer_core::herindeling::{Stroom, StroomSoort};
use normwijzer_core::{Finding, GebiedCode, Herindelingen};
use polars::prelude::DataFrame;

use super::hernoemd::{HERNOEMD, Hernoemd};
use crate::bronbestand::{BronBestand, cel, zonder_fout};
use crate::herindelingen::{VANAF, stand};
use crate::namen::Namen;
use crate::rijen::{bevinding, geheel, tekst};

/// De code waarmee de bron grond buiten Nederland aanduidt.
const BUITENLAND: &str = "GM0998";

const KOLOMMEN: [&str; 10] = [
    "gm_code",
    "titel",
    "datum",
    "soort",
    "richting",
    "tegenpartij_code",
    "tegenpartij_naam",
    "hectare",
    "woningen",
    "inwoners",
];

/// Wat er in het bestand staat.
#[derive(Clone, Debug, Default)]
pub(super) struct Stromen {
    /// De stromen, op dag en code.
    pub(super) stromen: Vec<Stroom>,
    /// De namen van alle codes die nu niet meer bestaan.
    pub(super) vroeger: BTreeMap<GebiedCode, String>,
}

impl Stromen {
    /// Het type van de kern.
    pub(super) fn herindelingen(self, namen: &Namen) -> Herindelingen {
        let nu = namen.codes().map(|c| (c.clone(), namen.naam(c).unwrap_or(c.as_str()).to_owned())).collect::<Vec<_>>();
        Herindelingen::new(VANAF, stand(), nu, self.vroeger, self.stromen)
    }
}

/// Leest de stromen. `inwoners` is ons eigen frame: daaruit komt hoeveel inwoners een gemeente had die grond afstond.
pub(super) fn lees_stromen(
    bestand: BronBestand<'_>,
    namen: &Namen,
    inwoners: &DataFrame,
    bevindingen: &mut Vec<Finding>,
) -> Result<Stromen, Vec<Finding>> {
    let ruw = ruw(bestand, bevindingen)?;
    let tellingen = tellingen(inwoners)?;
    let ontstaan: BTreeSet<(GebiedCode, Date)> =
        ruw.iter().filter(|r| r.soort == "Ontstaan").map(|r| (r.code.clone(), r.dag)).collect();
    let mut stromen: BTreeMap<(Date, GebiedCode, GebiedCode), Stroom> = BTreeMap::new();
    for r in ruw.iter().filter(|r| r.staat_af && r.naar.as_str() != BUITENLAND && r.code != r.naar) {
        let soort = match r.soort.as_str() {
            "Opgeheven" => StroomSoort::Opheffing,
            "Grenswijziging" if r.dag > VANAF => StroomSoort::Grens,
            _ => continue,
        };
        let stroom = Stroom {
            dag: r.dag,
            van: r.code.clone(),
            naar: r.naar.clone(),
            soort,
            naar_ontstaat: ontstaan.contains(&(r.naar.clone(), r.dag)),
            hectare: r.hectare,
            woningen: r.woningen,
            inwoners: r.inwoners,
            inwoners_van: (soort == StroomSoort::Grens).then(|| voor(&tellingen, &r.code, r.dag)).flatten(),
        };
        if stromen.insert((r.dag, r.code.clone(), r.naar.clone()), stroom).is_some() {
            bevindingen.push(
                bestand
                    .fout("IMP-011", format!("{} staat op {} twee keer iets af aan {}", r.code, r.dag, r.naar))
                    .met_rij(r.regel),
            );
        }
    }
    let mut vroeger: BTreeMap<GebiedCode, String> = BTreeMap::new();
    for r in &ruw {
        vroeger.entry(r.naar.clone()).or_insert_with(|| r.naar_naam.clone());
    }
    // De titel gaat voor de naam die de tegenpartij noemt.
    vroeger.extend(ruw.iter().map(|r| (r.code.clone(), r.titel.clone())));
    let hernoemd = hernoemd(&ruw, namen, &bestand, bevindingen);
    let gevonden = |h: &&Hernoemd| hernoemd.iter().any(|s| s.van.as_str() == h.oud);
    vroeger.extend(HERNOEMD.iter().filter(gevonden).map(|h| (GebiedCode::new(h.oud), h.naam.to_owned())));
    vroeger.retain(|c, _| namen.naam(c).is_none() && c.as_str() != BUITENLAND);
    let mut stromen: Vec<Stroom> = stromen.into_values().chain(hernoemd).collect();
    stromen.sort();
    zonder_vervolg(&stromen, &vroeger, &bestand, bevindingen);
    let meer = zonder_fout(std::mem::take(bevindingen))?;
    bevindingen.extend(meer);
    Ok(Stromen { stromen, vroeger })
}

/// Een verdwenen code waarvan niets zegt waar zij bleef, zou elke omzetting stil laten lekken.
fn zonder_vervolg(
    stromen: &[Stroom],
    vroeger: &BTreeMap<GebiedCode, String>,
    bestand: &BronBestand<'_>,
    bevindingen: &mut Vec<Finding>,
) {
    let weg: BTreeSet<&GebiedCode> = stromen.iter().filter(|s| s.soort != StroomSoort::Grens).map(|s| &s.van).collect();
    bevindingen.extend(vroeger.iter().filter(|(c, _)| !weg.contains(c)).map(|(c, naam)| {
        bestand
            .fout(
                "IMP-019",
                format!("{c} {naam} bestaat nu niet, en geen stroom en geen hernoeming zegt waar zij gebleven is"),
            )
            .met_gebied(c.clone())
    }));
}

/// De hernoemingen als stroom, de dag na de laatste stroom van de oude code.
fn hernoemd(ruw: &[Ruw], namen: &Namen, bestand: &BronBestand<'_>, bevindingen: &mut Vec<Finding>) -> Vec<Stroom> {
    let mut uit = Vec::new();
    for h in HERNOEMD {
        let (oud, nieuw) = (GebiedCode::new(h.oud), GebiedCode::new(h.nieuw));
        let laatste = ruw.iter().filter(|r| r.code == oud || r.naar == oud).map(|r| r.dag).max();
        let dag = laatste.and_then(|d| d.tomorrow().ok()).or_else(|| h.dag.and_then(|d| d.parse().ok()));
        // Een stroom van een proef noemt de code niet; dan is er niets te hernoemen.
        let Some(dag) = dag else { continue };
        let bekend = namen.naam(&nieuw).is_some() || ruw.iter().any(|r| r.code == nieuw && r.dag >= dag);
        let bestaat_nog = namen.naam(&oud).is_some();
        if bestaat_nog || (laatste.is_some() && !bekend) {
            bevindingen.push(bestand.fout(
                "IMP-019",
                format!(
                    "{oud} {} zou hernoemd zijn tot {nieuw}, maar de codes in dit bestand zeggen iets anders",
                    h.naam
                ),
            ));
            continue;
        }
        if !bekend {
            continue;
        }
        uit.push(Stroom {
            dag,
            van: oud,
            naar: nieuw,
            soort: StroomSoort::Hernoeming,
            naar_ontstaat: true,
            hectare: 0,
            woningen: None,
            inwoners: 0,
            inwoners_van: None,
        });
    }
    uit
}

/// Een regel van het bestand.
struct Ruw {
    regel: u64,
    code: GebiedCode,
    titel: String,
    dag: Date,
    soort: String,
    staat_af: bool,
    naar: GebiedCode,
    naar_naam: String,
    hectare: u64,
    woningen: Option<u64>,
    inwoners: u64,
}

fn ruw(bestand: BronBestand<'_>, bevindingen: &mut Vec<Finding>) -> Result<Vec<Ruw>, Vec<Finding>> {
    let mut gebreken = Vec::new();
    let tabel = bestand.tabel(&mut gebreken)?;
    let kolommen = KOLOMMEN.map(|k| bestand.kolom(&tabel, k));
    let [
        Ok(code),
        Ok(titel),
        Ok(datum),
        Ok(soort),
        Ok(richting),
        Ok(naar),
        Ok(naar_naam),
        Ok(hectare),
        Ok(woningen),
        Ok(inwoners),
    ] = kolommen
    else {
        gebreken.extend(kolommen.into_iter().filter_map(Result::err).flatten());
        return Err(gebreken);
    };
    let mut uit = Vec::with_capacity(tabel.rijen.len());
    for rij in &tabel.rijen {
        let mut mis = |kolom: &'static str, plaats: usize, wat: &str| {
            gebreken.push(
                bestand
                    .fout("IMP-011", format!("\"{}\" is geen {wat}", cel(rij, plaats)))
                    .met_rij(rij.regel)
                    .met_kolom(kolom),
            );
        };
        let getal = |plaats| cel(rij, plaats).parse::<u32>().ok().map(u64::from);
        let dag = cel(rij, datum).parse::<Date>().ok();
        if dag.is_none() {
            mis("datum", datum, "datum");
        }
        let (ha, n) = (getal(hectare), getal(inwoners));
        if ha.is_none() {
            mis("hectare", hectare, "aantal hectare");
        }
        if n.is_none() {
            mis("inwoners", inwoners, "aantal inwoners");
        }
        let w = getal(woningen);
        if w.is_none() && !cel(rij, woningen).is_empty() {
            mis("woningen", woningen, "aantal woningen");
        }
        for (kolom, plaats) in [("gm_code", code), ("tegenpartij_code", naar)] {
            let cijfers = cel(rij, plaats).strip_prefix("GM").unwrap_or_default();
            if cijfers.len() != 4 || !cijfers.bytes().all(|b| b.is_ascii_digit()) {
                mis(kolom, plaats, "gemeentecode");
            }
        }
        let staat_af = match cel(rij, richting) {
            "overgegaan naar" => true,
            "ontvangen van" => false,
            _ => {
                mis("richting", richting, "richting (overgegaan naar of ontvangen van)");
                continue;
            }
        };
        let (Some(dag), Some(hectare), Some(inwoners)) = (dag, ha, n) else { continue };
        uit.push(Ruw {
            regel: rij.regel,
            code: GebiedCode::new(cel(rij, code)),
            titel: cel(rij, titel).to_owned(),
            dag,
            soort: cel(rij, soort).to_owned(),
            staat_af,
            naar: GebiedCode::new(cel(rij, naar)),
            naar_naam: cel(rij, naar_naam).to_owned(),
            hectare,
            woningen: w,
            inwoners,
        });
    }
    bevindingen.extend(zonder_fout(gebreken)?);
    Ok(uit)
}

type Tellingen = BTreeMap<GebiedCode, BTreeMap<Date, u64>>;

fn tellingen(inwoners: &DataFrame) -> Result<Tellingen, Vec<Finding>> {
    let kolom = |naam| tekst(inwoners, naam).map_err(|e| bevinding(&e));
    let aantallen = geheel(inwoners, "aantal").map_err(|e| bevinding(&e))?;
    let mut uit = Tellingen::new();
    for ((code, dag), aantal) in kolom("gemeente_code")?.into_iter().zip(kolom("peildatum")?).zip(aantallen) {
        if let (Ok(dag), Some(aantal)) = (dag.parse(), aantal.and_then(|a| u64::try_from(a).ok())) {
            uit.entry(GebiedCode::new(code)).or_default().insert(dag, aantal);
        }
    }
    Ok(uit)
}

/// De laatste telling van vóór een dag.
fn voor(tellingen: &Tellingen, code: &GebiedCode, dag: Date) -> Option<u64> {
    tellingen.get(code)?.range(..dag).next_back().map(|(_, n)| *n)
}

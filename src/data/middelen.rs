//! De overdracht van het geld: van de dataset naar de `Middelen` van de kern. Ontbreekt de dataset, dan is er niets bekend.

use std::collections::BTreeMap;

use normwijzer_core::middelen::{Afspraak, Jaar, Maatregel, Middelen, Stroom};
use normwijzer_core::{Amount, Finding, GebiedCode};
use polars::prelude::{DataFrame, PolarsError};

use crate::datasets::Datasets;
use crate::rijen::{bevinding, geheel, tekst};
use crate::schema::{MAATREGEL_SECTIES, MAATREGELEN, SLEUTEL_GEMEENTEN, SLEUTEL_REGIOS, SPUK, Schema};

/// Het geld van de datasets; `None` als de dataset er niet is: dan is het geld onbekend.
///
/// # Errors
/// Een dataset die er half is, tabellen die hun schema niet volgen, woorden die geen stroom, afspraak of jaar zijn.
pub fn middelen(datasets: &Datasets) -> Result<Option<Middelen>, Vec<Finding>> {
    if !datasets.heeft(SPUK.dataset) {
        return Ok(None);
    }
    let mut fouten = Vec::new();
    let mut neem = |schema: &'static Schema| {
        datasets.frame(schema).unwrap_or_else(|f| {
            fouten.extend(f);
            DataFrame::empty()
        })
    };
    let [spuk, maatregelen, secties, gemeenten, regios] =
        [&SPUK, &MAATREGELEN, &MAATREGEL_SECTIES, &SLEUTEL_GEMEENTEN, &SLEUTEL_REGIOS].map(&mut neem);
    if !fouten.is_empty() {
        return Err(fouten);
    }
    let uit = Middelen {
        spuk: lees_spuk(&spuk, &mut fouten).map_err(|e| bevinding(&e))?,
        maatregelen: lees_maatregelen(&maatregelen, &secties, &mut fouten).map_err(|e| bevinding(&e))?,
        sleutel_gemeenten: lees_sleutel(&gemeenten, "gemeente_code", "brede_spuk_2026", GebiedCode::new)
            .map_err(|e| bevinding(&e))?,
        sleutel_regios: lees_sleutel(&regios, "iza_naam", "spuk_iza_2026", GebiedCode::iza)
            .map_err(|e| bevinding(&e))?,
    };
    if fouten.is_empty() { Ok(Some(uit)) } else { Err(fouten) }
}

/// Een woord dat in deze kolom niet kan; de kop is regel 1.
fn vreemd(schema: &Schema, plaats: usize, kolom: &str, woord: &str, verwacht: &str) -> Finding {
    Finding::fout("DAT-015", format!("\"{woord}\" is geen {verwacht}; maak het bestand opnieuw met de importer"))
        .met_bestand(schema.pad())
        .met_rij(u64::try_from(plaats).unwrap_or_default() + 2)
        .met_kolom(kolom)
}

fn lees_spuk(frame: &DataFrame, fouten: &mut Vec<Finding>) -> Result<BTreeMap<(Stroom, i16), Amount>, PolarsError> {
    let mut uit = BTreeMap::new();
    let rijen = tekst(frame, "stroom")?.into_iter().zip(geheel(frame, "jaar")?).zip(tekst(frame, "soort")?);
    for (plaats, (((woord, jaar), soort), bedrag)) in rijen.zip(geheel(frame, "bedrag")?).enumerate() {
        let jaar = jaar.and_then(|j| i16::try_from(j).ok());
        match (Stroom::parse(woord), jaar, bedrag) {
            (Some(stroom), Some(jaar), Some(bedrag)) if stroom.soort().token() == soort => {
                uit.insert((stroom, jaar), Amount::from_int(bedrag));
            }
            (Some(_), None, _) => fouten.push(vreemd(&SPUK, plaats, "jaar", "", "jaartal")),
            (Some(_), ..) => fouten.push(vreemd(&SPUK, plaats, "soort", soort, "soort van deze stroom")),
            (None, ..) => fouten.push(vreemd(&SPUK, plaats, "stroom", woord, "stroom")),
        }
    }
    Ok(uit)
}

fn lees_maatregelen(
    frame: &DataFrame,
    secties: &DataFrame,
    fouten: &mut Vec<Finding>,
) -> Result<Vec<Maatregel>, PolarsError> {
    let mut uit: Vec<Maatregel> = Vec::new();
    let wat = tekst(frame, "afspraak")?.into_iter().zip(tekst(frame, "maatregel")?);
    let wanneer = tekst(frame, "jaar")?.into_iter().zip(geheel(frame, "bedrag")?);
    for (plaats, ((woord, naam), (jaar, bedrag))) in wat.zip(wanneer).enumerate() {
        let Some(afspraak) = Afspraak::parse(woord) else {
            fouten.push(vreemd(&MAATREGELEN, plaats, "afspraak", woord, "afspraak (D5 of D6)"));
            continue;
        };
        let (Some(jaar), Some(bedrag)) = (Jaar::parse(jaar), bedrag) else {
            fouten.push(vreemd(&MAATREGELEN, plaats, "jaar", jaar, "jaar"));
            continue;
        };
        let bedrag = (jaar, Amount::from_int(bedrag));
        match uit.iter_mut().find(|m| m.naam == naam && m.afspraak == afspraak) {
            Some(maatregel) => {
                maatregel.bedragen.insert(bedrag.0, bedrag.1);
            }
            None => uit.push(Maatregel {
                afspraak,
                naam: naam.to_owned(),
                bedragen: BTreeMap::from([bedrag]),
                secties: Vec::new(),
            }),
        }
    }
    let koppeling = tekst(secties, "maatregel")?.into_iter().zip(tekst(secties, "sectie")?);
    for (plaats, (naam, sectie)) in koppeling.enumerate() {
        match uit.iter_mut().find(|m| m.naam == naam) {
            Some(maatregel) => maatregel.secties.push(sectie.to_owned()),
            None => fouten.push(vreemd(&MAATREGEL_SECTIES, plaats, "maatregel", naam, "maatregel van maatregelen.csv")),
        }
    }
    Ok(uit)
}

fn lees_sleutel(
    frame: &DataFrame,
    wie: &str,
    bedrag: &str,
    code: impl Fn(&str) -> GebiedCode,
) -> Result<BTreeMap<GebiedCode, u64>, PolarsError> {
    let bedragen = geheel(frame, bedrag)?.into_iter().map(|b| b.and_then(|b| u64::try_from(b).ok()));
    Ok(tekst(frame, wie)?.into_iter().zip(bedragen).filter_map(|(w, b)| Some((code(w), b?))).collect())
}

//! `data herindeling`: wat er tussen twee dagen van elke gemeente werd, of een bestand daarmee overgebracht.

use std::collections::BTreeMap;

use anyhow::anyhow;
use jiff::civil::Date;
use normwijzer_core::herindeling::{Grondregel, Omzetting, dag_in_zin};
use normwijzer_data::omzetten::{Opdracht, omzettingstabel, zet_om};
use normwijzer_data::{BronBestand, herindelingen};
use normwijzer_ingest::bytes::GRENS_STATLINE;

use super::args::{HerindelingArgs, Verdeling};
use super::bestanden;
use super::bronnen::{datasets, namen};
use super::uitgang::{Stop, druk_af, meld, zeg};
use super::uitvoer;

pub(crate) fn voer_uit(args: &HerindelingArgs) -> Result<(), Stop> {
    let datasets = datasets(args.datasets.as_deref())?;
    let Some(herindelingen) = herindelingen(&datasets)? else {
        return Err(anyhow!("in deze datasets staan geen herindelingen; kopieer de map 'herindelingen' erbij.").into());
    };
    let van = dag("--van", &args.van)?;
    let naar = args.naar.as_deref().map_or(Ok(herindelingen.stand()), |t| dag("--naar", t))?;
    let basis = match args.verdeling {
        Some(Verdeling::Woningen) => Grondregel::Woningen,
        Some(Verdeling::Inwoners) | None => Grondregel::Inwoners,
    };
    let omzetting = herindelingen.omzetting_naar(van, naar, basis).map_err(|e| anyhow!("{e}"))?;
    if naar > herindelingen.stand() {
        zeg(&format!(
            "Let op: herindelingen van na {} zijn niet bekend; voor {} gelden de gemeenten van die dag.",
            dag_in_zin(herindelingen.stand()),
            dag_in_zin(naar)
        ));
    }
    let csv = match &args.bestand {
        None => {
            zeg(&samenvatting(&omzetting));
            omzettingstabel(&herindelingen, &omzetting, args.alleen_gewijzigd)
        }
        Some(pad) => {
            let bestand = bestanden::lees(pad, GRENS_STATLINE)?;
            let bron = BronBestand { naam: &bestand.naam, bytes: &bestand.bytes };
            let namen = namen(&datasets)?;
            let per: Vec<String> = args.per.iter().flat_map(|p| p.split(',')).map(str::to_owned).collect();
            let opdracht = Opdracht { herindelingen: &herindelingen, omzetting: &omzetting, namen: &namen, per: &per };
            let omgezet = zet_om(bron, &opdracht)?;
            zeg(&samenvatting(&omzetting));
            meld(&omgezet.bevindingen);
            omgezet.csv
        }
    };
    match &args.uit {
        None => druk_af(&csv),
        Some(pad) => {
            // Een Nederlandse Excel herkent zonder BOM de accenten niet.
            uitvoer::schrijf_nieuw(pad, format!("\u{feff}{csv}").as_bytes())?;
            zeg(&format!("Geschreven: {}.", pad.display()));
        }
    }
    Ok(())
}

/// "355 gemeenten op 1-1-2019, 342 op 1-1-2026: 335 bleven, 17 opgegaan in, 1 gesplitst over …".
fn samenvatting(omzetting: &Omzetting) -> String {
    let mut per_lot: BTreeMap<_, usize> = BTreeMap::new();
    for regel in omzetting.regels() {
        *per_lot.entry(regel.lot).or_default() += 1;
    }
    let loten: Vec<String> = per_lot.iter().map(|(lot, n)| format!("{} {n}", lot.token())).collect();
    format!(
        "{} gemeenten op {}, {} op {}. Lot: {}.",
        omzetting.regels().count(),
        dag_in_zin(omzetting.van),
        omzetting.nieuw().len(),
        dag_in_zin(omzetting.naar),
        loten.join(", ")
    )
}

/// "2019" is 1 januari; anders een dag.
fn dag(optie: &str, tekst: &str) -> anyhow::Result<Date> {
    let tekst = tekst.trim();
    let delen: Vec<i16> = tekst.split('-').map_while(|d| d.parse().ok()).collect();
    let klein = |n: i16| i8::try_from(n).ok();
    let dag = match (delen.as_slice(), tekst.matches('-').count()) {
        ([jaar], 0) if *jaar >= 1000 => Date::new(*jaar, 1, 1).ok(),
        ([d, m, jaar], 2) if *jaar >= 1000 => klein(*m).zip(klein(*d)).and_then(|(m, d)| Date::new(*jaar, m, d).ok()),
        ([jaar, m, d], 2) if *jaar >= 1000 => klein(*m).zip(klein(*d)).and_then(|(m, d)| Date::new(*jaar, m, d).ok()),
        _ => None,
    };
    dag.ok_or_else(|| anyhow!("{optie} '{tekst}' is geen jaar of dag. Schrijf 2019, 24-3-2022 of 2022-03-24."))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn een_jaar_of_een_dag() {
        for (tekst, iso) in [("2019", "2019-01-01"), ("24-3-2022", "2022-03-24"), (" 2022-03-24 ", "2022-03-24")] {
            assert_eq!(dag("--van", tekst).unwrap().to_string(), iso);
        }
        for fout in ["19", "", "31-2-2022", "2022-3", "morgen", "1-1-1-1", "2019-"] {
            assert!(dag("--van", fout).is_err(), "{fout}");
        }
    }
}

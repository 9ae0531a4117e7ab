//! De dataset `bevolking-2025`: geteld per leeftijdsband, en 0 tot en met 17 jaar geschat.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use normwijzer_core::{Finding, GebiedCode, GrondslagSoort, Herindelingen};
use polars::prelude::DataFrame;
use rust_decimal::{Decimal, RoundingStrategy};

use super::dataset_uit::{DatasetUit, maak};
use super::leeftijd_2021::{Kinderen2021, lees_leeftijd_2021};
use super::leeftijd_nl::lees_leeftijd_nl;
use super::schatting::{Bekend, Fout, Schatting, schat};
use super::statline_banden::{Banden, lees_banden};
use super::stromen::lees_stromen;
use crate::bron::Bron;
use crate::bronbestand::{BronBestand, of_fout, zonder_fout};
use crate::leeftijd_nl::Leeftijden;
use crate::namen::Namen;
use crate::rijen::{bevinding, geheel, tekst};
use crate::schema::BEVOLKING;

/// De banden die de schatting van 0 tot en met 17 jaar draagt.
const KINDEREN: [(i64, Option<i64>); 3] = [(0, Some(4)), (5, Some(9)), (10, Some(14))];

const PEILDATUM: &str = "2025-01-01";
const TOEN: &str = "2021-01-01";

/// De kinderen van 2021 staan nog op de gemeenten van de dag ervoor.
pub(super) const DAG_ERVOOR: Date = date(2020, 12, 31);

/// De bronnen van de bevolking.
#[derive(Clone, Copy, Debug)]
pub struct BevolkingBronnen<'a> {
    /// StatLine 70072ned, 1-1-2025, met de leeftijdsgroepen in aantallen.
    pub statline: BronBestand<'a>,
    /// Nederland per jaar van leeftijd, als kruistabel.
    pub leeftijd_nl: BronBestand<'a>,
    /// Vijfjaarsbanden per gemeente op 1-1-2021, uit postcodes.
    pub leeftijd_2021: BronBestand<'a>,
    /// Stromen van herindelingen.
    pub herindelingen: BronBestand<'a>,
}

/// Maakt `bevolking.csv`.
///
/// `inwoners` is ons eigen frame (`datasets::Frames::inwoners`), voor de totalen van 2021.
///
/// # Errors
/// Alle gebreken van alle bronnen tegelijk.
pub fn importeer_bevolking(
    bronnen: &BevolkingBronnen<'_>,
    namen: &Namen,
    inwoners: &DataFrame,
) -> Result<DatasetUit, Vec<Finding>> {
    let mut meldingen = Vec::new();
    let mut fouten = Vec::new();
    let banden = of_fout(lees_banden(bronnen.statline, "2025", namen, &mut meldingen), &mut fouten);
    let nl = of_fout(lees_leeftijd_nl(bronnen.leeftijd_nl, ["2021", "2025"], &mut meldingen), &mut fouten);
    let herindelingen = of_fout(lees_stromen(bronnen.herindelingen, namen, inwoners, &mut meldingen), &mut fouten);
    let (Some(banden), Some([nl_toen, nl_nu]), Some(herindelingen)) = (banden, nl, herindelingen) else {
        return Err(fouten);
    };
    let herindelingen = herindelingen.herindelingen(namen);
    let kinderen = lees_leeftijd_2021(bronnen.leeftijd_2021, namen, &herindelingen, &mut meldingen)?;
    let totalen = totalen_toen(inwoners, &herindelingen)?;
    keur_landelijk(&banden, &nl_nu, &bronnen.leeftijd_nl, &mut fouten);
    let bekend = bekend(&banden, &kinderen, &totalen, &bronnen.leeftijd_2021, &mut fouten);
    meldingen.extend(zonder_fout(fouten)?);
    let Some(schatting) = schat(&bekend, &nl_toen, &nl_nu) else {
        return Err(vec![bronnen.leeftijd_2021.fout(
            "IMP-016",
            "een gemeente heeft in 2021 geen kinderen, of de postcodes tellen veel minder of meer dan haar inwoners; zo is 0 \
             tot en met 17 jaar niet te schatten",
        )]);
    };
    meldingen.push(
        bronnen
            .leeftijd_nl
            .info(format!("0 tot en met 17 jaar geschat: samen {}", schatting.van_0_17.values().sum::<i64>())),
    );
    let bron = Bron {
        titel: "Bevolking naar leeftijd per gemeente, 1 januari 2025".to_owned(),
        bron: "CBS StatLine: Regionale kerncijfers Nederland (70072ned); voor de schatting ook Bevolking op 1 januari \
               (03759ned, ook onze tabel inwoners-2019-2026) en Bevolking per postcode (83502NED)"
            .to_owned(),
        tabel: Some("70072ned".to_owned()),
        licentie: "CC BY 4.0".to_owned(),
        peildatum: PEILDATUM.to_owned(),
        opgehaald: bronnen.statline.opgehaald(),
        methode: Some(METHODE.to_owned()),
        fout: Some(beschrijf(&schatting.fout)),
        herkomst: [bronnen.statline, bronnen.leeftijd_nl, bronnen.leeftijd_2021, bronnen.herindelingen]
            .iter()
            .map(BronBestand::herkomst)
            .collect(),
        ..Bron::default()
    };
    maak(bron, &[(&BEVOLKING, rijen(&banden, &schatting))], meldingen)
}

const METHODE: &str = "0 tot en met 17 jaar is 0–14 jaar (geteld) plus 15–17 jaar (geschat). \
    Wie op 1-1-2025 15 tot en met 17 is, was op 1-1-2021 11 tot en met 13: dat cohort komt per gemeente uit de band \
    10–14 van 2021 (postcodes, bijgesteld op het totaal van de gemeente, naar de gemeenten van nu gebracht). \
    Het groeit met 0,4 maal de eigen groei van het cohort dat op 1-1-2025 10 tot en met 14 is, ten opzichte van het \
    land. Daarna op schaal naar het landelijke aantal van 15–17 jaar, in hele personen met de grootste rest. De band \
    15–19 doet niet mee, want die is door studenten en verhuizers van 18 en 19 jaar vertekend.";

fn beschrijf(fout: &Fout) -> String {
    let procent = |d: Decimal, cijfers| {
        (d * Decimal::ONE_HUNDRED)
            .round_dp_with_strategy(cijfers, RoundingStrategy::MidpointAwayFromZero)
            .to_string()
            .replace('.', ",")
    };
    format!(
        "Terugvoorspelling: dezelfde methode vijf jaar jonger voorspelt de getelde band 10–14 van 1-1-2025 met een \
         gemiddelde fout van {}% per gemeente, en voor 95% van de gemeenten hoogstens {}%. De doorwerking van 0,4 is op \
         diezelfde band gekozen. Doorgerekend op 0–17 jaar met het aandeel 15–17: gemiddeld {}%, 95% hoogstens {}%. In \
         de kleinste gemeenten kan het meer zijn.",
        procent(fout.gemiddeld, 1),
        procent(fout.p95, 1),
        procent(fout.gemiddeld_0_17, 2),
        procent(fout.p95_0_17, 1)
    )
}

/// Brengt een aantal van de dag voor 1-1-2021 naar de gemeenten van nu, zonder af te ronden: de schatting rekent ermee door.
pub(super) fn naar_nu(herindelingen: &Herindelingen, code: &GebiedCode, aantal: Decimal) -> Vec<(GebiedCode, Decimal)> {
    let regel = herindelingen.sinds(code, DAG_ERVOOR);
    let deel = |teller: u64, noemer: u64| (aantal * Decimal::from(teller)).checked_div(Decimal::from(noemer));
    regel.delen.into_iter().map(|d| (d.naar, deel(d.teller, d.noemer).unwrap_or_default())).collect()
}

/// De inwoners van 1-1-2021, in de gemeenten van nu.
pub(super) fn totalen_toen(
    inwoners: &DataFrame,
    herindelingen: &Herindelingen,
) -> Result<BTreeMap<GebiedCode, Decimal>, Vec<Finding>> {
    let lees = || {
        Ok(tekst(inwoners, "gemeente_code")?
            .into_iter()
            .zip(tekst(inwoners, "peildatum")?)
            .zip(geheel(inwoners, "aantal")?))
    };
    let mut uit: BTreeMap<GebiedCode, Decimal> = BTreeMap::new();
    for ((code, dag), aantal) in lees().map_err(|e| bevinding(&e))? {
        if let (TOEN, Some(aantal)) = (dag, aantal) {
            for (code, deel) in naar_nu(herindelingen, &GebiedCode::new(code), Decimal::from(aantal)) {
                *uit.entry(code).or_default() += deel;
            }
        }
    }
    Ok(uit)
}

/// De banden van de gemeenten en de landelijke leeftijden moeten dezelfde bevolking tellen.
fn keur_landelijk(banden: &Banden, nl: &Leeftijden, bron: &BronBestand<'_>, fouten: &mut Vec<Finding>) {
    for (van, tot) in [(0, 4), (5, 9), (10, 14), (15, 19)] {
        let gemeenten: i64 = banden.values().filter_map(|b| b.get(&(i64::from(van), Some(i64::from(tot))))).sum();
        if gemeenten != nl.som(van, tot) {
            fouten.push(bron.fout(
                "IMP-015",
                format!(
                    "{van} tot en met {tot} jaar: {} in deze tabel, {gemeenten} in de gemeenten; gebruik cijfers van \
                     dezelfde peildatum",
                    nl.som(van, tot)
                ),
            ));
        }
    }
}

fn bekend(
    banden: &Banden,
    kinderen: &BTreeMap<GebiedCode, Kinderen2021>,
    totalen: &BTreeMap<GebiedCode, Decimal>,
    bron: &BronBestand<'_>,
    fouten: &mut Vec<Finding>,
) -> BTreeMap<GebiedCode, Bekend> {
    let mut uit = BTreeMap::new();
    for (code, banden) in banden {
        let nu = KINDEREN.map(|b| banden.get(&b).copied());
        match (kinderen.get(code), totalen.get(code), nu) {
            (Some(toen), Some(inwoners_toen), [Some(a), Some(b), Some(c)]) => {
                uit.insert(code.clone(), Bekend { toen: toen.clone(), inwoners_toen: *inwoners_toen, nu: [a, b, c] });
            }
            _ => fouten.push(
                bron.fout(
                    "IMP-016",
                    format!(
                        "{code}: geen kinderen of inwoners van 2021, of geen banden 0–4, 5–9 en 10–14; nodig voor de \
                         schatting"
                    ),
                )
                .met_gebied(code.clone()),
            ),
        }
    }
    uit
}

fn rijen(banden: &Banden, schatting: &Schatting) -> Vec<Vec<String>> {
    let rij = |code: &GebiedCode, van: i64, tot: Option<i64>, n: i64, soort: GrondslagSoort| {
        vec![
            code.to_string(),
            PEILDATUM.to_owned(),
            van.to_string(),
            tot.map_or_else(String::new, |t| t.to_string()),
            n.to_string(),
            soort.token().to_owned(),
        ]
    };
    let mut uit = Vec::new();
    for (code, banden) in banden {
        for ((van, tot), n) in banden {
            uit.push(rij(code, *van, *tot, *n, GrondslagSoort::Telling));
        }
        if let Some(n) = schatting.van_0_17.get(code) {
            uit.push(rij(code, 0, Some(17), *n, GrondslagSoort::Schatting));
        }
    }
    uit
}

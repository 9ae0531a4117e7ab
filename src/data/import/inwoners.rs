//! Inwoners per gemeente op 1 januari (CBS 03759ned, OData v4).

use std::collections::{BTreeMap, BTreeSet};

use normwijzer_core::{Finding, GebiedCode};
use normwijzer_ingest::{Observatie, lees_codes, lees_pagina, voeg_samen};

use super::dataset_uit::{DatasetUit, maak};
use crate::bron::Bron;
use crate::bronbestand::{BronBestand, of_fout, zonder_fout};
use crate::schema::INWONERS;

/// Titel van het onderwerp dat wij nemen; het andere is het gemiddelde over het jaar.
const ONDERWERP: &str = "Bevolking op 1 januari";

/// Maakt `inwoners.csv`: elk jaar de gemeenten die op 1 januari bestonden.
///
/// # Errors
/// Onleesbare of ontbrekende bladzijden, een onderwerp of dimensie die niet te vinden is, sommen die niet kloppen.
pub fn importeer_inwoners_totalen(
    bladzijden: &[BronBestand<'_>],
    onderwerpen: BronBestand<'_>,
) -> Result<DatasetUit, Vec<Finding>> {
    let mut bevindingen = Vec::new();
    let onderwerp = of_fout(zoek_onderwerp(&onderwerpen), &mut bevindingen);
    let observaties = of_fout(lees(bladzijden, &mut Vec::new()), &mut bevindingen);
    let (Some(onderwerp), Some(observaties), Some(eerste)) = (onderwerp, observaties, bladzijden.first()) else {
        return Err(bevindingen);
    };
    bevindingen.push(eerste.info(format!("{onderwerp} gelezen als \"{ONDERWERP}\"")));
    let anders = observaties.iter().filter(|o| o.measure != onderwerp).count();
    let observaties: Vec<Observatie> = observaties.into_iter().filter(|o| o.measure == onderwerp).collect();
    bevindingen.push(eerste.info(format!("{anders} waarnemingen van andere onderwerpen zijn weggelaten")));
    doorsnede(&observaties, eerste, &mut bevindingen);
    let jaren = per_jaar(&observaties, eerste, &mut bevindingen);
    let mut rijen = Vec::new();
    for (dag, jaar) in &jaren {
        let som: i64 = jaar.gemeenten.values().sum();
        if jaar.nederland == Some(som) {
            bevindingen.push(eerste.info(format!(
                "{dag}: {} gemeenten met samen {som} inwoners; {} lege en {} rijen van andere gebieden weggelaten",
                jaar.gemeenten.len(),
                jaar.leeg,
                jaar.anders
            )));
        } else {
            bevindingen.push(eerste.fout(
                "IMP-007",
                format!("{dag}: de gemeenten tellen op tot {som}, Nederland is {:?}", jaar.nederland),
            ));
        }
        rijen.extend(jaar.gemeenten.iter().map(|(code, n)| vec![code.to_string(), dag.clone(), n.to_string()]));
    }
    let bevindingen = zonder_fout(bevindingen)?;
    let herkomst = bladzijden.iter().chain([&onderwerpen]).map(BronBestand::herkomst).collect();
    let dagen: Vec<&str> = jaren.keys().map(String::as_str).collect();
    let bron = Bron {
        titel: "Inwoners per gemeente op 1 januari".to_owned(),
        bron: "CBS StatLine, Bevolking op 1 januari en gemiddeld; geslacht, leeftijd en regio".to_owned(),
        tabel: Some("03759ned".to_owned()),
        licentie: "CC BY 4.0".to_owned(),
        peildatum: dagen.join(", "),
        herkomst,
        ..Bron::default()
    };
    maak(bron, &[(&INWONERS, rijen)], bevindingen)
}

fn zoek_onderwerp(bron: &BronBestand<'_>) -> Result<String, Vec<Finding>> {
    let codes = lees_codes(&bron.tekst()?).map_err(|e| bron.onleesbaar(&e))?;
    let passend: Vec<_> =
        codes.iter().filter(|c| c.titel == ONDERWERP && c.eenheid.as_deref() == Some("aantal")).collect();
    match passend.as_slice() {
        [een] => Ok(een.id.clone()),
        _ => Err(vec![
            bron.fout("IMP-003", format!("{} onderwerpen \"{ONDERWERP}\" in aantallen; verwacht één", passend.len())),
        ]),
    }
}

fn lees(
    bladzijden: &[BronBestand<'_>],
    paginas: &mut Vec<normwijzer_ingest::Pagina>,
) -> Result<Vec<Observatie>, Vec<Finding>> {
    let Some(eerste) = bladzijden.first() else {
        return Err(vec![Finding::fout("IMP-001", "geen bladzijden met waarnemingen gegeven")]);
    };
    let mut fouten = Vec::new();
    for bron in bladzijden {
        let pagina = bron.tekst().and_then(|t| lees_pagina(&t).map_err(|e| bron.onleesbaar(&e)));
        if let Some(pagina) = of_fout(pagina, &mut fouten) {
            bron.neem_over(&pagina.bevindingen, &mut fouten);
            paginas.push(pagina);
        }
    }
    zonder_fout(fouten)?;
    voeg_samen(std::mem::take(paginas)).map_err(|e| eerste.onleesbaar(&e))
}

/// Buiten gebied en periode moet elke dimensie één code hebben, anders telt iemand dubbel.
fn doorsnede(observaties: &[Observatie], bron: &BronBestand<'_>, bevindingen: &mut Vec<Finding>) {
    let mut codes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (dimensie, code) in observaties.iter().flat_map(|o| &o.dimensies) {
        codes.entry(dimensie).or_default().insert(code);
    }
    for (dimensie, codes) in codes {
        if dimensie != "RegioS" && dimensie != "Perioden" {
            let lijst: Vec<&str> = codes.into_iter().take(5).collect();
            bevindingen.push(match lijst.as_slice() {
                [een] => bron.info(format!("{dimensie} is overal {een}")),
                _ => bron.fout(
                    "IMP-008",
                    format!("{dimensie} heeft meer dan één code ({}); haal alleen het totaal op", lijst.join(", ")),
                ),
            });
        }
    }
}

#[derive(Default)]
struct Jaar {
    gemeenten: BTreeMap<GebiedCode, i64>,
    nederland: Option<i64>,
    leeg: usize,
    anders: usize,
}

fn per_jaar(
    observaties: &[Observatie],
    bron: &BronBestand<'_>,
    bevindingen: &mut Vec<Finding>,
) -> BTreeMap<String, Jaar> {
    let mut jaren: BTreeMap<String, Jaar> = BTreeMap::new();
    for o in observaties {
        let dimensie = |naam: &str| o.dimensies.get(naam).map_or("", String::as_str);
        let (regio, periode) = (dimensie("RegioS"), dimensie("Perioden"));
        let mis = |wat: &str| bron.fout("IMP-009", format!("waarneming {}: {wat}", o.id));
        let Some(dag) = dag(periode) else {
            bevindingen.push(mis(&format!("periode \"{periode}\" is geen jaar als 2025JJ00")));
            continue;
        };
        let jaar = jaren.entry(dag).or_default();
        let waarde = match &o.waarde {
            None => {
                jaar.leeg += 1;
                continue;
            }
            Some(tekst) => match tekst.parse::<i64>() {
                Ok(n) if n >= 0 => n,
                _ => {
                    bevindingen.push(mis(&format!("\"{tekst}\" is geen aantal inwoners")));
                    continue;
                }
            },
        };
        let dubbel = if regio.starts_with("GM") {
            jaar.gemeenten.insert(GebiedCode::new(regio), waarde).is_some()
        } else if regio == "NL01" || regio == "NL00" {
            jaar.nederland.replace(waarde).is_some()
        } else {
            jaar.anders += 1;
            false
        };
        if dubbel {
            bevindingen.push(mis(&format!("{regio} {periode} staat er twee keer")));
        }
    }
    jaren
}

/// `2025JJ00` is 1 januari 2025.
fn dag(periode: &str) -> Option<String> {
    let jaar = periode.strip_suffix("JJ00")?;
    (jaar.len() == 4 && jaar.bytes().all(|b| b.is_ascii_digit())).then(|| format!("{jaar}-01-01"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::import::proefbestanden::{bestand, codes};

    const CODES: &str = r#"{"@odata.context":"x","value":[
        {"Identifier":"M000365","Title":"Gemiddelde bevolking ","Unit":"aantal"},
        {"Identifier":"M000352","Title":"Bevolking op 1 januari","Unit":"aantal"}]}"#;

    fn rij(id: u32, onderwerp: &str, waarde: &str, regio: &str, geslacht: &str) -> String {
        let attribuut = if waarde == "null" { "Impossible" } else { "None" };
        format!(
            r#"{{"Id":{id},"Measure":"{onderwerp}","ValueAttribute":"{attribuut}","Value":{waarde},"StringValue":null,
            "Geslacht":"{geslacht}","RegioS":"{regio}","Perioden":"2025JJ00"}}"#
        )
    }

    fn importeer(rijen: &[String]) -> Result<DatasetUit, Vec<Finding>> {
        let tekst = format!(
            r#"{{"@odata.context":"https://datasets.cbs.nl/odata/v1/CBS/03759ned/$metadata#Observations","value":[{}]}}"#,
            rijen.join(",")
        );
        importeer_inwoners_totalen(&[bestand("p1.json", &tekst)], bestand("c.json", CODES))
    }

    fn goed() -> Vec<String> {
        vec![
            rij(1, "M000352", "253574", "NL01", "T"),
            rij(2, "M000365", "260000", "NL01", "T"),
            rij(3, "M000352", "24000", "GM0050  ", "T"),
            rij(4, "M000352", "229574", "GM0034", "T"),
            rij(5, "M000352", "null", "GM0457", "T"),
            rij(6, "M000352", "450000", "PV24", "T"),
        ]
    }

    #[test]
    fn neemt_de_stand_op_1_januari_van_gemeenten_die_bestaan() {
        let uit = importeer(&goed()).unwrap();
        let csv = std::str::from_utf8(&uit.bestanden.first().unwrap().1).unwrap().to_owned();
        assert_eq!(csv, "gemeente_code,peildatum,aantal\nGM0034,2025-01-01,229574\nGM0050,2025-01-01,24000\n");
        let mut andersom = goed();
        andersom.reverse();
        let ook = importeer(&andersom).unwrap();
        assert_eq!(ook.bestanden.first(), uit.bestanden.first());
    }

    #[test]
    fn een_som_die_niet_klopt_en_een_tweede_geslacht_zijn_fouten() {
        let mut rijen = goed();
        rijen.push(rij(7, "M000352", "1", "GM0302", "M"));
        assert_eq!(codes(&importeer(&rijen).unwrap_err()), ["IMP-008", "IMP-007"]);
        let mut rijen = goed();
        rijen.push(rij(8, "M000352", "24000", "GM0050", "T"));
        assert_eq!(codes(&importeer(&rijen).unwrap_err()), ["IMP-009"]);
    }
}

//! Keurt de aanvullende datasets: leesbaar, en over dezelfde gemeenten en regio's als de andere tabellen.

use std::collections::BTreeSet;

use normwijzer_core::{Finding, GebiedCode};

use crate::buren::{buren, omtrekken};
use crate::datasets::Datasets;
use crate::herindelingen::{herindelingen, keur};
use crate::land::kort;
use crate::leeftijd_nl::leeftijd_nl;
use crate::middelen::middelen;
use crate::rijen::{bevinding, tekst};
use crate::schema::{BUREN, GEBIEDEN, IZA, SLEUTEL_GEMEENTEN, SLEUTEL_REGIOS, Schema, VLAKKEN};

/// Wat er op te merken is; niets als de datasets er niet zijn.
pub(crate) fn aanvullend(datasets: &Datasets) -> Vec<Finding> {
    let mut uit = Vec::new();
    let codes = |schema, kolom, code: fn(&str) -> GebiedCode| -> Option<BTreeSet<GebiedCode>> {
        let frame = datasets.frame(schema).ok()?;
        Some(tekst(&frame, kolom).ok()?.into_iter().map(code).collect())
    };
    // Kapotte gebieden of regio's meldt de keuring van de andere tabellen.
    let gemeenten = codes(&GEBIEDEN, "gemeente_code", GebiedCode::new);
    let regios = codes(&IZA, "iza_naam", GebiedCode::iza);
    if let Err(fouten) = herindelingen(datasets).and_then(|h| h.map_or(Ok(()), |h| keur(datasets, &h))) {
        uit.extend(fouten);
    }
    match middelen(datasets) {
        Err(fouten) => uit.extend(fouten),
        Ok(None) => {}
        Ok(Some(m)) => {
            uit.extend(verschil(&SLEUTEL_GEMEENTEN, &m.sleutel_gemeenten.into_keys().collect(), gemeenten.as_ref()));
            uit.extend(verschil(&SLEUTEL_REGIOS, &m.sleutel_regios.into_keys().collect(), regios.as_ref()));
        }
    }
    match buren(datasets) {
        Err(fouten) => uit.extend(fouten),
        Ok(None) => {}
        Ok(Some(_)) => {
            let genoemd = datasets.frame(&BUREN).and_then(|f| {
                let codes = tekst(&f, "gemeente_code").map_err(|e| bevinding(&e))?;
                Ok(codes.into_iter().map(GebiedCode::new).collect())
            });
            uit.extend(genoemd.map_or_else(|f| f, |g| verschil(&BUREN, &g, gemeenten.as_ref())));
        }
    }
    if let Err(fouten) = leeftijd_nl(datasets) {
        uit.extend(fouten);
    }
    match omtrekken(datasets) {
        Err(fouten) => uit.extend(fouten),
        Ok(None) => {}
        Ok(Some(o)) => uit.extend(verschil(&VLAKKEN, &o.into_keys().collect(), gemeenten.as_ref())),
    }
    uit
}

/// Codes die ontbreken en codes die er niet horen.
fn verschil(schema: &Schema, heeft: &BTreeSet<GebiedCode>, hoort: Option<&BTreeSet<GebiedCode>>) -> Vec<Finding> {
    let Some(hoort) = hoort else { return Vec::new() };
    [
        ("deze gebieden ontbreken", hoort.difference(heeft)),
        ("deze gebieden kennen de andere tabellen niet", heeft.difference(hoort)),
    ]
    .into_iter()
    .filter_map(|(bericht, codes)| {
        let codes: Vec<&str> = codes.map(GebiedCode::as_str).collect();
        (!codes.is_empty())
            .then(|| Finding::fout("DAT-015", format!("{bericht}: {}", kort(&codes))).met_bestand(schema.pad()))
    })
    .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::bron::{Bestand, Bron};
    use crate::controle::controleer;
    use crate::proefdata::datasets;
    use crate::schema::{LEEFTIJD_NL, MAATREGEL_SECTIES, MAATREGELEN, PROGNOSE_COHORT, SPUK, STROMEN};

    const TABELLEN: [(&Schema, &str); 7] = [
        (&SPUK, "lokaal,gemeenten,2027,231000000,spuk\ngezonde-school,GGD GHOR,2027,8000000,subsidie"),
        (&MAATREGELEN, "D5,Sociaal verwijzen,2027,17000000\nD5,Sociaal verwijzen,structureel,68000000"),
        (&MAATREGEL_SECTIES, "Sociaal verwijzen,2b"),
        (&SLEUTEL_GEMEENTEN, "GM0034,2961529\nGM0050,1\nGM0302,2\nGM0518,3"),
        (&SLEUTEL_REGIOS, "Flevoland,Almere,1\nHaaglanden,Zoetermeer,2\nNoord Veluwe,Elburg,3"),
        (
            &BUREN,
            "GM0034,GM0050,land,100,\nGM0050,GM0034,land,100,\nGM0050,GM0302,land,7,\nGM0302,GM0050,land,7,\n\
                  GM0518,GM0034,water,,9\nGM0034,GM0518,water,,9",
        ),
        (
            &VLAKKEN,
            "GM0034,1,1,5000,52000\nGM0034,1,2,5001,52000\nGM0034,1,3,5001,52001\nGM0034,2,1,5010,52000\n\
                    GM0050,1,1,5000,52000\nGM0302,1,1,5000,52000\nGM0518,1,1,5000,52000",
        ),
    ];

    /// De proefdatasets met de aanvullende tabellen, hun rijen door `wijzig` gehaald; wie niets teruggeeft, ontbreekt.
    fn met(wijzig: impl Fn(&Schema, &str) -> Option<String>) -> Datasets {
        let mut bestanden: Vec<(String, Vec<u8>)> =
            datasets().bestanden().map(|(n, b)| (n.to_owned(), b.to_vec())).collect();
        for dataset in [SPUK.dataset, BUREN.dataset] {
            let mut bron = Bron { titel: "Proef".to_owned(), ..Bron::default() };
            for (schema, rijen) in TABELLEN.iter().filter(|(s, _)| s.dataset == dataset) {
                let Some(rijen) = wijzig(schema, rijen) else { continue };
                let kop = schema.namen().collect::<Vec<_>>().join(",");
                let bytes = format!("{kop}\n{rijen}\n").into_bytes();
                bron.bestand.push(Bestand::new(schema, rijen.lines().count(), &bytes));
                bestanden.push((schema.pad(), bytes));
            }
            if !bron.bestand.is_empty() {
                bestanden.push((format!("{dataset}/bron.toml"), bron.schrijf().unwrap()));
            }
        }
        Datasets::new(bestanden)
    }

    fn vervang(bestand: &'static str, oud: &'static str, nieuw: &'static str) -> Vec<String> {
        let d = met(|s, rijen| {
            let raak = s.bestand == bestand;
            assert!(!raak || rijen.contains(oud), "{oud}");
            Some(if raak { rijen.replace(oud, nieuw) } else { rijen.to_owned() })
        });
        controleer(&d).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn een_map_van_voor_het_geld_blijft_bruikbaar() {
        assert_eq!(controleer(&datasets()), []);
        assert_eq!(
            datasets().zonder(),
            [SPUK.dataset, BUREN.dataset, STROMEN.dataset, LEEFTIJD_NL.dataset, PROGNOSE_COHORT.dataset]
        );
        assert_eq!(leeftijd_nl(&datasets()), Ok(None));
        assert_eq!((middelen(&datasets()), buren(&datasets()), omtrekken(&datasets())), (Ok(None), Ok(None), Ok(None)));
    }

    #[test]
    fn goede_tabellen_worden_gelezen() {
        let d = met(|_, rijen| Some(rijen.to_owned()));
        assert_eq!(controleer(&d), []);
        assert_eq!(d.zonder(), [STROMEN.dataset, LEEFTIJD_NL.dataset, PROGNOSE_COHORT.dataset]);
        let m = middelen(&d).unwrap().unwrap();
        assert_eq!((m.jaren(), m.spuk.len(), m.sleutel_gemeenten.len()), (vec![2027], 2, 4));
        let maatregel = m.maatregel("Sociaal verwijzen").unwrap();
        assert_eq!((maatregel.bedragen.len(), maatregel.secties.as_slice()), (2, &["2b".to_owned()][..]));
        assert!(m.sleutel_regios.contains_key(&GebiedCode::new("IZA-noord-veluwe")));
        let b = buren(&d).unwrap().unwrap();
        assert!(b.is_eiland(&GebiedCode::new("GM0518")) && !b.is_eiland(&GebiedCode::new("GM0302")));
        let o = omtrekken(&d).unwrap().unwrap();
        let almere = o.get(&GebiedCode::new("GM0034")).unwrap();
        assert_eq!(almere.iter().map(Vec::len).collect::<Vec<_>>(), [3, 1]);
        // Oost is rechts en noord is boven; een duizendste graad is 68 en 111 meter.
        let [a, b, c] = almere.first().unwrap().as_slice() else { unreachable!() };
        assert!((b.0 - a.0 - 0.068).abs() < 1e-3 && (c.1 - b.1 - 0.111).abs() < 1e-3 && a.1 > 0.0);
    }

    #[test]
    fn een_halve_dataset_is_een_fout_en_geen_onbekend_geld() {
        let d = met(|s, rijen| (s.bestand != SPUK.bestand).then(|| rijen.to_owned()));
        assert!(middelen(&d).unwrap_err().iter().all(|f| f.code == "DAT-001"));
        let codes: Vec<&str> = controleer(&d).iter().map(|f| f.code).collect();
        assert_eq!(codes, ["DAT-001"]);
    }

    #[test]
    fn elk_vreemd_woord_en_elk_vreemd_gebied_heeft_zijn_plaats() {
        assert_eq!(
            vervang("spuk.csv", "lokaal,", "plaatselijk,"),
            [
                "middelen-azwa/spuk.csv:2, kolom stroom: fout DAT-015: \"plaatselijk\" is geen stroom; maak het bestand opnieuw met de importer"
            ]
        );
        assert!(vervang("spuk.csv", "8000000,subsidie", "8000000,spuk")[0].contains(":3, kolom soort: fout DAT-015"));
        assert!(vervang("maatregelen.csv", "structureel", "ooit")[0].contains("maatregelen.csv:3, kolom jaar"));
        assert!(vervang("maatregel-secties.csv", "Sociaal", "Asociaal")[0].contains("maatregel-secties.csv:2"));
        assert_eq!(
            vervang("sleutel-gemeenten.csv", "GM0050", "GM0051"),
            [
                "middelen-azwa/sleutel-gemeenten.csv: fout DAT-015: deze gebieden ontbreken: GM0050",
                "middelen-azwa/sleutel-gemeenten.csv: fout DAT-015: deze gebieden kennen de andere tabellen niet: GM0051",
            ]
        );
        assert!(vervang("sleutel-regios.csv", "Noord Veluwe", "Veluwe")[0].contains("IZA-noord-veluwe"));
        assert_eq!(
            vervang("buren.csv", "GM0302,GM0050,land,7", "GM0302,GM0050,land,8").len(),
            2,
            "beide richtingen worden genoemd"
        );
        assert!(vervang("buren.csv", "GM0518,GM0034,water,,9", "GM0518,GM0034,water,9,")[0].contains("buren.csv:6"));
        assert!(vervang("vlakken.csv", "GM0034,1,3,", "GM0034,1,4,")[0].contains("vlakken.csv:4"));
    }
}

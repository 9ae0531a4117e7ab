//! Keurt de datasets: zijn zij volledig, tellen zij op, en zijn het de bytes die `bron.toml` noemt?
//!
//! Kent de inhoud alleen via het schema en via sommen die binnen de datasets moeten kloppen.

use std::collections::BTreeMap;

use normwijzer_core::Finding;
use polars::prelude::PolarsError;

use crate::bron::{Bestand, sha256};
use crate::controle_aanvullend::aanvullend;
use crate::datasets::{Datasets, Frames};
use crate::land::{Peildatum, kort, land};
use crate::rijen::{bevinding, geheel, tekst};
use crate::schema::{ALLE, BEVOLKING, Schema, is_basis};

/// Alles wat er aan de datasets op te merken is; leeg is goed.
#[must_use]
pub fn controleer(datasets: &Datasets) -> Vec<Finding> {
    let mut uit: Vec<Finding> = ALLE
        .iter()
        .filter(|s| is_basis(s.dataset) || datasets.heeft(s.dataset))
        .flat_map(|s| bytes_kloppen(datasets, s))
        .collect();
    uit.extend(aanvullend(datasets).into_iter().filter(|f| f.code != "DAT-001"));
    let bekend = Datasets::paden();
    uit.extend(datasets.bestanden().filter(|(pad, _)| !bekend.iter().any(|b| b == pad)).map(|(pad, _)| {
        Finding::waarschuwing("DAT-014", "dit bestand hoort bij geen dataset en wordt niet gelezen").met_bestand(pad)
    }));
    match datasets.frames() {
        // Een ontbrekend bestand is hierboven al gemeld.
        Err(fouten) => uit.extend(fouten.into_iter().filter(|f| f.code != "DAT-001")),
        Ok(frames) => match sommen(&frames) {
            Ok(meer) => uit.extend(meer),
            Err(e) => uit.extend(bevinding(&e)),
        },
    }
    // Wie zijn schema niet volgt, is hierboven al gemeld.
    if !uit.iter().any(Finding::is_fout) {
        uit.extend(match land(datasets, Peildatum::default()) {
            Ok((_, meer)) | Err(meer) => meer,
        });
    }
    uit
}

/// De bytes en de kolommen van een tabel zijn die van haar `bron.toml`.
fn bytes_kloppen(datasets: &Datasets, schema: &Schema) -> Vec<Finding> {
    let bron = match datasets.bron(schema.dataset) {
        Ok(bron) => bron,
        Err(f) => return f,
    };
    let bytes = match datasets.bytes(&schema.pad()) {
        Ok(bytes) => bytes,
        Err(f) => return f,
    };
    let Some(bestand) = bron.bestand.iter().find(|b| b.naam == schema.bestand) else {
        return vec![
            Finding::fout("DAT-007", format!("bron.toml noemt {} niet", schema.bestand))
                .met_bestand(format!("{}/bron.toml", schema.dataset)),
        ];
    };
    let verwacht = Bestand::new(schema, bestand.rijen, bytes);
    if *bestand == verwacht {
        return Vec::new();
    }
    let bericht = if bestand.sha256 == verwacht.sha256 {
        "de kolommen in bron.toml zijn niet die van het schema; maak de dataset opnieuw".to_owned()
    } else {
        format!(
            "de bytes zijn gewijzigd: sha256 {} waar bron.toml {} noemt; zet het bestand terug of maak de dataset opnieuw",
            sha256(bytes),
            bestand.sha256
        )
    };
    vec![Finding::fout("DAT-007", bericht).met_bestand(schema.pad())]
}

/// De banden van een gemeente tellen op tot haar totaal, en dat is het aantal inwoners van die dag.
fn sommen(frames: &Frames) -> Result<Vec<Finding>, PolarsError> {
    let b = &frames.bevolking;
    let mut totaal: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    let mut banden: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    let (van, tot) = (geheel(b, "leeftijd_van")?, geheel(b, "leeftijd_tot_en_met")?);
    let leeftijd = van.into_iter().zip(tot);
    let wat = tekst(b, "soort")?.into_iter().zip(geheel(b, "aantal")?);
    let wie = tekst(b, "gemeente_code")?.into_iter().zip(tekst(b, "peildatum")?);
    for ((wie, leeftijd), (soort, aantal)) in wie.zip(leeftijd).zip(wat) {
        let aantal = aantal.unwrap_or_default();
        match (soort, leeftijd) {
            ("telling", (Some(0), None)) => *totaal.entry(wie).or_default() += aantal,
            ("telling", _) => *banden.entry(wie).or_default() += aantal,
            _ => {}
        }
    }
    let i = &frames.inwoners;
    let inwoners: BTreeMap<(&str, &str), Option<i64>> =
        tekst(i, "gemeente_code")?.into_iter().zip(tekst(i, "peildatum")?).zip(geheel(i, "aantal")?).collect();
    let mis = |anders: &dyn Fn(&(&str, &str), i64) -> bool, bericht: &str| {
        let codes: Vec<&str> = totaal.iter().filter(|(wie, n)| anders(wie, **n)).map(|((code, _), _)| *code).collect();
        (!codes.is_empty())
            .then(|| Finding::fout("DAT-006", format!("{bericht}: {}", kort(&codes))).met_bestand(BEVOLKING.pad()))
    };
    Ok([
        mis(&|wie, n| banden.get(wie) != Some(&n), "de leeftijdsbanden tellen niet op tot het totaal van"),
        mis(
            &|wie, n| inwoners.get(wie) != Some(&Some(n)),
            "het totaal is niet het aantal inwoners van inwoners.csv voor",
        ),
    ]
    .into_iter()
    .flatten()
    .collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::proefdata::{datasets, datasets_met, met_bytes, rijen};
    use crate::schema::{INWONERS, IZA};

    fn codes(d: &Datasets) -> Vec<&'static str> {
        controleer(d).iter().map(|f| f.code).collect()
    }

    #[test]
    fn andere_bytes_dan_in_bron_toml_vallen_op() {
        let kop = IZA.namen().collect::<Vec<_>>().join(",");
        let tekst = format!("{kop}\n{}\n", rijen(&IZA).join("\n").replace("Ermelo", "Nunspeet"));
        assert_eq!(codes(&met_bytes(&IZA, tekst.as_bytes())), ["DAT-007"]);
    }

    #[test]
    fn banden_die_niet_optellen_vallen_op() {
        let scheef = datasets_met(|s, rijen| {
            if s.bestand == BEVOLKING.bestand {
                for rij in rijen {
                    if *rij == "GM0050,2025-01-01,80,,1000,telling" {
                        *rij = "GM0050,2025-01-01,80,,1001,telling";
                    }
                }
            }
        });
        let gevonden = controleer(&scheef);
        let f = gevonden.first().unwrap();
        assert!(f.code == "DAT-006" && f.bericht.contains("GM0050"), "{f}");
        assert_eq!(gevonden.len(), 1);
    }

    #[test]
    fn een_ander_totaal_dan_inwoners_valt_op() {
        let scheef = datasets_met(|s, rijen| {
            if s.bestand == INWONERS.bestand {
                for rij in rijen {
                    if *rij == "GM0302,2025-01-01,28500" {
                        *rij = "GM0302,2025-01-01,28501";
                    }
                }
            }
        });
        assert_eq!(codes(&scheef), ["DAT-006"]);
    }

    #[test]
    fn ontbrekende_en_vreemde_bestanden_worden_genoemd() {
        let goed = datasets();
        let bestanden = goed
            .bestanden()
            .filter(|(n, _)| *n != IZA.pad() && *n != "inwoners-2019-2026/bron.toml")
            .map(|(n, b)| (n.to_owned(), b.to_vec()))
            .chain([("iza-regios/oud.csv".to_owned(), Vec::new())]);
        let mut codes = codes(&Datasets::new(bestanden));
        codes.sort_unstable();
        assert_eq!(codes, ["DAT-001", "DAT-001", "DAT-014"]);
    }
}

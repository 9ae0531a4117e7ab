//! Leest een tabel van dit project streng volgens haar schema en zet haar in een frame.
//!
//! Onze eigen bestanden kennen één schrijfwijze; wat afwijkt is een fout met regel en kolom, alles tegelijk.

use std::collections::HashMap;

use jiff::civil::Date;
use normwijzer_core::Finding;
use polars::prelude::{Column, DataFrame, IntoColumn as _, NamedFrom as _, Series};

use crate::schema::{Kolom, Schema, Type};

/// Hoogstens zoveel fouten per bestand; daarna zegt meer niets nieuws.
const MEEST: usize = 50;

enum Inhoud {
    Tekst(Vec<String>),
    Getal(Vec<Option<i64>>),
}

/// De tabel als frame: tekst en datums als tekst, getallen als `i64`.
///
/// # Errors
/// Alle afwijkingen van het schema, met regel en kolom.
pub(crate) fn lees(schema: &Schema, bytes: &[u8]) -> Result<DataFrame, Vec<Finding>> {
    let pad = schema.pad();
    let mut lezer = csv::ReaderBuilder::new().from_reader(bytes);
    let kop = lezer.headers().map_err(|e| vec![onleesbaar(&pad, &e)])?;
    if !kop.iter().eq(schema.namen()) {
        return Err(vec![
            Finding::fout(
                "DAT-003",
                format!(
                    "de kolommen zijn {}; verwacht {}. Maak het bestand opnieuw met de importer.",
                    kop.iter().collect::<Vec<_>>().join(","),
                    schema.namen().collect::<Vec<_>>().join(",")
                ),
            )
            .met_bestand(pad)
            .met_rij(1),
        ]);
    }
    let mut inhoud: Vec<Inhoud> = schema.kolommen.iter().map(leeg).collect();
    // Alleen om op te zoeken; de volgorde van een HashMap komt nergens in terecht.
    let mut sleutels: HashMap<String, u64> = HashMap::new();
    let mut fouten = Vec::new();
    for rij in lezer.records() {
        let rij = match rij {
            Ok(rij) => rij,
            Err(e) => {
                fouten.push(onleesbaar(&pad, &e));
                continue;
            }
        };
        let regel = rij.position().map_or(0, csv::Position::line);
        for ((kolom, vak), cel) in schema.kolommen.iter().zip(&mut inhoud).zip(rij.iter()) {
            if let Err(verwacht) = neem(kolom.soort, vak, cel) {
                fouten.push(
                    Finding::fout("DAT-004", format!("\"{cel}\" is geen {verwacht}"))
                        .met_bestand(&pad)
                        .met_rij(regel)
                        .met_kolom(kolom.naam),
                );
            }
        }
        let sleutel = rij.iter().take(schema.sleutel).collect::<Vec<_>>().join(", ");
        if let Some(eerste) = sleutels.get(&sleutel) {
            fouten.push(
                Finding::fout(
                    "DAT-005",
                    format!("{sleutel} staat er twee keer: ook op regel {eerste}; laat er één staan"),
                )
                .met_bestand(&pad)
                .met_rij(regel),
            );
        } else {
            sleutels.insert(sleutel, regel);
        }
    }
    if !fouten.is_empty() {
        fouten.truncate(MEEST);
        return Err(fouten);
    }
    let hoogte = sleutels.len();
    let kolommen = schema.kolommen.iter().zip(inhoud).map(|(k, i)| kolom(k.naam, i)).collect();
    DataFrame::new(hoogte, kolommen).map_err(|e| vec![onleesbaar(&pad, &e)])
}

fn leeg(kolom: &Kolom) -> Inhoud {
    match kolom.soort {
        Type::Tekst | Type::Datum => Inhoud::Tekst(Vec::new()),
        Type::Geheel | Type::GeheelOfLeeg => Inhoud::Getal(Vec::new()),
    }
}

fn kolom(naam: &str, inhoud: Inhoud) -> Column {
    match inhoud {
        Inhoud::Tekst(v) => Series::new(naam.into(), v).into_column(),
        Inhoud::Getal(v) => Series::new(naam.into(), v).into_column(),
    }
}

/// Neemt een cel aan, of zegt wat er had moeten staan.
fn neem(soort: Type, vak: &mut Inhoud, cel: &str) -> Result<(), &'static str> {
    match (soort, vak) {
        (Type::Tekst, Inhoud::Tekst(v)) if !cel.trim().is_empty() && cel.trim() == cel => {
            v.push(cel.to_owned());
            Ok(())
        }
        (Type::Tekst, _) => Err("tekst zonder spaties eromheen"),
        (Type::Datum, Inhoud::Tekst(v)) if cel.len() == 10 && cel.parse::<Date>().is_ok() => {
            v.push(cel.to_owned());
            Ok(())
        }
        (Type::Datum, _) => Err("datum zoals 2025-01-01"),
        (Type::GeheelOfLeeg, Inhoud::Getal(v)) if cel.is_empty() => {
            v.push(None);
            Ok(())
        }
        (_, Inhoud::Getal(v)) => match geheel(cel) {
            Some(n) => {
                v.push(Some(n));
                Ok(())
            }
            None => Err("geheel getal van 0 tot 1 miljard"),
        },
        _ => Err("waarde van het type van deze kolom"),
    }
}

/// Cijfers zonder teken of scheiding, begrensd zodat geen som overloopt.
fn geheel(cel: &str) -> Option<i64> {
    (!cel.is_empty() && cel.len() <= 9 && cel.bytes().all(|b| b.is_ascii_digit())).then(|| cel.parse().ok()).flatten()
}

fn onleesbaar(pad: &str, e: &dyn std::fmt::Display) -> Finding {
    Finding::fout(
        "DAT-002",
        format!("niet te lezen als CSV met komma's ({e}); maak het bestand opnieuw met de importer"),
    )
    .met_bestand(pad)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::schema::{BEVOLKING, INWONERS};
    use proptest::prelude::*;

    const KOP: &str = "gemeente_code,peildatum,aantal\n";

    #[test]
    fn alle_fouten_tegelijk_met_regel_en_kolom() {
        let tekst = format!(
            "{KOP}GM0034,2025-01-01,229574\nGM0050,1 jan 2025,24.000\n GM0302,2025-01-01,-1\nGM0034,2025-01-01,7\nGM0518,2025-01-01\n"
        );
        let fouten = lees(&INWONERS, tekst.as_bytes()).unwrap_err();
        let plaatsen: Vec<(Option<u64>, Option<&str>, &str)> =
            fouten.iter().map(|f| (f.rij, f.kolom.as_deref(), f.code)).collect();
        assert_eq!(
            plaatsen,
            [
                (Some(3), Some("peildatum"), "DAT-004"),
                (Some(3), Some("aantal"), "DAT-004"),
                (Some(4), Some("gemeente_code"), "DAT-004"),
                (Some(4), Some("aantal"), "DAT-004"),
                (Some(5), None, "DAT-005"),
                (None, None, "DAT-002"),
            ]
        );
    }

    #[test]
    fn een_ander_schema_wordt_geweigerd() {
        let fouten = lees(&BEVOLKING, KOP.as_bytes()).unwrap_err();
        let f = fouten.first().unwrap();
        assert_eq!(f.code, "DAT-003");
        assert!(f.bericht.contains("leeftijd_tot_en_met"), "{f}");
    }

    #[test]
    fn een_lege_bovengrens_mag_en_is_geen_nul() {
        let tekst = "gemeente_code,peildatum,leeftijd_van,leeftijd_tot_en_met,aantal,soort\nGM0034,2025-01-01,80,,5242,telling\n";
        let frame = lees(&BEVOLKING, tekst.as_bytes()).unwrap();
        assert_eq!(crate::rijen::geheel(&frame, "leeftijd_tot_en_met").unwrap(), [None]);
        assert_eq!(crate::rijen::geheel(&frame, "aantal").unwrap(), [Some(5242)]);
    }

    proptest! {
        #[test]
        fn willekeurige_bytes_geven_fouten_en_geen_paniek(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut met_kop = KOP.as_bytes().to_vec();
            met_kop.extend(&bytes);
            if let Ok(frame) = lees(&INWONERS, &met_kop) {
                prop_assert_eq!(frame.width(), 3);
            }
            prop_assert!(lees(&INWONERS, &bytes).is_err());
        }
    }
}

//! Leest een tabel van dit project streng volgens haar schema en zet haar in een frame.
//!
//! Onze eigen bestanden kennen één schrijfwijze; wat afwijkt is een fout met regel en kolom, alles tegelijk.

use std::collections::BTreeMap;

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
    let mut sleutels: BTreeMap<Vec<String>, u64> = BTreeMap::new();
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
        let sleutel: Vec<String> = rij.iter().take(schema.sleutel).map(str::to_owned).collect();
        let naam = sleutel.join(", ");
        if let Some(eerste) = sleutels.insert(sleutel, regel) {
            fouten.push(
                Finding::fout(
                    "DAT-005",
                    format!("{naam} staat er twee keer: ook op regel {eerste}; laat er één staan"),
                )
                .met_bestand(&pad)
                .met_rij(regel),
            );
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

//! Parquet als tabel met koppen, voor de lezers van `ingest`: waarnemingen van OData v4, een brede tabel of een codelijst.
//!
//! Getallen krijgen een decimale punt, tekst verliest haar opvulling, een lege cel blijft leeg. Weet niet wat een kolom
//! betekent.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use normwijzer_ingest::{Invoer, Leeswijze, Lezing, Rij, Tabel, Wil};
use polars::prelude::{AnyValue, DataFrame};
use polars_io::SerReader as _;
use polars_io::parquet::read::ParquetReader;

use super::parquet_controle::{controleer, rijen_en_kolommen};

/// Zoveel cellen leest ook geen andere lezer.
const MEESTE_CELLEN: usize = 3_000_000;
/// Zoveel tekst bij elkaar: één lange tekst in een woordenlijst kan in elke cel staan.
const MEESTE_TEKST: usize = 128 << 20;

/// Leest alle bestanden die bij elkaar gegeven zijn, met Parquet erbij; zie [`normwijzer_ingest::lees_bronnen`].
#[must_use]
pub fn lees_bronnen(invoer: &[Invoer], wil: &Wil<'_>) -> Lezing {
    normwijzer_ingest::lees_bronnen(invoer, &Leeswijze { wil, parquet: Some(&lees_parquet) })
}

/// Leest Parquet als tabel.
///
/// # Errors
/// Een Nederlandse zin: beschadigd, te groot, of met kolommen die geen tekst of getal zijn.
pub fn lees_parquet(bytes: &[u8]) -> Result<Tabel, String> {
    let beschadigd = || "beschadigde Parquet; haal het bestand opnieuw op".to_owned();
    let onleesbaar = |e: &dyn std::fmt::Display| format!("geen leesbare Parquet ({e}); haal het bestand opnieuw op");
    // De lezer van polars raakt bij een beschadigd bestand soms in paniek; waar hij te veel geheugen zou vragen, komt hij
    // niet aan de beurt.
    let gelezen = catch_unwind(AssertUnwindSafe(|| {
        let (rijen, kolommen) = rijen_en_kolommen(bytes).map_err(|e| onleesbaar(&e))?;
        if rijen.saturating_mul(kolommen) > MEESTE_CELLEN {
            return Err(format!(
                "{rijen} rijen van {kolommen} kolommen, en hoogstens {MEESTE_CELLEN} cellen worden gelezen; neem een kleinere selectie"
            ));
        }
        controleer(bytes, MEESTE_CELLEN).map_err(|e| onleesbaar(&e))?;
        let frame = ParquetReader::new(Cursor::new(bytes.to_vec())).finish().map_err(|e| onleesbaar(&e))?;
        naar_tabel(&frame)
    }));
    gelezen.unwrap_or_else(|_| Err(beschadigd()))
}

fn naar_tabel(frame: &DataFrame) -> Result<Tabel, String> {
    let hoogte = frame.height();
    let mut rijen: Vec<Rij> =
        (0..hoogte).map(|nr| Rij { regel: nr as u64 + 1, cellen: Vec::with_capacity(frame.width()) }).collect();
    let mut tekst = 0_usize;
    let mut koppen = Vec::new();
    for kolom in frame.columns() {
        koppen.push(kolom.name().trim().to_owned());
        let reeks = kolom.as_materialized_series();
        for (rij, waarde) in rijen.iter_mut().zip(reeks.iter()) {
            let cel = als_cel(&waarde).ok_or_else(|| {
                format!(
                    "kolom {}: waarden van de soort {} worden niet gelezen; verwacht tekst of getallen",
                    kolom.name(),
                    kolom.dtype()
                )
            })?;
            tekst = tekst.saturating_add(cel.len());
            if tekst > MEESTE_TEKST {
                return Err(format!("meer dan {} MiB tekst; neem een kleinere selectie", MEESTE_TEKST >> 20));
            }
            rij.cellen.push(cel);
        }
    }
    Ok(Tabel { scheiding: b';', kopregel: 0, koppen, rijen, opmerkingen: Vec::new(), bevindingen: Vec::new() })
}

/// Een waarde als cel; `None` als het geen tekst of getal is. Een kommagetal zonder waarde (NaN) is leeg: zo bewaart
/// pandas een ontbrekend getal.
fn als_cel(waarde: &AnyValue<'_>) -> Option<String> {
    Some(match waarde {
        AnyValue::Null => String::new(),
        AnyValue::String(tekst) => tekst.trim().to_owned(),
        AnyValue::StringOwned(tekst) => tekst.trim().to_owned(),
        AnyValue::Float64(getal) => kommagetal(*getal),
        AnyValue::Float32(getal) => {
            if getal.is_nan() {
                String::new()
            } else {
                getal.to_string()
            }
        }
        AnyValue::Boolean(_) | AnyValue::Date(_) => waarde.to_string(),
        geheel if geheel.is_integer() => geheel.to_string(),
        _ => return None,
    })
}

fn kommagetal(getal: f64) -> String {
    if getal.is_nan() { String::new() } else { getal.to_string() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use polars::prelude::{IntoColumn as _, NamedFrom as _, Series};
    use polars_io::prelude::ParquetWriter;

    use super::*;

    fn parquet(kolommen: Vec<Series>) -> Vec<u8> {
        let kolommen: Vec<_> = kolommen.into_iter().map(|s| s.into_column()).collect();
        let mut frame = DataFrame::new(kolommen.first().map_or(0, |k| k.len()), kolommen).unwrap();
        let mut bytes = Vec::new();
        ParquetWriter::new(&mut bytes).finish(&mut frame).unwrap();
        bytes
    }

    fn waarnemingen() -> Vec<Series> {
        vec![
            Series::new("Id".into(), [0_i64, 1, 2]),
            Series::new("Measure".into(), ["M000352", "M000352", "M000352"]),
            Series::new("ValueAttribute".into(), ["None", "Confidential", "None"]),
            Series::new("Value".into(), [Some(229_574.0), None, Some(17_533_043.5)]),
            Series::new("RegioS".into(), ["GM0034    ", "GM0050    ", "NL01      "]),
        ]
    }

    fn lees(bytes: Vec<u8>) -> Lezing {
        lees_bronnen(&[Invoer::van_bytes("x.parquet", bytes)], &|_, _, _| true)
    }

    #[test]
    fn waarnemingen_met_getallen_en_opgevulde_codes() {
        use normwijzer_ingest::Waarde;
        let lezing = lees(parquet(waarnemingen()));
        assert_eq!(lezing.bevindingen, []);
        let tabel = &lezing.tabellen[0];
        let rijen: Vec<_> = tabel.rijen.iter().map(|r| (r.lid(0), r.waarden[0].clone())).collect();
        assert_eq!(
            rijen,
            [
                ("GM0034", Waarde::Getal("229574".to_owned())),
                ("GM0050", Waarde::Geheim),
                ("NL01", Waarde::Getal("17533043.5".to_owned()))
            ]
        );
    }

    #[test]
    fn afgebroken_en_beschadigde_parquet_krijgt_een_nederlandse_zin() {
        let heel = parquet(waarnemingen());
        for einde in [4, 100, heel.len() - 1] {
            let lezing = lees(heel[..einde].to_vec());
            let bericht = lezing.bevindingen[0].to_string();
            assert!(
                bericht.starts_with("x.parquet, het geheel: ") && bericht.contains("haal het bestand opnieuw op"),
                "{bericht}"
            );
        }
    }

    /// Wat voor de fuzzer gezaaid is en wat hij vond.
    #[test]
    fn het_corpus_laat_niets_vallen() {
        let map = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz/corpus/parquet");
        let bestanden: Vec<_> = std::fs::read_dir(map).unwrap().map(|b| b.unwrap().path()).collect();
        assert!(!bestanden.is_empty());
        for bestand in bestanden {
            let lezing = lees(std::fs::read(&bestand).unwrap());
            assert_eq!(lezing.tabellen.len() + lezing.bevindingen.len() + lezing.overgeslagen.len(), 1);
        }
    }

    #[test]
    fn een_waarneming_zonder_code_wordt_op_haar_rij_genoemd() {
        let mut kolommen = waarnemingen();
        kolommen[4] = Series::new("RegioS".into(), ["GM0034", "  ", "NL01"]);
        let tabel = lees(parquet(kolommen)).tabellen.remove(0);
        assert_eq!(
            tabel.bevindingen[0].to_string(),
            "x.parquet, regel 2: een waarneming zonder onderwerp (Measure) of zonder code van een dimensie. Haal de tabel opnieuw op"
        );
    }
}

//! Kijkt een Parquet-bestand na vóór het gelezen wordt: noemen de pagina's even veel waarden als het bestand rijen heeft?
//!
//! De lezer van polars vraagt geheugen voor wat een pagina over zichzelf zegt; bij één omgevallen bit (een negatief
//! aantal) is dat meer dan er op de wereld is, en dan stopt het hele programma zonder dat het op te vangen is. Hier
//! worden de pagina's met dezelfde ontleder doorlopen zonder ze uit te pakken. Weet niet wat er in de kolommen staat.

use std::io::Cursor;

use polars_parquet::parquet::compression::DecompressionContext;
use polars_parquet::parquet::error::ParquetResult;
use polars_parquet::parquet::metadata::ColumnChunkMetadata;
use polars_parquet::parquet::page::{CompressedPage, DataPageHeader, Page};
use polars_parquet::parquet::read::{PageReader, decompress, read_metadata};

/// Een uitgepakte pagina is hoogstens zo groot; die van het CBS zijn ten hoogste enkele megabytes.
const GROOTSTE_PAGINA: usize = 256 << 20;

/// Hoeveel rijen en kolommen het bestand zegt te hebben.
pub(super) fn rijen_en_kolommen(bytes: &[u8]) -> Result<(usize, usize), String> {
    let metadata = read_metadata(&mut Cursor::new(bytes)).map_err(|e| e.to_string())?;
    Ok((metadata.num_rows, metadata.schema_descr.columns().len()))
}

/// Of het bestand hoogstens zoveel rijen heeft en elke kolom er precies zoveel waarden voor.
pub(super) fn controleer(bytes: &[u8], meest_rijen: usize) -> Result<(), String> {
    let metadata = read_metadata(&mut Cursor::new(bytes)).map_err(|e| e.to_string())?;
    let mut rijen = 0usize;
    for groep in &metadata.row_groups {
        rijen = rijen.saturating_add(groep.num_rows());
        if rijen > meest_rijen {
            return Err(format!("{rijen} rijen, hoogstens {meest_rijen}"));
        }
        for kolom in groep.parquet_columns() {
            nakijken(bytes, kolom, groep.num_rows(), meest_rijen)?;
        }
    }
    if rijen == metadata.num_rows {
        Ok(())
    } else {
        Err(format!("de delen hebben samen {rijen} rijen, het bestand noemt er {}", metadata.num_rows))
    }
}

fn nakijken(bytes: &[u8], kolom: &ColumnChunkMetadata, rijen: usize, meest_rijen: usize) -> Result<(), String> {
    let bereik = kolom.byte_range();
    let deel = usize::try_from(bereik.start).ok().zip(usize::try_from(bereik.end).ok());
    let deel = deel.and_then(|(van, tot)| bytes.get(van..tot)).ok_or("een kolom ligt buiten het bestand")?;
    let verkeerd = |waarden: usize| format!("een kolom heeft {waarden} waarden bij {rijen} rijen");
    if usize::try_from(kolom.num_values()) != Ok(rijen) {
        return Err(format!("een kolom noemt {} waarden bij {rijen} rijen", kolom.num_values()));
    }
    let mut lezer = PageReader::new(Cursor::new(deel.to_vec().into()), kolom, Vec::new(), bytes.len());
    if woordenlijst(&mut lezer).map_err(|e| e.to_string())?.is_some_and(|n| n > meest_rijen) {
        return Err("een woordenlijst is langer dan een tabel kan zijn".to_owned());
    }
    let mut waarden = 0usize;
    for pagina in lezer {
        let CompressedPage::Data(pagina) = pagina.map_err(|e| e.to_string())? else {
            return Err("een tweede woordenlijst in een kolom".to_owned());
        };
        // Een negatief aantal is hier een heel groot getal.
        waarden = waarden.saturating_add(pagina.num_values());
        if waarden > rijen {
            return Err(verkeerd(waarden));
        }
        let past = |n: i32| usize::try_from(n).is_ok_and(|n| n <= pagina.uncompressed_size());
        let passend = match pagina.header() {
            DataPageHeader::V1(_) => true,
            DataPageHeader::V2(kop) => {
                past(kop.definition_levels_byte_length)
                    && past(kop.repetition_levels_byte_length)
                    && usize::try_from(kop.num_nulls).is_ok_and(|n| n <= rijen)
                    && usize::try_from(kop.num_rows).is_ok_and(|n| n <= rijen)
            }
        };
        if !passend || pagina.uncompressed_size() > GROOTSTE_PAGINA {
            return Err("een pagina noemt een onmogelijke grootte".to_owned());
        }
    }
    if waarden == rijen { Ok(()) } else { Err(verkeerd(waarden)) }
}

/// Hoeveel woorden de woordenlijst van een kolom noemt, als zij er een heeft.
fn woordenlijst(lezer: &mut PageReader) -> ParquetResult<Option<usize>> {
    let Some(gepakt) = lezer.read_dict()? else { return Ok(None) };
    let uitgepakt = decompress(CompressedPage::Dict(gepakt), &mut Vec::new(), &mut DecompressionContext::Unset)?;
    Ok(if let Page::Dict(lijst) = uitgepakt { Some(lijst.num_values) } else { None })
}

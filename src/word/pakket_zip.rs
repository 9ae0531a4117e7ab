//! De zip van een pakket: begrensd uitpakken en weer inpakken zonder aan onaangeraakte delen te komen.
//!
//! Telt wat er werkelijk uitgepakt wordt, nooit wat een kop belooft. Weet niet wat er in de delen staat.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::sync::Arc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::WordFout;
use crate::pakket::Oorspronkelijk;

const MEGA: usize = 1024 * 1024;
const MAX_ZIP: usize = 64 * MEGA;
const MAX_DELEN: usize = 4096;
const MAX_DEEL: usize = 64 * MEGA;
const MAX_TOTAAL: usize = 256 * MEGA;

/// Pakt een zip uit.
pub(crate) fn lees_zip(bytes: &[u8]) -> Result<Vec<Oorspronkelijk>, WordFout> {
    herken(bytes)?;
    let mut archief = ZipArchive::new(Cursor::new(bytes)).map_err(|fout| {
        WordFout::nieuw(format!(
            "het bestand is beschadigd of geen Word-document: de zip is niet te lezen ({fout}); verwacht een .docx"
        ))
    })?;
    if archief.len() > MAX_DELEN {
        return Err(WordFout::nieuw(format!(
            "het bestand bevat {} delen; een Word-document heeft er hoogstens {MAX_DELEN}. Geweigerd",
            archief.len()
        )));
    }
    let mut fouten = namen(&archief);
    if archief.has_overlapping_entries().unwrap_or(true) {
        fouten.push("delen van de zip liggen over elkaar heen (een zipbom); geweigerd".to_owned());
    }
    if !fouten.is_empty() {
        return Err(WordFout::alle(fouten));
    }
    let mut totaal = 0usize;
    let mut delen = Vec::with_capacity(archief.len());
    for index in 0..archief.len() {
        let over = MAX_TOTAAL.saturating_sub(totaal);
        let Some(deel) = lees_deel(&mut archief, index, over.min(MAX_DEEL), &mut fouten)? else { continue };
        totaal = totaal.saturating_add(deel.bytes.len());
        delen.push(deel);
    }
    if fouten.is_empty() { Ok(delen) } else { Err(WordFout::alle(fouten)) }
}

/// Of dit een zip kan zijn, en zo niet: wat het wel is.
fn herken(bytes: &[u8]) -> Result<(), WordFout> {
    if bytes.len() > MAX_ZIP {
        return Err(WordFout::nieuw(format!(
            "het bestand is {} MB; een document mag hoogstens {} MB zijn. Verklein de afbeeldingen en sla het opnieuw op",
            bytes.len() / MEGA,
            MAX_ZIP / MEGA
        )));
    }
    let wat = match bytes {
        [] => "het bestand is leeg; verwacht een Word-document (.docx)",
        [0xD0, 0xCF, 0x11, 0xE0, ..] => {
            "het bestand is een oud Word-document (.doc) of is met een wachtwoord beveiligd; open het in Word, haal een wachtwoord eraf (Bestand, Info, Document beveiligen) en sla het op als .docx"
        }
        [b'P', b'K', ..] => return Ok(()),
        [b'{', b'\\', b'r', b't', b'f', ..] => "het bestand is RTF; open het in Word en sla het op als .docx",
        [b'%', b'P', b'D', b'F', ..] => "het bestand is een PDF; verwacht een Word-document (.docx)",
        _ => "het bestand is geen Word-document; verwacht een .docx",
    };
    Err(WordFout::nieuw(wat))
}

/// Alles wat er mis is met de namen van de delen.
fn namen(archief: &ZipArchive<Cursor<&[u8]>>) -> Vec<String> {
    let mut fouten = Vec::new();
    if archief.has_duplicate_names() {
        fouten.push("de zip bevat een deel twee keer onder dezelfde naam; geweigerd".to_owned());
    }
    let mut gezien: BTreeMap<String, String> = BTreeMap::new();
    for naam in archief.file_names() {
        let Ok(naam) = naam else {
            fouten.push("een deel van de zip heeft een onleesbare naam; geweigerd".to_owned());
            continue;
        };
        let getoond: String = naam.chars().take(80).flat_map(char::escape_debug).collect();
        let buiten = naam.starts_with('/')
            || naam.contains(['\\', ':', '\0'])
            || naam.chars().any(char::is_control)
            || naam.trim_end_matches('/').split('/').any(|stap| stap.is_empty() || stap == ".." || stap == ".");
        if buiten {
            fouten.push(format!(
                "het deel \"{getoond}\" wijst buiten het document of heeft een ongeldige naam; geweigerd"
            ));
        } else if let Some(eerder) = gezien.insert(naam.to_lowercase(), naam.to_string()) {
            // In een pakket tellen hoofdletters niet: welke van de twee Word leest, is niet te zeggen.
            fouten
                .push(format!("de delen \"{eerder}\" en \"{getoond}\" verschillen alleen in hoofdletters; geweigerd"));
        }
    }
    fouten
}

fn lees_deel(
    archief: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    over: usize,
    fouten: &mut Vec<String>,
) -> Result<Option<Oorspronkelijk>, WordFout> {
    let ruw = archief
        .by_index_raw(index)
        .map(|deel| (deel.name().map(std::borrow::Cow::into_owned), deel.encrypted(), deel.compression()));
    let (naam, versleuteld, compressie) = match ruw {
        Ok((Ok(naam), versleuteld, compressie)) => (naam, versleuteld, compressie),
        Ok((Err(fout), ..)) | Err(fout) => {
            fouten.push(format!("deel {} van de zip is niet te lezen ({fout}); het bestand is beschadigd", index + 1));
            return Ok(None);
        }
    };
    if versleuteld {
        fouten.push(format!(
            "het deel \"{naam}\" is versleuteld; haal het wachtwoord van het document en sla het opnieuw op"
        ));
        return Ok(None);
    }
    if !matches!(compressie, CompressionMethod::Stored | CompressionMethod::Deflated) {
        fouten.push(format!("het deel \"{naam}\" is op een manier ingepakt die Word niet kent ({compressie}); sla het document opnieuw op in Word"));
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let gelezen = archief.by_index(index).map_err(|fout| fout.to_string()).and_then(|deel| {
        let grens = u64::try_from(over).unwrap_or(u64::MAX).saturating_add(1);
        deel.take(grens).read_to_end(&mut bytes).map_err(|fout| fout.to_string())
    });
    if bytes.len() > over {
        // Verder lezen heeft geen zin: dit is wat een zipbom wil.
        return Err(WordFout::nieuw(format!(
            "het deel \"{naam}\" is uitgepakt te groot (hoogstens {} MB per deel en {} MB voor het hele document): een zipbom of een te groot document; geweigerd",
            MAX_DEEL / MEGA,
            MAX_TOTAAL / MEGA
        )));
    }
    match gelezen {
        Ok(_) => Ok(Some(Oorspronkelijk { naam, bytes: Arc::from(bytes) })),
        Err(fout) => {
            fouten.push(format!("het deel \"{naam}\" is beschadigd ({fout}); open het document in Word, laat het herstellen en sla het opnieuw op"));
            Ok(None)
        }
    }
}

/// Pakt in: onaangeraakte delen zoals zij waren, vervangen delen op hun plaats, nieuwe erachter.
pub(crate) fn schrijf_zip(
    zip: &[u8],
    delen: &[Oorspronkelijk],
    nieuw: &BTreeMap<String, Option<Vec<u8>>>,
) -> Result<Vec<u8>, WordFout> {
    let mislukt = |fout: String| WordFout::nieuw(format!("het document kan niet ingepakt worden: {fout}"));
    let opties = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut uit = ZipWriter::new(Cursor::new(Vec::with_capacity(zip.len())));
    if !delen.is_empty() {
        let mut archief = ZipArchive::new(Cursor::new(zip)).map_err(|fout| mislukt(fout.to_string()))?;
        for (index, deel) in delen.iter().enumerate() {
            match nieuw.get(&deel.naam) {
                None => {
                    let ruw = archief.by_index_raw(index).map_err(|fout| mislukt(fout.to_string()))?;
                    uit.raw_copy_file(ruw).map_err(|fout| mislukt(fout.to_string()))?;
                }
                Some(None) => {}
                Some(Some(bytes)) => schrijf_deel(&mut uit, &deel.naam, bytes, opties).map_err(mislukt)?,
            }
        }
    }
    // Word verwacht [Content_Types].xml het eerst; in een nieuw pakket komt zij ook alfabetisch vooraan.
    for (naam, bytes) in nieuw {
        if let Some(bytes) = bytes
            && !delen.iter().any(|deel| deel.naam == *naam)
        {
            schrijf_deel(&mut uit, naam, bytes, opties).map_err(mislukt)?;
        }
    }
    uit.finish().map(Cursor::into_inner).map_err(|fout| mislukt(fout.to_string()))
}

fn schrijf_deel(
    uit: &mut ZipWriter<Cursor<Vec<u8>>>,
    naam: &str,
    bytes: &[u8],
    opties: SimpleFileOptions,
) -> Result<(), String> {
    // Een PNG is al geperst; een tekening persen kost vooral tijd.
    let opties = match naam.rsplit_once('.') {
        Some((_, "png")) => opties.compression_method(CompressionMethod::Stored),
        Some((_, "svg")) => opties.compression_level(Some(2)),
        _ => opties,
    };
    uit.start_file(naam, opties).map_err(|fout| fout.to_string())?;
    uit.write_all(bytes).map_err(|fout| fout.to_string())
}

//! Kijkt de zip van een werkmap na vóór zij gelezen wordt: soort, namen, omvang, en waar de lezer te veel geheugen bij
//! zou vragen.
//!
//! Telt wat er werkelijk uitgepakt wordt, nooit wat een kop belooft.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use quick_xml::events::Event;
use zip::{CompressionMethod, ZipArchive};

use super::{Grenzen, WerkmapFout};
use crate::binair::{BinaireSoort, binaire_soort};

/// Een werkmap met 250 bladen, grafieken en figuren heeft er nog geen 2 000.
const MEEST_DELEN: usize = 4_096;
/// Delen die calamine in hun geheel in het geheugen houdt: teksten, stijlen, lijst van bladen.
const GRENS_TEKSTEN: u64 = 16 << 20;
const GRENS_OVERIG: u64 = 4 << 20;
/// Een cel heeft in Excel ten hoogste 32 767 tekens.
const GRENS_STUK: usize = 1 << 20;
/// Excel kent 65 490 opmaken; calamine kopieert er per opmaak lettertype, vulling en randen bij.
const MEEST_OPMAKEN: usize = 131_072;
const GRENS_OPMAKEN: usize = 128 << 20;

/// Weigert wat geen veilige .xlsx is.
pub(super) fn controleer(bytes: &[u8], grenzen: &Grenzen) -> Result<(), WerkmapFout> {
    herken(bytes)?;
    let mut archief = ZipArchive::new(Cursor::new(bytes)).map_err(|_| WerkmapFout::Beschadigd { blad: None })?;
    if archief.len() > MEEST_DELEN {
        return Err(onveilig(format!("het bestand bestaat uit {} delen", archief.len())));
    }
    let namen = namen(&archief)?;
    if archief.has_overlapping_entries().unwrap_or(true) {
        return Err(onveilig("delen van de zip liggen over elkaar heen (een zipbom)"));
    }
    soort(&namen)?;
    let mut over = grenzen.totaal;
    for index in 0..archief.len() {
        over = over.saturating_sub(deel(&mut archief, index, grenzen, over)?);
    }
    Ok(())
}

fn onveilig(wat: impl Into<String>) -> WerkmapFout {
    WerkmapFout::Onveilig { wat: wat.into() }
}

/// Of dit een zip is, en zo niet: wat het wel is.
fn herken(bytes: &[u8]) -> Result<(), WerkmapFout> {
    match binaire_soort(bytes) {
        Some(BinaireSoort::Xlsx | BinaireSoort::Zip) => Ok(()),
        // Een versleutelde .xlsx is een oud bestandsformaat met het pakket erin.
        Some(BinaireSoort::Xls) if bevat_utf16(bytes, "EncryptedPackage") => Err(WerkmapFout::Wachtwoord),
        Some(BinaireSoort::Xls) => Err(WerkmapFout::Xls),
        Some(soort) => Err(WerkmapFout::AnderSoort { wat: soort.to_string() }),
        None => Err(WerkmapFout::AnderSoort { wat: "een tekstbestand".to_owned() }),
    }
}

fn bevat_utf16(bytes: &[u8], naald: &str) -> bool {
    let naald: Vec<u8> = naald.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(naald.len()).any(|venster| venster == naald)
}

/// De namen van de delen in kleine letters, want zo zoekt Excel ze.
fn namen(archief: &ZipArchive<Cursor<&[u8]>>) -> Result<BTreeSet<String>, WerkmapFout> {
    let mut uit = BTreeSet::new();
    for naam in archief.file_names() {
        let naam = naam.map_err(|_| onveilig("een deel van de zip heeft een onleesbare naam"))?;
        let buiten = naam.starts_with('/')
            || naam.contains(['\\', ':', '\0'])
            || naam.chars().any(char::is_control)
            || naam.trim_end_matches('/').split('/').any(|stap| stap.is_empty() || stap == ".." || stap == ".");
        let getoond: String = naam.chars().take(80).flat_map(char::escape_debug).collect();
        if buiten {
            return Err(onveilig(format!("het deel \"{getoond}\" van de zip wijst buiten de werkmap")));
        }
        if !uit.insert(naam.to_lowercase()) {
            return Err(onveilig(format!("de zip bevat het deel \"{getoond}\" twee keer")));
        }
    }
    if archief.has_duplicate_names() {
        return Err(onveilig("de zip bevat een deel twee keer"));
    }
    Ok(uit)
}

fn soort(namen: &BTreeSet<String>) -> Result<(), WerkmapFout> {
    let eindigt = |op: &str| namen.iter().any(|n| n.ends_with(op));
    if eindigt("vbaproject.bin") {
        return Err(WerkmapFout::Macros);
    }
    if eindigt("workbook.bin") {
        return Err(WerkmapFout::Xlsb);
    }
    if namen.contains("[content_types].xml") && namen.contains("_rels/.rels") && namen.iter().any(|n| is_blad(n)) {
        return Ok(());
    }
    let wat = if eindigt("word/document.xml") { BinaireSoort::Docx } else { BinaireSoort::Zip };
    Err(WerkmapFout::AnderSoort { wat: wat.to_string() })
}

/// Een blad staat altijd in een map `worksheets`, ook al schrijft de norm dat niet voor.
fn is_blad(naam: &str) -> bool {
    naam.contains("worksheets/") && naam.ends_with(".xml")
}

/// Pakt een deel uit zonder het te bewaren en geeft zijn omvang.
fn deel(
    archief: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    grenzen: &Grenzen,
    over: u64,
) -> Result<u64, WerkmapFout> {
    let beschadigd = || WerkmapFout::Beschadigd { blad: None };
    let (naam, versleuteld, compressie) = {
        let ruw = archief.by_index_raw(index).map_err(|_| beschadigd())?;
        let naam = ruw.name().map_err(|_| beschadigd())?.to_lowercase();
        (naam, ruw.encrypted(), ruw.compression())
    };
    if versleuteld {
        return Err(WerkmapFout::Wachtwoord);
    }
    if !matches!(compressie, CompressionMethod::Stored | CompressionMethod::Deflated) {
        return Err(onveilig(format!("het deel \"{naam}\" is op een manier ingepakt die Excel niet kent")));
    }
    let is_xml = naam.ends_with(".xml") || naam.ends_with(".rels");
    let teksten = naam.ends_with("sharedstrings.xml");
    let grens = match () {
        () if is_blad(&naam) => grenzen.blad,
        () if teksten => GRENS_TEKSTEN,
        // Figuren en dergelijke worden nooit gelezen.
        () if !is_xml => grenzen.totaal,
        () => GRENS_OVERIG,
    };
    let bewaren = teksten || ["styles.xml", "[content_types].xml"].iter().any(|einde| naam.ends_with(einde));
    let mut lezer = archief.by_index(index).map_err(|_| beschadigd())?;
    let gelezen = stroom(&mut lezer, grens.min(over), is_xml, bewaren).map_err(|stop| match stop {
        Stop::TeGroot => {
            onveilig(format!("het deel \"{naam}\" is uitgepakt te groot (een zipbom, of een te groot blad)"))
        }
        Stop::TeLangStuk => onveilig(format!("het deel \"{naam}\" bevat een te lange tekst")),
        Stop::Kapot => beschadigd(),
    })?;
    if teksten {
        aantal_teksten(&gelezen.bytes)?;
    } else if naam.ends_with("styles.xml") {
        opmaken(&gelezen.bytes)?;
    } else if gelezen.bytes.windows(12).any(|stuk| stuk.eq_ignore_ascii_case(b"macroEnabled")) {
        return Err(WerkmapFout::Macros);
    }
    Ok(gelezen.omvang)
}

enum Stop {
    TeGroot,
    TeLangStuk,
    Kapot,
}

#[derive(Default)]
struct Gelezen {
    omvang: u64,
    bytes: Vec<u8>,
}

/// Leest in stukken tot de grens. Een stuk XML zonder `<` komt als één tekst in het geheugen, en dat meer dan één keer.
fn stroom(lezer: &mut impl Read, grens: u64, is_xml: bool, bewaren: bool) -> Result<Gelezen, Stop> {
    let mut uit = Gelezen::default();
    let mut buffer = [0_u8; 1 << 14];
    let mut zonder = 0_usize;
    loop {
        let n = lezer.read(&mut buffer).map_err(|_| Stop::Kapot)?;
        let stuk = buffer.get(..n).unwrap_or_default();
        if stuk.is_empty() {
            return Ok(uit);
        }
        uit.omvang += stuk.len() as u64;
        if uit.omvang > grens {
            return Err(Stop::TeGroot);
        }
        zonder = match stuk.iter().rposition(|b| *b == b'<') {
            Some(plaats) => stuk.len() - plaats,
            None => zonder.saturating_add(stuk.len()),
        };
        if is_xml && zonder > GRENS_STUK {
            return Err(Stop::TeLangStuk);
        }
        if bewaren {
            uit.bytes.extend_from_slice(stuk);
        }
    }
}

/// Het aantal teksten dat de kop belooft, want daarvoor maakt calamine vooraf plaats.
fn aantal_teksten(xml: &[u8]) -> Result<(), WerkmapFout> {
    let beschadigd = WerkmapFout::Beschadigd { blad: None };
    let mut lezer = quick_xml::Reader::from_reader(xml);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match lezer.read_event_into(&mut buffer) {
            Ok(Event::Start(e) | Event::Empty(e)) => {
                for attribuut in e.attributes() {
                    let attribuut = attribuut.map_err(|_| beschadigd.clone())?;
                    let naam: &[u8] = attribuut.key.as_ref().as_ref();
                    let waarde: &[u8] = attribuut.value.as_ref().as_ref();
                    let aantal = std::str::from_utf8(waarde).ok().and_then(|t| t.trim().parse::<usize>().ok());
                    if naam.ends_with(b"uniqueCount") && aantal.is_none_or(|n| n > xml.len()) {
                        return Err(beschadigd);
                    }
                }
                let element: &[u8] = e.local_name().into_inner().as_ref();
                if element == b"sst" {
                    return Ok(());
                }
            }
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(_) => return Err(beschadigd),
        }
    }
}

/// Opmaken zijn begrensd in aantal, en in wat elke kopie van lettertype, vulling en randen kost.
fn opmaken(xml: &[u8]) -> Result<(), WerkmapFout> {
    let beschadigd = WerkmapFout::Beschadigd { blad: None };
    let mut lezer = quick_xml::Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let (mut aantal, mut langste) = (0_usize, 0_usize);
    let mut begonnen: Vec<usize> = Vec::new();
    loop {
        buffer.clear();
        let voor = usize::try_from(lezer.buffer_position()).unwrap_or(usize::MAX);
        let gebeurtenis = lezer.read_event_into(&mut buffer).map_err(|_| beschadigd.clone())?;
        let na = usize::try_from(lezer.buffer_position()).unwrap_or(usize::MAX);
        match gebeurtenis {
            Event::Start(e) => {
                let naam: &[u8] = e.local_name().into_inner().as_ref();
                aantal += usize::from(naam == b"xf");
                // De langste van lettertypen, vullingen en randen; wat daarin ligt telt mee.
                if [b"font".as_slice(), b"fill", b"border"].contains(&naam) {
                    begonnen.push(voor);
                }
            }
            Event::Empty(e) => {
                let naam: &[u8] = e.local_name().into_inner().as_ref();
                aantal += usize::from(naam == b"xf");
                langste = langste.max(na - voor);
            }
            Event::End(e) => {
                let naam: &[u8] = e.local_name().into_inner().as_ref();
                if [b"font".as_slice(), b"fill", b"border"].contains(&naam)
                    && let Some(begin) = begonnen.pop()
                {
                    langste = langste.max(na - begin);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if aantal > MEEST_OPMAKEN || aantal.saturating_mul(langste) > GRENS_OPMAKEN {
        return Err(WerkmapFout::TeGroot { wat: format!("{aantal} opmaken") });
    }
    Ok(())
}

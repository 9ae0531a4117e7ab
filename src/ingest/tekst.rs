//! Van bytes naar tekst: UTF-8, UTF-16 met merkteken (Excels "Unicode-tekst"), anders Windows-1252.
//!
//! Nederlandse Excel schrijft "CSV (gescheiden door lijstscheidingsteken)" in Windows-1252; zonder die terugval worden
//! Súdwest-Fryslân en coördinatie onleesbaar. Weet niets van regels en kolommen.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::binair::{BinaireSoort, binaire_soort};

/// Waarom bytes geen tekst zijn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TekstFout {
    /// Het is een ander soort bestand.
    #[error("dit is {soort}; {}", soort.advies())]
    Binair {
        /// Waar het op lijkt.
        soort: BinaireSoort,
    },
    /// Het begint als UTF-8 of UTF-16 en blijft dat niet.
    #[error(
        "regel {regel}: de tekst is {codering}, maar hier staan bytes die dat niet zijn. Het bestand is beschadigd of uit twee bestanden samengesteld; haal het opnieuw op of sla het op als CSV (UTF-8)"
    )]
    Kapot {
        /// Regel vanaf 1.
        regel: u64,
        /// Naam van de codering.
        codering: &'static str,
    },
}

/// De tekst, zonder merkteken aan het begin.
pub fn lees_tekst(bytes: &[u8]) -> Result<String, TekstFout> {
    if let Some(soort) = binaire_soort(bytes) {
        return Err(TekstFout::Binair { soort });
    }
    let tekst = match Encoding::for_bom(bytes) {
        Some((codering, merk)) => met_merk(codering, bytes.get(merk..).unwrap_or_default())?,
        None => zonder_merk(bytes)?,
    };
    if tekst.contains('\0') {
        return Err(TekstFout::Binair { soort: BinaireSoort::Anders });
    }
    Ok(tekst)
}

fn met_merk(codering: &'static Encoding, rest: &[u8]) -> Result<String, TekstFout> {
    if codering == UTF_8 {
        return std::str::from_utf8(rest).map(str::to_owned).map_err(|fout| kapotte_utf8(rest, fout.valid_up_to()));
    }
    let (tekst, kapot) = codering.decode_without_bom_handling(rest);
    if kapot {
        let goed = tekst.split('\u{FFFD}').next().unwrap_or_default();
        return Err(TekstFout::Kapot { regel: regel_na(goed.as_bytes()), codering: "UTF-16" });
    }
    Ok(tekst.into_owned())
}

fn zonder_merk(bytes: &[u8]) -> Result<String, TekstFout> {
    match std::str::from_utf8(bytes) {
        Ok(tekst) => Ok(tekst.to_owned()),
        // Goede UTF-8-letters vóór de eerste misser: dit was UTF-8. Als Windows-1252 lezen zou alles verminken.
        Err(fout) if !bytes.get(..fout.valid_up_to()).is_some_and(<[u8]>::is_ascii) => {
            Err(kapotte_utf8(bytes, fout.valid_up_to()))
        }
        Err(_) => Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()),
    }
}

fn kapotte_utf8(bytes: &[u8], tot: usize) -> TekstFout {
    TekstFout::Kapot { regel: regel_na(bytes.get(..tot).unwrap_or(bytes)), codering: "UTF-8" }
}

/// De regel waarop het eerstvolgende teken na `begin` staat.
fn regel_na(begin: &[u8]) -> u64 {
    1 + begin.iter().filter(|b| **b == b'\n').count() as u64
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const NAAM: &str = "Súdwest-Fryslân;1\n";

    #[test]
    fn vier_coderingen_geven_dezelfde_tekst() {
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(NAAM.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let utf16be: Vec<u8> = [0xFE, 0xFF].into_iter().chain(NAAM.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let met_bom = [b"\xEF\xBB\xBF", NAAM.as_bytes()].concat();
        let ansi = b"S\xFAdwest-Frysl\xE2n;1\n".to_vec();
        for bytes in [NAAM.as_bytes().to_vec(), met_bom, utf16, utf16be, ansi] {
            assert_eq!(lees_tekst(&bytes).unwrap(), NAAM);
        }
    }

    #[test]
    fn een_werkmap_krijgt_een_bruikbaar_advies() {
        let fout = lees_tekst(b"PK\x03\x04\x14\0\x06\0xl/workbook.xml").unwrap_err();
        assert_eq!(fout.to_string(), "dit is een Excel-werkmap (.xlsx); sla het blad op als CSV (UTF-8)");
    }

    #[test]
    fn beschadigde_utf8_wordt_niet_als_windows_1252_verminkt() {
        let mut bytes = NAAM.as_bytes().to_vec();
        bytes.extend(b"Frysl\xC3");
        assert_eq!(lees_tekst(&bytes), Err(TekstFout::Kapot { regel: 2, codering: "UTF-8" }));
        assert!(lees_tekst(b"\xEF\xBB\xBFFrysl\xE2n").is_err());
        assert!(lees_tekst(b"\xFF\xFEa\0b").is_err());
    }
}

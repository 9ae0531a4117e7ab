//! Bestanden die geen tekst zijn, herkend aan hun eerste bytes.
//!
//! Een ambtenaar geeft vaker een werkmap dan een CSV; zeg dan wat het is en wat te doen.

use std::fmt;

/// Een soort bestand dat geen tekst is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaireSoort {
    /// Excel-werkmap (.xlsx).
    Xlsx,
    /// Oude Excel-werkmap (.xls), of een oud Word-document.
    Xls,
    /// Rekenblad van LibreOffice (.ods).
    Ods,
    /// Word-document (.docx).
    Docx,
    /// Een ander zip-archief.
    Zip,
    /// Met gzip ingepakt.
    Gzip,
    /// Parquet.
    Parquet,
    /// PDF.
    Pdf,
    /// Afbeelding (PNG of JPEG).
    Afbeelding,
    /// UTF-16 zonder merkteken aan het begin.
    Utf16ZonderMerk,
    /// Iets anders met NUL-bytes.
    Anders,
}

impl BinaireSoort {
    /// Wat de gebruiker kan doen.
    #[must_use]
    pub fn advies(self) -> &'static str {
        match self {
            Self::Xlsx | Self::Xls | Self::Ods => "sla het blad op als CSV (UTF-8)",
            Self::Zip | Self::Gzip => "pak het uit en noem het bestand dat erin zit",
            Self::Parquet => "geef het op waar een Parquet-bestand gevraagd wordt",
            Self::Docx | Self::Pdf | Self::Afbeelding => "zet de cijfers in een tabel en sla die op als CSV (UTF-8)",
            Self::Utf16ZonderMerk => "sla het op als CSV (UTF-8)",
            Self::Anders => "controleer of dit het bedoelde bestand is",
        }
    }
}

impl fmt::Display for BinaireSoort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Xlsx => "een Excel-werkmap (.xlsx)",
            Self::Xls => "een oude Excel-werkmap (.xls)",
            Self::Ods => "een rekenblad van LibreOffice (.ods)",
            Self::Docx => "een Word-document (.docx)",
            Self::Zip => "een zip-archief",
            Self::Gzip => "een met gzip ingepakt bestand",
            Self::Parquet => "een Parquet-bestand",
            Self::Pdf => "een PDF",
            Self::Afbeelding => "een afbeelding",
            Self::Utf16ZonderMerk => "UTF-16-tekst zonder merkteken aan het begin",
            Self::Anders => "een binair bestand",
        })
    }
}

/// Zoveel bytes worden bekeken: de namen in een werkmap staan aan het begin.
const BEKEKEN: usize = 8192;

/// De soort, als `bytes` geen tekst is.
#[must_use]
pub fn binaire_soort(bytes: &[u8]) -> Option<BinaireSoort> {
    let begin = bytes.get(..BEKEKEN).unwrap_or(bytes);
    let bevat = |naald: &[u8]| begin.windows(naald.len()).any(|venster| venster == naald);
    let magie: [(&[u8], BinaireSoort); 6] = [
        (b"PAR1", BinaireSoort::Parquet),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", BinaireSoort::Xls),
        (b"%PDF-", BinaireSoort::Pdf),
        (b"\x1F\x8B\x08", BinaireSoort::Gzip),
        (b"\x89PNG\r\n\x1A\n", BinaireSoort::Afbeelding),
        (b"\xFF\xD8\xFF", BinaireSoort::Afbeelding),
    ];
    if let Some((_, soort)) = magie.iter().find(|(merk, _)| begin.starts_with(merk)) {
        return Some(*soort);
    }
    if begin.starts_with(b"PK\x03\x04") || begin.starts_with(b"PK\x05\x06") {
        // De volgorde in een werkmap ligt niet vast; de naam van een deel is genoeg.
        return Some(if bevat(b"opendocument.spreadsheet") {
            BinaireSoort::Ods
        } else if bevat(b"xl/") {
            BinaireSoort::Xlsx
        } else if bevat(b"word/") {
            BinaireSoort::Docx
        } else {
            BinaireSoort::Zip
        });
    }
    if begin.starts_with(b"\xFF\xFE") || begin.starts_with(b"\xFE\xFF") || !bytes.contains(&0) {
        return None;
    }
    Some(if lijkt_op_utf16(begin) { BinaireSoort::Utf16ZonderMerk } else { BinaireSoort::Anders })
}

/// Gewone letters in UTF-16: van elk tweetal is steeds dezelfde byte nul en de andere niet.
fn lijkt_op_utf16(begin: &[u8]) -> bool {
    let paren = begin.chunks_exact(2).len();
    let laag = begin.chunks_exact(2).filter(|p| matches!(p, [a, 0] if *a != 0)).count();
    let hoog = begin.chunks_exact(2).filter(|p| matches!(p, [0, b] if *b != 0)).count();
    paren > 1 && laag.max(hoog) * 10 >= paren * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn herkent_wat_mensen_per_ongeluk_geven() {
        let gevallen: [(&[u8], Option<BinaireSoort>); 10] = [
            (b"PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml...xl/workbook.xml", Some(BinaireSoort::Xlsx)),
            (b"PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Some(BinaireSoort::Ods)),
            (b"PK\x03\x04\x14\0Observations.csv", Some(BinaireSoort::Zip)),
            (b"PAR1\x15\x04", Some(BinaireSoort::Parquet)),
            (b"%PDF-1.7\n", Some(BinaireSoort::Pdf)),
            (b"a\0;\0b\0\n\0", Some(BinaireSoort::Utf16ZonderMerk)),
            (b"a;b\n1;\0\0\0\0\0", Some(BinaireSoort::Anders)),
            (b"\xFF\xFEa\0;\0", None),
            (b"gemeente;waarde\nAlmere;4,5\n", None),
            (b"PARKEREN;1", None),
        ];
        for (bytes, verwacht) in gevallen {
            assert_eq!(binaire_soort(bytes), verwacht, "{}", bytes.escape_ascii());
        }
    }
}

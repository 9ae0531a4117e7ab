//! Openen en weer schrijven; wat kwaad wil, wordt geweigerd.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::bouw::{Delen, KOP, TYPEN, delen, p, zip};
use crate::Pakket;

fn fout(delen: &Delen) -> String {
    Pakket::open(&zip(delen)).unwrap_err().0
}

fn met(naam: &str, bytes: impl Into<Vec<u8>>) -> Delen {
    let mut alle = delen(&p("Tekst"), None);
    match alle.iter_mut().find(|(ander, _)| ander == naam) {
        Some((_, oud)) => *oud = bytes.into(),
        None => alle.push((naam.to_owned(), bytes.into())),
    }
    alle
}

#[test]
fn zonder_wijziging_komt_hetzelfde_bestand_terug() {
    let bytes = zip(&delen(&p("Tekst"), None));
    let mut pakket = Pakket::open(&bytes).unwrap();
    let zelfde = pakket.deel("word/document.xml").unwrap().to_vec();
    pakket.zet("word/document.xml", zelfde);
    assert_eq!(pakket.bytes().unwrap(), bytes);
}

#[test]
fn onaangeraakte_delen_houden_volgorde_compressie_en_tijd() {
    let bytes = zip(&delen(&p("Tekst"), None));
    let mut pakket = Pakket::open(&bytes).unwrap();
    pakket.zet("word/document.xml", super::bouw::document(&p("Anders")).into_bytes());
    pakket.zet("word/media/nieuw.png", vec![1, 2, 3]);
    let uit = pakket.bytes().unwrap();
    assert_eq!(uit, pakket.bytes().unwrap());
    let ruw = |bytes: &[u8]| {
        let mut archief = ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
        (0..archief.len())
            .map(|i| {
                let mut deel = archief.by_index_raw(i).unwrap();
                let mut inhoud = Vec::new();
                std::io::Read::read_to_end(&mut deel, &mut inhoud).unwrap();
                (deel.name().unwrap().into_owned(), inhoud, deel.last_modified().map(|tijd| tijd.year()))
            })
            .collect::<Vec<_>>()
    };
    let (oud, nieuw) = (ruw(&bytes), ruw(&uit));
    assert_eq!(nieuw.len(), oud.len() + 1);
    for (voor, na) in oud.iter().zip(&nieuw) {
        if voor.0 == "word/document.xml" {
            assert_eq!((na.0.as_str(), na.2), ("word/document.xml", Some(1980)));
        } else {
            assert_eq!(voor, na);
        }
    }
    assert_eq!(nieuw.last().unwrap().0, "word/media/nieuw.png");
    let weer = Pakket::open(&uit).unwrap();
    assert_eq!(weer.deel("word/media/nieuw.png"), Some(&[1u8, 2, 3][..]));
}

#[test]
fn een_verwijderd_deel_is_weg_en_de_rest_blijft() {
    let mut pakket = Pakket::open(&zip(&delen(&p("Tekst"), None))).unwrap();
    pakket.verwijder("word/media/image1.png");
    assert!(!pakket.delen().any(|naam| naam == "word/media/image1.png"));
    let weer = Pakket::open(&pakket.bytes().unwrap()).unwrap();
    assert_eq!(weer.deel("word/media/image1.png"), None);
    assert_eq!(weer.deel("word/styles.xml"), pakket.deel("word/styles.xml"));
}

#[test]
fn wat_geen_docx_is_zegt_wat_het_wel_is() {
    for (bytes, woord) in [
        (&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"[..], "wachtwoord"),
        (b"{\\rtf1 ...}", "RTF"),
        (b"%PDF-1.7", "PDF"),
        (b"", "leeg"),
        (b"gewone tekst", "geen Word-document"),
        (b"PK\x03\x04stuk", "beschadigd"),
    ] {
        let melding = Pakket::open(bytes).unwrap_err().0;
        assert!(melding.contains(woord) && melding.contains(".docx"), "{melding}");
    }
}

#[test]
fn namen_buiten_het_pakket_worden_alle_genoemd() {
    let mut alle = delen(&p("Tekst"), None);
    for naam in ["../kwaad.xml", "/etc/passwd", "word\\document.xml", "WORD/document.xml", "C:kwaad"] {
        alle.push((naam.to_owned(), b"<a/>".to_vec()));
    }
    let melding = fout(&alle);
    for naam in ["../kwaad.xml", "etc/passwd", "word\\\\document.xml", "hoofdletters", "C:kwaad"] {
        assert!(melding.contains(naam), "{naam} in {melding}");
    }
}

#[test]
fn een_deel_dat_twee_keer_voorkomt_wordt_geweigerd() {
    let bytes = zip(&met("word/styles.xmm", "<a/>"));
    // Dezelfde lengte, dus in de zip zelf te hernoemen.
    let mut uit = Vec::new();
    let mut rest = &bytes[..];
    while let Some(plaats) = rest.windows(15).position(|stuk| stuk == b"word/styles.xmm") {
        uit.extend_from_slice(&rest[..plaats]);
        uit.extend_from_slice(b"word/styles.xml");
        rest = &rest[plaats + 15..];
    }
    uit.extend_from_slice(rest);
    let melding = Pakket::open(&uit).unwrap_err().0;
    assert!(melding.contains("twee keer"), "{melding}");
}

#[test]
fn een_zipbom_wordt_niet_uitgepakt() {
    let mut uit = ZipWriter::new(Cursor::new(Vec::new()));
    uit.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    let blok = vec![b' '; 1024 * 1024];
    for _ in 0..65 {
        uit.write_all(&blok).unwrap();
    }
    let bytes = uit.finish().unwrap().into_inner();
    assert!(bytes.len() < 200_000);
    let melding = Pakket::open(&bytes).unwrap_err().0;
    assert!(melding.contains("zipbom") && melding.contains("word/document.xml"), "{melding}");
}

#[test]
fn macros_worden_geweigerd() {
    assert!(fout(&met("word/vbaProject.bin", "x")).contains("macro"));
    let typen = TYPEN.replace(
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "vnd.ms-word.document.macroEnabled.main+xml",
    );
    assert!(fout(&met("[Content_Types].xml", typen)).contains("macro"));
}

#[test]
fn een_sjabloon_wordt_een_document() {
    let typen = TYPEN.replace("document.main+xml", "template.main+xml");
    let mut pakket = Pakket::open(&zip(&met("[Content_Types].xml", typen))).unwrap();
    assert!(pakket.is_sjabloon());
    pakket.maak_document();
    assert!(!Pakket::open(&pakket.bytes().unwrap()).unwrap().is_sjabloon());
}

#[test]
fn xml_die_niet_deugt_wordt_geweigerd_met_deel_en_reden() {
    for (xml, woord) in [
        ("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "DOCTYPE"),
        ("<a>&x;</a>", "entiteit"),
        ("<a><b></a>", "geldige XML"),
        ("<a/><b/>", "tweede"),
        ("<a", "XML"),
        ("", "halverwege"),
        ("<a b=\"1\" b=\"2\"/>", "geldige XML"),
        ("<x:a/>", "voorvoegsel"),
        ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", "ISO-8859-1"),
    ] {
        let melding = fout(&met("word/settings.xml", xml));
        assert!(melding.contains("word/settings.xml") && melding.contains(woord), "{xml}: {melding}");
    }
    let diep = "<a>".repeat(5000) + &"</a>".repeat(5000);
    assert!(fout(&met("word/settings.xml", diep)).contains("diep"));
    assert!(fout(&met("word/settings.xml", b"\xFF\xFE<\0a\0".to_vec())).contains("UTF-16"));
    assert!(fout(&met("word/settings.xml", b"<a>\xE9</a>".to_vec())).contains("UTF-8"));
}

#[test]
fn twee_kapotte_delen_staan_samen_in_de_melding() {
    let mut alle = met("word/settings.xml", "<a>");
    alle.push(("word/theme.xml".to_owned(), b"<b></c>".to_vec()));
    let melding = fout(&alle);
    assert!(melding.contains("word/settings.xml") && melding.contains("word/theme.xml"), "{melding}");
}

#[test]
fn een_bom_vooraan_mag_en_customxml_mag_utf16_zijn() {
    let mut alle = met("word/settings.xml", b"\xEF\xBB\xBF<a/>".to_vec());
    alle.push(("customXml/item1.xml".to_owned(), b"\xFF\xFE<\0a\0/\0>\0".to_vec()));
    assert!(Pakket::open(&zip(&alle)).is_ok());
}

#[test]
fn een_andere_zip_is_geen_document() {
    for (weg, woord) in
        [("[Content_Types].xml", "Content_Types"), ("_rels/.rels", ".rels"), ("word/document.xml", "hoofdtekst")]
    {
        let mut alle = delen(&p("Tekst"), None);
        alle.retain(|(naam, _)| naam != weg);
        let melding = fout(&alle);
        assert!(melding.contains(woord) && melding.contains("geen Word-document"), "{melding}");
    }
    let strikt =
        format!("{KOP}<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body/></w:document>");
    assert!(fout(&met("word/document.xml", strikt)).contains("Strict"));
}

#[test]
fn de_hoofdtekst_mag_anders_heten() {
    let mut alle = delen(&p("Tekst"), None);
    for (naam, bytes) in &mut alle {
        *naam = naam.replace("document.xml", "tekst.xml");
        if naam.ends_with(".rels") || naam.starts_with('[') {
            *bytes = String::from_utf8(bytes.clone()).unwrap().replace("document.xml", "tekst.xml").into_bytes();
        }
    }
    assert_eq!(Pakket::open(&zip(&alle)).unwrap().hoofddeel(), "word/tekst.xml");
}

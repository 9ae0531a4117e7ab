//! Kleine documenten in de vorm van het officiële format.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::Pakket;

pub(super) const KOP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n";
pub(super) const RUIMTEN: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"urn:x-wps\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";

pub(super) const TYPEN: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

/// Delen in volgorde, zoals zij in de zip komen.
pub(super) type Delen = Vec<(String, Vec<u8>)>;

pub(super) fn zip(delen: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut uit = ZipWriter::new(Cursor::new(Vec::new()));
    for (nummer, (naam, bytes)) in delen.iter().enumerate() {
        // Om en om ingepakt en niet, met een eigen tijd: zo is te zien dat onaangeraakte delen blijven zoals zij waren.
        let wijze = if nummer % 2 == 0 { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let tijd = DateTime::from_date_and_time(2026, 3, 4, 5, 6, 8).unwrap();
        uit.start_file(naam.as_str(), SimpleFileOptions::default().compression_method(wijze).last_modified_time(tijd))
            .unwrap();
        uit.write_all(bytes).unwrap();
    }
    uit.finish().unwrap().into_inner()
}

/// Een document met deze tekst en eventueel een koptekst.
pub(super) fn delen(body: &str, koptekst: Option<&str>) -> Delen {
    let rel = |id: u32, soort: &str, doel: &str| {
        format!(
            "<Relationship Id=\"rId{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{soort}\" Target=\"{doel}\"/>"
        )
    };
    let rels = |inhoud: String| {
        format!("{KOP}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inhoud}</Relationships>").into_bytes()
    };
    let stijlen = "<w:style w:type=\"paragraph\" w:styleId=\"Kop3\"><w:name w:val=\"heading 3\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Mijnkop\"><w:name w:val=\"Mijn kop\"/><w:basedOn w:val=\"Kop3\"/></w:style>";
    let mut uit = vec![
        ("[Content_Types].xml".to_owned(), TYPEN.as_bytes().to_vec()),
        ("_rels/.rels".to_owned(), rels(rel(1, "officeDocument", "word/document.xml"))),
        (
            "word/_rels/document.xml.rels".to_owned(),
            rels(
                rel(1, "styles", "styles.xml")
                    + &rel(2, "image", "media/image1.png")
                    + &koptekst.map(|_| rel(3, "header", "header1.xml")).unwrap_or_default(),
            ),
        ),
        ("word/document.xml".to_owned(), document(body).into_bytes()),
        ("word/styles.xml".to_owned(), format!("{KOP}<w:styles {RUIMTEN}>{stijlen}</w:styles>").into_bytes()),
        ("word/media/image1.png".to_owned(), b"een beeld".to_vec()),
    ];
    if let Some(koptekst) = koptekst {
        uit.push(("word/header1.xml".to_owned(), format!("{KOP}<w:hdr {RUIMTEN}>{koptekst}</w:hdr>").into_bytes()));
    }
    uit
}

pub(super) fn document(body: &str) -> String {
    format!(
        "{KOP}<w:document {RUIMTEN}><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1\" w:right=\"1418\" w:bottom=\"1\" w:left=\"1418\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    )
}

pub(super) fn open(body: &str) -> Pakket {
    Pakket::open(&zip(&delen(body, None))).unwrap()
}

pub(super) fn p(tekst: &str) -> String {
    format!("<w:p w:rsidR=\"00AC4AF1\"><w:r><w:rPr><w:b/></w:rPr><w:t>{tekst}</w:t></w:r></w:p>")
}

pub(super) fn kop(tekst: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"Kop3\"/></w:pPr><w:r><w:t>{tekst}</w:t></w:r></w:p>")
}

pub(super) fn tc(inhoud: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"100\" w:type=\"dxa\"/></w:tcPr>{inhoud}</w:tc>")
}

pub(super) fn tr(cellen: &[&str]) -> String {
    let cellen: String = cellen.iter().map(|cel| tc(cel)).collect();
    format!("<w:tr>{cellen}</w:tr>")
}

pub(super) fn tbl(rijen: &[String]) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rijen.concat())
}

pub(super) const LEEG: &str = "<w:p w:rsidR=\"001\"><w:pPr><w:jc w:val=\"left\"/></w:pPr></w:p>";

/// Een sectie zoals in het format.
pub(super) fn sectie(kop_xml: &str, situatie: &str) -> String {
    let kopp = |tekst: &str| p(tekst);
    kop_xml.to_owned()
        + &tbl(&[
            tr(&[&kopp("IST / SOLL / GAP"), &kopp("Onderdelen"), &kopp("Uitwerking")]),
            tr(&[&kopp("IST"), &kopp("Urgentie: Wat is er bekend?"), LEEG]),
            tr(&[LEEG, &kopp("Situatie: In hoeverre?"), situatie]),
            tr(&[&kopp("GAP (projectplan)"), &kopp("Financieel plan (optioneel): Welke middelen?"), LEEG]),
        ])
        + LEEG
        + &p("Mijlpalenplanning")
        + &tbl(&[
            tr(&[&kopp("Kwartaal"), LEEG, &kopp("Activiteiten"), &kopp("Verantwoordelijke"), &kopp("Deelresultaat")]),
            tr(&[LEEG, LEEG, LEEG, LEEG, LEEG]),
        ])
}

pub(super) fn tekst_van(pakket: &Pakket) -> String {
    String::from_utf8(pakket.deel("word/document.xml").unwrap().to_vec()).unwrap()
}

/// Wijzigt de hoofdtekst zoals een ander programma dat zou doen.
pub(super) fn wijzig(pakket: &Pakket, van: &str, naar: &str) -> Pakket {
    let tekst = tekst_van(pakket);
    assert!(tekst.contains(van), "{van} staat er niet in: {tekst}");
    let mut nieuw = pakket.clone();
    nieuw.zet("word/document.xml", tekst.replacen(van, naar, 1).into_bytes());
    Pakket::open(&nieuw.bytes().unwrap()).unwrap()
}

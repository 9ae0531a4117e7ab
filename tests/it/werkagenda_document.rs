//! Kleine Word-documenten maken en teruglezen, zonder de code die ze vult.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const KOP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const HOOFDTEKST: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// Een Word-document met deze tekst, met koppen zoals een Nederlandse Word ze noemt, en een koptekst.
pub(crate) fn document(body: &str, koptekst: &str) -> Vec<u8> {
    soort(body, koptekst, HOOFDTEKST)
}

/// Een document met een ander soort hoofdtekst, zoals een sjabloon of een document met macro's.
pub(crate) fn soort(body: &str, koptekst: &str, hoofdtekst: &str) -> Vec<u8> {
    let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rels = "http://schemas.openxmlformats.org/package/2006/relationships";
    let delen = [
        (
            "[Content_Types].xml",
            format!(
                "{KOP}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{hoofdtekst}\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{KOP}<Relationships xmlns=\"{rels}\"><Relationship Id=\"rId1\" Type=\"{rel}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            format!(
                "{KOP}<Relationships xmlns=\"{rels}\"><Relationship Id=\"rId1\" Type=\"{rel}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId2\" Type=\"{rel}/header\" Target=\"header1.xml\"/></Relationships>"
            ),
        ),
        (
            "word/document.xml",
            format!(
                "{KOP}<w:document {W}><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
            ),
        ),
        (
            "word/styles.xml",
            format!(
                "{KOP}<w:styles {W}><w:style w:type=\"paragraph\" w:styleId=\"Kop3\"><w:name w:val=\"heading 3\"/></w:style></w:styles>"
            ),
        ),
        ("word/header1.xml", format!("{KOP}<w:hdr {W}>{}</w:hdr>", p(koptekst))),
        ("docProps/eigen.xml", format!("{KOP}<eigen>van een ander</eigen>")),
    ];
    let mut uit = ZipWriter::new(Cursor::new(Vec::new()));
    for (naam, inhoud) in delen {
        uit.start_file(naam, SimpleFileOptions::default()).unwrap();
        uit.write_all(inhoud.as_bytes()).unwrap();
    }
    uit.finish().unwrap().into_inner()
}

/// Een alinea.
pub(crate) fn p(tekst: &str) -> String {
    if tekst.is_empty() {
        return "<w:p/>".to_owned();
    }
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{tekst}</w:t></w:r></w:p>")
}

/// Een tabel met cellen van deze breedte, in twips.
pub(crate) fn tabel(rijen: &[Vec<String>], breedte: u32) -> String {
    let rij = |cellen: &Vec<String>| {
        let cel =
            |c: &String| format!("<w:tc><w:tcPr><w:tcW w:w=\"{breedte}\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>", p(c));
        format!("<w:tr>{}</w:tr>", cellen.iter().map(cel).collect::<String>())
    };
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rijen.iter().map(rij).collect::<String>())
}

/// Een paragraaf van het format: de kop, de tabel met zeven onderdelen en een lege mijlpalenplanning.
pub(crate) fn paragraaf(kop: &str) -> String {
    let onderdelen = [
        ("IST", "Urgentie: wat is er bekend?"),
        ("", "Situatie: wat is er al?"),
        ("SOLL", "Ambitie: wat is vastgesteld?"),
        ("", "Ontwerp: welke keuzes?"),
        ("GAP (projectplan)", "Projectdoelstellingen: de afspraken."),
        ("", "Financieel plan (optioneel): welke middelen?"),
        ("", "Monitoring (optioneel): hoe gevolgd?"),
    ];
    let koppen = |namen: &[&str]| namen.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    let mut rijen = vec![koppen(&["IST / SOLL / GAP", "Onderdelen", "Uitwerking"])];
    rijen.extend(onderdelen.iter().map(|(groep, naam)| koppen(&[groep, naam, ""])));
    let mijlpalen =
        [koppen(&["Kwartaal", "Activiteiten", "Verantwoordelijke", "Deelresultaat"]), koppen(&["", "", "", ""])];
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Kop3\"/></w:pPr><w:r><w:t>{kop}</w:t></w:r></w:p>{}{}{}{}",
        tabel(&rijen, 3000),
        p("Mijlpalenplanning"),
        tabel(&mijlpalen, 2200),
        p("")
    )
}

/// Een deel van een document, als tekst.
pub(crate) fn deel(pad: &Path, naam: &str) -> String {
    let mut zip = ZipArchive::new(std::fs::File::open(pad).unwrap()).unwrap();
    let mut tekst = String::new();
    zip.by_name(naam).unwrap_or_else(|_| panic!("{naam} ontbreekt")).read_to_string(&mut tekst).unwrap();
    tekst
}

/// De namen van de delen van een document, op volgorde.
pub(crate) fn namen(pad: &Path) -> Vec<String> {
    let mut zip = ZipArchive::new(std::fs::File::open(pad).unwrap()).unwrap();
    let mut namen: Vec<String> =
        (0..zip.len()).map(|n| zip.by_index(n).unwrap().name().unwrap().into_owned()).collect();
    namen.sort();
    namen
}

/// Zet een ander `word/document.xml` in een document.
pub(crate) fn met_hoofdtekst(pad: &Path, hoofdtekst: &str) {
    let mut zip = ZipArchive::new(Cursor::new(std::fs::read(pad).unwrap())).unwrap();
    let mut uit = ZipWriter::new(Cursor::new(Vec::new()));
    for nummer in 0..zip.len() {
        let mut lid = zip.by_index(nummer).unwrap();
        let naam = lid.name().unwrap().into_owned();
        uit.start_file(naam.as_str(), SimpleFileOptions::default()).unwrap();
        let mut bytes = Vec::new();
        lid.read_to_end(&mut bytes).unwrap();
        let bytes = if naam == "word/document.xml" { hoofdtekst.as_bytes() } else { &bytes };
        uit.write_all(bytes).unwrap();
    }
    std::fs::write(pad, uit.finish().unwrap().into_inner()).unwrap();
}

/// De tekst van een stuk XML; een regeleinde en het einde van een alinea of cel is een nieuwe regel.
pub(crate) fn tekst(xml: &str) -> String {
    let xml = xml.replace("<w:br/>", "\n").replace("</w:p>", "\n");
    let mut uit = String::new();
    for stuk in xml.split('<') {
        let (tag, rest) = stuk.split_once('>').unwrap_or(("", stuk));
        let in_tekst = (tag == "w:t" || tag.starts_with("w:t ")) && !tag.ends_with('/');
        if in_tekst {
            uit.push_str(rest);
        } else {
            uit.extend(rest.chars().filter(|t| *t == '\n'));
        }
    }
    uit.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Het element met deze sleutel, van `<w:sdt` tot zijn eigen `</w:sdt>`.
pub(crate) fn element<'x>(xml: &'x str, sleutel: &str) -> &'x str {
    let tag = xml.find(&format!("w:val=\"nw:{sleutel}:")).unwrap_or_else(|| panic!("{sleutel} ontbreekt"));
    let begin = xml[..tag].rfind("<w:sdt>").unwrap();
    let (mut op, mut diep) = (begin, 0_usize);
    loop {
        let open = xml[op..].find("<w:sdt>").map(|n| op + n);
        let dicht = op + xml[op..].find("</w:sdt>").unwrap();
        match open.filter(|o| *o < dicht) {
            Some(open) => (op, diep) = (open + "<w:sdt>".len(), diep + 1),
            None => (op, diep) = (dicht + "</w:sdt>".len(), diep - 1),
        }
        if diep == 0 {
            return &xml[begin..op];
        }
    }
}

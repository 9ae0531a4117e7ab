//! Wat geschreven is, weer uitgepakt en nagekeken.

use std::collections::BTreeSet;

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::*;
use crate::inhoud::{Figuur, Kolom, Tabel};
use crate::nieuw;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// De waarden van een kenmerk bij elk element met deze naam; een element zonder dat kenmerk telt als leeg.
fn waarden(xml: &[u8], element: &str, kenmerk: &str) -> Vec<String> {
    let mut lezer = Reader::from_str(std::str::from_utf8(xml).unwrap());
    let mut uit = Vec::new();
    loop {
        match lezer.read_event().unwrap() {
            Event::Start(e) | Event::Empty(e) if e.name().as_ref() == element => {
                uit.push(invoegen::kenmerk(&e, kenmerk).unwrap_or_default());
            }
            Event::Eof => return uit,
            _ => {}
        }
    }
}

fn aantal(xml: &[u8], element: &str) -> usize {
    waarden(xml, element, "val").len()
}

/// De tekst in `w:t`, met een regeleinde voor `w:br` en een tab voor `w:tab`; faalt op kapotte XML.
fn tekst(xml: &[u8]) -> String {
    let mut lezer = Reader::from_str(std::str::from_utf8(xml).unwrap());
    lezer.config_mut().check_end_names = true;
    let (mut uit, mut binnen, mut diepte) = (String::new(), false, 0);
    loop {
        match lezer.read_event().unwrap() {
            Event::Start(e) => {
                binnen = e.name().as_ref() == "w:t";
                diepte += 1;
            }
            Event::Empty(e) if e.name().as_ref() == "w:br" => uit.push('\n'),
            Event::Empty(e) if e.name().as_ref() == "w:tab" => uit.push('\t'),
            Event::End(_) => {
                binnen = false;
                diepte -= 1;
            }
            Event::Text(t) if binnen => uit.push_str(&t),
            Event::GeneralRef(r) if binnen => match &*r {
                "lt" => uit.push('<'),
                "gt" => uit.push('>'),
                "amp" => uit.push('&'),
                "quot" => uit.push('"'),
                "apos" => uit.push('\''),
                ander => uit.push(char::from_u32(ander.trim_start_matches('#').parse().unwrap()).unwrap()),
            },
            Event::Eof => {
                assert_eq!(diepte, 0, "niet alles is gesloten");
                return uit;
            }
            _ => {}
        }
    }
}

fn regel(tekst: &str) -> Regel {
    vec![stuk(tekst, Nadruk::Gewoon)]
}

fn leeg() -> Pakket {
    nieuw::document(&nieuw::Gegevens { titel: "Proef", ..Default::default() }).unwrap()
}

/// Een document zoals het Nederlandse Word het schrijft, met deze hoofdtekst en zonder lijsten.
fn nederlands(body: &str) -> Pakket {
    let mut pakket = leeg();
    pakket.zet("word/document.xml", format!("<w:document xmlns:w=\"{W}\"><w:body>{body}</w:body></w:document>").into());
    let stijlen = format!(
        "<w:styles xmlns:w=\"{W}\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standaard\"><w:name \
         w:val=\"Normal\"/><w:rPr><w:sz w:val=\"18\"/></w:rPr></w:style><w:style w:type=\"paragraph\" \
         w:styleId=\"Kop1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:type=\"character\" \
         w:styleId=\"Plaatshouder\"><w:name w:val=\"Placeholder Text\"/></w:style><w:style w:type=\"paragraph\" \
         w:styleId=\"NormwijzerKader\"><w:name w:val=\"iets anders\"/></w:style></w:styles>"
    );
    pakket.zet("word/styles.xml", stijlen.into());
    pakket
}

fn tabel(rijen: Vec<Vec<Regel>>, met_totaal: bool) -> Tabel {
    let kolommen = [("Gemeente", false), ("Inwoners", true), ("Toelichting", false)]
        .map(|(kop, rechts)| Kolom { kop: kop.to_owned(), rechts, breed: 0 })
        .to_vec();
    Tabel { bijschrift: regel("Per gemeente"), kolommen, rijen, met_totaal }
}

fn rijen() -> Vec<Vec<Regel>> {
    vec![
        ["Bergen op Zoom", "1.234.567,8", "een lange toelichting die best over meer regels mag lopen"]
            .map(regel)
            .to_vec(),
        ["Totaal", "1.234.567,8"].map(regel).to_vec(),
    ]
}

fn figuur(alt: &str, kleur: u8) -> Figuur {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x03\x20\0\0\x01\x90\x08\x06".to_vec();
    png.push(kleur);
    Figuur { png, svg: None, pixels: (800, 400), alt: alt.to_owned(), bijschrift: regel("Het tekort") }
}

#[test]
fn een_tabel_heeft_een_gemarkeerde_kop_en_een_omschrijving() {
    let pakket = leeg();
    let mut schrijver = Schrijver::nieuw(&pakket).unwrap();
    let xml = schrijver.blokken(&[Inhoud::Tabel(tabel(rijen(), true))], 9_000).unwrap();
    assert_eq!(aantal(&xml, "w:tblHeader"), 1, "alleen de kopregel");
    assert_eq!(aantal(&xml, "w:cantSplit"), 3);
    assert_eq!(waarden(&xml, "w:tblLook", "firstRow"), ["1"]);
    assert_eq!(waarden(&xml, "w:tblLook", "firstColumn"), ["1"]);
    assert_eq!(waarden(&xml, "w:tblLook", "lastRow"), ["1"]);
    assert_eq!(waarden(&xml, "w:tblCaption", "val"), ["Per gemeente"]);
    let omschrijving = "Kolommen: Gemeente, Inwoners, Toelichting. Onder de kop 2 rijen; de laatste rij is het totaal.";
    assert_eq!(waarden(&xml, "w:tblDescription", "val"), [omschrijving]);
    assert_eq!(aantal(&xml, "w:tc"), 9, "een korte rij is aangevuld");
    assert_eq!(aantal(&xml, "w:jc"), 3, "de getallen, ook hun kop en het totaal");
    assert!(xml.ends_with(b"</w:p>"), "Word eist een alinea na een tabel in een cel");
    let breedten: u32 = waarden(&xml, "w:gridCol", "w").iter().map(|b| b.parse::<u32>().unwrap()).sum();
    assert_eq!(breedten, 9_000);
    assert_eq!(waarden(&xml, "w:tblW", "w"), ["9000"]);
}

#[test]
fn kolommen_passen_en_breken_geen_getal() {
    let smal = breedte::verdeel(&tabel(rijen(), true), 5_000, 20);
    assert_eq!(smal.kolommen.iter().sum::<u32>(), 5_000);
    assert!(smal.kolommen[1] > 1_100, "elf tekens van 10 punten: {smal:?}");
    let lang = tabel(vec![vec![regel(&"x".repeat(50_000)), regel("1"), regel("a")]], false);
    let breedten = breedte::verdeel(&lang, 4_000, 20);
    assert_eq!(breedten.kolommen.iter().sum::<u32>(), 4_000);
    assert!(breedten.kolommen.iter().all(|b| *b > 500), "één woord drukt de rest niet weg: {breedten:?}");
    assert!(breedten.halve_punten < 20, "eerst een kleinere letter");
    assert_eq!(breedte::verdeel(&tabel(rijen(), true), 16_000, 20).halve_punten, 20);
    assert_eq!(breedte::verdeel(&tabel(rijen(), true), 0, 20).kolommen, [0, 0, 0]);
}

#[test]
fn alle_tekst_is_nederlands() {
    let mut schrijver = Schrijver::nieuw(&leeg()).unwrap();
    let blokken = [
        Inhoud::Inhoudsopgave { later: Vec::new() },
        Inhoud::Kop { niveau: 1, tekst: regel("Kop") },
        Inhoud::Alinea(vec![stuk("a", Nadruk::Sterk), stuk("b", Nadruk::Code), stuk("c", Nadruk::Cursief)]),
        Inhoud::Checklijst(vec![regel("☐ doen")]),
        Inhoud::Kader { woord: "FICTIEF".to_owned(), tekst: regel("verzonnen") },
        Inhoud::Citaat { tekst: "letterlijk".to_owned(), bron: "de bron".to_owned() },
        Inhoud::Tabel(tabel(rijen(), true)),
        Inhoud::Figuur(figuur("Een staafdiagram.", 1)),
    ];
    let xml = schrijver.blokken(&blokken, 9_000).unwrap();
    let talen = waarden(&xml, "w:lang", "val");
    assert_eq!(talen.len(), aantal(&xml, "w:r"));
    assert!(talen.iter().all(|t| t == "nl-NL"));
    let tekst = tekst(&xml);
    for stuk in ["InhoudKopKop", "☐ doen", "FICTIEF. verzonnen", "„letterlijk”de bron", "Tabel\u{a0}1: Per gemeente"]
    {
        assert!(tekst.contains(stuk), "{stuk} in {tekst}");
    }
    assert_eq!(waarden(&xml, "w:hyperlink", "anchor"), waarden(&xml, "w:bookmarkStart", "name"));
}

#[test]
fn stijlen_komen_van_het_document_en_wat_ontbreekt_komt_erbij() {
    let mut pakket = nederlands("");
    let eerst = pakket.deel("word/styles.xml").unwrap().to_vec();
    let blokken = [
        Inhoud::Kop { niveau: 1, tekst: regel("Kop") },
        Inhoud::Kader { woord: "LET OP".to_owned(), tekst: regel("iets") },
        Inhoud::Tabel(tabel(rijen(), false)),
    ];
    let mut schrijver = Schrijver::nieuw(&pakket).unwrap();
    let xml = schrijver.blokken(&blokken, 8_000).unwrap();
    schrijver.afronden(&mut pakket).unwrap();
    let stijlen = pakket.deel("word/styles.xml").unwrap().to_vec();
    let voor = eerst.strip_suffix(b"</w:styles>").unwrap();
    assert!(stijlen.starts_with(voor), "wat er stond, staat er nog");
    let ids = waarden(&stijlen, "w:style", "styleId");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "elke sleutel één keer: {ids:?}");
    for stijl in waarden(&xml, "w:pStyle", "val").iter().chain(&waarden(&xml, "w:tblStyle", "val")) {
        assert!(ids.contains(stijl), "{stijl} bestaat");
    }
    for basis in waarden(&stijlen, "w:basedOn", "val") {
        assert!(ids.contains(&basis), "{basis} bestaat");
    }
    assert!(waarden(&xml, "w:pStyle", "val").contains(&"Kop1".to_owned()));
    assert!(ids.contains(&"NormwijzerKader2".to_owned()), "de sleutel was al van iets anders");
    let namen = waarden(&stijlen, "w:name", "val");
    assert_eq!(namen.iter().filter(|n| *n == "heading 1").count(), 1);

    let mut nog_eens = Schrijver::nieuw(&pakket).unwrap();
    assert_eq!(nog_eens.blokken(&blokken, 8_000).unwrap(), xml);
    nog_eens.afronden(&mut pakket).unwrap();
    assert_eq!(pakket.deel("word/styles.xml").unwrap(), stijlen, "een tweede keer voegt niets toe");
}

#[test]
fn nummers_gaan_verder_waar_het_document_is() {
    let body = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SE</w:instrText></w:r><w:r>
        <w:instrText>Q Tabel \* ARABIC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1
        </w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr=" SEQ Tabel "/></w:p><w:sdt><w:sdtPr>
        <w:tag w:val="nw:oud:1"/></w:sdtPr><w:sdtContent><w:p><w:fldSimple w:instr="SEQ Tabel"/><w:docPr id="2"
        descr="Oud."/></w:p></w:sdtContent></w:sdt><w:p><w:docPr id="1" descr="Van een mens."/></w:p>"#;
    let pakket = nederlands(body);
    let blokken = [Inhoud::Tabel(tabel(rijen(), false)), Inhoud::Figuur(figuur("Oud.", 1))];
    let mut vervangend = Schrijver::vervangend(&pakket, &|label| label.starts_with("nw:oud:")).unwrap();
    let xml = vervangend.blokken(&blokken, 8_000).unwrap();
    assert!(tekst(&xml).contains("Tabel\u{a0}3: "), "{}", tekst(&xml));
    assert_eq!(waarden(&xml, "wp:docPr", "id"), ["2"]);
    let fout = Schrijver::nieuw(&pakket).unwrap().blokken(&blokken, 8_000).unwrap_err();
    assert!(fout.0.contains("al bij een andere figuur"), "{fout}");
    let xml = Schrijver::nieuw(&pakket).unwrap().blokken(&blokken[..1], 8_000).unwrap();
    assert!(tekst(&xml).contains("Tabel\u{a0}4: "));
}

#[test]
fn figuren_hebben_elk_een_eigen_nummer_en_hetzelfde_beeld_staat_er_een_keer() {
    let mut pakket = leeg();
    let mut schrijver = Schrijver::nieuw(&pakket).unwrap();
    let met_svg = Figuur { svg: Some(b"<svg/>".to_vec()), ..figuur("Het derde.", 2) };
    let blokken = [figuur("Het eerste.", 1), figuur("Het tweede.", 1), met_svg].map(Inhoud::Figuur);
    let xml = schrijver.blokken(&blokken, 5_000).unwrap();
    schrijver.afronden(&mut pakket).unwrap();
    assert_eq!(waarden(&xml, "wp:docPr", "id"), ["1", "2", "3"]);
    assert_eq!(waarden(&xml, "wp:docPr", "descr"), ["Het eerste.", "Het tweede.", "Het derde."]);
    let maten: BTreeSet<_> =
        waarden(&xml, "wp:extent", "cx").into_iter().zip(waarden(&xml, "wp:extent", "cy")).collect();
    assert_eq!(maten, [("3175000".to_owned(), "1587500".to_owned())].into(), "de cel is smaller dan 16 cm");
    let beelden = waarden(&xml, "a:blip", "embed");
    assert_eq!(beelden[0], beelden[1]);
    assert_ne!(beelden[1], beelden[2]);
    assert_eq!(pakket.delen().filter(|d| d.starts_with("word/media/")).count(), 3, "twee keer PNG, één keer SVG");
    let soorten = waarden(pakket.deel("[Content_Types].xml").unwrap(), "Default", "Extension");
    assert_eq!(soorten, ["png", "svg", "rels", "xml"]);
    for relatie in pakket.relaties("word/document.xml").unwrap() {
        assert!(pakket.deel(&relatie.doel).is_some(), "{relatie:?} wijst naar een deel");
    }
    let ids: Vec<_> = pakket.relaties("word/document.xml").unwrap().into_iter().map(|r| r.id).collect();
    assert!(beelden.iter().chain(&waarden(&xml, "asvg:svgBlip", "embed")).all(|b| ids.contains(b)));
}

#[test]
fn een_vervangen_grafiek_blijft_niet_achter() {
    let mut pakket = leeg();
    let vul = |pakket: &mut Pakket, kleur: u8| {
        let mut schrijver = Schrijver::vervangend(pakket, &|label| label == "nw").unwrap();
        let xml = schrijver.blokken(&[Inhoud::Figuur(figuur("Het beeld.", kleur))], 5_000).unwrap();
        schrijver.afronden(pakket).unwrap();
        let (voor, na) =
            nederlands("<w:sdt><w:sdtPr><w:tag w:val=\"nw\"/></w:sdtPr><w:sdtContent>|</w:sdtContent></w:sdt>")
                .deel("word/document.xml")
                .and_then(|d| {
                    std::str::from_utf8(d).unwrap().split_once('|').map(|(a, b)| (a.to_owned(), b.to_owned()))
                })
                .unwrap();
        pakket.zet("word/document.xml", [voor.as_bytes(), &xml, na.as_bytes()].concat());
        crate::ruim_op(pakket).unwrap();
    };
    pakket.zet("word/media/image1.png", b"van een mens".to_vec());
    vul(&mut pakket, 1);
    let eerst = pakket.bytes().unwrap();
    vul(&mut pakket, 1);
    assert!(pakket.bytes().unwrap() == eerst, "een tweede keer hetzelfde geeft hetzelfde");
    let beelden = |pakket: &Pakket| -> Vec<String> {
        pakket.delen().filter(|d| d.contains("/media/")).map(str::to_owned).collect()
    };
    let oud = beelden(&pakket);
    vul(&mut pakket, 2);
    let nieuw = beelden(&pakket);
    assert_eq!((oud.len(), nieuw.len()), (2, 2), "{oud:?} {nieuw:?}");
    assert_ne!(oud, nieuw);
    assert_eq!(pakket.relaties("word/document.xml").unwrap().iter().filter(|r| r.kort_soort() == "image").count(), 1);
    vul(&mut pakket, 1);
    assert_eq!(beelden(&pakket), oud, "en terug");
}

#[test]
fn alle_bezwaren_tegelijk_en_niets_half() {
    let mut schrijver = Schrijver::nieuw(&leeg()).unwrap();
    let kapot = Figuur { png: b"GIF89a".to_vec(), ..figuur("Goed.", 1) };
    let vertekend = Figuur { pixels: (400, 400), ..figuur("Ook goed.", 1) };
    let breed = tabel(vec![vec![regel("a"); 4]], false);
    let blokken = [
        Inhoud::Figuur(figuur(" \u{1} ", 1)),
        Inhoud::Figuur(figuur(&"é".repeat(351), 1)),
        Inhoud::Figuur(kapot),
        Inhoud::Figuur(vertekend),
        Inhoud::Tabel(breed),
        Inhoud::Kop { niveau: 7, tekst: regel("Diep") },
    ];
    let fout = schrijver.blokken(&blokken, 5_000).unwrap_err().0;
    for bezwaar in ["geen omschrijving", "351 tekens", "geen PNG", "800 × 400", "rij 1: 4 cellen", "niveau 7"] {
        assert!(fout.contains(bezwaar), "{bezwaar} in {fout}");
    }
    assert!(schrijver.blokken(&[Inhoud::Figuur(figuur("Goed.", 1))], 5_000).is_ok(), "een fout legt niets vast");
    assert!(schrijver.blokken(&[Inhoud::Figuur(figuur("Goed.", 2))], 5_000).is_err());
}

#[test]
fn een_lijst_komt_op_haar_plaats_tussen_de_lijsten_van_het_document() {
    let mut pakket = nederlands("");
    let blokken = [Inhoud::Lijst(vec![regel("een"), regel("twee")])];
    let mut schrijver = Schrijver::nieuw(&pakket).unwrap();
    let xml = schrijver.blokken(&blokken, 8_000).unwrap();
    schrijver.afronden(&mut pakket).unwrap();
    assert_eq!(waarden(&xml, "w:numId", "val"), ["1", "1"]);
    assert_eq!(pakket.relaties("word/document.xml").unwrap().last().unwrap().doel, "word/numbering.xml");
    let soorten = waarden(pakket.deel("[Content_Types].xml").unwrap(), "Override", "PartName");
    assert_eq!(soorten.iter().filter(|s| *s == "/word/numbering.xml").count(), 1);

    let bestaand = format!(
        "<w:numbering xmlns:w=\"{W}\"><w:abstractNum w:abstractNumId=\"4\"/><w:num w:numId=\"7\"><w:abstractNumId \
         w:val=\"4\"/></w:num><w:numIdMacAtCleanup w:val=\"1\"/></w:numbering>"
    );
    pakket.zet("word/numbering.xml", bestaand.into());
    let mut schrijver = Schrijver::nieuw(&pakket).unwrap();
    let xml = schrijver.blokken(&blokken, 8_000).unwrap();
    schrijver.afronden(&mut pakket).unwrap();
    assert_eq!(waarden(&xml, "w:numId", "val"), ["8", "8"]);
    let lijsten = pakket.deel("word/numbering.xml").unwrap().to_vec();
    let volgorde = invoegen::Wortel::lees("", &lijsten).unwrap().kinderen();
    assert_eq!(volgorde, ["abstractNum", "abstractNum", "num", "num", "numIdMacAtCleanup"]);
    let mut nog_eens = Schrijver::nieuw(&pakket).unwrap();
    assert_eq!(nog_eens.blokken(&blokken, 8_000).unwrap(), xml);
    nog_eens.afronden(&mut pakket).unwrap();
    assert_eq!(pakket.deel("word/numbering.xml").unwrap(), lijsten);
}

#[test]
fn de_opmaak_van_de_plek_blijft_en_die_van_een_bewerking_vervalt() {
    let mut schrijver = Schrijver::nieuw(&nederlands("")).unwrap();
    let rpr = r#"<w:rPr><w:rStyle w:val="Plaatshouder"/><w:sz w:val="18"/><w:rFonts w:ascii="Arial"/><w:noProof/><w:lang
        w:val="en-GB"/><w:rPrChange w:id="1"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>"#;
    let xml = schrijver.regel(&vec![stuk("a", Nadruk::Sterk)], Some(rpr.as_bytes())).unwrap();
    let verwacht = r#"<w:r><w:rPr><w:rFonts w:ascii="Arial"/><w:b/><w:bCs/><w:sz w:val="18"/><w:lang w:val="nl-NL"/></w:rPr><w:t xml:space="preserve">a</w:t></w:r>"#;
    assert_eq!(String::from_utf8(xml).unwrap(), verwacht);
    assert!(schrijver.plek(Some(b"<w:rPr><w:b></w:rPr>"), None).is_err());
}

#[test]
fn een_ander_soort_document_wordt_geweigerd() {
    let mut pakket = leeg();
    pakket.zet(
        "word/document.xml",
        b"<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"/>".to_vec(),
    );
    assert!(Schrijver::nieuw(&pakket).unwrap_err().0.contains("Strict"));
}

#[test]
fn ons_eigen_document_is_nederlands_en_zonder_klok() {
    let gegevens = nieuw::Gegevens {
        titel: "Plan <b> & co\u{7}",
        onderwerp: "Regio \"X\"",
        voettekst: "Fictief",
        ..Default::default()
    };
    let mut pakket = nieuw::document(&gegevens).unwrap();
    let mut schrijver = Schrijver::nieuw(&pakket).unwrap();
    let xml = schrijver.blokken(&[Inhoud::Alinea(regel("Tekst"))], nieuw::TEKSTBREEDTE).unwrap();
    schrijver.afronden(&mut pakket).unwrap();
    nieuw::achteraan(&mut pakket, &xml).unwrap();
    let bytes = pakket.bytes().unwrap();
    assert!(bytes == nieuw_met(&gegevens, &xml), "dezelfde invoer, dezelfde bytes");
    let terug = Pakket::open(&bytes).unwrap();
    let eigenschappen = String::from_utf8(terug.deel("docProps/core.xml").unwrap().to_vec()).unwrap();
    assert!(eigenschappen.contains("<dc:title>Plan &lt;b&gt; &amp; co</dc:title>"), "{eigenschappen}");
    assert!(eigenschappen.contains("<dc:language>nl-NL</dc:language>"));
    assert!(!eigenschappen.contains("created"), "zonder datum staat er geen");
    let document = terug.deel("word/document.xml").unwrap();
    assert_eq!(tekst(document), "Plan <b> & coTekst");
    let inhoud = String::from_utf8(document.to_vec()).unwrap();
    assert!(inhoud.find("Tekst").unwrap() < inhoud.find("<w:sectPr").unwrap(), "de sectie sluit de tekst af");
    assert_eq!(tekst(terug.deel("word/footer1.xml").unwrap()), "Fictief\tPagina 1 van 1");
    assert_eq!(waarden(terug.deel("word/settings.xml").unwrap(), "w:themeFontLang", "val"), ["nl-NL"]);
    assert_eq!(waarden(terug.deel("word/styles.xml").unwrap(), "w:lang", "val"), ["nl-NL"]);
    for relatie in ["", "word/document.xml"].iter().flat_map(|deel| terug.relaties(deel).unwrap()) {
        assert!(terug.deel(&relatie.doel).is_some(), "{relatie:?} wijst naar een deel");
    }
    for deel in waarden(terug.deel("[Content_Types].xml").unwrap(), "Override", "PartName") {
        assert!(terug.deel(deel.trim_start_matches('/')).is_some(), "{deel} bestaat");
    }
    let gedateerd = nieuw::Gegevens { datum: Some("2026-03-01T00:00:00Z"), ..gegevens };
    let pakket = nieuw::document(&gedateerd).unwrap();
    assert!(tekst_van(&pakket, "docProps/core.xml").contains(">2026-03-01T00:00:00Z</dcterms:created>"));
}

fn nieuw_met(gegevens: &nieuw::Gegevens<'_>, xml: &[u8]) -> Vec<u8> {
    let mut pakket = nieuw::document(gegevens).unwrap();
    nieuw::achteraan(&mut pakket, xml).unwrap();
    pakket.bytes().unwrap()
}

fn tekst_van(pakket: &Pakket, deel: &str) -> String {
    String::from_utf8(pakket.deel(deel).unwrap().to_vec()).unwrap()
}

#[test]
fn kleuren_zijn_te_lezen() {
    let licht = |kleur: &str| {
        let deel = |van: usize| {
            let waarde = f64::from(u8::from_str_radix(&kleur[van..van + 2], 16).unwrap()) / 255.0;
            if waarde <= 0.040_45 { waarde / 12.92 } else { ((waarde + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * deel(0) + 0.7152 * deel(2) + 0.0722 * deel(4)
    };
    let mut bekeken = 0;
    for stijl in Stijl::ALLE {
        let xml = [b"<x>", stijl.definitie().rest.as_bytes(), b"</x>"].concat();
        let letters = waarden(&xml, "w:color", "val").into_iter().chain(["1A1A1A".to_owned()]);
        for letter in letters {
            for vlak in waarden(&xml, "w:shd", "fill").into_iter().chain(["FFFFFF".to_owned()]) {
                let (a, b) = (licht(&letter).max(licht(&vlak)), licht(&letter).min(licht(&vlak)));
                assert!((a + 0.05) / (b + 0.05) >= 4.5, "{stijl:?}: {letter} op {vlak}");
                bekeken += 1;
            }
        }
    }
    assert!(bekeken > 20);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn elke_tekst_blijft_tekst(wat in "\\PC{0,40}|[\\x00-\\x20<>&'\"\\]\u{a0}\u{fffe}😀]{0,40}") {
        let pakket = leeg();
        let mut schrijver = Schrijver::nieuw(&pakket).unwrap();
        let xml = schrijver.regel(&regel(&wat), None).unwrap();
        let verwacht = xml::schoon(&wat).replace("\r\n", "\n").replace('\r', "\n");
        prop_assert_eq!(tekst(&xml), verwacht.clone());
        let mut tabel = tabel(vec![vec![regel(&wat)]], false);
        tabel.bijschrift = regel(&wat);
        tabel.kolommen[0].kop.clone_from(&wat);
        let mut figuur = figuur("Een beeld.", 1);
        figuur.alt = format!("Beeld {wat}");
        figuur.bijschrift = regel(&wat);
        let blokken = [
            Inhoud::Inhoudsopgave { later: Vec::new() },
            Inhoud::Kop { niveau: 2, tekst: regel(&wat) },
            Inhoud::Kader { woord: wat.clone(), tekst: regel(&wat) },
            Inhoud::Citaat { tekst: wat.clone(), bron: wat.clone() },
            Inhoud::Tabel(tabel),
            Inhoud::Figuur(figuur),
        ];
        let xml = schrijver.blokken(&blokken, 7_000).unwrap();
        prop_assert!(tekst(&xml).contains(&verwacht));
        prop_assert_eq!(aantal(&xml, "w:tbl"), 1);
        let mut document = pakket;
        schrijver.afronden(&mut document).unwrap();
        nieuw::achteraan(&mut document, &xml).unwrap();
        prop_assert!(Pakket::open(&document.bytes().unwrap()).is_ok());
    }
}

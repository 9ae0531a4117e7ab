//! Werkmappen van een andere maker (rust_xlsxwriter), en zippen die met opzet niet deugen.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::write::SimpleFileOptions;

use super::*;

fn werkmap(vul: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut boek = Workbook::new();
    vul(&mut boek);
    boek.save_to_buffer().unwrap()
}

fn lees(bytes: &[u8]) -> Result<Werkmap, WerkmapFout> {
    lees_werkmap(bytes, &Grenzen::INVUL)
}

fn zip_van(delen: &[(&str, &[u8])]) -> Vec<u8> {
    let mut uit = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (naam, inhoud) in delen {
        uit.start_file(*naam, SimpleFileOptions::default()).unwrap();
        uit.write_all(inhoud).unwrap();
    }
    uit.finish().unwrap().into_inner()
}

/// De delen van een goede werkmap, om er één van te veranderen.
fn delen() -> Vec<(String, Vec<u8>)> {
    let goed = werkmap(|boek| {
        let blad = boek.add_worksheet();
        blad.write(0, 0, "kop").unwrap();
        blad.write(1, 0, 4.5).unwrap();
    });
    let mut archief = zip::ZipArchive::new(Cursor::new(goed)).unwrap();
    (0..archief.len())
        .map(|i| {
            let mut deel = archief.by_index(i).unwrap();
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut deel, &mut bytes).unwrap();
            (deel.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

/// Een goede werkmap met één deel vervangen (of erbij).
fn met_deel(naam: &str, inhoud: &[u8]) -> Vec<u8> {
    let mut alle = delen();
    match alle.iter_mut().find(|(n, _)| n == naam) {
        Some((_, oud)) => *oud = inhoud.to_vec(),
        None => alle.push((naam.to_owned(), inhoud.to_vec())),
    }
    let alle: Vec<(&str, &[u8])> = alle.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
    zip_van(&alle)
}

/// Een goede werkmap met in één deel een stuk tekst vervangen.
fn gewijzigd(naam: &str, van: &str, naar: &str) -> Vec<u8> {
    let oud = delen().into_iter().find(|(n, _)| n == naam).unwrap().1;
    let oud = String::from_utf8(oud).unwrap();
    assert!(oud.contains(van), "{naam}: {oud}");
    met_deel(naam, oud.replace(van, naar).as_bytes())
}

const BLAD: &str = "xl/worksheets/sheet1.xml";

#[test]
fn elke_soort_cel_met_haar_plaats() {
    let bytes = werkmap(|boek| {
        let blad = boek.add_worksheet().set_name("5 Ouderen").unwrap();
        blad.write(0, 0, "Súdwest-Fryslân & co").unwrap();
        blad.write(11, 2, 0.1 + 0.2).unwrap();
        blad.write(12, 27, 1234.0).unwrap();
        blad.write(13, 0, true).unwrap();
        blad.write(14, 0, "   ").unwrap();
        let dag = Format::new().set_num_format("d-m-yyyy");
        blad.write_with_format(15, 0, ExcelDateTime::from_ymd(2025, 12, 31).unwrap(), &dag).unwrap();
        blad.write_with_format(15, 1, ExcelDateTime::parse_from_str("2025-12-31 09:30:00").unwrap(), &dag).unwrap();
        blad.write(16, 0, Formula::new("1/0").set_result("#DIV/0!")).unwrap();
        blad.write(17, 0, Formula::new("2+2").set_result("4")).unwrap();
        boek.add_worksheet().set_name("lijsten").unwrap().set_hidden(true);
    });
    let boek = lees(&bytes).unwrap();
    let blad = boek.blad("5 OUDEREN").unwrap();
    let gelezen: Vec<(String, String)> =
        blad.cellen.iter().map(|c| (c.naam(), c.inhoud.tekst().into_owned())).collect();
    let verwacht = [
        ("A1", "Súdwest-Fryslân & co"),
        ("C12", "0.3"),
        ("AB13", "1234"),
        ("A14", "WAAR"),
        ("A16", "2025-12-31"),
        ("B16", "2025-12-31T09:30:00"),
        ("A17", "#DIV/0!"),
        ("A18", "4"),
    ];
    let verwacht: Vec<(String, String)> = verwacht.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    assert_eq!(gelezen, verwacht);
    assert_eq!(blad.rijen().count(), 7);
    assert_eq!(blad.cel(12, 2).unwrap().inhoud, Inhoud::Getal(0.3));
    assert_eq!(blad.cel(15, 0), None);
    assert!(blad.zichtbaar && !boek.blad("lijsten").unwrap().zichtbaar);
}

#[test]
fn namen_van_kolommen() {
    for (kolom, naam) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
        assert_eq!(kolomletters(kolom), naam);
    }
}

/// Cellen in een andere volgorde, en zonder plaatsaanduiding zoals sommige makers ze schrijven.
#[test]
fn volgorde_in_het_bestand_maakt_niet_uit() {
    let bytes = met_deel(
        BLAD,
        br#"<worksheet xmlns="x"><sheetData><row r="3"><c r="B3"><v>2</v></c><c r="A3"><v>1</v></c></row>
            <row r="1"><c t="inlineStr"><is><t>a</t></is></c><c><f>1+1</f></c></row></sheetData></worksheet>"#,
    );
    let boek = lees(&bytes).unwrap();
    let namen: Vec<String> = boek.bladen[0].cellen.iter().map(Cel::naam).collect();
    assert_eq!(namen, ["A1", "B1", "A3", "B3"]);
    assert_eq!(boek.bladen[0].cellen[1].inhoud, Inhoud::ZonderUitkomst);
}

#[test]
fn wat_geen_xlsx_is_krijgt_een_bruikbaar_advies() {
    let cfb = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    let versleuteld: Vec<u8> =
        cfb.iter().copied().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let xlsb = zip_van(&[("[Content_Types].xml", b"<Types/>"), ("_rels/.rels", b"<r/>"), ("xl/workbook.bin", b"x")]);
    let docx = zip_van(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<d/>")]);
    let gevallen: [(Vec<u8>, &str); 8] = [
        (
            met_deel("xl/vbaProject.bin", b"x"),
            "dit is een werkmap met macro's (.xlsm); die wordt niet gelezen. Sla haar in Excel op als 'Excel-werkmap (*.xlsx)'",
        ),
        (
            gewijzigd(
                "[Content_Types].xml",
                "openxmlformats-officedocument.spreadsheetml.sheet.main",
                "ms-excel.sheet.macroEnabled.main",
            ),
            "dit is een werkmap met macro's (.xlsm); die wordt niet gelezen. Sla haar in Excel op als 'Excel-werkmap (*.xlsx)'",
        ),
        (xlsb, "dit is een binaire Excel-werkmap (.xlsb). Sla haar in Excel op als 'Excel-werkmap (*.xlsx)'"),
        (cfb, "dit is een oude Excel-werkmap (.xls). Open haar in Excel en sla haar op als 'Excel-werkmap (*.xlsx)'"),
        (
            versleuteld,
            "deze werkmap is met een wachtwoord beveiligd. Haal het wachtwoord eraf (Bestand, Info, Werkmap beveiligen, Versleutelen met wachtwoord) en sla haar opnieuw op",
        ),
        (docx, "dit is een Word-document (.docx); verwacht een Excel-werkmap (.xlsx)"),
        (b"a;b\n1;2\n".to_vec(), "dit is een tekstbestand; verwacht een Excel-werkmap (.xlsx)"),
        (b"%PDF-1.7".to_vec(), "dit is een PDF; verwacht een Excel-werkmap (.xlsx)"),
    ];
    for (bytes, bericht) in gevallen {
        assert_eq!(lees(&bytes).unwrap_err().to_string(), bericht);
    }
}

#[test]
fn onveilige_zippen_worden_geweigerd() {
    let bom = b"<a/>".repeat(5 << 20);
    let lang = format!(
        "<worksheet><sheetData><row><c t=\"str\"><v>{}</v></c></row></sheetData></worksheet>",
        "x".repeat(2 << 20)
    );
    let gevallen: [(Vec<u8>, &str); 5] = [
        (
            met_deel("../../buiten.xml", b"x"),
            "het deel \"../../buiten.xml\" van de zip wijst buiten de werkmap; geweigerd",
        ),
        (met_deel("XL/WORKBOOK.XML", b"x"), "twee keer; geweigerd"),
        (met_deel(BLAD, &bom), "uitgepakt te groot (een zipbom, of een te groot blad); geweigerd"),
        (met_deel("xl/media/plaatje.png", &vec![0; 49 << 20]), "uitgepakt te groot"),
        (met_deel(BLAD, lang.as_bytes()), "bevat een te lange tekst"),
    ];
    for (bytes, bericht) in gevallen {
        let fout = lees(&bytes).unwrap_err().to_string();
        assert!(fout.contains(bericht), "{fout}");
    }
    let veel: Vec<(String, Vec<u8>)> = (0..4_200).map(|i| (format!("xl/{i}.xml"), Vec::new())).collect();
    let veel: Vec<(&str, &[u8])> = veel.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
    assert!(lees(&zip_van(&veel)).unwrap_err().to_string().contains("bestaat uit 4200 delen"));
}

/// Waar een lezer om onmogelijk veel geheugen zou vragen of in paniek zou raken.
#[test]
fn beloften_van_een_kop_kosten_geen_geheugen() {
    let stijlen = format!(
        "<styleSheet><fonts><font><name val=\"{}\"/></font></fonts><cellXfs>{}</cellXfs></styleSheet>",
        "x".repeat(1 << 19),
        "<xf fontId=\"0\"/>".repeat(1_000)
    );
    let gevallen = [
        gewijzigd("xl/sharedStrings.xml", "uniqueCount=\"1\"", "uniqueCount=\"18446744073709551615\""),
        gewijzigd("xl/sharedStrings.xml", "uniqueCount=\"1\"", "uniqueCount=\"99999999999\""),
        met_deel("xl/styles.xml", stijlen.as_bytes()),
        gewijzigd(BLAD, "r=\"A2\"", "r=\"A99999999999999\""),
        gewijzigd(BLAD, "r=\"A2\"", "r=\"ZZZZZZZZ2\""),
        gewijzigd(BLAD, "r=\"A2\"", "r=\"A1\""),
        gewijzigd(BLAD, "<v>0</v>", "<v>7</v>"),
        gewijzigd(BLAD, "</sheetData>", ""),
        gewijzigd("xl/workbook.xml", "<sheets>", "<sheets><sheet name=\"SHEET1\" sheetId=\"9\" r:id=\"rId1\"/>"),
    ];
    for (nummer, bytes) in gevallen.iter().enumerate() {
        let fout = lees(bytes).unwrap_err();
        assert!(matches!(fout, WerkmapFout::Beschadigd { .. } | WerkmapFout::TeGroot { .. }), "{nummer}: {fout}");
    }
    // Een enorm gebied in de kop van het blad is een belofte die niets kost.
    assert!(lees(&gewijzigd(BLAD, "A1:A2", "A1:XFD1048576")).is_ok());
}

/// Eén lange gedeelde tekst in elke cel: klein bestand, veel geheugen.
#[test]
fn herhaalde_tekst_is_begrensd() {
    let bytes = werkmap(|boek| {
        let blad = boek.add_worksheet();
        let tekst = "x".repeat(30_000);
        for regel in 0..1_000 {
            blad.write(regel, 0, &tekst).unwrap();
        }
    });
    assert!(bytes.len() < 100_000);
    let fout = lees(&bytes).unwrap_err().to_string();
    assert_eq!(
        fout,
        "te veel tekst (in blad Sheet1): dat is meer dan een werkmap hier mag bevatten. Controleer of dit het bedoelde bestand is"
    );
}

proptest! {
    /// Wat een ander schrijft, staat er na het lezen nog zo.
    #[test]
    fn elk_getal_en_elke_tekst_komt_terug(
        getallen in prop::collection::btree_map((0u32..200, 0u16..50), (-9_999_999_999i64..9_999_999_999, 0u32..6), 0..40),
        tekst in "[a-zé&<>\"' =+@-]{1,30}[a-z]",
    ) {
        let bytes = werkmap(|boek| {
            let blad = boek.add_worksheet();
            for ((regel, kolom), (mantisse, decimalen)) in &getallen {
                blad.write(*regel, *kolom, *mantisse as f64 / f64::from(10u32.pow(*decimalen))).unwrap();
            }
            blad.write_string(500, 0, &tekst).unwrap();
        });
        let boek = lees(&bytes).unwrap();
        let blad = &boek.bladen[0];
        prop_assert_eq!(blad.cellen.len(), getallen.len() + 1);
        for ((regel, kolom), (mantisse, decimalen)) in &getallen {
            let gelezen = blad.cel(regel + 1, *kolom).unwrap().inhoud.tekst().into_owned();
            let (heel, na) = gelezen.split_once('.').unwrap_or((&gelezen, ""));
            let terug: i64 = format!("{heel}{na:0<breedte$}", breedte = *decimalen as usize).parse().unwrap();
            prop_assert_eq!(terug, *mantisse, "{}", gelezen);
        }
        let gelezen = blad.cel(501, 0).unwrap();
        prop_assert_eq!(gelezen.inhoud.tekst(), tekst);
    }

    /// Een bestand met een paar veranderde bytes geeft een werkmap of een fout, nooit paniek.
    #[test]
    fn beschadigde_bytes(plaatsen in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut alle = delen();
        for (plaats, byte) in plaatsen {
            let deel = plaats.index(alle.len());
            let bytes = &mut alle[deel].1;
            let plek = plaats.index(bytes.len());
            bytes[plek] = byte;
        }
        let alle: Vec<(&str, &[u8])> = alle.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
        let _ = lees(&zip_van(&alle));
    }
}

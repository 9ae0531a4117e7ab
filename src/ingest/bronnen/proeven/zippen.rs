//! Zips die met opzet niet deugen, en te grote bestanden: geweigerd met een reden, zonder het geheugen te vullen.

use super::*;

fn lees_zip(delen: &[(&str, &[u8])]) -> Vec<String> {
    berichten(&lees_bronnen(&[Invoer::van_bytes("x.zip", zip_van(delen))], &ALLES))
}

#[test]
fn onveilige_zippen_worden_geweigerd() {
    let goed = ("Observations.csv", BULK.as_bytes());
    let bom = vec![b'0'; 32 << 20];
    let binnen = zip_van(&[goed]);
    type Delen<'a> = &'a [(&'a str, &'a [u8])];
    let gevallen: [(Delen<'_>, &str); 5] = [
        (
            &[goed, ("../buiten.csv", b"x")],
            "x.zip, het geheel: \"../buiten.csv\" in de zip wijst buiten de zip; geweigerd. Haal de zip opnieuw op bij het CBS",
        ),
        (
            &[goed, ("/etc/passwd", b"x")],
            "x.zip, het geheel: \"/etc/passwd\" in de zip wijst buiten de zip; geweigerd. Haal de zip opnieuw op bij het CBS",
        ),
        (
            &[goed, ("OBSERVATIONS.csv", b"x")],
            "x.zip, het geheel: \"OBSERVATIONS.csv\" staat twee keer in de zip; geweigerd",
        ),
        (
            &[goed, ("bom.csv", &bom)],
            "x.zip, het geheel: \"bom.csv\" in de zip is uitgepakt meer dan 400 keer zo groot (een zipbom); geweigerd",
        ),
        (
            &[goed, ("z.zip", &binnen)],
            "x.zip/z.zip, het geheel: een zip in een zip wordt niet gelezen; pak de buitenste uit en geef de map",
        ),
    ];
    for (delen, bericht) in gevallen {
        assert_eq!(lees_zip(delen), [bericht]);
    }
    let veel: Vec<(String, &[u8])> = (0..1_001).map(|i| (format!("{i}.csv"), b"x".as_slice())).collect();
    let veel: Vec<(&str, &[u8])> = veel.iter().map(|(n, b)| (n.as_str(), *b)).collect();
    assert_eq!(lees_zip(&veel), ["x.zip, het geheel: de zip bevat 1001 bestanden, hoogstens 1000"]);
}

#[test]
fn een_afgebroken_zip_wordt_zo_genoemd() {
    let heel = zip_van(&[("Observations.csv", BULK.as_bytes())]);
    let lezing = lees_bronnen(&[Invoer::van_bytes("x.zip", heel[..heel.len() - 30].to_vec())], &ALLES);
    assert_eq!(berichten(&lezing), ["x.zip, het geheel: de zip is beschadigd of afgebroken; haal haar opnieuw op"]);
}

#[test]
fn een_veranderde_byte_in_een_zip_valt_op() {
    let los = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut uit = zip::ZipWriter::new(Cursor::new(Vec::new()));
    uit.start_file("Observations.csv", los).unwrap();
    uit.write_all(BULK.as_bytes()).unwrap();
    let mut bytes = uit.finish().unwrap().into_inner();
    let plaats = bytes.windows(6).position(|w| w == b"229574").unwrap();
    bytes[plaats] = b'3';
    assert_eq!(
        berichten(&lees_bronnen(&[Invoer::van_bytes("x.zip", bytes)], &ALLES)),
        [
            "x.zip/Observations.csv, het geheel: lezen is niet gelukt: het bestand of de zip is beschadigd; haal het opnieuw op"
        ]
    );
}

/// Een bulkbestand groter dan de grens voor andere bestanden: alleen wat gewenst is komt in het geheugen.
#[test]
fn een_groot_bulkbestand_in_een_zip_wordt_gezeefd_gelezen() {
    use std::fmt::Write as _;
    let mut csv = "Id;Measure;ValueAttribute;Value;StringValue;RegioS;Perioden\n".to_owned();
    let mut nummer = 0;
    for jaar in 2013..2026 {
        for regio in 0..60_000 {
            writeln!(csv, "{nummer};M000352;None;{regio};{:60};BU{regio:08};{jaar}JJ00", "").unwrap();
            nummer += 1;
        }
    }
    assert!(csv.len() as u64 > crate::bytes::GRENS_STATLINE);
    let wil = |_: &Codeboek, dimensie: &str, lid: &str| dimensie != "Perioden" || lid == "2025JJ00";
    let zip = zip_van(&[("Observations.csv", csv.as_bytes())]);
    let lezing = lees_bronnen(&[Invoer::van_bytes("x.zip", zip)], &Leeswijze { wil: &wil, parquet: None });
    assert_eq!(lezing.tabellen[0].rijen.len(), 60_000);
    assert_eq!(lezing.tabellen[0].weggelaten, ["720000 waarnemingen buiten de keuze van Perioden"]);
    // Zonder keuze past het niet, en dat staat er.
    let zip = zip_van(&[("Observations.csv", csv.as_bytes())]);
    let alles = berichten(&lees_bronnen(&[Invoer::van_bytes("x.zip", zip)], &ALLES));
    assert_eq!(alles.len(), 1);
    assert!(alles[0].contains("meer dan 3000000 cijfers; haal een kleinere selectie op"), "{alles:?}");
}

//! Verkeerde invoer: de uitgangscode, de zin met haar plaats, en dat er niets geschreven is. De zinnen staan er
//! letterlijk, want zij zijn wat iemand die een fout maakte in handen krijgt. En wat Excel van een goed bestand maakt,
//! moet dezelfde uitkomst geven.

use std::fs::File;
use std::path::Path;

use crate::gereedschap::{Afloop, Bestanden, FLEVOLAND, draai, fouten, map, normwijzer, voorbeeld_tekst};

const EEN_FOUT: &str = "1 fout gevonden; er is niets geschreven.";

/// Rekent Flevoland met `ist.csv` in een map.
fn reken(map: &Path) -> Afloop {
    draai(normwijzer(map).args([
        "plan",
        "--regio",
        "Flevoland",
        "--ist",
        "ist.csv",
        "--uit",
        "uit",
        // Wat er van de invoer gelezen is staat in de tabellen; pagina's maken kost hier tien keer zo veel tijd.
        "--alleen-tabellen",
    ]))
}

/// De fouten bij een IST-bestand dat geweigerd moet worden; er mag niets geschreven zijn.
fn geweigerd(inhoud: &[u8]) -> (i32, Vec<String>) {
    let map = map();
    std::fs::write(map.path().join("ist.csv"), inhoud).unwrap();
    let afloop = reken(map.path());
    assert_ne!(afloop.code, 0, "geweigerd: {}", afloop.fout);
    assert_eq!(afloop.uit, "", "een geweigerde run heeft geen uitkomst");
    niets_geschreven(map.path(), &["ist.csv"]);
    (afloop.code, fouten(&afloop).into_iter().map(str::to_owned).collect())
}

fn niets_geschreven(map: &Path, verwacht: &[&str]) {
    assert_eq!(Bestanden::lees(map).namen(), verwacht, "er is niets geschreven");
    assert!(!map.join("uit").exists(), "ook geen lege map");
}

/// Het voorbeeld met één verandering.
fn met(oud: &str, nieuw: &str) -> Vec<u8> {
    let tekst = voorbeeld_tekst();
    assert_eq!(tekst.matches(oud).count(), 1, "'{oud}' staat één keer in het voorbeeld");
    tekst.replace(oud, nieuw).into_bytes()
}

const BRUG: &str = "GM0034;sociaal-verwijzen.brugfunctionaris;3,2;fte;2025-12-31;;fictief voorbeeld;";
const INSCHATTING: &str =
    "GM0034;valpreventie.inschatting;1210;inschatting per jaar;2025-12-31;2025;fictief voorbeeld;";

/// Eén cel van de regel van de brugfunctionaris in Almere, en wat daarover gemeld wordt.
#[test]
fn een_verkeerde_cel_heeft_haar_plaats_en_haar_zin() {
    let geen_getal = |tekst: &str| {
        format!(
            "kolom waarde: fout IST-004: '{tekst}' is geen getal. Schrijf een getal als 4,5, of laat de cel leeg als het onbekend is."
        )
    };
    let gevallen: Vec<(&str, &str, String)> = vec![
        ("3,2", "-1", "kolom waarde: fout IST-005: '-1' is negatief. Een stand is 0 of meer.".into()),
        ("3,2", "NaN", geen_getal("NaN")),
        ("3,2", "inf", geen_getal("inf")),
        ("3,2", "1e400", geen_getal("1e400")),
        ("3,2", "ongeveer 3", geen_getal("ongeveer 3")),
        ("3,2", "1,2,3", geen_getal("1,2,3")),
        (
            "3,2",
            "1.234",
            "kolom waarde: fout IST-004: '1.234' kan 1234 of 1,234 zijn. Schrijf het zonder punt.".into(),
        ),
        (
            "3,2",
            "=SOM(A1:A9)",
            "kolom waarde: fout IST-004: '=SOM(A1:A9)' is een formule. Plak in Excel de waarden (Plakken speciaal, Waarden) en sla opnieuw op.".into(),
        ),
        (
            "3,2",
            "99999999999",
            "kolom waarde: fout IST-004: '99999999999' is groter dan een miljard. Kijk de waarde na.".into(),
        ),
        (
            "3,2",
            "1,1234567",
            "kolom waarde: fout IST-004: '1,1234567' heeft meer dan zes decimalen. Rond het af.".into(),
        ),
        (
            "fte",
            "uur",
            "kolom eenheid: fout IST-006: gevonden 'uur', verwacht 'fte' voor norm sociaal-verwijzen.brugfunctionaris. Reken het getal om of verbeter de eenheid.".into(),
        ),
        (
            ";fte;",
            ";;",
            "kolom eenheid: fout IST-006: gevonden niets, verwacht 'fte' voor norm sociaal-verwijzen.brugfunctionaris. Reken het getal om of verbeter de eenheid.".into(),
        ),
        (
            "2025-12-31",
            "2025-02-30",
            "kolom peildatum: fout IST-007: '2025-02-30' is geen bestaande datum. Schrijf 2025-12-31 of 31-12-2025.".into(),
        ),
        (
            "2025-12-31",
            "",
            "kolom peildatum: fout IST-007: de peildatum ontbreekt. Schrijf de dag waarop de stand gold, bijvoorbeeld 2025-12-31.".into(),
        ),
        (
            "brugfunctionaris",
            "brugfunctionarus",
            "kolom norm_id: fout IST-003: norm 'sociaal-verwijzen.brugfunctionarus' bestaat niet. Bedoelt u 'sociaal-verwijzen.brugfunctionaris'? Alle namen staan in plan.csv.".into(),
        ),
        (
            "brugfunctionaris",
            "brugfunctionaris#oud",
            "kolom norm_id: fout IST-012: norm sociaal-verwijzen.brugfunctionaris heeft geen items. Laat '#…' weg.".into(),
        ),
        (
            "GM0034",
            "Almeer",
            "kolom gebied_code: fout IST-001: Gebied 'Almeer' is niet gevonden. Het meest lijken daarop: gemeente Almere (GM0034), gemeente Aalsmeer (GM0358), gemeente Almelo (GM0141).".into(),
        ),
        (
            "GM0034",
            "",
            "kolom gebied_code: fout IST-001: er staat geen gebied. Schrijf een code (GM0034) of een naam.".into(),
        ),
        (
            "GM0034",
            "Bergen",
            "kolom gebied_code: fout IST-002: 'Bergen' kan gemeente Bergen (NH.) (GM0373) of gemeente Bergen (L.) (GM0893) zijn. Gebruik de code.".into(),
        ),
    ];
    for (oud, nieuw, zin) in gevallen {
        let (code, fouten) = geweigerd(&met(BRUG, &BRUG.replacen(oud, nieuw, 1)));
        assert_eq!((code, fouten), (1, vec![format!("ist.csv:13, {zin}")]), "{oud} → {nieuw}");
    }
}

/// Fouten die aan één regel niet te zien zijn of in een andere regel zitten.
#[test]
fn een_verkeerde_regel_heeft_haar_plaats_en_haar_zin() {
    let steunpunt = "GM0034;lsp.steunpunten;2;steunpunt";
    let eigen = "IZA-flevoland;sociaal-verwijzen.brugfunctionaris;9;fte;2025-12-31;;fictief;";
    let eigen_gli = "IZA-flevoland;overgewicht-kind.kinder-gli;1;fte;2025-12-31;;fictief;";
    let gli = "GM0034;overgewicht-kind.kinder-gli;1,5";
    let gevallen: Vec<(Vec<u8>, &str)> = vec![
        (
            met(BRUG, &format!("{BRUG}\n{BRUG}")),
            "ist.csv:14, kolom norm_id: fout IST-009: gemeente Almere heeft voor norm sociaal-verwijzen.brugfunctionaris al een waarde op regel 13. Laat er één staan.",
        ),
        (
            met(steunpunt, &steunpunt.replace(";2;", ";1,5;")),
            "ist.csv:3, kolom waarde: fout IST-010: '1,5' steunpunt kan niet: verwacht een heel getal.",
        ),
        (
            met(INSCHATTING, &INSCHATTING.replace(";2025;", ";;")),
            "ist.csv:37, kolom periode: fout IST-008: gevonden geen periode, verwacht precies twaalf maanden voor 'inschatting per jaar', bijvoorbeeld 2025 of 1-7-2024 t/m 30-6-2025. Een deel van een jaar wordt niet omgerekend.",
        ),
        (
            met(INSCHATTING, &INSCHATTING.replace(";2025;", ";1-1-2025 t/m 30-6-2025;")),
            "ist.csv:37, kolom periode: fout IST-008: gevonden '1-1-2025 t/m 30-6-2025', verwacht precies twaalf maanden voor 'inschatting per jaar', bijvoorbeeld 2025 of 1-7-2024 t/m 30-6-2025. Een deel van een jaar wordt niet omgerekend.",
        ),
        (
            met("gezinspoli.kernteam;", "gezinspoli.kernteam#nep;"),
            "ist.csv:53, kolom norm_id: fout IST-012: item 'nep' bestaat niet bij norm gezinspoli.kernteam. Kies uit: medisch-domein, publieke-gezondheid, sociaal-domein.",
        ),
        (
            met("gezinspoli.kernteam;niet", "gezinspoli.kernteam;ja"),
            "ist.csv:53, kolom waarde: fout IST-011: gevonden 'ja', verwacht aanwezig, deels, niet of onbekend: norm gezinspoli.kernteam is een norm in woorden.",
        ),
        (
            met(BRUG, &format!("{BRUG}\n{eigen}")),
            "ist.csv:14, kolom waarde: fout IST-014: IZA-regio Flevoland heeft voor norm sociaal-verwijzen.brugfunctionaris 9 en de leden tellen op tot 6,8. Verbeter de eigen rij of die van de leden.",
        ),
        (
            met(gli, &format!("{eigen_gli}\n{gli}")),
            "ist.csv:31, kolom waarde: fout IST-014: IZA-regio Flevoland heeft voor norm overgewicht-kind.kinder-gli 1 en de 4 bekende gemeenten tellen al op tot 3. Verbeter de eigen rij of die van de gemeenten.",
        ),
        (
            met("IZA-flevoland;mgn.netwerk", "Utrecht;mgn.netwerk"),
            "ist.csv:18, kolom gebied_code: fout IST-002: 'Utrecht' kan IZA-regio Utrecht (IZA-utrecht) of GGD Regio Utrecht (GG2514) of provincie Utrecht (PV26) of gemeente Utrecht (GM0344) of zorgkantoorregio Utrecht (ZK23) of COROP-gebied Utrecht (CR17) of veiligheidsregio Utrecht (VR09) zijn. Gebruik de code.",
        ),
        (
            met(";waarde;", ";aantal;"),
            "ist.csv:2: fout IST-015: de kolom waarde ontbreekt; gevonden: gebied_code, norm_id, aantal, eenheid, peildatum, periode, bron, toelichting. Maak een goed bestand met 'normwijzer sjabloon ist'.",
        ),
        (
            met(BRUG, &format!("{BRUG};x;y;z")),
            "ist.csv:13: fout CSV-002: 11 cellen, terwijl de kop er 8 heeft. Staat er een puntkomma in een tekst of getal? Zet die cel tussen aanhalingstekens (\")",
        ),
    ];
    for (inhoud, zin) in gevallen {
        assert_eq!(geweigerd(&inhoud), (1, vec![zin.to_owned()]));
    }
}

#[test]
fn alle_fouten_worden_tegelijk_gemeld_in_de_volgorde_van_het_bestand() {
    let map = map();
    let tekst = voorbeeld_tekst()
        .replacen("GM0034;lsp.steunpunten;2;", "GM0034;lsp.steunpunten;twee;", 1)
        .replacen("GM0171;lsp.steunpunten;1;steunpunt;2025-12-31", "Atlantis;lsp.steunpunten;1;steunpunt;2025-12-31", 1)
        .replacen(
            "GM0995;valpreventie.inschatting;505;inschatting per jaar;",
            "GM0995;valpreventie.inschatting;-5;fte;",
            1,
        );
    std::fs::write(map.path().join("ist.csv"), tekst).unwrap();
    let afloop = reken(map.path());
    assert_eq!(afloop.code, 1);
    let waar: Vec<&str> = fouten(&afloop).iter().map(|r| r.split(": ").take(2).last().unwrap()).collect();
    assert_eq!(waar, ["fout IST-004", "fout IST-001", "fout IST-005", "fout IST-006"]);
    assert!(afloop.fout.ends_with("4 fouten gevonden; er is niets geschreven.\n"), "{}", afloop.fout);
    niets_geschreven(map.path(), &["ist.csv"]);
}

/// Bestanden die geen IST-bestand zijn of halverwege ophouden.
#[test]
fn een_bestand_dat_geen_ist_is_wordt_geweigerd_met_wat_het_wel_is() {
    let voorbeeld = voorbeeld_tekst();
    let tot = |wat: &str| voorbeeld.as_bytes()[..voorbeeld.find(wat).unwrap() + wat.len()].to_vec();
    let binair: Vec<u8> = (0..=255).cycle().take(5_000).collect();
    let zonder_kop = voorbeeld.lines().skip(2).collect::<Vec<_>>().join("\n").into_bytes();
    let gevallen: Vec<(Vec<u8>, i32, &str)> = vec![
        (Vec::new(), 2, "fout: ist.csv: dit bestand is leeg (0 bytes). Sla het opnieuw op, of haal het opnieuw op."),
        (binair, 1, "ist.csv: fout CSV-001: dit is een binair bestand; controleer of dit het bedoelde bestand is"),
        (
            [b"PK\x03\x04".as_slice(), &[0; 500]].concat(),
            1,
            "ist.csv: fout CSV-001: dit is een zip-archief; pak het uit en noem het bestand dat erin zit",
        ),
        (
            [b"PK\x03\x04[Content_Types].xml xl/workbook.xml".as_slice(), &[0; 100]].concat(),
            1,
            "ist.csv: fout XLS-001: deze werkmap is beschadigd. Open de werkmap in Excel, laat haar herstellen en sla haar opnieuw op als .xlsx.",
        ),
        (
            zonder_kop,
            1,
            "ist.csv: fout CSV-001: regel 1: hier hoort de regel met koppen, maar er staan gegevens (eerste cel: 'GM0034'). Zet er een regel met koppen boven",
        ),
        (
            met(BRUG, &BRUG.replace("3,2", "\"3,2")),
            1,
            "ist.csv: fout CSV-001: regel 13: een cel begint hier met een aanhalingsteken (\") dat nergens sluit, zodat de rest van het bestand één cel wordt. Zet er een aanhalingsteken achter of haal het weg",
        ),
        (
            tot("gebied_code;norm_id;wa"),
            1,
            "ist.csv:2: fout IST-015: de kolom waarde, eenheid ontbreekt; gevonden: gebied_code, norm_id, wa. Maak een goed bestand met 'normwijzer sjabloon ist'.",
        ),
        (
            tot("GM0034;sociaal-verwijzen.brugfun"),
            1,
            "ist.csv:13, kolom norm_id: fout IST-003: norm 'sociaal-verwijzen.brugfun' bestaat niet. Bedoelt u 'sociaal-verwijzen.brugfunctionaris'? Alle namen staan in plan.csv.",
        ),
    ];
    for (inhoud, code, zin) in gevallen {
        assert_eq!(geweigerd(&inhoud), (code, vec![zin.to_owned()]));
    }
}

/// Halverwege een getal afgebroken: de rest van de regel ontbreekt, en dat valt op.
#[test]
fn een_halve_regel_aan_het_einde_wordt_geweigerd() {
    let voorbeeld = voorbeeld_tekst();
    let (begin, _) = voorbeeld.split_once("2;fte;2025-12-31").unwrap();
    let (code, fouten) = geweigerd(begin.as_bytes());
    assert_eq!(code, 1);
    assert!(
        fouten.iter().any(|f| f.starts_with("ist.csv:13, kolom eenheid: fout IST-006: gevonden niets")),
        "{fouten:?}"
    );
}

#[test]
fn een_map_een_te_groot_bestand_of_niets() {
    let map = map();
    let ist = map.path().join("ist.csv");
    let meld = || {
        let afloop = reken(map.path());
        assert!(!map.path().join("uit").exists());
        (afloop.code, afloop.fout)
    };
    let zin = |zin: &str| (2, format!("fout: ist.csv: {zin}\n"));
    assert_eq!(meld(), zin("dit bestand bestaat niet. Controleer de naam en de map."));
    // Twee gigabyte die geen schijf kosten: het bestand mag niet in het geheugen komen.
    File::create(&ist).unwrap().set_len(2 << 30).unwrap();
    assert_eq!(
        meld(),
        zin(
            "dit bestand is groter dan de grens van 8 MiB. Controleer of dit het bedoelde bestand is; maak het anders kleiner, bij een tabel met een kleinere selectie."
        )
    );
    std::fs::remove_file(&ist).unwrap();
    std::fs::create_dir(&ist).unwrap();
    assert_eq!(meld(), zin("in deze map staat geen bestand met de uitgang xlsx of xlsm of xls of csv."));
}

/// Wat Excel, Kladblok of een ander rekenblad van hetzelfde bestand maakt.
#[test]
fn elke_schrijfwijze_van_hetzelfde_bestand_geeft_dezelfde_uitkomst() {
    let tekst = voorbeeld_tekst().replace("fictief voorbeeld;\n", "fictief voorbeeld;geteld vóór de zomer, één keer\n");
    let komma = {
        let (opmerking, rest) = tekst.split_once('\n').unwrap();
        let mut lezer = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(rest.as_bytes());
        let mut schrijver = csv::Writer::from_writer(Vec::new());
        for rij in lezer.records().map(Result::unwrap) {
            schrijver
                .write_record(rij.iter().enumerate().map(|(i, c)| if i == 2 { c.replace(',', ".") } else { c.into() }))
                .unwrap();
        }
        format!("{opmerking}\n{}", String::from_utf8(schrijver.into_inner().unwrap()).unwrap())
    };
    let utf16 = |bytes: fn(u16) -> [u8; 2]| {
        "\u{feff}".encode_utf16().chain(tekst.encode_utf16()).flat_map(bytes).collect::<Vec<u8>>()
    };
    let latijn: Vec<u8> = tekst.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert!(std::str::from_utf8(&latijn).is_err(), "er staat een letter in die in Windows-1252 anders is");
    let met_bron = |b: &str| tekst.replace("GM0034;", b).into_bytes();
    let varianten: Vec<(&str, Vec<u8>)> = vec![
        ("UTF-8", tekst.clone().into_bytes()),
        ("BOM", format!("\u{feff}{tekst}").into_bytes()),
        ("CRLF", tekst.replace('\n', "\r\n").into_bytes()),
        ("Windows-1252", latijn),
        ("UTF-16 LE", utf16(u16::to_le_bytes)),
        ("UTF-16 BE", utf16(u16::to_be_bytes)),
        ("komma", komma.into_bytes()),
        ("tab", tekst.replace(';', "\t").into_bytes()),
        ("sep=", format!("sep=;\n{tekst}").into_bytes()),
        ("lege regels en kolommen", tekst.replace('\n', ";;\n;;;;;;;;;\n").into_bytes()),
        ("namen", met_bron("Almere;")),
        ("naam met toevoeging", met_bron("gemeente ALMERE ;")),
        (
            "hoofdletters in de kop",
            tekst.replacen("gebied_code;norm_id;waarde", "Gebied_Code;NORM_ID;Waarde", 1).into_bytes(),
        ),
        ("Nederlandse datum", tekst.replace("2025-12-31", "31-12-2025").into_bytes()),
        ("periode uitgeschreven", tekst.replace(";2025;", ";1-1-2025 t/m 31-12-2025;").into_bytes()),
    ];
    let verwacht = FLEVOLAND.zonder_code("plan.csv");
    for (naam, inhoud) in varianten {
        let map = map();
        std::fs::write(map.path().join("ist.csv"), inhoud).unwrap();
        let afloop = reken(map.path());
        assert_eq!(afloop.code, 0, "{naam}: {}", afloop.fout);
        assert_eq!(Bestanden::lees(&map.path().join("uit")).zonder_code("plan.csv"), verwacht, "{naam}");
    }
}

/// Goed te lezen, maar het telt nergens mee: wie het invulde, moet dat weten.
#[test]
fn een_opgave_van_elders_geeft_een_waarschuwing() {
    let map = map();
    std::fs::write(map.path().join("ist.csv"), met(BRUG, &BRUG.replace("GM0034", "GM0050"))).unwrap();
    let afloop = reken(map.path());
    assert_eq!(afloop.code, 0);
    let zin = "ist.csv:13, kolom gebied_code: waarschuwing IST-017: deze opgave telt nergens mee: GM0050 hoort niet bij het geplande gebied, of norm sociaal-verwijzen.brugfunctionaris wordt op een ander niveau gevraagd.";
    assert!(afloop.fout.lines().any(|r| r == zin), "{}", afloop.fout);
    // Zonder Almere is de IST van de regio niet bekend; zij wordt niet te laag geteld.
    let plan = Bestanden::lees(&map.path().join("uit")).tabel("plan.csv");
    let rij = plan.rij("IZA-flevoland", "sociaal-verwijzen.brugfunctionaris");
    assert_eq!([rij.cel("ist"), rij.cel("gap"), rij.cel("status")], ["", "", "ist-deels-bekend"]);
    assert_eq!(rij.cel("ist_bekend"), "3.6");
}

#[test]
fn een_fout_sluit_af_met_het_aantal() {
    let map = map();
    std::fs::write(map.path().join("ist.csv"), met(BRUG, &BRUG.replace("3,2", "-1"))).unwrap();
    assert_eq!(reken(map.path()).fout.lines().last(), Some(EEN_FOUT));
}

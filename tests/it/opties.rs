//! Verkeerde opties, en eigen normen, datasets, indelingen en lijsten van gemeenten waar iets aan mankeert: de
//! uitgangscode, de zin met haar plaats, en dat er niets geschreven is.

use std::path::Path;

use crate::gereedschap::{Afloop, draai, fouten, map, normwijzer, onder, vraag, wortel};

#[test]
fn verkeerde_opties_zijn_code_2_met_een_zin() {
    let gevallen: Vec<(&[&str], &str)> = vec![
        (&["plan"], "fout: kies precies één van --regio NAAM|CODE, --gemeenten LIJST|CSV of --alle NIVEAU."),
        (
            &["plan", "--regio", "Flevoland", "--alle", "ggd"],
            "fout: '--regio <NAAM|CODE>' kan niet samen met '--alle <NIVEAU>'.",
        ),
        (
            &["plan", "--regio", "Flevoland", "--naam", "x"],
            "fout: '--regio <NAAM|CODE>' kan niet samen met '--naam <NAAM>'.",
        ),
        (
            &["plan", "--alle", "buurt"],
            "fout: de waarde van '--alle <NIVEAU>' klopt niet: 'buurt' is geen niveau. Kies uit: iza, ggd, land, provincie, gemeente, zorgkantoor, corop, jeugdregio, veiligheidsregio, eigen.",
        ),
        (&["plan", "--rego", "Flevoland"], "fout: de optie '--rego' bestaat hier niet. Bedoelt u '--regio'?"),
        (&["plann"], "fout: de opdracht 'plann' bestaat niet. Bedoelt u 'plan'?"),
        (&["plan", "--regio"], "fout: bij '--regio <NAAM|CODE>' ontbreekt de waarde."),
        (
            &["plan", "--regio", "Flevoland", "--start", "2031"],
            "fout: de waarde van '--start <KWARTAAL>' klopt niet: '2031' is geen kwartaal. Schrijf een kwartaal als 2027-K1 (jaar 2000–2100, K1 tot en met K4).",
        ),
        (
            &["plan", "--regio", "Flevoland", "--doel", "2026-K1"],
            "fout: Het doelkwartaal 2026-K1 ligt niet na het startkwartaal 2027-K1. Kies een later doel of een eerder begin.",
        ),
        (
            &["plan", "--regio", "Flevoland", "--lezing", "nnz.coordinati=per-iza-regio"],
            "fout: --lezing nnz.coordinati=per-iza-regio: de norm 'nnz.coordinati' bestaat niet. Bedoelt u 'nnz.coordinatie'? Zie normwijzer norm lijst.",
        ),
        (
            &["plan", "--regio", "Flevoland", "--lezing", "nnz.coordinatie=per-wijk"],
            "fout: --lezing nnz.coordinatie=per-wijk: de lezing 'per-wijk' bestaat niet. Kies uit: per-ggd-regio, per-iza-regio.",
        ),
        (
            &["plan", "--regio", "Flevoland", "--positie", "veel"],
            "fout: --positie veel: 'veel' is geen plaats in de bandbreedte. Kies laag, midden of hoog, of NORM=GETAL.",
        ),
        (
            &["plan", "--regio", "Flevoland", "--positie", "lsp.steunpunten=hoog"],
            "fout: --positie lsp.steunpunten=hoog: deze norm noemt één waarde; er is geen bandbreedte. Geef een eigen getal.",
        ),
        (
            &["plan", "--regio", "Flevoland", "--datum", "morgen"],
            "fout: --datum 'morgen' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2026-11-15.",
        ),
        (
            &["plan", "--regio", "Flevoland", "--peildatum", "1 mei"],
            "fout: --peildatum '1 mei' kan niet. Kies 2025 of 2026 (1 januari van dat jaar).",
        ),
        (
            &["plan", "--regio", "Flevoland", "--volgorde", "Almere, Almere"],
            "fout: 'Almere' staat er twee keer. Laat er één staan.",
        ),
    ];
    for (args, zin) in gevallen {
        let map = map();
        let afloop = draai(normwijzer(map.path()).args(args).args(["--uit", "uit"]));
        // Na de zin komt bij een verkeerde optie nog een verwijzing naar de uitleg.
        assert_eq!((afloop.code, afloop.fout.lines().next()), (2, Some(zin)), "{args:?}");
        assert_eq!(afloop.uit, "");
        assert!(!map.path().join("uit").exists(), "{args:?}: er is niets geschreven");
    }
}

#[test]
fn alle_verkeerde_keuzes_worden_tegelijk_gemeld() {
    let args = ["plan", "--regio", "Flevoland", "--positie", "veel", "--positie", "x.y=1", "--lezing", "geen"];
    let afloop = vraag(&args);
    let begin: Vec<&str> = afloop.fout.lines().map(|r| r.trim_start_matches("fout: ").trim_start()).collect();
    assert_eq!(afloop.code, 2);
    assert_eq!(begin.len(), 3, "{}", afloop.fout);
    for (regel, verwacht) in begin.iter().zip(["--positie veel: ", "--positie x.y=1: ", "--lezing geen: "]) {
        assert!(regel.starts_with(verwacht), "{regel}");
    }
}

#[test]
fn uit_is_een_map() {
    let map = map();
    std::fs::write(map.path().join("bezet"), "van mij").unwrap();
    for (uit, zin) in [
        ("bezet", "fout: bezet: dit is een bestand, geen map. Kies bij --uit een andere naam.\n"),
        (
            "bezet/dieper",
            "fout: bezet/dieper: deze map is niet te maken: een deel van dit pad is een bestand, geen map.\n",
        ),
    ] {
        let afloop =
            draai(normwijzer(map.path()).args(["plan", "--regio", "Flevoland", "--geen-grafieken", "--uit", uit]));
        assert_eq!((afloop.code, afloop.fout.as_str()), (2, zin));
    }
    assert_eq!(std::fs::read_to_string(map.path().join("bezet")).unwrap(), "van mij");
}

/// Een kopie van een map van de repo.
fn kopieer(van: &str, naar: &Path) {
    let van = wortel().join(van);
    for pad in onder(&van) {
        let doel = naar.join(pad.strip_prefix(&van).unwrap());
        std::fs::create_dir_all(doel.parent().unwrap()).unwrap();
        std::fs::copy(pad, doel).unwrap();
    }
}

fn vervang(pad: &Path, oud: &str, nieuw: &str) {
    let tekst = std::fs::read_to_string(pad).unwrap();
    assert!(tekst.contains(oud), "{oud}");
    std::fs::write(pad, tekst.replacen(oud, nieuw, 1)).unwrap();
}

#[test]
fn elke_fout_in_eigen_normen_heeft_regel_en_kolom() {
    let map = map();
    let normen = map.path().join("normen");
    kopieer("norms/azwa-d5", &normen);
    let bestand = normen.join("2026-04-20/2b-sociaal-verwijzen.toml");
    vervang(&bestand, "karakter = \"rekenwaarde\"", "karakter = \"rekenwaarden\"");
    vervang(&bestand, "schaal = \"gemeente\"", "schaal = \"wijk\"");
    vervang(&bestand, "eenheid = \"fte\"", "eenheid = \"ftes\"");
    let verwacht = [
        "2026-04-20/2b-sociaal-verwijzen.toml:15:12: fout NORM-007: 'rekenwaarden' is geen karakter.",
        "2026-04-20/2b-sociaal-verwijzen.toml:17:10: fout NORM-007: 'wijk' is geen schaal.",
        "2026-04-20/2b-sociaal-verwijzen.toml:71:11: fout NORM-007: 'ftes' is geen eenheid.",
    ];
    for args in
        [&["norm", "controleer", "normen"][..], &["plan", "--regio", "Flevoland", "--normen", "normen", "--uit", "uit"]]
    {
        let afloop = draai(normwijzer(map.path()).args(args));
        let fouten = fouten(&afloop);
        assert_eq!((afloop.code, fouten.len()), (1, 3), "{}", afloop.fout);
        for (fout, begin) in fouten.iter().zip(verwacht) {
            assert!(fout.starts_with(begin), "{fout}");
        }
    }
    assert!(!map.path().join("uit").exists());
}

/// De ingebouwde normen, uit een map gelezen, zijn dezelfde.
#[test]
fn eigen_normen_mogen_een_map_zijn() {
    let uit = crate::gereedschap::antwoord(&["norm", "controleer", wortel().join("norms").to_str().unwrap()]);
    assert_eq!(uit, crate::gereedschap::antwoord(&["norm", "controleer"]));
    assert!(uit.contains("normen in orde"), "{uit}");
}

#[test]
fn een_veranderde_byte_in_een_dataset_valt_op() {
    let map = map();
    kopieer("datasets", &map.path().join("eigen"));
    let keur = || draai(normwijzer(map.path()).args(["data", "controleer", "--datasets", "eigen"]));
    let goed = keur();
    assert_eq!((goed.code, goed.fout.as_str()), (0, ""));
    let bevolking = map.path().join("eigen/bevolking-2025/bevolking.csv");
    vervang(&bevolking, "GM0034,2025-01-01,0,,229574,", "GM0034,2025-01-01,0,,229575,");
    let afloop = keur();
    assert_eq!(afloop.code, 1);
    let fouten = fouten(&afloop);
    assert!(
        fouten[0].starts_with("bevolking-2025/bevolking.csv: fout DAT-007: de bytes zijn gewijzigd: sha256 "),
        "{}",
        fouten[0]
    );
    // Niet alleen de hash: ook de sommen zien het.
    assert_eq!(
        fouten[1..],
        [
            "bevolking-2025/bevolking.csv: fout DAT-006: de leeftijdsbanden tellen niet op tot het totaal van: GM0034",
            "bevolking-2025/bevolking.csv: fout DAT-006: het totaal is niet het aantal inwoners van inwoners.csv voor: GM0034",
        ]
    );
}

#[test]
fn datasets_moeten_een_volledige_map_zijn() {
    let map = map();
    std::fs::write(map.path().join("los.csv"), "a;b\n1;2\n").unwrap();
    let vraag = |datasets: &str| -> Afloop {
        draai(normwijzer(map.path()).args(["plan", "--regio", "Flevoland", "--datasets", datasets, "--uit", "uit"]))
    };
    let los = vraag("los.csv");
    assert_eq!((los.code, los.fout.as_str()), (2, "fout: los.csv: dit is geen map met datasets.\n"));
    kopieer("datasets", &map.path().join("half"));
    std::fs::remove_file(map.path().join("half/iza-regios/iza.csv")).unwrap();
    let half = vraag("half");
    assert_eq!(half.code, 1);
    let zin = "iza-regios/iza.csv: fout DAT-001: dit bestand ontbreekt in de datasets; zet het terug of maak het met de importer";
    assert_eq!(fouten(&half), [zin]);
    assert!(!map.path().join("uit").exists());
}

#[test]
fn een_verkeerde_indeling_noemt_elke_regel() {
    let map = map();
    let reken = |inhoud: &str| {
        std::fs::write(map.path().join("iza.csv"), inhoud).unwrap();
        draai(normwijzer(map.path()).args(["plan", "--regio", "Polder", "--indeling", "iza.csv", "--uit", "uit"]))
    };
    let afloop = reken("gemeente;regio\nAlmere;Polder\nAlmere;Zee\nAtlantis;Zee\nLelystad;\n");
    assert_eq!(afloop.code, 1);
    assert_eq!(
        fouten(&afloop),
        [
            "iza.csv:3, kolom gemeente: fout IND-002: Almere staat ook op regel 2, in Polder; een gemeente ligt in één regio",
            "iza.csv:4, kolom gemeente: fout IND-001: \"Atlantis\" is geen gemeente van dit jaar; bedoelt u Aalten, Altena of Ameland?",
            "iza.csv:5, kolom regio: fout IND-004: \"Lelystad\" heeft geen regio; vul de naam van de regio in",
        ]
    );
    let zonder = reken("stad;regio\nAlmere;Polder\n");
    assert_eq!(
        fouten(&zonder),
        ["iza.csv:1: fout IMP-003: kolom gemeente komt 0 keer voor; verwacht één keer. De koppen zijn: stad, regio"]
    );
    assert!(!map.path().join("uit").exists());
}

#[test]
fn een_verkeerde_lijst_van_gemeenten_noemt_elke_naam() {
    let map = map();
    let reken = |lijst: &str| {
        draai(normwijzer(map.path()).args(["plan", "--gemeenten", lijst, "--uit", "uit", "--geen-grafieken"]))
    };
    let bergen = "'Bergen' kan gemeente Bergen (NH.) (GM0373) of gemeente Bergen (L.) (GM0893) zijn. Gebruik de code.";
    let los = reken("Almere, Bergen, Almere");
    assert_eq!(
        (los.code, los.fout),
        (2, format!("fout: {bergen}\n      'Almere' staat er twee keer. Laat er één staan.\n"))
    );
    let leeg = reken(" , ");
    assert_eq!(leeg.fout, "fout: noem minstens één gemeente, bijvoorbeeld \"Almere, Lelystad\".\n");

    std::fs::write(map.path().join("lijst.csv"), "gemeente\nAlmere\nBergen\nAlmere\n").unwrap();
    let bestand = reken("lijst.csv");
    assert_eq!(bestand.code, 1);
    assert_eq!(
        fouten(&bestand),
        [
            format!("lijst.csv:3, kolom gemeente: fout GEB-003: {bergen}"),
            "lijst.csv:4, kolom gemeente: fout GEB-002: 'Almere' staat er twee keer. Laat er één staan.".to_owned(),
        ]
    );
    std::fs::write(map.path().join("lijst.csv"), "stad\nAlmere\n").unwrap();
    assert_eq!(
        fouten(&reken("lijst.csv")),
        ["lijst.csv:1: fout GEB-001: gevonden de kolommen stad; verwacht een kolom 'gemeente'."]
    );
    assert_eq!(reken("weg.csv").fout, "fout: weg.csv: dit bestand bestaat niet. Controleer de naam en de map.\n");
    assert!(!map.path().join("uit").exists());
}

//! Een eigen bevolking: `data importeer --als bevolking`, `plan --bevolking`, en of `controleer` haar terugvindt.

use std::path::Path;

use crate::gereedschap::{Afloop, Bestanden, draai, fouten, map, normwijzer};

/// Flevoland in het formaat van StatLine, met de echte cijfers van 1 januari 2025 in andere banden.
const STATLINE: &str = "\u{feff}\"Perioden\";\"Regio's\";\"Totale bevolking (aantal)\";\"Leeftijdsgroepen/Jonger dan 15 jaar (aantal)\";\"Leeftijdsgroepen/15 tot 25 jaar (aantal)\";\"Leeftijdsgroepen/25 tot 65 jaar (aantal)\";\"Leeftijdsgroepen/65 jaar of ouder (aantal)\"\r\n\
\"2025\";\"Almere\";229574;41399;28014;127651;32510\r\n\
\"2025\";\"Dronten\";44856;6959;6024;23252;8621\r\n\
\"2025\";\"Lelystad\";84713;14287;10462;44450;15514\r\n\
\"2025\";\"Noordoostpolder\";50788;8735;6356;26020;9677\r\n\
\"2025\";\"Urk\";22173;5893;3570;10348;2362\r\n\
\"2025\";\"Zeewolde\";24291;3936;2974;13388;3993\r\n";

fn plan(map: &Path, extra: &[&str]) -> Afloop {
    let vast =
        ["plan", "--regio", "Flevoland", "--niveau", "provincie", "--bevolking", "bevolking.csv", "--uit", "uit"];
    draai(normwijzer(map).args(vast).args(extra))
}

fn zet(map: &Path, tekst: &str) {
    std::fs::write(map.join("bevolking.csv"), tekst).unwrap();
}

#[test]
fn de_bevolking_van_de_gebruiker_staat_in_elk_bestand_en_controleer_vindt_haar_terug() {
    let map = map();
    zet(map.path(), STATLINE);
    let afloop = plan(map.path(), &["--geen-grafieken"]);
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    let uit = Bestanden::lees(&map.path().join("uit"));
    let tabel = uit.tabel("plan.csv");
    let almere = tabel.rij("GM0034", "valpreventie.inschatting");
    assert_eq!((almere.cel("grondslag_aantal"), almere.cel("grondslag_soort")), ("32510", "telling"));
    // 0–17 jaar staat niet als band in deze tabel.
    let jong = tabel.rij("GM0034", "overgewicht-kind.czv");
    assert_eq!(jong.cel("grondslag_soort"), "schatting");
    let pagina = String::from_utf8(uit.bytes("plan.md").to_vec()).unwrap();
    for zin in [
        "bestand bevolking.csv",
        "Opgegeven met --bevolking: bevolking.csv",
        "Geschat uit leeftijdsbanden",
        "Fout: Gemeten",
    ] {
        assert!(pagina.contains(zin), "{zin}");
    }
    let json = uit.json("verantwoording.json");
    let invoer = json["invoer"].as_array().unwrap();
    assert!(invoer.iter().any(|i| i["soort"] == "bevolking" && i["naam"] == "bevolking.csv"), "{invoer:?}");
    assert_eq!(json["parameters"]["bevolking"], "bevolking.csv");
    let goed = draai(normwijzer(map.path()).args(["controleer", "uit/verantwoording.json"]));
    assert_eq!(goed.code, 0, "{}", goed.fout);
    // Wie haar daarna verandert, krijgt andere cijfers.
    zet(map.path(), &STATLINE.replace("127651;32510", "127650;32511"));
    let anders = draai(normwijzer(map.path()).args(["controleer", "uit/verantwoording.json"]));
    assert_eq!(anders.code, 1);
    assert!(anders.fout.contains("bevolking.csv is sinds de run veranderd"), "{}", anders.fout);
    assert!(anders.fout.contains("hier staat '32510'; nu komt er '32511' uit"), "{}", anders.fout);
}

#[test]
fn een_geimporteerde_map_geeft_hetzelfde_plan_als_het_bestand() {
    let map = map();
    zet(map.path(), STATLINE);
    let import = draai(normwijzer(map.path()).args([
        "data",
        "importeer",
        "bevolking.csv",
        "--als",
        "bevolking",
        "--uit",
        "eigen",
    ]));
    assert_eq!(import.code, 0, "{}", import.fout);
    assert!(
        import.fout.contains("\"Leeftijdsgroepen/65 jaar of ouder (aantal)\" gelezen als 65 jaar en ouder"),
        "{}",
        import.fout
    );
    let eigen = Bestanden::lees(&map.path().join("eigen"));
    assert_eq!(eigen.namen(), ["bevolking/bevolking.csv", "bevolking/bron.toml"]);
    assert_eq!(plan(map.path(), &["--alleen-tabellen"]).code, 0);
    let vast = [
        "plan",
        "--regio",
        "Flevoland",
        "--niveau",
        "provincie",
        "--bevolking",
        "eigen",
        "--uit",
        "ook",
        "--alleen-tabellen",
    ];
    let ook = draai(normwijzer(map.path()).args(vast));
    assert_eq!(ook.code, 0, "{}", ook.fout);
    let (a, b) = (Bestanden::lees(&map.path().join("uit")), Bestanden::lees(&map.path().join("ook")));
    assert_eq!(a.zonder_code("plan.csv"), b.zonder_code("plan.csv"));
    let controle = draai(normwijzer(map.path()).args(["controleer", "ook/verantwoording.json"]));
    assert_eq!(controle.code, 0, "{}", controle.fout);
}

#[test]
fn een_gemeente_die_ontbreekt_maakt_het_gebied_onbekend_en_niet_kleiner() {
    let map = map();
    zet(map.path(), &STATLINE.replace("\"2025\";\"Urk\";22173;5893;3570;10348;2362\r\n", ""));
    let afloop = plan(map.path(), &["--alleen-tabellen"]);
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    assert!(afloop.fout.contains("ontbreken in de tabel"), "{}", afloop.fout);
    let uit = Bestanden::lees(&map.path().join("uit"));
    let tabel = uit.tabel("plan.csv");
    let flevoland = tabel.rij("PV24", "valpreventie.inschatting");
    assert_eq!((flevoland.cel("status"), flevoland.cel("soll")), ("grondslag-onbekend", ""));
    assert_eq!(tabel.rij("GM0034", "valpreventie.inschatting").cel("grondslag_aantal"), "32510");
}

#[test]
fn een_slechte_tabel_wordt_geweigerd_met_wat_te_kiezen_is_en_niets_geschreven() {
    let map = map();
    zet(map.path(), &STATLINE.replace("\"2025\";\"Urk\"", "\"2024\";\"Urk\""));
    let afloop = plan(map.path(), &[]);
    assert_eq!(
        (afloop.code, fouten(&afloop)),
        (
            1,
            vec![
                "bevolking.csv: fout IMP-033: hier staan 2 peildatums; kies met --peildatum een van 2024-01-01, 2025-01-01",
            ]
        )
    );
    assert!(!map.path().join("uit").exists());
    let los = draai(normwijzer(map.path()).args(["plan", "--regio", "Urk", "--kolom", "x", "--uit", "uit"]));
    assert_eq!(los.code, 2);
    assert!(los.fout.contains("Noem dat bestand met --bevolking"), "{}", los.fout);
    let datum = plan(map.path(), &["--peildatum", "gisteren"]);
    assert_eq!(datum.code, 2);
    assert!(datum.fout.contains("--peildatum 'gisteren' is geen dag"), "{}", datum.fout);
}

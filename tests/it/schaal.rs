//! De opdracht `schaal`, zoals een gebruiker haar ziet: op het scherm, in de map, en wat zij weigert.

use crate::gereedschap::{Bestanden, antwoord, draai, map, normwijzer, vraag};

const BRUG: &str = "sociaal-verwijzen.brugfunctionaris";

fn bestanden(args: &[&str]) -> Bestanden {
    let map = map();
    let afloop = draai(normwijzer(map.path()).arg("schaal").args(args).args(["--uit", "uit"]));
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    Bestanden::lees(&map.path().join("uit"))
}

#[test]
fn vlieland_krijgt_een_alinea_om_over_te_nemen() {
    let uit = antwoord(&["schaal", "--regio", "Vlieland", "--norm", BRUG]);
    assert!(uit.contains("Vlieland: 0,02–0,06 fte brugfunctionaris, 0,9–2,2 uur per week."), "{uit}");
    assert!(uit.contains("Als eiland") && uit.contains("getoetst met de gemeenten van IZA-regio Friesland"), "{uit}");
    let over_water = antwoord(&["schaal", "--regio", "Vlieland", "--norm", BRUG, "--over-water"]);
    assert!(over_water.contains("Samen: ") && !over_water.contains("Als eiland"), "{over_water}");
    let personen = antwoord(&["schaal", "--regio", "Vlieland", "--norm", "nnz.coordinatie"]);
    assert!(personen.contains("2 fte over 3 personen is 0,67 fte en 24 uur per week per persoon"), "{personen}");
}

#[test]
fn elke_gemeente_staat_in_een_cluster_en_de_kaart_hoort_erbij() {
    let uit = bestanden(&["--regio", "GGD Regio Utrecht", "--norm", BRUG]);
    let tabel = uit.tabel("schaal.csv");
    assert_eq!(tabel.rijen.len(), 26);
    for rij in tabel.rijen() {
        assert!(rij.cel("cluster_leden").split(' ').any(|c| c == rij.cel("gebied_code")));
        assert_eq!(rij.getal("uren_laag").unwrap(), rij.getal("fte_laag").unwrap() * crate::gereedschap::d("36"));
        assert_eq!(rij.cel("werkbaar") == "ja", rij.getal("uren_laag") >= rij.getal("drempel_uren"));
    }
    let kaart = "grafieken/schaal-sociaal-verwijzen-brugfunctionaris-ggd-regio-utrecht";
    for uitgang in ["svg", "png", "alt.txt", "csv"] {
        assert!(uit.namen().contains(&format!("{kaart}.{uitgang}").as_str()), "{uitgang}");
    }
    let svg = String::from_utf8_lossy(uit.bytes(&format!("{kaart}.svg"))).into_owned();
    assert!(svg.contains("Eemnes") && svg.contains("CC BY 4.0"));
    let pagina = String::from_utf8_lossy(uit.bytes("schaal.md")).into_owned();
    assert!(pagina.contains("Baarn") && !pagina.contains("gedekt"), "{pagina}");
    let geld = uit.tabel("schaal-geld.csv");
    assert!(geld.rijen().filter(|r| r.is("post", "spuk-lokaal")).count() == 26 * 3);
    assert!(geld.rijen().all(|r| !(r.is("post", "spuk-lokaal") && r.is("jaar", "2030"))));
}

#[test]
fn een_hogere_drempel_geeft_nooit_minder_wie_deelt_en_twee_keer_is_hetzelfde() {
    let deelt = |drempel: &str| {
        let uit = bestanden(&["--regio", "Zeeland", "--norm", BRUG, "--drempel", drempel]);
        uit.tabel("schaal.csv").rijen().filter(|r| r.is("werkbaar", "nee")).count()
    };
    let aantallen = ["1", "8", "16", "36"].map(deelt);
    assert!(aantallen.is_sorted() && aantallen[3] > aantallen[0], "{aantallen:?}");
    let lees = || bestanden(&["--regio", "Flevoland"]);
    let (een, twee) = (lees(), lees());
    assert_eq!(een.namen(), twee.namen());
    assert!(een.namen().iter().all(|n| een.bytes(n) == twee.bytes(n)));
}

#[test]
fn onzin_wordt_geweigerd() {
    for (args, zegt) in [
        (vec!["--regio", "Urk", "--drempel", "0"], "--drempel"),
        (vec!["--regio", "Urk", "--drempel", "40"], "volle week"),
        (vec!["--regio", "Urk", "--uren", "nul"], "--uren"),
        (vec!["--regio", "Urk", "--norm", "lsp.steunpunten"], "vraagt geen fte"),
        (vec!["--alle", "iza"], "één gebied"),
    ] {
        let afloop = vraag(&[vec!["schaal"], args].concat());
        assert_eq!(afloop.code, 2, "{}", afloop.fout);
        assert!(afloop.fout.contains(zegt), "{}", afloop.fout);
    }
}

#[test]
fn de_verantwoording_is_na_te_gaan() {
    let map = map();
    let schrijf = draai(normwijzer(map.path()).args(["schaal", "--regio", "Urk", "--norm", BRUG, "--uit", "uit"]));
    assert_eq!(schrijf.code, 0, "{}", schrijf.fout);
    let controleer = || draai(normwijzer(map.path()).args(["controleer", "uit/verantwoording.json"]));
    assert_eq!(controleer().code, 0, "{}", controleer().fout);
    assert!(controleer().uit.contains("de cijfers zijn dezelfde"), "{}", controleer().uit);
    std::fs::write(map.path().join("uit/schaal.csv"), "anders").unwrap();
    assert_eq!(controleer().code, 1);
}

#[test]
fn een_schaaltoets_wordt_nagerekend_met_haar_eigen_keuzes() {
    let map = map();
    let keuzes = ["--drempel", "7,5", "--kant", "hoog", "--over-water"];
    let opdracht =
        ["schaal", "--gemeenten", "Vlieland,Terschelling,Texel", "--naam", "Eilanden", "--norm", BRUG, "--uit", "uit"];
    let schrijf = draai(normwijzer(map.path()).args(opdracht).args(keuzes));
    assert_eq!(schrijf.code, 0, "{}", schrijf.fout);
    let controleer = || draai(normwijzer(map.path()).args(["controleer", "uit/verantwoording.json"]));
    assert_eq!(controleer().code, 0, "{}", controleer().fout);
    // Wie een getal verandert en het controlegetal erbij, valt door de mand: het wordt nagerekend.
    let (csv, json) = (map.path().join("uit/schaal.csv"), map.path().join("uit/verantwoording.json"));
    let (oud, verantwoording) = (std::fs::read_to_string(&csv).unwrap(), std::fs::read_to_string(&json).unwrap());
    let nieuw = oud.replacen(",ja,", ",nee,", 1);
    assert_ne!(oud, nieuw);
    let som = normwijzer_data::bron::sha256;
    std::fs::write(&csv, &nieuw).unwrap();
    std::fs::write(&json, verantwoording.replace(&som(oud.as_bytes()), &som(nieuw.as_bytes()))).unwrap();
    let afloop = controleer();
    assert_eq!(afloop.code, 1);
    assert!(afloop.fout.contains("CTR-005: hier staat 'nee'; nu komt er 'ja' uit."), "{}", afloop.fout);
}

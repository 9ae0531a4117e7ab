//! Een klein voorbeeld van elk formaat, met echte cijfers.

use rust_xlsxwriter::Workbook;

use super::*;
use crate::herken::Bestandssoort;
use crate::statline_waarde::Waarde;

fn getal(tekst: &str) -> Waarde {
    Waarde::Getal(tekst.to_owned())
}

fn namen(tabel: &Brontabel) -> Vec<&str> {
    tabel.dimensies.iter().map(|d| d.naam.as_str()).collect()
}

/// De waarde van een rij en een onderwerp, op code en stam.
fn waarde(tabel: &Brontabel, lid: &str, stam: &str) -> Waarde {
    let rij = tabel.rijen.iter().find(|r| r.sleutel.iter().any(|l| l == lid)).unwrap();
    rij.waarden[tabel.onderwerpen.iter().position(|o| o.stam() == Some(stam)).unwrap()].clone()
}

#[test]
fn odata_v3_in_csv_en_json_is_dezelfde_tabel() {
    let csv = gave_tabel(&[("70072ned_TypedDataSet.csv", V3_CSV)]);
    let ruw = gave_tabel(&[("x.csv", V3_RUW)]);
    let json = gave_tabel(&[("x.json", V3_JSON)]);
    assert_eq!(csv.soort, Bestandssoort::OdataV3Csv);
    assert_eq!((csv.tabel.as_deref(), json.tabel.as_deref()), (Some("70072ned"), Some("70072ned")));
    for tabel in [&csv, &ruw, &json] {
        assert_eq!(tabel.dimensie("regio").map(|p| tabel.dimensies[p].naam.as_str()), Some("RegioS"));
        assert_eq!(namen(tabel).len(), 2);
        assert_eq!(waarde(tabel, "GM0034", "TotaleBevolking"), getal("229574"));
        assert_eq!(waarde(tabel, "NL01", "k_65JaarOfOuder"), getal("3755679"));
        assert_eq!(waarde(tabel, "NL01", "Bevolkingsgroei"), getal("5.6"));
    }
    assert_eq!(waarde(&csv, "GM0034", "Gemeentenaam"), Waarde::Tekst("Almere".to_owned()));
    assert_eq!(waarde(&csv, "GM1680", "Bevolkingsgroei"), getal("-0.4"));
    assert_eq!(waarde(&ruw, "GM1680", "Bevolkingsgroei"), Waarde::Onbekend);
    assert_eq!(waarde(&json, "GM1710", "TotaleBevolking"), Waarde::Ontbreekt);
    assert_eq!(json.rijen[1].regel, 5);
}

#[test]
fn eigenschappen_geven_pad_en_eenheid() {
    for naam in ["70072ned_DataProperties.json", "eigenschappen.json"] {
        let tabel = gave_tabel(&[("x.json", V3_JSON), (naam, V3_EIGENSCHAPPEN)]);
        let koppen: Vec<String> = tabel.onderwerpen.iter().map(crate::Onderwerp::kop).collect();
        assert_eq!(
            koppen,
            [
                "Bevolking/Totale bevolking (aantal)",
                "Bevolking/Leeftijdsgroepen/65 jaar of ouder (aantal)",
                "Bevolkingsgroei"
            ]
        );
        assert_eq!(tabel.bestanden, ["x.json", naam]);
    }
    // Ook als zij als kale lijst bewaard zijn, zonder nummer van de tabel: dan bij wat ernaast staat.
    let kaal = V3_EIGENSCHAPPEN.split_once("\"value\":").unwrap().1.trim_end().trim_end_matches('}');
    let tabel = gave_tabel(&[("map/x.json", V3_JSON), ("map/DataProperties.json", kaal)]);
    assert_eq!(tabel.onderwerpen[0].eenheid.as_deref(), Some("aantal"));
    let elders = lees(&[("map/x.json", V3_JSON), ("y/DataProperties.json", kaal)]);
    assert_eq!(elders.overgeslagen[0].bestand, "y/DataProperties.json");
}

fn bulk() -> [(&'static str, &'static str); 4] {
    [
        ("bulk/Observations.csv", BULK),
        ("bulk/MeasureCodes.csv", BULK_ONDERWERPEN),
        ("bulk/MeasureGroups.csv", BULK_GROEPEN),
        ("bulk/RegioSCodes.csv", BULK_REGIOS),
    ]
}

fn controleer_bulk(tabel: &Brontabel) {
    assert_eq!(namen(tabel), ["RegioS", "Perioden"]);
    assert_eq!(tabel.dimensies[0].titel("GM0034"), "Almere");
    let koppen: Vec<String> = tabel.onderwerpen.iter().map(crate::Onderwerp::kop).collect();
    assert_eq!(koppen, ["Bevolking/Bevolking op 1 januari (aantal)", "Bevolking/Gemiddelde bevolking (aantal)"]);
    let rijen: Vec<_> = tabel.rijen.iter().map(|r| (r.regel, r.lid(0), r.waarden.clone())).collect();
    assert_eq!(
        rijen,
        [
            (2, "NL01", vec![getal("18044027"), getal("18087118.5")]),
            (4, "GM0034", vec![getal("229574"), Waarde::Geheim]),
            (6, "GM1710", vec![Waarde::Ontbreekt, Waarde::Onbekend]),
        ]
    );
}

#[test]
fn bulk_uit_een_map_en_uit_een_zip() {
    controleer_bulk(&gave_tabel(&bulk()));
    let delen: Vec<(&str, &[u8])> = bulk().map(|(naam, inhoud)| (naam, inhoud.as_bytes())).into();
    let lezing = lees_bronnen(&[Invoer::van_bytes("03759ned.zip", zip_van(&delen))], &ALLES);
    assert_eq!((&lezing.bevindingen, lezing.overgeslagen.len()), (&vec![], 0));
    controleer_bulk(&lezing.tabellen[0]);
    assert_eq!(lezing.tabellen[0].bestanden[0], "03759ned.zip/bulk/Observations.csv");
}

#[test]
fn een_keuze_ziet_de_titels_en_telt_wat_wegvalt() {
    let wil = |boek: &Codeboek, dimensie: &str, lid: &str| boek.titel_van(dimensie, lid) != Some("Nederland");
    let invoer: Vec<Invoer> = bulk().iter().map(|(naam, inhoud)| bestand(naam, inhoud)).collect();
    let tabel = lees_bronnen(&invoer, &Leeswijze { wil: &wil, parquet: None }).tabellen.remove(0);
    assert_eq!(tabel.rijen.len(), 2);
    assert_eq!(tabel.weggelaten, ["2 waarnemingen buiten de keuze van RegioS"]);
    // Voor een brede tabel geldt dezelfde keuze.
    let wil = |_: &Codeboek, dimensie: &str, lid: &str| dimensie != "RegioS" || lid == "GM0034";
    let tabel = lees_bronnen(&[bestand("x.csv", V3_CSV)], &Leeswijze { wil: &wil, parquet: None }).tabellen.remove(0);
    assert_eq!((tabel.rijen.len(), tabel.weggelaten), (1, vec!["3 rijen buiten de keuze van RegioS".to_owned()]));
}

/// Zoals het CBS de kerncijfers als werkmap geeft: tekst met een komma en spaties, een punt waar niets bekend is.
fn kerncijfers() -> Vec<u8> {
    let rijen = [
        ["gwb_code_10", "gwb_code", "regio", "recs", "a_inw", "a_65_oo", "p_gesch"],
        ["NL00      ", "NL00", "Nederland ", "Land ", "17942942", "3677228", "8,1 "],
        ["GM0034    ", "GM0034", "Almere", "Gemeente", "226630", "31200", "9"],
        ["BU00340101", "BU00340101", "Centrum Almere-Haven", "Buurt", "1645", ".", "      12,5"],
    ];
    let mut boek = Workbook::new();
    let blad = boek.add_worksheet().set_name("KWB2024").unwrap();
    for (regel, rij) in (0_u32..).zip(rijen) {
        for (kolom, cel) in (0_u16..).zip(rij) {
            match cel.parse::<f64>() {
                Ok(getal) => blad.write(regel, kolom, getal).unwrap(),
                Err(_) => blad.write(regel, kolom, cel).unwrap(),
            };
        }
    }
    boek.add_worksheet().set_name("Toelichting").unwrap().write(0, 0, "Zie de website.").unwrap();
    boek.save_to_buffer().unwrap()
}

#[test]
fn kerncijfers_uit_een_werkmap() {
    let lezing = lees_bronnen(&[Invoer::van_bytes("kwb-2024.xlsx", kerncijfers())], &ALLES);
    let tabel = &lezing.tabellen[0];
    assert_eq!((&lezing.bevindingen, &tabel.bevindingen), (&vec![], &vec![]));
    assert_eq!((tabel.soort.clone(), tabel.titel.as_deref()), (Bestandssoort::Kerncijfers, Some("KWB2024")));
    assert_eq!(namen(tabel), ["gwb_code_10"]);
    assert_eq!(tabel.dimensies[0].titel("GM0034"), "Almere");
    assert_eq!(waarde(tabel, "NL00", "a_65_oo"), getal("3677228"));
    assert_eq!(waarde(tabel, "NL00", "p_gesch"), getal("8.1"));
    assert_eq!(waarde(tabel, "BU00340101", "p_gesch"), getal("12.5"));
    assert_eq!(waarde(tabel, "BU00340101", "a_65_oo"), Waarde::Onbekend);
    assert_eq!(waarde(tabel, "GM0034", "recs"), Waarde::Tekst("Gemeente".to_owned()));
    assert_eq!(lezing.overgeslagen[0].bestand, "kwb-2024.xlsx, blad Toelichting");
}

#[test]
fn onze_eigen_tabel() {
    let tabel = gave_tabel(&[("bevolking.csv", EIGEN)]);
    assert_eq!(tabel.soort, Bestandssoort::EigenTabel);
    assert_eq!(namen(&tabel), ["gemeente_code", "peildatum", "leeftijd_van", "leeftijd_tot_en_met", "soort"]);
    assert_eq!(tabel.rijen[2].sleutel, ["GM0034", "2025-01-01", "0", "17", "schatting"]);
    assert_eq!(tabel.rijen[2].waarden, [getal("50642.5")]);
}

#[test]
fn banden_die_excel_voor_een_datum_aanzag() {
    let lezing = lees(&[("leeftijden.csv", BANDEN)]);
    let tabel = &lezing.tabellen[0];
    let titels: Vec<&str> = tabel.onderwerpen.iter().map(crate::Onderwerp::titel).collect();
    assert_eq!(titels, ["0-9", "10-19", "20-64", "65+"]);
    assert_eq!(
        berichten(&lezing),
        [
            "leeftijden.csv, regel 1, kolom okt-19: Excel heeft hier een datum van gemaakt; gelezen als de leeftijden 10-19. Klopt dat niet, verbeter dan de kop"
        ]
    );
}

/// Verschoven kolommen en rijen zijn dezelfde tabel, ook in StatLine waar dimensies links horen.
#[test]
fn verschoven_kolommen_in_statline() {
    let recht =
        "Perioden;Regio's;Gebied;Bevolking (aantal);Groei (%)\n2025;Almere;vol;229574;12,9\n2025;Urk;leeg;22000;\n";
    let scheef =
        "Groei (%);Regio's;Bevolking (aantal);Gebied;Perioden\n12,9;Almere;229574;vol;2025\n;Urk;22000;leeg;2025\n";
    let (recht, scheef) = (gave_tabel(&[("r.csv", recht)]), gave_tabel(&[("s.csv", scheef)]));
    assert_eq!(namen(&scheef), ["Regio's", "Gebied", "Perioden"]);
    assert_eq!(scheef.onderwerpen[0], recht.onderwerpen[1]);
    assert_eq!(scheef.rijen[0].waarden, [getal("12.9"), getal("229574")]);
    assert_eq!(scheef.rijen[1].waarden[0], Waarde::Ontbreekt);
}

/// Een map met een tabel van ons: de herkomst en een leesmij ernaast zijn geen tabellen, en geen fouten.
#[test]
fn wat_ernaast_ligt_stoort_niet() {
    let lezing = lees(&[
        ("map/bevolking.csv", EIGEN),
        ("map/bron.toml", "titel = \"Bevolking; per gemeente\"\nbron = \"CBS, 70072ned\"\n"),
        ("map/LEESMIJ.txt", "Beste collega; hierbij\nde tabel; zoals beloofd; met dank\n"),
    ]);
    assert_eq!((berichten(&lezing), lezing.tabellen.len()), (vec![], 1));
    let weg: Vec<_> = lezing.overgeslagen.iter().map(|o| o.waarom.as_str()).collect();
    assert_eq!(weg, ["dit is TOML: herkomst of instellingen, geen tabel", "dit is tekst, geen tabel"]);
}

#[test]
fn twee_tabellen_en_een_vreemd_bestand() {
    let lezing = lees(&[("a.csv", V3_CSV), ("lees mij.txt", "geachte heer"), ("b.json", V4_JSON)]);
    assert_eq!(lezing.tabellen.len(), 2);
    assert_eq!(lezing.overgeslagen[0].bestand, "lees mij.txt");
    assert!(lezing.overgeslagen[0].waarom.starts_with("dit is tekst zonder kolommen"));
}

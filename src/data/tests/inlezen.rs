//! Elk bestand van `../shared` zoals het is opgehaald: herkend, gelezen, en met de totalen die het CBS publiceert.
//! Draait alleen met `--features bronnen` en faalt dan waar een bronbestand ontbreekt.
#![allow(clippy::panic, clippy::unwrap_used, missing_docs)]

use std::path::PathBuf;

use normwijzer_data::lees_bronnen;
use normwijzer_ingest::{Bestandssoort, BronRij, Brontabel, LeesErnst, Lezing, Onderwerp, Waarde, verzamel};

fn lees_met(paden: &[&str], wil: &normwijzer_ingest::Wil<'_>) -> Lezing {
    let map = std::env::var_os("NORMWIJZER_BRONNEN")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"), PathBuf::from);
    let paden: Vec<PathBuf> = paden.iter().map(|p| map.join("raw").join(p)).collect();
    lees_bronnen(&verzamel(&paden).unwrap(), wil)
}

/// Eén tabel, zonder fouten.
fn lees(paden: &[&str]) -> Brontabel {
    let lezing = lees_met(paden, &|_, _, _| true);
    assert_eq!(lezing.bevindingen, []);
    let [tabel] = <[_; 1]>::try_from(lezing.tabellen).unwrap();
    assert!(!tabel.heeft_fout(), "{:?}", tabel.bevindingen);
    tabel
}

fn onderwerp(tabel: &Brontabel, wat: &str) -> usize {
    let op = |past: &dyn Fn(&Onderwerp) -> bool| -> Vec<usize> {
        tabel.onderwerpen.iter().enumerate().filter(|(_, o)| past(o)).map(|(plaats, _)| plaats).collect()
    };
    let op_code = op(&|o| o.stam() == Some(wat) || o.code.as_deref() == Some(wat));
    let passend = if op_code.is_empty() { op(&|o| o.kop().ends_with(wat)) } else { op_code };
    let [een] = passend.as_slice() else { panic!("{wat}: {passend:?}") };
    *een
}

fn som<'r>(rijen: impl Iterator<Item = &'r BronRij>, plaats: usize) -> u64 {
    rijen
        .map(|rij| match rij.waarden.get(plaats) {
            Some(Waarde::Getal(getal)) => getal.parse::<u64>().unwrap(),
            anders => panic!("regel {}: {anders:?}", rij.regel),
        })
        .sum()
}

const STATLINE: &str = "statline-csv/Regionale_kerncijfers_Nederland_11122025_133649.csv";

#[test]
fn statline_70072ned() {
    let tabel = lees(&[STATLINE]);
    assert_eq!(tabel.soort, Bestandssoort::StatlineCsv);
    assert_eq!(tabel.rijen.len(), 729);
    let regio = tabel.dimensie("regio").unwrap();
    let gevuld = |rij: &&BronRij| rij.lid(regio) != "Nederland" && rij.waarden.iter().any(|w| *w != Waarde::Ontbreekt);
    let gemeenten = || tabel.rijen.iter().filter(gevuld);
    assert_eq!(gemeenten().count(), 342);
    assert_eq!(som(gemeenten(), onderwerp(&tabel, "Totale bevolking (aantal)")), 18_044_027);
    let oud = ["Leeftijdsgroepen/65 tot 80 jaar (aantal)", "Leeftijdsgroepen/80 jaar of ouder (aantal)"];
    assert_eq!(oud.iter().map(|o| som(gemeenten(), onderwerp(&tabel, o))).sum::<u64>(), 3_755_679);
}

#[test]
fn statline_door_excel_beschadigd() {
    let tabel = lees(&["statline-csv/Inkomen_van_huishoudens__regio_11122025_135329.csv"]);
    assert_eq!(tabel.soort, Bestandssoort::StatlineCsvBeschadigd);
    assert_eq!(tabel.bevindingen.iter().map(|b| b.ernst).collect::<Vec<_>>(), [LeesErnst::Waarschuwing]);
    let nederland = tabel.rijen.iter().find(|r| r.sleutel.iter().any(|l| l == "Nederland")).unwrap();
    assert_eq!(nederland.waarden.first(), Some(&Waarde::Getal("8258.9".to_owned())));
}

#[test]
fn odata_v4_json_met_codelijsten() {
    let lezing = lees_met(&["odata-v4-json-03759ned"], &|_, _, _| true);
    assert_eq!(lezing.bevindingen, []);
    let [tabel] = lezing.tabellen.as_slice() else { panic!("{}", lezing.tabellen.len()) };
    assert_eq!(tabel.bevindingen, []);
    assert_eq!(tabel.tabel.as_deref(), Some("03759ned"));
    assert_eq!(tabel.titel.as_deref(), Some("Bevolking op 1 januari en gemiddeld; geslacht, leeftijd en regio"));
    let cijfers = |rij: &BronRij| rij.waarden.len();
    assert_eq!(tabel.rijen.iter().map(cijfers).sum::<usize>(), 13_568);
    let januari = onderwerp(tabel, "Bevolking op 1 januari (aantal)");
    let (regio, perioden) = (tabel.dimensie("regio").unwrap(), tabel.dimensie("perioden").unwrap());
    for (jaar, gemeenten, inwoners) in
        [("2026JJ00", 342, 18_130_208), ("2025JJ00", 342, 18_044_027), ("2022JJ00", 345, 17_590_672)]
    {
        let van = |begin: &'static str| {
            tabel.rijen.iter().filter(move |r| {
                r.lid(perioden) == jaar
                    && r.lid(regio).starts_with(begin)
                    && r.waarden.get(januari) != Some(&Waarde::Ontbreekt)
            })
        };
        assert_eq!(van("GM").count(), gemeenten, "{jaar}");
        assert_eq!((som(van("GM"), januari), som(van("NL01"), januari)), (inwoners, inwoners), "{jaar}");
    }
    let dimensie = |naam| tabel.dimensies.iter().find(|d| d.naam == naam).unwrap();
    assert_eq!(dimensie("RegioS").titel("GM0518"), "'s-Gravenhage (gemeente)");
    assert_eq!(dimensie("Perioden").titel("2026JJ00"), "2026");
    // Alleen de inhoudsopgave van het ophalen zelf is geen bestand van het CBS.
    let weg: Vec<_> = lezing.overgeslagen.iter().map(|o| o.bestand.rsplit('/').next().unwrap()).collect();
    assert_eq!(weg, ["index.json"]);
}

#[test]
fn een_keuze_laat_alleen_weg_wat_niet_gewenst_is() {
    let wil = |_: &normwijzer_ingest::Codeboek, dimensie: &str, lid: &str| dimensie != "Perioden" || lid == "2026JJ00";
    let lezing = lees_met(&["odata-v4-json-03759ned"], &wil);
    let tabel = lezing.tabellen.first().unwrap();
    assert_eq!(tabel.rijen.len(), 848);
    assert_eq!(tabel.weggelaten, ["11872 waarnemingen buiten de keuze van Perioden"]);
}

#[test]
fn gebieden_in_parquet() {
    let tabel =
        lees(&["gebieden-parquet/cbs_gebieden_2026.parquet", "gebieden-parquet/cbs_gebieden_measurecodes.parquet"]);
    assert_eq!((tabel.rijen.len(), tabel.onderwerpen.len()), (342, 53));
    let almere = tabel.rijen.iter().find(|r| r.lid(0) == "GM0034").unwrap();
    assert!(almere.waarden.contains(&Waarde::Tekst("GGD Flevoland".to_owned())));
}

#[test]
fn gebieden_van_eerdere_jaren() {
    for (jaar, gemeenten) in [(2019, 355), (2020, 355), (2021, 352), (2022, 345), (2023, 342)] {
        let tabel = lees(&[&format!("gebieden-parquet/cbs_gebieden_{jaar}.parquet")]);
        assert_eq!(tabel.rijen.len(), gemeenten, "{jaar}");
    }
}

#[test]
fn kerncijfers_in_parquet_met_eigenschappen() {
    let tabel = lees(&[
        "kwb-odata-v4-parquet/WijkenEnBuurten_2024_85984NED.parquet",
        "odata-v3-json/85984NED_DataProperties.json",
    ]);
    assert_eq!(tabel.tabel.as_deref(), Some("85984NED"));
    assert_eq!(tabel.rijen.len(), 18_310);
    let soort = onderwerp(&tabel, "SoortRegio");
    let gemeente = |r: &&BronRij| r.waarden.get(soort) == Some(&Waarde::Tekst("Gemeente".to_owned()));
    let gemeenten = || tabel.rijen.iter().filter(gemeente);
    assert_eq!(gemeenten().count(), 342);
    assert_eq!(som(gemeenten(), onderwerp(&tabel, "AantalInwoners")), 17_942_942);
    let oud = onderwerp(&tabel, "k_65JaarOfOuder");
    assert_eq!(som(gemeenten(), oud), 3_677_228);
    assert_eq!(tabel.onderwerpen.get(oud).unwrap().kop(), "Bevolking/Leeftijdsgroepen/65 jaar of ouder (aantal)");
}

#[test]
fn odata_v3_json() {
    let tabel = lees(&["odata-v3-json/84489NED_TypedDataSet.json"]);
    assert_eq!((tabel.soort.clone(), tabel.tabel.as_deref()), (Bestandssoort::OdataV3Json, Some("84489NED")));
    assert_eq!(tabel.rijen.len(), 2500);
    let aadorp = tabel.rijen.iter().find(|r| r.lid(0) == "WP1925").unwrap();
    assert_eq!(aadorp.waarden.get(1), Some(&Waarde::Tekst("Almelo".to_owned())));
}

#[test]
fn odata_v4_in_bulk() {
    let tabel = lees(&["odata-v4-bulk-csv"]);
    assert_eq!(tabel.soort, Bestandssoort::OdataBulk);
    assert_eq!((tabel.rijen.len(), tabel.onderwerpen.len()), (2501, 7));
    assert_eq!(tabel.dimensies.first().unwrap().titel("WP1925"), "Aadorp");
}

#[test]
fn prognose_zonder_symbolen() {
    let lezing = lees_met(&["prognose-85173NED-statline-csv"], &|_, _, _| true);
    assert_eq!((lezing.bevindingen.len(), lezing.tabellen.len()), (0, 3));
    let tabel = lezing.tabellen.iter().find(|t| t.bestanden.iter().any(|b| b.ends_with("_prognose.csv"))).unwrap();
    let nederland = |jaar: &str| {
        let rij = tabel
            .rijen
            .iter()
            .find(|r| r.sleutel.iter().any(|l| l == jaar) && r.sleutel.iter().any(|l| l == "Nederland"));
        rij.unwrap().waarden.clone()
    };
    assert_eq!(nederland("2025"), [Waarde::Getal("17980.5".to_owned())]);
    assert_eq!(nederland("2030"), [Waarde::Getal("18480.1".to_owned())]);
    assert_eq!(tabel.onderwerpen.first().unwrap().eenheid.as_deref(), Some("x 1 000"));
}

#[test]
fn werkmap_van_het_rivm() {
    let tabel = lees(&["rivm-gezondheid-2020/RIVM_gezondheid2020_65plus.xlsx"]);
    assert_eq!((tabel.soort.clone(), tabel.rijen.len()), (Bestandssoort::OdataV3Csv, 17_341));
    let namen: Vec<_> = tabel.dimensies.iter().map(|d| d.naam.as_str()).collect();
    assert_eq!(namen, ["Leeftijd", "Marges", "WijkenEnBuurten", "Perioden"]);
    let eenzaam = onderwerp(&tabel, "Eenzaam");
    let rij = |code: &str| tabel.rijen.iter().find(|r| r.lid(2) == code).unwrap();
    assert_eq!(rij("NL01").waarden.get(eenzaam), Some(&Waarde::Getal("49.5".to_owned())));
    assert_eq!(rij("GM1680").waarden.get(eenzaam), Some(&Waarde::Getal("46.6".to_owned())));
    assert_eq!(rij("NL01").waarden.get(onderwerp(&tabel, "FietsenNaarSchoolOfWerk")), Some(&Waarde::Ontbreekt));
}

#[test]
fn nederland_per_jaar_van_leeftijd() {
    let tabel = lees(&["bevolking_leeftijd_nl_crosstable.csv"]);
    let (geslacht, leeftijd) = (tabel.dimensie("geslacht").unwrap(), tabel.dimensie("leeftijd").unwrap());
    let kind = |r: &&BronRij| r.lid(geslacht) == "T" && r.lid(leeftijd).parse::<u32>().is_ok_and(|l| l < 18);
    assert_eq!(som(tabel.rijen.iter().filter(kind), onderwerp(&tabel, "2025")), 3_293_205);
}

//! Alle importers over de bronbestanden in `shared/`, naast de repo. Faalt waar een bestand ontbreekt.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use normwijzer_core::Finding;
use normwijzer_data::{
    BevolkingBronnen, BronBestand, DatasetUit, Datasets, MiddelenBronnen, Namen, TerugblikBronnen, importeer_bevolking,
    importeer_buren, importeer_cohort, importeer_gebieden, importeer_herindelingen, importeer_inwoners_totalen,
    importeer_iza, importeer_leeftijd_nl, importeer_middelen, schema,
};

/// De map `datasets/` van de repo.
pub fn datasets_map() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../datasets")
}

/// Een bestand of map in `shared/data`.
#[must_use]
pub fn shared_map(pad: &str) -> PathBuf {
    let vast = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(pad);
    // Een kloon die dieper ligt, zegt waar de bronnen staan.
    std::env::var_os("NORMWIJZER_BRONNEN").map_or(vast, |m| Path::new(&m).join(pad))
}

fn shared(pad: &str) -> Vec<u8> {
    let pad = shared_map(pad);
    std::fs::read(&pad).unwrap_or_else(|e| panic!("bronbestand {} ontbreekt: {e}", pad.display()))
}

fn bron<'a>(pad: &'a str, bytes: &'a [u8]) -> BronBestand<'a> {
    BronBestand { naam: pad.rsplit('/').next().unwrap_or(pad), bytes }
}

fn gelukt(uit: Result<DatasetUit, Vec<Finding>>) -> DatasetUit {
    uit.unwrap_or_else(|f| {
        let regels: Vec<String> = f.iter().map(ToString::to_string).collect();
        panic!("{}", regels.join("\n"))
    })
}

/// Importeert alles, in volgorde van afhankelijkheid.
pub fn importeer_alles() -> Vec<DatasetUit> {
    let lees = |pad: &'static str| (pad, shared(pad));
    let gebieden = lees("raw/gebieden-parquet/cbs_gebieden_2026.parquet");
    let onderwerpen = lees("raw/gebieden-parquet/cbs_gebieden_measurecodes.parquet");
    let bladzijde = lees("raw/odata-v4-json-03759ned/observations-page-1.json");
    let codes = lees("raw/odata-v4-json-03759ned/measure-codes.json");
    let statline = lees("raw/statline-csv/Regionale_kerncijfers_Nederland_11122025_133649.csv");
    let leeftijd_nl = lees("raw/bevolking_leeftijd_nl_crosstable.csv");
    let leeftijd_2021 = lees("afgeleid/gemeente_leeftijd5_2021_pc4.csv");
    let herindelingen = lees("afgeleid/herindelingen_stromen_cbs.csv");
    let iza = lees("afgeleid/gemeente_iza_regio_reconstructie.csv");
    let spuk = lees("afgeleid/spuk_azwa_2027_2029.csv");
    let maatregelen = lees("afgeleid/azwa_middelen_per_maatregel.csv");
    let brede_spuk = lees("afgeleid/brede_spuk_2025_2026.csv");
    let spuk_iza = lees("afgeleid/spuk_iza_regios_2025_2026.csv");
    let kaart = lees("raw/gemeente_2026.geojson");

    let gebieden_uit = gelukt(importeer_gebieden(bron(gebieden.0, &gebieden.1), bron(onderwerpen.0, &onderwerpen.1)));
    let inwoners_uit = gelukt(importeer_inwoners_totalen(&[bron(bladzijde.0, &bladzijde.1)], bron(codes.0, &codes.1)));
    let tot_nu_toe = als_datasets(&[gebieden_uit.clone(), inwoners_uit.clone()]);
    let frame = |s| tot_nu_toe.frame(s).unwrap_or_else(|f| panic!("{f:?}"));
    let namen =
        Namen::van_frames(&frame(&schema::GEBIEDEN), &frame(&schema::NAMEN)).unwrap_or_else(|f| panic!("{f:?}"));
    let iza_uit = gelukt(importeer_iza(bron(iza.0, &iza.1), &namen));
    let bevolking_uit = gelukt(importeer_bevolking(
        &BevolkingBronnen {
            statline: bron(statline.0, &statline.1),
            leeftijd_nl: bron(leeftijd_nl.0, &leeftijd_nl.1),
            leeftijd_2021: bron(leeftijd_2021.0, &leeftijd_2021.1),
            herindelingen: bron(herindelingen.0, &herindelingen.1),
        },
        &namen,
        &frame(&schema::INWONERS),
    ));
    let met_iza = als_datasets(std::slice::from_ref(&iza_uit));
    let middelen_uit = gelukt(importeer_middelen(
        &MiddelenBronnen {
            spuk: bron(spuk.0, &spuk.1),
            maatregelen: bron(maatregelen.0, &maatregelen.1),
            sleutel_gemeenten: bron(brede_spuk.0, &brede_spuk.1),
            sleutel_regios: bron(spuk_iza.0, &spuk_iza.1),
        },
        &namen,
        &met_iza.frame(&schema::IZA).unwrap_or_else(|f| panic!("{f:?}")),
    ));
    let herindelingen_uit =
        gelukt(importeer_herindelingen(bron(herindelingen.0, &herindelingen.1), &namen, &frame(&schema::INWONERS)));
    let buren_uit = gelukt(importeer_buren(bron(kaart.0, &kaart.1), &namen));
    let om_te_meten =
        als_datasets(&[gebieden_uit.clone(), inwoners_uit.clone(), bevolking_uit.clone(), herindelingen_uit.clone()]);
    let leeftijd_uit = gelukt(importeer_leeftijd_nl(
        bron(leeftijd_nl.0, &leeftijd_nl.1),
        &frame(&schema::INWONERS),
        Some(&TerugblikBronnen {
            leeftijd_2021: bron(leeftijd_2021.0, &leeftijd_2021.1),
            bevolking: &om_te_meten.frame(&schema::BEVOLKING).unwrap_or_else(|f| panic!("{f:?}")),
            namen: &namen,
            herindelingen: &normwijzer_data::herindelingen(&om_te_meten)
                .unwrap_or_else(|f| panic!("{f:?}"))
                .expect("de stromen"),
        }),
    ));
    let eerder = als_datasets(&[
        gebieden_uit.clone(),
        inwoners_uit.clone(),
        bevolking_uit.clone(),
        leeftijd_uit.clone(),
        herindelingen_uit.clone(),
    ]);
    let cohort_uit = gelukt(importeer_cohort(bron(leeftijd_2021.0, &leeftijd_2021.1), &namen, &eerder));
    vec![
        gebieden_uit,
        inwoners_uit,
        iza_uit,
        bevolking_uit,
        middelen_uit,
        buren_uit,
        herindelingen_uit,
        leeftijd_uit,
        cohort_uit,
    ]
}

/// De bestanden van geïmporteerde datasets, op pad.
pub fn bestanden(uit: &[DatasetUit]) -> BTreeMap<String, Vec<u8>> {
    uit.iter().flat_map(|d| d.bestanden.iter().map(|(n, b)| (format!("{}/{n}", d.naam), b.clone()))).collect()
}

/// Geïmporteerde datasets, zoals het programma ze krijgt.
pub fn als_datasets(uit: &[DatasetUit]) -> Datasets {
    Datasets::new(bestanden(uit))
}

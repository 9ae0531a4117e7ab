//! De datasets in deze repo zijn precies wat de importers van de bronbestanden maken, en hun totalen zijn de bekende.
//! Draait alleen met `--features bronnen` en faalt dan waar een bronbestand ontbreekt.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, missing_docs, unreachable_pub)]

mod bronbestanden;

use normwijzer_core::{Amount, Basis, GrondslagSoort, Niveau};
use normwijzer_data::{BevolkingKeuze, Datasets, Peildatum, controleer, land, leeftijd_nl, lees_bevolking, pas_toe};

fn uit_repo() -> Datasets {
    Datasets::new(Datasets::paden().into_iter().map(|pad| {
        let bytes = std::fs::read(bronbestanden::datasets_map().join(&pad)).unwrap_or_else(|e| panic!("{pad}: {e}"));
        (pad, bytes)
    }))
}

#[test]
fn datasets_zijn_byte_voor_byte_wat_de_importers_maken() {
    let gemaakt = bronbestanden::bestanden(&bronbestanden::importeer_alles());
    let repo = uit_repo();
    for (pad, bytes) in repo.bestanden() {
        assert_eq!(gemaakt.get(pad).map(Vec::as_slice), Some(bytes), "{pad} is anders");
    }
    assert_eq!(gemaakt.len(), repo.bestanden().count());
}

#[test]
fn de_keuring_vindt_niets() {
    assert_eq!(controleer(&uit_repo()), []);
}

#[test]
fn het_land_heeft_de_bekende_totalen_en_regio_s() {
    let (land_2025, bevindingen) = land(&uit_repo(), Peildatum::default()).unwrap();
    assert_eq!(bevindingen, []);
    let som = |l: &normwijzer_core::Land, basis| l.som(&l.gemeenten.keys().cloned().collect(), basis);
    assert_eq!(land_2025.gemeenten.len(), 342);
    assert_eq!(som(&land_2025, Basis::Inwoners), Some(Amount::from_int(18_044_027)));
    assert_eq!(som(&land_2025, Basis::Inwoners65Plus), Some(Amount::from_int(3_755_679)));
    assert_eq!(som(&land_2025, Basis::Inwoners0Tot17), Some(Amount::from_int(3_293_205)));
    for (niveau, aantal) in [
        (Niveau::Land, 1),
        (Niveau::Provincie, 12),
        (Niveau::Ggd, 25),
        (Niveau::Iza, 42),
        (Niveau::Zorgkantoor, 31),
        (Niveau::Corop, 40),
        (Niveau::Jeugdregio, 42),
        (Niveau::Veiligheidsregio, 25),
    ] {
        let regios: Vec<_> = land_2025.van_niveau(niveau).collect();
        assert_eq!(regios.len(), aantal, "{niveau}");
        assert_eq!(regios.iter().map(|r| r.leden.len()).sum::<usize>(), 342, "{niveau}");
        assert!(regios.iter().all(|r| r.reconstructie == (niveau == Niveau::Iza)));
    }
    let almere = land_2025.gemeenten.values().find(|g| g.gebied.naam == "Almere").unwrap();
    let telling = |basis| almere.tellingen.get(&basis).unwrap();
    assert_eq!(telling(Basis::Inwoners).aantal, Amount::from_int(229_574));
    assert_eq!(telling(Basis::Inwoners65Plus).aantal, Amount::from_int(32_510));
    assert_eq!(telling(Basis::Inwoners0Tot17).soort, GrondslagSoort::Schatting);
    assert!(land_2025.gemeenten.values().all(|g| !g.gebied.naam.contains("(gemeente)")));

    let later = Peildatum("2026-01-01".parse().unwrap());
    let (land_2026, _) = land(&uit_repo(), later).unwrap();
    assert_eq!(som(&land_2026, Basis::Inwoners), Some(Amount::from_int(18_130_208)));
    assert_eq!(som(&land_2026, Basis::Inwoners65Plus), Some(Amount::from_int(3_755_679)));
}

/// De tabellen van anderen, gelezen als bevolking: hun sommen zijn de gepubliceerde.
#[test]
fn tabellen_van_anderen_geven_de_gepubliceerde_bevolking() {
    let d = uit_repo();
    let (nu, _) = land(&d, Peildatum::default()).unwrap();
    let lees = |map: &str, peildatum: Option<&str>| {
        let invoer = normwijzer_ingest::bronnen::verzamel(&[bronbestanden::shared_map(map)]).unwrap();
        let peildatum = peildatum.map(|p| p.parse().unwrap());
        let keuze = BevolkingKeuze { peildatum, ..BevolkingKeuze::default() };
        let b = lees_bevolking(&invoer, keuze, &nu, &d).unwrap_or_else(|f| panic!("{map}: {f:?}"));
        let mut met = nu.clone();
        let uit = pas_toe(&mut met, &b, &d).unwrap();
        (b, met, uit)
    };
    let som =
        |l: &normwijzer_core::Land, basis| l.som(&l.gemeenten.keys().cloned().collect(), basis).map(|n| n.als_i64());

    let (kwb, met, uit) = lees("raw/kwb-odata-v4-parquet", None);
    assert_eq!((kwb.dag.to_string().as_str(), kwb.gemeenten.len()), ("2024-01-01", 342));
    assert_eq!((som(&met, Basis::Inwoners), som(&met, Basis::Inwoners65Plus)), (Some(17_942_942), Some(3_677_228)));
    assert!(uit.geschat.contains(&Basis::Inwoners0Tot17) && !uit.geschat.contains(&Basis::Inwoners65Plus));
    // Landelijk geteld op 1 januari 2024 (03759ned, per jaar van leeftijd).
    let nl = leeftijd_nl(&d).unwrap().unwrap();
    let nl = nl.op("2024-01-01".parse().unwrap()).unwrap();
    for (basis, geteld) in [
        (Basis::Inwoners0Tot17, nl.som(0, 17)),
        (Basis::Inwoners75Plus, nl.vanaf(75)),
        (Basis::Inwoners15Tot49, nl.som(15, 49)),
    ] {
        let geschat = som(&met, basis).unwrap();
        assert!((geschat - geteld).abs() * 1_000 < geteld * 6, "{basis:?}: {geschat} tegenover {geteld}");
    }

    let (kern, met, _) = lees("raw/statline-csv", None);
    assert_eq!((kern.dag.to_string().as_str(), kern.gemeenten.len()), ("2025-01-01", 342));
    assert_eq!((som(&met, Basis::Inwoners), som(&met, Basis::Inwoners65Plus)), (Some(18_044_027), Some(3_755_679)));
    // Dezelfde tabel als de ingebouwde: de schatting van 0–17 jaar is die van de cohort, op een persoon na.
    for (code, g) in &met.gemeenten {
        let ons = nu.telling(code, Basis::Inwoners0Tot17).unwrap().aantal.als_i64();
        let hier = g.tellingen.get(&Basis::Inwoners0Tot17).unwrap().aantal.als_i64();
        assert!((ons - hier).abs() <= 1, "{code}: {ons} en {hier}");
    }

    for (dag, gemeenten, inwoners) in [
        ("2019-01-01", 355, 17_282_163),
        ("2021-01-01", 352, 17_475_415),
        ("2022-01-01", 345, 17_590_672),
        ("2026-01-01", 342, 18_130_208),
    ] {
        let (b, met, uit) = lees("raw/odata-v4-json-03759ned", Some(dag));
        assert_eq!(b.gemeenten.len(), gemeenten, "{dag}");
        assert_eq!(som(&met, Basis::Inwoners), Some(inwoners), "{dag}: niemand raakt zoek bij een herindeling");
        assert_eq!(som(&met, Basis::Inwoners65Plus), Some(3_755_679), "een tabel zonder leeftijden laat die staan");
        assert_eq!(uit.bases.len(), 1);
    }
}

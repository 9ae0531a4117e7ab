//! Vastgelegde uitkomsten, byte voor byte: `reports/voorbeeld` en elke map onder `tests/golden`.
//!
//! Een map onder `tests/golden` heeft een `opdracht.txt` (een argument per regel; bestanden staan in de map zelf) en in
//! `uit/` wat eruit hoort te komen, met `scherm.txt` voor stdout. Klopt een verandering, leg haar dan opnieuw vast:
//! `NORMWIJZER_VASTLEGGEN=ja cargo test --test it vastgelegd`, en lees het verschil na.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::gereedschap::{draai, map, normwijzer, wortel};

/// Bestanden van een map, met hun pad daarbinnen.
fn inhoud(map: &Path, binnen: &Path) -> BTreeSet<PathBuf> {
    let mut uit = BTreeSet::new();
    let Ok(items) = std::fs::read_dir(map.join(binnen)) else { return uit };
    for item in items {
        let item = item.unwrap();
        let pad = binnen.join(item.file_name());
        if item.path().is_dir() {
            uit.extend(inhoud(map, &pad));
        } else {
            uit.insert(pad);
        }
    }
    uit
}

/// Vergelijkt twee mappen, of legt de nieuwe vast als daarom gevraagd is.
fn vergelijk(vast: &Path, nieuw: &Path) {
    if std::env::var_os("NORMWIJZER_VASTLEGGEN").is_some() {
        let _ = std::fs::remove_dir_all(vast);
        for pad in inhoud(nieuw, Path::new("")) {
            std::fs::create_dir_all(vast.join(&pad).parent().unwrap()).unwrap();
            std::fs::copy(nieuw.join(&pad), vast.join(&pad)).unwrap();
        }
    }
    let (oud, gemaakt) = (inhoud(vast, Path::new("")), inhoud(nieuw, Path::new("")));
    assert_eq!(oud, gemaakt, "{}: andere bestanden", vast.display());
    assert!(!oud.is_empty(), "{}: er is niets vastgelegd", vast.display());
    for pad in oud {
        let (a, b) = (std::fs::read(vast.join(&pad)).unwrap(), std::fs::read(nieuw.join(&pad)).unwrap());
        if a == b {
            continue;
        }
        let (a, b) = (String::from_utf8_lossy(&a).into_owned(), String::from_utf8_lossy(&b).into_owned());
        let anders = a.lines().zip(b.lines()).position(|(x, y)| x != y);
        let regel = anders.map(|i| (i + 1, a.lines().nth(i).unwrap(), b.lines().nth(i).unwrap()));
        panic!("{} is anders dan vastgelegd: {regel:?}", vast.join(&pad).display());
    }
}

#[test]
fn het_voorbeeld_is_wat_het_programma_maakt() {
    let hier = map();
    let ist = wortel().join("datasets/voorbeeld/ist-flevoland.csv");
    let afloop =
        draai(normwijzer(hier.path()).args(["plan", "--regio", "Flevoland", "--uit", "uit", "--ist"]).arg(ist));
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    vergelijk(&wortel().join("reports/voorbeeld"), &hier.path().join("uit"));
}

#[test]
fn elke_vastgelegde_opdracht_geeft_dezelfde_bytes() {
    let golden = wortel().join("tests/golden");
    let mut gevallen: Vec<PathBuf> = std::fs::read_dir(&golden).unwrap().map(|m| m.unwrap().path()).collect();
    gevallen.sort();
    assert!(gevallen.len() >= 4, "te weinig vastgelegde opdrachten: {}", gevallen.len());
    for geval in gevallen {
        let opdracht = std::fs::read_to_string(geval.join("opdracht.txt")).unwrap();
        let uit = map();
        let doel = uit.path().join("uit");
        let afloop = draai(normwijzer(&geval).args(opdracht.lines()).arg("--uit").arg(&doel));
        assert_eq!(afloop.code, 0, "{}: {}", geval.display(), afloop.fout);
        // De werkmap is een zip: wat erin staat, kijken de proeven van de werkmap na.
        std::fs::remove_file(doel.join("plan.xlsx")).unwrap();
        std::fs::remove_file(doel.join("verantwoording.json")).unwrap();
        let scherm = afloop.uit.replace(&doel.display().to_string(), "MAP") + &afloop.fout;
        std::fs::write(doel.join("scherm.txt"), scherm).unwrap();
        vergelijk(&geval.join("uit"), &doel);
    }
}

#[test]
fn de_schema_s_van_normen_ingroei_en_kosten_zijn_bij() {
    for (opdracht, pad) in [
        (vec!["norm", "schema"], "norms/norm.schema.json"),
        (vec!["sjabloon", "schema", "ingroei"], "datasets/voorbeeld/ingroei.schema.json"),
        (vec!["sjabloon", "schema", "kosten"], "datasets/kosten-2026/kosten.schema.json"),
    ] {
        let schema = crate::gereedschap::antwoord(&opdracht);
        let vast = wortel().join(pad);
        if std::env::var_os("NORMWIJZER_VASTLEGGEN").is_some() {
            std::fs::write(&vast, &schema).unwrap();
        }
        assert_eq!(
            std::fs::read_to_string(vast).unwrap(),
            schema,
            "leg opnieuw vast: normwijzer {}",
            opdracht.join(" ")
        );
    }
}

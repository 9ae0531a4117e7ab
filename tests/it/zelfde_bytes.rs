//! Dezelfde vraag geeft dezelfde bytes: in een andere tijdzone, taal of map, met meer of minder draden, en met de
//! IST-regels in een andere volgorde.

use std::path::Path;

use crate::gereedschap::{Bestanden, FLEVOLAND, draai, map, normwijzer, voorbeeld_ist, voorbeeld_tekst};

/// Rekent met wat er in de omgeving staat; alles wat de uitkomst is, ook wat op het scherm komt.
fn reken(in_map: &Path, omgeving: &[(&str, &str)], args: &[&str]) -> (Bestanden, String, String) {
    let uit = map();
    let doel = uit.path().join("uit");
    let mut opdracht = normwijzer(in_map);
    opdracht.envs(omgeving.iter().copied()).arg("plan").args(args).args(["--geen-grafieken", "--uit"]).arg(&doel);
    let afloop = draai(&mut opdracht);
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    // Alleen de regel die zegt waar het staat, noemt de map.
    let scherm = afloop.uit.replace(doel.to_str().unwrap(), "uit");
    (Bestanden::lees(&doel), scherm, afloop.fout)
}

#[test]
fn omgeving_en_map_maken_geen_verschil() {
    let map = map();
    let ist = voorbeeld_ist();
    let args = ["--regio", "Flevoland", "--ist", ist.to_str().unwrap()];
    let gewoon = reken(map.path(), &[], &args);
    assert_eq!(&gewoon.0, &*FLEVOLAND);
    let omgevingen: [&[(&str, &str)]; 6] = [
        &[("TZ", "Pacific/Kiritimati")],
        &[("TZ", "America/Los_Angeles"), ("LANG", "nl_NL.UTF-8"), ("LC_ALL", "nl_NL.UTF-8")],
        &[("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")],
        &[("LC_ALL", "C"), ("NO_COLOR", "1"), ("TERM", "dumb"), ("COLUMNS", "40")],
        &[("RAYON_NUM_THREADS", "1"), ("POLARS_MAX_THREADS", "1")],
        &[("RUST_BACKTRACE", "full"), ("SOURCE_DATE_EPOCH", "0"), ("RUST_LOG", "trace")],
    ];
    for omgeving in omgevingen {
        assert_eq!(reken(map.path(), omgeving, &args), gewoon, "{omgeving:?}");
    }
    assert_eq!(reken(Path::new("/"), &[], &args), gewoon, "in een andere map");
}

/// Veel gebieden tegelijk: de draden mogen de volgorde niet bepalen.
#[test]
fn het_aantal_draden_maakt_geen_verschil() {
    let map = map();
    let met = |draden| reken(map.path(), &[("RAYON_NUM_THREADS", draden)], &["--alle", "ggd"]);
    let een = met("1");
    assert_eq!(met("7"), een);
    let niveaus = een.0.tabel("plan.csv");
    let volgorde: Vec<&str> = niveaus
        .rijen()
        .filter(|r| r.is("gebied_niveau", "ggd") && r.is("norm_id", "lsp.steunpunten"))
        .map(|r| r.cel("gebied_code"))
        .collect();
    assert!(volgorde.len() == 25 && volgorde.is_sorted(), "de gebieden staan op code: {volgorde:?}");
}

/// De volgorde van de regels in een IST-bestand betekent niets; alleen de verantwoording noemt het bestand zelf.
#[test]
fn de_volgorde_van_de_ist_maakt_geen_verschil() {
    let map = map();
    let tekst = voorbeeld_tekst();
    let mut regels: Vec<&str> = tekst.lines().collect();
    regels[2..].reverse();
    std::fs::write(map.path().join("ist.csv"), regels.join("\n")).unwrap();
    let (omgekeerd, ..) = reken(map.path(), &[], &["--regio", "Flevoland", "--ist", "ist.csv"]);
    for naam in ["plan.csv", "ingroeipad.csv", "lezingen.csv", "kwalitatief.csv"] {
        assert_eq!(omgekeerd.zonder_code(naam), FLEVOLAND.zonder_code(naam), "{naam}");
    }
    let code = |b: &Bestanden| b.json("verantwoording.json")["code"].clone();
    assert_ne!(code(&omgekeerd), code(&FLEVOLAND), "een ander bestand heeft een andere code");
}

/// De volgorde waarin een eigen regio genoemd wordt, en met naam of code, maakt ook niet uit.
#[test]
fn een_eigen_regio_is_een_verzameling() {
    let map = map();
    let van = |lijst| reken(map.path(), &[], &["--gemeenten", lijst, "--naam", "Proef"]);
    assert_eq!(van("Urk, GM0034,lelystad"), van("GM0995;Almere;GM0184"));
}

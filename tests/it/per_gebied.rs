//! `plan --alle … --per-gebied`: elk gebied krijgt de map die een run voor dat gebied alleen had gemaakt, en niets van
//! wat er met één gebied mis is raakt de andere (DESIGN §7).

use std::path::Path;

use crate::gereedschap::{Afloop, Bestanden, draai, map, normwijzer};

fn reken(map: &Path, extra: &[&str]) -> Afloop {
    let args = ["plan", "--alle", "provincie", "--per-gebied", "--geen-grafieken", "--uit", "uit"];
    draai(normwijzer(map).args(args).args(extra))
}

/// Verwijzingen: wat Flevoland (PV24) als geheel opgeeft is minder dan wat Almere alleen al heeft, en dat kan niet.
const STRIJDIG: &str = "gebied_code,norm_id,waarde,eenheid,peildatum,periode,bron,toelichting
GM0034,sociaal-verwijzen.verwijzingen,500,verwijzing per jaar,2026-01-01,2025,,
PV24,sociaal-verwijzen.verwijzingen,50,verwijzing per jaar,2026-01-01,2025,,
GM1680,sociaal-verwijzen.verwijzingen,20,verwijzing per jaar,2026-01-01,2025,,
";

fn in_map(uit: &Path, naam: &str) -> Bestanden {
    Bestanden::lees(&uit.join("gebieden").join(naam))
}

#[test]
fn elk_gebied_is_een_run_voor_dat_gebied_alleen() {
    let map = map();
    let afloop = reken(map.path(), &[]);
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    assert!(afloop.uit.contains("12 geschreven, 0 stonden er al onveranderd"), "{}", afloop.uit);
    let uit = map.path().join("uit");
    let los = draai(normwijzer(map.path()).args(["plan", "--alle", "provincie", "--geen-grafieken", "--uit", "samen"]));
    assert_eq!(los.code, 0);
    let samen = Bestanden::lees(&map.path().join("samen"));
    for naam in samen.namen() {
        assert_eq!(std::fs::read(uit.join(naam)).unwrap(), samen.bytes(naam), "{naam}: de gestapelde tabellen blijven");
    }
    assert_eq!(std::fs::read_dir(uit.join("gebieden")).unwrap().count(), 12);
    let alleen = draai(normwijzer(map.path()).args(["plan", "--regio", "PV21", "--geen-grafieken", "--uit", "alleen"]));
    assert_eq!(alleen.code, 0);
    assert_eq!(in_map(&uit, "fryslan"), Bestanden::lees(&map.path().join("alleen")));
    let controle = draai(normwijzer(map.path()).args(["controleer", "uit/gebieden/fryslan/verantwoording.json"]));
    assert_eq!((controle.code, controle.fout.as_str()), (0, ""));
}

#[test]
fn een_tweede_run_slaat_over_wat_er_staat_en_maakt_wat_ontbreekt() {
    let map = map();
    let uit = map.path().join("uit");
    assert_eq!(reken(map.path(), &[]).code, 0);
    let eerst = Bestanden::lees(&uit);
    std::fs::remove_dir_all(uit.join("gebieden/drenthe")).unwrap();
    std::fs::remove_file(uit.join("gebieden/zeeland/plan.md")).unwrap();
    std::fs::write(uit.join("gebieden/utrecht/plan.csv"), "bewerkt").unwrap();
    // Wat een run die werd afgebroken liet liggen.
    std::fs::create_dir_all(uit.join("gebieden/.normwijzer-tijdelijk-rest/limburg")).unwrap();
    let fries = uit.join("gebieden/fryslan/plan.csv");
    let geschreven_op = |pad: &Path| std::fs::metadata(pad).unwrap().modified().unwrap();
    let toen = geschreven_op(&fries);
    let tweede = reken(map.path(), &[]);
    assert_eq!(tweede.code, 0, "{}", tweede.fout);
    assert!(tweede.uit.contains("3 geschreven, 9 stonden er al onveranderd"), "{}", tweede.uit);
    assert_eq!(
        tweede.fout,
        "bewaard: gebieden/utrecht/plan.csv was niet (meer) zoals het programma het schreef en heet nu plan.csv.oud.\n"
    );
    assert_eq!(geschreven_op(&fries), toen, "niet opnieuw geschreven");
    assert!(!uit.join("gebieden/.normwijzer-tijdelijk-rest").exists());
    std::fs::remove_file(uit.join("gebieden/utrecht/plan.csv.oud")).unwrap();
    assert_eq!(Bestanden::lees(&uit), eerst);
    // Andere cijfers, of minder bestanden: dan staat er niets meer van wat gevraagd wordt.
    let minder = reken(map.path(), &["--alleen-tabellen"]);
    assert!(minder.uit.contains("12 geschreven, 0 stonden er al onveranderd"), "{}", minder.uit);
    assert!(!in_map(&uit, "drenthe").namen().contains(&"plan.md"));
    let anders = reken(map.path(), &["--alleen-tabellen", "--doel", "2031-K1"]);
    assert!(anders.uit.contains("12 geschreven, 0 stonden er al onveranderd"), "{}", anders.uit);
}

#[test]
fn een_fout_in_een_gebied_houdt_de_andere_niet_tegen() {
    let map = map();
    std::fs::write(map.path().join("ist.csv"), STRIJDIG).unwrap();
    let afloop = reken(map.path(), &["--ist", "ist.csv"]);
    assert_eq!(afloop.code, 1, "{}", afloop.fout);
    assert!(afloop.fout.contains("provincie Flevoland (PV24): 1 fout, "), "{}", afloop.fout);
    assert_eq!(afloop.fout.matches("fout IST-014").count(), 1, "{}", afloop.fout);
    assert!(!afloop.fout.contains("IST-017"), "een opgave die in een ander gebied telt is gebruikt: {}", afloop.fout);
    assert!(afloop.uit.contains("11 geschreven, 0 stonden er al onveranderd"), "{}", afloop.uit);
    let uit = map.path().join("uit");
    assert!(!uit.join("gebieden/flevoland").exists());
    assert!(
        !uit.join("plan.csv").exists(),
        "een tabel van alle gebieden zonder Flevoland is geen tabel van alle gebieden"
    );
    let drenthe = in_map(&uit, "drenthe");
    assert_eq!(drenthe.tabel("plan.csv").rij("GM1680", "sociaal-verwijzen.verwijzingen").cel("ist"), "20");
    let controle = draai(normwijzer(map.path()).args(["controleer", "uit/gebieden/drenthe/verantwoording.json"]));
    assert_eq!((controle.code, controle.fout.as_str()), (0, ""), "het IST-bestand staat naast de uitkomst");
    // Eén gebied dat niet te schrijven is: dat weegt zwaarder, en de rest staat er al.
    std::fs::remove_dir_all(uit.join("gebieden/zeeland")).unwrap();
    std::fs::write(uit.join("gebieden/zeeland"), "van een ander").unwrap();
    let nog_eens = reken(map.path(), &["--ist", "ist.csv"]);
    assert_eq!(nog_eens.code, 2, "{}", nog_eens.fout);
    assert!(nog_eens.uit.contains("0 geschreven, 10 stonden er al onveranderd"), "{}", nog_eens.uit);
    let zin =
        "niet geschreven: gebieden/zeeland: uit/gebieden/zeeland: hier staat een bestand waar een map moet komen.";
    assert!(nog_eens.fout.contains(zin), "{}", nog_eens.fout);
    assert!(
        nog_eens.fout.contains("fout: 1 van de 12 gebieden niet geschreven, en 1 met een fout"),
        "{}",
        nog_eens.fout
    );
    assert_eq!(std::fs::read(uit.join("gebieden/zeeland")).unwrap(), b"van een ander");
}

#[test]
fn met_grafieken_is_een_gebied_ook_dat_van_een_run_alleen() {
    let map = map();
    let alle = draai(normwijzer(map.path()).args(["plan", "--alle", "land", "--per-gebied", "--uit", "uit"]));
    assert_eq!(alle.code, 0, "{}", alle.fout);
    let alleen = draai(normwijzer(map.path()).args(["plan", "--regio", "NL", "--uit", "alleen"]));
    assert_eq!(alleen.code, 0, "{}", alleen.fout);
    let nederland = in_map(&map.path().join("uit"), "nederland");
    assert_eq!(nederland, Bestanden::lees(&map.path().join("alleen")));
    assert!(nederland.namen().iter().any(|n| n.starts_with("grafieken/")));
}

#[test]
fn zonder_alle_of_zonder_map_kan_het_niet() {
    for args in [vec!["--regio", "Flevoland", "--uit", "uit"], vec!["--alle", "iza"]] {
        let map = map();
        let afloop = draai(normwijzer(map.path()).arg("plan").args(&args).arg("--per-gebied"));
        assert_eq!(afloop.code, 2);
        assert!(afloop.fout.contains("Noem het niveau met --alle (bijvoorbeeld --alle iza) en de map met --uit."));
        assert_eq!(Bestanden::lees(map.path()).namen(), [""; 0]);
    }
}

#[test]
fn alleen_tabellen_zijn_de_tabellen_van_de_hele_uitkomst() {
    let map = map();
    for (uit, optie) in [("alles", "--geen-grafieken"), ("tabellen", "--alleen-tabellen")] {
        let afloop = draai(normwijzer(map.path()).args(["plan", "--regio", "Urk", optie, "--uit", uit]));
        assert_eq!((afloop.code, afloop.fout.as_str()), (0, ""));
    }
    let (alles, tabellen) = (Bestanden::lees(&map.path().join("alles")), Bestanden::lees(&map.path().join("tabellen")));
    let namen = ["dekking.csv", "ingroeipad.csv", "kwalitatief.csv", "lezingen.csv", "plan.csv", "verantwoording.json"];
    assert_eq!(tabellen.namen(), namen);
    for naam in namen.into_iter().filter(|n| n.ends_with(".csv")) {
        assert_eq!(tabellen.bytes(naam), alles.bytes(naam), "{naam}");
    }
    let controle = draai(normwijzer(map.path()).args(["controleer", "tabellen/verantwoording.json"]));
    assert_eq!((controle.code, controle.fout.as_str()), (0, ""));
}

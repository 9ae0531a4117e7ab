//! De map met uitkomsten: een tweede run vervangt wat van ons is, en van een ander gaat nooit iets verloren (DESIGN §7).

use std::path::Path;

use normwijzer_data::bron::sha256;

use crate::gereedschap::{Afloop, Bestanden, draai, map, normwijzer};

const TABELLEN: [&str; 5] = ["plan.csv", "ingroeipad.csv", "lezingen.csv", "kwalitatief.csv", "dekking.csv"];

fn reken(map: &Path, args: &[&str]) -> Afloop {
    draai(normwijzer(map).args(["plan", "--geen-grafieken", "--uit", "uit"]).args(args))
}

fn flevoland(map: &Path) -> Afloop {
    let afloop = reken(map, &["--regio", "Flevoland"]);
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    afloop
}

/// Zet iets bij in de lijst van bestanden die een eerdere run geschreven zou hebben.
fn zet_in_verantwoording(uit: &Path, pad: &str, inhoud: &[u8]) {
    let bestand = uit.join("verantwoording.json");
    let mut json: serde_json::Value = serde_json::from_slice(&std::fs::read(&bestand).unwrap()).unwrap();
    let regel = serde_json::json!({ "pad": pad, "sha256": sha256(inhoud) });
    json["bestanden"].as_array_mut().unwrap().push(regel);
    std::fs::write(bestand, serde_json::to_vec(&json).unwrap()).unwrap();
}

#[test]
fn een_tweede_run_vervangt_wat_de_eerste_schreef() {
    let map = map();
    let uit = map.path().join("uit");
    assert_eq!(flevoland(map.path()).fout, "");
    let eerst = Bestanden::lees(&uit);
    for naam in TABELLEN {
        assert!(eerst.namen().contains(&naam), "{naam}");
    }
    assert_eq!(flevoland(map.path()).fout, "", "er is niets te melden");
    assert_eq!(Bestanden::lees(&uit), eerst, "dezelfde vraag, dezelfde map");
    let ander = reken(map.path(), &["--regio", "GM0034"]);
    assert_eq!((ander.code, ander.fout.as_str()), (0, ""));
    let nieuw = Bestanden::lees(&uit);
    assert_eq!(nieuw.namen(), eerst.namen(), "geen resten, geen kopieën");
    assert!(nieuw.tabel("plan.csv").rijen().all(|r| r.is("gebied_code", "GM0034")));
}

#[test]
fn wat_van_een_ander_is_blijft_staan() {
    let map = map();
    let uit = map.path().join("uit");
    std::fs::create_dir_all(uit.join("bijlagen")).unwrap();
    std::fs::write(uit.join("notitie.txt"), "van mij").unwrap();
    std::fs::write(uit.join("bijlagen/plan.csv"), "ook van mij").unwrap();
    // Een bestand met onze naam dat wij niet schreven, is van een ander.
    std::fs::write(uit.join("plan.csv"), "mijn plan").unwrap();
    let afloop = flevoland(map.path());
    assert_eq!(
        afloop.fout,
        "bewaard: plan.csv was niet (meer) zoals het programma het schreef en heet nu plan.csv.oud.\n"
    );
    flevoland(map.path());
    let na = Bestanden::lees(&uit);
    assert_eq!(na.bytes("notitie.txt"), b"van mij");
    assert_eq!(na.bytes("bijlagen/plan.csv"), b"ook van mij");
    assert_eq!(na.bytes("plan.csv.oud"), b"mijn plan");
}

#[test]
fn een_bewerkt_bestand_blijft_bewaard_en_wordt_genoemd() {
    let map = map();
    let uit = map.path().join("uit");
    flevoland(map.path());
    let origineel = std::fs::read(uit.join("plan.csv")).unwrap();
    for (keer, oud) in [(1, "plan.csv.oud"), (2, "plan.csv.oud-2")] {
        let bewerkt = [origineel.as_slice(), format!("opmerking {keer}\n").as_bytes()].concat();
        std::fs::write(uit.join("plan.csv"), &bewerkt).unwrap();
        assert_eq!(
            flevoland(map.path()).fout,
            format!("bewaard: plan.csv was niet (meer) zoals het programma het schreef en heet nu {oud}.\n")
        );
        assert_eq!(std::fs::read(uit.join(oud)).unwrap(), bewerkt);
        assert_eq!(std::fs::read(uit.join("plan.csv")).unwrap(), origineel);
    }
}

#[test]
fn wat_een_run_niet_meer_maakt_wordt_opgeruimd_tenzij_het_bewerkt_is() {
    let map = map();
    let uit = map.path().join("uit");
    flevoland(map.path());
    std::fs::write(uit.join("vorige.csv"), "van ons").unwrap();
    zet_in_verantwoording(&uit, "vorige.csv", b"van ons");
    std::fs::write(uit.join("bewerkt.csv"), "van ons, met een regel erbij").unwrap();
    zet_in_verantwoording(&uit, "bewerkt.csv", b"van ons");
    zet_in_verantwoording(&uit, "allang-weg.csv", b"van ons");
    let afloop = flevoland(map.path());
    assert_eq!(
        afloop.fout,
        "bewaard: bewerkt.csv was niet (meer) zoals het programma het schreef en heet nu bewerkt.csv.oud.\n"
    );
    assert!(!uit.join("vorige.csv").exists());
    assert!(!uit.join("bewerkt.csv").exists());
    assert_eq!(std::fs::read(uit.join("bewerkt.csv.oud")).unwrap(), b"van ons, met een regel erbij");
}

/// De verantwoording is een bestand dat iedereen kan wijzigen; wat erin staat mag nooit naar buiten de map wijzen.
#[test]
fn een_pad_buiten_de_map_wordt_niet_gevolgd() {
    let map = map();
    let uit = map.path().join("uit");
    flevoland(map.path());
    let doelwit = map.path().join("doelwit.txt");
    std::fs::write(&doelwit, "van een ander").unwrap();
    for pad in ["../doelwit.txt", "./../doelwit.txt", doelwit.to_str().unwrap(), "plan.csv/../../doelwit.txt", "", "."]
    {
        zet_in_verantwoording(&uit, pad, b"van een ander");
        assert_eq!(flevoland(map.path()).fout, "", "{pad}");
        assert_eq!(std::fs::read(&doelwit).unwrap(), b"van een ander", "{pad}");
    }
}

#[test]
fn zonder_leesbare_verantwoording_is_niets_van_ons() {
    let map = map();
    let uit = map.path().join("uit");
    flevoland(map.path());
    let eerst = Bestanden::lees(&uit);
    std::fs::write(uit.join("verantwoording.json"), "{\"programma\": \"iets anders\", \"bestanden\": []}").unwrap();
    // Een andere regio, want een bestand dat precies zo blijft hoeft niet bewaard te worden.
    let afloop = reken(map.path(), &["--regio", "GM0034"]);
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    let na = Bestanden::lees(&uit);
    for naam in eerst.namen() {
        assert!(
            afloop.fout.contains(&format!(
                "bewaard: {naam} was niet (meer) zoals het programma het schreef en heet nu {naam}.oud."
            )),
            "{naam}"
        );
        if naam != "verantwoording.json" {
            assert_eq!(na.bytes(&format!("{naam}.oud")), eerst.bytes(naam));
        }
    }
}

/// Een run die halverwege stopte heeft bestanden neergezet waar nog geen verantwoording van is.
#[test]
fn wat_er_al_precies_zo_staat_wordt_niet_nog_eens_bewaard() {
    let map = map();
    let uit = map.path().join("uit");
    flevoland(map.path());
    let eerst = Bestanden::lees(&uit);
    std::fs::remove_file(uit.join("verantwoording.json")).unwrap();
    assert_eq!(flevoland(map.path()).fout, "");
    assert_eq!(Bestanden::lees(&uit), eerst);
}

#[test]
fn een_map_met_de_naam_van_een_bestand_houdt_de_run_tegen() {
    let map = map();
    std::fs::create_dir_all(map.path().join("uit/plan.csv")).unwrap();
    let afloop = reken(map.path(), &["--regio", "Flevoland"]);
    let zin = "fout: uit/plan.csv: hier staat een map waar een bestand moet komen. Verplaats haar.\n";
    assert_eq!((afloop.code, afloop.fout.as_str()), (2, zin));
    assert_eq!(Bestanden::lees(map.path()).namen(), [""; 0], "ook geen tijdelijke bestanden");
}

/// `/proc` neemt ook van een beheerder geen bestanden aan, zodat deze proef overal hetzelfde doet.
#[cfg(target_os = "linux")]
#[test]
fn waar_niet_te_schrijven_valt_staat_dat_er() {
    let map = map();
    let schrijf = |uit: &str| draai(normwijzer(map.path()).args(["plan", "--regio", "Flevoland", "--uit", uit]));
    let nieuw = schrijf("/proc/normwijzer");
    let zin = "fout: /proc/normwijzer: deze map is niet te maken: een deel van dit pad bestaat niet.\n";
    assert_eq!((nieuw.code, nieuw.fout.as_str()), (2, zin));
    let bestaand = schrijf("/proc");
    assert_eq!(bestaand.code, 2);
    assert!(bestaand.fout.starts_with("fout: /proc: in deze map is niet te schrijven: "), "{}", bestaand.fout);
    assert!(!bestaand.fout.contains("os error"), "{}", bestaand.fout);
}

/// Wie geen beheerder is, mag ook niet in een map zonder schrijfrecht; een beheerder wel, en dan lukt het gewoon.
#[cfg(unix)]
#[test]
fn een_map_zonder_schrijfrecht_blijft_leeg_of_de_run_lukt() {
    use std::os::unix::fs::PermissionsExt as _;
    let map = map();
    let uit = map.path().join("uit");
    std::fs::create_dir(&uit).unwrap();
    std::fs::set_permissions(&uit, std::fs::Permissions::from_mode(0o555)).unwrap();
    let afloop = reken(map.path(), &["--regio", "Flevoland"]);
    let geschreven = Bestanden::lees(&uit).namen().len();
    std::fs::set_permissions(&uit, std::fs::Permissions::from_mode(0o755)).unwrap();
    if afloop.code == 0 {
        assert!(geschreven > 4);
    } else {
        let zin = "fout: uit: in deze map is niet te schrijven: u hebt daar geen rechten voor.\n";
        assert_eq!((afloop.code, afloop.fout.as_str(), geschreven), (2, zin, 0));
    }
}

/// Een koppeling op de plaats van een bestand: de koppeling wordt opzij gezet, haar doel niet overschreven.
#[cfg(unix)]
#[test]
fn een_koppeling_wordt_niet_gevolgd() {
    let map = map();
    let doelwit = map.path().join("doelwit.csv");
    std::fs::write(&doelwit, "van een ander").unwrap();
    std::fs::create_dir(map.path().join("uit")).unwrap();
    std::os::unix::fs::symlink(&doelwit, map.path().join("uit/plan.csv")).unwrap();
    assert_eq!(
        flevoland(map.path()).fout,
        "bewaard: plan.csv was niet (meer) zoals het programma het schreef en heet nu plan.csv.oud.\n"
    );
    assert_eq!(std::fs::read(&doelwit).unwrap(), b"van een ander");
    assert!(map.path().join("uit/plan.csv").symlink_metadata().unwrap().is_file());
}

#[test]
fn een_sjabloon_overschrijft_niets_en_is_zelf_goede_invoer() {
    let map = map();
    let vraag = || draai(normwijzer(map.path()).args(["sjabloon", "ist", "--regio", "Flevoland", "--uit", "ist.csv"]));
    assert_eq!(vraag().code, 0);
    let eerst = std::fs::read(map.path().join("ist.csv")).unwrap();
    let nog_eens = vraag();
    let zin = "fout: ist.csv: dit bestand bestaat al en wordt niet overschreven. Kies een andere naam.\n";
    assert_eq!((nog_eens.code, nog_eens.fout.as_str()), (2, zin));
    assert_eq!(std::fs::read(map.path().join("ist.csv")).unwrap(), eerst);
    let afloop = reken(map.path(), &["--regio", "Flevoland", "--ist", "ist.csv"]);
    assert_eq!((afloop.code, afloop.fout.as_str()), (0, ""), "een leeg sjabloon is een opgave waarin niets bekend is");
}

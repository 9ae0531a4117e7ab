//! Een scenario van begin tot eind: de eigen streefwaarde in de tabellen, het register, en de verantwoording.

use crate::gereedschap::{antwoord, draai, map, normwijzer, voorbeeld_ist, vraag};

const SCENARIO: &str = r#"[scenario]
naam = "Fictief"

[[afwijking]]
norm = "sociaal-verwijzen.brugfunctionaris"
gemeente = "Almere"
positie = "hoog"
motivatie = "Fictief: meer vraag dan gemiddeld."
eigenaar = "Programmamanager"
orgaan = "College van B&W Almere"
datum = 2026-10-01
evaluatie = 2028-10-01
status = "vastgesteld"
"#;

#[test]
fn een_afwijking_staat_in_de_rij_het_register_en_de_verantwoording() {
    let hier = map();
    std::fs::write(hier.path().join("scenario.toml"), SCENARIO).unwrap();
    let args = ["plan", "--regio", "Flevoland", "--scenario", "scenario.toml", "--geen-grafieken", "--uit", "uit"];
    let afloop = draai(normwijzer(hier.path()).args(args).arg("--ist").arg(voorbeeld_ist()));
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    let lees = |naam: &str| std::fs::read_to_string(hier.path().join("uit").join(naam)).unwrap();
    let plan = lees("plan.csv");
    let almere = plan.lines().find(|r| r.contains("GM0034,Almere,sociaal-verwijzen.brugfunctionaris")).unwrap();
    // De landelijke streefwaarde blijft staan naast de eigen SOLL.
    assert!(almere.contains(",0.2,0.5,4.59148,11.4787,11.4787,hoog,"), "{almere}");
    assert!(almere.contains(",scenario:vastgesteld,NW-"), "{almere}");
    assert_eq!(lees("afwijkingen.csv").lines().count(), 2);
    assert!(lees("plan.md").contains("Afwijkingen van de streefwaarden"));
    assert!(lees("verantwoording.json").contains("\"soort\": \"scenario\""));
    let controle = draai(
        normwijzer(hier.path()).args(["controleer", "uit/verantwoording.json"]).arg("--ist").arg(voorbeeld_ist()),
    );
    assert_eq!(controle.code, 0, "{}", controle.fout);
}

#[test]
fn zonder_motivatie_wordt_niet_afgeweken() {
    let hier = map();
    let zonder: String = SCENARIO.lines().filter(|r| !r.starts_with("motivatie")).map(|r| format!("{r}\n")).collect();
    std::fs::write(hier.path().join("scenario.toml"), zonder).unwrap();
    let afloop = draai(normwijzer(hier.path()).args([
        "plan",
        "--regio",
        "Flevoland",
        "--scenario",
        "scenario.toml",
        "--uit",
        "uit",
    ]));
    assert_eq!(afloop.code, 1);
    assert!(
        afloop.fout.contains("scenario.toml:4:1: fout SCN-010") && afloop.fout.contains("motivatie"),
        "{}",
        afloop.fout
    );
    assert!(!hier.path().join("uit").exists());
}

#[test]
fn een_veranderd_cijfer_wordt_opgemerkt() {
    let hier = map();
    let args = ["plan", "--regio", "Urk", "--geen-grafieken", "--uit", "uit"];
    assert_eq!(draai(normwijzer(hier.path()).args(args)).code, 0);
    let pad = hier.path().join("uit/plan.csv");
    let plan = std::fs::read_to_string(&pad).unwrap();
    std::fs::write(&pad, plan.replacen("0.44346", "0.54346", 1)).unwrap();
    let controle = draai(normwijzer(hier.path()).args(["controleer", "uit/verantwoording.json"]));
    assert_eq!(controle.code, 1);
    assert!(controle.fout.contains("plan.csv: fout CTR-002"), "{}", controle.fout);
    assert!(
        controle.fout.contains("kolom soll_laag: fout CTR-005: hier staat '0.54346'; nu komt er '0.44346' uit."),
        "{}",
        controle.fout
    );
}

#[test]
fn instellingen_in_de_map_herhalen_een_run_en_de_opdrachtregel_gaat_voor() {
    let hier = map();
    std::fs::write(hier.path().join("normwijzer.toml"), "regio = \"Urk\"\npositie = [\"laag\"]\n").unwrap();
    let herhaald = draai(normwijzer(hier.path()).arg("plan"));
    assert_eq!((herhaald.code, herhaald.uit), (0, antwoord(&["plan", "--regio", "Urk", "--positie", "laag"])));
    let anders = draai(normwijzer(hier.path()).args(["plan", "--regio", "Dronten"]));
    assert!(anders.uit.contains("Dronten") && !anders.uit.contains("Urk"), "{}", anders.uit);
    std::fs::write(hier.path().join("normwijzer.toml"), "regio = Urk\n").unwrap();
    assert_eq!(draai(normwijzer(hier.path()).arg("plan")).code, 2);
}

#[test]
fn de_uitleg_is_ten_hoogste_twaalf_regels_en_rekent_voor() {
    let norm = "sociaal-verwijzen.brugfunctionaris";
    let uitleg = antwoord(&["uitleg", "--regio", "Flevoland", "--norm", norm, "--gemeente", "Urk"]);
    assert!(uitleg.contains("22.173 × 0,2 / 10.000 = 0,44346"), "{uitleg}");
    assert!(uitleg.lines().count() <= 13, "{uitleg}");
    let geen = vraag(&["uitleg", "--regio", "Urk", "--norm", "nnz.personen"]);
    assert_eq!(geen.code, 2);
    assert!(geen.fout.contains("regionaal georganiseerd: GGD Flevoland"), "{}", geen.fout);
}

//! Het contract (DESIGN §7): kolommen, woorden, sleutels en de verantwoording. Wie hier iets verandert, verandert wat
//! de rekenbladen en programma's van anderen lezen.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use normwijzer_data::bron::sha256;
use rust_decimal::Decimal;

use crate::gereedschap::{Bestanden, FLEVOLAND, Rij, d, onder, plan, voorbeeld_ist, wortel};

const PLAN: &str = "gebied_niveau gebied_code gebied_naam norm_id norm_editie lezing karakter status_azwa financier \
    eenheid grondslag grondslag_aantal grondslag_soort peildatum streef_laag streef_hoog soll_laag soll soll_hoog \
    positie soll_doel ist ist_soort ist_peildatum ist_bekend soll_bekend leden_bekend leden_totaal gap_laag gap \
    gap_hoog gap_doel tekort overschot vullingsgraad status afwijking code";
const INGROEIPAD: &str = "gebied_niveau gebied_code gebied_naam norm_id norm_editie lezing eenheid kwartaal datum \
    soll_laag soll soll_hoog pad_laag pad pad_hoog jaartotaal";
const LEZINGEN: &str = "gebied_niveau gebied_code norm_id lezing gekozen grondslag_aantal soll_laag soll_hoog factor";
const KWALITATIEF: &str = "gebied_niveau gebied_code norm_id item oordeel";
const DEKKING: &str = "gebied_niveau gebied_code jaar post stroom norm_id betaler laag gekozen hoog herkomst";

/// De tabellen, hun kolommen, en hoeveel daarvan samen één rij aanwijzen.
const TABELLEN: [(&str, &str, &[&str]); 5] = [
    ("plan.csv", PLAN, &["gebied_niveau", "gebied_code", "norm_id"]),
    ("ingroeipad.csv", INGROEIPAD, &["gebied_niveau", "gebied_code", "norm_id", "kwartaal"]),
    ("lezingen.csv", LEZINGEN, &["gebied_niveau", "gebied_code", "norm_id", "lezing"]),
    ("kwalitatief.csv", KWALITATIEF, &["gebied_niveau", "gebied_code", "norm_id", "item"]),
    ("dekking.csv", DEKKING, &["gebied_niveau", "gebied_code", "jaar", "post", "stroom", "norm_id", "betaler"]),
];

/// De woorden die in een kolom mogen staan; een leeg woord is een lege cel.
const WOORDEN: [(&str, &str, &[&str]); 17] = [
    (
        "plan.csv",
        "gebied_niveau",
        &[
            "land",
            "provincie",
            "ggd",
            "iza",
            "zorgkantoor",
            "corop",
            "jeugdregio",
            "veiligheidsregio",
            "gemeente",
            "eigen",
        ],
    ),
    ("plan.csv", "karakter", &["minimum", "streefwaarde", "bandbreedte", "rekenwaarde", "aanwezigheid"]),
    ("plan.csv", "status_azwa", &["basisfunctionaliteit", "ontwikkelagenda-1-lopend", "ontwikkelagenda-1-nieuw"]),
    ("plan.csv", "financier", &["gemeente", "zorgverzekeraar", "gedeeld", ""]),
    ("plan.csv", "eenheid", &EENHEDEN),
    (
        "plan.csv",
        "grondslag",
        &[
            "inwoners",
            "inwoners-0-17",
            "inwoners-65plus",
            "inwoners-65plus-valrisico",
            "inwoners-18plus",
            "inwoners-75plus",
            "inwoners-15-49",
            "",
        ],
    ),
    ("plan.csv", "grondslag_soort", &["telling", "schatting", "aanname", "prognose", "geen"]),
    ("plan.csv", "positie", &["laag", "midden", "hoog", "eigen", "niet-gekozen", ""]),
    ("plan.csv", "ist_soort", &["opgave", "fictief", "geen"]),
    (
        "plan.csv",
        "status",
        &[
            "niet-van-kracht",
            "grondslag-onbekend",
            "ist-onbekend",
            "ist-deels-bekend",
            "onder",
            "binnen",
            "boven",
            "gehaald",
            "aanwezig",
            "deels",
            "niet",
        ],
    ),
    ("plan.csv", "afwijking", &["verkenning", ""]),
    ("ingroeipad.csv", "eenheid", &EENHEDEN),
    ("lezingen.csv", "gekozen", &["ja", "nee"]),
    ("kwalitatief.csv", "oordeel", &["aanwezig", "deels", "niet", "onbekend"]),
    ("dekking.csv", "post", &["kosten", "middelen"]),
    ("dekking.csv", "stroom", &["lokaal", "regionaal", "ggd", "nplv", "gezonde-school", ""]),
    ("dekking.csv", "betaler", &["gemeente-lokaal", "gemeente-regionaal", "zorgverzekeraar", ""]),
];

const EENHEDEN: [&str; 9] = [
    "fte",
    "persoon",
    "steunpunt",
    "coalitie",
    "netwerk",
    "verwijzing per jaar",
    "inschatting per jaar",
    "deelnemer per jaar",
    "",
];

/// Runs die samen de meeste takken raken: met en zonder IST, regio, gemeente, eigen regio, verkenning.
static RUNS: LazyLock<Vec<(&str, Bestanden)>> = LazyLock::new(|| {
    let ist = voorbeeld_ist();
    let ist = ist.to_str().unwrap();
    vec![
        ("Almere", plan(&["--regio", "GM0034", "--ist", ist])),
        ("GGD", plan(&["--regio", "GG2209", "--ist", ist, "--peildatum", "2026"])),
        ("eigen", plan(&["--gemeenten", "Almere, Zeewolde", "--naam", "Polder & Zoon", "--ist", ist])),
        (
            "verkenning",
            plan(&[
                "--regio",
                "Flevoland",
                "--ist",
                ist,
                "--positie",
                "hoog",
                "--positie",
                "overgewicht-kind.czv=0,3",
                "--lezing",
                "valpreventie.beweeginterventie=alle-65plus",
                "--start",
                "2026-K3",
                "--doel",
                "2031-K1",
            ]),
        ),
        ("Nederland", plan(&["--regio", "NL"])),
    ]
});

fn runs() -> impl Iterator<Item = (&'static str, &'static Bestanden)> {
    [("Flevoland", &*FLEVOLAND)].into_iter().chain(RUNS.iter().map(|(naam, b)| (*naam, b)))
}

#[test]
fn kolommen_staan_vast_in_naam_en_volgorde() {
    for (run, bestanden) in runs() {
        for (naam, kolommen, _) in TABELLEN {
            let verwacht: Vec<&str> = kolommen.split_whitespace().collect();
            assert_eq!(bestanden.tabel(naam).koppen, verwacht, "{run}: {naam}");
        }
    }
}

#[test]
fn een_sleutel_wijst_een_rij_aan() {
    for (run, bestanden) in runs() {
        for (naam, _, sleutel) in TABELLEN {
            let tabel = bestanden.tabel(naam);
            let mut gezien = BTreeSet::new();
            for rij in tabel.rijen() {
                let sleutel: Vec<&str> = sleutel.iter().map(|k| rij.cel(k)).collect();
                assert!(gezien.insert(sleutel.clone()), "{run}: {naam} heeft {sleutel:?} twee keer");
            }
            assert!(!gezien.is_empty(), "{run}: {naam} is niet leeg");
        }
    }
}

#[test]
fn kolommen_met_vaste_woorden_bevatten_alleen_die() {
    let mut gezien: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (run, bestanden) in runs() {
        for (naam, kolom, woorden) in WOORDEN {
            let tabel = bestanden.tabel(naam);
            for rij in tabel.rijen() {
                let cel = rij.cel(kolom);
                assert!(woorden.contains(&cel), "{run}: {naam}, kolom {kolom}: '{cel}'");
                gezien.entry(kolom).or_default().insert(cel.to_owned());
            }
        }
    }
    // Anders kan een kolom die altijd leeg is, slagen.
    for (kolom, woorden) in gezien {
        assert!(woorden.iter().any(|w| !w.is_empty()) && woorden.len() > 1, "{kolom}: alleen {woorden:?}");
    }
}

#[test]
fn getallen_hebben_hoogstens_twaalf_decimalen_en_datums_zijn_iso() {
    for (run, bestanden) in runs() {
        let tabel = bestanden.tabel("plan.csv");
        for rij in tabel.rijen() {
            for kolom in GETALLEN {
                let schaal = rij.getal(kolom).map_or(0, |g| g.scale());
                assert!(schaal <= 12, "{run}: {kolom} {}", rij.cel(kolom));
            }
            for kolom in ["peildatum", "ist_peildatum"] {
                let cel = rij.cel(kolom);
                assert!(cel.is_empty() || cel.parse::<jiff::civil::Date>().is_ok(), "{run}: {kolom} {cel}");
            }
        }
    }
}

const GETALLEN: [&str; 20] = [
    "grondslag_aantal",
    "streef_laag",
    "streef_hoog",
    "soll_laag",
    "soll",
    "soll_hoog",
    "soll_doel",
    "ist",
    "ist_bekend",
    "soll_bekend",
    "leden_bekend",
    "leden_totaal",
    "gap_laag",
    "gap",
    "gap_hoog",
    "gap_doel",
    "tekort",
    "overschot",
    "vullingsgraad",
    "soll",
];

/// De normen zoals zij in `norms/` staan: naam en schaal, zonder de lezer van de kern.
fn normen() -> Vec<(String, Option<String>)> {
    let map = wortel().join("norms/azwa-d5/2026-04-20");
    let mut uit = Vec::new();
    for pad in onder(&map) {
        let bestand: toml::Table = std::fs::read_to_string(pad).unwrap().parse().unwrap();
        for norm in bestand.get("norm").and_then(|n| n.as_array()).into_iter().flatten() {
            let tekst = |sleutel| norm.get(sleutel).and_then(|w| w.as_str()).map(str::to_owned);
            uit.push((tekst("id").unwrap(), tekst("schaal")));
        }
    }
    assert!(uit.len() > 30, "alle normen zijn gevonden");
    uit
}

#[test]
fn een_rij_voor_het_gebied_en_voor_elke_gemeente_waar_de_schaal_gemeente_is() {
    let gemeenten = ["GM0034", "GM0171", "GM0184", "GM0303", "GM0995"];
    let mut verwacht = BTreeSet::new();
    for (norm, schaal) in normen() {
        verwacht.insert(("iza".to_owned(), "IZA-flevoland".to_owned(), norm.clone()));
        if schaal.as_deref() == Some("gemeente") {
            verwacht.extend(gemeenten.map(|g| ("gemeente".to_owned(), g.to_owned(), norm.clone())));
        }
    }
    let tabel = FLEVOLAND.tabel("plan.csv");
    let sleutel = |r: Rij<'_>| ["gebied_niveau", "gebied_code", "norm_id"].map(|k| r.cel(k).to_owned());
    let gevonden: BTreeSet<_> = tabel.rijen().map(sleutel).map(|[n, c, i]| (n, c, i)).collect();
    assert_eq!(gevonden, verwacht);
}

/// Een geplande gemeente heeft één rij per norm, ook voor wat zij van haar GGD deelt; maar coalities, netwerken en
/// personen van een regio zijn niet te delen.
#[test]
fn een_geplande_gemeente_heeft_een_rij_per_norm() {
    let almere = &RUNS[0].1;
    let gevonden: BTreeSet<String> = almere.tabel("plan.csv").rijen().map(|r| r.cel("norm_id").to_owned()).collect();
    let van_de_regio = ["mgn.netwerk", "kansrijke-start.coalitie-regionaal", "nnz.personen"];
    for (norm, schaal) in normen() {
        let verwacht = !van_de_regio.contains(&norm.as_str());
        if schaal.is_some() {
            assert_eq!(gevonden.contains(&norm), verwacht, "{norm}");
        }
    }
    assert!(almere.tabel("plan.csv").rijen().all(|r| r.is("gebied_code", "GM0034")));
}

#[test]
fn gap_is_soll_min_ist() {
    let mut met_gap = 0;
    for (run, bestanden) in runs() {
        let tabel = bestanden.tabel("plan.csv");
        for rij in tabel.rijen() {
            let wie = format!("{run}: {} {}", rij.cel("gebied_code"), rij.cel("norm_id"));
            let ist = rij.getal("ist");
            for (gap, soll) in
                [("gap_laag", "soll_laag"), ("gap", "soll"), ("gap_hoog", "soll_hoog"), ("gap_doel", "soll_doel")]
            {
                let verwacht = ist.and_then(|ist| Some(rij.getal(soll)? - ist));
                assert_eq!(rij.getal(gap), verwacht, "{wie}: {gap}");
            }
            if let (Some(gap), Some(tekort), Some(overschot)) =
                (rij.getal("gap"), rij.getal("tekort"), rij.getal("overschot"))
            {
                assert_eq!(gap, tekort - overschot, "{wie}: gap = tekort - overschot");
                assert!(tekort >= Decimal::ZERO && overschot >= Decimal::ZERO, "{wie}");
                met_gap += 1;
            }
        }
    }
    assert!(met_gap > 100, "er waren genoeg gaps om na te rekenen: {met_gap}");
}

/// Onbekend is nooit nul: zonder IST geen GAP, geen tekort en geen pad.
#[test]
fn zonder_ist_geen_gap_en_geen_pad() {
    let nederland = &RUNS[4].1;
    for rij in nederland.tabel("plan.csv").rijen() {
        for kolom in ["ist", "gap_laag", "gap", "gap_hoog", "gap_doel", "tekort", "overschot", "vullingsgraad"] {
            assert_eq!(rij.cel(kolom), "", "{}: {kolom}", rij.cel("norm_id"));
        }
        assert!(["ist-onbekend", "niet-van-kracht"].contains(&rij.cel("status")), "{}", rij.cel("norm_id"));
    }
    for rij in nederland.tabel("ingroeipad.csv").rijen() {
        assert_eq!(["pad_laag", "pad", "pad_hoog", "jaartotaal"].map(|k| rij.cel(k)), [""; 4]);
        assert_ne!(rij.cel("soll"), "", "de SOLL is wel bekend");
    }
}

#[test]
fn de_status_past_bij_het_karakter_en_bij_de_getallen() {
    let mut gezien = BTreeSet::new();
    for (run, bestanden) in runs() {
        let tabel = bestanden.tabel("plan.csv");
        for rij in tabel.rijen().filter(|r| !r.is("ist", "")) {
            let wie = format!("{run}: {} {}", rij.cel("gebied_code"), rij.cel("norm_id"));
            let [ist, laag, hoog] = ["ist", "soll_laag", "soll_hoog"].map(|k| rij.getal(k).unwrap());
            let status = rij.cel("status");
            gezien.insert(status.to_owned());
            // Een halve gedrukte eenheid scheelt: daarbinnen zegt de status niets over het verschil.
            let marge = d("0.5");
            match (rij.cel("karakter"), status) {
                ("bandbreedte", "onder") => assert!(ist < laag, "{wie}"),
                ("bandbreedte", "binnen") => assert!(ist > laag - marge && ist < hoog + marge, "{wie}"),
                ("bandbreedte", "boven") => assert!(ist > hoog, "{wie}"),
                ("minimum" | "streefwaarde" | "rekenwaarde", "onder") => {
                    let tekort = rij.getal("tekort").unwrap_or_else(|| rij.getal("gap").unwrap());
                    assert!(tekort > Decimal::ZERO, "{wie}");
                }
                ("minimum" | "streefwaarde" | "rekenwaarde", "gehaald") => assert!(ist > laag - marge, "{wie}"),
                (_, "ist-deels-bekend") => assert_eq!(rij.cel("tekort"), "", "{wie}"),
                anders => panic!("{wie}: {anders:?}"),
            }
        }
    }
    assert!(gezien.len() >= 3, "{gezien:?}");
}

/// Van het begin tot 2031-K1, elk kwartaal één keer; het begin is de IST en het doel is de SOLL, tenzij de IST hoger is.
#[test]
fn het_ingroeipad_begint_op_de_ist_en_eindigt_op_de_soll() {
    let plan = FLEVOLAND.tabel("plan.csv");
    let pad = FLEVOLAND.tabel("ingroeipad.csv");
    let kwartalen: Vec<String> = (2027..=2030).flat_map(|j| (1..=4).map(move |k| format!("{j}-K{k}"))).collect();
    let mut per_rij: BTreeMap<(&str, &str), Vec<Rij<'_>>> = BTreeMap::new();
    for rij in pad.rijen() {
        per_rij.entry((rij.cel("gebied_code"), rij.cel("norm_id"))).or_default().push(rij);
    }
    let mut met_pad = 0;
    for ((gebied, norm), rijen) in &per_rij {
        let gevonden: Vec<&str> = rijen.iter().map(|r| r.cel("kwartaal")).collect();
        assert_eq!(gevonden[..16], kwartalen, "{gebied} {norm}");
        assert_eq!(gevonden[16..], ["2031-K1"], "{gebied} {norm}");
        let van = plan.rij(gebied, norm);
        let Some(ist) = van.getal("ist").filter(|_| !rijen[0].is("pad", "")) else { continue };
        met_pad += 1;
        assert_eq!(rijen[0].getal("pad"), Some(ist), "{gebied} {norm}: het begin is de IST");
        let doel = rijen.iter().find(|r| r.is("kwartaal", "2030-K1")).unwrap();
        assert!(doel.getal("pad").unwrap() >= van.getal("soll_doel").unwrap(), "{gebied} {norm}: het doel is de SOLL");
        let stappen: Vec<Decimal> = rijen.iter().map(|r| r.getal("pad").unwrap()).collect();
        assert!(stappen.is_sorted(), "{gebied} {norm}: een pad keert nooit om");
        for rij in rijen {
            let [jaar, k] = rij.cel("kwartaal").split('-').collect::<Vec<_>>()[..] else { panic!() };
            let maand = (k[1..].parse::<u32>().unwrap() - 1) * 3 + 1;
            assert_eq!(rij.cel("datum"), format!("{jaar}-{maand:02}-01"));
            let per_jaar = rij.cel("eenheid").ends_with("per jaar");
            assert_eq!(!rij.is("jaartotaal", ""), per_jaar && k == "K4", "{gebied} {norm} {jaar}-{k}: jaartotaal");
        }
    }
    assert!(met_pad > 30, "er waren genoeg paden: {met_pad}");
}

#[test]
fn een_verkenning_staat_bij_elke_norm_waar_zij_voor_geldt() {
    let verkenning = RUNS[3].1.tabel("plan.csv");
    let czv = verkenning.rij("IZA-flevoland", "overgewicht-kind.czv");
    assert_eq!([czv.cel("positie"), czv.cel("afwijking"), czv.cel("streef_laag")], ["eigen", "verkenning", "0.2"]);
    assert_eq!(czv.getal("soll").unwrap(), czv.getal("grondslag_aantal").unwrap() * d("0.0003"));
    let brug = verkenning.rij("IZA-flevoland", "sociaal-verwijzen.brugfunctionaris");
    assert_eq!([brug.cel("positie"), brug.cel("soll")], ["hoog", brug.cel("soll_hoog")]);
    let beweeg = verkenning.rij("IZA-flevoland", "valpreventie.beweeginterventie");
    assert_eq!([beweeg.cel("lezing"), beweeg.cel("afwijking")], ["alle-65plus", "verkenning"]);
    let kwartalen = RUNS[3].1.tabel("ingroeipad.csv");
    assert_eq!(kwartalen.rijen().next().unwrap().cel("kwartaal"), "2026-K3");
    // Zonder keuze staat er geen verkenning.
    assert!(FLEVOLAND.tabel("plan.csv").rijen().all(|r| r.is("afwijking", "")));
}

#[test]
fn de_verantwoording_noemt_elk_bestand_met_zijn_hash_en_draagt_dezelfde_code() {
    for (run, bestanden) in runs() {
        let json = bestanden.json("verantwoording.json");
        let code = json["code"].as_str().unwrap();
        let acht = code.strip_prefix("NW-").unwrap_or_default();
        assert!(acht.len() == 8 && acht.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)), "{code}");
        assert!(bestanden.tabel("plan.csv").rijen().all(|r| r.is("code", code)), "{run}: elke rij draagt de code");
        let genoemd: BTreeMap<&str, &str> = json["bestanden"]
            .as_array()
            .unwrap()
            .iter()
            .map(|b| (b["pad"].as_str().unwrap(), b["sha256"].as_str().unwrap()))
            .collect();
        let geschreven: Vec<&str> = bestanden.namen().into_iter().filter(|n| *n != "verantwoording.json").collect();
        assert_eq!(genoemd.keys().copied().collect::<Vec<_>>(), geschreven, "{run}");
        for (naam, hash) in genoemd {
            assert_eq!(hash, sha256(bestanden.bytes(naam)), "{run}: {naam}");
        }
    }
    let codes: BTreeSet<String> = runs().map(|(_, b)| b.json("verantwoording.json")["code"].to_string()).collect();
    assert_eq!(codes.len(), runs().count(), "andere vraag, andere code");
}

#[test]
fn de_verantwoording_heeft_vaste_velden() {
    let json = FLEVOLAND.json("verantwoording.json");
    let velden =
        |waarde: &serde_json::Value| -> BTreeSet<String> { waarde.as_object().unwrap().keys().cloned().collect() };
    let van = |namen: &[&str]| -> BTreeSet<String> { namen.iter().map(|n| (*n).to_owned()).collect() };
    assert_eq!(
        velden(&json),
        van(&[
            "contract",
            "programma",
            "versie",
            "code",
            "gebied",
            "normen",
            "datasets",
            "invoer",
            "parameters",
            "bevindingen",
            "bestanden",
        ])
    );
    assert_eq!(json["contract"], 1);
    assert_eq!(json["programma"], "normwijzer");
    assert_eq!(json["gebied"]["code"], "IZA-flevoland");
    assert_eq!(json["invoer"][0]["naam"], "ist-flevoland.csv");
    assert_eq!(json["invoer"][0]["sha256"], sha256(&std::fs::read(voorbeeld_ist()).unwrap()));
    for bevinding in json["bevindingen"].as_array().unwrap() {
        assert_eq!(
            velden(bevinding),
            van(&["ernst", "code", "bericht", "bestand", "rij", "kolom", "gebied_code", "norm_id"])
        );
        assert!(["waarschuwing", "info"].contains(&bevinding["ernst"].as_str().unwrap()), "een fout schrijft niets");
    }
    for bestand in json["bestanden"].as_array().unwrap() {
        assert_eq!(velden(bestand), van(&["pad", "sha256"]));
    }
}

/// Elke tekst in een JSON-waarde.
fn teksten(waarde: &serde_json::Value) -> Vec<String> {
    match waarde {
        serde_json::Value::String(t) => vec![t.clone()],
        serde_json::Value::Array(lijst) => lijst.iter().flat_map(teksten).collect(),
        serde_json::Value::Object(velden) => velden.values().flat_map(teksten).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn de_verantwoording_verraadt_geen_computer_en_geen_tijd() {
    for (run, bestanden) in runs() {
        for tekst in teksten(&bestanden.json("verantwoording.json")) {
            let pad = tekst.starts_with('/')
                || tekst.contains(":\\")
                || tekst.contains("/tmp")
                || tekst.contains("normwijzer-it");
            assert!(!pad, "{run}: pad van deze computer: {tekst}");
            let tijd = tekst
                .as_bytes()
                .windows(5)
                .any(|w| w[2] == b':' && [0, 1, 3, 4].iter().all(|i| w[*i].is_ascii_digit()));
            assert!(!tijd, "{run}: een tijd: {tekst}");
        }
    }
}

//! De regels van het huis (ARCHITECTURE.md, "Wat altijd waar is"): veel ervan zijn dingen die er *niet* zijn, en die
//! blijven alleen weg zolang een proef ernaar kijkt.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use normwijzer_data::bron::sha256;
use normwijzer_data::{Datasets, schema};

use crate::gereedschap::{FLEVOLAND, onder, wortel};

/// Geen bronbestand is langer: wie meer nodig heeft, doet twee dingen in één bestand.
const LANGSTE: usize = 600;

/// Geen bestand in de repo is groter; het grootste is de werkagenda van het voorbeeld, met al haar figuren.
const GROOTSTE: u64 = 3_000_000;

/// Per crate: welke eigen crates zij mag kennen, en wat zij nooit mag kennen (DESIGN §2).
const LAGEN: [(&str, &[&str], &[&str]); 5] = [
    ("core", &[], &["polars", "polars-io", "plotters", "resvg", "clap", "anyhow", "csv", "rayon", "tempfile"]),
    ("ingest", &[], &["polars", "polars-io", "plotters", "resvg", "clap", "anyhow"]),
    ("data", &["normwijzer-core", "normwijzer-ingest"], &["plotters", "resvg", "clap", "indicatif"]),
    ("word", &[], &["polars", "polars-io", "plotters", "resvg", "clap", "anyhow", "indicatif"]),
    ("report", &["normwijzer-core", "normwijzer-word"], &["polars", "polars-io", "clap", "indicatif"]),
];

fn toml_van(pad: &Path) -> toml::Table {
    std::fs::read_to_string(pad).unwrap().parse().unwrap()
}

/// De namen van alle afhankelijkheden in een Cargo.toml, ook die voor proeven, de bouw of één soort computer.
fn afhankelijkheden(cargo: &toml::Table) -> BTreeSet<String> {
    let mut namen = BTreeSet::new();
    for (sleutel, waarde) in cargo {
        let Some(tabel) = waarde.as_table() else { continue };
        if ["dependencies", "dev-dependencies", "build-dependencies"].contains(&sleutel.as_str()) {
            for (naam, eisen) in tabel {
                namen.insert(eisen.get("package").and_then(|p| p.as_str()).unwrap_or(naam).to_owned());
            }
        } else if sleutel == "target" {
            namen.extend(tabel.values().filter_map(|t| t.as_table()).flat_map(afhankelijkheden));
        }
    }
    namen
}

#[test]
fn crates_hangen_alleen_van_lagere_crates_af() {
    let leden: BTreeSet<String> =
        toml_van(&wortel().join("Cargo.toml"))["workspace"]["members"].as_array().unwrap().iter().map(tekst).collect();
    assert_eq!(leden, LAGEN.map(|(naam, ..)| format!("src/{naam}")).into(), "elke crate heeft een regel in LAGEN");
    for (naam, mag, nooit) in LAGEN {
        let kent = afhankelijkheden(&toml_van(&wortel().join("src").join(naam).join("Cargo.toml")));
        let eigen: Vec<&String> =
            kent.iter().filter(|d| d.starts_with("normwijzer") && !mag.contains(&d.as_str())).collect();
        assert!(eigen.is_empty(), "{naam} mag {eigen:?} niet kennen");
        let verboden: Vec<&str> = nooit.iter().copied().filter(|d| kent.contains(*d)).collect();
        assert!(verboden.is_empty(), "{naam} mag {verboden:?} niet kennen");
    }
}

fn tekst(waarde: &toml::Value) -> String {
    waarde.as_str().unwrap().to_owned()
}

/// De bronbestanden van een crate zonder haar proeven en voorbeelden.
fn bronnen(naam: &str) -> Vec<PathBuf> {
    let map = wortel().join("src").join(naam);
    let alle: Vec<PathBuf> = onder(&map).into_iter().filter(|p| p.extension().is_some_and(|u| u == "rs")).collect();
    let proeven: BTreeSet<PathBuf> = alle.iter().flat_map(|p| proefmodules(p)).collect();
    let is_bron = |pad: &PathBuf| {
        let eerste = pad.strip_prefix(&map).unwrap().components().next().unwrap().as_os_str();
        eerste != "tests" && eerste != "examples" && !pad.ancestors().any(|p| proeven.contains(&p.with_extension("")))
    };
    let gevonden: Vec<PathBuf> = alle.into_iter().filter(is_bron).collect();
    assert!(gevonden.len() > 3, "{naam}: de bronnen zijn er");
    gevonden
}

/// De modules die een bestand alleen voor proeven heeft (`#[cfg(test)] mod proef;`), als pad zonder uitgang.
fn proefmodules(pad: &Path) -> Vec<PathBuf> {
    let tekst = std::fs::read_to_string(pad).unwrap();
    let stam = pad.file_stem().unwrap();
    let map = match stam.to_str() {
        Some("lib" | "mod" | "main") => pad.parent().unwrap().to_owned(),
        _ => pad.with_extension(""),
    };
    tekst
        .split("#[cfg(test)]")
        .skip(1)
        .filter_map(|rest| rest.lines().map(str::trim).find(|r| !r.is_empty() && !r.starts_with("#[")))
        .filter_map(|regel| Some(map.join(regel.split_once("mod ")?.1.strip_suffix(';')?)))
        .collect()
}

/// De regels van een bestand die geen commentaar zijn en niet in zijn eigen proeven staan.
fn code(tekst: &str) -> impl Iterator<Item = (usize, &str)> {
    tekst
        .lines()
        .enumerate()
        .take_while(|(_, regel)| !regel.starts_with("mod tests {"))
        .filter(|(_, regel)| !regel.trim_start().starts_with("//"))
        .map(|(nummer, regel)| (nummer + 1, regel))
}

/// Waar een van deze woorden staat.
fn plaatsen(bestanden: &[PathBuf], woorden: &[&str]) -> Vec<String> {
    let mut gevonden = Vec::new();
    for pad in bestanden {
        let tekst = std::fs::read_to_string(pad).unwrap();
        for (nummer, regel) in code(&tekst) {
            for woord in woorden.iter().filter(|w| regel.contains(**w)) {
                gevonden.push(format!("{}:{nummer}: {woord}", pad.strip_prefix(wortel()).unwrap().display()));
            }
        }
    }
    gevonden
}

const BESTANDEN: [&str; 6] = ["std::fs", "std::env", "std::process", "std::net", "File::open", "env::var"];
const KLOK: [&str; 5] = ["SystemTime", "Instant::", "Zoned::now", "Timestamp::now", "time::Instant"];
const UITVOER: [&str; 5] = ["println!", "eprintln!", "stdout()", "stderr()", "print!("];

#[test]
fn de_kern_kent_geen_bestanden_klok_omgeving_of_uitvoer() {
    let woorden = [&BESTANDEN[..], &KLOK[..], &UITVOER[..], &["thread::", "HashMap", "HashSet"]].concat();
    assert_eq!(plaatsen(&bronnen("core"), &woorden), [""; 0]);
}

#[test]
fn alleen_bytes_rs_opent_een_bestand_buiten_de_schil() {
    for naam in ["ingest", "data", "report"] {
        let rest: Vec<PathBuf> = bronnen(naam).into_iter().filter(|p| !p.ends_with("src/ingest/bytes.rs")).collect();
        assert_eq!(plaatsen(&rest, &BESTANDEN), [""; 0], "{naam} opent geen bestanden");
        assert_eq!(plaatsen(&rest, &KLOK), [""; 0], "{naam} kijkt niet op de klok");
        assert_eq!(plaatsen(&rest, &UITVOER), [""; 0], "{naam} drukt niets af");
    }
    let bytes = [wortel().join("src/ingest/bytes.rs")];
    assert!(!plaatsen(&bytes, &["std::fs"]).is_empty(), "de ene plaats waar het wel mag, is er nog");
}

#[test]
fn geen_bronbestand_is_te_lang() {
    let te_lang: Vec<String> = ["src", "tests"]
        .iter()
        .flat_map(|m| onder(&wortel().join(m)))
        .filter(|p| p.extension().is_some_and(|u| u == "rs"))
        .map(|p| (std::fs::read_to_string(&p).unwrap().lines().count(), p))
        .filter(|(regels, _)| *regels > LANGSTE)
        .map(|(regels, p)| format!("{}: {regels} regels", p.display()))
        .collect();
    assert_eq!(te_lang, [""; 0]);
}

#[test]
fn geen_bestand_is_te_groot() {
    let te_groot: Vec<String> = ["src", "tests", "norms", "datasets", "reports/voorbeeld", "reports/huisstijl"]
        .iter()
        .map(|m| wortel().join(m))
        .filter(|m| m.is_dir())
        .flat_map(|m| onder(&m))
        .map(|p| (p.metadata().unwrap().len(), p))
        .filter(|(omvang, _)| *omvang > GROOTSTE)
        .map(|(omvang, p)| format!("{}: {omvang} bytes", p.display()))
        .collect();
    assert_eq!(te_groot, [""; 0]);
}

/// De bestanden onder een map, met `/`, zonder README, schema, het verzonnen voorbeeld en de kosten: die zijn geen tabel
/// maar een aanname die iemand door de eigen begroting vervangt.
fn op_schijf(map: &str) -> BTreeSet<String> {
    let wortel = wortel().join(map);
    onder(&wortel)
        .iter()
        .map(|p| p.strip_prefix(&wortel).unwrap().to_str().unwrap().replace('\\', "/"))
        .filter(|p| {
            !p.ends_with("README.md")
                && !p.ends_with("schema.json")
                && !p.starts_with("voorbeeld/")
                && !p.starts_with("kosten-")
        })
        .collect()
}

/// De paden die `ingebed.rs` onder een map noemt.
fn ingebed(map: &str) -> BTreeSet<String> {
    let bron = std::fs::read_to_string(wortel().join("src/cli/ingebed.rs")).unwrap();
    let (_, lijst) = bron.split_once(&format!("bestanden!(\"{map}\":")).unwrap();
    let (lijst, _) = lijst.split_once(");").unwrap();
    lijst.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn alle_normen_en_datasets_zitten_in_het_programma() {
    for map in ["norms", "datasets"] {
        assert_eq!(ingebed(map), op_schijf(map), "{map}");
    }
    assert_eq!(Datasets::paden().into_iter().collect::<BTreeSet<_>>(), op_schijf("datasets"));
}

/// Niet alleen de namen: het programma rekent met de bytes die in de repo staan.
#[test]
fn het_programma_rekent_met_de_bestanden_van_de_repo() {
    let verantwoording = FLEVOLAND.json("verantwoording.json");
    for (veld, map) in [("normen", "norms"), ("datasets", "datasets")] {
        let genoemd: BTreeMap<&str, &str> = verantwoording[veld]
            .as_array()
            .unwrap()
            .iter()
            .map(|h| (h["naam"].as_str().unwrap(), h["sha256"].as_str().unwrap()))
            .collect();
        assert!(genoemd.len() >= 5, "{veld} noemt bestanden");
        for (naam, hash) in genoemd {
            assert_eq!(hash, sha256(&std::fs::read(wortel().join(map).join(naam)).unwrap()), "{naam}");
        }
    }
}

/// `datasets/` bevat alleen onze eigen tabellen: kop, rijen en hash zoals `bron.toml` ze noemt, en niets van een ander.
#[test]
fn elke_dataset_is_van_ons_en_heeft_een_bron() {
    for tabel in schema::ALLE {
        let map = wortel().join("datasets").join(tabel.dataset);
        let bron = toml_van(&map.join("bron.toml"));
        for veld in ["titel", "bron", "licentie", "peildatum"] {
            assert!(bron[veld].as_str().is_some_and(|t| !t.is_empty()), "{}: {veld}", tabel.dataset);
        }
        let bestanden = bron["bestand"].as_array().unwrap();
        let eigen = bestanden.iter().find(|b| b["naam"].as_str() == Some(tabel.bestand));
        let eigen = eigen.unwrap_or_else(|| panic!("{} ontbreekt in bron.toml", tabel.pad()));
        let bytes = std::fs::read(map.join(tabel.bestand)).unwrap();
        assert_eq!(eigen["sha256"].as_str().unwrap(), sha256(&bytes), "{}", tabel.pad());
        let gelezen = crate::gereedschap::Tabel::lees(&bytes);
        assert_eq!(i64::try_from(gelezen.rijen.len()).unwrap(), eigen["rijen"].as_integer().unwrap());
        let kolommen: Vec<String> = eigen["kolom"].as_array().unwrap().iter().map(|k| tekst(&k["naam"])).collect();
        assert_eq!(gelezen.koppen, kolommen, "{}", tabel.pad());
        assert_eq!(kolommen, tabel.namen().collect::<Vec<_>>(), "{}", tabel.pad());
    }
}

#[test]
fn elke_map_met_normen_is_een_editie() {
    let edities: BTreeSet<String> =
        op_schijf("norms").iter().filter_map(|p| Some(p.rsplit_once('/')?.0.to_owned())).collect();
    assert!(!edities.is_empty());
    for editie in edities {
        assert!(wortel().join("norms").join(&editie).join("editie.toml").is_file(), "{editie} heeft een editie.toml");
        let datum = editie.rsplit('/').next().unwrap();
        assert!(datum.parse::<jiff::civil::Date>().is_ok(), "{editie}: de naam van de map is de datum van uitgave");
    }
}

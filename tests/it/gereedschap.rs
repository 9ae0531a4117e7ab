//! Wat de proeven delen: de opdracht draaien, haar uitkomst in het geheugen, en tabellen lezen.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use assert_cmd::Command;
use rust_decimal::Decimal;
use tempfile::TempDir;

/// De wortel van de repo.
pub(crate) fn wortel() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Het voorbeeld met een verzonnen IST voor Flevoland.
pub(crate) fn voorbeeld_ist() -> PathBuf {
    wortel().join("datasets/voorbeeld/ist-flevoland.csv")
}

/// Wat er in dat voorbeeld staat.
pub(crate) fn voorbeeld_tekst() -> String {
    std::fs::read_to_string(voorbeeld_ist()).unwrap()
}

/// Een lege map die met de proef verdwijnt.
pub(crate) fn map() -> TempDir {
    tempfile::Builder::new().prefix("normwijzer-it-").tempdir().unwrap()
}

/// De opdracht, in een map.
pub(crate) fn normwijzer(map: &Path) -> Command {
    let mut opdracht = Command::new(env!("CARGO_BIN_EXE_normwijzer"));
    opdracht.current_dir(map).timeout(Duration::from_secs(120));
    opdracht
}

/// Hoe een opdracht afliep.
#[derive(Debug)]
pub(crate) struct Afloop {
    pub(crate) code: i32,
    pub(crate) uit: String,
    pub(crate) fout: String,
}

/// Draait een opdracht. Een paniek is nooit goed, waarmee ook.
pub(crate) fn draai(opdracht: &mut Command) -> Afloop {
    let output = opdracht.output().unwrap();
    let tekst = |bytes| String::from_utf8(bytes).expect("uitvoer is UTF-8");
    let afloop = Afloop {
        code: output.status.code().expect("het programma stopt zelf"),
        uit: tekst(output.stdout),
        fout: tekst(output.stderr),
    };
    assert!(!afloop.fout.contains("panicked"), "{}", afloop.fout);
    afloop
}

/// Draait een opdracht in een eigen lege map.
pub(crate) fn vraag(args: &[&str]) -> Afloop {
    draai(normwijzer(map().path()).args(args))
}

/// Draait een opdracht die moet lukken en geeft wat zij op stdout zette.
pub(crate) fn antwoord(args: &[&str]) -> String {
    let afloop = vraag(args);
    assert_eq!(afloop.code, 0, "{args:?}: {}", afloop.fout);
    afloop.uit
}

/// De bestanden van een run, met hun pad binnen de map.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Bestanden(BTreeMap<String, Vec<u8>>);

impl Bestanden {
    /// Alles onder een map.
    pub(crate) fn lees(map: &Path) -> Self {
        let mut alles = BTreeMap::new();
        for pad in onder(map) {
            let binnen = pad.strip_prefix(map).unwrap().to_str().unwrap().replace('\\', "/");
            alles.insert(binnen, std::fs::read(&pad).unwrap());
        }
        Self(alles)
    }

    pub(crate) fn namen(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).collect()
    }

    pub(crate) fn bytes(&self, naam: &str) -> &[u8] {
        self.0.get(naam).unwrap_or_else(|| panic!("{naam} ontbreekt; er zijn {:?}", self.namen()))
    }

    pub(crate) fn tabel(&self, naam: &str) -> Tabel {
        Tabel::lees(self.bytes(naam))
    }

    /// Een tabel zonder de code van de run, die van de naam en de bytes van de invoer afhangt.
    pub(crate) fn zonder_code(&self, naam: &str) -> String {
        let json = self.json("verantwoording.json");
        String::from_utf8(self.bytes(naam).to_vec()).unwrap().replace(json["code"].as_str().unwrap(), "NW-")
    }

    pub(crate) fn json(&self, naam: &str) -> serde_json::Value {
        serde_json::from_slice(self.bytes(naam)).unwrap()
    }
}

/// Een plan in het geheugen, zonder grafieken: die hebben hun eigen proeven en kosten de meeste tijd.
pub(crate) fn plan(args: &[&str]) -> Bestanden {
    let map = map();
    let uit = map.path().join("uit");
    let afloop = draai(normwijzer(map.path()).arg("plan").args(args).args(["--geen-grafieken", "--uit", "uit"]));
    assert_eq!(afloop.code, 0, "{args:?}: {}", afloop.fout);
    Bestanden::lees(&uit)
}

/// Alle bestanden onder een map, op volgorde; verborgen mappen en `target` niet.
pub(crate) fn onder(map: &Path) -> Vec<PathBuf> {
    let mut gevonden = Vec::new();
    let mut open = vec![map.to_owned()];
    while let Some(hier) = open.pop() {
        for item in std::fs::read_dir(&hier).unwrap_or_else(|e| panic!("{}: {e}", hier.display())) {
            let item = item.unwrap();
            let naam = item.file_name().to_string_lossy().into_owned();
            let soort = item.file_type().unwrap();
            if soort.is_dir() && !naam.starts_with('.') && naam != "target" {
                open.push(item.path());
            } else if soort.is_file() {
                gevonden.push(item.path());
            }
        }
    }
    gevonden.sort();
    gevonden
}

/// Een CSV van het contract.
#[derive(Debug)]
pub(crate) struct Tabel {
    pub(crate) koppen: Vec<String>,
    pub(crate) rijen: Vec<csv::StringRecord>,
}

impl Tabel {
    pub(crate) fn lees(bytes: &[u8]) -> Self {
        let mut lezer = csv::Reader::from_reader(bytes);
        let koppen = lezer.headers().unwrap().iter().map(str::to_owned).collect();
        let rijen: Vec<csv::StringRecord> = lezer.records().map(Result::unwrap).collect();
        Self { koppen, rijen }
    }

    /// De rijen, met hun cellen op naam.
    pub(crate) fn rijen(&self) -> impl Iterator<Item = Rij<'_>> {
        self.rijen.iter().map(|cellen| Rij { koppen: &self.koppen, cellen })
    }

    /// De enige rij van een gebied en een norm.
    pub(crate) fn rij(&self, gebied: &str, norm: &str) -> Rij<'_> {
        let mut gevonden = self.rijen().filter(|r| r.is("gebied_code", gebied) && r.is("norm_id", norm));
        let rij = gevonden.next().unwrap_or_else(|| panic!("geen rij van {norm} voor {gebied}"));
        assert!(gevonden.next().is_none(), "meer dan één rij van {norm} voor {gebied}");
        rij
    }
}

/// Een rij van een [`Tabel`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rij<'a> {
    koppen: &'a [String],
    cellen: &'a csv::StringRecord,
}

impl<'a> Rij<'a> {
    pub(crate) fn cel(&self, kolom: &str) -> &'a str {
        let plaats = self.koppen.iter().position(|k| k == kolom).unwrap_or_else(|| panic!("kolom {kolom} ontbreekt"));
        &self.cellen[plaats]
    }

    pub(crate) fn is(&self, kolom: &str, waarde: &str) -> bool {
        self.cel(kolom) == waarde
    }

    /// Het exacte getal; leeg is onbekend.
    pub(crate) fn getal(&self, kolom: &str) -> Option<Decimal> {
        let cel = self.cel(kolom);
        (!cel.is_empty()).then(|| cel.parse().unwrap_or_else(|e| panic!("{kolom} '{cel}': {e}")))
    }
}

/// Een getal zoals het in de CSV staat.
pub(crate) fn d(tekst: &str) -> Decimal {
    tekst.parse().unwrap()
}

/// Flevoland met het voorbeeld als IST: de run waar de meeste proeven naar kijken.
pub(crate) static FLEVOLAND: LazyLock<Bestanden> =
    LazyLock::new(|| plan(&["--regio", "Flevoland", "--ist", voorbeeld_ist().to_str().unwrap()]));

/// De regels op stderr die een fout melden.
pub(crate) fn fouten(afloop: &Afloop) -> Vec<&str> {
    afloop.fout.lines().filter(|r| r.contains(": fout ") || r.starts_with("fout")).collect()
}

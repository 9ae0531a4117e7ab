//! Kleine datasets voor de proeven: vier gemeenten, met de echte cijfers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;

use crate::bron::{Bestand, Bron};
use crate::datasets::Datasets;
use crate::schema::{BASIS, BEVOLKING, GEBIEDEN, INWONERS, IZA, NAMEN, Schema};

/// De rijen van een tabel, zonder kop.
pub(crate) fn rijen(schema: &Schema) -> Vec<&'static str> {
    let tekst = match schema.bestand {
        "gebieden.csv" => GEBIEDEN_CSV,
        "namen.csv" => "Den Haag,GM0518,gebruikelijk",
        "bevolking.csv" => BEVOLKING_CSV,
        "inwoners.csv" => INWONERS_CSV,
        "iza.csv" => IZA_CSV,
        ander => unreachable!("{ander}"),
    };
    tekst.lines().collect()
}

/// De datasets, met de rijen door `wijzig` gehaald en een `bron.toml` die bij de bytes hoort.
pub(crate) fn datasets_met(wijzig: impl Fn(&Schema, &mut Vec<&'static str>)) -> Datasets {
    let mut bestanden: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut bronnen: BTreeMap<&str, Bron> = BTreeMap::new();
    for schema in BASIS {
        let mut rijen = rijen(schema);
        wijzig(schema, &mut rijen);
        let kop = schema.namen().collect::<Vec<_>>().join(",");
        let bytes = format!("{kop}\n{}\n", rijen.join("\n")).into_bytes();
        let bron = bronnen.entry(schema.dataset).or_insert_with(|| Bron {
            titel: "Proef".to_owned(),
            reconstructie: schema.dataset == IZA.dataset,
            ..Bron::default()
        });
        bron.bestand.push(Bestand::new(schema, rijen.len(), &bytes));
        bestanden.insert(schema.pad(), bytes);
    }
    for (dataset, bron) in bronnen {
        bestanden.insert(format!("{dataset}/bron.toml"), bron.schrijf().expect("schrijfbaar"));
    }
    Datasets::new(bestanden)
}

/// De datasets zoals zij horen.
pub(crate) fn datasets() -> Datasets {
    datasets_met(|_, _| {})
}

/// Dezelfde datasets, met andere bytes voor één bestand en de oude `bron.toml`.
pub(crate) fn met_bytes(schema: &Schema, bytes: &[u8]) -> Datasets {
    let pad = schema.pad();
    let alles = datasets();
    Datasets::new(alles.bestanden().map(|(n, b)| {
        let b = if n == pad { bytes } else { b };
        (n.to_owned(), b.to_vec())
    }))
}

const GEBIEDEN_CSV: &str = "\
GM0034,Almere,PV24,Flevoland,GG2209,GGD Flevoland,ZK21,'t Gooi,CR40,Flevoland,JZ08,Flevoland,VR25,Flevoland
GM0050,Zeewolde,PV24,Flevoland,GG2209,GGD Flevoland,ZK07,Flevoland,CR40,Flevoland,JZ08,Flevoland,VR25,Flevoland
GM0302,Nunspeet,PV25,Gelderland,GG1413,GGD Noord- en Oost-Gelderland,ZK32,Zwolle,CR13,Veluwe,JZ12,Noord-Veluwe,VR06,Noord- en Oost-Gelderland
GM0518,'s-Gravenhage,PV28,Zuid-Holland,GG7014,GGD Haaglanden,ZK10,Haaglanden,CR26,Agglomeratie 's-Gravenhage,JZ24,Haaglanden,VR15,Haaglanden";

const BEVOLKING_CSV: &str = "\
GM0034,2025-01-01,0,,229574,telling
GM0034,2025-01-01,0,64,197064,telling
GM0034,2025-01-01,65,79,27268,telling
GM0034,2025-01-01,80,,5242,telling
GM0034,2025-01-01,0,17,49866,schatting
GM0050,2025-01-01,0,,24000,telling
GM0050,2025-01-01,0,64,20000,telling
GM0050,2025-01-01,65,79,3000,telling
GM0050,2025-01-01,80,,1000,telling
GM0050,2025-01-01,0,17,5200,schatting
GM0302,2025-01-01,0,,28500,telling
GM0302,2025-01-01,0,64,22500,telling
GM0302,2025-01-01,65,79,4500,telling
GM0302,2025-01-01,80,,1500,telling
GM0302,2025-01-01,0,17,6400,schatting
GM0518,2025-01-01,0,,569000,telling
GM0518,2025-01-01,0,64,480000,telling
GM0518,2025-01-01,65,79,69000,telling
GM0518,2025-01-01,80,,20000,telling
GM0518,2025-01-01,0,17,110000,schatting";

const INWONERS_CSV: &str = "\
GM0034,2025-01-01,229574
GM0050,2025-01-01,24000
GM0302,2025-01-01,28500
GM0518,2025-01-01,569000
GM0034,2026-01-01,232000
GM0050,2026-01-01,24400
GM0302,2026-01-01,28600
GM0518,2026-01-01,571000
GM9998,2026-01-01,1";

const IZA_CSV: &str = "\
GM0034,Flevoland,Almere
GM0050,Noord Veluwe,Ermelo
GM0302,Noord Veluwe,Ermelo
GM0518,Haaglanden,'s-Gravenhage";

/// Elke tabel heeft proefrijen; een nieuwe tabel zonder rijen valt hier op.
#[test]
fn de_proefdata_zijn_zelf_goed() {
    assert_eq!(crate::controleer(&datasets()), []);
    for schema in [&GEBIEDEN, &NAMEN, &BEVOLKING, &INWONERS, &IZA] {
        assert!(!rijen(schema).is_empty());
    }
}

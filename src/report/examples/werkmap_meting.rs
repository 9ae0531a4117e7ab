//! Hoe lang een werkmap van een heel land duurt, het maken van de bladen en het schrijven apart:
//! `cargo run --release -p normwijzer-report --example werkmap_meting`.
//!
//! 342 verzonnen gemeenten met een IST voor elke norm die per gemeente geldt.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use jiff::civil::date;
use normwijzer_core::choices::Choices;
use normwijzer_core::ist::{Ist, IstSoort, Opgave};
use normwijzer_core::{
    Amount, Basis, Gebied, GebiedCode, Gemeente, GrondslagSoort, Horizon, Inputs, Land, Niveau, NormSet, Plan, Regio,
    Telling, plan,
};
use normwijzer_report::plan_werkmap::{Bijlagen, plan_werkmap};
use normwijzer_report::xlsx::xlsx;

#[path = "../plan_werkmap/proefplan.rs"]
#[allow(dead_code)]
mod proefplan;

const GEMEENTEN: i64 = 342;
const KEER: usize = 15;

fn land() -> Land {
    let mut land = Land::default();
    for i in 1..=GEMEENTEN {
        let code = GebiedCode::new(&format!("GM{i:04}"));
        let gebied = Gebied { niveau: Niveau::Gemeente, code: code.clone(), naam: format!("Gemeente aan de Rijn {i}") };
        let telling = |n, soort| Telling { aantal: Amount::from_int(n), soort, peildatum: date(2025, 1, 1) };
        let tellingen = BTreeMap::from([
            (Basis::Inwoners, telling(9_000 + i * 331, GrondslagSoort::Telling)),
            (Basis::Inwoners0Tot17, telling(1_800 + i * 61, GrondslagSoort::Schatting)),
            (Basis::Inwoners65Plus, telling(2_100 + i * 67, GrondslagSoort::Telling)),
        ]);
        let regios = [
            (Niveau::Land, GebiedCode::nederland(), "Nederland".to_owned()),
            (Niveau::Ggd, GebiedCode::new(&format!("GG{:04}", 2200 + i % 25)), format!("GGD {}", i % 25)),
            (Niveau::Iza, GebiedCode::iza(&format!("Regio {}", i % 42)), format!("Regio {}", i % 42)),
        ];
        for (niveau, code, naam) in &regios {
            let gebied = Gebied { niveau: *niveau, code: code.clone(), naam: naam.clone() };
            let leeg = || Regio { gebied, leden: BTreeSet::new(), reconstructie: *niveau == Niveau::Iza };
            let regio = land.regios.entry((*niveau, code.clone())).or_insert_with(leeg);
            regio.leden.insert(GebiedCode::new(&format!("GM{i:04}")));
        }
        let regio = regios.into_iter().map(|(n, c, _)| (n, c)).collect();
        land.gemeenten.insert(code, Gemeente { gebied, tellingen, regio });
    }
    land
}

fn nederland(normen: &NormSet) -> Plan {
    let (land, mut ist) = (land(), Ist { bestand: Some("ist.csv".to_owned()), ..Ist::default() });
    let gebied = land.regio(Niveau::Land, &GebiedCode::nederland()).unwrap();
    let maak = |ist: &Ist| {
        let invoer = Inputs { land: &land, gebied, ist, keuzes: &Choices::default(), volgorde: &[], prognose: None };
        plan(normen, &invoer, &Horizon::default())
    };
    for rij in maak(&ist).rijen.iter().filter(|r| r.gebied.niveau == Niveau::Gemeente) {
        let Some(soll) = rij.soll.bereik else { continue };
        let waarde = soll.laag.mul_div(Amount::from_int(2), Amount::from_int(3));
        let opgave = Opgave {
            waarde,
            peildatum: date(2026, 1, 1),
            soort: IstSoort::Fictief,
            bron: "proef".to_owned(),
            rij: 2,
            waar: std::sync::Arc::default(),
        };
        ist.opgaven.insert((rij.gebied.code.clone(), rij.norm.clone()), opgave);
    }
    maak(&ist)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let normen = proefplan::normen();
    let plannen = [nederland(&normen)];
    let (mut bladen, mut schrijven, mut bytes) = (Vec::new(), Vec::new(), 0);
    for _ in 0..KEER {
        let begin = Instant::now();
        let werkmap = plan_werkmap(&normen, &plannen, &Bijlagen::default());
        bladen.push(begin.elapsed());
        let begin = Instant::now();
        bytes = xlsx(&werkmap)?.len();
        schrijven.push(begin.elapsed());
    }
    bladen.sort();
    schrijven.sort();
    println!("bladen {:?}, schrijven {:?}, {bytes} bytes", bladen[KEER / 2], schrijven[KEER / 2]);
    Ok(())
}

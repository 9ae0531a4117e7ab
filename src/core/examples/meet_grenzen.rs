//! Hoe lang het rekenen met grenzen duurt: 42 regio's × alle normen, met budgetten, tempo, aanlooptijd en kosten.
//!
//! `cargo run --release -p normwijzer-core --example meet_grenzen`. Het land is verzonnen (342 gemeenten); de normen en
//! de kosten zijn die van het programma. Drukt de mediaan van elf rondes af, met en zonder ingroeibestand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use jiff::civil::date;
use normwijzer_core::choices::Choices;
use normwijzer_core::ingroei::{self, IngroeiBestand};
use normwijzer_core::ist::{Ist, IstSoort, Opgave};
use normwijzer_core::kosten::{self, KostenBestand};
use normwijzer_core::norm::{NormBestand, NormSet, lees};
use normwijzer_core::{
    Amount, Basis, Gebied, GebiedCode, Gemeente, GrondslagSoort, Horizon, Inputs, Land, Niveau, Plan, Regio, Telling,
    plan,
};

macro_rules! normbestanden {
    ($($naam:literal),+ $(,)?) => {
        [$((concat!("azwa-d5/2026-04-20/", $naam), include_bytes!(concat!("../../../norms/azwa-d5/2026-04-20/", $naam)).as_slice())),+]
    };
}

const INGROEI: &str = r#"
[ingroei]
naam = "Meting"
[[vorm]]
vorm = "s-curve"
motivatie = "Meting."
[[vorm]]
norm = "sociaal-verwijzen.brugfunctionaris"
vorm = "vooraan"
motivatie = "Meting."
[[grens]]
aanlooptijd = "4"
motivatie = "Meting."
[[grens]]
grootste_stijging = "1,5"
eenheid = "fte"
motivatie = "Meting."
[[grens]]
norm = "sociaal-verwijzen.brugfunctionaris"
grootste_stijging = "0,75"
motivatie = "Meting."
[[grens]]
budget = { 2027 = "400.000", 2028 = "1.100.000", 2029 = "900.000" }
daarna = "gelijk"
meenemen = true
betalers = ["gemeente-lokaal", "gemeente-regionaal"]
motivatie = "Meting."
[[grens]]
norm = "overgewicht-kind.czv"
budget = { 2027 = "200.000", 2028 = "300.000", 2029 = "350.000" }
daarna = "gelijk"
motivatie = "Meting."
[prioriteit]
normen = ["overgewicht-kind.czv", "sociaal-verwijzen.brugfunctionaris"]
motivatie = "Meting."
"#;

fn normen() -> NormSet {
    let bestanden = normbestanden!(
        "2a-laagdrempelige-steunpunten.toml",
        "2b-sociaal-verwijzen.toml",
        "2c-mentale-gezondheidsnetwerken.toml",
        "3a-kansrijke-start.toml",
        "3a1-nu-niet-zwanger.toml",
        "3b-overgewicht-kinderen.toml",
        "5a-valpreventie.toml",
        "editie.toml",
    );
    let invoer: Vec<NormBestand<'_>> =
        bestanden.iter().map(|(pad, inhoud)| NormBestand { pad: (*pad).to_owned(), inhoud }).collect();
    lees(&invoer).0.unwrap()
}

fn land() -> Land {
    let mut land = Land { gemeenten: BTreeMap::new(), regios: BTreeMap::new(), varianten: Vec::new() };
    for i in 0..342_i64 {
        let code = GebiedCode::new(&format!("GM{i:04}"));
        let inwoners = 5_000 + (i * 7_919) % 180_000;
        let telling = |n: i64| Telling {
            aantal: Amount::from_int(n),
            soort: GrondslagSoort::Telling,
            peildatum: date(2025, 1, 1),
        };
        let regios = [
            (Niveau::Iza, GebiedCode::iza(&format!("regio {}", i % 42))),
            (Niveau::Ggd, GebiedCode::new(&format!("GG{:02}", i % 21))),
        ];
        for (niveau, regio) in &regios {
            let naam = regio.to_string();
            land.regios
                .entry((*niveau, regio.clone()))
                .or_insert_with(|| Regio {
                    gebied: Gebied { niveau: *niveau, code: regio.clone(), naam },
                    leden: BTreeSet::new(),
                    reconstructie: false,
                })
                .leden
                .insert(code.clone());
        }
        let gemeente = Gemeente {
            gebied: Gebied { niveau: Niveau::Gemeente, code: code.clone(), naam: format!("Gemeente {i}") },
            tellingen: BTreeMap::from([
                (Basis::Inwoners, telling(inwoners)),
                (Basis::Inwoners0Tot17, telling(inwoners / 5)),
                (Basis::Inwoners65Plus, telling(inwoners / 5)),
            ]),
            regio: regios.into_iter().collect(),
        };
        land.gemeenten.insert(code, gemeente);
    }
    land
}

/// Van elke norm met een getal een opgave: per gemeente waar dat mag, en van elke regio.
fn ist(land: &Land, normen: &NormSet) -> Ist {
    let opgave = Opgave {
        waarde: Amount::ZERO,
        peildatum: date(2026, 1, 1),
        soort: IstSoort::Fictief,
        bron: "meting".to_owned(),
        rij: 2,
    };
    let mut opgaven = BTreeMap::new();
    for norm in normen.normen.iter().filter(|n| n.eenheid().is_some()) {
        let gemeenten = land.gemeenten.keys().filter(|_| norm.schaal().is_some_and(|s| s.token() == "gemeente"));
        let regios = land.van_niveau(Niveau::Iza).map(|r| &r.gebied.code);
        let van_regio = regios.filter(|_| norm.schaal().is_some_and(|s| s.token() != "gemeente"));
        opgaven.extend(gemeenten.chain(van_regio).map(|c| ((c.clone(), norm.id.clone()), opgave.clone())));
    }
    Ist { opgaven, ..Ist::default() }
}

fn meet(land: &Land, ist: &Ist, normen: &NormSet, keuzes: &Choices) -> (Duration, Vec<Plan>) {
    let begin = Instant::now();
    let plannen = land
        .van_niveau(Niveau::Iza)
        .map(|gebied| {
            plan(normen, &Inputs { land, gebied, ist, keuzes, volgorde: &[], prognose: None }, &Horizon::default())
        })
        .collect();
    (begin.elapsed(), plannen)
}

fn main() {
    let (normen, land) = (normen(), land());
    let ist = ist(&land, &normen);
    let (ingroei, gevonden) = ingroei::lees(
        &IngroeiBestand { naam: "meting.toml", inhoud: INGROEI.as_bytes() },
        &normen,
        &Horizon::default(),
    );
    assert!(ingroei.is_some(), "{gevonden:?}");
    let bestand = include_bytes!("../../../datasets/kosten-2026/kosten.toml");
    let (kosten, gevonden) = kosten::lees(&KostenBestand { naam: "kosten.toml", inhoud: bestand }, &normen);
    assert!(kosten.is_some() && gevonden.is_empty(), "{gevonden:?}");
    for (naam, keuzes) in [
        ("zonder grenzen", Choices::default()),
        ("met grenzen en kosten", Choices { ingroei, kosten, ..Choices::default() }),
    ] {
        let mut tijden: Vec<Duration> = (0..11).map(|_| meet(&land, &ist, &normen, &keuzes).0).collect();
        tijden.sort();
        let plannen = meet(&land, &ist, &normen, &keuzes).1;
        let paden: usize = plannen.iter().filter_map(|p| p.ingroei.as_ref()).map(|i| i.normen.len()).sum();
        let begrensd: usize = plannen
            .iter()
            .filter_map(|p| p.ingroei.as_ref())
            .map(|i| i.normen.iter().filter(|n| n.gekozen.begrensd()).count())
            .sum();
        println!(
            "{naam}: {:?} voor {} regio's; {paden} paden met grenzen, {begrensd} begrensd",
            tijden[5],
            plannen.len()
        );
    }
}

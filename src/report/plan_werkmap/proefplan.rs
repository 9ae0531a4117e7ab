//! Een klein plan met de normen van dit project, voor de proeven en het voorbeeld: Flevoland met verzonnen opgaven.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::date;
use normwijzer_core::amount::{Amount, Schrijfwijze};
use normwijzer_core::choices::Choices;
use normwijzer_core::gebied::{Gebied, GebiedCode, Niveau};
use normwijzer_core::grondslag::{Basis, GrondslagSoort};
use normwijzer_core::ist::{Ist, IstSoort, Oordeel, OordeelOpgave, Opgave};
use normwijzer_core::land::{Gemeente, Land, Regio, Telling};
use normwijzer_core::norm::{NormBestand, NormId, NormSet, lees};
use normwijzer_core::{Horizon, Inputs, Plan, plan};

/// Code, naam, GGD, inwoners, 0 tot en met 17, 65 en ouder (CBS 70072ned, 1-1-2025; 0–17 geschat).
const GEMEENTEN: [(&str, &str, &str, i64, i64, i64); 6] = [
    ("GM0034", "Almere", "GG2407", 229_574, 49_531, 32_510),
    ("GM0050", "Zeewolde", "GG2508", 24_291, 4_782, 3_993),
    ("GM0171", "Noordoostpolder", "GG2407", 50_788, 10_545, 9_677),
    ("GM0184", "Urk", "GG2407", 22_173, 7_006, 2_362),
    ("GM0303", "Dronten", "GG2407", 44_856, 8_709, 8_621),
    ("GM0995", "Lelystad", "GG2407", 84_713, 17_384, 15_514),
];

/// Gebied, norm, verzonnen hoeveelheid.
const OPGAVEN: [(&str, &str, &str); 22] = [
    ("GM0034", "lsp.steunpunten", "3"),
    ("GM0050", "lsp.steunpunten", "0"),
    ("GM0171", "lsp.steunpunten", "1"),
    ("GM0184", "lsp.steunpunten", "0"),
    ("GM0303", "lsp.steunpunten", "1"),
    ("GM0995", "lsp.steunpunten", "2"),
    ("GM0034", "sociaal-verwijzen.brugfunctionaris", "3.5"),
    ("GM0050", "sociaal-verwijzen.brugfunctionaris", "0.27"),
    ("GM0171", "sociaal-verwijzen.brugfunctionaris", "1.2"),
    ("GM0184", "sociaal-verwijzen.brugfunctionaris", "0"),
    ("GM0303", "sociaal-verwijzen.brugfunctionaris", "2.6"),
    ("GM0995", "sociaal-verwijzen.brugfunctionaris", "1.1"),
    ("GM0034", "sociaal-verwijzen.verwijzingen", "640"),
    ("GM0171", "sociaal-verwijzen.verwijzingen", "120"),
    ("GG2407", "nnz.coordinatie", "1.2"),
    ("GG2508", "nnz.coordinatie", "2"),
    ("GM0034", "valpreventie.inschatting", "900"),
    ("GM0050", "valpreventie.inschatting", "40"),
    ("GM0171", "valpreventie.inschatting", "310"),
    ("GM0184", "valpreventie.inschatting", "0"),
    ("GM0303", "valpreventie.inschatting", "250"),
    ("GM0995", "valpreventie.inschatting", "512"),
];

/// De normen van dit project.
pub(crate) fn normen() -> NormSet {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../norms/azwa-d5/2026-04-20");
    let mut inhoud: Vec<(String, Vec<u8>)> = std::fs::read_dir(map)
        .unwrap()
        .map(|bestand| {
            let bestand = bestand.unwrap();
            (
                format!("azwa-d5/2026-04-20/{}", bestand.file_name().to_string_lossy()),
                std::fs::read(bestand.path()).unwrap(),
            )
        })
        .collect();
    inhoud.sort();
    let bestanden: Vec<NormBestand<'_>> =
        inhoud.iter().map(|(pad, inhoud)| NormBestand { pad: pad.clone(), inhoud }).collect();
    lees(&bestanden).0.unwrap()
}

/// Het plan voor Flevoland, met de gegeven keuzes.
pub(crate) fn flevoland(normen: &NormSet, keuzes: &Choices) -> Plan {
    let land = land();
    let gebied = land.regio(Niveau::Iza, &GebiedCode::iza("Flevoland")).unwrap();
    let ist = ist();
    let invoer = Inputs { land: &land, gebied, ist: &ist, keuzes, volgorde: &[], prognose: None };
    plan(normen, &invoer, &Horizon::default())
}

fn land() -> Land {
    let mut land = Land::default();
    for (code, naam, ggd, inwoners, jong, oud) in GEMEENTEN {
        let gebied = Gebied { niveau: Niveau::Gemeente, code: GebiedCode::new(code), naam: naam.to_owned() };
        let telling = |n: i64, soort| Telling { aantal: Amount::from_int(n), soort, peildatum: date(2025, 1, 1) };
        let regios = [
            (Niveau::Ggd, GebiedCode::new(ggd), format!("GGD {ggd}")),
            (Niveau::Iza, GebiedCode::iza("Flevoland"), "Flevoland".to_owned()),
        ];
        for (niveau, regio, naam) in &regios {
            let gebied = Gebied { niveau: *niveau, code: regio.clone(), naam: naam.clone() };
            land.regios
                .entry((*niveau, regio.clone()))
                .or_insert_with(|| Regio { gebied, leden: BTreeSet::new(), reconstructie: *niveau == Niveau::Iza })
                .leden
                .insert(GebiedCode::new(code));
        }
        let tellingen = BTreeMap::from([
            (Basis::Inwoners, telling(inwoners, GrondslagSoort::Telling)),
            (Basis::Inwoners0Tot17, telling(jong, GrondslagSoort::Schatting)),
            (Basis::Inwoners65Plus, telling(oud, GrondslagSoort::Telling)),
        ]);
        let regio = regios.into_iter().map(|(n, c, _)| (n, c)).collect();
        land.gemeenten.insert(gebied.code.clone(), Gemeente { gebied, tellingen, regio });
    }
    land
}

fn ist() -> Ist {
    let opgaven = OPGAVEN
        .into_iter()
        .map(|(gebied, norm, waarde)| {
            let opgave = Opgave {
                waarde: Amount::parse(waarde, Schrijfwijze::Punt).unwrap(),
                peildatum: date(2026, 1, 1),
                soort: IstSoort::Fictief,
                bron: "verzonnen".to_owned(),
                rij: 2,
                waar: std::sync::Arc::default(),
            };
            ((GebiedCode::new(gebied), NormId::new(norm)), opgave)
        })
        .collect();
    let oordeel = OordeelOpgave {
        oordeel: Oordeel::Deels,
        soort: IstSoort::Fictief,
        peildatum: Some(date(2026, 1, 1)),
        rij: 40,
        waar: std::sync::Arc::default(),
    };
    let eis = (GebiedCode::iza("Flevoland"), NormId::new("lsp.netwerk-van-typen"), "netwerk-van-typen".to_owned());
    Ist { bestand: Some("ist.csv".to_owned()), opgaven, oordelen: BTreeMap::from([(eis, oordeel)]), ..Ist::default() }
}

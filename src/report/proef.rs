//! Een klein land met echte cijfers (Flevoland en een buur, CBS 70072ned, 1 januari 2025) en de echte normen, voor de
//! tests van deze crate en voor het voorbeeld `pagina`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::date;
use normwijzer_core::amount::Schrijfwijze;
use normwijzer_core::choices::{Choices, Positie};
use normwijzer_core::ist::{Ist, IstSoort, Oordeel, OordeelOpgave, Opgave};
use normwijzer_core::norm::{NormBestand, lees};
use normwijzer_core::scenario::{Afwijking, Besluit, BesluitStatus, EigenWaarden, Scenario};
use normwijzer_core::{
    Amount, Basis, Gebied, GebiedCode, Gemeente, GrondslagSoort, Horizon, Inputs, Land, Niveau, NormId, NormSet, Plan,
    Regio, Telling, plan,
};

pub(crate) fn a(tekst: &str) -> Amount {
    Amount::parse(tekst, Schrijfwijze::Punt).unwrap()
}

pub(crate) fn normen() -> NormSet {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../norms/azwa-d5/2026-04-20");
    let mut paden: Vec<_> = std::fs::read_dir(map).unwrap().map(|e| e.unwrap().path()).collect();
    paden.sort();
    let inhoud: Vec<Vec<u8>> = paden.iter().map(|p| std::fs::read(p).unwrap()).collect();
    let naam = |p: &Path| format!("azwa-d5/2026-04-20/{}", p.file_name().unwrap().to_str().unwrap());
    let bestanden: Vec<_> = paden.iter().zip(&inhoud).map(|(p, inhoud)| NormBestand { pad: naam(p), inhoud }).collect();
    lees(&bestanden).0.unwrap()
}

/// Code, naam, inwoners, 0–17 (geschat), 65+, GGD-regio, IZA-regio.
const GEMEENTEN: [(&str, &str, i64, i64, i64, &str, &str); 7] = [
    ("GM0034", "Almere", 229_574, 49_530, 32_510, "GGD Flevoland", "Flevoland"),
    ("GM0050", "Zeewolde", 24_291, 4_782, 3_993, "GGD Flevoland", "Noord Veluwe"),
    ("GM0171", "Noordoostpolder", 50_788, 10_545, 9_677, "GGD Flevoland", "Flevoland"),
    ("GM0184", "Urk", 22_173, 7_006, 2_362, "GGD Flevoland", "Flevoland"),
    ("GM0233", "Ermelo", 27_562, 5_100, 7_400, "GGD Noord- en Oost-Gelderland", "Noord Veluwe"),
    ("GM0303", "Dronten", 44_856, 8_709, 8_621, "GGD Flevoland", "Flevoland"),
    ("GM0995", "Lelystad", 84_713, 17_384, 15_514, "GGD Flevoland", "Flevoland"),
];

pub(crate) fn land() -> Land {
    let mut land = Land::default();
    for (code, naam, inwoners, jong, oud, ggd, iza) in GEMEENTEN {
        let gebied = Gebied { niveau: Niveau::Gemeente, code: GebiedCode::new(code), naam: naam.to_owned() };
        let telling = |n, soort| Telling { aantal: Amount::from_int(n), soort, peildatum: date(2025, 1, 1) };
        let tellingen = BTreeMap::from([
            (Basis::Inwoners, telling(inwoners, GrondslagSoort::Telling)),
            (Basis::Inwoners0Tot17, telling(jong, GrondslagSoort::Schatting)),
            (Basis::Inwoners65Plus, telling(oud, GrondslagSoort::Telling)),
        ]);
        let regios = [
            (Niveau::Land, GebiedCode::nederland(), "Nederland"),
            (Niveau::Ggd, GebiedCode::new(if ggd == "GGD Flevoland" { "GG2209" } else { "GG2210" }), ggd),
            (Niveau::Iza, GebiedCode::iza(iza), iza),
        ];
        for (niveau, code, naam) in &regios {
            let regio = land.regios.entry((*niveau, code.clone())).or_insert_with(|| Regio {
                gebied: Gebied { niveau: *niveau, code: code.clone(), naam: (*naam).to_owned() },
                leden: BTreeSet::new(),
                reconstructie: *niveau == Niveau::Iza,
            });
            regio.leden.insert(gebied.code.clone());
        }
        let regio = regios.into_iter().map(|(n, c, _)| (n, c)).collect();
        land.gemeenten.insert(gebied.code.clone(), Gemeente { gebied, tellingen, regio });
    }
    land
}

/// De IZA-regio Flevoland: vijf gemeenten, zonder Zeewolde.
pub(crate) fn flevoland(land: &Land) -> Regio {
    land.regio(Niveau::Iza, &GebiedCode::iza("Flevoland")).unwrap().clone()
}

/// Een gemeente als gebied.
pub(crate) fn gemeente(land: &Land, code: &str) -> Regio {
    normwijzer_core::plan::als_regio(land, &GebiedCode::new(code)).unwrap()
}

fn waar() -> std::sync::Arc<normwijzer_core::ist::Vindplaats> {
    use normwijzer_core::amount::Schrijfwijze;
    std::sync::Arc::new(normwijzer_core::ist::Vindplaats::csv("ist.csv", Schrijfwijze::Nederlands))
}

/// Opgaven `(gebied, norm, waarde)`; `norm#item` met een oordeel mag ook.
pub(crate) fn ist(soort: IstSoort, regels: &[(&str, &str, &str)]) -> Ist {
    let mut ist = Ist { bestand: Some("ist.csv".to_owned()), ..Ist::default() };
    for (i, (gebied, norm, waarde)) in regels.iter().enumerate() {
        let rij = u64::try_from(i).unwrap() + 2;
        let gebied = GebiedCode::new(gebied);
        if let Some((norm, item)) = norm.split_once('#') {
            let oordeel = Oordeel::parse(waarde).unwrap();
            let waar = waar();
            let opgave = OordeelOpgave { oordeel, soort, peildatum: Some(date(2026, 1, 1)), rij, waar };
            ist.oordelen.insert((gebied, NormId::new(norm), item.to_owned()), opgave);
        } else {
            let bron = "opgave gemeente".to_owned();
            let waar = waar();
            let opgave = Opgave { waarde: a(waarde), peildatum: date(2026, 1, 1), soort, bron, rij, waar };
            ist.opgaven.insert((gebied, NormId::new(norm)), opgave);
        }
    }
    ist
}

/// Een IST met van alles wat: volledig, deels, boven de norm, een eigen rij van de regio, oordelen.
pub(crate) fn gevarieerde_ist(soort: IstSoort) -> Ist {
    ist(
        soort,
        &[
            ("GM0034", "sociaal-verwijzen.brugfunctionaris", "2"),
            ("GM0171", "sociaal-verwijzen.brugfunctionaris", "3"),
            ("GM0184", "sociaal-verwijzen.brugfunctionaris", "0.5"),
            ("GM0303", "sociaal-verwijzen.brugfunctionaris", "1.2"),
            ("GM0995", "sociaal-verwijzen.brugfunctionaris", "0.8"),
            ("GM0034", "lsp.steunpunten", "3"),
            ("GM0171", "lsp.steunpunten", "1"),
            ("GM0184", "lsp.steunpunten", "0"),
            ("GM0303", "lsp.steunpunten", "1"),
            ("GM0995", "lsp.steunpunten", "0"),
            ("GM0034", "overgewicht-kind.czv", "4.5"),
            ("GM0303", "overgewicht-kind.czv", "1"),
            ("GG2209", "nnz.coordinatie", "1.5"),
            ("IZA-flevoland", "mgn.netwerk", "1"),
            ("IZA-flevoland", "valpreventie.inschatting", "3200"),
            ("GM0034", "valpreventie.beweeginterventie", "120"),
            ("GM0171", "valpreventie.beweeginterventie", "40"),
            ("GM0184", "valpreventie.beweeginterventie", "7"),
            ("GM0303", "valpreventie.beweeginterventie", "95"),
            ("GM0995", "valpreventie.beweeginterventie", "60"),
            ("IZA-flevoland", "lsp.netwerk-van-typen#netwerk", "deels"),
            ("IZA-flevoland", "valpreventie.voorlichting#voorlichting", "aanwezig"),
            ("GM0034", "valpreventie.structureel-aanbod#structureel-aanbod", "aanwezig"),
        ],
    )
}

/// Een afwijking van een norm: in een gemeente of het hele gebied, met eigen waarden en de stand van het besluit.
pub(crate) fn afwijking(norm: &str, gemeente: Option<&str>, eigen: EigenWaarden, status: BesluitStatus) -> Afwijking {
    let besluit = Besluit {
        motivatie: "Meer problematiek dan gemiddeld (voorbeeld).".to_owned(),
        eigenaar: "Programmamanager".to_owned(),
        orgaan: "College van B&W Almere".to_owned(),
        datum: date(2026, 10, 1),
        evaluatie: date(2028, 10, 1),
        status,
    };
    Afwijking {
        norm: NormId::new(norm),
        gemeente: gemeente.map(GebiedCode::new),
        eigen,
        besluit,
        kenmerk: None,
        regel: 3,
    }
}

/// Eigen waarden met alleen een plaats in de bandbreedte.
pub(crate) fn plaats(positie: Positie) -> EigenWaarden {
    EigenWaarden { positie: Some(positie), ..EigenWaarden::default() }
}

/// De keuzes van een scenario.
pub(crate) fn scenario(afwijkingen: Vec<Afwijking>) -> Choices {
    let scenario = Scenario { naam: "Proef".to_owned(), bestand: "proef.toml".to_owned(), afwijkingen };
    Choices { scenario: Some(scenario), ..Choices::default() }
}

/// Een plan met de standaardkeuzes.
pub(crate) fn plan_voor(normen: &NormSet, land: &Land, gebied: &Regio, ist: &Ist) -> Plan {
    plan_met(normen, land, gebied, ist, &Choices::default())
}

/// Een plan met eigen keuzes.
pub(crate) fn plan_met(normen: &NormSet, land: &Land, gebied: &Regio, ist: &Ist, keuzes: &Choices) -> Plan {
    plan(normen, &Inputs { land, gebied, ist, keuzes, volgorde: &[], prognose: None }, &Horizon::default())
}

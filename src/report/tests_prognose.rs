//! Wat een lezer van een prognose ziet: was–wordt bij de norm, de SOLL van het doel in de werkagenda, en waar niets bekend is.

use std::collections::BTreeMap;

use normwijzer_core::choices::Choices;
use normwijzer_core::ist::IstSoort;
use normwijzer_core::prognose::{Prognose, PrognoseRij, PrognoseSoort, Verwacht, bouw};
use normwijzer_core::scenario::BesluitStatus;
use normwijzer_core::{Basis, Gebied, GebiedCode, Horizon, Inputs, Niveau, NormId, NormSet, Plan, plan};

use crate::gedrukt;
use crate::markdown::markdown;
use crate::plan_pagina::{PaginaContext, plan_document};
use crate::proef;
use crate::uitleg::{MEESTE_REGELS, uitleg};
use crate::werkagenda::werkagenda;
use crate::zinnen::Maat;
use crate::zinnen::prognose::{soll_doel_kort, was_wordt};

/// 65-plussers overal keer 1,2 tot 2030 en gelijk daarna; over de rest zegt het bestand niets.
fn bestand() -> Prognose {
    let nederland = Gebied { niveau: Niveau::Land, code: GebiedCode::nederland(), naam: "Nederland".to_owned() };
    let rij = |(jaar, aantal): (i16, i64)| PrognoseRij {
        regel: 2,
        gebied: nederland.clone(),
        jaar,
        basis: Basis::Inwoners65Plus,
        verwacht: Verwacht { aantal, interval: None },
    };
    let kop = Prognose {
        soort: PrognoseSoort::Bestand,
        naam: "ouderen.csv".to_owned(),
        bestand: Some("ouderen.csv".to_owned()),
        variant: None,
        methode: None,
        terug: Vec::new(),
        opmerkingen: Vec::new(),
        verlopen: Vec::new(),
        van_gemeente: BTreeMap::new(),
    };
    bouw(&proef::land(), kop, &[(2025, 1_000), (2030, 1_200)].map(rij)).0.unwrap()
}

fn met(normen: &NormSet, keuzes: &Choices) -> Plan {
    let (land, prognose) = (proef::land(), bestand());
    let (gebied, ist) = (proef::flevoland(&land), proef::gevarieerde_ist(IstSoort::Opgave));
    let invoer = Inputs { land: &land, gebied: &gebied, ist: &ist, keuzes, volgorde: &[], prognose: Some(&prognose) };
    plan(normen, &invoer, &Horizon::default())
}

fn inschatting() -> NormId {
    NormId::new("valpreventie.inschatting")
}

#[test]
fn was_wordt_noemt_beide_getallen_en_waardoor() {
    let normen = proef::normen();
    let plan = met(&normen, &Choices::default());
    let zin = |id: &str| {
        let norm = normen.norm(&NormId::new(id)).unwrap();
        was_wordt(norm, plan.eigen_rij(&norm.id).unwrap(), &plan).to_string()
    };
    // 68.684 × 14% = 9.615,76; keer 1,2 is 11.538,912.
    assert_eq!(
        zin("valpreventie.inschatting"),
        "De SOLL beweegt mee met de bevolking: nu 9.616 inschattingen per jaar, op 1 januari 2030 11.539 inschattingen per jaar (+20%), want er zijn dan naar verwachting 82.421 inwoners van 65 jaar en ouder in plaats van 68.684."
    );
    assert_eq!(
        zin("sociaal-verwijzen.brugfunctionaris"),
        "De prognose zegt niets over inwoners: de SOLL is gelijk gehouden."
    );
    assert_eq!(zin("lsp.steunpunten"), "");
    let pagina = markdown(&plan_document(&normen, &plan, &PaginaContext::default()));
    for stuk in ["Groei tot 2030 is meegerekend", "bestand ouderen.csv", "5 gemeenten op die van Nederland", "82.421"] {
        assert!(pagina.contains(stuk), "{stuk}");
    }
    assert!(!pagina.contains("niet meegerekend"));
}

#[test]
fn de_werkagenda_noemt_de_soll_van_het_doel() {
    let normen = proef::normen();
    let plan = met(&normen, &Choices::default());
    let agenda = werkagenda(&normen, &plan, &PaginaContext::default());
    let sectie = agenda.secties.iter().find(|s| s.id == "5a").unwrap();
    let laatste: Vec<String> = sectie.mijlpalen.last().unwrap().deelresultaat.iter().map(ToString::to_string).collect();
    assert!(laatste.iter().any(|t| t.starts_with("Valrisico-inschattingen: 11.539 ")), "{laatste:?}");
    assert!(!laatste.iter().any(|t| t.contains("9.616")), "{laatste:?}");
}

#[test]
fn de_uitleg_noemt_de_groei_in_hoogstens_twaalf_regels() {
    let normen = proef::normen();
    let plan = met(&normen, &Choices::default());
    for rij in &plan.rijen {
        for kwartaal in [None, Some("2029-K2".parse().unwrap()), Some("2031-K1".parse().unwrap())] {
            assert!(uitleg(&normen, rij, &plan, kwartaal).len() <= MEESTE_REGELS, "{}", rij.norm);
        }
    }
    let regels = uitleg(&normen, plan.eigen_rij(&inschatting()).unwrap(), &plan, Some("2031-K1".parse().unwrap()));
    let groei = regels.iter().find(|r| r.starts_with("Groei:")).unwrap();
    assert_eq!(
        groei,
        "Groei: 68.684 × 1,2000 = 82.421 inwoners van 65 jaar en ouder op 1 januari 2030 (bestand ouderen.csv; 5 gemeenten op die van Nederland). De SOLL is dan 11.539 inschattingen per jaar, nu 9.616 inschattingen per jaar."
    );
}

/// Koos een gemeente een eigen streefwaarde, dan is de gedrukte SOLL van het doel de som van wat de gemeenten drukken.
#[test]
fn ook_de_gedrukte_soll_van_het_doel_telt_op() {
    let normen = proef::normen();
    let eigen = proef::plaats(normwijzer_core::choices::Positie::Eigen(proef::a("0.2")));
    let afwijking = proef::afwijking("valpreventie.inschatting", Some("GM0034"), eigen, BesluitStatus::Concept);
    let plan = met(&normen, &proef::scenario(vec![afwijking]));
    let plan = &*gedrukt::plan(&normen, &plan);
    let norm = inschatting();
    let eigen = plan.eigen_rij(&norm).unwrap();
    let som = gedrukt::som(plan.rijen_van_leden(&norm).map(|r| r.soll_doel)).unwrap();
    assert_eq!(eigen.soll_doel.unwrap().gekozen, som.gekozen);
    let maat = Maat::van(normen.norm(&norm).unwrap()).unwrap();
    // Almere 32.510 × 0,2 en de rest 36.174 × 0,14, keer 1,2.
    assert_eq!(soll_doel_kort(maat, eigen), "13.880");
}

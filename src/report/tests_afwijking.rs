//! Een scenario in alles wat iemand leest: pagina, terminal, grafiek, werkmap en uitleg.

use std::borrow::Cow;

use normwijzer_core::choices::{Choices, Positie};
use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::LezingId;
use normwijzer_core::plan::PlanRij;
use normwijzer_core::scenario::{BesluitStatus, EigenWaarden};
use normwijzer_core::{Amount, Niveau, NormId, NormSet, Plan};
use proptest::prelude::*;

use crate::document::{Blok, Tabel};
use crate::grafieken::grafieken;
use crate::markdown::markdown;
use crate::plan_pagina::{PaginaContext, plan_document};
use crate::plan_werkmap::{Bijlagen, plan_werkmap};
use crate::proef::{self, a, afwijking, gevarieerde_ist, plaats, plan_met, scenario};
use crate::samenvatting::samenvatting;
use crate::uitleg::{MEESTE_REGELS, uitleg};
use crate::vergelijk_pagina::vergelijk_document;
use crate::zinnen::{afwijking as zin, stand, uiteinden};
use crate::{gedrukt, nl};

const BRUG: &str = "sociaal-verwijzen.brugfunctionaris";
const INSCHATTING: &str = "valpreventie.inschatting";
const BEWEGEN: &str = "valpreventie.beweeginterventie";
const LEDEN: [&str; 5] = ["GM0034", "GM0171", "GM0184", "GM0303", "GM0995"];

fn flevoland(keuzes: &Choices) -> (NormSet, Plan) {
    let (normen, land) = (proef::normen(), proef::land());
    let plan = plan_met(&normen, &land, &proef::flevoland(&land), &gevarieerde_ist(IstSoort::Opgave), keuzes);
    (normen, plan)
}

/// Almere kiest hoog, de andere gemeenten kiezen niet.
fn almere_hoog(status: BesluitStatus) -> (NormSet, Plan) {
    flevoland(&scenario(vec![afwijking(BRUG, Some("GM0034"), plaats(Positie::Hoog), status)]))
}

fn pagina(normen: &NormSet, plan: &Plan) -> (String, Vec<Tabel>) {
    let document = plan_document(normen, plan, &PaginaContext::default());
    let tabellen = document.blokken.iter().filter_map(|b| if let Blok::Tabel(t) = b { Some(t.clone()) } else { None });
    (markdown(&document), tabellen.collect())
}

fn lid<'a>(plan: &'a Plan, norm: &str, naam: &str) -> &'a PlanRij {
    plan.rijen.iter().find(|r| r.norm.as_str() == norm && r.gebied.naam == naam).unwrap()
}

#[test]
fn de_gemeenten_tellen_op_tot_het_gebied_ook_met_verschillende_plaatsen() {
    let (normen, plan) = almere_hoog(BesluitStatus::Vastgesteld);
    let (_, tabellen) = pagina(&normen, &plan);
    let tabel = tabellen.iter().find(|t| t.met_totaal && t.bijschrift.to_string().starts_with("Brug")).unwrap();
    let cellen: Vec<Vec<String>> = tabel.rijen.iter().map(|r| r.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(
        cellen,
        [
            ["Almere, afwijking: vastgesteld", "0,5 (landelijk 0,2–0,5)", "11,5", "2,0", "9,5", "onder de norm"],
            ["Noordoostpolder", "0,2–0,5", "1,0–2,5", "3,0", "−2,0 tot −0,5", "boven de band"],
            ["Urk", "0,2–0,5", "0,4–1,1", "0,5", "−0,1 tot 0,6", "binnen de band"],
            ["Dronten", "0,2–0,5", "0,9–2,3", "1,2", "−0,3 tot 1,1", "binnen de band"],
            ["Lelystad", "0,2–0,5", "1,7–4,2", "0,8", "0,9–3,4", "onder de norm"],
            ["IZA-regio Flevoland", "", "15,5–21,6", "7,5", "8,0–14,1", "onder de norm"],
        ]
    );
}

#[test]
fn een_afwijking_staat_bij_haar_norm_en_in_het_register() {
    let (normen, plan) = almere_hoog(BesluitStatus::Vastgesteld);
    let (tekst, tabellen) = pagina(&normen, &plan);
    assert!(tekst.contains("| Brugfunctionaris, *afwijking: vastgesteld* | 15,5–21,6 fte |"), "{tekst}");
    let id = NormId::new(BRUG);
    assert_eq!(
        zin::zin(normen.norm(&id).unwrap(), plan.eigen_rij(&id).unwrap(), &plan).to_string(),
        "Afwijking (vastgesteld) in gemeente Almere: plaats in de bandbreedte hoog, landelijk niet gekozen. \
         Landelijke norm: 0,2–0,5 fte per 10.000 inwoners."
    );
    let tabel = |kop: &str| tabellen.iter().find(|t| t.kolommen.iter().any(|k| k.kop == kop)).unwrap();
    let cellen = |t: &Tabel| t.rijen[0].iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        cellen(tabel("Landelijk → eigen")),
        [
            "1",
            "gemeente Almere",
            "Brugfunctionaris",
            "plaats in de bandbreedte",
            "niet gekozen → hoog",
            "+3,4 fte",
            "+43%",
            "ja"
        ]
    );
    assert_eq!(
        cellen(tabel("Motivatie")),
        [
            "1",
            "Meer problematiek dan gemiddeld (voorbeeld).",
            "Programmamanager",
            "College van B&W Almere",
            "1 oktober 2026",
            "1 oktober 2028",
            "vastgesteld"
        ]
    );
}

#[test]
fn een_concept_is_nergens_een_besluit() {
    let (normen, plan) = almere_hoog(BesluitStatus::Concept);
    let (tekst, _) = pagina(&normen, &plan);
    assert!(tekst.contains("*Afwijking (concept, nog niet vastgesteld)* in gemeente Almere"), "{tekst}");
    assert!(tekst.contains("1 afwijking: 1 concept (nog niet vastgesteld)."), "{tekst}");
    assert!(!tekst.contains("(vastgesteld)") && !tekst.contains("afwijking: vastgesteld"), "{tekst}");
    let regels = uitleg(&normen, lid(&plan, BRUG, "Almere"), &plan, None);
    let regel = regels.iter().find(|r| r.starts_with("Afwijking")).unwrap();
    assert_eq!(
        regel,
        "Afwijking 1 (concept, nog niet vastgesteld) in gemeente Almere: plaats in de bandbreedte hoog, landelijk niet \
         gekozen. Motivatie: Meer problematiek dan gemiddeld (voorbeeld). Voorstel aan College van B&W Almere op 1 \
         oktober 2026; eigenaar Programmamanager; evaluatie op 1 oktober 2028."
    );
}

#[test]
fn het_merk_staat_in_de_terminal_en_bij_de_grafiek() {
    let (normen, plan) = almere_hoog(BesluitStatus::Concept);
    let terminal = samenvatting(&normen, &plan, 120);
    assert!(terminal.contains("Brugfunctionaris (afwijking: concept)"), "{terminal}");
    assert!(terminal.contains("15,5–21,6"), "{terminal}");
    assert!(terminal.contains("in plaats van de landelijke: 1 concept (nog niet vastgesteld)."), "{terminal}");
    let alle = grafieken(&normen, &plan, &PaginaContext::default());
    let merken = |naam: &str| alle.iter().find(|g| g.naam == naam).unwrap().spec.caption().marks.clone();
    let merk = "afwijking: concept".to_owned();
    assert!(merken("gap-sociaal-verwijzen-brugfunctionaris-flevoland").contains(&merk));
    assert!(merken("overzicht-flevoland").contains(&format!("deels {merk}")));
    assert!(!merken("gap-lsp-steunpunten-flevoland").contains(&merk));
}

#[test]
fn de_uitleg_rekent_met_de_eigen_getallen() {
    let thuis = EigenWaarden {
        lezing: Some(LezingId("thuiswonend".to_owned())),
        aannames: [("prevalentie".to_owned(), a("0.36"))].into(),
        ..EigenWaarden::default()
    };
    let status = BesluitStatus::Vastgesteld;
    let (normen, plan) = flevoland(&scenario(vec![
        afwijking(INSCHATTING, None, plaats(Positie::Eigen(a("0.2"))), status),
        afwijking(BEWEGEN, Some("GM0034"), thuis, status),
        afwijking(BRUG, Some("GM0034"), plaats(Positie::Hoog), status),
    ]));
    let regel = |rij: &PlanRij, begin: &str| {
        let regels = uitleg(&normen, rij, &plan, Some(plan.horizon.start()));
        assert!(regels.len() <= MEESTE_REGELS, "{regels:#?}");
        regels.into_iter().find(|r| r.starts_with(begin)).unwrap()
    };
    let eigen = |norm: &str| plan.eigen_rij(&NormId::new(norm)).unwrap();
    assert_eq!(
        regel(eigen(INSCHATTING), "SOLL"),
        "SOLL: 68.684 × 0,2 = 13.736,8, afgerond 13.737 inschattingen per jaar."
    );
    let almere = lid(&plan, BEWEGEN, "Almere");
    assert!(regel(almere, "Bevolking").contains("Hier gerekend met een eigen getal: 0,36."));
    assert_eq!(
        regel(almere, "SOLL"),
        "SOLL: 32.510 × 0,36 × 0,953 × 0,03 = 334,605924, afgerond 335 deelnemers per jaar."
    );
    assert_eq!(
        regel(eigen(BRUG), "SOLL"),
        "SOLL: som van de gemeenten, met eigen waarden in gemeente Almere: 11,4787 + 1,01576 + 0,44346 + 0,89712 + \
         1,69426 = 15,5293 (Almere, Noordoostpolder, Urk, Dronten en Lelystad) en 11,4787 + 2,5394 + 1,10865 + 2,2428 + \
         4,23565 = 21,6052, afgerond 15,5–21,6 fte."
    );
}

#[test]
fn de_status_gaat_over_de_hele_band() {
    // 9 fte ligt boven de landelijke ondergrens (8,6) en onder de som van wat de gemeenten drukken (15,5).
    let (normen, land) = (proef::normen(), proef::land());
    let keuzes = scenario(vec![afwijking(BRUG, Some("GM0034"), plaats(Positie::Hoog), BesluitStatus::Vastgesteld)]);
    let ist = proef::ist(IstSoort::Opgave, &[("IZA-flevoland", BRUG, "9")]);
    let plan = plan_met(&normen, &land, &proef::flevoland(&land), &ist, &keuzes);
    let plan = gedrukt::plan(&normen, &plan);
    let id = NormId::new(BRUG);
    let rij = plan.eigen_rij(&id).unwrap();
    let zin = stand::gap(normen.norm(&id).unwrap(), rij, &plan).to_string();
    assert!(zin.starts_with("De IST ligt binnen de bandbreedte van 8,6–21,6 fte"), "{zin}");
    // Zonder verdeling over de gemeenten loopt het pad van de IST naar dezelfde som.
    let eind = rij.pad.last().unwrap().pad.unwrap();
    assert_eq!(uiteinden(eind, rij.positie), (a("15.5293"), a("21.6052")));
}

#[test]
fn de_werkmap_heeft_een_blad_met_het_register() {
    let (normen, plan) = almere_hoog(BesluitStatus::Concept);
    let namen = |plan: &Plan| -> Vec<String> {
        let werkmap = plan_werkmap(&normen, std::slice::from_ref(plan), &Bijlagen::default());
        assert!(crate::xlsx::xlsx(&werkmap).is_ok());
        werkmap.bladen.iter().map(|b| b.naam.clone()).collect()
    };
    assert!(namen(&plan).contains(&"Afwijkingen".to_owned()));
    assert!(!namen(&flevoland(&Choices::default()).1).contains(&"Afwijkingen".to_owned()));
}

#[test]
fn naast_andere_gebieden_draagt_alleen_het_gebied_zelf_het_merk() {
    let (normen, land) = (proef::normen(), proef::land());
    let keuzes = scenario(vec![afwijking(BRUG, Some("GM0034"), plaats(Positie::Hoog), BesluitStatus::Concept)]);
    let ist = gevarieerde_ist(IstSoort::Opgave);
    let plannen: Vec<Plan> = land.van_niveau(Niveau::Iza).map(|r| plan_met(&normen, &land, r, &ist, &keuzes)).collect();
    let tekst = markdown(&vergelijk_document(&normen, &plannen, &PaginaContext::default()));
    let regels: Vec<&str> = tekst.lines().filter(|l| l.contains("afwijking: concept")).collect();
    assert_eq!(regels.len(), 1, "{regels:?}");
    assert!(regels[0].starts_with("| Flevoland, *afwijking: concept* | `IZA-flevoland` | 15,5–21,6 |"), "{regels:?}");
}

#[test]
fn zonder_afwijking_verandert_er_niets() {
    for keuzes in [Choices::default(), Choices { positie: Some(Positie::Hoog), ..Choices::default() }] {
        let (normen, plan) = flevoland(&keuzes);
        assert!(matches!(gedrukt::plan(&normen, &plan), Cow::Borrowed(_)));
        let tekst = pagina(&normen, &plan).0.to_lowercase();
        assert!(!tekst.contains("afwijking"), "{tekst}");
    }
}

fn plaatsen() -> impl Strategy<Value = Option<EigenWaarden>> {
    prop_oneof![
        Just(None),
        Just(Some(plaats(Positie::Laag))),
        Just(Some(plaats(Positie::Hoog))),
        (1i64..9).prop_map(|n| Some(plaats(Positie::Eigen(Amount::from_int(n).mul_div(Amount::ONE, a("10")))))),
        Just(Some(EigenWaarden { laag: Some(a("0.3")), hoog: Some(a("0.6")), ..EigenWaarden::default() })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn het_gedrukte_bereik_is_de_som_van_de_gemeenten(
        leden in prop::collection::vec(plaatsen(), 5),
        gebied in plaatsen(),
    ) {
        let status = BesluitStatus::Concept;
        let wie = LEDEN.iter().map(|c| Some(*c)).zip(leden).chain([(None, gebied)]);
        let keuzes = scenario(wie.filter_map(|(c, eigen)| Some(afwijking(BRUG, c, eigen?, status))).collect());
        let (normen, plan) = flevoland(&keuzes);
        let id = NormId::new(BRUG);
        let gedrukt_plan = gedrukt::plan(&normen, &plan);
        let rij = gedrukt_plan.eigen_rij(&id).unwrap();
        let paren = |deel: &dyn Fn(&PlanRij) -> normwijzer_core::soll::Bereik| {
            let leden = plan.rijen_van_leden(&id).map(|r| uiteinden(deel(r), r.positie));
            let som = leden.fold((Amount::ZERO, Amount::ZERO), |(l, h), (x, y)| (l + x, h + y));
            (uiteinden(deel(rij), rij.positie), som)
        };
        for (gedrukt, som) in [
            paren(&|r| r.soll.bereik.unwrap()),
            paren(&|r| r.gap.unwrap().gap),
            paren(&|r| r.gap.unwrap().tekort.unwrap_or(r.gap.unwrap().gap.map(Amount::positief))),
            paren(&|r| r.pad.last().unwrap().pad.unwrap()),
            paren(&|r| r.lezingen[0].bereik.unwrap()),
        ] {
            prop_assert_eq!(gedrukt, som);
        }
        let maat = crate::zinnen::Maat::van(normen.norm(&id).unwrap()).unwrap();
        let (laag, hoog) = uiteinden(rij.soll.bereik.unwrap(), rij.positie);
        prop_assert_eq!(stand::soll_kort(maat, rij), nl::bereik(laag, hoog, maat.afronding));
    }
}

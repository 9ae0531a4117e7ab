use normwijzer_core::samenstelling::samenstelling;
use normwijzer_core::{GebiedCode, Niveau, Regio};

use super::*;
use crate::chart::{GapChart, PathChart, svg};
use crate::plan_pagina::Bronvermelding;
use crate::proef::{self, gevarieerde_ist, plan_voor};

fn alles(gebied: impl Fn(&normwijzer_core::Land) -> Regio, soort: IstSoort) -> Vec<Grafiek> {
    let (normen, land) = (proef::normen(), proef::land());
    let gebied = gebied(&land);
    let plan = plan_voor(&normen, &land, &gebied, &gevarieerde_ist(soort));
    let bron = Bronvermelding {
        kort: "CBS StatLine 70072ned".to_owned(),
        peildatum: Some(jiff::civil::date(2025, 1, 1)),
        bases: normwijzer_core::Basis::ALLE.to_vec(),
        ..Bronvermelding::default()
    };
    let context = PaginaContext {
        code: "NW-1a2b3c4d".to_owned(),
        samenstelling: samenstelling(&land, &gebied),
        bronnen: vec![bron],
        ..PaginaContext::default()
    };
    grafieken(&normen, &plan, &context)
}

fn gap<'a>(alles: &'a [Grafiek], naam: &str) -> &'a GapChart {
    match &alles.iter().find(|g| g.naam == naam).unwrap().spec {
        ChartSpec::Gap(c) => c,
        _ => unreachable!(),
    }
}

fn pad<'a>(alles: &'a [Grafiek], naam: &str) -> &'a PathChart {
    match &alles.iter().find(|g| g.naam == naam).unwrap().spec {
        ChartSpec::Ingroeipad(c) => c,
        _ => unreachable!(),
    }
}

#[test]
fn de_titel_zegt_de_bevinding_en_de_rijen_staan_op_gap() {
    let alles = alles(proef::flevoland, IstSoort::Fictief);
    let brug = gap(&alles, "gap-sociaal-verwijzen-brugfunctionaris-flevoland");
    assert_eq!(brug.caption.title, "Flevoland komt 1,1–14,1 fte brugfunctionaris te kort");
    assert_eq!(brug.caption.marks, ["FICTIEF voorbeeld", "reconstructie"]);
    assert_eq!(
        brug.caption.bron,
        "Bron: Opdracht voor de werkagenda, versie 20 april 2026; CBS StatLine 70072ned, peildatum 1 januari 2025; IST: verzonnen voorbeeld; bewerking Normwijzer"
    );
    let rijen: Vec<_> = brug.rows.iter().map(|r| (r.label.as_str(), r.gap_label.as_str())).collect();
    assert_eq!(
        rijen,
        [
            ("Almere", "2,6–9,5"),
            ("Lelystad", "0,89–3,4"),
            ("Dronten", "binnen"),
            ("Urk", "binnen"),
            ("Noordoostpolder", "0,46 boven")
        ]
    );
    let steunpunten = gap(&alles, "gap-lsp-steunpunten-flevoland");
    assert_eq!(steunpunten.caption.title, "2 van de 5 gemeenten hebben nog geen steunpunt");
    let czv = gap(&alles, "gap-overgewicht-kind-czv-flevoland");
    assert_eq!(czv.caption.title, "Van 2 van de 5 gemeenten (64% van de inwoners) bekend: 5,5 van 11,6 fte");
}

#[test]
fn het_pad_van_een_richtpunt_is_gestippeld_en_een_bereik_heeft_geen_midden() {
    let alles = alles(proef::flevoland, IstSoort::Opgave);
    let netwerk = pad(&alles, "ingroeipad-mgn-netwerk-flevoland");
    assert!(netwerk.gestippeld && netwerk.trap);
    assert_eq!(netwerk.doel_label, "Richtpunt: 1 januari 2030");
    let brug = pad(&alles, "ingroeipad-sociaal-verwijzen-brugfunctionaris-flevoland");
    assert_eq!(brug.caption.title, "Flevoland groeit van 7,5 naar 11,0–22,1 fte brugfunctionaris op 1 januari 2030");
    assert!(brug.points.iter().all(|p| p.pad.as_ref().is_some_and(|v| v.gekozen.is_none())));
    assert!(!alles.iter().any(|g| g.naam.starts_with("ingroeipad-overgewicht")), "zonder IST is er geen pad");
}

#[test]
fn een_kleine_telling_wordt_niet_getekend() {
    let alles = alles(proef::flevoland, IstSoort::Opgave);
    let bewegen = gap(&alles, "gap-valpreventie-beweeginterventie-flevoland");
    for (naam, label) in [("Urk", "14–22"), ("Noordoostpolder", "niet afgedrukt")] {
        let rij = bewegen.rows.iter().find(|r| r.label == naam).unwrap();
        assert_eq!((rij.ist, rij.gap_label.as_str()), (None, label));
        assert_eq!(rij.status, crate::chart::GapStatus::NietAfgedrukt);
    }
}

#[test]
fn elke_grafiek_is_te_tekenen_en_heeft_een_eigen_naam() {
    let ggd = |land: &normwijzer_core::Land| land.regio(Niveau::Ggd, &GebiedCode::new("GG2209")).unwrap().clone();
    for grafieken in [
        alles(proef::flevoland, IstSoort::Opgave),
        alles(ggd, IstSoort::Fictief),
        alles(|land| proef::gemeente(land, "GM0034"), IstSoort::Opgave),
    ] {
        assert!(grafieken.len() >= 8, "{}", grafieken.len());
        let mut namen: Vec<&str> = grafieken.iter().map(|g| g.naam.as_str()).collect();
        namen.dedup();
        assert_eq!(namen.len(), grafieken.len());
        for grafiek in &grafieken {
            assert!(
                svg(&grafiek.spec, &crate::huisstijl::Huisstijl::default()).is_ok(),
                "{}: {:?}",
                grafiek.naam,
                svg(&grafiek.spec, &crate::huisstijl::Huisstijl::default()).err()
            );
            assert!(!grafiek.spec.caption().title.to_lowercase().contains("dekkend"));
        }
        let per_norm = figuren(&grafieken, "png");
        assert_eq!(per_norm.values().map(Vec::len).sum::<usize>() + 1, grafieken.len(), "en het overzicht");
        assert_eq!(overzichtsfiguur(&grafieken, "png").unwrap().pad, format!("grafieken/{}.png", grafieken[0].naam));
    }
}

#[test]
fn het_overzicht_telt_zoals_de_pagina_en_een_minimum_telt_per_gemeente() {
    let alles = alles(proef::flevoland, IstSoort::Fictief);
    assert_eq!(alles[0].naam, "overzicht-flevoland");
    let ChartSpec::Overzicht(c) = &alles[0].spec else { unreachable!() };
    assert_eq!(
        c.caption.title,
        "Flevoland, 12 normen met een getal: 1 gehaald of binnen de bandbreedte, 5 onder de norm, 1 met een IST die deels bekend is en 5 nog niet bekend"
    );
    assert_eq!(
        c.caption.marks,
        ["FICTIEF voorbeeld", "reconstructie", "deels schatting of aanname", "lezing nog te kiezen bij 4 normen"]
    );
    let koppen: Vec<&str> = c.groups.iter().map(|g| g.heading.as_str()).collect();
    assert_eq!(koppen.first(), Some(&"Mentale gezondheid"));
    let rij = |naam: &str| c.groups.iter().flat_map(|g| &g.rows).find(|r| r.label == naam).unwrap();
    let steunpunten = rij("Laagdrempelige steunpunten");
    assert_eq!(steunpunten.figures, "5 van 5 steunpunten, tekort 2");
    assert_eq!(
        steunpunten.stand.clone(),
        crate::chart::Stand::Bekend { waarde: 0.6, tekst: "60%".to_owned(), status: crate::chart::GapStatus::Onder }
    );
    let brug = rij("Brugfunctionaris");
    assert_eq!((brug.figures.as_str(), brug.hoog), ("7,5 van 8,6–21,6 fte", 2.5));
    let czv = rij("Centrale zorgverlener (CZV)");
    assert_eq!(czv.stand, crate::chart::Stand::Deels { van: "2 van 5 gemeenten".to_owned() });
    assert_eq!(c.woorden.iter().map(|w| w.aanwezig + w.deels).sum::<u32>(), 2);
}

#[test]
fn zonder_een_ist_is_er_geen_overzicht() {
    let (normen, land) = (proef::normen(), proef::land());
    let gebied = proef::flevoland(&land);
    let plan = plan_voor(&normen, &land, &gebied, &proef::ist(IstSoort::Opgave, &[]));
    let alles = grafieken(&normen, &plan, &PaginaContext::default());
    assert!(alles.iter().all(|g| matches!(g.spec, ChartSpec::Gap(_))), "zonder IST alleen de SOLL per gemeente");
    let brug = gap(&alles, "gap-sociaal-verwijzen-brugfunctionaris-flevoland");
    assert_eq!(brug.caption.title, "SOLL per gemeente: Flevoland realiseert 8,6–21,6 fte brugfunctionaris");
    assert_eq!((brug.gap_heading.as_str(), brug.rows[0].gap_label.as_str()), ("SOLL", "4,6–11,5"));
}

fn ggd_vergelijking(regels: &[(&str, &str, &str)]) -> (Vec<Grafiek>, String) {
    let (normen, land) = (proef::normen(), proef::land());
    let ist = proef::ist(IstSoort::Fictief, regels);
    // Met opzet niet op code.
    let plannen: Vec<_> = ["GG2210", "GG2209"]
        .iter()
        .map(|c| land.regio(Niveau::Ggd, &GebiedCode::new(c)).unwrap())
        .map(|regio| plan_voor(&normen, &land, regio, &ist))
        .collect();
    let mut context = PaginaContext { code: "NW-1a2b3c4d".to_owned(), ..PaginaContext::default() };
    let grafieken = vergelijk(&normen, &plannen, &context);
    context.figuren = figuren(&grafieken, "png");
    let pagina = crate::vergelijk_pagina::vergelijk_document(&normen, &plannen, &context);
    (grafieken, crate::markdown::markdown(&pagina))
}

#[test]
fn vergelijken_gaat_op_code_en_per_grondslag() {
    let (alles, pagina) = ggd_vergelijking(&[
        ("GG2209", "sociaal-verwijzen.brugfunctionaris", "4.6"),
        ("GG2209", "valpreventie.inschatting", "7267.7"),
        ("GG2210", "nnz.coordinatie", "2.5"),
        ("GG2209", "lsp.steunpunten", "7"),
    ]);
    let namen: Vec<&str> = alles.iter().map(|g| g.naam.as_str()).collect();
    assert_eq!(
        namen,
        [
            "vergelijk-lsp-steunpunten",
            "vergelijk-sociaal-verwijzen-brugfunctionaris",
            "vergelijk-nnz-coordinatie",
            "vergelijk-valpreventie-inschatting"
        ],
        "een norm zonder IST heeft geen grafiek"
    );
    let vergelijking = |i: usize| match &alles[i].spec {
        ChartSpec::Vergelijk(c) => c,
        _ => unreachable!(),
    };
    let brug = vergelijking(1);
    assert_eq!(brug.caption.title, "Brugfunctionaris in 2 GGD-regio's: 1 onder de norm en 1 nog niet bekend");
    assert_eq!(brug.axis_heading, "IST in fte per 10.000 inwoners");
    assert_eq!(brug.landelijk.as_ref().unwrap().label, "norm 0,2–0,5");
    let rijen: Vec<&str> = brug.rows.iter().map(|r| r.label.as_str()).collect();
    assert_eq!(rijen, ["GGD Flevoland", "GGD Noord- en Oost-Gelderland"]);
    // 4,6 × 10.000 / 456.395
    let crate::chart::Stand::Bekend { tekst, .. } = &brug.rows[0].stand else { unreachable!() };
    assert_eq!(tekst, "0,10");
    let val = vergelijking(3);
    let crate::chart::Stand::Bekend { waarde, tekst, .. } = &val.rows[0].stand else { unreachable!() };
    assert!((waarde - 10.0).abs() < 1e-3 && tekst == "10,0%", "{waarde} {tekst}");
    assert_eq!(val.landelijk.as_ref().unwrap().laag, 14.0);
    let steunpunten = vergelijking(0);
    assert_eq!((steunpunten.rows[0].minimum, steunpunten.rows[1].minimum), (Some(6.0), Some(1.0)));
    assert_eq!(
        steunpunten.rows[0].stand,
        crate::chart::Stand::Deels { van: "alleen het totaal".to_owned() },
        "zonder verdeling is niet te zien of elke gemeente er een heeft"
    );
    assert_eq!(vergelijking(2).landelijk.as_ref().unwrap().label, "minimum 2");
    assert!(pagina.contains("Norm: 0,2 fte per 1.000 inwoners van 0 tot en met 17 jaar. *Richtpunt*. *Schatting*. IST: *nog niet bekend*."), "{pagina}");
    for grafiek in &alles {
        assert!(
            svg(&grafiek.spec, &crate::huisstijl::Huisstijl::default()).is_ok(),
            "{}: {:?}",
            grafiek.naam,
            svg(&grafiek.spec, &crate::huisstijl::Huisstijl::default()).err()
        );
    }
    assert!(pagina.starts_with("# 2 GGD-regio's: streefwaarden van het AZWA (D5)\n\n> **FICTIEF.**"), "{pagina}");
    assert_eq!(pagina.matches("FICTIEF.**").count(), 1);
    assert!(
        pagina.contains("| GGD Flevoland | `GG2209` | 9,1–22,8 | 4,6 *fictief* | 4,5–18,2 | onder de norm | 0,10 |"),
        "{pagina}"
    );
    assert!(pagina.contains("grafieken/vergelijk-nnz-coordinatie.png"));
}

#[test]
fn zonder_een_ist_valt_er_niets_te_vergelijken() {
    let (alles, pagina) = ggd_vergelijking(&[]);
    assert!(alles.is_empty());
    assert!(pagina.contains("De IST is van geen enkel gebied bekend."));
    assert!(!pagina.contains("| IST") && pagina.contains("| GGD Flevoland | `GG2209` | 9,1–22,8 |"), "{pagina}");
}

#[test]
fn een_minimum_dat_deels_bekend_is_telt_gemeenten_en_geen_steunpunten() {
    let (normen, land) = (proef::normen(), proef::land());
    let regels = [
        ("GM0034", "lsp.steunpunten", "4"),
        ("GM0184", "lsp.steunpunten", "0"),
        ("GM0303", "lsp.steunpunten", "1"),
        ("IZA-flevoland", "valpreventie.inschatting", "3200"),
    ];
    let plan = plan_voor(&normen, &land, &proef::flevoland(&land), &proef::ist(IstSoort::Opgave, &regels));
    let alles = grafieken(&normen, &plan, &PaginaContext::default());
    let steunpunten = gap(&alles, "gap-lsp-steunpunten-flevoland");
    assert_eq!(
        steunpunten.caption.title,
        "1 van de 5 gemeenten heeft nog geen steunpunt; van 2 is de IST nog niet bekend"
    );
    let inschatting = gap(&alles, "gap-valpreventie-inschatting-flevoland");
    assert!(inschatting.caption.subtitle.ends_with("IST 3.200; per gemeente is de IST nog niet bekend"));
}

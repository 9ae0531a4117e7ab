use normwijzer_core::ist::IstSoort;
use normwijzer_core::samenstelling::samenstelling;
use normwijzer_core::{GebiedCode, Niveau};

use super::*;
use crate::document::Tabel;
use crate::markdown::markdown;
use crate::proef::{self, gevarieerde_ist, plan_voor};

fn pagina(soort: IstSoort, leeg: bool) -> Document {
    let (normen, land) = (proef::normen(), proef::land());
    let flevoland = proef::flevoland(&land);
    let ist = if leeg { proef::ist(soort, &[]) } else { gevarieerde_ist(soort) };
    let plan = plan_voor(&normen, &land, &flevoland, &ist);
    let context = PaginaContext {
        code: "NW-1a2b3c4d".to_owned(),
        samenstelling: samenstelling(&land, &flevoland),
        ..PaginaContext::default()
    };
    plan_document(&normen, &plan, &context)
}

fn tabellen(document: &Document) -> Vec<&Tabel> {
    document.blokken.iter().filter_map(|b| if let Blok::Tabel(t) = b { Some(t) } else { None }).collect()
}

/// Een geschreven getal terug als tienden.
fn tienden(tekst: &str) -> i64 {
    let kaal = tekst.replace('.', "").replace('−', "-");
    let (heel, rest) = kaal.split_once(',').unwrap_or((&kaal, "0"));
    let heel: i64 = heel.parse().unwrap();
    heel * 10 + if kaal.starts_with('-') { -1 } else { 1 } * rest.parse::<i64>().unwrap()
}

#[test]
fn elke_kolom_telt_op_tot_haar_totaal() {
    let document = pagina(IstSoort::Opgave, false);
    let mut nagerekend = 0;
    for tabel in tabellen(&document).into_iter().filter(|t| t.met_totaal) {
        for kolom in 1..tabel.kolommen.len() - 1 {
            let cellen: Vec<String> = tabel.rijen.iter().map(|r| r[kolom].to_string()).collect();
            if cellen
                .iter()
                .any(|c| c.contains("bekend") || c.contains("afgedrukt") || c.contains('<') || c.contains("tekort"))
            {
                continue;
            }
            let kant = |eerste: bool| -> Vec<i64> {
                let grens = |c: &String| {
                    let mut delen = c.split(['–']).flat_map(|d| d.split(" tot ")).map(tienden);
                    if eerste { delen.next() } else { delen.last() }
                };
                cellen.iter().filter_map(grens).collect()
            };
            for kant in [kant(true), kant(false)] {
                let (totaal, delen) = kant.split_last().unwrap();
                assert_eq!(delen.iter().sum::<i64>(), *totaal, "{}: {cellen:?}", tabel.bijschrift);
                nagerekend += 1;
            }
        }
    }
    assert!(nagerekend >= 12, "{nagerekend}");
}

#[test]
fn de_mededeling_staat_er_een_keer_en_de_voorbehouden_op_hun_plaats() {
    let tekst = markdown(&pagina(IstSoort::Fictief, false));
    assert_eq!(tekst.matches("de handreikingen van mei/juni 2026 zijn niet verwerkt").count(), 1);
    assert!(tekst.starts_with("# IZA-regio Flevoland: streefwaarden van het AZWA (D5)\n\n> **FICTIEF.**"));
    assert!(tekst.contains("hier zonder Zeewolde, dat in Noord Veluwe valt"));
    assert!(tekst.contains(
        "| Laagdrempelige steunpunten | 5 steunpunten | 5 *fictief* | 0\u{a0}(tekort\u{a0}2) | onder de norm |"
    ));
    assert!(tekst.contains("`NW-1a2b3c4d`"));
    assert!(!tekst.to_lowercase().contains("dekkend in 2030"));
    assert!(tekst.contains("3a.3 Rookvrije start, 4b Rookvrije Thuiszorg"));
}

#[test]
fn zonder_ist_staat_er_nergens_een_nul_of_een_pad() {
    let document = pagina(IstSoort::Opgave, true);
    for tabel in tabellen(&document) {
        assert!(!tabel.kolommen.iter().any(|k| k.kop == "Ingroeipad"), "{}", tabel.bijschrift);
        for rij in &tabel.rijen {
            let kop = |naam: &str| tabel.kolommen.iter().position(|k| k.kop == naam);
            for cel in [kop("IST"), kop("GAP")].into_iter().flatten().filter_map(|i| rij.get(i)) {
                assert!(["nog niet bekend", "–"].contains(&cel.to_string().as_str()), "{rij:?}");
            }
        }
    }
    assert!(markdown(&document).contains("De IST is van geen enkele norm bekend"));
}

#[test]
fn een_kleine_telling_is_nergens_te_herleiden() {
    let document = pagina(IstSoort::Opgave, false);
    let bewegen =
        tabellen(&document).into_iter().find(|t| t.bijschrift.to_string().starts_with("Deelname") && t.met_totaal);
    let cellen: Vec<String> = bewegen.unwrap().rijen.iter().map(|r| r[2].to_string()).collect();
    assert_eq!(cellen, ["120", "niet afgedrukt", "<10", "95", "60", "322"]);
}

#[test]
fn elk_gebied_heeft_een_pagina_met_elke_norm() {
    let (normen, land) = (proef::normen(), proef::land());
    let ggd = land.regio(Niveau::Ggd, &GebiedCode::new("GG2209")).unwrap().clone();
    for gebied in [ggd, proef::gemeente(&land, "GM0184")] {
        let plan = plan_voor(&normen, &land, &gebied, &gevarieerde_ist(IstSoort::Opgave));
        let document = plan_document(&normen, &plan, &PaginaContext::default());
        let tekst = markdown(&document);
        for norm in &normen.normen {
            assert!(tekst.contains(&norm.naam), "{} op de pagina van {}", norm.id, gebied.gebied.naam);
        }
        let leeg = document
            .blokken
            .iter()
            .any(|b| matches!(b, Blok::Alinea(z) if z.0.iter().all(|s| s.tekst().trim().is_empty())));
        assert!(!leeg);
    }
}

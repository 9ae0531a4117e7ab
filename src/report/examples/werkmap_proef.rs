//! Schrijft een werkmap om met eigen ogen te bekijken:
//! `cargo run -p normwijzer-report --example werkmap_proef -- /tmp/plan.xlsx`.
#![allow(clippy::unwrap_used)]

use normwijzer_core::choices::Choices;
use normwijzer_report::grafieken::grafieken;
use normwijzer_report::plan_pagina::PaginaContext;
use normwijzer_report::plan_werkmap::{Bijlagen, BronRij, VerantwoordingRij, WoordenboekRij, plan_werkmap};
use normwijzer_report::xlsx::xlsx;

#[path = "../plan_werkmap/proefplan.rs"]
mod proefplan;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pad = std::env::args().nth(1).unwrap_or_else(|| "/tmp/plan.xlsx".to_owned());
    let normen = proefplan::normen();
    let plannen = [proefplan::flevoland(&normen, &Choices::default())];
    let uitleg: Vec<_> = normen
        .normen
        .iter()
        .filter(|n| n.band().is_some())
        .map(|n| {
            (
                n.id.clone(),
                vec![
                    n.citaat.split_whitespace().collect::<Vec<_>>().join(" "),
                    "8 gemeenten × 1 = 8 steunpunten.".to_owned(),
                ],
            )
        })
        .collect();
    let woordenboek = ["soll_laag", "soll_hoog", "ist", "gap"].map(|kolom| WoordenboekRij {
        tabel: "plan".to_owned(),
        kolom: kolom.to_owned(),
        betekenis: "wat de norm vraagt bij de gekozen plaats; het midden als niet gekozen is".to_owned(),
    });
    let bronnen = [BronRij {
        bron: "CBS StatLine, Regionale kerncijfers Nederland".to_owned(),
        tabel: "70072ned".to_owned(),
        peildatum: "1 januari 2025".to_owned(),
        licentie: "CC BY 4.0".to_owned(),
        methode: "0–17 geschat uit vijfjaarsgroepen: 15–17 als deel van 15–19, met een correctie voor studentensteden."
            .to_owned(),
        fout: "gemiddeld 0,7%, grootste 7,4% (Vlieland)".to_owned(),
    }];
    let verantwoording = [
        ("programma", "normwijzer", "0.1.0"),
        ("dataset", "bevolking-2025/bevolking.csv", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
    ]
    .map(|(soort, naam, waarde)| VerantwoordingRij {
        soort: soort.to_owned(),
        naam: naam.to_owned(),
        waarde: waarde.to_owned(),
    });
    let bijlagen = Bijlagen {
        code: "NW-1a2b3c4d",
        mededelingen: &["Op 1 januari 2026 waren er 2,1% meer inwoners dan op de peildatum.".to_owned()],
        grafieken: &grafieken(&normen, &plannen[0], &PaginaContext::default()),
        uitleg: &uitleg,
        woordenboek: &woordenboek,
        bronnen: &bronnen,
        verantwoording: &verantwoording,
    };
    std::fs::write(&pad, xlsx(&plan_werkmap(&normen, &plannen, &bijlagen))?)?;
    Ok(())
}

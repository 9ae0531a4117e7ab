//! Schrijft de pagina, de grafieken en de samenvatting van Flevoland met een verzonnen IST, om met eigen ogen te lezen:
//! `cargo run -p normwijzer-report --example pagina -- /tmp/proef [fictief|opgave|leeg] [gemeentecode]`.

#![allow(clippy::unwrap_used, clippy::print_stdout, dead_code)]

#[path = "../proef.rs"]
mod proef;

use jiff::civil::date;
use normwijzer_core::ist::IstSoort;
use normwijzer_core::samenstelling::samenstelling;
use normwijzer_report::chart::png;
use normwijzer_report::grafieken::{figuren, grafieken};
use normwijzer_report::markdown::markdown;
use normwijzer_report::plan_pagina::{Bronvermelding, PaginaContext, plan_document};
use normwijzer_report::samenvatting::samenvatting;

fn main() {
    let map = std::path::PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "/tmp/proef".to_owned()));
    std::fs::create_dir_all(map.join("grafieken")).unwrap();
    let soort = std::env::args().nth(2).unwrap_or_default();
    let (normen, land) = (proef::normen(), proef::land());
    let gebied = match std::env::args().nth(3) {
        Some(code) => proef::gemeente(&land, &code),
        None => proef::flevoland(&land),
    };
    let ist = match soort.as_str() {
        "leeg" => proef::ist(IstSoort::Opgave, &[]),
        "opgave" => proef::gevarieerde_ist(IstSoort::Opgave),
        _ => proef::gevarieerde_ist(IstSoort::Fictief),
    };
    let plan = proef::plan_voor(&normen, &land, &gebied, &ist);
    let mut context = PaginaContext {
        code: "NW-1a2b3c4d".to_owned(),
        versie: "0.1.0".to_owned(),
        samenstelling: samenstelling(&land, &gebied),
        bronnen: vec![Bronvermelding {
            kort: "CBS StatLine 70072ned".to_owned(),
            tekst: "CBS StatLine, tabel 70072ned".to_owned(),
            licentie: "CC BY 4.0".to_owned(),
            peildatum: Some(date(2025, 1, 1)),
            bases: normwijzer_core::Basis::ALLE.to_vec(),
            toelichting: Vec::new(),
        }],
        ..PaginaContext::default()
    };
    let grafieken = grafieken(&normen, &plan, &context);
    for grafiek in &grafieken {
        std::fs::write(
            map.join(format!("grafieken/{}.png", grafiek.naam)),
            png(&grafiek.spec, &normwijzer_report::huisstijl::Huisstijl::default()).unwrap(),
        )
        .unwrap();
    }
    context.figuren = figuren(&grafieken, "png");
    std::fs::write(map.join("plan.md"), markdown(&plan_document(&normen, &plan, &context))).unwrap();
    println!("{}", samenvatting(&normen, &plan, 100));
}

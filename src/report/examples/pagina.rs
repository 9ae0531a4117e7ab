//! Schrijft de pagina van Flevoland met een verzonnen IST naar stdout, om met eigen ogen te lezen:
//! `cargo run -p normwijzer-report --example pagina -- [opgave|leeg]`.

#![allow(clippy::unwrap_used, clippy::print_stdout, dead_code)]

#[path = "../proef.rs"]
mod proef;

use jiff::civil::date;
use normwijzer_core::ist::IstSoort;
use normwijzer_core::samenstelling::samenstelling;
use normwijzer_report::markdown::markdown;
use normwijzer_report::plan_pagina::{Bronvermelding, PaginaContext, plan_document};

fn main() {
    let soort = std::env::args().nth(1).unwrap_or_default();
    let (normen, land) = (proef::normen(), proef::land());
    let gebied = match std::env::args().nth(2) {
        Some(code) => proef::gemeente(&land, &code),
        None => proef::flevoland(&land),
    };
    let ist = match soort.as_str() {
        "leeg" => proef::ist(IstSoort::Opgave, &[]),
        "opgave" => proef::gevarieerde_ist(IstSoort::Opgave),
        _ => proef::gevarieerde_ist(IstSoort::Fictief),
    };
    let plan = proef::plan_voor(&normen, &land, &gebied, &ist);
    let context = PaginaContext {
        code: "NW-1a2b3c4d".to_owned(),
        versie: "0.1.0".to_owned(),
        samenstelling: samenstelling(&land, &gebied),
        bronnen: vec![Bronvermelding {
            tekst: "CBS StatLine, tabel 70072ned (CC BY 4.0), bewerking Normwijzer".to_owned(),
            peildatum: Some(date(2025, 1, 1)),
        }],
        ..PaginaContext::default()
    };
    println!("{}", markdown(&plan_document(&normen, &plan, &context)));
}

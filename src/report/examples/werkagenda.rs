//! Schrijft de werkagenda van Flevoland als Markdown, om met eigen ogen te lezen:
//! `cargo run -p normwijzer-report --example werkagenda -- [fictief|opgave|leeg] [gemeentecode]`.

#![allow(clippy::unwrap_used, clippy::print_stdout, dead_code)]

#[path = "../proef.rs"]
mod proef;

use normwijzer_core::ist::IstSoort;
use normwijzer_core::samenstelling::samenstelling;
use normwijzer_report::grafieken::{figuren, grafieken};
use normwijzer_report::markdown::markdown;
use normwijzer_report::plan_pagina::PaginaContext;
use normwijzer_report::werkagenda::{veldnamen, werkagenda};

fn main() {
    let soort = std::env::args().nth(1).unwrap_or_default();
    let (normen, land) = (proef::normen(), proef::land());
    let gebied = match std::env::args().nth(2) {
        Some(code) => proef::gemeente(&land, &code),
        None => proef::flevoland(&land),
    };
    let ist = match soort.as_str() {
        "velden" => {
            for (naam, wat) in veldnamen(&normen) {
                println!("{naam:<50} {wat}");
            }
            return;
        }
        "leeg" => proef::ist(IstSoort::Opgave, &[]),
        "opgave" => proef::gevarieerde_ist(IstSoort::Opgave),
        _ => proef::gevarieerde_ist(IstSoort::Fictief),
    };
    let plan = proef::plan_voor(&normen, &land, &gebied, &ist);
    let mut context = PaginaContext {
        code: "NW-1a2b3c4d".to_owned(),
        versie: "0.1.0".to_owned(),
        samenstelling: samenstelling(&land, &gebied),
        ..PaginaContext::default()
    };
    context.figuren = figuren(&grafieken(&normen, &plan, &context), "png");
    println!("{}", markdown(&werkagenda(&normen, &plan, &context).document()));
}

//! Laat zien hoe een werkagenda in elkaar zit: `cargo run -p normwijzer-word --example structuur -- BESTAND.docx`.

use std::io::Write;

use normwijzer_word::{Besturing, Pakket, Structuur, velden};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let bestand = std::env::args().nth(1).ok_or("geef een .docx")?;
    let pakket = Pakket::open(&std::fs::read(bestand)?)?;
    let structuur = Structuur::lees(&pakket)?;
    let mut uit = std::io::stdout().lock();
    for sectie in &structuur.secties {
        let code = sectie.code.as_deref().unwrap_or("-");
        writeln!(
            uit,
            "{} {code} | {} | breedte {:?}",
            "#".repeat(sectie.niveau.into()),
            sectie.titel,
            sectie.tekstbreedte
        )?;
        for rij in &sectie.rijen {
            let soort = if rij.optioneel { " (optioneel)" } else { "" };
            writeln!(uit, "    {}{soort}: {:?} {:?}", rij.label, rij.cel.menselijk, rij.cel.sleutels)?;
        }
        if let Some(tabel) = &sectie.mijlpalen {
            let leeg = tabel.rijen.iter().filter(|rij| rij.leeg()).count();
            writeln!(uit, "    mijlpalen {:?}: {} rijen, {leeg} leeg", tabel.koppen, tabel.rijen.len())?;
        }
        for kopje in &sectie.kopjes {
            writeln!(uit, "    kopje {}: {:?}", kopje.label, kopje.tekst)?;
        }
    }
    for (deel, element) in Besturing::lees_alle(&pakket)? {
        let bewerkt = if element.bewerkt() { "bewerkt" } else { "zoals geschreven" };
        writeln!(uit, "{deel}: {} ({:?}, {bewerkt}) {}", element.sleutel, element.soort, element.plaats)?;
    }
    for veld in velden::zoek(&pakket)? {
        writeln!(uit, "[[{}]] {} alleen: {}", veld.naam, veld.plaats, veld.alleen_in_alinea)?;
    }
    Ok(())
}

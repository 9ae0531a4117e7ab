//! De titel van een grafiek: wat zij laat zien, in één zin.

use normwijzer_core::Eenheid;
use normwijzer_core::gap::Status;
use normwijzer_core::norm::Karakter;
use normwijzer_core::plan::PlanRij;

use super::Bijschrift;
use crate::gedrukt;
use crate::nl;
use crate::zinnen::{aantal, stand};

/// Waar de hoeveelheid van is: bij fte zegt de eenheid dat niet.
fn wat(b: &Bijschrift<'_>, getal: &str) -> String {
    let woord = b.maat.woord(getal);
    if b.maat.eenheid != Eenheid::Fte {
        return woord.to_owned();
    }
    let mut tekens = b.norm.naam.chars();
    let klein = tekens.next().map_or_else(String::new, |c| c.to_lowercase().collect::<String>() + tekens.as_str());
    format!("{woord} {klein}")
}

/// De titel van de GAP-grafiek.
pub(super) fn gap(b: &Bijschrift<'_>) -> String {
    let naam = &b.rij.gebied.naam;
    let (Some(soll), ist) = (b.rij.soll.bereik, b.rij.ist.waarde) else { return b.norm.naam.clone() };
    let richtpunt = b.norm.status.richtpunt();
    match (b.rij.status, ist) {
        (Status::Onder | Status::IstDeelsBekend, _)
            if b.norm.karakter == Karakter::Minimum && leden(b).iter().any(|r| r.ist.waarde.is_some()) =>
        {
            onder_minimum(b)
        }
        (Status::Onder, _) => {
            let getal = stand::nog_nodig(b.norm, b.maat, b.rij);
            let wat = wat(b, &getal);
            if richtpunt {
                format!("{naam} zit {getal} {wat} onder het richtpunt")
            } else {
                format!("{naam} komt {getal} {wat} te kort")
            }
        }
        (Status::Binnen, Some(ist)) => {
            let getal = b.maat.telling(ist);
            format!("{naam} zit met {getal} {} binnen de bandbreedte", wat(b, &getal))
        }
        (Status::Boven, Some(ist)) => {
            let band = gedrukt::band(b.rij, b.plan).unwrap_or(soll);
            let getal = b.maat.getal(ist - band.hoog);
            format!("{naam} zit {getal} {} boven de bandbreedte", wat(b, &getal))
        }
        (Status::Gehaald, _) => {
            let doel = if richtpunt { "het richtpunt" } else { "de norm" };
            format!("{naam} haalt {doel}: {}", b.norm.naam)
        }
        (Status::IstDeelsBekend, None) => {
            let zin = stand::ist(b.norm, b.rij, b.plan).to_string();
            zin.split(". ").next().unwrap_or_default().split(", FICTIEF").next().unwrap_or_default().to_owned()
        }
        _ => {
            let getal = stand::soll_kort(b.maat, b.rij);
            let werkwoord = if richtpunt { "ontwikkelt door naar" } else { "realiseert" };
            let per_gemeente = if leden(b).is_empty() { "SOLL" } else { "SOLL per gemeente" };
            format!("{per_gemeente}: {naam} {werkwoord} {getal} {}", wat(b, &getal))
        }
    }
}

fn leden<'a>(b: &Bijschrift<'a>) -> Vec<&'a PlanRij> {
    b.plan.rijen_van_leden(&b.norm.id).collect()
}

/// Een minimum geldt in elke gemeente: het totaal van het gebied zegt niet in hoeveel gemeenten het er nog niet is.
fn onder_minimum(b: &Bijschrift<'_>) -> String {
    let leden = leden(b);
    let onder: Vec<&&PlanRij> = leden.iter().filter(|r| r.status == Status::Onder).collect();
    let geen = onder.iter().all(|r| r.ist.waarde.is_some_and(|i| i.is_zero()));
    let wat = if geen {
        format!("nog geen {}", b.maat.eenheid.token())
    } else {
        format!("minder {} dan het minimum", b.maat.woord(""))
    };
    let gemeenten = aantal(leden.len(), "gemeente", "gemeenten");
    let heeft = if onder.len() == 1 { "heeft" } else { "hebben" };
    let bekend = format!("{} van de {gemeenten} {heeft} {wat}", onder.len());
    match leden.iter().filter(|r| r.ist.waarde.is_none()).count() {
        0 => bekend,
        n if onder.is_empty() => {
            format!("Van {n} van de {gemeenten} is de IST nog niet bekend; de andere halen het minimum")
        }
        n => format!("{bekend}; van {n} is de IST nog niet bekend"),
    }
}

/// De titel van het ingroeipad: van waar naar waar.
pub(super) fn pad(b: &Bijschrift<'_>) -> Option<String> {
    let bij = |q| b.rij.pad.iter().find(|p| p.kwartaal == q)?.pad;
    let horizon = b.plan.horizon;
    let (begin, doel) = (bij(horizon.start())?, bij(horizon.doel())?);
    let naam = &b.rij.gebied.naam;
    let (van, naar) = (b.maat.bereik(begin, b.rij.positie), b.maat.bereik(doel, b.rij.positie));
    let wat = wat(b, &naar);
    Some(if van == naar {
        format!("{naam} blijft op {naar} {wat}; er hoeft niets bij te komen")
    } else if b.norm.status.richtpunt() {
        format!("{naam} ontwikkelt door van {van} naar {naar} {wat}, een richtpunt")
    } else {
        format!("{naam} groeit van {van} naar {naar} {wat} op {}", nl::datum(horizon.doel().eerste_dag()))
    })
}

//! Hoeveel er is per grondslag: het enige waarin gebieden van verschillende grootte naast elkaar te leggen zijn.
//!
//! De norm is per grondslag overal gelijk; een SOLL per hoofd is dus geen uitkomst van een gebied en staat hier niet.

use normwijzer_core::norm::{Karakter, Norm, Soort};
use normwijzer_core::plan::PlanRij;
use normwijzer_core::{Amount, Grondslag};

use super::status::zonder_regio;
use super::{Maat, exact};
use crate::nl;

/// De IST per grondslag, met haar tekst: per zoveel personen, of in procenten. `None` zonder IST, bij een vast aantal
/// per gebied, en bij een telling die niet afgedrukt wordt.
#[must_use]
pub fn ist(norm: &Norm, rij: &PlanRij) -> Option<(Amount, String)> {
    let maat = Maat::van(norm)?;
    let ist = rij.ist.waarde.filter(|i| !maat.is_klein(*i) && !zonder_regio(rij))?;
    let aantal = rij.soll.stand.map(|s| s.aantal).filter(|a| *a > Amount::ZERO)?;
    match &norm.soort {
        Soort::Verhouding { per, band, .. } => {
            let waarde = ist.mul_div(*per, aantal);
            let decimalen = if band.laag < Amount::from_int(10) { 2 } else { 1 };
            Some((waarde, nl::met_decimalen(waarde.decimal(), decimalen)))
        }
        Soort::Aandeel { .. } => {
            let waarde = ist.mul_div(Amount::from_int(100), aantal);
            Some((waarde, format!("{}%", nl::met_decimalen(waarde.decimal(), 1))))
        }
        Soort::Vast { .. } | Soort::Kwalitatief { .. } => None,
    }
}

/// Waarin de IST per grondslag staat: "fte per 10.000 inwoners", "% van de 65-plussers".
#[must_use]
pub fn kop(norm: &Norm, rij: &PlanRij) -> Option<String> {
    let wie = wie(rij.soll.stand?.grondslag);
    match &norm.soort {
        Soort::Verhouding { per, .. } => Some(format!("{} per {} {wie}", Maat::van(norm)?.woord(""), exact(*per).0)),
        Soort::Aandeel { .. } => Some(format!("% van de {wie}")),
        Soort::Vast { .. } | Soort::Kwalitatief { .. } => None,
    }
}

/// De landelijke norm in cijfers: "0,2–0,5", "14%", "1".
#[must_use]
pub fn norm(norm: &Norm) -> Option<String> {
    let band = norm.band()?;
    Some(getallen(norm, band.laag, band.hoog))
}

/// Een streefwaarde of bereik van een norm in cijfers, landelijk of eigen.
#[must_use]
pub fn getallen(norm: &Norm, laag: Amount, hoog: Amount) -> String {
    let getal = |a: Amount| match &norm.soort {
        Soort::Aandeel { .. } => nl::procent_precies(a, 2),
        _ => exact(a).0,
    };
    let (laag, hoog) = (getal(laag), getal(hoog));
    if laag == hoog { laag } else { format!("{laag}–{hoog}") }
}

/// De landelijke norm als zin: "0,2–0,5 fte per 10.000 inwoners", "14% van de 65-plussers", "minimaal 1 steunpunt per
/// gemeente".
#[must_use]
pub fn norm_voluit(norm: &Norm, rij: &PlanRij) -> Option<String> {
    let getal = self::norm(norm)?;
    let tekst = match (&norm.soort, kop(norm, rij)) {
        (Soort::Aandeel { .. }, Some(kop)) => format!("{getal}{}", kop.trim_start_matches('%')),
        (_, Some(kop)) => format!("{getal} {kop}"),
        (Soort::Vast { schaal, .. }, None) => {
            format!("{getal} {} per {}", Maat::van(norm)?.woord(&getal), super::schaal(*schaal))
        }
        _ => getal,
    };
    Some(if norm.karakter == Karakter::Minimum { format!("minimaal {tekst}") } else { tekst })
}

fn wie(grondslag: Grondslag) -> &'static str {
    match grondslag {
        Grondslag::Inwoners => "inwoners",
        Grondslag::Inwoners0Tot17 => "inwoners van 0 tot en met 17 jaar",
        Grondslag::Inwoners65Plus => "65-plussers",
        Grondslag::Inwoners65PlusValrisico => "65-plussers met een verhoogd valrisico",
        Grondslag::Inwoners18Plus => "inwoners van 18 jaar en ouder",
        Grondslag::Inwoners75Plus => "75-plussers",
        Grondslag::Inwoners15Tot49 => "inwoners van 15 tot en met 49 jaar",
    }
}

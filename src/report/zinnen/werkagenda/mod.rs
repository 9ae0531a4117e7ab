//! De zinnen van de werkagenda: kort, want een cel is tien centimeter breed.
//!
//! Wat vastgesteld is, staat er als vastgesteld; de rest is "nog niet vastgesteld". Deze module weet niet in welke
//! cel een zin terechtkomt.

mod bevolking;
mod doel;
mod keuze;
mod mijlpaal;

pub use bevolking::urgentie;
pub use doel::{doelstelling, eisen_doel, financiers, indicator, regioscans};
pub use keuze::{Besluitvorming, ambitie, gekozen, open};
pub use mijlpaal::{erbij, laatste, merken, regioscan, tussenstand};

use normwijzer_core::choices::Positie;
use normwijzer_core::norm::Norm;
use normwijzer_core::plan::PlanRij;
use normwijzer_core::soll::Bereik;
use normwijzer_core::{Eenheid, NormSet};

use super::{Maat, kleine_letter, norm};
use crate::document::Zin;

/// Wat de Opdracht van een werkagenda vraagt en hier niet uitgerekend wordt.
pub const ZONDER_KOSTEN: &str = "Kosten en middelen zijn niet berekend. Het financieel plan is optioneel in het format; de Opdracht vraagt wel om plannen inclusief financiële dekking.";

/// Waar geen aantal is, valt er niets te prijzen.
pub const ZONDER_AANTAL_KOSTEN: &str = "De Opdracht noemt hier geen aantal; wat dit kost, is nog niet bekend.";

/// Wat er staat waar de Opdracht geen aantal noemt.
pub const ZONDER_AANTAL: &str = "De Opdracht noemt hier geen aantal; er is geen ingroeipad.";

/// Achter een GAP die uit een verzonnen opgave volgt.
#[must_use]
pub fn fictieve_gap() -> Zin {
    Zin::from("De GAP rust op een ").onzeker("FICTIEVE").tekst(" opgave.")
}

/// Het voorbehoud bij een paragraaf waarvan elk aantal een eerste inschatting is.
#[must_use]
pub fn eerste_inschatting() -> Zin {
    Zin::from("De aantallen zijn een ").onzeker(norm::EERSTE_INSCHATTING).tekst(".")
}

/// De SOLL in het doelkwartaal met haar eenheid en waarvan zij is: "tussen 8,6 en 21,6 fte brugfunctionaris", "minimaal 5 steunpunten".
/// Leeg zonder SOLL.
#[must_use]
pub fn hoeveel(norm: &Norm, rij: &PlanRij) -> Zin {
    met(norm, rij, Maat::in_zin)
}

/// Hetzelfde achter een voorzetsel, waar "naar tussen" niet te lezen is: "8,6–21,6 fte brugfunctionaris".
fn hoeveel_kort(norm: &Norm, rij: &PlanRij) -> Zin {
    met(norm, rij, Maat::in_cel)
}

fn met(norm: &Norm, rij: &PlanRij, schrijf: fn(Maat, Bereik, Option<Positie>) -> Zin) -> Zin {
    let (Some(maat), Some(soll)) = (Maat::van(norm), rij.soll_doel) else { return Zin::new() };
    Zin::from(norm::vorm(norm, rij)).zin(schrijf(maat, soll, rij.positie)).tekst(waarvan(norm, maat))
}

/// Waar een hoeveelheid van is. Van een fte zegt de eenheid dat niet; van een "coalitie Kansrijke Start" alleen het
/// eerste woord; van een "laagdrempelig steunpunt" genoeg.
fn waarvan(norm: &Norm, maat: Maat) -> String {
    /// Zoveel gelijke letters maken van het eerste woord van de naam de eenheid zelf: deelname en deelnemers.
    const ZELFDE_WOORD: usize = 5;
    if maat.eenheid == Eenheid::Fte {
        return format!(" {}", kleine_letter(&norm.naam));
    }
    let Some((eerste, rest)) = norm.naam.split_once(' ') else { return String::new() };
    let gelijk = kleine_letter(eerste).chars().zip(maat.woord("").chars()).take_while(|(a, b)| a == b).count();
    if gelijk >= ZELFDE_WOORD { format!(" {rest}") } else { String::new() }
}

/// Document en versie, zonder de ondertitel: "Opdracht voor de werkagenda, versie 20 april 2026".
#[must_use]
pub fn document(normen: &NormSet, norm: &Norm) -> String {
    let editie = normen.edities.iter().find(|e| e.id == norm.editie);
    editie.map_or_else(
        || norm.editie.clone(),
        |e| format!("{}, versie {}", e.titel.split(". ").next().unwrap_or(&e.titel), e.versie),
    )
}

//! De Nederlandse zinnen, op één plaats: elke zin zegt precies zo veel als er bekend is.
//!
//! Een basisfunctionaliteit wordt gerealiseerd, aan de ontwikkelagenda wordt doorontwikkeld; een bereik blijft een
//! bereik; wat ontbreekt is "nog niet bekend". Deze module weet niet op welke pagina een zin staat.

pub mod afscherming;
pub mod afwijking;
pub mod bestuur;
pub mod geld;
pub mod ingroei;
pub mod kenmerk;
pub mod maat;
pub mod moment;
pub mod norm;
pub mod prognose;
pub mod schaal;
pub mod stand;
pub mod status;
pub mod verhouding;
pub mod vooraf;
pub mod werkagenda;

pub use maat::{KLEIN, Maat, exact, uiteinden};

use normwijzer_core::norm::Schaal;
use normwijzer_core::{Gebied, Niveau};

/// Wat er staat waar een gegeven ontbreekt.
pub const NOG_NIET_BEKEND: &str = "nog niet bekend";

/// Wat er staat waar een getal een kleine telling zou verraden.
pub const NIET_AFGEDRUKT: &str = "niet afgedrukt";

/// Namen in een opsomming: "Almere, Dronten en Urk".
#[must_use]
pub fn opsomming(namen: &[String]) -> String {
    match namen {
        [] => String::new(),
        [enig] => enig.clone(),
        [voor @ .., laatste] => format!("{} en {laatste}", voor.join(", ")),
    }
}

/// Namen van gebieden met hun niveau; na de zesde een aantal.
#[must_use]
pub fn gebieden(gebieden: &[Gebied]) -> String {
    const MEESTE: usize = 6;
    let mut namen: Vec<String> = gebieden.iter().take(MEESTE).map(Gebied::voluit).collect();
    if gebieden.len() > MEESTE {
        namen.push(format!("nog {}", gebieden.len() - MEESTE));
    }
    opsomming(&namen)
}

/// Hoe een lezer gebieden van een niveau noemt.
#[must_use]
pub fn niveaus(niveau: Niveau) -> &'static str {
    match niveau {
        Niveau::Land => "landen",
        Niveau::Provincie => "provincies",
        Niveau::Ggd => "GGD-regio's",
        Niveau::Iza => "IZA-regio's",
        Niveau::Zorgkantoor => "zorgkantoorregio's",
        Niveau::Corop => "COROP-gebieden",
        Niveau::Jeugdregio => "jeugdregio's",
        Niveau::Veiligheidsregio => "veiligheidsregio's",
        Niveau::Gemeente => "gemeenten",
        Niveau::Eigen => "eigen regio's",
    }
}

/// Waarvan er per schaal één telt.
#[must_use]
pub fn schaal(schaal: Schaal) -> &'static str {
    match schaal {
        Schaal::Gemeente => "gemeente",
        Schaal::Regio => "regio van de werkagenda",
        Schaal::Ggd => "GGD-regio",
    }
}

/// De eerste letter groot, voor een naam aan het begin van een zin.
#[must_use]
pub fn hoofdletter(tekst: &str) -> String {
    let mut tekens = tekst.chars();
    tekens.next().map_or_else(String::new, |c| c.to_uppercase().collect::<String>() + tekens.as_str())
}

/// De eerste letter klein, voor een naam midden in een zin.
#[must_use]
pub fn kleine_letter(tekst: &str) -> String {
    let mut tekens = tekst.chars();
    tekens.next().map_or_else(String::new, |c| c.to_lowercase().collect::<String>() + tekens.as_str())
}

/// Een aantal met het juiste woord: "1 gemeente", "5 gemeenten".
#[must_use]
pub fn aantal(n: usize, enkel: &str, meer: &str) -> String {
    format!("{n} {}", if n == 1 { enkel } else { meer })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests_afscherming;

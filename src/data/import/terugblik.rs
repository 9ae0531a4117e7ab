//! Hoe ver het splitsen van leeftijdsbanden ernaast zit, gemeten waar de waarheid bekend is: de vijfjaarsbanden per gemeente
//! op 1 januari 2021 (postcodes), gesplitst met het profiel van 1 januari 2025.
//!
//! Vier jaar ertussen is strenger dan het gebruik: een tabel van een gebruiker ligt doorgaans dichter bij 2025.

use std::collections::BTreeMap;

use normwijzer_core::{Finding, GebiedCode, Herindelingen};
use polars::prelude::DataFrame;
use rust_decimal::{Decimal, RoundingStrategy};

use super::leeftijd_2021::{Kinderen2021, lees_leeftijd_2021};
use super::schatting::samen;
use crate::betekenis::Band;
use crate::bronbestand::BronBestand;
use crate::leeftijd_nl::Leeftijden;
use crate::leeftijdsgroepen::profiel::profielen;
use crate::leeftijdsgroepen::{Cel, Groep, Netwerk, Profiel, groep};
use crate::namen::Namen;
use crate::rijen::bevinding;

/// Waarmee gemeten wordt.
#[derive(Clone, Copy, Debug)]
pub struct TerugblikBronnen<'a> {
    /// Vijfjaarsbanden per gemeente op 1-1-2021, uit postcodes.
    pub leeftijd_2021: BronBestand<'a>,
    /// Ons eigen frame met de bevolking van 2025.
    pub bevolking: &'a DataFrame,
    /// Namen van gemeenten.
    pub namen: &'a Namen,
    /// Wat er van de gemeenten van 2021 werd.
    pub herindelingen: &'a Herindelingen,
}

/// Een vraag met de banden waaruit zij beantwoord moet worden.
struct Proef {
    naam: &'static str,
    vraag: Band,
    uit: &'static [Band],
}

const PROEVEN: [Proef; 4] = [
    Proef { naam: "75 jaar en ouder uit de band 65 jaar en ouder", vraag: Band::vanaf(75), uit: &[Band::vanaf(65)] },
    Proef {
        naam: "75 jaar en ouder uit 65–79 en 80 jaar en ouder",
        vraag: Band::vanaf(75),
        uit: &[Band::tot_en_met(65, 79), Band::vanaf(80)],
    },
    Proef {
        naam: "15–49 jaar uit 15–24, 25–44 en 45–64",
        vraag: Band::tot_en_met(15, 49),
        uit: &[Band::tot_en_met(15, 24), Band::tot_en_met(25, 44), Band::tot_en_met(45, 64)],
    },
    Proef {
        naam: "0–19 jaar uit 0–14 en 15–24 (de grens bij 18 jaar zelf is per gemeente niet geteld)",
        vraag: Band::tot_en_met(0, 19),
        uit: &[Band::tot_en_met(0, 14), Band::tot_en_met(15, 24)],
    },
];

/// Meet, en beschrijft de uitkomst in een zin.
pub(crate) fn meet(
    bronnen: &TerugblikBronnen<'_>,
    toen: &Leeftijden,
    nu: &Leeftijden,
    bevindingen: &mut Vec<Finding>,
) -> Result<String, Vec<Finding>> {
    let waar = lees_leeftijd_2021(bronnen.leeftijd_2021, bronnen.namen, bronnen.herindelingen, bevindingen)?;
    // Het profiel is dat van 2025, gebracht naar 2021.
    let profielen = profielen(bronnen.bevolking, nu, toen).map_err(|e| bevinding(&e))?;
    let delen: Vec<String> = PROEVEN
        .iter()
        .map(|p| {
            let (gemiddeld, p95) = samen(fouten(p, &waar, &profielen));
            format!("{}: gemiddeld {}%, p95 {}%", p.naam, procent(gemiddeld), procent(p95))
        })
        .collect();
    Ok(format!(
        "Gemeten door de banden van 1-1-2021 (postcodes, {} gemeenten) te splitsen met het profiel van 1-1-2025 en te vergelijken \
         met de vijfjaarsbanden van 2021; fout per gemeente, ongewogen. {}.",
        waar.len(),
        delen.join("; ")
    ))
}

fn fouten(
    proef: &Proef,
    waar: &BTreeMap<GebiedCode, Kinderen2021>,
    profielen: &BTreeMap<GebiedCode, Profiel>,
) -> Vec<Decimal> {
    let een = |(code, g): (&GebiedCode, &Kinderen2021)| {
        let echt: Netwerk = g.banden.iter().map(|(b, n)| (*b, personen(*n))).collect();
        let cellen = proef.uit.iter().map(|b| Some((*b, Cel::Aantal(echt.exact(*b)?)))).collect::<Option<_>>()?;
        let Groep::Geschat(geschat) = groep(&cellen, proef.vraag, profielen.get(code)) else { return None };
        let verschil = Decimal::from(geschat).checked_div(Decimal::from(echt.exact(proef.vraag)?))? - Decimal::ONE;
        Some(verschil.abs())
    };
    waar.iter().filter_map(een).collect()
}

fn personen(n: Decimal) -> i64 {
    n.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).try_into().unwrap_or_default()
}

fn procent(d: Decimal) -> String {
    (d * Decimal::ONE_HUNDRED)
        .round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero)
        .to_string()
        .replace('.', ",")
}

//! De schaaltoets: hoeveel uren per week een norm in fte in een gemeente is, of dat een werkbare functie is, en met welke
//! buren zij gedeeld kan worden tot het er een is.
//!
//! Weet niet waar de grenzen tussen gemeenten vandaan komen en wat een fte kost.

mod alinea;
mod buren;
mod clusters;
mod gebied;
mod plan;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::amount::Amount;
use crate::gebied::GebiedCode;
use crate::land::Land;
use crate::norm::{Lezing, Norm};
use crate::soll::Bereik;
use crate::streef;

pub use alinea::AlineaFeiten;
pub use buren::{Buren, Verbinding};
pub use clusters::{Cluster, clusters};
pub use gebied::{GebiedSchaal, NormSchaal, RegioWerk, VastWerk, van_gebied};
pub use plan::{PlanSchaal, Schaalbron};

/// Welke kant van de bandbreedte werkbaar moet zijn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kant {
    /// De onderkant: ook wie het minste vraagt, heeft een werkbare functie.
    #[default]
    Laag,
    /// De gekozen plaats.
    Gekozen,
    /// De bovenkant.
    Hoog,
}

impl Kant {
    /// De schrijfwijze.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Laag => "laag",
            Self::Gekozen => "gekozen",
            Self::Hoog => "hoog",
        }
    }

    fn van(self, bereik: Bereik) -> Amount {
        match self {
            Self::Laag => bereik.laag,
            Self::Gekozen => bereik.gekozen,
            Self::Hoog => bereik.hoog,
        }
    }
}

/// Waarmee de schaaltoets rekent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instelling {
    /// Uren per week van een fte.
    pub uren_per_fte: Amount,
    /// Vanaf zoveel uren per week is een functie werkbaar.
    pub drempel_uren: Amount,
    /// Welke kant van de bandbreedte de drempel moet halen.
    pub kant: Kant,
    /// Of een gemeente zonder landgrens over water mag delen.
    pub over_water: bool,
}

impl Default for Instelling {
    /// Acht uur van een week van 36, aan de onderkant, en eilanden op zichzelf.
    fn default() -> Self {
        Self {
            uren_per_fte: Amount::from_int(36),
            drempel_uren: Amount::from_int(8),
            kant: Kant::Laag,
            over_water: false,
        }
    }
}

impl Instelling {
    /// De uren per week van zoveel fte.
    #[must_use]
    pub fn uren(&self, fte: Bereik) -> Bereik {
        fte.map(|f| f * self.uren_per_fte)
    }

    /// Of zoveel fte een werkbare functie is, aan de gekozen kant.
    #[must_use]
    pub fn werkbaar(&self, fte: Bereik) -> bool {
        self.kant.van(self.uren(fte)) >= self.drempel_uren
    }

    /// Hoeveel mensen dit werk ten minste vraagt (niemand meer dan een volle week) en ten hoogste kan hebben (ieder een
    /// werkbare functie; nul als zelfs één dat niet haalt). Aan de gekozen kant van de bandbreedte.
    #[must_use]
    pub fn personen(&self, fte: Bereik) -> Personen {
        let fte = self.kant.van(fte);
        let heel = fte.floor();
        let minstens = if heel == fte { heel } else { heel + Amount::ONE };
        let hoogstens = if self.drempel_uren > Amount::ZERO {
            (fte * self.uren_per_fte).mul_div(Amount::ONE, self.drempel_uren).floor()
        } else {
            minstens
        };
        Personen { minstens: minstens.als_i64(), hoogstens: hoogstens.als_i64() }
    }
}

/// Over hoeveel mensen werk verdeeld kan worden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Personen {
    /// Met minder werkt iemand meer dan een volle week.
    pub minstens: i64,
    /// Met meer heeft iemand geen werkbare functie.
    pub hoogstens: i64,
}

/// Een norm in een gemeente, als werk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Werk {
    /// De gemeente.
    pub gemeente: GebiedCode,
    /// Fte.
    pub fte: Bereik,
    /// Uren per week.
    pub uren: Bereik,
    /// Of dit op zichzelf een werkbare functie is.
    pub werkbaar: bool,
}

/// De schaaltoets van een norm in een gebied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schaaltoets {
    /// Waarmee gerekend is.
    pub instelling: Instelling,
    /// Elke gemeente met een bekend aantal fte, op code.
    pub gemeenten: Vec<Werk>,
    /// Wie met wie deelt: elke gemeente hierboven staat in precies één cluster.
    pub clusters: Vec<Cluster>,
    /// Gemeenten waarvan het aantal fte niet bekend is; zij doen niet mee.
    pub onbekend: Vec<GebiedCode>,
}

impl Schaaltoets {
    /// De cluster van een gemeente.
    #[must_use]
    pub fn cluster(&self, gemeente: &GebiedCode) -> Option<&Cluster> {
        self.clusters.iter().find(|c| c.leden.contains(gemeente))
    }

    /// Het werk in een gemeente.
    #[must_use]
    pub fn werk(&self, gemeente: &GebiedCode) -> Option<&Werk> {
        self.gemeenten.iter().find(|w| w.gemeente == *gemeente)
    }
}

/// Toetst een gebied: per gemeente het werk, en wie met wie deelt tot het werkbaar is.
#[must_use]
pub fn schaaltoets(fte: &BTreeMap<GebiedCode, Option<Bereik>>, buren: &Buren, instelling: &Instelling) -> Schaaltoets {
    let bekend: BTreeMap<GebiedCode, Bereik> = fte.iter().filter_map(|(c, b)| Some((c.clone(), (*b)?))).collect();
    Schaaltoets {
        instelling: *instelling,
        gemeenten: bekend
            .iter()
            .map(|(gemeente, fte)| Werk {
                gemeente: gemeente.clone(),
                fte: *fte,
                uren: instelling.uren(*fte),
                werkbaar: instelling.werkbaar(*fte),
            })
            .collect(),
        clusters: clusters(&bekend, buren, instelling),
        onbekend: fte.iter().filter(|(_, b)| b.is_none()).map(|(c, _)| c.clone()).collect(),
    }
}

/// De fte van een norm per gemeente, uit haar eigen grondslag. `None` waar de grondslag onbekend is, en overal bij een
/// norm die geen fte over een bevolking vraagt.
#[must_use]
pub fn fte_per_gemeente(
    land: &Land,
    norm: &Norm,
    lezing: &Lezing,
    streefwaarden: Bereik,
    leden: &BTreeSet<GebiedCode>,
) -> BTreeMap<GebiedCode, Option<Bereik>> {
    let fte = |gemeente: &GebiedCode| {
        if norm.eenheid() != Some(crate::Eenheid::Fte) {
            return None;
        }
        let aantal = land.telling(gemeente, streef::grondslag(norm, lezing)?.basis())?.aantal;
        let over = |s| streef::over(norm, lezing, s, aantal);
        Some(Bereik {
            laag: over(streefwaarden.laag)?,
            gekozen: over(streefwaarden.gekozen)?,
            hoog: over(streefwaarden.hoog)?,
        })
    };
    leden.iter().map(|c| (c.clone(), fte(c))).collect()
}

/// Fte over mensen gespreid: 2 fte over 3 personen is 0,67 fte en 24 uur per persoon. `None` zonder personen.
#[must_use]
pub fn per_persoon(fte: Amount, personen: Amount, instelling: &Instelling) -> Option<(Amount, Amount)> {
    (personen > Amount::ZERO)
        .then(|| (fte.mul_div(Amount::ONE, personen), (fte * instelling.uren_per_fte).mul_div(Amount::ONE, personen)))
}

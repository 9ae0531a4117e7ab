//! Prognose: hoe de bevolking van elke gemeente naar verwachting groeit, per grondslag (DESIGN §6, "Path").
//!
//! Een prognose geeft groeifactoren op wat geteld is en vervangt de telling nooit: `telling × P(dag) / P(peildatum)`.
//! Tussen twee jaren met een stand loopt P recht. Eerst vermenigvuldigen, één keer delen (DESIGN §4, regel 1); daarom is
//! een groeifactor een breuk van gehele getallen. Weet niet waar de standen vandaan komen en niet welke norm erop rust.

mod bouw;
mod code;
mod groei;
mod plan;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::gebied::{Gebied, GebiedCode};
use crate::grondslag::Basis;
use crate::kwartaal::Quarter;

pub use bouw::{PrognoseRij, bouw};
pub use groei::Groei;
pub use plan::{GroeiVan, PlanPrognose, Telgroei};

/// Waar een prognose vandaan komt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrognoseSoort {
    /// Onze eigen cohortraming.
    Cohort,
    /// Een bestand van de gebruiker.
    Bestand,
}

impl PrognoseSoort {
    /// De schrijfwijze op de opdrachtregel en in de verantwoording.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Cohort => "cohort",
            Self::Bestand => "bestand",
        }
    }
}

/// De verwachte stand op een 1 januari, in hele personen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verwacht {
    /// De verwachting.
    pub aantal: i64,
    /// De grenzen van het interval, waar de bron die geeft.
    pub interval: Option<(i64, i64)>,
}

/// De verwachte standen van één gebied voor één grondslag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verloop {
    /// Het gebied waarvan de rij is: de gemeente zelf, of een groter gebied waarin zij ligt.
    pub uit: Gebied,
    /// De stand op 1 januari van elk jaar dat de bron noemt.
    pub standen: BTreeMap<i16, Verwacht>,
}

impl Verloop {
    /// De stand in een kwartaal als breuk (teller, noemer), recht tussen twee jaren; na het laatste jaar gelijk. `None`
    /// vóór het eerste jaar.
    fn op(&self, kwartaal: Quarter, van: impl Fn(&Verwacht) -> i64) -> Option<(i128, i128)> {
        let jaar = kwartaal.jaar();
        let (j0, v0) = self.standen.range(..=jaar).next_back()?;
        let p0 = i128::from(van(v0));
        let Some((j1, v1)) = self.standen.range(jaar.checked_add(1)?..).next() else { return Some((p0, 1)) };
        let lengte = 4 * i128::from(j1 - j0);
        let sinds = i128::from(kwartaal.sinds(Quarter::new(*j0, 1)?));
        Some((p0 * (lengte - sinds) + i128::from(van(v1)) * sinds, lengte))
    }

    /// De groei van een peildatum tot een kwartaal; `None` als de bron pas later begint of niemand telt.
    #[must_use]
    pub fn groei(&self, peildatum: Date, kwartaal: Quarter) -> Option<Groei> {
        self.groei_van(peildatum, kwartaal, |v| v.aantal)
    }

    /// De groei bij de onder- en de bovengrens van het interval, ten opzichte van de verwachting op de peildatum. `None`
    /// als de bron op een van de jaren eromheen geen interval geeft.
    #[must_use]
    pub fn interval(&self, peildatum: Date, kwartaal: Quarter) -> Option<(Groei, Groei)> {
        let jaren = self.standen.range(..=kwartaal.jaar()).next_back().into_iter();
        let later = self.standen.range(kwartaal.jaar().checked_add(1)?..).next().filter(|_| kwartaal.nummer() > 1);
        if !jaren.chain(later).all(|(_, v)| v.interval.is_some()) {
            return None;
        }
        let (basis, per) = self.op(Quarter::van(peildatum)?, |v| v.aantal)?;
        let grens = |kant: fn((i64, i64)) -> i64| {
            let (t, n) = self.op(kwartaal, |v| v.interval.map_or(v.aantal, kant))?;
            Groei::new(t.checked_mul(per)?, n.checked_mul(basis)?)
        };
        Some((grens(|i| i.0)?, grens(|i| i.1)?))
    }

    fn groei_van(&self, peildatum: Date, kwartaal: Quarter, van: impl Fn(&Verwacht) -> i64) -> Option<Groei> {
        let (basis, per) = self.op(Quarter::van(peildatum)?, &van)?;
        let (t, n) = self.op(kwartaal, &van)?;
        Groei::new(t.checked_mul(per)?, n.checked_mul(basis)?)
    }
}

/// Hoe ver een eigen raming er in een bekend jaar naast zat: relatieve fouten per gemeente, ongewogen, in honderdsten van
/// een procent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terugvoorspelling {
    /// Welke bevolking.
    pub basis: Basis,
    /// Grootte van de gemeenten: "alle", "tot 20.000".
    pub grootte: String,
    /// Hoeveel gemeenten.
    pub gemeenten: i64,
    /// Gemiddeld, de fout waar 95% niet boven ligt, en de grootste.
    pub raming: [i64; 3],
    /// Gemiddeld en 95% met één landelijke groeifactor.
    pub factor: [i64; 2],
    /// Gemiddeld en 95% als de bevolking gelijk gehouden was.
    pub gelijk: [i64; 2],
}

/// Een prognose voor de gemeenten van een land. Wat er niet in staat, groeit niet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prognose {
    /// Waar zij vandaan komt.
    pub soort: PrognoseSoort,
    /// Hoe zij op de pagina heet.
    pub naam: String,
    /// Het bestand zoals de gebruiker het noemde.
    pub bestand: Option<String>,
    /// De variant, als de bron er meer heeft.
    pub variant: Option<String>,
    /// Hoe zij tot stand komt, als dat een eigen methode is.
    pub methode: Option<String>,
    /// Hoe ver zij er in een bekend jaar naast zat; leeg als dat niet bekend is.
    pub terug: Vec<Terugvoorspelling>,
    /// Wat de lezer erbij moet weten: een erratum, een ingetrokken deel.
    pub opmerkingen: Vec<String>,
    /// De verlopen; een groter gebied staat er één keer in.
    pub verlopen: Vec<Verloop>,
    /// Het verloop van elke gemeente per grondslag, als plaats in `verlopen`.
    pub van_gemeente: BTreeMap<(GebiedCode, Basis), usize>,
}

impl Prognose {
    /// Het verloop van een gemeente; `None` is geen prognose, dus gelijk gehouden.
    #[must_use]
    pub fn verloop(&self, gemeente: &GebiedCode, basis: Basis) -> Option<&Verloop> {
        self.verlopen.get(*self.van_gemeente.get(&(gemeente.clone(), basis))?)
    }

    /// De groei van een gemeente; zonder prognose één.
    #[must_use]
    pub fn groei(&self, gemeente: &GebiedCode, basis: Basis, peildatum: Date, kwartaal: Quarter) -> Groei {
        self.verloop(gemeente, basis).and_then(|v| v.groei(peildatum, kwartaal)).unwrap_or(Groei::EEN)
    }

    /// Of deze prognose iets over een grondslag zegt.
    #[must_use]
    pub fn kent(&self, basis: Basis) -> bool {
        self.van_gemeente.keys().any(|(_, b)| *b == basis)
    }
}

//! Het land: alle gemeenten met hun tellingen en de regio's waarin zij liggen.
//!
//! Eén `Land` dient elke regio van een run. Weet niet waar de tellingen vandaan komen.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::amount::Amount;
use crate::gebied::{Gebied, GebiedCode, Niveau};
use crate::grondslag::{Basis, GrondslagSoort};
use crate::herindeling::Herindelingen;

/// Een telling of schatting van personen in een gemeente.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Telling {
    /// Aantal personen.
    pub aantal: Amount,
    /// Geteld, geschat of vooruitberekend.
    pub soort: GrondslagSoort,
    /// De dag waarop het aantal geldt.
    pub peildatum: Date,
}

/// Een gemeente met haar tellingen en de regio's waarin zij ligt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gemeente {
    /// Code en naam.
    pub gebied: Gebied,
    /// Aantallen per basis; een ontbrekende basis is onbekend, niet nul.
    pub tellingen: BTreeMap<Basis, Telling>,
    /// De regio per niveau; hoogstens één per niveau.
    pub regio: BTreeMap<Niveau, GebiedCode>,
}

/// Een regio: een gebied met de gemeenten die er samen in liggen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regio {
    /// Niveau, code en naam.
    pub gebied: Gebied,
    /// De gemeenten, op code.
    pub leden: BTreeSet<GebiedCode>,
    /// Of de indeling een reconstructie is en geen officiële lijst; dan staat dat op elke pagina.
    pub reconstructie: bool,
}

/// Alle gemeenten en regio's van één jaar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Land {
    /// Gemeenten op code.
    pub gemeenten: BTreeMap<GebiedCode, Gemeente>,
    /// Regio's op niveau en code; gemeenten staan hier niet in.
    pub regios: BTreeMap<(Niveau, GebiedCode), Regio>,
    /// Andere schrijfwijzen van namen ("Den Haag"), met de code die bedoeld wordt.
    pub varianten: Vec<(String, GebiedCode)>,
    /// De gemeenten van andere jaren, en wat er van hen werd; leeg als dat niet bekend is.
    pub vroeger: Herindelingen,
}

impl Land {
    /// De gemeente bij een code.
    #[must_use]
    pub fn gemeente(&self, code: &GebiedCode) -> Option<&Gemeente> {
        self.gemeenten.get(code)
    }

    /// De regio bij niveau en code.
    #[must_use]
    pub fn regio(&self, niveau: Niveau, code: &GebiedCode) -> Option<&Regio> {
        self.regios.get(&(niveau, code.clone()))
    }

    /// Alle regio's van een niveau, op code.
    pub fn van_niveau(&self, niveau: Niveau) -> impl Iterator<Item = &Regio> {
        self.regios.iter().filter(move |((n, _), _)| *n == niveau).map(|(_, r)| r)
    }

    /// De regio's van een niveau die leden delen met `leden`, met het aantal gedeelde leden.
    pub fn geraakt<'a>(
        &'a self,
        niveau: Niveau,
        leden: &'a BTreeSet<GebiedCode>,
    ) -> impl Iterator<Item = (&'a Regio, usize)> {
        self.van_niveau(niveau).filter_map(move |r| {
            let gedeeld = r.leden.intersection(leden).count();
            (gedeeld > 0).then_some((r, gedeeld))
        })
    }

    /// De telling van een basis voor een gemeente; `None` is onbekend.
    #[must_use]
    pub fn telling(&self, gemeente: &GebiedCode, basis: Basis) -> Option<Telling> {
        self.gemeenten.get(gemeente)?.tellingen.get(&basis).copied()
    }

    /// De som van een basis over leden; `None` zodra er één onbekend is, want een som die iets mist is te klein.
    #[must_use]
    pub fn som(&self, leden: &BTreeSet<GebiedCode>, basis: Basis) -> Option<Amount> {
        leden.iter().map(|c| self.telling(c, basis).map(|t| t.aantal)).sum::<Option<Amount>>()
    }
}

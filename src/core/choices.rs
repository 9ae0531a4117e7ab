//! Keuzes van de gebruiker: waar in een bandbreedte, en welke lezing. Weet niet waar zij vandaan komen.

use std::collections::BTreeMap;

use crate::amount::Amount;
use crate::norm::{Band, LezingId, Norm, NormId};

/// Een plaats in de bandbreedte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Positie {
    /// De ondergrens.
    Laag,
    /// Het midden, uitdrukkelijk gekozen.
    Midden,
    /// De bovengrens.
    Hoog,
    /// Een eigen streefwaarde, in de eenheid van de norm.
    Eigen(Amount),
    /// Niet gekozen: de pagina drukt het bereik af, de tabel rekent met het midden.
    NietGekozen,
}

impl Positie {
    /// De schrijfwijze in het contract.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Laag => "laag",
            Self::Midden => "midden",
            Self::Hoog => "hoog",
            Self::Eigen(_) => "eigen",
            Self::NietGekozen => "niet-gekozen",
        }
    }

    /// De streefwaarde waarmee gerekend wordt.
    #[must_use]
    pub fn in_band(self, band: Band) -> Amount {
        match self {
            Self::Laag => band.laag,
            Self::Hoog => band.hoog,
            Self::Eigen(waarde) => waarde,
            Self::Midden | Self::NietGekozen => band.midden(),
        }
    }
}

/// De keuzes van een run, als verkenning op de opdrachtregel (DESIGN §4, regel 7).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Plaats voor elke norm met een bandbreedte.
    pub positie: Option<Positie>,
    /// Plaats voor één norm; gaat voor.
    pub positie_per_norm: BTreeMap<NormId, Positie>,
    /// Lezing per norm.
    pub lezing_per_norm: BTreeMap<NormId, LezingId>,
}

impl Choices {
    /// De plaats die voor deze norm geldt. Waar de bron één waarde noemt, valt er niets te kiezen.
    #[must_use]
    pub fn positie(&self, norm: &Norm) -> Positie {
        if let Some(eigen) = self.positie_per_norm.get(&norm.id) {
            return *eigen;
        }
        match (norm.band(), self.positie) {
            (Some(band), Some(positie)) if band.is_bereik() => positie,
            _ => Positie::NietGekozen,
        }
    }

    /// Of voor deze norm iets anders gekozen is dan de standaard.
    #[must_use]
    pub fn wijkt_af(&self, norm: &Norm) -> bool {
        self.positie(norm) != Positie::NietGekozen
            || self.lezing_per_norm.get(&norm.id).is_some_and(|l| norm.lezingen.first().is_none_or(|e| e.id != *l))
    }
}

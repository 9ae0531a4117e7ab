//! De plaats in een bandbreedte. Weet niet wie haar kiest.

use crate::amount::Amount;
use crate::norm::Band;

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

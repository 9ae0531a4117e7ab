//! Wat een pad begrenst, in woorden: "budget 2028 van de regio", "ten hoogste 1,5 fte per kwartaal".

use std::fmt;

use crate::amount::Amount;
use crate::eenheid::Eenheid;
use crate::kwartaal::Quarter;

/// Voor wie een grens geldt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Van {
    /// Voor alle normen samen.
    Regio,
    /// Voor deze norm alleen.
    Norm,
}

impl fmt::Display for Van {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Regio => "van de regio",
            Self::Norm => "van deze norm",
        })
    }
}

/// Wat een stand in een kwartaal begrenst.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Oorzaak {
    /// De gekozen vorm; alleen waar zij samen met een andere grens het doel onhaalbaar maakt.
    Vorm(&'static str),
    /// Er mag nog niet begonnen zijn.
    Begin(Quarter),
    /// De aanlooptijd loopt nog.
    Aanlooptijd {
        /// Het laatste kwartaal van de aanlooptijd.
        tot_en_met: Quarter,
    },
    /// Er kan niet meer bij.
    Stijging {
        /// Voor wie.
        van: Van,
        /// Hoeveel er per kwartaal bij kan.
        ten_hoogste: Amount,
        /// In welke eenheid.
        eenheid: Eenheid,
    },
    /// Het geld van een jaar is op.
    Budget {
        /// Voor wie.
        van: Van,
        /// Het jaar.
        jaar: i16,
        /// Of het geld van eerdere jaren meetelt.
        meenemen: bool,
    },
}

impl fmt::Display for Oorzaak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Vorm(vorm) => write!(f, "de vorm {vorm}"),
            Self::Begin(kwartaal) => write!(f, "begin in {kwartaal}"),
            Self::Aanlooptijd { tot_en_met } => write!(f, "aanlooptijd tot en met {tot_en_met}"),
            Self::Stijging { van, ten_hoogste, eenheid } => {
                write!(f, "ten hoogste {} {eenheid} per kwartaal", ten_hoogste.met_komma())?;
                if *van == Van::Regio { f.write_str(" in de hele regio") } else { Ok(()) }
            }
            Self::Budget { van, jaar, meenemen: false } => write!(f, "budget {jaar} {van}"),
            Self::Budget { van, jaar, meenemen: true } => write!(f, "budget tot en met {jaar} {van}"),
        }
    }
}

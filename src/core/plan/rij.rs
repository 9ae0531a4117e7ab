//! De rijen van een plan: één norm in één gebied, met alles wat daaruit volgt. Geen rekenwerk.

use super::kenmerken::RijKenmerk;
use crate::amount::Amount;
use crate::gap::{Gap, Status};
use crate::gebied::Gebied;
use crate::huidig::IstStand;
use crate::ingroeipad::Punt;
use crate::ist::Oordeel;
use crate::norm::{Band, LezingId, NormId};
use crate::positie::Positie;
use crate::scenario::BesluitStatus;
use crate::soll::{Bereik, Soll, Stand};

/// Wat een norm in één lezing vraagt, ter vergelijking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LezingStand {
    /// De lezing.
    pub lezing: LezingId,
    /// Of hiermee gerekend is.
    pub gekozen: bool,
    /// De bevolking waarover gerekend is.
    pub stand: Option<Stand>,
    /// Het gevraagde.
    pub bereik: Option<Bereik>,
    /// Waarmee de basis vermenigvuldigd is; `None` als de gemeenten van een gebied met verschillende factoren rekenen.
    pub factor: Option<Amount>,
}

/// Waarmee een rij van de landelijke norm afwijkt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RijAfwijking {
    /// Een keuze op de opdrachtregel: niet vastgesteld.
    Verkenning,
    /// Afwijkingen uit het scenario.
    Scenario {
        /// Hun nummers in het register; bij een gebied ook die van zijn gemeenten.
        nummers: Vec<usize>,
        /// Hoe ver zij zijn: concept zodra één van hen dat is.
        status: BesluitStatus,
    },
}

impl RijAfwijking {
    /// De schrijfwijze in het contract.
    #[must_use]
    pub fn token(&self) -> &'static str {
        match self {
            Self::Verkenning => "verkenning",
            Self::Scenario { status: BesluitStatus::Vastgesteld, .. } => "scenario:vastgesteld",
            Self::Scenario { .. } => "scenario:concept",
        }
    }
}

/// De getallen waarmee een rij gerekend is: landelijk, of eigen waar wordt afgeweken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rekenwaarden {
    /// De streefwaarde bij de ondergrens, de gekozen plaats en de bovengrens.
    pub streef: Bereik,
    /// De factoren van de lezing, met hun waarde.
    pub factoren: Vec<(String, Amount)>,
}

/// Eén norm in één gebied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRij {
    /// Het gebied.
    pub gebied: Gebied,
    /// De norm.
    pub norm: NormId,
    /// De lezing waarmee gerekend is; een gemeente met een eigen afwijking kan binnen een gebied een andere hebben.
    pub lezing: LezingId,
    /// De landelijke streefwaarde, vóór elke afwijking; `None` voor een norm in woorden.
    pub streef: Option<Band>,
    /// De getallen waarmee gerekend is; `None` voor een norm in woorden, en voor een gebied waarvan gemeenten met
    /// verschillende getallen rekenen.
    pub rekenwaarden: Option<Rekenwaarden>,
    /// Plaats in de bandbreedte; `None` voor een norm in woorden.
    pub positie: Option<Positie>,
    /// Of hier van de standaard is afgeweken, als verkenning op de opdrachtregel.
    pub verkenning: bool,
    /// Waarmee hier van de landelijke norm is afgeweken; `None` is nergens mee.
    pub afwijking: Option<RijAfwijking>,
    /// Het gevraagde, met herkomst.
    pub soll: Soll,
    /// Het gevraagde in het doelkwartaal.
    pub soll_doel: Option<Bereik>,
    /// De huidige situatie, met herkomst.
    pub ist: IstStand,
    /// Het verschil; `None` als SOLL of IST onbekend is.
    pub gap: Option<Gap>,
    /// Wat dat betekent.
    pub status: Status,
    /// Het ingroeipad; leeg voor een norm in woorden.
    pub pad: Vec<Punt>,
    /// Elke lezing, uitgerekend; leeg voor een norm in woorden.
    pub lezingen: Vec<LezingStand>,
    /// Waar de getallen bij de aannames vandaan komen, als kenmerken die geven.
    pub kenmerken: Vec<RijKenmerk>,
    /// De oordelen over de eisen in woorden, in de volgorde van de norm.
    pub oordelen: Vec<(String, Oordeel)>,
}

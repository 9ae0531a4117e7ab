//! De kern van Normwijzer: wat een norm betekent, en wat zij voor een gebied vraagt.
//!
//! Van normen (`norm`), bevolking en gebieden (`land`) en de huidige situatie (`ist`) naar SOLL, GAP en
//! ingroeipad (`plan`). Alles is puur en exact: dezelfde invoer geeft dezelfde uitkomst, tot op het
//! laatste cijfer.
//!
//! Deze crate weet niets van polars, grafieken, de opdrachtregel, bestanden, de klok of de omgeving.

pub mod amount;
pub mod choices;
pub mod eenheid;
pub mod finding;
pub mod gap;
pub mod gebied;
pub mod grenzen;
pub mod grondslag;
pub mod herindeling;
pub mod horizon;
pub mod huidig;
pub mod ingroei;
pub mod ingroeipad;
pub mod ist;
pub mod kenmerk;
pub mod kosten;
pub mod kwartaal;
pub mod land;
pub mod lezer;
pub mod middelen;
pub mod norm;
pub mod oordeel;
pub mod plan;
pub mod plausibel;
pub mod positie;
pub mod prognose;
pub mod samenstelling;
pub mod scenario;
pub mod schaal;
pub mod soll;
pub mod streef;
pub mod toepassing;
pub mod vraag;
pub mod zoek;

pub use amount::Amount;
pub use eenheid::Eenheid;
pub use finding::{Ernst, Finding};
pub use gebied::{Gebied, GebiedCode, Niveau};
pub use grondslag::{Basis, Grondslag, GrondslagSoort};
pub use herindeling::Herindelingen;
pub use horizon::Horizon;
pub use kwartaal::Quarter;
pub use land::{Gemeente, Land, Regio, Telling};
pub use norm::{Norm, NormId, NormSet};
pub use plan::{Inputs, Plan, plan};

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod proef;

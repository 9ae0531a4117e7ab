//! De kern van Normwijzer: wat een norm betekent, en wat zij voor een gebied vraagt.
//!
//! Van normen (`norm`), bevolking en gebieden (`land`) en de huidige situatie (`ist`) naar SOLL, GAP en
//! ingroeipad (`plan`). Alles is puur en exact: dezelfde invoer geeft dezelfde uitkomst, tot op het
//! laatste cijfer.
//!
//! Deze crate weet niets van polars, grafieken, de opdrachtregel, bestanden, de klok of de omgeving.

pub mod amount;
pub mod eenheid;
pub mod finding;
pub mod gebied;
pub mod grondslag;
pub mod kwartaal;
pub mod land;
pub mod norm;
pub mod streef;

pub use amount::Amount;
pub use eenheid::Eenheid;
pub use finding::{Ernst, Finding};
pub use gebied::{Gebied, GebiedCode, Niveau};
pub use grondslag::{Basis, Grondslag, GrondslagSoort};
pub use kwartaal::Quarter;
pub use land::{Gemeente, Land, Regio, Telling};
pub use norm::{Norm, NormId, NormSet};

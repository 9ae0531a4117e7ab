//! Wat een tabel van een ander betekent: welk gebied, welke dag en welke leeftijd een rij of kolom aanwijst.
//!
//! Herkend op titel, code, stam en metadata, nooit op plaats. Wat een cijfer telt (inwoners, een prognose, een kenmerk)
//! beslist wie deze module gebruikt; hier staat alleen waarover het cijfer gaat.

pub mod band;
pub mod periode;
pub mod regio;
pub mod rollen;
mod stam;

pub use band::Band;
pub use periode::{dag_in_tekst, periode};
pub use regio::{Regiokenner, Regiolid};
pub use rollen::{Plaats, Rollen, Sekse, rollen};
pub use stam::{stam, woorden};

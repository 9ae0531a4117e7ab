//! De momenten van een ingroeipad die een lezer wil zien: elk begin van een jaar, en de meetmomenten daarop.

use normwijzer_core::{Horizon, Quarter};

/// Wat er op de eerste dag van een kwartaal is, of niets.
///
/// De regioscan van eind 2027 meet de stand op 1 januari 2028, die van eind 2028 die op 1 januari 2029 (DESIGN §6).
#[must_use]
pub fn moment(horizon: Horizon, kwartaal: Quarter) -> Option<&'static str> {
    if kwartaal == horizon.start() {
        return Some("begin");
    }
    if kwartaal == horizon.doel() {
        return Some("doel");
    }
    regioscan(kwartaal)
}

/// De regioscan die de stand op de eerste dag van een kwartaal meet.
#[must_use]
pub fn regioscan(kwartaal: Quarter) -> Option<&'static str> {
    match (kwartaal.jaar(), kwartaal.nummer()) {
        (2028, 1) => Some("regioscan eind 2027"),
        (2029, 1) => Some("regioscan eind 2028"),
        _ => None,
    }
}

/// Het begin van elk jaar, en het begin en het doel van het pad.
pub fn getoond(horizon: Horizon) -> impl Iterator<Item = Quarter> {
    horizon.kwartalen().filter(move |q| q.nummer() == 1 || *q == horizon.start() || *q == horizon.doel())
}

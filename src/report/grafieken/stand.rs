//! Wat er van een rij te tekenen is: de uitkomst, en waarom er soms geen teken staat.

use normwijzer_core::Amount;
use normwijzer_core::gap::Status;
use normwijzer_core::plan::PlanRij;

use crate::chart::{GapStatus, Stand};
use crate::zinnen::norm::zonder_regio;
use crate::zinnen::{Maat, aantal, status as woorden};

/// De stand van een rij; `teken` geeft de waarde en haar tekst bij een IST die afgedrukt mag worden, of niets als er
/// geen SOLL is om haar tegen af te zetten.
pub(super) fn stand(maat: Maat, rij: &PlanRij, teken: impl FnOnce(Amount) -> Option<(Amount, String)>) -> Stand {
    let geen = || Stand::Geen { reden: woorden::van_rij(rij).to_owned() };
    if zonder_regio(rij) {
        return geen();
    }
    match (rij.status, rij.ist.waarde) {
        (Status::NietVanKracht | Status::GrondslagOnbekend, _) => geen(),
        (Status::IstDeelsBekend, Some(_)) => Stand::Deels { van: "alleen het totaal".to_owned() },
        (Status::IstDeelsBekend, None) => {
            let van = aantal(rij.ist.leden_totaal, "gemeente", "gemeenten");
            Stand::Deels { van: format!("{} van {van}", rij.ist.leden_bekend.len()) }
        }
        (_, Some(ist)) if maat.is_klein(ist) => Stand::NietAfgedrukt,
        (_, Some(ist)) => match teken(ist) {
            Some((waarde, tekst)) => Stand::Bekend { waarde: waarde.als_f64(), tekst, status: status(rij.status) },
            None => geen(),
        },
        (_, None) => Stand::Onbekend,
    }
}

/// De uitkomst van een rij als teken.
pub(super) fn status(status: Status) -> GapStatus {
    match status {
        Status::Onder => GapStatus::Onder,
        Status::Binnen => GapStatus::Binnen,
        Status::Boven => GapStatus::Boven,
        Status::Gehaald => GapStatus::Gehaald,
        _ => GapStatus::Onbekend,
    }
}

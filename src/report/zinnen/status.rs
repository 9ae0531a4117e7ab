//! Wat een status en een oordeel heten.

use normwijzer_core::gap::Status;
use normwijzer_core::ist::Oordeel;
use normwijzer_core::norm::{Financier, Karakter, StatusAzwa};
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::soll::SollTrace;

use super::NOG_NIET_BEKEND;
use super::{aantal, opsomming};

/// Of de norm hier niets telt, omdat geen van haar regio's geheel in het gebied ligt: dan is er ook geen nul.
#[must_use]
pub fn zonder_regio(rij: &PlanRij) -> bool {
    matches!(&rij.soll.trace, SollTrace::Geteld { geheel, .. } if geheel.is_empty())
}

/// De status van een norm, zoals zij in een tabel staat.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::NietVanKracht => "niet van kracht",
        Status::GrondslagOnbekend => "bevolking onbekend",
        Status::IstOnbekend => NOG_NIET_BEKEND,
        Status::IstDeelsBekend => "deels bekend",
        Status::Onder => "onder de norm",
        Status::Binnen => "binnen de band",
        Status::Boven => "boven de band",
        Status::Gehaald => "gehaald",
        Status::Aanwezig => "aanwezig",
        Status::Deels => "deels aanwezig",
        Status::Niet => "niet aanwezig",
    }
}

/// De status van een rij; waar een norm niets telt, valt er ook niets te vergelijken.
#[must_use]
pub fn van_rij(rij: &PlanRij) -> &'static str {
    if zonder_regio(rij) { "niet geteld" } else { status(rij.status) }
}

/// Een oordeel over een eis in woorden.
#[must_use]
pub fn oordeel(oordeel: Oordeel) -> &'static str {
    match oordeel {
        Oordeel::Aanwezig => "aanwezig",
        Oordeel::Deels => "deels",
        Oordeel::Niet => "niet",
        Oordeel::Onbekend => NOG_NIET_BEKEND,
    }
}

/// Hoe dwingend een norm is.
#[must_use]
pub fn karakter(karakter: Karakter) -> &'static str {
    match karakter {
        Karakter::Minimum => "minimum",
        Karakter::Streefwaarde => "streefwaarde",
        Karakter::Bandbreedte => "bandbreedte",
        Karakter::Rekenwaarde => "rekenwaarde: een getal om mee te rekenen, dat in geen totaal meetelt",
        Karakter::Aanwezigheid => "in woorden",
    }
}

/// Wie betaalt.
#[must_use]
pub fn financier(financier: Financier) -> &'static str {
    match financier {
        Financier::Gemeente => "gemeente",
        Financier::Zorgverzekeraar => "zorgverzekeraar",
        Financier::Gedeeld => "gemeente en zorgverzekeraar samen",
    }
}

/// De plaats van een paragraaf in het AZWA.
#[must_use]
pub fn in_azwa(status: StatusAzwa) -> &'static str {
    match status {
        StatusAzwa::Basisfunctionaliteit => "Basisfunctionaliteit: de regio realiseert dit aanbod.",
        StatusAzwa::OntwikkelagendaLopend => {
            "Ontwikkelagenda: de regio ontwikkelt dit aanbod door; richtpunt, geen harde afspraak (voetnoot 8)."
        }
        StatusAzwa::OntwikkelagendaNieuw => "Ontwikkelagenda, nieuw: opnemen in de werkagenda mag, het hoeft niet.",
    }
}

/// "Van 26 eisen in woorden: 1 aanwezig, 1 deels en 24 nog niet bekend."; `None` zonder eisen in woorden.
#[must_use]
pub fn eisen_in_woorden(plan: &Plan) -> Option<String> {
    let eigen = plan.rijen.iter().filter(|r| r.gebied == plan.gebied);
    let oordelen: Vec<Oordeel> = eigen.flat_map(|r| r.oordelen.iter().map(|(_, o)| *o)).collect();
    let delen = tellingen(&oordelen);
    (!delen.is_empty())
        .then(|| format!("Van {} in woorden: {}.", aantal(oordelen.len(), "eis", "eisen"), opsomming(&delen)))
}

/// Hoeveel eisen welk oordeel hebben: "1 aanwezig", "24 nog niet bekend".
#[must_use]
pub fn tellingen(oordelen: &[Oordeel]) -> Vec<String> {
    [Oordeel::Aanwezig, Oordeel::Deels, Oordeel::Niet, Oordeel::Onbekend]
        .into_iter()
        .map(|o| (oordelen.iter().filter(|x| **x == o).count(), oordeel(o)))
        .filter(|(n, _)| *n > 0)
        .map(|(n, wat)| format!("{n} {wat}"))
        .collect()
}

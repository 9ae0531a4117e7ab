//! De normen in woorden van een paragraaf: elke eis met zijn oordeel.

use normwijzer_core::Plan;
use normwijzer_core::ist::{IstSoort, Oordeel};
use normwijzer_core::norm::{Norm, Schaal};
use normwijzer_core::plan::PlanRij;

use crate::document::{Blok, Kolom, Tabel, Zin};
use crate::zinnen::status;

pub(super) fn tabel(normen: &[&Norm], plan: &Plan) -> Option<Blok> {
    let mut rijen = Vec::new();
    for norm in normen {
        let Some(rij) = plan.eigen_rij(&norm.id) else { continue };
        for (i, (id, oordeel)) in rij.oordelen.iter().enumerate() {
            let Some(item) = norm.items().iter().find(|x| x.id == *id) else { continue };
            let naam = if i == 0 { norm.naam.clone() } else { String::new() };
            rijen.push(vec![naam.into(), item.tekst.trim().into(), van(norm, rij, *oordeel)]);
        }
    }
    (!rijen.is_empty()).then(|| {
        Blok::Tabel(Tabel {
            bijschrift: "Eisen in woorden: geen getal en geen ingroeipad".into(),
            kolommen: vec![Kolom::links("Norm"), Kolom::links("Eis"), Kolom::links("Oordeel")],
            rijen,
            met_totaal: false,
        })
    })
}

/// Een oordeel als zin: hoe zeker, en over hoeveel gemeenten.
pub(crate) fn van(norm: &Norm, rij: &PlanRij, oordeel: Oordeel) -> Zin {
    let mut zin = match oordeel {
        Oordeel::Onbekend => Zin::new().onzeker(status::oordeel(oordeel)),
        _ => Zin::from(status::oordeel(oordeel)),
    };
    let (bekend, totaal) = (rij.ist.leden_bekend.len(), rij.ist.leden_totaal);
    if norm.schaal() == Some(Schaal::Gemeente) && bekend > 0 && bekend < totaal {
        zin = zin.tekst(format!(" (van {bekend} van de {totaal} gemeenten bekend)"));
    }
    if rij.ist.soort == IstSoort::Fictief {
        zin = zin.tekst(", ").onzeker("fictief");
    }
    zin
}

//! Het blad *Gemeenten*: per norm elke gemeente van het geplande gebied, zodat gemeenten te vergelijken zijn.

use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::{Norm, NormSet};
use normwijzer_core::plan::{Plan, PlanRij};

use super::{bereik, eenheid, kolommen_bereik, letop, personen, tabelblad, vorm, woorden};
use crate::werkmap::{Blad, BladCel, BladKolom};

pub(super) fn blad(normen: &NormSet, plannen: &[Plan]) -> Blad {
    let mut uit = Vec::new();
    for plan in plannen {
        // Norm voor norm: zo staan getallen met dezelfde eenheid onder elkaar.
        for norm in normen.normen.iter().filter(|n| n.band().is_some()) {
            uit.extend(plan.rijen_van_leden(&norm.id).map(|rij| cellen(plan, norm, rij)));
        }
    }
    let uitleg = "Per gemeente alleen wat per gemeente geldt of over gemeenten verdeeld wordt. GAP = SOLL − IST: positief is nog te bouwen. Leeg is onbekend, geen nul.";
    tabelblad(
        "Gemeenten",
        "SOLL, IST en GAP per gemeente".to_owned(),
        letop::boven(plannen, &[uitleg]),
        2,
        kolommen(),
        uit,
    )
}

fn kolommen() -> Vec<BladKolom> {
    let mut uit = vec![
        BladKolom::tekst("Gemeente", 28),
        BladKolom::tekst("Norm", 34),
        BladKolom::tekst("Gemeentecode", 14),
        BladKolom::tekst("Regio", 28),
        BladKolom::tekst("Eenheid", 24),
        BladKolom::tekst("Bevolking waarover gerekend is", 34),
        BladKolom::getal("Aantal personen"),
        BladKolom::tekst("Soort aantal", 12),
        BladKolom::datum("Peildatum bevolking"),
    ];
    uit.extend(kolommen_bereik("SOLL"));
    uit.extend([BladKolom::getal("IST"), BladKolom::datum("Peildatum IST"), BladKolom::tekst("Soort opgave", 12)]);
    uit.extend(kolommen_bereik("GAP"));
    uit.push(BladKolom::tekst("Status", 22));
    uit
}

fn cellen(plan: &Plan, norm: &Norm, rij: &PlanRij) -> Vec<BladCel> {
    let stand = rij.soll.stand;
    let vorm = vorm(norm);
    let mut uit = vec![
        BladCel::tekst(rij.gebied.naam.as_str()),
        BladCel::tekst(norm.naam.as_str()),
        BladCel::tekst(rij.gebied.code.as_str()),
        BladCel::tekst(plan.gebied.naam.as_str()),
        eenheid(norm),
        BladCel::tekst(stand.map_or("", |s| woorden::grondslag(s.grondslag))),
        personen(stand.map(|s| s.aantal)),
        BladCel::tekst(stand.map_or("", |s| woorden::zekerheid(s.soort))),
        BladCel::datum(stand.map(|s| s.peildatum)),
    ];
    uit.extend(bereik(rij, rij.soll.bereik, vorm));
    uit.extend([
        BladCel::getal(rij.ist.waarde, vorm),
        BladCel::datum(rij.ist.peildatum),
        BladCel::tekst(if rij.ist.soort == IstSoort::Geen { "" } else { rij.ist.soort.token() }),
    ]);
    uit.extend(bereik(rij, rij.gap.map(|g| g.gap), vorm));
    uit.push(BladCel::tekst(woorden::status(rij.status)));
    uit
}

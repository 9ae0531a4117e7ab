//! De bladen *Gebied* en *Gemeenten*: alle cijfers per gepland gebied, en per norm van elke gemeente daarin.

use normwijzer_core::norm::{Norm, NormSet};
use normwijzer_core::plan::{Plan, PlanRij};

use super::verborgen::{self, Verborgen};
use super::{bereik, eenheid, is_open, kolommen_bereik, personen, rijen, vorm, woorden};
use crate::werkmap::{Blad, BladCel, BladKolom, Getalvorm};

const UITLEG: &str = "GAP = SOLL − IST: positief is nog te bouwen. Leeg is onbekend, geen nul.";

/// Alle cijfers van de geplande gebieden.
pub(super) fn gebieden(normen: &NormSet, plannen: &[Plan]) -> Blad {
    let uit = rijen(normen, plannen)
        .filter(|(plan, norm, rij)| rij.gebied == plan.gebied && norm.band().is_some())
        .map(|(plan, norm, rij)| {
            let verborgen = Verborgen::van(plan, norm);
            let mut cellen = vec![
                BladCel::tekst(rij.gebied.naam.as_str()),
                BladCel::tekst(norm.naam.as_str()),
                BladCel::tekst(rij.gebied.code.as_str()),
            ];
            cellen.extend(cijfers(norm, rij, &verborgen));
            cellen.extend(tekort(norm, rij, &verborgen));
            cellen
        })
        .collect();
    let mut kolommen =
        vec![BladKolom::tekst("Gebied", 28), BladKolom::tekst("Norm", 34), BladKolom::tekst("Gebiedscode", 22)];
    kolommen.extend(kolommen_cijfers());
    kolommen.extend(["Tekort laag", "Tekort hoog", "Overschot laag", "Overschot hoog", "Gevuld"].map(BladKolom::getal));
    kolommen.push(BladKolom::tekst("Wie betaalt", 16));
    let uitleg = "Tekort en overschot zijn de sommen over de gemeenten: het overschot van de ene vult het tekort van de andere niet.";
    Blad::tabel("Gebied", "Alle cijfers per gebied", 2, kolommen, uit).met_toelichting([
        UITLEG,
        uitleg,
        verborgen::UITLEG,
    ])
}

/// De cijfers van elke gemeente, norm voor norm: zo staan getallen met dezelfde eenheid onder elkaar.
pub(super) fn gemeenten(normen: &NormSet, plannen: &[Plan]) -> Blad {
    let mut uit = Vec::new();
    for plan in plannen {
        for norm in normen.normen.iter().filter(|n| n.band().is_some()) {
            let verborgen = Verborgen::van(plan, norm);
            uit.extend(plan.rijen_van_leden(&norm.id).map(|rij| {
                let mut cellen = vec![
                    BladCel::tekst(rij.gebied.naam.as_str()),
                    BladCel::tekst(norm.naam.as_str()),
                    BladCel::tekst(rij.gebied.code.as_str()),
                    BladCel::tekst(plan.gebied.naam.as_str()),
                ];
                cellen.extend(cijfers(norm, rij, &verborgen));
                cellen
            }));
        }
    }
    let mut kolommen = vec![
        BladKolom::tekst("Gemeente", 28),
        BladKolom::tekst("Norm", 34),
        BladKolom::tekst("Gemeentecode", 14),
        BladKolom::tekst("Regio", 24),
    ];
    kolommen.extend(kolommen_cijfers());
    let uitleg =
        "Hier staan alleen normen die per gemeente gelden; wat regionaal georganiseerd is, staat op het blad Gebied.";
    Blad::tabel("Gemeenten", "SOLL, IST en GAP per gemeente", 2, kolommen, uit).met_toelichting([
        UITLEG,
        uitleg,
        verborgen::UITLEG,
    ])
}

fn kolommen_cijfers() -> Vec<BladKolom> {
    let mut uit = vec![BladKolom::tekst("Eenheid", 24)];
    uit.extend(kolommen_bereik("SOLL"));
    uit.push(BladKolom::getal("IST"));
    uit.extend(kolommen_bereik("GAP"));
    uit.extend([
        BladKolom::tekst("Status", 22),
        BladKolom::tekst("Bevolking waarover gerekend is", 26),
        BladKolom::getal("Aantal personen"),
        BladKolom::tekst("Soort aantal", 12),
        BladKolom::datum("Peildatum bevolking"),
        BladKolom::datum("Peildatum IST"),
        BladKolom::tekst("Soort opgave", 12),
    ]);
    uit
}

fn cijfers(norm: &Norm, rij: &PlanRij, verborgen: &Verborgen) -> Vec<BladCel> {
    let stand = rij.soll.stand;
    let vorm = vorm(norm);
    let mut uit = vec![eenheid(norm)];
    uit.extend(bereik(rij, rij.soll.bereik, vorm));
    uit.push(verborgen.ist(norm, rij));
    uit.extend(bereik(rij, rij.gap.map(|g| g.gap), vorm).map(|c| verborgen.afgeleid(rij, c)));
    uit.extend([
        BladCel::tekst(woorden::status(rij.status)),
        BladCel::tekst(stand.map_or("", |s| woorden::grondslag(s.grondslag))),
        personen(stand.map(|s| s.aantal)),
        BladCel::tekst(stand.map_or("", |s| woorden::zekerheid(s.soort))),
        BladCel::datum(stand.map(|s| s.peildatum)),
        BladCel::datum(rij.ist.peildatum),
        woorden::soort_opgave(rij.ist.soort),
    ]);
    uit
}

/// Bij een hoge SOLL is het tekort groot en het overschot klein: laag en hoog horen bij het getal zelf.
fn tekort(norm: &Norm, rij: &PlanRij, verborgen: &Verborgen) -> Vec<BladCel> {
    let vorm = vorm(norm);
    let (tekort, overschot) = (rij.gap.and_then(|g| g.tekort), rij.gap.and_then(|g| g.overschot));
    let getallen = [
        BladCel::getal(tekort.map(|t| t.laag), vorm),
        BladCel::getal(tekort.map(|t| t.hoog), vorm),
        BladCel::getal(overschot.map(|o| o.hoog), vorm),
        BladCel::getal(overschot.map(|o| o.laag), vorm),
    ];
    let betaler = BladCel::tekst(norm.financier.map_or("", |f| f.token()));
    let vulling = BladCel::getal(rij.gap.and_then(|g| g.vullingsgraad).filter(|_| !is_open(rij)), Getalvorm::Procent);
    let mut uit: Vec<BladCel> = getallen.into_iter().map(|c| verborgen.deel(rij, c)).collect();
    uit.extend([verborgen.afgeleid(rij, vulling), betaler]);
    uit
}

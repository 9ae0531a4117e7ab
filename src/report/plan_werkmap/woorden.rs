//! Het blad *In woorden*, en de woorden waarmee de bladen statussen en bevolkingen noemen.

use normwijzer_core::gap::Status;
use normwijzer_core::grondslag::{Grondslag, GrondslagSoort};
use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::{Norm, NormSet, Schaal, Soort};
use normwijzer_core::plan::Plan;
use normwijzer_core::{Amount, Eenheid};

use super::{letop, rijen};
use crate::nl;
use crate::werkmap::{Blad, BladCel, BladKolom};

/// De normen zonder getal, met per eis het oordeel.
pub(super) fn blad(normen: &NormSet, plannen: &[Plan]) -> Blad {
    let mut uit = Vec::new();
    for (_, norm, rij) in rijen(normen, plannen) {
        for (item, oordeel) in &rij.oordelen {
            let eis = norm.items().iter().find(|i| i.id == *item).map_or(item.as_str(), |i| i.tekst.as_str());
            uit.push(vec![
                BladCel::tekst(rij.gebied.naam.as_str()),
                BladCel::tekst(rij.gebied.code.as_str()),
                BladCel::tekst(norm.sectie.as_str()),
                BladCel::tekst(norm.naam.as_str()),
                BladCel::tekst(letop::een_regel(eis)),
                BladCel::tekst(oordeel.token()),
                BladCel::datum(rij.ist.peildatum),
                soort_opgave(rij.ist.soort),
            ]);
        }
    }
    let kolommen = vec![
        BladKolom::tekst("Gebied", 28),
        BladKolom::tekst("Gebiedscode", 22),
        BladKolom::tekst("Paragraaf", 10),
        BladKolom::tekst("Norm", 40),
        BladKolom::tekst("Wat er moet zijn", 70),
        BladKolom::tekst("Oordeel", 12),
        BladKolom::datum("Peildatum"),
        BladKolom::tekst("Soort opgave", 12),
    ];
    let uitleg = "Eisen zonder getal: aanwezig, deels, niet of onbekend. Zij hebben geen SOLL, GAP of ingroeipad.";
    Blad::tabel("In woorden", "Normen in woorden", 1, kolommen, uit).met_toelichting([uitleg])
}

/// Zonder opgave is de cel leeg.
pub(super) fn soort_opgave(soort: IstSoort) -> BladCel {
    BladCel::tekst(if soort == IstSoort::Geen { "" } else { soort.token() })
}

/// De status zoals een lezer haar leest.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::NietVanKracht => "niet van kracht",
        Status::GrondslagOnbekend => "bevolking onbekend",
        Status::IstOnbekend => "IST onbekend",
        Status::IstDeelsBekend => "IST deels bekend",
        Status::Onder => "onder de norm",
        Status::Binnen => "binnen de bandbreedte",
        Status::Boven => "boven de bandbreedte",
        Status::Gehaald => "gehaald",
        Status::Aanwezig => "aanwezig",
        Status::Deels => "deels aanwezig",
        Status::Niet => "niet aanwezig",
    }
}

/// De bevolking zoals een lezer haar noemt.
pub(super) fn grondslag(grondslag: Grondslag) -> &'static str {
    match grondslag {
        Grondslag::Inwoners => "inwoners",
        Grondslag::Inwoners0Tot17 => "inwoners van 0–17 jaar",
        Grondslag::Inwoners65Plus => "65-plussers",
        Grondslag::Inwoners65PlusValrisico => "65-plussers met een verhoogd valrisico",
        Grondslag::Inwoners18Plus => "inwoners van 18 jaar en ouder",
        Grondslag::Inwoners75Plus => "75-plussers",
        Grondslag::Inwoners15Tot49 => "inwoners van 15–49 jaar",
    }
}

/// Hoe zeker de bevolking is.
pub(super) fn zekerheid(soort: GrondslagSoort) -> &'static str {
    match soort {
        GrondslagSoort::Geen => "",
        GrondslagSoort::Telling => "telling",
        GrondslagSoort::Schatting => "schatting",
        GrondslagSoort::Prognose => "prognose",
        GrondslagSoort::Aanname => "aanname",
    }
}

/// De landelijke streefwaarde: "0,2–0,5 fte per 10.000 inwoners", "14% van de 65-plussers".
pub(super) fn streefwaarde(norm: &Norm) -> String {
    match &norm.soort {
        Soort::Vast { schaal, band, eenheid } => {
            format!("{} {} per {}", hoog_laag(band.laag, band.hoog), naam(*eenheid, band.hoog), gebied(*schaal))
        }
        Soort::Verhouding { grondslag: g, per, band, eenheid, .. } => format!(
            "{} {} per {} {}",
            hoog_laag(band.laag, band.hoog),
            naam(*eenheid, band.hoog),
            precies(*per),
            grondslag(*g)
        ),
        Soort::Aandeel { grondslag: g, band, .. } if band.is_bereik() => format!(
            "{} tot {} van de {}",
            nl::procent_precies(band.laag, 2),
            nl::procent_precies(band.hoog, 2),
            grondslag(*g)
        ),
        Soort::Aandeel { grondslag: g, band, .. } => {
            format!("{} van de {}", nl::procent_precies(band.laag, 2), grondslag(*g))
        }
        Soort::Kwalitatief { .. } => String::new(),
    }
}

fn gebied(schaal: Schaal) -> &'static str {
    match schaal {
        Schaal::Gemeente => "gemeente",
        Schaal::Regio => "regio van de werkagenda",
        Schaal::Ggd => "GGD-regio",
    }
}

fn hoog_laag(laag: Amount, hoog: Amount) -> String {
    if laag == hoog { precies(laag) } else { format!("{}–{}", precies(laag), precies(hoog)) }
}

/// Een streefwaarde lijkt nooit ronder of preciezer dan zij is.
fn precies(a: Amount) -> String {
    let d = a.decimal().normalize();
    nl::met_decimalen(d, d.scale())
}

fn naam(eenheid: Eenheid, hoeveel: Amount) -> &'static str {
    if hoeveel == Amount::ONE { eenheid.token() } else { nl::meervoud(eenheid) }
}

//! De lijst van alle figuren, per sectie van het format van de werkagenda: wat erin staat en welke bestanden erbij horen.

use normwijzer_core::NormSet;

use super::Grafiek;
use crate::alt;
use crate::chart::csv::{Cel, csv};

/// De uitgangen van de bestanden bij een grafiek, met de kop van hun kolom.
const BESTANDEN: [(&str, &str); 4] = [("png", "png"), ("svg", "svg"), ("svg_omtrek", "omtrek.svg"), ("cijfers", "csv")];

/// De lijst als CSV, op volgorde van het format; het overzicht over alle normen staat vooraan, zonder sectie.
#[must_use]
pub fn figurenlijst(normen: &NormSet, grafieken: &[Grafiek]) -> String {
    let mut kop: Vec<Cel> = ["sectie", "norm", "titel"].map(Cel::tekst).into();
    kop.extend(BESTANDEN.map(|(kolom, _)| Cel::tekst(kolom)));
    kop.push(Cel::tekst("alternatieve_tekst"));
    let rij = |grafiek: &Grafiek| {
        let norm = grafiek.norm.as_ref().and_then(|id| normen.norm(id));
        let onder = grafiek.spec.caption();
        let mut rij = vec![
            Cel::tekst(norm.map_or("", |n| n.sectie.as_str())),
            Cel::tekst(norm.map_or("alle normen", |n| n.naam.as_str())),
            Cel::tekst(&onder.title),
        ];
        rij.extend(BESTANDEN.map(|(_, uitgang)| Cel::Tekst(format!("{}.{uitgang}", grafiek.naam))));
        rij.push(Cel::Tekst(alt::text(&grafiek.spec)));
        rij
    };
    let rijen: Vec<Vec<Cel>> = std::iter::once(kop).chain(grafieken.iter().map(rij)).collect();
    csv(&rijen)
}

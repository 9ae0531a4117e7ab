//! De schaaltoets in een paragraaf: de alinea's in Ontwerp, en de tabellen met de kaart eronder.

use normwijzer_core::schaal::NormSchaal;

use super::Paragraaf;
use crate::document::{Blok, Zin};
use crate::grafieken::is_kaart;
use crate::plan_pagina::PaginaContext;
use crate::schaal_pagina::{self, SchaalInvoer};
use crate::zinnen::schaal as zin;

/// Zoveel alinea's passen er in een cel; daarboven zegt de tabel het.
const MEESTE_ALINEAS: usize = 8;

/// De normen van deze paragraaf die in elke gemeente een functie zijn, met hun toets.
fn toetsen<'a>(p: &Paragraaf<'a>, invoer: &SchaalInvoer<'a>) -> Vec<&'a NormSchaal> {
    invoer.schaal.normen.iter().filter(|t| p.getal.iter().any(|n| n.id == t.norm)).collect()
}

/// Of elke gemeente de functie alleen kan dragen, wie met wie zou delen, en de alinea die een kleine gemeente kan overnemen.
pub(super) fn alineas(p: &Paragraaf<'_>) -> Vec<Blok> {
    let Some(invoer) = SchaalInvoer::van_plan(p.normen, p.plan) else { return Vec::new() };
    let mut punten: Vec<Zin> = Vec::new();
    for toets in toetsen(p, &invoer) {
        punten.extend(schaal_pagina::bevinding(&invoer, toets).map(|b| Zin::from(format!("{b}."))));
        let alineas = schaal_pagina::alineas(&invoer, toets);
        if alineas.len() <= MEESTE_ALINEAS {
            punten.extend(alineas.into_iter().map(Zin::from));
        }
    }
    let van_hier = |norm: &_| p.getal.iter().any(|n| n.id == *norm);
    punten.extend(schaal_pagina::regionale_punten(&invoer, van_hier));
    if punten.is_empty() {
        return Vec::new();
    }
    let aanhef = Zin::from(format!(
        "Schaaltoets (werkbaar is {}; een rekenvoorbeeld):",
        zin::drempel(&invoer.schaal.instelling)
    ));
    vec![Blok::Lijst { aanhef, punten }]
}

/// De tabellen per gemeente en per cluster.
pub(super) fn tabellen(p: &Paragraaf<'_>) -> Vec<Blok> {
    let Some(invoer) = SchaalInvoer::van_plan(p.normen, p.plan) else { return Vec::new() };
    toetsen(p, &invoer).into_iter().flat_map(|t| schaal_pagina::tabellen(&invoer, t)).collect()
}

/// De kaarten.
pub(super) fn kaarten(p: &Paragraaf<'_>, context: &PaginaContext) -> Vec<Blok> {
    let figuren = p.getal.iter().filter_map(|n| context.figuren.get(&n.id)).flatten();
    figuren.filter(|f| is_kaart(f)).cloned().map(Blok::Figuur).collect()
}

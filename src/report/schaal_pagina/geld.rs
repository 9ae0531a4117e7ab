//! De tabellen met geld van de schaaltoets: het lokale SPUK-bedrag per gemeente, en wat er rekenkundig per thema bij een
//! gemeente hoort.
//!
//! Een thema is een maatregel uit AZWA, bijlage 2. De SPUK is ontschot: een bedrag per thema is geen recht.

use std::collections::BTreeMap;

use normwijzer_core::middelen::{Afspraak, Jaar, Maatregel, Middelen};
use normwijzer_core::norm::Afronding;
use normwijzer_core::{Amount, Gebied, GebiedCode};

use super::SchaalInvoer;
use super::tabel::MEESTE;
use crate::document::{Blok, Kolom, Tabel, Zin};
use crate::nl;
use crate::zinnen::NOG_NIET_BEKEND;

/// Wat er boven de bedragen per thema staat.
const REKENKUNDIG: &str = "Rekenkundig: het landelijke bedrag van een maatregel (AZWA, bijlage 2), verdeeld naar de sleutel van de Brede SPUK 2026. De SPUK is ontschot; een recht op een bedrag per thema is er niet, en wat de maatregel omvat zegt de bijlage niet.";

/// Het geld per gemeente, met koppen; leeg zonder dataset.
pub(super) fn blokken(invoer: &SchaalInvoer<'_>) -> Vec<Blok> {
    let mut uit = Vec::new();
    if let Some(tabel) = lokaal(invoer) {
        uit.push(Blok::kop(2, "Het lokale deel van de SPUK AZWA per gemeente"));
        uit.push(Blok::alinea(
            "Voorlopig, naar de sleutel van de Brede SPUK 2026 (VWS, brief van 22 april 2026). De SPUK is ontschot: het bedrag is voor alle afspraken samen. Vanaf 2030 is het nog niet bekend.",
        ));
        uit.push(Blok::Tabel(tabel));
    }
    if let Some(tabel) = themas(invoer) {
        uit.push(Blok::kop(2, "Het bedrag per thema per gemeente"));
        uit.push(Blok::alinea(REKENKUNDIG));
        uit.push(Blok::Tabel(tabel));
    }
    uit
}

/// De gemeenten waarvan het geld getoond wordt.
fn leden<'a>(invoer: &SchaalInvoer<'a>) -> Vec<&'a Gebied> {
    match &invoer.schaal.gemeente {
        Some(g) => vec![g],
        None => invoer.schaal.leden.iter().collect(),
    }
}

fn bedrag(bedrag: Option<&Amount>) -> Zin {
    Zin::new().bedrag(bedrag.map_or_else(|| NOG_NIET_BEKEND.to_owned(), |b| nl::getal(*b, Afronding::Heel)))
}

/// Het lokale SPUK-bedrag per gemeente en jaar; `None` zonder dataset.
pub(super) fn lokaal(invoer: &SchaalInvoer<'_>) -> Option<Tabel> {
    let middelen = invoer.middelen?;
    let jaren = middelen.jaren();
    if jaren.is_empty() {
        return None;
    }
    let per_jaar: Vec<_> = jaren.iter().map(|j| middelen.lokaal(*j)).collect();
    let leden = leden(invoer);
    let alle = leden.len();
    let rijen = leden.into_iter().take(MEESTE).map(|g| {
        let cellen = per_jaar.iter().map(|jaar| bedrag(jaar.as_ref().and_then(|j| j.get(&g.code))));
        std::iter::once(Zin::from(g.naam.clone())).chain(cellen).collect()
    });
    let rest = if alle > MEESTE {
        format!("; de eerste {MEESTE}, alle {alle} staan in {}", invoer.waar.geld)
    } else {
        String::new()
    };
    Some(Tabel {
        bijschrift: format!("SPUK AZWA, lokaal deel, in euro{rest}").into(),
        kolommen: std::iter::once(Kolom::links("Gemeente"))
            .chain(jaren.iter().map(|j| Kolom::rechts(j.to_string())))
            .collect(),
        rijen: rijen.collect(),
        met_totaal: false,
    })
}

/// De maatregelen van D5 bij paragrafen waar een norm met een getal in staat: de thema's van deze pagina.
fn met_getal<'a>(invoer: &SchaalInvoer<'a>, middelen: &'a Middelen) -> Vec<&'a Maatregel> {
    let getal = |sectie: &String| invoer.normen.normen.iter().any(|n| n.sectie == *sectie && n.eenheid().is_some());
    let maatregelen = middelen.maatregelen.iter();
    maatregelen.filter(|m| m.afspraak == Afspraak::D5 && m.secties.iter().any(getal)).collect()
}

/// Het bedrag per thema: van één gemeente elk thema in elk jaar, van meer gemeenten de thema's met een norm in een getal in
/// het eerste jaar van de SPUK. Van een groot gebied passen zij niet op een pagina.
fn themas(invoer: &SchaalInvoer<'_>) -> Option<Tabel> {
    let middelen = invoer.middelen?;
    let leden = leden(invoer);
    match leden.as_slice() {
        [enig] => Some(van_gemeente(middelen, enig)).filter(|t| !t.rijen.is_empty()),
        meer if meer.len() <= MEESTE => van_meer(invoer, middelen, meer),
        _ => None,
    }
}

fn van_gemeente(middelen: &Middelen, gemeente: &Gebied) -> Tabel {
    let d5: Vec<&Maatregel> = middelen.maatregelen.iter().filter(|m| m.afspraak == Afspraak::D5).collect();
    let mut jaren: Vec<Jaar> = d5.iter().flat_map(|m| m.bedragen.keys().copied()).collect();
    jaren.sort_unstable();
    jaren.dedup();
    let rijen = d5.iter().map(|m| {
        let cellen = jaren.iter().map(|j| {
            let per_gemeente = middelen.maatregel_per_gemeente(m, *j);
            bedrag(per_gemeente.as_ref().and_then(|b| b.get(&gemeente.code)))
        });
        std::iter::once(Zin::from(m.naam.clone())).chain(cellen).collect()
    });
    Tabel {
        bijschrift: format!("Rekenkundig bedrag per thema voor {}, in euro", gemeente.naam).into(),
        kolommen: std::iter::once(Kolom::links("Thema (maatregel)"))
            .chain(jaren.iter().map(|j| Kolom::rechts(j.to_string())))
            .collect(),
        rijen: rijen.collect(),
        met_totaal: false,
    }
}

fn van_meer(invoer: &SchaalInvoer<'_>, middelen: &Middelen, leden: &[&Gebied]) -> Option<Tabel> {
    let jaar = *middelen.jaren().first()?;
    let thema =
        |m: &&Maatregel| -> Option<BTreeMap<GebiedCode, Amount>> { middelen.maatregel_per_gemeente(m, Jaar::In(jaar)) };
    let themas = met_getal(invoer, middelen);
    let per_thema: Vec<_> = themas.iter().map(thema).collect();
    let rijen: Vec<Vec<Zin>> = leden
        .iter()
        .map(|g| {
            let cellen = per_thema.iter().map(|t| bedrag(t.as_ref().and_then(|b| b.get(&g.code))));
            std::iter::once(Zin::from(g.naam.clone())).chain(cellen).collect()
        })
        .collect();
    (!themas.is_empty() && !rijen.is_empty()).then(|| Tabel {
        bijschrift: format!(
            "Rekenkundig bedrag per thema in {jaar}, in euro; de andere thema's en jaren staan in {}",
            invoer.waar.geld
        )
        .into(),
        kolommen: std::iter::once(Kolom::links("Gemeente"))
            .chain(themas.iter().map(|m| Kolom::rechts(m.naam.clone())))
            .collect(),
        rijen,
        met_totaal: false,
    })
}

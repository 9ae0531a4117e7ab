//! De bijlage *Onderbouwing en aannames*: per leefgebied waar elk getal vandaan komt.

use normwijzer_core::norm::Norm;
use normwijzer_core::plan::AfwijkingRij;
use normwijzer_core::{NormSet, Plan};

use super::{Paragraaf, aannames, mededelingen, paragrafen};
use crate::document::{Blok, Zin};
use crate::plan_pagina::{PaginaContext, bewijs, bronnen};
use crate::uitleg;
use crate::zinnen::norm::lezing;
use crate::zinnen::{Maat, afwijking, werkagenda as zin};

/// De titel van de bijlage.
const TITEL: &str = "Bijlage: onderbouwing en aannames";

pub(super) fn blokken(normen: &NormSet, plan: &Plan, context: &PaginaContext) -> Vec<Blok> {
    let mut uit = vec![Blok::kop(1, TITEL)];
    uit.extend(mededelingen(normen, plan, context));
    let alle: Vec<Paragraaf<'_>> = paragrafen(normen, plan).collect();
    for deel in alle.chunk_by(|a, b| a.sectie.leefgebied == b.sectie.leefgebied) {
        let Some(eerste) = deel.first() else { continue };
        uit.push(Blok::kop(2, eerste.sectie.leefgebied.clone()));
        uit.extend(deel.iter().flat_map(paragraaf));
        let eigen: Vec<&Norm> =
            deel.iter().flat_map(|p| p.getal.iter().copied().chain(p.woorden.iter().map(|(n, _)| *n))).collect();
        uit.extend(aannames::tabel(&eigen, plan));
    }
    uit.push(Blok::kop(2, "Bronnen"));
    uit.push(Blok::Lijst { aanhef: Zin::new(), punten: bronnen(normen, context) });
    uit.push(Blok::Alinea(bewijs(context)));
    uit
}

fn paragraaf(p: &Paragraaf<'_>) -> Vec<Blok> {
    let mut uit = vec![Blok::kop(3, format!("{} {}", p.sectie.id, p.sectie.titel))];
    let mut vorige: Option<&str> = None;
    for norm in &p.getal {
        // Twee normen uit dezelfde zin: die zin staat er één keer.
        if vorige != Some(norm.citaat.as_str()) {
            uit.push(citaat(p.normen, norm));
        }
        vorige = Some(&norm.citaat);
        uit.push(Blok::Lijst { aanhef: Zin::new().term(norm.naam.clone()), punten: onderbouwing(p, norm) });
    }
    for (norm, _) in &p.woorden {
        uit.push(citaat(p.normen, norm));
    }
    uit
}

fn citaat(normen: &NormSet, norm: &Norm) -> Blok {
    Blok::Citaat { tekst: norm.citaat.trim().to_owned(), bron: uitleg::bron(normen, norm) }
}

/// Lezing, bevolking, som, afwijkingen met motivatie.
fn onderbouwing(p: &Paragraaf<'_>, norm: &Norm) -> Vec<Zin> {
    let Some(rij) = p.plan.eigen_rij(&norm.id) else {
        return crate::zinnen::norm::regionaal(norm, p.plan).into_iter().collect();
    };
    let mut uit = Vec::new();
    let gelezen = lezing(norm, rij, p.plan);
    if gelezen.is_leeg() {
        uit.extend(norm.lezing(&rij.lezing).map(|l| Zin::from(format!("Lezing: {}", l.omschrijving.trim()))));
    } else {
        uit.push(gelezen);
    }
    uit.extend(uitleg::bevolking(norm, rij, p.plan).map(Zin::from));
    uit.extend(Maat::van(norm).and_then(|maat| uitleg::rekensom(norm, maat, rij, p.plan)).map(Zin::from));
    // Alle besluiten over de norm, ook wat vervallen is: de bijlage is het register.
    uit.extend(p.plan.afwijkingen.iter().filter(|a| a.norm == norm.id).map(|a| besluit(norm, a)));
    uit
}

fn besluit(norm: &Norm, a: &AfwijkingRij) -> Zin {
    let gerekend = if a.toegepast { "" } else { " Hiermee is niet gerekend." };
    Zin::new().onzeker(format!("Afwijking {} ({})", a.nummer, afwijking::status(a.besluit.status))).tekst(format!(
        " in {}: {}. {}{gerekend}",
        a.gebied.voluit(),
        afwijking::wat(norm, a),
        afwijking::besluit(a)
    ))
}

/// Wat er staat waar een paragraaf geen mijlpalen heeft.
pub(super) fn zonder_aantal() -> Blok {
    Blok::alinea(zin::ZONDER_AANTAL)
}

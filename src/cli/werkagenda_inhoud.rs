//! Wat er in een werkagenda komt, uit een plan en zijn tekeningen. Weet niet waar het document vandaan komt of heen gaat.

use normwijzer_core::NormSet;
use normwijzer_core::plan::Plan;
use normwijzer_report::huisstijl::Huisstijl;
use normwijzer_report::plan_pagina::PaginaContext;
use normwijzer_report::werkagenda;
use normwijzer_report::werkagenda_word::{self as word, Gevuld, Inhoud, Opmaak};

use super::tekeningen::Tekeningen;

/// Een werkagenda in onze eigen opmaak, geheel of één paragraaf.
pub(crate) fn eigen_opmaak(
    normen: &NormSet,
    plan: &Plan,
    pagina: &PaginaContext,
    tekeningen: &Tekeningen,
    huisstijl: &Huisstijl,
    sectie: Option<&str>,
) -> anyhow::Result<Gevuld> {
    let datum = pagina.datum.map(|d| format!("{d}T00:00:00Z"));
    let opmaak = Opmaak {
        onderwerp: &format!("Werkagenda {}", plan.gebied.voluit()),
        voettekst: &format!("Normwijzer {} · {}", pagina.versie, pagina.code),
        datum: datum.as_deref(),
        huisstijl: Some(huisstijl),
        sectie,
    };
    Ok(met_inhoud(normen, plan, pagina, tekeningen, |inhoud| word::eigen(inhoud, &opmaak))?)
}

/// Doet iets met de inhoud van een werkagenda.
pub(crate) fn met_inhoud<T>(
    normen: &NormSet,
    plan: &Plan,
    pagina: &PaginaContext,
    tekeningen: &Tekeningen,
    doe: impl FnOnce(&Inhoud<'_>) -> T,
) -> T {
    let (tekst, velden) = (werkagenda::werkagenda(normen, plan, pagina), werkagenda::velden(normen, plan, pagina));
    doe(&Inhoud { werkagenda: &tekst, velden: &velden, beeld: &|figuur| tekeningen.beeld(figuur) })
}

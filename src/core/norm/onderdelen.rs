//! De onderdelen van een norm nakijken: lezingen, aannames, items en toetsen. Wat niet klopt wordt gemeld; wat
//! klopt gaat mee.

use std::collections::BTreeMap;

use toml::Spanned;

use super::code;
use super::geschreven::{GeschrevenAanname, GeschrevenItem, GeschrevenLezing, GeschrevenNorm, GeschrevenToets};
use super::{Aanname, Item, Lezing, LezingId, Soort, Toets};
use crate::grondslag::Grondslag;
use crate::lezer::{Meldingen, Veld};

/// Onthoudt namen en meldt een tweede, met beide plaatsen.
pub(super) struct Namen {
    wat: &'static str,
    gezien: BTreeMap<String, String>,
}

impl Namen {
    pub(super) fn new(wat: &'static str) -> Self {
        Self { wat, gezien: BTreeMap::new() }
    }

    /// Meldt de naam als zij al gezien is.
    pub(super) fn noteer(&mut self, naam: &Spanned<String>, m: &mut Meldingen<'_>) {
        let byte = naam.span().start;
        if let Some(eerder) = self.gezien.get(naam.get_ref()) {
            m.fout(
                code::DUBBEL,
                byte,
                format!(
                    "De {} '{}' bestaat al: zij staat ook op {eerder}. Geef een van beide een andere naam.",
                    self.wat,
                    naam.get_ref()
                ),
            );
        } else {
            self.gezien.insert(naam.get_ref().clone(), m.tekst.plaats(byte));
        }
    }
}

/// Of een naam uit kleine letters, cijfers en koppeltekens bestaat.
pub(super) fn is_slug(naam: &str) -> bool {
    naam.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && naam.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn naam(id: Option<Spanned<String>>, namen: &mut Namen, m: &mut Meldingen<'_>) -> Option<String> {
    let id = id?;
    if !is_slug(id.get_ref()) {
        m.fout(
            code::NAAM,
            id.span().start,
            format!(
                "'{}' is geen naam voor een {}: alleen kleine letters zonder accenten, cijfers en koppeltekens.",
                id.get_ref(),
                namen.wat
            ),
        );
    }
    namen.noteer(&id, m);
    Some(id.into_inner())
}

/// De aannames.
pub(super) fn aannames(delen: Vec<GeschrevenAanname>, m: &mut Meldingen<'_>) -> Vec<Aanname> {
    let mut namen = Namen::new("aanname");
    let mut uit = Vec::new();
    for deel in delen {
        if let Veld::Goed(waarde) = &deel.waarde
            && (waarde.get_ref().waarde.is_zero() || waarde.get_ref().waarde.is_negatief())
        {
            m.fout(code::COMBINATIE, waarde.span().start, "De waarde van een aanname moet groter dan nul zijn.");
        }
        let id = naam(deel.id, &mut namen, m);
        if let (Some(id), Some(tekst), Some(bron)) = (id, deel.tekst, deel.bron) {
            uit.push(Aanname {
                id,
                tekst: tekst.into_inner(),
                waarde: deel.waarde.waarde().map(|w| w.waarde),
                bron: bron.into_inner(),
            });
        }
    }
    uit
}

/// De items van een norm in woorden.
pub(super) fn items(delen: Vec<GeschrevenItem>, m: &mut Meldingen<'_>) -> Vec<Item> {
    let mut namen = Namen::new("vraag (item)");
    let mut uit = Vec::new();
    for deel in delen {
        if let (Some(id), Some(tekst)) = (naam(deel.id, &mut namen, m), deel.tekst) {
            uit.push(Item { id, tekst: tekst.into_inner() });
        }
    }
    uit
}

/// De lezingen: minstens één, en elke factor is een aanname met een waarde.
pub(super) fn lezingen(norm: &mut GeschrevenNorm<'_>, soort: Option<&Soort>, m: &mut Meldingen<'_>) -> Vec<Lezing> {
    if norm.lezingen.is_empty() {
        norm.tabel.ontbreekt("[[norm.lezing]]", m);
    }
    let mut namen = Namen::new("lezing");
    let mut uit = Vec::new();
    for deel in std::mem::take(&mut norm.lezingen) {
        factoren(&deel, &norm.aannames, m);
        if let Some(soort) = soort {
            past_bij_soort(&deel, soort, m);
        }
        let id = naam(deel.id, &mut namen, m);
        if let (Some(id), Some(omschrijving), Some(reden)) = (id, deel.omschrijving, deel.reden) {
            uit.push(Lezing {
                id: LezingId(id),
                omschrijving: omschrijving.into_inner(),
                reden: reden.into_inner(),
                grondslag: deel.grondslag.map(Spanned::into_inner),
                schaal: deel.schaal.map(Spanned::into_inner),
                factoren: deel.factoren.into_iter().map(Spanned::into_inner).collect(),
            });
        }
    }
    uit
}

fn factoren(lezing: &GeschrevenLezing, aannames: &[GeschrevenAanname], m: &mut Meldingen<'_>) {
    for factor in &lezing.factoren {
        let aanname = aannames.iter().find(|a| a.id.as_ref().is_some_and(|id| id == factor));
        let bericht = match aanname {
            Some(a) if a.waarde.aanwezig() => continue,
            Some(_) => format!(
                "De factor '{}' verwijst naar een aanname zonder waarde. Geef die aanname een 'waarde'.",
                factor.get_ref()
            ),
            None => format!(
                "De factor '{}' is geen aanname van deze norm. Voeg een [[norm.aanname]] met deze id toe.",
                factor.get_ref()
            ),
        };
        m.fout(code::VERWIJZING, factor.span().start, bericht);
    }
}

/// Een lezing kan een grondslag en factoren alleen geven aan een norm die over personen gaat.
fn past_bij_soort(lezing: &GeschrevenLezing, soort: &Soort, m: &mut Meldingen<'_>) {
    let van_norm = match soort {
        Soort::Verhouding { grondslag, .. } | Soort::Aandeel { grondslag, .. } => *grondslag,
        Soort::Vast { .. } | Soort::Kwalitatief { .. } => {
            let grondslag = lezing.grondslag.as_ref().map(|g| g.span().start);
            let factor = lezing.factoren.first().map(|f| f.span().start);
            if let Some(plek) = grondslag.or(factor) {
                m.fout(
                    code::COMBINATIE,
                    plek,
                    "Een vaste norm of een norm in woorden gaat niet over een aantal personen: haal 'grondslag' en 'factoren' uit de lezing.",
                );
            }
            return;
        }
    };
    let grondslag = lezing.grondslag.as_ref().map_or(van_norm, |g| *g.get_ref());
    if Grondslag::vraagt_aandeel(grondslag) && lezing.factoren.is_empty() {
        m.fout(
            code::AANDEEL,
            lezing.plek,
            format!(
                "De grondslag {grondslag} is een deel van de {}: deze lezing heeft een factor nodig die zegt welk deel. Voeg 'factoren = [\"…\"]' toe met een aanname.",
                grondslag.basis().token()
            ),
        );
    }
}

/// De toetsen, elk met haar plek, zodat een voorbeeld dat niet uitkomt daar gemeld wordt.
pub(super) fn toetsen(delen: Vec<GeschrevenToets>, lezingen: &[Lezing], m: &mut Meldingen<'_>) -> Vec<(usize, Toets)> {
    let mut uit = Vec::new();
    for deel in delen {
        if let Some(lezing) = &deel.lezing
            && !lezingen.iter().any(|l| l.id.0 == *lezing.get_ref())
        {
            let bekend: Vec<&str> = lezingen.iter().map(|l| l.id.0.as_str()).collect();
            m.fout(
                code::VERWIJZING,
                lezing.span().start,
                format!(
                    "De toets noemt de lezing '{}', die deze norm niet heeft. Kies uit: {}.",
                    lezing.get_ref(),
                    bekend.join(", ")
                ),
            );
            continue;
        }
        if let (Some(omschrijving), Some(laag), Some(hoog)) = (deel.omschrijving, deel.laag, deel.hoog) {
            uit.push((
                deel.plek,
                Toets {
                    omschrijving: omschrijving.into_inner(),
                    lezing: deel.lezing.map(|l| LezingId(l.into_inner())),
                    aantal: deel.aantal.map(|a| a.into_inner().waarde),
                    van: deel.van.map(|v| v.into_inner().waarde),
                    laag: laag.into_inner().waarde,
                    hoog: hoog.into_inner().waarde,
                },
            ));
        }
    }
    uit
}

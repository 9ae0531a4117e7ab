//! Een scenariobestand lezen: van bytes naar een [`Scenario`], met alle bevindingen tegelijk.

use toml::Spanned;

use super::controle::Controle;
use super::geschreven::lees_afwijking;
use super::{Scenario, code};
use crate::finding::Finding;
use crate::kenmerk::Kenmerk;
use crate::land::Land;
use crate::lezer::{Meldingen, Tabel, lees_een};
use crate::norm::{NormId, NormSet};

/// Het grootste aantal afwijkingen in een scenario: ruim een per gemeente voor elke norm.
pub const MEESTE_AFWIJKINGEN: usize = 10_000;

/// Een scenariobestand zoals de schil het aanlevert.
#[derive(Clone, Copy, Debug)]
pub struct ScenarioBestand<'a> {
    /// De naam zoals de gebruiker het noemde, zonder map.
    pub naam: &'a str,
    /// De bytes.
    pub inhoud: &'a [u8],
}

/// Leest en controleert een scenario.
///
/// Het is er alleen als er geen fout is; waarschuwingen komen ook dan mee. Elke bevinding heeft bestand, regel en
/// kolom.
#[must_use]
pub fn lees(bestand: &ScenarioBestand<'_>, normen: &NormSet, land: &Land) -> (Option<Scenario>, Vec<Finding>) {
    lees_met(bestand, normen, land, &[])
}

/// Als [`lees`], met de kenmerken waar een motivatie naar mag verwijzen.
#[must_use]
pub fn lees_met(
    bestand: &ScenarioBestand<'_>,
    normen: &NormSet,
    land: &Land,
    kenmerken: &[Kenmerk],
) -> (Option<Scenario>, Vec<Finding>) {
    let (scenario, bevindingen, _) =
        lees_een(&code::CODES, bestand.naam, bestand.inhoud, |t, m| document(t, normen, land, kenmerken, m));
    (scenario, bevindingen)
}

fn document(
    mut t: Tabel<'_>,
    normen: &NormSet,
    land: &Land,
    kenmerken: &[Kenmerk],
    m: &mut Meldingen<'_>,
) -> Option<Scenario> {
    let kop = t.deel("scenario", "[scenario]", m);
    let delen = t.delen("afwijking", "[[afwijking]]", m);
    let naam = t.vereis("scenario", kop, m).and_then(|k| naam(k.into_inner(), m));
    t.sluit(m);
    if delen.len() > MEESTE_AFWIJKINGEN {
        m.fout(
            code::CODES.te_groot,
            0,
            format!(
                "Dit scenario heeft {} afwijkingen; meer dan {MEESTE_AFWIJKINGEN} wordt niet gelezen.",
                delen.len()
            ),
        );
        return None;
    }
    if delen.is_empty() && !t.heeft("afwijking") {
        m.meld(
            Finding::waarschuwing(
                code::GEEN_AFWIJKING,
                "In dit scenario staat geen enkele afwijking; er wordt met de landelijke normen gerekend. Een afwijking begint met [[afwijking]].",
            ),
            0,
        );
    }
    let mut controle = Controle::new(normen, land, kenmerken);
    let mut afwijkingen = Vec::new();
    for deel in delen {
        let vanaf = m.aantal();
        let geschreven = lees_afwijking(deel, m);
        let norm = geschreven.norm.as_ref().map(|n| NormId::new(n.get_ref())).filter(|n| normen.norm(n).is_some());
        afwijkingen.extend(controle.afwijking(geschreven, m));
        if let Some(norm) = norm {
            m.bij_norm(vanaf, norm.as_str());
        }
    }
    Some(Scenario { naam: naam?.into_inner(), bestand: m.tekst.pad.to_owned(), afwijkingen })
}

fn naam(mut t: Tabel<'_>, m: &mut Meldingen<'_>) -> Option<Spanned<String>> {
    let naam = t.verplichte_tekst("naam", m);
    t.sluit(m);
    naam
}

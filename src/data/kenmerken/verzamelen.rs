//! Van losse cijfers naar kenmerken: keuren, het jaar kiezen, en naar de gemeenten van nu.

use std::collections::{BTreeMap, BTreeSet};

use normwijzer_core::gebied::slug;
use normwijzer_core::kenmerk::{Kenmerk, KenmerkBron, KenmerkEenheid};
use normwijzer_core::{Amount, Finding, GebiedCode, Herindelingen, Land, Niveau};

use super::naar_nu::naar_nu;
use super::{Cijfer, GelezenKenmerken, Gevonden, KenmerkKeuze};
use crate::betekenis::Regiolid;
use crate::land::kort;

/// Meer bevindingen van één soort helpen niemand.
const MEEST: usize = 20;

pub(super) fn verzamel(
    gevonden: Gevonden,
    keuze: KenmerkKeuze<'_>,
    land: &Land,
    herindelingen: Option<&Herindelingen>,
) -> Result<GelezenKenmerken, Vec<Finding>> {
    let Gevonden { cijfers, mut bevindingen } = gevonden;
    let mut fouten = keur(&cijfers, land, herindelingen);
    fouten.extend(dubbel(&cijfers));
    let rest = fouten.len().saturating_sub(MEEST);
    fouten.truncate(MEEST);
    if rest > 0 {
        fouten.push(Finding::fout("KNM-009", format!("en nog {rest} van zulke fouten")));
    }
    bevindingen.extend(fouten);
    let mut per_naam: BTreeMap<String, Vec<&Cijfer>> = BTreeMap::new();
    for c in &cijfers {
        per_naam.entry(slug(&c.naam)).or_default().push(c);
    }
    let mut lijst = Vec::new();
    // Met een onbekende gemeente is er niets om te zetten; die fout is al gemeld.
    let goed = !bevindingen.iter().any(Finding::is_fout);
    for (id, cijfers) in per_naam {
        match een_jaar(&id, cijfers, keuze) {
            Ok(_) if !goed => {}
            Ok(cijfers) => lijst.extend(kenmerk(id, &cijfers, land, herindelingen, &mut bevindingen)),
            Err(fout) => bevindingen.push(*fout),
        }
    }
    if bevindingen.iter().any(Finding::is_fout) {
        return Err(bevindingen);
    }
    if lijst.is_empty() {
        bevindingen.push(Finding::fout("KNM-001", "geen kenmerken gevonden in deze bestanden"));
        return Err(bevindingen);
    }
    Ok(GelezenKenmerken { lijst, bevindingen, cijfers })
}

/// De plaats van een cijfer.
fn hier(c: &Cijfer, code: &'static str, bericht: String) -> Finding {
    Finding::fout(code, bericht).met_bestand(&c.bestand).met_rij(c.regel).met_kolom(&c.kolom)
}

fn keur(cijfers: &[Cijfer], land: &Land, herindelingen: Option<&Herindelingen>) -> Vec<Finding> {
    let honderd = Amount::from_int(100);
    let mut uit = Vec::new();
    let mut gezegd = BTreeSet::new();
    for c in cijfers {
        match &c.gebied {
            Regiolid::Onbekend(vraag) if gezegd.insert(&c.lid) => {
                let vraag = vraag.trim_end_matches(['.', '?']);
                uit.push(hier(c, "KNM-010", format!("\"{}\" is geen gebied dat wij kennen; {vraag}", c.lid)));
            }
            Regiolid::Gemeente(code) => {
                let bestond = land.gemeenten.contains_key(code)
                    || herindelingen.is_some_and(|h| h.is_van_nu(code) || h.vroeger(code).is_some());
                if !bestond && gezegd.insert(&c.lid) {
                    uit.push(hier(c, "KNM-010", format!("de gemeente {code} is er niet en was er niet")));
                }
            }
            Regiolid::Regio { niveau, .. } if *niveau != Some(Niveau::Ggd) && gezegd.insert(&c.lid) => {
                let bericht = format!("\"{}\" is geen gemeente, GGD-regio of Nederland", c.lid);
                uit.push(hier(c, "KNM-010", bericht));
            }
            _ => {}
        }
        if c.waarde.is_negatief() || (c.eenheid == KenmerkEenheid::Procent && c.waarde > honderd) {
            let bericht = match c.eenheid {
                KenmerkEenheid::Procent => {
                    format!("{}% kan niet; een percentage ligt tussen 0 en 100", c.waarde.met_komma())
                }
                KenmerkEenheid::Aantal => {
                    format!("{} personen kan niet; een aantal is niet negatief", c.waarde.met_komma())
                }
            };
            uit.push(hier(c, "KNM-011", bericht));
        } else if c.eenheid == KenmerkEenheid::Aantal && !c.waarde.is_heel() {
            uit.push(hier(c, "KNM-011", format!("{} personen kan niet; een aantal is geheel", c.waarde.met_komma())));
        }
    }
    uit
}

/// Hetzelfde kenmerk twee keer voor hetzelfde gebied en jaar.
fn dubbel(cijfers: &[Cijfer]) -> Vec<Finding> {
    let mut gezien: BTreeMap<(String, i16, &Regiolid), &Cijfer> = BTreeMap::new();
    let mut uit = Vec::new();
    for c in cijfers {
        if let Some(eerder) = gezien.insert((slug(&c.naam), c.jaar, &c.gebied), c) {
            let waar = format!("{}:{}", eerder.bestand, eerder.regel);
            uit.push(hier(c, "KNM-012", format!("{} van {} in {} staat er al, op {waar}", c.naam, c.lid, c.jaar)));
        }
    }
    uit
}

/// De cijfers van één jaar, één eenheid en één bron.
fn een_jaar<'a>(id: &str, cijfers: Vec<&'a Cijfer>, keuze: KenmerkKeuze<'_>) -> Result<Vec<&'a Cijfer>, Box<Finding>> {
    let jaren: BTreeSet<i16> = cijfers.iter().map(|c| c.jaar).collect();
    let jaar = match (keuze.jaar, jaren.iter().collect::<Vec<_>>().as_slice()) {
        (Some(jaar), _) if jaren.contains(&jaar) => jaar,
        (_, [enig]) => **enig,
        _ => {
            let namen: Vec<String> = jaren.iter().map(i16::to_string).collect();
            let bericht =
                format!("het kenmerk '{id}' is er van {}; kies een jaar met --kenmerken-jaar", namen.join(", "));
            let bestand = cijfers.first().map(|c| c.bestand.clone()).unwrap_or_default();
            return Err(Box::new(Finding::fout("KNM-006", bericht).met_bestand(bestand)));
        }
    };
    let uit: Vec<&Cijfer> = cijfers.into_iter().filter(|c| c.jaar == jaar).collect();
    if let Some(eerste) = uit.first()
        && let Some(anders) = uit.iter().find(|c| c.eenheid != eerste.eenheid || c.bron != eerste.bron)
    {
        let wat = if anders.eenheid == eerste.eenheid { "bron" } else { "eenheid" };
        let bericht = format!(
            "{} heeft hier een andere {wat} dan op {}:{}; geef het een eigen naam",
            anders.naam, eerste.bestand, eerste.regel
        );
        return Err(Box::new(hier(anders, "KNM-013", bericht)));
    }
    Ok(uit)
}

fn kenmerk(
    id: String,
    cijfers: &[&Cijfer],
    land: &Land,
    herindelingen: Option<&Herindelingen>,
    bevindingen: &mut Vec<Finding>,
) -> Option<Kenmerk> {
    let eerste = cijfers.first()?;
    let gemeenten: BTreeMap<GebiedCode, Amount> = cijfers
        .iter()
        .filter_map(|c| match &c.gebied {
            Regiolid::Gemeente(code) => Some((code.clone(), c.waarde)),
            _ => None,
        })
        .collect();
    let ggd = cijfers
        .iter()
        .filter_map(|c| match &c.gebied {
            Regiolid::Regio { code: Some(code), .. } => Some((code.clone(), c.waarde)),
            _ => None,
        })
        .collect();
    let nederland = cijfers.iter().find(|c| c.gebied == Regiolid::Nederland).map(|c| c.waarde);
    let toen = gemeenten.len();
    let (gemeenten, samengesteld) = match naar_nu(&gemeenten, eerste.eenheid, eerste.jaar, land, herindelingen) {
        Ok(gebracht) => gebracht,
        Err(bericht) => {
            bevindingen.push(Finding::fout("KNM-014", bericht).met_bestand(&eerste.bestand));
            return None;
        }
    };
    if !samengesteld.is_empty() {
        let hoe = match eerste.eenheid {
            KenmerkEenheid::Procent => "percentages gewogen naar inwoners",
            KenmerkEenheid::Aantal => "aantallen opgeteld",
        };
        let namen: Vec<&str> =
            samengesteld.iter().filter_map(|c| land.gemeente(c)).map(|g| g.gebied.naam.as_str()).collect();
        let bericht = format!(
            "{toen} gemeenten van {} gebracht naar {} van nu; {hoe} voor {}",
            eerste.jaar,
            gemeenten.len(),
            kort(&namen)
        );
        let info = Finding::info("KNM-015", bericht).met_bestand(&eerste.bestand);
        if !bevindingen.contains(&info) {
            bevindingen.push(info);
        }
    }
    Some(Kenmerk {
        id,
        bron: KenmerkBron {
            naam: eerste.naam.clone(),
            eenheid: eerste.eenheid,
            jaar: eerste.jaar,
            bron: eerste.bron.clone(),
            weging: eerste.weging,
        },
        gemeenten,
        samengesteld,
        ggd,
        nederland,
    })
}

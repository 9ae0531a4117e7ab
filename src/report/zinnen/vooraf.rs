//! Wat boven elke uitkomst staat: verzonnen, nagebouwd, verkend, niet meegerekend; en om welk gebied het gaat.

use normwijzer_core::samenstelling::{Naamgenoot, Samenstelling};
use normwijzer_core::{Amount, GrondslagSoort, NormSet, Plan};

use super::{aantal, opsomming, stand};
use crate::document::{KaderSoort, Zin};
use crate::nl;

/// De mededelingen, de ernstigste eerst.
#[must_use]
pub fn mededelingen(normen: &NormSet, plan: &Plan, reconstructie: bool) -> Vec<(KaderSoort, Zin)> {
    let mut uit = Vec::new();
    if plan.is_fictief() {
        uit.push((KaderSoort::Fictief, "De IST bevat verzonnen opgaven: een voorbeeld, geen gegevens van de regio. Gebruik deze uitkomst niet in een werkagenda.".into()));
    }
    if plan.rijen.iter().any(|r| r.verkenning) {
        uit.push((KaderSoort::Verkenning, "Er is van de standaard afgeweken (plaats in de bandbreedte, eigen streefwaarde of lezing). Waar dat zo is, staat het erbij.".into()));
    }
    uit.extend(super::afwijking::mededeling(plan).map(|zin| (KaderSoort::Noot, zin)));
    if reconstructie {
        uit.push((KaderSoort::Reconstructie, "Welke gemeenten in deze IZA-regio liggen is nagebouwd uit openbare bedragen en is geen officiële lijst. Controleer de lijst met gemeenten; met --indeling gebruikt u een eigen lijst.".into()));
    }
    let geschat = |soort| plan.rijen.iter().any(|r| r.soll.stand.is_some_and(|s| s.soort == soort));
    let schatting = match (geschat(GrondslagSoort::Schatting), geschat(GrondslagSoort::Aanname)) {
        (true, true) => Some(
            "Een deel van de aantallen inwoners is geschat of rust op een aanname; dat staat bij elk getal waar het om gaat.",
        ),
        (true, false) => {
            Some("Een deel van de aantallen inwoners is geschat; dat staat bij elk getal waar het om gaat.")
        }
        (false, true) => {
            Some("Een deel van de aantallen inwoners rust op een aanname; dat staat bij elk getal waar het om gaat.")
        }
        (false, false) => None,
    };
    uit.extend(schatting.map(|tekst| (KaderSoort::Schatting, tekst.into())));
    if let Some(zin) = groei(plan) {
        uit.push((KaderSoort::Noot, zin));
    }
    uit.extend(normen.edities.iter().map(|e| (KaderSoort::Noot, e.mededeling.clone().into())));
    uit
}

/// "Groei tot 2030 niet meegerekend; landelijk naar schatting circa +10% 65-plussers.", of met welke prognose wel.
#[must_use]
pub fn groei(plan: &Plan) -> Option<Zin> {
    if let Some(prognose) = &plan.prognose {
        return Some(super::prognose::mededeling(plan, prognose));
    }
    let prognose = plan.rijen.iter().any(|r| r.soll.stand.is_some_and(|s| s.soort == GrondslagSoort::Prognose));
    (!prognose && plan.rijen.iter().any(stand::is_ouderen)).then(|| {
        Zin::from(format!(
            "Groei tot {} niet meegerekend; landelijk naar schatting circa +10% 65-plussers.",
            plan.horizon.doel().jaar()
        ))
    })
}

/// Om welk gebied het gaat: gemeenten, inwoners, peildatum.
#[must_use]
pub fn gebied(plan: &Plan) -> Zin {
    let inwoners = match (plan.inwoners, plan.peildatum) {
        (Some(n), Some(dag)) => format!("{} inwoners op {}", nl::personen(n), nl::datum(dag)),
        (Some(n), None) => format!("{} inwoners", nl::personen(n)),
        (None, _) => "een aantal inwoners dat nog niet bekend is".to_owned(),
    };
    let naam = super::hoofdletter(&plan.gebied.voluit());
    let gemeenten: Vec<String> = plan.leden.iter().map(|g| g.naam.clone()).collect();
    match gemeenten.len() {
        1 if plan.leden.first() == Some(&plan.gebied) => Zin::from(format!("{naam}: {inwoners}.")),
        n if n <= 60 => Zin::from(format!(
            "{naam}: {}, {inwoners}. Gemeenten: {}.",
            aantal(n, "gemeente", "gemeenten"),
            opsomming(&gemeenten)
        )),
        n => Zin::from(format!("{naam}: {n} gemeenten, {inwoners}.")),
    }
}

/// In welke GGD- en IZA-regio's het gebied ligt.
#[must_use]
pub fn geraakt(samenstelling: &Samenstelling) -> Vec<Zin> {
    const MEESTE: usize = 8;
    let mut uit: Vec<Zin> = samenstelling
        .geraakt
        .iter()
        .take(MEESTE)
        .map(|g| {
            let waar = g.regio.voluit();
            match g.aandeel {
                Some(deel) if deel == Amount::ONE && g.geheel => Zin::from(format!("Valt samen met {waar}.")),
                Some(deel) if deel == Amount::ONE => Zin::from(format!("Ligt geheel in {waar}.")),
                Some(deel) => Zin::from(format!("Van de inwoners woont {} in {waar}.", nl::procent(deel))),
                None => Zin::from(format!("Een deel van de inwoners woont in {waar}; hoeveel is nog niet bekend.")),
            }
        })
        .collect();
    if let Some(rest) = samenstelling.geraakt.len().checked_sub(MEESTE).filter(|n| *n > 0) {
        uit.push(Zin::from(format!("En nog {}.", aantal(rest, "regio", "regio's"))));
    }
    uit
}

/// Een ander gebied met dezelfde naam, en wat er verschilt.
#[must_use]
pub fn naamgenoot(n: &Naamgenoot) -> Zin {
    let mut verschil: Vec<String> = n
        .zonder
        .iter()
        .take(6)
        .map(|(gemeente, plaats)| match plaats {
            Some(plaats) => format!("hier zonder {}, dat in {} valt", gemeente.naam, plaats.naam),
            None => format!("hier zonder {}", gemeente.naam),
        })
        .collect();
    if n.zonder.len() > 6 {
        verschil.push(format!("hier zonder nog {} andere", n.zonder.len() - 6));
    }
    if !n.extra.is_empty() {
        let namen: Vec<String> = n.extra.iter().take(6).map(|g| g.naam.clone()).collect();
        let meer = if n.extra.len() > 6 { " en andere" } else { "" };
        verschil.push(format!("hier met {}{meer}, die daar niet in liggen", namen.join(", ")));
    }
    let verschil = if verschil.is_empty() { "dezelfde gemeenten".to_owned() } else { verschil.join("; ") };
    Zin::from(format!("Er is ook {}: {verschil}. Die kiest u met ", n.gebied.voluit()))
        .code(format!("--niveau {}", n.gebied.niveau))
        .tekst(".")
}

/// Of de tellingen van verschillende dagen zijn; dan staan ze er allemaal.
#[must_use]
pub fn peildatums(plan: &Plan) -> Option<Zin> {
    let dagen: std::collections::BTreeMap<_, _> = plan
        .rijen
        .iter()
        .filter(|r| r.gebied == plan.gebied)
        .filter_map(|r| r.soll.stand)
        .map(|s| (s.grondslag.basis(), s.peildatum))
        .chain(plan.peildatum.map(|dag| (normwijzer_core::Basis::Inwoners, dag)))
        .collect();
    let verschillend: std::collections::BTreeSet<_> = dagen.values().collect();
    (verschillend.len() > 1).then(|| {
        let delen: Vec<String> = dagen.iter().map(|(b, dag)| format!("{} op {}", basis(*b), nl::datum(*dag))).collect();
        Zin::from(format!("De peildatums verschillen: {}.", opsomming(&delen)))
    })
}

/// Hoe een basis heet.
#[must_use]
pub fn basis(basis: normwijzer_core::Basis) -> &'static str {
    basis.naam()
}

//! Welke grens een ingroeipad waar onder zijn vorm houdt, als tijdvakken onder de grafiek.

use std::collections::BTreeSet;

use normwijzer_core::choices::Positie;
use normwijzer_core::grenzen::{Ingegroeid, Oorzaak};
use normwijzer_core::plan::NormIngroei;
use normwijzer_core::{Horizon, Quarter};

use super::Bijschrift;
use crate::chart::PathLimit;

/// De tijdvakken, op volgorde van hun begin. Zonder gekozen plaats zijn laag en hoog twee plannen, elk met eigen grenzen.
pub(super) fn van(b: &Bijschrift<'_>) -> Vec<PathLimit> {
    let Some(norm) = b.plan.ingroei.as_ref().and_then(|i| i.norm(&b.norm.id)) else { return Vec::new() };
    let gekozen = b.rij.positie.is_some_and(|p| p != Positie::NietGekozen);
    tijdvakken(norm, b.plan.horizon, gekozen)
}

/// De tijdvakken van een norm.
fn tijdvakken(norm: &NormIngroei, horizon: Horizon, gekozen: bool) -> Vec<PathLimit> {
    let mut uit: Vec<PathLimit> = if gekozen {
        van_plan(&norm.gekozen, horizon)
    } else {
        let (laag, hoog) = (van_plan(&norm.laag, horizon), van_plan(&norm.hoog, horizon));
        let beide: Vec<PathLimit> = laag.iter().filter(|l| hoog.contains(l)).cloned().collect();
        let alleen = |van: Vec<PathLimit>, kant: &str| -> Vec<PathLimit> {
            let eigen = van.into_iter().filter(|l| !beide.contains(l));
            eigen.map(|l| PathLimit { label: format!("{} ({kant})", l.label), ..l }).collect()
        };
        let (laag, hoog) = (alleen(laag, "laag"), alleen(hoog, "hoog"));
        [beide, laag, hoog].concat()
    };
    uit.sort_by(|a, b| (a.from, a.to, &a.label).cmp(&(b.from, b.to, &b.label)));
    uit
}

/// De tijdvakken van één plan: elke grens zolang zij aaneengesloten knelt.
fn van_plan(pad: &Ingegroeid, horizon: Horizon) -> Vec<PathLimit> {
    let kwartalen: Vec<Quarter> = horizon.kwartalen().collect();
    let alle: BTreeSet<&Oorzaak> = pad.bindend.iter().flatten().collect();
    let mut uit: Vec<PathLimit> = Vec::new();
    for oorzaak in alle {
        let label = kort(oorzaak);
        let mut open: Option<PathLimit> = None;
        for (kwartaal, bindend) in kwartalen.iter().zip(&pad.bindend) {
            match (&mut open, bindend.contains(oorzaak)) {
                (Some(vak), true) => vak.to = *kwartaal,
                (None, true) => open = Some(PathLimit { from: *kwartaal, to: *kwartaal, label: label.clone() }),
                (_, false) => uit.extend(open.take()),
            }
        }
        uit.extend(open);
    }
    // Een budget van de regio en een van de norm heten kort hetzelfde.
    uit.sort_by(|a, b| (a.from, a.to, &a.label).cmp(&(b.from, b.to, &b.label)));
    uit.dedup();
    uit
}

/// De grens in zo weinig woorden dat zij onder een jaar past; de pagina noemt haar voluit.
fn kort(oorzaak: &Oorzaak) -> String {
    match oorzaak {
        Oorzaak::Vorm(vorm) => format!("vorm {vorm}"),
        Oorzaak::Begin(kwartaal) => format!("begin {kwartaal}"),
        Oorzaak::Aanlooptijd { .. } => "aanlooptijd".to_owned(),
        Oorzaak::Stijging { ten_hoogste, .. } => format!("ten hoogste {} per kwartaal", ten_hoogste.met_komma()),
        Oorzaak::Budget { jaar, .. } => format!("budget {jaar}"),
    }
}

#[cfg(test)]
mod tests {
    use normwijzer_core::NormId;
    use normwijzer_core::grenzen::Van;

    use super::*;

    fn pad(bindend: &[(usize, Oorzaak)]) -> Ingegroeid {
        let lengte = Horizon::default().kwartalen().count();
        let mut per_kwartaal = vec![Vec::new(); lengte];
        for (i, oorzaak) in bindend {
            if let Some(kwartaal) = per_kwartaal.get_mut(*i) {
                kwartaal.push(oorzaak.clone());
            }
        }
        Ingegroeid { groei: Vec::new(), bindend: per_kwartaal, vroegst: None, tekort: None }
    }

    #[test]
    fn een_grens_is_een_vak_zolang_zij_knelt_en_laag_en_hoog_zijn_twee_plannen() {
        let budget = |jaar| Oorzaak::Budget { van: Van::Regio, jaar, meenemen: false };
        let horizon = Horizon::default();
        let aanloop = Oorzaak::Aanlooptijd { tot_en_met: horizon.start().plus(1) };
        let laag = pad(&[(1, aanloop.clone())]);
        let hoog = pad(&[(1, aanloop), (4, budget(2028)), (5, budget(2028)), (9, budget(2028))]);
        let norm = NormIngroei {
            norm: NormId::new("a.b"),
            vorm: "lineair",
            begin: horizon.start(),
            gekozen: hoog.clone(),
            laag,
            hoog,
        };
        let vakken = |gekozen| -> Vec<(String, String)> {
            let vak = |l: PathLimit| (format!("{}–{}", l.from, l.to), l.label);
            tijdvakken(&norm, horizon, gekozen).into_iter().map(vak).collect()
        };
        let vak = |van: &str, label: &str| (van.to_owned(), label.to_owned());
        assert_eq!(
            vakken(true),
            [
                vak("2027-K2–2027-K2", "aanlooptijd"),
                vak("2028-K1–2028-K2", "budget 2028"),
                vak("2029-K2–2029-K2", "budget 2028"),
            ]
        );
        let beide = vakken(false);
        assert_eq!(beide.first(), Some(&vak("2027-K2–2027-K2", "aanlooptijd")));
        assert_eq!(beide.get(1), Some(&vak("2028-K1–2028-K2", "budget 2028 (hoog)")));
    }
}

//! Een kleine telling is nergens te herleiden: ook niet uit tekort, overschot en ingroeipad van het gebied.

use normwijzer_core::ist::IstSoort;
use normwijzer_core::{GebiedCode, NormId, NormSet, Plan};

use super::{Maat, afscherming};
use crate::chart::ChartSpec;
use crate::document::{Blok, Document};
use crate::grafieken::grafieken;
use crate::markdown::markdown;
use crate::plan_pagina::{PaginaContext, plan_document};
use crate::plan_werkmap::{Bijlagen, plan_werkmap};
use crate::proef::{self, plan_voor};
use crate::uitleg::uitleg;
use crate::werkagenda::{Inhoud as VeldInhoud, velden, werkagenda};
use crate::werkmap::{BladCel, Inhoud};

const BEWEGEN: &str = "valpreventie.beweeginterventie";

/// Flevoland, waar de SOLL 310, 92, 23, 82 en 148 deelnemers is, met deze tellingen.
fn plan(tellingen: [&str; 5]) -> (NormSet, Plan) {
    let (normen, land) = (proef::normen(), proef::land());
    let regels: Vec<(&str, &str, &str)> = ["GM0034", "GM0171", "GM0184", "GM0303", "GM0995"]
        .into_iter()
        .zip(tellingen)
        .map(|(g, n)| (g, BEWEGEN, n))
        .collect();
    let plan = plan_voor(&normen, &land, &proef::flevoland(&land), &proef::ist(IstSoort::Opgave, &regels));
    (normen, plan)
}

fn reden(tellingen: [&str; 5]) -> Option<&'static str> {
    let (normen, plan) = plan(tellingen);
    let norm = NormId::new(BEWEGEN);
    let maat = Maat::van(normen.norm(&norm).unwrap()).unwrap();
    afscherming::waarom_niet(maat, plan.eigen_rij(&norm).unwrap(), &plan)
}

#[test]
fn alleen_een_som_die_er_een_verraadt_wordt_niet_afgedrukt() {
    let verraadt = Some("daaruit is een telling onder de 10 van één gemeente te halen");
    // Alleen Urk heeft een tekort.
    assert_eq!(reden(["400", "100", "7", "95", "160"]), verraadt);
    // Noordoostpolder is er ook onder en staat er evenmin: samen zijn zij niet uit elkaar te houden.
    assert_eq!(reden(["400", "40", "7", "95", "160"]), None);
    // Twee kleine, allebei met een tekort.
    assert_eq!(reden(["400", "4", "7", "95", "160"]), None);
    // Niemand is klein.
    assert_eq!(reden(["400", "100", "17", "95", "160"]), None);
    // Het hele gebied is klein.
    assert_eq!(reden(["0", "0", "7", "0", "0"]), Some("de IST is een telling onder de 10"));
}

#[test]
fn het_pad_van_een_totaal_waarvan_de_verdeling_onbekend_is_verraadt_niets() {
    let (normen, land) = (proef::normen(), proef::land());
    let regels = [("IZA-flevoland", BEWEGEN, "400"), ("GM0184", BEWEGEN, "7")];
    let plan = plan_voor(&normen, &land, &proef::flevoland(&land), &proef::ist(IstSoort::Opgave, &regels));
    let norm = NormId::new(BEWEGEN);
    let rij = plan.eigen_rij(&norm).unwrap();
    assert!(rij.gap.unwrap().tekort.is_none() && rij.pad.iter().any(|p| p.pad.is_some()));
    assert_eq!(afscherming::waarom_niet(Maat::van(normen.norm(&norm).unwrap()).unwrap(), rij, &plan), None);
}

#[test]
fn wat_een_kleine_telling_verraadt_staat_op_geen_pagina_in_geen_werkmap_en_in_geen_grafiek() {
    let (normen, plan) = plan(["400", "100", "7", "95", "160"]);
    let (norm, context) = (NormId::new(BEWEGEN), PaginaContext::default());
    let rij = plan.eigen_rij(&norm).unwrap();
    let gap = rij.gap.unwrap();
    let (tekort, overschot) = (gap.tekort.unwrap().gekozen, gap.overschot.unwrap().gekozen);
    let maat = Maat::van(normen.norm(&norm).unwrap()).unwrap();
    let ist = rij.ist.waarde.unwrap();
    // Uit elk van deze volgt de 7 van Urk: tekort, overschot, en de stand van het pad op het doel.
    let geheim = [tekort, overschot, ist + tekort];
    assert_eq!(geheim.map(|g| maat.getal(g)), ["16", "122", "778"]);

    let agenda = werkagenda(&normen, &plan, &context);
    let mut teksten = vec![markdown(&plan_document(&normen, &plan, &context))];
    let blokken = agenda.secties.iter().flat_map(|s| s.cellen.iter().flat_map(|(_, b)| b).chain(&s.onder));
    let blokken: Vec<Blok> = blokken.chain(&agenda.bijlage).cloned().collect();
    teksten.push(markdown(&Document { titel: String::new(), blokken }));
    let mijlpalen = agenda.secties.iter().flat_map(|s| &s.mijlpalen);
    let mijlpalen: Vec<String> =
        mijlpalen.flat_map(|m| m.activiteiten.iter().chain(&m.deelresultaat)).map(ToString::to_string).collect();
    assert!(
        mijlpalen.iter().any(|m| m.contains("tussenstanden niet afgedrukt: daaruit is een telling")),
        "{mijlpalen:?}"
    );
    teksten.extend(mijlpalen);
    teksten.extend(velden(&normen, &plan, &context).into_iter().map(|veld| match veld.inhoud {
        VeldInhoud::Regel(zin) => zin.to_string(),
        VeldInhoud::Blokken(blokken) => markdown(&Document { titel: String::new(), blokken }),
    }));
    for kwartaal in [None, Some(plan.horizon.doel())] {
        teksten.extend(uitleg(&normen, rij, &plan, kwartaal));
    }
    teksten.push(crate::samenvatting::samenvatting(&normen, &plan, 200));
    let getekend = grafieken(&normen, &plan, &context);
    assert!(!getekend.iter().any(|g| matches!(&g.spec, ChartSpec::Ingroeipad(_)) && g.norm.as_ref() == Some(&norm)));
    teksten.extend(getekend.iter().map(|g| format!("{:?}", g.spec)));
    for tekst in &teksten {
        for geheim in geheim {
            let woorden = tekst.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '%')));
            let vorm = [maat.getal(geheim), super::exact(geheim).0];
            for woord in woorden.map(|w| w.trim_end_matches([',', '.'])) {
                assert!(!vorm.iter().any(|v| v == woord), "{woord} staat in:\n{tekst}");
            }
        }
    }
    assert!(
        teksten[0].contains("Tekort en overschot per gemeente en het ingroeipad: niet afgedrukt"),
        "{}",
        teksten[0]
    );

    let werkmap =
        plan_werkmap(&normen, std::slice::from_ref(&plan), &Bijlagen { grafieken: &getekend, ..Bijlagen::default() });
    let mut gezien = 0;
    for blad in &werkmap.bladen {
        let Inhoud::Tabel(tabel) = &blad.inhoud else { continue };
        for rij in tabel
            .rijen
            .iter()
            .filter(|r| r.iter().any(|c| matches!(c, BladCel::Tekst(t) if t.contains("eweeginterventie"))))
        {
            assert!(
                !rij.iter().any(|c| matches!(c, BladCel::Getal(a, _) if geheim.contains(a))),
                "{}: {rij:?}",
                blad.naam
            );
            gezien += usize::from(
                rij.contains(&BladCel::tekst("niet afgedrukt")) && rij.contains(&BladCel::tekst("Flevoland")),
            );
        }
    }
    // Het gebied op de bladen Gebied en Ingroeipad, en de twee gemeenten die een regio noemen.
    assert!(gezien >= 2, "{gezien}");
    assert_eq!(plan.gebied.code, GebiedCode::iza("Flevoland"));
}

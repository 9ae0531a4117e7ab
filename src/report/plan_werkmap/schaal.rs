//! De bladen *Schaaltoets* (het werk per gemeente en wie met wie deelt) en *Geld per gemeente* (SPUK en bedrag per thema).

use std::collections::BTreeMap;

use normwijzer_core::middelen::{Jaar, Middelen};
use normwijzer_core::norm::{Afronding, NormSet};
use normwijzer_core::plan::Plan;
use normwijzer_core::schaal::{Cluster, NormSchaal};
use normwijzer_core::soll::Bereik;
use normwijzer_core::{Amount, GebiedCode};

use crate::schaal_pagina::{SchaalInvoer, bevinding, regionale_punten};
use crate::werkmap::{Blad, BladCel, BladKolom, Getalvorm};
use crate::zinnen::schaal as zin;

const FTE: Getalvorm = Getalvorm::Afgerond(Afronding::EenDecimaal);
const EURO: Getalvorm = Getalvorm::Afgerond(Afronding::Heel);

/// Een rij per gebied, norm en gemeente.
pub(super) fn toets(normen: &NormSet, plannen: &[Plan]) -> Blad {
    let mut rijen = Vec::new();
    for plan in plannen {
        let Some(invoer) = SchaalInvoer::van_plan(normen, plan) else { continue };
        for toets in &invoer.schaal.normen {
            rijen.extend(toets.toets.gemeenten.iter().map(|w| cellen(plan, &invoer, toets, &w.gemeente)));
            rijen.extend(toets.toets.onbekend.iter().map(|g| cellen(plan, &invoer, toets, g)));
        }
    }
    let mut kolommen = vec![
        BladKolom::tekst("Gebied", 26),
        BladKolom::tekst("Norm", 30),
        BladKolom::tekst("Gemeente", 24),
        BladKolom::tekst("Gemeentecode", 12),
    ];
    kolommen.extend(["Fte laag", "Fte hoog", "Uren per week laag", "Uren per week hoog"].map(BladKolom::getal));
    kolommen.extend([BladKolom::tekst("Werkbaar", 10), BladKolom::tekst("Deelt met", 40)]);
    kolommen.extend(
        [
            "Samen fte laag",
            "Samen fte hoog",
            "Samen uren laag",
            "Samen uren hoog",
            "Personen ten minste",
            "Personen ten hoogste",
        ]
        .map(BladKolom::getal),
    );
    kolommen.extend([BladKolom::tekst("Samen werkbaar", 10), BladKolom::tekst("Buren buiten het gebied", 40)]);
    Blad::tabel("Schaaltoets", "Schaaltoets: is de functie in elke gemeente werkbaar", 3, kolommen, rijen)
        .met_toelichting(toelichting(normen, plannen))
}

fn toelichting(normen: &NormSet, plannen: &[Plan]) -> Vec<String> {
    let Some(eerste) = plannen.iter().find_map(|p| SchaalInvoer::van_plan(normen, p)) else { return Vec::new() };
    let mut uit = vec![format!(
        "Fte en uren als de hele SOLL er is. Werkbaar is {}. Het is een rekenvoorbeeld: gemeenten kiezen zelf met wie zij werken; 'normwijzer schaal' heeft een andere drempel en de kaarten.",
        zin::drempel(&eerste.schaal.instelling)
    )];
    if plannen.len() == 1 {
        uit.extend(eerste.schaal.normen.iter().filter_map(|t| bevinding(&eerste, t)).map(|b| format!("{b}.")));
        uit.extend(regionale_punten(&eerste, |_| true).into_iter().map(|z| z.to_string()));
    }
    uit
}

fn cellen(plan: &Plan, invoer: &SchaalInvoer<'_>, toets: &NormSchaal, gemeente: &GebiedCode) -> Vec<BladCel> {
    let norm = invoer.normen.norm(&toets.norm).map_or_else(|| toets.norm.to_string(), |n| n.naam.clone());
    let werk = toets.toets.werk(gemeente);
    let mut uit = vec![
        BladCel::tekst(plan.gebied.naam.as_str()),
        BladCel::tekst(norm),
        BladCel::tekst(invoer.naam(gemeente)),
        BladCel::tekst(gemeente.as_str()),
    ];
    uit.extend(twee(werk.map(|w| w.fte)));
    uit.extend(twee(werk.map(|w| w.uren)));
    uit.push(BladCel::tekst(werk.map_or("niet bekend", |w| ja_nee(w.werkbaar))));
    let cluster = toets.toets.cluster(gemeente);
    let namen = |codes: &mut dyn Iterator<Item = &GebiedCode>| -> BladCel {
        BladCel::tekst(codes.map(|c| invoer.naam(c)).collect::<Vec<_>>().join(", "))
    };
    uit.push(namen(&mut cluster.iter().flat_map(|c| &c.leden).filter(|c| *c != gemeente)));
    uit.extend(twee(cluster.map(|c| c.fte)));
    uit.extend(twee(cluster.map(|c| c.uren)));
    let mensen = |van: fn(&Cluster) -> i64| {
        BladCel::getal(cluster.filter(|c| c.werkbaar).map(|c| Amount::from_int(van(c))), EURO)
    };
    uit.extend([mensen(|c| c.personen.minstens), mensen(|c| c.personen.hoogstens)]);
    uit.push(BladCel::tekst(cluster.map_or("", |c| ja_nee(c.werkbaar))));
    uit.push(namen(&mut cluster.iter().flat_map(|c| &c.buiten)));
    uit
}

fn ja_nee(ja: bool) -> &'static str {
    if ja { "ja" } else { "nee" }
}

fn twee(bereik: Option<Bereik>) -> [BladCel; 2] {
    [BladCel::getal(bereik.map(|b| b.laag), FTE), BladCel::getal(bereik.map(|b| b.hoog), FTE)]
}

/// Een rij per gemeente voor het lokale deel van de SPUK, en een per thema.
pub(super) fn geld(plannen: &[Plan]) -> Blad {
    let middelen = plannen.iter().find_map(|p| p.middelen.as_ref()).map(|m| &*m.landelijk);
    let jaren = middelen.map(alle_jaren).unwrap_or_default();
    let posten = middelen.map(|m| posten(m, &jaren)).unwrap_or_default();
    let mut rijen = Vec::new();
    for plan in plannen {
        for gemeente in &plan.leden {
            rijen.extend(posten.iter().map(|post| {
                let mut rij = vec![
                    BladCel::tekst(plan.gebied.naam.as_str()),
                    BladCel::tekst(gemeente.naam.as_str()),
                    BladCel::tekst(gemeente.code.as_str()),
                    BladCel::tekst(post.naam.as_str()),
                    BladCel::tekst(post.afspraak),
                ];
                rij.extend(
                    post.per_jaar
                        .iter()
                        .map(|jaar| BladCel::getal(jaar.as_ref().and_then(|b| b.get(&gemeente.code)).copied(), EURO)),
                );
                rij
            }));
        }
    }
    let mut kolommen = vec![
        BladKolom::tekst("Gebied", 26),
        BladKolom::tekst("Gemeente", 24),
        BladKolom::tekst("Gemeentecode", 12),
        BladKolom::tekst("Bedrag", 44),
        BladKolom::tekst("Afspraak", 10),
    ];
    kolommen.extend(jaren.iter().map(|j| BladKolom::getal(j.to_string())));
    let uitleg = [
        "SPUK lokaal deel: wat de gemeente krijgt, voorlopig naar de sleutel van de Brede SPUK 2026. Een lege cel is onbekend en geen nul.",
        "Bij een thema: rekenkundig, het landelijke bedrag van de maatregel (AZWA, bijlage 2) naar dezelfde sleutel. De SPUK is ontschot; een recht op een bedrag per thema is er niet.",
    ];
    Blad::tabel(
        "Geld per gemeente",
        "Het lokale SPUK-bedrag en het bedrag per thema per gemeente, in euro",
        2,
        kolommen,
        rijen,
    )
    .met_toelichting(uitleg)
}

/// Een bedrag dat over de gemeenten verdeeld is, per jaar.
struct Post {
    naam: String,
    afspraak: &'static str,
    per_jaar: Vec<Option<BTreeMap<GebiedCode, Amount>>>,
}

fn alle_jaren(middelen: &Middelen) -> Vec<Jaar> {
    let van_maatregelen = middelen.maatregelen.iter().flat_map(|m| m.bedragen.keys().copied());
    let mut jaren: Vec<Jaar> = middelen.jaren().into_iter().map(Jaar::In).chain(van_maatregelen).collect();
    jaren.sort_unstable();
    jaren.dedup();
    jaren
}

fn posten(middelen: &Middelen, jaren: &[Jaar]) -> Vec<Post> {
    let lokaal = |jaar: &Jaar| match jaar {
        Jaar::In(jaar) => middelen.lokaal(*jaar),
        Jaar::Structureel => None,
    };
    let spuk =
        Post { naam: "SPUK AZWA, lokaal deel".to_owned(), afspraak: "", per_jaar: jaren.iter().map(lokaal).collect() };
    let themas = middelen.maatregelen.iter().map(|m| Post {
        naam: format!("Thema: {}", m.naam),
        afspraak: m.afspraak.token(),
        per_jaar: jaren.iter().map(|j| middelen.maatregel_per_gemeente(m, *j)).collect(),
    });
    std::iter::once(spuk).chain(themas).filter(|p| p.per_jaar.iter().any(Option::is_some)).collect()
}

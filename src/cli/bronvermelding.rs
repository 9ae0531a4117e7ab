//! De bronnen op de pagina, en wat een andere peildatum of een andere bevolking met de inwoners doet.

use normwijzer_core::grondslag::Basis;
use normwijzer_core::norm::{Afronding, Norm};
use normwijzer_core::{Amount, Land, Regio, streef};
use normwijzer_data::{Bron, Peildatum};
use normwijzer_report::nl;
use normwijzer_report::plan_pagina::Bronvermelding;
use normwijzer_report::zinnen::vooraf;

use super::bronnen::{Bronnen, EigenBevolking};
use super::uitgang::Stop;

/// De bronnen: kort onder een grafiek, voluit op de pagina. Wat een eigen bevolking vervangt, komt niet meer uit de onze.
pub(super) fn bronvermelding(bronnen: &Bronnen) -> Result<Vec<Bronvermelding>, Stop> {
    let vervangen = |b: &Basis| bronnen.bevolking.as_ref().is_some_and(|eigen| eigen.toegepast.bases.contains(b));
    let eigen = |bases: &[Basis]| bases.iter().copied().filter(|b| !vervangen(b)).collect::<Vec<_>>();
    let leeftijd = [Basis::Inwoners0Tot17, Basis::Inwoners65Plus];
    // Alleen een eigen norm vraagt deze; zij zijn gesplitst uit de banden.
    let gevraagd = |b: &Basis| {
        let van = |n: &Norm| n.lezingen.iter().any(|l| streef::grondslag(n, l).is_some_and(|g| g.basis() == *b));
        bronnen.normen.normen.iter().any(van)
    };
    let gesplitst: Vec<Basis> = [Basis::Inwoners18Plus, Basis::Inwoners75Plus, Basis::Inwoners15Tot49]
        .into_iter()
        .filter(|b| gevraagd(b) && !vervangen(b))
        .collect();
    let splitsen = bronnen.heeft("leeftijd-nl").then(|| bronnen.bron("leeftijd-nl")).transpose()?;
    let mut uit: Vec<Bronvermelding> =
        bronnen.bevolking.as_ref().map(|eigen| van_gebruiker(eigen, splitsen.as_ref())).into_iter().collect();
    for (naam, peildatum, bases) in [
        ("inwoners-2019-2026", Some(bronnen.peildatum), &[Basis::Inwoners][..]),
        ("bevolking-2025", Some(Peildatum::default().0), &[&leeftijd[..], &gesplitst[..]].concat()[..]),
        ("leeftijd-nl", Some(Peildatum::default().0), &gesplitst[..]),
        ("gebieden-2026", None, &[]),
        ("iza-regios", None, &[]),
        ("middelen-azwa", None, &[]),
        ("buren-2026", None, &[]),
    ] {
        let over = eigen(bases);
        // Het geld en de buren mogen als geheel ontbreken; dan zijn zij onbekend.
        let telt = matches!(naam, "inwoners-2019-2026" | "bevolking-2025" | "leeftijd-nl");
        if !bronnen.heeft(naam) || (telt && over.is_empty()) {
            continue;
        }
        let bron = bronnen.bron(naam)?;
        let met_kop = |kop: &str, tekst: Option<String>| tekst.map(|t| format!("{kop}: {t}"));
        uit.push(Bronvermelding {
            kort: bron.tabel.map_or_else(|| bron.titel.clone(), |tabel| format!("CBS StatLine {tabel}")),
            tekst: format!("{}. {}", bron.titel, bron.bron),
            licentie: bron.licentie,
            peildatum,
            bases: over,
            toelichting: [met_kop("Methode", bron.methode), met_kop("Fout", bron.fout)].into_iter().flatten().collect(),
        });
    }
    Ok(uit)
}

/// De bevolking van de gebruiker als bron.
fn van_gebruiker(eigen: &EigenBevolking, splitsen: Option<&Bron>) -> Bronvermelding {
    let b = &eigen.gelezen.bevolking;
    let bron = eigen.gelezen.bron.as_ref();
    let tabel = b.tabel.as_ref().or(bron.and_then(|b| b.tabel.as_ref()));
    let bestanden: Vec<String> = eigen.gelezen.bestanden.iter().map(|h| h.naam.clone()).collect();
    let wat = bron.map_or_else(|| b.noem_bron(), |b| b.bron.clone());
    let mut toelichting =
        vec![format!("Opgegeven met --bevolking: {} (controlegetallen in verantwoording.json).", bestanden.join(", "))];
    // Wat er bij het lezen is aangenomen (de peildatum, de indeling) hoort bij de bron.
    let aangenomen = b.bevindingen.iter().chain(&eigen.toegepast.bevindingen).filter(|f| f.code == "IMP-040");
    toelichting.extend(aangenomen.map(|f| format!("Aangenomen: {}.", f.bericht)));
    if !eigen.toegepast.geschat.is_empty() {
        let geschat: Vec<&str> = eigen.toegepast.geschat.iter().map(|b| vooraf::basis(*b)).collect();
        toelichting.push(format!("Geschat uit leeftijdsbanden: {}.", geschat.join("; ")));
        let methode = splitsen.and_then(|s| s.methode.as_ref()).map(|m| format!("Methode: {m}"));
        let fout = splitsen.and_then(|s| s.fout.as_ref()).map(|f| format!("Fout: {f}"));
        toelichting.extend(methode.into_iter().chain(fout));
    }
    Bronvermelding {
        kort: tabel.map_or_else(|| b.bestand.clone(), |t| format!("CBS StatLine {t}")),
        tekst: format!("Bevolking van de gebruiker. {wat}"),
        licentie: "licentie van de bron".to_owned(),
        peildatum: Some(b.dag),
        bases: eigen.toegepast.bases.iter().copied().collect(),
        toelichting,
    }
}

/// Was–wordt: wat een andere peildatum of bevolking met de inwoners en hun leeftijden doet, per gebied.
pub(super) fn verschil(bronnen: &Bronnen, toen: &Land, gebieden: &[Regio]) -> Vec<String> {
    let bases: Vec<Basis> = match &bronnen.bevolking {
        None => vec![Basis::Inwoners],
        Some(eigen) => {
            let ingebouwd = [Basis::Inwoners, Basis::Inwoners0Tot17, Basis::Inwoners65Plus];
            ingebouwd.into_iter().filter(|b| eigen.toegepast.bases.contains(b)).collect()
        }
    };
    gebieden
        .iter()
        .filter_map(|gebied| {
            let delen: Vec<String> = bases.iter().filter_map(|b| was_wordt(bronnen, toen, gebied, *b)).collect();
            let slot = leeftijd_blijft(bronnen);
            (!delen.is_empty()).then(|| format!("Inwoners van {}: {}.{slot}", gebied.gebied.voluit(), delen.join("; ")))
        })
        .collect()
}

fn was_wordt(bronnen: &Bronnen, toen: &Land, gebied: &Regio, basis: Basis) -> Option<String> {
    let gewoon = Peildatum::default().0;
    let dag = bronnen.bevolking.as_ref().map_or(bronnen.peildatum, |b| b.gelezen.bevolking.dag);
    let was = toen.som(&gebied.leden, basis).filter(|n| !n.is_zero())?;
    let wordt = bronnen.land.som(&gebied.leden, basis)?;
    let wie = if basis == Basis::Inwoners { String::new() } else { format!("{}: ", vooraf::basis(basis)) };
    if (wordt, dag) == (was, gewoon) {
        return Some(format!(
            "{wie}{} op {}, gelijk aan de ingebouwde",
            nl::getal(wordt, Afronding::Heel),
            nl::datum(dag)
        ));
    }
    let verschil = (wordt - was).mul_div(Amount::from_int(100), was);
    Some(format!(
        "{wie}{} op {} in plaats van {} op {} ({}{}%)",
        nl::getal(wordt, Afronding::Heel),
        nl::datum(dag),
        nl::getal(was, Afronding::Heel),
        nl::datum(gewoon),
        if verschil.is_negatief() { "" } else { "+" },
        nl::met_decimalen(verschil.decimal(), 1),
    ))
}

/// Zonder leeftijden in de nieuwe bevolking rekenen de normen op leeftijd met de oude.
fn leeftijd_blijft(bronnen: &Bronnen) -> String {
    let nieuw = bronnen.bevolking.as_ref().is_some_and(|b| b.toegepast.bases.contains(&Basis::Inwoners65Plus));
    if nieuw {
        return String::new();
    }
    format!(" De normen op leeftijd rekenen met {}.", nl::datum(Peildatum::default().0))
}

//! Zinnen over de groei van de bevolking: hoe de prognose heet, wat de SOLL nu is en wat zij in het doelkwartaal wordt.

use normwijzer_core::norm::Norm;
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::prognose::{GroeiVan, PlanPrognose, PrognoseSoort, Telgroei, Terugvoorspelling};
use normwijzer_core::soll::Bereik;
use normwijzer_core::{Amount, Basis, Niveau};

use super::norm::zonder_regio;
use super::{Maat, aantal, opsomming, uiteinden, vooraf};
use crate::document::Zin;
use crate::nl;

/// Hoe een prognose op de pagina heet.
#[must_use]
pub fn naam(prognose: &PlanPrognose) -> String {
    let wat = match prognose.soort {
        PrognoseSoort::Cohort => format!("{}, geen prognose van CBS of PBL", prognose.naam),
        PrognoseSoort::Bestand => match &prognose.bestand {
            Some(bestand) if *bestand != prognose.naam => format!("{}, bestand {bestand}", prognose.naam),
            _ => format!("bestand {}", prognose.naam),
        },
    };
    match &prognose.variant {
        Some(variant) => format!("{wat}, variant {variant}"),
        None => wat,
    }
}

/// "Groei tot 2030 meegerekend met een prognose (…): …"; voor elk gebied van een run dezelfde zin.
#[must_use]
pub fn mededeling(plan: &Plan, prognose: &PlanPrognose) -> Zin {
    let jaar = plan.horizon.doel().jaar();
    let mut zin = Zin::from(format!("Groei tot {jaar} is meegerekend met een "))
        .onzeker("prognose")
        .tekst(format!(
            " ({}). SOLL en GAP van nu staan op de telling; het ingroeipad en de SOLL van {jaar} op de telling maal de groei.",
            naam(prognose)
        ));
    let gelijk: Vec<String> = [Basis::Inwoners, Basis::Inwoners0Tot17, Basis::Inwoners65Plus]
        .into_iter()
        .filter(|b| prognose.is_gelijk(*b))
        .map(|b| vooraf::basis(b).to_owned())
        .collect();
    if !gelijk.is_empty() {
        zin = zin.tekst(format!(" De prognose zegt niets over {}: gelijk gehouden.", opsomming(&gelijk)));
    }
    match terug(prognose, Basis::Inwoners65Plus) {
        Some(t) => zin.tekst(format!(" {}", teruggerekend(t))),
        None => zin,
    }
}

/// "Inwoners +4,2% (5 gemeenten op eigen rij); …": de groei in dit gebied, voor in een samenvatting.
#[must_use]
pub fn in_gebied(plan: &Plan) -> Option<Zin> {
    let prognose = plan.prognose.as_ref()?;
    let delen: Vec<String> = prognose
        .groei
        .iter()
        .filter(|g| !g.niveaus.is_empty())
        .filter_map(|g| {
            let gebied = g.gebied.as_ref()?;
            let groei = verandering(gebied.nu.aantal, gebied.doel)?;
            Some(format!("{} {groei} ({})", vooraf::basis(g.basis), niveaus(g)))
        })
        .collect();
    let dag = nl::datum(plan.horizon.doel().eerste_dag());
    (!delen.is_empty()).then(|| Zin::from(format!("Bevolking op {dag} ten opzichte van nu: {}.", delen.join("; "))))
}

/// De fout over alle gemeenten van een grondslag.
#[must_use]
pub fn terug(prognose: &PlanPrognose, basis: Basis) -> Option<&Terugvoorspelling> {
    prognose.terug.iter().find(|t| t.basis == basis && t.grootte == "alle")
}

/// "Teruggerekend van 2021 naar 2025 zat zij er bij 65-plussers gemiddeld 1,6% per gemeente naast …".
fn teruggerekend(t: &Terugvoorspelling) -> String {
    let [gemiddeld, p95, _] = t.raming;
    format!(
        "Teruggerekend van 2021 naar 2025 zat zij er bij {} gemiddeld {} per gemeente naast, en voor 95% van de gemeenten hoogstens {}; met één landelijke groeifactor was dat {} en {}.",
        vooraf::basis(t.basis),
        honderdsten(gemiddeld),
        honderdsten(p95),
        honderdsten(t.factor[0]),
        honderdsten(t.factor[1])
    )
}

/// Honderdsten van een procent als "1,6%".
#[must_use]
pub fn honderdsten(waarde: i64) -> String {
    format!("{}%", nl::met_decimalen(Amount::from_int(waarde).mul_div(Amount::ONE, Amount::from_int(100)).decimal(), 1))
}

/// De verandering als "+9,4%" of "−2%"; `None` als er niets was.
#[must_use]
pub fn verandering(van: Amount, naar: Amount) -> Option<String> {
    if van.is_zero() {
        return None;
    }
    let deel = (naar - van).mul_div(Amount::ONE, van);
    let tekst = nl::procent_precies(deel, 1);
    Some(if deel > Amount::ZERO && tekst != "0%" { format!("+{tekst}") } else { tekst })
}

/// Wat een norm in het doelkwartaal vraagt, in een cel zonder eenheid.
#[must_use]
pub fn soll_doel_kort(maat: Maat, rij: &PlanRij) -> String {
    match rij.soll_doel {
        _ if zonder_regio(rij) => super::stand::GEEN.to_owned(),
        Some(soll) => maat.bereik(soll, rij.positie),
        None => super::NOG_NIET_BEKEND.to_owned(),
    }
}

/// Of de SOLL van een rij in het plan verandert.
#[must_use]
pub fn groeit(rij: &PlanRij) -> bool {
    rij.soll.bereik != rij.soll_doel || rij.soll.verloop.iter().any(|b| Some(*b) != rij.soll.bereik)
}

/// De verandering van de SOLL, bij de gekozen plaats.
#[must_use]
pub fn soll_verandering(rij: &PlanRij) -> Option<String> {
    verandering(rij.soll.bereik?.gekozen, rij.soll_doel?.gekozen)
}

/// Was–wordt: "De SOLL groeit mee met de bevolking: nu 8,6 fte, op 1 januari 2030 9,4 fte (+9%), want …". Leeg zonder
/// prognose en bij een norm die niet van een bevolking afhangt.
#[must_use]
pub fn was_wordt(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Zin {
    let (Some(prognose), Some(maat), Some(nu), Some(doel)) =
        (&plan.prognose, Maat::van(norm), rij.soll.bereik, rij.soll_doel)
    else {
        return Zin::new();
    };
    let Some(stand) = rij.soll.stand else { return Zin::new() };
    let basis = stand.grondslag.basis();
    let dag = nl::datum(plan.horizon.doel().eerste_dag());
    if prognose.is_gelijk(basis) {
        return Zin::from(format!("De prognose zegt niets over {}: de SOLL is ", vooraf::basis(basis)))
            .onzeker("gelijk gehouden")
            .tekst(".");
    }
    let percentage = soll_verandering(rij).map_or_else(String::new, |p| format!(" ({p})"));
    let mut zin = Zin::from("De SOLL beweegt mee met de bevolking: nu ")
        .zin(maat.in_cel(nu, rij.positie))
        .tekst(format!(", op {dag} "))
        .zin(maat.in_cel(doel, rij.positie))
        .tekst(percentage);
    if let Some(straks) = rij.soll.stand_doel {
        zin = zin
            .tekst(", want er zijn dan ")
            .onzeker("naar verwachting")
            .tekst(" ")
            .bedrag(nl::personen(straks.basis))
            .tekst(format!(" {} in plaats van ", vooraf::basis(basis)))
            .bedrag(nl::personen(stand.basis));
    }
    zin.tekst(".")
}

/// Van welk niveau de groei van de gemeenten komt: "12 gemeenten op eigen rij, 3 op COROP".
#[must_use]
pub fn niveaus(groei: &GroeiVan) -> String {
    let mut delen: Vec<String> = groei
        .niveaus
        .iter()
        .map(|(niveau, n)| {
            let waar = match niveau {
                Niveau::Gemeente => "op eigen rij",
                Niveau::Corop => "op die van het COROP-gebied",
                Niveau::Land => "op die van Nederland",
                _ => "op die van de provincie",
            };
            format!("{} {waar}", aantal(*n, "gemeente", "gemeenten"))
        })
        .collect();
    if !groei.zonder.is_empty() {
        delen.push(format!("{} gelijk gehouden", aantal(groei.zonder.len(), "gemeente", "gemeenten")));
    }
    opsomming(&delen)
}

/// "2.340 (67%-interval 2.280 tot 2.400)": het verwachte aantal, met de grenzen waar de bron die geeft.
#[must_use]
pub fn verwacht(t: &Telgroei) -> Zin {
    let zin = Zin::new().bedrag(nl::personen(t.doel));
    match t.interval {
        Some((laag, hoog)) => zin.tekst(format!(" (interval {} tot {})", nl::personen(laag), nl::personen(hoog))),
        None => zin,
    }
}

/// De SOLL in het doelkwartaal voor in een grafiek of uitleg: laag en hoog zoals gedrukt.
#[must_use]
pub fn uiteinden_doel(rij: &PlanRij) -> Option<(Amount, Amount)> {
    rij.soll_doel.map(|b: Bereik| uiteinden(b, rij.positie))
}

//! Wat de lezer van een plan over het ingroeibestand moet weten: wat niet begrensd kon worden, en wat niet gehaald wordt.

use super::PlanRij;
use super::ingroei::NormIngroei;
use crate::finding::Finding;
use crate::horizon::Horizon;
use crate::ingroei::{Grens, GrensSoort, Groeivorm, Hoogte, Ingroei, Telt, code};
use crate::kosten::Kosten;
use crate::norm::{Norm, NormId};

/// Bevindingen over de grenzen als geheel.
pub(super) fn van_grenzen(
    ingroei: &Ingroei,
    kosten: Option<&Kosten>,
    te_duur: &[(Option<&NormId>, i16)],
    horizon: Horizon,
) -> Vec<Finding> {
    let mut uit = Vec::new();
    for grens in &ingroei.grenzen {
        let GrensSoort::Budget(budget) = &grens.soort else { continue };
        if kosten.is_none() {
            uit.push(met_plaats(
                Finding::waarschuwing(
                    code::ZONDER_KOSTEN,
                    "Dit budget begrenst niets: wat een norm kost is niet opgegeven. Geef een kostenbestand.",
                ),
                ingroei,
                grens,
            ));
        }
        let laatste = horizon.eind().jaar();
        if let Some(jaar) = budget.per_jaar.keys().next_back().filter(|j| **j < laatste) {
            uit.push(met_plaats(
                Finding::info(
                    code::BUDGET_EINDIGT,
                    format!("Na {jaar} noemt dit budget geen bedrag; die jaren zijn niet begrensd."),
                ),
                ingroei,
                grens,
            ));
        }
    }
    for (norm, jaar) in te_duur {
        let grens = ingroei
            .grenzen
            .iter()
            .find(|g| g.norm.as_ref() == *norm && matches!(&g.soort, GrensSoort::Budget(b) if b.telt == Telt::Alles));
        let Some(grens) = grens else { continue };
        uit.push(met_plaats(
            Finding::waarschuwing(
                code::IST_TE_DUUR,
                format!(
                    "Wat er al is kost in {jaar} meer dan dit budget; wat eruit betaald wordt, groeit tot en met dat jaar niet. Moet het budget alleen de groei betalen, schrijf dan telt = \"groei\"."
                ),
            ),
            ingroei,
            grens,
        ));
    }
    uit
}

/// Normen zonder bekende IST gebruiken onbekend veel van wat de regio heeft; dat is geen nul, dus het wordt gezegd.
pub(super) fn zonder_ist(ingroei: &Ingroei, normen: &[&Norm]) -> Option<Finding> {
    let van_regio = ingroei
        .grenzen
        .iter()
        .any(|g| g.norm.is_none() && matches!(g.soort, GrensSoort::Budget(_) | GrensSoort::Stijging { .. }));
    if normen.is_empty() || !van_regio {
        return None;
    }
    let namen: Vec<&str> = normen.iter().map(|n| n.naam.as_str()).collect();
    Some(
        Finding::waarschuwing(
            code::TELT_NIET_MEE,
            format!(
                "Van deze normen is de IST niet (geheel) bekend; wat zij kosten en hoe zij groeien telt in de grenzen van de regio niet mee: {}.",
                namen.join(", ")
            ),
        )
        .met_bestand(&ingroei.bestand),
    )
}

/// Bevindingen over één norm; `pad` is er als de IST van het gebied bekend is.
pub(super) fn van_norm(
    ingroei: &Ingroei,
    kosten: Option<&Kosten>,
    norm: &Norm,
    rij: &PlanRij,
    pad: Option<&NormIngroei>,
    horizon: Horizon,
) -> Vec<Finding> {
    let mut uit = Vec::new();
    let Some(pad) = pad else {
        if ingroei.grenzen.iter().any(|g| g.norm.as_ref() == Some(&norm.id)) {
            uit.push(Finding::waarschuwing(
                code::ONBEGRENSD,
                format!(
                    "{}: de grenzen zijn niet toegepast, want van {} is de IST of de SOLL niet (geheel) bekend.",
                    norm.naam,
                    rij.gebied.voluit()
                ),
            ));
        }
        return afgemaakt(uit, ingroei, norm, rij);
    };
    let budget = ingroei.grenzen_van(&norm.id).any(|g| matches!(g.soort, GrensSoort::Budget(_)));
    if budget && kosten.is_some_and(|k| k.tarief(&norm.id).is_none()) {
        uit.push(Finding::waarschuwing(
            code::ZONDER_KOSTEN,
            format!(
                "{}: de kosten zijn niet bekend; deze norm telt in geen budget mee en wordt er niet door begrensd.",
                norm.naam
            ),
        ));
    }
    if pad.gekozen.tekort.is_some() {
        let waarom: Vec<String> = horizon
            .kwartalen()
            .zip(&pad.gekozen.bindend)
            .filter(|(q, _)| *q == horizon.doel())
            .flat_map(|(_, b)| b.iter().map(ToString::to_string))
            .collect();
        let vroegst = pad
            .gekozen
            .vroegst
            .map_or_else(|| format!("niet voor het einde van het plan ({})", horizon.eind()), |q| q.to_string());
        uit.push(Finding::waarschuwing(
            code::NIET_GEHAALD,
            format!(
                "{}: in {} wordt de SOLL niet gehaald ({}). Vroegst haalbaar: {vroegst}.",
                norm.naam,
                horizon.doel(),
                waarom.join("; ")
            ),
        ));
    }
    if let (Groeivorm::Punten(punten), Some(ist), Some(soll)) = (ingroei.vorm(&norm.id), rij.ist.waarde, rij.soll_doel)
    {
        let buiten = punten.iter().find(|p| match p.hoogte {
            Hoogte::Stand(stand) => stand < ist || stand > soll.gekozen.max(ist),
            Hoogte::Aandeel(_) => false,
        });
        if let Some(punt) = buiten {
            uit.push(Finding::waarschuwing(
                code::PUNT_BUITEN,
                format!(
                    "{}: het eigen punt in {} ligt niet tussen de IST en de SOLL; het pad is daarop begrensd.",
                    norm.naam, punt.kwartaal
                ),
            ));
        }
    }
    afgemaakt(uit, ingroei, norm, rij)
}

fn afgemaakt(gevonden: Vec<Finding>, ingroei: &Ingroei, norm: &Norm, rij: &PlanRij) -> Vec<Finding> {
    gevonden
        .into_iter()
        .map(|f| f.met_bestand(&ingroei.bestand).met_gebied(rij.gebied.code.clone()).met_norm(norm.id.clone()))
        .collect()
}

fn met_plaats(bevinding: Finding, ingroei: &Ingroei, grens: &Grens) -> Finding {
    let uit = bevinding.met_bestand(&ingroei.bestand).met_rij(grens.regel);
    match &grens.norm {
        Some(norm) => uit.met_norm(norm.clone()),
        None => uit,
    }
}

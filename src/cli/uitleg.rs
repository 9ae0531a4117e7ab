//! `uitleg`: waarom een getal is wat het is.

use anyhow::anyhow;
use normwijzer_core::Plan;
use normwijzer_core::plan::PlanRij;
use normwijzer_core::zoek::zoek_gemeente;
use normwijzer_report::uitleg::uitleg;

use super::args::UitlegArgs;
use super::keuzes;
use super::uitgang::{Stop, druk_af};
use super::verzoek::Verzoek;

pub(crate) fn voer_uit(args: &UitlegArgs) -> Result<(), Stop> {
    let verzoek = Verzoek::lees(&args.reken)?;
    let norm = keuzes::norm(verzoek.normen(), &args.norm)?;
    let gemeente = args.gemeente.as_deref().map(|naam| zoek_gemeente(verzoek.land(), naam)).transpose();
    let gemeente = gemeente.map_err(|e| anyhow!("{e}"))?;
    let (plannen, _) = verzoek.plannen()?;
    let gevraagd = |rij: &&PlanRij| match &gemeente {
        Some(code) => rij.gebied.code == *code,
        None => plannen.iter().any(|p| p.gebied == rij.gebied),
    };
    let mut gevonden = false;
    for plan in &plannen {
        for rij in plan.rijen.iter().filter(|r| r.norm == norm.id).filter(gevraagd) {
            gevonden = true;
            let kwartaal = args.kwartaal.map(|q| in_plan(plan, q)).transpose()?;
            druk_af(&format!("{}, {}\n", norm.naam, rij.gebied.voluit()));
            for regel in uitleg(verzoek.normen(), rij, plan, kwartaal) {
                druk_af(&format!("- {regel}\n"));
            }
        }
    }
    if gevonden {
        return Ok(());
    }
    let reden = plannen.iter().flat_map(|p| &p.bevindingen).find(|f| f.norm_id.as_ref() == Some(&norm.id));
    let reden = reden.map_or_else(|| format!("{}: hier is geen getal van.", norm.naam), |f| f.bericht.clone());
    Err(anyhow!("{reden}").into())
}

fn in_plan(plan: &Plan, kwartaal: normwijzer_core::Quarter) -> anyhow::Result<normwijzer_core::Quarter> {
    let (start, eind) = (plan.horizon.start(), plan.horizon.eind());
    if kwartaal < start || kwartaal > eind {
        return Err(anyhow!("--kwartaal {kwartaal} ligt niet in het ingroeipad; kies van {start} tot en met {eind}."));
    }
    Ok(kwartaal)
}

//! `plan`: van wat de gebruiker vroeg naar een map met uitkomsten en een samenvatting op het scherm.

use anyhow::anyhow;
use normwijzer_core::{NormSet, Plan};
use normwijzer_report::zinnen::ingroei;

use super::args::PlanArgs;
use super::pagina::{self, Gedeeld};
use super::per_gebied;
use super::uitgang::{Stop, druk_af, meld, te_melden};
use super::uitkomst::{Omvang, samenvatting, uitkomst};
use super::uitvoer;
use super::verzoek::Verzoek;

pub(crate) fn voer_uit(args: &PlanArgs) -> Result<(), Stop> {
    if args.per_gebied && args.wat_kan_er {
        return Err(anyhow!("--wat-kan-er drukt af op het scherm en gaat niet samen met --per-gebied.").into());
    }
    if args.per_gebied && (args.reken.keuze.alle.is_none() || args.uit.is_none()) {
        return Err(anyhow!(
            "--per-gebied maakt een map voor elk gebied van een niveau. Noem het niveau met --alle (bijvoorbeeld --alle iza) en de map met --uit."
        )
        .into());
    }
    let verzoek = Verzoek::lees(&args.reken)?.met_huisstijl(args.huisstijl.as_deref())?;
    if args.wat_kan_er {
        verzoek.heeft_budget()?;
    }
    let Some(map) = &args.uit else {
        let (plannen, bevindingen) = verzoek.plannen()?;
        let samenvatting = samenvatting(&verzoek, &plannen)?;
        meld(&te_melden(&bevindingen));
        druk_af(&samenvatting);
        if args.wat_kan_er {
            druk_af(&wat_kan_er(verzoek.normen(), &plannen));
        }
        druk_af("\nEr is niets geschreven. Met --uit MAP krijgt u de tabellen, de pagina en de grafieken.\n");
        return Ok(());
    };
    let omvang = match (args.alleen_tabellen, args.geen_grafieken) {
        (true, _) => Omvang::AlleenTabellen,
        (false, true) => Omvang::ZonderGrafieken,
        (false, false) => Omvang::Alles,
    };
    if args.per_gebied {
        return per_gebied::voer_uit(&verzoek, map, omvang);
    }
    let (plannen, bevindingen) = verzoek.plannen()?;
    let gedeeld = Gedeeld::new(verzoek.bronnen())?;
    let uit = uitkomst(&verzoek, &gedeeld, verzoek.gebieden(), &plannen, &bevindingen, omvang)?;
    meld(&te_melden(&bevindingen));
    druk_af(&uit.samenvatting);
    if args.wat_kan_er {
        druk_af(&wat_kan_er(verzoek.normen(), &plannen));
    }
    uitvoer::schrijf(map, &uit.bestanden, &uit.verantwoording)?.meld("");
    druk_af(&pagina::wat_nu(map, &uit.bestanden));
    Ok(())
}

/// Welke SOLL de grenzen dragen, per gebied.
fn wat_kan_er(normen: &NormSet, plannen: &[Plan]) -> String {
    let een = |plan: &Plan| {
        let regels = ingroei::wat_kan_er(normen, plan).into_iter().map(|zin| format!("  {zin}\n"));
        format!("\nWat er kan, {}\n{}", plan.gebied.voluit(), regels.collect::<String>())
    };
    plannen.iter().map(een).collect()
}

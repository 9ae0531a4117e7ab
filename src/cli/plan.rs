//! `plan`: van wat de gebruiker vroeg naar een map met uitkomsten en een samenvatting op het scherm.

use normwijzer_core::{Ernst, Finding};

use super::args::PlanArgs;
use super::pagina;
use super::uitgang::{Stop, druk_af, meld, zeg};
use super::uitvoer;
use super::verzoek::Verzoek;

pub(crate) fn voer_uit(args: &PlanArgs) -> Result<(), Stop> {
    let verzoek = Verzoek::lees(&args.reken)?.met_huisstijl(args.huisstijl.as_deref())?;
    let Some(map) = &args.uit else {
        let (samenvatting, bevindingen) = verzoek.samenvatting()?;
        meld(&te_melden(&bevindingen));
        druk_af(&samenvatting);
        druk_af("\nEr is niets geschreven. Met --uit MAP krijgt u de tabellen, de pagina en de grafieken.\n");
        return Ok(());
    };
    let uitkomst = verzoek.uitkomst(!args.geen_grafieken)?;
    meld(&te_melden(&uitkomst.bevindingen));
    druk_af(&uitkomst.samenvatting);
    let verslag = uitvoer::schrijf(map, &uitkomst.bestanden, &uitkomst.verantwoording)?;
    for (naam, oud) in &verslag.bewaard {
        zeg(&format!("bewaard: {naam} was niet (meer) zoals het programma het schreef en heet nu {oud}."));
    }
    druk_af(&pagina::wat_nu(map, &uitkomst.bestanden));
    Ok(())
}

/// Op het scherm alleen wat vóór de uitkomst gelezen moet zijn; mededelingen staan op de pagina en in de verantwoording.
fn te_melden(bevindingen: &[Finding]) -> Vec<Finding> {
    let mut gezien = std::collections::BTreeSet::new();
    bevindingen
        .iter()
        .filter(|f| f.ernst == Ernst::Waarschuwing)
        .filter(|f| gezien.insert(f.to_string()))
        .cloned()
        .collect()
}

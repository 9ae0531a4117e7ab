//! De uitkomst van een run: uit de plannen van één gebied of van meer alle bestanden, en de verantwoording daarvan.
//!
//! Eén functie voor de run over alle gebieden en voor elk gebied apart; schrijft zelf niets.

use anyhow::Context as _;
use normwijzer_core::plan::Plan;
use normwijzer_core::{Finding, NormSet, Regio};
use normwijzer_data::tabellen::{Tabel, csv, tabellen};

use super::pagina::{self, Context, Gedeeld};
use super::uitgang::Stop;
use super::verantwoording::{self, Geschreven};
use super::verzoek::Verzoek;
use super::werkmap::{werkmap, woordenboek};

/// Hoeveel er van een run op schijf komt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Omvang {
    /// Tabellen, werkmap, pagina en grafieken.
    Alles,
    /// Alles behalve de grafieken.
    ZonderGrafieken,
    /// De tabellen en de verantwoording.
    AlleenTabellen,
}

impl Omvang {
    /// Of een eerdere run met deze bestanden even veel maakte.
    pub(crate) fn past_bij(self, bestanden: &[Geschreven]) -> bool {
        let pagina = bestanden.iter().any(|g| g.pad == "plan.md");
        let grafieken = bestanden.iter().any(|g| g.pad.starts_with("grafieken/"));
        (pagina, grafieken) == (self != Self::AlleenTabellen, self == Self::Alles)
    }
}

/// Wat een run oplevert.
pub(crate) struct Uitkomst {
    /// De bestanden, met hun pad binnen de map van de uitkomst.
    pub(crate) bestanden: Vec<(String, Vec<u8>)>,
    /// De verantwoording, die als laatste wordt neergezet.
    pub(crate) verantwoording: Vec<u8>,
    /// De samenvatting voor het scherm.
    pub(crate) samenvatting: String,
}

/// De samenvatting van een run; zonder bestanden.
pub(crate) fn samenvatting(verzoek: &Verzoek<'_>, plannen: &[Plan]) -> Result<String, Stop> {
    let gedeeld = Gedeeld::new(verzoek.bronnen())?;
    let code = verzoek.grond(verzoek.gebieden()).code()?;
    let context = Context::new(&code, verzoek.datum(), verzoek.bronnen(), &gedeeld, verzoek.gebieden());
    Ok(pagina::samenvatting(verzoek.normen(), plannen, &context))
}

/// De bestanden van een run over deze gebieden, met hun plannen en met wat er op te merken was.
pub(crate) fn uitkomst(
    verzoek: &Verzoek<'_>,
    gedeeld: &Gedeeld,
    gebieden: &[Regio],
    plannen: &[Plan],
    bevindingen: &[Finding],
    omvang: Omvang,
) -> anyhow::Result<Uitkomst> {
    let normen = verzoek.normen();
    let grond = verzoek.grond(gebieden);
    let code = grond.code()?;
    let context = Context::new(&code, verzoek.datum(), verzoek.bronnen(), gedeeld, gebieden);
    let mut bestanden = if omvang == Omvang::AlleenTabellen {
        csv_bestanden(normen, plannen, &code)?
    } else {
        let woordenboek = woordenboek(&tabellen(normen, plannen, &code));
        // De werkmap is ongeveer even veel werk als de tabellen en de pagina samen; de volgorde van de bestanden blijft.
        let (tabellen, werkmap) = rayon::join(
            || csv_bestanden(normen, plannen, &code),
            || werkmap(normen, plannen, &woordenboek, &grond, (&context, verzoek.huisstijl())),
        );
        let mut bestanden = tabellen?;
        bestanden.push(("plan.xlsx".to_owned(), werkmap?));
        bestanden
    };
    if omvang != Omvang::AlleenTabellen {
        bestanden.extend(pagina::bestanden(normen, plannen, &context, verzoek.huisstijl(), omvang == Omvang::Alles)?);
    }
    tracing::info!("{} bestanden gemaakt", bestanden.len());
    Ok(Uitkomst {
        verantwoording: verantwoording::json(&grond, &code, bevindingen, &bestanden)?,
        samenvatting: pagina::samenvatting(normen, plannen, &context),
        bestanden,
    })
}

/// De tabellen van het contract als CSV.
fn csv_bestanden(normen: &NormSet, plannen: &[Plan], code: &str) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let bestand = |tabel: Tabel<'_>| {
        let naam = format!("{}.csv", tabel.naam);
        Ok((naam, csv(tabel).context("tabel niet te schrijven")?))
    };
    tabellen(normen, plannen, code).into_iter().map(bestand).collect()
}

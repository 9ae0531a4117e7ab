//! De pagina's en grafieken van een run: wat de rapporten van de schil nodig hebben, en hun bestanden.

use std::path::Path;

use jiff::civil::Date;
use normwijzer_core::norm::NormSet;
use normwijzer_core::plan::Plan;
use normwijzer_core::{Gebied, Land, Regio};

use super::bronnen::Bronnen;
use super::uitgang::Stop;

/// Wat een pagina van de run moet weten.
pub(crate) struct Context<'a> {
    pub(crate) code: String,
    pub(crate) datum: Option<Date>,
    pub(crate) land: &'a Land,
    pub(crate) gebieden: &'a [Regio],
    pub(crate) ook: &'a [Gebied],
    pub(crate) peildatum_verschil: Vec<String>,
}

pub(crate) fn samenvatting(_: &NormSet, plannen: &[Plan], _: &Context<'_>) -> String {
    format!("{} plannen\n", plannen.len())
}

pub(crate) fn bestanden(_: &NormSet, _: &[Plan], _: &Context<'_>, _: bool) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    Ok(Vec::new())
}

pub(crate) fn wat_nu(map: &Path, _: &[(String, Vec<u8>)]) -> String {
    format!("Geschreven in {}.\n", map.display())
}

pub(crate) fn peildatum_verschil(_: &Bronnen, _: &[Regio]) -> Result<Vec<String>, Stop> {
    Ok(Vec::new())
}

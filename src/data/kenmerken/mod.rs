//! Kenmerken uit bestanden van een ander, of uit een eigen tabel: per gebied een percentage of aantal, met bron en jaar.
//!
//! Leest, keurt, en brengt naar de gemeenten van nu. Waarvoor een kenmerk dient, beslist de gebruiker; zie
//! `normwijzer_core::kenmerk`.

mod eigen;
mod naar_nu;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod proeven;
mod tabel;
mod verzamelen;

use normwijzer_core::kenmerk::{Kenmerk, KenmerkEenheid};
use normwijzer_core::{Amount, Basis, Finding, Land};
use normwijzer_ingest::{Invoer, LeesErnst};

use crate::betekenis::{Regiokenner, Regiolid};
use crate::bevolking::bron::{opmerkingen, zonder_map};
use crate::bron::{Bron, Herkomst};
use crate::bronbestand::BronBestand;
use crate::datasets::Datasets;
use crate::herindelingen::herindelingen;
use crate::import::DatasetUit;
use crate::schema::KENMERKEN;

pub use eigen::is_eigen;

/// Wat de gebruiker zegt waar het bestand het zelf niet zegt.
#[derive(Clone, Copy, Debug, Default)]
pub struct KenmerkKeuze<'a> {
    /// Het jaar, als het bestand er geen of meer dan één heeft.
    pub jaar: Option<i16>,
    /// Wie de cijfers uitgaf.
    pub bron: Option<&'a str>,
    /// Percentages of aantallen, als de koppen dat niet zeggen.
    pub eenheid: Option<KenmerkEenheid>,
}

/// Een cijfer zoals het gelezen is, nog op de gebieden van de bron.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cijfer {
    pub(crate) gebied: Regiolid,
    /// De code of naam zoals zij er stond.
    pub(crate) lid: String,
    pub(crate) naam: String,
    pub(crate) eenheid: KenmerkEenheid,
    pub(crate) jaar: i16,
    pub(crate) bron: String,
    pub(crate) weging: Basis,
    pub(crate) waarde: Amount,
    pub(crate) bestand: String,
    pub(crate) regel: u64,
    pub(crate) kolom: String,
}

/// Wat een lezer van één bestand vond.
#[derive(Debug, Default)]
pub(crate) struct Gevonden {
    pub(crate) cijfers: Vec<Cijfer>,
    pub(crate) bevindingen: Vec<Finding>,
}

/// De kenmerken, op de gemeenten van nu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GelezenKenmerken {
    /// De kenmerken, op naam.
    pub lijst: Vec<Kenmerk>,
    /// Wat waarvoor is aangezien, wat is weggelaten en waarom.
    pub bevindingen: Vec<Finding>,
    cijfers: Vec<Cijfer>,
}

/// Leest kenmerken: `eigen` zijn tabellen in onze eigen kolommen ([`is_eigen`]), `invoer` alle andere bestanden.
///
/// # Errors
/// Alle gebreken tegelijk, met hun plaats: onbekende gebieden, percentages buiten 0 tot 100, dubbele cijfers, geen jaar,
/// geen bron, niet te zien of het percentages of aantallen zijn.
pub fn lees_kenmerken(
    eigen: &[BronBestand<'_>],
    invoer: &[Invoer],
    keuze: KenmerkKeuze<'_>,
    land: &Land,
    datasets: &Datasets,
) -> Result<GelezenKenmerken, Vec<Finding>> {
    let herindelingen = herindelingen(datasets)?;
    let kenner = Regiokenner::new(land).met_herindelingen(herindelingen.clone());
    let mut alles = Gevonden::default();
    let mut voeg_toe = |g: Gevonden| {
        alles.cijfers.extend(g.cijfers);
        alles.bevindingen.extend(g.bevindingen);
    };
    for bestand in eigen {
        voeg_toe(eigen::lees(bestand, &kenner, keuze));
    }
    if !invoer.is_empty() {
        let wil = |_: &normwijzer_ingest::Codeboek, _: &str, lid: &str| {
            !["WK", "BU"].iter().any(|v| lid.starts_with(v) && lid.len() > 6)
        };
        let lezing = crate::import::lees_bronnen(invoer, &wil);
        let bevindingen = lezing
            .overgeslagen
            .iter()
            .map(|o| {
                Finding::info("KNM-000", format!("niet gebruikt: {}", o.waarom)).met_bestand(zonder_map(&o.bestand))
            })
            .chain(opmerkingen(&lezing.bevindingen, "de bestanden"))
            .collect();
        voeg_toe(Gevonden { cijfers: Vec::new(), bevindingen });
        if lezing.tabellen.is_empty() && lezing.bevindingen.iter().all(|b| b.ernst != LeesErnst::Fout) {
            let bericht = "geen tabel met kenmerken gevonden in deze bestanden";
            voeg_toe(Gevonden { cijfers: Vec::new(), bevindingen: vec![Finding::fout("KNM-001", bericht)] });
        }
        for t in &lezing.tabellen {
            voeg_toe(tabel::lees(t, &kenner, keuze));
        }
    }
    verzamelen::verzamel(alles, keuze, land, herindelingen.as_ref())
}

/// De kenmerken als dataset in onze eigen kolommen, op de gebieden van de bron; omgezet wordt er bij het plannen.
///
/// # Errors
/// Als er iets niet te schrijven is.
pub fn kenmerken_dataset(gelezen: &GelezenKenmerken, bestanden: &[Herkomst]) -> Result<DatasetUit, Vec<Finding>> {
    let rijen = gelezen
        .cijfers
        .iter()
        .map(|c| {
            vec![
                c.lid.clone(),
                c.naam.clone(),
                c.jaar.to_string(),
                c.waarde.to_string(),
                c.eenheid.token().to_owned(),
                c.bron.clone(),
                c.weging.token().to_owned(),
            ]
        })
        .collect();
    let mut bronnen: Vec<&str> = gelezen.cijfers.iter().map(|c| c.bron.as_str()).collect();
    bronnen.sort_unstable();
    bronnen.dedup();
    let mut jaren: Vec<String> = gelezen.cijfers.iter().map(|c| c.jaar.to_string()).collect();
    jaren.sort_unstable();
    jaren.dedup();
    let bron = Bron {
        titel: "Kenmerken per gebied".to_owned(),
        bron: bronnen.join("; "),
        licentie: "die van de bron".to_owned(),
        peildatum: jaren.join(", "),
        herkomst: bestanden.to_vec(),
        ..Bron::default()
    };
    crate::import::maak_dataset(bron, &[(&KENMERKEN, rijen)], gelezen.bevindingen.clone())
}

//! De tekeningen van een run: van elke grafiek alles om te plakken, en terug te vinden op haar pad.

use std::collections::BTreeMap;

use anyhow::Context as _;
use indicatif::ProgressBar;
use normwijzer_core::NormSet;
use normwijzer_report::document::Figuur;
use normwijzer_report::docx::Beeld;
use normwijzer_report::grafieken::{Grafiek, figurenlijst};
use normwijzer_report::huisstijl::Huisstijl;
use normwijzer_report::{alt, chart};
use rayon::prelude::*;

/// Bestanden onder `grafieken/`, op hun pad.
#[derive(Default)]
pub(crate) struct Tekeningen {
    op_pad: BTreeMap<String, Vec<u8>>,
}

impl Tekeningen {
    /// Tekent elke grafiek, en maakt de lijst van alle figuren per sectie. Tekenen is het duurste werk van een run;
    /// elke grafiek staat op zichzelf, dus zij gaan naast elkaar.
    pub(crate) fn teken(
        normen: &NormSet,
        grafieken: &[Grafiek],
        huisstijl: &Huisstijl,
        met_balk: bool,
    ) -> anyhow::Result<Self> {
        // Alleen op een terminal: daar weet iemand die wacht waar hij op wacht.
        let balk = if met_balk { ProgressBar::new(grafieken.len().try_into()?) } else { ProgressBar::hidden() };
        let getekend: Vec<_> =
            grafieken.par_iter().map(|g| stel(g, huisstijl).inspect(|_| balk.inc(1))).collect::<anyhow::Result<_>>()?;
        balk.finish_and_clear();
        let lijst = ("grafieken/figuren.csv".to_owned(), figurenlijst(normen, grafieken).into_bytes());
        Ok(Self { op_pad: getekend.into_iter().flatten().chain([lijst]).collect() })
    }

    /// De SVG met tekst naast de PNG van een figuur.
    pub(crate) fn svg(&self, pad: &str) -> Option<&str> {
        std::str::from_utf8(self.naast(pad, "svg")?).ok()
    }

    /// Het beeld van een figuur voor Word: de PNG en de SVG zonder tekst.
    pub(crate) fn beeld(&self, figuur: &Figuur) -> Option<Beeld> {
        let png = self.op_pad.get(&figuur.pad)?;
        let maat = |van: usize| Some(u32::from_be_bytes(png.get(van..van + 4)?.try_into().ok()?));
        // De afmetingen staan in het eerste blok van een PNG.
        let pixels = (maat(16)?, maat(20)?);
        let svg = self.naast(&figuur.pad, "omtrek.svg").map(<[u8]>::to_vec);
        Some(Beeld { png: png.clone(), svg, pixels })
    }

    /// De bestanden, op pad.
    pub(crate) fn bestanden(self) -> Vec<(String, Vec<u8>)> {
        self.op_pad.into_iter().collect()
    }

    fn naast(&self, pad: &str, uitgang: &str) -> Option<&[u8]> {
        let stam = pad.strip_suffix("png")?;
        self.op_pad.get(&format!("{stam}{uitgang}")).map(Vec::as_slice)
    }
}

/// Een grafiek als stel om te plakken.
fn stel(grafiek: &Grafiek, huisstijl: &Huisstijl) -> anyhow::Result<[(String, Vec<u8>); 5]> {
    let pad = |uitgang: &str| format!("grafieken/{}.{uitgang}", grafiek.naam);
    let drukwerk = chart::drukwerk(&grafiek.spec, huisstijl)
        .with_context(|| format!("de grafiek {} is niet te tekenen", grafiek.naam))?;
    Ok([
        (pad("svg"), drukwerk.svg.into_bytes()),
        (pad("png"), drukwerk.png),
        (pad("omtrek.svg"), drukwerk.omtrek.into_bytes()),
        (pad("alt.txt"), format!("{}\n", alt::text(&grafiek.spec)).into_bytes()),
        (pad("csv"), chart::cijfers(&grafiek.spec).into_bytes()),
    ])
}

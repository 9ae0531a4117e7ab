//! De normen, de datasets en het land van een run: ingebouwd, of van een plaats die de gebruiker noemt.

use std::path::Path;

use anyhow::{Context as _, bail};
use jiff::civil::Date;
use normwijzer_core::middelen::Middelen;
use normwijzer_core::norm::{NormBestand, NormSet, lees};
use normwijzer_core::{Basis, Ernst, Finding, Land};
use normwijzer_data::bron::{Bron, sha256};
use normwijzer_data::{
    BronBestand, Datasets, Peildatum, Toegepast, land, lees_indeling, met_indeling, middelen, pas_toe,
};
use normwijzer_ingest::bytes::GRENS_STATLINE;

use super::args::{BronArgs, TabelKeuzeArgs};
use super::bestanden;
use super::bevolking_invoer;
use super::ingebed;
use super::uitgang::Stop;

/// Een normbestand mag zo groot zijn.
const GRENS_NORM: u64 = 1 << 20;

/// Naam en controlegetal van iets waaruit gerekend is, voor de verantwoording.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub(crate) struct Herkomst {
    pub(crate) naam: String,
    pub(crate) sha256: String,
}

impl Herkomst {
    pub(crate) fn new(naam: &str, bytes: &[u8]) -> Self {
        Self { naam: naam.to_owned(), sha256: sha256(bytes) }
    }
}

/// De bevolking van de gebruiker, in het land gezet.
pub(crate) struct EigenBevolking {
    pub(crate) gelezen: bevolking_invoer::Gelezen,
    pub(crate) toegepast: Toegepast,
    /// Wat er over te zeggen is om haar opnieuw te lezen: naam van bestand of map, en de keuzes.
    pub(crate) parameters: Vec<(&'static str, String)>,
}

impl EigenBevolking {
    fn lees(
        args: &BronArgs,
        land: &mut Land,
        datasets: &Datasets,
        bevindingen: &mut Vec<Finding>,
    ) -> Result<Option<Self>, Stop> {
        let Some(pad) = &args.bevolking else {
            if args.tabelkeuze != TabelKeuzeArgs::default() {
                bail_geen_bevolking()?;
            }
            return Ok(None);
        };
        let vraag = bevolking_invoer::Vraag {
            paden: std::slice::from_ref(pad),
            peildatum: args.peildatum.as_deref(),
            tabelkeuze: &args.tabelkeuze,
        };
        // Hoe elke kolom gelezen is, zegt 'data importeer'; naast een fout leidt het hier af.
        let gelezen = bevolking_invoer::lees(&vraag, land, datasets).map_err(|stop| match stop {
            Stop::Bevindingen(f) => f.into_iter().filter(|f| f.ernst != Ernst::Info).collect::<Vec<_>>().into(),
            anders => anders,
        })?;
        let toegepast = pas_toe(land, &gelezen.bevolking, datasets)?;
        // Hoe elke kolom gelezen is, zegt 'data importeer'; hier alleen wat er aangenomen is of ontbreekt.
        let meldingen = gelezen.bevolking.bevindingen.iter().filter(|f| f.code != "IMP-000");
        bevindingen.extend(meldingen.chain(&toegepast.bevindingen).cloned());
        let keuzes = [("kolom", &args.tabelkeuze.kolom), ("tabel", &args.tabelkeuze.tabel)];
        let mut parameters = vec![("bevolking", bestanden::naam(pad))];
        parameters.extend(keuzes.into_iter().filter_map(|(naam, k)| Some((naam, k.clone()?))));
        parameters.push(("peildatum-bevolking", gelezen.bevolking.dag.to_string()));
        Ok(Some(Self { gelezen, toegepast, parameters }))
    }

    /// De gebruikte bestanden, voor de verantwoording.
    pub(crate) fn herkomst(&self) -> Vec<Herkomst> {
        let van = |h: &normwijzer_data::bron::Herkomst| Herkomst { naam: h.naam.clone(), sha256: h.sha256.clone() };
        self.gelezen.bestanden.iter().map(van).collect()
    }
}

fn bail_geen_bevolking() -> anyhow::Result<()> {
    bail!(
        "--kolom en --tabel kiezen iets in een bestand met inwoners. Noem dat bestand met --bevolking, of laat de keuze weg."
    )
}

/// Alles waarmee gerekend wordt.
pub(crate) struct Bronnen {
    pub(crate) normen: NormSet,
    pub(crate) land: Land,
    pub(crate) peildatum: Date,
    pub(crate) bevindingen: Vec<Finding>,
    pub(crate) herkomst_normen: Vec<Herkomst>,
    pub(crate) herkomst_datasets: Vec<Herkomst>,
    pub(crate) herkomst_indeling: Option<Herkomst>,
    pub(crate) bevolking: Option<EigenBevolking>,
    datasets: Datasets,
}

impl Bronnen {
    /// Leest normen, datasets en indeling.
    pub(crate) fn lees(args: &BronArgs) -> Result<Self, Stop> {
        let (normen, herkomst_normen, mut bevindingen) = normen(args.normen.as_deref())?;
        let datasets = datasets(args.datasets.as_deref())?;
        // Met een eigen bevolking is de peildatum die van haar tabel.
        let van_tabel = args.bevolking.is_some();
        let mut peildatum = peildatum(args.peildatum.as_deref().filter(|_| !van_tabel))?;
        let (mut land, gevonden) = land(&datasets, peildatum)?;
        bevindingen.extend(gevonden);
        let bevolking = EigenBevolking::lees(args, &mut land, &datasets, &mut bevindingen)?;
        if let Some(b) = bevolking.as_ref().filter(|b| b.toegepast.bases.contains(&Basis::Inwoners)) {
            peildatum = Peildatum(b.gelezen.bevolking.dag);
        }
        let mut herkomst_indeling = None;
        if let Some(pad) = &args.indeling {
            let bestand = bestanden::lees(pad, GRENS_STATLINE)?;
            let (rijen, gelezen) = lees_indeling(BronBestand { naam: &bestand.naam, bytes: &bestand.bytes })?;
            let (nieuw, gevonden) = met_indeling(&land, &rijen, &bestand.naam)?;
            land = nieuw;
            bevindingen.extend(gelezen.into_iter().chain(gevonden));
            herkomst_indeling = Some(Herkomst::new(&bestand.naam, &bestand.bytes));
        }
        let herkomst_datasets = datasets
            .bestanden()
            .filter(|(pad, _)| pad.ends_with(".csv"))
            .map(|(pad, bytes)| Herkomst::new(pad, bytes))
            .collect();
        Ok(Self {
            normen,
            land,
            peildatum: peildatum.0,
            bevindingen,
            herkomst_normen,
            herkomst_datasets,
            herkomst_indeling,
            bevolking,
            datasets,
        })
    }

    /// De datasets zelf, voor wat niet in het land zit.
    pub(crate) fn datasets(&self) -> &Datasets {
        &self.datasets
    }

    /// Het geld van de datasets; `None` als zij het niet hebben.
    pub(crate) fn middelen(&self) -> Result<Option<Middelen>, Stop> {
        Ok(middelen(&self.datasets)?)
    }

    /// Of deze dataset er is; alleen een aanvullende mag ontbreken.
    pub(crate) fn heeft(&self, naam: &str) -> bool {
        !self.datasets.zonder().contains(&naam)
    }

    /// De herkomst van een dataset.
    pub(crate) fn bron(&self, naam: &str) -> Result<Bron, Stop> {
        Ok(self.datasets.bron(naam)?)
    }

    /// Het land op de gewone peildatum, om een andere peildatum mee te vergelijken.
    pub(crate) fn land_op(&self, peildatum: Peildatum) -> Result<Land, Stop> {
        Ok(land(&self.datasets, peildatum)?.0)
    }
}

/// De normen: ingebouwd, of uit een bestand of map. Waarschuwingen komen mee.
pub(crate) fn normen(pad: Option<&Path>) -> Result<(NormSet, Vec<Herkomst>, Vec<Finding>), Stop> {
    let gelezen: Vec<(String, Vec<u8>)> = match pad {
        None => ingebed::NORMEN.iter().map(|(pad, bytes)| ((*pad).to_owned(), bytes.to_vec())).collect(),
        Some(pad) => bestanden::verzamel(pad, &["toml"])?
            .into_iter()
            .map(|(binnen, pad)| Ok((binnen, bestanden::lees(&pad, GRENS_NORM)?.bytes)))
            .collect::<anyhow::Result<_>>()?,
    };
    let invoer: Vec<NormBestand<'_>> =
        gelezen.iter().map(|(pad, bytes)| NormBestand { pad: pad.clone(), inhoud: bytes }).collect();
    match lees(&invoer) {
        (Some(normen), bevindingen) => {
            let herkomst = gelezen.iter().map(|(pad, bytes)| Herkomst::new(pad, bytes)).collect();
            Ok((normen, herkomst, bevindingen))
        }
        (None, bevindingen) => Err(bevindingen.into()),
    }
}

/// De datasets: ingebouwd, of uit een map.
pub(crate) fn datasets(map: Option<&Path>) -> Result<Datasets, Stop> {
    let Some(map) = map else {
        return Ok(Datasets::new(ingebed::DATASETS.iter().map(|(pad, bytes)| (*pad, *bytes))));
    };
    if !map.is_dir() {
        return Err(anyhow::anyhow!("{}: dit is geen map met datasets.", map.display()).into());
    }
    let bekend = Datasets::paden();
    let gelezen = bestanden::verzamel(map, &["csv", "toml"])?
        .into_iter()
        .filter(|(binnen, _)| bekend.contains(binnen))
        .map(|(binnen, pad)| Ok((binnen, bestanden::lees(&pad, GRENS_STATLINE)?.bytes)))
        .collect::<anyhow::Result<Vec<_>>>()?;
    Ok(Datasets::new(gelezen))
}

/// "2026", "1-1-2026" of "2026-01-01".
fn peildatum(tekst: Option<&str>) -> anyhow::Result<Peildatum> {
    let Some(tekst) = tekst else { return Ok(Peildatum::default()) };
    let jaar = match tekst.split('-').collect::<Vec<_>>().as_slice() {
        [jaar] | [jaar, "01" | "1", "01" | "1"] | ["01" | "1", "01" | "1", jaar] => jaar.parse::<i16>().ok(),
        _ => None,
    };
    // Vóór de leeftijden van 2025 zou het aantal inwoners ouder zijn dan de groepen waaruit het bestaat.
    let Some(jaar) = jaar.filter(|j| (Peildatum::default().0.year()..=2100).contains(j)) else {
        bail!("--peildatum '{tekst}' kan niet. Kies 2025 of 2026 (1 januari van dat jaar).");
    };
    Ok(Peildatum(Date::new(jaar, 1, 1).context("geen bestaande peildatum")?))
}

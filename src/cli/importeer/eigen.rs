//! Onze eigen datasets opnieuw uit hun bronbestanden: de gebieden, de IZA-regio's en de ingebouwde bevolking.
//!
//! Elk bestand heeft hier een vaste rol. Een tabel van een ander met inwoners leest `bevolking`.

use std::path::PathBuf;

use anyhow::{anyhow, bail};
use normwijzer_data::{
    BevolkingBronnen, BronBestand, DatasetUit, Datasets, importeer_bevolking, importeer_gebieden,
    importeer_inwoners_totalen, importeer_iza, schema,
};
use normwijzer_ingest::bytes::GRENS_PARQUET;
use normwijzer_ingest::{Bestandssoort, herken, lees_codes, lees_tabel, lees_tekst};

use crate::cli::args::{Bronsoort, Inhoud};
use crate::cli::bestanden::{self, Bestand};
use crate::cli::bronnen::namen;
use crate::cli::uitgang::{Stop, zeg};

/// Maakt de dataset die bij deze bestanden hoort.
pub(super) fn importeer(
    bronnen: &Bronbestanden,
    eigen: &Datasets,
    als: Inhoud,
    soort: Option<Bronsoort>,
) -> Result<DatasetUit, Stop> {
    let soort = match soort {
        Some(soort) => soort,
        None => bronnen.soort(als)?,
    };
    match soort {
        Bronsoort::Leeftijd => bronnen.leeftijd(eigen),
        Bronsoort::Totalen => bronnen.totalen(),
        Bronsoort::Cbs => bronnen.gebieden(),
        Bronsoort::Iza => Ok(importeer_iza(bronnen.een(Rol::Iza)?, &namen(eigen)?)?),
        Bronsoort::Tabel => Err(anyhow!("--soort tabel hoort bij --als bevolking.").into()),
    }
}

/// Waarvoor een bronbestand is aangezien, op zijn inhoud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rol {
    Statline,
    Observaties,
    Codes,
    Parquet,
    Iza,
    LeeftijdNl,
    Leeftijd2021,
    Herindelingen,
}

impl Rol {
    fn naam(self) -> &'static str {
        match self {
            Self::Statline => "StatLine-tabel 70072ned met de bevolking naar leeftijd",
            Self::Observaties => "OData v4-observaties (JSON)",
            Self::Codes => "OData v4-codetabel van de onderwerpen (JSON)",
            Self::Parquet => "Gebieden in Nederland (Parquet)",
            Self::Iza => "indeling in IZA-regio's (CSV)",
            Self::LeeftijdNl => "Nederland per jaar van leeftijd (CSV), voor de schatting van 0–17 jaar",
            Self::Leeftijd2021 => "vijfjaarsgroepen per gemeente op 1-1-2021 (CSV), voor de schatting van 0–17 jaar",
            Self::Herindelingen => "stromen van herindelingen (CSV), voor de schatting van 0–17 jaar",
        }
    }
}

pub(super) struct Bronbestanden {
    bestanden: Vec<(Option<Rol>, Bestand)>,
}

impl Bronbestanden {
    /// Leest alle bestanden.
    pub(super) fn lees(paden: &[PathBuf]) -> Result<Self, Stop> {
        let mut bestanden = Vec::new();
        for pad in paden {
            for (_, pad) in bestanden::verzamel(pad, &["csv", "json", "parquet"])? {
                let bestand = bestanden::lees(&pad, GRENS_PARQUET)?;
                let rol = rol(&bestand.bytes);
                bestanden.push((rol, bestand));
            }
        }
        Ok(Self { bestanden })
    }

    /// Zegt waarvoor elk bestand is aangezien.
    pub(super) fn zeg_rollen(&self) {
        for (rol, bestand) in &self.bestanden {
            zeg(&match rol {
                Some(rol) => format!("{}: {}.", bestand.naam, rol.naam()),
                None => format!("{}: niet gebruikt; herkend als {}.", bestand.naam, herken(&bestand.bytes)),
            });
        }
    }

    /// Of dit de vier bestanden zijn waaruit de ingebouwde bevolking komt.
    pub(super) fn is_ingebouwde_bevolking(&self) -> bool {
        [Rol::Statline, Rol::LeeftijdNl, Rol::Leeftijd2021, Rol::Herindelingen]
            .iter()
            .all(|rol| self.bestanden.iter().any(|(r, _)| *r == Some(*rol)))
    }

    /// Welke tabel dit is; een twijfelgeval wordt gevraagd, niet gegokt.
    fn soort(&self, als: Inhoud) -> anyhow::Result<Bronsoort> {
        let heeft = |rol| self.bestanden.iter().any(|(r, _)| *r == Some(rol));
        let opties: &[(Rol, Bronsoort, &str)] = match als {
            Inhoud::Bevolking => {
                &[(Rol::Statline, Bronsoort::Leeftijd, "leeftijd"), (Rol::Observaties, Bronsoort::Totalen, "totalen")]
            }
            // Een prognose en kenmerken hebben geen ingebouwde bronbestanden.
            Inhoud::Prognose | Inhoud::Kenmerken => &[],
            Inhoud::Gebieden => &[(Rol::Parquet, Bronsoort::Cbs, "cbs"), (Rol::Iza, Bronsoort::Iza, "iza")],
        };
        let gevonden: Vec<_> = opties.iter().filter(|(rol, _, _)| heeft(*rol)).collect();
        match gevonden.as_slice() {
            [(_, soort, _)] => Ok(*soort),
            [] => {
                let verwacht: Vec<&str> = opties.iter().map(|(rol, _, _)| rol.naam()).collect();
                bail!("geen bruikbaar bestand gevonden; verwacht: {}.", verwacht.join(", of "))
            }
            _ => {
                let keuzes: Vec<&str> = gevonden.iter().map(|(_, _, naam)| *naam).collect();
                bail!("hier staan meer tabellen. Kies met --soort {}.", keuzes.join(" of --soort "))
            }
        }
    }

    fn alle(&self, rol: Rol) -> Vec<BronBestand<'_>> {
        let met_rol = self.bestanden.iter().filter(move |(r, _)| *r == Some(rol));
        met_rol.map(|(_, b)| BronBestand { naam: &b.naam, bytes: &b.bytes }).collect()
    }

    fn een(&self, rol: Rol) -> anyhow::Result<BronBestand<'_>> {
        match self.alle(rol).as_slice() {
            [enig] => Ok(*enig),
            [] => Err(anyhow!("dit bestand ontbreekt: {}.", rol.naam())),
            meer => {
                let namen: Vec<&str> = meer.iter().map(|b| b.naam).collect();
                Err(anyhow!("er is er één nodig van: {}; gevonden: {}.", rol.naam(), namen.join(", ")))
            }
        }
    }

    fn leeftijd(&self, eigen: &Datasets) -> Result<DatasetUit, Stop> {
        let bronnen = BevolkingBronnen {
            statline: self.een(Rol::Statline)?,
            leeftijd_nl: self.een(Rol::LeeftijdNl)?,
            leeftijd_2021: self.een(Rol::Leeftijd2021)?,
            herindelingen: self.een(Rol::Herindelingen)?,
        };
        Ok(importeer_bevolking(&bronnen, &namen(eigen)?, &eigen.frame(&schema::INWONERS)?)?)
    }

    fn totalen(&self) -> Result<DatasetUit, Stop> {
        Ok(importeer_inwoners_totalen(&self.alle(Rol::Observaties), self.een(Rol::Codes)?)?)
    }

    /// De tabel met gebieden en die met haar onderwerpen zijn beide Parquet; de kleinste is die met onderwerpen.
    fn gebieden(&self) -> Result<DatasetUit, Stop> {
        let mut parquet = self.alle(Rol::Parquet);
        parquet.sort_by_key(|b| b.bytes.len());
        let [onderwerpen, gebieden] = parquet.as_slice() else {
            return Err(anyhow!(
                "nodig zijn twee Parquet-bestanden van één jaar: de gebieden en hun onderwerpen (measurecodes); gevonden: {}.",
                parquet.len()
            )
            .into());
        };
        // polars geeft bij sommige beschadigde bestanden paniek; die wordt opgevangen, en haar Engelse regel hoort niet op
        // het scherm.
        let haak = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        let dataset = importeer_gebieden(*gebieden, *onderwerpen);
        std::panic::set_hook(haak);
        Ok(dataset?)
    }
}

fn rol(bytes: &[u8]) -> Option<Rol> {
    match herken(bytes) {
        Bestandssoort::StatlineCsv | Bestandssoort::StatlineCsvBeschadigd => Some(Rol::Statline),
        Bestandssoort::OdataObservaties => Some(Rol::Observaties),
        Bestandssoort::OdataCodes => is_onderwerpen(bytes).then_some(Rol::Codes),
        Bestandssoort::Parquet => Some(Rol::Parquet),
        Bestandssoort::GewoneCsv => rol_van_csv(bytes),
        _ => None,
    }
}

/// Codes van onderwerpen beginnen met een M en een cijfer; die van regio's of perioden niet.
fn is_onderwerpen(bytes: &[u8]) -> bool {
    let codes = lees_tekst(bytes).ok().and_then(|t| lees_codes(&t).ok()).unwrap_or_default();
    codes.iter().any(|c| c.id.strip_prefix('M').is_some_and(|r| r.starts_with(|t: char| t.is_ascii_digit())))
}

fn rol_van_csv(bytes: &[u8]) -> Option<Rol> {
    let tabel = lees_tabel(&lees_tekst(bytes).ok()?).ok()?;
    let heeft = |kolommen: &[&str]| kolommen.iter().all(|k| bestanden::kolom(&tabel, k).is_some());
    [
        (Rol::Iza, ["gm_code", "iza_regio"]),
        (Rol::LeeftijdNl, ["Geslacht", "Leeftijd"]),
        (Rol::Leeftijd2021, ["gemeente", "10-14"]),
        (Rol::Herindelingen, ["gm_code", "tegenpartij_code"]),
    ]
    .into_iter()
    .find_map(|(rol, kolommen)| heeft(&kolommen).then_some(rol))
}

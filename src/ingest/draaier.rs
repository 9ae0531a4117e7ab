//! Van lang naar breed: waarnemingen met één cijfer worden rijen met een waarde per onderwerp.
//!
//! Gedeeld door de lezers van OData v4 (JSON, CSV en Parquet). Weet niet in welk bestand de waarnemingen stonden.

use std::collections::{BTreeMap, HashMap};

use crate::brontabel::{BronRij, Brontabel, Dimensie};
use crate::csv_rijen::MAX_CELLEN;
use crate::herken::Bestandssoort;
use crate::opmerking::Opmerkingen;
use crate::statline_kop::Onderwerp;
use crate::statline_waarde::Waarde;

/// Wat codelijsten en eigenschappen over een tabel vertellen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codeboek {
    /// Het nummer van de tabel.
    pub tabel: Option<String>,
    /// De titel van de tabel.
    pub titel: Option<String>,
    /// Code van het onderwerp → het onderwerp.
    pub onderwerpen: BTreeMap<String, Onderwerp>,
    /// Naam van de dimensie → code → titel.
    pub dimensies: BTreeMap<String, BTreeMap<String, String>>,
}

/// Verzamelt waarnemingen tot een brede tabel.
#[derive(Debug)]
pub struct Draaier {
    dimensies: Vec<String>,
    onderwerpen: HashMap<String, usize>,
    plaats: HashMap<Vec<String>, usize>,
    rijen: Vec<(u64, Vec<Option<Waarde>>)>,
    cellen: usize,
    vol: bool,
    bevindingen: Opmerkingen,
}

impl Draaier {
    /// Een lege tabel met deze dimensies.
    #[must_use]
    pub fn new(dimensies: Vec<String>) -> Self {
        Self {
            dimensies,
            onderwerpen: HashMap::new(),
            plaats: HashMap::new(),
            rijen: Vec::new(),
            cellen: 0,
            vol: false,
            bevindingen: Opmerkingen::default(),
        }
    }

    /// Neemt één waarneming; `sleutel` heeft van elke dimensie de code. Een tweede waarneming voor hetzelfde cijfer is
    /// een fout: welke van de twee geldt, is niet te zien.
    pub fn neem(&mut self, regel: u64, onderwerp: &str, sleutel: Vec<String>, waarde: Waarde) {
        if self.vol {
            return;
        }
        let kolom = match self.onderwerpen.get(onderwerp) {
            Some(kolom) => *kolom,
            None => {
                let kolom = self.onderwerpen.len();
                self.onderwerpen.insert(onderwerp.to_owned(), kolom);
                kolom
            }
        };
        let nieuw = self.rijen.len();
        let plaats = *self.plaats.entry(sleutel).or_insert(nieuw);
        if plaats == nieuw {
            self.rijen.push((regel, Vec::new()));
            self.cellen += self.dimensies.len();
        }
        let Some((eerste, waarden)) = self.rijen.get_mut(plaats) else { return };
        if waarden.len() <= kolom {
            self.cellen += kolom + 1 - waarden.len();
            waarden.resize(kolom + 1, None);
        }
        if self.cellen > MAX_CELLEN {
            self.vol = true;
            self.bevindingen.fout(Some(regel), None, || {
                format!(
                    "meer dan {MAX_CELLEN} cijfers; haal een kleinere selectie op, of kies de perioden die u nodig hebt"
                )
            });
            return;
        }
        match waarden.get_mut(kolom) {
            Some(vak @ None) => *vak = Some(waarde),
            _ => {
                let eerste = *eerste;
                self.bevindingen.fout(Some(regel), Some(onderwerp), || {
                    format!(
                        "dit cijfer staat er meer dan één keer (zie ook regel {eerste}); welk geldt, is niet te zien. Haal de tabel opnieuw op"
                    )
                });
            }
        }
    }

    /// De tabel; de onderwerpen op volgorde van hun code, de rijen op die van het bestand.
    #[must_use]
    pub fn klaar(self, soort: Bestandssoort, mut codeboek: Codeboek) -> Brontabel {
        let Self { dimensies, onderwerpen, plaats, rijen, mut bevindingen, .. } = self;
        let volgorde: BTreeMap<String, usize> = onderwerpen.into_iter().collect();
        let mut sleutels: Vec<Vec<String>> = vec![Vec::new(); rijen.len()];
        for (sleutel, plaats) in plaats {
            if let Some(vak) = sleutels.get_mut(plaats) {
                *vak = sleutel;
            }
        }
        let past = rijen.len().saturating_mul(volgorde.len()) <= MAX_CELLEN;
        if !past {
            bevindingen.fout(None, None, || {
                format!("meer dan {MAX_CELLEN} cellen; haal minder onderwerpen of minder rijen op")
            });
        }
        let breed = |(regel, mut waarden): (u64, Vec<Option<Waarde>>), sleutel| BronRij {
            regel,
            sleutel,
            waarden: volgorde
                .values()
                .map(|k| waarden.get_mut(*k).and_then(Option::take).unwrap_or(Waarde::Ontbreekt))
                .collect(),
        };
        let rijen = if past { rijen.into_iter().zip(sleutels).map(|(r, s)| breed(r, s)).collect() } else { Vec::new() };
        let onderwerpen = volgorde
            .into_keys()
            .map(|code| {
                codeboek.onderwerpen.remove(&code).unwrap_or_else(|| Onderwerp {
                    pad: vec![code.clone()],
                    eenheid: None,
                    code: Some(code),
                })
            })
            .collect();
        let dimensies = dimensies
            .into_iter()
            .map(|naam| Dimensie { leden: codeboek.dimensies.remove(&naam).unwrap_or_default(), naam })
            .collect();
        Brontabel {
            soort,
            tabel: codeboek.tabel,
            titel: codeboek.titel,
            dimensies,
            onderwerpen,
            rijen,
            bevindingen: bevindingen.klaar(),
        }
    }
}

//! Van lang naar breed: waarnemingen met één cijfer worden rijen met een waarde per onderwerp.
//!
//! Gedeeld door de lezers van OData v4 (JSON, CSV en Parquet). Weet niet in welk bestand de waarnemingen stonden.

use std::collections::{BTreeMap, HashMap};

use crate::brontabel::{BronRij, Brontabel, Dimensie};
use crate::codeboek::Codeboek;
use crate::csv_rijen::MAX_CELLEN;
use crate::herken::Bestandssoort;
use crate::opmerking::Opmerkingen;
use crate::statline_kop::Onderwerp;
use crate::statline_waarde::Waarde;

/// Verzamelt waarnemingen tot een brede tabel.
#[derive(Debug)]
pub(crate) struct Draaier {
    dimensies: Vec<String>,
    onderwerpen: HashMap<String, usize>,
    plaats: HashMap<Vec<String>, usize>,
    rijen: Vec<(usize, u64, Vec<Option<Waarde>>)>,
    cellen: usize,
    vol: bool,
    bestanden: Vec<String>,
    bevindingen: Opmerkingen,
}

impl Draaier {
    /// Een lege tabel met deze dimensies.
    pub(crate) fn new(dimensies: Vec<String>) -> Self {
        Self {
            dimensies,
            onderwerpen: HashMap::new(),
            plaats: HashMap::new(),
            rijen: Vec::new(),
            cellen: 0,
            vol: false,
            bestanden: Vec::new(),
            bevindingen: Opmerkingen::default(),
        }
    }

    /// Wat hierna komt, staat in dit bestand.
    pub(crate) fn in_bestand(&mut self, bestand: &str) {
        self.bevindingen.in_bestand(Some(bestand));
        self.bestanden.push(bestand.to_owned());
    }

    /// De namen van de dimensies.
    pub(crate) fn dimensies(&self) -> &[String] {
        &self.dimensies
    }

    /// Of de grens bereikt is: dan heeft verder lezen geen zin.
    pub(crate) fn vol(&self) -> bool {
        self.vol
    }

    /// Neemt één waarneming; `sleutel` heeft van elke dimensie de code. Een tweede waarneming voor hetzelfde cijfer is
    /// een fout: welke van de twee geldt, is niet te zien.
    pub(crate) fn neem(&mut self, regel: u64, onderwerp: &str, sleutel: Vec<String>, waarde: Waarde) {
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
            self.rijen.push((self.bestanden.len().saturating_sub(1), regel, Vec::new()));
            // Een rij zelf kost ook geheugen: haar sleutel staat er tweemaal bij het zoeken.
            self.cellen += self.dimensies.len() + 2;
        }
        let Some((_, eerste, waarden)) = self.rijen.get_mut(plaats) else { return };
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
    pub(crate) fn klaar(self, soort: Bestandssoort, codeboek: &Codeboek) -> Brontabel {
        let Self { dimensies, onderwerpen, plaats, rijen, bestanden, mut bevindingen, .. } = self;
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
        let breed = |(bestand, regel, mut waarden): (usize, u64, Vec<Option<Waarde>>), sleutel| BronRij {
            bestand,
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
            .map(|code| Onderwerp { pad: vec![code.clone()], eenheid: None, code: Some(code) })
            .collect();
        let dimensies = dimensies.into_iter().map(|naam| Dimensie { naam, leden: BTreeMap::new() }).collect();
        let mut tabel = Brontabel {
            soort,
            tabel: None,
            titel: None,
            bestanden,
            dimensies,
            onderwerpen,
            rijen,
            weggelaten: Vec::new(),
            bevindingen: bevindingen.klaar(),
        };
        codeboek.verrijk(&mut tabel);
        tabel
    }
}

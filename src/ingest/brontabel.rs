//! Eén tabel voor alle formaten van het CBS en het RIVM: dimensies, onderwerpen en waarden zoals zij er staan.
//!
//! Een lang formaat (OData v4) wordt hier breed: één rij per combinatie van codes, één waarde per onderwerp. Weet niet
//! welk onderwerp inwoners telt, wat een code betekent of welk gebied bij welke naam hoort.

use std::collections::BTreeMap;

use crate::herken::Bestandssoort;
use crate::opmerking::{LeesErnst, LeesOpmerking};
use crate::statline_csv::StatlineTabel;
use crate::statline_kop::Onderwerp;
use crate::statline_waarde::Waarde;

/// Een tabel zoals een bestand (of een stel bij elkaar horende bestanden) haar geeft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brontabel {
    /// Uit welk formaat zij komt.
    pub soort: Bestandssoort,
    /// Het nummer van de tabel, zoals `03759ned`, als het bestand dat noemt.
    pub tabel: Option<String>,
    /// De titel, als het bestand die noemt.
    pub titel: Option<String>,
    /// De bestanden waar zij uit komt, de waarnemingen eerst.
    pub bestanden: Vec<String>,
    /// De dimensies: elke rij heeft van elke dimensie één lid.
    pub dimensies: Vec<Dimensie>,
    /// De onderwerpen: elke rij heeft van elk onderwerp één waarde.
    pub onderwerpen: Vec<Onderwerp>,
    /// De rijen, in de volgorde van het bestand.
    pub rijen: Vec<BronRij>,
    /// Wat niet is overgenomen en waarom, in zinnen zonder punt.
    pub weggelaten: Vec<String>,
    /// Wat eraan mankeert of bij het lezen is aangenomen.
    pub bevindingen: Vec<LeesOpmerking>,
}

/// Een dimensie van een tabel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dimensie {
    /// De naam zoals zij er staat: `Perioden`, `RegioS`, `Regio's`, `Leeftijd`.
    pub naam: String,
    /// Code → titel, waar de bestanden dat vertellen; anders leeg.
    pub leden: BTreeMap<String, String>,
}

/// Een rij van een tabel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BronRij {
    /// De plaats van het bestand in [`Brontabel::bestanden`].
    pub bestand: usize,
    /// De regel van het bestand waar de rij begint, vanaf 1; in een werkmap en in Parquet het rijnummer.
    pub regel: u64,
    /// Per dimensie het lid, code of titel zoals het er staat, zonder spaties eromheen.
    pub sleutel: Vec<String>,
    /// Per onderwerp de waarde.
    pub waarden: Vec<Waarde>,
}

impl Brontabel {
    /// Of er een fout bij is: dan is de tabel niet te vertrouwen.
    #[must_use]
    pub fn heeft_fout(&self) -> bool {
        self.bevindingen.iter().any(|b| b.ernst == LeesErnst::Fout)
    }

    /// Plakt een tabel met dezelfde kolommen eronder, in welke volgorde haar kolommen ook staan. Andere kolommen zijn een
    /// fout: dan is het niet dezelfde tabel.
    pub(crate) fn plak(&mut self, ander: Self) {
        let eigen: Vec<&str> = self.dimensies.iter().map(|d| d.naam.as_str()).collect();
        let zijn: Vec<&str> = ander.dimensies.iter().map(|d| d.naam.as_str()).collect();
        let (sleutels, waarden) = (volgorde(&eigen, &zijn), volgorde(&self.onderwerpen, &ander.onderwerpen));
        let eerste = self.bestanden.len();
        if ander.rijen.is_empty() {
            // Een lege bladzijde heeft geen kolommen om te vergelijken.
            self.bestanden.extend(ander.bestanden);
            self.bevindingen.extend(ander.bevindingen);
            return;
        }
        self.bestanden.extend(ander.bestanden.iter().cloned());
        self.bevindingen.extend(ander.bevindingen);
        let (Some(sleutels), Some(waarden)) = (sleutels, waarden) else {
            self.bevindingen.push(LeesOpmerking {
                ernst: LeesErnst::Fout,
                bestand: ander.bestanden.into_iter().next(),
                regel: None,
                kolom: None,
                bericht: format!(
                    "deze bladzijde heeft andere kolommen dan {}. Haal alle bladzijden van één tabel met dezelfde selectie op",
                    self.bestanden.first().map_or("de eerste", String::as_str)
                ),
            });
            return;
        };
        self.rijen.extend(ander.rijen.into_iter().map(|rij| BronRij {
            bestand: rij.bestand + eerste,
            regel: rij.regel,
            sleutel: verzet(rij.sleutel, &sleutels),
            waarden: verzet(rij.waarden, &waarden),
        }));
    }

    /// Het bestand waar een rij uit komt.
    #[must_use]
    pub fn bestand_van(&self, rij: &BronRij) -> &str {
        self.bestanden.get(rij.bestand).map_or("", String::as_str)
    }

    /// De plaats van de eerste dimensie waarvan de naam zo begint, zonder op hoofdletters te letten: `regio` vindt
    /// zowel `RegioS` als `Regio's`.
    #[must_use]
    pub fn dimensie(&self, begin: &str) -> Option<usize> {
        let begin = begin.to_lowercase();
        self.dimensies.iter().position(|d| d.naam.to_lowercase().starts_with(&begin))
    }
}

/// Voor elke eigen kolom haar plaats bij de ander; `None` als het niet dezelfde kolommen zijn.
fn volgorde<T: PartialEq>(eigen: &[T], ander: &[T]) -> Option<Vec<usize>> {
    let plaatsen: Vec<usize> = eigen.iter().map(|k| ander.iter().position(|a| a == k)).collect::<Option<_>>()?;
    (plaatsen.len() == ander.len()).then_some(plaatsen)
}

fn verzet<T: Default + Clone>(rij: Vec<T>, volgorde: &[usize]) -> Vec<T> {
    volgorde.iter().map(|plaats| rij.get(*plaats).cloned().unwrap_or_default()).collect()
}

impl Dimensie {
    /// De titel van een lid, of het lid zelf als de bestanden geen titel geven.
    #[must_use]
    pub fn titel<'a>(&'a self, lid: &'a str) -> &'a str {
        self.leden.get(lid).map_or(lid, String::as_str)
    }
}

impl BronRij {
    /// Het lid van de dimensie op deze plaats.
    #[must_use]
    pub fn lid(&self, plaats: usize) -> &str {
        self.sleutel.get(plaats).map_or("", String::as_str)
    }
}

impl From<StatlineTabel> for Brontabel {
    fn from(tabel: StatlineTabel) -> Self {
        Self {
            soort: tabel.soort,
            tabel: None,
            bestanden: Vec::new(),
            titel: tabel.titelregels.into_iter().find(|regel| !regel.is_empty()),
            dimensies: tabel.dimensies.into_iter().map(|naam| Dimensie { naam, leden: BTreeMap::new() }).collect(),
            onderwerpen: tabel.onderwerpen,
            rijen: tabel
                .rijen
                .into_iter()
                .map(|rij| BronRij { bestand: 0, regel: rij.regel, sleutel: rij.dimensies, waarden: rij.waarden })
                .collect(),
            weggelaten: Vec::new(),
            bevindingen: tabel.bevindingen,
        }
    }
}

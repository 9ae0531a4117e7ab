//! De bevolking uit een tabel van een ander: per gemeente op één dag, in de banden van die tabel.
//!
//! Telt en keurt; schat niets en brengt niets naar andere gemeenten. Wat de tabel niet zegt is onbekend, en een gemeente die
//! ontbreekt is een bevinding.

pub mod bron;
mod keuring;
mod lezing;
pub(crate) mod maat;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod proeven;
pub mod toepassen;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use normwijzer_core::{Finding, GebiedCode};
use normwijzer_ingest::{Bestandssoort, Brontabel};

use crate::betekenis::{Band, Regiokenner, Rollen, dag_in_tekst, rollen};
use crate::leeftijdsgroepen::Cel;

/// Wat de gebruiker koos waar een tabel meer kan betekenen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Keuze<'a> {
    /// De peildatum.
    pub peildatum: Option<Date>,
    /// Een stuk van de kop van de kolom die telt.
    pub kolom: Option<&'a str>,
    /// Een stuk van het nummer of de bestandsnaam van de tabel.
    pub tabel: Option<&'a str>,
}

/// Wat er van gemeenten en totalen bekend is, om mee te herkennen en te keuren.
#[derive(Clone, Copy, Debug)]
pub struct Bekend<'a> {
    /// Herkent gebieden.
    pub kenner: &'a Regiokenner,
    /// Inwoners van Nederland op de dagen van onze eigen tabel.
    pub totalen: &'a BTreeMap<Date, i64>,
}

/// De bevolking op één dag, voor de gemeenten van die dag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bevolking {
    /// Het bestand, voor bevindingen.
    pub bestand: String,
    /// Alle bestanden van de tabel, zoals de lezer ze kreeg.
    pub bestanden: Vec<String>,
    /// Het nummer van de tabel, als zij dat noemt.
    pub tabel: Option<String>,
    /// De titel van de tabel, als zij die noemt.
    pub titel: Option<String>,
    /// De dag waarop de aantallen gelden.
    pub dag: Date,
    /// De dag waarvan de gemeenten zijn; meestal de peildatum zelf.
    pub indeling: Date,
    /// De banden van de tabel.
    pub banden: BTreeSet<Band>,
    /// Per gemeente (code van die dag) de aantallen; elke gemeente heeft elke band.
    pub gemeenten: BTreeMap<GebiedCode, BTreeMap<Band, Cel>>,
    /// Of de bron in duizenden telt: dan is geen aantal op de persoon nauwkeurig.
    pub afgerond: bool,
    /// Wat waarvoor is aangezien, wat is weggelaten en waarom, en de totalen.
    pub bevindingen: Vec<Finding>,
}

impl Bevolking {
    /// "Kerncijfers wijken en buurten (85984NED), bestand kwb.csv".
    #[must_use]
    pub fn noem_bron(&self) -> String {
        let tabel = match (&self.titel, &self.tabel) {
            (Some(titel), Some(nummer)) => format!("{titel} ({nummer}), "),
            (Some(wat), None) | (None, Some(wat)) => format!("{wat}, "),
            (None, None) => String::new(),
        };
        format!("{tabel}bestand {}", self.bestand)
    }

    /// De som over de gemeenten van een band, als die in elke gemeente bekend is.
    #[must_use]
    pub fn som(&self, band: Band) -> Option<i64> {
        self.gemeenten
            .values()
            .map(|g| match g.get(&band) {
                Some(Cel::Aantal(n)) => Some(*n),
                _ => None,
            })
            .sum()
    }
}

/// Leest de bevolking uit een tabel.
///
/// # Errors
/// Alle gebreken tegelijk: geen kolom met gemeenten of inwoners, meer dan één mogelijke kolom of peildatum, cijfers die
/// geen aantal zijn, dubbele rijen, gemeenten die niet bestonden, sommen die niet kloppen.
pub fn lees(tabel: &Brontabel, bestand: &str, keuze: Keuze<'_>, bekend: Bekend<'_>) -> Result<Bevolking, Vec<Finding>> {
    let mut bevindingen = bron::opmerkingen(&tabel.bevindingen, bestand);
    let info = |bericht: String| Finding::info("IMP-000", bericht).met_bestand(bestand);
    let (rollen, kolommen) = match telt_inwoners(tabel, bestand, keuze) {
        Ok(gevonden) => gevonden,
        Err(fouten) => {
            bevindingen.extend(fouten);
            return Err(bevindingen);
        }
    };
    let met_leeftijd = rollen.leeftijd.is_some();
    if let Some(titel) = tabel.titel.as_deref().or(tabel.tabel.as_deref()) {
        let nummer = tabel.tabel.as_deref().filter(|t| *t != titel).map_or(String::new(), |t| format!(" ({t})"));
        bevindingen.push(info(format!("tabel \"{titel}\"{nummer}")));
    }
    bevindingen.extend(rollen.toelichting.iter().map(|t| info(t.clone())));
    bevindingen.extend(tabel.weggelaten.iter().map(|w| info(format!("weggelaten: {w}"))));
    for k in &kolommen.kolommen {
        let kop = tabel.onderwerpen.get(k.plaats).map(maat::kop).unwrap_or_default();
        let wat = match (met_leeftijd, k.sekse) {
            (true, _) => "inwoners, leeftijd per rij".to_owned(),
            (_, crate::betekenis::Sekse::Mannen) => "mannen".to_owned(),
            (_, crate::betekenis::Sekse::Vrouwen) => "vrouwen".to_owned(),
            _ => k.band.to_string(),
        };
        let schaal = if k.schaal == 1 { "" } else { ", in duizenden" };
        bevindingen.push(info(format!("\"{kop}\" gelezen als {wat}{schaal}")));
    }
    if !kolommen.procenten.is_empty() {
        bevindingen.push(info(format!(
            "{} kolommen met percentages over leeftijden weggelaten, zoals \"{}\"",
            kolommen.procenten.len(),
            kolommen.procenten.first().map_or("", String::as_str)
        )));
    }
    let gelezen = lezing::lees(tabel, bestand, &rollen, &kolommen.kolommen, bekend.kenner);
    let titeldag = tabel.titel.as_deref().and_then(dag_in_tekst);
    keuring::kies_en_keur(gelezen, tabel, bestand, titeldag, keuze, bekend, bevindingen)
}

/// De rollen en de telkolommen van een tabel, als zij inwoners telt.
fn telt_inwoners(tabel: &Brontabel, bestand: &str, keuze: Keuze<'_>) -> Result<(Rollen, maat::Kolommen), Vec<Finding>> {
    if let Some(d) = tabel.dimensies.iter().find(|d| d.naam.to_lowercase().starts_with("prognose")) {
        let bericht = format!("dit is een prognose (kolom {}), geen telling; gebruik --prognose", d.naam);
        return Err(vec![Finding::fout("IMP-032", bericht).met_bestand(bestand)]);
    }
    let rollen = rollen(tabel, bestand);
    let met_leeftijd = rollen.as_ref().is_ok_and(|r| r.leeftijd.is_some());
    // In onze eigen kolommen heet het aantal gewoon "aantal".
    let los_aantal = met_leeftijd || tabel.soort == Bestandssoort::EigenTabel;
    match (rollen, maat::zoek(tabel, bestand, maat::Vraag { met_leeftijd, los_aantal, kolom: keuze.kolom })) {
        (Ok(rollen), Ok(kolommen)) => Ok((rollen, kolommen)),
        (a, b) => Err([a.err(), b.err()].into_iter().flatten().flatten().collect()),
    }
}

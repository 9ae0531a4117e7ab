//! De bevolking uit een tabel van een ander: per gemeente op één dag, in de banden van die tabel.
//!
//! Telt en keurt; schat niets en brengt niets naar andere gemeenten. Wat de tabel niet zegt is onbekend, en een gemeente die
//! ontbreekt is een bevinding.

mod keuring;
mod lezing;
pub(crate) mod maat;
pub mod toepassen;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use normwijzer_core::{Finding, GebiedCode};
use normwijzer_ingest::{Brontabel, LeesErnst};

use crate::betekenis::{Band, Regiokenner, dag_in_tekst, rollen};
use crate::leeftijdsgroepen::Cel;

/// Wat de gebruiker koos waar een tabel meer kan betekenen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Keuze<'a> {
    /// De peildatum.
    pub peildatum: Option<Date>,
    /// Een stuk van de kop van de kolom die telt.
    pub kolom: Option<&'a str>,
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
    let mut bevindingen: Vec<Finding> = tabel
        .bevindingen
        .iter()
        .map(|o| {
            let mut f = match o.ernst {
                LeesErnst::Fout => Finding::fout("IMP-002", &o.bericht),
                LeesErnst::Waarschuwing => Finding::waarschuwing("IMP-002", &o.bericht),
            }
            .met_bestand(bestand);
            f.rij = o.regel;
            f.kolom.clone_from(&o.kolom);
            f
        })
        .collect();
    let info = |bericht: String| Finding::info("IMP-000", bericht).met_bestand(bestand);
    if let Some(d) = tabel.dimensies.iter().find(|d| d.naam.to_lowercase().starts_with("prognose")) {
        bevindingen.push(
            Finding::fout(
                "IMP-032",
                format!("dit is een prognose (kolom {}), geen telling; gebruik --prognose", d.naam),
            )
            .met_bestand(bestand),
        );
        return Err(bevindingen);
    }
    let rollen = rollen(tabel, bestand);
    let met_leeftijd = rollen.as_ref().is_ok_and(|r| r.leeftijd.is_some());
    let kolommen = maat::zoek(tabel, bestand, met_leeftijd, keuze.kolom);
    let (rollen, kolommen) = match (rollen, kolommen) {
        (Ok(r), Ok(k)) => (r, k),
        (a, b) => {
            bevindingen.extend([a.err(), b.err()].into_iter().flatten().flatten());
            return Err(bevindingen);
        }
    };
    if let Some(titel) = tabel.titel.as_deref().or(tabel.tabel.as_deref()) {
        let nummer = tabel.tabel.as_deref().filter(|t| *t != titel).map_or(String::new(), |t| format!(" ({t})"));
        bevindingen.push(info(format!("tabel \"{titel}\"{nummer}")));
    }
    bevindingen.extend(rollen.toelichting.iter().map(|t| info(t.clone())));
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

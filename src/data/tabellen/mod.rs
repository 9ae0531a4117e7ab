//! De tabellen van het contract (DESIGN §7): van plannen naar rijen, één keer, met vaste kolommen.
//!
//! CSV, Parquet, het frame en de werkmap komen alle uit dezelfde [`Tabel`]. Onafgerond; afronden doet de pagina.
//! Weet niets van grafieken, pagina's of bestanden.

mod afwijkingen;
mod csv_uit;
mod dekking;
mod frame;
mod getal;
mod ingroeipad;
mod kenmerken;
mod kwalitatief;
mod lezingen;
mod plan;
mod prognose;

use std::borrow::Cow;

use jiff::civil::Date;
use normwijzer_core::norm::{Norm, NormSet};
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::{Amount, Gebied, Quarter};

pub use csv_uit::{csv, veilige_cel};
pub use frame::{frame, frames};

/// Een kolom: haar naam, haar type en wat zij betekent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kolom {
    /// De naam in het contract.
    pub naam: &'static str,
    /// Of de kolom getallen bevat.
    pub getal: bool,
    /// Wat er in staat, voor het gegevenswoordenboek.
    pub betekenis: &'static str,
}

/// Een cel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cel<'a> {
    /// Tekst, een code, een datum (ISO).
    Tekst(Cow<'a, str>),
    /// Een kwartaal.
    Kwartaal(Quarter),
    /// Een datum.
    Datum(Date),
    /// Een exact getal.
    Getal(Amount),
    /// Onbekend of niet van toepassing; nooit nul.
    Leeg,
}

impl<'a> Cel<'a> {
    fn tekst(t: impl Into<Cow<'a, str>>) -> Self {
        Self::Tekst(t.into())
    }

    fn of(t: Option<&'a str>) -> Self {
        t.map_or(Self::Leeg, Self::tekst)
    }

    fn datum(d: Option<Date>) -> Self {
        d.map_or(Self::Leeg, Self::Datum)
    }

    fn getal(a: Option<Amount>) -> Self {
        a.map_or(Self::Leeg, Self::Getal)
    }

    fn aantal(n: usize) -> Self {
        Self::Getal(Amount::from_int(i64::try_from(n).unwrap_or(i64::MAX)))
    }
}

/// De rijen van een deel van een tabel, een voor een gemaakt: het ingroeipad van heel Nederland past anders niet ruim
/// in het geheugen.
pub type Rijen<'a> = Box<dyn Iterator<Item = Vec<Cel<'a>>> + Send + 'a>;

/// Zoveel rijen van een plan vormen een deel van een tabel.
const DEEL: usize = 256;

/// Een tabel met vaste kolommen.
pub struct Tabel<'a> {
    /// Naam van het bestand zonder uitgang: `plan`.
    pub naam: &'static str,
    /// De kolommen, in de volgorde van het contract.
    pub kolommen: &'static [Kolom],
    /// De rijen, elk zo lang als de kolommen, in delen die naast elkaar gemaakt kunnen worden.
    pub delen: Vec<Rijen<'a>>,
}

impl<'a> Tabel<'a> {
    /// Alle rijen op volgorde.
    pub fn rijen(self) -> impl Iterator<Item = Vec<Cel<'a>>> {
        self.delen.into_iter().flatten()
    }
}

/// De tabellen van een run over een of meer gebieden, gestapeld. Het register van afwijkingen is erbij als er
/// afwijkingen zijn, en de bevolking door de tijd als er een prognose is.
#[must_use]
pub fn tabellen<'a>(normen: &'a NormSet, plannen: &'a [Plan], code: &'a str) -> Vec<Tabel<'a>> {
    let mut uit = vec![
        plan::tabel(normen, plannen, code),
        ingroeipad::tabel(normen, plannen),
        lezingen::tabel(normen, plannen),
        kwalitatief::tabel(normen, plannen),
        dekking::tabel(plannen),
    ];
    if plannen.iter().any(|p| !p.afwijkingen.is_empty()) {
        uit.push(afwijkingen::tabel(normen, plannen));
    }
    if plannen.iter().any(|p| p.prognose.is_some()) {
        uit.push(prognose::tabel(plannen));
    }
    if plannen.iter().any(|p| !p.kenmerken.is_empty()) {
        uit.push(kenmerken::tabel(plannen));
    }
    uit
}

/// De rijen van elk plan in delen: `maak` geeft de rijen van de tabel bij een rij van een plan.
fn delen<'a, I>(
    normen: &'a NormSet,
    plannen: &'a [Plan],
    maak: impl Fn(&'a Norm, &'a PlanRij) -> I + Copy + Send + 'a,
) -> Vec<Rijen<'a>>
where
    I: Iterator<Item = Vec<Cel<'a>>> + Send + 'a,
{
    let deel = |rijen: &'a [PlanRij]| -> Rijen<'a> {
        let met_norm = rijen.iter().filter_map(|rij| Some((normen.norm(&rij.norm)?, rij)));
        Box::new(met_norm.flat_map(move |(norm, rij)| maak(norm, rij)))
    };
    plannen.iter().flat_map(|p| p.rijen.chunks(DEEL)).map(deel).collect()
}

/// De drie cellen waarmee elke tabel haar gebied noemt.
fn gebied(g: &Gebied) -> [Cel<'_>; 3] {
    [Cel::tekst(g.niveau.token()), Cel::tekst(g.code.as_str()), Cel::tekst(g.naam.as_str())]
}

/// Een kolom met tekst.
const fn t(naam: &'static str, betekenis: &'static str) -> Kolom {
    Kolom { naam, getal: false, betekenis }
}

/// Een kolom met getallen.
const fn n(naam: &'static str, betekenis: &'static str) -> Kolom {
    Kolom { naam, getal: true, betekenis }
}

const NIVEAU: Kolom = t("gebied_niveau", "niveau van het gebied: land, provincie, ggd, iza, …, gemeente, eigen");
const CODE: Kolom = t("gebied_code", "code van het gebied: GM0034, GG2209, NL, IZA-slug, EIGEN-slug");
const NAAM: Kolom = t("gebied_naam", "naam van het gebied");
const NORM: Kolom = t("norm_id", "vaste naam van de norm");
const EDITIE: Kolom = t("norm_editie", "uitgave van de bron waaruit de norm komt");
const LEZING: Kolom = t("lezing", "manier waarop de tekst van de norm gelezen is");
const EENHEID: Kolom = t("eenheid", "eenheid van SOLL, IST en GAP");
const SOLL_LAAG: Kolom = n("soll_laag", "wat de norm vraagt bij de ondergrens");
const SOLL: Kolom = n("soll", "wat de norm vraagt bij de gekozen plaats; het midden als niet gekozen is");
const SOLL_HOOG: Kolom = n("soll_hoog", "wat de norm vraagt bij de bovengrens");

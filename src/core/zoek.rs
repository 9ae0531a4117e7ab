//! Een gebied vinden bij een naam of code, zonder acht te slaan op hoofdletters, accenten en bekende
//! schrijfwijzen ("Den Haag", "Hengelo", "Groningen (gemeente)").

use std::collections::BTreeMap;

use crate::gebied::{Gebied, GebiedCode, Niveau};
use crate::herindeling::{OudeNaam, Vroeger};
use crate::land::Land;

/// Hoeveel namen er worden aangeboden als een naam niet gevonden is.
const DICHTSTBIJ: usize = 3;

/// Het grootste aantal tekens waarin een naam gezocht wordt.
const LANGSTE_NAAM: usize = 80;

/// Niets gevonden; met de namen die er het meest op lijken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NietGevonden {
    /// Wat er gezocht werd.
    pub vraag: String,
    /// De drie gebieden waarvan de naam het dichtst in de buurt komt.
    pub dichtstbij: Vec<Gebied>,
    /// De gemeenten die zo heetten en niet meer bestaan.
    pub vroeger: Vec<Vroeger>,
}

impl std::fmt::Display for NietGevonden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.vroeger.is_empty() {
            let oud: Vec<String> = self.vroeger.iter().map(ToString::to_string).collect();
            return write!(f, "{}. Gebruik de gemeente van nu.", oud.join("; "));
        }
        let namen: Vec<String> = self.dichtstbij.iter().map(|g| format!("{} ({})", g.voluit(), g.code)).collect();
        write!(f, "Gebied '{}' is niet gevonden. ", self.vraag)?;
        if namen.is_empty() {
            f.write_str("Kijk met 'normwijzer gebied lijst' welke gebieden er zijn.")
        } else {
            write!(f, "Het meest lijken daarop: {}.", namen.join(", "))
        }
    }
}

/// Een naam die meer dan één gebied heeft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meerduidig {
    /// Wat er gezocht werd.
    pub vraag: String,
    /// De gebieden die zo heten.
    pub gebieden: Vec<Gebied>,
}

impl std::fmt::Display for Meerduidig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let opties: Vec<String> = self.gebieden.iter().map(|g| format!("{} ({})", g.voluit(), g.code)).collect();
        write!(f, "'{}' kan {} zijn. Gebruik de code.", self.vraag, opties.join(" of "))
    }
}

/// Waarom een naam geen gemeente aanwijst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GeenGemeente {
    /// Niets gevonden.
    NietGevonden(NietGevonden),
    /// Meer dan één gemeente heet zo.
    Meerduidig(Meerduidig),
}

impl std::fmt::Display for GeenGemeente {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NietGevonden(niet) => niet.fmt(f),
            Self::Meerduidig(meer) => meer.fmt(f),
        }
    }
}

/// Alle namen en codes van een land, één keer klaargelegd; een IST-bestand vraagt er duizenden.
#[derive(Clone, Debug)]
pub struct Namenlijst<'a> {
    land: &'a Land,
    op_sleutel: BTreeMap<String, Vec<&'a Gebied>>,
}

impl<'a> Namenlijst<'a> {
    /// Legt de namen klaar: code, naam, naam zonder toevoeging, zonder "GGD" en "regio", en bekende schrijfwijzen.
    #[must_use]
    pub fn new(land: &'a Land) -> Self {
        let mut op_sleutel: BTreeMap<String, Vec<&Gebied>> = BTreeMap::new();
        let mut zet = |naam: String, gebied: &'a Gebied| {
            let gebieden = op_sleutel.entry(naam).or_default();
            if !gebieden.iter().any(|g| g.code == gebied.code && g.niveau == gebied.niveau) {
                gebieden.push(gebied);
            }
        };
        for gebied in alle(land, None) {
            let naam = sleutel(&gebied.naam);
            zet(sleutel(gebied.code.as_str()), gebied);
            zet(sleutel(zonder_haakjes(&gebied.naam)), gebied);
            zet(zonder_voorvoegsel(&naam).to_owned(), gebied);
            zet(naam, gebied);
        }
        for (naam, code) in &land.varianten {
            if let Some(gemeente) = land.gemeente(code) {
                zet(sleutel(naam), &gemeente.gebied);
            }
        }
        Self { land, op_sleutel }
    }

    /// Alle gebieden met deze naam of code, in de volgorde waarin zij voorgaan: IZA, GGD, dan de rest.
    ///
    /// # Errors
    /// [`NietGevonden`], met de drie dichtstbijzijnde namen.
    pub fn zoek(&self, vraag: &str, niveau: Option<Niveau>) -> Result<Vec<Gebied>, NietGevonden> {
        // Een naam is nooit langer; een lange cel is geen naam, en vergelijken met alle namen zou lang duren.
        let vraag: &str =
            vraag.char_indices().nth(LANGSTE_NAAM).map_or(vraag, |(i, _)| vraag.get(..i).unwrap_or(vraag));
        let (genoemd, kaal) = niveau_in(vraag);
        // Eerst de naam zoals hij er staat: "Bergen (L.)" is niet ook "Bergen (NH.)", en "Land van Cuijk" geen land.
        let mut gevonden =
            self.met_sleutel(niveau.or_else(|| niveau_tussen_haakjes(&vraag.to_lowercase())), &sleutel(vraag));
        let niveau = niveau.or(genoemd);
        if gevonden.is_empty() {
            gevonden = self.met_sleutel(niveau, &sleutel(kaal));
        }
        if gevonden.is_empty() {
            let dichtstbij = dichtstbij(self.land, niveau, kaal);
            let vroeger = match self.land.vroeger.zoek_vroeger(kaal) {
                OudeNaam::Een(een) if mag_gemeente(niveau) => vec![*een],
                OudeNaam::Meer(meer) if mag_gemeente(niveau) => meer,
                _ => Vec::new(),
            };
            return Err(NietGevonden { vraag: vraag.trim().to_owned(), dichtstbij, vroeger });
        }
        gevonden.sort_by_key(|g| rang(g.niveau));
        Ok(gevonden)
    }

    fn met_sleutel(&self, niveau: Option<Niveau>, sleutel: &str) -> Vec<Gebied> {
        let gebieden = self.op_sleutel.get(sleutel).into_iter().flatten();
        gebieden.filter(|g| niveau.is_none_or(|n| n == g.niveau)).map(|g| (*g).clone()).collect()
    }
}

/// Alle gebieden met deze naam of code; zie [`Namenlijst::zoek`].
///
/// # Errors
/// [`NietGevonden`], met de drie dichtstbijzijnde namen.
pub fn zoek(land: &Land, vraag: &str, niveau: Option<Niveau>) -> Result<Vec<Gebied>, NietGevonden> {
    Namenlijst::new(land).zoek(vraag, niveau)
}

/// De gemeente bij een naam of code. Heten er twee zo ("Bergen"), dan wordt er niet gekozen.
///
/// # Errors
/// [`GeenGemeente`], met de drie dichtstbijzijnde gemeenten of met die welke zo heten.
pub fn zoek_gemeente(land: &Land, vraag: &str) -> Result<GebiedCode, GeenGemeente> {
    let gevonden = zoek(land, vraag, Some(Niveau::Gemeente)).map_err(GeenGemeente::NietGevonden)?;
    match gevonden.as_slice() {
        [enig] => Ok(enig.code.clone()),
        _ => Err(GeenGemeente::Meerduidig(Meerduidig { vraag: vraag.trim().to_owned(), gebieden: gevonden })),
    }
}

fn mag_gemeente(niveau: Option<Niveau>) -> bool {
    niveau.is_none_or(|n| n == Niveau::Gemeente)
}

fn rang(niveau: Niveau) -> usize {
    Niveau::ALLE.iter().position(|n| *n == niveau).unwrap_or(usize::MAX)
}

/// Alle gebieden, eventueel van één niveau.
fn alle(land: &Land, niveau: Option<Niveau>) -> impl Iterator<Item = &Gebied> {
    let gemeenten = land.gemeenten.values().map(|g| &g.gebied);
    let regios = land.regios.values().map(|r| &r.gebied);
    regios.chain(gemeenten).filter(move |g| niveau.is_none_or(|n| n == g.niveau))
}

/// De naam van een GGD-regio zonder "GGD" en "regio", zodat "Hollands Midden" ook werkt.
fn zonder_voorvoegsel(naam: &str) -> &str {
    let naam = naam.strip_prefix("ggd ").unwrap_or(naam);
    naam.strip_prefix("regio ").unwrap_or(naam)
}

/// "gemeente Almere" noemt het niveau zelf; geeft dat niveau en de rest van de naam.
fn niveau_in(vraag: &str) -> (Option<Niveau>, &str) {
    let vraag = vraag.trim();
    let klein = vraag.to_lowercase();
    for niveau in Niveau::ALLE {
        for voorvoegsel in [niveau.naam().to_lowercase(), niveau.token().to_owned()] {
            if let Some(rest) = klein.strip_prefix(&voorvoegsel)
                && rest.starts_with(' ')
                && let Some((_, naam)) = vraag.split_at_checked(voorvoegsel.len())
            {
                return (Some(niveau), naam.trim());
            }
        }
    }
    (niveau_tussen_haakjes(&klein), zonder_haakjes(vraag))
}

/// "groningen (gemeente)" en, zoals het CBS schrijft, "groningen (pv)".
fn niveau_tussen_haakjes(klein: &str) -> Option<Niveau> {
    let (_, toevoeging) = klein.strip_suffix(')')?.rsplit_once('(')?;
    let toevoeging = toevoeging.trim();
    if toevoeging == "pv" {
        return Some(Niveau::Provincie);
    }
    Niveau::ALLE.into_iter().find(|n| toevoeging == n.token() || toevoeging == n.naam().to_lowercase())
}

/// "Groningen (gemeente)" → "Groningen".
fn zonder_haakjes(naam: &str) -> &str {
    naam.split('(').next().map_or(naam, str::trim)
}

/// Vergelijkingssleutel: geen accenten, hoofdletters of leestekens.
fn sleutel(naam: &str) -> String {
    crate::gebied::slug(naam).replace('-', " ")
}

fn dichtstbij(land: &Land, niveau: Option<Niveau>, vraag: &str) -> Vec<Gebied> {
    let vraag = sleutel(vraag);
    let eigen_namen = alle(land, niveau).map(|g| (g.naam.as_str(), g));
    let varianten = land.varianten.iter().filter_map(|(naam, code)| {
        let gebied = &land.gemeente(code)?.gebied;
        niveau.is_none_or(|n| n == gebied.niveau).then_some((naam.as_str(), gebied))
    });
    let mut kandidaten: Vec<(usize, f64, usize, &Gebied)> = eigen_namen
        .chain(varianten)
        .map(|(naam, g)| {
            let naam = sleutel(zonder_haakjes(naam));
            let naam = zonder_voorvoegsel(&naam);
            let afstand = strsim::damerau_levenshtein(&vraag, naam);
            // Bij evenveel fouten gaat de naam voor die hetzelfde begint: Zutphen voor Putten bij "Zutfen".
            (afstand, -strsim::jaro_winkler(&vraag, naam), rang(g.niveau), g)
        })
        .collect();
    kandidaten.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then((a.2, a.3).cmp(&(b.2, b.3))));
    let mut namen = std::collections::BTreeSet::new();
    kandidaten
        .into_iter()
        .filter(|(.., g)| namen.insert(zonder_voorvoegsel(&sleutel(zonder_haakjes(&g.naam))).to_owned()))
        .take(DICHTSTBIJ)
        .map(|(.., g)| g.clone())
        .collect()
}

//! Een gebied vinden bij een naam of code, zonder acht te slaan op hoofdletters, accenten en bekende
//! schrijfwijzen ("Den Haag", "Hengelo", "Groningen (gemeente)").

use crate::gebied::{Gebied, GebiedCode, Niveau};
use crate::land::Land;

/// Hoeveel namen er worden aangeboden als een naam niet gevonden is.
const DICHTSTBIJ: usize = 3;

/// Niets gevonden; met de namen die er het meest op lijken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NietGevonden {
    /// Wat er gezocht werd.
    pub vraag: String,
    /// De drie gebieden waarvan de naam het dichtst in de buurt komt.
    pub dichtstbij: Vec<Gebied>,
}

impl std::fmt::Display for NietGevonden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let namen: Vec<String> = self.dichtstbij.iter().map(|g| format!("{} ({})", g.voluit(), g.code)).collect();
        write!(f, "Gebied '{}' is niet gevonden. ", self.vraag)?;
        if namen.is_empty() {
            f.write_str("Kijk met 'normwijzer gebied lijst' welke gebieden er zijn.")
        } else {
            write!(f, "Het meest lijken daarop: {}.", namen.join(", "))
        }
    }
}

/// Alle gebieden met deze naam of code, in de volgorde waarin zij voorgaan: IZA, GGD, dan de rest.
///
/// # Errors
/// [`NietGevonden`], met de drie dichtstbijzijnde namen.
pub fn zoek(land: &Land, vraag: &str, niveau: Option<Niveau>) -> Result<Vec<Gebied>, NietGevonden> {
    let (genoemd, kaal) = niveau_in(vraag);
    let niveau = niveau.or(genoemd);
    let sleutels = [sleutel(vraag), sleutel(kaal)];
    let mut gevonden: Vec<Gebied> =
        alle(land, niveau).filter(|g| sleutels.iter().any(|s| past(land, g, s))).cloned().collect();
    if gevonden.is_empty() {
        let dichtstbij = dichtstbij(land, niveau, kaal);
        return Err(NietGevonden { vraag: vraag.trim().to_owned(), dichtstbij });
    }
    gevonden.sort_by_key(|g| rang(g.niveau));
    Ok(gevonden)
}

/// De gemeente bij een naam of code.
///
/// # Errors
/// [`NietGevonden`], met de drie dichtstbijzijnde gemeenten.
pub fn zoek_gemeente(land: &Land, vraag: &str) -> Result<GebiedCode, NietGevonden> {
    zoek(land, vraag, Some(Niveau::Gemeente))?
        .into_iter()
        .next()
        .map(|g| g.code)
        .ok_or_else(|| NietGevonden { vraag: vraag.to_owned(), dichtstbij: Vec::new() })
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

fn past(land: &Land, gebied: &Gebied, vraag: &str) -> bool {
    sleutel(gebied.code.as_str()) == *vraag
        || sleutel(&gebied.naam) == *vraag
        || sleutel(zonder_haakjes(&gebied.naam)) == *vraag
        || zonder_voorvoegsel(&sleutel(&gebied.naam)) == vraag
        || land.varianten.iter().any(|(naam, code)| *code == gebied.code && sleutel(naam) == *vraag)
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
    (None, zonder_haakjes(vraag))
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

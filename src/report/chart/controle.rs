//! Of een grafiek getekend kan worden, en zo niet: waarom niet. Weet niets van tekenen.

use super::{
    ChartSpec, CompareChart, GapChart, MAX_AREAS, MAX_CLUSTERS, MAX_NORMS, MAX_QUARTERS, MAX_REGIONS, MAX_ROWS,
    MAX_YEARS, MapChart, MapOutcome, MoneyChart, OverviewChart, PathChart,
};

/// De grootste waarde die getekend wordt; ver boven elke hoeveelheid van de kern.
const GRENS: f64 = 1e15;

/// Waarom een grafiek niet getekend kan worden.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChartError {
    /// Er is niets te tekenen.
    #[error("De grafiek \"{titel}\" heeft geen gegevens om te tekenen; er is ten minste {nodig} nodig.")]
    Leeg {
        /// De titel van de grafiek.
        titel: String,
        /// Wat er ten minste moet zijn.
        nodig: &'static str,
    },
    /// Meer rijen of kwartalen dan te lezen zijn.
    #[error(
        "De grafiek \"{titel}\" heeft {aantal} {wat}; op een A4 passen er ten hoogste {hoogste}. Verdeel haar over meer grafieken."
    )]
    TeVeel {
        /// De titel van de grafiek.
        titel: String,
        /// Hoeveel er zijn.
        aantal: usize,
        /// Waarvan.
        wat: &'static str,
        /// Hoeveel er mogen zijn.
        hoogste: usize,
    },
    /// Een waarde die geen hoeveelheid is.
    #[error(
        "In de grafiek \"{titel}\" is {wat} bij {plaats} geen hoeveelheid van nul of meer, of ligt de ondergrens boven de bovengrens."
    )]
    GeenHoeveelheid {
        /// De titel van de grafiek.
        titel: String,
        /// Welke waarde.
        wat: &'static str,
        /// Welke rij of welk kwartaal.
        plaats: String,
    },
    /// De kwartalen staan niet op volgorde.
    #[error("In de grafiek \"{titel}\" staan de kwartalen niet oplopend bij {plaats}.")]
    Volgorde {
        /// De titel van de grafiek.
        titel: String,
        /// Welk kwartaal.
        plaats: String,
    },
    /// Een bibliotheek kon niet tekenen.
    #[error("De grafiek \"{titel}\" kon niet worden getekend: {reden}")]
    Tekenen {
        /// De titel van de grafiek.
        titel: String,
        /// Wat de bibliotheek meldt.
        reden: String,
    },
}

impl ChartError {
    /// Een fout van een bibliotheek.
    pub(super) fn tekenen(spec: &ChartSpec, reden: impl ToString) -> Self {
        Self::Tekenen { titel: spec.caption().title.clone(), reden: reden.to_string() }
    }
}

/// Controleert alles wat het tekenen aanneemt.
pub(super) fn controleer(spec: &ChartSpec) -> Result<(), ChartError> {
    match spec {
        ChartSpec::Gap(c) => gap(c),
        ChartSpec::Ingroeipad(c) => path(c),
        ChartSpec::Overzicht(c) => overview(c),
        ChartSpec::Vergelijk(c) => compare(c),
        ChartSpec::Kaart(c) => map(c),
        ChartSpec::Geld(c) => money(c),
    }
}

fn gap(c: &GapChart) -> Result<(), ChartError> {
    aantal(&c.caption.title, c.rows.len(), 1, MAX_ROWS, "rijen")?;
    for row in &c.rows {
        let plaats = || row.label.clone();
        waarden(&c.caption.title, "de SOLL", &[row.laag, row.hoog], plaats)?;
        waarden(&c.caption.title, "de IST", row.ist.as_slice(), plaats)?;
    }
    Ok(())
}

fn path(c: &PathChart) -> Result<(), ChartError> {
    let titel = &c.caption.title;
    aantal(titel, c.points.len(), 2, MAX_QUARTERS, "kwartalen")?;
    for p in &c.points {
        let plaats = || p.kwartaal.to_string();
        waarden(titel, "de SOLL", &[p.soll_laag, p.soll_hoog], plaats)?;
        if let Some(v) = &p.pad {
            // Met grenzen zijn laag en hoog twee plannen naast elkaar: het lage kan boven het hoge liggen.
            for waarde in [v.laag, v.gekozen.unwrap_or(v.laag), v.hoog] {
                waarden(titel, "het pad", &[waarde], plaats)?;
            }
        }
    }
    if let Some(ist) = &c.ist {
        waarden(titel, "de IST", &[ist.value], || "de start".to_owned())?;
    }
    for (a, b) in c.points.iter().zip(c.points.iter().skip(1)) {
        if a.kwartaal >= b.kwartaal {
            return Err(ChartError::Volgorde { titel: titel.clone(), plaats: b.kwartaal.to_string() });
        }
    }
    Ok(())
}

fn map(c: &MapChart) -> Result<(), ChartError> {
    let titel = &c.caption.title;
    aantal(titel, c.areas.iter().filter(|a| a.rings.iter().any(|r| r.len() > 2)).count(), 1, MAX_AREAS, "gemeenten")?;
    let genoemd = c.clusters.iter().filter(|c| c.outcome != MapOutcome::Alone).count();
    aantal(titel, genoemd, 0, MAX_CLUSTERS, "clusters")?;
    for area in &c.areas {
        for (x, y) in area.rings.iter().flatten() {
            waarden(titel, "een punt van de omtrek", &[x.abs()], || area.label.clone())?;
            waarden(titel, "een punt van de omtrek", &[y.abs()], || area.label.clone())?;
        }
    }
    Ok(())
}

fn money(c: &MoneyChart) -> Result<(), ChartError> {
    let titel = &c.caption.title;
    aantal(titel, c.years.len(), 1, MAX_YEARS, "jaren")?;
    for year in &c.years {
        let plaats = || year.label.clone();
        for bedrag in year.funds.iter().flatten() {
            waarden(titel, "het geld", &[*bedrag], plaats)?;
        }
        if let Some(kosten) = year.costs {
            waarden(titel, "de kosten", &[kosten.laag, kosten.hoog], plaats)?;
        }
    }
    Ok(())
}

fn overview(c: &OverviewChart) -> Result<(), ChartError> {
    let titel = &c.caption.title;
    let rows = || c.groups.iter().flat_map(|g| &g.rows);
    aantal(titel, rows().count(), 1, MAX_NORMS, "normen")?;
    aantal(titel, c.woorden.len(), 0, MAX_NORMS, "regels met normen in woorden")?;
    for row in rows() {
        let plaats = || row.label.clone();
        waarden(titel, "de SOLL", &[1.0, row.hoog], plaats)?;
        waarden(titel, "de IST", row.stand.waarde().as_slice(), plaats)?;
    }
    Ok(())
}

fn compare(c: &CompareChart) -> Result<(), ChartError> {
    let titel = &c.caption.title;
    aantal(titel, c.rows.len(), 1, MAX_REGIONS, "gebieden")?;
    if let Some(norm) = &c.landelijk {
        waarden(titel, "de norm", &[norm.laag, norm.hoog], || norm.label.clone())?;
    }
    for row in &c.rows {
        let plaats = || row.label.clone();
        waarden(titel, "het minimum", row.minimum.as_slice(), plaats)?;
        waarden(titel, "de IST", row.stand.waarde().as_slice(), plaats)?;
    }
    Ok(())
}

fn aantal(titel: &str, aantal: usize, minst: usize, hoogste: usize, wat: &'static str) -> Result<(), ChartError> {
    if aantal < minst {
        return Err(ChartError::Leeg {
            titel: titel.to_owned(),
            nodig: if minst == 1 { "één rij" } else { "twee kwartalen" },
        });
    }
    if aantal > hoogste {
        return Err(ChartError::TeVeel { titel: titel.to_owned(), aantal, wat, hoogste });
    }
    Ok(())
}

/// Alle waarden zijn hoeveelheden, en staan van laag naar hoog.
fn waarden(titel: &str, wat: &'static str, waarden: &[f64], plaats: impl Fn() -> String) -> Result<(), ChartError> {
    let goed = waarden.iter().all(|w| (0.0..=GRENS).contains(w)) && waarden.is_sorted();
    if goed { Ok(()) } else { Err(ChartError::GeenHoeveelheid { titel: titel.to_owned(), wat, plaats: plaats() }) }
}

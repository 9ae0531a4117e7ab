//! De opmaak van een vergelijking: een rij per gebied op code, de IST als teken, de landelijke norm als band erachter.

use std::collections::BTreeSet;

use super::drawing::{Anchor, Drawing};
use super::frame::{self, MARGIN, RIGHT};
use super::legend::{self, Entry};
use super::marker::{self, Extent, Fill};
use super::palette::{GRID, INK, MUTED, SOLL_EDGE};
use super::plot::{self, Heading, Plot};
use super::scale::Scale;
use super::text::{BODY, SMALL, SMALL_STRONG, STRONG, Style};
use super::{CompareChart, CompareRow, NationalNorm, Stand};
use crate::font::Letters;

/// Ten hoogste zoveel breedte voor de namen.
const LABELS: f64 = 520.0;
/// Ten hoogste zoveel breedte voor de cijfers: "9 van 12 gemeenten bekend" past op één regel.
const FIGURES: f64 = 520.0;
/// Boven dit aantal rijen staan zij dichter op elkaar en staat de as ook bovenaan.
const MANY: usize = 25;
/// Een IST van meer dan zoveel keer de norm krijgt een pijl; anders drukt één uitschieter alle andere tegen nul.
const LONGEST: f64 = 2.5;

/// Hoe ruim de rijen staan.
struct Density {
    name: Style,
    figure: Style,
    air: f64,
}

impl Density {
    fn of(rows: usize) -> Self {
        if rows > MANY {
            Self { name: SMALL, figure: SMALL_STRONG, air: 3.0 }
        } else {
            Self { name: BODY, figure: STRONG, air: 16.0 }
        }
    }

    /// De naam en het cijfer van een rij, afgebroken, en de hoogte die zij vragen.
    fn lines(&self, letters: &Letters, row: &CompareRow) -> (Vec<String>, Vec<String>, f64) {
        let (names, figures) =
            (self.name.balance(letters, &row.label, LABELS), self.style(row).wrap(letters, &figure(row), FIGURES));
        let height = names.len().max(figures.len()).max(1) as f64 * self.name.line() + self.air;
        (names, figures, height)
    }

    /// Een cijfer valt op; dat er geen is, niet.
    fn style(&self, row: &CompareRow) -> Style {
        if row.stand.waarde().is_some() { self.figure } else { SMALL }
    }
}

/// Het cijfer rechts, of wat er wel bekend is.
fn figure(row: &CompareRow) -> String {
    match &row.stand {
        Stand::Bekend { tekst, .. } => tekst.clone(),
        stand => stand.dekking().unwrap_or_else(|| stand.kort().to_owned()),
    }
}

/// Tekent de grafiek; geeft de hoogte van het vel.
pub(super) fn draw(drawing: &mut Drawing, chart: &CompareChart) -> f64 {
    let density = Density::of(chart.rows.len());
    let plot = plot(&drawing.letters, chart, &density);
    let y = frame::header(drawing, &chart.caption) + 8.0;
    let y = legend::draw(drawing, entries(chart), y) + 30.0;
    let y = headings(drawing, chart, &plot, y) + 6.0;
    let y = chart.landelijk.as_ref().map_or(y, |norm| norm_label(drawing, norm, &plot, y));
    let many = chart.rows.len() > MANY;
    let top = if many { plot.tick_labels(drawing, y) + 6.0 } else { y + 4.0 };

    let rows: Vec<_> = chart.rows.iter().map(|row| (row, density.lines(&drawing.letters, row))).collect();
    let bottom = top + rows.iter().map(|(_, lines)| lines.2).sum::<f64>();
    plot.grid(drawing, top, bottom);
    if let Some(norm) = &chart.landelijk {
        marker::national(drawing, span(norm, &plot), (top, bottom), extent(norm), Fill::of(chart.richtpunt));
    }
    let mut y = top;
    for (row, (names, figures, height)) in rows {
        let middle = y + height / 2.0;
        drawing.centered(&names, (MARGIN, middle), Anchor::Start, density.name, INK);
        let color = if row.stand.waarde().is_some() { INK } else { MUTED };
        drawing.centered(&figures, (RIGHT, middle), Anchor::End, density.style(row), color);
        sign(drawing, chart, row, &plot, middle);
        y += height;
        if y < bottom {
            drawing.line(vec![(MARGIN, y), (RIGHT, y)], GRID, 2);
        }
    }
    let y = plot.axis(drawing, bottom);
    frame::footer(drawing, &chart.caption, y + 22.0)
}

/// De kolommen en de as.
fn plot(letters: &Letters, chart: &CompareChart, density: &Density) -> Plot {
    let names: Vec<String> = chart.rows.iter().flat_map(|r| density.lines(letters, r).0).collect();
    let names = density.name.widest(letters, names.iter().map(String::as_str));
    let names = names.max(SMALL_STRONG.width(letters, &chart.row_heading).min(LABELS));
    let figures = chart.rows.iter().map(|r| density.style(r).width(letters, &figure(r))).fold(0.0, f64::max);
    let figures = figures.max(SMALL_STRONG.width(letters, &chart.figures_heading)).min(FIGURES);
    let norm = chart.landelijk.as_ref().map_or(0.0, |n| if n.open_upward { n.laag } else { n.hoog });
    let norm = chart.rows.iter().filter_map(|r| r.minimum).fold(norm, f64::max);
    let most = chart.rows.iter().filter_map(|r| r.stand.waarde()).fold(0.0, f64::max);
    let highest = if norm > 0.0 { most.min(norm * LONGEST).max(norm * 1.1) } else { most };
    Plot::between(letters, names, figures, |fits| Scale::fitting(highest, chart.whole, fits))
}

/// Wat er in de legenda moet: alleen wat in de grafiek voorkomt.
fn entries(chart: &CompareChart) -> BTreeSet<Entry> {
    let fill = Fill::of(chart.richtpunt);
    let mut entries = BTreeSet::new();
    entries.extend(chart.landelijk.as_ref().map(|norm| Entry::National(extent(norm), fill)));
    for row in &chart.rows {
        entries.extend(row.minimum.map(|_| Entry::OwnMinimum(fill)));
        if let Stand::Bekend { status, .. } = &row.stand {
            entries.insert(Entry::IstAgainstNorm(*status, fill));
        }
    }
    entries
}

/// De koppen boven de drie kolommen.
fn headings(drawing: &mut Drawing, chart: &CompareChart, plot: &Plot, top: f64) -> f64 {
    let headings = [
        Heading { text: &chart.row_heading, x: MARGIN, anchor: Anchor::Start, width: LABELS },
        Heading { text: &chart.axis_heading, x: plot.left, anchor: Anchor::Start, width: plot.right - plot.left },
        Heading { text: &chart.figures_heading, x: RIGHT, anchor: Anchor::End, width: FIGURES },
    ];
    plot::headings(drawing, &headings, top)
}

/// Waar de band van links naar rechts loopt.
fn span(norm: &NationalNorm, plot: &Plot) -> (f64, f64) {
    (plot.x(norm.laag), if norm.open_upward { plot.right } else { plot.x(norm.hoog) })
}

fn extent(norm: &NationalNorm) -> Extent {
    match norm {
        NationalNorm { open_upward: true, .. } => Extent::Minimum,
        NationalNorm { laag, hoog, .. } if laag < hoog => Extent::Band,
        NationalNorm { .. } => Extent::Value,
    }
}

/// De norm in cijfers boven het midden van de band, binnen het vlak; geeft de plek eronder.
fn norm_label(drawing: &mut Drawing, norm: &NationalNorm, plot: &Plot, top: f64) -> f64 {
    let lines = SMALL_STRONG.wrap(&drawing.letters, &norm.label, plot.right - plot.left);
    let half = SMALL_STRONG.widest(&drawing.letters, lines.iter().map(String::as_str)) / 2.0;
    let (from, to) = span(norm, plot);
    let x = f64::midpoint(from, to).min(plot.right - half).max(plot.left + half);
    drawing.lines(&lines, (x, top), Anchor::Middle, SMALL_STRONG, SOLL_EDGE)
}

/// Het eigen minimum en de IST van een rij.
fn sign(drawing: &mut Drawing, chart: &CompareChart, row: &CompareRow, plot: &Plot, y: f64) {
    let fill = Fill::of(chart.richtpunt);
    if let Some(minimum) = row.minimum {
        marker::edge(drawing, plot.x(minimum), y, fill);
    }
    if let Stand::Bekend { waarde, status, .. } = &row.stand {
        if let Some(minimum) = row.minimum.filter(|m| waarde < m) {
            let line = vec![(plot.x(*waarde), y), (plot.x(minimum), y)];
            drawing.line(line, marker::color(*status), 5);
        }
        // Het getal staat al rechts.
        plot.ist(drawing, *waarde, y, *status, fill, "");
    }
}

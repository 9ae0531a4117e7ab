//! De opmaak van een overzicht: een rij per norm, per leefgebied bij elkaar, op een as in procenten van de SOLL.

mod words;

use std::collections::BTreeSet;

use super::drawing::{Anchor, Drawing};
use super::frame::{self, MARGIN, RIGHT};
use super::legend::{self, Entry};
use super::marker::{self, Fill};
use super::palette::{GRID, INK, MUTED, SOLL_EDGE, TINT};
use super::plot::{self, Heading, Plot};
use super::scale::Scale;
use super::text::{BODY, SMALL, SMALL_STRONG, STRONG};
use super::{OverviewChart, OverviewRow, Stand};
use crate::font::Letters;

/// Ten hoogste zoveel breedte voor de namen; een langere naam breekt af.
const LABELS: f64 = 560.0;
/// Ten hoogste zoveel breedte voor de cijfers rechts.
const FIGURES: f64 = 470.0;
/// Waar de as op zijn laatst eindigt voor een IST; wat verder ligt krijgt een pijl en een getal.
const LONGEST_IST: f64 = 2.0;
/// Waar de as op zijn laatst eindigt voor een bandbreedte.
const LONGEST_BAND: f64 = 3.0;
/// Ruimte rond een tekst in het vlak.
const AIR: f64 = 16.0;
/// Kop boven de namen.
const NAMES_HEADING: &str = "Norm";
/// Kop boven de cijfers.
const FIGURES_HEADING: &str = "IST van SOLL";

/// Tekent de grafiek; geeft de hoogte van het vel.
pub(super) fn draw(drawing: &mut Drawing, chart: &OverviewChart) -> f64 {
    let plot = plot(&drawing.letters, chart);
    let y = frame::header(drawing, &chart.caption) + 8.0;
    let y = legend::draw(drawing, entries(chart), y) + 30.0;
    let top = headings(drawing, chart, &plot, y) + 10.0;

    let bottom = top + chart.groups.iter().map(|g| group_height(&drawing.letters, &plot, g)).sum::<f64>();
    plot.grid(drawing, top, bottom);
    drawing.line(vec![(plot.x(1.0), top), (plot.x(1.0), bottom)], SOLL_EDGE, 3);

    let mut y = top;
    for group in chart.groups.iter().filter(|g| !g.rows.is_empty()) {
        y = group_heading(drawing, &group.heading, y);
        for (i, row) in group.rows.iter().enumerate() {
            if i > 0 {
                drawing.line(vec![(MARGIN, y), (RIGHT, y)], GRID, 2);
            }
            y = draw_row(drawing, row, &plot, y);
        }
    }
    let y = plot.axis(drawing, bottom);
    let y = words::draw(drawing, &chart.woorden, y);
    frame::footer(drawing, &chart.caption, y + 22.0)
}

/// De kolommen en de as: tot het einde van elke bandbreedte, en tot een IST van twee keer de SOLL.
fn plot(letters: &Letters, chart: &OverviewChart) -> Plot {
    let rows = || chart.groups.iter().flat_map(|g| &g.rows);
    let names: Vec<String> = rows().flat_map(|r| BODY.balance(letters, &r.label, LABELS)).collect();
    let names = BODY.widest(letters, names.iter().map(String::as_str)).max(SMALL_STRONG.width(letters, NAMES_HEADING));
    let figures = STRONG.widest(letters, rows().map(|r| r.figures.as_str()));
    let dekking = rows().filter_map(|r| r.stand.dekking()).map(|t| SMALL.width(letters, &t)).fold(0.0, f64::max);
    let figures = figures.max(dekking).max(SMALL_STRONG.width(letters, FIGURES_HEADING)).min(FIGURES);
    let highest = |row: &OverviewRow| {
        let band = row.hoog.min(LONGEST_BAND);
        row.stand.waarde().map_or(band, |ist| ist.min(LONGEST_IST).max(band))
    };
    let highest = rows().map(highest).fold(1.5, f64::max);
    Plot::between(letters, names, figures, |_| Scale::percent(highest))
}

/// Wat er in de legenda moet: alleen wat in de grafiek voorkomt.
fn entries(chart: &OverviewChart) -> BTreeSet<Entry> {
    let mut entries = BTreeSet::new();
    for row in chart.groups.iter().flat_map(|g| &g.rows) {
        if let Stand::Bekend { status, .. } = &row.stand {
            entries.insert(Entry::Ist(*status));
        }
        if matches!(row.stand, Stand::Geen { .. }) {
            continue;
        }
        entries.insert(if row.open_upward {
            Entry::Minimum
        } else if row.hoog > 1.0 {
            Entry::Band
        } else {
            Entry::Value
        });
        if row.richtpunt {
            entries.insert(Entry::Richtpunt);
        }
    }
    entries
}

/// De koppen boven de drie kolommen, en "SOLL" boven de streep van 100%.
fn headings(drawing: &mut Drawing, chart: &OverviewChart, plot: &Plot, top: f64) -> f64 {
    let band = chart.groups.iter().flat_map(|g| &g.rows).any(|r| r.hoog > 1.0);
    let axis =
        if band { "IST in % van de SOLL; bij een bandbreedte is 100% de ondergrens" } else { "IST in % van de SOLL" };
    let width = plot.right - plot.left;
    let axis = [Heading { text: axis, x: plot.left, anchor: Anchor::Start, width }];
    let y = plot::headings(drawing, &axis, top) + 4.0;
    let columns = [
        Heading { text: NAMES_HEADING, x: MARGIN, anchor: Anchor::Start, width: LABELS },
        Heading { text: FIGURES_HEADING, x: RIGHT, anchor: Anchor::End, width: FIGURES },
    ];
    let bottom = plot::headings(drawing, &columns, y);
    drawing.lines(&["SOLL".to_owned()], (plot.x(1.0), y), Anchor::Middle, SMALL_STRONG, SOLL_EDGE);
    bottom
}

/// De teksten van een rij, afgebroken.
struct Lines {
    label: Vec<String>,
    figures: Vec<String>,
    /// Van hoeveel de stand bekend is, onder het cijfer.
    dekking: Vec<String>,
    /// Wat er in het vlak staat als er geen teken is; blijft links van de SOLL.
    stand: Vec<String>,
}

impl Lines {
    fn new(letters: &Letters, row: &OverviewRow, plot: &Plot) -> Self {
        let room = plot.x(1.0) - plot.left - 2.0 * AIR;
        Self {
            label: BODY.balance(letters, &row.label, LABELS),
            figures: STRONG.balance(letters, &row.figures, FIGURES),
            dekking: row.stand.dekking().map(|t| SMALL.balance(letters, &t, FIGURES)).unwrap_or_default(),
            stand: SMALL.balance(letters, row.stand.kort(), room),
        }
    }

    fn height(&self) -> f64 {
        let most = self.label.len().max(self.figures.len() + self.dekking.len()).max(self.stand.len()).max(1);
        most as f64 * BODY.line() + 20.0
    }
}

/// De tussenkop van een leefgebied, afgebroken.
fn heading_lines(letters: &Letters, heading: &str) -> Vec<String> {
    SMALL_STRONG.wrap(letters, heading, RIGHT - MARGIN - 2.0 * AIR)
}

fn heading_height(lines: &[String]) -> f64 {
    lines.len() as f64 * SMALL_STRONG.line() + 14.0
}

fn group_height(letters: &Letters, plot: &Plot, group: &super::OverviewGroup) -> f64 {
    if group.rows.is_empty() {
        return 0.0;
    }
    let rows: f64 = group.rows.iter().map(|r| Lines::new(letters, r, plot).height()).sum();
    rows + heading_height(&heading_lines(letters, &group.heading))
}

fn group_heading(drawing: &mut Drawing, heading: &str, top: f64) -> f64 {
    let lines = heading_lines(&drawing.letters, heading);
    let bottom = top + heading_height(&lines);
    drawing.rect((MARGIN, top), (RIGHT, bottom), TINT);
    drawing.lines(&lines, (MARGIN + AIR, top + 7.0), Anchor::Start, SMALL_STRONG, INK);
    bottom
}

/// Tekent een rij; geeft de plek eronder.
fn draw_row(drawing: &mut Drawing, row: &OverviewRow, plot: &Plot, top: f64) -> f64 {
    let lines = Lines::new(&drawing.letters, row, plot);
    let y = top + lines.height() / 2.0;
    drawing.centered(&lines.label, (MARGIN, y), Anchor::Start, BODY, INK);
    let color = if row.stand.waarde().is_some() { INK } else { MUTED };
    let under = lines.dekking.len() as f64 * SMALL.line();
    drawing.centered(&lines.figures, (RIGHT, y - under / 2.0), Anchor::End, STRONG, color);
    let above = lines.figures.len() as f64 * STRONG.line();
    drawing.centered(&lines.dekking, (RIGHT, y + above / 2.0), Anchor::End, SMALL, MUTED);
    if !matches!(row.stand, Stand::Geen { .. }) {
        soll(drawing, row, plot, y);
    }
    drawing.centered(&lines.stand, (plot.left + AIR, y), Anchor::Start, SMALL, MUTED);
    if let Stand::Bekend { waarde, tekst, status } = &row.stand {
        let (color, x) = (marker::color(*status), plot.x(*waarde));
        match Fill::of(row.richtpunt) {
            Fill::Solid => drawing.rect((plot.left, y - 6.0), (x, y + 6.0), color),
            Fill::Open => drawing.dashed(vec![(plot.left, y), (x, y)], color, 5),
        }
        plot.ist(drawing, *waarde, y, *status, Fill::of(row.richtpunt), tekst);
    }
    top + lines.height()
}

/// De SOLL van een rij, vanaf 100%.
fn soll(drawing: &mut Drawing, row: &OverviewRow, plot: &Plot, y: f64) {
    let fill = Fill::of(row.richtpunt);
    let to = if row.open_upward { plot.right } else { plot.x(row.hoog) };
    marker::soll(drawing, (plot.x(1.0), to), y, row.open_upward || plot.cuts(row.hoog), fill);
}

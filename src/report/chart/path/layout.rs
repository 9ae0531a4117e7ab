//! Waar alles in een ingroeipad komt te staan: kolommen, schalen, en welke kwartalen een tekst krijgen.

use normwijzer_core::{Eenheid, Quarter};

use super::super::drawing::Point;
use super::super::frame::{MARGIN, RIGHT};
use super::super::scale::Scale;
use super::super::text::{SMALL, SMALL_STRONG, STRONG};
use super::super::{PathChart, PathPoint};
use super::{pads, strip};
use crate::font::Letters;

/// Hoogte van het beeld.
const HEIGHT: f64 = 720.0;
/// Ten hoogste zoveel breedte voor de IST-tekst rechts.
pub(super) const IST: f64 = 300.0;
/// Van de as naar haar getallen.
pub(super) const TICKS: f64 = 30.0;
/// Lucht tussen twee teksten naast elkaar.
pub(super) const AIR: f64 = 28.0;
/// De breedste tekst van een kwartaal.
const QUARTER: &str = "2029-K4";

/// De plek van alles in het beeld.
pub(super) struct Layout<'a> {
    pub(super) chart: &'a PathChart,
    letters: Letters,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) scale: Scale,
    first: Quarter,
    span: f64,
    stacked: bool,
}

impl<'a> Layout<'a> {
    pub(super) fn new(letters: Letters, chart: &'a PathChart, top: f64) -> Self {
        let flat = Self::with(letters.clone(), chart, top, false);
        if flat.fits(flat.widest_cell()) { flat } else { Self::with(letters, chart, top, true) }
    }

    /// De opmaak met de bandbreedten in de strook op één regel, of (`stacked`) op twee.
    fn with(letters: Letters, chart: &'a PathChart, top: f64, stacked: bool) -> Self {
        let scale = Scale::new(highest(chart), chart.eenheid != Eenheid::Fte);
        let ticks = SMALL.widest(&letters, scale.ticks.iter().map(|t| t.label.as_str()));
        let ist = chart.ist.as_ref().map_or(0.0, |i| SMALL_STRONG.width(&letters, &i.label).min(IST));
        let quarters: Vec<Quarter> = chart.points.iter().map(|p| p.kwartaal).collect();
        let first = quarters.iter().min().copied().unwrap_or(chart.doel);
        let last = quarters.iter().max().copied().unwrap_or(chart.doel);
        let mut layout = Self {
            chart,
            letters,
            left: MARGIN,
            right: RIGHT,
            top,
            bottom: top + HEIGHT,
            scale,
            first,
            span: f64::from(last.sinds(first).max(1)),
            stacked,
        };
        let half = layout.widest_cell().max(SMALL.width(&layout.letters, QUARTER)) / 2.0;
        layout.left = MARGIN + (strip::names_width(&layout.letters) + AIR + half).max(ticks + TICKS);
        layout.right = RIGHT - half.max(ist + 20.0);
        layout
    }

    /// Een stand in de strook; een brede bandbreedte komt op twee regels.
    pub(super) fn cell(&self, label: &str) -> Vec<String> {
        match label.split_once('–') {
            Some((low, high)) if self.stacked => vec![format!("{low}–"), high.to_owned()],
            _ => vec![label.to_owned()],
        }
    }

    /// De breedste stand in de strook.
    fn widest_cell(&self) -> f64 {
        let points = self.chart.points.iter();
        points
            .flat_map(|p| [Some(&p.soll_label), p.pad.as_ref().map(|v| &v.label)])
            .flatten()
            .flat_map(|label| self.cell(label))
            .map(|line| STRONG.width(&self.letters, &line))
            .fold(0.0, f64::max)
    }

    /// De breedte van een jaar.
    fn year(&self) -> f64 {
        4.0 / self.span * (self.right - self.left)
    }

    fn fits(&self, width: f64) -> bool {
        width + AIR <= self.year()
    }

    /// De kwartalen waarvan de stand in de strook staat.
    pub(super) fn strip_quarters(&self) -> Vec<&'a PathPoint> {
        self.januaries(self.widest_cell())
    }

    /// De kwartalen met een tekst onder de as.
    pub(super) fn tick_quarters(&self) -> Vec<&'a PathPoint> {
        self.januaries(SMALL.width(&self.letters, QUARTER))
    }

    /// Elke 1 januari, of om de zoveel jaar als een tekst van `width` anders niet past; het doel is er altijd bij.
    fn januaries(&self, width: f64) -> Vec<&'a PathPoint> {
        let points = self.chart.points.iter();
        let years: Vec<&PathPoint> = points.filter(|p| p.kwartaal.nummer() == 1).collect();
        let every = ((width + AIR) / self.year()).ceil().max(1.0) as usize;
        let doel = years.iter().position(|p| p.kwartaal == self.chart.doel);
        let from = doel.unwrap_or(0) % every;
        years.into_iter().skip(from).step_by(every).collect()
    }

    pub(super) fn x(&self, q: Quarter) -> f64 {
        self.left + f64::from(q.sinds(self.first)) / self.span * (self.right - self.left)
    }

    pub(super) fn y(&self, value: f64) -> f64 {
        self.bottom - self.scale.fraction(value) * (self.bottom - self.top)
    }

    /// Of een kwartaal in beeld is.
    pub(super) fn shows(&self, q: Quarter) -> bool {
        (0.0..=self.span).contains(&f64::from(q.sinds(self.first)))
    }

    /// De lijn door een waarde per kwartaal; een trap houdt de waarde vast tot het volgende kwartaal.
    pub(super) fn line(&self, values: &[(Quarter, f64)]) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::with_capacity(values.len() * 2);
        for (q, value) in values {
            let at = (self.x(*q), self.y(*value));
            if let (true, Some((_, before))) = (self.chart.trap, points.last().copied()) {
                points.push((at.0, before));
            }
            points.push(at);
        }
        points
    }

    /// Het vlak tussen twee lijnen.
    pub(super) fn between(&self, low: &[(Quarter, f64)], high: &[(Quarter, f64)]) -> Vec<Point> {
        let mut points = self.line(high);
        points.extend(self.line(low).into_iter().rev());
        points
    }
}

/// De hoogste waarde in beeld; een minimum en een ontbrekend pad vragen ruimte erboven.
fn highest(chart: &PathChart) -> f64 {
    let soll = chart.points.iter().map(|p| p.soll_hoog).fold(0.0, f64::max);
    let pad = pads(chart).iter().map(|(_, v)| v.hoog).fold(0.0, f64::max);
    let ist = chart.ist.as_ref().map_or(0.0, |i| i.value);
    let room = if chart.ist.is_none() || chart.open_upward { 1.25 } else { 1.0 };
    (soll * room).max(pad).max(ist)
}

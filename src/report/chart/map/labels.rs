//! Namen en nummers op de kaart: een naam waar hij past, een nummer waar gedeeld wordt, en nooit over elkaar heen.

use super::{Placed, numbers, size};
use crate::chart::drawing::{Anchor, Drawing, Point};
use crate::chart::frame::{MARGIN, RIGHT};
use crate::chart::palette::{INK, PAPER};
use crate::chart::text::{SMALL, SMALL_STRONG, Style};
use crate::chart::{MapChart, MapOutcome};

/// Boven dit aantal gemeenten staan er alleen nummers van wie deelt.
const MANY: usize = 60;
/// Ten hoogste zoveel keer zo breed als de gemeente mag haar naam zijn.
const WIDER: f64 = 1.15;

/// Links, boven, rechts, onder.
type Box4 = (f64, f64, f64, f64);

/// Wat al bezet is, en waarbinnen alles moet blijven.
struct Room {
    taken: Vec<Box4>,
    within: Box4,
}

impl Room {
    fn take(&mut self, at: Point, (width, height): (f64, f64)) -> bool {
        let b = (at.0 - width / 2.0, at.1 - height / 2.0, at.0 + width / 2.0, at.1 + height / 2.0);
        let within = self.within.0 <= b.0 && self.within.1 <= b.1 && b.2 <= self.within.2 && b.3 <= self.within.3;
        let free = self.taken.iter().all(|t| b.2 <= t.0 || t.2 <= b.0 || b.3 <= t.1 || t.3 <= b.1);
        if within && free {
            self.taken.push(b);
        }
        within && free
    }
}

/// Zet namen en nummers; geeft wie op zichzelf werkbaar is en alleen een nummer kreeg.
pub(super) fn draw<'a>(
    drawing: &mut Drawing,
    chart: &'a MapChart,
    placed: &[Placed<'a>],
    (top, bottom): (f64, f64),
) -> Vec<(usize, &'a str)> {
    let numbers = numbers(chart);
    let number = |p: &Placed<'_>| p.area.cluster.and_then(|c| numbers.get(c).copied().flatten());
    let mut room = Room { taken: Vec::new(), within: (MARGIN, top, RIGHT, bottom) };
    let mut order: Vec<(&Placed<'a>, Point, f64)> =
        placed.iter().filter_map(|p| middle(p).map(|(at, width)| (p, at, width))).collect();
    order.sort_by(|a, b| b.2.total_cmp(&a.2));
    let mut done = vec![false; chart.clusters.len()];
    // Eerst elke genummerde cluster één keer, dan wat er verder nog past.
    for (p, at, _) in &order {
        let (Some(n), Some(seen)) = (number(p), p.area.cluster.and_then(|c| done.get_mut(c))) else { continue };
        if !*seen {
            *seen = put_number(drawing, &mut room, *at, n);
        }
    }
    let mut rest = Vec::new();
    let mut last = numbers.iter().flatten().max().copied().unwrap_or(0);
    let few = placed.len() <= MANY;
    for (p, at, width) in order {
        let first = number(p).is_some_and(|_| room_has(&room, at));
        let name_at = if first { (at.0, at.1 + SMALL.line()) } else { at };
        let named = few && put(drawing, &mut room, name_at, &p.area.label, SMALL, Some(width));
        if let Some(n) = number(p) {
            if !first {
                let above = if named { (at.0, at.1 - SMALL.line()) } else { at };
                put(drawing, &mut room, above, &n.to_string(), SMALL_STRONG, None);
            }
        } else if few && !named && p.outcome == Some(MapOutcome::Alone) && put_number(drawing, &mut room, at, last + 1)
        {
            last += 1;
            rest.push((last, p.area.label.as_str()));
        }
    }
    rest
}

/// Of er op deze plek al iets staat.
fn room_has(room: &Room, (x, y): Point) -> bool {
    room.taken.iter().any(|t| t.0 <= x && x <= t.2 && t.1 <= y && y <= t.3)
}

/// Een nummer op zijn plek, of zo dichtbij als er ruimte is met een lijntje erheen.
fn put_number(drawing: &mut Drawing, room: &mut Room, at: Point, number: usize) -> bool {
    let text = number.to_string();
    if put(drawing, room, at, &text, SMALL_STRONG, None) {
        return true;
    }
    for i in 1..400_u32 {
        let (angle, radius) = (f64::from(i % 16) * std::f64::consts::TAU / 16.0, 24.0 * f64::from(1 + i / 16));
        let to = (at.0 + radius * angle.cos(), at.1 + radius * angle.sin());
        let mark = drawing.shapes.len();
        if put(drawing, room, to, &text, SMALL_STRONG, None) {
            let under = drawing.shapes.split_off(mark);
            drawing.line(vec![at, to], INK, 2);
            drawing.disc(at, 5.0, INK);
            drawing.shapes.extend(under);
            return true;
        }
    }
    false
}

/// Een tekst met wit erachter, als er ruimte is en hij niet te breed is voor de gemeente.
fn put(drawing: &mut Drawing, room: &mut Room, at: Point, text: &str, style: Style, area: Option<f64>) -> bool {
    let width = style.width(&drawing.letters, text);
    let size = (width + 12.0, style.size * 1.08);
    if area.is_some_and(|a| width > a * WIDER) || !room.take(at, size) {
        return false;
    }
    let (x, y) = (size.0 / 2.0, size.1 / 2.0);
    let corners = vec![(at.0 - x, at.1 - y), (at.0 + x, at.1 - y), (at.0 + x, at.1 + y), (at.0 - x, at.1 + y)];
    drawing.translucent(corners, PAPER, 0.8);
    drawing.text(text, (at.0, at.1 + style.half_cap()), Anchor::Middle, style, INK);
    true
}

/// Het midden van de grootste ring (het punt het verst van de rand), en hoe breed de gemeente daar is.
fn middle(placed: &Placed<'_>) -> Option<(Point, f64)> {
    const STEPS: u32 = 14;
    let ring = placed.rings.iter().filter(|r| r.len() > 2).max_by(|a, b| size(a).total_cmp(&size(b)))?;
    let fold = |of: fn(&Point) -> f64, with: fn(f64, f64) -> f64, from: f64| ring.iter().map(of).fold(from, with);
    let (west, east) = (fold(|p| p.0, f64::min, f64::INFINITY), fold(|p| p.0, f64::max, f64::NEG_INFINITY));
    let (north, south) = (fold(|p| p.1, f64::min, f64::INFINITY), fold(|p| p.1, f64::max, f64::NEG_INFINITY));
    let step = |i: u32| (f64::from(i) + 0.5) / f64::from(STEPS);
    let grid = (0..STEPS).flat_map(|i| (0..STEPS).map(move |j| (i, j)));
    let points = grid.map(|(i, j)| (west + (east - west) * step(i), north + (south - north) * step(j)));
    let best = points
        .filter(|p| inside(ring, p))
        .map(|p| (p, distance(ring, p)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map_or((f64::midpoint(west, east), f64::midpoint(north, south)), |(p, _)| p);
    let cuts: Vec<f64> = across(ring, best.1);
    let left = cuts.iter().copied().filter(|x| *x <= best.0).fold(west, f64::max);
    let right = cuts.iter().copied().filter(|x| *x >= best.0).fold(east, f64::min);
    Some((best, right - left))
}

/// Waar de rand een horizontale lijn kruist.
fn across(ring: &[Point], y: f64) -> Vec<f64> {
    let next = ring.iter().cycle().skip(1);
    let cut = |(a, b): (&Point, &Point)| ((a.1 > y) != (b.1 > y)).then(|| a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0));
    ring.iter().zip(next).filter_map(cut).collect()
}

/// Of een punt in een ring ligt.
pub(super) fn inside(ring: &[Point], (x, y): &Point) -> bool {
    across(ring, *y).into_iter().filter(|cut| cut > x).count() % 2 == 1
}

fn distance(ring: &[Point], p: Point) -> f64 {
    let next = ring.iter().cycle().skip(1);
    let to = |(a, b): (&Point, &Point)| {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = dx * dx + dy * dy;
        let t = if length > 0.0 { (((p.0 - a.0) * dx + (p.1 - a.1) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
        (a.0 + t * dx - p.0).hypot(a.1 + t * dy - p.1)
    };
    ring.iter().zip(next).map(to).fold(f64::INFINITY, f64::min)
}

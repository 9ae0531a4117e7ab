//! Arceren: schuine lijnen binnen een vlak. Een vlak dat geen kleur heeft is zo ook in grijs te herkennen.

use super::drawing::{Drawing, Point};
use super::palette::Role;

/// Arceert een vlak uit ringen (even en oneven) met lijnen onder 45 graden, `step` px uit elkaar.
pub(super) fn hatch(drawing: &mut Drawing, rings: &[Vec<Point>], step: f64, color: Role, width: u32) {
    // Langs u = x + y liggen de lijnen; langs v = x − y lopen zij.
    let turned: Vec<Vec<Point>> = rings.iter().map(|r| r.iter().map(|(x, y)| (x + y, x - y)).collect()).collect();
    let all = || turned.iter().flatten().map(|(u, _)| *u);
    let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    if !low.is_finite() || !high.is_finite() || step <= 0.0 {
        return;
    }
    let count = (((high - low) / step) as u32).min(4_000);
    for i in 0..=count {
        // Op veelvouden van de stap, zodat de lijnen van twee vlakken naast elkaar doorlopen.
        let u = ((low / step).ceil() + f64::from(i)) * step + 0.5;
        let mut cuts: Vec<f64> = turned.iter().flat_map(|ring| crossings(ring, u)).collect();
        cuts.sort_by(f64::total_cmp);
        for pair in cuts.chunks_exact(2) {
            if let [from, to] = pair
                && to - from > 2.0
            {
                let point = |v: f64| (f64::midpoint(u, v), (u - v) / 2.0);
                drawing.line(vec![point(*from), point(*to)], color, width);
            }
        }
    }
}

/// Waar de rand van een ring de lijn `u` kruist.
fn crossings(ring: &[Point], u: f64) -> Vec<f64> {
    let next = ring.iter().cycle().skip(1);
    let cut = |((ua, va), (ub, vb)): (&Point, &Point)| {
        ((*ua > u) != (*ub > u)).then(|| va + (u - ua) / (ub - ua) * (vb - va))
    };
    ring.iter().zip(next).filter_map(cut).collect()
}

#[cfg(test)]
#[allow(clippy::panic, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::chart::drawing::Shape;
    use crate::chart::palette::INK;

    #[test]
    fn de_lijnen_blijven_in_het_vlak_en_uit_het_gat() {
        let square = |a: f64, b: f64| vec![(a, a), (b, a), (b, b), (a, b)];
        let mut drawing = Drawing::default();
        hatch(&mut drawing, &[square(0.0, 100.0), square(40.0, 60.0)], 10.0, INK, 2);
        assert!(drawing.shapes.len() > 15);
        for shape in &drawing.shapes {
            let Shape::Line { points, .. } = shape else { panic!("{shape:?}") };
            let (x, y) = (f64::midpoint(points[0].0, points[1].0), f64::midpoint(points[0].1, points[1].1));
            assert!((-0.01..=100.01).contains(&x) && (-0.01..=100.01).contains(&y));
            assert!(!((40.5..59.5).contains(&x) && (40.5..59.5).contains(&y)), "{points:?} ligt in het gat");
        }
    }
}

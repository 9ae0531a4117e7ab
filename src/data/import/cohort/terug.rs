//! De terugvoorspelling: hoe ver de methode er in een bekend jaar naast zat, naar grootte van de gemeente.

use normwijzer_core::Basis;

/// Groottes van gemeenten in inwoners: naam, vanaf, tot.
const GROOTTES: [(&str, i64, i64); 5] = [
    ("alle", 0, i64::MAX),
    ("tot 20.000", 0, 20_000),
    ("20.000 tot 50.000", 20_000, 50_000),
    ("50.000 tot 100.000", 50_000, 100_000),
    ("100.000 en meer", 100_000, i64::MAX),
];

/// Een gemeente in de terugvoorspelling, in personen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Geval {
    pub(super) inwoners: i64,
    /// Wat er geteld (of geschat) is.
    pub(super) geteld: i64,
    /// Wat de methode voorspelde.
    pub(super) cohort: i64,
    /// Met één landelijke factor.
    pub(super) factor: i64,
    /// Gelijk gehouden.
    pub(super) gelijk: i64,
}

/// De fouten van één grondslag in gemeenten van één grootte, in honderdsten van een procent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fout {
    pub(super) basis: Basis,
    pub(super) grootte: &'static str,
    pub(super) gemeenten: usize,
    pub(super) cohort: Maten,
    pub(super) factor: Maten,
    pub(super) gelijk: Maten,
}

/// Relatieve fouten in honderdsten van een procent, ongewogen over gemeenten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Maten {
    pub(super) gemiddeld: i64,
    /// De kleinste fout waar 95% niet boven ligt.
    pub(super) p95: i64,
    pub(super) grootste: i64,
}

/// De fouten per grootte; een grootte zonder gemeenten staat er niet in.
pub(super) fn fouten(basis: Basis, gevallen: &[Geval]) -> Vec<Fout> {
    GROOTTES
        .into_iter()
        .filter_map(|(grootte, vanaf, tot)| {
            let hier: Vec<&Geval> = gevallen.iter().filter(|g| (vanaf..tot).contains(&g.inwoners)).collect();
            let van = |voorspeld: fn(&Geval) -> i64| maten(hier.iter().map(|g| fout(voorspeld(g), g.geteld)).collect());
            (!hier.is_empty()).then(|| Fout {
                basis,
                grootte,
                gemeenten: hier.len(),
                cohort: van(|g| g.cohort),
                factor: van(|g| g.factor),
                gelijk: van(|g| g.gelijk),
            })
        })
        .collect()
}

/// De relatieve fout in honderdsten van een procent, half naar boven.
fn fout(voorspeld: i64, geteld: i64) -> i64 {
    let geteld = geteld.max(1);
    (20_000 * (voorspeld - geteld).abs() + geteld) / (2 * geteld)
}

fn maten(mut fouten: Vec<i64>) -> Maten {
    fouten.sort_unstable();
    let n = i64::try_from(fouten.len()).unwrap_or(i64::MAX).max(1);
    let p95 = (fouten.len() * 95).div_ceil(100).saturating_sub(1);
    Maten {
        gemiddeld: (2 * fouten.iter().sum::<i64>() + n) / (2 * n),
        p95: fouten.get(p95).copied().unwrap_or_default(),
        grootste: fouten.last().copied().unwrap_or_default(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn fouten_per_grootte() {
        let geval = |inwoners, geteld, cohort| Geval { inwoners, geteld, cohort, factor: geteld, gelijk: 0 };
        let uit = fouten(Basis::Inwoners65Plus, &[geval(1_000, 200, 190), geval(250_000, 40_000, 41_000)]);
        let namen: Vec<&str> = uit.iter().map(|f| f.grootte).collect();
        assert_eq!(namen, ["alle", "tot 20.000", "100.000 en meer"]);
        // 5% en 2,5%: gemiddeld 3,75%.
        let alle = uit.first().unwrap();
        assert_eq!((alle.gemeenten, alle.cohort), (2, Maten { gemiddeld: 375, p95: 500, grootste: 500 }));
        assert_eq!((alle.factor.grootste, alle.gelijk.gemiddeld), (0, 10_000));
    }
}

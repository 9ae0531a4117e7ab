//! Een as vanaf nul met ronde maatstrepen en Nederlandse getallen. Weet niets van px of van wat er geteld wordt.

use rust_decimal::Decimal;

use crate::nl;

/// Een as van nul tot `max`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    /// Het einde van de as, op een maatstreep.
    pub(super) max: f64,
    /// De maatstrepen, oplopend, de eerste is nul.
    pub(super) ticks: Vec<Tick>,
}

/// Een maatstreep.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    /// Waar.
    pub(super) value: f64,
    /// Wat er staat.
    pub(super) label: String,
}

/// Het aantal stappen waar een as naar streeft.
const STEPS: u32 = 5;

impl Scale {
    /// De as waarop `highest` past. Hele eenheden krijgen geen gebroken maatstrepen: een half steunpunt bestaat niet.
    pub(super) fn new(highest: f64, whole: bool) -> Self {
        Self::with_steps(highest, whole, STEPS)
    }

    /// Dezelfde as met zo veel maatstrepen dat `fits` er ruimte voor ziet; past niets, dan alleen nul en het einde.
    pub(super) fn fitting(highest: f64, whole: bool, fits: impl Fn(&Self) -> bool) -> Self {
        (2..=STEPS)
            .rev()
            .map(|steps| Self::with_steps(highest, whole, steps))
            .find(fits)
            .unwrap_or_else(|| Self::with_steps(highest, whole, 1))
    }

    /// Een as in procenten, met een maatstreep om de 50%, waarop `highest` past (1 is 100%).
    pub(super) fn percent(highest: f64) -> Self {
        let count = (highest.clamp(1.0, 10.0) * 2.0 - 1e-6).ceil() as u32;
        let tick = |i| Tick { value: f64::from(i) / 2.0, label: format!("{}%", i * 50) };
        Self { max: f64::from(count) / 2.0, ticks: (0..=count).map(tick).collect() }
    }

    fn with_steps(highest: f64, whole: bool, steps: u32) -> Self {
        let highest = if highest > 0.0 { highest } else { 1.0 };
        let step = step(highest / f64::from(steps), whole);
        let width = to_f64(step);
        let count = (highest / width - 1e-9).ceil().clamp(1.0, 20.0);
        let ticks: Vec<Tick> = (0..=count as u32)
            .map(|i| {
                let value = step * Decimal::from(i);
                Tick { value: to_f64(value), label: nl::met_decimalen(value, step.scale()) }
            })
            .collect();
        let max = ticks.last().map_or(1.0, |t| t.value);
        Self { max, ticks }
    }

    /// De plaats van een waarde: 0 bij nul, 1 aan het einde.
    pub(super) fn fraction(&self, value: f64) -> f64 {
        (value / self.max).clamp(0.0, 1.0)
    }
}

/// De kleinste ronde stap (1, 2 of 5 maal een macht van tien) die niet kleiner is dan `at_least`.
fn step(at_least: f64, whole: bool) -> Decimal {
    let power = at_least.log10().floor().clamp(-9.0, 15.0) as i32;
    let unit = |p: i32| {
        if p >= 0 { Decimal::from(10i64.pow(p.unsigned_abs())) } else { Decimal::new(1, p.unsigned_abs()) }
    };
    [(1, power), (2, power), (5, power), (1, power + 1)]
        .into_iter()
        .map(|(m, p)| Decimal::from(m) * unit(p))
        .find(|s| to_f64(*s) >= at_least * (1.0 - 1e-9) && (!whole || *s >= Decimal::ONE))
        .unwrap_or(if whole { Decimal::ONE } else { unit(power + 1) })
}

/// Alleen om te tekenen.
fn to_f64(d: Decimal) -> f64 {
    d.to_string().parse().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn labels(highest: f64, whole: bool) -> Vec<String> {
        Scale::new(highest, whole).ticks.into_iter().map(|t| t.label).collect()
    }

    #[test]
    fn ronde_maatstrepen_in_het_nederlands() {
        assert_eq!(labels(0.05, false), ["0", "0,01", "0,02", "0,03", "0,04", "0,05"]);
        assert_eq!(labels(21.6, false), ["0", "5", "10", "15", "20", "25"]);
        assert_eq!(labels(9_500.0, true), ["0", "2.000", "4.000", "6.000", "8.000", "10.000"]);
        assert_eq!(labels(1.0, true), ["0", "1"]);
        assert_eq!(labels(0.0, false).len(), 6);
    }

    #[test]
    fn procenten_om_de_vijftig() {
        let labels: Vec<String> = Scale::percent(2.01).ticks.into_iter().map(|t| t.label).collect();
        assert_eq!(labels, ["0%", "50%", "100%", "150%", "200%", "250%"]);
        assert_eq!(Scale::percent(2.000_000_001).max, 2.0, "een rekenrest is geen halve as extra");
    }

    proptest! {
        #[test]
        fn alles_past_op_de_as(mantissa in 1.0f64..10.0, power in -6i32..14, whole in any::<bool>()) {
            let highest = mantissa * 10f64.powi(power);
            let scale = Scale::new(highest, whole);
            prop_assert!(scale.max >= highest * (1.0 - 1e-6));
            prop_assert!(whole || scale.max <= highest * 2.5);
            prop_assert!((2..=7).contains(&scale.ticks.len()));
            prop_assert!(scale.ticks.is_sorted_by(|a, b| a.value < b.value));
        }
    }
}

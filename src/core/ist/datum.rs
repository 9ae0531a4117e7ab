//! Datums en perioden zoals iemand ze in een cel schrijft: `2025-01-01`, `1-1-2025`, `2025`, `1-1-2025 t/m 31-12-2025`.

use jiff::ToSpan as _;
use jiff::civil::Date;

/// Een datum, ISO of Nederlands (dag-maand-jaar); `None` als die dag niet bestaat.
#[must_use]
pub fn datum(tekst: &str) -> Option<Date> {
    let delen: Vec<&str> = tekst.trim().split(['-', '/', '.']).collect();
    let [a, b, c] = delen.as_slice() else { return None };
    if !delen.iter().all(|d| !d.is_empty() && d.bytes().all(|x| x.is_ascii_digit())) {
        return None;
    }
    let (jaar, maand, dag) = match (a.len(), c.len()) {
        (4, 1..=2) => (a, b, c),
        (1..=2, 4) => (c, b, a),
        _ => return None,
    };
    let jaar: i16 = jaar.parse().ok().filter(|j| crate::kwartaal::JAREN.contains(j))?;
    Date::new(jaar, maand.parse().ok()?, dag.parse().ok()?).ok()
}

/// Eerste en laatste dag van een periode; `None` als het er geen is.
#[must_use]
pub fn periode(tekst: &str) -> Option<(Date, Date)> {
    let tekst = tekst.trim();
    if tekst.len() == 4 && tekst.bytes().all(|b| b.is_ascii_digit()) {
        let jaar: i16 = tekst.parse().ok().filter(|j| crate::kwartaal::JAREN.contains(j))?;
        return Some((Date::new(jaar, 1, 1).ok()?, Date::new(jaar, 12, 31).ok()?));
    }
    [" t/m ", " tot en met ", "/", " - "].iter().find_map(|scheiding| {
        let (van, tot) = tekst.split_once(scheiding)?;
        Some((datum(van)?, datum(tot)?))
    })
}

/// Of een periode precies twaalf maanden beslaat.
pub(super) fn is_vol_jaar((van, tot): (Date, Date)) -> bool {
    van.checked_add(12.months()).and_then(|d| d.checked_sub(1.day())).is_ok_and(|laatste| laatste == tot)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn datums() {
        assert_eq!(datum("2025-01-31").unwrap().to_string(), "2025-01-31");
        assert_eq!(datum(" 31-1-2025 ").unwrap().to_string(), "2025-01-31");
        for fout in ["2025-02-30", "31-13-2025", "2025", "morgen", "1-1-25", "0000-01-01", "1-1-9999"] {
            assert_eq!(datum(fout), None, "{fout}");
        }
    }

    #[test]
    fn perioden() {
        for vol in ["2025", "2025-01-01/2025-12-31", "1-7-2024 t/m 30-6-2025", "1-3-2023 tot en met 29-2-2024"] {
            assert!(is_vol_jaar(periode(vol).unwrap()), "{vol}");
        }
        assert!(!is_vol_jaar(periode("1-1-2025 t/m 30-6-2025").unwrap()));
        assert_eq!(periode("heel 2025"), None);
    }
}

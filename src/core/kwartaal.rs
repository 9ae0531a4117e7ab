//! Kwartalen: de tijdschaal van het ingroeipad, geschreven als `2027-K1`.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

/// Een kwartaal. De waarde van een kwartaal is de stand op zijn eerste dag (DESIGN §6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    /// Kwartalen sinds het begin van het jaar 0.
    index: i32,
}

/// De jaren waarin een kwartaal mag liggen.
pub const JAREN: std::ops::RangeInclusive<i16> = 2000..=2100;

impl Quarter {
    /// Het eerste kwartaal van [`JAREN`].
    pub const EERSTE: Self = Self { index: 2000 * 4 };

    /// Het kwartaal `k` (1–4) van `jaar`; `None` buiten [`JAREN`].
    #[must_use]
    pub fn new(jaar: i16, k: u8) -> Option<Self> {
        ((1..=4).contains(&k) && JAREN.contains(&jaar)).then(|| Self { index: i32::from(jaar) * 4 + i32::from(k) - 1 })
    }

    /// Het kwartaal waarin een dag valt; `None` buiten [`JAREN`].
    #[must_use]
    pub fn van(dag: Date) -> Option<Self> {
        Self::new(dag.year(), u8::try_from((dag.month() - 1) / 3 + 1).ok()?)
    }

    /// Jaartal.
    #[must_use]
    pub fn jaar(self) -> i16 {
        i16::try_from(self.index.div_euclid(4)).unwrap_or(i16::MAX)
    }

    /// Nummer binnen het jaar, 1–4.
    #[must_use]
    pub fn nummer(self) -> u8 {
        u8::try_from(self.index.rem_euclid(4)).unwrap_or(0) + 1
    }

    /// Het kwartaal `n` verder (of terug, bij een negatieve `n`).
    #[must_use]
    pub fn plus(self, n: i32) -> Self {
        Self { index: self.index + n }
    }

    /// Het aantal kwartalen van `eerder` tot dit kwartaal.
    #[must_use]
    pub fn sinds(self, eerder: Self) -> i32 {
        self.index - eerder.index
    }

    /// De eerste dag: de dag waarop de stand geldt.
    #[must_use]
    pub fn eerste_dag(self) -> Date {
        let maand = i8::try_from(self.nummer()).unwrap_or(1) * 3 - 2;
        Date::new(self.jaar(), maand, 1).unwrap_or(Date::ZERO)
    }

    /// Alle kwartalen van `van` tot en met `tot`.
    pub fn reeks(van: Self, tot: Self) -> impl Iterator<Item = Self> {
        (van.index..=tot.index).map(|index| Self { index })
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}-K{}", self.jaar(), self.nummer()))
    }
}

impl FromStr for Quarter {
    type Err = String;

    fn from_str(tekst: &str) -> Result<Self, String> {
        let fout = || {
            format!(
                "'{tekst}' is geen kwartaal. Schrijf een kwartaal als 2027-K1 (jaar {}–{}, K1 tot en met K4).",
                JAREN.start(),
                JAREN.end()
            )
        };
        let (jaar, k) = tekst.trim().split_once("-K").or_else(|| tekst.trim().split_once("-k")).ok_or_else(fout)?;
        if jaar.len() != 4 || k.len() != 1 {
            return Err(fout());
        }
        let jaar: i16 = jaar.parse().map_err(|_| fout())?;
        let k: u8 = k.parse().map_err(|_| fout())?;
        Self::new(jaar, k).ok_or_else(fout)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn leest_en_schrijft() {
        let q: Quarter = "2027-K3".parse().unwrap();
        assert_eq!(q.to_string(), "2027-K3");
        assert_eq!(q.eerste_dag().to_string(), "2027-07-01");
        assert_eq!(q.plus(2).to_string(), "2028-K1");
        assert_eq!(Quarter::new(2030, 1).unwrap().sinds(Quarter::new(2027, 1).unwrap()), 12);
        for fout in ["2027", "2027-K5", "27-K1", "2027-K0", "2027K1", "1999-K1", "2027-K11"] {
            assert!(fout.parse::<Quarter>().is_err(), "{fout}");
        }
    }
}

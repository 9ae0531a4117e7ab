//! Een groeifactor als breuk van gehele getallen, zodat een SOLL in één keer gedeeld wordt.

use crate::amount::Amount;

/// Zo groot mogen teller en noemer zijn: daaronder past `streefwaarde × factor × telling × teller` in een `Decimal`.
const MEEST: i128 = 10_000_000_000;

/// Waarop een te grote breuk wordt afgerond: op een miljardste.
const FIJNHEID: i128 = 1_000_000_000;

/// Hoeveel keer zoveel personen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Groei {
    teller: i64,
    noemer: i64,
}

impl Groei {
    /// Geen groei.
    pub const EEN: Self = Self { teller: 1, noemer: 1 };

    /// De breuk, vereenvoudigd; `None` als de noemer niet boven nul ligt of de teller eronder.
    #[must_use]
    pub fn new(teller: i128, noemer: i128) -> Option<Self> {
        if noemer <= 0 || teller < 0 {
            return None;
        }
        let deler = ggd(teller, noemer);
        let (mut t, mut n) = (teller / deler, noemer / deler);
        if t > MEEST || n > MEEST {
            t = (t.checked_mul(2 * FIJNHEID)? + n) / n.checked_mul(2)?;
            n = FIJNHEID;
            let deler = ggd(t, n);
            (t, n) = (t / deler, n / deler);
        }
        // Meer dan tien keer zoveel mensen is geen groei maar een verschrijving; wie leest weigert dat.
        Some(Self { teller: i64::try_from(t.min(MEEST)).ok()?, noemer: i64::try_from(n).ok()? })
    }

    /// Of er niets verandert.
    #[must_use]
    pub fn is_een(self) -> bool {
        self == Self::EEN
    }

    /// De teller, een geheel getal.
    #[must_use]
    pub fn teller(self) -> Amount {
        Amount::from_int(self.teller)
    }

    /// De noemer, een geheel getal van minstens één.
    #[must_use]
    pub fn noemer(self) -> Amount {
        Amount::from_int(self.noemer)
    }

    /// Een aantal, gegroeid.
    #[must_use]
    pub fn van(self, aantal: Amount) -> Amount {
        aantal.mul_div(self.teller(), self.noemer())
    }

    /// De factor op twaalf decimalen, om af te drukken.
    #[must_use]
    pub fn factor(self) -> Amount {
        self.van(Amount::ONE)
    }
}

fn ggd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

//! Kleuren en hun contrast, volgens WCAG 2.1.

use std::fmt;

/// Wat een kleur tegen wit ten minste nodig heeft om als tekst en lijn te lezen te zijn (WCAG 2.1, 1.4.3).
pub const CONTRAST_MET_WIT: f64 = 4.5;
/// Wat twee kleuren onderling ten minste schelen om in grijs uit elkaar te houden te zijn. Niet hoger, want beide
/// zijn al donker; vorm en plaats doen in elke grafiek de rest.
pub const ONDERLING_CONTRAST: f64 = 1.2;

/// Een kleur: rood, groen en blauw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kleur(pub u8, pub u8, pub u8);

impl Kleur {
    /// Wit.
    pub const WIT: Self = Self(0xFF, 0xFF, 0xFF);

    /// De kleur bij een schrijfwijze als `#2b6c9e`.
    #[must_use]
    pub fn lees(tekst: &str) -> Option<Self> {
        let hex = tekst.strip_prefix('#').filter(|h| h.len() == 6 && h.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let getal = u32::from_str_radix(hex, 16).ok()?;
        let [_, r, g, b] = getal.to_be_bytes();
        Some(Self(r, g, b))
    }

    /// De relatieve helderheid, van 0 (zwart) tot 1 (wit).
    #[must_use]
    pub fn helderheid(self) -> f64 {
        let lineair = |kanaal: u8| {
            let c = f64::from(kanaal) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * lineair(self.0) + 0.7152 * lineair(self.1) + 0.0722 * lineair(self.2)
    }

    /// Het contrast met een andere kleur, van 1 tot 21.
    #[must_use]
    pub fn contrast(self, ander: Self) -> f64 {
        let (a, b) = (self.helderheid(), ander.helderheid());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// De kleur met een deel wit erdoor: 0 is de kleur zelf, 1 is wit.
    #[must_use]
    pub fn lichter(self, deel: f64) -> Self {
        self.naar(Self::WIT, deel)
    }

    /// De minst veranderde kleur, donkerder en anders lichter, waarvoor `goed` geldt.
    pub(crate) fn dichtstbij(self, goed: impl Fn(Self) -> bool) -> Option<Self> {
        let stap = |naar: Self| (1..=100).map(move |n| self.naar(naar, f64::from(n) / 100.0));
        stap(Self(0, 0, 0)).chain(stap(Self::WIT)).find(|k| goed(*k))
    }

    fn naar(self, doel: Self, deel: f64) -> Self {
        let meng = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * deel).round().clamp(0.0, 255.0) as u8;
        Self(meng(self.0, doel.0), meng(self.1, doel.1), meng(self.2, doel.2))
    }
}

impl fmt::Display for Kleur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

//! Leeftijdsbanden, en hoe zij heten in tabellen van anderen.

use std::fmt;

use super::stam::{stam, woorden};

/// Geen mens in een tabel is ouder.
const HOOGST: u32 = 120;

/// Een leeftijdsband: van een leeftijd tot en met een leeftijd, of zonder bovengrens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Band {
    /// Laagste leeftijd die meetelt.
    pub van: u32,
    /// Hoogste leeftijd die meetelt; `None` is zonder bovengrens.
    pub tot: Option<u32>,
}

impl Band {
    /// Alle leeftijden.
    pub const ALLE: Self = Self { van: 0, tot: None };

    /// Een band met beide grenzen, die allebei meetellen.
    #[must_use]
    pub const fn tot_en_met(van: u32, tot: u32) -> Self {
        Self { van, tot: Some(tot) }
    }

    /// Een band zonder bovengrens.
    #[must_use]
    pub const fn vanaf(van: u32) -> Self {
        Self { van, tot: None }
    }

    /// De eerste leeftijd boven de band; [`u32::MAX`] zonder bovengrens.
    #[must_use]
    pub fn einde(self) -> u32 {
        self.tot.map_or(u32::MAX, |t| t.saturating_add(1))
    }

    /// Een band met grenzen die een leeftijd kunnen zijn.
    #[must_use]
    pub fn geldig(van: u32, tot: Option<u32>) -> Option<Self> {
        (van <= HOOGST && tot.is_none_or(|t| (van..=HOOGST).contains(&t))).then_some(Self { van, tot })
    }

    /// De band van een lid van de dimensie Leeftijd, uit zijn titel of anders zijn code van het CBS (`10100` is 1 jaar).
    #[must_use]
    pub fn van_lid(code: &str, titel: &str) -> Option<Self> {
        let t = schoon(titel);
        if t.starts_with("totaal") || t.starts_with("alle leeftijden") || t == "t" {
            return Some(Self::ALLE);
        }
        // Een code van vijf cijfers is geen leeftijd van vijf cijfers.
        Self::uit_titel(titel).or_else(|| cbs_code(code))
    }

    /// De band die een titel beschrijft: "0 tot 5 jaar", "Jonger dan 5 jaar", "65 jaar of ouder", "20–24", "75+", "7 jaar".
    #[must_use]
    pub fn uit_titel(titel: &str) -> Option<Self> {
        let t = schoon(titel);
        let t = t.strip_prefix("inwoners van ").or_else(|| t.strip_prefix("leeftijd ")).unwrap_or(&t);
        if let Some(tot) =
            t.strip_prefix("jonger dan ").or_else(|| t.strip_prefix("onder ")).or_else(|| t.strip_prefix("tot "))
        {
            return Self::geldig(0, Some(getal(tot)?.checked_sub(1)?));
        }
        for open in [
            " of ouder",
            " en ouder",
            " of meer",
            " en meer",
            " eo",
            " e.o.",
            " oo",
            "+",
            "-plus",
            " plus",
            "-plussers",
        ] {
            if let Some(van) = t.strip_suffix(open) {
                return Self::geldig(getal(van)?, None);
            }
        }
        for dicht in [" tot en met ", " t/m ", " tm ", "-"] {
            if let Some((van, tot)) = t.split_once(dicht) {
                return Self::geldig(getal(van)?, Some(getal(tot)?));
            }
        }
        if let Some((van, tot)) = t.split_once(" tot ") {
            return Self::geldig(getal(van)?, Some(getal(tot)?.checked_sub(1)?));
        }
        let een = getal(t)?;
        Self::geldig(een, Some(een))
    }

    /// De band die een kolomcode beschrijft: `k_65JaarOfOuder_12`, `a_65_oo`, `a_00_14`.
    ///
    /// Een los getal is geen band: zo'n code kan van alles zijn.
    #[must_use]
    pub fn uit_code(code: &str) -> Option<Self> {
        if let Some(rest) = code.trim().strip_prefix("a_") {
            let (van, tot) = rest.split_once('_')?;
            let van = getal(van)?;
            return if tot == "oo" { Self::geldig(van, None) } else { Self::geldig(van, Some(getal(tot)?)) };
        }
        let w = woorden(stam(code));
        if w.bytes().all(|b| b.is_ascii_digit()) { None } else { Self::uit_titel(&w) }
    }
}

impl fmt::Display for Band {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.van, self.tot) {
            (0, None) => f.write_str("alle leeftijden"),
            (van, None) => write!(f, "{van} jaar en ouder"),
            (van, Some(tot)) if van == tot => write!(f, "{van} jaar"),
            (van, Some(tot)) => write!(f, "{van} tot en met {tot} jaar"),
        }
    }
}

/// Kleine letters, gewone streepjes en één spatie tussen woorden.
fn schoon(titel: &str) -> String {
    let t = titel.to_lowercase().replace(['–', '—', '‑'], "-");
    let t = t.split_whitespace().collect::<Vec<_>>().join(" ");
    t.replace(" - ", "-").replace("jarigen", "jaar")
}

/// Een leeftijd, met of zonder "jaar" erachter.
fn getal(tekst: &str) -> Option<u32> {
    let t = tekst.trim();
    let t = t.strip_suffix("jaar").or_else(|| t.strip_suffix("jr")).unwrap_or(t).trim().trim_end_matches('-');
    (!t.is_empty() && t.len() <= 3 && t.bytes().all(|b| b.is_ascii_digit())).then(|| t.parse().ok()).flatten()
}

/// De codes van de dimensie Leeftijd van het CBS, zoals in 03759ned; alleen die waarvan de betekenis vaststaat.
fn cbs_code(code: &str) -> Option<Band> {
    let n: u32 = code.trim().parse().ok()?;
    match n {
        10_000 => Some(Band::ALLE),
        10_010 => Some(Band::tot_en_met(0, 0)),
        19_901..=19_905 => Some(Band::tot_en_met(n - 19_801, n - 19_801)),
        10_100..=19_900 if n.is_multiple_of(100) => Some(Band::tot_en_met((n - 10_000) / 100, (n - 10_000) / 100)),
        22_000 => Some(Band::vanaf(95)),
        22_300 => Some(Band::vanaf(105)),
        80_200 => Some(Band::vanaf(65)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elke_schrijfwijze_van_een_band() {
        let gevallen: [(&str, Option<Band>); 27] = [
            ("Jonger dan 5 jaar", Some(Band::tot_en_met(0, 4))),
            ("5 tot 10 jaar", Some(Band::tot_en_met(5, 9))),
            ("65 jaar tot 80 jaar", Some(Band::tot_en_met(65, 79))),
            ("0-14", Some(Band::tot_en_met(0, 14))),
            ("0–14 jaar", Some(Band::tot_en_met(0, 14))),
            ("15 - 29 jarigen", Some(Band::tot_en_met(15, 29))),
            ("20 tot en met 24 jaar", Some(Band::tot_en_met(20, 24))),
            ("0 t/m 14 jaar", Some(Band::tot_en_met(0, 14))),
            ("80 jaar of ouder", Some(Band::vanaf(80))),
            ("75 jaar en ouder", Some(Band::vanaf(75))),
            ("75+", Some(Band::vanaf(75))),
            ("65-plussers", Some(Band::vanaf(65))),
            ("75 e.o.", Some(Band::vanaf(75))),
            ("7 jaar", Some(Band::tot_en_met(7, 7))),
            ("0 jaar", Some(Band::tot_en_met(0, 0))),
            ("104", Some(Band::tot_en_met(104, 104))),
            ("Inwoners van 65 jaar of ouder", Some(Band::vanaf(65))),
            ("tot 18 jaar", Some(Band::tot_en_met(0, 17))),
            ("Totale bevolking", None),
            ("15 tot 10 jaar", None),
            ("5 tot 5 jaar", None),
            ("1.5 tot 3 jaar", None),
            ("2025", None),
            ("Jonger dan 0 jaar", None),
            ("65 jaar of ouder met een uitkering", None),
            ("okt-19", None),
            ("", None),
        ];
        for (titel, band) in gevallen {
            assert_eq!(Band::uit_titel(titel), band, "{titel}");
        }
    }

    #[test]
    fn codes_van_kolommen_en_van_leden() {
        for (code, band) in [
            ("k_65JaarOfOuder_12", Some(Band::vanaf(65))),
            ("k_65JaarTot80Jaar_12", Some(Band::tot_en_met(65, 79))),
            ("k_0Tot15Jaar_8", Some(Band::tot_en_met(0, 14))),
            ("a_65_oo", Some(Band::vanaf(65))),
            ("a_00_14", Some(Band::tot_en_met(0, 14))),
            ("p_00_14_jr", None),
            ("M000352", None),
            ("a_inw", None),
            ("12", None),
        ] {
            assert_eq!(Band::uit_code(code), band, "{code}");
        }
        for (code, titel, band) in [
            ("10000", "Totaal", Some(Band::ALLE)),
            ("10000", "10000", Some(Band::ALLE)),
            ("11700", "11700", Some(Band::tot_en_met(17, 17))),
            ("19903", "19903", Some(Band::tot_en_met(102, 102))),
            ("10010", "0 jaar", Some(Band::tot_en_met(0, 0))),
            ("22000", "95 jaar of ouder", Some(Band::vanaf(95))),
            ("53105", "53105", None),
            ("99999", "Totaal leeftijd", Some(Band::ALLE)),
        ] {
            assert_eq!(Band::van_lid(code, titel), band, "{code} {titel}");
        }
    }

    #[test]
    fn een_band_zegt_hoe_zij_heet_en_wordt_zo_weer_gelezen() {
        for band in [Band::tot_en_met(0, 17), Band::vanaf(65), Band::tot_en_met(7, 7)] {
            assert_eq!(Band::uit_titel(&band.to_string()), Some(band));
        }
        assert_eq!(Band::ALLE.to_string(), "alle leeftijden");
        assert_eq!((Band::tot_en_met(0, 17).einde(), Band::vanaf(65).einde()), (18, u32::MAX));
    }
}

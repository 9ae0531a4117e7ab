//! Getallen als tekst: herkennen en naar een decimale punt brengen, zonder een cijfer te veranderen.

/// Het teken voor decimalen in een bestand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decimaal {
    Komma,
    Punt,
}

/// Of dit een getal wil zijn: cijfers, met hooguit een min ervoor en punten of komma's ertussen.
pub(crate) fn lijkt_getal(tekst: &str) -> bool {
    let cijfers = tekst.strip_prefix('-').unwrap_or(tekst);
    cijfers.starts_with(|c: char| c.is_ascii_digit())
        && cijfers.ends_with(|c: char| c.is_ascii_digit())
        && cijfers.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
}

/// Het getal met een decimale punt; `None` als het met dit decimaalteken geen getal is.
pub(crate) fn met_punt(tekst: &str, decimaal: Decimaal) -> Option<String> {
    let teken = match decimaal {
        Decimaal::Komma => ',',
        Decimaal::Punt => '.',
    };
    let goed = lijkt_getal(tekst)
        && tekst.chars().filter(|c| !c.is_ascii_digit() && *c != '-').all(|c| c == teken)
        && tekst.matches(teken).count() <= 1;
    goed.then(|| tekst.replace(',', "."))
}

/// Drie cijfers achter elke punt, zoals een punt voor duizendtallen: 17.534 of 1.234.567.
pub(crate) fn lijkt_duizendtal(tekst: &str) -> bool {
    let mut groepen = tekst.strip_prefix('-').unwrap_or(tekst).split('.');
    let kop = groepen.next().unwrap_or_default();
    let mut punten = 0;
    let staart = groepen.all(|groep| {
        punten += 1;
        groep.len() == 3
    });
    lijkt_getal(tekst) && !tekst.contains(',') && (1..=3).contains(&kop.len()) && staart && punten > 0
}

/// Een getal uit JSON, uitgeschreven: `1.75E+2` wordt `175`. `None` als het geen getal is of meer dan zestig nullen
/// vraagt.
pub(crate) fn uit_json(tekst: &str) -> Option<String> {
    let Some((mantisse, exponent)) = tekst.split_once(['e', 'E']) else {
        return met_punt(tekst, Decimaal::Punt);
    };
    let exponent: i32 = exponent.parse().ok().filter(|e: &i32| e.abs() <= 60)?;
    let mantisse = met_punt(mantisse, Decimaal::Punt)?;
    let (min, cijfers) = match mantisse.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantisse.as_str()),
    };
    let (heel, deel) = cijfers.split_once('.').unwrap_or((cijfers, ""));
    let alle = format!("{heel}{deel}");
    let punt = i32::try_from(heel.len()).ok()? + exponent;
    let (heel, deel) = if punt <= 0 {
        let nullen = usize::try_from(-punt).ok()?;
        ("0".to_owned(), format!("{}{alle}", "0".repeat(nullen)))
    } else {
        let punt = usize::try_from(punt).ok()?;
        let gevuld = format!("{alle:0<punt$}");
        let (heel, deel) = gevuld.split_at_checked(punt)?;
        (heel.to_owned(), deel.to_owned())
    };
    let heel = match heel.trim_start_matches('0') {
        "" => "0",
        rest => rest,
    };
    let deel = deel.trim_end_matches('0');
    let komma = if deel.is_empty() { "" } else { "." };
    Some(format!("{min}{heel}{komma}{deel}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn komma_en_punt() {
        assert_eq!(met_punt("8258,9", Decimaal::Komma).as_deref(), Some("8258.9"));
        assert_eq!(met_punt("-0,5", Decimaal::Komma).as_deref(), Some("-0.5"));
        assert_eq!(met_punt("18480.1", Decimaal::Punt).as_deref(), Some("18480.1"));
        for (tekst, decimaal) in [
            ("1.234,5", Decimaal::Komma),
            ("1.234", Decimaal::Komma),
            ("1,2,3", Decimaal::Komma),
            ("1.234.567", Decimaal::Punt),
            ("1-2", Decimaal::Punt),
            ("--1", Decimaal::Punt),
            ("", Decimaal::Punt),
            (".5", Decimaal::Punt),
            ("1E5", Decimaal::Punt),
            ("٣", Decimaal::Punt),
        ] {
            assert_eq!(met_punt(tekst, decimaal), None, "{tekst}");
        }
    }

    #[test]
    fn duizendtallen() {
        assert!(lijkt_duizendtal("17.534") && lijkt_duizendtal("-1.234.567"));
        for geen in ["17534", "1234.567", "2.15", "2.1500", "1.234,5"] {
            assert!(!lijkt_duizendtal(geen), "{geen}");
        }
    }

    #[test]
    fn json_getallen_blijven_exact() {
        for (json, verwacht) in [
            ("17533043.5", "17533043.5"),
            ("-3", "-3"),
            ("1.75E+2", "175"),
            ("1.7533043E7", "17533043"),
            ("12e-3", "0.012"),
            ("-1.5e0", "-1.5"),
            ("0.00e4", "0"),
        ] {
            assert_eq!(uit_json(json).as_deref(), Some(verwacht), "{json}");
        }
        for fout in ["1e999999999", "e5", "\"3\"", "true", "1e"] {
            assert_eq!(uit_json(fout), None, "{fout}");
        }
    }
}

//! Getallen in een norm- of scenariobestand: Nederlands geschreven, als tekst ("0,2", "10.000", "14%").
//!
//! In een tabel van een gebruiker is "1.234" dubbelzinnig; in deze bestanden ligt de schrijfwijze vast, dus
//! een punt scheidt er altijd duizendtallen.

use crate::amount::{Amount, AmountError, INVOER_DECIMALEN, Schrijfwijze};

/// Een getal zoals het in zo een bestand staat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Getal {
    /// De waarde; een percentage als breuk.
    pub(crate) waarde: Amount,
    /// Of er een procentteken achter stond.
    pub(crate) procent: bool,
}

/// Leest een getal, of zegt in het Nederlands wat eraan schort.
pub(crate) fn lees_getal(tekst: &str) -> Result<Getal, String> {
    let kaal = tekst.trim();
    let (cijfers, procent) = kaal.strip_suffix('%').map_or((kaal, false), |c| (c.trim_end(), true));
    let zonder_punten = zonder_punten(cijfers).ok_or_else(|| {
        format!(
            "'{tekst}' is geen getal zoals hier wordt geschreven: een komma voor decimalen, een punt alleen tussen duizendtallen. Schrijf \"0,2\", \"10.000\" of \"14%\"."
        )
    })?;
    let waarde = Amount::parse(&zonder_punten, Schrijfwijze::Nederlands).map_err(|e| match e {
        AmountError::TeGroot => {
            format!("'{tekst}' is groter dan een miljard; dat kan geen norm zijn.")
        }
        AmountError::TeVeelDecimalen => {
            format!("'{tekst}' heeft meer dan {INVOER_DECIMALEN} decimalen. Schrijf het korter.")
        }
        AmountError::Leeg | AmountError::GeenGetal | AmountError::Dubbelzinnig => {
            format!("'{tekst}' is geen getal. Schrijf \"0,2\", \"10.000\" of \"14%\".")
        }
    })?;
    let waarde = if procent { waarde.mul_div(Amount::ONE, Amount::from_int(100)) } else { waarde };
    Ok(Getal { waarde, procent })
}

/// Haalt de punten tussen duizendtallen weg; `None` als een punt ergens anders staat.
fn zonder_punten(cijfers: &str) -> Option<String> {
    let (heel, rest) = cijfers.split_once(',').map_or((cijfers, None), |(h, r)| (h, Some(r)));
    if rest.is_some_and(|r| r.contains('.')) {
        return None;
    }
    let mut groepen = heel.split('.');
    let eerste = groepen.next().unwrap_or_default();
    let volgende: Vec<&str> = groepen.collect();
    let goed = volgende.is_empty()
        || ((1..=3).contains(&eerste.trim_start_matches('-').len())
            && !eerste.trim_start_matches('-').starts_with('0')
            && volgende.iter().all(|g| g.len() == 3));
    goed.then(|| cijfers.replace('.', ""))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn leest_wat_in_een_normbestand_staat() {
        for (tekst, waarde, procent) in [
            ("0,2", "0.2", false),
            ("10.000", "10000", false),
            ("18.044.027", "18044027", false),
            ("1.377,444", "1377.444", false),
            ("14%", "0.14", true),
            ("95,3 %", "0.953", true),
            ("-1", "-1", false),
        ] {
            let g = lees_getal(tekst).unwrap();
            assert_eq!((g.waarde.to_string().as_str(), g.procent), (waarde, procent));
        }
    }

    #[test]
    fn weigert_wat_anders_gelezen_kan_worden() {
        for tekst in ["0.2", "0.200", "7.5", "1.23", "1.2345", "", "%", "twee", "1,2.3", "1e9"] {
            assert!(lees_getal(tekst).is_err(), "{tekst}");
        }
        assert!(lees_getal("2.000.000.000").unwrap_err().contains("miljard"));
        assert!(lees_getal("0,1234567").unwrap_err().contains("decimalen"));
    }
}

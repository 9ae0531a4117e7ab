//! Getallen in de uitlegregels van de kern: komma, punten tussen duizendtallen. De pagina heeft haar eigen schrijfwijze.

use rust_decimal::RoundingStrategy;

use crate::amount::Amount;

/// Zoveel decimalen, half naar boven: `1.234,5`.
pub(crate) fn getal(a: Amount, decimalen: u32) -> String {
    let mut d = a.decimal().round_dp_with_strategy(decimalen, RoundingStrategy::MidpointAwayFromZero);
    d.rescale(decimalen);
    let min = d.is_sign_negative() && !d.is_zero();
    let tekst = d.abs().to_string();
    let (heel, rest) = tekst.split_once('.').map_or((tekst.as_str(), None), |(h, r)| (h, Some(r)));
    let mut uit = String::new();
    for (i, cijfer) in heel.chars().enumerate() {
        if i > 0 && (heel.len() - i) % 3 == 0 {
            uit.push('.');
        }
        uit.push(cijfer);
    }
    let rest = rest.map_or_else(String::new, |r| format!(",{r}"));
    format!("{}{uit}{rest}", if min { "−" } else { "" })
}

/// Euro, met centen waar die er zijn: `€ 1.234` of `€ 1.234,56`.
pub(crate) fn euro(a: Amount) -> String {
    format!("€ {}", getal(a, if a.is_heel() { 0 } else { 2 }))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::proef::a;

    #[test]
    fn schrijft_zoals_een_nederlander() {
        assert_eq!(getal(a("1234567.005"), 2), "1.234.567,01");
        assert_eq!(getal(a("0.024"), 2), "0,02");
        assert_eq!(getal(a("-0.001"), 2), "0,00");
        assert_eq!(getal(a("-12.5"), 0), "−13");
        assert_eq!(euro(a("100")), "€ 100");
        assert_eq!(euro(a("999999.9")), "€ 999.999,90");
    }
}

//! Een exact getal als tekst in een CSV: met een punt, zonder nullen achteraan.
//!
//! Hetzelfde als `Amount` zelf afdrukt (een proef houdt dat zo), zonder tussenstap: in het ingroeipad van Nederland staan
//! er vierhonderdduizend.

use normwijzer_core::Amount;

/// Schrijft een getal achter wat er al staat.
pub(super) fn schrijf(getal: Amount, uit: &mut Vec<u8>) {
    let decimal = getal.decimal();
    let Ok(mut rest) = u64::try_from(decimal.mantissa().unsigned_abs()) else {
        // Meer dan negentien cijfers: zeldzaam, en dan doet de bibliotheek het.
        uit.extend_from_slice(getal.to_string().as_bytes());
        return;
    };
    let mut decimalen = decimal.scale();
    while decimalen > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        decimalen -= 1;
    }
    let negatief = decimal.is_sign_negative() && rest != 0;
    // Van achteren naar voren, en dan omgedraaid.
    let begin = uit.len();
    let mut plaats = 0;
    loop {
        if plaats == decimalen && decimalen > 0 {
            uit.push(b'.');
        }
        uit.push(b'0' + u8::try_from(rest % 10).unwrap_or(0));
        rest /= 10;
        plaats += 1;
        if rest == 0 && plaats > decimalen {
            break;
        }
    }
    if negatief {
        uit.push(b'-');
    }
    if let Some(nieuw) = uit.get_mut(begin..) {
        nieuw.reverse();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use normwijzer_core::amount::Schrijfwijze;
    use proptest::prelude::*;

    fn tekst(getal: Amount) -> String {
        let mut uit = b"voor:".to_vec();
        schrijf(getal, &mut uit);
        String::from_utf8(uit).unwrap().strip_prefix("voor:").unwrap().to_owned()
    }

    #[test]
    fn zonder_nullen_achteraan_en_met_een_nul_voorop() {
        let getal = |t: &str| Amount::parse(t, Schrijfwijze::Punt).unwrap();
        for (invoer, uitvoer) in [("0", "0"), ("-0.0", "0"), ("0.050", "0.05"), ("-12.5", "-12.5"), ("1000", "1000")] {
            assert_eq!(tekst(getal(invoer)), uitvoer);
        }
        let derde = Amount::ONE.mul_div(Amount::ONE, Amount::from_int(3));
        assert_eq!(tekst(derde), "0.333333333333");
    }

    proptest! {
        #[test]
        fn zoals_het_getal_zichzelf_afdrukt(teller in any::<i32>(), factor in 1i64..1_000_000_000, noemer in 1i64..1_000_000) {
            let getal = Amount::from_int(i64::from(teller)).mul_div(Amount::from_int(factor), Amount::from_int(noemer));
            prop_assert_eq!(tekst(getal), getal.to_string());
        }
    }
}

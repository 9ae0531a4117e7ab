//! De stam van een kolomnaam uit OData v3: `k_65JaarOfOuder_12` heet in elke tabel anders, maar altijd "65 jaar of ouder".

/// Een code zonder volgnummer (`_12`) en zonder het voorvoegsel voor een cijfer (`k_`).
#[must_use]
pub fn stam(code: &str) -> &str {
    let code = code.trim();
    let zonder = match code.rsplit_once('_') {
        Some((begin, nummer)) if !nummer.is_empty() && nummer.bytes().all(|b| b.is_ascii_digit()) => {
            // `a_00_14` is een band en geen volgnummer.
            if begin.rsplit_once('_').is_some_and(|(_, r)| r.bytes().all(|b| b.is_ascii_digit())) {
                code
            } else {
                begin
            }
        }
        _ => code,
    };
    match zonder.strip_prefix("k_") {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => zonder,
    }
}

/// Een aaneengeschreven naam als woorden: `65JaarOfOuder` wordt "65 jaar of ouder".
#[must_use]
pub fn woorden(stam: &str) -> String {
    let mut uit = String::new();
    let mut vorige: Option<char> = None;
    for teken in stam.chars() {
        let grens = vorige.is_some_and(|v| {
            (teken.is_uppercase() && !v.is_uppercase())
                || (teken.is_ascii_digit() != v.is_ascii_digit() && teken.is_alphanumeric() && v.is_alphanumeric())
        });
        if grens && !uit.ends_with(' ') {
            uit.push(' ');
        }
        if teken == '_' {
            uit.push(' ')
        } else {
            uit.extend(teken.to_lowercase())
        }
        vorige = Some(teken);
    }
    uit.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn het_volgnummer_verandert_de_stam_niet() {
        for (code, verwacht) in [
            ("k_65JaarOfOuder_12", "65 jaar of ouder"),
            ("k_65JaarTot80Jaar_12", "65 jaar tot 80 jaar"),
            ("k_0Tot15Jaar_8", "0 tot 15 jaar"),
            ("AantalInwoners_5", "aantal inwoners"),
            ("JongerDan5Jaar_4", "jonger dan 5 jaar"),
            ("TotaleBevolking_1", "totale bevolking"),
            ("a_00_14", "a 00 14"),
            ("a_65_oo", "a 65 oo"),
            ("SoortRegio_2", "soort regio"),
        ] {
            assert_eq!(woorden(stam(code)), verwacht, "{code}");
        }
    }
}

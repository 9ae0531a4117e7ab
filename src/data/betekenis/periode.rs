//! De dag die een periode van een tabel aanwijst: bevolking geldt aan het begin van de periode.

use jiff::civil::Date;

const MAANDEN: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// De eerste dag van een periode: `2025`, `2024*` (voorlopig), `2025JJ00`, `2025MM03`, `2025KW02`, `1 januari 2025`,
/// `2025 maart`, `1-1-2025`, `2025-01-01`. `None` als het geen periode is.
#[must_use]
pub fn periode(tekst: &str) -> Option<Date> {
    let t = tekst.trim().trim_end_matches('*').trim().to_lowercase();
    if let Some(jaar) = jaar(&t) {
        return Date::new(jaar, 1, 1).ok();
    }
    if let Some((jaar_, rest)) = t.split_at_checked(4).filter(|(j, _)| jaar(j).is_some())
        && let Some((soort, nummer)) = rest.split_at_checked(2)
    {
        let nummer: Option<i8> = nummer.parse().ok();
        let maand = match (soort, nummer) {
            ("jj", Some(0)) => Some(1),
            ("mm", Some(m @ 1..=12)) => Some(m),
            ("kw", Some(k @ 1..=4)) => Some(3 * k - 2),
            _ => None,
        };
        if let Some(maand) = maand {
            return Date::new(jaar(jaar_)?, maand, 1).ok();
        }
    }
    if let Some(dag) = in_woorden(&t) {
        return Some(dag);
    }
    let delen: Vec<&str> = t.split(['-', '/']).collect();
    let (j, m, d) = match delen.as_slice() {
        [j, m, d] if j.len() == 4 => (j, m, d),
        [d, m, j] if j.len() == 4 => (j, m, d),
        _ => return None,
    };
    Date::new(jaar(j)?, m.parse().ok()?, d.parse().ok()?).ok()
}

/// "1 januari 2025", "januari 2025" en "2025 januari".
fn in_woorden(t: &str) -> Option<Date> {
    let maand = |w: &str| MAANDEN.iter().position(|m| *m == w).and_then(|p| i8::try_from(p + 1).ok());
    match t.split_whitespace().collect::<Vec<_>>().as_slice() {
        [dag, m, j] => Date::new(jaar(j)?, maand(m)?, dag.parse().ok()?).ok(),
        [a, b] => {
            let (j, m) = if jaar(a).is_some() { (a, b) } else { (b, a) };
            Date::new(jaar(j)?, maand(m)?, 1).ok()
        }
        _ => None,
    }
}

/// Een jaar van vier cijfers, tussen 1800 en 2100.
fn jaar(t: &str) -> Option<i16> {
    (t.len() == 4 && t.bytes().all(|b| b.is_ascii_digit()))
        .then(|| t.parse::<i16>().ok())
        .flatten()
        .filter(|j| (1800..=2100).contains(j))
}

/// De dag in een titel als "Kerncijfers wijken en buurten 2024", als er precies één jaar in staat.
#[must_use]
pub fn dag_in_tekst(tekst: &str) -> Option<Date> {
    let mut jaren: Vec<i16> = tekst.split(|c: char| !c.is_alphanumeric()).filter_map(jaar).collect();
    jaren.dedup();
    match jaren.as_slice() {
        [een] => Date::new(*een, 1, 1).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elke_schrijfwijze_van_een_dag() {
        let een_jan = Some(Date::constant(2025, 1, 1));
        for tekst in [
            "2025",
            "2025*",
            "2025**",
            "2025JJ00",
            " 2025JJ00 ",
            "1 januari 2025",
            "1-1-2025",
            "01-01-2025",
            "2025-01-01",
            "2025MM01",
            "2025KW01",
            "2025 januari",
            "januari 2025",
        ] {
            assert_eq!(periode(tekst), een_jan, "{tekst}");
        }
        assert_eq!(periode("2025 maart"), Some(Date::constant(2025, 3, 1)));
        assert_eq!(periode("2025KW02"), Some(Date::constant(2025, 4, 1)));
        for mis in
            ["", "25", "2025 voorlopig", "31-2-2025", "2025MM13", "Totaal", "10000", "1 Januari", "2025JJ01", "9999"]
        {
            assert_eq!(periode(mis), None, "{mis}");
        }
    }

    #[test]
    fn een_titel_met_twee_jaren_zegt_niet_welke() {
        assert_eq!(dag_in_tekst("Kerncijfers wijken en buurten 2024"), Some(Date::constant(2024, 1, 1)));
        assert_eq!(dag_in_tekst("Bevolking; 1988 tot 2025"), None);
        assert_eq!(dag_in_tekst("Bevolking op 1 januari"), None);
    }
}

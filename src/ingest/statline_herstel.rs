//! Een StatLine-CSV herstellen die door Excel heen is gegaan.
//!
//! Wie zo'n bestand dubbelklikt, krijgt elke regel in één cel; bewaart Excel dat weer, dan staat elke regel tussen een
//! extra paar aanhalingstekens, met de oude verdubbeld (`"Perioden"";""Regio's"""`), soms met een van de buitenste
//! opgegeten. Er gaat niets verloren: regel voor regel valt het terug te draaien.

/// Zoveel regels worden bekeken om de schade te herkennen.
const PROEFREGELS: usize = 50;

/// De herstelde tekst met evenveel regels, of `None` als de tekst niet zo beschadigd is.
pub(crate) fn herstel(tekst: &str) -> Option<String> {
    let proef = || tekst.lines().take(PROEFREGELS);
    if !proef().any(dubbele_grens) || proef().any(gave_grens) {
        return None;
    }
    let regels: Vec<String> = tekst.lines().map(herstel_regel).collect();
    Some(regels.join("\n"))
}

/// De plaatsen van `;`, met het teken dat door eventuele aanhalingstekens heen ervoor en erna staat.
fn grenzen(regel: &str) -> impl Iterator<Item = (usize, usize)> {
    regel.match_indices(';').map(|(plaats, _)| {
        let (voor, na) = regel.split_at(plaats);
        let na = na.strip_prefix(';').unwrap_or(na);
        (voor.len() - voor.trim_end_matches('"').len(), na.len() - na.trim_start_matches('"').len())
    })
}

/// Een celgrens met verdubbelde aanhalingstekens aan beide kanten, zoals `"";""`.
fn dubbele_grens(regel: &str) -> bool {
    grenzen(regel).any(|grens| grens == (2, 2))
}

/// Een gewone celgrens, `";"`.
fn gave_grens(regel: &str) -> bool {
    grenzen(regel).any(|grens| grens == (1, 1))
}

fn herstel_regel(regel: &str) -> String {
    let kern = regel.trim_end_matches('\r').trim_start_matches('\u{feff}');
    let voor = kern.len() - kern.trim_start_matches('"').len();
    if voor == kern.len() {
        // Een regel van alleen aanhalingstekens: het einde van de extra cel.
        return String::new();
    }
    let na = kern.len() - kern.trim_end_matches('"').len();
    // Een oneven aantal aan de rand: daar zit het extra aanhalingsteken.
    let begin = voor % 2;
    let einde = kern.len() - na % 2;
    let enkel = kern.get(begin..einde).unwrap_or(kern).replace("\"\"", "\"");
    // Opgegeten aan het begin of einde: het eerste aanhalingsteken sluit, of het laatste opent.
    let opgegeten_voor = !enkel.starts_with('"')
        && enkel
            .find('"')
            .is_some_and(|p| matches!(enkel.get(p + 1..).and_then(|r| r.chars().next()), None | Some(';')));
    let opgegeten_na = !enkel.ends_with('"')
        && enkel.rfind('"').is_some_and(|p| p == 0 || enkel.get(..p).is_some_and(|r| r.ends_with(';')));
    format!("{}{enkel}{}", if opgegeten_voor { "\"" } else { "" }, if opgegeten_na { "\"" } else { "" })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn draait_elke_vorm_van_de_schade_terug() {
        let goed = "\"Perioden\";\"Regio's\";\"Inkomen (1 000 euro)\"\n\"2024*\";\"Zwolle\";62,6";
        for kapot in [
            // Netjes ingepakt, per regel.
            "\"\"\"Perioden\"\";\"\"Regio's\"\";\"\"Inkomen (1 000 euro)\"\"\"\r\n\"\"\"2024*\"\";\"\"Zwolle\"\";62,6\"\r\n",
            // Zoals Excel het bewaart na een dubbelklik: de buitenste opgegeten, de rest één cel.
            "\"Perioden\"\";\"\"Regio's\"\";\"\"Inkomen (1 000 euro)\"\r\n\"2024*\"\";\"\"Zwolle\"\";62,6\r\n\"",
            "\"Perioden\"\";\"\"Regio's\"\";\"\"Inkomen (1 000 euro)\"\"\r\n\"\"2024*\"\";\"\"Zwolle\"\";62,6\r\n",
            // Alleen het eerste paar opgegeten: de eerste cel is kaal.
            "\u{feff}\"\"Perioden\"\";\"\"Regio's\"\";\"\"Inkomen (1 000 euro)\"\"\n\"\"2024*\"\";\"\"Zwolle\"\";62,6",
        ] {
            assert_eq!(herstel(kapot).unwrap().trim_end(), goed, "{kapot}");
        }
    }

    #[test]
    fn een_gaaf_bestand_blijft_wat_het_is() {
        for gaaf in [
            "\"Perioden\";\"Regio's\";\"Inwoners (aantal)\"\r\n\"2025\";\"Zwolle\";133810\r\n",
            "\"Perioden\";\"Regio's\";\"A (aantal)\"\n\"2025\";\"\";\"\"\n",
            "\"Naam\";\"Toelichting\"\n\"x\";\"zie \"\"a\"\";\"\"b\"\"\"\n",
            "naam;waarde\nAlmere;4,5\n",
            "",
        ] {
            assert_eq!(herstel(gaaf), None, "{gaaf}");
        }
    }
}

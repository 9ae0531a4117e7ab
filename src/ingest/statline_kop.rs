//! De koppen van StatLine: dimensies, en onderwerpen als pad met de eenheid tussen haakjes.

/// Een onderwerp: een kolom met cijfers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Onderwerp {
    /// De code van het onderwerp (`M000352`, `k_65JaarOfOuder_12`), als het bestand die noemt.
    pub code: Option<String>,
    /// Het pad door de tabel, bijvoorbeeld `Bevolking` › `Leeftijdsgroepen` › `65 jaar of ouder`.
    ///
    /// StatLine scheidt met `/` en gebruikt dat ook ín namen (`Leerlingen/studenten`); dat verschil is uit het bestand
    /// niet te zien. Vergelijk dus het einde van het pad, of [`Onderwerp::kop`].
    pub pad: Vec<String>,
    /// De eenheid zoals zij er staat: `aantal`, `%`, `x 1 000`, `1 000 euro`.
    pub eenheid: Option<String>,
}

impl Onderwerp {
    /// De stam van de code: zonder het volgnummer, dat per tabel verschilt. `k_65JaarOfOuder_12` wordt `k_65JaarOfOuder`.
    #[must_use]
    pub fn stam(&self) -> Option<&str> {
        self.code.as_deref().map(stam_van)
    }

    /// De laatste titel van het pad.
    #[must_use]
    pub fn titel(&self) -> &str {
        self.pad.last().map_or("", String::as_str)
    }

    /// De kop zoals StatLine haar schrijft.
    #[must_use]
    pub fn kop(&self) -> String {
        let pad = self.pad.join("/");
        match &self.eenheid {
            Some(eenheid) => format!("{pad} ({eenheid})"),
            None => pad,
        }
    }
}

/// Een code zonder volgnummer: wat na de laatste `_` alleen cijfers is, hoort er niet bij.
pub(crate) fn stam_van(code: &str) -> &str {
    match code.rsplit_once('_') {
        Some((stam, nummer)) if !nummer.is_empty() && nummer.bytes().all(|b| b.is_ascii_digit()) => stam,
        _ => code,
    }
}

/// Een kop ontleed tot onderwerp.
pub(crate) fn ontleed(kop: &str) -> Onderwerp {
    let (pad, eenheid) = splits_eenheid(kop);
    Onderwerp { code: None, pad: splits_pad(pad), eenheid: eenheid.map(str::to_owned) }
}

/// De eenheid: wat aan het einde tussen haakjes staat, met een spatie ervoor.
///
/// De spatie onderscheidt `Totale bevolking (aantal)` van de dimensie `Prognose(-interval)`.
pub(crate) fn splits_eenheid(kop: &str) -> (&str, Option<&str>) {
    let geen = (kop, None);
    let Some(binnen) = kop.strip_suffix(')') else {
        return geen;
    };
    let mut diepte = 1;
    for (plaats, teken) in binnen.char_indices().rev() {
        match teken {
            ')' => diepte += 1,
            '(' => diepte -= 1,
            _ => {}
        }
        if diepte == 0 {
            let eenheid = binnen.get(plaats + 1..).map(str::trim);
            let pad = kop.get(..plaats).and_then(|pad| pad.strip_suffix(' '));
            return match (pad, eenheid) {
                (Some(pad), Some(eenheid)) if !pad.trim().is_empty() && !eenheid.is_empty() => {
                    (pad.trim_end(), Some(eenheid))
                }
                _ => geen,
            };
        }
    }
    geen
}

/// Het pad op `/`, maar niet binnen haakjes.
fn splits_pad(pad: &str) -> Vec<String> {
    let mut diepte = 0_u32;
    pad.split(|teken| {
        match teken {
            '(' => diepte += 1,
            ')' => diepte = diepte.saturating_sub(1),
            _ => {}
        }
        teken == '/' && diepte == 0
    })
    .map(|deel| deel.trim().to_owned())
    .collect()
}

/// Dimensies die bijna elke tabel heeft; nooit een onderwerp, ook niet als er getallen in staan (`2025`).
pub(crate) fn is_bekende_dimensie(kop: &str) -> bool {
    let (naam, eenheid) = splits_eenheid(kop);
    eenheid.is_none()
        && !naam.contains('/')
        && ["Perioden", "Regio", "Wijken en buurten", "Gemeenten", "Geslacht", "Leeftijd"]
            .iter()
            .any(|begin| naam.starts_with(begin))
}

/// Eenheden van kolommen waarin tekst hoort.
pub(crate) fn is_teksteenheid(eenheid: &str) -> bool {
    ["code", "naam", "omschrijving", "tekst", "datum"].contains(&eenheid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pad_en_eenheid() {
        let gevallen: [(&str, &[&str], Option<&str>); 6] = [
            (
                "Bevolking/Leeftijdsgroepen, relatief/80 jaar of ouder (%)",
                &["Bevolking", "Leeftijdsgroepen, relatief", "80 jaar of ouder"],
                Some("%"),
            ),
            ("Totale bevolking (x 1 000)", &["Totale bevolking"], Some("x 1 000")),
            (
                "Migratie/(voormalige) Nederlandse Antillen, Aruba (aantal)",
                &["Migratie", "(voormalige) Nederlandse Antillen, Aruba"],
                Some("aantal"),
            ),
            ("Groei (jaar/jaar)/Totaal (km (weg)/uur)", &["Groei (jaar/jaar)", "Totaal"], Some("km (weg)/uur")),
            ("Prognose(-interval)", &["Prognose(-interval)"], None),
            ("(aantal)", &["(aantal)"], None),
        ];
        for (kop, pad, eenheid) in gevallen {
            let onderwerp = ontleed(kop);
            assert_eq!(onderwerp.pad, pad, "{kop}");
            assert_eq!(onderwerp.eenheid.as_deref(), eenheid, "{kop}");
            assert_eq!(onderwerp.kop(), kop);
        }
    }
}

//! Tekst meten, afbreken en schoonmaken. Weet niets van waar de tekst komt te staan.

use crate::font::{Letters, Weight};

/// Hoe een tekst gezet wordt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    /// Em in px.
    pub(super) size: f64,
    /// Gewicht.
    pub(super) weight: Weight,
}

/// De titel: 12,2 punt op 16 cm.
pub(super) const TITLE: Style = Style { size: 51.0, weight: Weight::SemiBold };
/// De ondertitel: 9 punt.
pub(super) const SUBTITLE: Style = Style { size: 38.0, weight: Weight::Regular };
/// Namen in de grafiek: 8,6 punt.
pub(super) const BODY: Style = Style { size: 36.0, weight: Weight::Regular };
/// Cijfers die opvallen.
pub(super) const STRONG: Style = Style { size: 36.0, weight: Weight::SemiBold };
/// Het kleinste: 8,2 punt op 16 cm (1 punt is 4,17 px).
pub(super) const SMALL: Style = Style { size: 34.0, weight: Weight::Regular };
/// Koppen boven kolommen en voorbehouden.
pub(super) const SMALL_STRONG: Style = Style { size: 34.0, weight: Weight::SemiBold };

impl Style {
    /// Hoogte van een regel.
    pub(super) fn line(self) -> f64 {
        (self.size * 1.3).round()
    }

    /// Van het midden van een regel naar de onderkant van de letters: de helft van een hoofdletter van Inter.
    pub(super) fn half_cap(self) -> f64 {
        self.size * 0.364
    }

    /// Breedte van een tekst.
    pub(super) fn width(self, letters: &Letters, text: &str) -> f64 {
        letters.width(text, self.weight, self.size)
    }

    /// De breedste van een aantal teksten; nul als er geen zijn.
    pub(super) fn widest<'a>(self, letters: &Letters, texts: impl IntoIterator<Item = &'a str>) -> f64 {
        texts.into_iter().map(|t| self.width(letters, t)).fold(0.0, f64::max)
    }

    /// Breekt een tekst af op spaties; een woord dat alleen al te lang is, breekt op een letter. Er valt nooit iets weg.
    pub(super) fn wrap(self, letters: &Letters, text: &str, width: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for chunk in chunks(&clean(text)) {
            if self.append(letters, &mut lines, &chunk, width) {
                continue;
            }
            for word in chunk.split(' ') {
                if !self.append(letters, &mut lines, word, width) {
                    lines.extend(self.by_letter(letters, word, width));
                }
            }
        }
        lines
    }

    /// Zet een stuk achter de laatste regel of op een nieuwe; `false` als het op geen regel past.
    fn append(self, letters: &Letters, lines: &mut Vec<String>, chunk: &str, width: f64) -> bool {
        if let Some(last) = lines.last_mut() {
            let longer = format!("{last} {chunk}");
            if self.width(letters, &longer) <= width {
                *last = longer;
                return true;
            }
        }
        let fits = self.width(letters, chunk) <= width;
        if fits {
            lines.push(chunk.to_owned());
        }
        fits
    }

    /// Breekt een woord op letters.
    fn by_letter(self, letters: &Letters, word: &str, width: f64) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for c in word.chars() {
            line.push(c);
            if self.width(letters, &line) > width && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, c.to_string()));
            }
        }
        lines.push(line);
        lines
    }
}

impl Style {
    /// Breekt af in even weinig regels als [`Style::wrap`], maar dan zo gelijk mogelijk van lengte: geen woord alleen
    /// op de tweede regel van een titel.
    pub(super) fn balance(self, letters: &Letters, text: &str, width: f64) -> Vec<String> {
        let lines = self.wrap(letters, text, width);
        let (mut low, mut high) = (width / lines.len().max(1) as f64 * 0.9, width);
        while lines.len() > 1 && high - low > self.size / 2.0 {
            let middle = f64::midpoint(low, high);
            if self.wrap(letters, text, middle).len() > lines.len() {
                low = middle;
            } else {
                high = middle;
            }
        }
        self.wrap(letters, text, high)
    }
}

/// De stukken waartussen een regel mag breken. Een getal blijft bij het woord erna: "1 januari", "6,5 fte", en een
/// euroteken bij zijn getal.
fn chunks(text: &str) -> Vec<String> {
    let mut chunks: Vec<String> = Vec::new();
    let (mut after_number, mut after_euro) = (false, false);
    for word in text.split_whitespace() {
        let letter = word.starts_with(char::is_alphabetic);
        match chunks.last_mut() {
            Some(last) if after_euro || (after_number && letter) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => chunks.push(word.to_owned()),
        }
        after_euro = word == "€";
        after_number = word.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '–' | '−' | '('));
    }
    chunks
}

/// Vervangt wat in XML niet mag staan (stuurtekens, niet-tekens) door een spatie.
pub(super) fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn een_getal_blijft_bij_zijn_woord() {
        let lines = BODY.wrap(
            &Letters::default(),
            "nog nodig op 1 januari 2030",
            BODY.width(&Letters::default(), "nog nodig op 1 jan"),
        );
        assert_eq!(lines, ["nog nodig op", "1 januari 2030"]);
        let width = BODY.width(&Letters::default(), "van twee naar € ");
        assert_eq!(
            BODY.wrap(&Letters::default(), "van twee naar € 2,00–5,00 mln", width),
            ["van twee naar", "€ 2,00–5,00 mln"]
        );
    }

    proptest! {
        #[test]
        fn afbreken_verliest_niets_en_past(text in "[A-Za-z'éë<&\u{0}\n -]{0,200}", width in 120.0f64..1800.0) {
            let lines = BODY.wrap(&Letters::default(), &text, width);
            let zonder = |s: &str| s.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>();
            prop_assert_eq!(zonder(&lines.concat()), zonder(&text));
            for line in &lines {
                prop_assert!(BODY.width(&Letters::default(), line) <= width, "{}", line);
            }
        }
    }
}

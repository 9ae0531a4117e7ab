//! Omtrekken korter geschreven: usvg schrijft elk punt van elke letter voluit, en een grafiek heeft er tienduizenden.
//!
//! Een vlak komt in tienden van een px, elk punt vanaf het vorige, en wordt met een schaal weer even groot. Er valt niets
//! weg: de punten stonden al op een tiende.

use std::fmt::Write as _;

/// Waar usvg de punten van een vlak zonder rand schrijft.
const START: &str = "stroke=\"none\" d=\"";

/// Een SVG van usvg, met haar vlakken korter geschreven; wat er anders uitziet dan verwacht blijft zoals het is.
pub(super) fn compact(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len() / 2);
    let mut parts = svg.split(START);
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let shorter = part.split_once('"').and_then(|(d, rest)| Some((relative(d)?, rest)));
        match shorter {
            Some((d, rest)) => {
                let _ = write!(out, "stroke=\"none\" transform=\"scale(.1)\" d=\"{d}\"{rest}");
            }
            None => {
                out.push_str(START);
                out.push_str(part);
            }
        }
    }
    out
}

/// Een pad uit M, L, Q, C en Z met hele plekken, als pad vanaf het vorige punt; niets bij een ander pad.
fn relative(d: &str) -> Option<String> {
    let mut out = String::with_capacity(d.len() / 2);
    let mut words = d.split_ascii_whitespace();
    let (mut at, mut start) = ((0_i64, 0_i64), (0_i64, 0_i64));
    let mut before = "";
    while let Some(command) = words.next() {
        let (letter, points) = match command {
            "M" => ("m", 1),
            "L" => ("l", 1),
            "Q" => ("q", 2),
            "C" => ("c", 3),
            "Z" => ("z", 0),
            _ => return None,
        };
        if letter != before || letter == "m" {
            out.push_str(letter);
        }
        before = letter;
        let from = at;
        for _ in 0..points {
            at = (tenths(words.next()?)?, tenths(words.next()?)?);
            number(&mut out, at.0 - from.0);
            number(&mut out, at.1 - from.1);
        }
        match letter {
            "m" => start = at,
            "z" => at = start,
            _ => {}
        }
    }
    Some(out)
}

/// Een getal in tienden; niets als het fijner is.
fn tenths(word: &str) -> Option<i64> {
    let value: f64 = word.parse().ok()?;
    let tenths = (value * 10.0).round();
    ((tenths / 10.0 - value).abs() < 1e-6 && tenths.abs() < 1e6).then_some(tenths as i64)
}

/// Een getal achter het vorige; een minteken scheidt ook.
fn number(out: &mut String, value: i64) {
    if value >= 0 && out.ends_with(|c: char| c.is_ascii_digit()) {
        out.push(' ');
    }
    let _ = write!(out, "{value}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_pad_wordt_korter_en_blijft_hetzelfde() {
        let d = "M 39.3 77.8 L 39.3 73 L 52.2 60.3 Q 54 58.4 55.3 57 Z M 1 2 L 0 0 Z";
        assert_eq!(relative(d).as_deref(), Some("m393 778l0-48 129-127q18-19 31-33zm-383-758l-10-20z"));
        assert_eq!(relative("M 0 0 A 1 1 0 0 0 2 2"), None);
        assert_eq!(relative("M 0.25 0"), None, "fijner dan een tiende");
        let svg = format!("<path fill=\"#fff\" {START}{d}\"/><path {START}M 0 0 H 3\"/>");
        assert!(compact(&svg).ends_with("<path stroke=\"none\" d=\"M 0 0 H 3\"/>"), "{}", compact(&svg));
    }
}

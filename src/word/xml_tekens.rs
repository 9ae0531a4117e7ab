//! De tekens van XML-tekst: entiteiten lezen en schrijven, en van elk teken weten waar het in het deel staat.

use std::borrow::Cow;
use std::ops::Range;

use crate::xml::Boom;

impl Boom<'_> {
    /// De tekens van een tekstelement, elk met zijn plaats in het deel.
    pub(crate) fn tekens(&self, index: usize) -> Vec<(char, Range<usize>)> {
        let Some(knoop) = self.knoop(index) else { return Vec::new() };
        let bron = self.stuk(knoop.inhoud_begin..knoop.inhoud_einde);
        let mut uit = Vec::with_capacity(bron.len());
        let mut op = 0usize;
        while let Some(rest) = bron.get(op..).filter(|rest| !rest.is_empty()) {
            let plaats = knoop.inhoud_begin + op;
            if let Some(na) = rest.strip_prefix("<![CDATA[") {
                let lengte = na.find("]]>").unwrap_or(na.len());
                let inhoud = na.get(..lengte).unwrap_or("");
                // Een stuk CDATA is alleen als geheel te vervangen: elk teken krijgt het hele bereik.
                uit.extend(inhoud.chars().map(|teken| (teken, plaats..plaats + lengte + 12)));
                op += lengte + 12;
            } else if rest.starts_with("<!--") {
                op += rest.find("-->").map_or(rest.len(), |n| n + 3);
            } else if rest.starts_with('<') {
                op += rest.find('>').map_or(rest.len(), |n| n + 1);
            } else if let Some(na) = rest.strip_prefix('&') {
                let lengte = na.find(';').unwrap_or(na.len());
                let teken = na.get(..lengte).and_then(entiteit).unwrap_or('\u{FFFD}');
                uit.push((teken, plaats..plaats + lengte + 2));
                op += lengte + 2;
            } else {
                let Some(teken) = rest.chars().next() else { break };
                uit.push((teken, plaats..plaats + teken.len_utf8()));
                op += teken.len_utf8();
            }
        }
        uit
    }

    /// De tekst van een tekstelement.
    pub(crate) fn tekst(&self, index: usize) -> String {
        self.tekens(index).into_iter().map(|(teken, _)| teken).collect()
    }
}

/// Het teken van een vaste entiteit of een tekenverwijzing.
pub(crate) fn entiteit(naam: &str) -> Option<char> {
    match naam {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let nummer = naam.strip_prefix('#')?;
            let code = match nummer.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => nummer.parse().ok()?,
            };
            char::from_u32(code).filter(|teken| *teken != '\0')
        }
    }
}

pub(crate) fn ontsnap(waarde: &str) -> Cow<'_, str> {
    if !waarde.contains('&') {
        return Cow::Borrowed(waarde);
    }
    let mut uit = String::with_capacity(waarde.len());
    let mut rest = waarde;
    while let Some((voor, na)) = rest.split_once('&') {
        uit.push_str(voor);
        let (woord, verder) = na.split_once(';').unwrap_or((na, ""));
        uit.push(entiteit(woord).unwrap_or('\u{FFFD}'));
        rest = verder;
    }
    uit.push_str(rest);
    Cow::Owned(uit)
}

/// Tekst zoals zij in XML mag staan; tekens die XML niet kent vallen weg.
pub(crate) fn veilig(tekst: &str) -> String {
    let schoon: String = tekst.chars().filter(|t| *t >= ' ' || matches!(t, '\t' | '\n')).collect();
    quick_xml::escape::escape(schoon.as_str()).into_owned()
}

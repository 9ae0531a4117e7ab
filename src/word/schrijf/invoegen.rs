//! Een deel aanvullen: waar iets bij kan, en het invoegen zelf. Wat er stond, blijft byte voor byte staan.
//!
//! Weet waar de wortel en haar kinderen beginnen en eindigen; niet wat zij betekenen. De boom en de ingrepen zijn die van
//! elk ander deel.

use quick_xml::events::BytesStart;

use crate::WordFout;
use crate::xml::{Boom, Knoop};
use crate::xml_ingrepen::Ingrepen;

/// De wortel van een deel, met waar iets bij kan.
#[derive(Debug)]
pub(crate) struct Wortel<'a> {
    boom: Boom<'a>,
    bytes: &'a [u8],
}

/// Leest een deel als tekst.
pub(crate) fn als_tekst<'a>(deel: &str, bytes: &'a [u8]) -> Result<&'a str, WordFout> {
    std::str::from_utf8(bytes).map_err(|_| {
        WordFout(format!(
            "{deel}: dit deel van het document is geen UTF-8. Sla het document opnieuw op in Word en kies het nog eens."
        ))
    })
}

/// Een deel van het document is geen goede XML.
pub(crate) fn kapot(deel: &str, fout: &impl std::fmt::Display) -> WordFout {
    WordFout(format!(
        "{deel}: dit deel van het document is beschadigd ({fout}). Open het document in Word, sla het opnieuw op en \
         kies het nog eens."
    ))
}

/// Een kenmerk bij zijn lokale naam, met de verwijzingen erin opgelost.
pub(crate) fn kenmerk(element: &BytesStart<'_>, naam: &str) -> Option<String> {
    let gevonden = element.attributes().flatten().find(|a| lokaal(a.key.as_ref()) == naam)?;
    gevonden.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// De naam zonder voorvoegsel.
pub(crate) fn lokaal(naam: &str) -> &str {
    naam.rsplit_once(':').map_or(naam, |(_, lokaal)| lokaal)
}

impl<'a> Wortel<'a> {
    /// Leest een deel.
    pub(crate) fn lees(deel: &str, bytes: &'a [u8]) -> Result<Self, WordFout> {
        Ok(Self { boom: Boom::lees(deel, bytes)?, bytes })
    }

    /// Het voorvoegsel met dubbele punt, of niets.
    pub(crate) fn voorvoegsel(&self) -> &'a str {
        self.boom.volledige_naam(0).strip_suffix(self.boom.naam(0)).unwrap_or_default()
    }

    /// De lokale namen van de kinderen.
    #[cfg(test)]
    pub(crate) fn kinderen(&self) -> Vec<&'a str> {
        self.boom.kinderen(0).map(|kind| self.boom.naam(kind)).collect()
    }

    /// Waar het eerste kind met een van deze namen begint; anders het einde van de wortel.
    pub(crate) fn voor(&self, namen: &[&str]) -> usize {
        let kind = self.boom.kinderen(0).find(|kind| namen.contains(&self.boom.naam(*kind)));
        let plaats = kind.and_then(|kind| self.boom.knoop(kind)).map(|knoop| knoop.begin);
        plaats.or_else(|| self.boom.wortel().map(|wortel| wortel.inhoud_einde)).unwrap_or_default()
    }

    /// Direct na de begintag.
    pub(crate) fn vooraan(&self) -> usize {
        self.boom.wortel().map_or(0, |wortel| wortel.inhoud_begin)
    }

    /// Waar in `body` iets achteraan bij kan: voor haar laatste `sectPr`, anders voor haar eindtag.
    pub(crate) fn achter_in_body(&self) -> Option<usize> {
        let body = self.boom.kind_w(0, "body")?;
        let laatste = self.boom.kinderen(body).last().filter(|kind| self.boom.is_w(*kind, "sectPr"));
        let sectie = laatste.and_then(|kind| self.boom.knoop(kind)).map(|knoop| knoop.begin);
        sectie.or_else(|| self.boom.knoop(body).map(|body| body.inhoud_einde))
    }

    /// Het deel met stukken ingevoegd.
    pub(crate) fn voeg_in(&self, stukken: Vec<(usize, Vec<u8>)>) -> Result<Vec<u8>, WordFout> {
        let mut ingrepen = Ingrepen::default();
        match self.boom.wortel().filter(|wortel| sluit_zichzelf(wortel, self.bytes)) {
            // `<Relationships/>`: de wortel krijgt alsnog een inhoud en een eindtag.
            Some(wortel) => {
                let mut inhoud = b">".to_vec();
                stukken.iter().for_each(|(_, stuk)| inhoud.extend_from_slice(stuk));
                inhoud.extend_from_slice(format!("</{}>", self.boom.volledige_naam(0)).as_bytes());
                ingrepen.vervang(wortel.einde - 2..wortel.einde, inhoud);
            }
            None => stukken.into_iter().for_each(|(plaats, stuk)| ingrepen.voeg_in(plaats, stuk)),
        }
        ingrepen.toepassen(self.bytes)
    }
}

fn sluit_zichzelf(wortel: &Knoop, bytes: &[u8]) -> bool {
    wortel.inhoud_begin == wortel.einde && bytes.get(..wortel.einde).is_some_and(|b| b.ends_with(b"/>"))
}

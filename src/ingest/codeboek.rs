//! Wat de begeleidende bestanden van een tabel vertellen: nummer, titel, onderwerpen met eenheid, titels van codes.

use std::collections::BTreeMap;

use crate::brontabel::Brontabel;
use crate::statline_kop::Onderwerp;

/// Wat codelijsten en eigenschappen over een tabel vertellen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codeboek {
    /// Het nummer van de tabel.
    pub tabel: Option<String>,
    /// De titel van de tabel.
    pub titel: Option<String>,
    /// Code van het onderwerp → het onderwerp.
    pub onderwerpen: BTreeMap<String, Onderwerp>,
    /// Naam van de dimensie → code → titel.
    pub dimensies: BTreeMap<String, BTreeMap<String, String>>,
}

impl Codeboek {
    /// De titel van een code, als een codelijst die geeft.
    #[must_use]
    pub fn titel_van(&self, dimensie: &str, code: &str) -> Option<&str> {
        self.dimensies.get(dimensie)?.get(code).map(String::as_str)
    }

    /// Vult aan wat het codeboek weet en de tabel niet.
    pub(crate) fn verrijk(&self, tabel: &mut Brontabel) {
        if self.tabel.is_some() {
            tabel.tabel.clone_from(&self.tabel);
        }
        if self.titel.is_some() {
            tabel.titel.clone_from(&self.titel);
        }
        for onderwerp in &mut tabel.onderwerpen {
            if let Some(beter) = onderwerp.code.as_ref().and_then(|code| self.onderwerpen.get(code)) {
                onderwerp.clone_from(beter);
            }
        }
        for dimensie in &mut tabel.dimensies {
            if let Some(leden) = self.dimensies.get(&dimensie.naam) {
                dimensie.leden.extend(leden.iter().map(|(code, titel)| (code.clone(), titel.clone())));
            }
        }
    }
}

/// Het nummer van een tabel van het CBS in een bestandsnaam: vijf cijfers en drie letters, zoals `84489NED`.
pub(crate) fn nummer_uit_naam(naam: &str) -> Option<String> {
    let naam = naam.rsplit('/').next().unwrap_or(naam);
    naam.split(|c: char| !c.is_ascii_alphanumeric())
        .find(|deel| {
            let (cijfers, letters) = deel.split_at_checked(5).unwrap_or_default();
            letters.eq_ignore_ascii_case("ned") && cijfers.bytes().all(|b| b.is_ascii_digit())
        })
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nummers_in_bestandsnamen() {
        for (naam, nummer) in [
            ("map/84489NED_TypedDataSet_12122025.csv", Some("84489NED")),
            ("WijkenEnBuurten_2024_85984NED.parquet", Some("85984NED")),
            ("03759ned.zip", Some("03759ned")),
            ("03759ned/observations.csv", None),
            ("kwb-2024.xlsx", None),
            ("aaaaaned.csv", None),
        ] {
            assert_eq!(nummer_uit_naam(naam).as_deref(), nummer, "{naam}");
        }
    }
}

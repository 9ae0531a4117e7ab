//! De omslag van OData (JSON): wat boven en onder de lijst staat, en de leden van de lijst één voor één.
//!
//! Eén voor één, zodat een bladzijde van tientallen megabytes niet nog eens als lijst van waarden in het geheugen staat.
//! Weet niet wat een lid betekent.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::odata_v4::OdataFout;

/// Wat er om de lijst heen staat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kader {
    /// `@odata.context` (v4) of `odata.metadata` (v3).
    pub(crate) context: Option<String>,
    /// `@odata.nextLink` (v4) of `odata.nextLink` (v3).
    pub(crate) volgende: Option<String>,
    /// `Identifier` van de tabel, waar het antwoord één ding beschrijft.
    pub(crate) nummer: Option<String>,
    /// `Title` daarvan.
    pub(crate) titel: Option<String>,
    /// Of dit OData v3 is.
    pub(crate) versie_drie: bool,
    /// Hoeveel leden de lijst heeft, ook de onleesbare.
    pub(crate) leden: u64,
    /// Of er een lijst in stond.
    pub(crate) lijst: bool,
}

/// Leest de tekst en geeft elk lid van de lijst `value` (of van een kale lijst) door, in volgorde.
pub(crate) fn lees_lijst<'a>(tekst: &'a str, neem: &mut dyn FnMut(&'a RawValue)) -> Result<Kader, OdataFout> {
    let tekst = tekst.trim_start_matches('\u{feff}');
    let mut lezer = serde_json::Deserializer::from_str(tekst);
    let mut leden = 0;
    let mut tel = |lid| {
        leden += 1;
        neem(lid);
    };
    let kader = Omslag { neem: &mut tel }.deserialize(&mut lezer)?;
    lezer.end()?;
    Ok(Kader { leden, ..kader })
}

struct Omslag<'f, 'a> {
    neem: &'f mut dyn FnMut(&'a RawValue),
}

impl<'de> DeserializeSeed<'de> for Omslag<'_, 'de> {
    type Value = Kader;

    fn deserialize<D: Deserializer<'de>>(self, lezer: D) -> Result<Kader, D::Error> {
        lezer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Omslag<'_, 'de> {
    type Value = Kader;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("een lijst van OData")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut velden: M) -> Result<Kader, M::Error> {
        let mut kader = Kader::default();
        while let Some(naam) = velden.next_key::<String>()? {
            kader.versie_drie |= naam == "odata.metadata";
            match naam.as_str() {
                "value" => {
                    // Geen lijst onder `value` is geen OData; dat zegt de aanroeper.
                    kader.lijst |= velden.next_value_seed(Leden { neem: &mut *self.neem })?;
                }
                "@odata.context" | "odata.metadata" => kader.context = tekst_of_niets(velden.next_value()?),
                "@odata.nextLink" | "odata.nextLink" => kader.volgende = tekst_of_niets(velden.next_value()?),
                "Identifier" => kader.nummer = tekst_of_niets(velden.next_value()?),
                "Title" => kader.titel = tekst_of_niets(velden.next_value()?),
                _ => {
                    velden.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(kader)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, leden: S) -> Result<Kader, S::Error> {
        Leden { neem: self.neem }.visit_seq(leden)?;
        Ok(Kader { lijst: true, ..Kader::default() })
    }
}

/// De tekst van een veld; wat geen tekst is, telt als afwezig.
fn tekst_of_niets(ruw: &RawValue) -> Option<String> {
    serde_json::from_str::<String>(ruw.get()).ok().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
}

struct Leden<'f, 'a> {
    neem: &'f mut dyn FnMut(&'a RawValue),
}

impl<'de> DeserializeSeed<'de> for Leden<'_, 'de> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, lezer: D) -> Result<bool, D::Error> {
        lezer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Leden<'_, 'de> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("een lijst")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut leden: S) -> Result<bool, S::Error> {
        while let Some(lid) = leden.next_element::<&'de RawValue>()? {
            (self.neem)(lid);
        }
        Ok(true)
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }
}

/// Telt voorwaarts op welke regel een deel van de tekst begint.
pub(crate) struct Regels<'a> {
    tekst: &'a str,
    plaats: usize,
    regel: u64,
}

impl<'a> Regels<'a> {
    pub(crate) fn new(tekst: &'a str) -> Self {
        Self { tekst, plaats: 0, regel: 1 }
    }

    /// De regel van `deel`, dat uit deze tekst geleend is en na het vorige deel komt.
    pub(crate) fn van(&mut self, deel: &RawValue) -> u64 {
        let plaats = (deel.get().as_ptr() as usize).saturating_sub(self.tekst.as_ptr() as usize);
        let ertussen = self.tekst.as_bytes().get(self.plaats..plaats).unwrap_or_default();
        self.regel += ertussen.iter().filter(|b| **b == b'\n').count() as u64;
        self.plaats = self.plaats.max(plaats);
        self.regel
    }
}

/// Het nummer van de tabel uit een context: het deel vóór `/$metadata`.
pub(crate) fn tabel_uit_context(context: &str) -> Option<String> {
    let voor = context.split_once("/$metadata")?.0;
    voor.rsplit('/').next().filter(|t| !t.is_empty()).map(str::to_owned)
}

/// Wat de context zegt dat er in de lijst staat: `Observations`, `RegioSCodes`, `TypedDataSet`.
pub(crate) fn inhoud_uit_context(context: &str) -> Option<&str> {
    let na = context.split_once("$metadata#")?.1;
    na.split(['"', '(', '/', '&', '?']).next().map(|n| n.rsplit('.').next().unwrap_or(n)).filter(|n| !n.is_empty())
}

//! Waarvoor een kenmerk dient: bij een aanname of bij een norm, zoals de gebruiker het schrijft. Er wordt niets gegokt.

use super::{Gevonden, Kenmerk, KenmerkEenheid, Kenmerken, Koppeling};
use crate::amount::Amount;
use crate::gebied::slug;
use crate::land::Land;
use crate::norm::{Norm, NormId, NormSet, Schaal};
use crate::streef;

/// Zoveel namen worden in een bericht genoemd.
const MEESTE_NAMEN: usize = 8;

/// Het kenmerk met deze naam: precies, of het enige waarin zij voorkomt. De fout is een Nederlandse zin die zegt wat wel kan.
///
/// # Errors
/// Geen kenmerk heet zo, of meer dan één.
pub fn zoek(lijst: &[Kenmerk], naam: &str) -> Result<usize, String> {
    let gezocht = slug(naam);
    if let Some(plaats) = lijst.iter().position(|k| k.id == gezocht) {
        return Ok(plaats);
    }
    let erin: Vec<usize> =
        (0..lijst.len()).filter(|i| lijst.get(*i).is_some_and(|k| k.id.contains(&gezocht))).collect();
    match erin.as_slice() {
        [enig] if !gezocht.is_empty() => Ok(*enig),
        [] => {
            let mut dichtbij: Vec<&str> = lijst.iter().map(|k| k.id.as_str()).collect();
            dichtbij.sort_by_key(|id| (strsim::damerau_levenshtein(id, &gezocht), *id));
            dichtbij.truncate(3);
            Err(format!("het kenmerk '{naam}' is er niet. Het meest lijken daarop: {}.", dichtbij.join(", ")))
        }
        meer => {
            let namen: Vec<&str> = meer.iter().filter_map(|i| lijst.get(*i)).map(|k| k.id.as_str()).collect();
            Err(format!("'{naam}' kan meer kenmerken zijn: {}. Schrijf er een voluit.", kort(&namen)))
        }
    }
}

/// Een zin die een bericht begint.
pub(crate) fn hoofdletter(zin: &str) -> String {
    let mut tekens = zin.chars();
    tekens.next().map_or_else(String::new, |c| c.to_uppercase().chain(tekens).collect())
}

fn kort(namen: &[&str]) -> String {
    let eerste = namen.iter().take(MEESTE_NAMEN).copied().collect::<Vec<_>>().join(", ");
    let rest = namen.len().saturating_sub(MEESTE_NAMEN);
    if rest == 0 { eerste } else { format!("{eerste} en nog {rest}") }
}

impl Kenmerken {
    /// Legt vast waarvoor een kenmerk dient: `WAARVOOR=KENMERK`, met voor WAARVOOR een aanname (`prevalentie`, of
    /// `NORM/prevalentie`) of een norm.
    ///
    /// # Errors
    /// Een Nederlandse zin: iets bestaat niet, past niet bij elkaar, of kan meer betekenen.
    pub fn koppel(&mut self, tekst: &str, normen: &NormSet, land: &Land) -> Result<(), String> {
        let Some((waarvoor, naam)) = tekst.split_once('=').map(|(a, b)| (a.trim(), b.trim())) else {
            return Err(format!(
                "'{tekst}' mist een '='. Schrijf AANNAME=KENMERK (zoals prevalentie=verhoogd-valrisico) of NORM=KENMERK."
            ));
        };
        let plaats = zoek(&self.lijst, naam)?;
        if let Some(norm) = normen.norm(&NormId::new(waarvoor)) {
            self.onderbouw(&norm.id, plaats);
            return Ok(());
        }
        let (van_norm, aanname) = match waarvoor.rsplit_once('/') {
            Some((norm, aanname)) => (Some(norm), aanname),
            None => (None, waarvoor),
        };
        let heeft = |n: &&Norm| n.aanname(aanname).is_some_and(|a| a.waarde.is_some());
        let passend: Vec<&Norm> =
            normen.normen.iter().filter(|n| van_norm.is_none_or(|id| n.id.as_str() == id)).filter(heeft).collect();
        match passend.as_slice() {
            [] => Err(geen_aanname(waarvoor, normen)),
            [norm] => self.koppel_aan(norm, aanname, plaats, land),
            meer => {
                let namen: Vec<String> = meer.iter().map(|n| format!("{}/{aanname}", n.id)).collect();
                Err(format!("de aanname '{aanname}' staat bij meer normen. Schrijf {}.", namen.join(" of ")))
            }
        }
    }

    /// Zet een kenmerk als onderbouwing bij een norm.
    pub fn onderbouw(&mut self, norm: &NormId, kenmerk: usize) {
        let regel = (norm.clone(), kenmerk);
        if !self.onderbouwing.contains(&regel) {
            self.onderbouwing.push(regel);
        }
    }

    fn koppel_aan(&mut self, norm: &Norm, aanname: &str, plaats: usize, land: &Land) -> Result<(), String> {
        let Some(kenmerk) = self.lijst.get(plaats) else { return Ok(()) };
        if let Some(k) = self.koppelingen.iter().find(|k| k.norm == norm.id && k.aanname == aanname) {
            let eerder = self.lijst.get(k.kenmerk).map_or("", |k| k.id.as_str());
            return Err(format!("de aanname '{aanname}' heeft al een kenmerk: {eerder}. Kies er een."));
        }
        if kenmerk.bron.eenheid == KenmerkEenheid::Aantal {
            return Err(format!(
                "het kenmerk '{}' is een aantal; bij de aanname '{aanname}' hoort een percentage. Een aantal van {} gedeeld door de inwoners van nu zou een scheef deel geven: gebruik de percentages van de bron.",
                kenmerk.id, kenmerk.bron.jaar
            ));
        }
        if norm.lezingen.iter().filter_map(|l| streef::schaal(norm, l)).any(|s| s != Schaal::Gemeente) {
            return Err(format!(
                "de norm '{}' geldt niet per gemeente; een kenmerk per gemeente past daar niet.",
                norm.id
            ));
        }
        let honderd = Amount::from_int(100);
        let gemeenten = land
            .gemeenten
            .keys()
            .filter_map(|c| {
                let gevonden = kenmerk.van(land, c)?;
                let waarde = gevonden.waarde.mul_div(Amount::ONE, honderd);
                Some((c.clone(), Gevonden { waarde, ..gevonden }))
            })
            .collect();
        let koppeling = Koppeling { norm: norm.id.clone(), aanname: aanname.to_owned(), kenmerk: plaats, gemeenten };
        self.koppelingen.push(koppeling);
        Ok(())
    }
}

fn geen_aanname(waarvoor: &str, normen: &NormSet) -> String {
    let aannames: Vec<String> = normen
        .normen
        .iter()
        .flat_map(|n| n.aannames.iter().filter(|a| a.waarde.is_some()).map(|a| format!("{}/{}", n.id, a.id)))
        .collect();
    let norm = normen.dichtstbij(waarvoor).map_or("", |n| n.id.as_str());
    format!(
        "'{waarvoor}' is geen aanname met een getal en geen norm. Aannames: {}. Als onderbouwing bij een norm: bedoelt u '{norm}'?",
        aannames.join(", ")
    )
}

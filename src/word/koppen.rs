//! Welke alinea een kop is, en van welk niveau: naar de naam van haar stijl, want de code verschilt per taal (`Kop3`).

use std::collections::BTreeMap;

use crate::xml::Boom;
use crate::{Pakket, WordFout};

/// De niveaus van de stijlen van een document.
pub(crate) struct Koppen(BTreeMap<String, u8>);

impl Koppen {
    pub(crate) fn lees(pakket: &Pakket) -> Result<Self, WordFout> {
        let mut niveaus = BTreeMap::new();
        let relaties = pakket.relaties(pakket.hoofddeel())?;
        let Some(deel) = relaties.iter().find(|r| r.kort_soort() == "styles").map(|r| r.doel.as_str()) else {
            return Ok(Self(niveaus));
        };
        let Some(bytes) = pakket.deel(deel) else { return Ok(Self(niveaus)) };
        let boom = Boom::lees(deel, bytes)?;
        let mut basis: BTreeMap<String, String> = BTreeMap::new();
        for stijl in boom.kinderen(0).filter(|kind| boom.is_w(*kind, "style")) {
            let Some(id) = boom.attribuut(stijl, crate::xml::Ruimte::W, "styleId") else { continue };
            let waarde = |naam: &str| boom.kind_w(stijl, naam).and_then(|kind| boom.val(kind));
            if let Some(op) = waarde("basedOn") {
                basis.insert(id.to_string(), op.into_owned());
            }
            let naam = waarde("name").unwrap_or_default().to_lowercase();
            let uit_naam = ["heading ", "kop "]
                .iter()
                .find_map(|begin| naam.strip_prefix(begin))
                .and_then(|n| n.trim().parse().ok());
            let uit_opmaak = boom.kind_w(stijl, "pPr").and_then(|pr| overzicht(&boom, pr));
            if let Some(niveau) = uit_naam.filter(|n| (1..=9).contains(n)).or(uit_opmaak) {
                niveaus.insert(id.into_owned(), niveau);
            }
        }
        // Een eigen stijl die op een kop gebaseerd is, is een kop.
        let mut geerfd = Vec::new();
        for id in basis.keys().filter(|id| !niveaus.contains_key(*id)) {
            let keten = std::iter::successors(basis.get(id), |ouder| basis.get(*ouder)).take(16);
            if let Some(niveau) = keten.into_iter().find_map(|ouder| niveaus.get(ouder)) {
                geerfd.push((id.clone(), *niveau));
            }
        }
        niveaus.extend(geerfd);
        Ok(Self(niveaus))
    }

    /// Het niveau van een alinea die een kop is.
    pub(crate) fn niveau(&self, boom: &Boom<'_>, alinea: usize) -> Option<u8> {
        if !boom.is_w(alinea, "p") {
            return None;
        }
        let pr = boom.kind_w(alinea, "pPr")?;
        let stijl = boom.kind_w(pr, "pStyle").and_then(|stijl| boom.val(stijl));
        overzicht(boom, pr).or_else(|| stijl.and_then(|id| self.0.get(&*id).copied()))
    }
}

/// Het overzichtsniveau; 9 is gewone tekst.
fn overzicht(boom: &Boom<'_>, pr: usize) -> Option<u8> {
    let niveau: u8 = boom.kind_w(pr, "outlineLvl").and_then(|kind| boom.val(kind))?.parse().ok()?;
    (niveau < 9).then_some(niveau + 1)
}

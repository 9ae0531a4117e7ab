//! Van een afwijking zoals geschreven naar een geldige: bestaat waar zij naar verwijst, en is het besluit compleet?

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::Spanned;

use super::geschreven::Geschreven;
use super::waarden::eigen_waarden;
use super::{Afwijking, Besluit, BesluitStatus, code};
use crate::finding::Finding;
use crate::gebied::{GebiedCode, Niveau};
use crate::kenmerk::{Kenmerk, zoek as zoek_kenmerk};
use crate::kwartaal::JAREN;
use crate::land::Land;
use crate::lezer::{Meldingen, Veld, kort};
use crate::norm::{Norm, NormId, NormSet, Schaal};
use crate::streef;
use crate::zoek::{NietGevonden, zoek};

/// Kijkt afwijkingen na, en onthoudt welke er al waren.
pub(super) struct Controle<'a> {
    normen: &'a NormSet,
    land: &'a Land,
    kenmerken: &'a [Kenmerk],
    gezien: BTreeMap<(NormId, Option<GebiedCode>), String>,
}

impl<'a> Controle<'a> {
    pub(super) fn new(normen: &'a NormSet, land: &'a Land, kenmerken: &'a [Kenmerk]) -> Self {
        Self { normen, land, kenmerken, gezien: BTreeMap::new() }
    }

    /// Kijkt één afwijking na. `None` zodra er een fout is; elke fout is dan gemeld.
    pub(super) fn afwijking(&mut self, g: Geschreven, m: &mut Meldingen<'_>) -> Option<Afwijking> {
        let norm = g.norm.as_ref().and_then(|id| self.norm(id, m));
        let gemeente = self.gemeente(&g.gemeente, m);
        if let (Some(norm), Veld::Goed(waar)) = (norm, &g.gemeente) {
            past_bij_schaal(norm, waar, m);
        }
        datums(&g, m);
        let kenmerk = self.kenmerk(&g.kenmerk, m);
        let eigen = norm.and_then(|norm| eigen_waarden(norm, &g.eigen, g.plek, m));
        let (norm, gemeente) = (norm?, gemeente?);
        if g.status.as_ref().is_some_and(|s| *s.get_ref() != BesluitStatus::Vervallen) {
            self.dubbel(norm, gemeente.as_ref(), g.plek, m);
        }
        if m.fout_sinds(g.begin) {
            return None;
        }
        Some(Afwijking {
            norm: norm.id.clone(),
            gemeente,
            eigen: eigen?,
            besluit: Besluit {
                motivatie: g.motivatie?,
                eigenaar: g.eigenaar?.into_inner(),
                orgaan: g.orgaan?.into_inner(),
                datum: g.datum?.into_inner(),
                evaluatie: g.evaluatie?.into_inner(),
                status: g.status?.into_inner(),
            },
            kenmerk,
            regel: m.tekst.regel_kolom(g.plek).0,
        })
    }

    fn norm(&self, id: &Spanned<String>, m: &mut Meldingen<'_>) -> Option<&'a Norm> {
        let norm = self.normen.norm(&NormId::new(id.get_ref()));
        if norm.is_none() {
            let bedoeld = self.normen.dichtstbij(id.get_ref()).map_or("", |n| n.id.as_str());
            m.fout(
                code::NORM,
                id.span().start,
                format!(
                    "De norm '{}' bestaat niet. Bedoelt u '{bedoeld}'? Zie normwijzer norm lijst.",
                    kort(id.get_ref())
                ),
            );
        }
        norm
    }

    /// Het kenmerk dat de motivatie noemt; het staat in een bestand dat de gebruiker erbij geeft.
    fn kenmerk(&self, veld: &Veld<String>, m: &mut Meldingen<'_>) -> Option<usize> {
        let Veld::Goed(naam) = veld else { return None };
        let bericht = if self.kenmerken.is_empty() {
            format!(
                "Het kenmerk '{}' is niet te vinden, want er zijn geen kenmerken gelezen. Noem het bestand waarin het staat met --kenmerken.",
                kort(naam.get_ref())
            )
        } else {
            match zoek_kenmerk(self.kenmerken, naam.get_ref()) {
                Ok(plaats) => return Some(plaats),
                Err(zin) => crate::kenmerk::hoofdletter(&zin),
            }
        };
        m.fout(code::KENMERK, naam.span().start, bericht);
        None
    }

    /// De gemeente; `Some(None)` is het hele gebied, `None` een fout die gemeld is.
    fn gemeente(&self, veld: &Veld<String>, m: &mut Meldingen<'_>) -> Option<Option<GebiedCode>> {
        let naam = match veld {
            Veld::Afwezig => return Some(None),
            Veld::Fout => return None,
            Veld::Goed(naam) => naam,
        };
        let bericht = match zoek(self.land, naam.get_ref(), Some(Niveau::Gemeente)) {
            Ok(gevonden) => match gevonden.as_slice() {
                [een] => return Some(Some(een.code.clone())),
                meer => {
                    let namen: Vec<String> = meer.iter().map(|g| format!("{} ({})", g.naam, g.code)).collect();
                    format!(
                        "De naam '{}' hebben meer gemeenten: {}. Schrijf de code.",
                        kort(naam.get_ref()),
                        namen.join(", ")
                    )
                }
            },
            Err(niet) if !niet.vroeger.is_empty() => return self.vroegere(naam, &niet, m),
            Err(niet) => {
                let namen: Vec<String> = niet.dichtstbij.iter().map(|g| format!("{} ({})", g.naam, g.code)).collect();
                format!(
                    "De gemeente '{}' bestaat niet. Het meest lijken daarop: {}. Laat 'gemeente' weg voor het hele gebied.",
                    kort(naam.get_ref()),
                    namen.join(", ")
                )
            }
        };
        m.fout(code::GEMEENTE, naam.span().start, bericht);
        None
    }

    /// Een gemeente die niet meer bestaat. Ging zij in haar geheel op in één andere, dan geldt de afwijking daar, en dat wordt
    /// gezegd; was zij verdeeld, dan valt er te kiezen.
    fn vroegere(
        &self,
        naam: &Spanned<String>,
        niet: &NietGevonden,
        m: &mut Meldingen<'_>,
    ) -> Option<Option<GebiedCode>> {
        let heel = match niet.vroeger.as_slice() {
            [een] => een.nu.enige().filter(|c| self.land.gemeente(c).is_some()).map(|c| (een, c)),
            _ => None,
        };
        let Some((een, nu)) = heel else {
            m.fout(code::GEMEENTE, naam.span().start, niet.to_string());
            return None;
        };
        let ook = self.land.vroeger.voorgangers(nu, een.sinds);
        let naam_nu = self.land.vroeger.naam(nu);
        let waar = match ook.len() {
            1 => naam_nu.to_owned(),
            _ => format!("heel {naam_nu}, dus voor wat {} was", self.land.vroeger.in_zin(&ook)),
        };
        let bericht = format!("{een}. De afwijking geldt nu voor {waar}.");
        m.meld(Finding::waarschuwing(code::GEMEENTE, bericht).met_gebied(nu.clone()), naam.span().start);
        Some(Some(nu.clone()))
    }

    /// Voor een norm geldt in een gemeente hoogstens één eigen afwijking, en in het hele gebied ook.
    fn dubbel(&mut self, norm: &Norm, gemeente: Option<&GebiedCode>, plek: usize, m: &mut Meldingen<'_>) {
        let sleutel = (norm.id.clone(), gemeente.cloned());
        let hier = m.tekst.plaats(plek);
        let Some(eerder) = self.gezien.insert(sleutel, hier) else { return };
        let waar = gemeente
            .and_then(|c| self.land.gemeente(c))
            .map_or_else(|| "het hele gebied".to_owned(), |g| g.gebied.voluit());
        m.fout(
            code::DUBBEL,
            plek,
            format!(
                "Voor norm '{}' in {waar} is er al een afwijking, op {eerder}. Voeg ze samen, of geef de oude status = \"vervallen\".",
                norm.id
            ),
        );
    }
}

/// Wat voor een grotere regio geldt, is niet per gemeente anders: de regio is dan het deel dat vergeleken wordt.
fn past_bij_schaal(norm: &Norm, gemeente: &Spanned<String>, m: &mut Meldingen<'_>) {
    let groter = norm.lezingen.iter().filter_map(|l| streef::schaal(norm, l)).find(|s| *s != Schaal::Gemeente);
    if let Some(schaal) = groter {
        m.fout(
            code::SCHAAL,
            gemeente.span().start,
            format!(
                "De norm '{}' geldt per {}, niet per gemeente. Haal de regel 'gemeente' weg: de afwijking geldt dan voor het hele gebied.",
                norm.id,
                match schaal {
                    Schaal::Ggd => "GGD-regio",
                    Schaal::Regio | Schaal::Gemeente => "regio",
                }
            ),
        );
    }
}

fn datums(g: &Geschreven, m: &mut Meldingen<'_>) {
    for (sleutel, datum) in [("datum", &g.datum), ("evaluatie", &g.evaluatie)] {
        if let Some(datum) = datum
            && !JAREN.contains(&datum.get_ref().year())
        {
            m.fout(
                code::WAARDE,
                datum.span().start,
                format!(
                    "'{sleutel}' ligt in het jaar {}; een jaar ligt hier tussen {} en {}.",
                    datum.get_ref().year(),
                    JAREN.start(),
                    JAREN.end()
                ),
            );
        }
    }
    if let (Some(datum), Some(evaluatie)) = (&g.datum, &g.evaluatie)
        && evaluatie.get_ref() < datum.get_ref()
    {
        m.fout(
            code::OMGEKEERD,
            evaluatie.span().start,
            format!(
                "De evaluatie ({}) ligt voor het besluit ({}).",
                nederlands(*evaluatie.get_ref()),
                nederlands(*datum.get_ref())
            ),
        );
    }
}

/// Een datum zoals zij in een bericht staat: 1-10-2026.
pub(crate) fn nederlands(datum: Date) -> String {
    format!("{}-{}-{}", datum.day(), datum.month(), datum.year())
}

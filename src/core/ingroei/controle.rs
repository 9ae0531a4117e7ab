//! Van vormen en volgorde zoals geschreven naar geldige: bestaan de normen, en keren eigen punten niet terug?

use std::collections::BTreeMap;

use toml::Spanned;

use super::geschreven::{GeschrevenVorm, Getallen};
use super::woord::VormWoord;
use super::{EigenPunt, Grens, GrensSoort, Groeivorm, Hoogte, Vormkeuze, code};
use crate::amount::Amount;
use crate::horizon::Horizon;
use crate::kwartaal::Quarter;
use crate::lezer::{Meldingen, Veld, kort};
use crate::norm::{Norm, NormId, NormSet};

/// Kijkt een ingroeibestand na, en onthoudt wat er al was.
pub(super) struct Controle<'a> {
    pub(super) normen: &'a NormSet,
    pub(super) horizon: Horizon,
    /// Wat er al gekozen is, en waar.
    gezien: BTreeMap<String, String>,
}

impl<'a> Controle<'a> {
    pub(super) fn new(normen: &'a NormSet, horizon: Horizon) -> Self {
        Self { normen, horizon, gezien: BTreeMap::new() }
    }

    /// De norm; `Some(None)` is er geen genoemd, `None` een fout die gemeld is.
    pub(super) fn norm(&self, veld: &Veld<String>, m: &mut Meldingen<'_>) -> Option<Option<&'a Norm>> {
        match veld {
            Veld::Afwezig => Some(None),
            Veld::Fout => None,
            Veld::Goed(id) => self.met_getal(id, m).map(Some),
        }
    }

    /// Een norm die bestaat en een getal heeft.
    fn met_getal(&self, id: &Spanned<String>, m: &mut Meldingen<'_>) -> Option<&'a Norm> {
        let bericht = match self.normen.norm(&NormId::new(id.get_ref())) {
            Some(norm) if norm.eenheid().is_some() => return Some(norm),
            Some(norm) => format!("De norm '{}' is er een in woorden; zij heeft geen getal en dus geen pad.", norm.id),
            None => format!(
                "De norm '{}' bestaat niet. Bedoelt u '{}'? Zie normwijzer norm lijst.",
                kort(id.get_ref()),
                self.normen.dichtstbij(id.get_ref()).map_or("", |n| n.id.as_str())
            ),
        };
        m.fout(code::NORM, id.span().start, bericht);
        None
    }

    /// Meldt wat er al stond.
    pub(super) fn eenmaal(&mut self, wat: String, plek: usize, m: &mut Meldingen<'_>) {
        let hier = m.tekst.plaats(plek);
        if let Some(eerder) = self.gezien.get(&wat) {
            m.fout(code::DUBBEL, plek, format!("Er staat al {wat}, op {eerder}. Haal een van beide weg."));
        } else {
            self.gezien.insert(wat, hier);
        }
    }

    /// Zet de norm bij wat er over haar vorm of grens gemeld is, als zij bestaat.
    pub(super) fn bij_norm(&self, vanaf: usize, norm: Option<&str>, m: &mut Meldingen<'_>) {
        if let Some(norm) = norm.and_then(|n| self.normen.norm(&NormId::new(n))) {
            m.bij_norm(vanaf, norm.id.as_str());
        }
    }

    /// Kijkt een vorm na. `None` zodra er een fout is; elke fout is dan gemeld.
    pub(super) fn vorm(&mut self, g: GeschrevenVorm, grenzen: &[Grens], m: &mut Meldingen<'_>) -> Option<Vormkeuze> {
        let (begin, norm) = (g.begin, g.norm.tekst());
        let uit = self.vorm_nagekeken(g, grenzen, m);
        self.bij_norm(begin, norm.as_deref(), m);
        uit
    }

    fn vorm_nagekeken(&mut self, g: GeschrevenVorm, grenzen: &[Grens], m: &mut Meldingen<'_>) -> Option<Vormkeuze> {
        let norm = self.norm(&g.norm, m);
        if let Some(norm) = norm {
            let waarvoor = norm.map_or_else(|| "alle normen".to_owned(), |n| format!("norm '{}'", n.id));
            self.eenmaal(format!("een vorm voor {waarvoor}"), g.plek, m);
        }
        let woord = *g.vorm.as_ref()?.get_ref();
        let vorm = match woord {
            VormWoord::Lineair => Groeivorm::Lineair,
            VormWoord::Vooraan => Groeivorm::Vooraan,
            VormWoord::Achteraan => Groeivorm::Achteraan,
            VormWoord::SCurve => Groeivorm::SCurve,
            VormWoord::TrapPerJaar => Groeivorm::TrapPerJaar,
            VormWoord::EigenPunten => {
                let begin = norm.map(|n| self.begin(n, grenzen)).unwrap_or(self.horizon.start());
                Groeivorm::Punten(self.punten(&g.punten, g.plek, g.heeft_punten, begin, norm.flatten(), m))
            }
        };
        if woord != VormWoord::EigenPunten && g.heeft_punten {
            m.fout(
                code::COMBINATIE,
                g.plek,
                "Punten horen bij vorm = \"eigen-punten\". Haal ze weg, of kies die vorm.",
            );
        }
        if m.fout_sinds(g.begin) {
            return None;
        }
        Some(Vormkeuze {
            norm: norm?.map(|n| n.id.clone()),
            vorm,
            waarom: g.waarom?,
            regel: m.tekst.regel_kolom(g.plek).0,
        })
    }

    /// Waar het pad van een norm begint, met het eigen begin dat de grenzen noemen.
    fn begin(&self, norm: Option<&Norm>, grenzen: &[Grens]) -> Quarter {
        let van = |g: &&Grens| g.norm.is_none() || norm.is_some_and(|n| g.norm.as_ref() == Some(&n.id));
        let later = grenzen.iter().filter(van).filter_map(|g| match g.soort {
            GrensSoort::Begin(q) => Some(q),
            _ => None,
        });
        later.max().unwrap_or(self.horizon.start()).max(self.horizon.start())
    }

    /// De eigen punten, op volgorde van kwartaal.
    fn punten(
        &self,
        geschreven: &Getallen,
        plek: usize,
        staan_er: bool,
        begin: Quarter,
        norm: Option<&Norm>,
        m: &mut Meldingen<'_>,
    ) -> Vec<EigenPunt> {
        if geschreven.is_empty() {
            let bericht = if staan_er { "[vorm.punten] is leeg." } else { "Bij eigen-punten hoort [vorm.punten]." };
            m.fout(
                code::COMBINATIE,
                plek,
                format!("{bericht} Schrijf bijvoorbeeld punten = {{ 2028-K1 = \"20%\", 2029-K1 = \"60%\" }}."),
            );
        }
        let mut uit: Vec<(EigenPunt, usize)> = Vec::new();
        for (naam, getal) in geschreven {
            let kwartaal = self.kwartaal(naam, begin, m);
            let Some(getal) = getal else { continue };
            let hoogte = self.hoogte(getal, norm, m);
            if let (Some(kwartaal), Some(hoogte)) = (kwartaal, hoogte) {
                uit.push((EigenPunt { kwartaal, hoogte }, getal.span().start));
            }
        }
        uit.sort_by_key(|(p, _)| p.kwartaal);
        self.volgorde_van_punten(&uit, m);
        uit.into_iter().map(|(p, _)| p).collect()
    }

    fn kwartaal(&self, naam: &Spanned<String>, begin: Quarter, m: &mut Meldingen<'_>) -> Option<Quarter> {
        match naam.get_ref().parse::<Quarter>() {
            Ok(q) if q > begin && q <= self.horizon.doel() => return Some(q),
            Ok(q) => m.fout(
                code::BUITEN_PLAN,
                naam.span().start,
                format!("Het punt {q} ligt niet na het begin {begin} en op of voor het doel {}.", self.horizon.doel()),
            ),
            Err(bericht) => m.fout(code::WAARDE, naam.span().start, bericht),
        }
        None
    }

    fn hoogte(
        &self,
        getal: &Spanned<crate::lezer::Getal>,
        norm: Option<&Norm>,
        m: &mut Meldingen<'_>,
    ) -> Option<Hoogte> {
        let waarde = getal.get_ref().waarde;
        let bericht = if waarde.is_negatief() {
            "Een punt onder nul kan niet.".to_owned()
        } else if getal.get_ref().procent {
            if waarde <= Amount::ONE {
                return Some(Hoogte::Aandeel(waarde));
            }
            "Een punt is hoogstens 100% van de groei.".to_owned()
        } else if norm.is_some() {
            return Some(Hoogte::Stand(waarde));
        } else {
            "Een stand in de eenheid van een norm hoort bij één norm. Noem de norm, of schrijf een deel van de groei: \"30%\".".to_owned()
        };
        m.fout(code::WAARDE, getal.span().start, bericht);
        None
    }

    /// Punten keren nooit terug, zijn van één soort, en eindigen op het doel.
    fn volgorde_van_punten(&self, punten: &[(EigenPunt, usize)], m: &mut Meldingen<'_>) {
        for paar in punten.windows(2) {
            let [(eerste, _), (tweede, plek)] = paar else { continue };
            let bericht = match (eerste.hoogte, tweede.hoogte) {
                _ if eerste.kwartaal == tweede.kwartaal => {
                    m.fout(code::DUBBEL, *plek, format!("Het kwartaal {} staat er twee keer.", tweede.kwartaal));
                    continue;
                }
                (Hoogte::Aandeel(a), Hoogte::Aandeel(b)) | (Hoogte::Stand(a), Hoogte::Stand(b)) if a <= b => continue,
                (Hoogte::Aandeel(_), Hoogte::Aandeel(_)) | (Hoogte::Stand(_), Hoogte::Stand(_)) => {
                    m.fout(
                        code::KEERT_TERUG,
                        *plek,
                        format!(
                            "Het punt {} ligt lager dan dat van {}; een ingroeipad keert nooit om. Maak het minstens even hoog.",
                            tweede.kwartaal, eerste.kwartaal
                        ),
                    );
                    continue;
                }
                _ => "Punten zijn allemaal een deel van de groei (\"30%\") of allemaal een stand (\"3,5\").",
            };
            m.fout(code::COMBINATIE, *plek, bericht);
        }
        if let Some((EigenPunt { kwartaal, hoogte: Hoogte::Aandeel(a) }, plek)) = punten.last()
            && *kwartaal == self.horizon.doel()
            && *a != Amount::ONE
        {
            m.fout(
                code::WAARDE,
                *plek,
                format!(
                    "In het doelkwartaal {kwartaal} is de groei 100%: een pad eindigt op de SOLL. Laat dit punt weg."
                ),
            );
        }
    }

    /// De volgorde van de normen.
    pub(super) fn volgorde(&self, geschreven: &[Spanned<String>], m: &mut Meldingen<'_>) -> Vec<NormId> {
        let mut uit: Vec<NormId> = Vec::new();
        for id in geschreven {
            let Some(norm) = self.met_getal(id, m) else { continue };
            if uit.contains(&norm.id) {
                m.fout(code::DUBBEL, id.span().start, format!("De norm '{}' staat twee keer in de volgorde.", norm.id));
            } else {
                uit.push(norm.id.clone());
            }
        }
        uit
    }
}

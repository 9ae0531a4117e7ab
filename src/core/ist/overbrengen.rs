//! Opgaven van gemeenten die niet meer bestaan naar de gemeenten van nu brengen.
//!
//! Wat op te tellen is wordt opgeteld, wat verdeeld moet worden gaat naar rato van de inwoners van de herindeling, en wat heel
//! moet blijven (een steunpunt, een persoon) wordt niet stil gedeeld. Ontbreekt de opgave van een deel, dan is het geheel
//! onbekend: een som die iets mist is te klein. Van alles wat hier gebeurt komt een bevinding.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::{Ist, Oordeel, OordeelOpgave, Opgave, Vindplaats};
use crate::amount::{Amount, DECIMALEN, verdeel_op};
use crate::finding::Finding;
use crate::gebied::GebiedCode;
use crate::herindeling::{StroomSoort, Vroeger, dag_in_zin, samen};
use crate::land::Land;
use crate::norm::{NormId, NormSet};

/// De kolom waarin de gemeente staat.
const KOLOM: &str = "gebied_code";

/// Wat er gebeurde, per gemeente van nu één keer gezegd en niet per norm.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Wat {
    /// Bij elkaar genomen of verdeeld.
    Overgebracht { van: BTreeSet<GebiedCode> },
    /// Van deze delen is geen opgave; het geheel is onbekend.
    Onbekend { mist: BTreeSet<GebiedCode> },
    /// Van deze delen is geen opgave; de eigen opgave blijft staan.
    Onvolledig { mist: BTreeSet<GebiedCode> },
    /// De oordelen verschillen.
    Deels { van: BTreeSet<GebiedCode> },
    /// De eigen opgave is van erna; die van de oude gemeente telt niet mee.
    Ingehaald { van: BTreeSet<GebiedCode> },
}

struct Overbrengen<'a> {
    land: &'a Land,
    oud: BTreeMap<GebiedCode, Vroeger>,
    bevindingen: Vec<Finding>,
    verslag: BTreeMap<(GebiedCode, Wat), (Plek, BTreeSet<NormId>)>,
}

/// Het bestand (of blad) en de regel van een opgave.
type Plek = (Arc<Vindplaats>, u64);

/// De eerste van een aantal plekken.
fn eerste<'a>(plekken: impl Iterator<Item = (&'a Arc<Vindplaats>, u64)>) -> Option<Plek> {
    plekken.min().map(|(waar, rij)| (Arc::clone(waar), rij))
}

/// Brengt alle opgaven over en zegt wat er gebeurde.
pub(super) fn breng_over(ist: &mut Ist, land: &Land, normen: &NormSet) -> Vec<Finding> {
    let codes = ist.opgaven.keys().map(|(c, _)| c).chain(ist.oordelen.keys().map(|(c, _, _)| c));
    let oud = codes.filter_map(|c| Some((c.clone(), land.vroeger.vroeger(c)?))).collect();
    let mut werk = Overbrengen { land, oud, bevindingen: Vec::new(), verslag: BTreeMap::new() };
    werk.eigen_opgave_van_ervoor(ist);
    werk.hoeveelheden(ist, normen);
    werk.oordelen(ist);
    werk.vertel();
    werk.bevindingen
}

/// Wat één oude gemeente aan een gemeente van nu bijdraagt.
struct Bijdrage<T> {
    van: GebiedCode,
    sinds: Date,
    opgave: T,
}

impl Overbrengen<'_> {
    fn hoeveelheden(&mut self, ist: &mut Ist, normen: &NormSet) {
        let mut groepen: BTreeMap<(GebiedCode, NormId), Vec<Bijdrage<Opgave>>> = BTreeMap::new();
        for ((code, norm), opgave) in std::mem::take(&mut ist.opgaven) {
            let Some(vroeger) = self.oud.get(&code) else {
                ist.opgaven.insert((code, norm), opgave);
                continue;
            };
            let eenheid = normen.norm(&norm).and_then(crate::Norm::eenheid);
            let heel = eenheid.is_some_and(crate::Eenheid::in_hele_stappen);
            if heel && vroeger.nu.enige().is_none() && !opgave.waarde.is_zero() {
                let bericht = format!(
                    "{vroeger}. {} {} is niet te delen. Geef het op bij de gemeente van nu waar het staat.",
                    opgave.waarde,
                    eenheid.map_or("", crate::Eenheid::token)
                );
                let fout = Finding::fout("IST-031", bericht).met_norm(norm);
                self.bevindingen.push(opgave.waar.bij(fout, opgave.rij, KOLOM));
                continue;
            }
            // Een telling van verwijzingen of deelnemers blijft in hele aantallen.
            let decimalen = if opgave.waarde.is_heel() && eenheid != Some(crate::Eenheid::Fte) { 0 } else { DECIMALEN };
            let delen = verdeel_op(opgave.waarde, &vroeger.nu.gewichten(), decimalen);
            for (deel, waarde) in vroeger.nu.delen.iter().zip(delen) {
                groepen.entry((deel.naar.clone(), norm.clone())).or_default().push(Bijdrage {
                    van: code.clone(),
                    sinds: vroeger.sinds,
                    opgave: Opgave { waarde, ..opgave.clone() },
                });
            }
        }
        for ((nieuw, norm), bijdragen) in groepen {
            let eigen = ist.opgaven.get(&(nieuw.clone(), norm.clone())).cloned();
            if let Some(som) = self.som(&nieuw, &norm, &bijdragen, eigen) {
                ist.opgaven.insert((nieuw, norm), som);
            }
        }
    }

    /// De opgave van een gemeente van nu uit die van haar delen; `None` laat staan wat er stond.
    fn som(
        &mut self,
        nieuw: &GebiedCode,
        norm: &NormId,
        bijdragen: &[Bijdrage<Opgave>],
        eigen: Option<Opgave>,
    ) -> Option<Opgave> {
        let sinds = bijdragen.iter().map(|b| b.sinds).min()?;
        let laatst = bijdragen.iter().map(|b| b.sinds).max()?;
        let van: BTreeSet<GebiedCode> = bijdragen.iter().map(|b| b.van.clone()).collect();
        let voorgangers = self.land.vroeger.voorgangers(nieuw, sinds);
        let plek = eerste(bijdragen.iter().map(|b| (&b.opgave.waar, b.opgave.rij)))?;
        if let Some(eigen) = &eigen
            && (!voorgangers.contains(nieuw) || eigen.peildatum >= laatst)
        {
            let bericht = format!(
                "{} heeft zelf een opgave op {}, van na de herindeling van {}; die van {} zou dubbel tellen. Laat er één staan.",
                self.land.vroeger.naam(nieuw),
                if eigen.waar == plek.0 {
                    eigen.waar.in_zin(eigen.rij, KOLOM)
                } else {
                    eigen.waar.voluit(eigen.rij, KOLOM)
                },
                dag_in_zin(laatst),
                self.land.vroeger.in_zin(&van)
            );
            let fout = Finding::fout("IST-032", bericht).met_gebied(nieuw.clone()).met_norm(norm.clone());
            self.bevindingen.push(plek.0.bij(fout, plek.1, KOLOM));
            return None;
        }
        let mist: BTreeSet<GebiedCode> =
            voorgangers.into_iter().filter(|c| !van.contains(c) && (eigen.is_none() || c != nieuw)).collect();
        if !mist.is_empty() && eigen.is_none() {
            self.noteer(nieuw, Wat::Onbekend { mist }, &plek, norm);
            return None;
        }
        if !mist.is_empty() {
            self.noteer(nieuw, Wat::Onvolledig { mist }, &plek, norm);
        }
        self.noteer(nieuw, Wat::Overgebracht { van }, &plek, norm);
        let alle: Vec<&Opgave> = bijdragen.iter().map(|b| &b.opgave).chain(&eigen).collect();
        let bronnen: BTreeSet<&str> = alle.iter().map(|o| o.bron.as_str()).filter(|b| !b.is_empty()).collect();
        Some(Opgave {
            waarde: alle.iter().map(|o| o.waarde).sum::<Amount>(),
            peildatum: alle.iter().map(|o| o.peildatum).min()?,
            soort: alle.iter().map(|o| o.soort).max()?,
            bron: bronnen.into_iter().collect::<Vec<_>>().join("; "),
            rij: plek.1,
            waar: plek.0,
        })
    }

    fn oordelen(&mut self, ist: &mut Ist) {
        let mut groepen: BTreeMap<(GebiedCode, NormId, String), Vec<Bijdrage<OordeelOpgave>>> = BTreeMap::new();
        for ((code, norm, item), opgave) in std::mem::take(&mut ist.oordelen) {
            let Some(vroeger) = self.oud.get(&code) else {
                ist.oordelen.insert((code, norm, item), opgave);
                continue;
            };
            for deel in &vroeger.nu.delen {
                groepen.entry((deel.naar.clone(), norm.clone(), item.clone())).or_default().push(Bijdrage {
                    van: code.clone(),
                    sinds: vroeger.sinds,
                    opgave: opgave.clone(),
                });
            }
        }
        for ((nieuw, norm, item), bijdragen) in groepen {
            let sleutel = (nieuw.clone(), norm.clone(), item);
            let eigen = ist.oordelen.get(&sleutel).cloned();
            if let Some(samen) = self.samen(&nieuw, &norm, &bijdragen, eigen) {
                ist.oordelen.insert(sleutel, samen);
            }
        }
    }

    /// Eén oordeel uit die van de delen: gelijk blijft gelijk, verschil is deels, een onbekend deel maakt het onbekend.
    fn samen(
        &mut self,
        nieuw: &GebiedCode,
        norm: &NormId,
        bijdragen: &[Bijdrage<OordeelOpgave>],
        eigen: Option<OordeelOpgave>,
    ) -> Option<OordeelOpgave> {
        let sinds = bijdragen.iter().map(|b| b.sinds).min()?;
        let van: BTreeSet<GebiedCode> = bijdragen.iter().map(|b| b.van.clone()).collect();
        let voorgangers = self.land.vroeger.voorgangers(nieuw, sinds);
        let plek = eerste(bijdragen.iter().map(|b| (&b.opgave.waar, b.opgave.rij)))?;
        if let Some(eigen) = &eigen
            && (!voorgangers.contains(nieuw) || eigen.peildatum.is_none_or(|p| p >= sinds))
        {
            self.noteer(nieuw, Wat::Ingehaald { van }, &plek, norm);
            return None;
        }
        let mist: BTreeSet<GebiedCode> =
            voorgangers.into_iter().filter(|c| !van.contains(c) && (eigen.is_none() || c != nieuw)).collect();
        let alle: Vec<&OordeelOpgave> = bijdragen.iter().map(|b| &b.opgave).chain(&eigen).collect();
        let mut verschillend: BTreeSet<Oordeel> = alle.iter().map(|o| o.oordeel).collect();
        if !mist.is_empty() {
            verschillend.insert(Oordeel::Onbekend);
        }
        let oordeel = match verschillend.iter().copied().collect::<Vec<_>>().as_slice() {
            [een] => *een,
            meer if meer.contains(&Oordeel::Onbekend) => Oordeel::Onbekend,
            _ => Oordeel::Deels,
        };
        let wat = match oordeel {
            Oordeel::Onbekend if !mist.is_empty() => Wat::Onbekend { mist },
            Oordeel::Deels if verschillend.len() > 1 => Wat::Deels { van },
            _ => Wat::Overgebracht { van },
        };
        self.noteer(nieuw, wat, &plek, norm);
        Some(OordeelOpgave {
            oordeel,
            soort: alle.iter().map(|o| o.soort).max()?,
            peildatum: alle.iter().filter_map(|o| o.peildatum).min(),
            rij: plek.1,
            waar: plek.0,
        })
    }

    /// Een gemeente die bleef en groeide, met een opgave van vóór haar groei, terwijl van het andere deel niets bekend is.
    fn eigen_opgave_van_ervoor(&mut self, ist: &Ist) {
        let genoemd: BTreeSet<(&GebiedCode, &NormId)> = ist.opgaven.keys().map(|(c, n)| (c, n)).collect();
        for ((code, norm), opgave) in &ist.opgaven {
            if !self.land.gemeenten.contains_key(code) {
                continue;
            }
            let mist: BTreeSet<GebiedCode> = self
                .land
                .vroeger
                .stromen()
                .iter()
                .filter(|s| s.naar == *code && s.dag > opgave.peildatum && s.inwoners > 0)
                .filter(|s| s.soort == StroomSoort::Opheffing && !s.naar_ontstaat && !genoemd.contains(&(&s.van, norm)))
                .map(|s| s.van.clone())
                .collect();
            if !mist.is_empty() {
                self.noteer(code, Wat::Onvolledig { mist }, &(Arc::clone(&opgave.waar), opgave.rij), norm);
            }
        }
    }

    fn noteer(&mut self, nieuw: &GebiedCode, wat: Wat, plek: &Plek, norm: &NormId) {
        let vak = self.verslag.entry((nieuw.clone(), wat)).or_insert_with(|| (plek.clone(), BTreeSet::new()));
        if *plek < vak.0 {
            vak.0 = plek.clone();
        }
        vak.1.insert(norm.clone());
    }

    fn vertel(&mut self) {
        let herindeling = &self.land.vroeger;
        for ((nieuw, wat), ((waar, rij), normen)) in &self.verslag {
            let naam = herindeling.naam(nieuw);
            let welke = match normen.iter().collect::<Vec<_>>().as_slice() {
                [een] => format!("voor norm {een}"),
                meer => format!("voor {} normen", meer.len()),
            };
            let (code, bericht) = match wat {
                Wat::Overgebracht { van } => (
                    "IST-030",
                    format!("{}. Bij {naam} gerekend, {welke}{}.", self.vroegere(van), self.aandeel(nieuw, van)),
                ),
                Wat::Onbekend { mist } => (
                    "IST-033",
                    format!(
                        "{naam} is onbekend {welke}: van {} is geen opgave, en een som die iets mist is te klein. Geef die op, of geef {naam} als geheel op.",
                        herindeling.in_zin(mist)
                    ),
                ),
                Wat::Onvolledig { mist } => (
                    "IST-033",
                    format!(
                        "de opgave van {naam} is van voor de herindeling, {welke}, en van {} is geen opgave; wat daarvan bij {naam} kwam telt niet mee.",
                        herindeling.in_zin(mist)
                    ),
                ),
                Wat::Deels { van } => (
                    "IST-034",
                    format!(
                        "{}. De oordelen verschillen {welke}: {naam} is 'deels'. Geef {naam} zelf op als dat niet klopt.",
                        self.vroegere(van)
                    ),
                ),
                Wat::Ingehaald { van } => (
                    "IST-032",
                    format!(
                        "{}. {naam} heeft zelf een oordeel {welke}; dat van de oude gemeente telt niet mee.",
                        self.vroegere(van)
                    ),
                ),
            };
            let waarschuwing = Finding::waarschuwing(code, bericht).met_gebied(nieuw.clone());
            self.bevindingen.push(waar.bij(waarschuwing, *rij, KOLOM));
        }
    }

    /// De oude gemeenten, elk met wat er van haar werd.
    fn vroegere(&self, van: &BTreeSet<GebiedCode>) -> String {
        samen(van.iter().filter_map(|c| self.oud.get(c)))
    }

    /// " (van Haaren 15,0%, naar inwoners)" waar een oude gemeente verdeeld is.
    fn aandeel(&self, nieuw: &GebiedCode, van: &BTreeSet<GebiedCode>) -> String {
        let delen: Vec<String> = van
            .iter()
            .filter_map(|c| self.oud.get(c))
            .filter(|v| v.nu.enige().is_none())
            .filter_map(|v| {
                let deel = v.nu.delen.iter().find(|d| d.naar == *nieuw)?;
                Some(format!("van {} {}%", v.naam, deel.procent()))
            })
            .collect();
        if delen.is_empty() { String::new() } else { format!(" ({}, naar inwoners)", delen.join(", ")) }
    }
}

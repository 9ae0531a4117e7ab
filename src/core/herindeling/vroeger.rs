//! Een gemeente die niet meer bestaat: sinds wanneer, en waarin zij opging. Zodat elke code en elke naam die ooit bestond
//! herkend wordt, en een fout zegt wat er gebeurd is.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;

use super::omzetting::{Grondregel, Lot, Regel};
use super::{Herindelingen, Stroom, StroomSoort, dag_in_zin, opsomming};
use crate::gebied::{GebiedCode, slug};

/// Een verdwenen gemeente.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vroeger {
    /// Haar code.
    pub code: GebiedCode,
    /// Haar naam.
    pub naam: String,
    /// Sinds wanneer zij er niet meer is. Van een hernoeming is alleen bekend dat zij niet eerder was.
    pub sinds: Date,
    /// Of alleen naam en code veranderden.
    pub hernoemd: bool,
    /// De gemeenten waarin zij rechtstreeks opging: code en naam.
    pub naar: Vec<(GebiedCode, String)>,
    /// Waar zij nu ligt, met de delen.
    pub nu: Regel,
    /// De namen van de gemeenten van nu, in de volgorde van `nu.delen`.
    pub nu_namen: Vec<String>,
}

/// "GM0788 Haaren bestaat niet meer sinds 1-1-2021; opgegaan in Boxtel, Oisterwijk, Tilburg en Vught."
impl fmt::Display for Vroeger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} bestaat niet meer{}", self.code, self.naam, self.slot())
    }
}

/// Welke verdwenen gemeente een naam of code aanwijst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OudeNaam {
    /// Geen enkele.
    Geen,
    /// Eén.
    Een(Box<Vroeger>),
    /// Meer dan één gemeente heette zo.
    Meer(Vec<Vroeger>),
}

impl Herindelingen {
    /// Wat er van een verdwenen gemeente werd; `None` als de code nu bestaat of nooit bestond.
    #[must_use]
    pub fn vroeger(&self, code: &GebiedCode) -> Option<Vroeger> {
        if self.is_van_nu(code) {
            return None;
        }
        let weg: Vec<_> = self.stromen.iter().filter(|s| s.van == *code && s.soort != StroomSoort::Grens).collect();
        let sinds = weg.first()?.dag;
        let dagen: BTreeSet<Date> = self.stromen.iter().map(|s| s.dag).filter(|d| *d >= sinds).collect();
        let nu = self.keten(code, &dagen, Grondregel::Inwoners);
        // Een strook zonder inwoners (grond, water) maakt een gemeente niet tot opvolger, tenzij er geen andere is.
        let bewoond = weg.iter().any(|s| s.inwoners > 0);
        let naar = weg
            .iter()
            .filter(|s| !bewoond || s.inwoners > 0)
            .map(|s| (s.naar.clone(), self.naam(&s.naar).to_owned()))
            .collect();
        let nu_namen = nu.delen.iter().map(|d| self.naam(&d.naar).to_owned()).collect();
        let hernoemd = weg.iter().any(|s| s.soort == StroomSoort::Hernoeming);
        Some(Vroeger { code: code.clone(), naam: self.naam(code).to_owned(), sinds, hernoemd, naar, nu, nu_namen })
    }

    /// De verdwenen gemeente bij een code of naam, zonder acht te slaan op hoofdletters en accenten.
    #[must_use]
    pub fn zoek_vroeger(&self, vraag: &str) -> OudeNaam {
        let codes = self.op_naam.get(&slug(vraag)).into_iter().flatten();
        let mut gevonden: Vec<Vroeger> = codes.filter_map(|c| self.vroeger(c)).collect();
        match (gevonden.pop(), gevonden.is_empty()) {
            (None, _) => OudeNaam::Geen,
            (Some(een), true) => OudeNaam::Een(Box::new(een)),
            (Some(laatste), false) => {
                gevonden.push(laatste);
                OudeNaam::Meer(gevonden)
            }
        }
    }

    /// De gemeenten die er vlak voor `sinds` waren en waarvan inwoners nu in `nieuw` liggen; `nieuw` zelf als zij er toen was.
    #[must_use]
    pub fn voorgangers(&self, nieuw: &GebiedCode, sinds: Date) -> BTreeSet<GebiedCode> {
        let mut uit = BTreeSet::from([nieuw.clone()]);
        let dagen: BTreeSet<Date> = self.stromen.iter().map(|s| s.dag).filter(|d| *d >= sinds).collect();
        for dag in dagen.into_iter().rev() {
            let telt = |s: &&Stroom| {
                s.soort == StroomSoort::Hernoeming || (s.soort == StroomSoort::Opheffing && s.inwoners > 0)
            };
            let raak: Vec<&Stroom> =
                self.stromen.iter().filter(|s| s.dag == dag && uit.contains(&s.naar)).filter(telt).collect();
            for stroom in raak.iter().filter(|s| s.naar_ontstaat) {
                uit.remove(&stroom.naar);
            }
            uit.extend(raak.into_iter().map(|s| s.van.clone()));
        }
        uit
    }

    /// De namen bij codes, voor in een zin.
    #[must_use]
    pub fn in_zin<'a>(&self, codes: impl IntoIterator<Item = &'a GebiedCode>) -> String {
        let namen: Vec<String> = codes.into_iter().map(|c| self.naam(c).to_owned()).collect();
        opsomming(&namen)
    }
}

/// Verdwenen gemeenten in één zin; wie op dezelfde dag in hetzelfde opging staat bij elkaar: "GM0003 Appingedam en GM0010
/// Delfzijl bestaan niet meer sinds 1-1-2021; opgegaan in Eemsdelta".
#[must_use]
pub fn samen<'a>(oude: impl IntoIterator<Item = &'a Vroeger>) -> String {
    let mut groepen: Vec<(String, Vec<&Vroeger>)> = Vec::new();
    for oud in oude {
        let slot = oud.slot();
        match groepen.iter_mut().find(|(s, _)| *s == slot) {
            Some((_, groep)) => groep.push(oud),
            None => groepen.push((slot, vec![oud])),
        }
    }
    let zin = |(slot, groep): &(String, Vec<&Vroeger>)| {
        let namen: Vec<String> = groep.iter().map(|v| format!("{} {}", v.code, v.naam)).collect();
        format!("{} {} niet meer{slot}", opsomming(&namen), if groep.len() == 1 { "bestaat" } else { "bestaan" })
    };
    groepen.iter().map(zin).collect::<Vec<_>>().join("; ")
}

impl Vroeger {
    /// " sinds 1-1-2021; opgegaan in Eemsdelta": wat er na "niet meer" komt.
    fn slot(&self) -> String {
        let namen: Vec<String> = self.naar.iter().map(|(_, n)| n.clone()).collect();
        let mut uit = if self.hernoemd {
            format!("; hernoemd tot {}", opsomming(&namen))
        } else {
            format!(" sinds {}; opgegaan in {}", dag_in_zin(self.sinds), opsomming(&namen))
        };
        if self.nu_namen != namen {
            uit.push_str(&format!(" (nu {})", opsomming(&self.nu_namen)));
        }
        uit
    }

    /// Of deze gemeente in haar geheel in één gemeente van nu ligt.
    #[must_use]
    pub fn is_heel(&self) -> bool {
        self.nu.enige().is_some() && self.nu.lot != Lot::GesplitstOver
    }
}

//! Een gemeente die niet meer bestaat: sinds wanneer, en waarin zij opging. Zodat elke code en elke naam die ooit bestond
//! herkend wordt, en een fout zegt wat er gebeurd is.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;

use super::omzetting::{Grondregel, Lot, Regel};
use super::{Herindelingen, StroomSoort, dag_in_zin, opsomming};
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
        let namen: Vec<String> = self.naar.iter().map(|(_, n)| n.clone()).collect();
        if self.hernoemd {
            write!(f, "{} {} bestaat niet meer; hernoemd tot {}", self.code, self.naam, opsomming(&namen))?;
        } else {
            write!(
                f,
                "{} {} bestaat niet meer sinds {}; opgegaan in {}",
                self.code,
                self.naam,
                dag_in_zin(self.sinds),
                opsomming(&namen)
            )?;
        }
        if self.nu_namen != namen {
            write!(f, " (nu {})", opsomming(&self.nu_namen))?;
        }
        Ok(())
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
        let gezocht = slug(vraag);
        let mut gevonden: Vec<Vroeger> = self
            .namen
            .iter()
            .filter(|(code, naam)| {
                !self.is_van_nu(code)
                    && (slug(code.as_str()) == gezocht || slug(naam) == gezocht || kaal(naam) == gezocht)
            })
            .filter_map(|(code, _)| self.vroeger(code))
            .collect();
        match (gevonden.pop(), gevonden.is_empty()) {
            (None, _) => OudeNaam::Geen,
            (Some(een), true) => OudeNaam::Een(Box::new(een)),
            (Some(laatste), false) => {
                gevonden.push(laatste);
                OudeNaam::Meer(gevonden)
            }
        }
    }
}

impl Vroeger {
    /// Of deze gemeente in haar geheel in één gemeente van nu ligt.
    #[must_use]
    pub fn is_heel(&self) -> bool {
        self.nu.enige().is_some() && self.nu.lot != Lot::GesplitstOver
    }
}

/// "Groningen (gemeente)" → "groningen".
fn kaal(naam: &str) -> String {
    slug(naam.split('(').next().unwrap_or(naam))
}

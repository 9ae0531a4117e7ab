//! Kenmerken: cijfers over gezondheid en omstandigheden per gemeente, met bron en jaar.
//!
//! Een kenmerk dient twee doelen. Het kan het getal bij een aanname van een norm zijn (hoeveel 65-plussers een verhoogd
//! valrisico hebben), met terugval gemeente → GGD-regio → Nederland → de aanname van de norm zelf. En het kan bij een norm
//! staan als onderbouwing van een plaats in de bandbreedte; het kiest die plaats nooit. Weet niet waar de cijfers
//! vandaan komen.

mod koppel;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::amount::Amount;
use crate::gebied::{Gebied, GebiedCode, Niveau};
use crate::grondslag::Basis;
use crate::land::Land;
use crate::norm::NormId;

pub(crate) use koppel::hoofdletter;
pub use koppel::zoek;

/// Wat een kenmerk telt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KenmerkEenheid {
    /// Een percentage van de inwoners (of van een deel van hen), van 0 tot 100.
    Procent,
    /// Een aantal personen.
    Aantal,
}

impl KenmerkEenheid {
    /// De schrijfwijze.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Procent => "procent",
            Self::Aantal => "aantal",
        }
    }
}

/// Van welk gebied een cijfer voor een gemeente komt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trap {
    /// Van de gemeente zelf.
    Gemeente,
    /// Van haar GGD-regio.
    Ggd,
    /// Van Nederland.
    Nederland,
    /// Nergens: de aanname van de norm zelf geldt.
    Norm,
}

impl Trap {
    /// De schrijfwijze.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Gemeente => "gemeente",
            Self::Ggd => "ggd",
            Self::Nederland => "nederland",
            Self::Norm => "norm",
        }
    }
}

/// Waar een kenmerk vandaan komt.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KenmerkBron {
    /// De naam zoals een lezer haar kent: "Verhoogd valrisico".
    pub naam: String,
    /// Wat het telt.
    pub eenheid: KenmerkEenheid,
    /// Het jaar van de cijfers.
    pub jaar: i16,
    /// Wie ze uitgaf.
    pub bron: String,
    /// De inwoners waarnaar percentages van gemeenten gewogen worden tot die van een groter gebied.
    pub weging: Basis,
}

/// Een kenmerk: per gemeente van nu een cijfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kenmerk {
    /// De naam waarmee het gekozen wordt: `verhoogd-valrisico`.
    pub id: String,
    /// Wat het is en waar het vandaan komt.
    pub bron: KenmerkBron,
    /// Per gemeente.
    pub gemeenten: BTreeMap<GebiedCode, Amount>,
    /// De gemeenten waarvan het cijfer uit dat van vroegere gemeenten is samengesteld.
    pub samengesteld: BTreeSet<GebiedCode>,
    /// Per GGD-regio, als de bron die noemt.
    pub ggd: BTreeMap<GebiedCode, Amount>,
    /// Van Nederland, als de bron dat noemt.
    pub nederland: Option<Amount>,
}

/// Een cijfer van een groter gebied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Groter {
    /// Het cijfer.
    pub waarde: Amount,
    /// Of het uit de gemeenten is berekend; anders noemt de bron het zelf.
    pub berekend: bool,
}

/// Het cijfer waarmee voor een gemeente gerekend wordt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gevonden {
    /// Het cijfer.
    pub waarde: Amount,
    /// Van welk gebied het is.
    pub trap: Trap,
    /// Of het niet zo in de bron staat: gewogen of samengesteld.
    pub berekend: bool,
}

/// Een gebied met zijn cijfer, naast dat van zijn GGD-regio en van Nederland.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KenmerkStand {
    /// Het gebied.
    pub gebied: Gebied,
    /// Zijn cijfer; `None` is onbekend.
    pub waarde: Option<Amount>,
    /// Of het niet zo in de bron staat: gewogen naar inwoners, opgeteld of uit vroegere gemeenten samengesteld.
    pub berekend: bool,
    /// De GGD-regio waar het gebied geheel in ligt.
    pub ggd: Option<(Gebied, Groter)>,
    /// Nederland.
    pub nederland: Option<Groter>,
}

impl Kenmerk {
    /// Het cijfer voor een gemeente, van het kleinste gebied dat het heeft.
    #[must_use]
    pub fn van(&self, land: &Land, gemeente: &GebiedCode) -> Option<Gevonden> {
        if let Some(waarde) = self.gemeenten.get(gemeente) {
            let berekend = self.samengesteld.contains(gemeente);
            return Some(Gevonden { waarde: *waarde, trap: Trap::Gemeente, berekend });
        }
        // Een aantal van een regio is geen aantal van een gemeente.
        if self.bron.eenheid == KenmerkEenheid::Aantal {
            return None;
        }
        let ggd = land.gemeente(gemeente)?.regio.get(&Niveau::Ggd).and_then(|c| self.van_ggd(land, c));
        let uit = |g: Groter, trap| Gevonden { waarde: g.waarde, trap, berekend: g.berekend };
        ggd.map(|g| uit(g, Trap::Ggd)).or_else(|| self.van_nederland(land).map(|g| uit(g, Trap::Nederland)))
    }

    /// Het cijfer van een GGD-regio: dat van de bron, anders dat van haar gemeenten.
    #[must_use]
    pub fn van_ggd(&self, land: &Land, ggd: &GebiedCode) -> Option<Groter> {
        let uit_bron = self.ggd.get(ggd).map(|w| Groter { waarde: *w, berekend: false });
        uit_bron.or_else(|| self.groter(land, &land.regio(Niveau::Ggd, ggd)?.leden))
    }

    /// Het cijfer van Nederland: dat van de bron, anders dat van alle gemeenten.
    #[must_use]
    pub fn van_nederland(&self, land: &Land) -> Option<Groter> {
        let uit_bron = self.nederland.map(|waarde| Groter { waarde, berekend: false });
        uit_bron.or_else(|| self.groter(land, &land.gemeenten.keys().cloned().collect()))
    }

    fn groter(&self, land: &Land, leden: &BTreeSet<GebiedCode>) -> Option<Groter> {
        Some(Groter { waarde: self.van_leden(land, leden, false)?, berekend: true })
    }

    /// Het cijfer van een groep gemeenten: percentages gewogen naar inwoners, aantallen opgeteld.
    ///
    /// Een aantal is er alleen als elke gemeente er een heeft. Een percentage ook, tenzij `alle` nee is: dan volstaan
    /// gemeenten met samen ten minste de helft van de inwoners, want het dient om een ontbrekende mee te schatten.
    #[must_use]
    pub fn van_leden(&self, land: &Land, leden: &BTreeSet<GebiedCode>, alle: bool) -> Option<Amount> {
        if self.bron.eenheid == KenmerkEenheid::Aantal {
            return leden.iter().map(|c| self.gemeenten.get(c).copied()).sum();
        }
        let (mut som, mut bekend, mut geheel) = (Amount::ZERO, Amount::ZERO, Amount::ZERO);
        for code in leden {
            let inwoners = land.telling(code, self.bron.weging)?.aantal;
            geheel = geheel + inwoners;
            match self.gemeenten.get(code) {
                Some(waarde) => {
                    som = som + *waarde * inwoners;
                    bekend = bekend + inwoners;
                }
                None if alle => return None,
                None => {}
            }
        }
        let genoeg = !bekend.is_zero() && bekend + bekend >= geheel;
        genoeg.then(|| som.mul_div(Amount::ONE, bekend))
    }

    /// Een gebied naast zijn GGD-regio en Nederland.
    #[must_use]
    pub fn stand(&self, land: &Land, gebied: &Gebied, leden: &BTreeSet<GebiedCode>) -> KenmerkStand {
        let enige = match gebied.niveau {
            Niveau::Gemeente => self.gemeenten.get(&gebied.code).copied(),
            _ => None,
        };
        let uit_bron = match gebied.niveau {
            Niveau::Land => self.nederland,
            Niveau::Ggd => self.ggd.get(&gebied.code).copied(),
            _ => enige,
        };
        let is_gemeente = gebied.niveau == Niveau::Gemeente;
        let waarde = uit_bron.or_else(|| if is_gemeente { None } else { self.van_leden(land, leden, true) });
        let berekend = uit_bron.is_none() || self.samengesteld.contains(&gebied.code);
        // Naast zichzelf vergelijken zegt niets, ook niet als een provincie en een GGD-regio hetzelfde gebied zijn.
        let ggd = land
            .van_niveau(Niveau::Ggd)
            .filter(|r| r.leden != *leden)
            .find(|r| leden.is_subset(&r.leden))
            .and_then(|r| Some((r.gebied.clone(), self.van_ggd(land, &r.gebied.code)?)));
        KenmerkStand {
            gebied: gebied.clone(),
            waarde,
            berekend: waarde.is_some() && berekend,
            ggd,
            nederland: (gebied.niveau != Niveau::Land).then(|| self.van_nederland(land)).flatten(),
        }
    }
}

/// Een kenmerk als getal bij een aanname van een norm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Koppeling {
    /// De norm.
    pub norm: NormId,
    /// De aanname, zoals `prevalentie`.
    pub aanname: String,
    /// Het kenmerk: zijn plaats in [`Kenmerken::lijst`].
    pub kenmerk: usize,
    /// Per gemeente het getal (een deel van een geheel), waar er een is; anders geldt de aanname van de norm.
    pub gemeenten: BTreeMap<GebiedCode, Gevonden>,
}

/// Alle kenmerken van een run, en waarvoor zij dienen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kenmerken {
    /// De kenmerken, op naam.
    pub lijst: Vec<Kenmerk>,
    /// Welke aannames van een norm een kenmerk als getal hebben.
    pub koppelingen: Vec<Koppeling>,
    /// Welke kenmerken als onderbouwing bij een norm staan.
    pub onderbouwing: Vec<(NormId, usize)>,
}

/// Een getal bij een aanname, zoals het in een gemeente gebruikt wordt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gebruikt {
    /// De aanname.
    pub aanname: String,
    /// Het kenmerk: zijn plaats in [`Kenmerken::lijst`].
    pub kenmerk: usize,
    /// Het getal, als deel van een geheel.
    pub gevonden: Gevonden,
}

impl Kenmerken {
    /// De getallen die kenmerken geven voor de aannames van een norm in een gemeente.
    #[must_use]
    pub fn voor(&self, norm: &NormId, gemeente: &GebiedCode) -> Vec<Gebruikt> {
        self.koppelingen
            .iter()
            .filter(|k| k.norm == *norm)
            .filter_map(|k| {
                let gevonden = *k.gemeenten.get(gemeente)?;
                Some(Gebruikt { aanname: k.aanname.clone(), kenmerk: k.kenmerk, gevonden })
            })
            .collect()
    }
}

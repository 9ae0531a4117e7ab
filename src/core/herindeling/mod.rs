//! Herindelingen: welke gemeenten er op een dag zijn, en waar een gemeente die verdween gebleven is.
//!
//! [`Herindelingen`] draagt de gemeenten van nu en elke stroom (CBS) die ertoe leidde. [`omzetting`] maakt daaruit, voor
//! twee dagen, per oude code het lot en de delen; [`verdelen`] brengt er aantallen mee over. Wie het bestand leest en
//! wat er geteld wordt weet deze module niet.

pub mod leden;
pub mod omzetting;
pub mod verdelen;
pub mod vroeger;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) mod proef;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::gebied::{GebiedCode, slug};

pub use leden::{Leden, LidFout, leden};
pub use omzetting::{Deel, GeenOmzetting, Grondregel, Lot, Omzetting, Regel};
pub use vroeger::{OudeNaam, Vroeger, samen};

/// Waarom er iets van de ene gemeente naar de andere ging.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StroomSoort {
    /// De gemeente is opgeheven; alles ging ergens heen.
    Opheffing,
    /// De gemeente kreeg een andere naam en daarmee een andere code; er verhuisde niets.
    Hernoeming,
    /// Beide gemeenten bleven; de grens schoof.
    Grens,
}

impl StroomSoort {
    /// De schrijfwijze in onze tabel.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Opheffing => "opheffing",
            Self::Hernoeming => "hernoeming",
            Self::Grens => "grens",
        }
    }

    /// De soort bij een schrijfwijze.
    #[must_use]
    pub fn parse(token: &str) -> Option<Self> {
        [Self::Opheffing, Self::Hernoeming, Self::Grens].into_iter().find(|s| s.token() == token)
    }
}

/// Wat er op één dag van één gemeente naar één andere ging.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stroom {
    /// De dag waarop de nieuwe toestand geldt; de dag ervoor gold de oude nog.
    pub dag: Date,
    /// De gemeente die afstaat.
    pub van: GebiedCode,
    /// De gemeente die ontvangt.
    pub naar: GebiedCode,
    /// Waarom.
    pub soort: StroomSoort,
    /// Of de ontvangende gemeente die dag ontstond.
    pub naar_ontstaat: bool,
    /// Oppervlakte, in hectare.
    pub hectare: u64,
    /// Woningen; bij oude stromen niet altijd bekend.
    pub woningen: Option<u64>,
    /// Inwoners.
    pub inwoners: u64,
    /// Bij een grenswijziging: hoeveel inwoners de afstaande gemeente ervoor had, als dat bekend is.
    pub inwoners_van: Option<u64>,
}

/// Alle gemeenten die er zijn en waren.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Herindelingen {
    vanaf: Date,
    stand: Date,
    nu: BTreeSet<GebiedCode>,
    namen: BTreeMap<GebiedCode, String>,
    stromen: Vec<Stroom>,
    /// De verdwenen gemeenten op code en naam, als slug; een IST-bestand vraagt er duizenden.
    op_naam: BTreeMap<String, BTreeSet<GebiedCode>>,
}

/// Niets bekend: alleen de gemeenten van nu.
impl Default for Herindelingen {
    fn default() -> Self {
        Self::new(Date::MIN, Date::MAX, [], [], [])
    }
}

impl Herindelingen {
    /// Uit de gemeenten op de dag `stand`, de namen van alle codes, en de stromen. Vóór `vanaf` zijn de stromen alleen
    /// goed genoeg om een code te herkennen, niet om een heel land om te zetten.
    #[must_use]
    pub fn new(
        vanaf: Date,
        stand: Date,
        nu: impl IntoIterator<Item = (GebiedCode, String)>,
        vroeger: impl IntoIterator<Item = (GebiedCode, String)>,
        stromen: impl IntoIterator<Item = Stroom>,
    ) -> Self {
        let mut namen: BTreeMap<GebiedCode, String> = vroeger.into_iter().collect();
        let nu: BTreeMap<GebiedCode, String> = nu.into_iter().collect();
        let codes: BTreeSet<GebiedCode> = nu.keys().cloned().collect();
        namen.extend(nu);
        let mut stromen: Vec<Stroom> = stromen.into_iter().filter(|s| s.van != s.naar).collect();
        stromen.sort();
        let mut op_naam: BTreeMap<String, BTreeSet<GebiedCode>> = BTreeMap::new();
        for (code, naam) in namen.iter().filter(|(c, _)| !codes.contains(*c)) {
            for sleutel in [slug(code.as_str()), slug(naam), slug(naam.split('(').next().unwrap_or(naam))] {
                op_naam.entry(sleutel).or_default().insert(code.clone());
            }
        }
        Self { vanaf, stand, nu: codes, namen, stromen, op_naam }
    }

    /// De eerste dag waarvan alle gemeenten bekend zijn.
    #[must_use]
    pub fn vanaf(&self) -> Date {
        self.vanaf
    }

    /// De dag waarop de gemeenten van nu gelden. Latere wijzigingen zijn niet bekend.
    #[must_use]
    pub fn stand(&self) -> Date {
        self.stand
    }

    /// Alle stromen, op dag en code.
    #[must_use]
    pub fn stromen(&self) -> &[Stroom] {
        &self.stromen
    }

    /// De naam bij een code, ook als de gemeente niet meer bestaat; anders de code zelf.
    #[must_use]
    pub fn naam<'a>(&'a self, code: &'a GebiedCode) -> &'a str {
        self.namen.get(code).map_or(code.as_str(), String::as_str)
    }

    /// Of de code er op de dag van de stand is.
    #[must_use]
    pub fn is_van_nu(&self, code: &GebiedCode) -> bool {
        self.nu.contains(code)
    }

    /// De gemeenten op een dag. Op de dag van een herindeling geldt de nieuwe toestand; na de stand blijft het zoals op
    /// de stand.
    ///
    /// # Errors
    /// [`GeenOmzetting::VoorBegin`] voor een dag waarvan niet alle gemeenten bekend zijn.
    pub fn gemeenten_op(&self, dag: Date) -> Result<BTreeSet<GebiedCode>, GeenOmzetting> {
        if dag < self.vanaf {
            return Err(GeenOmzetting::VoorBegin { dag, vanaf: self.vanaf });
        }
        let mut toen = self.nu.clone();
        for stroom in self.stromen.iter().rev().take_while(|s| s.dag > dag) {
            if stroom.naar_ontstaat || stroom.soort == StroomSoort::Hernoeming {
                toen.remove(&stroom.naar);
            }
            if stroom.soort != StroomSoort::Grens {
                toen.insert(stroom.van.clone());
            }
        }
        Ok(toen)
    }

    /// De dagen na `van` tot en met `tot` waarop er iets veranderde, op volgorde.
    fn dagen(&self, van: Date, tot: Date) -> BTreeSet<Date> {
        self.stromen.iter().map(|s| s.dag).filter(|d| *d > van && *d <= tot).collect()
    }
}

/// "1-1-2021": een dag zoals hij in een zin staat.
#[must_use]
pub fn dag_in_zin(dag: Date) -> String {
    format!("{}-{}-{}", dag.day(), dag.month(), dag.year())
}

/// "Boxtel", "Boxtel en Vught", "Boxtel, Oisterwijk en Vught".
#[must_use]
pub fn opsomming(namen: &[String]) -> String {
    match namen {
        [] => String::new(),
        [een] => een.clone(),
        [begin @ .., laatste] => format!("{} en {laatste}", begin.join(", ")),
    }
}

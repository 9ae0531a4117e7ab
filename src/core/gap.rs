//! GAP: het verschil tussen wat een norm vraagt en wat er is, en wat dat betekent (DESIGN §6).

use crate::amount::Amount;
use crate::huidig::{Deel, IstStand};
use crate::norm::{Karakter, Norm};
use crate::soll::Bereik;

/// Het verschil tussen SOLL en IST; positief is nog te bouwen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// SOLL − IST.
    pub gap: Bereik,
    /// SOLL in het doelkwartaal − IST.
    pub doel: Amount,
    /// Som van de tekorten van de delen; `None` als de verdeling van de IST onbekend is.
    pub tekort: Option<Bereik>,
    /// Som van de overschotten van de delen; `None` als de verdeling van de IST onbekend is.
    pub overschot: Option<Bereik>,
    /// Deel van de SOLL dat gevuld is; `None` bij een SOLL van nul of een onbekende verdeling.
    pub vullingsgraad: Option<Amount>,
}

/// Wat de vergelijking van IST en SOLL zegt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// De norm geldt niet in het doelkwartaal.
    NietVanKracht,
    /// De bevolking waarover gerekend moet worden, is onbekend.
    GrondslagOnbekend,
    /// Er is geen opgave.
    IstOnbekend,
    /// Niet van elk deel is een opgave bekend.
    IstDeelsBekend,
    /// Onder de norm.
    Onder,
    /// Binnen de bandbreedte.
    Binnen,
    /// Boven de bandbreedte.
    Boven,
    /// Norm gehaald.
    Gehaald,
    /// Alles aanwezig.
    Aanwezig,
    /// Een deel aanwezig.
    Deels,
    /// Niets aanwezig.
    Niet,
}

impl Status {
    /// De schrijfwijze in het contract.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::NietVanKracht => "niet-van-kracht",
            Self::GrondslagOnbekend => "grondslag-onbekend",
            Self::IstOnbekend => "ist-onbekend",
            Self::IstDeelsBekend => "ist-deels-bekend",
            Self::Onder => "onder",
            Self::Binnen => "binnen",
            Self::Boven => "boven",
            Self::Gehaald => "gehaald",
            Self::Aanwezig => "aanwezig",
            Self::Deels => "deels",
            Self::Niet => "niet",
        }
    }
}

/// Het verschil voor een gebied, over de delen waarin vergeleken wordt.
#[must_use]
pub fn gap(norm: &Norm, soll: Bereik, soll_doel: Amount, ist: Amount, delen: Option<&[Deel]>) -> Gap {
    let som = |f: fn(Amount, Amount) -> Amount| {
        delen.map(|delen| delen.iter().fold(Bereik::default(), |som, d| som + d.soll.nu.map(|s| f(s, d.ist))))
    };
    let tekort = som(|soll, ist| (soll - ist).positief());
    let overschot = som(|soll, ist| (ist - soll).positief());
    let gevuld = if norm.karakter == Karakter::Minimum { tekort.map(|t| soll.gekozen - t.gekozen) } else { Some(ist) };
    Gap {
        gap: soll.map(|s| s - ist),
        doel: soll_doel - ist,
        tekort,
        overschot,
        vullingsgraad: gevuld.filter(|_| !soll.gekozen.is_zero()).map(|g| g.mul_div(Amount::ONE, soll.gekozen)),
    }
}

/// De status van een norm met een getal. Het karakter beslist; de eerste die geldt, geldt.
#[must_use]
pub fn status(norm: &Norm, van_kracht: bool, soll: Option<Bereik>, ist: &IstStand, gap: Option<&Gap>) -> Status {
    if !van_kracht {
        return Status::NietVanKracht;
    }
    let Some(soll) = soll else { return Status::GrondslagOnbekend };
    let (Some(waarde), Some(gap)) = (ist.waarde, gap) else {
        return if ist.is_deels() { Status::IstDeelsBekend } else { Status::IstOnbekend };
    };
    match norm.karakter {
        Karakter::Bandbreedte if is_tekort(norm, soll.laag - waarde) => Status::Onder,
        Karakter::Bandbreedte if waarde > soll.hoog => Status::Boven,
        Karakter::Bandbreedte => Status::Binnen,
        // Een overschot in de ene gemeente maakt een minimum in de andere niet goed.
        Karakter::Minimum => match gap.tekort {
            Some(tekort) if is_tekort(norm, tekort.gekozen) => Status::Onder,
            Some(_) => Status::Gehaald,
            None if is_tekort(norm, soll.gekozen - waarde) => Status::Onder,
            None => Status::IstDeelsBekend,
        },
        _ if is_tekort(norm, soll.gekozen - waarde) => Status::Onder,
        _ => Status::Gehaald,
    }
}

/// Een tekort kleiner dan de helft van de kleinste gedrukte eenheid is geen tekort.
fn is_tekort(norm: &Norm, tekort: Amount) -> bool {
    !tekort.is_negatief() && !tekort.is_zero() && tekort >= norm.afronding.halve_stap(tekort)
}

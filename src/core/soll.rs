//! SOLL: wat een norm voor een gemeente en voor een gebied vraagt, met de herkomst van elk getal.
//!
//! Elk gebied is de som van zijn gemeenten; wat gedeeld wordt, wordt met de grootste rest over gemeenten verdeeld
//! (DESIGN §4, regel 1 en §5, "Scale"). Weet niets van IST.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::amount::{Amount, verdeel};
use crate::eenheid::Eenheid;
use crate::gebied::{Gebied, GebiedCode, Niveau};
use crate::grondslag::{Basis, Grondslag, GrondslagSoort};
use crate::land::{Land, Regio};
use crate::norm::{Band, Lezing, Norm, Schaal, Soort};
use crate::streef;

/// Een hoeveelheid bij de ondergrens, bij de gekozen plaats en bij de bovengrens van een norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Bereik {
    /// Bij de ondergrens.
    pub laag: Amount,
    /// Bij de gekozen plaats (het midden als er niet gekozen is).
    pub gekozen: Amount,
    /// Bij de bovengrens.
    pub hoog: Amount,
}

impl Bereik {
    /// Overal dezelfde waarde.
    #[must_use]
    pub fn vlak(waarde: Amount) -> Self {
        Self { laag: waarde, gekozen: waarde, hoog: waarde }
    }

    /// Past een functie op elk van de drie toe.
    #[must_use]
    pub fn map(self, f: impl Fn(Amount) -> Amount) -> Self {
        Self { laag: f(self.laag), gekozen: f(self.gekozen), hoog: f(self.hoog) }
    }

    /// Past een functie op de drie paren toe.
    #[must_use]
    pub fn zip(self, ander: Self, f: impl Fn(Amount, Amount) -> Amount) -> Self {
        Self { laag: f(self.laag, ander.laag), gekozen: f(self.gekozen, ander.gekozen), hoog: f(self.hoog, ander.hoog) }
    }
}

impl std::ops::Add for Bereik {
    type Output = Self;
    fn add(self, ander: Self) -> Self {
        self.zip(ander, |a, b| a + b)
    }
}

/// De streefwaarden waarmee gerekend wordt: de landelijke band en de gekozen plaats daarin.
#[must_use]
pub fn streefwaarden(band: Band, gekozen: Amount) -> Bereik {
    Bereik { laag: band.laag, gekozen, hoog: band.hoog }
}

/// De bevolking waarover een norm in een gebied gerekend is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Grondslag van de lezing.
    pub grondslag: Grondslag,
    /// Aantal personen, na de factoren van de lezing.
    pub aantal: Amount,
    /// Het getelde of geschatte aantal vóór de factoren.
    pub basis: Amount,
    /// Hoe zeker het aantal is.
    pub soort: GrondslagSoort,
    /// De dag waarop het geldt.
    pub peildatum: Date,
}

/// Een aandeel in een vaste norm die over gemeenten verdeeld wordt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aandeel {
    /// De regio waarvan het geheel is.
    pub van: Gebied,
    /// Inwoners van het deel.
    pub inwoners_deel: Amount,
    /// Inwoners van het geheel.
    pub inwoners_geheel: Amount,
    /// Wat de norm voor het geheel vraagt.
    pub geheel: Bereik,
}

/// Hoe een SOLL tot stand kwam.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SollTrace {
    /// Uit de eigen grondslag van het gebied.
    Grondslag,
    /// Eén vast aantal voor elk van zoveel gebieden van de schaal.
    Vast {
        /// Hoeveel gemeenten (of regio's) er geteld zijn.
        aantal: usize,
    },
    /// Een deel van een vaste norm van grotere gebieden.
    Gedeeld(Vec<Aandeel>),
    /// Geteld zijn de regio's die er geheel in liggen; de andere worden genoemd.
    Geteld {
        /// Geheel binnen het gebied.
        geheel: Vec<Gebied>,
        /// Voor een deel binnen het gebied.
        deels: Vec<Gebied>,
    },
    /// Er is geen SOLL: norm in woorden, niet van kracht, of een grondslag die onbekend is.
    Geen,
}

/// De SOLL van een gebied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Soll {
    /// Het gevraagde; `None` als het niet te bepalen is.
    pub bereik: Option<Bereik>,
    /// De bevolking waarover gerekend is.
    pub stand: Option<Stand>,
    /// De herkomst.
    pub trace: SollTrace,
}

impl Soll {
    /// Geen SOLL.
    #[must_use]
    pub fn geen() -> Self {
        Self { bereik: None, stand: None, trace: SollTrace::Geen }
    }
}

/// Het niveau van de gebieden waarop een schaal rust.
#[must_use]
pub fn niveau_van(schaal: Schaal) -> Niveau {
    match schaal {
        Schaal::Gemeente => Niveau::Gemeente,
        Schaal::Regio => Niveau::Iza,
        Schaal::Ggd => Niveau::Ggd,
    }
}

/// Rekent één norm in één lezing uit, voor gemeenten en voor gebieden.
#[derive(Clone, Copy, Debug)]
pub struct Rekenaar<'a> {
    /// Gemeenten en regio's.
    pub land: &'a Land,
    /// De norm.
    pub norm: &'a Norm,
    /// De lezing.
    pub lezing: &'a Lezing,
    /// De streefwaarden.
    pub streef: Bereik,
}

impl Rekenaar<'_> {
    /// De schaal in deze lezing.
    #[must_use]
    pub fn schaal(&self) -> Option<Schaal> {
        streef::schaal(self.norm, self.lezing)
    }

    /// Of deze norm over gebieden die niet in elkaar passen verdeeld wordt: alleen een vast aantal fte (DESIGN §5).
    #[must_use]
    pub fn is_gedeeld(&self) -> bool {
        matches!(&self.norm.soort, Soort::Vast { eenheid: Eenheid::Fte, .. }) && self.schaal() != Some(Schaal::Gemeente)
    }

    /// Of de gebieden van de schaal geteld worden en nooit gedeeld: coalities, netwerken, personen.
    #[must_use]
    pub fn is_geteld(&self) -> bool {
        matches!(&self.norm.soort, Soort::Vast { eenheid, .. } if *eenheid != Eenheid::Fte)
            && self.schaal() != Some(Schaal::Gemeente)
    }

    /// De regio's van de schaal die leden delen met `gebied`; een eigen regio is haar eigen regio van de werkagenda.
    #[must_use]
    pub fn regios<'b>(&'b self, gebied: &'b Regio) -> Vec<(&'b Regio, usize)> {
        match self.schaal() {
            Some(Schaal::Regio) if gebied.gebied.niveau == Niveau::Eigen => vec![(gebied, gebied.leden.len())],
            Some(schaal) => self.land.geraakt(niveau_van(schaal), &gebied.leden).collect(),
            None => Vec::new(),
        }
    }

    /// Wat de norm van elk lid van `gebied` vraagt. Leeg als een gemeente geen deel van de norm heeft.
    #[must_use]
    pub fn per_lid(&self, gebied: &Regio) -> BTreeMap<GebiedCode, Option<Bereik>> {
        match &self.norm.soort {
            Soort::Verhouding { .. } | Soort::Aandeel { .. } => {
                gebied.leden.iter().map(|c| (c.clone(), self.uit_grondslag(c))).collect()
            }
            Soort::Vast { .. } if self.schaal() == Some(Schaal::Gemeente) => {
                gebied.leden.iter().map(|c| (c.clone(), Some(self.streef))).collect()
            }
            Soort::Vast { .. } if self.is_gedeeld() => {
                self.regios(gebied).into_iter().flat_map(|(r, _)| self.verdeeld(r, &gebied.leden)).collect()
            }
            Soort::Vast { .. } | Soort::Kwalitatief { .. } => BTreeMap::new(),
        }
    }

    fn uit_grondslag(&self, gemeente: &GebiedCode) -> Option<Bereik> {
        let basis = streef::grondslag(self.norm, self.lezing)?.basis();
        let aantal = self.land.telling(gemeente, basis)?.aantal;
        let over = |s: Amount| streef::over(self.norm, self.lezing, s, aantal).unwrap_or_default();
        Some(self.streef.map(over))
    }

    /// Verdeelt de vaste norm van een regio over haar leden, en geeft die van `leden`.
    fn verdeeld(&self, regio: &Regio, leden: &BTreeSet<GebiedCode>) -> Vec<(GebiedCode, Option<Bereik>)> {
        let gewichten: Option<Vec<u64>> = inwoners(self.land, &regio.leden);
        let Some(gewichten) = gewichten else {
            return regio.leden.intersection(leden).map(|c| (c.clone(), None)).collect();
        };
        let laag = verdeel(self.streef.laag, &gewichten);
        let gekozen = verdeel(self.streef.gekozen, &gewichten);
        let hoog = verdeel(self.streef.hoog, &gewichten);
        let delen = laag.into_iter().zip(gekozen).zip(hoog);
        regio
            .leden
            .iter()
            .zip(delen)
            .filter(|(c, _)| leden.contains(*c))
            .map(|(c, ((laag, gekozen), hoog))| (c.clone(), Some(Bereik { laag, gekozen, hoog })))
            .collect()
    }

    /// De SOLL van een gebied: de som van zijn leden, of het aantal regio's van de schaal dat er geheel in ligt.
    #[must_use]
    pub fn gebied(&self, gebied: &Regio, per_lid: &BTreeMap<GebiedCode, Option<Bereik>>) -> Soll {
        if self.is_geteld() {
            return self.geteld(gebied);
        }
        if matches!(self.norm.soort, Soort::Kwalitatief { .. }) {
            return Soll::geen();
        }
        let bereik = per_lid.values().try_fold(Bereik::default(), |som, b| Some(som + (*b)?));
        let trace = match &self.norm.soort {
            Soort::Vast { .. } if self.is_gedeeld() => SollTrace::Gedeeld(self.aandelen(gebied)),
            Soort::Vast { .. } => SollTrace::Vast { aantal: gebied.leden.len() },
            _ => SollTrace::Grondslag,
        };
        Soll { bereik, stand: self.stand(&gebied.leden), trace }
    }

    fn aandelen(&self, gebied: &Regio) -> Vec<Aandeel> {
        self.regios(gebied)
            .into_iter()
            .filter_map(|(regio, _)| {
                let deel = regio.leden.intersection(&gebied.leden).cloned().collect();
                Some(Aandeel {
                    van: regio.gebied.clone(),
                    inwoners_deel: self.land.som(&deel, Basis::Inwoners)?,
                    inwoners_geheel: self.land.som(&regio.leden, Basis::Inwoners)?,
                    geheel: self.streef,
                })
            })
            .collect()
    }

    fn geteld(&self, gebied: &Regio) -> Soll {
        let (geheel, deels): (Vec<_>, Vec<_>) =
            self.regios(gebied).into_iter().partition(|(r, gedeeld)| *gedeeld == r.leden.len());
        let namen = |v: Vec<(&Regio, usize)>| v.into_iter().map(|(r, _)| r.gebied.clone()).collect::<Vec<_>>();
        let (geheel, deels) = (namen(geheel), namen(deels));
        let aantal = Amount::from_int(i64::try_from(geheel.len()).unwrap_or(i64::MAX));
        Soll { bereik: Some(self.streef.map(|s| s * aantal)), stand: None, trace: SollTrace::Geteld { geheel, deels } }
    }

    /// De bevolking waarover de norm in een groep gemeenten gerekend is; `None` zonder grondslag of als zij onbekend is.
    #[must_use]
    pub fn stand(&self, leden: &BTreeSet<GebiedCode>) -> Option<Stand> {
        let grondslag = streef::grondslag(self.norm, self.lezing)?;
        let tellingen: Option<Vec<_>> = leden.iter().map(|c| self.land.telling(c, grondslag.basis())).collect();
        let tellingen = tellingen?;
        let basis: Amount = tellingen.iter().map(|t| t.aantal).sum();
        let geteld = tellingen.iter().map(|t| t.soort).max()?;
        let aangenomen = !self.lezing.factoren.is_empty();
        Some(Stand {
            grondslag,
            aantal: basis * streef::factor(self.norm, self.lezing),
            basis,
            soort: if aangenomen { GrondslagSoort::Aanname } else { geteld },
            peildatum: tellingen.iter().map(|t| t.peildatum).min()?,
        })
    }
}

/// De inwoners van gemeenten als gewichten, op volgorde van code; `None` als er een onbekend is.
#[must_use]
pub fn inwoners(land: &Land, leden: &BTreeSet<GebiedCode>) -> Option<Vec<u64>> {
    leden.iter().map(|c| u64::try_from(land.telling(c, Basis::Inwoners)?.aantal.als_i64()).ok()).collect()
}

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
use crate::horizon::Horizon;
use crate::kwartaal::Quarter;
use crate::land::{Land, Regio};
use crate::norm::{Band, Lezing, Norm, Schaal, Soort};
use crate::prognose::{Groei, Prognose};
use crate::streef;
use crate::vraag::{self, Vraag};

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
    /// De som van gemeenten, want deze rekenen met eigen waarden.
    Opgeteld {
        /// De gemeenten die afwijken van de rest van het gebied.
        eigen: Vec<Gebied>,
    },
    /// Er is geen SOLL: norm in woorden, niet van kracht, of een grondslag die onbekend is.
    Geen,
}

/// De SOLL van een gebied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Soll {
    /// Het gevraagde op de peildatum; `None` als het niet te bepalen is.
    pub bereik: Option<Bereik>,
    /// Het gevraagde in elk kwartaal van het plan; leeg als de norm niet met de bevolking meegroeit.
    pub verloop: Vec<Bereik>,
    /// De bevolking waarover gerekend is.
    pub stand: Option<Stand>,
    /// De bevolking in het doelkwartaal; `None` als de norm niet met de bevolking meegroeit.
    pub stand_doel: Option<Stand>,
    /// De herkomst.
    pub trace: SollTrace,
}

impl Soll {
    /// Geen SOLL.
    #[must_use]
    pub fn geen() -> Self {
        Self { bereik: None, verloop: Vec::new(), stand: None, stand_doel: None, trace: SollTrace::Geen }
    }

    /// Het gevraagde nu en straks; `None` als het niet te bepalen is.
    #[must_use]
    pub fn vraag(&self) -> Option<Vraag> {
        Some(Vraag { nu: self.bereik?, straks: self.verloop.clone() })
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

/// Waarmee een norm wordt uitgerekend: haar lezing en haar streefwaarden, landelijk of eigen.
#[derive(Clone, Copy, Debug)]
pub struct Rekenwijze<'a> {
    /// De norm, met eigen getallen waar wordt afgeweken.
    pub norm: &'a Norm,
    /// De lezing.
    pub lezing: &'a Lezing,
    /// De streefwaarden.
    pub streef: Bereik,
    /// De aannames waarvan het getal van de gemeente zelf is en geen aanname meer.
    pub gemeten: &'a [String],
}

/// De tijd waarin een norm met de bevolking meegroeit.
#[derive(Clone, Copy, Debug)]
pub struct Straks<'a> {
    /// Hoe de bevolking groeit.
    pub prognose: &'a Prognose,
    /// De kwartalen van het plan.
    pub horizon: Horizon,
}

impl Rekenwijze<'_> {
    /// Hoe zeker een aantal na de factoren van de lezing is. Een onderzoek onder een deel van de inwoners is een schatting.
    fn soort(&self, telling: GrondslagSoort) -> GrondslagSoort {
        let factoren = &self.lezing.factoren;
        if factoren.iter().any(|f| !self.gemeten.contains(f)) {
            return GrondslagSoort::Aanname;
        }
        if factoren.is_empty() { telling } else { telling.max(GrondslagSoort::Schatting) }
    }

    fn uit_grondslag(&self, land: &Land, gemeente: &GebiedCode, straks: Option<Straks<'_>>) -> Option<Vraag> {
        let basis = streef::grondslag(self.norm, self.lezing)?.basis();
        let telling = land.telling(gemeente, basis)?;
        let over = |groei: Groei| {
            let over = |s| streef::over_gegroeid(self.norm, self.lezing, s, telling.aantal, groei);
            self.streef.map(|s| over(s).unwrap_or_default())
        };
        let verloop = straks.and_then(|s| Some((s.prognose.verloop(gemeente, basis)?, s.horizon)));
        let straks = verloop.map_or_else(Vec::new, |(verloop, horizon)| {
            let groei = |q: Quarter| verloop.groei(telling.peildatum, q).unwrap_or(Groei::EEN);
            horizon.kwartalen().map(|q| over(groei(q))).collect()
        });
        Some(Vraag { nu: over(Groei::EEN), straks })
    }
}

/// Rekent één norm uit, voor gemeenten en voor gebieden.
#[derive(Clone, Debug)]
pub struct Rekenaar<'a> {
    /// Gemeenten en regio's.
    pub land: &'a Land,
    /// De rekenwijze van het gebied.
    pub wijze: Rekenwijze<'a>,
    /// De rekenwijze van de gemeenten die het anders doen; alleen bij een norm die per gemeente geldt.
    pub eigen: BTreeMap<GebiedCode, Rekenwijze<'a>>,
    /// Hoe de bevolking groeit; `None` is gelijk gehouden.
    pub straks: Option<Straks<'a>>,
}

impl<'a> Rekenaar<'a> {
    /// Dezelfde rekenaar met voor elke gemeente deze lezing, ter vergelijking op de peildatum.
    #[must_use]
    pub fn in_lezing<'b>(&'b self, lezing: &'b Lezing) -> Rekenaar<'b> {
        let anders = |w: &Rekenwijze<'b>| Rekenwijze { lezing, ..*w };
        let eigen = self.eigen.iter().map(|(c, w)| (c.clone(), anders(w))).collect();
        Rekenaar { land: self.land, wijze: anders(&self.wijze), eigen, straks: None }
    }

    /// De factor van de lezing; `None` als de gemeenten van het gebied met verschillende factoren rekenen.
    #[must_use]
    pub fn factor(&self, gebied: &Regio) -> Option<Amount> {
        let van = |c| {
            let wijze: Rekenwijze<'_> = self.van(c);
            streef::factor(wijze.norm, wijze.lezing)
        };
        let mut factoren = gebied.leden.iter().map(van);
        let eerste = factoren.next()?;
        factoren.all(|f| f == eerste).then_some(eerste)
    }

    /// De rekenwijze van een gemeente.
    #[must_use]
    pub fn van(&self, gemeente: &GebiedCode) -> Rekenwijze<'a> {
        self.eigen.get(gemeente).copied().unwrap_or(self.wijze)
    }

    /// De schaal in deze lezing.
    #[must_use]
    pub fn schaal(&self) -> Option<Schaal> {
        streef::schaal(self.wijze.norm, self.wijze.lezing)
    }

    /// Of deze norm over gebieden die niet in elkaar passen verdeeld wordt: alleen een vast aantal fte (DESIGN §5).
    #[must_use]
    pub fn is_gedeeld(&self) -> bool {
        matches!(&self.wijze.norm.soort, Soort::Vast { eenheid: Eenheid::Fte, .. })
            && self.schaal() != Some(Schaal::Gemeente)
    }

    /// Of de gebieden van de schaal geteld worden en nooit gedeeld: coalities, netwerken, personen.
    #[must_use]
    pub fn is_geteld(&self) -> bool {
        matches!(&self.wijze.norm.soort, Soort::Vast { eenheid, .. } if *eenheid != Eenheid::Fte)
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
    pub fn per_lid(&self, gebied: &Regio) -> BTreeMap<GebiedCode, Option<Vraag>> {
        match &self.wijze.norm.soort {
            Soort::Verhouding { .. } | Soort::Aandeel { .. } => {
                let van = |c| self.van(c).uit_grondslag(self.land, c, self.straks);
                gebied.leden.iter().map(|c| (c.clone(), van(c))).collect()
            }
            Soort::Vast { .. } if self.schaal() == Some(Schaal::Gemeente) => {
                gebied.leden.iter().map(|c| (c.clone(), Some(Vraag::gelijk(self.van(c).streef)))).collect()
            }
            Soort::Vast { .. } if self.is_gedeeld() => {
                self.regios(gebied).into_iter().flat_map(|(r, _)| self.verdeeld(r, &gebied.leden)).collect()
            }
            Soort::Vast { .. } | Soort::Kwalitatief { .. } => BTreeMap::new(),
        }
    }

    /// Verdeelt de vaste norm van een regio over haar leden, en geeft die van `leden`. De sleutel is het aantal inwoners
    /// op de peildatum, ook met een prognose: het aandeel in een vast aantal verandert niet in de loop van een plan.
    fn verdeeld(&self, regio: &Regio, leden: &BTreeSet<GebiedCode>) -> Vec<(GebiedCode, Option<Vraag>)> {
        let gewichten: Option<Vec<u64>> = inwoners(self.land, &regio.leden);
        let Some(gewichten) = gewichten else {
            return regio.leden.intersection(leden).map(|c| (c.clone(), None)).collect();
        };
        let laag = verdeel(self.wijze.streef.laag, &gewichten);
        let gekozen = verdeel(self.wijze.streef.gekozen, &gewichten);
        let hoog = verdeel(self.wijze.streef.hoog, &gewichten);
        let delen = laag.into_iter().zip(gekozen).zip(hoog);
        regio
            .leden
            .iter()
            .zip(delen)
            .filter(|(c, _)| leden.contains(*c))
            .map(|(c, ((laag, gekozen), hoog))| (c.clone(), Some(Vraag::gelijk(Bereik { laag, gekozen, hoog }))))
            .collect()
    }

    /// De SOLL van een gebied: de som van zijn leden, of het aantal regio's van de schaal dat er geheel in ligt.
    #[must_use]
    pub fn gebied(&self, gebied: &Regio, per_lid: &BTreeMap<GebiedCode, Option<Vraag>>) -> Soll {
        if self.is_geteld() {
            return self.geteld(gebied);
        }
        if matches!(self.wijze.norm.soort, Soort::Kwalitatief { .. }) {
            return Soll::geen();
        }
        let vraag = vraag::som(per_lid.values().map(Option::as_ref));
        let stand_doel = self.straks.filter(|_| vraag.as_ref().is_some_and(|v| !v.straks.is_empty()));
        Soll {
            bereik: vraag.as_ref().map(|v| v.nu),
            verloop: vraag.map(|v| v.straks).unwrap_or_default(),
            stand: self.stand(&gebied.leden, None),
            stand_doel: stand_doel.and_then(|s| self.stand(&gebied.leden, Some(s))),
            trace: self.trace(gebied),
        }
    }

    fn trace(&self, gebied: &Regio) -> SollTrace {
        let eigen: Vec<Gebied> = gebied
            .leden
            .iter()
            .filter(|c| self.eigen.contains_key(*c))
            .filter_map(|c| Some(self.land.gemeente(c)?.gebied.clone()))
            .collect();
        match &self.wijze.norm.soort {
            _ if !eigen.is_empty() => SollTrace::Opgeteld { eigen },
            Soort::Vast { .. } if self.is_gedeeld() => SollTrace::Gedeeld(self.aandelen(gebied)),
            Soort::Vast { .. } => SollTrace::Vast { aantal: gebied.leden.len() },
            _ => SollTrace::Grondslag,
        }
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
                    geheel: self.wijze.streef,
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
        Soll {
            bereik: Some(self.wijze.streef.map(|s| s * aantal)),
            verloop: Vec::new(),
            stand: None,
            stand_doel: None,
            trace: SollTrace::Geteld { geheel, deels },
        }
    }

    /// De bevolking waarover de norm in een groep gemeenten gerekend is, op de peildatum of in het doelkwartaal; `None` zonder
    /// grondslag of als zij onbekend is, en ook als de gemeenten door hun lezing over verschillende tellingen rekenen.
    fn stand(&self, leden: &BTreeSet<GebiedCode>, straks: Option<Straks<'_>>) -> Option<Stand> {
        let grondslag = streef::grondslag(self.wijze.norm, self.wijze.lezing)?;
        let mut basis_per_factor: BTreeMap<Amount, Amount> = BTreeMap::new();
        let mut soort = None;
        let mut peildatum = None;
        for c in leden {
            let wijze = self.van(c);
            let telling = self.land.telling(c, grondslag.basis())?;
            if streef::grondslag(wijze.norm, wijze.lezing)?.basis() != grondslag.basis() {
                return None;
            }
            let som = basis_per_factor.entry(streef::factor(wijze.norm, wijze.lezing)).or_default();
            let (aantal, geteld, dag) = match straks {
                None => (telling.aantal, telling.soort, telling.peildatum),
                Some(s) => {
                    let doel = s.horizon.doel();
                    let groei = s.prognose.groei(c, grondslag.basis(), telling.peildatum, doel);
                    (groei.van(telling.aantal), telling.soort.max(GrondslagSoort::Prognose), doel.eerste_dag())
                }
            };
            *som = *som + aantal;
            soort = soort.max(Some(wijze.soort(geteld)));
            peildatum = Some(peildatum.map_or(dag, |d: Date| d.min(dag)));
        }
        Some(Stand {
            grondslag,
            aantal: basis_per_factor.iter().map(|(factor, basis)| *basis * *factor).sum(),
            basis: basis_per_factor.values().copied().sum(),
            soort: soort?,
            peildatum: peildatum?,
        })
    }
}

/// De inwoners van gemeenten als gewichten, op volgorde van code; `None` als er een onbekend is.
#[must_use]
pub fn inwoners(land: &Land, leden: &BTreeSet<GebiedCode>) -> Option<Vec<u64>> {
    leden.iter().map(|c| u64::try_from(land.telling(c, Basis::Inwoners)?.aantal.als_i64()).ok()).collect()
}

//! De omzetting tussen twee dagen: per oude code het lot, de delen en waarop die berusten.
//!
//! Een keten over meer jaren is dag na dag dezelfde stap. Een grenswijziging tussen gemeenten die allebei bleven telt pas
//! vanaf een duizendste van de inwoners van wie afstaat ([`GRENS_TELT_VANAF`]): daaronder verandert geen afgedrukt getal, en
//! wat de stroom noemt is kleiner dan wat er in een jaar verhuist. Zij staat dan wel bij de regel.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Herindelingen, Stroom, StroomSoort, dag_in_zin, opsomming};
use crate::gebied::GebiedCode;

/// Vanaf welk deel van de inwoners een grenswijziging meetelt: één duizendste (hier de noemer).
pub const GRENS_TELT_VANAF: u64 = 1000;

/// Waarop een verdeling over meer gemeenten berust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grondregel {
    /// Naar rato van de inwoners van de stroom.
    Inwoners,
    /// Naar rato van de woningen van de stroom.
    Woningen,
    /// Naar rato van de oppervlakte: alleen als de stroom inwoners noch woningen heeft.
    Oppervlakte,
}

impl Grondregel {
    /// De schrijfwijze in de omzettingstabel.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Inwoners => "inwoners",
            Self::Woningen => "woningen",
            Self::Oppervlakte => "oppervlakte",
        }
    }
}

/// Wat er met een gemeente gebeurde.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lot {
    /// Zelfde code; niemand ging naar een andere gemeente.
    Bleef,
    /// Zelfde code, maar inwoners gingen door een grenswijziging naar een andere gemeente.
    Grenswijziging,
    /// Alleen naam en code veranderden.
    Hernoemd,
    /// Opgeheven, in haar geheel naar één gemeente.
    OpgegaanIn,
    /// Opgeheven, verdeeld over meer gemeenten.
    GesplitstOver,
}

impl Lot {
    /// De schrijfwijze in de omzettingstabel.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Bleef => "bleef",
            Self::Grenswijziging => "grenswijziging",
            Self::Hernoemd => "hernoemd",
            Self::OpgegaanIn => "opgegaan in",
            Self::GesplitstOver => "gesplitst over",
        }
    }
}

/// Het deel van een oude gemeente dat naar een nieuwe ging: `teller / noemer`, vereenvoudigd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deel {
    /// De nieuwe gemeente.
    pub naar: GebiedCode,
    /// Teller van het deel.
    pub teller: u64,
    /// Noemer; gelijk voor alle delen van één regel, en hun som.
    pub noemer: u64,
}

impl Deel {
    /// Het deel als percentage met één decimaal, zoals in een zin: "15,0".
    #[must_use]
    pub fn procent(&self) -> String {
        let (teller, noemer) = (u128::from(self.teller), u128::from(self.noemer.max(1)));
        let promille = (teller * 2000 + noemer).checked_div(noemer * 2).unwrap_or(0);
        format!("{},{}", promille / 10, promille % 10)
    }

    /// Het deel als decimale breuk met zes decimalen, voor een tabel: "0.150091".
    #[must_use]
    pub fn breuk(&self) -> String {
        let (teller, noemer) = (u128::from(self.teller), u128::from(self.noemer.max(1)));
        let miljoenste = (teller * 2_000_000 + noemer).checked_div(noemer * 2).unwrap_or(0);
        format!("{}.{:06}", miljoenste / 1_000_000, miljoenste % 1_000_000)
    }
}

/// Wat er met één oude gemeente gebeurde.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regel {
    /// De oude code.
    pub van: GebiedCode,
    /// Haar lot.
    pub lot: Lot,
    /// De delen, op code; tellen op tot één.
    pub delen: Vec<Deel>,
    /// Waarop de verdeling berust; `None` als er niets te verdelen was.
    pub basis: Option<Grondregel>,
    /// De dagen waarop dit gebeurde.
    pub dagen: Vec<Date>,
    /// Grenswijzigingen van deze gemeente die te klein zijn om mee te tellen.
    pub te_klein: Vec<Stroom>,
}

impl Regel {
    /// De enige nieuwe gemeente, als er niets te verdelen is.
    #[must_use]
    pub fn enige(&self) -> Option<&GebiedCode> {
        match self.delen.as_slice() {
            [deel] => Some(&deel.naar),
            _ => None,
        }
    }

    /// De gewichten van de delen, in hun volgorde.
    #[must_use]
    pub fn gewichten(&self) -> Vec<u64> {
        self.delen.iter().map(|d| d.teller).collect()
    }
}

/// Waarom er geen omzetting is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GeenOmzetting {
    /// Van voor deze dag zijn niet alle gemeenten bekend.
    VoorBegin {
        /// De gevraagde dag.
        dag: Date,
        /// De eerste dag die wel kan.
        vanaf: Date,
    },
    /// Terug in de tijd, over een herindeling heen.
    Terug {
        /// De dag van de gegevens.
        van: Date,
        /// De eerdere dag waarheen gevraagd werd.
        naar: Date,
        /// De namen van de gemeenten die daartussen ontstonden of groeiden.
        gemeenten: Vec<String>,
    },
}

impl std::fmt::Display for GeenOmzetting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::VoorBegin { dag, vanaf } => write!(
                f,
                "De gemeenten van {} zijn niet bekend; de herindelingen beginnen op {}. Gebruik een dag vanaf dan.",
                dag_in_zin(*dag),
                dag_in_zin(*vanaf)
            ),
            Self::Terug { van, naar, gemeenten } => write!(
                f,
                "Van de gemeenten van {} terug naar die van {} kan niet: niets zegt hoe de aantallen van {} nu over de \
                 gemeenten van toen verdeeld zijn. Kies een dag vanaf {}, of gebruik gegevens op de gemeenten van toen.",
                dag_in_zin(*van),
                dag_in_zin(*naar),
                opsomming(gemeenten),
                dag_in_zin(*van)
            ),
        }
    }
}

/// Van de gemeenten van de ene dag naar die van een andere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omzetting {
    /// De dag van de oude gemeenten.
    pub van: Date,
    /// De dag van de nieuwe gemeenten.
    pub naar: Date,
    regels: BTreeMap<GebiedCode, Regel>,
    nieuw: BTreeSet<GebiedCode>,
}

impl Omzetting {
    /// De regel van een oude code; `None` als die gemeente er op de oude dag niet was.
    #[must_use]
    pub fn regel(&self, van: &GebiedCode) -> Option<&Regel> {
        self.regels.get(van)
    }

    /// Alle regels, op oude code.
    pub fn regels(&self) -> impl Iterator<Item = &Regel> {
        self.regels.values()
    }

    /// De nieuwe gemeenten.
    #[must_use]
    pub fn nieuw(&self) -> &BTreeSet<GebiedCode> {
        &self.nieuw
    }

    /// Of er niets te doen is: elke gemeente bleef.
    #[must_use]
    pub fn is_gelijk(&self) -> bool {
        self.regels.values().all(|r| r.enige() == Some(&r.van))
    }

    /// De oude gemeenten waaruit een nieuwe geheel of deels bestaat.
    pub fn uit<'a>(&'a self, nieuw: &'a GebiedCode) -> impl Iterator<Item = &'a Regel> {
        self.regels.values().filter(move |r| r.delen.iter().any(|d| d.naar == *nieuw))
    }
}

impl Herindelingen {
    /// De omzetting van de gemeenten van `van` naar die van `naar`, verdeeld naar inwoners.
    ///
    /// # Errors
    /// [`GeenOmzetting`]: een dag vóór het begin, of terug over een herindeling heen.
    pub fn omzetting(&self, van: Date, naar: Date) -> Result<Omzetting, GeenOmzetting> {
        self.omzetting_naar(van, naar, Grondregel::Inwoners)
    }

    /// Als [`Herindelingen::omzetting`], met een andere grondregel waar de stroom die toelaat.
    ///
    /// # Errors
    /// Als [`Herindelingen::omzetting`].
    pub fn omzetting_naar(&self, van: Date, naar: Date, basis: Grondregel) -> Result<Omzetting, GeenOmzetting> {
        let oud = self.gemeenten_op(van)?;
        let nieuw = self.gemeenten_op(naar)?;
        if naar < van {
            self.terug_kan(van, naar)?;
        }
        let dagen = self.dagen(van, naar);
        let regels = oud.into_iter().map(|code| (code.clone(), self.keten(&code, &dagen, basis))).collect();
        Ok(Omzetting { van, naar, regels, nieuw })
    }

    /// Waar één gemeente bleef sinds een dag, ook als die code er toen nog niet of niet meer was: dan is zij zelf het antwoord.
    #[must_use]
    pub fn sinds(&self, code: &GebiedCode, dag: Date) -> Regel {
        self.keten(code, &self.dagen(dag, self.stand()), Grondregel::Inwoners)
    }

    /// Terug kan alleen als er in die tijd niets gebeurde dan grenswijzigingen die niet tellen.
    fn terug_kan(&self, van: Date, naar: Date) -> Result<(), GeenOmzetting> {
        let tussen = self.stromen.iter().filter(|s| s.dag > naar && s.dag <= van);
        let gemeenten: BTreeSet<String> = tussen.filter(|s| telt(s)).map(|s| self.naam(&s.naar).to_owned()).collect();
        if gemeenten.is_empty() {
            return Ok(());
        }
        Err(GeenOmzetting::Terug { van, naar, gemeenten: gemeenten.into_iter().collect() })
    }

    /// Volgt één gemeente langs de dagen.
    pub(super) fn keten(&self, code: &GebiedCode, dagen: &BTreeSet<Date>, basis: Grondregel) -> Regel {
        let mut delen: BTreeMap<GebiedCode, (u128, u128)> = BTreeMap::from([(code.clone(), (1, 1))]);
        let mut regel = Regel {
            van: code.clone(),
            lot: Lot::Bleef,
            delen: Vec::new(),
            basis: None,
            dagen: Vec::new(),
            te_klein: Vec::new(),
        };
        for dag in dagen {
            let mut volgende: BTreeMap<GebiedCode, (u128, u128)> = BTreeMap::new();
            for (nu, deel) in delen {
                for (naar, gewicht, som) in self.stap(&nu, *dag, basis, &mut regel) {
                    let plek = volgende.entry(naar).or_insert((0, 1));
                    *plek = plus(*plek, maal(deel, (gewicht.into(), som.into())));
                }
            }
            delen = volgende;
        }
        regel.delen = gelijknamig(delen);
        regel
    }

    /// Eén gemeente op één dag: naar welke gemeenten, met welk gewicht van welke som.
    fn stap(&self, code: &GebiedCode, dag: Date, basis: Grondregel, regel: &mut Regel) -> Vec<(GebiedCode, u64, u64)> {
        let begin = self.stromen.partition_point(|s| (s.dag, &s.van) < (dag, code));
        let stromen: Vec<&Stroom> =
            self.stromen.iter().skip(begin).take_while(|s| s.dag == dag && s.van == *code).collect();
        if let Some(hernoemd) = stromen.iter().find(|s| s.soort == StroomSoort::Hernoeming) {
            merk(regel, Lot::Hernoemd, dag);
            return vec![(hernoemd.naar.clone(), 1, 1)];
        }
        let weg: Vec<&Stroom> = stromen.iter().filter(|s| s.soort == StroomSoort::Opheffing).copied().collect();
        if !weg.is_empty() {
            return opgeheven(&weg, dag, basis, regel);
        }
        let (tellend, klein): (Vec<&Stroom>, Vec<&Stroom>) = stromen.into_iter().partition(|s| telt(s));
        let klein = klein.into_iter().filter(|s| s.inwoners > 0);
        regel.te_klein.extend(klein.cloned());
        if !regel.te_klein.is_empty() {
            regel.lot = regel.lot.max(Lot::Grenswijziging);
        }
        let Some(totaal) = tellend.first().and_then(|s| s.inwoners_van) else {
            return vec![(code.clone(), 1, 1)];
        };
        merk(regel, Lot::Grenswijziging, dag);
        regel.basis = Some(Grondregel::Inwoners);
        let mut uit: Vec<(GebiedCode, u64, u64)> =
            tellend.iter().map(|s| (s.naar.clone(), s.inwoners, totaal)).collect();
        let over = totaal.saturating_sub(tellend.iter().map(|s| s.inwoners).sum());
        uit.push((code.clone(), over, totaal));
        uit
    }
}

/// Of een stroom meetelt: elke opheffing en hernoeming, en een grenswijziging die groot genoeg is.
fn telt(stroom: &Stroom) -> bool {
    stroom.soort != StroomSoort::Grens
        || stroom.inwoners_van.is_some_and(|totaal| {
            stroom.inwoners > 0
                && stroom.inwoners.saturating_mul(GRENS_TELT_VANAF) >= totaal
                && totaal > stroom.inwoners
        })
}

fn opgeheven(stromen: &[&Stroom], dag: Date, basis: Grondregel, regel: &mut Regel) -> Vec<(GebiedCode, u64, u64)> {
    let volgorde = match basis {
        Grondregel::Woningen => [Grondregel::Woningen, Grondregel::Inwoners, Grondregel::Oppervlakte],
        _ => [Grondregel::Inwoners, Grondregel::Woningen, Grondregel::Oppervlakte],
    };
    let gewicht = |s: &Stroom, b: Grondregel| match b {
        Grondregel::Inwoners => s.inwoners,
        Grondregel::Woningen => s.woningen.unwrap_or(0),
        Grondregel::Oppervlakte => s.hectare,
    };
    let som = |b: Grondregel| stromen.iter().map(|s| gewicht(s, b)).sum::<u64>();
    // Waar van één stroom de woningen onbekend zijn, is niet naar woningen te verdelen.
    let bruikbaar =
        |b: &Grondregel| som(*b) > 0 && (*b != Grondregel::Woningen || stromen.iter().all(|s| s.woningen.is_some()));
    let gekozen = volgorde.into_iter().find(bruikbaar);
    let delen: Vec<(GebiedCode, u64, u64)> = match gekozen {
        Some(b) => stromen.iter().map(|s| (s.naar.clone(), gewicht(s, b), som(b))).filter(|d| d.1 > 0).collect(),
        // Geen enkele maat: de eerste ontvangt alles, zodat er niets verdwijnt.
        None => stromen.iter().take(1).map(|s| (s.naar.clone(), 1, 1)).collect(),
    };
    if delen.len() > 1 {
        regel.basis = gekozen;
        merk(regel, Lot::GesplitstOver, dag);
    } else {
        merk(regel, Lot::OpgegaanIn, dag);
    }
    delen
}

/// Het zwaarste lot van een keten geldt; elke dag één keer.
fn merk(regel: &mut Regel, lot: Lot, dag: Date) {
    regel.lot = regel.lot.max(lot);
    if regel.dagen.last() != Some(&dag) {
        regel.dagen.push(dag);
    }
}

fn ggd(a: u128, b: u128) -> u128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a.checked_rem(b).unwrap_or(0));
    }
    a.max(1)
}

fn vereenvoudig((t, n): (u128, u128)) -> (u128, u128) {
    let deler = ggd(t, n);
    (t.checked_div(deler).unwrap_or(t), n.checked_div(deler).unwrap_or(n))
}

fn maal(a: (u128, u128), b: (u128, u128)) -> (u128, u128) {
    vereenvoudig((a.0.saturating_mul(b.0), a.1.saturating_mul(b.1)))
}

fn plus(a: (u128, u128), b: (u128, u128)) -> (u128, u128) {
    let teller = a.0.saturating_mul(b.1).saturating_add(b.0.saturating_mul(a.1));
    vereenvoudig((teller, a.1.saturating_mul(b.1)))
}

/// Brengt de delen onder één noemer. Past die niet in 64 bits (een keten van veel splitsingen), dan worden alle tellers
/// evenredig kleiner; de noemer blijft hun som, zodat er niets verdwijnt.
fn gelijknamig(delen: BTreeMap<GebiedCode, (u128, u128)>) -> Vec<Deel> {
    let kgv = delen
        .values()
        .fold(1_u128, |n, (_, noemer)| n.saturating_mul(noemer.checked_div(ggd(n, *noemer)).unwrap_or(1)));
    let mut tellers: Vec<(GebiedCode, u128)> = delen
        .into_iter()
        .map(|(c, (t, n))| (c, t.saturating_mul(kgv.checked_div(n).unwrap_or(1))))
        .filter(|(_, t)| *t > 0)
        .collect();
    while tellers.iter().map(|(_, t)| *t).fold(0, u128::saturating_add) > u128::from(u64::MAX >> 1) {
        for (_, teller) in &mut tellers {
            *teller >>= 1;
        }
    }
    let tellers: Vec<(GebiedCode, u64)> =
        tellers.into_iter().map(|(c, t)| (c, u64::try_from(t).unwrap_or(u64::MAX))).collect();
    let noemer = tellers.iter().map(|(_, t)| *t).sum();
    tellers.into_iter().map(|(naar, teller)| Deel { naar, teller, noemer }).collect()
}

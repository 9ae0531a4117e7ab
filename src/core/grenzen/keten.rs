//! De keten: normen op volgorde van prioriteit, elk met wat de eerdere van geld en tempo overlieten.

use super::oorzaak::{Oorzaak, Van};
use super::opgave::{Opgave, Oplossing, Rooster, Som, Wat};
use super::ruimte::{Kas, Tempo};
use super::verzet::{Verzet, verzetten};
use crate::amount::{Amount, KORRELS_PER_EENHEID};
use crate::eenheid::Eenheid;
use crate::horizon::Horizon;
use crate::ingroei::{Grens, GrensSoort, Ingroei, groei};
use crate::kosten::{Kosten, Tarief};
use crate::kwartaal::Quarter;
use crate::norm::NormId;
use crate::soll::Bereik;

/// Welke van de drie plannen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Variant {
    /// Bij de ondergrens.
    Laag,
    /// Bij de gekozen plaats.
    Gekozen,
    /// Bij de bovengrens.
    Hoog,
}

impl Variant {
    pub(crate) const ALLE: [Self; 3] = [Self::Laag, Self::Gekozen, Self::Hoog];

    fn van(self, bereik: Bereik) -> Amount {
        match self {
            Self::Laag => bereik.laag,
            Self::Gekozen => bereik.gekozen,
            Self::Hoog => bereik.hoog,
        }
    }
}

/// Een norm met een IST en een SOLL in het geplande gebied.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deelnemer<'a> {
    pub(crate) norm: &'a NormId,
    pub(crate) eenheid: Eenheid,
    /// De stand van het gebied bij het begin.
    pub(crate) ist: Amount,
    /// Wat er bij moet: de som van de tekorten van de delen.
    pub(crate) tekort: Bereik,
    /// Hoe ver het gebied in elk kwartaal mag groeien; na het doel kan dat meer zijn dan het tekort.
    pub(crate) ruimte: &'a [Bereik],
    /// De vorm van het gebied, waar die niet uit de norm zelf volgt: de som van de vormen van zijn delen.
    pub(crate) vorm: Option<&'a [Bereik]>,
}

/// Wat er aan het doel ontbreekt, en wat er zou moeten schuiven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tekort {
    /// Hoeveel er in het doelkwartaal ontbreekt.
    pub hoeveel: Amount,
    /// Elke grens die, als alleen zij schuift, het doel haalbaar maakt, met hoe ver zij minstens moet schuiven; na wat
    /// de eerdere normen gebruikten. Leeg als geen grens het alleen kan.
    pub verzetten: Vec<Verzet>,
}

/// Het pad van één norm binnen de grenzen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ingegroeid {
    /// De groei boven de IST in elk kwartaal.
    pub groei: Vec<Amount>,
    /// Per kwartaal wat het pad onder de vorm houdt; leeg waar het de vorm volgt.
    pub bindend: Vec<Vec<Oorzaak>>,
    /// Het eerste kwartaal waarin de grenzen de hele SOLL toelaten, welke vorm ook gekozen is; `None` als dat in de
    /// tijd van het plan niet kan.
    pub vroegst: Option<Quarter>,
    /// Wat er aan het doel ontbreekt; `None` als het gehaald wordt.
    pub tekort: Option<Tekort>,
}

impl Ingegroeid {
    /// Of een grens het pad ergens onder de vorm houdt.
    #[must_use]
    pub fn begrensd(&self) -> bool {
        self.bindend.iter().any(|b| !b.is_empty())
    }
}

/// Een norm met haar grenzen, en welke grens welk nummer van de opgave is.
pub(super) struct Gesteld<'a> {
    pub(super) opgave: Opgave,
    /// Per plafond: de grens, en het laatste kwartaal zonder groei.
    pub(super) plafonds: Vec<(&'a Grens, Quarter)>,
    /// Per stap: waar zij staat: van de regio of van de norm, met haar nummer daar.
    pub(super) stappen: Vec<Oorzaak>,
    /// Per som: het nummer van de kas, en het jaar.
    pub(super) sommen: Vec<(usize, i16)>,
    /// Waar de vorm begint.
    pub(super) begin: Quarter,
}

/// De normen van een plan op volgorde van prioriteit, in één variant, met wat er nog van de grenzen over is.
pub(crate) struct Keten<'a> {
    pub(super) ingroei: &'a Ingroei,
    pub(super) kosten: Option<&'a Kosten>,
    pub(super) horizon: Horizon,
    pub(super) deelnemers: &'a [Deelnemer<'a>],
    pub(super) variant: Variant,
    /// Eerst die van de regio, dan die van normen (met hun norm).
    pub(super) kassen: Vec<(Option<&'a NormId>, Kas<'a>)>,
    pub(super) tempos: Vec<(Option<&'a NormId>, Tempo)>,
}

impl<'a> Keten<'a> {
    pub(crate) fn new(
        ingroei: &'a Ingroei,
        kosten: Option<&'a Kosten>,
        horizon: Horizon,
        deelnemers: &'a [Deelnemer<'a>],
        variant: Variant,
    ) -> Self {
        let lengte = horizon.kwartalen().count();
        let (mut kassen, mut tempos) = (Vec::new(), Vec::new());
        for grens in &ingroei.grenzen {
            let (norm, van) = (grens.norm.as_ref(), if grens.norm.is_some() { Van::Norm } else { Van::Regio });
            match &grens.soort {
                GrensSoort::Budget(budget) => {
                    let normen: Vec<(Option<&Tarief>, Amount)> = deelnemers
                        .iter()
                        .filter(|d| norm.is_none_or(|n| n == d.norm))
                        .map(|d| (kosten.and_then(|k| k.tarief(d.norm)), d.ist))
                        .collect();
                    kassen.push((norm, Kas::new(van, budget, horizon, &normen)));
                }
                GrensSoort::Stijging { ten_hoogste, eenheid } => {
                    tempos.push((norm, Tempo::new(van, *ten_hoogste, *eenheid, lengte)));
                }
                GrensSoort::Begin(_) | GrensSoort::Aanlooptijd(_) => {}
            }
        }
        Self { ingroei, kosten, horizon, deelnemers, variant, kassen, tempos }
    }

    /// De budgetten waarvan de IST alleen al meer kost, met de norm waarvoor zij zijn en het jaar.
    pub(crate) fn te_duur(&self) -> Vec<(Option<&'a NormId>, i16)> {
        self.kassen.iter().flat_map(|(norm, k)| k.te_duur.iter().map(move |j| (*norm, *j))).collect()
    }

    /// De deelnemers op volgorde van prioriteit; wat gelijk staat houdt zijn volgorde.
    pub(super) fn volgorde(&self) -> Vec<usize> {
        let mut volgorde: Vec<usize> = (0..self.deelnemers.len()).collect();
        volgorde.sort_by_key(|i| self.deelnemers.get(*i).map(|d| self.ingroei.rang(d.norm)));
        volgorde
    }

    /// Het pad van elke deelnemer, in de volgorde waarin zij gegeven zijn.
    pub(crate) fn los_op(mut self) -> Vec<Ingegroeid> {
        let mut uit: Vec<Option<Ingegroeid>> = self.deelnemers.iter().map(|_| None).collect();
        for i in self.volgorde() {
            let Some(deelnemer) = self.deelnemers.get(i).copied() else { continue };
            let gesteld = self.stel(&deelnemer, self.totaal(&deelnemer));
            let oplossing = gesteld.opgave.los_op();
            if let Some(plaats) = uit.get_mut(i) {
                *plaats = Some(self.uitkomst(&gesteld, &oplossing, &deelnemer));
            }
            self.gebruik(&deelnemer, &gesteld, &oplossing.pad);
        }
        uit.into_iter().flatten().collect()
    }

    /// Wat er bij moet, in korrels.
    pub(super) fn totaal(&self, deelnemer: &Deelnemer<'_>) -> i128 {
        self.variant.van(deelnemer.tekort).korrels().max(0)
    }

    /// Stelt de opgave van een norm, met wat er nu nog over is.
    pub(super) fn stel(&self, deelnemer: &Deelnemer<'_>, totaal: i128) -> Gesteld<'a> {
        let horizon = self.horizon;
        let begin = self.begin(deelnemer.norm);
        let eigen = deelnemer.norm;
        let ingroei = self.ingroei;
        let grenzen = || ingroei.grenzen.iter().filter(|g| g.norm.as_ref().is_none_or(|n| n == eigen));
        // Van twee aanlooptijden (die van de regio en een eigen) telt de langste: beide zijn plafonds.
        let plafonds: Vec<(&'a Grens, Quarter)> = grenzen()
            .filter_map(|g| match g.soort {
                GrensSoort::Begin(q) if q > horizon.start() => Some((g, q)),
                GrensSoort::Aanlooptijd(n) if n > 0 => Some((g, begin.plus(n - 1))),
                _ => None,
            })
            .collect();
        let tot = |laatste: Quarter| {
            horizon.kwartalen().map(|q| if q <= laatste { 0 } else { i128::MAX }).collect::<Vec<_>>()
        };
        let tempos: Vec<&Tempo> = self
            .tempos
            .iter()
            .filter(|(n, t)| t.eenheid == deelnemer.eenheid && n.is_none_or(|n| n == eigen))
            .map(|(_, t)| t)
            .collect();
        let mut sommen = Vec::new();
        let mut van_som = Vec::new();
        for (nummer, kas, delen) in self.sommen_van(eigen) {
            van_som.extend(kas.jaren.iter().map(|j| (nummer, j.jaar)));
            sommen.extend(delen);
        }
        let stap = if deelnemer.eenheid.in_hele_stappen() { KORRELS_PER_EENHEID } else { 1 };
        let vorm = self.vorm(deelnemer, begin, totaal);
        let hoogste = vorm.last().copied().unwrap_or(totaal).max(totaal);
        Gesteld {
            opgave: Opgave {
                rooster: Rooster { totaal: hoogste, stap },
                gevraagd: totaal,
                doel: usize::try_from(horizon.lengte()).unwrap_or(1),
                vorm,
                plafonds: plafonds.iter().map(|(_, laatste)| tot(*laatste)).collect(),
                stappen: tempos.iter().map(|t| t.rest.clone()).collect(),
                sommen,
            },
            plafonds,
            stappen: tempos.iter().map(|t| t.oorzaak()).collect(),
            sommen: van_som,
            begin,
        }
    }

    fn vorm(&self, deelnemer: &Deelnemer<'_>, begin: Quarter, totaal: i128) -> Vec<i128> {
        match deelnemer.vorm {
            Some(vorm) if totaal == self.totaal(deelnemer) => {
                vorm.iter().map(|b| self.variant.van(*b).korrels()).collect()
            }
            _ => self.vorm_vanaf(deelnemer, begin, totaal),
        }
    }

    /// De vorm vanaf een begin; na het doel groeit zij met de bevolking mee.
    pub(super) fn vorm_vanaf(&self, deelnemer: &Deelnemer<'_>, begin: Quarter, totaal: i128) -> Vec<i128> {
        let vorm = self.ingroei.vorm(deelnemer.norm);
        let mut uit = groei(vorm, begin, self.horizon, deelnemer.ist.korrels(), totaal);
        if totaal == self.totaal(deelnemer) {
            let doel = self.horizon.plaats(self.horizon.doel());
            for (hier, ruimte) in uit.iter_mut().zip(deelnemer.ruimte).skip(doel + 1) {
                *hier = (*hier).max(self.variant.van(*ruimte).korrels());
            }
        }
        uit
    }

    /// Het laatste kwartaal zonder groei waar de vorm van een norm begint.
    pub(super) fn begin(&self, norm: &NormId) -> Quarter {
        begin(self.ingroei, norm, self.horizon)
    }

    /// De sommen van de budgetten die voor een norm gelden, met het nummer van hun kas.
    fn sommen_van(&self, norm: &NormId) -> Vec<(usize, &Kas<'a>, Vec<Som>)> {
        let Some(tarief) = self.kosten.and_then(|k| k.tarief(norm)) else { return Vec::new() };
        self.kassen
            .iter()
            .enumerate()
            .filter(|(_, (van, _))| van.is_none_or(|n| n == norm))
            .map(|(i, (_, kas))| (i, kas, kas.sommen(tarief, self.horizon)))
            .collect()
    }

    /// Trekt af wat een pad van de grenzen gebruikt.
    pub(super) fn gebruik(&mut self, deelnemer: &Deelnemer<'_>, gesteld: &Gesteld<'_>, pad: &[i128]) {
        let mut delen = gesteld.opgave.sommen.iter().zip(&gesteld.sommen).peekable();
        for (nummer, (_, kas)) in self.kassen.iter_mut().enumerate() {
            let mut van_kas: Vec<Som> = Vec::new();
            while let Some((som, _)) = delen.next_if(|(_, (van, _))| *van == nummer) {
                van_kas.push(som.clone());
            }
            kas.gebruik(&van_kas, pad);
        }
        for (van, tempo) in &mut self.tempos {
            if tempo.eenheid == deelnemer.eenheid && van.is_none_or(|n| n == deelnemer.norm) {
                tempo.gebruik(pad);
            }
        }
    }

    fn uitkomst(&self, gesteld: &Gesteld<'a>, oplossing: &Oplossing, deelnemer: &Deelnemer<'_>) -> Ingegroeid {
        let opgave = &gesteld.opgave;
        let totaal = opgave.gevraagd;
        let bindend = |wat: &Vec<Wat>| -> Vec<Oorzaak> {
            wat.iter().filter_map(|w| self.oorzaak(gesteld, *w, deelnemer)).collect()
        };
        let op_doel = oplossing.pad.get(opgave.doel).copied().unwrap_or_default();
        let tekort = (op_doel < totaal).then(|| Tekort {
            hoeveel: Amount::uit_korrels(totaal - op_doel),
            verzetten: verzetten(self, gesteld, deelnemer),
        });
        let vroegst = if totaal == 0 {
            Some(self.horizon.start())
        } else {
            (1..opgave.vorm.len())
                .find(|op| opgave.haalbaar(*op, totaal, false))
                .and_then(|op| self.horizon.kwartalen().nth(op))
        };
        Ingegroeid {
            groei: oplossing.pad.iter().map(|v| Amount::uit_korrels(*v)).collect(),
            bindend: oplossing.bindend.iter().map(bindend).collect(),
            vroegst,
            tekort,
        }
    }

    /// Een grens van de opgave, in woorden.
    fn oorzaak(&self, gesteld: &Gesteld<'_>, wat: Wat, deelnemer: &Deelnemer<'_>) -> Option<Oorzaak> {
        Some(match wat {
            Wat::Vorm => Oorzaak::Vorm(self.ingroei.vorm(deelnemer.norm).token()),
            Wat::Plafond(i) => match gesteld.plafonds.get(i)? {
                (Grens { soort: GrensSoort::Begin(q), .. }, _) => Oorzaak::Begin(*q),
                (_, tot_en_met) => Oorzaak::Aanlooptijd { tot_en_met: *tot_en_met },
            },
            Wat::Stap(i) => gesteld.stappen.get(i)?.clone(),
            Wat::Som(i) => {
                let (kas, jaar) = gesteld.sommen.get(i)?;
                self.kassen.get(*kas)?.1.oorzaak(*jaar)
            }
        })
    }
}

/// Het laatste kwartaal zonder groei waar de vorm van een norm begint: het laatste begin dat een grens noemt.
#[must_use]
pub(crate) fn begin(ingroei: &Ingroei, norm: &NormId, horizon: Horizon) -> Quarter {
    let genoemd = ingroei.grenzen_van(norm).filter_map(|g| match g.soort {
        GrensSoort::Begin(q) => Some(q),
        _ => None,
    });
    genoemd.max().unwrap_or(horizon.start()).max(horizon.start())
}

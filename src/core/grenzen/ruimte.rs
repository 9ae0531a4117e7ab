//! De ruimte die grenzen laten: budgetten als sommen over kwartalen, en grootste stappen per kwartaal. Wat van de regio
//! is wordt door elke norm kleiner.

use super::oorzaak::{Oorzaak, Van};
use super::opgave::Som;
use crate::amount::{Amount, KORRELS_PER_EENHEID};
use crate::eenheid::Eenheid;
use crate::horizon::Horizon;
use crate::ingroei::{Budget, Telt};
use crate::kosten::{Tarief, centen};

/// Een deel van een budget: één jaar, of alle jaren tot en met dat jaar als geld meegaat.
#[derive(Clone, Debug)]
pub(super) struct Jaarruimte {
    pub(super) jaar: i16,
    /// Wat er nog is, in korrels van een kwart cent; nooit onder nul.
    pub(super) rest: i128,
}

/// Een budget dat gebruikt wordt.
#[derive(Clone, Debug)]
pub(super) struct Kas<'a> {
    pub(super) van: Van,
    pub(super) budget: &'a Budget,
    pub(super) jaren: Vec<Jaarruimte>,
    /// De jaren waarin de IST alleen al te duur is.
    pub(super) te_duur: Vec<i16>,
}

impl<'a> Kas<'a> {
    /// Een budget waar de IST van deze normen al af is.
    pub(super) fn new(van: Van, budget: &'a Budget, horizon: Horizon, normen: &[(Option<&Tarief>, Amount)]) -> Self {
        let mut kas = Self { van, budget, jaren: Vec::new(), te_duur: Vec::new() };
        let mut tot_nu: i128 = 0;
        for (jaar, bedrag) in &budget.per_jaar {
            let geld = centen(*bedrag).saturating_mul(4 * KORRELS_PER_EENHEID);
            tot_nu = if budget.meenemen { tot_nu.saturating_add(geld) } else { geld };
            let ist: i128 = if budget.telt == Telt::Alles {
                normen
                    .iter()
                    .filter_map(|(tarief, ist)| {
                        let gewicht: i128 = kas.gewichten((*tarief)?, *jaar, horizon).iter().sum();
                        Some(gewicht.saturating_mul(ist.korrels()))
                    })
                    .fold(0, i128::saturating_add)
            } else {
                0
            };
            let rest = tot_nu.saturating_sub(ist);
            if rest < 0 {
                kas.te_duur.push(*jaar);
            }
            kas.jaren.push(Jaarruimte { jaar: *jaar, rest: rest.max(0) });
        }
        kas
    }

    /// Wat een eenheid in elk kwartaal van dit budget kost: het tarief van het jaar, in centen. Het laatste kwartaal van
    /// het plan telt tot het einde van zijn jaar.
    fn gewichten(&self, tarief: &Tarief, jaar: i16, horizon: Horizon) -> Vec<i128> {
        let mut van_jaar = None;
        horizon
            .kwartalen()
            .map(|q| {
                let telt = if self.budget.meenemen { q.jaar() <= jaar } else { q.jaar() == jaar };
                if !telt {
                    return 0;
                }
                let prijs = match van_jaar {
                    Some((j, prijs)) if j == q.jaar() => prijs,
                    _ => tarief.centen(q.jaar(), &self.budget.betalers),
                };
                van_jaar = Some((q.jaar(), prijs));
                let keer = if q == horizon.eind() { 5 - i128::from(q.nummer()) } else { 1 };
                prijs.saturating_mul(keer)
            })
            .collect()
    }

    /// De sommen waaraan een norm met dit tarief zich moet houden.
    pub(super) fn sommen(&self, tarief: &Tarief, horizon: Horizon) -> Vec<Som> {
        self.jaren.iter().map(|j| Som { gewicht: self.gewichten(tarief, j.jaar, horizon), rest: j.rest }).collect()
    }

    /// De oorzaak bij een jaar.
    pub(super) fn oorzaak(&self, jaar: i16) -> Oorzaak {
        Oorzaak::Budget { van: self.van, jaar, meenemen: self.budget.meenemen }
    }

    /// Trekt af wat een pad gebruikt.
    pub(super) fn gebruik(&mut self, sommen: &[Som], pad: &[i128]) {
        for (jaar, som) in self.jaren.iter_mut().zip(sommen) {
            jaar.rest = jaar.rest.saturating_sub(som.gebruik(pad)).max(0);
        }
    }
}

/// Een grootste stijging die gebruikt wordt.
#[derive(Clone, Debug)]
pub(super) struct Tempo {
    pub(super) van: Van,
    pub(super) ten_hoogste: Amount,
    pub(super) eenheid: Eenheid,
    /// Wat er in elk kwartaal nog bij kan.
    pub(super) rest: Vec<i128>,
}

impl Tempo {
    pub(super) fn new(van: Van, ten_hoogste: Amount, eenheid: Eenheid, lengte: usize) -> Self {
        Self { van, ten_hoogste, eenheid, rest: vec![ten_hoogste.korrels(); lengte] }
    }

    pub(super) fn oorzaak(&self) -> Oorzaak {
        Oorzaak::Stijging { van: self.van, ten_hoogste: self.ten_hoogste, eenheid: self.eenheid }
    }

    /// Trekt de stappen van een pad af.
    pub(super) fn gebruik(&mut self, pad: &[i128]) {
        let mut vorige = 0;
        for (rest, stand) in self.rest.iter_mut().zip(pad) {
            *rest = (*rest - (stand - vorige)).max(0);
            vorige = *stand;
        }
    }
}

//! De rekensom van het cohort: een gemeente per jaar van leeftijd, ieder jaar een jaar ouder.
//!
//! Alles in gehele getallen (miljoensten van een persoon): op elke computer dezelfde personen. Overgangen zijn breuken van
//! landelijke aantallen: wie er van leeftijd `a` een jaar later van leeftijd `a + 1` is, na sterfte en verhuizing samen.

use crate::leeftijd_nl::{Leeftijden, OUDSTE};

/// Miljoensten in een persoon.
pub(super) const PER_PERSOON: i128 = 1_000_000;

/// De leeftijden van wie de kinderen zijn; moeders en vaders samen, want de tabel kent hier geen geslacht.
const OUDERS: (u32, u32) = (25, 39);

/// Een breuk met een noemer van minstens één.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Breuk {
    pub(super) teller: i128,
    pub(super) noemer: i128,
}

impl Breuk {
    pub(super) const EEN: Self = Self { teller: 1, noemer: 1 };

    /// De breuk; één waar er niets te delen valt.
    pub(super) fn new(teller: i128, noemer: i128) -> Self {
        if noemer > 0 { Self { teller, noemer } } else { Self::EEN }
    }

    /// Maal een aantal, half naar boven.
    pub(super) fn van(self, aantal: i128) -> i128 {
        (2 * aantal * self.teller + self.noemer).div_euclid(2 * self.noemer)
    }
}

/// Een bevolking per jaar van leeftijd (0 tot en met [`OUDSTE`]), in miljoensten van een persoon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cohort(Vec<i128>);

impl Cohort {
    /// Banden `(van, tot en met, aantal)`, binnen elke band verdeeld zoals het land.
    pub(super) fn uit_banden(banden: impl IntoIterator<Item = (u32, u32, i128)>, land: &Leeftijden) -> Self {
        let mut uit = vec![0; lengte()];
        for (van, tot, aantal) in banden {
            let geheel = i128::from(land.som(van, tot));
            for (oud, n) in land.iter().filter(|(oud, _)| (van..=tot).contains(oud)) {
                if let Some(hier) = uit.get_mut(plaats(oud)) {
                    *hier += Breuk { teller: i128::from(n), noemer: geheel.max(1) }.van(aantal);
                }
            }
        }
        Self(uit)
    }

    /// Het land zelf.
    #[cfg(test)]
    pub(super) fn land(land: &Leeftijden) -> Self {
        Self((0..=OUDSTE).map(|a| i128::from(land.som(a, a)) * PER_PERSOON).collect())
    }

    /// Het aantal van `van` tot en met `tot`.
    pub(super) fn som(&self, van: u32, tot: u32) -> i128 {
        self.0.iter().skip(plaats(van)).take(plaats(tot).saturating_sub(plaats(van)) + 1).sum()
    }

    /// Op schaal naar getelde banden: de verdeling binnen een band blijft, haar som wordt die van de telling. Een band
    /// waarin het cohort niemand heeft, wordt verdeeld zoals het land.
    pub(super) fn op_schaal(&self, banden: &[(u32, u32, i128)], land: &Leeftijden) -> Self {
        let mut uit = Self::uit_banden(banden.iter().copied(), land);
        for (van, tot, aantal) in banden {
            let eigen = self.som(*van, *tot);
            if eigen > 0 {
                for oud in *van..=*tot {
                    let deel = Breuk::new(self.som(oud, oud), eigen).van(*aantal);
                    if let Some(hier) = uit.0.get_mut(plaats(oud)) {
                        *hier = deel;
                    }
                }
            }
        }
        uit
    }

    /// Een jaar later, met zoveel kinderen van 0 jaar.
    fn later(&self, overgang: &Overgang, geboren: i128) -> Self {
        let mut uit = vec![0; lengte()];
        for (oud, (aantal, overgang)) in self.0.iter().zip(&overgang.ouder).enumerate() {
            let naar = (oud + 1).min(plaats(OUDSTE));
            if let Some(hier) = uit.get_mut(naar) {
                *hier += overgang.van(*aantal);
            }
        }
        if let Some(nul) = uit.first_mut() {
            *nul = geboren;
        }
        Self(uit)
    }
}

/// Alle gemeenten een jaar later. Hoeveel kinderen er samen komen zegt het land; zij gaan naar de gemeenten naar rato van
/// hun ouders en hun kindertal (0–4 per 25–44) in `begin`.
pub(super) fn jaar_later(cohorten: &[Cohort], begin: &[Cohort], overgang: &Overgang) -> Vec<Cohort> {
    let ouders = |c: &Cohort| c.som(OUDERS.0, OUDERS.1);
    let gewichten: Vec<i128> = cohorten
        .iter()
        .zip(begin)
        .map(|(c, b)| Breuk { teller: b.som(0, 4), noemer: b.som(25, 44).max(1) }.van(ouders(c)))
        .collect();
    let geboren = overgang.geboorte.van(cohorten.iter().map(ouders).sum());
    let geheel: i128 = gewichten.iter().sum::<i128>().max(1);
    let van = |gewicht: &i128| Breuk { teller: *gewicht, noemer: geheel }.van(geboren);
    cohorten.iter().zip(&gewichten).map(|(c, g)| c.later(overgang, van(g))).collect()
}

/// Wat er in een jaar met elke leeftijd gebeurt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Overgang {
    /// Per leeftijd: welk deel er een jaar later nog is. De oudste twee leeftijden komen in dezelfde groep.
    ouder: Vec<Breuk>,
    /// Kinderen van 0 jaar per persoon van 25–39 een jaar eerder.
    geboorte: Breuk,
}

impl Overgang {
    /// Uit opeenvolgende jaren; de geboorten alleen uit de laatste `recent` overgangen, want zij dalen.
    pub(super) fn uit(jaren: &[&Leeftijden], recent: usize) -> Self {
        let paren: Vec<(&Leeftijden, &Leeftijden)> =
            jaren.windows(2).filter_map(|p| Some((*p.first()?, *p.get(1)?))).collect();
        let som = |f: &dyn Fn(&Leeftijden) -> i64, later: bool, vanaf: usize| -> i128 {
            paren.iter().skip(vanaf).map(|(voor, na)| i128::from(f(if later { na } else { voor }))).sum()
        };
        let ouder = (0..=OUDSTE)
            .map(|a| match a {
                // 104 en 105+ worden samen 105+.
                a if a + 1 >= OUDSTE => {
                    Breuk::new(som(&|l| l.som(OUDSTE, OUDSTE), true, 0), som(&|l| l.vanaf(OUDSTE - 1), false, 0))
                }
                a => Breuk::new(som(&|l| l.som(a + 1, a + 1), true, 0), som(&|l| l.som(a, a), false, 0)),
            })
            .collect();
        let vanaf = paren.len().saturating_sub(recent);
        let geboorte =
            Breuk::new(som(&|l| l.som(0, 0), true, vanaf), som(&|l| l.som(OUDERS.0, OUDERS.1), false, vanaf));
        Self { ouder, geboorte }
    }
}

fn plaats(oud: u32) -> usize {
    usize::try_from(oud.min(OUDSTE)).unwrap_or_default()
}

fn lengte() -> usize {
    plaats(OUDSTE) + 1
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn land(van_leeftijd: impl Fn(u32) -> i64) -> Leeftijden {
        (0..=OUDSTE).map(|a| (a, van_leeftijd(a))).collect()
    }

    /// Met de hand: van 100 mensen van elke leeftijd blijft 90% over, en 15 × 100 ouders krijgen 60 kinderen.
    #[test]
    fn iedereen_wordt_een_jaar_ouder() {
        let toen = land(|_| 100);
        let nu = land(|a| if a == 0 { 60 } else { 90 });
        let overgang = Overgang::uit(&[&toen, &nu], 4);
        // Twee gemeenten met evenveel ouders, en de ene met twee keer zoveel kleine kinderen.
        let begin = [
            Cohort::land(&toen),
            Cohort::uit_banden([(0, 4, 1_000 * PER_PERSOON), (5, OUDSTE, 10_100 * PER_PERSOON)], &toen),
        ];
        let later = jaar_later(&begin, &begin, &overgang);
        assert_eq!((later[0].som(0, 0), later[1].som(0, 0)), (40 * PER_PERSOON, 80 * PER_PERSOON));
        let later = &later[0];
        assert_eq!(later.som(65, 103), 39 * 90 * PER_PERSOON);
        // 104 en 105+ werden samen 90.
        assert_eq!(later.som(105, 105), 90 * PER_PERSOON);
        let nog_een = jaar_later(std::slice::from_ref(later), &begin[..1], &overgang);
        assert_eq!((nog_een[0].som(1, 1), nog_een[0].som(66, 66)), (36 * PER_PERSOON, 81 * PER_PERSOON));
    }

    /// Zonder sterfte en verhuizing schuift wie 60 tot en met 64 is in vijf jaar naar 65 tot en met 69.
    #[test]
    fn het_land_volgt_zichzelf() {
        let jaren: Vec<Leeftijden> = (0..3).map(|j| land(|a| 1_000 + i64::from(a) * 7 + j * 13)).collect();
        let overgang = Overgang::uit(&jaren.iter().collect::<Vec<_>>()[..2], 9);
        let begin = [Cohort::land(&jaren[0])];
        let voorspeld = &jaar_later(&begin, &begin, &overgang)[0];
        for a in 0..=OUDSTE {
            assert_eq!(voorspeld.som(a, a) / PER_PERSOON, i128::from(jaren[1].som(a, a)), "{a}");
        }
    }

    #[test]
    fn op_schaal_houdt_de_telling_en_de_verdeling() {
        let vlak = land(|_| 10);
        let eigen = Cohort::uit_banden([(60, 64, 100), (45, 59, 0)], &vlak);
        let uit = eigen.op_schaal(&[(45, 64, 1_000_000)], &vlak);
        assert_eq!((uit.som(60, 64), uit.som(45, 59)), (1_000_000, 0));
        let leeg = Cohort::uit_banden([], &vlak).op_schaal(&[(45, 64, 1_000_000)], &vlak);
        assert_eq!(leeg.som(60, 64), 250_000);
    }
}

//! Wat uit een stel leeftijdsbanden exact volgt: elke band is het verschil van twee punten op de leeftijdslijn.
//!
//! Een punt is een leeftijd; een band van 65 tot en met 79 verbindt de punten 65 en 80 met een afstand in personen. Twee
//! punten die verbonden zijn, hebben een bekende afstand: sommen van banden, het totaal min een band, en alles ertussen.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::betekenis::Band;

/// De punten van een stel banden met hun onderlinge afstanden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Netwerk {
    takken: BTreeMap<u32, Vec<(u32, i64)>>,
}

impl FromIterator<(Band, i64)> for Netwerk {
    fn from_iter<I: IntoIterator<Item = (Band, i64)>>(banden: I) -> Self {
        let mut uit = Self::default();
        for (band, n) in banden {
            uit.takken.entry(band.van).or_default().push((band.einde(), n));
            uit.takken.entry(band.einde()).or_default().push((band.van, -n));
        }
        uit
    }
}

impl Netwerk {
    /// De afstand van elk punt dat met `begin` verbonden is; langs zo min mogelijk banden, zodat een band die er zelf
    /// staat voor een som gaat.
    fn afstanden(&self, begin: u32) -> BTreeMap<u32, i64> {
        let mut uit = BTreeMap::from([(begin, 0)]);
        let mut wachtrij = VecDeque::from([(begin, 0_i64)]);
        while let Some((punt, hier)) = wachtrij.pop_front() {
            for (naar, n) in self.takken.get(&punt).into_iter().flatten() {
                if !uit.contains_key(naar) {
                    uit.insert(*naar, hier + n);
                    wachtrij.push_back((*naar, hier + n));
                }
            }
        }
        uit
    }

    /// Het aantal in een band, als dat uit de banden volgt.
    #[must_use]
    pub fn exact(&self, band: Band) -> Option<i64> {
        if !self.takken.contains_key(&band.van) {
            return None;
        }
        self.afstanden(band.van).get(&band.einde()).copied()
    }

    /// Hoeveel personen er tussen twee leeftijden zijn (de eerste telt mee, de tweede niet), als dat uit de banden volgt.
    #[must_use]
    pub fn tussen(&self, van: u32, einde: u32) -> Option<i64> {
        self.afstanden(van).get(&einde).copied()
    }

    /// De kleinste exacte band die een leeftijd tot grens heeft of omsluit: het dichtstbijzijnde punt eronder en erboven
    /// dat met `anker` verbonden is. Een punt dat zelf bekend is, omsluit zichzelf.
    #[must_use]
    pub fn omsluit(&self, anker: u32, leeftijd: u32) -> Option<(u32, u32)> {
        let punten = self.afstanden(anker);
        let onder = punten.range(..=leeftijd).next_back()?.0;
        let boven = punten.range(leeftijd..).next()?.0;
        Some((*onder, *boven))
    }

    /// De punten, van jong naar oud.
    pub fn punten(&self) -> impl Iterator<Item = u32> {
        self.takken.keys().copied()
    }

    /// Het grootste verschil tussen wat een band zelf telt en wat uit de andere banden volgt: 0 als alles klopt.
    #[must_use]
    pub fn tegenspraak(&self) -> i64 {
        let mut gezien = BTreeSet::new();
        let mut uit = 0;
        for begin in self.takken.keys() {
            if gezien.contains(begin) {
                continue;
            }
            let punten = self.afstanden(*begin);
            gezien.extend(punten.keys().copied());
            for (van, hier) in &punten {
                for (naar, n) in self.takken.get(van).into_iter().flatten() {
                    let daar = punten.get(naar).copied().unwrap_or_default();
                    uit = uit.max((daar - hier - n).abs());
                }
            }
        }
        uit
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn band(van: u32, tot: u32) -> Band {
        Band::tot_en_met(van, tot)
    }

    #[test]
    fn sommen_en_verschillen_volgen_exact() {
        let n: Netwerk =
            [(Band::ALLE, 1000), (band(0, 14), 150), (band(15, 64), 650), (Band::vanaf(75), 80)].into_iter().collect();
        assert_eq!(n.exact(Band::vanaf(65)), Some(200));
        assert_eq!(n.exact(band(65, 74)), Some(120));
        assert_eq!(n.exact(band(0, 64)), Some(800));
        assert_eq!(n.exact(Band::vanaf(15)), Some(850));
        assert_eq!(n.exact(band(0, 17)), None);
        assert_eq!(n.omsluit(0, 18), Some((15, 65)));
        assert_eq!(n.omsluit(0, 75), Some((75, 75)));
        assert_eq!(n.omsluit(0, 80), Some((75, u32::MAX)));
        assert_eq!(n.tegenspraak(), 0);
    }

    #[test]
    fn zonder_totaal_en_met_alleen_ouderen_volgt_alleen_wat_er_staat() {
        let n: Netwerk = [(Band::vanaf(65), 200)].into_iter().collect();
        assert_eq!((n.exact(Band::vanaf(65)), n.exact(Band::ALLE)), (Some(200), None));
        assert_eq!((n.omsluit(65, 75), n.omsluit(65, 18)), (Some((65, u32::MAX)), None));
        assert_eq!(Netwerk::default().exact(Band::ALLE), None);
    }

    #[test]
    fn een_open_groep_naast_haar_delen_telt_niet_dubbel() {
        let jaren = (0..=105).map(|l| (if l == 105 { Band::vanaf(105) } else { band(l, l) }, 10));
        let n: Netwerk = jaren.chain([(Band::vanaf(95), 110)]).collect();
        assert_eq!((n.exact(Band::ALLE), n.exact(band(0, 17)), n.tegenspraak()), (Some(1060), Some(180), 0));
        let scheef: Netwerk = [(Band::ALLE, 10), (band(0, 64), 6), (Band::vanaf(65), 5)].into_iter().collect();
        assert_eq!(scheef.tegenspraak(), 1);
    }

    proptest! {
        /// Banden fijner maken, of in een andere volgorde, verandert geen som.
        #[test]
        fn fijnere_banden_geven_dezelfde_sommen(
            jaren in prop::collection::vec(0_i64..5_000, 100),
            grenzen in prop::collection::btree_set(1_u32..99, 1..12),
            zaad in any::<u64>(),
        ) {
            let som = |van: u32, tot: u32| -> i64 { jaren[van as usize..tot as usize].iter().sum() };
            let fijn: Netwerk = (0..100).map(|l| (band(l, l), jaren[l as usize])).collect();
            let mut punten: Vec<u32> = grenzen.iter().copied().collect();
            punten.insert(0, 0);
            punten.push(100);
            let mut banden: Vec<(Band, i64)> =
                punten.windows(2).map(|p| (band(p[0], p[1] - 1), som(p[0], p[1]))).collect();
            let plek = zaad as usize % banden.len();
            banden.rotate_left(plek);
            let grof: Netwerk = banden.iter().copied().collect();
            for (i, van) in punten.iter().enumerate() {
                for tot in &punten[i + 1..] {
                    let b = band(*van, tot - 1);
                    prop_assert_eq!(grof.exact(b), Some(som(*van, *tot)));
                    prop_assert_eq!(fijn.exact(b), Some(som(*van, *tot)));
                }
            }
            prop_assert_eq!(grof.tegenspraak(), 0);
        }
    }
}

//! Het zoeken naar het beste pad, vergeleken met alle paden van kleine gevallen.
//!
//! De brute kracht kent geen laagste pad en geen volgorde van zoeken: zij somt elk dalend-noch-te-hoog pad op het
//! rooster op, gooit weg wat een grens overschrijdt en kiest het beste volgens de regel zelf.

use proptest::prelude::*;

use super::opgave::{Opgave, Rooster, Som, Wat};

/// Alle paden op het rooster die op nul beginnen en nergens dalen.
fn alle_paden(o: &Opgave) -> Vec<Vec<i128>> {
    let mut standen: Vec<i128> = Vec::new();
    let mut stand = 0;
    while stand < o.rooster.totaal {
        standen.push(stand);
        stand += o.rooster.stap;
    }
    standen.push(o.rooster.totaal);
    let mut paden = vec![vec![0]];
    for _ in 1..o.vorm.len() {
        paden = paden
            .into_iter()
            .flat_map(|p| {
                let vorige = *p.last().unwrap();
                let verder = standen.iter().filter(move |s| **s >= vorige).copied();
                verder.map(move |s| [p.clone(), vec![s]].concat()).collect::<Vec<_>>()
            })
            .collect();
    }
    paden
}

fn geldig(o: &Opgave, pad: &[i128], met_vorm: bool) -> bool {
    let onder = |grens: &Vec<i128>| pad.iter().zip(grens).skip(1).all(|(v, g)| v <= g);
    let stappen = |grens: &Vec<i128>| (1..pad.len()).all(|q| pad[q] - pad[q - 1] <= grens[q]);
    let som = |s: &Som| s.gewicht.iter().zip(pad).map(|(g, v)| g * v).sum::<i128>() <= s.rest;
    (!met_vorm || onder(&o.vorm))
        && o.plafonds.iter().all(onder)
        && o.stappen.iter().all(stappen)
        && o.sommen.iter().all(som)
}

/// Het beste geldige pad: eerst de stand op het doel, dan die van het eerste kwartaal, het tweede, …
fn beste(o: &Opgave, paden: &[Vec<i128>]) -> Vec<i128> {
    let sleutel = |p: &&Vec<i128>| (p[o.doel], (*p).clone());
    paden.iter().filter(|p| geldig(o, p, true)).max_by_key(sleutel).unwrap().clone()
}

fn oplopend(lengte: usize, meest: i128) -> impl Strategy<Value = Vec<i128>> {
    prop::collection::vec(0..=meest, lengte).prop_map(|mut v| {
        v.sort_unstable();
        v
    })
}

/// Een kleine opgave: hoogstens zes kwartalen en zeven standen, met elk soort grens en soms een halve laatste stap.
fn kleine_opgave() -> impl Strategy<Value = Opgave> {
    (3_usize..=6, 1_i128..=3, 1_i128..=6, 0_i128..=2).prop_flat_map(|(lengte, stap, stappen, half)| {
        let totaal = stap * stappen + half.min(stap - 1);
        let plafond = (0..=lengte, oplopend(lengte, totaal)).prop_map(move |(tot, v)| {
            v.into_iter().enumerate().map(|(q, v)| if q < tot { v } else { i128::MAX }).collect()
        });
        let stap_per_kwartaal = prop::collection::vec(0..=totaal + 1, lengte);
        let som = (prop::collection::vec(0_i128..=3, lengte), 0_i128..=3 * totaal * 3)
            .prop_map(|(gewicht, rest)| Som { gewicht, rest });
        (
            1..lengte,
            oplopend(lengte, totaal),
            any::<bool>(),
            prop::collection::vec(plafond, 0..=2),
            prop::collection::vec(stap_per_kwartaal, 0..=2),
            prop::collection::vec(som, 0..=3),
        )
            .prop_map(move |(doel, mut vorm, vol, plafonds, stappen, sommen)| {
                for (q, v) in vorm.iter_mut().enumerate() {
                    // Meestal eindigt de vorm op het totaal; een vorm die dat niet doet mag ook niets breken.
                    *v = if q == 0 {
                        0
                    } else if q >= doel && vol {
                        totaal
                    } else {
                        *v
                    };
                }
                Opgave { rooster: Rooster { totaal, stap }, gevraagd: totaal, doel, vorm, plafonds, stappen, sommen }
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, max_global_rejects: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn het_beste_pad_is_dat_van_brute_kracht(o in kleine_opgave()) {
        let paden = alle_paden(&o);
        let oplossing = o.los_op();
        prop_assert!(geldig(&o, &oplossing.pad, true), "{oplossing:?}");
        prop_assert_eq!(&oplossing.pad, &beste(&o, &paden));
    }

    #[test]
    fn het_vroegste_kwartaal_is_dat_van_brute_kracht(o in kleine_opgave()) {
        let paden = alle_paden(&o);
        let totaal = o.rooster.totaal;
        for op in 1..o.vorm.len() {
            let kan = paden.iter().any(|p| p[op] == totaal && geldig(&o, p, false));
            prop_assert_eq!(o.haalbaar(op, totaal, false), kan, "kwartaal {}", op);
        }
    }

    /// Wat bindt staat er precies waar het pad onder de vorm ligt, en wie het wegneemt krijgt een hoger pad of raakt een andere grens.
    #[test]
    fn wat_bindt_staat_waar_het_pad_onder_de_vorm_ligt(o in kleine_opgave()) {
        let oplossing = o.los_op();
        for q in 1..o.vorm.len() {
            let vorm = o.rooster.omlaag(o.vorm[q]);
            if q != o.doel {
                prop_assert_eq!(oplossing.bindend[q].is_empty(), oplossing.pad[q] >= vorm, "kwartaal {}", q);
            } else if oplossing.pad[q] < vorm {
                prop_assert!(!oplossing.bindend[q].is_empty());
            }
        }
    }

    /// Zonder alles wat op het doel bindt is er op het doel meer mogelijk.
    #[test]
    fn zonder_wat_bindt_kan_er_meer(o in kleine_opgave()) {
        let oplossing = o.los_op();
        let op_doel = oplossing.pad[o.doel];
        prop_assume!(op_doel < o.rooster.omlaag(o.vorm[o.doel]));
        let mut ruimer = o.clone();
        for wat in &oplossing.bindend[o.doel] {
            match wat {
                Wat::Plafond(i) => ruimer.plafonds[*i] = vec![i128::MAX; o.vorm.len()],
                Wat::Stap(i) => ruimer.stappen[*i] = vec![i128::MAX; o.vorm.len()],
                Wat::Som(i) => ruimer.sommen[*i].rest = i128::MAX,
                Wat::Vorm => ruimer.vorm = vec![o.rooster.totaal; o.vorm.len()],
            }
        }
        prop_assert!(ruimer.los_op().pad[o.doel] > op_doel, "{:?}", oplossing.bindend[o.doel]);
    }

    /// Ruimer is nooit slechter, in de volgorde waarin paden vergeleken worden.
    #[test]
    fn een_ruimere_grens_geeft_nooit_een_slechter_pad(o in kleine_opgave(), welke in 0_usize..8, erbij in 1_i128..4) {
        let mut ruimer = o.clone();
        if let Some(som) = ruimer.sommen.get_mut(welke) {
            som.rest += erbij;
        }
        if let Some(stappen) = ruimer.stappen.get_mut(welke) {
            stappen.iter_mut().for_each(|s| *s += erbij);
        }
        if let Some(plafond) = ruimer.plafonds.get_mut(welke) {
            plafond.iter_mut().for_each(|p| *p = p.saturating_add(erbij));
        }
        let (nauw, ruim) = (o.los_op().pad, ruimer.los_op().pad);
        prop_assert!((ruim[o.doel], &ruim) >= (nauw[o.doel], &nauw));
        let vroegst = |o: &Opgave| (1..o.vorm.len()).find(|q| o.haalbaar(*q, o.rooster.totaal, false)).unwrap_or(usize::MAX);
        prop_assert!(vroegst(&ruimer) <= vroegst(&o));
    }
}

fn opgave(totaal: i128, vorm: &[i128]) -> Opgave {
    Opgave {
        rooster: Rooster { totaal, stap: 1 },
        gevraagd: totaal,
        doel: vorm.len() - 2,
        vorm: vorm.to_vec(),
        plafonds: Vec::new(),
        stappen: Vec::new(),
        sommen: Vec::new(),
    }
}

#[test]
fn zonder_grenzen_is_het_pad_de_vorm() {
    let o = opgave(12, &[0, 3, 6, 9, 12, 12]);
    let oplossing = o.los_op();
    assert_eq!(oplossing.pad, o.vorm);
    assert!(oplossing.bindend.iter().all(Vec::is_empty));
}

/// Een armer later jaar begrenst een eerdere stap: in 1 en 2 past 12, maar in 3 en 4 maar 5.
#[test]
fn kosten_lopen_door() {
    let mut o = opgave(12, &[0, 12, 12, 12, 12, 12]);
    o.doel = 3;
    o.sommen =
        vec![Som { gewicht: vec![0, 1, 1, 0, 0, 0], rest: 24 }, Som { gewicht: vec![0, 0, 0, 1, 1, 0], rest: 10 }];
    let oplossing = o.los_op();
    assert_eq!(oplossing.pad, [0, 5, 5, 5, 5, 12]);
    assert_eq!(oplossing.bindend[1], [Wat::Som(1)]);
    assert_eq!(oplossing.bindend[4], [Wat::Som(1)]);
    assert_eq!(oplossing.bindend[5], []);
}

/// De regel kijkt eerst naar het doel: is dat midden in een jaar, dan wacht het pad liever dan dat het lager eindigt.
#[test]
fn het_doel_gaat_voor_een_eerder_kwartaal() {
    let mut o = opgave(12, &[0, 12, 12, 12, 12, 12]);
    o.sommen = vec![Som { gewicht: vec![0, 0, 0, 1, 1, 0], rest: 10 }];
    assert_eq!(o.los_op().pad, [0, 0, 0, 0, 10, 12]);
}

//! De keten van normen, vergeleken met brute kracht over hele eenheden; en of elke verschuiving precies genoeg is.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::keten::{Deelnemer, Ingegroeid, Keten, Variant};
use super::verzet::Verzet;
use super::{Oorzaak, Van};
use crate::amount::Amount;
use crate::eenheid::Eenheid;
use crate::horizon::Horizon;
use crate::ingroei::{Budget, Grens, GrensSoort, Groeivorm, Ingroei, Onderbouwing, Telt, Vormkeuze};
use crate::kosten::{Betaler, Kosten, KostenSoort, Tarief};
use crate::norm::NormId;
use crate::soll::Bereik;

fn heel(n: i64) -> Amount {
    Amount::from_int(n)
}

/// Een klein plan: zes kwartalen van 2029-K4 tot en met 2031-K1, doel 2030-K3.
fn horizon() -> Horizon {
    Horizon::new("2029-K4".parse().unwrap(), "2030-K3".parse().unwrap()).unwrap()
}

/// Twee normen in hele eenheden, met alles wat hen begrenst als gewone getallen.
#[derive(Clone, Debug)]
struct Geval {
    ist: [i64; 2],
    tekort: [i64; 2],
    prijs: [i64; 2],
    /// Budget van de regio in 2029, 2030 en 2031.
    budget: [i64; 3],
    meenemen: bool,
    telt_alles: bool,
    tempo: Option<i64>,
    aanloop: i32,
    omgekeerd: bool,
    vorm: Groeivorm,
}

fn geval() -> impl Strategy<Value = Geval> {
    let twee = |tot: i64| prop::array::uniform2(0..=tot);
    (
        (twee(2), twee(4), twee(3)),
        (prop::array::uniform3(0_i64..60), any::<bool>(), any::<bool>()),
        (prop::option::of(1_i64..3), 0_i32..3, any::<bool>()),
        prop::sample::select(vec![
            Groeivorm::Lineair,
            Groeivorm::Vooraan,
            Groeivorm::Achteraan,
            Groeivorm::TrapPerJaar,
        ]),
    )
        .prop_map(|((ist, tekort, prijs), (budget, meenemen, telt_alles), (tempo, aanloop, omgekeerd), vorm)| {
            Geval { ist, tekort, prijs, budget, meenemen, telt_alles, tempo, aanloop, omgekeerd, vorm }
        })
}

fn normen() -> [NormId; 2] {
    [NormId::new("een"), NormId::new("twee")]
}

fn invoer(g: &Geval) -> (Ingroei, Kosten) {
    let waarom = || Onderbouwing { bron: Some("Proef".to_owned()), motivatie: None };
    let grens = |soort| Grens { norm: None, soort, waarom: waarom(), regel: 1 };
    let per_jaar = (2029..).zip(g.budget.map(heel)).collect();
    let telt = if g.telt_alles { Telt::Alles } else { Telt::Groei };
    let mut grenzen =
        vec![grens(GrensSoort::Budget(Budget { per_jaar, meenemen: g.meenemen, telt, betalers: vec![] }))];
    grenzen.extend(g.tempo.map(|t| grens(GrensSoort::Stijging { ten_hoogste: heel(t), eenheid: Eenheid::Steunpunt })));
    grenzen.push(grens(GrensSoort::Aanlooptijd(g.aanloop)));
    let [een, twee] = normen();
    let tarieven = normen().into_iter().zip(g.prijs).map(|(norm, prijs)| Tarief {
        norm,
        bedrag: Bereik::vlak(heel(prijs * 4)),
        prijspeil: 2029,
        index: Amount::ZERO,
        betalers: BTreeMap::from([(Betaler::GemeenteLokaal, Amount::ONE)]),
        soort: KostenSoort::Aanname,
        bron: String::new(),
        motivatie: None,
        regel: 1,
    });
    let ingroei = Ingroei {
        naam: String::new(),
        bestand: String::new(),
        vormen: vec![Vormkeuze { norm: None, vorm: g.vorm.clone(), waarom: waarom(), regel: 1 }],
        grenzen,
        prioriteit: if g.omgekeerd { vec![twee, een] } else { vec![een, twee] },
        prioriteit_waarom: None,
    };
    (ingroei, Kosten { naam: String::new(), bestand: String::new(), tarieven: tarieven.collect() })
}

fn los_op(g: &Geval) -> Vec<Ingegroeid> {
    met(g, |keten| keten.los_op())
}

fn met<T>(g: &Geval, f: impl FnOnce(Keten<'_>) -> T) -> T {
    let (ingroei, kosten) = invoer(g);
    let ids = normen();
    let deelnemers: Vec<Deelnemer<'_>> = (0..2)
        .map(|i| Deelnemer {
            norm: &ids[i],
            eenheid: Eenheid::Steunpunt,
            ist: heel(g.ist[i]),
            tekort: Bereik::vlak(heel(g.tekort[i])),
            ruimte: &[],
            vorm: None,
        })
        .collect();
    f(Keten::new(&ingroei, Some(&kosten), horizon(), &deelnemers, Variant::Gekozen))
}

/// De vorm in hele eenheden, met breuken uitgeschreven: n is 3, en de enige 1 januari is die van 2030-K1.
fn vorm(g: &Geval, tekort: i64) -> [i64; 6] {
    let deel = |teller: i64, noemer: i64| tekort * teller / noemer;
    let [a, b] = match g.vorm {
        Groeivorm::Vooraan => [deel(5, 9), deel(8, 9)],
        Groeivorm::Achteraan => [deel(1, 9), deel(4, 9)],
        Groeivorm::TrapPerJaar => [deel(1, 2), deel(1, 2)],
        _ => [deel(1, 3), deel(2, 3)],
    };
    [0, a, b, tekort, tekort, tekort]
}

/// Of twee paden samen binnen de grenzen blijven; een budget dat de IST niet eens betaalt laat geen groei toe.
fn past(g: &Geval, groei: &[[i64; 6]; 2]) -> bool {
    // Kwartalen per jaar: 2029-K4; 2030-K1 … K4; en 2031-K1, dat tot het einde van het jaar telt.
    let keer: [[i64; 6]; 3] = [[1, 0, 0, 0, 0, 0], [0, 1, 1, 1, 1, 0], [0, 0, 0, 0, 0, 4]];
    let (mut geld, mut ist, mut erbij) = (0, 0, 0);
    for (jaar, bedrag) in keer.iter().zip(g.budget) {
        let kosten = |stand: &dyn Fn(usize, usize) -> i64| -> i64 {
            (0..2).map(|n| (0..6).map(|q| jaar[q] * g.prijs[n] * stand(n, q)).sum::<i64>()).sum()
        };
        let van_ist = if g.telt_alles { kosten(&|n, _| g.ist[n]) } else { 0 };
        let van_groei = kosten(&|n, q| groei[n][q]);
        (geld, ist, erbij) =
            if g.meenemen { (geld + bedrag, ist + van_ist, erbij + van_groei) } else { (bedrag, van_ist, van_groei) };
        if erbij > (geld - ist).max(0) {
            return false;
        }
    }
    let stap = |q: usize| (0..2).map(|n| groei[n][q] - groei[n][q - 1]).sum::<i64>();
    g.tempo.is_none_or(|t| (1..6).all(|q| stap(q) <= t))
}

fn paden(tekort: i64) -> Vec<[i64; 6]> {
    let mut uit = vec![[0; 6]];
    for q in 1..6 {
        uit = uit
            .into_iter()
            .flat_map(|p| {
                (p[q - 1]..=tekort).map(move |s| {
                    let mut p = p;
                    p[q..].fill(s);
                    p
                })
            })
            .collect();
    }
    uit
}

/// Eerst de norm met voorrang tegen een ander die niet groeit, dan de ander met wat er over is.
fn brute_kracht(g: &Geval) -> [[i64; 6]; 2] {
    let mut groei = [[0; 6]; 2];
    for n in if g.omgekeerd { [1, 0] } else { [0, 1] } {
        let plafond = vorm(g, g.tekort[n]);
        let aanloop = usize::try_from(g.aanloop).unwrap();
        let kan = |p: &[i64; 6]| {
            let mut samen = groei;
            samen[n] = *p;
            (0..6).all(|q| p[q] <= plafond[q] && (q >= aanloop || p[q] == 0)) && past(g, &samen)
        };
        groei[n] = paden(g.tekort[n]).into_iter().filter(kan).max_by_key(|p| (p[3], *p)).unwrap();
    }
    groei
}

fn in_heel(i: &Ingegroeid) -> Vec<i64> {
    i.groei.iter().map(|v| v.als_i64()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn de_keten_is_brute_kracht(g in geval()) {
        let verwacht = brute_kracht(&g);
        for (uitkomst, pad) in los_op(&g).iter().zip(verwacht) {
            prop_assert_eq!(in_heel(uitkomst), pad.to_vec());
        }
    }

    /// Een verschuiving van het budget van de eerste norm is genoeg, en een cent minder niet.
    #[test]
    fn een_verzet_is_precies_genoeg(g in geval()) {
        let eerste = usize::from(g.omgekeerd);
        let uitkomst = &los_op(&g)[eerste];
        let Some(tekort) = &uitkomst.tekort else { return Ok(()) };
        prop_assert_eq!(tekort.hoeveel, heel(g.tekort[eerste]) - uitkomst.groei[3]);
        for verzet in &tekort.verzetten {
            let mut anders = g.clone();
            let mut net_niet = g.clone();
            match verzet {
                Verzet::Aanlooptijd { van, naar } => {
                    prop_assert_eq!(*van, g.aanloop);
                    anders.aanloop = *naar;
                    net_niet.aanloop = naar + 1;
                }
                Verzet::Stijging { voor, van, naar, .. } => {
                    prop_assert_eq!((*voor, Some(van.als_i64())), (Van::Regio, g.tempo));
                    anders.tempo = Some(naar.als_i64());
                    net_niet.tempo = Some(naar.als_i64() - 1);
                }
                Verzet::Budget { erbij, .. } => {
                    // Alleen waar de IST zelf betaald is zegt het extra bedrag alles.
                    prop_assume!(!g.telt_alles || g.ist == [0, 0]);
                    for (jaar, euro) in erbij {
                        anders.budget[usize::try_from(jaar - 2029).unwrap()] += euro.als_i64();
                    }
                    net_niet = anders.clone();
                    let (jaar, _) = erbij.last().unwrap();
                    net_niet.budget[usize::try_from(jaar - 2029).unwrap()] -= 1;
                }
                Verzet::Vorm { .. } | Verzet::Begin { .. } => continue,
            }
            prop_assert_eq!(&los_op(&anders)[eerste].tekort, &None, "{:?}", verzet);
            prop_assert!(los_op(&net_niet)[eerste].tekort.is_some(), "{:?}", verzet);
        }
    }

    /// Wat er kan is nooit minder dan wat het pad haalt, en gelijk op is haalbaar op volgorde.
    #[test]
    fn wat_er_kan_is_minstens_wat_het_pad_haalt(g in geval()) {
        let eerste = usize::from(g.omgekeerd);
        let uitkomst = los_op(&g);
        let kan = met(&g, |k| k.wat_kan_er());
        let [een, twee] = kan.op_volgorde.as_slice() else { panic!("twee normen") };
        prop_assert!(een.stand >= heel(g.ist[eerste]) + uitkomst[eerste].groei[3]);
        prop_assert!(kan.gelijk_op >= Amount::ZERO && kan.gelijk_op <= Amount::ONE);
        if een.stand == een.gevraagd && twee.stand == twee.gevraagd {
            prop_assert_eq!(kan.gelijk_op, Amount::ONE);
        }
        if kan.gelijk_op == Amount::ONE {
            prop_assert_eq!((een.stand, twee.stand), (een.gevraagd, twee.gevraagd));
        }
    }
}

#[test]
fn de_regio_heeft_een_tempo_en_de_eerste_norm_gaat_voor() {
    let g = Geval {
        ist: [0, 0],
        tekort: [3, 3],
        prijs: [0, 0],
        budget: [0, 0, 0],
        meenemen: false,
        telt_alles: true,
        tempo: Some(1),
        aanloop: 0,
        omgekeerd: false,
        vorm: Groeivorm::Lineair,
    };
    let uitkomst = los_op(&g);
    assert_eq!(in_heel(&uitkomst[0]), [0, 1, 2, 3, 3, 3]);
    assert_eq!(in_heel(&uitkomst[1]), [0, 0, 0, 0, 1, 2]);
    let een = Oorzaak::Stijging { van: Van::Regio, ten_hoogste: heel(1), eenheid: Eenheid::Steunpunt };
    assert_eq!(uitkomst[1].bindend[1], std::slice::from_ref(&een));
    assert_eq!(een.to_string(), "ten hoogste 1 steunpunt per kwartaal in de hele regio");
    let tekort = uitkomst[1].tekort.as_ref().unwrap();
    assert_eq!(
        tekort.verzetten.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["2 in plaats van 1 steunpunt per kwartaal in de hele regio"]
    );
}

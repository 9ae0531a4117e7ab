//! Het ingroeipad: van IST naar SOLL, per kwartaal (DESIGN §6, "Path").
//!
//! De waarde van een kwartaal is de stand op zijn eerste dag. Begin en einde kloppen precies en een pad keert nooit
//! om. Het doel is de SOLL in het doelkwartaal; groeit de bevolking daarna door, dan groeit het pad mee. Wat alleen heel bestaat (steunpunten, coalities, netwerken, personen) groeit in hele stappen.

use crate::amount::Amount;
use crate::horizon::Horizon;
use crate::huidig::Deel;
use crate::kwartaal::Quarter;
use crate::soll::Bereik;
use crate::vraag::Vraag;

/// De stand op de eerste dag van een kwartaal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Punt {
    /// Kwartaal.
    pub kwartaal: Quarter,
    /// Wat de norm dan vraagt.
    pub soll: Option<Bereik>,
    /// Wat er dan is volgens het pad; `None` als de IST onbekend is.
    pub pad: Option<Bereik>,
    /// Wat er in het hele jaar gebeurt, op de rij van het vierde kwartaal en alleen bij een eenheid per jaar.
    pub jaartotaal: Option<Amount>,
}

/// Een pad per kwartaal van de horizon.
pub type Lijn = Vec<Bereik>;

/// Het pad van één deel, in gelijke stappen van begin tot doel. IST boven SOLL blijft.
#[must_use]
pub fn lineair(deel: &Deel, horizon: Horizon) -> Lijn {
    let tekort = deel.tekort_doel(horizon);
    let n = horizon.lengte();
    horizon
        .kwartalen()
        .map(|q| match q.sinds(horizon.start()) {
            // Begin en einde door toewijzing, niet door afronding.
            0 => Bereik::vlak(deel.ist),
            k if k >= n => deel.soll.top(horizon, horizon.plaats(q)).map(|s| s.max(deel.ist)),
            k => tekort.map(|t| deel.ist + t.mul_div(heel(k), heel(n))),
        })
        .collect()
}

/// De paden van delen die samen in hele stappen groeien: de trap van het geheel leidt (naar beneden afgerond, de
/// laatste stap op het doel) en de stappen gaan naar de delen in de gegeven volgorde. Na het doel komt er niets bij.
#[must_use]
pub fn trap(delen: &[Deel], volgorde: &[usize], horizon: Horizon) -> Vec<Lijn> {
    let n = horizon.lengte();
    let tekorten: Vec<Bereik> = delen.iter().map(|d| d.tekort_doel(horizon)).collect();
    let totaal = tekorten.iter().fold(Bereik::default(), |a, b| a + *b);
    let mut lijnen: Vec<Lijn> = vec![Lijn::new(); delen.len()];
    for kwartaal in horizon.kwartalen() {
        let k = kwartaal.sinds(horizon.start()).min(n);
        let mut rest = totaal.map(|t| if k == n { t } else { t.mul_div(heel(k), heel(n)).floor() });
        for i in volgorde {
            let (Some(deel), Some(tekort), Some(lijn)) = (delen.get(*i), tekorten.get(*i), lijnen.get_mut(*i)) else {
                continue;
            };
            let stap = tekort.zip(rest, |t, r| if t < r { t } else { r });
            rest = rest.zip(stap, |r, s| r - s);
            lijn.push(stap.map(|s| deel.ist + s));
        }
    }
    lijnen
}

/// De som van paden: het pad van een gebied is dat van zijn delen samen.
#[must_use]
pub fn som(lijnen: &[Lijn], lengte: usize) -> Lijn {
    (0..lengte).map(|i| lijnen.iter().filter_map(|l| l.get(i)).fold(Bereik::default(), |a, b| a + *b)).collect()
}

/// De punten van een pad, met de SOLL en (bij een eenheid per jaar) de jaartotalen.
#[must_use]
pub fn punten(horizon: Horizon, soll: Option<&Vraag>, lijn: Option<&Lijn>, per_jaar: bool) -> Vec<Punt> {
    horizon
        .kwartalen()
        .enumerate()
        .map(|(i, kwartaal)| Punt {
            kwartaal,
            soll: soll.map(|s| s.op(i)),
            pad: lijn.and_then(|l| l.get(i)).copied(),
            jaartotaal: lijn.filter(|_| per_jaar && kwartaal.nummer() == 4).and_then(|l| jaartotaal(l, i)),
        })
        .collect()
}

/// Wat er in een jaar gebeurt bij een tempo dat per kwartaal verandert: het trapeziumgemiddelde over de vijf standen
/// van 1 januari tot en met 1 januari. `None` als het jaar niet geheel in het pad ligt.
fn jaartotaal(lijn: &Lijn, vierde: usize) -> Option<Amount> {
    let standen = lijn.get(vierde.checked_sub(3)?..=vierde + 1)?;
    let [eerste, tussen @ .., laatste] = standen else { return None };
    let midden: Amount = tussen.iter().map(|b| b.gekozen).sum();
    Some((eerste.gekozen + laatste.gekozen + midden + midden).mul_div(Amount::ONE, heel(8)))
}

fn heel(n: i32) -> Amount {
    Amount::from_int(i64::from(n))
}

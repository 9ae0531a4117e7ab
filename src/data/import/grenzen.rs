//! Van omtrekken naar buren: welke gemeenten een grens delen, hoe lang die is, en wat alleen over water te bereiken is.
//!
//! De gegeneraliseerde kaart is topologisch: buren hebben dezelfde hoekpunten en lijnstukken. Gerekend wordt met optellen,
//! vermenigvuldigen en worteltrekken alleen, zodat elke computer dezelfde meters geeft.

use std::collections::{BTreeMap, BTreeSet};

use normwijzer_core::GebiedCode;

/// Een hoekpunt in duizendsten van een graad: oosterlengte en noorderbreedte.
pub(super) type Punt = (u32, u32);

/// De ringen van elke gemeente; het eerste punt wordt aan het eind niet herhaald.
pub(super) type Ringen = BTreeMap<GebiedCode, Vec<Vec<Punt>>>;

/// Meters per graad langs een meridiaan (bol met een straal van 6 371 008,8 m).
const METER_PER_GRAAD: f64 = 111_195.080;

/// Buren over land en over water.
#[derive(Debug, Default)]
pub(super) struct Grenzen {
    /// Meter gedeelde grens per paar, de laagste code voorop.
    pub(super) land: BTreeMap<(GebiedCode, GebiedCode), u32>,
    /// Meter kortste afstand, voor delen van het land die anders los liggen.
    pub(super) water: BTreeMap<(GebiedCode, GebiedCode), u32>,
    /// Paren die elkaar alleen in een punt raken: geen buren.
    pub(super) punten: usize,
}

/// De cosinus van een breedte in graden, als reeks: de wiskundebibliotheek van elke computer rondt anders af.
fn cosinus(graden: f64) -> f64 {
    let x = graden * std::f64::consts::PI / 180.0;
    let kwadraat = x * x;
    let (mut som, mut term) = (1.0, 1.0);
    for k in 1..=10_u8 {
        let n = f64::from(k) * 2.0;
        term = -term * kwadraat / (n * (n - 1.0));
        som += term;
    }
    som
}

/// De afstand tussen twee punten die dicht bij elkaar liggen, in meters.
fn afstand(een: Punt, ander: Punt) -> f64 {
    let graden = |a: u32, b: u32| (f64::from(a) - f64::from(b)) / 1000.0;
    let noord = graden(een.1, ander.1) * METER_PER_GRAAD;
    let midden = (f64::from(een.1) + f64::from(ander.1)) / 2000.0;
    let oost = graden(een.0, ander.0) * METER_PER_GRAAD * cosinus(midden);
    (noord * noord + oost * oost).sqrt()
}

/// Hele meters; een lijnstuk van nul is er niet, dus een gedeelde grens is ten minste een meter.
fn meters(m: f64) -> u32 {
    // De kaart is een paar graden groot: ruim binnen wat een u32 kan dragen.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let heel = m.round().clamp(1.0, 10_000_000.0) as u32;
    heel
}

/// De lijnstukken van een ring, met het sluitende.
fn lijnstukken(ring: &[Punt]) -> impl Iterator<Item = (Punt, Punt)> {
    let volgende = ring.iter().skip(1).chain(ring.first());
    ring.iter().zip(volgende).map(|(a, b)| (*a.min(b), *a.max(b))).filter(|(a, b)| a != b)
}

/// Zoekt alle grenzen. Een lijnstuk van meer dan twee gemeenten is een kapotte kaart: dan die gemeenten.
pub(super) fn zoek(ringen: &Ringen) -> Result<Grenzen, Vec<BTreeSet<GebiedCode>>> {
    let mut van_lijnstuk: BTreeMap<(Punt, Punt), BTreeSet<&GebiedCode>> = BTreeMap::new();
    let mut van_punt: BTreeMap<Punt, BTreeSet<&GebiedCode>> = BTreeMap::new();
    for (code, ring) in ringen.iter().flat_map(|(c, r)| r.iter().map(move |r| (c, r))) {
        for stuk in lijnstukken(ring) {
            van_lijnstuk.entry(stuk).or_default().insert(code);
        }
        for punt in ring {
            van_punt.entry(*punt).or_default().insert(code);
        }
    }
    let kapot: Vec<BTreeSet<GebiedCode>> =
        van_lijnstuk.values().filter(|g| g.len() > 2).map(|g| g.iter().copied().cloned().collect()).collect();
    if !kapot.is_empty() {
        return Err(kapot);
    }
    let mut lengte: BTreeMap<(&GebiedCode, &GebiedCode), f64> = BTreeMap::new();
    for ((van, naar), gemeenten) in &van_lijnstuk {
        for paar in paren(gemeenten) {
            *lengte.entry(paar).or_default() += afstand(*van, *naar);
        }
    }
    let raken: BTreeSet<(&GebiedCode, &GebiedCode)> = van_punt.values().flat_map(paren).collect();
    let mut uit = Grenzen { punten: raken.len() - lengte.len(), ..Grenzen::default() };
    uit.land = lengte.into_iter().map(|((a, b), m)| ((a.clone(), b.clone()), meters(m))).collect();
    uit.water = over_water(ringen, &uit.land);
    Ok(uit)
}

/// De paren van een verzameling, de laagste voorop.
fn paren<'a>(gemeenten: &BTreeSet<&'a GebiedCode>) -> Vec<(&'a GebiedCode, &'a GebiedCode)> {
    let lijst: Vec<&GebiedCode> = gemeenten.iter().copied().collect();
    lijst.iter().enumerate().flat_map(|(i, a)| lijst.iter().skip(i + 1).map(move |b| (*a, *b))).collect()
}

/// Verbindt los liggende delen: telkens krijgt het kleinste deel (bij gelijke grootte dat met de laagste code) één
/// verbinding met de dichtstbijzijnde gemeente buiten dat deel, tot alles samenhangt.
fn over_water(
    ringen: &Ringen,
    land: &BTreeMap<(GebiedCode, GebiedCode), u32>,
) -> BTreeMap<(GebiedCode, GebiedCode), u32> {
    let mut delen: Vec<BTreeSet<&GebiedCode>> = ringen.keys().map(|c| BTreeSet::from([c])).collect();
    for (een, ander) in land.keys() {
        voeg_samen(&mut delen, een, ander);
    }
    let mut uit = BTreeMap::new();
    while delen.len() > 1 {
        delen.sort_by(|a, b| (a.len(), a.first()).cmp(&(b.len(), b.first())));
        let Some(kleinste) = delen.first() else { break };
        let punten = |binnen: bool| {
            ringen
                .iter()
                .filter(move |(c, _)| kleinste.contains(c) == binnen)
                .flat_map(|(c, r)| r.iter().flatten().map(move |p| (c, *p)))
        };
        let mut kortste: Option<(f64, &GebiedCode, &GebiedCode)> = None;
        for (een, van) in punten(true) {
            for (ander, naar) in punten(false) {
                let m = afstand(van, naar);
                // Bij gelijke afstand blijft de eerste, en die heeft de laagste codes.
                if kortste.is_none_or(|(k, ..)| m < k) {
                    kortste = Some((m, een, ander));
                }
            }
        }
        let Some((m, een, ander)) = kortste else { break };
        uit.insert((een.min(ander).clone(), een.max(ander).clone()), meters(m));
        voeg_samen(&mut delen, een, ander);
    }
    uit
}

fn voeg_samen(delen: &mut Vec<BTreeSet<&GebiedCode>>, een: &GebiedCode, ander: &GebiedCode) {
    let (raak, rest): (Vec<_>, Vec<_>) = delen.drain(..).partition(|d| d.contains(een) || d.contains(ander));
    *delen = rest;
    delen.push(raak.into_iter().flatten().collect());
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn vierkant(x: u32, y: u32) -> Vec<Punt> {
        vec![(x, y), (x + 10, y), (x + 10, y + 10), (x, y + 10)]
    }

    fn kaart(vlakken: &[(&str, Vec<Vec<Punt>>)]) -> Ringen {
        vlakken.iter().map(|(c, r)| (GebiedCode::new(c), r.clone())).collect()
    }

    #[test]
    fn een_gedeelde_grens_een_hoek_en_een_eiland() {
        // A en B delen een zijde van 0,01 graad breedte (1 112 m); C raakt B in een punt; D is een eiland, E ligt daarachter.
        let ringen = kaart(&[
            ("A", vec![vierkant(5000, 52_000)]),
            ("B", vec![vierkant(5010, 52_000)]),
            ("C", vec![vierkant(5020, 52_010), vierkant(5000, 52_010)]),
            ("D", vec![vierkant(5000, 53_000)]),
            ("E", vec![vierkant(5000, 53_100)]),
        ]);
        let g = zoek(&ringen).unwrap();
        let paar = |a: &str, b: &str| (GebiedCode::new(a), GebiedCode::new(b));
        assert_eq!(g.land.keys().cloned().collect::<Vec<_>>(), [paar("A", "B"), paar("A", "C")]);
        assert_eq!(g.land[&paar("A", "B")], 1112);
        // Op 52,01 graden is een graad lengte 0,6155 keer zo lang.
        assert_eq!(g.land[&paar("A", "C")], 684);
        assert_eq!(g.punten, 1);
        // E is het verst; D hangt aan C en E aan D.
        assert_eq!(g.water, [(paar("C", "D"), 108_971), (paar("D", "E"), 10_008)].into());
    }

    #[test]
    fn een_lijnstuk_van_drie_gemeenten_is_een_kapotte_kaart() {
        let ringen = kaart(&["A", "B", "C"].map(|c| (c, vec![vierkant(5000, 52_000)])));
        assert_eq!(zoek(&ringen).unwrap_err()[0].len(), 3);
    }

    #[test]
    fn de_cosinus_is_die_van_de_wiskunde() {
        for graden in [0.0_f64, 50.75, 52.2, 53.55, 60.0] {
            assert!((cosinus(graden) - graden.to_radians().cos()).abs() < 1e-14, "{graden}");
        }
    }
}

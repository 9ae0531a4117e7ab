//! Eén norm, los van haar betekenis: het hoogste pad van hele stappen onder plafonds, stappen en sommen (zie `grenzen`).
//!
//! Een pad is de groei boven de IST, één getal per kwartaal; index 0 is het begin en daar is de groei nul.

/// De standen die kunnen: elke korrel, of alleen hele eenheden en het totaal zelf.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rooster {
    /// Het meeste dat er ooit bij moet.
    pub(super) totaal: i128,
    /// De kleinste stap; 1 is elke korrel.
    pub(super) stap: i128,
}

impl Rooster {
    /// De hoogste stand die niet boven `v` ligt.
    pub(super) fn omlaag(self, v: i128) -> i128 {
        if v >= self.totaal { self.totaal } else { v.max(0).div_euclid(self.stap) * self.stap }
    }

    /// De laagste stand die niet onder `v` ligt.
    pub(super) fn omhoog(self, v: i128) -> i128 {
        let v = v.max(0);
        let onder = v.div_euclid(self.stap) * self.stap;
        if onder == v { v } else { onder.saturating_add(self.stap).min(self.totaal) }
    }

    /// De stand met dit nummer, vanaf nul.
    fn stand(self, nummer: i128) -> i128 {
        nummer.saturating_mul(self.stap).min(self.totaal)
    }

    /// Het nummer van een stand.
    fn nummer(self, stand: i128) -> i128 {
        (stand + self.stap - 1).div_euclid(self.stap)
    }

    /// De stand na deze.
    pub(super) fn volgende(self, stand: i128) -> i128 {
        self.stand(self.nummer(stand) + 1)
    }
}

/// Een som die niet hoger mag zijn dan de rest: Σ gewicht × groei ≤ rest.
#[derive(Clone, Debug)]
pub(super) struct Som {
    pub(super) gewicht: Vec<i128>,
    pub(super) rest: i128,
}

impl Som {
    /// Wat een pad van deze som gebruikt.
    pub(super) fn gebruik(&self, pad: &[i128]) -> i128 {
        self.gewicht.iter().zip(pad).fold(0, |som: i128, (g, v)| som.saturating_add(g.saturating_mul(*v)))
    }
}

/// Een norm met haar grenzen.
#[derive(Clone, Debug)]
pub(super) struct Opgave {
    pub(super) rooster: Rooster,
    /// Wat er in het doelkwartaal bij moet zijn; daarna kan er met de bevolking meer gevraagd worden.
    pub(super) gevraagd: i128,
    /// Index van het doelkwartaal; minstens 1.
    pub(super) doel: usize,
    /// De vorm: het pad zonder grenzen.
    pub(super) vorm: Vec<i128>,
    /// Plafonds per kwartaal; elk daalt nooit.
    pub(super) plafonds: Vec<Vec<i128>>,
    /// De grootste stap naar een kwartaal.
    pub(super) stappen: Vec<Vec<i128>>,
    /// Sommen.
    pub(super) sommen: Vec<Som>,
}

/// Wat een stand tegenhoudt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wat {
    /// Een plafond, bij nummer.
    Plafond(usize),
    /// Een grootste stap, bij nummer.
    Stap(usize),
    /// Een som, bij nummer.
    Som(usize),
    /// De vorm.
    Vorm,
}

/// Het beste pad, en per kwartaal wat het onder de vorm houdt (leeg waar het de vorm volgt).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Oplossing {
    pub(super) pad: Vec<i128>,
    pub(super) bindend: Vec<Vec<Wat>>,
}

impl Opgave {
    fn lengte(&self) -> usize {
        self.vorm.len()
    }

    /// De hoogste stand in een kwartaal volgens vorm en plafonds, op het rooster; het begin is de IST.
    fn plafond(&self, q: usize, met_vorm: bool) -> i128 {
        let eigen = self.plafonds.iter().filter_map(|p| p.get(q)).copied();
        let vorm = self.vorm.get(q).copied().filter(|_| met_vorm);
        let laagste = eigen.chain(vorm).min().unwrap_or(i128::MAX);
        if q == 0 { 0 } else { self.rooster.omlaag(laagste) }
    }

    /// De grootste stap naar een kwartaal; het rooster rondt erna af, want de laatste stap mag kleiner zijn.
    fn stap(&self, q: usize) -> i128 {
        self.stappen.iter().filter_map(|s| s.get(q)).copied().min().unwrap_or(i128::MAX).max(0)
    }

    /// Het laagste pad dat in kwartaal `op` de stand `x` heeft: zo laat mogelijk, en daarna niet verder.
    pub(super) fn laagste(&self, op: usize, x: i128) -> Vec<i128> {
        let mut pad = vec![x; self.lengte()];
        let mut volgende = x;
        for q in (0..op).rev() {
            volgende = self.rooster.omhoog(volgende.saturating_sub(self.stap(q + 1)));
            if let Some(hier) = pad.get_mut(q) {
                *hier = volgende;
            }
        }
        pad
    }

    /// Of stand `x` in kwartaal `op` haalbaar is.
    pub(super) fn haalbaar(&self, op: usize, x: i128, met_vorm: bool) -> bool {
        let pad = self.laagste(op, x);
        let onder_plafond = |(q, v): (usize, &i128)| q > op || *v <= self.plafond(q, met_vorm);
        pad.iter().enumerate().all(onder_plafond) && self.sommen.iter().all(|s| s.gebruik(&pad) <= s.rest)
    }

    /// De hoogste haalbare stand in kwartaal `op`, onder `meest`. Niets doen is altijd haalbaar.
    pub(super) fn hoogste(&self, op: usize, meest: i128, met_vorm: bool) -> i128 {
        let meest = self.rooster.omlaag(meest.min(self.plafond(op, met_vorm)));
        if self.haalbaar(op, meest, met_vorm) {
            return meest;
        }
        // Haalbaar is dalend in x: zoeken tussen een stand die kan en een die niet kan.
        let (mut kan, mut kan_niet) = (0, self.rooster.nummer(meest));
        while kan + 1 < kan_niet {
            let midden = kan + (kan_niet - kan) / 2;
            if self.haalbaar(op, self.rooster.stand(midden), met_vorm) {
                kan = midden;
            } else {
                kan_niet = midden;
            }
        }
        self.rooster.stand(kan)
    }

    /// Het beste pad (zie `grenzen`).
    pub(super) fn los_op(&self) -> Oplossing {
        let op_doel = self.hoogste(self.doel, self.gevraagd, true);
        let minst = self.laagste(self.doel, op_doel);
        let bindend_op_doel = if op_doel < self.gevraagd { self.bindend_op_doel(op_doel) } else { Vec::new() };
        let (mut pad, mut bindend) = (vec![0_i128; self.lengte()], vec![Vec::new(); self.lengte()]);
        // Wat elke som al aan eerdere kwartalen gaf.
        let mut gebruikt = vec![0_i128; self.sommen.len()];
        let mut vorige = 0;
        for q in 1..self.lengte() {
            let (stand, waarom) = if q == self.doel {
                (op_doel, bindend_op_doel.clone())
            } else {
                self.stand_in(q, vorige, op_doel, &minst, &gebruikt, &bindend_op_doel)
            };
            for (som, tot_nu) in self.sommen.iter().zip(&mut gebruikt) {
                let gewicht = som.gewicht.get(q).copied().unwrap_or_default();
                *tot_nu = tot_nu.saturating_add(gewicht.saturating_mul(stand));
            }
            if let (Some(p), Some(b)) = (pad.get_mut(q), bindend.get_mut(q)) {
                *p = stand;
                *b = waarom;
            }
            vorige = stand;
        }
        Oplossing { pad, bindend }
    }

    /// De hoogste stand in een kwartaal die nog af te maken is, en wat haar tegenhoudt.
    fn stand_in(
        &self,
        q: usize,
        vorige: i128,
        op_doel: i128,
        minst: &[i128],
        gebruikt: &[i128],
        van_doel: &[Wat],
    ) -> (i128, Vec<Wat>) {
        let rooster = self.rooster;
        let van_vorm = rooster.omlaag(self.vorm.get(q).copied().unwrap_or(rooster.totaal));
        let mut grenzen: Vec<(i128, Wat)> = Vec::new();
        grenzen.extend(self.plafonds.iter().enumerate().filter_map(|(i, p)| Some((*p.get(q)?, Wat::Plafond(i)))));
        grenzen.extend(
            self.stappen
                .iter()
                .enumerate()
                .filter_map(|(i, s)| Some((vorige.saturating_add(*s.get(q)?), Wat::Stap(i)))),
        );
        for (i, (som, al)) in self.sommen.iter().zip(gebruikt).enumerate() {
            grenzen.push((hoogste_in_som(som, q, som.rest.saturating_sub(*al), minst), Wat::Som(i)));
        }
        let van_grenzen = grenzen.iter().map(|(g, _)| rooster.omlaag(*g)).min().unwrap_or(rooster.totaal);
        let doel = if q < self.doel { op_doel } else { rooster.totaal };
        // Nooit lager dan wat er al is en wat het doel vraagt: dat is haalbaar, want zo is er gezocht.
        let ondergrens = vorige.max(minst.get(q).copied().unwrap_or_default());
        let stand = van_vorm.min(van_grenzen).min(doel).max(ondergrens);
        if stand >= van_vorm {
            return (stand, Vec::new());
        }
        let mut waarom: Vec<Wat> =
            grenzen.into_iter().filter(|(g, _)| rooster.omlaag(*g) <= stand).map(|(_, w)| w).collect();
        if doel <= stand {
            waarom.extend(van_doel);
            waarom.sort();
            waarom.dedup();
        }
        (stand, waarom)
    }

    /// Wat de eerstvolgende hogere stand in het doelkwartaal tegenhoudt.
    fn bindend_op_doel(&self, op_doel: i128) -> Vec<Wat> {
        self.belet(self.doel, self.rooster.volgende(op_doel), true)
    }

    /// Welke grenzen het laagste pad naar stand `x` in kwartaal `op` overschrijdt.
    pub(super) fn belet(&self, op: usize, x: i128, met_vorm: bool) -> Vec<Wat> {
        let pad = self.laagste(op, x);
        let mut uit = Vec::new();
        for (i, plafond) in self.plafonds.iter().enumerate() {
            if pad.iter().zip(plafond).take(op + 1).any(|(v, p)| v > p) {
                uit.push(Wat::Plafond(i));
            }
        }
        uit.extend(self.te_kleine_stappen(op, x, met_vorm));
        let te_duur = self.sommen.iter().enumerate().filter(|(_, s)| s.gebruik(&pad) > s.rest);
        uit.extend(te_duur.map(|(i, _)| Wat::Som(i)));
        if met_vorm && pad.iter().zip(&self.vorm).take(op + 1).skip(1).any(|(v, p)| *v > self.rooster.omlaag(*p)) {
            uit.push(Wat::Vorm);
        }
        uit
    }

    /// De stappen die te klein zijn: met hen moet het laagste pad voor `op` al boven een plafond liggen. Is de kleinste
    /// weg en een andere nog steeds te klein, dan hoort die er ook bij.
    fn te_kleine_stappen(&self, op: usize, x: i128, met_vorm: bool) -> Vec<Wat> {
        let mut zonder = self.clone();
        let mut uit = Vec::new();
        loop {
            let pad = zonder.laagste(op, x);
            if !pad.iter().enumerate().take(op).any(|(q, v)| *v > self.plafond(q, met_vorm)) {
                break;
            }
            let kleinste: Vec<usize> = (0..zonder.stappen.len()).filter(|i| zonder.is_kleinste(*i, op)).collect();
            if kleinste.is_empty() {
                break;
            }
            for i in kleinste {
                uit.push(Wat::Stap(i));
                if let Some(stappen) = zonder.stappen.get_mut(i) {
                    *stappen = vec![i128::MAX; stappen.len()];
                }
            }
        }
        uit.sort();
        uit
    }

    /// Of een stap ergens tot en met `op` de kleinste is, en klein genoeg om iets te zeggen.
    fn is_kleinste(&self, nummer: usize, op: usize) -> bool {
        let Some(eigen) = self.stappen.get(nummer) else { return false };
        (1..=op).any(|q| {
            let kleinste = self.stappen.iter().filter_map(|s| s.get(q)).min();
            eigen.get(q) == kleinste && eigen.get(q).is_some_and(|s| *s < i128::MAX)
        })
    }
}

/// De hoogste stand `z` in kwartaal `q` waarbij de som van max(z, minst) over dit en de latere kwartalen nog past.
fn hoogste_in_som(som: &Som, q: usize, rest: i128, minst: &[i128]) -> i128 {
    let delen: Vec<(i128, i128)> = som.gewicht.iter().copied().zip(minst.iter().copied()).skip(q).collect();
    let mut gewicht: i128 = delen.iter().map(|(g, _)| *g).sum();
    if gewicht == 0 {
        return i128::MAX;
    }
    // Het laagste pad daalt nooit: tot een zeker kwartaal telt z, daarna het laagste pad.
    let mut over = rest;
    for (g, m) in delen.iter().rev() {
        if gewicht > 0 {
            let z = over.div_euclid(gewicht);
            if z >= *m {
                return z;
            }
        }
        over = over.saturating_sub(g.saturating_mul(*m));
        gewicht -= g;
    }
    delen.first().map_or(0, |(_, m)| *m)
}

//! De IST van een gebied: een eigen opgave, een aandeel in die van een groter gebied, of de som van gemeenten.
//!
//! De regels van DESIGN §6, "IST": een eigen rij gaat voor en wordt nooit gedeeld; wat niet optelt is een fout;
//! wat deels bekend is, is niet bekend.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::amount::{Amount, verdeel};
use crate::finding::Finding;
use crate::gebied::{Gebied, GebiedCode};
use crate::horizon::Horizon;
use crate::ist::{Ist, IstSoort, Opgave, Vindplaats};
use crate::land::Regio;
use crate::norm::{NormId, Schaal};
use crate::soll::{Bereik, Rekenaar, inwoners};
use crate::vraag::{self, Vraag};

/// Hoe een IST tot stand kwam.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IstTrace {
    /// Er is geen opgave.
    Geen,
    /// De eigen opgave van het gebied.
    EigenRij {
        /// Het bestand.
        waar: Arc<Vindplaats>,
        /// Regel in het bestand.
        rij: u64,
        /// Bron volgens de opgave.
        bron: String,
        /// Wat daarvan niet aan gemeenten is toegedeeld, als niet alle gemeenten bekend zijn.
        niet_toegedeeld: Option<Amount>,
    },
    /// De som van opgaven van gemeenten en van regio's (die voor een deel meetellen, waar de norm gedeeld wordt).
    Som {
        /// De regio's waarvan de opgave (voor een deel) meetelt.
        regios: Vec<Gebied>,
    },
}

/// De IST van een gebied voor een norm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IstStand {
    /// De stand; `None` is onbekend, ook als zij deels bekend is.
    pub waarde: Option<Amount>,
    /// Echt, verzonnen of geen.
    pub soort: IstSoort,
    /// De oudste peildatum van de opgaven.
    pub peildatum: Option<Date>,
    /// Wat wel bekend is.
    pub bekend: Option<Amount>,
    /// De SOLL van de leden waarvan de IST bekend is.
    pub soll_bekend: Option<Amount>,
    /// De leden waarvan de IST bekend is.
    pub leden_bekend: BTreeSet<GebiedCode>,
    /// Het aantal leden.
    pub leden_totaal: usize,
    /// De herkomst.
    pub trace: IstTrace,
}

impl IstStand {
    /// Niets bekend.
    #[must_use]
    pub fn onbekend(leden_totaal: usize) -> Self {
        Self {
            waarde: None,
            soort: IstSoort::Geen,
            peildatum: None,
            bekend: None,
            soll_bekend: None,
            leden_bekend: BTreeSet::new(),
            leden_totaal,
            trace: IstTrace::Geen,
        }
    }

    /// Of een deel bekend is en het geheel niet.
    #[must_use]
    pub fn is_deels(&self) -> bool {
        self.waarde.is_none() && self.bekend.is_some()
    }
}

/// Een deel van een gebied waarin SOLL en IST vergeleken worden: een gemeente, of een regio van de schaal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deel {
    /// Wat de norm van dit deel vraagt.
    pub soll: Vraag,
    /// Wat er is.
    pub ist: Amount,
}

impl Deel {
    /// Wat er in een kwartaal, op zijn plaats in de horizon, boven de IST bij hoort te zijn als het pad vol is.
    #[must_use]
    pub fn groeiruimte(&self, horizon: Horizon, plaats: usize) -> Bereik {
        self.soll.top(horizon, plaats).map(|s| (s - self.ist).positief())
    }

    /// Wat er tot het doel bij moet.
    #[must_use]
    pub fn tekort_doel(&self, horizon: Horizon) -> Bereik {
        self.soll.doel(horizon).map(|s| (s - self.ist).positief())
    }
}

/// De IST van elk lid en van het gebied, met wat er niet aan klopt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Huidig {
    /// De delen waaruit het gebied bestaat, op code; `None` als niet van elk deel de IST bekend is. Het overschot
    /// van het ene deel vult het tekort van het andere niet.
    pub delen: Option<Vec<Deel>>,
    /// Van het gebied.
    pub gebied: IstStand,
    /// Wat niet optelt.
    pub bevindingen: Vec<Finding>,
}

/// Bepaalt de IST van een gebied en zijn leden voor één norm.
#[must_use]
pub fn bepaal(
    rekenaar: &Rekenaar<'_>,
    ist: &Ist,
    gebied: &Regio,
    soll_per_lid: &BTreeMap<GebiedCode, Option<Vraag>>,
) -> Huidig {
    let norm = &rekenaar.wijze.norm.id;
    let eigen: BTreeMap<GebiedCode, &Opgave> =
        gebied.leden.iter().filter_map(|c| Some((c.clone(), ist.opgave(c, norm)?))).collect();
    let mut som = Optelling::default();
    let eigen_opgave = ist.opgave(&gebied.gebied.code, norm).filter(|_| !is_lid(gebied));
    // Een eigen rij gaat voor; ons aandeel in die van een grotere regio is dan geen opgave om mee te vergelijken.
    if rekenaar.schaal() != Some(Schaal::Gemeente) && eigen_opgave.is_none() {
        for (regio, gedeeld) in rekenaar.regios(gebied) {
            if let Some(opgave) = ist.opgave(&regio.gebied.code, norm)
                && regio.gebied.code != gebied.gebied.code
            {
                som.regio(rekenaar, regio, gedeeld == regio.leden.len(), opgave, &gebied.leden);
            }
        }
    }
    for (code, opgave) in &eigen {
        som.gemeente(code, opgave);
    }
    let nodig = nodig(rekenaar, gebied);
    let (stand, mut bevindingen) = match eigen_opgave {
        Some(opgave) => {
            let bevindingen = telt_op(gebied, rekenaar, opgave, &som, &nodig);
            (eigen_rij(opgave, gebied, &som, &nodig), bevindingen)
        }
        None => (som.stand(gebied, &nodig, soll_per_lid), Vec::new()),
    };
    bevindingen.extend(som.overgeslagen.iter().map(|(code, opgave)| overgeslagen(norm, code, opgave)));
    let delen = delen(rekenaar, gebied, &som, soll_per_lid, &stand);
    Huidig { delen, gebied: stand, bevindingen }
}

/// De delen van een gebied met hun SOLL en IST. Waar een norm voor een regio geldt, is die regio het deel: wat de
/// ene gemeente voor de andere doet, is daar geen tekort.
fn delen(
    rekenaar: &Rekenaar<'_>,
    gebied: &Regio,
    som: &Optelling,
    soll_per_lid: &BTreeMap<GebiedCode, Option<Vraag>>,
    stand: &IstStand,
) -> Option<Vec<Deel>> {
    let ist = stand.waarde?;
    if rekenaar.schaal() == Some(Schaal::Gemeente) {
        let van_lid = |c: &GebiedCode| {
            let eigen = is_lid(gebied).then_some(ist);
            Some(Deel { soll: soll_per_lid.get(c).cloned().flatten()?, ist: som.per_lid.get(c).copied().or(eigen)? })
        };
        return gebied.leden.iter().map(van_lid).collect();
    }
    if matches!(stand.trace, IstTrace::EigenRij { .. }) {
        let soll = rekenaar.gebied(gebied, soll_per_lid).vraag()?;
        return Some(vec![Deel { soll, ist }]);
    }
    rekenaar
        .regios(gebied)
        .into_iter()
        .filter(|(regio, gedeeld)| !rekenaar.is_geteld() || *gedeeld == regio.leden.len())
        .map(|(regio, _)| {
            let leden: Vec<&GebiedCode> = regio.leden.intersection(&gebied.leden).collect();
            let van_leden =
                || leden.iter().map(|c| som.per_lid.get(*c).copied()).try_fold(Amount::ZERO, |a, b| Some(a + b?));
            let ist = som.per_regio.get(&regio.gebied.code).copied().or_else(van_leden)?;
            let soll = if rekenaar.is_geteld() {
                Vraag::gelijk(rekenaar.wijze.streef)
            } else {
                vraag::som(leden.iter().map(|c| soll_per_lid.get(*c)?.as_ref()))?
            };
            Some(Deel { soll, ist })
        })
        .collect()
}

/// Een gemeente is haar eigen enige lid; haar rij telt één keer.
fn is_lid(gebied: &Regio) -> bool {
    gebied.leden.contains(&gebied.gebied.code)
}

/// De leden waarvan de IST bekend moet zijn. Waar regio's geteld worden en niet gedeeld, zijn dat alleen de leden
/// van regio's die er geheel in liggen.
fn nodig(rekenaar: &Rekenaar<'_>, gebied: &Regio) -> BTreeSet<GebiedCode> {
    if !rekenaar.is_geteld() {
        return gebied.leden.clone();
    }
    let geheel = rekenaar.regios(gebied).into_iter().filter(|(r, gedeeld)| *gedeeld == r.leden.len());
    geheel.flat_map(|(r, _)| r.leden.iter().cloned()).collect()
}

#[derive(Default)]
struct Optelling {
    som: Amount,
    per_lid: BTreeMap<GebiedCode, Amount>,
    bekend: BTreeSet<GebiedCode>,
    per_regio: BTreeMap<GebiedCode, Amount>,
    /// Opgaven van gemeenten die niet meetellen omdat die van hun regio dat al doet, met hun regel.
    overgeslagen: Vec<(GebiedCode, Opgave)>,
    regios: Vec<Gebied>,
    soort: Option<IstSoort>,
    peildatum: Option<Date>,
}

impl Optelling {
    /// Telt de opgave van een regio mee: geheel als zij in het gebied ligt, anders naar inwoners waar dat mag.
    fn regio(
        &mut self,
        rekenaar: &Rekenaar<'_>,
        regio: &Regio,
        geheel: bool,
        opgave: &Opgave,
        leden: &BTreeSet<GebiedCode>,
    ) {
        if rekenaar.is_gedeeld() {
            let Some(gewichten) = inwoners(rekenaar.land, &regio.leden) else { return };
            let delen = regio.leden.iter().zip(verdeel(opgave.waarde, &gewichten));
            let aandeel: Amount = delen.filter(|(c, _)| leden.contains(*c)).map(|(_, deel)| deel).sum();
            self.tel(regio, aandeel, regio.leden.intersection(leden));
        } else if geheel {
            self.tel(regio, opgave.waarde, regio.leden.iter());
        } else {
            return;
        }
        self.herkomst(opgave);
    }

    fn tel<'b>(&mut self, regio: &Regio, waarde: Amount, leden: impl Iterator<Item = &'b GebiedCode>) {
        self.som = self.som + waarde;
        self.bekend.extend(leden.cloned());
        self.per_regio.insert(regio.gebied.code.clone(), waarde);
        self.regios.push(regio.gebied.clone());
    }

    /// Telt de opgave van een gemeente mee, tenzij haar regio dat al deed.
    fn gemeente(&mut self, code: &GebiedCode, opgave: &Opgave) {
        if self.bekend.insert(code.clone()) {
            self.som = self.som + opgave.waarde;
            self.per_lid.insert(code.clone(), opgave.waarde);
            self.herkomst(opgave);
        } else {
            self.overgeslagen.push((code.clone(), opgave.clone()));
        }
    }

    fn herkomst(&mut self, opgave: &Opgave) {
        self.soort = self.soort.max(Some(opgave.soort));
        self.peildatum = Some(self.peildatum.map_or(opgave.peildatum, |d| d.min(opgave.peildatum)));
    }

    fn is_volledig(&self, nodig: &BTreeSet<GebiedCode>) -> bool {
        !nodig.is_empty() && nodig.is_subset(&self.bekend)
    }

    fn stand(
        &self,
        gebied: &Regio,
        nodig: &BTreeSet<GebiedCode>,
        soll_per_lid: &BTreeMap<GebiedCode, Option<Vraag>>,
    ) -> IstStand {
        let Some(soort) = self.soort else { return IstStand::onbekend(gebied.leden.len()) };
        let soll_bekend = self
            .bekend
            .iter()
            .map(|c| Some(soll_per_lid.get(c)?.as_ref()?.nu.gekozen))
            .try_fold(Amount::ZERO, |som, s| Some(som + s?));
        IstStand {
            waarde: self.is_volledig(nodig).then_some(self.som),
            soort,
            peildatum: self.peildatum,
            bekend: Some(self.som),
            soll_bekend,
            leden_bekend: self.bekend.clone(),
            leden_totaal: gebied.leden.len(),
            trace: IstTrace::Som { regios: self.regios.clone() },
        }
    }
}

fn eigen_rij(opgave: &Opgave, gebied: &Regio, som: &Optelling, nodig: &BTreeSet<GebiedCode>) -> IstStand {
    let rest = (!som.is_volledig(nodig) && !som.bekend.is_empty()).then(|| opgave.waarde - som.som);
    IstStand {
        waarde: Some(opgave.waarde),
        soort: som.soort.map_or(opgave.soort, |s| s.max(opgave.soort)),
        peildatum: Some(opgave.peildatum),
        bekend: Some(opgave.waarde),
        soll_bekend: None,
        leden_bekend: som.bekend.clone(),
        leden_totaal: gebied.leden.len(),
        trace: IstTrace::EigenRij {
            waar: Arc::clone(&opgave.waar),
            rij: opgave.rij,
            bron: opgave.bron.clone(),
            niet_toegedeeld: rest,
        },
    }
}

fn overgeslagen(norm: &NormId, gemeente: &GebiedCode, opgave: &Opgave) -> Finding {
    let bericht = format!("de opgave van {gemeente} voor norm {norm} telt niet mee: die van de regio gaat voor.");
    let bevinding = Finding::waarschuwing("IST-020", bericht).met_gebied(gemeente.clone()).met_norm(norm.clone());
    opgave.waar.bij(bevinding, opgave.rij, "gebied_code")
}

/// De eigen rij tegenover de opgaven van de leden (DESIGN §6).
fn telt_op(
    gebied: &Regio,
    rekenaar: &Rekenaar<'_>,
    opgave: &Opgave,
    som: &Optelling,
    nodig: &BTreeSet<GebiedCode>,
) -> Vec<Finding> {
    let norm = &rekenaar.wijze.norm.id;
    let volledig = som.is_volledig(nodig);
    let bericht = if volledig && som.som != opgave.waarde {
        format!(
            "{} heeft voor norm {norm} {} en de leden tellen op tot {}. Verbeter de eigen rij of die van de leden.",
            gebied.gebied.voluit(),
            opgave.waarde.met_komma(),
            som.som.met_komma()
        )
    } else if !volledig && som.som > opgave.waarde {
        format!(
            "{} heeft voor norm {norm} {} en de {} bekende gemeenten tellen al op tot {}. Verbeter de eigen rij of die van de gemeenten.",
            gebied.gebied.voluit(),
            opgave.waarde.met_komma(),
            som.bekend.len(),
            som.som.met_komma()
        )
    } else {
        return Vec::new();
    };
    let bevinding = Finding::fout("IST-014", bericht).met_gebied(gebied.gebied.code.clone()).met_norm(norm.clone());
    vec![opgave.waar.bij(bevinding, opgave.rij, "waarde")]
}

//! Van losse rijen naar een prognose: nakijken, en per gemeente de fijnste rij die haar bevat.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Prognose, Verloop, Verwacht, code};
use crate::amount::Amount;
use crate::finding::Finding;
use crate::gebied::{Gebied, GebiedCode, Niveau};
use crate::grondslag::Basis;
use crate::kwartaal::{JAREN, Quarter};
use crate::land::{Gemeente, Land};

/// De niveaus waarop een prognose kan staan, van fijn naar grof.
pub(super) const NIVEAUS: [Niveau; 4] = [Niveau::Gemeente, Niveau::Corop, Niveau::Provincie, Niveau::Land];

/// Zoveel inwoners heeft niets; het houdt het rekenen exact.
const MEEST: i64 = 100_000_000;

/// Meer dan zo'n deel (in procenten) horen prognose en telling op de peildatum niet te verschillen.
const VERSCHIL: i64 = 10;

/// Eén verwachte stand uit een bestand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrognoseRij {
    /// De regel in het bestand.
    pub regel: u64,
    /// Waarvan; het gebied bestaat in het land.
    pub gebied: Gebied,
    /// Op 1 januari van dit jaar.
    pub jaar: i16,
    /// Waarover.
    pub basis: Basis,
    /// Hoeveel.
    pub verwacht: Verwacht,
}

/// Vult `kop` met de verlopen van deze rijen. `None` als er een fout is; de bevindingen zeggen welke.
#[must_use]
pub fn bouw(land: &Land, kop: Prognose, rijen: &[PrognoseRij]) -> (Option<Prognose>, Vec<Finding>) {
    let mut bouwer = Bouwer { land, bevindingen: Vec::new(), verlopen: BTreeMap::new() };
    bouwer.verzamel(rijen);
    bouwer.kijk_jaren_na();
    bouwer.vergelijk();
    let bestand = kop.bestand.clone();
    let mut uit = kop;
    for gemeente in land.gemeenten.values() {
        for basis in Basis::ALLE {
            if let Some(sleutel) = bouwer.fijnste(gemeente, basis) {
                let plaats = bouwer.verlopen.keys().position(|s| *s == sleutel);
                uit.van_gemeente.extend(plaats.map(|p| ((gemeente.gebied.code.clone(), basis), p)));
            }
        }
    }
    let bevindingen: Vec<Finding> =
        bouwer.bevindingen.into_iter().map(|f| bestand.iter().fold(f, |f, b| f.met_bestand(b))).collect();
    if bevindingen.iter().any(Finding::is_fout) {
        return (None, bevindingen);
    }
    uit.verlopen = bouwer.verlopen.into_values().collect();
    (Some(uit), bevindingen)
}

type Sleutel = (Basis, GebiedCode);

struct Bouwer<'a> {
    land: &'a Land,
    bevindingen: Vec<Finding>,
    verlopen: BTreeMap<Sleutel, Verloop>,
}

impl Bouwer<'_> {
    fn fout(&mut self, code: &'static str, regel: u64, kolom: &str, bericht: String) {
        self.bevindingen.push(Finding::fout(code, bericht).met_rij(regel).met_kolom(kolom));
    }

    fn verzamel(&mut self, rijen: &[PrognoseRij]) {
        for rij in rijen {
            let wat = format!("{}, {} op 1-1-{}", rij.gebied.voluit(), rij.basis.naam(), rij.jaar);
            let Verwacht { aantal, interval } = rij.verwacht;
            if !NIVEAUS.contains(&rij.gebied.niveau) {
                self.fout(
                    code::GEBIED,
                    rij.regel,
                    "gebied",
                    format!(
                        "{wat}: een prognose staat per gemeente, COROP-gebied, provincie of voor Nederland. Laat deze rij weg of geef een prognose op een van die niveaus."
                    ),
                );
                continue;
            }
            if !JAREN.contains(&rij.jaar) {
                self.fout(code::JAREN, rij.regel, "jaar", format!("{wat}: het jaar ligt niet tussen 2000 en 2100."));
                continue;
            }
            let (laag, hoog) = interval.unwrap_or((aantal, aantal));
            if aantal < 0 || laag < 0 {
                self.fout(
                    code::AANTAL,
                    rij.regel,
                    "aantal",
                    format!("{wat}: {} is minder dan nul personen. Verbeter het aantal.", aantal.min(laag)),
                );
                continue;
            }
            if aantal > MEEST || hoog > MEEST {
                self.fout(
                    code::AANTAL,
                    rij.regel,
                    "aantal",
                    format!("{wat}: {aantal} personen kan niet. Staat er personen en geen duizendtallen? Kies dan --prognose-eenheid personen."),
                );
                continue;
            }
            if laag > aantal || hoog < aantal {
                self.fout(
                    code::AANTAL,
                    rij.regel,
                    "aantal",
                    format!(
                        "{wat}: de verwachting {aantal} ligt niet tussen de grenzen {laag} en {hoog} van haar interval."
                    ),
                );
                continue;
            }
            let verloop = self
                .verlopen
                .entry((rij.basis, rij.gebied.code.clone()))
                .or_insert_with(|| Verloop { uit: rij.gebied.clone(), standen: BTreeMap::new() });
            match verloop.standen.insert(rij.jaar, rij.verwacht) {
                Some(eerder) if eerder != rij.verwacht => {
                    let bericht = format!(
                        "{wat}: hier staat {aantal} en eerder {}. Houd één rij over, of kies een variant.",
                        eerder.aantal
                    );
                    self.fout(code::DUBBEL, rij.regel, "aantal", bericht);
                }
                _ => {}
            }
        }
    }

    /// De dag waarop het land voor deze basis geteld is.
    fn peildatum(&self, basis: Basis) -> Option<Date> {
        self.land.gemeenten.values().find_map(|g| g.tellingen.get(&basis)).map(|t| t.peildatum)
    }

    /// Groei vraagt een jaar op of vóór de peildatum, en een jaar erna. Kan dat nergens, dan is het bestand onbruikbaar;
    /// kan het voor één gebied niet, dan doet dat gebied niet mee.
    fn kijk_jaren_na(&mut self) {
        let jaren: BTreeSet<i16> = self.verlopen.values().flat_map(|v| v.standen.keys().copied()).collect();
        let Some(peildatum) = Basis::ALLE.into_iter().find_map(|b| self.peildatum(b)) else { return };
        let dag = kort(peildatum);
        let fout = match (jaren.first(), jaren.last()) {
            (None, _) | (_, None) => {
                if self.bevindingen.iter().any(Finding::is_fout) {
                    return;
                }
                Some("er staat geen enkele bruikbare rij in dit bestand.".to_owned())
            }
            (Some(e), Some(l)) if e == l => Some(format!(
                "het bestand noemt alleen 1-1-{e}; groei vraagt minstens twee jaren, waarvan één op of vóór de peildatum {dag}."
            )),
            (Some(e), _) if !begint_op_tijd(*e, peildatum) => Some(format!(
                "de prognose begint op 1-1-{e}, na de peildatum {dag}. Geef ook een stand op of vóór {dag}, of kies met --peildatum een latere telling."
            )),
            (_, Some(l)) if !loopt_door(*l, peildatum) => Some(format!(
                "de prognose eindigt op 1-1-{l}, niet na de peildatum {dag}: zij zegt niets over wat er nog komt. Geef een nieuwere prognose."
            )),
            _ => None,
        };
        if let Some(bericht) = fout {
            self.bevindingen.push(Finding::fout(code::JAREN, bericht));
            return;
        }
        let mut zonder: BTreeSet<String> = BTreeSet::new();
        let mut ervoor = 0;
        let dagen: BTreeMap<Basis, Date> =
            Basis::ALLE.into_iter().filter_map(|b| Some((b, self.peildatum(b)?))).collect();
        self.verlopen.retain(|(basis, _), verloop| {
            let Some(dag) = dagen.get(basis).copied() else { return false };
            let (eerste, laatste) = (verloop.standen.keys().next(), verloop.standen.keys().next_back());
            let bruikbaar = eerste.is_some_and(|e| begint_op_tijd(*e, dag))
                && laatste.is_some_and(|l| loopt_door(*l, dag))
                && verloop.groei(dag, Quarter::van(dag).unwrap_or(Quarter::EERSTE)).is_some();
            if !bruikbaar {
                zonder.insert(format!("{} ({})", verloop.uit.voluit(), basis.naam()));
            }
            // Het laatste jaar op of vóór de peildatum telt nog mee; wat daarvoor ligt niet.
            ervoor += verloop.standen.range(..=dag.year()).count().saturating_sub(1);
            bruikbaar
        });
        if !zonder.is_empty() {
            let namen: Vec<&str> = zonder.iter().map(String::as_str).collect();
            self.bevindingen.push(Finding::waarschuwing(
                code::WEGGELATEN,
                format!(
                    "zonder stand op of vóór de peildatum {dag} en een erna is er geen groei; niet gebruikt: {}.",
                    opsomming(&namen)
                ),
            ));
        }
        if ervoor > 0 {
            self.bevindingen.push(Finding::info(
                code::WEGGELATEN,
                format!("{ervoor} rijen gaan over jaren vóór de peildatum {dag} en doen niet mee."),
            ));
        }
    }

    /// Een prognose die op de peildatum ver van de telling ligt, gaat misschien over iets anders.
    fn vergelijk(&mut self) {
        let mut ver: Vec<String> = Vec::new();
        for ((basis, gebied), verloop) in &self.verlopen {
            let Some(telling) = self.land.telling(gebied, *basis) else { continue };
            let Some((t, n)) = Quarter::van(telling.peildatum).and_then(|q| verloop.op(q, |v| v.aantal)) else {
                continue;
            };
            let geteld = i128::from(telling.aantal.als_i64());
            if geteld > 0 && (t - geteld * n).abs() * 100 > i128::from(VERSCHIL) * geteld * n {
                let verwacht = Amount::from_int(i64::try_from(t / n).unwrap_or(i64::MAX));
                ver.push(format!("{} ({}: {verwacht} tegenover {geteld})", verloop.uit.naam, basis.naam()));
            }
        }
        if !ver.is_empty() {
            let namen: Vec<&str> = ver.iter().map(String::as_str).collect();
            self.bevindingen.push(Finding::waarschuwing(
                code::VERSCHIL,
                format!(
                    "op de peildatum ligt de prognose meer dan {VERSCHIL}% van de telling; de groeifactor wordt gebruikt, maar kijk na of het dezelfde gemeente en leeftijd is: {}.",
                    opsomming(&namen)
                ),
            ));
        }
    }

    /// De fijnste rij die een gemeente bevat.
    fn fijnste(&self, gemeente: &Gemeente, basis: Basis) -> Option<Sleutel> {
        NIVEAUS.into_iter().find_map(|niveau| {
            let code = match niveau {
                Niveau::Gemeente => &gemeente.gebied.code,
                _ => gemeente.regio.get(&niveau)?,
            };
            let sleutel = (basis, code.clone());
            self.verlopen.contains_key(&sleutel).then_some(sleutel)
        })
    }
}

/// Of er op of vóór de peildatum een stand is; alle standen gelden op 1 januari.
fn begint_op_tijd(eerste: i16, peildatum: Date) -> bool {
    Date::new(eerste, 1, 1).is_ok_and(|d| d <= peildatum)
}

fn loopt_door(laatste: i16, peildatum: Date) -> bool {
    Date::new(laatste, 1, 1).is_ok_and(|d| d > peildatum)
}

fn kort(dag: Date) -> String {
    format!("{}-{}-{}", dag.day(), dag.month(), dag.year())
}

/// Tien namen, en hoeveel er nog zijn.
pub(super) fn opsomming(namen: &[&str]) -> String {
    let eerste = namen.iter().take(10).copied().collect::<Vec<_>>().join(", ");
    match namen.len().saturating_sub(10) {
        0 => eerste,
        meer => format!("{eerste} en nog {meer}"),
    }
}

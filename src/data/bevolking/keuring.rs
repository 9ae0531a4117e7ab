//! Welke dag, of alle gemeenten er zijn, en of de sommen kloppen.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use normwijzer_core::{Finding, GebiedCode};
use normwijzer_ingest::Brontabel;

use super::lezing::{Cijfer, Cijfers, Dag, Lezing};
use super::{Bekend, Bevolking, Keuze};
use crate::betekenis::{Band, Sekse};
use crate::land::kort;
use crate::leeftijdsgroepen::{Cel, Netwerk};

/// Zoveel personen per band mag een som afwijken zonder fout: sommige bronnen ronden af op vijftallen.
const AFRONDING: i64 = 3;

/// Wat de keuring over een bestand wil zeggen.
struct Verslag<'a> {
    bestand: &'a str,
    bevindingen: Vec<Finding>,
}

impl Verslag<'_> {
    fn fout(&mut self, code: &'static str, bericht: String) {
        self.bevindingen.push(Finding::fout(code, bericht).met_bestand(self.bestand));
    }

    fn let_op(&mut self, code: &'static str, bericht: String) {
        self.bevindingen.push(Finding::waarschuwing(code, bericht).met_bestand(self.bestand));
    }

    /// Wat er is aangenomen: dat hoort ook op de pagina.
    fn aangenomen(&mut self, bericht: String) {
        self.bevindingen.push(Finding::info("IMP-040", bericht).met_bestand(self.bestand));
    }

    fn info(&mut self, bericht: String) {
        self.bevindingen.push(Finding::info("IMP-000", bericht).met_bestand(self.bestand));
    }
}

pub(super) fn kies_en_keur(
    mut lezing: Lezing,
    tabel: &Brontabel,
    bestand: &str,
    titeldag: Option<Date>,
    keuze: Keuze<'_>,
    bekend: Bekend<'_>,
    bevindingen: Vec<Finding>,
) -> Result<Bevolking, Vec<Finding>> {
    let mut v = Verslag { bestand, bevindingen };
    v.bevindingen.append(&mut lezing.bevindingen);
    let gekozen = kies_dag(&lezing, titeldag, keuze, bekend, &mut v);
    let Some((sleutel, dag)) = gekozen else { return Err(v.bevindingen) };
    let stand = lezing.dagen.remove(&sleutel).unwrap_or_default();
    let andere: Vec<String> = lezing.dagen.keys().flatten().map(ToString::to_string).collect();
    let Dag { gemeenten, nederland } = stand;
    let (vol, leeg): (BTreeMap<_, _>, BTreeMap<_, _>) =
        gemeenten.into_iter().partition(|(_, c)| c.values().any(|(cijfer, _)| *cijfer != Cijfer::Leeg));
    // Een band die nergens een cijfer heeft, hoort niet bij deze tabel.
    let banden: BTreeSet<Band> = vol
        .values()
        .flat_map(|c| c.iter().filter(|(_, (cijfer, _))| *cijfer != Cijfer::Leeg).map(|((band, _), _)| *band))
        .collect();
    let weg = [
        (leeg.len() + lezing.onbekend_leeg.len(), "rijen zonder cijfers (opgeheven gemeenten)"),
        (lezing.groter, "rijen van grotere gebieden"),
        (lezing.kernen, "rijen van wijken en buurten"),
    ];
    let weg: Vec<String> = weg.iter().filter(|(n, _)| *n > 0).map(|(n, wat)| format!("{n} {wat}")).collect();
    if !weg.is_empty() {
        v.info(format!("weggelaten: {}", weg.join(", ")));
    }
    if !andere.is_empty() {
        v.info(format!("andere peildatums weggelaten: {}", andere.join(", ")));
    }
    let mut gemeenten = BTreeMap::new();
    let mut onbekend = Vec::new();
    for (code, cijfers) in &vol {
        let cellen: BTreeMap<Band, Cel> = banden.iter().map(|b| (*b, cel(cijfers, *b))).collect();
        let weg: Vec<&Band> = cellen.iter().filter(|(_, c)| **c == Cel::Onbekend).map(|(b, _)| b).collect();
        if let Some(eerste) = weg.first() {
            onbekend.push((code.clone(), (**eerste, weg.len()), rij(cijfers, **eerste)));
        }
        gemeenten.insert(code.clone(), cellen);
    }
    meld_onbekend(&onbekend, bekend, &mut v);
    if vol.is_empty() {
        v.fout("IMP-036", "geen enkele gemeente met cijfers gevonden; haal de tabel op met alle gemeenten".to_owned());
        return Err(v.bevindingen);
    }
    let indeling = indeling(dag, &gemeenten, &leeg.keys().cloned().collect(), bekend, &mut v);
    let uit = Bevolking {
        bestand: bestand.to_owned(),
        bestanden: tabel.bestanden.clone(),
        tabel: tabel.tabel.clone(),
        titel: tabel.titel.clone(),
        dag,
        indeling: indeling.dag,
        banden,
        gemeenten,
        afgerond: lezing.in_duizenden,
        bevindingen: Vec::new(),
    };
    sommen(&uit, &nederland, indeling.volledig, bekend, &mut v);
    if v.bevindingen.iter().any(Finding::is_fout) {
        return Err(v.bevindingen);
    }
    Ok(Bevolking { bevindingen: v.bevindingen, ..uit })
}

/// De dag: uit de periode, anders uit de titel, anders uit het totaal van Nederland; nooit gegokt.
fn kies_dag(
    lezing: &Lezing,
    titeldag: Option<Date>,
    keuze: Keuze<'_>,
    bekend: Bekend<'_>,
    v: &mut Verslag<'_>,
) -> Option<(Option<Date>, Date)> {
    let gevuld = |d: &Dag| d.gemeenten.values().flat_map(BTreeMap::values).any(|(c, _)| *c != Cijfer::Leeg);
    let dagen: Vec<Date> = lezing.dagen.iter().filter(|(_, d)| gevuld(d)).filter_map(|(dag, _)| *dag).collect();
    let lijst = |dagen: &[Date]| dagen.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    if !lezing.dagen.contains_key(&None) && !dagen.is_empty() {
        return match (keuze.peildatum, dagen.as_slice()) {
            (Some(dag), alle) if alle.contains(&dag) => Some((Some(dag), dag)),
            (Some(dag), alle) => {
                v.fout(
                    "IMP-033",
                    format!("er zijn geen cijfers van {dag}; kies met --peildatum een van {}", lijst(alle)),
                );
                None
            }
            (None, [enige]) => Some((Some(*enige), *enige)),
            (None, alle) => {
                v.fout(
                    "IMP-033",
                    format!("hier staan {} peildatums; kies met --peildatum een van {}", alle.len(), lijst(alle)),
                );
                None
            }
        };
    }
    let Some(dag) = lezing.dagen.get(&None) else {
        v.fout(
            "IMP-036",
            "geen enkele rij van een gemeente met cijfers gevonden; haal de tabel op met alle gemeenten".to_owned(),
        );
        return None;
    };
    if let Some(gekozen) = keuze.peildatum {
        v.aangenomen(format!("de tabel noemt geen peildatum; gekozen met --peildatum: {gekozen}"));
        return Some((None, gekozen));
    }
    if let Some(titel) = titeldag {
        v.aangenomen(format!("de peildatum {titel} komt uit de titel van de tabel"));
        return Some((None, titel));
    }
    let iedereen = |c: &Cijfers| match cel(c, Band::ALLE) {
        Cel::Aantal(n) => Some(n),
        Cel::Onbekend => None,
    };
    let som = dag.gemeenten.values().map(iedereen).sum::<Option<i64>>();
    let totaal = iedereen(&dag.nederland).or(som);
    let passend: Vec<Date> = bekend.totalen.iter().filter(|(_, n)| Some(**n) == totaal).map(|(d, _)| *d).collect();
    if let ([enige], Some(totaal)) = (passend.as_slice(), totaal) {
        v.aangenomen(format!(
            "de tabel noemt geen peildatum; {totaal} inwoners is precies het aantal van {enige}, dus die dag is genomen"
        ));
        return Some((None, *enige));
    }
    v.fout(
        "IMP-033",
        "de tabel zegt niet van welke dag zij is; noem die met --peildatum, bijvoorbeeld --peildatum 2025".to_owned(),
    );
    None
}

/// Mannen en vrouwen samen; alleen als beide bekend zijn.
fn cel(cijfers: &Cijfers, band: Band) -> Cel {
    let van = |sekse| cijfers.get(&(band, sekse)).map(|(c, _)| *c);
    match (van(Sekse::Samen), van(Sekse::Mannen), van(Sekse::Vrouwen)) {
        (Some(Cijfer::Aantal(n)), ..) => Cel::Aantal(n),
        (None, Some(Cijfer::Aantal(m)), Some(Cijfer::Aantal(w))) => Cel::Aantal(m + w),
        _ => Cel::Onbekend,
    }
}

fn rij(cijfers: &Cijfers, band: Band) -> Option<(u64, Cijfer)> {
    cijfers.iter().find(|((b, _), (c, _))| *b == band && !matches!(c, Cijfer::Aantal(_))).map(|(_, (c, r))| (*r, *c))
}

type Gemist = (GebiedCode, (Band, usize), Option<(u64, Cijfer)>);

fn meld_onbekend(onbekend: &[Gemist], bekend: Bekend<'_>, v: &mut Verslag<'_>) {
    const MEEST: usize = 20;
    for (code, (band, hoeveel), waar) in onbekend.iter().take(MEEST) {
        let reden = match waar.map(|w| w.1) {
            Some(Cijfer::Geheim) => "geheim",
            Some(Cijfer::Onbekend) => "onbekend volgens de bron",
            _ => "niet ingevuld",
        };
        let meer = if *hoeveel > 1 { format!(" (en nog {} leeftijden)", hoeveel - 1) } else { String::new() };
        let mut f = Finding::waarschuwing(
            "IMP-038",
            format!(
                "{}: {band} is {reden}{meer}; wat daarop rust is onbekend, ook in de gebieden erboven",
                noem(code, bekend)
            ),
        )
        .met_bestand(v.bestand)
        .met_gebied(code.clone());
        f.rij = waar.map(|w| w.0);
        v.bevindingen.push(f);
    }
    if onbekend.len() > MEEST {
        v.let_op("IMP-038", format!("en nog {} gemeenten met een onbekend aantal", onbekend.len() - MEEST));
    }
}

fn noem(code: &GebiedCode, bekend: Bekend<'_>) -> String {
    let naam = bekend.kenner.namen().naam(code).or_else(|| bekend.kenner.herindelingen().map(|h| h.naam(code)));
    naam.map_or_else(|| code.to_string(), |n| if n == code.as_str() { n.to_owned() } else { format!("{n} ({code})") })
}

struct Gevonden {
    /// De dag waarvan de gemeenten zijn.
    dag: Date,
    /// Of alle gemeenten van die dag er zijn.
    volledig: bool,
}

/// Van welke dag de gemeenten zijn: die van de peildatum, of van een andere 1 januari waar zij allemaal bij passen. Meldt
/// gemeenten die ontbreken of nooit bestonden.
fn indeling(
    dag: Date,
    gemeenten: &BTreeMap<GebiedCode, BTreeMap<Band, Cel>>,
    leeg: &BTreeSet<GebiedCode>,
    bekend: Bekend<'_>,
    v: &mut Verslag<'_>,
) -> Gevonden {
    let Some(h) = bekend.kenner.herindelingen() else {
        let nu: BTreeSet<GebiedCode> = bekend.kenner.namen().codes().cloned().collect();
        let vreemd: Vec<&GebiedCode> = gemeenten.keys().filter(|c| !nu.contains(*c)).collect();
        if !vreemd.is_empty() {
            let codes: Vec<&str> = vreemd.iter().map(|c| c.as_str()).collect();
            v.fout("IMP-036", format!("deze gemeenten zijn hier niet bekend: {}", kort(&codes)));
        }
        return Gevonden { dag, volledig: meld_ontbrekend(&nu, gemeenten, leeg, bekend, v) };
    };
    let past = |d: Date| {
        let toen = h.gemeenten_op(d).ok()?;
        gemeenten.keys().all(|c| toen.contains(c)).then_some(toen)
    };
    let jaren = h.vanaf().year()..=h.stand().year();
    let mut andere: Vec<Date> = jaren.filter_map(|j| Date::new(j, 1, 1).ok()).collect();
    andere.sort_by_key(|d| (d.year() - dag.year()).abs());
    let gevonden = std::iter::once(dag).chain(andere).find_map(|d| Some((d, past(d)?)));
    if let Some((op, toen)) = gevonden {
        if op != dag {
            v.aangenomen(format!("de gemeenten zijn die van {op}, niet die van {dag}"));
        }
        return Gevonden { dag: op, volledig: meld_ontbrekend(&toen, gemeenten, leeg, bekend, v) };
    }
    let toen = h.gemeenten_op(dag).unwrap_or_default();
    for code in gemeenten.keys().filter(|c| !toen.contains(*c)).take(20) {
        let wat = match h.vroeger(code) {
            Some(vroeger) => vroeger.to_string(),
            None if h.is_van_nu(code) => format!("{} bestond nog niet op {dag}", noem(code, bekend)),
            None => {
                let vraag = bekend.kenner.namen().zoek(code.as_str()).err().map(|o| o.vraag()).unwrap_or_default();
                format!("{code} is geen code van een gemeente die bestaat of bestond; {vraag}")
            }
        };
        let f = Finding::fout("IMP-036", format!("{wat}. Alle gemeenten moeten die van één dag zijn."));
        v.bevindingen.push(f.met_bestand(v.bestand).met_gebied(code.clone()));
    }
    Gevonden { dag, volledig: false }
}

/// Meldt gemeenten van die dag die er niet zijn; of er geen ontbreekt.
fn meld_ontbrekend(
    toen: &BTreeSet<GebiedCode>,
    gemeenten: &BTreeMap<GebiedCode, BTreeMap<Band, Cel>>,
    leeg: &BTreeSet<GebiedCode>,
    bekend: Bekend<'_>,
    v: &mut Verslag<'_>,
) -> bool {
    let mist: Vec<&GebiedCode> = toen.iter().filter(|c| !gemeenten.contains_key(*c)).collect();
    for (een, meer, is_leeg) in [
        ("staat in de tabel zonder cijfers", "staan in de tabel zonder cijfers", true),
        ("ontbreekt in de tabel", "ontbreken in de tabel", false),
    ] {
        let namen: Vec<String> =
            mist.iter().filter(|c| leeg.contains(*c) == is_leeg).map(|c| noem(c, bekend)).collect();
        if !namen.is_empty() {
            let namen: Vec<&str> = namen.iter().map(String::as_str).collect();
            let wie = match namen.as_slice() {
                [naam] => format!("{naam} {een}; die gemeente"),
                alle => format!("{} gemeenten {meer}: {}; zij", alle.len(), kort(alle)),
            };
            v.let_op("IMP-038", format!("{wie} en de gebieden erboven zijn onbekend, niet kleiner"));
        }
    }
    mist.is_empty()
}

/// Sommen over gemeenten en over banden.
fn sommen(b: &Bevolking, nederland: &Cijfers, volledig: bool, bekend: Bekend<'_>, v: &mut Verslag<'_>) {
    let ruimte = if b.afgerond { 1_000 * i64::try_from(b.gemeenten.len()).unwrap_or_default() } else { 0 };
    let mut regels = Vec::new();
    for band in &b.banden {
        let Some(som) = b.som(*band) else { continue };
        let nl = match cel(nederland, *band) {
            Cel::Aantal(n) => Some(n),
            Cel::Onbekend => None,
        };
        match nl {
            Some(n) if volledig && (n - som).abs() > ruimte => v.fout(
                "IMP-037",
                format!(
                    "{band}: de gemeenten tellen op tot {som}, Nederland is in deze tabel {n}; haal de tabel opnieuw op"
                ),
            ),
            Some(n) if volledig && n == som => regels.push(format!("{band}: {som}, zoals Nederland in deze tabel")),
            _ => regels.push(format!("{band}: {som}")),
        }
    }
    let mis: Vec<String> = b
        .gemeenten
        .iter()
        .filter_map(|(code, cellen)| {
            let bekende = cellen.iter().filter_map(|(band, c)| match c {
                Cel::Aantal(n) => Some((*band, *n)),
                Cel::Onbekend => None,
            });
            let verschil = bekende.collect::<Netwerk>().tegenspraak();
            (verschil > 0).then(|| (code, verschil))
        })
        .map(|(code, n)| {
            let ruim = if b.afgerond { 1_000 } else { AFRONDING } * i64::try_from(b.banden.len()).unwrap_or_default();
            (code, n, n > ruim)
        })
        .map(|(code, n, fout)| format!("{}{} (verschil {n})", if fout { "!" } else { "" }, noem(code, bekend)))
        .collect();
    let (fout, klein): (Vec<&str>, Vec<&str>) = mis.iter().map(String::as_str).partition(|m| m.starts_with('!'));
    if !fout.is_empty() {
        let namen: Vec<&str> = fout.iter().map(|m| m.trim_start_matches('!')).collect();
        v.fout(
            "IMP-037",
            format!("de leeftijdsgroepen tellen niet op tot het totaal in {} gemeenten: {}", namen.len(), kort(&namen)),
        );
    }
    if !klein.is_empty() {
        v.let_op(
            "IMP-037",
            format!(
                "de bron rondt af: groepen en totaal schelen een paar personen in {} gemeenten: {}",
                klein.len(),
                kort(&klein)
            ),
        );
    }
    const MEESTE: usize = 12;
    let n = b.gemeenten.len();
    v.info(format!("{}: {n} gemeenten, {} leeftijdsbanden", b.dag, b.banden.len()));
    let rest = regels.len().saturating_sub(MEESTE);
    for regel in regels.into_iter().take(MEESTE) {
        v.info(regel);
    }
    if rest > 0 {
        v.info(format!("en nog {rest} leeftijden, opgeteld en vergeleken"));
    }
    totaal_van_onze_tabel(b, volledig, bekend, v);
}

/// Vergelijkt met ons eigen aantal inwoners van die dag.
fn totaal_van_onze_tabel(b: &Bevolking, volledig: bool, bekend: Bekend<'_>, v: &mut Verslag<'_>) {
    let iedereen = b.gemeenten.values().map(|cellen| {
        let bekende = cellen.iter().filter_map(|(band, c)| match c {
            Cel::Aantal(n) => Some((*band, *n)),
            Cel::Onbekend => None,
        });
        bekende.collect::<Netwerk>().exact(Band::ALLE)
    });
    let (Some(som), Some(ons)) = (iedereen.sum::<Option<i64>>(), bekend.totalen.get(&b.dag)) else { return };
    if !volledig {
        return;
    }
    if som == *ons {
        v.info(format!("{som} inwoners, gelijk aan onze eigen tabel van {}", b.dag));
    } else {
        v.let_op(
            "IMP-037",
            format!("{som} inwoners, waar onze eigen tabel van {} er {ons} heeft (verschil {})", b.dag, som - ons),
        );
    }
}

//! Regels van een opgave nakijken: streng in wat zij betekenen, en alles wat niet klopt tegelijk gemeld.
//!
//! Er wordt nooit gegokt, niets aangevuld en niets omgerekend (DESIGN §6, "IST").

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::datum::{datum, is_vol_jaar, periode};
use super::overbrengen::breng_over;
use super::{Ist, IstRegel, IstSoort, Oordeel, OordeelOpgave, Opgave, Vindplaats};
use crate::amount::{Amount, AmountError};
use crate::eenheid::Eenheid;
use crate::finding::Finding;
use crate::gebied::{Gebied, GebiedCode, Niveau};
use crate::kwartaal::Quarter;
use crate::land::Land;
use crate::norm::{Norm, NormId, NormSet, Schaal, Soort};
use crate::zoek::{Meerduidig, Namenlijst};

/// Waarmee de regels vergeleken worden.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Gemeenten en regio's.
    pub land: &'a Land,
    /// De normen.
    pub normen: &'a NormSet,
    /// Het gebied waarvoor gepland wordt; zijn naam gaat voor als die op meer niveaus bestaat.
    pub gepland: Option<&'a Gebied>,
    /// Het begin van het ingroeipad: daaraan wordt de ouderdom van een opgave gemeten, niet aan de klok.
    pub start: Quarter,
}

/// Zoveel bevindingen worden gemeld; een bestand van een ander soort heeft op elke regel een fout.
const MEESTE_BEVINDINGEN: usize = 1_000;

/// Kijkt alle regels na, van één of van meer bestanden. De bevindingen noemen elke regel die niet klopt; alleen de
/// goede staan in de [`Ist`]. Zeggen twee bestanden iets anders over hetzelfde, dan is dat een fout die beide noemt.
#[must_use]
pub fn lees(regels: &[IstRegel], context: &Context<'_>) -> (Ist, Vec<Finding>) {
    let mut lezer = Lezer::new(context);
    lezer.ist.bestand = enig_bestand(regels);
    for regel in regels {
        if lezer.bevindingen.len() >= MEESTE_BEVINDINGEN {
            lezer.meld(
                regel,
                "gebied_code",
                "IST-018",
                "vanaf hier is niet verder gekeken: er zijn al te veel fouten. Verbeter die eerst.",
            );
            break;
        }
        lezer.regel(regel);
    }
    let (mut ist, mut bevindingen) = (lezer.ist, lezer.bevindingen);
    bevindingen.extend(breng_over(&mut ist, context.land, context.normen));
    (ist, bevindingen)
}

/// Een regel met het gebied, de norm en de items waarover zij gaat; een norm met een getal heeft één leeg item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Geplaatst<'a> {
    /// Het gebied.
    pub gebied: GebiedCode,
    /// De norm.
    pub norm: NormId,
    /// Het item van een norm in woorden; leeg bij een norm met een getal.
    pub item: String,
    /// De regel zelf.
    pub regel: &'a IstRegel,
}

/// Waarover elke regel gaat, ook als haar waarde leeg of onbekend is. Regels die over niets bestaands gaan vallen weg;
/// die meldt [`lees`].
#[must_use]
pub fn geplaatst<'a>(regels: &'a [IstRegel], context: &Context<'_>) -> Vec<Geplaatst<'a>> {
    let mut lezer = Lezer::new(context);
    let mut uit = Vec::new();
    for regel in regels {
        let (id, item) = delen(regel);
        let norm = lezer.norm(regel, id);
        let (Some(norm), Some(gebied)) = (norm, lezer.gebied(regel, norm)) else { continue };
        let items: Vec<&str> = match norm.items() {
            [] => vec![""],
            items => items.iter().map(|i| i.id.as_str()).filter(|i| item.is_none_or(|item| item == *i)).collect(),
        };
        uit.extend(items.into_iter().map(|item| Geplaatst {
            gebied: gebied.code.clone(),
            norm: norm.id.clone(),
            item: item.to_owned(),
            regel,
        }));
    }
    uit
}

/// `norm#item` in twee delen.
fn delen(regel: &IstRegel) -> (&str, Option<&str>) {
    match regel.norm_id.trim().split_once('#') {
        Some((id, item)) => (id.trim(), Some(item.trim())),
        None => (regel.norm_id.trim(), None),
    }
}

/// Wat er al stond over een gebied en norm (of item).
struct Gezien {
    waar: Arc<Vindplaats>,
    rij: u64,
    /// De waarde zoals gelezen; `None` als zij niet te lezen was.
    waarde: Option<String>,
}

/// Hoe een regel zich verhoudt tot wat er al stond.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beurt {
    Eerste,
    /// Vult aan wat een ander bestand onbekend noemde.
    InPlaatsVanOnbekend,
    /// Staat er al, of wordt geweigerd.
    Geen,
}

fn enig_bestand(regels: &[IstRegel]) -> Option<String> {
    let bestanden: BTreeSet<&str> = regels.iter().map(|r| r.waar.bestand.as_str()).filter(|b| !b.is_empty()).collect();
    match bestanden.into_iter().collect::<Vec<_>>().as_slice() {
        [enig] => Some((*enig).to_owned()),
        _ => None,
    }
}

struct Lezer<'a> {
    context: &'a Context<'a>,
    ist: Ist,
    bevindingen: Vec<Finding>,
    /// Waar elke combinatie van gebied en norm (of item) voor het eerst stond.
    gezien: BTreeMap<(GebiedCode, NormId, String), Gezien>,
    namen: Namenlijst<'a>,
}

impl<'a> Lezer<'a> {
    fn new(context: &'a Context<'a>) -> Self {
        Self {
            context,
            ist: Ist::default(),
            bevindingen: Vec::new(),
            gezien: BTreeMap::new(),
            namen: Namenlijst::new(context.land),
        }
    }

    fn regel(&mut self, regel: &IstRegel) {
        let (id, item) = delen(regel);
        let norm = self.norm(regel, id);
        let gebied = self.gebied(regel, norm);
        let (Some(norm), Some(gebied)) = (norm, gebied) else { return };
        let waarde = regel.waarde.trim();
        if norm.eenheid().is_none() {
            self.oordeel(regel, norm, &gebied, item, waarde);
        } else if item.is_some() {
            self.meld(regel, "norm_id", "IST-012", format!("norm {} heeft geen items. Laat '#…' weg.", norm.id));
        } else if waarde.eq_ignore_ascii_case(Oordeel::Onbekend.token()) {
            self.ist.onbekend.insert((gebied.code, norm.id.clone()));
        } else if !waarde.is_empty() {
            self.hoeveelheid(regel, norm, &gebied, waarde);
        }
    }

    fn norm(&mut self, regel: &IstRegel, id: &str) -> Option<&'a Norm> {
        let normen = self.context.normen;
        let gevonden = normen.norm(&NormId::new(id));
        if gevonden.is_none() {
            let dichtstbij = normen.dichtstbij(id).map_or("", |n| n.id.as_str());
            self.meld(
                regel,
                "norm_id",
                "IST-003",
                format!("norm '{id}' bestaat niet. Bedoelt u '{dichtstbij}'? Alle namen staan in plan.csv."),
            );
        }
        gevonden
    }

    fn gebied(&mut self, regel: &IstRegel, norm: Option<&Norm>) -> Option<Gebied> {
        let vraag = regel.gebied.trim();
        if vraag.is_empty() {
            self.meld(regel, "gebied_code", "IST-001", "er staat geen gebied. Schrijf een code (GM0034) of een naam.");
            return None;
        }
        match self.namen.zoek(vraag, None) {
            Err(niet) => {
                // Een gemeente van een ander jaar wordt nagekeken als elke andere, en daarna overgebracht.
                if let [oud] = niet.vroeger.as_slice() {
                    let (code, naam) = (oud.code.clone(), oud.naam.clone());
                    return Some(Gebied { niveau: Niveau::Gemeente, code, naam });
                }
                self.meld(regel, "gebied_code", "IST-001", niet.to_string());
                None
            }
            Ok(gebieden) => {
                let keuze = self.kies(&gebieden, norm);
                if keuze.is_none() {
                    let meer = Meerduidig { vraag: vraag.to_owned(), gebieden };
                    self.meld(regel, "gebied_code", "IST-002", meer.to_string());
                }
                keuze
            }
        }
    }

    /// Eén gebied bij een naam die op meer niveaus bestaat; `None` als er echt twee bedoeld kunnen zijn.
    fn kies(&self, gebieden: &[Gebied], norm: Option<&Norm>) -> Option<Gebied> {
        if let [enig] = gebieden {
            return Some(enig.clone());
        }
        let mut gemeenten = gebieden.iter().filter(|g| g.niveau == Niveau::Gemeente);
        let gemeente = gemeenten.next();
        if gemeenten.next().is_some() {
            return None;
        }
        let gepland = self.context.gepland.filter(|p| gebieden.contains(p));
        match (gepland, gemeente) {
            (Some(gepland), None) => Some(gepland.clone()),
            (None, Some(gemeente)) if norm.is_some_and(|n| n.schaal() == Some(Schaal::Gemeente)) => {
                Some(gemeente.clone())
            }
            _ => None,
        }
    }

    fn hoeveelheid(&mut self, regel: &IstRegel, norm: &Norm, gebied: &Gebied, tekst: &str) {
        let Some(eenheid) = norm.eenheid() else { return };
        if gebied.niveau == Niveau::Gemeente && is_regionaal_geteld(norm, eenheid) {
            let bericht =
                format!("norm {} wordt per regio geteld en niet per gemeente. Geef de opgave voor de regio.", norm.id);
            self.meld(regel, "gebied_code", "IST-019", bericht);
            return;
        }
        let waarde = self.waarde(regel, tekst, eenheid);
        let eenheid_klopt = self.eenheid(regel, norm, eenheid);
        let peildatum = self.peildatum(regel, eenheid);
        let gelezen = waarde.map(Amount::met_komma);
        let nieuw = self.beurt(regel, gebied, norm, "", gelezen) != Beurt::Geen;
        let (Some(waarde), true, Some(peildatum), true) = (waarde, eenheid_klopt, peildatum, nieuw) else { return };
        self.ouderdom(regel, gebied, norm, peildatum);
        self.ist.opgaven.insert(
            (gebied.code.clone(), norm.id.clone()),
            Opgave {
                waarde,
                peildatum,
                soort: soort(regel),
                bron: regel.bron.trim().to_owned(),
                rij: regel.rij,
                waar: Arc::clone(&regel.waar),
            },
        );
    }

    fn waarde(&mut self, regel: &IstRegel, tekst: &str, eenheid: Eenheid) -> Option<Amount> {
        let bericht = match Amount::parse(tekst, regel.waar.schrijfwijze) {
            Ok(a) if a.is_negatief() => ("IST-005", format!("'{tekst}' is negatief. Een stand is 0 of meer.")),
            Ok(a) if eenheid.in_hele_stappen() && !a.is_heel() => {
                ("IST-010", format!("'{tekst}' {eenheid} kan niet: verwacht een heel getal."))
            }
            Ok(a) => return Some(a),
            Err(fout) => ("IST-004", waarom_geen_getal(tekst, fout)),
        };
        self.meld(regel, "waarde", bericht.0, bericht.1);
        None
    }

    fn eenheid(&mut self, regel: &IstRegel, norm: &Norm, eenheid: Eenheid) -> bool {
        let gevonden = regel.eenheid.trim();
        if gevonden.eq_ignore_ascii_case(eenheid.token()) {
            return true;
        }
        let gevonden = if gevonden.is_empty() { "niets".to_owned() } else { format!("'{gevonden}'") };
        self.meld(
            regel,
            "eenheid",
            "IST-006",
            format!(
                "gevonden {gevonden}, verwacht '{eenheid}' voor norm {}. Reken het getal om of verbeter de eenheid.",
                norm.id
            ),
        );
        false
    }

    /// De peildatum; bij een tempo per jaar uit de periode, die dan precies twaalf maanden moet zijn.
    fn peildatum(&mut self, regel: &IstRegel, eenheid: Eenheid) -> Option<Date> {
        let opgegeven = match regel.peildatum.trim() {
            "" => None,
            tekst => {
                let gelezen = datum(tekst);
                if gelezen.is_none() {
                    self.meld(
                        regel,
                        "peildatum",
                        "IST-007",
                        format!("'{tekst}' is geen bestaande datum. Schrijf 2025-12-31 of 31-12-2025."),
                    );
                    return None;
                }
                gelezen
            }
        };
        if !eenheid.per_jaar() {
            if opgegeven.is_none() {
                self.meld(
                    regel,
                    "peildatum",
                    "IST-007",
                    "de peildatum ontbreekt. Schrijf de dag waarop de stand gold, bijvoorbeeld 2025-12-31.",
                );
            }
            return opgegeven;
        }
        match periode(&regel.periode) {
            Some(p) if is_vol_jaar(p) => Some(opgegeven.unwrap_or(p.1)),
            _ => {
                let gevonden = match regel.periode.trim() {
                    "" => "geen periode".to_owned(),
                    tekst => format!("'{tekst}'"),
                };
                self.meld(
                    regel,
                    "periode",
                    "IST-008",
                    format!(
                        "gevonden {gevonden}, verwacht precies twaalf maanden voor '{eenheid}', bijvoorbeeld 2025 of 1-7-2024 t/m 30-6-2025. Een deel van een jaar wordt niet omgerekend."
                    ),
                );
                None
            }
        }
    }

    fn ouderdom(&mut self, regel: &IstRegel, gebied: &Gebied, norm: &Norm, peildatum: Date) {
        let start = self.context.start.eerste_dag();
        let Ok(grens) = start.checked_sub(24.months()) else { return };
        let bericht = if peildatum < grens {
            format!("de stand van {peildatum} is ouder dan 24 maanden op {start}, het begin van het ingroeipad.")
        } else if peildatum > start {
            format!("de stand van {peildatum} ligt na {start}, het begin van het ingroeipad.")
        } else {
            return;
        };
        self.bevindingen.push(
            plaats(Finding::waarschuwing("IST-013", bericht), regel, "peildatum")
                .met_gebied(gebied.code.clone())
                .met_norm(norm.id.clone()),
        );
    }

    fn oordeel(&mut self, regel: &IstRegel, norm: &Norm, gebied: &Gebied, item: Option<&str>, waarde: &str) {
        let items: Vec<&str> = norm.items().iter().map(|i| i.id.as_str()).collect();
        let gekozen: Vec<&str> = match item {
            None => items.clone(),
            Some(item) => items.iter().copied().filter(|i| *i == item).collect(),
        };
        if gekozen.is_empty() {
            let gevonden = item.unwrap_or_default();
            self.meld(
                regel,
                "norm_id",
                "IST-012",
                format!("item '{gevonden}' bestaat niet bij norm {}. Kies uit: {}.", norm.id, items.join(", ")),
            );
            return;
        }
        if waarde.is_empty() {
            return;
        }
        let Some(oordeel) = Oordeel::parse(&waarde.to_lowercase()) else {
            self.meld(
                regel,
                "waarde",
                "IST-011",
                format!(
                    "gevonden '{waarde}', verwacht aanwezig, deels, niet of onbekend: norm {} is een norm in woorden.",
                    norm.id
                ),
            );
            return;
        };
        let peildatum = datum(&regel.peildatum);
        if peildatum.is_none() && !regel.peildatum.trim().is_empty() {
            self.meld(
                regel,
                "peildatum",
                "IST-007",
                format!("'{}' is geen bestaande datum. Schrijf 2025-12-31 of 31-12-2025.", regel.peildatum.trim()),
            );
        }
        for item in gekozen {
            if self.beurt(regel, gebied, norm, item, Some(oordeel.token().to_owned())) != Beurt::Geen {
                self.ist.oordelen.insert(
                    (gebied.code.clone(), norm.id.clone(), item.to_owned()),
                    OordeelOpgave {
                        oordeel,
                        soort: soort(regel),
                        peildatum,
                        rij: regel.rij,
                        waar: Arc::clone(&regel.waar),
                    },
                );
            }
        }
    }

    /// Of dit de eerste regel is over een gebied en norm (of item). Binnen één bestand mag er maar één staan; uit twee
    /// bestanden mag twee keer hetzelfde komen.
    fn beurt(&mut self, regel: &IstRegel, gebied: &Gebied, norm: &Norm, item: &str, waarde: Option<String>) -> Beurt {
        let sleutel = (gebied.code.clone(), norm.id.clone(), item.to_owned());
        let deze = Gezien { waar: Arc::clone(&regel.waar), rij: regel.rij, waarde };
        let Some(eerder) = self.gezien.get(&sleutel) else {
            self.gezien.insert(sleutel, deze);
            return Beurt::Eerste;
        };
        let wie = format!("{} heeft voor norm {}", gebied.voluit(), norm.id);
        if eerder.waar.bestand == regel.waar.bestand {
            let waar = eerder.waar.in_zin(eerder.rij, "waarde");
            self.meld(regel, "norm_id", "IST-009", format!("{wie} al een waarde op {waar}. Laat er één staan."));
            return Beurt::Geen;
        }
        // Wat niet te lezen was, is al gemeld.
        let (Some(toen), Some(nu)) = (&eerder.waarde, &deze.waarde) else { return Beurt::Geen };
        let waar = eerder.waar.voluit(eerder.rij, "waarde");
        let onbekend = |waarde: &String| waarde == Oordeel::Onbekend.token();
        if toen == nu {
            let bericht = format!("{wie} dezelfde waarde in {waar}; zij telt één keer.");
            let bevinding = Finding::info("IST-022", bericht).met_gebied(gebied.code.clone()).met_norm(norm.id.clone());
            self.bevindingen.push(plaats(bevinding, regel, "waarde"));
            Beurt::Geen
        } else if onbekend(nu) {
            Beurt::Geen
        } else if onbekend(toen) {
            self.gezien.insert(sleutel, deze);
            Beurt::InPlaatsVanOnbekend
        } else {
            let bericht = format!("{wie} hier {nu}, en {toen} in {waar}. Vraag na welke klopt en maak de andere leeg.");
            self.meld(regel, "waarde", "IST-023", bericht);
            Beurt::Geen
        }
    }

    fn meld(&mut self, regel: &IstRegel, kolom: &str, code: &'static str, bericht: impl Into<String>) {
        self.bevindingen.push(plaats(Finding::fout(code, bericht), regel, kolom));
    }
}

fn plaats(bevinding: Finding, regel: &IstRegel, kolom: &str) -> Finding {
    regel.waar.bij(bevinding, regel.rij, kolom)
}

/// Coalitie, netwerk en personen van een regio zijn niet van een gemeente (DESIGN §5, "Scale").
fn is_regionaal_geteld(norm: &Norm, eenheid: Eenheid) -> bool {
    matches!(norm.soort, Soort::Vast { .. }) && eenheid != Eenheid::Fte && norm.schaal() != Some(Schaal::Gemeente)
}

/// Een opgave die zichzelf fictief noemt, is dat; zij mag nergens als echt verschijnen.
fn soort(regel: &IstRegel) -> IstSoort {
    let zegt_fictief = |t: &str| t.to_lowercase().contains("fictief");
    if zegt_fictief(&regel.bron) || zegt_fictief(&regel.toelichting) { IstSoort::Fictief } else { IstSoort::Opgave }
}

fn waarom_geen_getal(tekst: &str, fout: AmountError) -> String {
    match fout {
        AmountError::Leeg => "er staat geen waarde.".to_owned(),
        AmountError::GeenGetal if tekst.starts_with('=') => {
            format!("'{tekst}' is een formule. Plak in Excel de waarden (Plakken speciaal, Waarden) en sla opnieuw op.")
        }
        AmountError::GeenGetal => {
            format!("'{tekst}' is geen getal. Schrijf een getal als 4,5, of laat de cel leeg als het onbekend is.")
        }
        AmountError::Dubbelzinnig if tekst.contains('.') => {
            let (heel, komma) = (tekst.replace('.', ""), tekst.replace('.', ","));
            format!("'{tekst}' kan {heel} of {komma} zijn. Schrijf het zonder punt.")
        }
        AmountError::Dubbelzinnig => {
            let heel = tekst.replace(',', "");
            format!(
                "'{tekst}' kan {heel} of een getal met decimalen zijn. Schrijf {heel}, of de decimalen met een punt."
            )
        }
        AmountError::TeVeelDecimalen => format!("'{tekst}' heeft meer dan zes decimalen. Rond het af."),
        AmountError::TeGroot => format!("'{tekst}' is groter dan een miljard. Kijk de waarde na."),
    }
}

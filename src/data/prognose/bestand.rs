//! Een prognosebestand van de gebruiker: gelezen op betekenis, naar de gemeenten van nu gebracht en per grondslag geteld.

use std::collections::{BTreeMap, BTreeSet};

use normwijzer_core::prognose::{Prognose, PrognoseRij, PrognoseSoort, Verwacht, bouw};
use normwijzer_core::{Basis, Finding, Gebied, GebiedCode, Land, Niveau};
use normwijzer_ingest::{ALLES, Brontabel, Invoer, LeesErnst, lees_bronnen};

use super::eigen;
use super::naar_nu::{Gemeenten, Plek, naar_nu};
use super::tabel::{self, Cijfer, Eenheid, Feiten, Kant};
use crate::betekenis::{Band, Regiokenner, Regiolid};
use crate::datasets::Datasets;
use crate::herindelingen::herindelingen;
use crate::land::Peildatum;
use crate::leeftijd_nl::leeftijd_nl;
use crate::leeftijdsgroepen::{Cel, Groep, Profiel, band, groep};

/// Wat de gebruiker kiest waar een bestand meer kan betekenen.
#[derive(Clone, Copy, Debug, Default)]
pub struct PrognoseKeuze<'a> {
    /// Een stuk van de naam van de variant.
    pub variant: Option<&'a str>,
    /// Waarin de bron telt.
    pub eenheid: Option<Eenheid>,
}

/// Een prognose van CBS en PBL heet zo.
const CBS_PBL: &str = "Regionale prognose 2023–2050 van CBS en PBL (85173NED)";

/// Wat er bij die prognose gezegd moet worden.
const OVER_CBS_PBL: [&str; 2] = [
    "Deze prognose gaat uit van de gemeenten van 2021 en kent alleen het totaal: het CBS trok de leeftijden in.",
    "Het CBS meldt een erratum bij de intervallen op dit detail; gebruik de grenzen hooguit als indicatie.",
];

/// Leest een prognose uit de bestanden (naam en bytes) die samen gegeven zijn; `naam` is hoe de gebruiker ze noemde.
///
/// # Errors
/// Alle gebreken tegelijk; een keuze die nodig is noemt haar optie.
pub fn lees_prognose(
    naam: &str,
    bestanden: &[(String, Vec<u8>)],
    keuze: PrognoseKeuze<'_>,
    land: &Land,
    datasets: &Datasets,
) -> Result<(Prognose, Vec<Finding>), Vec<Finding>> {
    let herindeling = herindelingen(datasets)?;
    let kenner = Regiokenner::new(land).met_herindelingen(herindeling.clone());
    let (tabellen, mut meldingen) = tabellen(bestanden);
    let (mut cijfers, mut feiten, mut fouten) = (Vec::new(), Feiten::default(), Vec::new());
    for tabel in &tabellen {
        let bestand = tabel.bestanden.first().map_or(naam, |b| zonder_map(b));
        match tabel::lees(tabel, bestand, &kenner, keuze.eenheid) {
            Ok((gevonden, over, info)) => {
                cijfers.extend(gevonden);
                meldingen.extend(info);
                feiten.indeling = feiten.indeling.or(over.indeling);
                feiten.cbs_pbl |= over.cbs_pbl;
                feiten.in_duizenden |= over.in_duizenden;
                feiten.groter += over.groter;
                feiten.kernen += over.kernen;
            }
            Err(gevonden) => fouten.extend(gevonden),
        }
    }
    if tabellen.is_empty() && !meldingen.iter().any(Finding::is_fout) {
        fouten.push(
            Finding::fout(
                "PRO-010",
                "hier staat geen tabel met een prognose. Verwacht is een tabel van het CBS, of een CSV met de kolommen gebied;jaar;leeftijd;aantal.",
            )
            .met_bestand(naam),
        );
    }
    meldingen.extend(fouten);
    if meldingen.iter().any(Finding::is_fout) {
        return Err(meldingen);
    }
    let op_bestand = |f: Finding| if f.bestand.is_some() { f } else { f.met_bestand(naam) };
    match maak(naam, cijfers, &feiten, keuze, land, datasets, herindeling.as_ref()) {
        Ok((prognose, gevonden)) => {
            meldingen.extend(gevonden.into_iter().map(op_bestand));
            Ok((prognose, meldingen))
        }
        Err(gevonden) => {
            meldingen.extend(gevonden.into_iter().map(op_bestand));
            Err(meldingen)
        }
    }
}

fn zonder_map(pad: &str) -> &str {
    pad.rsplit(['/', '\\']).next().unwrap_or(pad)
}

/// De tabellen in de bestanden: eigen CSV's, en al het andere zoals het CBS het geeft.
fn tabellen(bestanden: &[(String, Vec<u8>)]) -> (Vec<Brontabel>, Vec<Finding>) {
    let (mut tabellen, mut rest) = (Vec::new(), Vec::new());
    for (naam, bytes) in bestanden {
        match eigen::als_tabel(bytes, naam) {
            Some(tabel) => tabellen.push(tabel),
            None => rest.push(Invoer::van_bytes(naam, bytes.clone())),
        }
    }
    if rest.is_empty() {
        return (tabellen, Vec::new());
    }
    let lezing = lees_bronnen(&rest, &ALLES);
    let mut meldingen: Vec<Finding> = lezing
        .overgeslagen
        .iter()
        .map(|o| Finding::info("IMP-000", format!("niet gebruikt: {}", o.waarom)).met_bestand(zonder_map(&o.bestand)))
        .collect();
    meldingen.extend(lezing.bevindingen.iter().map(|o| {
        let mut f = match o.ernst {
            LeesErnst::Fout => Finding::fout("IMP-002", &o.bericht),
            LeesErnst::Waarschuwing => Finding::waarschuwing("IMP-002", &o.bericht),
        };
        f.bestand = o.bestand.as_deref().map(|b| zonder_map(b).to_owned());
        f.rij = o.regel;
        f.kolom.clone_from(&o.kolom);
        f
    }));
    tabellen.extend(lezing.tabellen);
    (tabellen, meldingen)
}

fn maak(
    naam: &str,
    cijfers: Vec<Cijfer>,
    feiten: &Feiten,
    keuze: PrognoseKeuze<'_>,
    land: &Land,
    datasets: &Datasets,
    herindelingen: Option<&normwijzer_core::Herindelingen>,
) -> Result<(Prognose, Vec<Finding>), Vec<Finding>> {
    let mut meldingen = Vec::new();
    let (cijfers, variant) = kies_variant(cijfers, keuze.variant)?;
    let (gemeenten, groter) = splits(&cijfers)?;
    kijk_eenheid_na(&gemeenten, &groter, feiten, keuze, land)?;
    let gemeenten = naar_nu(gemeenten, feiten.indeling, land, herindelingen, &mut meldingen)?;
    if feiten.groter + feiten.kernen > 0 {
        meldingen.push(Finding::info(
            "PRO-005",
            format!(
                "weggelaten: {} rijen van wijken en buurten en {} van gebieden die hier niet bekend zijn.",
                feiten.kernen, feiten.groter
            ),
        ));
    }
    let profiel = leeftijd_nl(datasets)?.and_then(|nl| Some(Profiel::nederland(nl.op(Peildatum::default().0)?)));
    let mut geschat: BTreeSet<Basis> = BTreeSet::new();
    let mut rijen = Vec::new();
    let van_gemeenten = gemeenten.iter().filter_map(|(c, p)| Some((land.gemeente(c)?.gebied.clone(), p)));
    let van_groter = groter.iter().map(|(g, p)| (g.clone(), p));
    for (gebied, plekken) in van_gemeenten.chain(van_groter) {
        rijen.extend(per_grondslag(&gebied, plekken, profiel.as_ref(), &mut geschat));
    }
    meldingen.push(Finding::info("IMP-000", wat_gelezen(&rijen, variant.as_deref(), feiten)));
    let mut opmerkingen: Vec<String> = Vec::new();
    if feiten.cbs_pbl {
        opmerkingen.extend(OVER_CBS_PBL.map(str::to_owned));
    }
    if !geschat.is_empty() {
        let namen: Vec<&str> = geschat.iter().map(|b| b.token()).collect();
        opmerkingen.push(format!(
            "De leeftijdsgroepen van de prognose passen niet op {}; gesplitst zoals Nederland op {}.",
            namen.join(", "),
            Peildatum::default().0
        ));
    }
    let kop = Prognose {
        soort: PrognoseSoort::Bestand,
        naam: if feiten.cbs_pbl { CBS_PBL.to_owned() } else { naam.to_owned() },
        bestand: Some(naam.to_owned()),
        variant,
        methode: None,
        terug: Vec::new(),
        opmerkingen,
        verlopen: Vec::new(),
        van_gemeente: BTreeMap::new(),
    };
    let (prognose, gevonden) = bouw(land, kop, &rijen);
    meldingen.extend(gevonden);
    match prognose {
        Some(prognose) => Ok((prognose, meldingen)),
        None => Err(meldingen),
    }
}

/// Eén variant, met de grenzen van haar interval. Meer varianten zonder keuze is een fout die ze noemt.
fn kies_variant(cijfers: Vec<Cijfer>, keuze: Option<&str>) -> Result<(Vec<Cijfer>, Option<String>), Vec<Finding>> {
    let fout = |bericht: String| vec![Finding::fout("PRO-011", bericht)];
    let namen: BTreeSet<&str> =
        cijfers.iter().filter(|c| c.kant == Kant::Verwacht).map(|c| c.variant.as_str()).collect();
    let noem = |namen: &BTreeSet<&str>| {
        let namen: Vec<String> =
            namen.iter().map(|n| if n.is_empty() { "(zonder naam)".to_owned() } else { format!("\"{n}\"") }).collect();
        namen.join(", ")
    };
    let gekozen = match (keuze, namen.len()) {
        (_, 0) => {
            return Err(fout(
                "hier staan alleen grenzen van een interval en niet de verwachting zelf. Geef ook het bestand met de prognose, of beide in één map.".to_owned(),
            ));
        }
        (None, 1) => namen.first().map_or_else(String::new, |n| (*n).to_owned()),
        (None, _) => {
            return Err(fout(format!(
                "hier staan meer varianten: {}. Kies er een met --prognose-variant.",
                noem(&namen)
            )));
        }
        (Some(k), _) => {
            let passend: BTreeSet<&str> =
                namen.iter().copied().filter(|n| n.to_lowercase().contains(&k.to_lowercase())).collect();
            let precies = namen.iter().find(|n| n.eq_ignore_ascii_case(k));
            match (precies, passend.first(), passend.len()) {
                (Some(n), _, _) => (*n).to_owned(),
                (None, Some(n), 1) => (*n).to_owned(),
                (None, _, 0) => {
                    return Err(fout(format!(
                        "geen variant met \"{k}\" (--prognose-variant); hier staan: {}.",
                        noem(&namen)
                    )));
                }
                _ => {
                    return Err(fout(format!(
                        "\"{k}\" (--prognose-variant) past op meer varianten: {}.",
                        noem(&passend)
                    )));
                }
            }
        }
    };
    let enige = namen.len() == 1;
    // Bij één variant horen alle grenzen bij haar, hoe het interval ook heet; anders die met haar naam.
    let hoort = |c: &Cijfer| match c.kant {
        Kant::Verwacht => c.variant == gekozen,
        _ => enige || c.variant == gekozen,
    };
    let naam = Some(gekozen.clone()).filter(|g| !g.is_empty() && (!enige || !g.eq_ignore_ascii_case("prognose")));
    Ok((cijfers.into_iter().filter(hoort).collect(), naam))
}

type Groter = BTreeMap<Gebied, BTreeMap<Plek, (i64, u64)>>;

/// Gemeenten apart van grotere gebieden; twee verschillende aantallen voor hetzelfde is een fout.
fn splits(cijfers: &[Cijfer]) -> Result<(Gemeenten, Groter), Vec<Finding>> {
    let (mut gemeenten, mut groter, mut fouten) = (Gemeenten::new(), Groter::new(), Vec::new());
    for c in cijfers {
        let plek = (c.jaar, c.band, c.kant);
        let vak = match &c.gebied {
            Regiolid::Gemeente(code) => gemeenten.entry(code.clone()).or_default(),
            Regiolid::Nederland => groter.entry(nederland()).or_default(),
            Regiolid::Regio { niveau: Some(niveau), code: Some(code) } => {
                groter.entry(Gebied { niveau: *niveau, code: code.clone(), naam: c.naam.clone() }).or_default()
            }
            _ => continue,
        };
        if let Some((eerder, regel)) = vak.insert(plek, (c.aantal, c.regel))
            && eerder != c.aantal
        {
            fouten.push(
                Finding::fout(
                    "PRO-003",
                    format!(
                        "{}, {} op 1-1-{}: hier staat {} en op regel {regel} {eerder}. Houd één rij over, of kies een variant met --prognose-variant.",
                        c.naam, c.band, c.jaar, c.aantal
                    ),
                )
                .met_rij(c.regel),
            );
        }
    }
    if fouten.is_empty() { Ok((gemeenten, groter)) } else { Err(fouten) }
}

fn nederland() -> Gebied {
    Gebied { niveau: Niveau::Land, code: GebiedCode::nederland(), naam: "Nederland".to_owned() }
}

/// Of de aantallen personen of duizenden zijn: dat zegt de kop, en de telling spreekt haar tegen of niet. Bij twijfel wordt
/// het gevraagd.
fn kijk_eenheid_na(
    gemeenten: &Gemeenten,
    groter: &Groter,
    feiten: &Feiten,
    keuze: PrognoseKeuze<'_>,
    land: &Land,
) -> Result<(), Vec<Finding>> {
    if keuze.eenheid.is_some() {
        return Ok(());
    }
    let geteld = |code: &GebiedCode| land.telling(code, Basis::Inwoners).map(|t| t.aantal.als_i64());
    let van_land = || land.som(&land.gemeenten.keys().cloned().collect(), Basis::Inwoners).map(|a| a.als_i64());
    let eerste = |plekken: &BTreeMap<Plek, (i64, u64)>| {
        plekken.iter().find(|((_, band, kant), _)| *band == Band::ALLE && *kant == Kant::Verwacht).map(|(_, (n, _))| *n)
    };
    let mut paren: Vec<(i64, i64)> =
        gemeenten.iter().filter_map(|(code, p)| Some((eerste(p)?, geteld(code)?))).collect();
    paren.extend(
        groter.iter().filter(|(g, _)| g.niveau == Niveau::Land).filter_map(|(_, p)| Some((eerste(p)?, van_land()?))),
    );
    // De helft of meer moet te klein of te groot zijn: één gemeente kan zich vergissen.
    let past = |f: &dyn Fn(i64, i64) -> bool| paren.iter().filter(|(p, g)| f(*p, *g)).count() * 2 >= paren.len();
    let in_de_kop = if feiten.in_duizenden { "duizendtallen" } else { "personen" };
    let fout = |lijkt: &str, optie: Eenheid| {
        let optie = optie.token();
        Err(vec![Finding::fout(
            "PRO-012",
            format!(
                "de kop zegt {in_de_kop}, maar naast de telling lijken het {lijkt}. Kies met --prognose-eenheid personen of duizend (waarschijnlijk {optie})."
            ),
        )])
    };
    if !paren.is_empty() && past(&|p, g| p >= 0 && p * 100 < g) {
        return fout("duizendtallen", Eenheid::Duizend);
    }
    if !paren.is_empty() && past(&|p, g| p / 100 > g) {
        return fout("personen", Eenheid::Personen);
    }
    Ok(())
}

/// De rijen van één gebied: elke grondslag waarover de leeftijden van de bron iets zeggen.
fn per_grondslag(
    gebied: &Gebied,
    plekken: &BTreeMap<Plek, (i64, u64)>,
    profiel: Option<&Profiel>,
    geschat: &mut BTreeSet<Basis>,
) -> Vec<PrognoseRij> {
    let mut cellen: BTreeMap<(i16, Kant), BTreeMap<Band, (i64, u64)>> = BTreeMap::new();
    for ((jaar, band, kant), cijfer) in plekken {
        cellen.entry((*jaar, *kant)).or_default().insert(*band, *cijfer);
    }
    let mut uit = Vec::new();
    for ((jaar, kant), banden) in &cellen {
        if *kant != Kant::Verwacht {
            continue;
        }
        let als_cel: BTreeMap<Band, Cel> = banden.iter().map(|(b, (n, _))| (*b, Cel::Aantal(*n))).collect();
        let grens = |kant, band: Band| cellen.get(&(*jaar, kant)).and_then(|c| c.get(&band)).map(|(n, _)| *n);
        for basis in Basis::ALLE {
            let vraag = band(basis);
            let aantal = match groep(&als_cel, vraag, profiel) {
                Groep::Geteld(n) => n,
                Groep::Geschat(n) => {
                    geschat.insert(basis);
                    n
                }
                Groep::Onbekend => continue,
            };
            let regel = banden.get(&vraag).or_else(|| banden.values().next()).map_or(0, |(_, r)| *r);
            // Een som van grenzen is geen grens van de som: alleen waar de bron de groep zelf noemt.
            let interval =
                banden.contains_key(&vraag).then(|| grens(Kant::Onder, vraag).zip(grens(Kant::Boven, vraag))).flatten();
            let verwacht = Verwacht { aantal, interval };
            uit.push(PrognoseRij { regel, gebied: gebied.clone(), jaar: *jaar, basis, verwacht });
        }
    }
    uit
}

/// "gelezen als prognose van inwoners: 104 gemeenten en Nederland, 2025 tot en met 2050, in duizendtallen".
fn wat_gelezen(rijen: &[PrognoseRij], variant: Option<&str>, feiten: &Feiten) -> String {
    let bases: BTreeSet<Basis> = rijen.iter().map(|r| r.basis).collect();
    let jaren: BTreeSet<i16> = rijen.iter().map(|r| r.jaar).collect();
    let mut per_niveau: BTreeMap<Niveau, BTreeSet<&GebiedCode>> = BTreeMap::new();
    for rij in rijen {
        per_niveau.entry(rij.gebied.niveau).or_default().insert(&rij.gebied.code);
    }
    let gebieden: Vec<String> = per_niveau.iter().map(|(n, codes)| format!("{} {}", codes.len(), n.naam())).collect();
    let bases: Vec<&str> = bases.into_iter().map(Basis::token).collect();
    let tijd = match (jaren.first(), jaren.last()) {
        (Some(a), Some(b)) if a != b => format!(", {} jaren van {a} tot en met {b}", jaren.len()),
        (Some(a), _) => format!(", alleen {a}"),
        _ => String::new(),
    };
    let interval = if rijen.iter().any(|r| r.verwacht.interval.is_some()) { ", met interval" } else { "" };
    format!(
        "gelezen als prognose van {}: {}{tijd}, in {}{interval}{}",
        bases.join(", "),
        gebieden.join(", "),
        if feiten.in_duizenden { "duizendtallen" } else { "personen" },
        variant.map_or_else(String::new, |v| format!(", variant \"{v}\""))
    )
}

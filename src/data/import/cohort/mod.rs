//! De dataset `prognose-cohort`: onze eigen raming van de bevolking per gemeente, met haar terugvoorspelling.
//!
//! Een cohort dat ieder jaar een jaar ouder wordt, met landelijke overgangen (sterfte en verhuizing samen). Geen prognose van
//! CBS of PBL: woningbouw en verhuizing van de ene gemeente naar de andere zitten er niet in.

mod som;
mod terug;

use std::collections::BTreeMap;

use jiff::civil::Date;
use normwijzer_core::{Basis, Finding, GebiedCode};
use polars::prelude::DataFrame;
use rust_decimal::{Decimal, RoundingStrategy};

use super::bevolking::totalen_toen;
use super::dataset_uit::{DatasetUit, maak};
use super::leeftijd_2021::{Kinderen2021, lees_leeftijd_2021};
use crate::bron::Bron;
use crate::bronbestand::BronBestand;
use crate::datasets::Datasets;
use crate::herindelingen::herindelingen;
use crate::leeftijd_nl::{LeeftijdNl, Leeftijden, OUDSTE, leeftijd_nl};
use crate::namen::Namen;
use crate::rijen::{bevinding, geheel, tekst};
use crate::schema::{BEVOLKING, INWONERS, LEEFTIJD_NL, PROGNOSE_COHORT, STROMEN, TERUGVOORSPELLING};
use som::{Breuk, Cohort, Overgang, PER_PERSOON};
use terug::{Fout, Geval};

/// Het jaar van de laatste telling naar leeftijd, en het jaar van de vijfjaarsgroepen waaruit teruggevoorspeld wordt.
const NU: i16 = 2025;
const TOEN: i16 = 2021;

/// Het laatste jaar van de raming; verder weg zegt een cohort weinig.
const TOT: i16 = 2035;

/// Zoveel recente overgangen geven de geboorten: zij dalen, dus een lang gemiddelde is te hoog.
const RECENT: usize = 4;

/// De grondslagen: de leeftijden, en hoeveel tienden van het verschil met het land doorwerkt. Bij 65- en
/// 75-plussers alles: zij verhuizen weinig. Bij de andere de helft: daar verhuizen gezinnen, en in de terugvoorspelling is dat het beste.
const GRONDSLAGEN: [(Basis, u32, u32, i128); 6] = [
    (Basis::Inwoners, 0, OUDSTE, 5),
    (Basis::Inwoners0Tot17, 0, 17, 5),
    (Basis::Inwoners65Plus, 65, OUDSTE, 10),
    (Basis::Inwoners18Plus, 18, OUDSTE, 5),
    (Basis::Inwoners75Plus, 75, OUDSTE, 10),
    (Basis::Inwoners15Tot49, 15, 49, 5),
];

const METHODE: &str = "Cohort per gemeente, per jaar van leeftijd. Begin: de vijfjaarsgroepen van 1-1-2021 (postcodes, bijgesteld \
    op het totaal van de gemeente, naar de gemeenten van nu gebracht, binnen een groep verdeeld zoals het land), vier jaar \
    opgeschoven, en dan per band op schaal naar de telling van 1-1-2025. Ieder jaar wordt iedereen een jaar ouder met de \
    landelijke overgang van 2015 tot 2025 (wie er van leeftijd a een jaar later van leeftijd a + 1 is: sterfte en verhuizing \
    samen). Geboorten: landelijk per persoon van 25–39 in 2021–2025, verdeeld naar het kindertal van de gemeente (0–4 per \
    25–44). De groei van 65- en 75-plussers is die van het cohort; bij de andere grondslagen werkt de helft \
    van het verschil met het land door. Woningbouw en verhuizing tussen gemeenten zitten er niet in.";

/// Maakt `prognose.csv` en `terugvoorspelling.csv` uit de vijfjaarsgroepen van 1-1-2021 (uit postcodes) en onze datasets
/// `bevolking-2025`, `inwoners-2019-2026`, `leeftijd-nl` en `herindelingen`.
///
/// # Errors
/// Alle gebreken van de bronnen, en datasets die ontbreken of niet bij elkaar horen.
pub fn importeer_cohort(
    leeftijd_2021: BronBestand<'_>,
    namen: &Namen,
    datasets: &Datasets,
) -> Result<DatasetUit, Vec<Finding>> {
    let mut meldingen = Vec::new();
    let herindelingen = herindelingen(datasets)?.ok_or_else(|| vec![ontbreekt(STROMEN.dataset)])?;
    let toen = lees_leeftijd_2021(leeftijd_2021, namen, &herindelingen, &mut meldingen)?;
    let totalen = totalen_toen(&datasets.frame(&INWONERS)?, &herindelingen)?;
    let nl = leeftijd_nl(datasets)?.ok_or_else(|| vec![ontbreekt(LEEFTIJD_NL.dataset)])?;
    let landen = Landen::new(&nl).ok_or_else(|| vec![ontbreekt(LEEFTIJD_NL.dataset)])?;
    let tellingen = tellingen(&datasets.frame(&BEVOLKING)?).map_err(|e| bevinding(&e))?;
    let mut gemeenten = Vec::new();
    let mut mist = Vec::new();
    for (code, banden) in &tellingen {
        match (toen.get(code), totalen.get(code)) {
            (Some(toen), Some(totaal)) => {
                gemeenten.extend(Gemeente::new(code, banden, toen, *totaal, &landen));
            }
            _ => mist.push(code.as_str()),
        }
    }
    if !mist.is_empty() {
        return Err(vec![leeftijd_2021.fout(
            "IMP-016",
            format!("geen leeftijden of inwoners van 2021 voor {}; nodig voor de cohortraming", mist.join(", ")),
        )]);
    }
    let verloop = Verloop::new(&gemeenten, &landen);
    let fouten: Vec<Fout> = GRONDSLAGEN
        .into_iter()
        .flat_map(|(basis, van, tot, tienden)| {
            terug::fouten(basis, &gevallen(&gemeenten, &verloop, basis, (van, tot), tienden))
        })
        .collect();
    let prognose = raming(&gemeenten, &verloop);
    meldingen
        .push(leeftijd_2021.info(format!("cohortraming van {} gemeenten, {NU} tot en met {TOT}", gemeenten.len())));
    let bron = Bron {
        titel: "Cohortraming van de bevolking per gemeente".to_owned(),
        bron: "eigen berekening van Normwijzer op CBS StatLine 70072ned, 03759ned en 83502NED (geen prognose van CBS of PBL)"
            .to_owned(),
        licentie: "CC BY 4.0".to_owned(),
        peildatum: format!("{NU}-01-01"),
        methode: Some(METHODE.to_owned()),
        fout: Some(beschrijf(&fouten)),
        herkomst: vec![leeftijd_2021.herkomst()],
        ..Bron::default()
    };
    let terug = fouten.iter().map(rij_van_fout).collect();
    maak(bron, &[(&PROGNOSE_COHORT, prognose), (&TERUGVOORSPELLING, terug)], meldingen)
}

fn ontbreekt(dataset: &str) -> Finding {
    Finding::fout("IMP-016", format!("de dataset {dataset} ontbreekt of is niet volledig; maak haar eerst"))
}

/// Nederland per jaar van leeftijd, en de overgangen die daaruit volgen.
struct Landen {
    toen: Leeftijden,
    nu: Leeftijden,
    /// Wat op 1-1-2021 bekend was.
    tot_toen: Overgang,
    /// Van 2021 tot 2025.
    sindsdien: Overgang,
    /// Alles tot nu.
    tot_nu: Overgang,
}

impl Landen {
    fn new(nl: &LeeftijdNl) -> Option<Self> {
        let op = |jaar: i16| nl.op(Date::new(jaar, 1, 1).ok()?);
        let jaren = |van: i16, tot: i16| (van..=tot).map(op).collect::<Option<Vec<&Leeftijden>>>();
        Some(Self {
            toen: op(TOEN)?.clone(),
            nu: op(NU)?.clone(),
            tot_toen: Overgang::uit(&jaren(2015, TOEN)?, RECENT),
            sindsdien: Overgang::uit(&jaren(TOEN, NU)?, RECENT),
            tot_nu: Overgang::uit(&jaren(2015, NU)?, RECENT),
        })
    }
}

type Banden = BTreeMap<(u32, Option<u32>), i64>;

/// De getelde banden van elke gemeente.
fn tellingen(frame: &DataFrame) -> Result<BTreeMap<GebiedCode, Banden>, polars::prelude::PolarsError> {
    let mut uit: BTreeMap<GebiedCode, Banden> = BTreeMap::new();
    let grenzen = geheel(frame, "leeftijd_van")?.into_iter().zip(geheel(frame, "leeftijd_tot_en_met")?);
    for ((code, (van, tot)), n) in tekst(frame, "gemeente_code")?.into_iter().zip(grenzen).zip(geheel(frame, "aantal")?)
    {
        let (Some(van), Some(n)) = (van.and_then(|v| u32::try_from(v).ok()), n) else { continue };
        let tot = tot.and_then(|t| u32::try_from(t).ok());
        uit.entry(GebiedCode::new(code)).or_default().insert((van, tot), n);
    }
    Ok(uit)
}

/// Eén gemeente, toen en nu.
struct Gemeente {
    code: GebiedCode,
    inwoners: i64,
    /// Geteld of geschat per grondslag, nu.
    geteld: BTreeMap<Basis, i64>,
    /// Op 1-1-2021.
    toen: Cohort,
    /// De fijnste getelde banden van nu, in miljoensten van een persoon.
    banden: Vec<(u32, u32, i128)>,
}

impl Gemeente {
    fn new(code: &GebiedCode, banden: &Banden, toen: &Kinderen2021, totaal: Decimal, landen: &Landen) -> Option<Self> {
        // Wat de postcodes missen, wordt aangenomen gelijk over de leeftijden te ontbreken.
        let dekking = totaal.checked_div(toen.totaal)?;
        let groepen = toen.banden.iter().map(|(b, n)| (b.van, b.tot.unwrap_or(OUDSTE), miljoensten(*n * dekking)));
        let toen = Cohort::uit_banden(groepen, &landen.toen);
        let som = |van: u32, tot: Option<u32>| banden.get(&(van, tot)).copied();
        // De fijnste banden: zonder het totaal en zonder de schatting van 0–17 jaar.
        let fijn: Vec<(u32, u32, i128)> = banden
            .iter()
            .filter(|((van, tot), _)| !matches!((van, tot), (0, None | Some(17))))
            .map(|((van, tot), n)| (*van, tot.unwrap_or(OUDSTE), i128::from(*n) * PER_PERSOON))
            .collect();
        let inwoners = som(0, None)?;
        let ouderen = som(65, Some(79))? + som(80, None)?;
        Some(Self {
            code: code.clone(),
            inwoners,
            geteld: BTreeMap::from([
                (Basis::Inwoners, inwoners),
                (Basis::Inwoners0Tot17, som(0, Some(17))?),
                (Basis::Inwoners65Plus, ouderen),
                (Basis::Inwoners18Plus, inwoners - som(0, Some(17))?),
            ]),
            toen,
            banden: fijn,
        })
    }
}

fn miljoensten(aantal: Decimal) -> i128 {
    let mut a = aantal.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero);
    a.rescale(6);
    a.mantissa()
}

/// De groei van een gemeente tussen twee standen: die van het land, en zoveel tienden van haar verschil daarmee. Van
/// `aantal` personen, in personen.
fn groei(aantal: i128, eigen: (i128, i128), land: (i128, i128), tienden: i128) -> i64 {
    let landelijk = Breuk::new(land.1, land.0).van(aantal * PER_PERSOON);
    let cohort = if eigen.0 > 0 { Breuk::new(eigen.1, eigen.0).van(aantal * PER_PERSOON) } else { landelijk };
    let miljoensten = (landelijk * (10 - tienden) + cohort * tienden).div_euclid(10);
    i64::try_from(Breuk::new(1, PER_PERSOON).van(miljoensten)).unwrap_or_default()
}

/// De gemeenten door de tijd.
struct Verloop {
    /// Wat de methode in 2021 voor 2025 voorspeld zou hebben.
    terug: Vec<Cohort>,
    /// Elk jaar van nu tot het einde van de raming; het eerste is nu.
    vooruit: Vec<Vec<Cohort>>,
}

impl Verloop {
    fn new(gemeenten: &[Gemeente], landen: &Landen) -> Self {
        let toen: Vec<Cohort> = gemeenten.iter().map(|g| g.toen.clone()).collect();
        let jaren = NU - TOEN;
        let na = |overgang: &Overgang| {
            (0..jaren).fold(toen.clone(), |cohorten, _| som::jaar_later(&cohorten, &toen, overgang))
        };
        let op_schaal = |(cohort, g): (Cohort, &Gemeente)| cohort.op_schaal(&g.banden, &landen.nu);
        let nu: Vec<Cohort> = na(&landen.sindsdien).into_iter().zip(gemeenten).map(op_schaal).collect();
        let mut vooruit = vec![nu.clone()];
        for _ in NU..TOT {
            let later = vooruit.last().map(|laatste| som::jaar_later(laatste, &nu, &landen.tot_nu));
            vooruit.extend(later);
        }
        Self { terug: na(&landen.tot_toen), vooruit }
    }
}

/// De terugvoorspelling van 2021 naar 2025 voor één grondslag; leeg waar nu niets geteld of geschat is.
fn gevallen(
    gemeenten: &[Gemeente],
    verloop: &Verloop,
    basis: Basis,
    (van, tot): (u32, u32),
    tienden: i128,
) -> Vec<Geval> {
    let land = (
        gemeenten.iter().map(|g| g.toen.som(van, tot)).sum::<i128>(),
        verloop.terug.iter().map(|c| c.som(van, tot)).sum::<i128>(),
    );
    gemeenten
        .iter()
        .zip(&verloop.terug)
        .filter_map(|(g, terug)| {
            let eigen = (g.toen.som(van, tot), terug.som(van, tot));
            let toen = Breuk::new(1, PER_PERSOON).van(eigen.0);
            Some(Geval {
                inwoners: g.inwoners,
                geteld: *g.geteld.get(&basis)?,
                cohort: groei(toen, eigen, land, tienden),
                factor: groei(toen, eigen, land, 0),
                gelijk: i64::try_from(toen).ok()?,
            })
        })
        .collect()
}

/// De raming: elke gemeente, elke grondslag, elk jaar.
fn raming(gemeenten: &[Gemeente], verloop: &Verloop) -> Vec<Vec<String>> {
    let Some(nu) = verloop.vooruit.first() else { return Vec::new() };
    let landelijk = |cohorten: &[Cohort], van, tot| cohorten.iter().map(|c| c.som(van, tot)).sum::<i128>();
    let mut van_gemeente: Vec<Vec<Vec<String>>> = vec![Vec::new(); gemeenten.len()];
    for (basis, van, tot, tienden) in GRONDSLAGEN {
        let begin = landelijk(nu, van, tot);
        let landen: Vec<i128> = verloop.vooruit.iter().map(|c| landelijk(c, van, tot)).collect();
        for (i, (g, uit)) in gemeenten.iter().zip(&mut van_gemeente).enumerate() {
            let Some(eerst) = nu.get(i).map(|c| c.som(van, tot)) else { continue };
            // Wat niet geteld is, begint bij het cohort zelf: het gaat om de verhouding.
            let geteld = g.geteld.get(&basis).map_or_else(|| Breuk::new(1, PER_PERSOON).van(eerst), |n| i128::from(*n));
            for ((jaar, cohorten), straks) in (NU..=TOT).zip(&verloop.vooruit).zip(&landen) {
                let eigen = (eerst, cohorten.get(i).map_or(eerst, |c| c.som(van, tot)));
                let aantal = groei(geteld, eigen, (begin, *straks), tienden);
                let cellen =
                    [g.code.to_string(), basis.token().to_owned(), format!("{jaar}-01-01"), aantal.to_string()];
                uit.push(cellen.to_vec());
            }
        }
    }
    van_gemeente.into_iter().flatten().collect()
}

fn rij_van_fout(f: &Fout) -> Vec<String> {
    let getallen = [
        f.cohort.gemiddeld,
        f.cohort.p95,
        f.cohort.grootste,
        f.factor.gemiddeld,
        f.factor.p95,
        f.gelijk.gemiddeld,
        f.gelijk.p95,
    ];
    let begin = [f.basis.token().to_owned(), f.grootte.to_owned(), f.gemeenten.to_string()];
    begin.into_iter().chain(getallen.map(|g| g.to_string())).collect()
}

fn beschrijf(fouten: &[Fout]) -> String {
    let alle = fouten.iter().filter(|f| f.grootte == "alle").map(|f| {
        format!(
            "{}: gemiddeld {}% per gemeente en voor 95% hoogstens {}% (met één landelijke factor {}% en {}%; gelijk gehouden {}% \
             en {}%)",
            f.basis.naam(),
            procent(f.cohort.gemiddeld),
            procent(f.cohort.p95),
            procent(f.factor.gemiddeld),
            procent(f.factor.p95),
            procent(f.gelijk.gemiddeld),
            procent(f.gelijk.p95)
        )
    });
    format!(
        "Terugvoorspelling van 1-1-2021 naar 1-1-2025 met wat in 2021 bekend was. {}. Per grootte van de gemeente: \
         terugvoorspelling.csv. De doorwerking van een half is op deze terugvoorspelling gekozen. In 2022 kwamen er veel meer \
         mensen naar Nederland dan in de jaren ervoor; dat zit in deze fout.",
        alle.collect::<Vec<_>>().join("; ")
    )
}

fn procent(honderdsten: i64) -> String {
    let tienden = (honderdsten + 5) / 10;
    format!("{},{}", tienden / 10, tienden % 10)
}

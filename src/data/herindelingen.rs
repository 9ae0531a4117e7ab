//! De overdracht van herindelingen: van de tabellen naar het type van de kern.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use normwijzer_core::herindeling::{Stroom, StroomSoort};
use normwijzer_core::{Finding, GebiedCode, Herindelingen};

use crate::datasets::Datasets;
use crate::rijen::{bevinding, geheel, tekst};
use crate::schema::{GEBIEDEN, INWONERS, STROMEN, VROEGER};

/// Vanaf deze dag zijn alle gemeenten bekend.
pub(crate) const VANAF: Date = date(2019, 1, 1);

/// De dag van de gebiedentabel: de gemeenten van nu.
pub(crate) const fn stand() -> Date {
    date(2026, 1, 1)
}

/// De herindelingen; `None` als de dataset er niet is.
///
/// # Errors
/// Een dataset die er half is, een tabel die haar schema niet volgt, een onbekend woord, een verdwenen gemeente zonder
/// naam of zonder opvolger.
pub fn herindelingen(datasets: &Datasets) -> Result<Option<Herindelingen>, Vec<Finding>> {
    if !datasets.heeft(STROMEN.dataset) {
        return Ok(None);
    }
    let (gebieden, stromen, vroeger) =
        (datasets.frame(&GEBIEDEN)?, datasets.frame(&STROMEN)?, datasets.frame(&VROEGER)?);
    let paren = |frame| -> Result<Vec<(GebiedCode, String)>, Vec<Finding>> {
        let kolom = |naam| tekst(frame, naam).map_err(|e| bevinding(&e));
        let namen = kolom("gemeente_naam")?.into_iter().map(str::to_owned);
        Ok(kolom("gemeente_code")?.into_iter().map(GebiedCode::new).zip(namen).collect())
    };
    let (nu, vroeger) = (paren(&gebieden)?, paren(&vroeger)?);
    let kolom = |naam| tekst(&stromen, naam).map_err(|e| bevinding(&e));
    let getal = |naam| {
        let aantallen = geheel(&stromen, naam).map_err(|e| bevinding(&e))?;
        Ok::<_, Vec<Finding>>(aantallen.into_iter().map(|n| n.and_then(|n| u64::try_from(n).ok())))
    };
    let wanneer = kolom("dag")?.into_iter().zip(kolom("van_code")?).zip(kolom("naar_code")?);
    let wat = kolom("soort")?.into_iter().zip(kolom("naar_ontstaat")?);
    let hoeveel = getal("hectare")?.zip(getal("woningen")?).zip(getal("inwoners")?).zip(getal("inwoners_van")?);
    let bekend: BTreeSet<&GebiedCode> = nu.iter().chain(&vroeger).map(|(c, _)| c).collect();
    let mut fouten = Vec::new();
    let mut uit = Vec::new();
    for (regel, ((((dag, van), naar), (soort, ontstaat)), (((hectare, woningen), inwoners), inwoners_van))) in
        (2..).zip(wanneer.zip(wat).zip(hoeveel))
    {
        let mut mis = |kolom: &'static str, bericht: String| {
            fouten.push(
                Finding::fout("DAT-015", format!("{bericht}; maak het bestand opnieuw met de importer"))
                    .met_bestand(STROMEN.pad())
                    .met_rij(regel)
                    .met_kolom(kolom),
            );
        };
        let (van, naar) = (GebiedCode::new(van), GebiedCode::new(naar));
        for (kolom, code) in [("van_code", &van), ("naar_code", &naar)] {
            if !bekend.contains(code) {
                mis(kolom, format!("\"{code}\" heeft in geen tabel een naam"));
            }
        }
        let gelezen = StroomSoort::parse(soort);
        if gelezen.is_none() {
            mis("soort", format!("\"{soort}\" is geen opheffing, hernoeming of grens"));
        }
        if !matches!(ontstaat, "ja" | "nee") {
            mis("naar_ontstaat", format!("\"{ontstaat}\" is geen ja of nee"));
        }
        let (Ok(dag), Some(soort), Some(hectare), Some(inwoners)) = (dag.parse(), gelezen, hectare, inwoners) else {
            continue;
        };
        let naar_ontstaat = ontstaat == "ja";
        uit.push(Stroom { dag, van, naar, soort, naar_ontstaat, hectare, woningen, inwoners, inwoners_van });
    }
    if !fouten.is_empty() {
        return Err(fouten);
    }
    Ok(Some(Herindelingen::new(VANAF, stand(), nu, vroeger, uit)))
}

/// Of de gemeenten die de herindelingen op elke peildatum geven, precies die zijn waarvan de inwoners geteld zijn.
pub(crate) fn keur(datasets: &Datasets, herindelingen: &Herindelingen) -> Result<(), Vec<Finding>> {
    let frame = datasets.frame(&INWONERS)?;
    let kolom = |naam| tekst(&frame, naam).map_err(|e| bevinding(&e));
    let (codes, dagen) = (kolom("gemeente_code")?, kolom("peildatum")?);
    let fouten: Vec<Finding> = dagen
        .iter()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .filter_map(|dag| {
            let dag_zelf = dag.parse::<Date>().ok().filter(|d| *d <= stand())?;
            let geteld: BTreeSet<GebiedCode> =
                codes.iter().zip(&dagen).filter(|(_, d)| *d == dag).map(|(c, _)| GebiedCode::new(c)).collect();
            let toen = herindelingen.gemeenten_op(dag_zelf).ok()?;
            let verschil: Vec<&str> = toen.symmetric_difference(&geteld).map(GebiedCode::as_str).collect();
            (!verschil.is_empty()).then(|| {
                Finding::fout(
                    "DAT-015",
                    format!(
                        "op {dag} zijn er {} gemeenten, en van {} zijn de inwoners geteld; verschil: {}",
                        toen.len(),
                        geteld.len(),
                        crate::land::kort(&verschil)
                    ),
                )
                .met_bestand(STROMEN.pad())
            })
        })
        .collect();
    if fouten.is_empty() { Ok(()) } else { Err(fouten) }
}

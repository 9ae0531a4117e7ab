//! Van bestanden naar de bevolking: welke tabel het is, en wat er met de andere bestanden gebeurde.

use std::collections::BTreeMap;

use jiff::civil::Date;
use normwijzer_core::{Finding, Land};
use normwijzer_ingest::{Brontabel, Codeboek, Invoer, LeesErnst, LeesOpmerking};

use super::{Bekend, Bevolking, Keuze, lees};
use crate::betekenis::rollen::naam_slug;
use crate::betekenis::{Regiokenner, Sekse, periode};
use crate::datasets::Datasets;
use crate::herindelingen::herindelingen;
use crate::rijen::{bevinding, geheel, tekst};
use crate::schema::INWONERS;

/// De naam van een bestand zonder map: die komt in bevindingen, zodat de map waarin iemand werkt daar niet in staat.
#[must_use]
pub fn zonder_map(pad: &str) -> &str {
    pad.rsplit(['/', '\\']).next().unwrap_or(pad)
}

/// Opmerkingen van een lezer als bevindingen.
pub(crate) fn opmerkingen(opmerkingen: &[LeesOpmerking], bestand: &str) -> Vec<Finding> {
    let een = |o: &LeesOpmerking| {
        let mut f = match o.ernst {
            LeesErnst::Fout => Finding::fout("IMP-002", &o.bericht),
            LeesErnst::Waarschuwing => Finding::waarschuwing("IMP-002", &o.bericht),
        }
        .met_bestand(o.bestand.as_deref().map_or(bestand, zonder_map));
        f.rij = o.regel;
        f.kolom.clone_from(&o.kolom);
        f
    };
    opmerkingen.iter().map(een).collect()
}

/// Leest de bevolking uit bestanden die bij elkaar gegeven zijn.
///
/// # Errors
/// Geen tabel met inwoners, meer dan één zonder keuze, en alle gebreken van de gekozen tabel.
pub fn lees_bevolking(
    invoer: &[Invoer],
    keuze: Keuze<'_>,
    land: &Land,
    datasets: &Datasets,
) -> Result<Bevolking, Vec<Finding>> {
    let wil = |codeboek: &Codeboek, dimensie: &str, lid: &str| self::wil(codeboek, dimensie, lid, keuze.peildatum);
    let mut lezing = crate::import::lees_bronnen(invoer, &wil);
    if keuze.peildatum.is_some() && lezing.tabellen.iter().all(|t| t.rijen.is_empty()) {
        // Niets van die dag: nog eens, om te kunnen zeggen welke dagen er wel zijn.
        lezing = crate::import::lees_bronnen(invoer, &|c: &Codeboek, d: &str, l: &str| self::wil(c, d, l, None));
    }
    let mut meldingen: Vec<Finding> = lezing
        .overgeslagen
        .iter()
        .map(|o| Finding::info("IMP-000", format!("niet gebruikt: {}", o.waarom)).met_bestand(zonder_map(&o.bestand)))
        .collect();
    meldingen.extend(opmerkingen(&lezing.bevindingen, "de bestanden"));
    if meldingen.iter().any(Finding::is_fout) {
        return Err(meldingen);
    }
    let kenner = Regiokenner::new(land).met_herindelingen(herindelingen(datasets)?);
    let totalen = totalen(datasets)?;
    let bekend = Bekend { kenner: &kenner, totalen: &totalen };
    let (tabel, bestand) = kies_tabel(&lezing.tabellen, keuze, &mut meldingen)?;
    let anders = tabel.bestanden.iter().skip(1).map(|b| zonder_map(b)).collect::<Vec<_>>();
    if !anders.is_empty() {
        meldingen.push(
            Finding::info("IMP-000", format!("hoort bij deze tabel: {}", anders.join(", "))).met_bestand(bestand),
        );
    }
    match lees(tabel, bestand, keuze, bekend) {
        Ok(mut b) => {
            meldingen.append(&mut b.bevindingen);
            Ok(Bevolking { bevindingen: meldingen, ..b })
        }
        Err(fouten) => {
            meldingen.extend(fouten);
            Err(meldingen)
        }
    }
}

fn naam(t: &Brontabel) -> &str {
    t.bestanden.first().map_or("de tabel", |b| zonder_map(b))
}

/// De tabel die inwoners telt. Zijn er meer, dan moet de gebruiker kiezen.
fn kies_tabel<'a>(
    tabellen: &'a [Brontabel],
    keuze: Keuze<'_>,
    meldingen: &mut Vec<Finding>,
) -> Result<(&'a Brontabel, &'a str), Vec<Finding>> {
    let noem = |t: &Brontabel| t.tabel.as_ref().map_or_else(|| naam(t).to_owned(), |n| format!("{n} ({})", naam(t)));
    let past = |t: &&Brontabel| {
        let lager = |s: &str| s.to_lowercase();
        keuze.tabel.is_none_or(|k| {
            t.tabel.as_deref().is_some_and(|n| lager(n).contains(&lager(k))) || lager(naam(t)).contains(&lager(k))
        })
    };
    let gekozen: Vec<&Brontabel> = tabellen.iter().filter(past).collect();
    let (goed, slecht): (Vec<&Brontabel>, Vec<&Brontabel>) =
        gekozen.iter().partition(|t| super::telt_inwoners(t, naam(t), keuze).is_ok());
    let fout = |bericht: String, meldingen: &mut Vec<Finding>| {
        meldingen.push(Finding::fout("IMP-039", bericht));
        Err(std::mem::take(meldingen))
    };
    match (goed.as_slice(), slecht.as_slice()) {
        ([enige], rest) => {
            for t in rest {
                meldingen.push(
                    Finding::info("IMP-000", "niet gebruikt: in deze tabel worden geen inwoners geteld".to_owned())
                        .met_bestand(naam(t)),
                );
            }
            Ok((enige, naam(enige)))
        }
        ([], [enige]) => Ok((enige, naam(enige))),
        ([], []) => match (keuze.tabel, tabellen) {
            (Some(k), [_, ..]) => {
                let lijst: Vec<String> = tabellen.iter().map(noem).collect();
                fout(
                    format!("geen tabel met \"{k}\" in nummer of naam (--tabel); gevonden: {}", lijst.join(", ")),
                    meldingen,
                )
            }
            _ => fout("geen tabel gevonden in deze bestanden".to_owned(), meldingen),
        },
        ([], meer) => {
            for t in meer {
                meldingen.extend(super::telt_inwoners(t, naam(t), keuze).err().into_iter().flatten());
            }
            Err(std::mem::take(meldingen))
        }
        (meer, _) => {
            let lijst: Vec<String> = meer.iter().map(|t| noem(t)).collect();
            fout(
                format!(
                    "hier staan {} tabellen met inwoners: {}; kies er een met --tabel",
                    lijst.len(),
                    lijst.join(", ")
                ),
                meldingen,
            )
        }
    }
}

/// Welke rijen nodig zijn: gemeenten en het land, de totalen van andere dimensies, en de gekozen peildatum.
fn wil(codeboek: &Codeboek, dimensie: &str, lid: &str, peildatum: Option<Date>) -> bool {
    let naam = naam_slug(dimensie);
    let titel = codeboek.titel_van(dimensie, lid).unwrap_or(lid);
    if naam.starts_with("periode") {
        return peildatum.is_none_or(|gevraagd| periode(lid).is_none_or(|dag| dag == gevraagd));
    }
    if naam.starts_with("regio") || naam.starts_with("wijken") {
        return !["WK", "BU"].iter().any(|v| lid.starts_with(v));
    }
    let leden = codeboek.dimensies.get(dimensie);
    let heeft_totaal = leden.is_some_and(|l| l.values().any(|t| t.trim().to_lowercase().starts_with("totaal")));
    if naam.starts_with("leeftijd") || !heeft_totaal {
        return true;
    }
    if naam.starts_with("geslacht") {
        return Sekse::van_lid(lid, titel) == Some(Sekse::Samen);
    }
    titel.trim().to_lowercase().starts_with("totaal")
}

/// Inwoners van Nederland op de dagen van onze eigen tabel.
pub fn totalen(datasets: &Datasets) -> Result<BTreeMap<Date, i64>, Vec<Finding>> {
    let frame = datasets.frame(&INWONERS)?;
    let dagen = tekst(&frame, "peildatum").map_err(|e| bevinding(&e))?;
    let mut uit = BTreeMap::new();
    for (dag, n) in dagen.into_iter().zip(geheel(&frame, "aantal").map_err(|e| bevinding(&e))?) {
        if let Ok(dag) = dag.parse() {
            *uit.entry(dag).or_default() += n.unwrap_or_default();
        }
    }
    Ok(uit)
}

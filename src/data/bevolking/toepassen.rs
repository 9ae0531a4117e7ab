//! Een andere bevolking in het land zetten: naar de gemeenten van nu gebracht, en van banden naar grondslagen.

use std::collections::{BTreeMap, BTreeSet};

use normwijzer_core::herindeling::Lot;
use normwijzer_core::{Amount, Basis, Finding, GebiedCode, GrondslagSoort, Herindelingen, Land, Telling};

use super::Bevolking;
use crate::betekenis::Band;
use crate::datasets::Datasets;
use crate::herindelingen::herindelingen;
use crate::land::kort;
use crate::leeftijd_nl::{LeeftijdNl, leeftijd_nl};
use crate::leeftijdsgroepen::profiel::{Profiel, profielen};
use crate::leeftijdsgroepen::{Cel, Groep, band, groep, zegt_iets};
use crate::rijen::bevinding;
use crate::schema::BEVOLKING;

/// Wat er met het land gebeurde.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Toegepast {
    /// De grondslagen die nu uit deze bevolking komen.
    pub bases: BTreeSet<Basis>,
    /// Die waarvan ten minste één gemeente geschat is.
    pub geschat: BTreeSet<Basis>,
    /// Wat er te melden is.
    pub bevindingen: Vec<Finding>,
}

/// Vervangt de tellingen van het land door die van deze bevolking. Wat de tabel niet zegt (leeftijden in een tabel met
/// alleen totalen) blijft zoals het was, met zijn eigen peildatum; wat zij voor een gemeente openlaat wordt onbekend.
///
/// # Errors
/// Gemeenten die niet naar die van nu te brengen zijn, of datasets die hun schema niet volgen.
pub fn pas_toe(land: &mut Land, bevolking: &Bevolking, datasets: &Datasets) -> Result<Toegepast, Vec<Finding>> {
    let mut uit = Toegepast::default();
    let (gemeenten, verdeeld) = naar_nu(land, bevolking, herindelingen(datasets)?.as_ref(), &mut uit.bevindingen)?;
    let nl = leeftijd_nl(datasets)?;
    let profielen = profielen_op(datasets, nl.as_ref(), bevolking)?;
    uit.bases = Basis::ALLE.into_iter().filter(|b| zegt_iets(bevolking.banden.iter().copied(), band(*b))).collect();
    let leeg = BTreeMap::new();
    for (code, gemeente) in &mut land.gemeenten {
        let cellen = gemeenten.get(code).unwrap_or(&leeg);
        for basis in &uit.bases {
            let gevonden = groep(cellen, band(*basis), profielen.as_ref().and_then(|p| p.van(code)));
            let zeker = !bevolking.afgerond && !verdeeld.contains(code);
            let soort = match gevonden {
                Groep::Geteld(_) if zeker => GrondslagSoort::Telling,
                _ => GrondslagSoort::Schatting,
            };
            match gevonden.aantal() {
                Some(n) => {
                    if soort == GrondslagSoort::Schatting {
                        uit.geschat.insert(*basis);
                    }
                    let telling = Telling { aantal: Amount::from_int(n), soort, peildatum: bevolking.dag };
                    gemeente.tellingen.insert(*basis, telling);
                }
                None => drop(gemeente.tellingen.remove(basis)),
            }
        }
    }
    meld(land, bevolking, nl.as_ref(), &mut uit);
    Ok(uit)
}

/// De aantallen per gemeente van nu, en welke gemeenten een deel van een gesplitste gemeente kregen.
type NaarNu = (BTreeMap<GebiedCode, BTreeMap<Band, Cel>>, BTreeSet<GebiedCode>);

fn naar_nu(
    land: &Land,
    bevolking: &Bevolking,
    herindelingen: Option<&Herindelingen>,
    bevindingen: &mut Vec<Finding>,
) -> Result<NaarNu, Vec<Finding>> {
    let fout = |bericht: String| vec![Finding::fout("IMP-039", bericht).met_bestand(&bevolking.bestand)];
    if bevolking.gemeenten.keys().all(|c| land.gemeenten.contains_key(c))
        && herindelingen.is_none_or(|h| bevolking.indeling >= h.stand())
    {
        return Ok((bevolking.gemeenten.clone(), BTreeSet::new()));
    }
    let Some(h) = herindelingen else {
        return Err(fout(
            "de gemeenten zijn niet die van nu, en zonder de dataset herindelingen niet om te zetten".to_owned(),
        ));
    };
    let omzetting = h.omzetting(bevolking.indeling, h.stand()).map_err(|e| fout(e.to_string()))?;
    let mut uit: BTreeMap<GebiedCode, BTreeMap<Band, Cel>> = BTreeMap::new();
    for band in &bevolking.banden {
        let aantallen = bevolking
            .gemeenten
            .iter()
            .map(|(code, cellen)| {
                let n = match cellen.get(band) {
                    Some(Cel::Aantal(n)) => Some(Amount::from_int(*n)),
                    _ => None,
                };
                (code.clone(), n)
            })
            .collect();
        let gebracht = omzetting.tellingen_met_onbekend(&aantallen).map_err(|e| {
            let codes: Vec<&str> = e.0.iter().map(GebiedCode::as_str).collect();
            fout(format!("deze gemeenten waren er niet op {}: {}", bevolking.indeling, kort(&codes)))
        })?;
        for (code, n) in gebracht {
            let cel = n.map_or(Cel::Onbekend, |n| Cel::Aantal(n.als_i64()));
            uit.entry(code).or_default().insert(*band, cel);
        }
    }
    let anders: Vec<_> =
        omzetting.regels().filter(|r| bevolking.gemeenten.contains_key(&r.van) && r.lot != Lot::Bleef).collect();
    let verdeeld =
        anders.iter().filter(|r| r.enige().is_none()).flat_map(|r| r.delen.iter().map(|d| d.naar.clone())).collect();
    if !anders.is_empty() {
        let namen: Vec<String> = anders
            .iter()
            .map(|r| {
                let naar: Vec<&str> = r.delen.iter().map(|d| h.naam(&d.naar)).collect();
                format!("{} {} {}", h.naam(&r.van), r.lot.token(), naar.join(" en "))
            })
            .collect();
        let namen: Vec<&str> = namen.iter().map(String::as_str).collect();
        bevindingen.push(
            Finding::info(
                "IMP-040",
                format!(
                    "{} gemeenten van {} gebracht naar {} van {}: {}",
                    bevolking.gemeenten.len(),
                    bevolking.indeling,
                    uit.len(),
                    h.stand(),
                    kort(&namen)
                ),
            )
            .met_bestand(&bevolking.bestand),
        );
    }
    Ok((uit, verdeeld))
}

/// De profielen op de peildatum, en dat van Nederland voor wie er geen heeft.
struct Profielen {
    gemeenten: BTreeMap<GebiedCode, Profiel>,
    nederland: Profiel,
}

impl Profielen {
    fn van(&self, code: &GebiedCode) -> Option<&Profiel> {
        Some(self.gemeenten.get(code).unwrap_or(&self.nederland))
    }
}

fn profielen_op(
    datasets: &Datasets,
    nl: Option<&LeeftijdNl>,
    bevolking: &Bevolking,
) -> Result<Option<Profielen>, Vec<Finding>> {
    let toen = crate::land::Peildatum::default().0;
    let Some((toen, (_, nu))) = nl.and_then(|nl| Some((nl.op(toen)?, nl.bij(bevolking.dag)?))) else { return Ok(None) };
    let gemeenten = profielen(&datasets.frame(&BEVOLKING)?, toen, nu).map_err(|e| bevinding(&e))?;
    Ok(Some(Profielen { gemeenten, nederland: Profiel::nederland(nu) }))
}

/// Zegt welke grondslagen nieuw zijn, en hoe ver een schatting van het landelijke aantal af ligt.
fn meld(land: &Land, bevolking: &Bevolking, nl: Option<&LeeftijdNl>, uit: &mut Toegepast) {
    let mut info = |bericht: String| {
        uit.bevindingen.push(Finding::info("IMP-041", bericht).met_bestand(&bevolking.bestand));
    };
    for basis in &uit.bases {
        let onbekend = land.gemeenten.values().filter(|g| !g.tellingen.contains_key(basis)).count();
        let som = land.som(&land.gemeenten.keys().cloned().collect(), *basis).map(Amount::als_i64);
        let soort = if uit.geschat.contains(basis) { "geschat" } else { "geteld" };
        let hoeveel = match som {
            Some(n) => format!("samen {n}"),
            None => format!("onbekend voor {onbekend} gemeenten"),
        };
        let b = band(*basis);
        let landelijk = nl.and_then(|nl| nl.op(bevolking.dag)).map(|l| match b.tot {
            Some(tot) => l.som(b.van, tot),
            None => l.vanaf(b.van),
        });
        let vergeleken = match (som, landelijk) {
            (Some(n), Some(l)) if l > 0 && uit.geschat.contains(basis) => {
                let (teken, deel) = (if n < l { "-" } else { "+" }, ((n - l) * 10_000 / l).abs());
                format!("; landelijk geteld {l}, verschil {teken}{},{:02}%", deel / 100, deel % 100)
            }
            _ => String::new(),
        };
        info(format!("{}: {soort}, {hoeveel}{vergeleken}", basis.token()));
    }
    let oud: Vec<&str> = Basis::ALLE.into_iter().filter(|b| !uit.bases.contains(b)).map(Basis::token).collect();
    if !oud.is_empty() {
        info(format!(
            "de tabel zegt niets over {}; die blijven zoals zij waren, met hun eigen peildatum",
            oud.join(", ")
        ));
    }
}

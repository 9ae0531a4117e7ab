//! De SPUK AZWA per stroom en jaar, uit de brief van VWS van 22 april 2026. De totalen van de brief zijn de proef.

use std::collections::BTreeMap;

use normwijzer_core::Finding;
use normwijzer_core::middelen::{Stroom, Uitkering};

use crate::bronbestand::{BronBestand, cel};

/// De jaren van de SPUK, met het totaal van de brief en het deel daarvan dat SPUK is, in miljoenen euro.
const TOTALEN: [(u16, u32, u32); 3] = [(2027, 451, 443), (2028, 547, 537), (2029, 532, 519)];

/// De naam van een stroom in het bronbestand.
fn stroom(naam: &str) -> Option<Stroom> {
    match naam {
        "lokaal" => Some(Stroom::Lokaal),
        "regionaal" => Some(Stroom::Regionaal),
        "kennis- en coördinatierol GGD" => Some(Stroom::Ggd),
        "NPLV-gebieden" => Some(Stroom::Nplv),
        "(mentale) gezonde school" => Some(Stroom::GezondeSchool),
        _ => None,
    }
}

/// De rijen van `spuk.csv`, op stroom en jaar. Gebreken komen in `bevindingen`.
pub(super) fn lees_spuk(
    bestand: BronBestand<'_>,
    bevindingen: &mut Vec<Finding>,
) -> Result<Vec<Vec<String>>, Vec<Finding>> {
    let tabel = bestand.tabel(bevindingen)?;
    let kolommen = ["stroom", "ontvanger", "jaar", "bedrag_mln_eur"].map(|k| bestand.kolom(&tabel, k));
    let [Ok(naam), Ok(ontvanger), Ok(jaar), Ok(bedrag)] = kolommen else {
        return Err(kolommen.into_iter().filter_map(Result::err).flatten().collect());
    };
    let mut uit: BTreeMap<(Stroom, u16), (String, u32)> = BTreeMap::new();
    for rij in &tabel.rijen {
        let hier = |kolom: &str, bericht: String| bestand.fout("IMP-017", bericht).met_rij(rij.regel).met_kolom(kolom);
        let (naam, jaar, wie) = (cel(rij, naam), cel(rij, jaar), cel(rij, ontvanger));
        let gelezen_jaar = TOTALEN.iter().map(|t| t.0).find(|j| j.to_string() == jaar);
        let gelezen_bedrag = miljoenen(cel(rij, bedrag));
        if wie.is_empty() {
            bevindingen.push(hier("ontvanger", "leeg; verwacht wie het geld ontvangt".to_owned()));
        }
        match (stroom(naam), gelezen_jaar, gelezen_bedrag) {
            (Some(stroom), Some(jaar), Some(bedrag)) => {
                if uit.insert((stroom, jaar), (wie.to_owned(), bedrag)).is_some() {
                    bevindingen.push(hier("stroom", format!("{naam} {jaar} staat er twee keer")));
                }
            }
            (stroom, gelezen_jaar, gelezen_bedrag) => {
                if stroom.is_none() {
                    bevindingen.push(hier("stroom", format!("\"{naam}\" is geen stroom van de brief")));
                }
                if gelezen_jaar.is_none() {
                    bevindingen.push(hier(
                        "jaar",
                        format!("\"{jaar}\" is geen jaar van de SPUK; verwacht 2027 tot en met 2029"),
                    ));
                }
                if gelezen_bedrag.is_none() {
                    bevindingen.push(hier("bedrag_mln_eur", geen_bedrag(cel(rij, bedrag))));
                }
            }
        }
    }
    for (jaar, totaal, spuk) in TOTALEN {
        for stroom in Stroom::ALLE.into_iter().filter(|s| !uit.contains_key(&(*s, jaar))) {
            bevindingen.push(bestand.fout("IMP-017", format!("{stroom} {jaar} ontbreekt")));
        }
        let som = |soort: Option<Uitkering>| -> u32 {
            let mee = uit.iter().filter(|((s, j), _)| *j == jaar && soort.is_none_or(|u| s.soort() == u));
            mee.map(|(_, (_, b))| *b).sum()
        };
        for (wat, gevonden, verwacht) in
            [("alle stromen", som(None), totaal), ("de stromen die SPUK zijn", som(Some(Uitkering::Spuk)), spuk)]
        {
            if gevonden != verwacht {
                let bericht =
                    format!("{wat} zijn in {jaar} samen {gevonden} miljoen; de brief noemt {verwacht} miljoen");
                bevindingen.push(bestand.fout("IMP-017", bericht));
            }
        }
    }
    Ok(uit
        .into_iter()
        .map(|((stroom, jaar), (wie, bedrag))| {
            vec![stroom.token().to_owned(), wie, jaar.to_string(), euro(bedrag), stroom.soort().token().to_owned()]
        })
        .collect())
}

/// Hele miljoenen, hoogstens 999: meer past niet bij dit geld.
pub(super) fn miljoenen(cel: &str) -> Option<u32> {
    (!cel.is_empty() && cel.len() <= 3 && cel.bytes().all(|b| b.is_ascii_digit())).then(|| cel.parse().ok()).flatten()
}

/// Waarom een cel geen bedrag is.
pub(super) fn geen_bedrag(cel: &str) -> String {
    format!("\"{cel}\" is geen bedrag; verwacht hele miljoenen euro van 0 tot 999")
}

/// Miljoenen als euro.
pub(super) fn euro(miljoenen: u32) -> String {
    (u64::from(miljoenen) * 1_000_000).to_string()
}

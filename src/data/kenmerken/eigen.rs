//! Kenmerken in onze eigen kolommen: `gebied;kenmerk;jaar;waarde;eenheid;bron`, één cijfer per rij.

use normwijzer_core::amount::{AmountError, Schrijfwijze};
use normwijzer_core::kenmerk::KenmerkEenheid;
use normwijzer_core::{Amount, Basis, Finding};
use normwijzer_ingest::{Tabel, lees_tabel, lees_tekst};

use super::{Cijfer, Gevonden, KenmerkKeuze};
use crate::betekenis::Regiokenner;
use crate::bevolking::bron::{opmerkingen, zonder_map};
use crate::bronbestand::BronBestand;

const VERPLICHT: [&str; 3] = ["gebied", "kenmerk", "waarde"];

/// Of een bestand onze eigen kolommen heeft, aan de eerste regel die geen toelichting is.
#[must_use]
pub fn is_eigen(bytes: &[u8]) -> bool {
    let begin = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096)).unwrap_or_default()).to_lowercase();
    let kop = begin.trim_start_matches('\u{feff}').lines().find(|r| !r.trim().is_empty() && !r.starts_with('#'));
    let koppen: Vec<&str> =
        kop.unwrap_or_default().split([';', ',', '\t']).map(|k| k.trim().trim_matches('"')).collect();
    koppen.contains(&"kenmerk") && koppen.contains(&"waarde")
}

fn kolom(tabel: &Tabel, naam: &str) -> Option<usize> {
    tabel.koppen.iter().position(|k| k.trim().eq_ignore_ascii_case(naam))
}

pub(super) fn lees(bestand: &BronBestand<'_>, kenner: &Regiokenner, keuze: KenmerkKeuze<'_>) -> Gevonden {
    let naam = zonder_map(bestand.naam);
    let mut uit = Gevonden::default();
    let mislukt = |fout: String| Finding::fout("KNM-002", fout).met_bestand(naam);
    let tabel = match lees_tekst(bestand.bytes)
        .map_err(|e| e.to_string())
        .and_then(|t| lees_tabel(&t).map_err(|e| e.to_string()))
    {
        Ok(tabel) => tabel,
        Err(fout) => {
            uit.bevindingen.push(mislukt(fout));
            return uit;
        }
    };
    uit.bevindingen = opmerkingen(&tabel.bevindingen, naam);
    let mist: Vec<&str> = VERPLICHT.into_iter().filter(|k| kolom(&tabel, k).is_none()).collect();
    if !mist.is_empty() {
        let bericht = format!(
            "de kolom {} ontbreekt; verwacht gebied, kenmerk, jaar, waarde, eenheid en bron. Gevonden: {}",
            mist.join(", "),
            tabel.koppen.join(", ")
        );
        uit.bevindingen.push(Finding::fout("KNM-003", bericht).met_bestand(naam).met_rij(tabel.kopregel));
        return uit;
    }
    let schrijfwijze = if tabel.scheiding == b',' { Schrijfwijze::Punt } else { Schrijfwijze::Nederlands };
    let plaatsen = ["gebied", "kenmerk", "jaar", "waarde", "eenheid", "bron", "weging"].map(|k| kolom(&tabel, k));
    for rij in &tabel.rijen {
        let cellen = plaatsen.map(|p| p.and_then(|p| rij.cellen.get(p)).map_or("", |c| c.trim()));
        let [lid, kenmerk, jaar, waarde, eenheid, bron, weging] = cellen;
        let fouten = std::cell::RefCell::new(Vec::new());
        let fout = |kolom: &str, code, bericht: String| {
            fouten
                .borrow_mut()
                .push(Finding::fout(code, bericht).met_bestand(naam).met_rij(rij.regel).met_kolom(kolom));
        };
        if lid.is_empty() {
            fout(
                "gebied",
                "KNM-004",
                "er staat geen gebied; schrijf een gemeente, een GGD-regio of Nederland".to_owned(),
            );
        }
        if kenmerk.is_empty() {
            fout("kenmerk", "KNM-004", "er staat geen kenmerk; schrijf een naam, zoals Overgewicht".to_owned());
        }
        let bron = if bron.is_empty() { keuze.bron.unwrap_or_default() } else { bron };
        if bron.is_empty() {
            fout(
                "bron",
                "KNM-005",
                "er staat geen bron; schrijf wie het cijfer uitgaf, of noem haar met --kenmerken-bron".to_owned(),
            );
        }
        let gelezen_jaar =
            if jaar.is_empty() { keuze.jaar } else { jaar.parse().ok().filter(|j| (1990..=2100).contains(j)) };
        if gelezen_jaar.is_none() {
            fout(
                "jaar",
                "KNM-006",
                match jaar {
                    "" => "er staat geen jaar; schrijf het jaar van het cijfer, of noem het met --kenmerken-jaar"
                        .to_owned(),
                    anders => format!("'{anders}' is geen jaar tussen 1990 en 2100"),
                },
            );
        }
        let gelezen_eenheid = match eenheid.to_lowercase().as_str() {
            "%" | "procent" | "percentage" => Some(KenmerkEenheid::Procent),
            "aantal" | "personen" | "persoon" | "inwoners" => Some(KenmerkEenheid::Aantal),
            "" => keuze.eenheid,
            _ => None,
        };
        if gelezen_eenheid.is_none() {
            fout("eenheid", "KNM-007", format!("'{eenheid}' is geen eenheid; schrijf procent of aantal"));
        }
        let gelezen_weging = match weging {
            "" => Some(Basis::Inwoners),
            anders => Basis::ALLE.into_iter().find(|b| b.token() == anders),
        };
        if gelezen_weging.is_none() {
            let namen: Vec<&str> = Basis::ALLE.into_iter().map(Basis::token).collect();
            fout("weging", "KNM-007", format!("'{weging}' is geen grondslag; kies uit {}", namen.join(", ")));
        }
        let gelezen = match Amount::parse(waarde.trim_end_matches('%'), schrijfwijze) {
            Ok(w) => Some(w),
            Err(AmountError::Leeg) => None,
            Err(AmountError::Dubbelzinnig) => {
                let (zonder, komma) = (waarde.replace('.', ""), waarde.replace('.', ","));
                let bericht = format!(
                    "'{waarde}' kan twee getallen zijn; schrijf het zonder punt ({zonder}) of met een komma ({komma})"
                );
                fout("waarde", "KNM-008", bericht);
                None
            }
            Err(_) => {
                fout("waarde", "KNM-008", format!("'{waarde}' is geen getal; schrijf bijvoorbeeld 31,8"));
                None
            }
        };
        let fouten = fouten.into_inner();
        // Een rij met een fout doet verder niet mee: anders volgt er nog een uit de eerste.
        let goed = fouten.is_empty();
        uit.bevindingen.extend(fouten);
        if let (Some(waarde), Some(jaar), Some(eenheid), Some(weging)) =
            (gelezen, gelezen_jaar, gelezen_eenheid, gelezen_weging)
            && goed
        {
            uit.cijfers.push(Cijfer {
                gebied: kenner.herken(lid, lid, None),
                lid: lid.to_owned(),
                naam: kenmerk.to_owned(),
                eenheid,
                jaar,
                bron: bron.to_owned(),
                weging,
                waarde,
                bestand: naam.to_owned(),
                regel: rij.regel,
                kolom: "waarde".to_owned(),
            });
        }
    }
    uit
}

//! Kleine normen en een klein land voor de tests van deze crate.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;

use crate::amount::{Amount, Schrijfwijze};
use crate::eenheid::Eenheid;
use crate::gebied::{Gebied, GebiedCode, Niveau};
use crate::grondslag::{Basis, Grondslag, GrondslagSoort};
use crate::ist::{Ist, IstSoort, Opgave};
use crate::land::{Gemeente, Land, Regio, Telling};
use crate::norm::{
    Aanname, Afronding, Band, Financier, Geldigheid, Karakter, Lezing, LezingId, Norm, NormId, NormSet, Schaal, Soort,
    StatusAzwa,
};

pub(crate) fn a(tekst: &str) -> Amount {
    Amount::parse(tekst, Schrijfwijze::Punt).unwrap()
}

pub(crate) fn band(laag: &str, hoog: &str) -> Band {
    Band { laag: a(laag), hoog: a(hoog) }
}

pub(crate) fn norm(id: &str, karakter: Karakter, soort: Soort) -> Norm {
    Norm {
        id: NormId::new(id),
        naam: id.to_owned(),
        leefgebied: String::new(),
        sectie: "2b".to_owned(),
        editie: String::new(),
        karakter,
        status: StatusAzwa::Basisfunctionaliteit,
        eerste_inschatting: false,
        afronding: match &soort {
            Soort::Vast { eenheid: Eenheid::Fte, .. } | Soort::Verhouding { eenheid: Eenheid::Fte, .. } => {
                Afronding::EenDecimaal
            }
            _ => Afronding::Heel,
        },
        soort,
        financier: Some(Financier::Gemeente),
        ist_definitie: String::new(),
        citaat: String::new(),
        vindplaats: String::new(),
        lezingen: vec![lezing("tekst", &[])],
        aannames: Vec::new(),
        geldig: Geldigheid { vanaf: date(2026, 4, 20), tot_en_met: None },
        toetsen: Vec::new(),
    }
}

pub(crate) fn lezing(id: &str, factoren: &[&str]) -> Lezing {
    Lezing {
        id: LezingId(id.to_owned()),
        omschrijving: String::new(),
        reden: String::new(),
        grondslag: None,
        schaal: None,
        factoren: factoren.iter().map(|f| (*f).to_owned()).collect(),
    }
}

/// 0,2–0,5 fte per 10.000 inwoners, per gemeente.
pub(crate) fn brugfunctionaris() -> Norm {
    let soort = Soort::Verhouding {
        schaal: Schaal::Gemeente,
        grondslag: Grondslag::Inwoners,
        per: Amount::from_int(10_000),
        band: band("0.2", "0.5"),
        eenheid: Eenheid::Fte,
    };
    norm("brug", Karakter::Bandbreedte, soort)
}

/// Minstens één steunpunt per gemeente.
pub(crate) fn steunpunten() -> Norm {
    let soort = Soort::Vast { schaal: Schaal::Gemeente, band: band("1", "1"), eenheid: Eenheid::Steunpunt };
    norm("steunpunt", Karakter::Minimum, soort)
}

/// Minstens 2 fte per GGD-regio.
pub(crate) fn coordinatie() -> Norm {
    let soort = Soort::Vast { schaal: Schaal::Ggd, band: band("2", "2"), eenheid: Eenheid::Fte };
    norm("coordinatie", Karakter::Minimum, soort)
}

/// Minstens 3 personen per GGD-regio.
pub(crate) fn personen() -> Norm {
    let soort = Soort::Vast { schaal: Schaal::Ggd, band: band("3", "3"), eenheid: Eenheid::Persoon };
    norm("personen", Karakter::Minimum, soort)
}

/// 3% van de 65-plussers met een verhoogd valrisico (0,318), per jaar.
pub(crate) fn beweeginterventie() -> Norm {
    let soort = Soort::Aandeel {
        schaal: Schaal::Gemeente,
        grondslag: Grondslag::Inwoners65PlusValrisico,
        band: band("0.03", "0.03"),
        eenheid: Eenheid::DeelnemerPerJaar,
    };
    let mut norm = norm("bewegen", Karakter::Streefwaarde, soort);
    norm.lezingen = vec![lezing("verhoogd-valrisico", &["prevalentie"])];
    norm.aannames = vec![Aanname {
        id: "prevalentie".to_owned(),
        tekst: String::new(),
        waarde: Some(a("0.318")),
        bron: String::new(),
    }];
    norm
}

pub(crate) fn set(normen: Vec<Norm>) -> NormSet {
    NormSet { edities: Vec::new(), secties: Vec::new(), normen }
}

pub(crate) fn code(i: usize) -> GebiedCode {
    GebiedCode::new(&format!("GM{i:04}"))
}

/// Een land met gemeenten `(inwoners, ggd, iza)`; de helft van de inwoners is 65 of ouder.
pub(crate) fn land(gemeenten: &[(i64, usize, usize)]) -> Land {
    let mut land = Land::default();
    for (i, (inwoners, ggd, iza)) in gemeenten.iter().enumerate() {
        let gebied = Gebied { niveau: Niveau::Gemeente, code: code(i), naam: format!("Gemeente {i}") };
        let telling = |n: i64| Telling {
            aantal: Amount::from_int(n),
            soort: GrondslagSoort::Telling,
            peildatum: date(2025, 1, 1),
        };
        let tellingen =
            BTreeMap::from([(Basis::Inwoners, telling(*inwoners)), (Basis::Inwoners65Plus, telling(inwoners / 2))]);
        let regios = [
            (Niveau::Land, GebiedCode::nederland(), "Nederland".to_owned()),
            (Niveau::Ggd, GebiedCode::new(&format!("GG{ggd:02}")), format!("GGD {ggd}")),
            (Niveau::Iza, GebiedCode::iza(&format!("regio {iza}")), format!("regio {iza}")),
        ];
        for (niveau, code, naam) in &regios {
            land.regios
                .entry((*niveau, code.clone()))
                .or_insert_with(|| Regio {
                    gebied: Gebied { niveau: *niveau, code: code.clone(), naam: naam.clone() },
                    leden: BTreeSet::new(),
                    reconstructie: false,
                })
                .leden
                .insert(gebied.code.clone());
        }
        let regio = regios.into_iter().map(|(n, c, _)| (n, c)).collect();
        land.gemeenten.insert(gebied.code.clone(), Gemeente { gebied, tellingen, regio });
    }
    land
}

pub(crate) fn ist(opgaven: &[(GebiedCode, &str, &str)]) -> Ist {
    let opgaven = opgaven
        .iter()
        .map(|(gebied, norm, waarde)| {
            let opgave = Opgave {
                waarde: a(waarde),
                peildatum: date(2026, 1, 1),
                soort: IstSoort::Opgave,
                bron: String::new(),
                rij: 2,
                waar: std::sync::Arc::new(crate::ist::Vindplaats::csv(
                    "ist.csv",
                    crate::amount::Schrijfwijze::Nederlands,
                )),
            };
            ((gebied.clone(), NormId::new(norm)), opgave)
        })
        .collect();
    Ist { bestand: Some("ist.csv".to_owned()), opgaven, ..Ist::default() }
}

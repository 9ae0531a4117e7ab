//! De grondslagen die onze eigen bevolkingstabel niet als band heeft: 18 jaar en ouder, 75 jaar en ouder, 15 tot en met 49.
//!
//! Alleen voor eigen normen; de ingebouwde vragen ze niet. Zonder de landelijke leeftijden zijn zij onbekend.

use std::collections::BTreeMap;

use normwijzer_core::{Amount, Basis, GebiedCode, GrondslagSoort, Land, Telling};
use polars::prelude::{DataFrame, PolarsError};

use super::{Cel, band, groep, profiel::Profiel};
use crate::betekenis::Band;
use crate::land::Peildatum;
use crate::leeftijd_nl::LeeftijdNl;
use crate::rijen::{geheel, tekst};

/// De bases die hier bij komen.
const BIJ: [Basis; 3] = [Basis::Inwoners18Plus, Basis::Inwoners75Plus, Basis::Inwoners15Tot49];

/// Zet de grondslagen erbij, als schatting op de peildatum van de bevolkingstabel.
pub(crate) fn vul_aan(land: &mut Land, bevolking: &DataFrame, nl: &LeeftijdNl) -> Result<(), PolarsError> {
    let peildatum = Peildatum::default().0;
    let Some(leeftijden) = nl.op(peildatum) else { return Ok(()) };
    let profiel = Profiel::nederland(leeftijden);
    let mut banden: BTreeMap<GebiedCode, BTreeMap<Band, Cel>> = BTreeMap::new();
    let (van, tot) = (geheel(bevolking, "leeftijd_van")?, geheel(bevolking, "leeftijd_tot_en_met")?);
    let codes = tekst(bevolking, "gemeente_code")?;
    for (((code, van), tot), n) in codes.into_iter().zip(van).zip(tot).zip(geheel(bevolking, "aantal")?) {
        let leeftijd = |l: Option<i64>| l.and_then(|l| u32::try_from(l).ok());
        if let (Some(van), Some(n)) = (leeftijd(van), n) {
            let band = Band { van, tot: leeftijd(tot) };
            banden.entry(GebiedCode::new(code)).or_default().insert(band, Cel::Aantal(n));
        }
    }
    for (code, gemeente) in &mut land.gemeenten {
        let Some(cellen) = banden.get(code) else { continue };
        for basis in BIJ {
            // Ook wat exact volgt, rust hier op de schatting van 0–17 jaar of op een gesplitste band.
            if let Some(n) = groep(cellen, band(basis), Some(&profiel)).aantal() {
                let telling = Telling { aantal: Amount::from_int(n), soort: GrondslagSoort::Schatting, peildatum };
                gemeente.tellingen.insert(basis, telling);
            }
        }
    }
    Ok(())
}

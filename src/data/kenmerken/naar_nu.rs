//! Cijfers van vroegere gemeenten naar die van nu: percentages gewogen naar inwoners, aantallen opgeteld.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use normwijzer_core::amount::verdeel_op;
use normwijzer_core::herindeling::{Lot, Regel, StroomSoort};
use normwijzer_core::kenmerk::KenmerkEenheid;
use normwijzer_core::{Amount, Basis, GebiedCode, Herindelingen, Land};

/// De cijfers van nu, en de gemeenten waar zij zijn samengesteld.
pub(super) type NaarNu = (BTreeMap<GebiedCode, Amount>, BTreeSet<GebiedCode>);

/// Brengt cijfers naar de gemeenten van nu. De fout is een Nederlandse zin.
pub(super) fn naar_nu(
    cijfers: &BTreeMap<GebiedCode, Amount>,
    eenheid: KenmerkEenheid,
    jaar: i16,
    land: &Land,
    herindelingen: Option<&Herindelingen>,
) -> Result<NaarNu, String> {
    if cijfers.keys().all(|c| land.gemeenten.contains_key(c)) {
        return Ok((cijfers.clone(), BTreeSet::new()));
    }
    let Some(h) = herindelingen else {
        return Err(
            "de gemeenten zijn niet die van nu, en zonder de dataset herindelingen niet om te zetten".to_owned()
        );
    };
    let dag = indeling(cijfers, jaar, h)?;
    let omzetting = h.omzetting(dag, h.stand()).map_err(|e| e.to_string())?;
    let mut uit = BTreeMap::new();
    let mut samengesteld = BTreeSet::new();
    for nieuw in omzetting.nieuw() {
        let delen: Vec<&Regel> = omzetting.uit(nieuw).collect();
        let waarden: Option<Vec<Amount>> = delen.iter().map(|r| cijfers.get(&r.van).copied()).collect();
        // Mist één van de vroegere gemeenten, dan is het cijfer van de nieuwe niet bekend.
        let Some(waarden) = waarden.filter(|w| !w.is_empty()) else { continue };
        let onveranderd = matches!(delen.as_slice(), [een] if een.enige() == Some(nieuw));
        let waarde = match (eenheid, waarden.as_slice()) {
            (KenmerkEenheid::Procent, [enige]) => *enige,
            (KenmerkEenheid::Procent, _) => gewogen(&delen, &waarden, nieuw, land, h),
            (KenmerkEenheid::Aantal, _) => delen.iter().zip(&waarden).map(|(r, w)| deel_van_aantal(r, *w, nieuw)).sum(),
        };
        if !onveranderd {
            samengesteld.insert(nieuw.clone());
        }
        uit.insert(nieuw.clone(), waarde);
    }
    Ok((uit, samengesteld))
}

/// De dag van de gemeenten in de tabel: 1 januari van haar jaar, of van een later jaar waarin al haar gemeenten bestonden.
fn indeling(cijfers: &BTreeMap<GebiedCode, Amount>, jaar: i16, h: &Herindelingen) -> Result<Date, String> {
    let mut minste: Option<Vec<&str>> = None;
    for jaar in jaar..=h.stand().year() {
        let Ok(dag) = Date::new(jaar, 1, 1) else { continue };
        let Ok(toen) = h.gemeenten_op(dag) else { continue };
        let vreemd: Vec<&str> = cijfers.keys().filter(|c| !toen.contains(*c)).map(GebiedCode::as_str).collect();
        if vreemd.is_empty() {
            return Ok(dag);
        }
        if minste.as_ref().is_none_or(|m| vreemd.len() < m.len()) {
            minste = Some(vreemd);
        }
    }
    Err(match minste {
        Some(vreemd) => format!(
            "deze gemeenten bestonden in geen enkel jaar vanaf {jaar} samen met de andere: {}",
            crate::land::kort(&vreemd)
        ),
        None => format!("de gemeenten van {jaar} zijn niet bekend; de herindelingen beginnen in {}", h.vanaf().year()),
    })
}

fn gewogen(delen: &[&Regel], waarden: &[Amount], nieuw: &GebiedCode, land: &Land, h: &Herindelingen) -> Amount {
    let anderen: Amount = delen.iter().filter(|r| r.van != *nieuw).map(|r| inwoners(r, nieuw, h)).sum();
    let nu = land.telling(nieuw, Basis::Inwoners).map_or(Amount::ZERO, |t| t.aantal);
    // De gemeente die bleef weegt wat zij nu heeft zonder wat erbij kwam.
    let gewicht = |r: &&Regel| {
        if r.van == *nieuw { (nu - anderen).positief().max(Amount::ONE) } else { inwoners(r, nieuw, h) }
    };
    let (mut som, mut geheel) = (Amount::ZERO, Amount::ZERO);
    for (regel, waarde) in delen.iter().zip(waarden) {
        let gewicht = gewicht(regel);
        som = som + *waarde * gewicht;
        geheel = geheel + gewicht;
    }
    if geheel.is_zero() { waarden.first().copied().unwrap_or_default() } else { som.mul_div(Amount::ONE, geheel) }
}

/// De inwoners die van een vroegere gemeente naar een van nu gingen.
fn inwoners(regel: &Regel, nieuw: &GebiedCode, h: &Herindelingen) -> Amount {
    let stromen = h.stromen().iter().filter(|s| s.van == regel.van);
    let (soort, deel) = if regel.lot == Lot::Grenswijziging {
        (StroomSoort::Grens, None)
    } else {
        (StroomSoort::Opheffing, regel.delen.iter().find(|d| d.naar == *nieuw))
    };
    let telt = stromen.filter(|s| s.soort == soort && (deel.is_some() || s.naar == *nieuw));
    let som: u64 = telt.map(|s| s.inwoners).sum();
    let som = Amount::from_int(i64::try_from(som).unwrap_or(i64::MAX));
    let heel = |n: u64| Amount::from_int(i64::try_from(n).unwrap_or(i64::MAX));
    deel.map_or(som, |d| som.mul_div(heel(d.teller), heel(d.noemer.max(1))))
}

fn deel_van_aantal(regel: &Regel, waarde: Amount, nieuw: &GebiedCode) -> Amount {
    let delen = verdeel_op(waarde, &regel.gewichten(), 0);
    regel.delen.iter().zip(delen).filter(|(d, _)| d.naar == *nieuw).map(|(_, a)| a).sum()
}

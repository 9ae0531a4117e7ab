//! Rekent de voorbeelden van een norm na, met dezelfde rekensom als het plan.

use rust_decimal::RoundingStrategy;

use super::code;
use super::{Band, Norm, Soort, Toets};
use crate::amount::{Amount, INVOER_DECIMALEN};
use crate::eenheid::Eenheid;
use crate::finding::Finding;
use crate::streef;

/// Rekent alle voorbeelden van een norm na; leeg als ze uitkomen.
#[must_use]
pub fn toets(norm: &Norm) -> Vec<Finding> {
    norm.toetsen
        .iter()
        .filter_map(|voorbeeld| reken_na(norm, voorbeeld))
        .map(|bevinding| bevinding.met_norm(norm.id.clone()))
        .collect()
}

/// Rekent één voorbeeld na; `None` als het uitkomt.
pub(super) fn reken_na(norm: &Norm, toets: &Toets) -> Option<Finding> {
    let verwacht = Band { laag: toets.laag, hoog: toets.hoog };
    let berekend = match bereken(norm, toets) {
        Ok(band) => Band { laag: op_schrijfbare_decimalen(band.laag), hoog: op_schrijfbare_decimalen(band.hoog) },
        Err(reden) => {
            return Some(Finding::fout(
                code::TOETS,
                format!("De toets '{}' kan niet nagerekend worden: {reden}", toets.omschrijving),
            ));
        }
    };
    (berekend != verwacht).then(|| {
        Finding::fout(
            code::TOETS,
            format!(
                "De toets '{}' komt niet uit: verwacht {}, berekend {}. Verbeter het voorbeeld of de norm.",
                toets.omschrijving,
                geschreven(verwacht),
                geschreven(berekend)
            ),
        )
    })
}

/// Wat de norm in dit voorbeeld vraagt, of waarom dat niet te zeggen is.
fn bereken(norm: &Norm, toets: &Toets) -> Result<Band, String> {
    let lezing = match &toets.lezing {
        Some(id) => norm.lezing(id).ok_or_else(|| format!("de norm heeft geen lezing '{id}'."))?,
        None => norm.lezingen.first().ok_or("de norm heeft geen lezing.")?,
    };
    match (&norm.soort, toets.aantal, toets.van) {
        (Soort::Kwalitatief { .. }, ..) => Err("een norm in woorden heeft geen getal.".to_owned()),
        (Soort::Vast { band, .. }, None, None) => Ok(*band),
        (Soort::Vast { band, eenheid, .. }, Some(deel), Some(geheel)) => {
            if *eenheid != Eenheid::Fte {
                return Err(format!(
                    "alleen een vaste norm in fte wordt gedeeld, niet een in {eenheid}; laat 'aantal' en 'van' weg."
                ));
            }
            if geheel <= Amount::ZERO || deel > geheel {
                return Err("'van' moet groter dan nul zijn en minstens zo groot als 'aantal'.".to_owned());
            }
            Ok(Band { laag: band.laag.mul_div(deel, geheel), hoog: band.hoog.mul_div(deel, geheel) })
        }
        (Soort::Vast { .. }, ..) => {
            Err("bij een gedeelde vaste norm horen 'aantal' (het deel) en 'van' (het geheel) allebei.".to_owned())
        }
        (_, Some(aantal), None) => streef::streef_over(norm, lezing, aantal)
            .ok_or_else(|| "de norm hangt niet van een aantal personen af.".to_owned()),
        (_, None, _) => Err("'aantal' (het aantal personen) ontbreekt.".to_owned()),
        (_, _, Some(_)) => Err("'van' hoort alleen bij een gedeelde vaste norm.".to_owned()),
    }
}

/// Een voorbeeld wordt met ten hoogste zes decimalen geschreven; daarop wordt vergeleken.
fn op_schrijfbare_decimalen(a: Amount) -> Amount {
    let afgerond = a.decimal().round_dp_with_strategy(INVOER_DECIMALEN, RoundingStrategy::MidpointAwayFromZero);
    Amount::from_invoer(afgerond).unwrap_or(a)
}

fn geschreven(band: Band) -> String {
    let nl = |a: Amount| a.to_string().replace('.', ",");
    if band.is_bereik() { format!("{} tot {}", nl(band.laag), nl(band.hoog)) } else { nl(band.laag) }
}

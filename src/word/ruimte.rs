//! Hoe breed de plek is waar iets komt: de cel of het tekstvak eromheen, of de hele bladspiegel.

use crate::xml::{Boom, Ruimte};

/// De ruimte die Word links en rechts in een cel of tekstvak houdt, in twips.
const CELMARGE: u32 = 2 * 108;
const VAKMARGE: u32 = 2 * 144;
const EMU_PER_TWIP: u32 = 635;
const TWIPS_PER_PUNT: f64 = 20.0;
/// Smaller wordt niets: dan is de breedte niet goed gelezen.
const SMALST: u32 = 600;

/// De breedte voor tekst in de binnenste cel of het binnenste tekstvak om een knoop; niets als er geen omheen staat of
/// de breedte er niet bij staat.
pub(crate) fn breedte(boom: &Boom<'_>, knoop: usize) -> Option<u32> {
    for ouder in boom.ouders(knoop) {
        if boom.is_w(ouder, "tc") {
            return cel(boom, ouder).map(|b| b.saturating_sub(CELMARGE).max(SMALST));
        }
        if boom.is_w(ouder, "txbxContent") {
            return vak(boom, ouder).map(|b| b.saturating_sub(VAKMARGE).max(SMALST));
        }
    }
    None
}

/// De breedte van een cel: haar eigen, anders die van haar kolommen.
fn cel(boom: &Boom<'_>, cel: usize) -> Option<u32> {
    let eigenschap = |naam: &str| boom.kind_w(cel, "tcPr").and_then(|pr| boom.kind_w(pr, naam));
    let eigen = eigenschap("tcW").filter(|w| boom.attribuut(*w, Ruimte::W, "type").is_none_or(|t| t == "dxa"));
    let twips = |knoop: usize| boom.attribuut(knoop, Ruimte::W, "w")?.parse::<u32>().ok().filter(|b| *b > 0);
    if let Some(breedte) = eigen.and_then(twips) {
        return Some(breedte);
    }
    let rij = boom.ouders(cel).find(|o| boom.is_w(*o, "tr"))?;
    let tabel = boom.ouders(rij).find(|o| boom.is_w(*o, "tbl"))?;
    let kolommen: Vec<usize> =
        boom.kinderen(boom.kind_w(tabel, "tblGrid")?).filter(|k| boom.is_w(*k, "gridCol")).collect();
    let span = |cel: usize| {
        let span = boom.kind_w(cel, "tcPr").and_then(|pr| boom.kind_w(pr, "gridSpan")).and_then(|s| boom.val(s));
        span.and_then(|s| s.parse::<usize>().ok()).unwrap_or(1).max(1)
    };
    let ervoor: usize = boom.kinderen(rij).filter(|k| *k < cel && boom.is_w(*k, "tc")).map(span).sum();
    let som: u32 = kolommen.iter().skip(ervoor).take(span(cel)).filter_map(|k| twips(*k)).fold(0, u32::saturating_add);
    (som > 0).then_some(som)
}

/// De breedte van een tekstvak, in de vorm van nu of die van oude programma's.
fn vak(boom: &Boom<'_>, vak: usize) -> Option<u32> {
    boom.ouders(vak).find_map(|ouder| {
        if boom.is(ouder, Ruimte::Wp, "inline") || boom.is(ouder, Ruimte::Wp, "anchor") {
            let maat = boom.kinderen(ouder).find(|k| boom.is(*k, Ruimte::Wp, "extent"))?;
            return Some(boom.kaal(maat, "cx")?.parse::<u32>().ok()? / EMU_PER_TWIP);
        }
        if boom.is(ouder, Ruimte::V, "shape") || boom.is(ouder, Ruimte::V, "rect") {
            let stijl = boom.kaal(ouder, "style")?;
            let punten = stijl
                .split(';')
                .find_map(|d| d.trim().strip_prefix("width:")?.trim().strip_suffix("pt")?.parse::<f64>().ok())?;
            let twips = (punten * TWIPS_PER_PUNT).round();
            // Geen naam voor een onzinnige maat: dan geldt de bladspiegel.
            return (1.0..100_000.0).contains(&twips).then_some(twips as u32);
        }
        None
    })
}

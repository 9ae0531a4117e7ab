//! De rekensom van een norm: van een aantal personen naar een streefwaarde. Eén uitvoering, voor het plan, de
//! nagerekende voorbeelden en de vergelijking van lezingen.
//!
//! Weet niets van gebieden: wat een vaste norm in een deel van een GGD-regio vraagt, verdeelt het plan.

use crate::amount::Amount;
use crate::grondslag::Grondslag;
use crate::norm::{Band, Lezing, Norm, Schaal, Soort};
use crate::prognose::Groei;

/// De grondslag van een norm in deze lezing: die van de lezing gaat voor. `None` bij een vaste norm en een norm
/// in woorden.
#[must_use]
pub fn grondslag(norm: &Norm, lezing: &Lezing) -> Option<Grondslag> {
    match &norm.soort {
        Soort::Verhouding { grondslag, .. } | Soort::Aandeel { grondslag, .. } => {
            Some(lezing.grondslag.unwrap_or(*grondslag))
        }
        Soort::Vast { .. } | Soort::Kwalitatief { .. } => None,
    }
}

/// De schaal van een norm in deze lezing: die van de lezing gaat voor. `None` waar de tekst er geen noemt.
#[must_use]
pub fn schaal(norm: &Norm, lezing: &Lezing) -> Option<Schaal> {
    lezing.schaal.or_else(|| norm.schaal())
}

/// Waarmee de getelde basis in deze lezing vermenigvuldigd wordt; 1 zonder factoren. Dat elke factor een
/// aanname met een waarde is, heeft de lezer van de normbestanden nagekeken.
#[must_use]
pub fn factor(norm: &Norm, lezing: &Lezing) -> Amount {
    lezing.factoren.iter().filter_map(|id| norm.aanname(id)?.waarde).fold(Amount::ONE, |a, b| a * b)
}

/// De streefwaarde `streef` over `aantal` personen van de basis (dus 65-plussers, ook als de lezing alleen die met
/// een verhoogd valrisico bedoelt: dat deel zit in [`factor`]). Eerst vermenigvuldigen, één keer delen.
///
/// `None` bij een vaste norm en een norm in woorden: die hangen niet van een aantal personen af.
#[must_use]
pub fn over(norm: &Norm, lezing: &Lezing, streef: Amount, aantal: Amount) -> Option<Amount> {
    over_gegroeid(norm, lezing, streef, aantal, Groei::EEN)
}

/// Als [`over`], over het aantal nadat het gegroeid is; ook dan één deling.
#[must_use]
pub fn over_gegroeid(norm: &Norm, lezing: &Lezing, streef: Amount, aantal: Amount, groei: Groei) -> Option<Amount> {
    let per = match &norm.soort {
        Soort::Verhouding { per, .. } => *per,
        Soort::Aandeel { .. } => Amount::ONE,
        Soort::Vast { .. } | Soort::Kwalitatief { .. } => return None,
    };
    Some((streef * factor(norm, lezing)).mul_div(aantal * groei.teller(), per * groei.noemer()))
}

/// De landelijke band over `aantal` personen van de basis; zie [`over`].
#[must_use]
pub fn streef_over(norm: &Norm, lezing: &Lezing, aantal: Amount) -> Option<Band> {
    let band = norm.band()?;
    Some(Band { laag: over(norm, lezing, band.laag, aantal)?, hoog: over(norm, lezing, band.hoog, aantal)? })
}

//! Staat een citaat letterlijk in de bron? Voor de controle van de normbestanden tegen het document zelf.

use crate::lezer::vouw;

/// Of `citaat` woordelijk in `bron` staat. Witruimte telt niet: een zin mag in de bron over regels lopen. Een leeg
/// citaat staat nergens.
#[must_use]
pub fn citaat_staat_in(citaat: &str, bron: &str) -> bool {
    let citaat = vouw(citaat);
    !citaat.is_empty() && vouw(bron).contains(&citaat)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn witruimte_telt_niet_maar_woorden_wel() {
        let bron = "- Minimaal één laagdrempelig\n  steunpunt (LSP) per gemeente.";
        assert!(citaat_staat_in("één  laagdrempelig steunpunt (LSP)", bron));
        assert!(!citaat_staat_in("een laagdrempelig steunpunt", bron));
        assert!(!citaat_staat_in(" ", bron));
    }
}

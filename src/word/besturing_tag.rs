//! Waaraan te kennen is dat iets in een document van ons is: de tag van een besturingselement, zijn alias, en de
//! bladwijzers in koppen en bijschriften. Weet niet hoe een document eruitziet.

use sha2::{Digest, Sha256};

use crate::WordFout;

/// Langer past niet: een tag is in Word hoogstens 64 tekens, met `nw:`, `:` en twaalf tekens vingerafdruk.
const MAX_SLEUTEL: usize = 48;
/// De vingerafdruk van wat nog verzegeld moet worden.
pub(crate) const GEEN: &str = "000000000000";

/// Een alias is in Word hoogstens 64 tekens.
pub(crate) fn alias_van(alias: &str) -> String {
    alias.chars().take(64).collect()
}

pub(crate) fn controleer_sleutel(sleutel: &str) -> Result<(), WordFout> {
    let goed = !sleutel.is_empty()
        && sleutel.len() <= MAX_SLEUTEL
        && sleutel.chars().all(|t| t.is_ascii_alphanumeric() || matches!(t, '.' | '-' | '_'));
    if goed {
        return Ok(());
    }
    Err(WordFout::nieuw(format!(
        "\"{sleutel}\" kan geen sleutel van een besturingselement zijn: hoogstens {MAX_SLEUTEL} letters, cijfers, punten en streepjes"
    )))
}

/// Sleutel en vingerafdruk uit een tag, als zij van ons is.
pub(crate) fn ontleed_tag(tag: &str) -> Option<(&str, &str)> {
    let (sleutel, afdruk) = tag.strip_prefix("nw:")?.rsplit_once(':')?;
    let hex = afdruk.len() == GEEN.len() && afdruk.chars().all(|t| t.is_ascii_digit() || matches!(t, 'a'..='f'));
    (hex && controleer_sleutel(sleutel).is_ok()).then_some((sleutel, afdruk))
}

/// Waar de naam van een bladwijzer van ons mee begint.
pub(crate) const MERK: &str = "_nw";

/// Het begin van de naam van de bladwijzers in de koppen en bijschriften van een stuk. Haalt een mens het element om een
/// stuk weg, dan zijn zij waaraan het nog te kennen is; Word toont zulke bladwijzers niet (zij beginnen met `_`), en een
/// naam is er hoogstens 40 tekens.
pub(crate) fn merk(sleutel: &str) -> String {
    format!("{MERK}{}_", hex(sleutel.as_bytes(), 6))
}

pub(crate) fn tag(sleutel: &str, afdruk: &str) -> String {
    format!("nw:{sleutel}:{afdruk}")
}

/// Het begin van de SHA-256 van bytes, als hexadecimale tekst.
pub(crate) fn hex(bytes: &[u8], bytes_lang: usize) -> String {
    Sha256::digest(bytes).iter().take(bytes_lang).map(|byte| format!("{byte:02x}")).collect()
}

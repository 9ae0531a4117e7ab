//! Beelden in het pakket: één deel per beeld, genoemd naar zijn inhoud, dus nooit dubbel.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::Pakket;

/// Het grootste beeld dat in een document gaat, in bytes.
pub(crate) const GROOTSTE: usize = 20 * 1024 * 1024;
/// Waar elke PNG mee begint.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// De beelden die in het pakket moeten komen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Media {
    delen: BTreeMap<String, Vec<u8>>,
}

impl Media {
    /// Het pad van een beeld in het pakket.
    pub(crate) fn geef(&mut self, map: &str, bytes: &[u8], extensie: &str) -> String {
        let som: String = Sha256::digest(bytes).iter().take(8).map(|b| format!("{b:02x}")).collect();
        let pad = format!("{map}media/normwijzer-{som}.{extensie}");
        self.delen.entry(pad.clone()).or_insert_with(|| bytes.to_vec());
        pad
    }

    /// Zet de beelden in het pakket.
    pub(crate) fn afronden(self, pakket: &mut Pakket) {
        for (pad, bytes) in self.delen {
            if pakket.deel(&pad) != Some(bytes.as_slice()) {
                pakket.zet(&pad, bytes);
            }
        }
    }
}

/// De afmetingen die een PNG over zichzelf zegt.
pub(crate) fn pixels(png: &[u8]) -> Option<(u32, u32)> {
    let kop = png.strip_prefix(PNG)?;
    let getal = |van: usize| Some(u32::from_be_bytes(kop.get(van..van + 4)?.try_into().ok()?));
    (kop.get(4..8)? == b"IHDR").then_some(())?;
    Some((getal(8)?, getal(12)?))
}

//! Beelden in het pakket: één deel per beeld, genoemd naar zijn inhoud, dus nooit dubbel.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::schrijf::relaties;
use crate::{Pakket, WordFout};

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

/// Haalt onze beelden weg waar de hoofdtekst niet meer naar verwijst: na een tweede keer vullen blijft geen oude
/// grafiek onzichtbaar in het document achter. Beelden van een ander blijven.
///
/// # Errors
/// Als de verwijzingen van het document niet te lezen zijn.
pub fn ruim_op(pakket: &mut Pakket) -> Result<(), WordFout> {
    let deel = pakket.hoofddeel().to_owned();
    let tekst = String::from_utf8_lossy(pakket.deel(&deel).unwrap_or_default()).into_owned();
    let in_gebruik = |id: &str| tekst.contains(&format!("\"{id}\"")) || tekst.contains(&format!("'{id}'"));
    let mut weg = pakket.relaties(&deel)?;
    weg.retain(|r| r.kort_soort() == "image" && !r.extern_doel && r.doel.contains("media/normwijzer-"));
    weg.retain(|r| !in_gebruik(&r.id));
    if weg.is_empty() {
        return Ok(());
    }
    relaties::schrap(pakket, &deel, &weg.iter().map(|r| r.id.as_str()).collect())?;
    let delen: Vec<String> = pakket.delen().map(str::to_owned).collect();
    let mut nodig = BTreeSet::new();
    for deel in &delen {
        nodig.extend(pakket.relaties(deel)?.into_iter().map(|r| r.doel));
    }
    weg.iter().filter(|r| !nodig.contains(&r.doel)).for_each(|r| pakket.verwijder(&r.doel));
    Ok(())
}

/// De afmetingen die een PNG over zichzelf zegt.
pub(crate) fn pixels(png: &[u8]) -> Option<(u32, u32)> {
    let kop = png.strip_prefix(PNG)?;
    let getal = |van: usize| Some(u32::from_be_bytes(kop.get(van..van + 4)?.try_into().ok()?));
    (kop.get(4..8)? == b"IHDR").then_some(())?;
    Some((getal(8)?, getal(12)?))
}

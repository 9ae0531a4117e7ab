//! Ingrepen in een deel: invoegen en vervangen op een plaats in de bytes, alle in één keer; elke andere byte blijft.

use std::ops::Range;

use crate::WordFout;

/// Ingrepen die nog gedaan moeten worden.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ingrepen {
    lijst: Vec<(Range<usize>, Vec<u8>)>,
}

impl Ingrepen {
    /// Voegt iets in voor de byte op `plaats`; wie eerst invoegt op een plaats, staat eerst.
    pub(crate) fn voeg_in(&mut self, plaats: usize, bytes: impl Into<Vec<u8>>) {
        self.lijst.push((plaats..plaats, bytes.into()));
    }

    /// Vervangt een bereik.
    pub(crate) fn vervang(&mut self, bereik: Range<usize>, bytes: impl Into<Vec<u8>>) {
        self.lijst.push((bereik, bytes.into()));
    }

    pub(crate) fn is_leeg(&self) -> bool {
        self.lijst.is_empty()
    }

    /// Doet alle ingrepen.
    ///
    /// # Errors
    /// Als twee ingrepen elkaar raken of buiten het deel vallen: dan gebeurt er niets.
    pub(crate) fn toepassen(mut self, bron: &[u8]) -> Result<Vec<u8>, WordFout> {
        // Op dezelfde plaats eerst de invoegingen (leeg bereik), in hun volgorde, dan het vervangen.
        self.lijst.sort_by_key(|(bereik, _)| (bereik.start, bereik.end));
        let extra: usize = self.lijst.iter().map(|(_, bytes)| bytes.len()).sum();
        let mut uit = Vec::with_capacity(bron.len() + extra);
        let mut op = 0usize;
        for (bereik, bytes) in &self.lijst {
            let tussen = bron.get(op..bereik.start).filter(|_| bereik.start <= bereik.end && bereik.end <= bron.len());
            let Some(tussen) = tussen else {
                return Err(WordFout::nieuw(format!(
                    "twee wijzigingen op dezelfde plaats van het document (byte {}); het document is niet gewijzigd",
                    bereik.start
                )));
            };
            uit.extend_from_slice(tussen);
            uit.extend_from_slice(bytes);
            op = bereik.end;
        }
        uit.extend_from_slice(bron.get(op..).unwrap_or_default());
        Ok(uit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ingrepen_laten_elke_andere_byte_staan() {
        let mut ingrepen = Ingrepen::default();
        ingrepen.vervang(2..4, "X");
        ingrepen.voeg_in(2, "a");
        ingrepen.voeg_in(2, "b");
        ingrepen.voeg_in(6, "!");
        assert_eq!(ingrepen.toepassen(b"012345").unwrap(), b"01abX45!");
    }

    #[test]
    fn overlap_of_buiten_het_deel_is_een_fout() {
        let mut ingrepen = Ingrepen::default();
        ingrepen.vervang(1..4, "");
        ingrepen.voeg_in(2, "a");
        assert!(ingrepen.toepassen(b"012345").is_err());
        let mut ingrepen = Ingrepen::default();
        ingrepen.voeg_in(7, "a");
        assert!(ingrepen.toepassen(b"012345").is_err());
    }
}

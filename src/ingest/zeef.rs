//! Welke rijen de gebruiker wil: tijdens het lezen beslist, zodat een tabel van een gigabyte niet in het geheugen hoeft.

use std::collections::{BTreeMap, HashMap};

use crate::codeboek::Codeboek;

/// Of een rij met dit lid van deze dimensie gewenst is: `(codeboek, dimensie, lid)`. Elke dimensie van een rij moet
/// gewenst zijn. De codelijsten staan al in het codeboek, dus ook "het laatste jaar" of "totaal" is te bepalen.
pub type Wil<'a> = dyn Fn(&Codeboek, &str, &str) -> bool + 'a;

/// Zoveel leden worden onthouden; een dimensie met meer leden is geen dimensie van het CBS, maar wordt gewoon gelezen.
const ONTHOUDEN: usize = 200_000;

/// Past een keuze toe en telt wat wegvalt.
pub(crate) struct Zeef<'a> {
    wil: &'a Wil<'a>,
    codeboek: &'a Codeboek,
    bekend: HashMap<String, HashMap<String, bool>>,
    onthouden: usize,
    weg: BTreeMap<String, u64>,
}

impl<'a> Zeef<'a> {
    pub(crate) fn new(wil: &'a Wil<'a>, codeboek: &'a Codeboek) -> Self {
        Self { wil, codeboek, bekend: HashMap::new(), onthouden: 0, weg: BTreeMap::new() }
    }

    pub(crate) fn codeboek(&self) -> &'a Codeboek {
        self.codeboek
    }

    /// Of een rij met deze leden blijft; zo niet, dan telt zij bij de eerste dimensie die haar weert.
    pub(crate) fn laat_door<'s>(&mut self, leden: impl Iterator<Item = (&'s str, &'s str)>) -> bool {
        for (dimensie, lid) in leden {
            if !self.gewenst(dimensie, lid) {
                match self.weg.get_mut(dimensie) {
                    Some(aantal) => *aantal += 1,
                    None => {
                        self.weg.insert(dimensie.to_owned(), 1);
                    }
                }
                return false;
            }
        }
        true
    }

    fn gewenst(&mut self, dimensie: &str, lid: &str) -> bool {
        if let Some(antwoord) = self.bekend.get(dimensie).and_then(|leden| leden.get(lid)) {
            return *antwoord;
        }
        let antwoord = (self.wil)(self.codeboek, dimensie, lid);
        if self.onthouden < ONTHOUDEN {
            self.onthouden += 1;
            self.bekend.entry(dimensie.to_owned()).or_default().insert(lid.to_owned(), antwoord);
        }
        antwoord
    }

    /// Wat wegviel, in zinnen.
    pub(crate) fn weggelaten(&self, wat: &str) -> Vec<String> {
        self.weg.iter().map(|(dimensie, aantal)| format!("{aantal} {wat} buiten de keuze van {dimensie}")).collect()
    }
}

//! Stukken als XML schrijven en aan een deel van het document geven.

use std::collections::BTreeSet;

use normwijzer_word::inhoud::{Inhoud as Blok, Nadruk, Stuk};
use normwijzer_word::tabel::Cel;
use normwijzer_word::{Plek, Schrijver, Vuller, WordFout};

use super::stukken::{Stukken, Vulling, alias};
use crate::document::Zin;

/// De ruimte die Word links en rechts in een cel houdt, in twips.
const CELMARGE: u32 = 2 * 108;
/// Smaller wordt niets: dan is de breedte niet goed gelezen.
const SMALST: u32 = 1_000;
/// De langste omschrijving van een figuur.
const LANGSTE_ALT: usize = 350;

/// De schrijver van een document en wat er te schrijven valt.
pub(super) struct Bladen<'a> {
    pub(super) schrijver: Schrijver,
    pub(super) stukken: &'a Stukken<'a>,
    /// Stukken die een mens bewerkte: die blijven, en worden niet opnieuw geschreven.
    pub(super) bewerkt: &'a BTreeSet<&'a str>,
}

impl Bladen<'_> {
    /// Een stuk in een cel van een tabel, in de opmaak van die cel.
    pub(super) fn in_cel(&mut self, vuller: &mut Vuller, sleutel: &str, cel: &Cel) -> Result<(), WordFout> {
        let breedte = cel.breedte().map_or(super::BREEDTE, |b| b.saturating_sub(CELMARGE).max(SMALST));
        self.schrijver.plek(cel.tekstopmaak().map(str::as_bytes), cel.alineastijl())?;
        let gedaan = self.blok(vuller, sleutel, Some(cel.plek.clone()), breedte);
        self.schrijver.plek(None, None)?;
        gedaan
    }

    /// Een stuk op een plek, of verversen waar het staat. Een leeg stuk dat er al staat, gaat weg.
    pub(super) fn blok(
        &mut self,
        vuller: &mut Vuller,
        sleutel: &str,
        plek: Option<Plek>,
        breedte: u32,
    ) -> Result<(), WordFout> {
        if self.stukken.veld(sleutel).is_none() {
            vuller.verwijder(sleutel);
            return Ok(());
        }
        // Een mens haalde ons element weg en hield de tabellen en figuren: die zijn nu van hem, en komen er niet nog eens.
        if let Some(waar) = vuller.staat_los(sleutel) {
            vuller.laat(sleutel, waar);
            return Ok(());
        }
        let xml = self.xml(sleutel, breedte)?;
        vuller.vul(sleutel, &alias(sleutel), &xml, plek)
    }

    /// De XML van een stuk van blokken.
    pub(super) fn xml(&mut self, sleutel: &str, breedte: u32) -> Result<String, WordFout> {
        let vulling = match self.stukken.houder(sleutel) {
            // Wat blijft, krijgt geen nummers en omschrijvingen die een ander stuk nodig heeft.
            Some(vulling @ (Vulling::Blokken(_) | Vulling::Niets)) if !self.bewerkt.contains(sleutel) => vulling,
            _ => return Ok("<w:p/>".to_owned()),
        };
        let blokken = self.stukken.blokken(vulling);
        let blokken: Vec<Blok> = blokken.into_iter().map(|b| self.met_eigen_omschrijving(b)).collect();
        self.schrijver.hoort_bij(Some(sleutel));
        let geschreven = self.schrijver.blokken(&blokken, breedte).map_err(|f| WordFout(format!("{sleutel}: {f}")));
        self.schrijver.hoort_bij(None);
        tekst(geschreven?)
    }

    /// De XML van een stuk tekst midden in een zin.
    pub(super) fn tekst(&mut self, zin: &Zin) -> Result<String, WordFout> {
        let regel = vec![Stuk { tekst: zin.to_string(), nadruk: Nadruk::Gewoon }];
        tekst(self.schrijver.regel(&regel, None)?)
    }

    /// Staat dezelfde figuur al in het document, dan zegt haar omschrijving de hoeveelste keer dit is: een schermlezer
    /// moet ze uit elkaar kunnen houden.
    fn met_eigen_omschrijving(&self, blok: Blok) -> Blok {
        let Blok::Figuur(mut figuur) = blok else { return blok };
        let eerste = figuur.alt.clone();
        let mut keer = 2;
        while self.schrijver.omschrijving_vergeven(&figuur.alt) {
            let erbij = format!(" ({keer}e keer)");
            let ruimte = LANGSTE_ALT.saturating_sub(erbij.chars().count());
            figuur.alt = eerste.chars().take(ruimte).chain(erbij.chars()).collect();
            keer += 1;
        }
        Blok::Figuur(figuur)
    }
}

pub(super) fn tekst(bytes: Vec<u8>) -> Result<String, WordFout> {
    String::from_utf8(bytes).map_err(|_| WordFout("de geschreven tekst is geen UTF-8".to_owned()))
}

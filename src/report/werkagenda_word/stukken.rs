//! Wat er geschreven wordt, op sleutel: de naam waaronder een stuk in het document terug te vinden is.

use std::collections::BTreeMap;

use normwijzer_word::inhoud::{Inhoud as Geschreven, Nadruk, Regel, Stuk};

use super::Inhoud;
use crate::document::{Blok, Figuur, Zin};
use crate::docx::{self, Beeld};
use crate::werkagenda::{self, Mijlpaal, Sectie};

/// De sleutel van de bijlage.
pub(super) const BIJLAGE: &str = "bijlage";

/// Op de plaats van een plaatshouder waar voor dit gebied niets bij hoort.
const NIETS: &str = "Voor dit gebied is hier niets te tonen.";

/// Wat er op de plaats van een stuk komt.
#[derive(Clone, Copy)]
pub(super) enum Vulling<'a> {
    /// Tekst midden in een zin.
    Regel(&'a Zin),
    /// Alinea's, tabellen en figuren.
    Blokken(&'a [Blok]),
    /// De mededeling dat er niets te tonen is.
    Niets,
}

/// Alle stukken. Wat een document niet noemt, wordt ook niet voor Word klaargemaakt.
pub(super) struct Stukken<'a> {
    op_sleutel: BTreeMap<String, Vulling<'a>>,
    beeld: &'a dyn Fn(&Figuur) -> Option<Beeld>,
}

impl<'a> Stukken<'a> {
    pub(super) fn new(inhoud: &Inhoud<'a>) -> Self {
        let mut op_sleutel = BTreeMap::new();
        for veld in inhoud.velden {
            let vulling = match &veld.inhoud {
                werkagenda::Inhoud::Regel(zin) => Vulling::Regel(zin),
                werkagenda::Inhoud::Blokken(b) => Vulling::Blokken(b),
            };
            op_sleutel.insert(veld.naam.to_lowercase(), vulling);
        }
        for sectie in &inhoud.werkagenda.secties {
            for (onderdeel, b) in &sectie.cellen {
                op_sleutel.insert(format!("{}.{}", sectie.id, onderdeel.sleutel()), Vulling::Blokken(b));
            }
            op_sleutel.insert(onder(&sectie.id), Vulling::Blokken(&sectie.onder));
        }
        op_sleutel.insert(BIJLAGE.to_owned(), Vulling::Blokken(&inhoud.werkagenda.bijlage));
        Self { op_sleutel, beeld: inhoud.beeld }
    }

    /// Wat er op de plaats van een plaatshouder komt: ook als er niets te zeggen valt, blijven de haken niet staan.
    pub(super) fn houder(&self, sleutel: &str) -> Option<Vulling<'a>> {
        self.veld(sleutel).or_else(|| self.op_sleutel.contains_key(sleutel).then_some(Vulling::Niets))
    }

    /// De inhoud bij een sleutel; een leeg stuk is er niet.
    pub(super) fn veld(&self, sleutel: &str) -> Option<Vulling<'a>> {
        self.op_sleutel.get(sleutel).copied().filter(|v| !matches!(v, Vulling::Blokken([])))
    }

    /// De blokken van een stuk zoals zij in Word komen; tekst midden in een zin heeft er geen.
    pub(super) fn blokken(&self, vulling: Vulling<'_>) -> Vec<Geschreven> {
        match vulling {
            Vulling::Regel(_) => Vec::new(),
            Vulling::Blokken(blokken) => docx::inhoud(blokken, self.beeld),
            Vulling::Niets => {
                vec![Geschreven::Alinea(vec![Stuk { tekst: NIETS.to_owned(), nadruk: Nadruk::Gewoon }])]
            }
        }
    }

    /// Of er een figuur bij is.
    pub(super) fn heeft_figuur(&self, vulling: Vulling<'_>) -> bool {
        self.blokken(vulling).iter().any(|b| matches!(b, Geschreven::Figuur(_)))
    }
}

/// De sleutel van de tabellen en figuren onder een paragraaf.
pub(super) fn onder(id: &str) -> String {
    format!("{id}.onder")
}

/// Wat een mens in Word boven een stuk ziet.
pub(super) fn alias(sleutel: &str) -> String {
    format!("Normwijzer: {sleutel}")
}

/// De sleutel van de rij van een mijlpaal.
pub(super) fn mijlpaal(sectie: &Sectie, mijlpaal: &Mijlpaal) -> String {
    format!("{}.mijlpaal.{}", sectie.id, mijlpaal.kwartaal)
}

/// De sleutel van de rij waar een sleutel bij hoort: die van een cel of van de rij zelf.
pub(super) fn sleutel_van_mijlpaal(sleutel: &str) -> Option<&str> {
    let begin = sleutel.find(".mijlpaal.")? + ".mijlpaal.".len();
    let eind = sleutel.get(begin..)?.find('.').map_or(sleutel.len(), |n| begin + n);
    sleutel.get(..eind)
}

/// De regels van een cel.
pub(super) fn regels(zinnen: &[Zin]) -> Vec<Regel> {
    zinnen.iter().map(docx::regel).collect()
}

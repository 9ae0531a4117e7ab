//! Wat er geschreven wordt, op sleutel: de naam waaronder een stuk in het document terug te vinden is.

use normwijzer_word::inhoud::{Inhoud as Blok, Nadruk, Regel, Stuk};

use super::Inhoud;
use crate::docx;
use crate::werkagenda::{self, Mijlpaal, Sectie};

/// De sleutel van de bijlage.
pub(super) const BIJLAGE: &str = "bijlage";

/// Op de plaats van een plaatshouder waar voor dit gebied niets bij hoort.
const NIETS: &str = "Voor dit gebied is hier niets te tonen.";

/// De inhoud van een stuk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Vulling {
    /// Tekst midden in een zin.
    Regel(String),
    /// Alinea's, tabellen en figuren.
    Blokken(Vec<Blok>),
}

impl Vulling {
    /// Of er een figuur bij is.
    pub(super) fn heeft_figuur(&self) -> bool {
        matches!(self, Self::Blokken(blokken) if blokken.iter().any(|b| matches!(b, Blok::Figuur(_))))
    }
}

/// Alle stukken.
pub(super) struct Stukken {
    op_sleutel: super::OpSleutel<'static>,
    niets: Vulling,
}

impl Stukken {
    pub(super) fn new(inhoud: &Inhoud<'_>) -> Self {
        let blokken = |b: &[crate::document::Blok]| Vulling::Blokken(docx::inhoud(b, inhoud.beeld));
        let mut op_sleutel = super::OpSleutel::new();
        for veld in inhoud.velden {
            let vulling = match &veld.inhoud {
                werkagenda::Inhoud::Regel(zin) => Vulling::Regel(zin.to_string()),
                werkagenda::Inhoud::Blokken(b) => blokken(b),
            };
            op_sleutel.insert(veld.naam.to_lowercase(), vulling);
        }
        for sectie in &inhoud.werkagenda.secties {
            for (onderdeel, b) in &sectie.cellen {
                op_sleutel.insert(format!("{}.{}", sectie.id, onderdeel.sleutel()), blokken(b));
            }
            op_sleutel.insert(onder(&sectie.id), blokken(&sectie.onder));
        }
        op_sleutel.insert(BIJLAGE.to_owned(), blokken(&inhoud.werkagenda.bijlage));
        let niets = vec![Stuk { tekst: NIETS.to_owned(), nadruk: Nadruk::Gewoon }];
        Self { op_sleutel, niets: Vulling::Blokken(vec![Blok::Alinea(niets)]) }
    }

    /// Wat er op de plaats van een plaatshouder komt: ook als er niets te zeggen valt, blijven de haken niet staan.
    pub(super) fn houder(&self, sleutel: &str) -> Option<&Vulling> {
        self.veld(sleutel).or_else(|| self.op_sleutel.contains_key(sleutel).then_some(&self.niets))
    }

    /// De inhoud bij een sleutel; een leeg stuk is er niet.
    pub(super) fn veld(&self, sleutel: &str) -> Option<&Vulling> {
        self.op_sleutel.get(sleutel).filter(|v| !matches!(v, Vulling::Blokken(b) if b.is_empty()))
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
pub(super) fn regels(zinnen: &[crate::document::Zin]) -> Vec<Regel> {
    zinnen.iter().map(docx::regel).collect()
}

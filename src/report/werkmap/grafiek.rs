//! Grafieken op een blad van een werkmap: welke cellen zij tonen en hoe een reeks eruitziet.
//!
//! Een grafiek draagt zelf geen getallen: zij wijst naar rijen van een tabel, zodat zij meegaat met wie daar iets
//! verandert. Weet niets van Excel, normen of plannen.

use normwijzer_core::Amount;
use normwijzer_core::norm::Afronding;

/// Grafieken die bij elkaar horen, onder de tabel van een blad, met een kop erboven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grafiekblok {
    /// De kop.
    pub kop: String,
    /// Wat er om de grafieken heen te weten is, een alinea per stuk.
    pub toelichting: Vec<String>,
    /// De grafieken, van links naar rechts en van boven naar beneden.
    pub grafieken: Vec<Bladgrafiek>,
}

/// Een grafiek die in de spreadsheet zelf bewerkt kan worden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bladgrafiek {
    /// Wat voor grafiek het is.
    pub soort: Grafieksoort,
    /// De titel: wat de grafiek laat zien.
    pub titel: String,
    /// De tekst voor een schermlezer; in een werkmap ten hoogste 255 tekens.
    pub alt: String,
    /// Wat er langs de as met namen of kwartalen staat; leeg als dat voor zich spreekt.
    pub as_namen: String,
    /// Wat er langs de as met getallen staat: de eenheid.
    pub as_getallen: String,
    /// Hoe de getallen langs de as geschreven worden.
    pub afronding: Afronding,
    /// Wat er langs de as met getallen ten minste past; leeg als de spreadsheet dat zelf mag kiezen. Grafieken die bij
    /// elkaar horen krijgen hetzelfde, zodat hun staven te vergelijken zijn.
    pub as_tot: Option<Amount>,
    /// De cellen met de namen langs de as.
    pub namen: Cellen,
    /// De reeksen; een latere staat vóór een eerdere.
    pub reeksen: Vec<Reeks>,
}

/// Wat voor grafiek het is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grafieksoort {
    /// Liggende staven, de eerste rij bovenaan; de reeksen van een rij liggen over elkaar heen.
    Staven,
    /// Lijnen, van links naar rechts.
    Lijnen,
    /// Staande kolommen waarvan de vlakken op elkaar staan, met de lijnen ervoor.
    Gestapeld,
}

/// Een reeks getallen in een grafiek. Een lege cel is onbekend en wordt niet getekend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reeks {
    /// De naam in de legenda.
    pub naam: String,
    /// De cellen met de getallen.
    pub cellen: Cellen,
    /// Hoe zij eruitziet.
    pub uiterlijk: Uiterlijk,
}

/// Aaneengesloten cellen in één kolom van de tabel op een blad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cellen {
    /// De naam van het blad, zoals in [`super::Blad::naam`].
    pub blad: String,
    /// De kolom van de tabel, vanaf 0.
    pub kolom: u16,
    /// De eerste rij van de tabel, vanaf 0 en zonder kopregel.
    pub van: u32,
    /// Tot welke rij; deze zelf hoort er niet bij.
    pub tot: u32,
}

impl Cellen {
    /// Dezelfde rijen in een andere kolom.
    #[must_use]
    pub fn in_kolom(&self, kolom: u16) -> Self {
        Self { kolom, ..self.clone() }
    }
}

/// Hoe een reeks eruitziet. Zij verschillen ook zonder kleur: licht, gearceerd of donker; streep en teken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uiterlijk {
    /// Een licht vlak met een rand.
    Licht,
    /// Een gearceerd vlak.
    Gearceerd,
    /// Een donker vlak waar een vlak erachter doorheen schijnt.
    Donker,
    /// Een lijn.
    Lijn {
        /// Haar kleur.
        kleur: Kleur,
        /// Doorlopend of gestreept.
        streep: Streep,
        /// Het teken op elk punt, als dat er is.
        teken: Option<Teken>,
    },
    /// Alleen een teken op elk punt.
    Punten {
        /// De kleur.
        kleur: Kleur,
        /// Het teken.
        teken: Teken,
    },
}

/// Een kleur van de grafieken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kleur {
    /// Bijna zwart.
    Inkt,
    /// De hoofdkleur: die van de SOLL.
    Hoofd,
    /// De accentkleur: die van het pad.
    Accent,
}

/// Hoe een lijn loopt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Streep {
    /// Doorlopend.
    Vol,
    /// Lange strepen.
    Lang,
    /// Korte strepen.
    Kort,
}

/// Een teken op een punt van een lijn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Teken {
    /// Een rondje.
    Rond,
    /// Een driehoek.
    Driehoek,
    /// Een vierkant.
    Vierkant,
}

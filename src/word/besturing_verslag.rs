//! Waar een besturingselement komt, en wat er van een opdracht geworden is.

use std::ops::Range;

/// Waar in een deel iets nieuws komt te staan. Geldt voor het deel zoals het gelezen is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plek {
    pub(crate) op: usize,
    /// Wat er voor en na het nieuwe moet komen om het document geldig te houden (een cel eindigt op een alinea).
    pub(crate) ervoor: String,
    pub(crate) erna: String,
    /// Wat ervoor wijkt: een plaatshouder.
    pub(crate) weg: Vec<(Range<usize>, String)>,
    /// Waarbinnen dezelfde tekst niet nog eens komt te staan.
    pub(crate) omgeving: Option<Range<usize>>,
}

impl Plek {
    /// Een plaats in de bytes van een deel: het begin of einde van een alinea, tabel, rij of besturingselement.
    #[must_use]
    pub fn op(plaats: usize) -> Self {
        Self { op: plaats, ervoor: String::new(), erna: String::new(), weg: Vec::new(), omgeving: None }
    }

    /// In plaats van een heel element, zoals een lege rij.
    #[must_use]
    pub fn in_plaats_van(bereik: Range<usize>) -> Self {
        Self { weg: vec![(bereik.clone(), String::new())], ..Self::op(bereik.start) }
    }

    /// Waarbinnen dezelfde tekst niet nog eens mag komen.
    #[must_use]
    pub fn binnen(mut self, omgeving: Range<usize>) -> Self {
        self.omgeving = Some(omgeving);
        self
    }
}

/// Waarom iets bleef zoals het was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reden {
    /// Een mens wijzigde de inhoud.
    Bewerkt,
    /// Het element staat nu om iets anders dan wat er geschreven zou worden (een stuk zin in plaats van een tabel).
    Verplaatst,
    /// De tekst staat er al, maar een mens haalde het besturingselement eromheen weg.
    StaatErAl,
    /// Een ander programma bewaarde het document en liet de tag weg (LibreOffice doet dat): wat er staat is niet meer
    /// te vergelijken met wat wij schreven.
    MerkKwijt,
}

/// Iets dat niet geschreven is omdat een mens eraan kwam.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bewaard {
    /// De sleutel.
    pub sleutel: String,
    /// Waar het staat, voor een mens.
    pub plaats: String,
    /// Waarom.
    pub reden: Reden,
}

/// Wat er gebeurde.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verslag {
    /// Sleutels die erbij kwamen.
    pub ingevoegd: Vec<String>,
    /// Sleutels waarvan de inhoud ververst is.
    pub ververst: Vec<String>,
    /// Sleutels waarvan de inhoud al klopte.
    pub gelijk: Vec<String>,
    /// Sleutels die weggehaald zijn.
    pub verwijderd: Vec<String>,
    /// Wat bleef omdat een mens eraan kwam.
    pub bewaard: Vec<Bewaard>,
    /// Sleutels die er niet stonden en waarvoor geen plaats gegeven is.
    pub zonder_plaats: Vec<String>,
}

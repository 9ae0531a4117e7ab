//! Bevindingen: wat er aan invoer of uitkomst op te merken is, met de plaats erbij.
//!
//! Een bevinding is voor wie haar veroorzaakte: wat gevonden, wat verwacht, wat te doen. Alle tegelijk, nooit
//! alleen de eerste. Deze module weet niet wie ze afdrukt.

use std::fmt;

use serde::Serialize;

use crate::gebied::GebiedCode;
use crate::norm::NormId;

/// Hoe erg een bevinding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Ernst {
    /// De invoer klopt niet; er wordt niets geschreven.
    Fout,
    /// Er is een uitkomst, maar de lezer moet dit weten.
    Waarschuwing,
    /// Goed om te weten.
    Info,
}

impl fmt::Display for Ernst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Fout => "fout",
            Self::Waarschuwing => "waarschuwing",
            Self::Info => "info",
        })
    }
}

/// Eén bevinding, in het Nederlands, met haar plaats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Hoe erg.
    pub ernst: Ernst,
    /// Vaste code, zoals `IST-004`: om op te zoeken en om op te filteren.
    pub code: &'static str,
    /// Wat gevonden, wat verwacht, wat te doen.
    pub bericht: String,
    /// Het bestand zoals de gebruiker het noemde, zonder map.
    pub bestand: Option<String>,
    /// Het blad, in een werkmap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blad: Option<String>,
    /// Regel in het bestand of op het blad, vanaf 1.
    pub rij: Option<u64>,
    /// Kolom: een naam in een tabel, een nummer in een tekstbestand, letters op een blad.
    pub kolom: Option<String>,
    /// Het gebied waarover het gaat.
    pub gebied_code: Option<GebiedCode>,
    /// De norm waarover het gaat.
    pub norm_id: Option<NormId>,
}

impl Finding {
    /// Een bevinding zonder plaats; vul die aan met de `met_`-functies.
    #[must_use]
    pub fn new(ernst: Ernst, code: &'static str, bericht: impl Into<String>) -> Self {
        Self {
            ernst,
            code,
            bericht: bericht.into(),
            bestand: None,
            blad: None,
            rij: None,
            kolom: None,
            gebied_code: None,
            norm_id: None,
        }
    }

    /// Een fout.
    #[must_use]
    pub fn fout(code: &'static str, bericht: impl Into<String>) -> Self {
        Self::new(Ernst::Fout, code, bericht)
    }

    /// Een waarschuwing.
    #[must_use]
    pub fn waarschuwing(code: &'static str, bericht: impl Into<String>) -> Self {
        Self::new(Ernst::Waarschuwing, code, bericht)
    }

    /// Een mededeling.
    #[must_use]
    pub fn info(code: &'static str, bericht: impl Into<String>) -> Self {
        Self::new(Ernst::Info, code, bericht)
    }

    /// Met het bestand waarin het staat.
    #[must_use]
    pub fn met_bestand(mut self, bestand: impl Into<String>) -> Self {
        self.bestand = Some(bestand.into());
        self
    }

    /// Met het blad van de werkmap.
    #[must_use]
    pub fn met_blad(mut self, blad: impl Into<String>) -> Self {
        self.blad = Some(blad.into());
        self
    }

    /// Met de regel in het bestand.
    #[must_use]
    pub fn met_rij(mut self, rij: u64) -> Self {
        self.rij = Some(rij);
        self
    }

    /// Met de kolom.
    #[must_use]
    pub fn met_kolom(mut self, kolom: impl Into<String>) -> Self {
        self.kolom = Some(kolom.into());
        self
    }

    /// Met het gebied.
    #[must_use]
    pub fn met_gebied(mut self, code: GebiedCode) -> Self {
        self.gebied_code = Some(code);
        self
    }

    /// Met de norm.
    #[must_use]
    pub fn met_norm(mut self, norm: NormId) -> Self {
        self.norm_id = Some(norm);
        self
    }

    /// Of deze bevinding de run tegenhoudt.
    #[must_use]
    pub fn is_fout(&self) -> bool {
        self.ernst == Ernst::Fout
    }
}

/// `ist.csv:12, kolom waarde: fout IST-004: …` of `ist.xlsx, blad 5 Ouderen, cel E14: …`, één regel voor stderr.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(bestand) = &self.bestand {
            write!(f, "{bestand}")?;
            if let Some(blad) = &self.blad {
                write!(f, ", blad {blad}")?;
                match (self.rij, &self.kolom) {
                    (Some(rij), Some(kolom)) => write!(f, ", cel {kolom}{rij}")?,
                    (Some(rij), None) => write!(f, ", regel {rij}")?,
                    _ => {}
                }
            } else if let Some(rij) = self.rij {
                write!(f, ":{rij}")?;
            }
            if let (Some(kolom), None) = (&self.kolom, &self.blad) {
                // Een nummer is een plaats in een tekstbestand; een naam is een kolom van een tabel.
                if kolom.bytes().all(|b| b.is_ascii_digit()) {
                    write!(f, ":{kolom}")?;
                } else {
                    write!(f, ", kolom {kolom}")?;
                }
            }
            f.write_str(": ")?;
        }
        write!(f, "{} {}: {}", self.ernst, self.code, self.bericht)
    }
}

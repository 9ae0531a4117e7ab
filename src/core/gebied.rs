//! Gebieden: niveau, code, naam en slug (DESIGN §7). Weet niets van bevolking of normen.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Het niveau van een gebied; de schrijfwijze is die van het contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Niveau {
    /// Nederland.
    Land,
    /// Provincie.
    Provincie,
    /// GGD-regio.
    Ggd,
    /// IZA-regio: de regio van de werkagenda.
    Iza,
    /// Zorgkantoorregio.
    Zorgkantoor,
    /// COROP-gebied.
    Corop,
    /// Jeugdregio.
    Jeugdregio,
    /// Veiligheidsregio.
    Veiligheidsregio,
    /// Gemeente.
    Gemeente,
    /// Eigen regio: een lijst gemeenten van de gebruiker.
    Eigen,
}

impl Niveau {
    /// Alle niveaus, in de volgorde waarin een naam zonder `--niveau` wordt opgezocht:
    /// IZA voor GGD voor de rest (opdracht *Getallen*, punt 1).
    pub const ALLE: [Self; 10] = [
        Self::Iza,
        Self::Ggd,
        Self::Land,
        Self::Provincie,
        Self::Gemeente,
        Self::Zorgkantoor,
        Self::Corop,
        Self::Jeugdregio,
        Self::Veiligheidsregio,
        Self::Eigen,
    ];

    /// De schrijfwijze in het contract en op de opdrachtregel.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Land => "land",
            Self::Provincie => "provincie",
            Self::Ggd => "ggd",
            Self::Iza => "iza",
            Self::Zorgkantoor => "zorgkantoor",
            Self::Corop => "corop",
            Self::Jeugdregio => "jeugdregio",
            Self::Veiligheidsregio => "veiligheidsregio",
            Self::Gemeente => "gemeente",
            Self::Eigen => "eigen",
        }
    }

    /// Hoe een lezer dit niveau noemt, in het enkelvoud.
    #[must_use]
    pub fn naam(self) -> &'static str {
        match self {
            Self::Land => "land",
            Self::Provincie => "provincie",
            Self::Ggd => "GGD-regio",
            Self::Iza => "IZA-regio",
            Self::Zorgkantoor => "zorgkantoorregio",
            Self::Corop => "COROP-gebied",
            Self::Jeugdregio => "jeugdregio",
            Self::Veiligheidsregio => "veiligheidsregio",
            Self::Gemeente => "gemeente",
            Self::Eigen => "eigen regio",
        }
    }

    /// Het niveau bij een schrijfwijze.
    #[must_use]
    pub fn parse(token: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|n| n.token() == token)
    }
}

impl fmt::Display for Niveau {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.token())
    }
}

/// Code van een gebied zonder opvulling: `GM0034`, `GG2209`, `IZA-flevoland`, `NL`, `EIGEN-de-kop`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct GebiedCode(String);

impl GebiedCode {
    /// De code, ontdaan van opvulling.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self(code.trim().to_owned())
    }

    /// De code van Nederland.
    #[must_use]
    pub fn nederland() -> Self {
        Self("NL".to_owned())
    }

    /// De code van een IZA-regio: zij heeft er geen van het CBS.
    #[must_use]
    pub fn iza(naam: &str) -> Self {
        Self(format!("IZA-{}", slug(naam)))
    }

    /// De code van een eigen regio.
    #[must_use]
    pub fn eigen(naam: &str) -> Self {
        Self(format!("EIGEN-{}", slug(naam)))
    }

    /// De code als tekst.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for GebiedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Een gebied zoals het in een tabel staat.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Gebied {
    /// Niveau.
    pub niveau: Niveau,
    /// Code.
    pub code: GebiedCode,
    /// Naam zoals de bron haar schrijft.
    pub naam: String,
}

impl Gebied {
    /// De naam met haar niveau, zoals in een zin: "IZA-regio Flevoland", "gemeente Almere", "Nederland".
    #[must_use]
    pub fn voluit(&self) -> String {
        match self.niveau {
            Niveau::Land => self.naam.clone(),
            // De bron noemt haar GGD-regio's zelf al "GGD Flevoland".
            Niveau::Ggd if self.naam.to_lowercase().contains("ggd") => self.naam.clone(),
            niveau => format!("{} {}", niveau.naam(), self.naam),
        }
    }

    /// De slug van dit gebied, voor bestandsnamen.
    #[must_use]
    pub fn slug(&self) -> String {
        slug(&self.naam)
    }
}

/// Kleine letters, geen accenten, elke andere reeks tekens één koppelteken (DESIGN §7).
#[must_use]
pub fn slug(tekst: &str) -> String {
    let mut uit = String::new();
    for teken in deunicode::deunicode(tekst).chars() {
        if teken.is_ascii_alphanumeric() {
            uit.push(teken.to_ascii_lowercase());
        } else if !uit.is_empty() && !uit.ends_with('-') {
            uit.push('-');
        }
    }
    uit.truncate(uit.trim_end_matches('-').len());
    uit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs() {
        assert_eq!(slug("'s-Gravenhage (gemeente)"), "s-gravenhage-gemeente");
        assert_eq!(slug("Súdwest-Fryslân"), "sudwest-fryslan");
        assert_eq!(slug("Apeldoorn/Zutphen"), "apeldoorn-zutphen");
        assert_eq!(slug("../../etc"), "etc");
    }
}

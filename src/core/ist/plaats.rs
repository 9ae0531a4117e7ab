//! Waar een regel van een opgave staat: een regel van een CSV, of een rij op een blad van een werkmap.
//!
//! Een bevinding noemt zo de cel waarin iemand iets moet verbeteren, ook als er twaalf bestanden gelezen zijn.

use std::collections::BTreeMap;

use crate::amount::Schrijfwijze;
use crate::finding::Finding;

/// Het bestand, en bij een werkmap het blad, waar regels vandaan komen.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Vindplaats {
    /// Naam van het bestand, zonder map; leeg als er geen bestand is.
    pub bestand: String,
    /// Hoe getallen er geschreven zijn.
    pub schrijfwijze: Schrijfwijze,
    /// Het blad; `None` in een CSV.
    pub blad: Option<Bladplaats>,
}

/// Een blad van een werkmap, met de plaats van de kolommen daarop.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bladplaats {
    /// De naam op het tabblad.
    pub naam: String,
    /// Van de naam van een kolom (`waarde`) naar haar letters (`E`).
    pub kolommen: BTreeMap<String, String>,
}

impl Vindplaats {
    /// Een CSV.
    #[must_use]
    pub fn csv(bestand: &str, schrijfwijze: Schrijfwijze) -> Self {
        Self { bestand: bestand.to_owned(), schrijfwijze, blad: None }
    }

    /// Zet een bevinding bij een kolom van een regel.
    #[must_use]
    pub fn bij(&self, bevinding: Finding, rij: u64, kolom: &str) -> Finding {
        let mut bevinding = bevinding.met_rij(rij);
        if !self.bestand.is_empty() {
            bevinding = bevinding.met_bestand(&self.bestand);
        }
        match &self.blad {
            None => bevinding.met_kolom(kolom),
            Some(blad) => {
                let bevinding = bevinding.met_blad(&blad.naam);
                match blad.kolommen.get(kolom) {
                    Some(letters) => bevinding.met_kolom(letters),
                    None => bevinding,
                }
            }
        }
    }

    /// De plaats in een zin: "regel 12", of "blad 5 Ouderen, cel E14". Het bestand staat er niet bij.
    #[must_use]
    pub fn in_zin(&self, rij: u64, kolom: &str) -> String {
        match &self.blad {
            None => format!("regel {rij}"),
            Some(blad) => match blad.kolommen.get(kolom) {
                Some(letters) => format!("blad {}, cel {letters}{rij}", blad.naam),
                None => format!("blad {}, regel {rij}", blad.naam),
            },
        }
    }

    /// De plaats met het bestand erbij: "almere.xlsx, blad 5 Ouderen, cel E14".
    #[must_use]
    pub fn voluit(&self, rij: u64, kolom: &str) -> String {
        if self.bestand.is_empty() {
            return self.in_zin(rij, kolom);
        }
        format!("{}, {}", self.bestand, self.in_zin(rij, kolom))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_bevinding_noemt_de_cel() {
        let blad = Bladplaats {
            naam: "5 Ouderen".to_owned(),
            kolommen: BTreeMap::from([("waarde".to_owned(), "E".to_owned())]),
        };
        let waar = Vindplaats { bestand: "almere.xlsx".to_owned(), blad: Some(blad), ..Vindplaats::default() };
        let fout = |kolom| waar.bij(Finding::fout("IST-004", "nee."), 14, kolom).to_string();
        assert_eq!(fout("waarde"), "almere.xlsx, blad 5 Ouderen, cel E14: fout IST-004: nee.");
        assert_eq!(fout("gebied_code"), "almere.xlsx, blad 5 Ouderen, regel 14: fout IST-004: nee.");
        assert_eq!(waar.voluit(14, "waarde"), "almere.xlsx, blad 5 Ouderen, cel E14");
        let csv = Vindplaats::csv("ist.csv", Schrijfwijze::Nederlands);
        let fout = csv.bij(Finding::fout("IST-004", "nee."), 14, "waarde").to_string();
        assert_eq!(fout, "ist.csv:14, kolom waarde: fout IST-004: nee.");
        assert_eq!(csv.voluit(14, "waarde"), "ist.csv, regel 14");
    }
}

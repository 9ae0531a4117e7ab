//! Het verslag over opgaven van de huidige situatie: wat er niet klopt, in welke cel en wat te doen, en hoe ver elk gebied is.
//!
//! Weet niet hoe een opgave gelezen wordt; zet de regels in een pagina, een werkmap of een tabel.

use normwijzer_core::Ernst;

use crate::document::{Blok, Document, Kolom, Tabel, Zin};
use crate::werkmap::{Blad, BladCel, BladKolom, Werkmap};

/// Eén bevinding, voor wie haar moet oplossen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerslagRegel {
    /// Hoe erg.
    pub ernst: Ernst,
    /// Het bestand.
    pub bestand: String,
    /// Het blad; leeg in een CSV.
    pub blad: String,
    /// De cel (`E14`), of regel en kolom in een CSV.
    pub plaats: String,
    /// Het gebied waar de rij over gaat.
    pub gebied: String,
    /// De norm waar de rij over gaat.
    pub norm: String,
    /// Wat er in de cel staat.
    pub staat_er: String,
    /// Wat gevonden, wat verwacht, wat te doen.
    pub bericht: String,
    /// De code van de bevinding.
    pub code: String,
}

/// Hoe ver een gebied is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voortgang {
    /// Het gebied.
    pub gebied: String,
    /// De bestanden waarin het gebied staat.
    pub bestanden: Vec<String>,
    /// Hoeveel er gevraagd is.
    pub gevraagd: usize,
    /// Hoeveel daarvan een waarde heeft.
    pub ingevuld: usize,
    /// Hoeveel er uitdrukkelijk onbekend is.
    pub onbekend: usize,
}

impl Voortgang {
    /// Wat nog niemand invulde.
    #[must_use]
    pub fn leeg(&self) -> usize {
        self.gevraagd.saturating_sub(self.ingevuld + self.onbekend)
    }

    /// "14 van 20 ingevuld, 2 onbekend, 4 nog leeg".
    #[must_use]
    pub fn zin(&self) -> String {
        let mut zin = format!("{} van {} ingevuld", self.ingevuld, self.gevraagd);
        if self.onbekend > 0 {
            zin.push_str(&format!(", {} onbekend", self.onbekend));
        }
        if self.leeg() > 0 {
            zin.push_str(&format!(", {} nog leeg", self.leeg()));
        }
        zin
    }
}

/// Het verslag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IstVerslag {
    /// Over welk gebied.
    pub voor: String,
    /// De gelezen bestanden.
    pub bestanden: Vec<String>,
    /// De bevindingen, de ergste eerst.
    pub regels: Vec<VerslagRegel>,
    /// Per gebied hoe ver het is.
    pub voortgang: Vec<Voortgang>,
}

const KOPPEN: [&str; 9] =
    ["Ernst", "Bestand", "Blad", "Cel", "Gebied", "Norm", "Er staat", "Wat is er en wat te doen", "Code"];

impl IstVerslag {
    /// Hoeveel bevindingen van deze ernst er zijn.
    #[must_use]
    pub fn aantal(&self, ernst: Ernst) -> usize {
        self.regels.iter().filter(|r| r.ernst == ernst).count()
    }

    /// "2 fouten, 1 waarschuwing en 3 mededelingen".
    #[must_use]
    pub fn telling(&self) -> String {
        let woord = |ernst, een: &str, meer: &str| match self.aantal(ernst) {
            1 => format!("1 {een}"),
            n => format!("{n} {meer}"),
        };
        format!(
            "{}, {} en {}",
            woord(Ernst::Fout, "fout", "fouten"),
            woord(Ernst::Waarschuwing, "waarschuwing", "waarschuwingen"),
            woord(Ernst::Info, "mededeling", "mededelingen")
        )
    }

    fn titel(&self) -> String {
        format!("Opgaven nagekeken: {}", self.voor)
    }

    fn kern(&self) -> String {
        let oordeel = match self.aantal(Ernst::Fout) {
            0 => "Met deze opgaven kan gerekend worden.",
            _ => "Zolang er een fout in staat, wordt er niet mee gerekend.",
        };
        format!("{}. {oordeel}", self.telling())
    }

    /// De bevindingen als rijen met koppen, zoals in de CSV.
    #[must_use]
    pub fn tabel(&self) -> (Vec<&'static str>, Vec<Vec<String>>) {
        let rij = |r: &VerslagRegel| {
            vec![
                r.ernst.to_string(),
                r.bestand.clone(),
                r.blad.clone(),
                r.plaats.clone(),
                r.gebied.clone(),
                r.norm.clone(),
                r.staat_er.clone(),
                r.bericht.clone(),
                r.code.clone(),
            ]
        };
        (KOPPEN.to_vec(), self.regels.iter().map(rij).collect())
    }

    /// Als pagina.
    #[must_use]
    pub fn document(&self) -> Document {
        let mut blokken = vec![
            Blok::alinea(self.kern()),
            Blok::alinea(format!("Gelezen: {}.", self.bestanden.join(", "))),
            Blok::kop(1, "Hoe ver is elk gebied"),
            Blok::Tabel(self.tabel_voortgang()),
            Blok::kop(1, "Bevindingen"),
        ];
        if self.regels.is_empty() {
            blokken.push(Blok::alinea("Geen."));
        } else {
            let (koppen, rijen) = self.tabel();
            blokken.push(Blok::Tabel(Tabel {
                bijschrift: Zin::new(),
                kolommen: koppen.into_iter().map(Kolom::links).collect(),
                rijen: rijen.into_iter().map(|r| r.into_iter().map(Zin::from).collect()).collect(),
                met_totaal: false,
            }));
        }
        Document { titel: self.titel(), blokken }
    }

    fn tabel_voortgang(&self) -> Tabel {
        let getal = |n: usize| Zin::new().bedrag(n.to_string());
        let rij = |v: &Voortgang| {
            vec![
                Zin::from(v.gebied.clone()),
                getal(v.gevraagd),
                getal(v.ingevuld),
                getal(v.onbekend),
                getal(v.leeg()),
                Zin::from(v.bestanden.join(", ")),
            ]
        };
        Tabel {
            bijschrift: Zin::new(),
            kolommen: vec![
                Kolom::links("Gebied"),
                Kolom::rechts("Gevraagd"),
                Kolom::rechts("Ingevuld"),
                Kolom::rechts("Onbekend"),
                Kolom::rechts("Nog leeg"),
                Kolom::links("Bestand"),
            ],
            rijen: self.voortgang.iter().map(rij).collect(),
            met_totaal: false,
        }
    }

    /// Als werkmap.
    #[must_use]
    pub fn werkmap(&self) -> Werkmap {
        let (_, rijen) = self.tabel();
        let breedtes = [13, 26, 20, 16, 24, 34, 22, 70, 9];
        let kolommen = KOPPEN.into_iter().zip(breedtes).map(|(kop, breed)| BladKolom::tekst(kop, breed)).collect();
        let rijen = rijen.into_iter().map(|r| r.into_iter().map(BladCel::tekst).collect()).collect();
        let bevindingen = Blad::tabel("Bevindingen", self.titel(), 1, kolommen, rijen).met_toelichting([self.kern()]);
        let kolommen = vec![
            BladKolom::tekst("Gebied", 40),
            BladKolom::getal("Gevraagd"),
            BladKolom::getal("Ingevuld"),
            BladKolom::getal("Onbekend"),
            BladKolom::getal("Nog leeg"),
            BladKolom::tekst("Bestand", 60),
        ];
        let rij = |v: &Voortgang| {
            vec![
                BladCel::tekst(&v.gebied),
                BladCel::aantal(v.gevraagd),
                BladCel::aantal(v.ingevuld),
                BladCel::aantal(v.onbekend),
                BladCel::aantal(v.leeg()),
                BladCel::tekst(v.bestanden.join(", ")),
            ]
        };
        let voortgang = Blad::tabel("Voortgang", self.titel(), 1, kolommen, self.voortgang.iter().map(rij).collect());
        Werkmap {
            titel: self.titel(),
            onderwerp: "Opgaven van de huidige situatie (IST), nagekeken".to_owned(),
            voettekst: String::new(),
            bladen: vec![bevindingen, voortgang],
        }
    }
}

//! Een werkmap zonder bestandsformaat: bladen met een tabel of met lopende tekst.
//!
//! Weet niets van Excel, normen of plannen; hoe een getal eruitziet staat erbij ([`Getalvorm`]), het getal zelf is exact.

mod grafiek;

use std::collections::BTreeSet;

use jiff::civil::Date;
use normwijzer_core::Amount;
use normwijzer_core::norm::Afronding;

pub use grafiek::{Bladgrafiek, Cellen, Grafiekblok, Grafieksoort, Kleur, Reeks, Streep, Teken, Uiterlijk};

/// Zo lang mag de naam van een blad zijn; Excel opent een bestand met een langere niet.
const NAAM_LENGTE: usize = 31;

/// Tekens die Excel in de naam van een blad weigert.
const VERBODEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// Een werkmap: een titel en bladen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Werkmap {
    /// De titel, in de eigenschappen van het bestand en onder elke afgedrukte bladzijde.
    pub titel: String,
    /// Waarover de werkmap gaat, in de eigenschappen van het bestand.
    pub onderwerp: String,
    /// Wat er nog meer onder elke bladzijde staat, zoals de code van de run.
    pub voettekst: String,
    /// De bladen, op volgorde.
    pub bladen: Vec<Blad>,
}

/// Een blad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blad {
    /// De naam op het tabblad; [`bladnamen`] maakt haar geldig en uniek.
    pub naam: String,
    /// De kop bovenaan.
    pub titel: String,
    /// Wat het eerst moet opvallen: FICTIEF, reconstructie, schatting. Leeg als er niets is.
    pub merken: String,
    /// Wat de lezer verder moet weten, een alinea per stuk.
    pub toelichting: Vec<String>,
    /// Wat erop staat.
    pub inhoud: Inhoud,
    /// De grafieken onder de tabel.
    pub grafieken: Vec<Grafiekblok>,
}

/// De inhoud van een blad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inhoud {
    /// Een tabel met een kopregel.
    Tabel(BladTabel),
    /// Lopende tekst.
    Tekst(Vec<Alinea>),
}

/// Een tabel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BladTabel {
    /// De kolommen.
    pub kolommen: Vec<BladKolom>,
    /// Hoeveel kolommen links blijven staan bij het schuiven.
    pub vaste_kolommen: u16,
    /// De rijen; elk zo lang als de kolommen.
    pub rijen: Vec<Vec<BladCel>>,
}

/// Een kolom van een tabel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BladKolom {
    /// Het opschrift.
    pub kop: String,
    /// Wat erin staat.
    pub soort: KolomSoort,
    /// De grootste breedte in tekens; langere tekst loopt door op een volgende regel.
    pub breedte: u16,
}

/// Wat er in een kolom staat; bepaalt de uitlijning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KolomSoort {
    /// Tekst en codes.
    Tekst,
    /// Getallen; hoe zij eruitzien staat bij de cel, want in één kolom staan fte en verwijzingen onder elkaar.
    Getal,
    /// Dagen.
    Datum,
}

/// Een cel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BladCel {
    /// Tekst, ook als zij met `=` begint.
    Tekst(String),
    /// Een exact getal en hoe het getoond wordt.
    Getal(Amount, Getalvorm),
    /// Een dag.
    Datum(Date),
    /// Onbekend of niet van toepassing; nooit nul.
    Leeg,
}

/// Hoe een getal getoond wordt; de waarde in de cel blijft onafgerond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Getalvorm {
    /// Zoals op de pagina: fte met één decimaal (onder 1 met twee), het andere heel.
    Afgerond(Afronding),
    /// Een aandeel (0,83) in hele procenten.
    Procent,
    /// Met de decimalen die het getal zelf heeft, ten hoogste zes: een factor of een streefwaarde.
    Exact,
}

/// Een stuk lopende tekst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alinea {
    /// Een tussenkop.
    Kop(String),
    /// Een alinea.
    Tekst(String),
}

impl Blad {
    /// Een blad met een tabel; `vaste_kolommen` blijven links staan.
    #[must_use]
    pub fn tabel(
        naam: &str,
        titel: impl Into<String>,
        vaste_kolommen: u16,
        kolommen: Vec<BladKolom>,
        rijen: Vec<Vec<BladCel>>,
    ) -> Self {
        let inhoud = Inhoud::Tabel(BladTabel { kolommen, vaste_kolommen, rijen });
        Self::new(naam, titel, inhoud)
    }

    /// Een blad met lopende tekst.
    #[must_use]
    pub fn tekst(naam: &str, titel: impl Into<String>, alineas: Vec<Alinea>) -> Self {
        Self::new(naam, titel, Inhoud::Tekst(alineas))
    }

    fn new(naam: &str, titel: impl Into<String>, inhoud: Inhoud) -> Self {
        Self {
            naam: naam.to_owned(),
            titel: titel.into(),
            merken: String::new(),
            toelichting: Vec::new(),
            inhoud,
            grafieken: Vec::new(),
        }
    }

    /// Met toelichting boven de inhoud.
    #[must_use]
    pub fn met_toelichting<T: Into<String>>(mut self, alineas: impl IntoIterator<Item = T>) -> Self {
        self.toelichting = alineas.into_iter().map(Into::into).collect();
        self
    }

    /// Met grafieken onder de tabel.
    #[must_use]
    pub fn met_grafieken(mut self, grafieken: Vec<Grafiekblok>) -> Self {
        self.grafieken = grafieken;
        self
    }

    /// Of er onder de koppen niets staat.
    #[must_use]
    pub fn is_leeg(&self) -> bool {
        match &self.inhoud {
            Inhoud::Tabel(t) => t.rijen.is_empty(),
            Inhoud::Tekst(t) => t.is_empty(),
        }
    }
}

impl BladCel {
    /// Tekst; lege tekst is een lege cel.
    #[must_use]
    pub fn tekst(t: impl Into<String>) -> Self {
        let t = t.into();
        if t.is_empty() { Self::Leeg } else { Self::Tekst(t) }
    }

    /// Een getal, of leeg als het onbekend is.
    #[must_use]
    pub fn getal(a: Option<Amount>, vorm: Getalvorm) -> Self {
        a.map_or(Self::Leeg, |a| Self::Getal(a, vorm))
    }

    /// Een dag, of leeg als zij onbekend is.
    #[must_use]
    pub fn datum(d: Option<Date>) -> Self {
        d.map_or(Self::Leeg, Self::Datum)
    }

    /// Een telling van gewone dingen (gemeenten, rijen).
    #[must_use]
    pub fn aantal(n: usize) -> Self {
        let n = Amount::from_int(i64::try_from(n).unwrap_or(i64::MAX));
        Self::Getal(n, Getalvorm::Afgerond(Afronding::Heel))
    }
}

impl BladKolom {
    /// Een kolom met tekst, ten hoogste `breedte` tekens breed.
    #[must_use]
    pub fn tekst(kop: impl Into<String>, breedte: u16) -> Self {
        Self { kop: kop.into(), soort: KolomSoort::Tekst, breedte }
    }

    /// Een kolom met getallen.
    #[must_use]
    pub fn getal(kop: impl Into<String>) -> Self {
        Self { kop: kop.into(), soort: KolomSoort::Getal, breedte: 16 }
    }

    /// Een kolom met dagen.
    #[must_use]
    pub fn datum(kop: impl Into<String>) -> Self {
        Self { kop: kop.into(), soort: KolomSoort::Datum, breedte: 16 }
    }
}

/// De namen van de bladen: geldig voor Excel en, zonder op hoofdletters te letten, allemaal verschillend.
#[must_use]
pub fn bladnamen(bladen: &[Blad]) -> Vec<String> {
    let mut gebruikt = BTreeSet::new();
    let mut namen = Vec::with_capacity(bladen.len());
    for blad in bladen {
        let basis = geldige_naam(&blad.naam);
        let mut naam = basis.clone();
        let mut nummer = 2;
        while !gebruikt.insert(naam.to_lowercase()) {
            let achter = format!(" ({nummer})");
            naam = format!("{}{achter}", ingekort(&basis, NAAM_LENGTE - achter.len()));
            nummer += 1;
        }
        namen.push(naam);
    }
    namen
}

/// Verboden tekens worden een koppelteken, aanhalingstekens aan de rand verdwijnen en wat te lang is wordt ingekort.
fn geldige_naam(naam: &str) -> String {
    let vervang = |c: char| if VERBODEN.contains(&c) || c.is_control() { '-' } else { c };
    let schoon: String = naam.chars().map(vervang).collect();
    let rand = |c: char| c == '\'' || c.is_whitespace();
    let kort = ingekort(schoon.trim_matches(rand), NAAM_LENGTE);
    match kort.trim_matches(rand) {
        "" => "Blad".to_owned(),
        // Excel houdt deze naam voor zichzelf.
        eigen if eigen.eq_ignore_ascii_case("history") => format!("{eigen}-blad"),
        goed => goed.to_owned(),
    }
}

/// De eerste tekens van een naam; Excel telt in UTF-16.
fn ingekort(naam: &str, hoogste: usize) -> String {
    let mut lengte = 0;
    naam.chars()
        .take_while(|c| {
            lengte += c.len_utf16();
            lengte <= hoogste
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn namen(namen: &[&str]) -> Vec<String> {
        bladnamen(&namen.iter().map(|n| Blad::tekst(n, "", Vec::new())).collect::<Vec<_>>())
    }

    #[test]
    fn namen_worden_geldig_en_uniek() {
        assert_eq!(
            namen(&["Gemeenten", "GEMEENTEN", "a/b:c", "'s-Gravenhage'", "", "History", "  "]),
            ["Gemeenten", "GEMEENTEN (2)", "a-b-c", "s-Gravenhage", "Blad", "History-blad", "Blad (2)"]
        );
        let lang = "Een heel lange naam die nergens op past";
        assert_eq!(namen(&[lang, lang]), ["Een heel lange naam die nergens", "Een heel lange naam die ner (2)"]);
    }

    proptest! {
        #[test]
        fn elke_naam_mag_in_excel(ruw in proptest::collection::vec("\\PC{0,40}|['\\[\\]:*?/ ]{0,34}", 1..6)) {
            let ruw: Vec<&str> = ruw.iter().map(String::as_str).collect();
            let uit = namen(&ruw);
            for naam in &uit {
                prop_assert!(!naam.is_empty() && naam.encode_utf16().count() <= NAAM_LENGTE, "{naam}");
                prop_assert!(!naam.contains(VERBODEN) && !naam.starts_with('\'') && !naam.ends_with('\''), "{naam}");
            }
            let verschillend: BTreeSet<String> = uit.iter().map(|n| n.to_lowercase()).collect();
            prop_assert_eq!(verschillend.len(), uit.len());
        }
    }
}

//! Eén cel: haar naam (`C12`) en wat er staat.

use std::borrow::Cow;

use calamine::{DataRef, ExcelDateTime};

/// Een cel met inhoud.
#[derive(Clone, Debug, PartialEq)]
pub struct Cel {
    /// Regel, vanaf 1.
    pub regel: u32,
    /// Kolom, vanaf 0 (A).
    pub kolom: u16,
    /// Wat er staat.
    pub inhoud: Inhoud,
}

/// Wat er in een cel staat.
#[derive(Clone, Debug, PartialEq)]
pub enum Inhoud {
    /// Tekst, nooit leeg, met haar spaties.
    Tekst(Box<str>),
    /// Een getal, op vijftien cijfers: meer bewaart Excel niet van wat iemand typt.
    Getal(f64),
    /// Een datum zonder tijd als `2025-12-31`, met tijd als `2025-12-31T09:30:00`.
    Datum(Box<str>),
    /// WAAR of ONWAAR.
    JaNee(bool),
    /// Een foutwaarde, zoals `#N/B` in Nederlandse Excel heet: hier altijd de Engelse schrijfwijze, `#N/A`.
    Fout(Box<str>),
    /// Een formule waarvan de uitkomst niet bewaard is.
    ZonderUitkomst,
}

impl Inhoud {
    /// De tekst van de cel: een getal als kortste decimaal met een punt, zonder duizendtallen of exponent.
    #[must_use]
    pub fn tekst(&self) -> Cow<'_, str> {
        match self {
            Self::Tekst(tekst) | Self::Datum(tekst) | Self::Fout(tekst) => Cow::Borrowed(tekst),
            Self::Getal(getal) => Cow::Owned(getal.to_string()),
            Self::JaNee(true) => Cow::Borrowed("WAAR"),
            Self::JaNee(false) => Cow::Borrowed("ONWAAR"),
            Self::ZonderUitkomst => Cow::Borrowed(""),
        }
    }

    /// Bytes die de tekst kost, met wat het geheugen er per stuk bij doet.
    pub(super) fn omvang(&self) -> usize {
        match self {
            Self::Tekst(tekst) | Self::Datum(tekst) | Self::Fout(tekst) => tekst.len().saturating_add(32),
            _ => 0,
        }
    }
}

/// Excel heeft niet meer regels en kolommen dan dit.
const REGELS: u32 = 1_048_576;
const KOLOMMEN: u16 = 16_384;

impl Cel {
    /// De naam zoals Excel haar schrijft: `C12`.
    #[must_use]
    pub fn naam(&self) -> String {
        celnaam(self.kolom, self.regel)
    }

    /// Of Excel zo'n cel heeft.
    pub(super) fn bestaat(&self) -> bool {
        (1..=REGELS).contains(&self.regel) && self.kolom < KOLOMMEN
    }
}

/// De naam van een cel: kolom vanaf 0, regel vanaf 1.
#[must_use]
pub fn celnaam(kolom: u16, regel: u32) -> String {
    format!("{}{regel}", kolomletters(kolom))
}

/// De letters van een kolom vanaf 0: A, B, …, Z, AA, …
#[must_use]
pub fn kolomletters(kolom: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(kolom) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// Een gelezen cel; `None` als er niets staat. Plaats vanaf 0.
pub(super) fn van((regel, kolom): (u32, u32), waarde: &DataRef<'_>, formule: bool) -> Option<Cel> {
    let inhoud = match waarde {
        DataRef::Empty if formule => Inhoud::ZonderUitkomst,
        DataRef::Empty => return None,
        DataRef::String(tekst) => tekst_of_niets(tekst)?,
        DataRef::SharedString(tekst) => tekst_of_niets(tekst)?,
        DataRef::DateTimeIso(tekst) => iso(tekst),
        DataRef::DurationIso(tekst) => tekst_of_niets(tekst)?,
        DataRef::Int(getal) => Inhoud::Getal(vijftien(*getal as f64)?),
        DataRef::Float(getal) => getal_of_tekst(*getal),
        DataRef::Bool(waar) => Inhoud::JaNee(*waar),
        DataRef::DateTime(datum) => datum_of_getal(datum),
        DataRef::Error(fout) => Inhoud::Fout(fout.to_string().into()),
    };
    // Een kolom die niet past bestaat ook niet; de aanroeper weigert haar.
    Some(Cel { regel: regel.saturating_add(1), kolom: u16::try_from(kolom).unwrap_or(u16::MAX), inhoud })
}

fn tekst_of_niets(tekst: &str) -> Option<Inhoud> {
    // Een spatie is geen inhoud: wie een cel wist met de spatiebalk, laat haar leeg.
    (!tekst.trim().is_empty()).then(|| Inhoud::Tekst(tekst.into()))
}

/// `t="d"`: een datum als tekst; met middernacht erachter blijft het een dag.
fn iso(tekst: &str) -> Inhoud {
    let tekst = tekst.trim();
    let kaal = ["T00:00:00.000", "T00:00:00", "T00:00"].iter().find_map(|leeg| {
        let tekst = tekst.strip_suffix('Z').unwrap_or(tekst);
        tekst.strip_suffix(leeg)
    });
    Inhoud::Datum(kaal.unwrap_or(tekst).into())
}

fn getal_of_tekst(getal: f64) -> Inhoud {
    // Geen getal in Excel, wel in een beschadigd bestand: oneindig, of geen getal.
    vijftien(getal).map_or_else(|| Inhoud::Fout("#NUM!".into()), Inhoud::Getal)
}

/// Op vijftien cijfers, zoals Excel een getal toont: 0,1 + 0,2 is daar 0,3.
fn vijftien(getal: f64) -> Option<f64> {
    if !getal.is_finite() {
        return None;
    }
    let afgerond: f64 = format!("{getal:.14e}").parse().ok()?;
    // Een nul heeft geen teken.
    Some(if afgerond == 0.0 { 0.0 } else { afgerond })
}

/// Excel kent dagen van 1900 tot en met 9999; een duur of een getal daarbuiten is geen dag.
fn datum_of_getal(datum: &ExcelDateTime) -> Inhoud {
    let getal = datum.as_f64();
    if !datum.is_datetime() || !(1.0..2_958_466.0).contains(&getal) {
        return getal_of_tekst(getal);
    }
    let (jaar, maand, dag, uur, minuut, seconde, _) = datum.to_ymd_hms_milli();
    let dag = format!("{jaar:04}-{maand:02}-{dag:02}");
    Inhoud::Datum(match (uur, minuut, seconde) {
        (0, 0, 0) => dag.into(),
        _ => format!("{dag}T{uur:02}:{minuut:02}:{seconde:02}").into(),
    })
}

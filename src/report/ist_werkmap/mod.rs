//! Een werkmap om de huidige situatie (IST) in te vullen: per leefgebied een blad, met de zin van de norm bij elk veld.
//!
//! De cellen om in te vullen zijn gekleurd en open; al het andere is op slot, zonder wachtwoord. Elke rij draagt haar
//! gebied en norm in verborgen kolommen, en elke kolom haar naam in een verborgen rij: daaraan leest het programma haar
//! terug, niet aan haar plaats. Dezelfde vragen geven dezelfde bytes.

mod blad;
mod keuzes;
mod opmaak;
#[cfg(test)]
mod tests;
mod toelichting;

use normwijzer_core::ist::IstRegel;
use normwijzer_core::ist::vragen::Vraag;
use normwijzer_core::norm::NormSet;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, ProtectionOptions, Workbook, Worksheet, XlsxError};

use opmaak::Opmaak;

/// Papierformaat A4, in de nummering van Excel.
const A4: u8 = 9;

/// De naam van de kolom met de soort bron; de bron zelf staat ernaast.
pub const BRON_SOORT: &str = "bron_soort";
/// De naam van de kolom met wie de rij invulde.
pub const INGEVULD_DOOR: &str = "ingevuld_door";
/// De kolommen van een blad: hun naam voor het programma en hun opschrift. De eerste twee zijn verborgen; wat met `hulp_`
/// begint is er voor wie invult en wordt niet gelezen.
pub const KOLOMMEN: [(&str, &str); 12] = [
    ("gebied_code", "Code gebied"),
    ("norm_id", "Code norm"),
    ("hulp_gebied", "Gebied"),
    ("hulp_norm", "Wat wordt gevraagd"),
    ("waarde", "Waarde"),
    ("eenheid", "Eenheid"),
    ("peildatum", "Peildatum"),
    ("periode", "Periode (alleen bij per jaar)"),
    (BRON_SOORT, "Soort bron"),
    ("bron", "Bron"),
    (INGEVULD_DOOR, "Ingevuld door"),
    ("toelichting", "Toelichting"),
];
/// Het begin van de sleutel van een veld dat voor de hele werkmap geldt, zoals `algemeen.peildatum`.
pub const ALGEMEEN: &str = "algemeen.";
/// De velden die voor elke rij gelden waar zelf niets staat.
pub const ALGEMENE_VELDEN: [&str; 3] = ["peildatum", "periode", INGEVULD_DOOR];

pub use keuzes::BRONSOORTEN;

/// Eén rij: een vraag, en wat daar al op geantwoord is.
#[derive(Clone, Debug, PartialEq)]
pub struct IstRij<'a> {
    /// De vraag.
    pub vraag: Vraag<'a>,
    /// De regel van een eerdere opgave.
    pub ingevuld: Option<&'a IstRegel>,
}

/// Wat er in de werkmap komt.
#[derive(Clone, Debug, PartialEq)]
pub struct IstWerkmap<'a> {
    /// Voor wie zij is, zoals "IZA-regio Flevoland" of "gemeente Almere".
    pub voor: String,
    /// De normen waar de vragen uit komen, met hun uitgave en paragrafen.
    pub normen: &'a NormSet,
    /// De rijen; de werkmap zet ze op volgorde van de normen.
    pub rijen: Vec<IstRij<'a>>,
}

/// De bytes van de werkmap.
///
/// # Errors
/// Als een tekst niet in een cel past.
pub fn schrijf(werkmap: &IstWerkmap<'_>) -> Result<Vec<u8>, XlsxError> {
    let opmaak = Opmaak::new();
    let mut boek = Workbook::new();
    boek.set_properties(
        &DocProperties::new()
            .set_title(format!("Huidige situatie (IST): {}", werkmap.voor))
            .set_subject("Opgave voor Normwijzer")
            .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    toelichting::schrijf(boek.add_worksheet(), werkmap, &opmaak)?;
    for (naam, leefgebied) in bladen(werkmap) {
        let vel = boek.add_worksheet();
        vel.set_name(&naam)?;
        blad::schrijf(vel, werkmap, leefgebied, &opmaak)?;
    }
    keuzes::schrijf(boek.add_worksheet())?;
    keuzes::namen(&mut boek)?;
    boek.save_to_buffer()
}

/// De leefgebieden met vragen, op volgorde van het format, met de naam van hun blad: "5 Ouderen".
fn bladen<'a>(werkmap: &IstWerkmap<'a>) -> Vec<(String, &'a str)> {
    let mut uit: Vec<(String, &'a str)> = Vec::new();
    for norm in &werkmap.normen.normen {
        let gevraagd = werkmap.rijen.iter().any(|r| r.vraag.norm.leefgebied == norm.leefgebied);
        if gevraagd && !uit.iter().any(|(_, l)| *l == norm.leefgebied) {
            uit.push((bladnaam(&norm.sectie, &norm.leefgebied), &norm.leefgebied));
        }
    }
    uit
}

/// Het nummer van de paragraaf en de kortste naam van het leefgebied, in de 31 tekens die Excel toestaat.
fn bladnaam(sectie: &str, leefgebied: &str) -> String {
    let nummer: String = sectie.chars().take_while(char::is_ascii_digit).collect();
    let kort = leefgebied.split('/').map(str::trim).filter(|d| !d.is_empty()).min_by_key(|d| d.chars().count());
    let mut letters = kort.unwrap_or("Leefgebied").chars();
    let naam = letters.next().map(|l| l.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default();
    let schoon = |c: &char| !"[]:*?\\'".contains(*c);
    format!("{nummer} {naam}").trim().chars().filter(schoon).take(31).collect()
}

/// Op slot zonder wachtwoord; kolommen en rijen mogen breder en hoger.
fn op_slot(vel: &mut Worksheet) {
    let opties = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() };
    vel.protect_with_options(&opties);
}

/// De voettekst: waarover het gaat en de bladzijde. Een los &-teken begint er een opdracht.
fn voet(voor: &str) -> String {
    let kort: String = voor.chars().filter(|c| !c.is_control()).take(100).collect();
    format!("&L&8 Huidige situatie (IST) · {}&R&8 Bladzijde &P van &N", kort.replace('&', "&&"))
}

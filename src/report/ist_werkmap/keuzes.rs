//! De keuzelijsten, op een verborgen blad en onder een naam: in de cel zelf mag een lijst maar 255 tekens lang zijn.

use normwijzer_core::Eenheid;
use normwijzer_core::ist::Oordeel;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula, Workbook, Worksheet,
    XlsxError,
};

const BLAD: &str = "Keuzelijsten";
const OORDELEN: [Oordeel; 4] = [Oordeel::Aanwezig, Oordeel::Deels, Oordeel::Niet, Oordeel::Onbekend];

/// Waar een getal of oordeel vandaan kan komen. "fictief" maakt dat de IST overal fictief heet.
pub const BRONSOORTEN: [&str; 9] = [
    "registratie van de gemeente",
    "registratie van een aanbieder",
    "registratie van de GGD",
    "personeelsadministratie",
    "jaarverslag of jaarrekening",
    "besluit, convenant of samenwerkingsafspraak",
    "opgave van de uitvoerder",
    "schatting",
    "fictief voorbeeld",
];

/// Jaren om als periode te kiezen; een andere periode van twaalf maanden mag ook.
const JAREN: std::ops::RangeInclusive<u16> = 2020..=2030;

/// De lijsten: hun naam en wat erin staat.
fn lijsten() -> [(&'static str, Vec<String>); 3] {
    [
        ("keuze_oordeel", OORDELEN.iter().map(|o| o.token().to_owned()).collect()),
        ("keuze_bron", BRONSOORTEN.iter().map(|b| (*b).to_owned()).collect()),
        ("keuze_periode", JAREN.rev().map(|j| j.to_string()).collect()),
    ]
}

/// Het verborgen blad.
pub(super) fn schrijf(vel: &mut Worksheet) -> Result<(), XlsxError> {
    vel.set_name(BLAD)?;
    vel.set_hidden(true);
    for (kolom, (naam, lijst)) in (0u16..).zip(lijsten()) {
        vel.write_string(0, kolom, naam)?;
        for (rij, keuze) in (1u32..).zip(lijst) {
            vel.write_string(rij, kolom, keuze)?;
        }
    }
    super::op_slot(vel);
    Ok(())
}

/// De namen van de lijsten.
pub(super) fn namen(boek: &mut Workbook) -> Result<(), XlsxError> {
    for (letter, (naam, lijst)) in ('A'..).zip(lijsten()) {
        boek.define_name(naam, &format!("={BLAD}!${letter}$2:${letter}${}", lijst.len() + 1))?;
    }
    Ok(())
}

fn lijst(naam: &str) -> DataValidation {
    DataValidation::new().allow_list_formula(Formula::new(format!("={naam}"))).ignore_blank(true)
}

/// Aanwezig, deels, niet of onbekend.
pub(super) fn oordeel() -> Result<DataValidation, XlsxError> {
    lijst("keuze_oordeel")
        .set_input_title("Kies")?
        .set_input_message("aanwezig, deels, niet of onbekend. Leeg = nog niet ingevuld.")?
        .set_error_title("Kies uit de lijst")?
        .set_error_message("Kies aanwezig, deels, niet of onbekend, of laat de cel leeg.")
}

/// Een getal van nul of meer, of het woord onbekend; wat geteld wordt is heel. `cel` is de eerste cel van het bereik.
pub(super) fn hoeveelheid(eenheid: Eenheid, cel: &str) -> Result<DataValidation, XlsxError> {
    let heel = if eenheid.in_hele_stappen() { format!(",{cel}=INT({cel})") } else { String::new() };
    let formule = format!("=OR({cel}=\"{}\",AND(ISNUMBER({cel}),{cel}>=0{heel}))", Oordeel::Onbekend.token());
    let soort = if eenheid.in_hele_stappen() { "Een heel getal" } else { "Een getal" };
    DataValidation::new()
        .allow_custom(Formula::new(formule))
        .ignore_blank(true)
        .set_input_title(format!("Aantal {eenheid}").chars().take(32).collect::<String>())?
        .set_input_message(format!(
            "{soort} van 0 of meer, of het woord onbekend. 0 = er is niets. Leeg = nog niet ingevuld."
        ))?
        .set_error_title("Dit kan hier niet")?
        .set_error_message(format!("{soort} van 0 of meer, of het woord onbekend. Schrijf decimalen met een komma."))
}

/// Een dag; een onwaarschijnlijke mag na een waarschuwing.
pub(super) fn dag() -> Result<DataValidation, XlsxError> {
    let (van, tot) = (ExcelDateTime::from_ymd(2015, 1, 1)?, ExcelDateTime::from_ymd(2035, 12, 31)?);
    DataValidation::new()
        .allow_date(DataValidationRule::Between(van, tot))
        .ignore_blank(true)
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_input_title("Peildatum")?
        .set_input_message("De dag waarop dit zo was, zoals 31-12-2025. Leeg = de dag op het blad Toelichting.")?
        .set_error_title("Klopt deze datum?")?
        .set_error_message("Verwacht een dag zoals 31-12-2025, niet voor 2015 en niet na 2035.")
}

/// Een jaar uit de lijst, of een andere periode van twaalf maanden.
pub(super) fn periode() -> Result<DataValidation, XlsxError> {
    lijst("keuze_periode").show_error_message(false).set_input_title("Periode")?.set_input_message(
        "Precies twaalf maanden: een jaar, of 1-7-2024 t/m 30-6-2025. Leeg = de periode op het blad Toelichting.",
    )
}

/// Een soort bron; een andere mag na een waarschuwing.
pub(super) fn bron() -> Result<DataValidation, XlsxError> {
    lijst("keuze_bron")
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("Staat niet in de lijst")?
        .set_error_message("Kies een soort bron uit de lijst, en schrijf in de kolom ernaast welke bron het is.")
}

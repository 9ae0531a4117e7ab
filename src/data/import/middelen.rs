//! Het geld van het AZWA: de SPUK per stroom, de bedragen per maatregel en de voorlopige verdeelsleutels.

use normwijzer_core::Finding;
use polars::prelude::DataFrame;

use super::dataset_uit::{DatasetUit, maak};
use super::maatregelen::{lees_maatregelen, secties};
use super::sleutels::{lees_gemeenten, lees_regios, vergelijk};
use super::spuk::lees_spuk;
use crate::bron::Bron;
use crate::bronbestand::{BronBestand, of_fout, zonder_fout};
use crate::namen::Namen;
use crate::schema::{MAATREGEL_SECTIES, MAATREGELEN, SLEUTEL_GEMEENTEN, SLEUTEL_REGIOS, SPUK};

/// De bestanden waaruit het geld komt.
#[derive(Clone, Copy, Debug)]
pub struct MiddelenBronnen<'a> {
    /// SPUK AZWA per stroom en jaar.
    pub spuk: BronBestand<'a>,
    /// Bedragen per maatregel.
    pub maatregelen: BronBestand<'a>,
    /// Brede SPUK per gemeente.
    pub sleutel_gemeenten: BronBestand<'a>,
    /// SPUK IZA per regio.
    pub sleutel_regios: BronBestand<'a>,
}

/// Maakt de dataset `middelen-azwa`; `iza` is de indeling waarmee de regio's van de sleutel moeten kloppen.
///
/// # Errors
/// Onbekende, dubbele of ontbrekende stromen, maatregelen, gemeenten en regio's; bedragen die geen bedrag zijn; totalen die
/// niet die van de bron zijn; een regio die niet bij haar gemeenten past.
pub fn importeer_middelen(
    bronnen: &MiddelenBronnen<'_>,
    namen: &Namen,
    iza: &DataFrame,
) -> Result<DatasetUit, Vec<Finding>> {
    let mut bevindingen = Vec::new();
    let mut gebreken = Vec::new();
    let spuk = of_fout(lees_spuk(bronnen.spuk, &mut bevindingen), &mut gebreken);
    let maatregelen = of_fout(lees_maatregelen(bronnen.maatregelen, &mut bevindingen), &mut gebreken);
    let gemeenten = of_fout(lees_gemeenten(bronnen.sleutel_gemeenten, namen, &mut bevindingen), &mut gebreken);
    let regios = of_fout(lees_regios(bronnen.sleutel_regios, iza, &mut bevindingen), &mut gebreken);
    bevindingen.extend(gebreken);
    let (Some(spuk), Some(maatregelen), Some(gemeenten), Some(regios)) = (spuk, maatregelen, gemeenten, regios) else {
        return Err(bevindingen);
    };
    let mut bevindingen = zonder_fout(bevindingen)?;
    vergelijk(bronnen.sleutel_regios, &gemeenten, &regios, iza, &mut bevindingen)?;
    bevindingen.push(bronnen.sleutel_gemeenten.info(format!(
        "{} gemeenten, samen {} euro",
        gemeenten.len(),
        gemeenten.values().sum::<u64>()
    )));
    bevindingen.push(bronnen.sleutel_regios.info(format!(
        "{} IZA-regio's, samen {} euro",
        regios.len(),
        regios.iter().map(|r| r.2).sum::<u64>()
    )));
    let bevindingen = zonder_fout(bevindingen)?;
    let bron = Bron {
        titel: "Geld voor het AZWA: SPUK per stroom, bedragen per maatregel, en voorlopige verdeelsleutels".to_owned(),
        bron: "Ministerie van VWS, brief van 22 april 2026 (kenmerk 1097348-DMO): SPUK AZWA 2027–2029; Aanvullend Zorg- en \
               Welzijnsakkoord, bijlage 2: bedragen per maatregel; ministerie van VWS, brief van 12 september 2025, bijlagen \
               2A (Brede SPUK 2026 per gemeente) en 2B (SPUK IZA 2026 per regio)"
            .to_owned(),
        licentie: "openbare overheidsdocumenten".to_owned(),
        peildatum: "2026-04-22".to_owned(),
        methode: Some(
            "De totalen zijn nagerekend: 451, 547 en 532 miljoen euro in 2027–2029, waarvan 443, 537 en 519 SPUK (Gezonde \
             School is een subsidie); D5 en D6 per jaar volgens de bijlage. De verdeling is voorlopig: vooralsnog volgt het \
             lokale deel de sleutel van de Brede SPUK en het regionale deel die van de SPUK IZA. Alleen de bedragen van 2026 \
             dienen als sleutel; in de kolom 2025 van de brief zijn Noordoost Brabant en Noord-Holland Noord verwisseld. De \
             koppeling van maatregelen aan paragrafen van de Opdracht is van ons."
                .to_owned(),
        ),
        fout: Some(
            "2030 en later is onbekend: een bijzondere fondsuitkering (BFU) is in voorbereiding. Hoe het geld voor de GGD en \
             voor Gezonde School vanaf 2028 wordt uitgekeerd, is nog niet afgesproken; welke gemeente welk deel van het geld \
             voor NPLV-gebieden krijgt, staat niet in de brief."
                .to_owned(),
        ),
        herkomst: [bronnen.spuk, bronnen.maatregelen, bronnen.sleutel_gemeenten, bronnen.sleutel_regios]
            .map(|b| b.herkomst())
            .into(),
        ..Bron::default()
    };
    let gemeenten = gemeenten.into_iter().map(|(c, b)| vec![c.to_string(), b.to_string()]).collect();
    let regios = regios.into_iter().map(|(naam, mandaat, b)| vec![naam, mandaat, b.to_string()]).collect();
    maak(
        bron,
        &[
            (&SPUK, spuk),
            (&MAATREGELEN, maatregelen),
            (&MAATREGEL_SECTIES, secties()),
            (&SLEUTEL_GEMEENTEN, gemeenten),
            (&SLEUTEL_REGIOS, regios),
        ],
        bevindingen,
    )
}

//! Wat voor bestand dit is, aan de inhoud en niet aan de naam.
//!
//! Kijkt naar het begin; of de rest klopt, zegt de lezer van dat formaat.

use std::fmt;

use crate::binair::{BinaireSoort, binaire_soort};
use crate::csv_rijen::lees_records;
use crate::statline_csv::is_kop;
use crate::statline_herstel::herstel;
use crate::statline_kop::{is_bekende_dimensie, splits_eenheid};
use crate::tekst::lees_tekst;

/// Zoveel bytes worden bekeken.
const BEKEKEN: usize = 64 << 10;
/// Binnen zoveel regels staat de kop.
const PROEFREGELS: usize = 50;

/// Een soort bestand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bestandssoort {
    /// CSV van StatLine.
    StatlineCsv,
    /// CSV van StatLine die Excel beschadigd heeft; leesbaar, met een waarschuwing.
    StatlineCsvBeschadigd,
    /// Waarnemingen uit OData v4, als JSON.
    OdataObservaties,
    /// Een codelijst uit OData v4, als JSON.
    OdataCodes,
    /// Parquet.
    Parquet,
    /// Andere gescheiden tekst.
    GewoneCsv,
    /// Iets anders, met een omschrijving voor de gebruiker.
    Onbekend(String),
}

impl fmt::Display for Bestandssoort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::StatlineCsv => "een CSV van StatLine",
            Self::StatlineCsvBeschadigd => "een CSV van StatLine, door Excel beschadigd",
            Self::OdataObservaties => "waarnemingen uit OData v4 (JSON)",
            Self::OdataCodes => "een codelijst uit OData v4 (JSON)",
            Self::Parquet => "een Parquet-bestand",
            Self::GewoneCsv => "een CSV",
            Self::Onbekend(omschrijving) => omschrijving,
        })
    }
}

/// De soort van een bestand met deze inhoud (de hele inhoud, of ten minste het begin).
#[must_use]
pub fn herken(bytes: &[u8]) -> Bestandssoort {
    let onbekend = |omschrijving: &str| Bestandssoort::Onbekend(omschrijving.to_owned());
    match binaire_soort(bytes) {
        Some(BinaireSoort::Parquet) => return Bestandssoort::Parquet,
        Some(soort) => return Bestandssoort::Onbekend(format!("{soort}; {}", soort.advies())),
        None => {}
    }
    let tekst = match lees_tekst(heel_begin(bytes)) {
        Ok(tekst) => tekst,
        Err(fout) => return Bestandssoort::Onbekend(fout.to_string()),
    };
    let begin = tekst.trim_start();
    match begin.chars().next() {
        None => onbekend("een leeg bestand"),
        Some('{' | '[') => herken_json(begin),
        Some('<') => {
            onbekend("een webpagina of XML; waarschijnlijk een foutmelding van de website. Haal het bestand opnieuw op")
        }
        Some(_) => herken_csv(&tekst),
    }
}

/// Het begin, afgebroken na een heel teken en liefst na een hele regel.
fn heel_begin(bytes: &[u8]) -> &[u8] {
    let Some(begin) = bytes.get(..BEKEKEN) else {
        return bytes;
    };
    if begin.starts_with(b"\xFF\xFE") || begin.starts_with(b"\xFE\xFF") {
        return begin;
    }
    let regel = begin.iter().rposition(|b| *b == b'\n').map(|p| p + 1);
    // Zonder regeleinde: terug naar het laatste ASCII-teken, waar geen UTF-8-teken doorgesneden wordt.
    let einde = regel.or_else(|| begin.iter().rposition(u8::is_ascii).map(|p| p + 1));
    begin.get(..einde.unwrap_or(0)).unwrap_or(begin)
}

fn herken_json(tekst: &str) -> Bestandssoort {
    let onbekend = |omschrijving: &str| Bestandssoort::Onbekend(omschrijving.to_owned());
    if tekst.contains("\"odata.metadata\"") {
        return onbekend(
            "OData v3 (JSON); haal dezelfde tabel op als OData v4 van https://datasets.cbs.nl/odata/v1/CBS",
        );
    }
    let context = tekst.split_once("$metadata#").and_then(|(_, rest)| rest.split(['"', '(', '/']).next());
    match context {
        Some("Observations") => return Bestandssoort::OdataObservaties,
        Some(naam) if naam.ends_with("Codes") => return Bestandssoort::OdataCodes,
        Some(naam) => {
            return Bestandssoort::Onbekend(format!(
                "OData v4 (JSON) met '{naam}'; gevraagd zijn de waarnemingen (Observations) of een codelijst (zoals RegioSCodes)"
            ));
        }
        None => {}
    }
    let bevat = |namen: [&str; 3]| namen.iter().all(|n| tekst.contains(&format!("\"{n}\"")));
    if bevat(["value", "Measure", "ValueAttribute"]) {
        Bestandssoort::OdataObservaties
    } else if bevat(["value", "Identifier", "Title"]) {
        Bestandssoort::OdataCodes
    } else if bevat(["type", "features", "geometry"]) {
        onbekend("GeoJSON: een kaart, geen tabel")
    } else {
        onbekend("JSON, maar niet van OData v4")
    }
}

fn herken_csv(tekst: &str) -> Bestandssoort {
    if herstel(tekst).is_some_and(|hersteld| is_statline(&hersteld)) {
        return Bestandssoort::StatlineCsvBeschadigd;
    }
    if is_statline(tekst) {
        return Bestandssoort::StatlineCsv;
    }
    let gescheiden = tekst.lines().any(|regel| !regel.starts_with('#') && regel.contains([';', ',', '\t']));
    if gescheiden {
        Bestandssoort::GewoneCsv
    } else {
        Bestandssoort::Onbekend(
            "tekst zonder kolommen; verwacht is een tabel met puntkomma's, komma's of tabs".to_owned(),
        )
    }
}

/// Bovenaan een kop met een bekende dimensie én een onderwerp met eenheid.
///
/// Regel voor regel: wat verderop misgaat, meldt de lezer beter dan "dit is geen StatLine".
fn is_statline(tekst: &str) -> bool {
    tekst.lines().take(PROEFREGELS).any(|regel| {
        lees_records(regel).is_ok_and(|(_, records)| {
            records.first().is_some_and(|record| {
                is_kop(record)
                    && record.cellen.iter().any(|cel| is_bekende_dimensie(cel))
                    && record.cellen.iter().any(|cel| splits_eenheid(cel).1.is_some())
            })
        })
    })
}

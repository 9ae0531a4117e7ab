//! Wat voor bestand dit is, aan de inhoud en niet aan de naam.
//!
//! Kijkt naar het begin; of de rest klopt, zegt de lezer van dat formaat.

use std::fmt;

use crate::binair::{BinaireSoort, binaire_soort};
use crate::csv_rijen::lees_records;
use crate::json_lijst::inhoud_uit_context;
use crate::statline_csv::is_kop;
use crate::statline_herstel::herstel;
use crate::statline_kop::{is_bekende_dimensie, splits_eenheid, stam_van};
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
    /// Een bijlage van OData v4, als JSON: eigenschappen, dimensies of groepen.
    OdataBijlage,
    /// Waarnemingen uit OData v4, als CSV (bulk).
    OdataBulk,
    /// Een codelijst bij OData v4 in bulk, als CSV.
    OdataBulkCodes,
    /// Rijen uit OData v3 (TypedDataSet of UntypedDataSet), als JSON.
    OdataV3Json,
    /// Rijen uit OData v3, als CSV.
    OdataV3Csv,
    /// Een bijlage van OData v3, als JSON: DataProperties, TableInfos of een codelijst.
    OdataV3Bijlage,
    /// Kerncijfers wijken en buurten.
    Kerncijfers,
    /// Een tabel in onze eigen kolommen.
    EigenTabel,
    /// Parquet.
    Parquet,
    /// Een Excel-werkmap.
    Werkmap,
    /// Een zip met bestanden.
    Zip,
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
            Self::OdataBijlage => "een bijlage van OData v4 (JSON)",
            Self::OdataBulk => "waarnemingen uit OData v4 (bulk-CSV)",
            Self::OdataBulkCodes => "een codelijst uit OData v4 (bulk-CSV)",
            Self::OdataV3Json => "een tabel uit OData v3 (JSON)",
            Self::OdataV3Csv => "een tabel uit OData v3 (CSV)",
            Self::OdataV3Bijlage => "een bijlage van OData v3 (JSON)",
            Self::Kerncijfers => "Kerncijfers wijken en buurten",
            Self::EigenTabel => "een tabel in de kolommen van dit programma",
            Self::Parquet => "een Parquet-bestand",
            Self::Werkmap => "een Excel-werkmap (.xlsx)",
            Self::Zip => "een zip-archief",
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
        Some(BinaireSoort::Xlsx) => return Bestandssoort::Werkmap,
        Some(BinaireSoort::Zip) => return Bestandssoort::Zip,
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
    let bevat = |namen: &[&str]| namen.iter().all(|n| tekst.contains(&format!("\"{n}\"")));
    let v3 = tekst.contains("\"odata.metadata\"");
    match inhoud_uit_context(tekst) {
        Some("TypedDataSet" | "UntypedDataSet") => return Bestandssoort::OdataV3Json,
        Some("Observations") if !v3 => return Bestandssoort::OdataObservaties,
        Some("Properties" | "Dimensions") if !v3 => return Bestandssoort::OdataBijlage,
        Some(naam) if !v3 && naam.ends_with("Codes") => return Bestandssoort::OdataCodes,
        Some(naam) if !v3 && naam.ends_with("Groups") => return Bestandssoort::OdataBijlage,
        Some(naam) if !v3 => {
            return Bestandssoort::Onbekend(format!(
                "OData v4 (JSON) met '{naam}'; gevraagd zijn de waarnemingen (Observations) of een codelijst (zoals RegioSCodes)"
            ));
        }
        _ => {}
    }
    // Zonder bekende context, zoals een bewaarde deelvraag: aan de velden.
    if bevat(&["Measure", "ValueAttribute"]) {
        Bestandssoort::OdataObservaties
    } else if !v3 && bevat(&["Identifier", "Title"]) && bevat(&["value"]) {
        Bestandssoort::OdataCodes
    } else if bevat(&["Key", "Title"]) || (v3 && bevat(&["Identifier", "Title"])) {
        Bestandssoort::OdataV3Bijlage
    } else if bevat(&["ID"]) && (v3 || tekst.starts_with('[') || bevat(&["value"])) {
        Bestandssoort::OdataV3Json
    } else if v3 {
        onbekend("OData v3 (JSON) zonder tabel; gevraagd is het antwoord op TypedDataSet")
    } else if bevat(&["type", "features", "geometry"]) {
        onbekend("GeoJSON: een kaart, geen tabel")
    } else {
        onbekend("JSON, maar niet van OData")
    }
}

fn herken_csv(tekst: &str) -> Bestandssoort {
    if herstel(tekst).is_some_and(|hersteld| is_statline(&hersteld)) {
        return Bestandssoort::StatlineCsvBeschadigd;
    }
    if is_statline(tekst) {
        return Bestandssoort::StatlineCsv;
    }
    if is_toml(tekst) {
        return Bestandssoort::Onbekend("TOML: herkomst of instellingen, geen tabel".to_owned());
    }
    if let Some(soort) = kop_van_csv(tekst).and_then(|kop| soort_van_kop(&kop)) {
        return soort;
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

/// De eerste regel met inhoud is `naam = …` of `[naam]`: een bestand met instellingen, zoals onze `bron.toml`.
fn is_toml(tekst: &str) -> bool {
    let regel = tekst.lines().map(str::trim).find(|r| !r.is_empty() && !r.starts_with('#')).unwrap_or_default();
    let naam = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    regel.split_once(" = ").is_some_and(|(links, _)| naam(links))
        || regel.strip_prefix('[').and_then(|r| r.strip_suffix(']')).is_some_and(|r| naam(r.trim_matches(['[', ']'])))
}

/// De eerste regel met inhoud die geen toelichting is, als cellen.
fn kop_van_csv(tekst: &str) -> Option<Vec<String>> {
    let regel = tekst.lines().take(PROEFREGELS).find(|r| !r.trim().is_empty() && !r.starts_with(['#', '\u{feff}']))?;
    lees_records(regel).ok()?.1.into_iter().next().map(|record| record.cellen)
}

/// De soort van een tabel met deze koppen; `None` als het geen bekende is.
pub(crate) fn soort_van_kop(koppen: &[String]) -> Option<Bestandssoort> {
    let heeft = |naam: &str| koppen.iter().any(|k| k == naam);
    if heeft("Measure") && (heeft("Value") || heeft("StringValue")) {
        return Some(Bestandssoort::OdataBulk);
    }
    if (heeft("Identifier") || heeft("Id")) && heeft("Title") {
        return Some(Bestandssoort::OdataBulkCodes);
    }
    if (heeft("gwb_code_10") || heeft("gwb_code")) && (heeft("regio") || heeft("recs")) {
        return Some(Bestandssoort::Kerncijfers);
    }
    if heeft("ID") && koppen.iter().any(|k| stam_van(k) != k) {
        return Some(Bestandssoort::OdataV3Csv);
    }
    heeft("gemeente_code").then_some(Bestandssoort::EigenTabel)
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

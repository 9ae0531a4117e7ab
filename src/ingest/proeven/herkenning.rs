//! Elk soort bestand wordt aan de inhoud herkend, ook als het lang of afgebroken is.

use super::*;
use crate::{Bestandssoort, herken};

#[test]
fn elk_voorbeeld_is_wat_het_is() {
    for (bytes, soort) in [
        (STATLINE, Bestandssoort::StatlineCsv),
        (STATLINE_ZONDER, Bestandssoort::StatlineCsv),
        (STATLINE_BESCHADIGD, Bestandssoort::StatlineCsvBeschadigd),
        (OBSERVATIES, Bestandssoort::OdataObservaties),
        (CODES, Bestandssoort::OdataCodes),
        (OPGAVE, Bestandssoort::GewoneCsv),
        (b"PAR1\x15\x04", Bestandssoort::Parquet),
        // Zonder context, zoals een bewaarde deelvraag.
        (br#"{"value":[{"Id":1,"Measure":"M","ValueAttribute":"None"}]}"#, Bestandssoort::OdataObservaties),
        // OData v4 in bulk is gewone CSV, ook met Perioden in de kop.
        (b"Id;Measure;ValueAttribute;Value;Perioden\n1;M;None;2;2025JJ00\n", Bestandssoort::GewoneCsv),
    ] {
        assert_eq!(herken(bytes), soort);
    }
}

#[test]
fn een_afgebroken_voorbeeld_blijft_herkend() {
    for (bytes, soort) in [
        (STATLINE, Bestandssoort::StatlineCsv),
        (OBSERVATIES, Bestandssoort::OdataObservaties),
        (CODES, Bestandssoort::OdataCodes),
    ] {
        assert_eq!(herken(&bytes[..bytes.len() - 30]), soort);
    }
}

/// Meer dan het bekeken begin, met een letter van twee bytes op elke mogelijke snede.
#[test]
fn een_lang_bestand_wordt_niet_midden_in_een_letter_geknipt() {
    let kop = "Perioden;Regio's;Inwoners (aantal)\n";
    for verschuiving in 0..2 {
        let lange_regel = format!("{kop}{}{}", "x".repeat(verschuiving), "â".repeat(70_000));
        assert_eq!(herken(lange_regel.as_bytes()), Bestandssoort::StatlineCsv);
        let veel_regels = format!("{kop}{}", "2025;Súdwest-Fryslân;1\n".repeat(10_000));
        assert_eq!(herken(veel_regels.as_bytes()), Bestandssoort::StatlineCsv);
    }
}

#[test]
fn het_onbekende_krijgt_een_omschrijving() {
    for (bytes, woord) in [
        (b"PK\x03\x04\x14\0\x06\0xl/workbook.xml".as_slice(), "Excel-werkmap"),
        (b"<!DOCTYPE html><html>", "webpagina"),
        (br#"{"odata.metadata":"x","value":[]}"#, "OData v3"),
        (br#"{"@odata.context":"x/$metadata#Properties"}"#, "'Properties'"),
        (br#"{"type":"FeatureCollection","features":[{"geometry":{}}]}"#, "GeoJSON"),
        (b"[1]", "JSON"),
        (b"geachte heer", "tekst zonder kolommen"),
        (b"", "leeg"),
        (b"  \r\n", "leeg"),
        (b"\0\x01\x02", "binair"),
    ] {
        let Bestandssoort::Onbekend(omschrijving) = herken(bytes) else {
            panic!("{}", bytes.escape_ascii());
        };
        assert!(omschrijving.contains(woord), "{omschrijving}");
    }
}

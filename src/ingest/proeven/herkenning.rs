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
        (b"Id;Measure;ValueAttribute;Value;Perioden\n1;M;None;2;2025JJ00\n", Bestandssoort::OdataBulk),
        (b"\xEF\xBB\xBFIdentifier;Index;Title;Unit\nM1;1;Inwoners;aantal\n", Bestandssoort::OdataBulkCodes),
        (br#"{"odata.metadata":"x/$metadata#Cbs.OData.WebAPI.TypedDataSet","value":[]}"#, Bestandssoort::OdataV3Json),
        (
            br#"[{"odata.type":"Cbs.OData.Topic","ID":1,"Type":"Topic","Key":"A_1","Title":"A"}]"#,
            Bestandssoort::OdataV3Bijlage,
        ),
        (br#"{"@odata.context":"x/$metadata#Properties"}"#, Bestandssoort::OdataBijlage),
        (b"\xEF\xBB\xBFID;RegioS;TotaleBevolking_1\r\n0;GM0034;229574\r\n", Bestandssoort::OdataV3Csv),
        (b"gwb_code_10;regio;recs;a_inw\nGM0034;Almere;Gemeente;229574\n", Bestandssoort::Kerncijfers),
        (b"gemeente_code,peildatum,aantal\nGM0034,2025-01-01,229574\n", Bestandssoort::EigenTabel),
        (b"PK\x03\x04\x14\0\x06\0xl/workbook.xml", Bestandssoort::Werkmap),
        (b"PK\x03\x04\x14\0\x06\0Observations.csv", Bestandssoort::Zip),
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
        (b"<!DOCTYPE html><html>".as_slice(), "webpagina"),
        (br#"{"odata.metadata":"x","value":[]}"#, "OData v3"),
        (br#"{"@odata.context":"x/$metadata#Iets"}"#, "'Iets'"),
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

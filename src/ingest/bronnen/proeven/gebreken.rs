//! Slechte invoer: één regel van een goed bestand veranderd, en het Nederlandse bericht erbij.

use super::*;

/// De berichten als in `goed` een stuk tekst vervangen is.
fn mis(naam: &str, goed: &str, van: &str, naar: &str) -> Vec<String> {
    assert!(goed.contains(van), "{van}");
    berichten(&lees(&[(naam, &goed.replace(van, naar))]))
}

#[test]
fn odata_v3_csv() {
    for (van, naar, bericht) in [
        (
            ";32510;",
            ";veel;",
            "x.csv, regel 3, kolom k_65JaarOfOuder_12: 'veel': dit is geen getal, terwijl in deze kolom getallen staan. Verbeter de cel, of haal de tabel opnieuw op",
        ),
        (
            ";12.9",
            ";12,9",
            "x.csv, regel 3, kolom Bevolkingsgroei_57: '12,9': er staat een komma in, terwijl dit formaat een decimale punt heeft. Verbeter de cel, of haal de tabel opnieuw op",
        ),
        (
            ";12.9",
            ";12.9;7",
            "x.csv, regel 3: 8 cellen, terwijl de kop er 7 heeft. Staat er een puntkomma in een tekst of getal? Zet die cel tussen aanhalingstekens (\")",
        ),
        (
            "Almere;229574;32510;12.9",
            "Almere",
            "x.csv, regel 3, kolom TotaleBevolking_1: 4 cellen, terwijl de kop er 7 heeft; vanaf deze kolom is leeg gelezen. Ontbreekt er een puntkomma?",
        ),
        (
            "k_65JaarOfOuder_12",
            "TotaleBevolking_1",
            "x.csv, regel 1, kolom TotaleBevolking_1: de kop 'TotaleBevolking_1' staat er meer dan één keer; geef elke kolom een eigen kop",
        ),
        (
            ";Almere;",
            ";\"Almere;",
            "x.csv, het geheel: regel 3: een cel begint hier met een aanhalingsteken (\") dat nergens sluit, zodat de rest van het bestand één cel wordt. Zet er een aanhalingsteken achter of haal het weg",
        ),
    ] {
        assert_eq!(mis("x.csv", V3_CSV, van, naar), [bericht], "{naar}");
    }
    assert_eq!(
        mis("x.csv", V3_RUW, "     32510", "     32.510,0"),
        [
            "x.csv, regel 3, kolom k_65JaarOfOuder_12: '32.510,0': er staat een komma in, terwijl dit formaat een decimale punt heeft. Verbeter de cel, of haal de tabel opnieuw op"
        ]
    );
}

#[test]
fn odata_v3_json() {
    for (van, naar, bericht) in [
        (
            "229574",
            "[1]",
            "x.json, regel 5, kolom TotaleBevolking_1: rij 2 van de bladzijde: dit is geen getal en geen tekst. Haal de bladzijde opnieuw op",
        ),
        (
            "\"ID\":2",
            "\"ID\":1",
            "x.json, regel 7, kolom ID: 1 stond er al. Geef elke bladzijde één keer, of haal de tabel opnieuw op",
        ),
        (
            "  ]\n}",
            "  ],\"odata.nextLink\":\"https://opendata.cbs.nl/ODataApi/OData/70072ned/TypedDataSet?$skip=10000\"\n}",
            "x.json, het geheel: er hoort nog een bladzijde bij die niet gegeven is: https://opendata.cbs.nl/ODataApi/OData/70072ned/TypedDataSet?$skip=10000. Haal die op en geef alle bladzijden samen",
        ),
        (
            "  ]\n}",
            "",
            "x.json, het geheel: regel 11, kolom 0: het bestand houdt midden in de gegevens op. Het ophalen is afgebroken; haal het opnieuw op",
        ),
    ] {
        assert_eq!(mis("x.json", V3_JSON, van, naar), [bericht], "{naar}");
    }
    let (een, twee) = (
        V3_JSON.replace("  ]\n}", "  ],\"odata.nextLink\":\"x?$skip=3\"}"),
        V3_JSON.replace("\"ID\":", "\"ID\":1").replace("Bevolkingsgroei_57", "Anders_9"),
    );
    assert_eq!(
        berichten(&lees(&[("p1.json", &een), ("p2.json", &twee)])),
        [
            "p2.json, het geheel: deze bladzijde heeft andere kolommen dan p1.json. Haal alle bladzijden van één tabel met dezelfde selectie op"
        ]
    );
}

#[test]
fn odata_v4_json() {
    for (van, naar, bericht) in [
        (
            "17533043.5",
            "\"17533043,5\"",
            "o.json, regel 14, kolom Value: waarneming 2 van de bladzijde: 'Value' is geen getal. Haal de bladzijde opnieuw op",
        ),
        (
            "\"Impossible\"",
            "\"Geraden\"",
            "o.json, regel 24, kolom ValueAttribute: \"Geraden\" is geen bekende reden van ontbreken (bekend: None, Impossible, NotAvailable, Confidential). Haal de tabel opnieuw op; blijft dit zo, meld het dan aan wie dit programma onderhoudt",
        ),
        (
            "\"Id\": 60",
            "\"Id\": 55",
            "o.json, regel 14, kolom Id: 55 stond er al. Geef elke bladzijde één keer, of haal de tabel opnieuw op",
        ),
    ] {
        assert_eq!(mis("o.json", V4_JSON, van, naar), [bericht], "{naar}");
    }
    let halve = V4_JSON.replace(
        " ]\n}",
        " ],\"@odata.nextLink\":\"https://datasets.cbs.nl/odata/v1/CBS/03759ned/Observations?$skip=3\"\n}",
    );
    assert_eq!(
        berichten(&lees(&[("o.json", &halve)])),
        [
            "o.json, het geheel: er hoort nog een bladzijde bij die niet gegeven is: https://datasets.cbs.nl/odata/v1/CBS/03759ned/Observations?$skip=3. Haal die op en geef alle bladzijden samen"
        ]
    );
}

#[test]
fn bulk_csv() {
    for (van, naar, bericht) in [
        (
            ";229574;",
            ";22x9574;",
            "Observations.csv, regel 4, kolom Value: '22x9574' is geen getal. Haal de tabel opnieuw op, en open haar niet in Excel",
        ),
        (
            ";229574;",
            ";229.574;",
            "Observations.csv, regel 4, kolom Value: er staat een punt in, terwijl dit bestand een decimale komma heeft. Haal de bulk-CSV opnieuw op, en open haar niet in Excel",
        ),
        (
            ";229574;;GM0034",
            ";229574;;",
            "Observations.csv, regel 4: een waarneming zonder onderwerp (Measure) of zonder code van een dimensie. Haal de tabel opnieuw op",
        ),
        (
            ";229574;;GM0034;2025JJ00",
            ";229574",
            "Observations.csv, regel 4: 4 cellen, terwijl de kop er 7 heeft. Het bestand is afgebroken of veranderd; haal de bulk-CSV opnieuw op",
        ),
        (
            "Confidential",
            "Secret",
            "Observations.csv, regel 5, kolom ValueAttribute: \"Secret\" is geen bekende reden van ontbreken (bekend: None, Impossible, NotAvailable, Confidential). Haal de tabel opnieuw op; blijft dit zo, meld het dan aan wie dit programma onderhoudt",
        ),
        (
            "2;M000352;None;229574;;GM0034",
            "2;M000352;None;229574;;NL01",
            "Observations.csv, regel 4, kolom M000352: dit cijfer staat er meer dan één keer (zie ook regel 2); welk geldt, is niet te zien. Haal de tabel opnieuw op",
        ),
        (
            "RegioS;Perioden\n",
            "RegioS;RegioS\n",
            "Observations.csv, het geheel: regel 1: verwacht zijn de koppen Measure, Value of StringValue, ValueAttribute en ten minste één dimensie, elk één keer; gevonden: Id;Measure;ValueAttribute;Value;StringVa…. Haal de bulk-CSV opnieuw op",
        ),
    ] {
        assert_eq!(mis("Observations.csv", BULK, van, naar), [bericht], "{naar}");
    }
    let open = BULK.replace(";229574;;", ";229574;\"open;") + &"x".repeat(200_000);
    assert_eq!(
        berichten(&lees(&[("Observations.csv", &open)])),
        [
            "Observations.csv, regel 4: een rij van meer dan 131068 tekens; waarschijnlijk staat er een aanhalingsteken (\") te veel. Haal de bulk-CSV opnieuw op"
        ]
    );
}

#[test]
fn codelijsten_en_eigen_tabel() {
    assert_eq!(
        mis("c.json", include_str!("../../fixtures/odata-codes.json"), "\"Title\": \"Nederland\",", ""),
        ["c.json, het geheel: code 1 van de lijst: 'Identifier' of 'Title' ontbreekt. Haal de codelijst opnieuw op"]
    );
    assert_eq!(
        mis("e.csv", EIGEN, "32510,telling", "32 510,telling"),
        [
            "e.csv, regel 3, kolom aantal: '32 510': dit is geen getal, terwijl in deze kolom getallen staan. Verbeter de cel, of haal de tabel opnieuw op"
        ]
    );
    assert_eq!(
        mis("b.csv", BANDEN, ";28012;", ";28.012;").last().unwrap(),
        "b.csv, regel 2, kolom 10-19: '28.012': de punt kan duizendtallen of decimalen scheiden; waarschijnlijk heeft Excel het bestand veranderd. Verbeter de cel, of haal de tabel opnieuw op"
    );
}

#[test]
fn werkmap() {
    let lees_cel = |cel: &str, naast: &str| {
        let mut boek = rust_xlsxwriter::Workbook::new();
        let blad = boek.add_worksheet();
        for (regel, rij) in
            [["ID", "RegioS", "A_1", "B_2"], ["0", "NL01", "  66.7", naast], ["1", "GM0034", cel, naast]]
                .iter()
                .enumerate()
        {
            for (kolom, tekst) in rij.iter().enumerate() {
                blad.write_string(u32::try_from(regel).unwrap(), u16::try_from(kolom).unwrap(), *tekst).unwrap();
            }
        }
        berichten(&lees_bronnen(&[Invoer::van_bytes("r.xlsx", boek.save_to_buffer().unwrap())], &ALLES))
    };
    assert_eq!(
        lees_cel("67,1", " 1,2"),
        [
            "r.xlsx, regel 2, kolom A_1: cel C2: '66.7' is tekst, en er staat een punt in, terwijl dit blad een decimale komma heeft. Maak er in Excel een getal van"
        ]
    );
    assert_eq!(
        lees_cel("onbekend", "1.2"),
        [
            "r.xlsx, regel 3, kolom A_1: 'onbekend': dit is geen getal, terwijl in deze kolom getallen staan. Verbeter de cel, of haal de tabel opnieuw op"
        ]
    );
    let mut boek = rust_xlsxwriter::Workbook::new();
    boek.add_worksheet()
        .write_row(0, 0, ["regio", "cijfer"])
        .unwrap()
        .write(1, 0, "Almere")
        .unwrap()
        .write(1, 2, 4)
        .unwrap();
    let lezing = lees_bronnen(&[Invoer::van_bytes("r.xlsx", boek.save_to_buffer().unwrap())], &ALLES);
    assert_eq!(
        berichten(&lezing),
        ["r.xlsx, regel 2, kolom C: cel C2 heeft geen kop boven zich; zet er een kop boven of maak haar leeg"]
    );
}

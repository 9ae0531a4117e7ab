//! Wat een fuzzer (of het afspelen van zijn vondsten) met bytes doet: één functie per lezer.
//!
//! Niets mag in paniek raken, en wat gelezen is moet in zichzelf kloppen.

use normwijzer_ingest::werkblad::{Grenzen, lees_werkmap};
use normwijzer_ingest::{
    ALLES, Brontabel, Invoer, Lezing, Waarde, herken, lees_bronnen, lees_codes, lees_geojson, lees_statline,
    lees_tabel, lees_tekst,
};

/// Een doel: neemt bytes, en valt alleen bij een fout in een lezer.
pub type Doel = fn(&[u8]);

/// Alle doelen van deze crate, met de naam van hun map in `corpus`.
pub const DOELEN: [(&str, Doel); 10] = [
    ("herkenning", herkenning),
    ("csv", csv),
    ("statline", statline),
    ("odata_v3", odata_v3),
    ("odata_v4", odata_v4),
    ("bijlage", bijlage),
    ("bulk", bulk),
    ("werkmap", werkmap),
    ("bestanden", bestanden),
    ("kaart", kaart),
];

/// De soort aan het begin, en de tekst in welke codering ook.
pub fn herkenning(bytes: &[u8]) {
    assert!(!herken(bytes).to_string().is_empty());
    let _ = lees_tekst(bytes);
}

/// Gewone CSV.
pub fn csv(bytes: &[u8]) {
    if let Ok(tabel) = lees_tabel(&als_tekst(bytes)) {
        assert!(tabel.rijen.iter().all(|rij| rij.cellen.len() == tabel.koppen.len()));
    }
}

/// StatLine, gaaf of beschadigd.
pub fn statline(bytes: &[u8]) {
    if let Ok(tabel) = lees_statline(&als_tekst(bytes)) {
        klopt(&Brontabel::from(tabel));
    }
}

/// Een bladzijde van OData v3: wat er tussen `[` en `]` staat.
pub fn odata_v3(bytes: &[u8]) {
    omlijst(r#"{"odata.metadata":"x/00000NED/$metadata#Cbs.OData.WebAPI.TypedDataSet","value":["#, bytes, "]}");
}

/// Een bladzijde van OData v4: wat er tussen `[` en `]` staat.
pub fn odata_v4(bytes: &[u8]) {
    omlijst(r#"{"@odata.context":"x/00000NED/$metadata#Observations","value":["#, bytes, "]}");
}

/// Een codelijst of eigenschappen, zoals zij zijn.
pub fn bijlage(bytes: &[u8]) {
    let tekst = als_tekst(bytes);
    let _ = lees_codes(&tekst);
    omlijst(r#"{"odata.metadata":"x/00000NED/$metadata#Cbs.OData.WebAPI.DataProperties","value":["#, bytes, "]}");
}

/// De rijen van een bulk-CSV, onder een goede kop.
pub fn bulk(bytes: &[u8]) {
    omlijst("Id;Measure;ValueAttribute;Value;StringValue;RegioS;Perioden\n", bytes, "");
}

/// Een werkmap: de cellen, en de tabel die ervan komt.
pub fn werkmap(bytes: &[u8]) {
    if let Ok(boek) = lees_werkmap(bytes, &Grenzen::INVUL) {
        assert!(boek.bladen.iter().all(|blad| blad.rijen().all(|rij| !rij.is_empty())));
    }
    klopt_alles(&lees_bronnen(&[Invoer::van_bytes("werkmap.xlsx", bytes.to_vec())], &ALLES));
}

/// Eén bestand of zip zoals het is, of meer bestanden met het teken RS ertussen.
pub fn bestanden(bytes: &[u8]) {
    let delen = if bytes.starts_with(b"PK") { vec![bytes] } else { bytes.split(|b| *b == 0x1e).take(8).collect() };
    let invoer: Vec<Invoer> = delen
        .into_iter()
        .enumerate()
        .map(|(nummer, deel)| Invoer::van_bytes(&format!("map/{nummer}.bestand"), deel.to_vec()))
        .collect();
    klopt_alles(&lees_bronnen(&invoer, &ALLES));
}

/// GeoJSON.
pub fn kaart(bytes: &[u8]) {
    if let Ok(vlakken) = lees_geojson(&als_tekst(bytes)) {
        assert!(vlakken.iter().flat_map(|v| &v.ringen).all(|ring| ring.len() >= 4));
    }
}

fn als_tekst(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn omlijst(voor: &str, bytes: &[u8], na: &str) {
    let heel = [voor.as_bytes(), bytes, na.as_bytes()].concat();
    klopt_alles(&lees_bronnen(&[Invoer::van_bytes("00000NED.bestand", heel)], &ALLES));
}

fn klopt_alles(lezing: &Lezing) {
    lezing.tabellen.iter().for_each(klopt);
    for bevinding in &lezing.bevindingen {
        assert!(bevinding.bestand.is_some() && !bevinding.bericht.is_empty());
    }
}

/// Elke rij even breed als de koppen, elk getal een getal, elke plaats een bestand.
pub fn klopt(tabel: &Brontabel) {
    for rij in &tabel.rijen {
        assert_eq!(rij.sleutel.len(), tabel.dimensies.len());
        assert_eq!(rij.waarden.len(), tabel.onderwerpen.len());
        for waarde in &rij.waarden {
            if let Waarde::Getal(getal) = waarde {
                let cijfers = getal.strip_prefix('-').unwrap_or(getal);
                let (heel, na) = cijfers.split_once('.').unwrap_or((cijfers, "0"));
                let goed = |deel: &str| !deel.is_empty() && deel.bytes().all(|b| b.is_ascii_digit());
                assert!(goed(heel) && goed(na), "{getal}");
            }
        }
    }
}

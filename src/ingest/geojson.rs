//! GeoJSON met vlakken: per kenmerk zijn eigenschappen als tekst en zijn ringen. Begrensd door het bestand zelf.
//!
//! Weet niet wat een eigenschap betekent en rekent niet met de punten.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

/// Meer kenmerken dan dit heeft een kaart van Nederland niet.
const MEESTE_KENMERKEN: usize = 20_000;

/// Een kenmerk: eigenschappen en ringen.
#[derive(Clone, Debug, PartialEq)]
pub struct Vlak {
    /// De eigenschappen die tekst zijn.
    pub eigenschappen: BTreeMap<String, String>,
    /// De ringen van alle delen: lengte en breedte in graden, het laatste punt gelijk aan het eerste.
    pub ringen: Vec<Vec<[f64; 2]>>,
}

/// Waarom dit geen GeoJSON met vlakken is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GeojsonFout {
    /// Geen verzameling kenmerken.
    #[error("geen GeoJSON met een lijst \"features\"; haal het bestand opnieuw op ({0})")]
    GeenVerzameling(String),
    /// Te veel kenmerken.
    #[error("{0} kenmerken; verwacht hoogstens {MEESTE_KENMERKEN}")]
    TeVeel(usize),
    /// Een kenmerk dat niet te lezen is.
    #[error("kenmerk {nummer}: {waarom}")]
    Kenmerk {
        /// Vanaf 1.
        nummer: usize,
        /// Wat eraan mankeert.
        waarom: String,
    },
}

#[derive(Deserialize)]
struct Verzameling<'a> {
    #[serde(borrow)]
    features: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Kenmerk {
    geometry: Geometrie,
    properties: BTreeMap<String, serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometrie {
    Polygon(Vec<Vec<[f64; 2]>>),
    MultiPolygon(Vec<Vec<Vec<[f64; 2]>>>),
}

/// Leest alle kenmerken.
///
/// # Errors
/// De eerste reden waarom het niet te lezen is, met het nummer van het kenmerk.
pub fn lees_geojson(tekst: &str) -> Result<Vec<Vlak>, GeojsonFout> {
    let verzameling: Verzameling<'_> =
        serde_json::from_str(tekst).map_err(|e| GeojsonFout::GeenVerzameling(format!("regel {}", e.line())))?;
    if verzameling.features.len() > MEESTE_KENMERKEN {
        return Err(GeojsonFout::TeVeel(verzameling.features.len()));
    }
    verzameling.features.iter().enumerate().map(|(i, ruw)| lees_kenmerk(ruw, i + 1)).collect()
}

fn lees_kenmerk(ruw: &RawValue, nummer: usize) -> Result<Vlak, GeojsonFout> {
    let mis = |waarom: &str| GeojsonFout::Kenmerk { nummer, waarom: waarom.to_owned() };
    let kenmerk: Kenmerk = serde_json::from_str(ruw.get())
        .map_err(|_| mis("geen vlak; verwacht een Polygon of MultiPolygon met punten van twee getallen"))?;
    let ringen = match kenmerk.geometry {
        Geometrie::Polygon(ringen) => ringen,
        Geometrie::MultiPolygon(delen) => delen.into_iter().flatten().collect(),
    };
    if ringen.is_empty() {
        return Err(mis("heeft geen ringen"));
    }
    if ringen.iter().any(|r| r.len() < 4 || r.first() != r.last()) {
        return Err(mis(
            "heeft een ring die niet sluit; verwacht minstens vier punten, het laatste gelijk aan het eerste",
        ));
    }
    let eigenschappen =
        kenmerk.properties.into_iter().filter_map(|(naam, waarde)| Some((naam, waarde.as_str()?.to_owned()))).collect();
    Ok(Vlak { eigenschappen, ringen })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn bestand(geometrie: &str) -> String {
        format!(
            r#"{{"type":"FeatureCollection","features":[
            {{"type":"Feature","geometry":{geometrie},"properties":{{"statcode":"GM0034","id":2}}}}]}}"#
        )
    }

    #[test]
    fn leest_een_vlak_en_een_vlak_van_delen() {
        let ring = "[[5.1,52.3],[5.2,52.3],[5.2,52.4],[5.1,52.3]]";
        let een = lees_geojson(&bestand(&format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}"#))).unwrap();
        let vlak = een.first().unwrap();
        assert_eq!(vlak.eigenschappen, [("statcode".to_owned(), "GM0034".to_owned())].into());
        assert_eq!(vlak.ringen.first().unwrap().get(1), Some(&[5.2, 52.3]));
        let delen = format!(r#"{{"type":"MultiPolygon","coordinates":[[{ring}],[{ring},{ring}]]}}"#);
        assert_eq!(lees_geojson(&bestand(&delen)).unwrap().first().unwrap().ringen.len(), 3);
    }

    #[test]
    fn noemt_het_kenmerk_dat_niet_klopt() {
        let fout = |geometrie: &str| lees_geojson(&bestand(geometrie)).unwrap_err().to_string();
        assert!(fout(r#"{"type":"Point","coordinates":[5.1,52.3]}"#).starts_with("kenmerk 1: geen vlak"));
        assert!(fout(r#"{"type":"Polygon","coordinates":[]}"#).contains("geen ringen"));
        assert!(fout(r#"{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,6],[1,3]]]}"#).contains("niet sluit"));
        for kapot in ["", "[]", "{}", "{\"features\":3}", "a,b\n1,2"] {
            assert!(matches!(lees_geojson(kapot), Err(GeojsonFout::GeenVerzameling(_))), "{kapot}");
        }
    }
}

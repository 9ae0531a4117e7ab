//! Het JSON-schema van een norm-, ingroei- of kostenbestand, uit de vorm die de lezer zelf gebruikt.

use anyhow::Context as _;
use normwijzer_core::ingroei::{self, IngroeiBestand};
use normwijzer_core::kosten::{self, KostenBestand};
use normwijzer_core::lezer::Vorm;
use normwijzer_core::lezer::vorm::{BESTAND, Soort, TabelVorm};
use normwijzer_core::norm::{NormBestand, lees, vorm};
use normwijzer_core::{Horizon, NormSet};
use serde_json::{Map, Value, json};

use super::ingebed::{KOSTEN, NORMEN};

/// Elk deel van een ingroeibestand één keer: de lezer vraagt van elk deel naar al zijn sleutels.
const INGROEI: &[u8] = br#"
[ingroei]
naam = "Voorbeeld"
[[vorm]]
vorm = "lineair"
motivatie = "Voorbeeld."
[[grens]]
aanlooptijd = "4"
motivatie = "Voorbeeld."
[prioriteit]
normen = ["sociaal-verwijzen.brugfunctionaris"]
motivatie = "Voorbeeld."
"#;

/// Het schema van een paragraaf met normen. De ingebouwde normen kennen elke soort norm, dus zij geven de hele vorm.
pub(crate) fn van_normbestand() -> Value {
    schema(&vorm(&normbestanden()), "Normbestand van Normwijzer: één paragraaf van het format van de werkagenda")
}

/// Het schema van een ingroeibestand.
pub(crate) fn van_ingroeibestand() -> anyhow::Result<Value> {
    let bestand = IngroeiBestand { naam: "ingroei.toml", inhoud: INGROEI };
    let vorm = ingroei::bestandsvorm(&bestand, &normen()?, &Horizon::default());
    Ok(schema(&vorm, "Ingroeibestand van Normwijzer: vormen, grenzen en volgorde"))
}

/// Het schema van een kostenbestand.
pub(crate) fn van_kostenbestand() -> anyhow::Result<Value> {
    let vorm = kosten::bestandsvorm(&KostenBestand { naam: KOSTEN.0, inhoud: KOSTEN.1 }, &normen()?);
    Ok(schema(&vorm, "Kostenbestand van Normwijzer: wat een eenheid van een norm een jaar lang kost"))
}

fn normbestanden() -> Vec<NormBestand<'static>> {
    NORMEN.iter().map(|(pad, bytes)| NormBestand { pad: (*pad).to_owned(), inhoud: bytes }).collect()
}

fn normen() -> anyhow::Result<NormSet> {
    lees(&normbestanden()).0.context("de ingebouwde normen zijn niet te lezen")
}

fn schema(vorm: &Vorm, titel: &str) -> Value {
    let mut uit = vorm.tabellen.get(BESTAND).map(tabel).unwrap_or_default();
    let delen = vorm.tabellen.iter().filter(|(naam, _)| **naam != BESTAND);
    let delen: Map<String, Value> = delen.map(|(naam, vorm)| (kaal(naam), Value::Object(tabel(vorm)))).collect();
    uit.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    uit.insert("title".to_owned(), json!(titel));
    uit.insert("$defs".to_owned(), Value::Object(delen));
    Value::Object(uit)
}

fn tabel(vorm: &TabelVorm) -> Map<String, Value> {
    let sleutels: Map<String, Value> =
        vorm.sleutels.iter().map(|(naam, sleutel)| ((*naam).to_owned(), soort(&sleutel.soort))).collect();
    let mut uit = Map::new();
    uit.insert("type".to_owned(), json!("object"));
    uit.insert("additionalProperties".to_owned(), json!(false));
    uit.insert("properties".to_owned(), Value::Object(sleutels));
    uit.insert("required".to_owned(), json!(vorm.verplicht().collect::<Vec<_>>()));
    uit
}

fn soort(soort: &Soort) -> Value {
    let verwijzing = |naam: &str| json!({ "$ref": format!("#/$defs/{}", kaal(naam)) });
    match soort {
        Soort::Tekst => json!({ "type": "string", "minLength": 1 }),
        Soort::Woord(keuzes) => json!({ "enum": keuzes }),
        Soort::Getal => json!({ "type": "string", "pattern": "^[0-9][0-9.]*(,[0-9]+)?%?$" }),
        Soort::Datum => json!({ "type": "string", "format": "date" }),
        Soort::JaNee => json!({ "type": "boolean" }),
        Soort::Lijst => json!({ "type": "array", "items": { "type": "string" } }),
        Soort::Getallen => json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        Soort::Tabel(naam) => verwijzing(naam),
        Soort::Tabellen(naam) => json!({ "type": "array", "items": verwijzing(naam) }),
    }
}

/// `[[norm.lezing]]` wordt `norm.lezing`.
fn kaal(naam: &str) -> String {
    naam.trim_matches(['[', ']']).to_owned()
}

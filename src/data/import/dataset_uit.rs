//! Wat een importer oplevert: de bestanden van een dataset, en zijn verslag.

use normwijzer_core::Finding;

use crate::bron::{Bestand, Bron};
use crate::csv_uit;
use crate::schema::Schema;

/// Een dataset om weg te schrijven in `datasets/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatasetUit {
    /// Naam van de map.
    pub naam: String,
    /// Bestandsnaam en bytes, `bron.toml` als laatste.
    pub bestanden: Vec<(String, Vec<u8>)>,
    /// Wat waarvoor is aangezien, wat is weggelaten en waarom, en de totalen.
    pub bevindingen: Vec<Finding>,
}

/// Maakt de bestanden van een dataset uit haar tabellen; `bron.bestand` wordt hier gevuld.
pub(crate) fn maak(
    mut bron: Bron,
    tabellen: &[(&'static Schema, Vec<Vec<String>>)],
    bevindingen: Vec<Finding>,
) -> Result<DatasetUit, Vec<Finding>> {
    let mut uit = DatasetUit { naam: String::new(), bestanden: Vec::new(), bevindingen };
    for (schema, rijen) in tabellen {
        let bytes = csv_uit::schrijf(schema, rijen)?;
        bron.bestand.push(Bestand::new(schema, rijen.len(), &bytes));
        schema.dataset.clone_into(&mut uit.naam);
        uit.bestanden.push((schema.bestand.to_owned(), bytes));
    }
    uit.bestanden.push(("bron.toml".to_owned(), bron.schrijf()?));
    Ok(uit)
}

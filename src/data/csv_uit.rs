//! Schrijft rijen als CSV van dit project: UTF-8 zonder BOM, komma, LF, zelfde rijen zelfde bytes.

use normwijzer_core::Finding;

use crate::schema::Schema;

/// De bytes van een tabel: de kopregel uit het schema, dan de rijen zoals gegeven.
///
/// # Errors
/// Een rij met een ander aantal kolommen dan het schema.
pub(crate) fn schrijf(schema: &Schema, rijen: &[Vec<String>]) -> Result<Vec<u8>, Vec<Finding>> {
    let mis = |e: &dyn std::fmt::Display| {
        vec![Finding::fout("DAT-002", format!("{} kan niet als CSV worden geschreven: {e}", schema.pad()))]
    };
    let mut uit = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    uit.write_record(schema.namen()).map_err(|e| mis(&e))?;
    for rij in rijen {
        uit.write_record(rij).map_err(|e| mis(&e))?;
    }
    uit.into_inner().map_err(|e| mis(&e))
}

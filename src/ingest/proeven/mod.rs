//! Proeven over de lezers heen: voorbeeldbestanden in het echte formaat, en willekeurige bytes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod brontabel;
mod herkenning;
mod odata;
mod statline;
mod willekeur;

/// De voorbeelden: naam en inhoud, enkele echte cijfers in het echte formaat.
const STATLINE: &[u8] = include_bytes!("../fixtures/statline-symbolen.csv");
const STATLINE_ZONDER: &[u8] = include_bytes!("../fixtures/statline-zonder-symbolen.csv");
const STATLINE_BESCHADIGD: &[u8] = include_bytes!("../fixtures/statline-beschadigd.csv");
const OBSERVATIES: &[u8] = include_bytes!("../fixtures/odata-observations.json");
const CODES: &[u8] = include_bytes!("../fixtures/odata-codes.json");
const OPGAVE: &[u8] = include_bytes!("../fixtures/excel-opgave.csv");

/// Alle voorbeelden.
const ALLE: [&[u8]; 6] = [STATLINE, STATLINE_ZONDER, STATLINE_BESCHADIGD, OBSERVATIES, CODES, OPGAVE];

//! Speelt af wat voor de fuzzer gezaaid is en wat hij vond (`tests/fuzz/corpus`): geen lezer valt er nog op.
#![allow(clippy::unwrap_used, missing_docs, unreachable_pub)]

#[path = "../../../tests/fuzz/doelen.rs"]
mod doelen;

use std::path::Path;

#[test]
fn geen_lezer_valt_op_het_corpus() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz/corpus");
    for (naam, doel) in doelen::DOELEN {
        let map = corpus.join(naam);
        let bestanden: Vec<_> =
            std::fs::read_dir(&map).unwrap_or_else(|e| unreachable!("{}: {e}", map.display())).collect();
        assert!(!bestanden.is_empty(), "{naam} heeft geen invoer");
        for bestand in bestanden {
            doel(&std::fs::read(bestand.unwrap().path()).unwrap());
        }
    }
    // Elk doel van de fuzzer wordt afgespeeld; alleen dat van Parquet staat in een andere crate.
    let mut mappen: Vec<String> =
        std::fs::read_dir(&corpus).unwrap().map(|m| m.unwrap().file_name().into_string().unwrap()).collect();
    mappen.retain(|m| m != "parquet");
    mappen.sort();
    let mut namen = doelen::DOELEN.map(|(naam, _)| naam.to_owned());
    namen.sort();
    assert_eq!(mappen, namen);
}

#![no_main]
#[allow(dead_code)]
#[path = "../doelen.rs"]
mod doelen;

use normwijzer_data::lees_bronnen;
use normwijzer_ingest::Invoer;

// De lezer vangt de paniek van polars op; zonder deze haak stopt de fuzzer daar al bij.
libfuzzer_sys::fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |bytes: &[u8]| {
    let invoer = [Invoer::van_bytes("x.parquet", bytes.to_vec())];
    lees_bronnen(&invoer, &|_, _, _| true).tabellen.iter().for_each(doelen::klopt);
});

#![no_main]
#[allow(dead_code)]
#[path = "../doelen.rs"]
mod doelen;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| doelen::herkenning(bytes));

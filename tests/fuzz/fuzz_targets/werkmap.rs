#![no_main]
#[allow(dead_code)]
#[path = "../doelen.rs"]
mod doelen;

// De lezer van werkmappen vangt de paniek van calamine op; zonder deze haak stopt de fuzzer daar al bij.
libfuzzer_sys::fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |bytes: &[u8]| doelen::werkmap(bytes));

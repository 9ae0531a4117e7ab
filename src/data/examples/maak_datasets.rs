//! Maakt `datasets/` opnieuw uit de bronbestanden in `shared/`:
//! `cargo run -p normwijzer-data --features bronnen --example maak_datasets`.
#![allow(clippy::panic, clippy::expect_used, clippy::print_stdout, unreachable_pub, missing_docs)]

#[path = "../tests/bronbestanden/mod.rs"]
mod bronbestanden;

fn main() {
    let uit = bronbestanden::importeer_alles();
    for dataset in &uit {
        println!("== {}", dataset.naam);
        for bevinding in &dataset.bevindingen {
            println!("{bevinding}");
        }
    }
    for (pad, bytes) in bronbestanden::bestanden(&uit) {
        let pad = bronbestanden::datasets_map().join(pad);
        std::fs::create_dir_all(pad.parent().expect("een map")).expect("map maken");
        std::fs::write(&pad, bytes).expect("bestand schrijven");
    }
    for bevinding in normwijzer_data::controleer(&bronbestanden::als_datasets(&uit)) {
        println!("keuring: {bevinding}");
    }
}

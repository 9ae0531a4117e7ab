//! Leest een Parquet-bestand keer op keer met toevallige schade, om te zien dat het programma daar nooit aan stopt:
//! `cargo run --release -p normwijzer-data --example beschadigde_parquet -- BESTAND KEREN [BEGINGETAL]`.
//!
//! Stopt het toch, dan staat het laatste begingetal op het scherm; daarmee is de schade na te spelen.
#![allow(clippy::print_stdout, clippy::indexing_slicing, clippy::unwrap_used)]

use normwijzer_data::{BronBestand, importeer_gebieden};

/// Een rij getallen die alleen van het begin afhangt (xorshift).
struct Toeval(u64);

impl Toeval {
    fn onder(&mut self, grens: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(grens.max(1)).unwrap()).unwrap()
    }
}

fn beschadig(goed: &[u8], begin: u64) -> Vec<u8> {
    let mut toeval = Toeval(begin.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut bytes = goed.to_vec();
    match toeval.onder(20) {
        0 => bytes.truncate(toeval.onder(goed.len())),
        1 => drop(bytes.drain(toeval.onder(goed.len())..).take(1 + toeval.onder(8)).count()),
        soort => {
            let keer = if soort < 14 { 1 } else { 2 + toeval.onder(6) };
            for _ in 0..keer {
                let plaats = toeval.onder(goed.len());
                bytes[plaats] ^= u8::try_from(1 + toeval.onder(255)).unwrap();
            }
        }
    }
    bytes
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let goed = std::fs::read(&args[1]).unwrap();
    let keren: u64 = args[2].parse().unwrap();
    let begin: u64 = args.get(3).map_or(0, |b| b.parse().unwrap());
    std::panic::set_hook(Box::new(|_| ()));
    let mut gelezen = 0u64;
    for nummer in begin..begin + keren {
        if nummer % 500 == 0 {
            println!("{nummer}");
        }
        let bytes = beschadig(&goed, nummer);
        let bron = BronBestand { naam: "beschadigd.parquet", bytes: &bytes };
        gelezen += u64::from(importeer_gebieden(bron, bron).is_ok());
    }
    println!("klaar: {keren} keer, waarvan {gelezen} zonder bevinding");
}

//! Normwijzer: van landelijke streefwaarden (AZWA D5) naar SOLL, GAP en ingroeipad per gemeente en regio.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os())
}

//! Uitgangscodes en wat er op stderr komt (DESIGN §7): 0 gedaan, 1 de invoer bevat een fout, 2 kon niet draaien.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use normwijzer_core::{Ernst, Finding};

/// Waarom een opdracht stopte.
#[derive(Debug)]
pub(crate) enum Stop {
    /// De invoer is gelezen en bevat fouten; er is niets geschreven.
    Bevindingen(Vec<Finding>),
    /// Het oordeel van een controle is niet goed; de bevindingen zijn al gemeld.
    Oordeel(String),
    /// De opdracht kon niet worden uitgevoerd.
    KonNiet(anyhow::Error),
}

impl From<anyhow::Error> for Stop {
    fn from(fout: anyhow::Error) -> Self {
        Self::KonNiet(fout)
    }
}

impl From<Vec<Finding>> for Stop {
    fn from(bevindingen: Vec<Finding>) -> Self {
        Self::Bevindingen(bevindingen)
    }
}

/// Meldt de afloop en geeft de uitgangscode.
pub(crate) fn code(afloop: Result<(), Stop>) -> ExitCode {
    match afloop {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Bevindingen(bevindingen)) => {
            meld(&bevindingen);
            let fouten = bevindingen.iter().filter(|f| f.is_fout()).count();
            zeg(&match fouten {
                1 => "1 fout gevonden; er is niets geschreven.".to_owned(),
                n => format!("{n} fouten gevonden; er is niets geschreven."),
            });
            ExitCode::from(1)
        }
        Err(Stop::Oordeel(zin)) => {
            zeg(&zin);
            ExitCode::from(1)
        }
        Err(Stop::KonNiet(fout)) => {
            // Geen backtrace: een ambtenaar heeft niets aan Rust-regels, ook niet met RUST_BACKTRACE.
            zeg(&format!("fout: {}", keten(&fout)));
            ExitCode::from(2)
        }
    }
}

/// De fout met haar oorzaken. Wat het besturingssysteem zegt is Engels en wordt hier Nederlands.
pub(crate) fn keten(fout: &anyhow::Error) -> String {
    let schakel = |oorzaak: &(dyn std::error::Error + 'static)| match oorzaak.downcast_ref::<io::Error>() {
        Some(io) => reden(io),
        None => oorzaak.to_string(),
    };
    fout.chain().map(schakel).collect::<Vec<_>>().join(": ")
}

fn reden(fout: &io::Error) -> String {
    match fout.kind() {
        ErrorKind::PermissionDenied => "u hebt daar geen rechten voor.".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "deze plaats is alleen om te lezen.".to_owned(),
        ErrorKind::NotADirectory => "een deel van dit pad is een bestand, geen map.".to_owned(),
        ErrorKind::NotFound => "een deel van dit pad bestaat niet.".to_owned(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "de schijf is vol.".to_owned(),
        _ => match fout.raw_os_error() {
            Some(nummer) => format!("het besturingssysteem weigert dit (foutnummer {nummer})."),
            None => "het besturingssysteem weigert dit.".to_owned(),
        },
    }
}

/// Zet bevindingen op stderr, de ergste eerst.
pub(crate) fn meld(bevindingen: &[Finding]) {
    let mut op_ernst: Vec<&Finding> = bevindingen.iter().collect();
    op_ernst.sort_by_key(|f| f.ernst);
    for bevinding in op_ernst {
        zeg(&bevinding.to_string());
    }
}

/// Eén regel op stderr. Een gesloten pijp is geen reden om te stoppen.
pub(crate) fn zeg(regel: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", zichtbaar(regel));
}

/// Gegevens op stdout. Een lezer die eerder ophoudt (`| head`) is geen fout.
pub(crate) fn druk_af(tekst: &str) {
    let _ = std::io::stdout().lock().write_all(zichtbaar(tekst).as_bytes());
}

/// Zonder stuurtekens: wat uit een bestand van een ander komt, mag de terminal niet besturen.
fn zichtbaar(tekst: &str) -> String {
    tekst.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// Zet de verslaglegging op stderr aan (`-v`): wat er gebeurt, met de verstreken tijd.
pub(crate) fn verbeus() {
    let _ = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_timer(tracing_subscriber::fmt::time::uptime())
        .with_level(false)
        .with_target(false)
        .with_ansi(false)
        .try_init();
}

/// Op het scherm alleen wat vóór de uitkomst gelezen moet zijn; mededelingen staan op de pagina en in de verantwoording.
pub(crate) fn te_melden(bevindingen: &[Finding]) -> Vec<Finding> {
    let mut gezien = BTreeSet::new();
    bevindingen.iter().filter(|f| f.ernst != Ernst::Info).filter(|f| gezien.insert(f.to_string())).cloned().collect()
}

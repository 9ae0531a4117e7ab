//! De schil: de enige plaats met argumenten, bestanden, klok, omgeving en uitgangscodes.
//!
//! Leest wat de gebruiker vroeg, geeft bytes naar beneden en zet wat terugkomt op schijf of scherm. Weet niet hoe
//! een norm wordt toegepast.

mod args;
mod bestanden;
mod bevolking_invoer;
mod bronnen;
mod bronvermelding;
mod controleer;
mod data;
mod document_uit;
mod gebied;
mod gebiedskeuze;
mod handleiding;
mod herindeling;
mod importeer;
mod ingebed;
mod instellingen;
mod invoer;
mod ist;
mod kenmerken_invoer;
mod keuzes;
mod norm;
mod opgave;
mod pagina;
mod per_gebied;
mod plan;
mod prognose;
mod schaal;
mod schema;
mod sjabloon;
mod sjabloon_ist;
mod taal;
mod tekeningen;
mod uitgang;
mod uitkomst;
mod uitleg;
mod uitvoer;
mod verantwoording;
mod verzoek;
mod werkagenda;
mod werkagenda_inhoud;
mod werkmap;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches as _;

use args::{Args, Opdracht};
use uitgang::Stop;

/// Voert de opdrachtregel uit.
pub(crate) fn run(argumenten: impl IntoIterator<Item = OsString>) -> ExitCode {
    let argumenten = match instellingen::aangevuld(argumenten.into_iter().collect()) {
        Ok(argumenten) => argumenten,
        Err(fout) => return uitgang::code(Err(fout.into())),
    };
    let gelezen = taal::opdracht().try_get_matches_from(argumenten).and_then(|m| Args::from_arg_matches(&m));
    match gelezen {
        Err(fout) => taal::meld(&fout),
        Ok(args) => {
            if args.verbeus {
                uitgang::verbeus();
            }
            uitgang::code(voer_uit(args.opdracht))
        }
    }
}

fn voer_uit(opdracht: Opdracht) -> Result<(), Stop> {
    match opdracht {
        Opdracht::Plan(args) => plan::voer_uit(&args),
        Opdracht::Werkagenda(args) => werkagenda::voer_uit(&args),
        Opdracht::Uitleg(args) => uitleg::voer_uit(&args),
        Opdracht::Schaal(args) => schaal::voer_uit(&args),
        Opdracht::Gebied(args) => gebied::voer_uit(&args),
        Opdracht::Norm(args) => norm::voer_uit(&args),
        Opdracht::Controleer(args) => controleer::voer_uit(&args),
        Opdracht::Sjabloon(args) => sjabloon::voer_uit(&args),
        Opdracht::Ist(args) => ist::voer_uit(&args),
        Opdracht::Data(args) => data::voer_uit(&args),
        Opdracht::Aanvullen { shell } => {
            handleiding::aanvullen(shell);
            Ok(())
        }
        Opdracht::Handleiding { uit } => Ok(handleiding::schrijf(&uit)?),
    }
}

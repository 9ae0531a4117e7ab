//! Clap in het Nederlands: eigen sjabloon voor de hulp, eigen zinnen voor de fouten.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _};

use super::args::Args;
use super::uitgang::{druk_af, zeg};

const SJABLOON: &str = "{before-help}{about}\n\nGebruik: {usage}\n\n{all-args}";

/// De hele opdrachtregel, in het Nederlands.
pub(crate) fn opdracht() -> Command {
    let versie =
        Arg::new("versie").long("versie").alias("version").short('V').action(ArgAction::Version).help("Toon de versie");
    nederlands(Args::command(), "normwijzer")
        .disable_version_flag(true)
        .arg(versie)
        .before_help("Voorbeeld:\n  normwijzer plan --regio Flevoland --uit flevoland")
}

fn nederlands(opdracht: Command, pad: &str) -> Command {
    let namen: Vec<String> = opdracht.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let gebruik = gebruik(&opdracht, pad, !namen.is_empty());
    let hulp = Arg::new("hulp").long("help").alias("hulp").short('h').action(ArgAction::Help).help("Toon deze uitleg");
    let mut opdracht = opdracht
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(hulp)
        .help_template(SJABLOON)
        .override_usage(gebruik)
        .subcommand_help_heading("Opdrachten")
        .subcommand_value_name("OPDRACHT")
        .hide_possible_values(true)
        .term_width(100)
        .mut_args(|a| {
            let kop = if a.is_positional() { "Argumenten" } else { "Opties" };
            a.help_heading(kop)
        });
    for naam in namen {
        let dieper = format!("{pad} {naam}");
        opdracht = opdracht.mut_subcommand(naam, |c| nederlands(c, &dieper));
    }
    opdracht
}

/// `normwijzer plan [OPTIES]`, zonder de Engelse woorden van clap.
fn gebruik(opdracht: &Command, pad: &str, heeft_opdrachten: bool) -> String {
    if heeft_opdrachten {
        return format!("{pad} <OPDRACHT>");
    }
    let mut uit = pad.to_owned();
    for arg in opdracht.get_positionals() {
        let naam = arg.get_value_names().and_then(|n| n.first()).map_or("WAARDE", |n| n.as_str());
        let naam = if arg.is_required_set() { format!("<{naam}>") } else { format!("[{naam}]") };
        uit = format!("{uit} {naam}");
    }
    format!("{uit} [OPTIES]")
}

/// Drukt hulp, versie of een fout af; geeft de uitgangscode.
pub(crate) fn meld(fout: &clap::Error) -> ExitCode {
    match fout.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            druk_af(&fout.render().to_string());
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            zeg(&fout.render().to_string());
            ExitCode::from(2)
        }
        _ => {
            zeg(&format!("fout: {}", zin(fout)));
            zeg("Meer uitleg: normwijzer --help, of normwijzer OPDRACHT --help.");
            ExitCode::from(2)
        }
    }
}

fn zin(fout: &clap::Error) -> String {
    let tekst = |kind| fout.get(kind).map(woorden).unwrap_or_default();
    let argument = tekst(ContextKind::InvalidArg);
    let waarde = tekst(ContextKind::InvalidValue);
    let voorstel = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|k| fout.get(k).map(woorden))
        .map(|v| format!(" Bedoelt u '{v}'?"))
        .unwrap_or_default();
    match fout.kind() {
        ErrorKind::UnknownArgument => format!("de optie '{argument}' bestaat hier niet.{voorstel}"),
        ErrorKind::InvalidSubcommand => {
            format!("de opdracht '{}' bestaat niet.{voorstel}", tekst(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if waarde.is_empty() => format!("bij '{argument}' ontbreekt de waarde."),
        ErrorKind::InvalidValue => {
            let keuzes = tekst(ContextKind::ValidValue);
            format!("'{waarde}' kan niet bij '{argument}'. Kies uit: {keuzes}.{voorstel}")
        }
        ErrorKind::ValueValidation => {
            let reden = std::error::Error::source(fout).map(ToString::to_string).unwrap_or_default();
            format!("de waarde van '{argument}' klopt niet: {reden}")
        }
        ErrorKind::NoEquals => format!("schrijf '{argument}=WAARDE'."),
        ErrorKind::ArgumentConflict => {
            let andere = tekst(ContextKind::PriorArg);
            if andere.is_empty() || andere == argument {
                format!("'{argument}' mag maar één keer.")
            } else {
                format!("'{argument}' kan niet samen met '{andere}'.")
            }
        }
        ErrorKind::MissingRequiredArgument if argument.contains('|') && argument.contains("--regio") => {
            "kies precies één van --regio NAAM|CODE, --gemeenten LIJST|CSV of --alle NIVEAU.".to_owned()
        }
        ErrorKind::MissingRequiredArgument => format!("dit ontbreekt: {argument}."),
        ErrorKind::MissingSubcommand => "noem een opdracht.".to_owned(),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("'{argument}' heeft niet het juiste aantal waarden.")
        }
        ErrorKind::InvalidUtf8 => "een argument is geen leesbare tekst (UTF-8).".to_owned(),
        _ => "de opdracht is niet te begrijpen.".to_owned(),
    }
}

fn woorden(waarde: &ContextValue) -> String {
    match waarde {
        ContextValue::String(s) => s.clone(),
        ContextValue::Strings(lijst) => lijst.join(", "),
        ContextValue::StyledStr(s) => s.to_string(),
        anders => anders.to_string(),
    }
}

//! Alles wat een gebruiker leest is Nederlands, ook wat clap zelf zou zeggen.

use crate::gereedschap::{antwoord, vraag};

/// Engelse woorden die clap en Rust schrijven. Alleen hele woorden: 'tip' staat niet in 'stip'.
const ENGELS: &[&str] = &[
    "usage",
    "options",
    "option",
    "commands",
    "command",
    "subcommand",
    "arguments",
    "argument",
    "args",
    "print",
    "default",
    "possible",
    "values",
    "value",
    "error",
    "tip",
    "unexpected",
    "required",
    "provided",
    "following",
    "invalid",
    "unrecognized",
    "cannot",
    "similar",
    "exists",
    "found",
    "requires",
    "another",
    "the",
    "with",
    "for",
    "more",
    "information",
    "try",
    "version",
    "file",
    "directory",
    "such",
    "not",
    "denied",
    "os",
    "warning",
    "missing",
    "unknown",
    "aliases",
    "env",
    "see",
    "summary",
];

/// Engelse woorden in een tekst. `--help` is een naam, geen woord: wat met een streepje begint telt niet.
fn engels(tekst: &str) -> Vec<String> {
    tekst
        .split_whitespace()
        .filter(|w| !w.trim_start_matches(['\'', '[', '(', '<']).starts_with('-'))
        .flat_map(|w| w.split(|t: char| !t.is_alphanumeric()))
        .map(str::to_lowercase)
        .filter(|w| ENGELS.contains(&w.as_str()))
        .collect()
}

/// De namen onder de kop "Opdrachten:".
fn opdrachten(hulp: &str) -> Vec<String> {
    hulp.lines()
        .skip_while(|r| *r != "Opdrachten:")
        .skip(1)
        .take_while(|r| !r.is_empty())
        // Een vervolgregel van een lange omschrijving springt verder in.
        .filter(|r| r.starts_with("  ") && !r.starts_with("   "))
        .filter_map(|r| r.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

/// Loopt alle opdrachten af en geeft van elk haar hulp.
fn alle_hulp() -> Vec<(Vec<String>, String)> {
    let mut klaar = Vec::new();
    let mut open = vec![Vec::<String>::new()];
    while let Some(pad) = open.pop() {
        let mut args: Vec<&str> = pad.iter().map(String::as_str).collect();
        args.push("--help");
        let hulp = antwoord(&args);
        open.extend(opdrachten(&hulp).into_iter().map(|naam| [pad.as_slice(), &[naam]].concat()));
        klaar.push((pad, hulp));
    }
    klaar
}

#[test]
fn elke_uitleg_is_nederlands_en_begint_met_een_voorbeeld() {
    let hulp = alle_hulp();
    let namen: Vec<String> = hulp.iter().map(|(pad, _)| pad.join(" ")).collect();
    for verwacht in ["", "plan", "gebied toon", "norm controleer", "sjabloon ist", "data importeer"] {
        assert!(namen.iter().any(|n| n == verwacht), "'{verwacht}' is afgelopen: {namen:?}");
    }
    for (pad, hulp) in &hulp {
        let opdracht = ["normwijzer"].into_iter().chain(pad.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
        assert!(hulp.starts_with("Voorbeeld:\n  normwijzer "), "{opdracht}: {hulp}");
        let voorbeeld = hulp.lines().nth(1).unwrap().trim();
        assert!(voorbeeld.starts_with(&opdracht), "{opdracht}: het voorbeeld is van deze opdracht: {voorbeeld}");
        assert!(hulp.contains(&format!("\nGebruik: {opdracht}")), "{opdracht}: {hulp}");
        assert_eq!(engels(hulp), [""; 0], "{opdracht}: {hulp}");
        let te_breed: Vec<&str> = hulp.lines().filter(|r| r.chars().count() > 100).collect();
        assert_eq!(te_breed, [""; 0], "{opdracht}: breder dan honderd tekens");
        assert!(!hulp.contains('\u{1b}'), "{opdracht}: geen kleur");
    }
}

/// Zonder opdracht komt de uitleg op stderr; er was niets te doen, dus code 2.
#[test]
fn zonder_opdracht_komt_de_uitleg() {
    for args in [&[][..], &["gebied"], &["norm"], &["data"], &["sjabloon"]] {
        let afloop = vraag(args);
        assert_eq!((afloop.code, afloop.uit.as_str()), (2, ""), "{args:?}");
        assert!(afloop.fout.starts_with("Voorbeeld:\n"), "{args:?}: {}", afloop.fout);
        assert_eq!(engels(&afloop.fout), [""; 0], "{args:?}");
    }
}

#[test]
fn elke_fout_van_de_opdrachtregel_is_nederlands() {
    let gevallen: &[&[&str]] = &[
        &["plann"],
        &["help"],
        &["--rego"],
        &["plan"],
        &["plan", "--regio"],
        &["plan", "--regio", "A", "--regio", "B"],
        &["plan", "--regio", "A", "--alle", "ggd"],
        &["plan", "--regio", "A", "los"],
        &["plan", "--regio", "A", "-x"],
        &["plan", "--regio", "A", "--geen-grafieken=ja"],
        &["plan", "--alle", "wijk"],
        &["plan", "--regio", "A", "--start", "1e kwartaal"],
        &["gebied", "toon"],
        &["gebied", "tonen"],
        &["norm", "toon"],
        &["norm", "toon", "x", "y"],
        &["data", "importeer"],
        &["data", "importeer", "x"],
        &["data", "importeer", "x", "--als", "tabel", "--uit", "y"],
        &["sjabloon", "ist", "--uit"],
        &["sjabloon", "leeg"],
    ];
    for args in gevallen {
        let afloop = vraag(args);
        assert_eq!((afloop.code, afloop.uit.as_str()), (2, ""), "{args:?}");
        assert!(afloop.fout.starts_with("fout: "), "{args:?}: {}", afloop.fout);
        assert_eq!(engels(&afloop.fout), [""; 0], "{args:?}: {}", afloop.fout);
        assert!(!afloop.fout.contains("niet te begrijpen"), "{args:?}: een fout zonder uitleg");
    }
}

#[test]
fn gewone_uitvoer_is_nederlands() {
    for args in [
        &["gebied", "lijst", "--niveau", "ggd"][..],
        &["gebied", "toon", "Flevoland"],
        &["norm", "lijst"],
        &["data", "lijst"],
        &["data", "controleer"],
        &["plan", "--regio", "Flevoland"],
    ] {
        let uit = antwoord(args);
        assert!(uit.len() > 50, "{args:?}");
        assert_eq!(engels(&uit), [""; 0], "{args:?}: {uit}");
    }
    assert_eq!(antwoord(&["--versie"]), format!("normwijzer {}\n", env!("CARGO_PKG_VERSION")));
}

/// De proef zelf: hij herkent wat clap zonder vertaling zou schrijven.
#[test]
fn de_proef_ziet_engels() {
    let clap = "Usage: normwijzer [OPTIONS]\n  -h, --help  Print help (see more with '--help') [default: x]";
    assert_eq!(engels(clap), ["usage", "options", "print", "see", "more", "with", "default"]);
    assert_eq!(engels("Gebruik: normwijzer plan [OPTIES] --version de stip"), [""; 0]);
}

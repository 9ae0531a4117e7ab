//! Aanvulscripts en man-pagina's, uit dezelfde opdrachtregel als de hulp.

use std::path::Path;

use clap::Command;
use clap_complete::Shell;

use super::taal;
use super::uitgang::{druk_af, zeg};
use super::uitvoer;

/// De koppen van clap_mangen, en wat er in het Nederlands staat.
const KOPPEN: [(&str, &str); 7] = [
    (".SH NAME\n", ".SH NAAM\n"),
    (".SH SYNOPSIS\n", ".SH GEBRUIK\n"),
    (".SH DESCRIPTION\n", ".SH BESCHRIJVING\n"),
    (".SH OPTIONS\n", ".SH OPTIES\n"),
    (".SH SUBCOMMANDS\n", ".SH OPDRACHTEN\n"),
    (".SH EXTRA\n", ".SH VERDER\n"),
    (".SH VERSION\n", ".SH VERSIE\n"),
];

/// Drukt een aanvulscript af.
pub(crate) fn aanvullen(shell: Shell) {
    let mut uit = Vec::new();
    clap_complete::generate(shell, &mut taal::opdracht(), "normwijzer", &mut uit);
    druk_af(&String::from_utf8_lossy(&uit));
}

/// Schrijft een man-pagina voor elke opdracht.
pub(crate) fn schrijf(map: &Path) -> anyhow::Result<()> {
    let mut opdracht = taal::opdracht();
    opdracht.build();
    paginas(map, &opdracht, "normwijzer")
}

fn paginas(map: &Path, opdracht: &Command, naam: &str) -> anyhow::Result<()> {
    let mut rauw = Vec::new();
    let pagina = clap_mangen::Man::new(opdracht.clone()).title(naam).manual("Normwijzer");
    pagina.render(&mut rauw)?;
    let mut tekst = String::from_utf8_lossy(&rauw).into_owned();
    for (engels, nederlands) in KOPPEN {
        tekst = tekst.replace(engels, nederlands);
    }
    let pad = map.join(format!("{naam}.1"));
    uitvoer::schrijf_over(&pad, tekst.as_bytes())?;
    zeg(&format!("Geschreven: {}", pad.display()));
    for dieper in opdracht.get_subcommands() {
        paginas(map, dieper, &format!("{naam}-{}", dieper.get_name()))?;
    }
    Ok(())
}

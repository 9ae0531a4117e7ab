//! Een afwijking zoals zij geschreven staat: elke sleutel met haar plek, nog niet op samenhang nagekeken.

use jiff::civil::Date;
use toml::Spanned;

use super::{BesluitStatus, code};
use crate::lezer::{Getal, Meldingen, Tabel, Veld};
use crate::positie::Positie;

/// Een `[[afwijking]]`.
pub(super) struct Geschreven {
    /// Hoeveel bevindingen er waren voor deze afwijking gelezen werd.
    pub(super) begin: usize,
    /// Waar zij begint.
    pub(super) plek: usize,
    pub(super) norm: Option<Spanned<String>>,
    pub(super) gemeente: Veld<String>,
    pub(super) eigen: GeschrevenWaarden,
    pub(super) motivatie: Option<String>,
    pub(super) kenmerk: Veld<String>,
    pub(super) eigenaar: Option<Spanned<String>>,
    pub(super) orgaan: Option<Spanned<String>>,
    pub(super) datum: Option<Spanned<Date>>,
    pub(super) evaluatie: Option<Spanned<Date>>,
    pub(super) status: Option<Spanned<BesluitStatus>>,
}

/// De waarden van een `[[afwijking]]`.
pub(super) struct GeschrevenWaarden {
    pub(super) positie: Option<Spanned<Positie>>,
    pub(super) laag: Option<Spanned<Getal>>,
    pub(super) hoog: Option<Spanned<Getal>>,
    pub(super) eigen: Option<Spanned<Getal>>,
    pub(super) lezing: Option<Spanned<String>>,
    pub(super) aannames: Vec<(Spanned<String>, Option<Spanned<Getal>>)>,
    /// Of er iets staat, goed of fout.
    pub(super) iets: bool,
}

/// Leest één `[[afwijking]]`.
pub(super) fn lees_afwijking(mut t: Tabel<'_>, m: &mut Meldingen<'_>) -> Geschreven {
    let begin = m.aantal();
    let norm = t.verplichte_tekst("norm", m);
    let gemeente = t.tekst("gemeente", m);
    let eigen = lees_waarden(&mut t, m);
    let motivatie = t.tekst("motivatie", m);
    if !motivatie.aanwezig() {
        zonder_motivatie(t.plek(), norm.as_ref(), &gemeente, m);
    }
    let kenmerk = t.tekst("kenmerk", m);
    let eigenaar = t.verplichte_tekst("eigenaar", m);
    let orgaan = t.verplichte_tekst("orgaan", m);
    let datum = t.datum("datum", m);
    let evaluatie = t.datum("evaluatie", m);
    let status = t.woord("status", m);
    let geschreven = Geschreven {
        begin,
        plek: t.plek(),
        norm,
        gemeente,
        eigen,
        motivatie: motivatie.waarde(),
        kenmerk,
        eigenaar,
        orgaan,
        datum: t.vereis("datum", datum, m),
        evaluatie: t.vereis("evaluatie", evaluatie, m),
        status: t.vereis("status", status, m),
    };
    t.sluit(m);
    geschreven
}

fn lees_waarden(t: &mut Tabel<'_>, m: &mut Meldingen<'_>) -> GeschrevenWaarden {
    let positie = t.woord("positie", m);
    let laag = t.getal("laag", m);
    let hoog = t.getal("hoog", m);
    let eigen = t.getal("eigen", m);
    let lezing = t.tekst("lezing", m);
    let aannames = t.getallen("aanname", m);
    GeschrevenWaarden {
        iets: positie.aanwezig()
            || laag.aanwezig()
            || hoog.aanwezig()
            || eigen.aanwezig()
            || lezing.aanwezig()
            || t.heeft("aanname"),
        positie: positie.optie(),
        laag: laag.optie(),
        hoog: hoog.optie(),
        eigen: eigen.optie(),
        lezing: lezing.optie(),
        aannames: aannames.into_iter().map(|(naam, veld)| (naam, veld.optie())).collect(),
    }
}

/// Zonder motivatie wordt niet afgeweken (DESIGN §4, regel 7): de afwijking wordt bij name genoemd.
fn zonder_motivatie(plek: usize, norm: Option<&Spanned<String>>, gemeente: &Veld<String>, m: &mut Meldingen<'_>) {
    let norm = norm.map_or_else(String::new, |n| format!(" van norm '{}'", n.get_ref()));
    let waar = match gemeente {
        Veld::Goed(naam) => format!(" in '{}'", naam.get_ref()),
        Veld::Afwezig | Veld::Fout => String::new(),
    };
    m.fout(
        code::MOTIVATIE,
        plek,
        format!(
            "De afwijking{norm}{waar} heeft geen motivatie. Zonder motivatie wordt niet van een norm afgeweken: voeg een regel motivatie = \"…\" toe."
        ),
    );
}

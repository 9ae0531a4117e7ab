//! Vormen, grenzen en volgorde zoals zij geschreven staan: elke sleutel met haar plek, nog niet op samenhang nagekeken.

use toml::Spanned;

use super::woord::{Daarna, VormWoord};
use super::{Onderbouwing, Telt, code};
use crate::eenheid::Eenheid;
use crate::lezer::{Getal, Meldingen, Tabel, Veld};

/// Namen met een getal; wat niet te lezen was is `None` en al gemeld.
pub(super) type Getallen = Vec<(Spanned<String>, Option<Spanned<Getal>>)>;

/// Een `[[vorm]]`.
pub(super) struct GeschrevenVorm {
    pub(super) begin: usize,
    pub(super) plek: usize,
    pub(super) norm: Veld<String>,
    pub(super) vorm: Option<Spanned<VormWoord>>,
    pub(super) punten: Getallen,
    /// Of er punten staan, goed of fout.
    pub(super) heeft_punten: bool,
    pub(super) waarom: Option<Onderbouwing>,
}

/// Een `[[grens]]`.
pub(super) struct GeschrevenGrens {
    pub(super) begin: usize,
    pub(super) plek: usize,
    pub(super) norm: Veld<String>,
    pub(super) vanaf: Veld<String>,
    pub(super) aanlooptijd: Veld<Getal>,
    pub(super) stijging: Veld<Getal>,
    pub(super) eenheid: Veld<Eenheid>,
    pub(super) budget: Option<Getallen>,
    pub(super) daarna: Veld<Daarna>,
    pub(super) meenemen: Veld<bool>,
    pub(super) telt: Veld<Telt>,
    pub(super) betalers: Vec<Spanned<String>>,
    pub(super) heeft_betalers: bool,
    pub(super) waarom: Option<Onderbouwing>,
}

/// De `[prioriteit]`.
pub(super) struct GeschrevenVolgorde {
    pub(super) normen: Vec<Spanned<String>>,
    pub(super) waarom: Option<Onderbouwing>,
}

/// Leest een `[[vorm]]`.
pub(super) fn lees_vorm(mut t: Tabel<'_>, m: &mut Meldingen<'_>) -> GeschrevenVorm {
    let begin = m.aantal();
    let vorm = t.woord("vorm", m);
    let uit = GeschrevenVorm {
        begin,
        plek: t.plek(),
        norm: t.tekst("norm", m),
        vorm: t.vereis("vorm", vorm, m),
        punten: getallen(&mut t, "punten", m),
        heeft_punten: t.heeft("punten"),
        waarom: onderbouwing(&mut t, "Deze vorm", m),
    };
    t.sluit(m);
    uit
}

/// Leest een `[[grens]]`.
pub(super) fn lees_grens(mut t: Tabel<'_>, m: &mut Meldingen<'_>) -> GeschrevenGrens {
    let begin = m.aantal();
    let budget = getallen(&mut t, "budget", m);
    let uit = GeschrevenGrens {
        begin,
        plek: t.plek(),
        norm: t.tekst("norm", m),
        vanaf: t.tekst("begin", m),
        aanlooptijd: t.getal("aanlooptijd", m),
        stijging: t.getal("grootste_stijging", m),
        eenheid: t.woord("eenheid", m),
        budget: t.heeft("budget").then_some(budget),
        daarna: t.woord("daarna", m),
        meenemen: t.ja_nee("meenemen", m),
        telt: t.woord("telt", m),
        betalers: t.lijst("betalers", m),
        heeft_betalers: t.heeft("betalers"),
        waarom: onderbouwing(&mut t, "Deze grens", m),
    };
    t.sluit(m);
    uit
}

/// Leest de `[prioriteit]`.
pub(super) fn lees_volgorde(mut t: Tabel<'_>, m: &mut Meldingen<'_>) -> GeschrevenVolgorde {
    let normen = t.lijst("normen", m);
    if !t.heeft("normen") {
        t.ontbreekt("normen", m);
    }
    let uit = GeschrevenVolgorde { normen, waarom: onderbouwing(&mut t, "Deze volgorde", m) };
    t.sluit(m);
    uit
}

fn getallen(t: &mut Tabel<'_>, sleutel: &'static str, m: &mut Meldingen<'_>) -> Getallen {
    t.getallen(sleutel, m).into_iter().map(|(naam, veld)| (naam, veld.optie())).collect()
}

/// Zonder bron of motivatie geen aanname.
fn onderbouwing(t: &mut Tabel<'_>, wat: &str, m: &mut Meldingen<'_>) -> Option<Onderbouwing> {
    let (bron, motivatie) = (t.tekst("bron", m), t.tekst("motivatie", m));
    if !bron.aanwezig() && !motivatie.aanwezig() {
        m.fout(
            code::ONDERBOUWING,
            t.plek(),
            format!("{wat} heeft geen bron en geen motivatie. Voeg een regel bron = \"…\" of motivatie = \"…\" toe: een aanname zonder reden wordt niet gebruikt."),
        );
        return None;
    }
    Some(Onderbouwing { bron: bron.waarde(), motivatie: motivatie.waarde() })
}

//! Een norm zoals zij geschreven staat: elke sleutel met haar plek, nog niet op samenhang nagekeken.
//!
//! Een sleutel op zichzelf (is het een getal, staat het woord in de lijst) wordt hier gemeld; of het geheel iets
//! betekent, zegt `controle`.

use jiff::civil::Date;
use toml::Spanned;

use super::woord::SoortWoord;
use super::{Afronding, Financier, Karakter, Schaal};
use crate::eenheid::Eenheid;
use crate::grondslag::Grondslag;
use crate::lezer::{Getal, Meldingen, Tabel, Veld};

/// Een `[[norm]]`.
pub(super) struct GeschrevenNorm<'a> {
    /// Hoeveel bevindingen er waren voor deze norm gelezen werd.
    pub(super) begin: usize,
    pub(super) tabel: Tabel<'a>,
    pub(super) id: Option<Spanned<String>>,
    pub(super) naam: Option<Spanned<String>>,
    pub(super) karakter: Option<Spanned<Karakter>>,
    pub(super) soort: Option<Spanned<SoortWoord>>,
    pub(super) schaal: Veld<Schaal>,
    pub(super) grondslag: Veld<Grondslag>,
    pub(super) per: Veld<Getal>,
    pub(super) laag: Veld<Getal>,
    pub(super) hoog: Veld<Getal>,
    pub(super) eenheid: Veld<Eenheid>,
    pub(super) afronding: Veld<Afronding>,
    pub(super) financier: Option<Financier>,
    pub(super) ist_definitie: Option<Spanned<String>>,
    pub(super) citaat: Option<Spanned<String>>,
    pub(super) vindplaats: Option<String>,
    pub(super) geldig_vanaf: Option<Spanned<Date>>,
    pub(super) geldig_tot_en_met: Option<Spanned<Date>>,
    pub(super) eerste_inschatting: bool,
    pub(super) lezingen: Vec<GeschrevenLezing>,
    pub(super) aannames: Vec<GeschrevenAanname>,
    pub(super) items: Vec<GeschrevenItem>,
    pub(super) toetsen: Vec<GeschrevenToets>,
}

/// Een `[[norm.lezing]]`.
pub(super) struct GeschrevenLezing {
    pub(super) plek: usize,
    pub(super) id: Option<Spanned<String>>,
    pub(super) omschrijving: Option<Spanned<String>>,
    pub(super) reden: Option<Spanned<String>>,
    pub(super) grondslag: Option<Spanned<Grondslag>>,
    pub(super) schaal: Option<Spanned<Schaal>>,
    pub(super) factoren: Vec<Spanned<String>>,
}

/// Een `[[norm.aanname]]`.
pub(super) struct GeschrevenAanname {
    pub(super) id: Option<Spanned<String>>,
    pub(super) tekst: Option<Spanned<String>>,
    pub(super) waarde: Veld<Getal>,
    pub(super) bron: Option<Spanned<String>>,
}

/// Een `[[norm.item]]`.
pub(super) struct GeschrevenItem {
    pub(super) id: Option<Spanned<String>>,
    pub(super) tekst: Option<Spanned<String>>,
}

/// Een `[[norm.toets]]`.
pub(super) struct GeschrevenToets {
    pub(super) plek: usize,
    pub(super) omschrijving: Option<Spanned<String>>,
    pub(super) lezing: Option<Spanned<String>>,
    pub(super) aantal: Option<Spanned<Getal>>,
    pub(super) van: Option<Spanned<Getal>>,
    pub(super) laag: Option<Spanned<Getal>>,
    pub(super) hoog: Option<Spanned<Getal>>,
}

/// Leest één `[[norm]]`.
pub(super) fn lees_norm<'a>(mut t: Tabel<'a>, m: &mut Meldingen<'_>) -> GeschrevenNorm<'a> {
    let begin = m.aantal();
    let karakter = t.woord("karakter", m);
    let soort = t.woord("soort", m);
    let vanaf = t.datum("geldig_vanaf", m);
    let plaats = t.deel("vindplaats", "vindplaats", m);
    let lezingen = t.delen("lezing", "[[norm.lezing]]", m);
    let aannames = t.delen("aanname", "[[norm.aanname]]", m);
    let items = t.delen("item", "[[norm.item]]", m);
    let toetsen = t.delen("toets", "[[norm.toets]]", m);
    let norm = GeschrevenNorm {
        begin,
        id: t.verplichte_tekst("id", m),
        naam: t.verplichte_tekst("naam", m),
        karakter: t.vereis("karakter", karakter, m),
        soort: t.vereis("soort", soort, m),
        schaal: t.woord("schaal", m),
        grondslag: t.woord("grondslag", m),
        per: t.getal("per", m),
        laag: t.getal("laag", m),
        hoog: t.getal("hoog", m),
        eenheid: t.woord("eenheid", m),
        afronding: t.woord("afronding", m),
        financier: t.woord("financier", m).waarde(),
        ist_definitie: t.verplichte_tekst("ist_definitie", m),
        citaat: t.verplichte_tekst("citaat", m),
        vindplaats: t.vereis("vindplaats", plaats, m).and_then(|p| lees_vindplaats(p.into_inner(), m)),
        geldig_vanaf: t.vereis("geldig_vanaf", vanaf, m),
        geldig_tot_en_met: t.datum("geldig_tot_en_met", m).optie(),
        eerste_inschatting: t.ja_nee("eerste_inschatting", m).waarde().unwrap_or(false),
        lezingen: lezingen.into_iter().map(|l| lees_lezing(l, m)).collect(),
        aannames: aannames.into_iter().map(|a| lees_aanname(a, m)).collect(),
        items: items.into_iter().map(|i| lees_item(i, m)).collect(),
        toetsen: toetsen.into_iter().map(|o| lees_toets(o, m)).collect(),
        tabel: t,
    };
    norm.tabel.sluit(m);
    norm
}

fn lees_vindplaats(mut t: Tabel<'_>, m: &mut Meldingen<'_>) -> Option<String> {
    let document = t.verplichte_tekst("document", m);
    let kop = t.verplichte_tekst("kop", m);
    let alinea = t.verplichte_tekst("alinea", m);
    t.sluit(m);
    Some(format!("{}, {}, {}", document?.get_ref(), kop?.get_ref(), alinea?.get_ref()))
}

fn lees_lezing(mut t: Tabel<'_>, m: &mut Meldingen<'_>) -> GeschrevenLezing {
    let lezing = GeschrevenLezing {
        plek: t.plek(),
        id: t.verplichte_tekst("id", m),
        omschrijving: t.verplichte_tekst("omschrijving", m),
        reden: t.verplichte_tekst("reden", m),
        grondslag: t.woord("grondslag", m).optie(),
        schaal: t.woord("schaal", m).optie(),
        factoren: t.lijst("factoren", m),
    };
    t.sluit(m);
    lezing
}

fn lees_aanname(mut t: Tabel<'_>, m: &mut Meldingen<'_>) -> GeschrevenAanname {
    let aanname = GeschrevenAanname {
        id: t.verplichte_tekst("id", m),
        tekst: t.verplichte_tekst("tekst", m),
        waarde: t.getal("waarde", m),
        bron: t.verplichte_tekst("bron", m),
    };
    t.sluit(m);
    aanname
}

fn lees_item(mut t: Tabel<'_>, m: &mut Meldingen<'_>) -> GeschrevenItem {
    let item = GeschrevenItem { id: t.verplichte_tekst("id", m), tekst: t.verplichte_tekst("tekst", m) };
    t.sluit(m);
    item
}

fn lees_toets(mut t: Tabel<'_>, m: &mut Meldingen<'_>) -> GeschrevenToets {
    let laag = t.getal("laag", m);
    let hoog = t.getal("hoog", m);
    let toets = GeschrevenToets {
        plek: t.plek(),
        omschrijving: t.verplichte_tekst("omschrijving", m),
        lezing: t.tekst("lezing", m).optie(),
        aantal: t.getal("aantal", m).optie(),
        van: t.getal("van", m).optie(),
        laag: t.vereis("laag", laag, m),
        hoog: t.vereis("hoog", hoog, m),
    };
    t.sluit(m);
    toets
}

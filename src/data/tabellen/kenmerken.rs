//! `onderbouwing.csv` (`kenmerken.csv` heet vaak wat de gebruiker zelf opgeeft): de kenmerken bij de normen, elk gebied naast zijn GGD-regio en Nederland.

use normwijzer_core::kenmerk::{Groter, KenmerkStand, Trap};
use normwijzer_core::plan::{NormKenmerk, Plan};

use super::{CODE, Cel, Kolom, NAAM, NIVEAU, NORM, Tabel, gebied, n, t};

const KOLOMMEN: &[Kolom] = &[
    NIVEAU,
    CODE,
    NAAM,
    NORM,
    t("aanname", "de aanname waarvan dit kenmerk het getal is; leeg als het alleen onderbouwing is"),
    t("kenmerk", "naam van het kenmerk"),
    n("jaar", "jaar van de cijfers"),
    t("eenheid", "procent of aantal"),
    n("waarde", "het cijfer van het gebied; leeg is onbekend"),
    t(
        "berekend",
        "ja als het cijfer niet zo in de bron staat: gewogen naar inwoners, opgeteld of uit vroegere gemeenten",
    ),
    t(
        "gebruikt_van",
        "bij een aanname, per gemeente: van welk gebied het gebruikte getal is (gemeente, ggd, nederland, norm)",
    ),
    t("ggd_naam", "GGD-regio waar het gebied geheel in ligt"),
    n("ggd_waarde", "het cijfer van die GGD-regio"),
    t("ggd_berekend", "ja als het uit de gemeenten is berekend"),
    n("nederland_waarde", "het cijfer van Nederland"),
    t("nederland_berekend", "ja als het uit de gemeenten is berekend"),
    t("bron", "wie de cijfers uitgaf"),
];

pub(super) fn tabel(plannen: &[Plan]) -> Tabel<'_> {
    let rijen = plannen.iter().flat_map(|p| &p.kenmerken).flat_map(|k| {
        let leden = k.leden.iter().map(|(stand, trap)| (stand, Some(*trap)));
        std::iter::once((&k.gebied, None)).chain(leden).map(move |(stand, trap)| cellen(k, stand, trap))
    });
    Tabel { naam: "onderbouwing", kolommen: KOLOMMEN, delen: vec![Box::new(rijen)] }
}

fn cellen<'a>(k: &'a NormKenmerk, stand: &'a KenmerkStand, trap: Option<Trap>) -> Vec<Cel<'a>> {
    let ja = |b: bool| Cel::tekst(if b { "ja" } else { "nee" });
    let groter = |g: Option<Groter>| [Cel::getal(g.map(|g| g.waarde)), g.map_or(Cel::Leeg, |g| ja(g.berekend))];
    let mut uit: Vec<Cel<'a>> = gebied(&stand.gebied).into();
    uit.extend([
        Cel::tekst(k.norm.as_str()),
        Cel::of(k.aanname.as_deref()),
        Cel::tekst(k.bron.naam.as_str()),
        Cel::Getal(normwijzer_core::Amount::from_int(i64::from(k.bron.jaar))),
        Cel::tekst(k.bron.eenheid.token()),
        Cel::getal(stand.waarde),
        if stand.waarde.is_some() { ja(stand.berekend) } else { Cel::Leeg },
        Cel::of(trap.filter(|_| k.aanname.is_some()).map(Trap::token)),
        Cel::of(stand.ggd.as_ref().map(|(g, _)| g.naam.as_str())),
    ]);
    uit.extend(groter(stand.ggd.as_ref().map(|(_, g)| *g)));
    uit.extend(groter(stand.nederland));
    uit.push(Cel::tekst(k.bron.bron.as_str()));
    uit
}

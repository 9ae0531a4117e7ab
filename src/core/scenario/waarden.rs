//! De eigen waarden van een afwijking nakijken tegen de norm: eenheid, bandbreedte, lezing en aannamen.

use std::collections::BTreeMap;

use toml::Spanned;

use super::geschreven::GeschrevenWaarden;
use super::{EigenWaarden, code};
use crate::amount::Amount;
use crate::finding::Finding;
use crate::lezer::{Getal, Meldingen, kort};
use crate::norm::{Band, Lezing, LezingId, Norm, Soort};
use crate::positie::Positie;

/// Zoveel keer de landelijke waarde, naar boven of beneden, lijkt op een verschoven komma.
const VERSCHOVEN_KOMMA: i64 = 10;

/// Kijkt de waarden na. `None` als er niets af te wijken valt; fouten zijn gemeld.
pub(super) fn eigen_waarden(
    norm: &Norm,
    g: &GeschrevenWaarden,
    plek: usize,
    m: &mut Meldingen<'_>,
) -> Option<EigenWaarden> {
    let Some(band) = norm.band() else {
        m.fout(
            code::COMBINATIE,
            plek,
            format!("De norm '{}' is er een in woorden; daar is geen getal om van af te wijken.", norm.id),
        );
        return None;
    };
    if !g.iets {
        m.fout(
            code::COMBINATIE,
            plek,
            "Deze afwijking wijkt nergens van af. Voeg een positie, laag en hoog, eigen, lezing of [afwijking.aanname] toe.",
        );
        return None;
    }
    een_soort_waarde(g, m);
    plaats_in_band(norm, band, g, m);
    // Een laag of hoog waar geen bandbreedte is, is al gemeld.
    let grenzen = [("laag", &g.laag), ("hoog", &g.hoog)].into_iter().filter(|_| band.is_bereik());
    for (sleutel, getal) in grenzen.chain([("eigen", &g.eigen)]) {
        if let Some(getal) = getal {
            streefwaarde(norm, band, sleutel, getal, m);
        }
    }
    let lezing = g.lezing.as_ref().and_then(|l| lezing(norm, l, m));
    let gelezen = lezing.or_else(|| norm.lezingen.first());
    let aannames = aannames(norm, gelezen, &g.aannames, m);
    let waarde = |veld: &Option<Spanned<Getal>>| veld.as_ref().map(|g| g.get_ref().waarde);
    let plaats = g.positie.as_ref().map(|p| *p.get_ref());
    Some(EigenWaarden {
        laag: waarde(&g.laag),
        hoog: waarde(&g.hoog),
        positie: waarde(&g.eigen).map(Positie::Eigen).or(plaats),
        lezing: lezing.map(|l| l.id.clone()),
        aannames,
    })
}

/// Een plaats, een eigen waarde of een eigen bandbreedte (waarin weer een plaats): niet door elkaar.
fn een_soort_waarde(g: &GeschrevenWaarden, m: &mut Meldingen<'_>) {
    let Some(eigen) = &g.eigen else { return };
    for (sleutel, staat_er) in
        [("positie", g.positie.is_some()), ("laag", g.laag.is_some()), ("hoog", g.hoog.is_some())]
    {
        if staat_er {
            m.fout(
                code::COMBINATIE,
                eigen.span().start,
                format!("'eigen' en '{sleutel}' gaan niet samen: kies een eigen waarde, een plaats, of een eigen laag en hoog."),
            );
        }
    }
}

/// Een plaats en een eigen bandbreedte zijn er alleen waar de norm een bandbreedte heeft.
fn plaats_in_band(norm: &Norm, band: Band, g: &GeschrevenWaarden, m: &mut Meldingen<'_>) {
    if !band.is_bereik() {
        let plekken =
            [("positie", g.positie.as_ref().map(Spanned::span)), ("laag", plek(&g.laag)), ("hoog", plek(&g.hoog))];
        for (sleutel, plek) in plekken {
            if let Some(plek) = plek {
                m.fout(
                    code::COMBINATIE,
                    plek.start,
                    format!(
                        "De norm '{}' noemt één waarde ({}) en geen bandbreedte: '{sleutel}' zegt hier niets. Schrijf eigen = \"…\".",
                        norm.id,
                        geschreven(norm, band.laag)
                    ),
                );
            }
        }
        return;
    }
    let laag = g.laag.as_ref().map_or(band.laag, |w| w.get_ref().waarde);
    let hoog = g.hoog.as_ref().map_or(band.hoog, |w| w.get_ref().waarde);
    let Some(plek) = plek(&g.laag).or_else(|| plek(&g.hoog)) else { return };
    if laag > hoog {
        m.fout(
            code::OMGEKEERD,
            plek.start,
            format!(
                "'laag' ({}) is hoger dan 'hoog' ({}). Draai de twee om, of schrijf ze allebei.",
                geschreven(norm, laag),
                geschreven(norm, hoog)
            ),
        );
    } else if laag == hoog && g.positie.is_some() {
        m.fout(code::COMBINATIE, plek.start, "'laag' en 'hoog' zijn gelijk: haal de regel 'positie' weg.");
    }
}

fn plek(getal: &Option<Spanned<Getal>>) -> Option<std::ops::Range<usize>> {
    getal.as_ref().map(Spanned::span)
}

/// Een eigen streefwaarde in de eenheid van de norm. Nul mag (een gemeente die het bij een buur belegt); dat komt
/// als waarschuwing in het plan.
fn streefwaarde(norm: &Norm, band: Band, sleutel: &str, getal: &Spanned<Getal>, m: &mut Meldingen<'_>) {
    let plek = getal.span().start;
    let Getal { waarde, procent } = *getal.get_ref();
    let is_aandeel = matches!(norm.soort, Soort::Aandeel { .. });
    let heel = matches!(&norm.soort, Soort::Vast { eenheid, .. } if eenheid.in_hele_stappen());
    let bericht = match (is_aandeel, procent) {
        (true, false) => format!("'{sleutel}' is hier een aandeel: schrijf het als percentage, zoals \"12%\"."),
        (false, true) => format!(
            "'{sleutel}' is een percentage, maar de norm '{}' telt in {}. Schrijf een getal, zoals \"{}\".",
            norm.id,
            norm.eenheid().map_or("", crate::Eenheid::token),
            geschreven(norm, band.laag)
        ),
        _ if waarde.is_negatief() => format!("'{sleutel}' is minder dan nul; dat kan niet."),
        (true, true) if waarde > Amount::ONE => {
            format!("'{sleutel}' is meer dan 100%; een aandeel is hoogstens alles.")
        }
        _ if heel && !waarde.is_heel() => {
            format!(
                "Een {} is er heel of niet: schrijf een heel getal.",
                norm.eenheid().map_or("", crate::Eenheid::token)
            )
        }
        _ => {
            verschoven_komma(norm, band, sleutel, getal, m);
            return;
        }
    };
    m.fout(code::WAARDE, plek, bericht);
}

fn verschoven_komma(norm: &Norm, band: Band, sleutel: &str, getal: &Spanned<Getal>, m: &mut Meldingen<'_>) {
    let waarde = getal.get_ref().waarde;
    let keer = Amount::from_int(VERSCHOVEN_KOMMA);
    if waarde < band.hoog * keer && (waarde.is_zero() || waarde * keer > band.laag) {
        return;
    }
    m.meld(
        Finding::waarschuwing(
            code::VERSCHRIJVING,
            format!(
                "'{sleutel}' is {}, tegenover landelijk {}: minstens tien keer zoveel of zo weinig. Staat de komma goed?",
                geschreven(norm, waarde),
                band_geschreven(norm, band)
            ),
        ),
        getal.span().start,
    );
}

fn lezing<'a>(norm: &'a Norm, id: &Spanned<String>, m: &mut Meldingen<'_>) -> Option<&'a Lezing> {
    let lezing = norm.lezing(&LezingId(id.get_ref().clone()));
    if lezing.is_none() {
        let namen: Vec<&str> = norm.lezingen.iter().map(|l| l.id.0.as_str()).collect();
        m.fout(
            code::LEZING,
            id.span().start,
            format!(
                "De lezing '{}' heeft de norm '{}' niet. Kies uit: {}.",
                kort(id.get_ref()),
                norm.id,
                namen.join(", ")
            ),
        );
    }
    lezing
}

fn aannames(
    norm: &Norm,
    lezing: Option<&Lezing>,
    geschreven: &[(Spanned<String>, Option<Spanned<Getal>>)],
    m: &mut Meldingen<'_>,
) -> BTreeMap<String, Amount> {
    let mut uit = BTreeMap::new();
    for (naam, getal) in geschreven {
        let Some(landelijk) = landelijke_aanname(norm, naam, m) else { continue };
        if let Some(lezing) = lezing
            && !lezing.factoren.contains(naam.get_ref())
        {
            m.meld(
                Finding::waarschuwing(
                    code::ONGEBRUIKT,
                    format!(
                        "De aanname '{}' telt in de lezing '{}' niet mee; deze waarde verandert niets.",
                        naam.get_ref(),
                        lezing.id
                    ),
                ),
                naam.span().start,
            );
        }
        let Some(getal) = getal else { continue };
        let waarde = getal.get_ref().waarde;
        if waarde <= Amount::ZERO {
            m.fout(code::WAARDE, getal.span().start, "De waarde van een aanname moet groter dan nul zijn.");
        } else if landelijk <= Amount::ONE && waarde > Amount::ONE {
            m.fout(
                code::WAARDE,
                getal.span().start,
                format!(
                    "De aanname '{}' is een deel van een geheel (landelijk {}) en is hoogstens 1. Schrijf bijvoorbeeld \"0,36\" of \"36%\".",
                    naam.get_ref(),
                    komma(landelijk)
                ),
            );
        }
        uit.insert(naam.get_ref().clone(), waarde);
    }
    uit
}

/// De landelijke waarde van een aanname, of een bevinding dat zij er geen heeft.
fn landelijke_aanname(norm: &Norm, naam: &Spanned<String>, m: &mut Meldingen<'_>) -> Option<Amount> {
    let waarde = norm.aanname(naam.get_ref()).and_then(|a| a.waarde);
    if waarde.is_none() {
        let namen: Vec<&str> = norm.aannames.iter().filter(|a| a.waarde.is_some()).map(|a| a.id.as_str()).collect();
        let keuze = if namen.is_empty() {
            "Deze norm heeft geen aanname met een getal.".to_owned()
        } else {
            format!("Kies uit: {}.", namen.join(", "))
        };
        m.fout(
            code::AANNAME,
            naam.span().start,
            format!("De norm '{}' heeft geen aanname '{}' met een getal. {keuze}", norm.id, kort(naam.get_ref())),
        );
    }
    waarde
}

/// Een streefwaarde zoals men haar in het bestand schrijft: "0,2" of "12%".
pub(crate) fn geschreven(norm: &Norm, waarde: Amount) -> String {
    if matches!(norm.soort, Soort::Aandeel { .. }) {
        format!("{}%", komma(waarde * Amount::from_int(100)))
    } else {
        komma(waarde)
    }
}

fn band_geschreven(norm: &Norm, band: Band) -> String {
    if band.is_bereik() {
        format!("{} tot {}", geschreven(norm, band.laag), geschreven(norm, band.hoog))
    } else {
        geschreven(norm, band.laag)
    }
}

fn komma(a: Amount) -> String {
    a.to_string().replace('.', ",")
}

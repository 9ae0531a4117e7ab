//! Van een norm zoals geschreven naar een geldige norm: betekent het geheel iets?
//!
//! Alles wat niet klopt wordt gemeld; pas als er niets te melden is komt er een [`Norm`].

use toml::Spanned;

use super::code;
use super::geschreven::GeschrevenNorm;
use super::onderdelen::{self, is_slug};
use super::toets::reken_na;
use super::woord::SoortWoord;
use super::{Afronding, Band, Geldigheid, Item, Karakter, Norm, NormId, Sectie, Soort};
use crate::amount::Amount;
use crate::eenheid::Eenheid;
use crate::lezer::{Getal, Meldingen, Veld, Woord as _};

/// Kijkt een norm na. `None` zodra er een fout is.
pub(super) fn controleer(
    mut g: GeschrevenNorm<'_>,
    sectie: &Sectie,
    editie: &str,
    m: &mut Meldingen<'_>,
) -> Option<Norm> {
    if let Some(id) = &g.id {
        norm_id(id, m);
    }
    geldigheid(&g, m);
    let items = onderdelen::items(std::mem::take(&mut g.items), m);
    let soort = soort(&mut g, items, m);
    let afronding = afronding(&mut g, soort.as_ref(), m);
    if let Some(soort) = &soort {
        karakter(&g, soort, m);
    }
    let lezingen = onderdelen::lezingen(&mut g, soort.as_ref(), m);
    let aannames = onderdelen::aannames(std::mem::take(&mut g.aannames), m);
    let toetsen = onderdelen::toetsen(std::mem::take(&mut g.toetsen), &lezingen, m);
    if m.fout_sinds(g.begin) {
        return None;
    }
    let (begin, plek) = (g.begin, g.tabel.plek());
    let norm = Norm {
        id: NormId::new(g.id?.get_ref()),
        naam: g.naam?.into_inner(),
        leefgebied: sectie.leefgebied.clone(),
        sectie: sectie.id.clone(),
        editie: editie.to_owned(),
        karakter: g.karakter?.into_inner(),
        status: sectie.status,
        eerste_inschatting: g.eerste_inschatting,
        soort: soort?,
        financier: g.financier,
        ist_definitie: g.ist_definitie?.into_inner(),
        afronding: afronding?,
        citaat: g.citaat?.into_inner(),
        vindplaats: g.vindplaats?,
        lezingen,
        aannames,
        geldig: Geldigheid {
            vanaf: g.geldig_vanaf?.into_inner(),
            tot_en_met: g.geldig_tot_en_met.map(Spanned::into_inner),
        },
        toetsen: toetsen.iter().map(|(_, t)| t.clone()).collect(),
    };
    for (plek, toets) in &toetsen {
        if let Some(bevinding) = reken_na(&norm, toets) {
            m.meld(bevinding, *plek);
        }
    }
    if norm.band().is_some() && norm.toetsen.is_empty() {
        m.meld(
            crate::finding::Finding::waarschuwing(
                code::GEEN_TOETS,
                "Deze norm heeft een getal maar geen voorbeeld dat nagerekend wordt. Voeg een [[norm.toets]] toe.",
            ),
            plek,
        );
    }
    (!m.fout_sinds(begin)).then_some(norm)
}

/// Een norm-id is `aanpak.onderdeel`.
fn norm_id(id: &Spanned<String>, m: &mut Meldingen<'_>) {
    let goed = id.get_ref().split_once('.').is_some_and(|(aanpak, onderdeel)| is_slug(aanpak) && is_slug(onderdeel));
    if !goed {
        m.fout(
            code::NAAM,
            id.span().start,
            format!(
                "'{}' is geen norm-id. Schrijf aanpak.onderdeel in kleine letters zonder accenten, zoals sociaal-verwijzen.brugfunctionaris.",
                id.get_ref()
            ),
        );
    }
}

fn geldigheid(g: &GeschrevenNorm<'_>, m: &mut Meldingen<'_>) {
    if let (Some(vanaf), Some(tot)) = (&g.geldig_vanaf, &g.geldig_tot_en_met)
        && tot.get_ref() < vanaf.get_ref()
    {
        m.fout(
            code::OMGEKEERD,
            tot.span().start,
            format!("geldig_tot_en_met ({}) ligt voor geldig_vanaf ({}).", tot.get_ref(), vanaf.get_ref()),
        );
    }
}

/// Meldt een sleutel die bij deze soort niets betekent.
fn hoort_niet<T>(sleutel: &str, veld: &Veld<T>, soort: &Spanned<SoortWoord>, m: &mut Meldingen<'_>) {
    let plek = match veld {
        Veld::Afwezig => return,
        Veld::Fout => soort.span().start,
        Veld::Goed(waarde) => waarde.span().start,
    };
    m.fout(
        code::COMBINATIE,
        plek,
        format!(
            "Een norm van soort {} heeft geen '{sleutel}'. Haal die regel weg of kies een andere soort.",
            soort.get_ref().schrijfwijze()
        ),
    );
}

fn neem<T>(veld: &mut Veld<T>) -> Veld<T> {
    std::mem::replace(veld, Veld::Afwezig)
}

/// Bouwt de soort met haar getallen; meldt wat ontbreekt en wat er niet bij hoort.
fn soort(g: &mut GeschrevenNorm<'_>, items: Vec<Item>, m: &mut Meldingen<'_>) -> Option<Soort> {
    let woord = g.soort.clone()?;
    let (schaal, grondslag, per) = (neem(&mut g.schaal), neem(&mut g.grondslag), neem(&mut g.per));
    let (laag, hoog, eenheid) = (neem(&mut g.laag), neem(&mut g.hoog), neem(&mut g.eenheid));
    if *woord.get_ref() != SoortWoord::Verhouding {
        hoort_niet("per", &per, &woord, m);
    }
    if matches!(woord.get_ref(), SoortWoord::Vast | SoortWoord::Kwalitatief) {
        hoort_niet("grondslag", &grondslag, &woord, m);
    }
    if *woord.get_ref() == SoortWoord::Kwalitatief {
        hoort_niet("laag", &laag, &woord, m);
        hoort_niet("hoog", &hoog, &woord, m);
        hoort_niet("eenheid", &eenheid, &woord, m);
        hoort_niet("afronding", &g.afronding, &woord, m);
        if items.is_empty() {
            g.tabel.ontbreekt("[[norm.item]]", m);
        }
        if let Some(toets) = g.toetsen.first() {
            m.fout(
                code::COMBINATIE,
                toets.plek,
                "Een norm in woorden heeft geen getal en dus geen toets. Haal [[norm.toets]] weg.",
            );
        }
        return Some(Soort::Kwalitatief { schaal: schaal.waarde(), items });
    }
    if !items.is_empty() {
        m.fout(
            code::COMBINATIE,
            woord.span().start,
            format!(
                "Een norm van soort {} heeft een getal en geen vragen. Haal [[norm.item]] weg of kies soort kwalitatief.",
                woord.get_ref().schrijfwijze()
            ),
        );
    }
    let t = &g.tabel;
    let schaal = t.vereis("schaal", schaal, m).map(Spanned::into_inner);
    let eenheid = t.vereis("eenheid", eenheid, m);
    let laag = t.vereis("laag", laag, m);
    let hoog = t.vereis("hoog", hoog, m);
    let band = band(&laag, &hoog, *woord.get_ref(), m);
    if let Some(eenheid) = &eenheid {
        eenheid_past(eenheid, *woord.get_ref(), laag.as_ref(), m);
    }
    let eenheid = eenheid.map(Spanned::into_inner);
    match woord.get_ref() {
        SoortWoord::Vast => Some(Soort::Vast { schaal: schaal?, band: band?, eenheid: eenheid? }),
        SoortWoord::Aandeel => {
            let grondslag = t.vereis("grondslag", grondslag, m);
            Some(Soort::Aandeel { schaal: schaal?, grondslag: grondslag?.into_inner(), band: band?, eenheid: eenheid? })
        }
        _ => {
            let grondslag = t.vereis("grondslag", grondslag, m);
            let per = t.vereis("per", per, m);
            if let Some(per) = &per {
                per_is_aantal(per, m);
            }
            Some(Soort::Verhouding {
                schaal: schaal?,
                grondslag: grondslag?.into_inner(),
                per: per?.into_inner().waarde,
                band: band?,
                eenheid: eenheid?,
            })
        }
    }
}

fn per_is_aantal(per: &Spanned<Getal>, m: &mut Meldingen<'_>) {
    let Getal { waarde, procent } = *per.get_ref();
    if procent || !waarde.is_heel() || waarde <= Amount::ZERO {
        m.fout(
            code::COMBINATIE,
            per.span().start,
            "'per' is een heel aantal personen groter dan nul, zoals \"10.000\".",
        );
    }
}

/// De onder- en bovengrens: groter dan nul, niet op hun kop, en een aandeel als percentage tot 100%.
fn band(
    laag: &Option<Spanned<Getal>>,
    hoog: &Option<Spanned<Getal>>,
    soort: SoortWoord,
    m: &mut Meldingen<'_>,
) -> Option<Band> {
    for (sleutel, grens) in [("laag", laag), ("hoog", hoog)] {
        let Some(grens) = grens else { continue };
        let plek = grens.span().start;
        let Getal { waarde, procent } = *grens.get_ref();
        if waarde <= Amount::ZERO {
            m.fout(
                code::COMBINATIE,
                plek,
                format!("'{sleutel}' moet groter dan nul zijn: een norm van nul vraagt niets."),
            );
        }
        match (soort == SoortWoord::Aandeel, procent) {
            (true, false) => m.fout(
                code::COMBINATIE,
                plek,
                format!("'{sleutel}' is een aandeel: schrijf het als percentage, zoals \"14%\"."),
            ),
            (false, true) => m.fout(
                code::COMBINATIE,
                plek,
                format!(
                    "'{sleutel}' is een percentage, maar de soort is {}. Kies soort aandeel of schrijf een aantal.",
                    soort.schrijfwijze()
                ),
            ),
            (true, true) if waarde > Amount::ONE => {
                m.fout(code::COMBINATIE, plek, format!("'{sleutel}' is meer dan 100%; een aandeel is hoogstens alles."))
            }
            _ => {}
        }
    }
    let (laag, hoog) = (laag.as_ref()?, hoog.as_ref()?);
    let band = Band { laag: laag.get_ref().waarde, hoog: hoog.get_ref().waarde };
    if band.laag > band.hoog {
        m.fout(code::OMGEKEERD, laag.span().start, "'laag' is hoger dan 'hoog'. Draai de twee om.");
    }
    Some(band)
}

/// Een vast aantal is geen tempo per jaar, en een half steunpunt bestaat niet.
fn eenheid_past(eenheid: &Spanned<Eenheid>, soort: SoortWoord, laag: Option<&Spanned<Getal>>, m: &mut Meldingen<'_>) {
    let e = *eenheid.get_ref();
    if soort == SoortWoord::Vast && e.per_jaar() {
        m.fout(
            code::COMBINATIE,
            eenheid.span().start,
            format!("Een vaste norm telt iets dat er staat; '{e}' is een tempo. Kies een andere eenheid of soort."),
        );
    }
    if let Some(laag) = laag
        && soort == SoortWoord::Vast
        && e.in_hele_stappen()
        && !laag.get_ref().waarde.is_heel()
    {
        m.fout(code::COMBINATIE, laag.span().start, format!("Een {e} is er heel of niet: schrijf een heel getal."));
    }
}

fn afronding(g: &mut GeschrevenNorm<'_>, soort: Option<&Soort>, m: &mut Meldingen<'_>) -> Option<Afronding> {
    let veld = neem(&mut g.afronding);
    match soort {
        // Zonder getal valt er niets af te ronden.
        Some(Soort::Kwalitatief { .. }) => Some(Afronding::Heel),
        // De soort is al gemeld; of er een afronding bij hoort, is dan niet te zeggen.
        None => veld.waarde(),
        Some(_) => g.tabel.vereis("afronding", veld, m).map(Spanned::into_inner),
    }
}

/// Karakter en soort moeten hetzelfde zeggen.
fn karakter(g: &GeschrevenNorm<'_>, soort: &Soort, m: &mut Meldingen<'_>) {
    let Some(karakter) = &g.karakter else { return };
    let band = match soort {
        Soort::Vast { band, .. } | Soort::Verhouding { band, .. } | Soort::Aandeel { band, .. } => Some(*band),
        Soort::Kwalitatief { .. } => None,
    };
    let bericht = match (karakter.get_ref(), band) {
        (Karakter::Aanwezigheid, Some(_)) => {
            "Karakter aanwezigheid is voor een norm in woorden; deze heeft een getal. Kies een ander karakter of soort kwalitatief."
        }
        (k, None) if *k != Karakter::Aanwezigheid => {
            "Een norm in woorden (soort kwalitatief) heeft karakter aanwezigheid."
        }
        (Karakter::Bandbreedte, Some(b)) if !b.is_bereik() => {
            "Karakter bandbreedte vraagt een 'hoog' boven 'laag'; hier zijn ze gelijk. Kies streefwaarde of minimum."
        }
        (k, Some(b)) if *k != Karakter::Bandbreedte && b.laag < b.hoog => {
            "'laag' en 'hoog' verschillen: dat is een bandbreedte. Kies karakter bandbreedte of schrijf twee keer hetzelfde getal."
        }
        _ => return,
    };
    m.fout(code::COMBINATIE, karakter.span().start, bericht);
}

//! Een ingroeibestand lezen: van bytes naar een [`Ingroei`], met alle bevindingen tegelijk.

use super::controle::Controle;
use super::geschreven::{lees_grens, lees_volgorde, lees_vorm};
use super::{Ingroei, code};
use crate::finding::Finding;
use crate::horizon::Horizon;
use crate::lezer::{Meldingen, Tabel, Vorm, lees_een};
use crate::norm::NormSet;

/// Het grootste aantal vormen, en het grootste aantal grenzen.
pub const MEESTE_DELEN: usize = 1_000;

/// Een ingroeibestand zoals de schil het aanlevert.
#[derive(Clone, Copy, Debug)]
pub struct IngroeiBestand<'a> {
    /// De naam zoals de gebruiker het noemde, zonder map.
    pub naam: &'a str,
    /// De bytes.
    pub inhoud: &'a [u8],
}

/// Leest en controleert een ingroeibestand tegen de normen en de tijd van het plan.
///
/// Het is er alleen als er geen fout is; waarschuwingen komen ook dan mee. Elke bevinding heeft bestand, regel en kolom.
#[must_use]
pub fn lees(bestand: &IngroeiBestand<'_>, normen: &NormSet, horizon: &Horizon) -> (Option<Ingroei>, Vec<Finding>) {
    let (ingroei, bevindingen, _) = gelezen(bestand, normen, horizon);
    (ingroei, bevindingen)
}

/// De vorm van een ingroeibestand: welke sleutels er in horen. Zij volgt uit het lezen van `bestand`.
#[must_use]
pub fn vorm(bestand: &IngroeiBestand<'_>, normen: &NormSet, horizon: &Horizon) -> Vorm {
    gelezen(bestand, normen, horizon).2
}

fn gelezen(bestand: &IngroeiBestand<'_>, normen: &NormSet, horizon: &Horizon) -> (Option<Ingroei>, Vec<Finding>, Vorm) {
    lees_een(&code::CODES, bestand.naam, bestand.inhoud, |t, m| document(t, normen, *horizon, m))
}

fn document(mut t: Tabel<'_>, normen: &NormSet, horizon: Horizon, m: &mut Meldingen<'_>) -> Option<Ingroei> {
    let kop = t.deel("ingroei", "[ingroei]", m);
    let vormen = t.delen("vorm", "[[vorm]]", m);
    let grenzen = t.delen("grens", "[[grens]]", m);
    let volgorde = t.deel("prioriteit", "[prioriteit]", m);
    let naam = t.vereis("ingroei", kop, m).and_then(|k| {
        let mut kop = k.into_inner();
        let naam = kop.verplichte_tekst("naam", m);
        kop.sluit(m);
        naam
    });
    t.sluit(m);
    if vormen.len().max(grenzen.len()) > MEESTE_DELEN {
        m.fout(
            code::CODES.te_groot,
            0,
            format!("Dit bestand heeft meer dan {MEESTE_DELEN} vormen of grenzen; meer wordt niet gelezen."),
        );
        return None;
    }
    let mut controle = Controle::new(normen, horizon);
    let grenzen: Vec<_> = grenzen.into_iter().filter_map(|g| controle.grens(lees_grens(g, m), m)).collect();
    let vormen: Vec<_> = vormen.into_iter().filter_map(|v| controle.vorm(lees_vorm(v, m), &grenzen, m)).collect();
    let volgorde = volgorde.waarde().map(|v| lees_volgorde(v, m));
    let prioriteit = volgorde.as_ref().map(|v| controle.volgorde(&v.normen, m)).unwrap_or_default();
    Some(Ingroei {
        naam: naam?.into_inner(),
        bestand: m.tekst.pad.to_owned(),
        vormen,
        grenzen,
        prioriteit,
        prioriteit_waarom: volgorde.and_then(|v| v.waarom),
    })
}

//! Een huisstijlbestand lezen: van bytes naar een [`Huisstijl`], met alle bevindingen tegelijk.

use normwijzer_core::Finding;
use normwijzer_core::lezer::{Meldingen, Tabel, lees_een};

use super::Huisstijl;
use super::code;
use super::kleur::{CONTRAST_MET_WIT, Kleur, ONDERLING_CONTRAST};
use super::logo::Logo;
use crate::font::Letters;
use crate::nl;

/// Een huisstijlbestand zoals de schil het aanlevert.
#[derive(Clone, Copy, Debug)]
pub struct HuisstijlBestand<'a> {
    /// De naam zoals de gebruiker het noemde, zonder map.
    pub naam: &'a str,
    /// De bytes.
    pub inhoud: &'a [u8],
}

/// Haalt een bestand dat de huisstijl noemt: de soort (`logo`, `lettertype`), het pad zoals het er staat en het grootste
/// aantal bytes. Een fout is een Nederlandse zin.
pub type Haal<'a> = &'a mut dyn FnMut(&'static str, &str, u64) -> Result<Vec<u8>, String>;

/// Leest en controleert een huisstijl. Zij is er alleen als er geen fout is; elke bevinding heeft bestand, regel en
/// kolom.
#[must_use]
pub fn lees(bestand: &HuisstijlBestand<'_>, haal: Haal<'_>) -> (Option<Huisstijl>, Vec<Finding>) {
    let (huisstijl, bevindingen, _) = lees_een(&code::CODES, bestand.naam, bestand.inhoud, |t, m| document(t, haal, m));
    (huisstijl, bevindingen)
}

/// Een kleur en waar zij staat.
type Geplaatst = (Kleur, usize);

fn document(mut t: Tabel<'_>, haal: Haal<'_>, m: &mut Meldingen<'_>) -> Option<Huisstijl> {
    let naam = t.verplichte_tekst("naam", m);
    let hoofd = kleur(&mut t, "kleur-hoofd", m);
    let accent = kleur(&mut t, "kleur-accent", m);
    if let (Some(hoofd), Some(accent)) = (hoofd, accent) {
        onderscheid(hoofd, accent, m);
    }
    let logo = t.tekst("logo", m).optie().and_then(|pad| {
        let (plek, pad) = (pad.span().start, pad.into_inner());
        let logo = haal("logo", &pad, code::GROOTSTE_LOGO).and_then(|b| Logo::lees(&b).map_err(|e| e.to_string()));
        logo.map_err(|e| m.fout(code::LOGO, plek, format!("Het logo '{pad}' is niet te gebruiken: {e}"))).ok()
    });
    let letters = t.tekst("lettertype", m).optie().and_then(|pad| {
        let (plek, pad) = (pad.span().start, pad.into_inner());
        let bytes = haal("lettertype", &pad, code::GROOTSTE_LETTERTYPE);
        let letters = bytes.and_then(|b| Letters::eigen(b).map_err(|e| e.to_string()));
        let bericht = |e| format!("Het lettertype '{pad}' is niet te gebruiken: {e}");
        letters.map_err(|e| m.fout(code::LETTERTYPE, plek, bericht(e))).ok()
    });
    t.sluit(m);
    Some(Huisstijl {
        naam: naam?.into_inner(),
        hoofd: hoofd?.0,
        accent: accent?.0,
        logo,
        letters: letters.unwrap_or_default(),
    })
}

fn kleur(t: &mut Tabel<'_>, sleutel: &'static str, m: &mut Meldingen<'_>) -> Option<Geplaatst> {
    let tekst = t.verplichte_tekst(sleutel, m)?;
    let plek = tekst.span().start;
    let Some(kleur) = Kleur::lees(tekst.get_ref()) else {
        let gevonden: String = tekst.get_ref().chars().take(40).collect();
        let bericht =
            format!("'{gevonden}' is geen kleur. Schrijf een hekje en zes tekens 0–9 en a–f, zoals \"#2b6c9e\".");
        m.fout(code::KLEUR, plek, bericht);
        return None;
    };
    let contrast = kleur.contrast(Kleur::WIT);
    if contrast < CONTRAST_MET_WIT {
        let beter = kleur.dichtstbij(|k| k.contrast(Kleur::WIT) >= CONTRAST_MET_WIT);
        let bericht = format!(
            "{sleutel} {kleur} is op wit niet te lezen: het contrast is {}:1 en {}:1 is nodig (WCAG 2.1 AA). De dichtstbijzijnde donkerder kleur die voldoet is {}.",
            afgekapt(contrast),
            afgekapt(CONTRAST_MET_WIT),
            beter.unwrap_or(Kleur(0, 0, 0)),
        );
        m.fout(code::CONTRAST, plek, bericht);
        return None;
    }
    Some((kleur, plek))
}

/// Of de twee kleuren in grijs uit elkaar te houden zijn.
fn onderscheid((hoofd, _): Geplaatst, (accent, plek): Geplaatst, m: &mut Meldingen<'_>) {
    let contrast = hoofd.contrast(accent);
    if contrast >= ONDERLING_CONTRAST {
        return;
    }
    let voldoet =
        |a: Kleur, b: Kleur| a.contrast(Kleur::WIT) >= CONTRAST_MET_WIT && a.contrast(b) >= ONDERLING_CONTRAST;
    // De accentkleur wordt donkerder, of lichter als zij al bijna zwart is.
    let beter = accent.dichtstbij(|k| voldoet(k, hoofd)).unwrap_or(Kleur(0, 0, 0));
    let bericht = format!(
        "kleur-hoofd {hoofd} en kleur-accent {accent} zijn in grijs niet uit elkaar te houden: hun onderlinge contrast is {}:1 en {}:1 is nodig. De dichtstbijzijnde kleur-accent die voldoet is {beter}.",
        afgekapt(contrast),
        afgekapt(ONDERLING_CONTRAST),
    );
    m.fout(code::GELIJK, plek, bericht);
}

/// Met twee decimalen en naar beneden: 4,499 is geen 4,5.
fn afgekapt(contrast: f64) -> String {
    let honderdsten = (contrast * 100.0 + 1e-9).floor() as i64;
    nl::met_decimalen(rust_decimal::Decimal::new(honderdsten, 2), 2)
}

//! Een stuk XML klaarmaken om in te voegen: vingerafdruk en nummers van de besturingselementen erin invullen.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::WordFout;
use crate::besturing::{Sommen, Soort, bestaande, inhoud_om_te_vergelijken, vingerafdruk};
use crate::besturing_tag::{MERK, tag};
use crate::xml::{Boom, NS_A, NS_MC, NS_PIC, NS_R, NS_W, NS_W14, NS_WP, Ruimte};
use crate::xml_ingrepen::Ingrepen;

/// Een besturingselement dat in een stuk XML staat.
pub(crate) struct Genest {
    pub(crate) sleutel: String,
    pub(crate) alias: String,
    pub(crate) soort: Soort,
    pub(crate) afdruk: String,
    pub(crate) xml: String,
}

/// Een stuk XML dat ingevoegd kan worden.
pub(crate) struct Zegel {
    pub(crate) xml: String,
    pub(crate) afdruk: String,
    /// De zichtbare inhoud, om te zien of zij er al staat.
    pub(crate) inhoud: String,
    /// Waar een element om zou staan; niets bij een leeg stuk.
    pub(crate) soort: Option<Soort>,
    pub(crate) genest: Vec<Genest>,
    /// Geen figuren, velden of bladwijzers: dan zegt de vingerafdruk alles.
    pub(crate) alleen_tekst: bool,
}

/// Leest een stuk XML, vult vingerafdrukken en nummers in.
pub(crate) fn verzegel(
    sleutel: &str,
    xml: &str,
    sommen: &Sommen,
    nummer: &mut dyn FnMut(&str) -> String,
) -> Result<Zegel, WordFout> {
    let voor = format!(
        "<w:sdtContent xmlns:w=\"{NS_W}\" xmlns:r=\"{NS_R}\" xmlns:wp=\"{NS_WP}\" xmlns:a=\"{NS_A}\" xmlns:pic=\"{NS_PIC}\" xmlns:mc=\"{NS_MC}\" xmlns:w14=\"{NS_W14}\">"
    );
    let na = "</w:sdtContent>";
    let heel = format!("{voor}{xml}{na}");
    let naam = format!("de inhoud voor \"{sleutel}\"");
    let boom = Boom::lees(&naam, heel.as_bytes())?;
    let eigen = bestaande(&boom, &naam, sommen);
    let mut ingrepen = Ingrepen::default();
    for element in &eigen {
        ingrepen.vervang(element.waarde_van_tag.clone(), tag(&element.sleutel, &element.vingerafdruk_nu));
        let plaats = boom
            .kind_w(element.knoop, "sdtPr")
            .and_then(|pr| boom.kind_w(pr, "id"))
            .and_then(|id| boom.plaats_van_val(id));
        if let Some(plaats) = plaats {
            ingrepen.vervang(plaats, nummer(&element.sleutel));
        }
    }
    let klaar = String::from_utf8(ingrepen.toepassen(heel.as_bytes())?)
        .map_err(|_| WordFout::nieuw(format!("{naam}: geen geldige UTF-8")))?;
    let uit = klaar.strip_prefix(&voor).and_then(|rest| rest.strip_suffix(na)).unwrap_or(xml).to_owned();
    let genest = if eigen.is_empty() { Vec::new() } else { geneste(&naam, &klaar, sommen)? };
    Ok(Zegel {
        afdruk: vingerafdruk(&boom, 0, sommen),
        inhoud: inhoud_om_te_vergelijken(&boom, 0, sommen),
        soort: soort_van(&boom),
        genest,
        alleen_tekst: !["drawing", "pict", "fldChar", "fldSimple", "bookmarkStart"]
            .iter()
            .any(|ding| (1..boom.aantal()).any(|knoop| boom.is_w(knoop, ding) && !is_merk(&boom, knoop))),
        xml: uit,
    })
}

/// Of een knoop een bladwijzer van ons is: die is elke keer dezelfde.
fn is_merk(boom: &Boom<'_>, knoop: usize) -> bool {
    boom.attribuut(knoop, Ruimte::W, "name").is_some_and(|naam| naam.starts_with(MERK))
}

fn geneste(naam: &str, klaar: &str, sommen: &Sommen) -> Result<Vec<Genest>, WordFout> {
    let boom = Boom::lees(naam, klaar.as_bytes())?;
    let uit = bestaande(&boom, naam, sommen).into_iter().filter_map(|element| {
        let inhoud = boom.kind_w(element.knoop, "sdtContent").and_then(|knoop| boom.knoop(knoop))?;
        let alias = boom.kind_w(element.knoop, "sdtPr").and_then(|pr| boom.kind_w(pr, "alias"));
        Some(Genest {
            alias: alias.and_then(|alias| boom.val(alias)).unwrap_or_default().into_owned(),
            xml: boom.stuk(inhoud.inhoud_begin..inhoud.inhoud_einde).to_owned(),
            afdruk: element.vingerafdruk_nu,
            soort: element.soort,
            sleutel: element.sleutel,
        })
    });
    Ok(uit.collect())
}

/// Waar een element om dit stuk heen om zou staan.
fn soort_van(boom: &Boom<'_>) -> Option<Soort> {
    (1..boom.aantal()).find_map(|knoop| match boom.naam(knoop) {
        "p" | "tbl" => Some(Soort::Blok),
        "r" | "hyperlink" | "fldSimple" => Some(Soort::Tekst),
        "tr" => Some(Soort::Rij),
        "tc" => Some(Soort::Cel),
        _ => None,
    })
}

/// Het nummer dat uit een sleutel volgt, zodat dezelfde invoer hetzelfde nummer geeft.
fn eerste_nummer(zaad: &str) -> u32 {
    let som = Sha256::digest(zaad.as_bytes());
    (som.iter().take(4).fold(0u32, |n, byte| (n << 8) | u32::from(*byte)) & 0x7FFF_FFFF).max(1)
}

/// Een vrij nummer, het liefst het eerste.
pub(crate) fn kies_nummer(bezet: &mut BTreeSet<String>, zaad: &str) -> String {
    let mut nummer = eerste_nummer(zaad);
    while !bezet.insert(nummer.to_string()) {
        nummer = ((nummer + 1) & 0x7FFF_FFFF).max(1);
    }
    nummer.to_string()
}

//! Of een pakket een Word-document is dat veilig gelezen kan worden, en welk deel de hoofdtekst is.

use crate::WordFout;
use crate::pakket::{DOCUMENT, Oorspronkelijk, SJABLOON, TYPEN};
use crate::pakket_relaties::{lees_relaties, pad_van_relaties};
use crate::xml::{Boom, Ruimte};

/// Ziet het hele pakket na en geeft de naam van het hoofddeel; alles wat er mis is in één melding.
pub(crate) fn controleer(delen: &[Oorspronkelijk]) -> Result<String, WordFout> {
    let mut fouten = Vec::new();
    macros(delen, &mut fouten);
    let mut kapot = false;
    for deel in delen.iter().filter(|deel| is_xml(&deel.naam)) {
        // Wat SharePoint en andere programma's in customXml bewaren, leest niemand hier; UTF-16 mag daar.
        let utf16 = matches!(&*deel.bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
        if utf16 && deel.naam.starts_with("customXml/") {
            continue;
        }
        if let Err(fout) = Boom::lees(&deel.naam, &deel.bytes) {
            kapot = true;
            fouten.push(fout.0);
        }
    }
    let hoofddeel = if kapot { None } else { zoek_hoofddeel(delen, &mut fouten) };
    match hoofddeel {
        Some(hoofddeel) if fouten.is_empty() => Ok(hoofddeel),
        _ => Err(WordFout::alle(fouten)),
    }
}

fn is_xml(naam: &str) -> bool {
    let klein = naam.to_ascii_lowercase();
    klein.ends_with(".xml") || klein.ends_with(".rels")
}

fn macros(delen: &[Oorspronkelijk], fouten: &mut Vec<String>) {
    let bestand = delen.iter().find(|deel| {
        let klein = deel.naam.to_ascii_lowercase();
        klein.rsplit('/').next().is_some_and(|naam| naam.starts_with("vbaproject") || naam == "vbadata.xml")
    });
    let soort = delen.iter().find(|deel| deel.naam == TYPEN).is_some_and(|typen| {
        let tekst = String::from_utf8_lossy(&typen.bytes).to_ascii_lowercase();
        tekst.contains("macroenabled") || tekst.contains("vbaproject")
    });
    if bestand.is_some() || soort {
        fouten.push(
            "het document bevat macro's (.docm of .dotm); om veiligheidsredenen geweigerd. Sla het in Word op als .docx, zonder macro's"
                .to_owned(),
        );
    }
}

fn zoek_hoofddeel(delen: &[Oorspronkelijk], fouten: &mut Vec<String>) -> Option<String> {
    let geen = |wat: &str| Some(format!("het bestand is een zip maar geen Word-document: {wat}; verwacht een .docx"));
    let zoek = |naam: &str| delen.iter().find(|deel| deel.naam == naam);
    let melding = 'zoek: {
        let Some(typen) = zoek(TYPEN) else { break 'zoek geen("[Content_Types].xml ontbreekt") };
        let pad = pad_van_relaties("");
        let Some(rels) = zoek(&pad) else { break 'zoek geen("_rels/.rels ontbreekt") };
        let relaties = match lees_relaties(&pad, "", &rels.bytes) {
            Ok(relaties) => relaties,
            Err(fout) => break 'zoek Some(fout.0),
        };
        let Some(hoofd) = relaties.iter().find(|r| !r.extern_doel && r.kort_soort() == "officeDocument") else {
            break 'zoek geen("het noemt geen hoofdtekst");
        };
        let Some(deel) = zoek(&hoofd.doel) else {
            break 'zoek geen(&format!("de hoofdtekst \"{}\" ontbreekt", hoofd.doel));
        };
        match soort_van(&typen.bytes, &hoofd.doel).as_deref() {
            Some(DOCUMENT | SJABLOON) => {}
            anders => {
                break 'zoek geen(&format!("de hoofdtekst is van het soort \"{}\"", anders.unwrap_or("onbekend")));
            }
        }
        let Ok(boom) = Boom::lees(&deel.naam, &deel.bytes) else { break 'zoek geen("de hoofdtekst is beschadigd") };
        if boom.wortel().is_some_and(|wortel| wortel.ruimte == Ruimte::Strikt) {
            break 'zoek Some(
                "het document is opgeslagen als \"Strict Open XML\"; sla het in Word op als gewoon Word-document (.docx)"
                    .to_owned(),
            );
        }
        if !boom.is_w(0, "document") || boom.kind_w(0, "body").is_none() {
            break 'zoek geen(&format!("\"{}\" heeft geen tekst", hoofd.doel));
        }
        return Some(hoofd.doel.clone());
    };
    fouten.extend(melding);
    None
}

/// Het soort van een deel volgens `[Content_Types].xml`.
fn soort_van(typen: &[u8], deel: &str) -> Option<String> {
    let boom = Boom::lees(TYPEN, typen).ok()?;
    let kinderen = || boom.kinderen(0).filter(|kind| boom.knoop(*kind).is_some_and(|k| k.ruimte == Ruimte::Typen));
    let eigen = kinderen().find(|kind| {
        boom.naam(*kind) == "Override"
            && boom.kaal(*kind, "PartName").is_some_and(|naam| naam.trim_start_matches('/').eq_ignore_ascii_case(deel))
    });
    let algemeen = || {
        let uitgang = deel.rsplit_once('.').map(|(_, uitgang)| uitgang)?;
        kinderen().find(|kind| {
            boom.naam(*kind) == "Default"
                && boom.kaal(*kind, "Extension").is_some_and(|e| e.eq_ignore_ascii_case(uitgang))
        })
    };
    let kind = eigen.or_else(algemeen)?;
    boom.kaal(kind, "ContentType").map(std::borrow::Cow::into_owned)
}

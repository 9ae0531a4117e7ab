//! `norm lijst`, `norm toon` en `norm controleer`.

use normwijzer_core::norm::{Band, Norm, Soort};

use super::args::{NormArgs, NormOpdracht};
use super::bronnen::normen;
use super::uitgang::{Stop, druk_af, meld};
use super::{keuzes, schema};

pub(crate) fn voer_uit(args: &NormArgs) -> Result<(), Stop> {
    match &args.opdracht {
        NormOpdracht::Lijst { normen: pad } => {
            let (set, _, bevindingen) = normen(pad.as_deref())?;
            meld(&bevindingen);
            for norm in &set.normen {
                druk_af(&format!(
                    "{:<5} {:<46} {:<14} {}\n",
                    norm.sectie,
                    norm.id,
                    norm.karakter.token(),
                    vraagt(norm)
                ));
            }
        }
        NormOpdracht::Toon { id, normen: pad } => {
            let (set, _, bevindingen) = normen(pad.as_deref())?;
            meld(&bevindingen);
            druk_af(&toon(keuzes::norm(&set, id)?));
        }
        NormOpdracht::Schema => druk_af(&format!("{:#}\n", schema::van_normbestand())),
        NormOpdracht::Controleer { pad } => {
            let (set, _, bevindingen) = normen(pad.as_deref())?;
            meld(&bevindingen);
            let toetsen: usize = set.normen.iter().map(|n| n.toetsen.len()).sum();
            druk_af(&format!("{} normen in orde; {toetsen} voorbeelden nagerekend.\n", set.normen.len()));
        }
    }
    Ok(())
}

/// Wat een norm vraagt, in een paar woorden.
fn vraagt(norm: &Norm) -> String {
    match &norm.soort {
        Soort::Vast { schaal, band, eenheid } => format!("{} {eenheid} per {}", bereik(*band), schaal.token()),
        Soort::Verhouding { grondslag, per, band, eenheid, .. } => {
            format!("{} {eenheid} per {per} {grondslag}", bereik(*band))
        }
        Soort::Aandeel { grondslag, band, eenheid, .. } => {
            format!("aandeel {} van {grondslag}, {eenheid}", bereik(*band))
        }
        Soort::Kwalitatief { items, .. } => format!("in woorden ({})", items.len()),
    }
}

fn bereik(band: Band) -> String {
    let laag = band.laag.met_komma();
    if band.is_bereik() { format!("{laag}–{}", band.hoog.met_komma()) } else { laag }
}

fn toon(norm: &Norm) -> String {
    let mut uit = format!("{} ({})\n", norm.naam, norm.id);
    let mut regel = |naam: &str, tekst: &str| {
        let tekst = tekst.split_whitespace().collect::<Vec<_>>().join(" ");
        if !tekst.is_empty() {
            uit.push_str(&format!("  {naam:<14} {tekst}\n"));
        }
    };
    regel("vraagt", &vraagt(norm));
    regel("paragraaf", &format!("{} ({})", norm.sectie, norm.leefgebied));
    regel("editie", &norm.editie);
    regel("karakter", norm.karakter.token());
    regel("status", norm.status.token());
    regel("schaal", norm.schaal().map(|s| s.token()).unwrap_or("niet genoemd"));
    regel("financier", norm.financier.map(|f| f.token()).unwrap_or("niet genoemd"));
    regel("citaat", &format!("“{}”", norm.citaat.trim()));
    regel("vindplaats", &norm.vindplaats);
    regel("IST telt", &norm.ist_definitie);
    for lezing in &norm.lezingen {
        regel("lezing", &format!("{}: {} {}", lezing.id, lezing.omschrijving, lezing.reden));
    }
    for aanname in &norm.aannames {
        regel("aanname", &format!("{}: {} Bron: {}", aanname.id, aanname.tekst, aanname.bron));
    }
    for item in norm.items() {
        regel("eis", &format!("{}: {}", item.id, item.tekst));
    }
    uit
}

//! `sjabloon`: een IST-bestand om in een Nederlandse Excel in te vullen, en een ingroei- en een kostenbestand met uitleg.

use std::path::Path;

use normwijzer_core::norm::{Norm, NormSet, Schaal};
use normwijzer_core::{Gebied, Land, Niveau, Regio};
use normwijzer_data::tabellen::veilige_cel;

use super::args::{SchemaKeuze, SjabloonArgs, SjabloonOpdracht};
use super::bronnen::Bronnen;
use super::gebiedskeuze;
use super::ingebed::KOSTEN;
use super::invoer::KOLOMMEN;
use super::schema;
use super::uitgang::{Stop, druk_af, meld, zeg};
use super::uitvoer;

/// Het ingroeibestand met uitleg; een test leest het.
const INGROEI: &[u8] = include_bytes!("sjabloon_ingroei.toml");

pub(crate) fn voer_uit(args: &SjabloonArgs) -> Result<(), Stop> {
    let (keuze, bron, uit) = match &args.opdracht {
        SjabloonOpdracht::Ist { keuze, bron, uit } => (keuze, bron, uit),
        SjabloonOpdracht::Ingroei { uit } => {
            let hoe = "Haal # weg voor wat u gebruikt; elke regel heeft een bron of motivatie nodig.";
            return geef(uit.as_deref(), INGROEI, hoe);
        }
        SjabloonOpdracht::Kosten { uit } => {
            let hoe = "Vervang elk bedrag door dat uit de eigen begroting, met bron en soort = \"begroting\".";
            return geef(uit.as_deref(), KOSTEN.1, hoe);
        }
        SjabloonOpdracht::Schema { bestand } => {
            let schema = match bestand {
                SchemaKeuze::Ingroei => schema::van_ingroeibestand()?,
                SchemaKeuze::Kosten => schema::van_kostenbestand()?,
            };
            druk_af(&format!("{schema:#}\n"));
            return Ok(());
        }
    };
    let mut bronnen = Bronnen::lees(bron)?;
    let gekozen = gebiedskeuze::kies(&mut bronnen.land, keuze)?;
    meld(&gekozen.bevindingen);
    let tekst = sjabloon(&bronnen.normen, &bronnen.land, &gekozen.gebieden);
    geef(uit.as_deref(), tekst.as_bytes(), "Vul de kolom 'waarde' in; leeg betekent onbekend, 0 betekent geen.")
}

/// Schrijft een sjabloon, of drukt het af.
fn geef(uit: Option<&Path>, bytes: &[u8], hoe: &str) -> Result<(), Stop> {
    match uit {
        None => druk_af(&String::from_utf8_lossy(bytes)),
        Some(pad) => {
            uitvoer::schrijf_nieuw(pad, bytes)?;
            zeg(&format!("Geschreven: {}. {hoe}", pad.display()));
        }
    }
    Ok(())
}

/// Een rij per gebied en norm (of eis in woorden); de kolom met de naam helpt bij het invullen en wordt niet gelezen.
/// Met BOM en puntkomma, zodat een Nederlandse Excel het bestand zonder vragen opent.
fn sjabloon(normen: &NormSet, land: &Land, gebieden: &[Regio]) -> String {
    let mut uit = String::from("\u{feff}");
    let mut koppen: Vec<&str> = KOLOMMEN.to_vec();
    koppen.extend(["hulp_gebied", "hulp_norm"]);
    regel(&mut uit, &koppen);
    for gebied in gebieden {
        for norm in &normen.normen {
            for plaats in plaatsen(norm, land, gebied) {
                rijen(&mut uit, norm, &plaats);
            }
        }
    }
    uit
}

/// Waar de IST van een norm wordt opgegeven: per gemeente, voor de regio van de norm, of voor het gebied zelf.
fn plaatsen(norm: &Norm, land: &Land, gebied: &Regio) -> Vec<Gebied> {
    match norm.schaal() {
        Some(Schaal::Gemeente) => gebied.leden.iter().filter_map(|c| Some(land.gemeente(c)?.gebied.clone())).collect(),
        Some(Schaal::Ggd) if gebied.gebied.niveau != Niveau::Ggd => {
            land.geraakt(Niveau::Ggd, &gebied.leden).map(|(r, _)| r.gebied.clone()).collect()
        }
        _ => vec![gebied.gebied.clone()],
    }
}

fn rijen(uit: &mut String, norm: &Norm, gebied: &Gebied) {
    let eenheid = norm.eenheid().map(|e| e.token()).unwrap_or_default();
    let rij = |id: &str, tekst: &str| {
        [gebied.code.as_str(), id, "", eenheid, "", "", "", "", &gebied.naam, tekst].map(str::to_owned)
    };
    if norm.items().is_empty() {
        let cellen = rij(norm.id.as_str(), &norm.naam);
        regel(uit, &cellen.each_ref().map(String::as_str));
        return;
    }
    for item in norm.items() {
        let vraag = format!("{}: {} (aanwezig, deels, niet of onbekend)", norm.naam, item.tekst);
        let cellen = rij(&format!("{}#{}", norm.id, item.id), &vraag);
        regel(uit, &cellen.each_ref().map(String::as_str));
    }
}

fn regel(uit: &mut String, cellen: &[&str]) {
    let velden: Vec<String> = cellen.iter().map(|c| veld(c)).collect();
    uit.push_str(&velden.join(";"));
    uit.push_str("\r\n");
}

fn veld(tekst: &str) -> String {
    let tekst = veilige_cel(tekst).split_whitespace().collect::<Vec<_>>().join(" ");
    if tekst.contains([';', '"']) { format!("\"{}\"", tekst.replace('"', "\"\"")) } else { tekst }
}

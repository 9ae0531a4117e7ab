//! `gebied lijst` en `gebied toon`.

use std::collections::BTreeSet;

use normwijzer_core::grondslag::Basis;
use normwijzer_core::{GebiedCode, Land, Niveau, Regio};
use normwijzer_report::nl;

use super::args::{GebiedArgs, GebiedOpdracht};
use super::bronnen::Bronnen;
use super::gebiedskeuze;
use super::uitgang::{Stop, druk_af, meld};

pub(crate) fn voer_uit(args: &GebiedArgs) -> Result<(), Stop> {
    match &args.opdracht {
        GebiedOpdracht::Lijst { niveau, bron } => {
            let bronnen = Bronnen::lees(bron)?;
            meld(&bronnen.bevindingen);
            druk_af(&lijst(&bronnen.land, *niveau));
        }
        GebiedOpdracht::Toon { naam, niveau, bron } => {
            let bronnen = Bronnen::lees(bron)?;
            meld(&bronnen.bevindingen);
            let keuze = gebiedskeuze::regio(&bronnen.land, naam, *niveau)?;
            for gebied in &keuze.gebieden {
                druk_af(&toon(&bronnen.land, gebied));
            }
            for ook in &keuze.ook {
                druk_af(&format!("Zelfde naam: {} ({}); kies met --niveau {}.\n", ook.voluit(), ook.code, ook.niveau));
            }
        }
    }
    Ok(())
}

fn lijst(land: &Land, niveau: Option<Niveau>) -> String {
    let regios = land.regios.values().map(|r| (&r.gebied, r.leden.clone()));
    let gemeenten = land.gemeenten.values().map(|g| (&g.gebied, BTreeSet::from([g.gebied.code.clone()])));
    let mut rijen: Vec<_> = regios.chain(gemeenten).filter(|(g, _)| niveau.is_none_or(|n| n == g.niveau)).collect();
    rijen.sort_by(|(a, _), (b, _)| (a.niveau, &a.code).cmp(&(b.niveau, &b.code)));
    let breedte = rijen.iter().map(|(g, _)| g.code.as_str().chars().count()).max().unwrap_or(0);
    rijen
        .into_iter()
        .map(|(g, leden)| {
            let gemeenten =
                if g.niveau == Niveau::Gemeente { String::new() } else { format!("{:>4} gemeenten", leden.len()) };
            format!(
                "{:<16} {:<breedte$}  {:>10}{gemeenten:<16}  {}\n",
                g.niveau,
                g.code,
                inwoners(land, &leden),
                g.naam
            )
        })
        .collect()
}

fn toon(land: &Land, regio: &Regio) -> String {
    let mut uit = format!("{} ({})\n", regio.gebied.voluit(), regio.gebied.code);
    if regio.reconstructie {
        uit.push_str("Let op: de indeling in IZA-regio's is een reconstructie, geen officiële lijst.\n");
    }
    uit.push_str(&format!("Inwoners: {}\n", inwoners(land, &regio.leden)));
    if regio.gebied.niveau != Niveau::Gemeente {
        uit.push_str(&format!("Gemeenten ({}):\n", regio.leden.len()));
        for gemeente in regio.leden.iter().filter_map(|c| land.gemeente(c)) {
            let eigen = BTreeSet::from([gemeente.gebied.code.clone()]);
            uit.push_str(&format!(
                "  {}  {:>9}  {}\n",
                gemeente.gebied.code,
                inwoners(land, &eigen),
                gemeente.gebied.naam
            ));
        }
    }
    for niveau in [Niveau::Ggd, Niveau::Iza] {
        for (geraakt, gedeeld) in land.geraakt(niveau, &regio.leden).filter(|(r, _)| r.gebied.code != regio.gebied.code)
        {
            let samen: BTreeSet<GebiedCode> = geraakt.leden.intersection(&regio.leden).cloned().collect();
            uit.push_str(&format!(
                "Raakt {} ({}): {gedeeld} van de {} gemeenten{}\n",
                geraakt.gebied.voluit(),
                geraakt.gebied.code,
                geraakt.leden.len(),
                aandeel(land, &samen, &regio.leden, &regio.gebied.naam)
            ));
        }
    }
    uit
}

/// ", 83% van de inwoners van Flevoland"; leeg als dat niet te zeggen is.
fn aandeel(land: &Land, deel: &BTreeSet<GebiedCode>, geheel: &BTreeSet<GebiedCode>, naam: &str) -> String {
    match (land.som(deel, Basis::Inwoners), land.som(geheel, Basis::Inwoners)) {
        (Some(deel), Some(geheel)) if !geheel.is_zero() => {
            format!(", {} van de inwoners van {naam}", nl::procent(deel.mul_div(normwijzer_core::Amount::ONE, geheel)))
        }
        _ => String::new(),
    }
}

fn inwoners(land: &Land, leden: &BTreeSet<GebiedCode>) -> String {
    land.som(leden, Basis::Inwoners)
        .map_or("onbekend".to_owned(), |a| nl::getal(a, normwijzer_core::norm::Afronding::Heel))
}

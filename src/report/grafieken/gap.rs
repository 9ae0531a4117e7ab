//! De grafiek van SOLL en IST per gemeente.

use std::cmp::Reverse;

use normwijzer_core::gap::Status;
use normwijzer_core::norm::Karakter;
use normwijzer_core::plan::PlanRij;
use normwijzer_core::soll::SollTrace;
use normwijzer_core::{Amount, Niveau};

use super::stand::status;
use super::{Bijschrift, titel};
use crate::chart::{GapChart, GapRow, GapStatus, MAX_ROWS};
use crate::zinnen::{Maat, NOG_NIET_BEKEND, afscherming, stand, uiteinden};

/// Meer grafieken van één norm leest niemand; daarboven alleen de gemeenten met het grootste verschil.
const MEESTE_DELEN: usize = 2;

/// De grafieken van een norm: geen als er geen gemeenten zijn, meer dan één als zij niet op een pagina passen.
pub(super) fn grafiek(b: &Bijschrift<'_>) -> Vec<GapChart> {
    let mut rijen: Vec<&PlanRij> = b.plan.rijen_van_leden(&b.norm.id).collect();
    if rijen.is_empty() && b.plan.gebied.niveau == Niveau::Gemeente {
        rijen.push(b.rij);
    }
    rijen.retain(|r| r.soll.bereik.is_some());
    // Overal één, en nergens een IST: daar valt niets te zien.
    let vast = matches!(b.rij.soll.trace, SollTrace::Vast { .. });
    let zonder_ist = rijen.iter().all(|r| r.ist.waarde.is_none());
    if rijen.is_empty() || (zonder_ist && vast) {
        return Vec::new();
    }
    let verborgen = afscherming::niet_afgedrukt(b.maat, &rijen);
    rijen.sort_by_key(|r| {
        let gap = r.gap.as_ref().map(|g| uiteinden(g.gap, r.positie).1);
        (gap.is_none(), Reverse(gap.or_else(|| Some(r.soll.bereik?.hoog))))
    });
    let mut caption = b.caption(titel::gap(b));
    if zonder_ist && b.rij.ist.waarde.is_some() {
        caption.subtitle = format!("{}; per gemeente is de IST nog niet bekend", caption.subtitle);
    }
    let totaal = rijen.len();
    if totaal > MAX_ROWS * MEESTE_DELEN {
        rijen.truncate(MAX_ROWS);
        let welke = if zonder_ist { "de grootste SOLL" } else { "het grootste verschil" };
        caption.subtitle = format!("{}; de {MAX_ROWS} van {totaal} gemeenten met {welke}", caption.subtitle);
    }
    let mut rows: Vec<GapRow> = rijen.iter().filter_map(|r| rij(b, r, verborgen.contains(&r.gebied.code))).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    // Zonder één IST is er geen GAP, en laat de grafiek zien wat elke gemeente te doen staat.
    if zonder_ist {
        for (row, rij) in rows.iter_mut().zip(&rijen) {
            row.gap_label = stand::soll_kort(b.maat, rij);
        }
    }
    let eenheid = b.maat.woord("");
    let kop = match (zonder_ist, b.maat.eenheid.per_jaar()) {
        // De kop boven de as noemt de eenheid al.
        (true, _) => "SOLL".to_owned(),
        (false, true) => format!("Nog te bereiken ({eenheid})"),
        (false, false) => format!("Nog te bouwen ({eenheid})"),
    };
    GapChart {
        caption,
        eenheid: b.maat.eenheid,
        row_heading: "Gemeente".to_owned(),
        gap_heading: kop,
        rows,
        axis_to: 0.0,
    }
    .in_parts()
}

fn rij(b: &Bijschrift<'_>, rij: &PlanRij, verborgen: bool) -> Option<GapRow> {
    let (laag, hoog) = uiteinden(rij.soll.bereik?, rij.positie);
    let klein = rij.ist.waarde.is_some_and(|i| b.maat.is_klein(i));
    let ist = rij.ist.waarde.filter(|_| !klein && !verborgen);
    Some(GapRow {
        label: rij.gebied.naam.clone(),
        ist: ist.map(Amount::als_f64),
        laag: laag.als_f64(),
        hoog: hoog.als_f64(),
        open_upward: b.norm.karakter == Karakter::Minimum,
        gap_label: if verborgen { "niet afgedrukt".to_owned() } else { label(b.maat, rij, klein) },
        status: match ist {
            Some(_) => status(rij.status),
            None if klein || verborgen => GapStatus::NietAfgedrukt,
            None => GapStatus::Onbekend,
        },
    })
}

fn label(maat: Maat, rij: &PlanRij, klein: bool) -> String {
    match (rij.status, rij.soll.bereik, rij.ist.waarde) {
        _ if klein => stand::gap_kort(maat, rij),
        (Status::Onder, _, _) => stand::gap_kort(maat, rij),
        (Status::Binnen, _, _) => "binnen".to_owned(),
        (Status::Gehaald, _, _) => "gehaald".to_owned(),
        (Status::Boven, Some(soll), Some(ist)) => format!("{} boven", maat.getal(ist - soll.hoog)),
        _ => NOG_NIET_BEKEND.to_owned(),
    }
}

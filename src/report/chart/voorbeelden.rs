//! Kleine grafieken voor de tests.

#![allow(clippy::panic)]

use normwijzer_core::{Eenheid, Quarter};

use super::{Caption, GapChart, GapRow, GapStatus, Moment, PathChart, PathIst, PathPoint, PathValue};

/// Een kwartaal dat bestaat.
pub(crate) fn quarter(tekst: &str) -> Quarter {
    tekst.parse().unwrap_or_else(|e| panic!("{e}"))
}

fn caption(title: &str) -> Caption {
    Caption {
        title: title.to_owned(),
        subtitle: "Brugfunctionaris, fte: 0,2–0,5 per 10.000 inwoners, Midden-Holland".to_owned(),
        gebied: "Midden-Holland".to_owned(),
        periode: "peildatum 1 januari 2025".to_owned(),
        marks: vec!["FICTIEF voorbeeld".to_owned(), "reconstructie".to_owned()],
        bron: "Bron: Opdracht voor de werkagenda, 20 april 2026".to_owned(),
        receipt: "NW-1a2b3c4d".to_owned(),
        table: "plan.csv".to_owned(),
    }
}

/// Drie gemeenten: onder, binnen en onbekend.
pub(crate) fn gap() -> GapChart {
    let row = |label: &str, ist, laag, gap: &str, status| GapRow {
        label: label.to_owned(),
        ist,
        laag,
        hoog: laag * 2.5,
        open_upward: false,
        gap_label: gap.to_owned(),
        status,
    };
    GapChart {
        caption: caption("Twee van de drie gemeenten zijn nog niet zo ver"),
        eenheid: Eenheid::Fte,
        row_heading: "Gemeente".to_owned(),
        gap_heading: "Nog te bouwen (fte)".to_owned(),
        rows: vec![
            row("Alphen aan den Rijn", Some(1.2), 2.36, "1,2–4,7", GapStatus::Onder),
            row("'s-Hertogenbosch", Some(4.0), 3.2, "binnen", GapStatus::Binnen),
            row("Krimpenerwaard", None, 1.16, "onbekend", GapStatus::Onbekend),
        ],
    }
}

/// Van 2,0 fte naar 8,6–21,6 fte.
pub(crate) fn path() -> PathChart {
    let (start, doel) = (quarter("2027-K1"), quarter("2030-K1"));
    let points = Quarter::reeks(start, quarter("2031-K1"))
        .map(|kwartaal| {
            let f = (f64::from(kwartaal.sinds(start)) / 12.0).min(1.0);
            PathPoint {
                kwartaal,
                soll_laag: 8.6,
                soll_hoog: 21.6,
                soll_label: "8,6–21,6".to_owned(),
                pad: Some(PathValue {
                    laag: 2.0 + f * 6.6,
                    gekozen: None,
                    hoog: 2.0 + f * 19.6,
                    label: format!("pad {kwartaal}"),
                }),
            }
        })
        .collect();
    PathChart {
        caption: caption("Van 2,0 fte nu naar 8,6–21,6 fte op 1 januari 2030"),
        eenheid: Eenheid::Fte,
        points,
        ist: Some(PathIst { value: 2.0, label: "IST 2,0 fte".to_owned() }),
        doel,
        doel_label: "Doel: 1 januari 2030".to_owned(),
        moments: vec![Moment { kwartaal: quarter("2028-K1"), label: "regioscan".to_owned() }],
        open_upward: false,
        gestippeld: false,
        trap: false,
    }
}

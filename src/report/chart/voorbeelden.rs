//! Kleine grafieken voor de tests.

#![allow(clippy::panic)]

use normwijzer_core::{Eenheid, Quarter};

use super::{
    Caption, CompareChart, CompareRow, GapChart, GapRow, GapStatus, Moment, NationalNorm, OverviewChart, OverviewGroup,
    OverviewRow, PathChart, PathIst, PathPoint, PathValue, Stand, WoordenRow,
};

/// Een kwartaal dat bestaat.
pub(crate) fn quarter(tekst: &str) -> Quarter {
    tekst.parse().unwrap_or_else(|e| panic!("{e}"))
}

fn caption(title: &str) -> Caption {
    Caption {
        title: title.to_owned(),
        subtitle: "Brugfunctionaris, fte: 0,2–0,5 per 10.000 inwoners, Midden-Holland".to_owned(),
        onderwerp: "Brugfunctionaris".to_owned(),
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
        axis_to: 0.0,
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

fn norm(label: &str, stand: Stand, hoog: f64, figures: &str) -> OverviewRow {
    OverviewRow {
        label: label.to_owned(),
        stand,
        hoog,
        open_upward: false,
        richtpunt: false,
        figures: figures.to_owned(),
    }
}

/// Een bekende stand.
pub(crate) fn bekend(waarde: f64, tekst: &str, status: GapStatus) -> Stand {
    Stand::Bekend { waarde, tekst: tekst.to_owned(), status }
}

/// Vijf normen in twee leefgebieden, elk met een andere stand.
pub(crate) fn overview() -> OverviewChart {
    let deels = Stand::Deels { van: "9 van 12 gemeenten".to_owned() };
    let geen = Stand::Geen { reden: "niet van kracht".to_owned() };
    OverviewChart {
        caption: caption("Eén van de vijf normen is gehaald"),
        groups: vec![
            OverviewGroup {
                heading: "Mentale gezondheid".to_owned(),
                rows: vec![
                    norm("Brugfunctionaris", bekend(0.79, "79%", GapStatus::Onder), 2.5, "6,8 van 8,6–21,6 fte"),
                    norm("Steunpunten", bekend(6.33, "633%", GapStatus::Gehaald), 1.0, "19 van 3 steunpunten"),
                ],
            },
            OverviewGroup {
                heading: "Kansrijk opgroeien".to_owned(),
                rows: vec![
                    norm("Coalitie", Stand::Onbekend, 1.0, "SOLL 1 coalitie"),
                    norm("Kinder-GLI", deels, 1.0, "SOLL 7,4 fte"),
                    norm("Rookvrije Start", geen, 1.0, ""),
                ],
            },
        ],
        woorden: vec![WoordenRow { label: "Leefstijl".to_owned(), aanwezig: 71, deels: 0, niet: 82, onbekend: 93 }],
    }
}

fn region(label: &str, stand: Stand) -> CompareRow {
    CompareRow { label: label.to_owned(), stand, minimum: None }
}

/// Vier GGD-regio's: onder, binnen, deels bekend en onbekend.
pub(crate) fn compare() -> CompareChart {
    CompareChart {
        caption: caption("In één regio zijn er te weinig brugfunctionarissen"),
        row_heading: "GGD-regio".to_owned(),
        axis_heading: "IST in fte per 10.000 inwoners".to_owned(),
        figures_heading: "IST".to_owned(),
        whole: false,
        landelijk: Some(NationalNorm { laag: 0.2, hoog: 0.5, open_upward: false, label: "norm 0,2–0,5".to_owned() }),
        richtpunt: false,
        rows: vec![
            region("GGD Groningen", bekend(0.06, "0,06 fte per 10.000", GapStatus::Onder)),
            region("GGD Fryslân", bekend(0.31, "0,31 fte per 10.000", GapStatus::Binnen)),
            region("GGD Drenthe", Stand::Deels { van: "9 van 12 gemeenten".to_owned() }),
            region("GGD IJsselland", Stand::Onbekend),
        ],
    }
}

//! Ingroeipaden, met verzonnen cijfers.

use normwijzer_core::norm::Afronding;
use normwijzer_core::{Eenheid, Quarter};
use normwijzer_report::chart::{Caption, ChartSpec, Moment, PathChart, PathIst, PathPoint, PathValue};
use normwijzer_report::nl;

use crate::{bereik, caption, hoeveel};

pub(crate) fn proeven() -> Vec<(&'static str, ChartSpec)> {
    vec![
        ("07-pad-bandbreedte", pad_band()),
        ("08-pad-richtpunt", pad_richtpunt()),
        ("09-pad-trap", pad_trap()),
        ("10-pad-onbekend", pad_onbekend()),
        ("11-pad-groot", pad_groot()),
        ("12-pad-boven", pad_boven()),
    ]
}

fn kwartaal(jaar: i16, k: u8) -> Quarter {
    Quarter::new(jaar, k).unwrap_or_else(|| unreachable!())
}

struct Pad {
    ist: Option<f64>,
    laag: f64,
    hoog: f64,
    eenheid: Eenheid,
    trap: bool,
    /// 0 is laag, 1 is hoog.
    gekozen: Option<f64>,
}

fn pad(caption: Caption, p: &Pad) -> PathChart {
    let (start, doel) = (kwartaal(2027, 1), kwartaal(2030, 1));
    let r = Afronding::van(p.eenheid);
    let points = Quarter::reeks(start, kwartaal(2031, 1))
        .map(|q| {
            let f = (f64::from(q.sinds(start)) / f64::from(doel.sinds(start))).min(1.0);
            let groei = 1.0 + 0.004 * f64::from(q.sinds(start)) * f64::from(u8::from(!p.trap));
            let (soll_laag, soll_hoog) = (p.laag * groei, p.hoog * groei);
            let op = |soll: f64, ist: f64| {
                let v = ist + f * (soll - ist).max(0.0);
                if p.trap { v.floor() } else { v }
            };
            PathPoint {
                kwartaal: q,
                soll_laag,
                soll_hoog,
                soll_label: bereik(soll_laag, soll_hoog, r),
                pad: p.ist.map(|i| {
                    let (laag, hoog) = (op(soll_laag, i), op(soll_hoog, i));
                    PathValue {
                        laag,
                        gekozen: p.gekozen.map(|g| laag + g * (hoog - laag)),
                        hoog,
                        label: bereik(laag, hoog, r),
                    }
                }),
            }
        })
        .collect();
    PathChart {
        caption: Caption {
            periode: "2027-K1 tot en met 2031-K1".to_owned(),
            table: "ingroeipad.csv".to_owned(),
            ..caption
        },
        eenheid: p.eenheid,
        points,
        ist: p.ist.map(|value| PathIst { value, label: format!("IST {}", nl::hoeveelheid(hoeveel(value), p.eenheid)) }),
        doel,
        doel_label: "Doel: 1 januari 2030".to_owned(),
        moments: vec![
            Moment { kwartaal: kwartaal(2028, 1), label: "regioscan".to_owned() },
            Moment { kwartaal: kwartaal(2029, 1), label: "regioscan".to_owned() },
        ],
        open_upward: false,
        gestippeld: false,
        trap: p.trap,
        limits: Vec::new(),
    }
}

fn pad_band() -> ChartSpec {
    ChartSpec::Ingroeipad(pad(
        caption(
            "Van 2,0 fte nu naar 8,6–21,6 fte op 1 januari 2030: elk jaar 2,2 tot 6,5 fte erbij",
            "Brugfunctionaris, fte: 0,2–0,5 per 10.000 inwoners, Midden-Holland",
            "Midden-Holland",
            &["FICTIEF voorbeeld"],
        ),
        &Pad { ist: Some(2.0), laag: 8.64, hoog: 21.6, eenheid: Eenheid::Fte, trap: false, gekozen: None },
    ))
}

fn pad_richtpunt() -> ChartSpec {
    let mut c = pad(
        caption(
            "Centrale zorgverlening groeit van 4,1 naar 11,9 fte",
            "Centrale zorgverlener overgewicht kinderen, fte: 0,2 per 1.000 inwoners van 0–17 jaar, Friesland",
            "Friesland",
            &[
                "richtpunt, geen harde afspraak (voetnoot 8)",
                "eerste inschatting, evaluatie in 2028 (voetnoot 11)",
                "reconstructie",
            ],
        ),
        &Pad { ist: Some(4.1), laag: 11.9, hoog: 11.9, eenheid: Eenheid::Fte, trap: false, gekozen: None },
    );
    c.gestippeld = true;
    ChartSpec::Ingroeipad(c)
}

fn pad_trap() -> ChartSpec {
    let mut c = pad(
        caption(
            "Nog vier steunpunten te openen vóór 2030",
            "Laagdrempelige steunpunten: ten minste 1 per gemeente, Midden-Holland",
            "Midden-Holland",
            &["volgorde niet gekozen"],
        ),
        &Pad { ist: Some(1.0), laag: 5.0, hoog: 5.0, eenheid: Eenheid::Steunpunt, trap: true, gekozen: None },
    );
    c.open_upward = true;
    ChartSpec::Ingroeipad(c)
}

fn pad_onbekend() -> ChartSpec {
    ChartSpec::Ingroeipad(pad(
        caption(
            "Zonder IST is er nog geen ingroeipad te tekenen",
            "Brugfunctionaris, fte: 0,2–0,5 per 10.000 inwoners, Nijmegen",
            "Nijmegen",
            &[],
        ),
        &Pad { ist: None, laag: 3.9, hoog: 9.8, eenheid: Eenheid::Fte, trap: false, gekozen: None },
    ))
}

fn pad_groot() -> ChartSpec {
    let mut c = pad(
        caption(
            "Van 1.234.567 naar 2.350.000 verwijzingen",
            "Sociaal verwijzen: 60 verwijzingen per 10.000 inwoners per jaar, Nederland",
            "Nederland",
            &["schatting"],
        ),
        &Pad {
            ist: Some(1_234_567.0),
            laag: 2_000_000.0,
            hoog: 2_350_000.0,
            eenheid: Eenheid::VerwijzingPerJaar,
            trap: false,
            gekozen: Some(0.0),
        },
    );
    c.moments.push(Moment { kwartaal: kwartaal(2028, 2), label: "evaluatie overgewicht kinderen".to_owned() });
    ChartSpec::Ingroeipad(c)
}

fn pad_boven() -> ChartSpec {
    ChartSpec::Ingroeipad(pad(
        caption(
            "De IST ligt al boven de bandbreedte en blijft daar",
            "Brugfunctionaris, fte: 0,2–0,5 per 10.000 inwoners, Vlieland",
            "Vlieland",
            &[],
        ),
        &Pad { ist: Some(0.08), laag: 0.024, hoog: 0.06, eenheid: Eenheid::Fte, trap: false, gekozen: None },
    ))
}

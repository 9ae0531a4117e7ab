//! Tekent uiteenlopende grafieken naar een map, om met eigen ogen te bekijken:
//! `cargo run -p normwijzer-report --example proef -- /tmp/proef`.

mod gebieden;

use std::path::PathBuf;

use normwijzer_core::norm::Afronding;
use normwijzer_core::{Amount, Eenheid, Quarter};
use normwijzer_report::alt;
use normwijzer_report::chart::{
    Caption, ChartSpec, GapChart, GapRow, GapStatus, Moment, PathChart, PathIst, PathPoint, PathValue, outlined_svg,
    png, svg,
};
use normwijzer_report::nl;
use rust_decimal::Decimal;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let map: PathBuf = std::env::args().nth(1).unwrap_or_else(|| "/tmp/proef".to_owned()).into();
    std::fs::create_dir_all(&map)?;
    for (naam, spec) in proeven().into_iter().chain(gebieden::proeven()) {
        std::fs::write(map.join(format!("{naam}.svg")), svg(&spec)?)?;
        std::fs::write(map.join(format!("{naam}.omtrek.svg")), outlined_svg(&spec)?)?;
        std::fs::write(map.join(format!("{naam}.png")), png(&spec)?)?;
        std::fs::write(map.join(format!("{naam}.alt.txt")), alt::text(&spec))?;
    }
    Ok(())
}

fn proeven() -> Vec<(&'static str, ChartSpec)> {
    vec![
        ("01-zes-gemeenten", zes()),
        ("02-een-rij", een()),
        ("03-vijfentwintig", vijfentwintig()),
        ("04-minimum", minimum()),
        ("05-grote-getallen", groot()),
        ("06-kleine-getallen", klein()),
        ("07-pad-bandbreedte", pad_band()),
        ("08-pad-richtpunt", pad_richtpunt()),
        ("09-pad-trap", pad_trap()),
        ("10-pad-onbekend", pad_onbekend()),
        ("11-pad-groot", pad_groot()),
        ("12-pad-boven", pad_boven()),
    ]
}

fn caption(title: &str, subtitle: &str, gebied: &str, marks: &[&str]) -> Caption {
    Caption {
        title: title.to_owned(),
        subtitle: subtitle.to_owned(),
        gebied: gebied.to_owned(),
        periode: "peildatum 1 januari 2025".to_owned(),
        marks: marks.iter().map(|m| (*m).to_owned()).collect(),
        bron: "Bron: Opdracht voor de werkagenda (20 april 2026), CBS StatLine 03759ned (1 januari 2025), eigen opgave van de gemeenten.".to_owned(),
        receipt: "NW-1a2b3c4d".to_owned(),
        table: "tabel 2 en in plan.csv".to_owned(),
    }
}

fn hoeveel(x: f64) -> Amount {
    let d = Decimal::from_f64_retain(x).unwrap_or_default().round_dp(6);
    Amount::from_invoer(d).unwrap_or_default()
}

fn tekst(x: f64, r: Afronding) -> String {
    nl::getal(hoeveel(x), r)
}

fn bereik(l: f64, h: f64, r: Afronding) -> String {
    let (l, h) = (tekst(l, r), tekst(h, r));
    if l == h { l } else { format!("{l}–{h}") }
}

fn rij(label: &str, ist: Option<f64>, laag: f64, hoog: f64, r: Afronding, open: bool) -> GapRow {
    let (status, gap_label) = match ist {
        None => (GapStatus::Onbekend, "onbekend".to_owned()),
        Some(i) if i < laag => (GapStatus::Onder, bereik(laag - i, hoog - i, r)),
        Some(_) if open || laag >= hoog => (GapStatus::Gehaald, "gehaald".to_owned()),
        Some(i) if i > hoog => (GapStatus::Boven, format!("{} boven hoog", tekst(i - hoog, r))),
        Some(_) => (GapStatus::Binnen, "binnen".to_owned()),
    };
    GapRow { label: label.to_owned(), ist, laag, hoog, open_upward: open, gap_label, status }
}

fn gap(caption: Caption, eenheid: Eenheid, gap_heading: &str, rows: Vec<GapRow>) -> ChartSpec {
    ChartSpec::Gap(GapChart {
        caption,
        eenheid,
        row_heading: "Gemeente".to_owned(),
        gap_heading: gap_heading.to_owned(),
        rows,
    })
}

fn zes() -> ChartSpec {
    let r = Afronding::EenDecimaal;
    gap(
        caption(
            "Drie van de zes gemeenten hebben te weinig brugfunctionarissen, en van één gemeente is de stand niet bekend",
            "Brugfunctionaris, fte: 0,2–0,5 per 10.000 inwoners. Heel Midden-Holland: SOLL 5,1–12,8 fte, IST van 5 van de 6 gemeenten bekend (6,1 fte).",
            "Midden-Holland",
            &["FICTIEF voorbeeld", "reconstructie"],
        ),
        Eenheid::Fte,
        "Nog te bouwen (fte)",
        vec![
            rij("Alphen aan den Rijn", Some(1.2), 2.36, 5.9, r, false),
            rij("Bodegraven-Reeuwijk", Some(1.4), 0.74, 1.85, r, false),
            rij("Gouda", Some(4.9), 1.54, 3.84, r, false),
            rij("Krimpenerwaard", Some(0.0), 1.16, 2.9, r, false),
            rij("Waddinxveen", None, 0.65, 1.63, r, false),
            rij("Zuidplas", Some(0.6), 0.96, 2.4, r, false),
        ],
    )
}

fn een() -> ChartSpec {
    gap(
        caption(
            "Er ontbreekt nog 0,86 fte brugfunctionaris om de ondergrens te halen",
            "Brugfunctionaris, fte: 0,2–0,5 per 10.000 inwoners, gemeente 's-Hertogenbosch & omgeving <proef>",
            "'s-Hertogenbosch",
            &[],
        ),
        Eenheid::Fte,
        "Nog te bouwen (fte)",
        vec![rij("'s-Hertogenbosch", Some(2.34), 3.2, 8.0, Afronding::EenDecimaal, false)],
    )
}

fn vijfentwintig() -> ChartSpec {
    let namen = [
        "Alphen aan den Rijn",
        "Amersfoort",
        "Baarn",
        "Bergen op Zoom",
        "Bunnik",
        "De Bilt",
        "De Ronde Venen",
        "Eemnes",
        "Horst aan de Maas",
        "Houten",
        "IJsselstein",
        "Krimpenerwaard",
        "Lopik",
        "Montfoort",
        "Nieuwegein",
        "Nissewaard",
        "Oudewater",
        "Renswoude",
        "Rhenen",
        "'s-Hertogenbosch",
        "Soest",
        "Súdwest-Fryslân",
        "Utrecht",
        "Utrechtse Heuvelrug",
        "Vijfheerenlanden",
    ];
    let rows = namen
        .iter()
        .enumerate()
        .map(|(i, n)| {
            let k = i as f64;
            let grootte = if *n == "Utrecht" { 14.8 } else { 1.0 + (k * 7.3) % 4.1 };
            let ist = match i % 6 {
                0 => None,
                1 => Some(grootte * 0.1),
                2 => Some(grootte * 0.3),
                3 => Some(0.0),
                4 => Some(grootte * 0.62),
                _ => Some(grootte * 0.18),
            };
            rij(n, ist, grootte * 0.2, grootte * 0.5, Afronding::EenDecimaal, false)
        })
        .collect();
    gap(
        caption(
            "De helft van de gemeenten zit onder de bandbreedte",
            "Brugfunctionaris, fte: 0,2–0,5 per 10.000 inwoners, regio Utrecht",
            "Utrecht",
            &["FICTIEF voorbeeld"],
        ),
        Eenheid::Fte,
        "Nog te bouwen (fte)",
        rows,
    )
}

fn minimum() -> ChartSpec {
    let r = Afronding::Heel;
    gap(
        caption(
            "Twee gemeenten hebben nog geen laagdrempelig steunpunt",
            "Laagdrempelige steunpunten: ten minste 1 per gemeente, Midden-Holland. Samen: 5 steunpunten, tekort 2.",
            "Midden-Holland",
            &["FICTIEF voorbeeld"],
        ),
        Eenheid::Steunpunt,
        "Nog te openen",
        vec![
            rij("Bodegraven-Reeuwijk", Some(1.0), 1.0, 1.0, r, true),
            rij("Gouda", Some(3.0), 1.0, 1.0, r, true),
            rij("Krimpenerwaard", Some(0.0), 1.0, 1.0, r, true),
            rij("Waddinxveen", Some(0.0), 1.0, 1.0, r, true),
            rij("Zuidplas", None, 1.0, 1.0, r, true),
        ],
    )
}

fn groot() -> ChartSpec {
    let r = Afronding::Heel;
    gap(
        caption(
            "Nergens worden genoeg valrisico-inschattingen gedaan",
            "Inschatting valrisico: 14% van de 65-plussers per jaar, Haaglanden. Samen: SOLL 27.842, IST 9.310 per jaar.",
            "Haaglanden",
            &[
                "schatting",
                "lezing nog te kiezen",
                "groei tot 2030 niet meegerekend: landelijk naar schatting circa +10% 65-plussers",
            ],
        ),
        Eenheid::InschattingPerJaar,
        "Nog te bouwen per jaar",
        vec![
            rij("Delft", Some(1200.0), 2511.0, 2511.0, r, false),
            rij("Leidschendam-Voorburg", Some(2380.0), 2380.0, 2380.0, r, false),
            rij("Midden-Delfland", Some(0.0), 603.0, 603.0, r, false),
            rij("Rijswijk", None, 1695.0, 1695.0, r, false),
            rij("'s-Gravenhage", Some(4310.0), 12843.0, 12843.0, r, false),
            rij("Westland", Some(3420.0), 3010.0, 3010.0, r, false),
        ],
    )
}

fn klein() -> ChartSpec {
    let r = Afronding::EenDecimaal;
    gap(
        caption(
            "Op de Wadden gaat het om honderdsten van een fte",
            "Coördinatie overgewicht kinderen, fte",
            "Friese Wadden",
            &["richtpunt, geen harde afspraak"],
        ),
        Eenheid::Fte,
        "Nog te bouwen (fte)",
        vec![
            rij("Ameland", Some(0.0), 0.01, 0.02, r, false),
            rij("Schiermonnikoog", None, 0.0, 0.01, r, false),
            rij("Terschelling", Some(0.02), 0.01, 0.03, r, false),
            rij("Vlieland", None, 0.0, 0.05, r, false),
        ],
    )
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

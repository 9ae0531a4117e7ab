//! Tekent uiteenlopende grafieken naar een map, om met eigen ogen te bekijken:
//! `cargo run -p normwijzer-report --example proef -- /tmp/proef`.

mod gebieden;
mod paden;

use std::path::PathBuf;

use normwijzer_core::norm::Afronding;
use normwijzer_core::{Amount, Eenheid};
use normwijzer_report::alt;
use normwijzer_report::chart::{Caption, ChartSpec, GapChart, GapRow, GapStatus, outlined_svg, png, svg};
use normwijzer_report::nl;
use rust_decimal::Decimal;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let huisstijl = normwijzer_report::huisstijl::Huisstijl::default();
    let map: PathBuf = std::env::args().nth(1).unwrap_or_else(|| "/tmp/proef".to_owned()).into();
    std::fs::create_dir_all(&map)?;
    for (naam, spec) in proeven().into_iter().chain(paden::proeven()).chain(gebieden::proeven()) {
        std::fs::write(map.join(format!("{naam}.svg")), svg(&spec, &huisstijl)?)?;
        std::fs::write(map.join(format!("{naam}.omtrek.svg")), outlined_svg(&spec, &huisstijl)?)?;
        std::fs::write(map.join(format!("{naam}.png")), png(&spec, &huisstijl)?)?;
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
    ]
}

fn caption(title: &str, subtitle: &str, gebied: &str, marks: &[&str]) -> Caption {
    Caption {
        title: title.to_owned(),
        subtitle: subtitle.to_owned(),
        onderwerp: subtitle.split(',').next().unwrap_or_default().to_owned(),
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
        axis_to: 0.0,
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

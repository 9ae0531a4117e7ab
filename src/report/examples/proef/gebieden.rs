//! Overzichten van één regio en regio's naast elkaar, met verzonnen cijfers.

use normwijzer_core::norm::Afronding;
use normwijzer_report::chart::{
    ChartSpec, CompareChart, CompareRow, GapStatus, NationalNorm, OverviewChart, OverviewGroup, OverviewRow, Stand,
    WoordenRow,
};
use normwijzer_report::nl;

use crate::{bereik, caption, hoeveel, tekst};

pub(crate) fn proeven() -> Vec<(&'static str, ChartSpec)> {
    vec![
        ("21-overzicht", overzicht()),
        ("22-overzicht-klein", klein()),
        ("23-vergelijk-ggd", ggd()),
        ("24-vergelijk-iza", iza()),
        ("25-vergelijk-minimum", minimum()),
        ("26-vergelijk-eigen-minimum", eigen_minimum()),
    ]
}

fn norm(label: &str, ist: Option<f64>, laag: f64, hoog: f64, open: bool, eenheid: &str) -> OverviewRow {
    let r = if eenheid == "fte" { Afronding::EenDecimaal } else { Afronding::Heel };
    let soll = bereik(laag, hoog, r);
    let stand = match ist {
        None => Stand::Onbekend,
        Some(i) => {
            let status = match i {
                i if i < laag => GapStatus::Onder,
                i if hoog > laag && i > hoog => GapStatus::Boven,
                _ if hoog > laag => GapStatus::Binnen,
                _ => GapStatus::Gehaald,
            };
            Stand::Bekend { waarde: i / laag, tekst: nl::procent(hoeveel(i / laag)), status }
        }
    };
    let figures = match ist {
        None => format!("SOLL {soll} {eenheid}"),
        Some(i) => format!("{} van {soll} {eenheid}", tekst(i, r)),
    };
    OverviewRow { label: label.to_owned(), stand, hoog: hoog / laag, open_upward: open, richtpunt: false, figures }
}

fn richtpunt(row: OverviewRow) -> OverviewRow {
    OverviewRow { richtpunt: true, ..row }
}

fn woorden(label: &str, [aanwezig, deels, niet, onbekend]: [u32; 4]) -> WoordenRow {
    WoordenRow { label: label.to_owned(), aanwezig, deels, niet, onbekend }
}

fn groep(heading: &str, rows: Vec<OverviewRow>) -> OverviewGroup {
    OverviewGroup { heading: heading.to_owned(), rows }
}

fn overzicht() -> ChartSpec {
    let deels = OverviewRow {
        stand: Stand::Deels { van: "9 van 12 gemeenten".to_owned() },
        ..norm("Kinder-GLI-aanbieder", None, 7.4, 7.4, false, "fte")
    };
    let geen = OverviewRow {
        stand: Stand::Geen { reden: "niet van kracht".to_owned() },
        figures: String::new(),
        ..norm("Deelname aan een valpreventieve beweeginterventie", None, 1.0, 1.0, false, "")
    };
    ChartSpec::Overzicht(OverviewChart {
        caption: caption(
            "Drie van de dertien normen zijn gehaald; bij de brugfunctionaris en valpreventie is de afstand het grootst",
            "Alle normen met een getal, Midden-Holland (12 gemeenten, 432.000 inwoners)",
            "Midden-Holland",
            &["FICTIEF voorbeeld", "reconstructie", "lezing nog te kiezen"],
        ),
        groups: vec![
            groep(
                "Mentale gezondheid",
                vec![
                    norm("Laagdrempelige steunpunten", Some(9.0), 12.0, 12.0, true, "steunpunten"),
                    norm("Capaciteit voor verwijzingen", Some(1210.0), 2592.0, 2592.0, false, "per jaar"),
                    norm("Brugfunctionaris", Some(6.8), 8.64, 21.6, false, "fte"),
                    richtpunt(norm("Mentaal gezondheidsnetwerk", Some(1.0), 1.0, 1.0, true, "netwerk")),
                ],
            ),
            groep(
                "Kansrijk opgroeien",
                vec![
                    norm("Coalitie Kansrijke Start in de gemeente", Some(12.0), 12.0, 12.0, true, "coalities"),
                    norm("Coalitie Kansrijke Start in de regio", None, 1.0, 1.0, true, "coalitie"),
                    norm("Coördinatie en expertise Nu Niet Zwanger", Some(0.6), 0.27, 0.27, true, "fte"),
                    norm(
                        "Personen voor coördinatie en expertise Nu Niet Zwanger",
                        Some(19.0),
                        3.0,
                        3.0,
                        true,
                        "personen",
                    ),
                    richtpunt(norm("Centrale zorgverlener (CZV)", Some(4.1), 18.2, 18.2, false, "fte")),
                    richtpunt(deels),
                    richtpunt(norm("Regionale coördinatie overgewicht kinderen", Some(0.3), 0.18, 0.36, false, "fte")),
                ],
            ),
            groep(
                "Vitaal ouder worden/ouderen",
                vec![norm("Valrisico-inschattingen", Some(2310.0), 11884.0, 11884.0, false, "per jaar"), geen],
            ),
        ],
        woorden: vec![
            woorden("Mentale gezondheid", [1, 1, 0, 0]),
            woorden("Kansrijk opgroeien", [4, 2, 3, 2]),
            woorden("Leefstijl", [0, 0, 0, 5]),
            woorden("Vitaal ouder worden/ouderen", [2, 0, 1, 0]),
        ],
    })
}

fn klein() -> ChartSpec {
    ChartSpec::Overzicht(OverviewChart {
        caption: caption(
            "Op Vlieland is van geen van beide normen de stand bekend",
            "Twee normen, Vlieland",
            "Vlieland",
            &[],
        ),
        groups: vec![groep(
            "Kansrijk opgroeien",
            vec![
                norm("Coalitie Kansrijke Start", None, 1.0, 1.0, true, "coalitie"),
                norm("Kinder-GLI-aanbieder", None, 0.04, 0.04, false, "fte"),
            ],
        )],
        woorden: Vec::new(),
    })
}

const GGD: [&str; 25] = [
    "GGD Groningen",
    "GGD Fryslân",
    "GGD Drenthe",
    "GGD IJsselland",
    "GGD Twente",
    "GGD Noord- en Oost-Gelderland",
    "Veiligheids- en Gezondheidsregio Gelderland-Midden",
    "GGD Gelderland-Zuid",
    "GGD Flevoland",
    "GGD regio Utrecht",
    "GGD Hollands-Noorden",
    "GGD Zaanstreek/Waterland",
    "GGD Kennemerland",
    "GGD Amsterdam",
    "GGD Gooi en Vechtstreek",
    "GGD Haaglanden",
    "GGD Hollands-Midden",
    "GGD Rotterdam-Rijnmond",
    "Dienst Gezondheid & Jeugd ZHZ",
    "GGD Zeeland",
    "GGD West-Brabant",
    "GGD Hart voor Brabant",
    "GGD Brabant-Zuidoost",
    "GGD Limburg-Noord",
    "GGD Zuid-Limburg",
];

/// Een verzonnen stand tussen 0 en 1.
fn dobbel(i: usize) -> f64 {
    (i as f64 * 0.618_034 + 0.13).fract()
}

fn stand(i: usize, waarde: f64, (laag, hoog): (f64, f64), eenheid: &str, r: Afronding) -> Stand {
    match i % 7 {
        3 => Stand::Onbekend,
        5 if i > 7 => Stand::Deels { van: format!("{} van {} gemeenten", 3 + i % 6, 9 + i % 6) },
        _ => Stand::Bekend {
            waarde,
            tekst: format!("{} {eenheid}", tekst(waarde, r)),
            status: match waarde {
                w if w < laag => GapStatus::Onder,
                w if hoog > laag && w > hoog => GapStatus::Boven,
                _ if hoog > laag => GapStatus::Binnen,
                _ => GapStatus::Gehaald,
            },
        },
    }
}

fn ggd() -> ChartSpec {
    let r = Afronding::EenDecimaal;
    let row = |(i, label): (usize, &&str)| CompareRow {
        label: (*label).to_owned(),
        stand: stand(i, 0.05 + 0.55 * dobbel(i).powi(2), (0.2, 0.5), "fte per 10.000", r),
        minimum: None,
    };
    ChartSpec::Vergelijk(CompareChart {
        caption: caption(
            "In tien van de 25 GGD-regio's zijn er minder brugfunctionarissen dan de landelijke norm vraagt",
            "Brugfunctionaris, bezette fte per 10.000 inwoners op 1 januari 2025; regio's op code, geen ranglijst",
            "Nederland, per GGD-regio",
            &["FICTIEF voorbeeld"],
        ),
        row_heading: "GGD-regio".to_owned(),
        axis_heading: "IST in fte per 10.000 inwoners".to_owned(),
        figures_heading: "IST".to_owned(),
        whole: false,
        landelijk: Some(NationalNorm { laag: 0.2, hoog: 0.5, open_upward: false, label: "norm 0,2–0,5".to_owned() }),
        richtpunt: false,
        rows: GGD.iter().enumerate().map(row).collect(),
    })
}

fn iza() -> ChartSpec {
    let r = Afronding::EenDecimaal;
    let row = |i: usize| CompareRow {
        label: match i % 4 {
            0 => format!("Midden-Holland {i}"),
            1 => format!("Drechtsteden {i}"),
            2 => format!("Zuid-Holland Noord {i}"),
            _ if i == 7 => "Midden- en West-Brabant en omstreken".to_owned(),
            _ => format!("Arnhem {i}"),
        },
        stand: stand(i, if i == 15 { 1.9 } else { 0.02 + 0.3 * dobbel(i).powi(2) }, (0.2, 0.2), "fte per 1.000", r),
        minimum: None,
    };
    ChartSpec::Vergelijk(CompareChart {
        caption: caption(
            "Zeven IZA-regio's halen het richtpunt voor centrale zorgverleners; van twaalf is de stand niet of deels bekend",
            "Centrale zorgverlener overgewicht kinderen, fte per 1.000 inwoners van 0–17 jaar; regio's op code, geen ranglijst",
            "Nederland, per IZA-regio",
            &["FICTIEF voorbeeld", "reconstructie", "richtpunt, geen harde afspraak (voetnoot 8)"],
        ),
        row_heading: "IZA-regio".to_owned(),
        axis_heading: "IST in fte per 1.000 inwoners van 0–17 jaar".to_owned(),
        figures_heading: "IST".to_owned(),
        whole: false,
        landelijk: Some(NationalNorm { laag: 0.2, hoog: 0.2, open_upward: false, label: "richtpunt 0,2".to_owned() }),
        richtpunt: true,
        rows: (0..42).map(row).collect(),
    })
}

fn minimum() -> ChartSpec {
    let row = |(i, label): (usize, &&str)| {
        let aantal = (dobbel(i) * 6.0).floor();
        CompareRow {
            label: (*label).to_owned(),
            stand: stand(i, aantal, (3.0, 3.0), if aantal == 1.0 { "persoon" } else { "personen" }, Afronding::Heel),
            minimum: None,
        }
    };
    ChartSpec::Vergelijk(CompareChart {
        caption: caption(
            "Acht GGD-regio's hebben te weinig mensen voor Nu Niet Zwanger",
            "Personen voor coördinatie en expertise Nu Niet Zwanger: ten minste 3 per GGD-regio; regio's op code",
            "Nederland, per GGD-regio",
            &["FICTIEF voorbeeld"],
        ),
        row_heading: "GGD-regio".to_owned(),
        axis_heading: "IST in personen".to_owned(),
        figures_heading: "IST".to_owned(),
        whole: true,
        landelijk: Some(NationalNorm {
            laag: 3.0,
            hoog: 3.0,
            open_upward: true,
            label: "minimum 3 personen".to_owned(),
        }),
        richtpunt: false,
        rows: GGD.iter().enumerate().map(row).collect(),
    })
}

fn eigen_minimum() -> ChartSpec {
    let row = |(i, label): (usize, &&str)| {
        let gemeenten = 4.0 + (dobbel(i + 3) * 14.0).floor();
        let aantal = (gemeenten * (0.4 + dobbel(i))).floor();
        let eenheid = format!("van {} steunpunten", tekst(gemeenten, Afronding::Heel));
        CompareRow {
            label: (*label).to_owned(),
            stand: stand(i, aantal, (gemeenten, gemeenten), &eenheid, Afronding::Heel),
            minimum: Some(gemeenten),
        }
    };
    ChartSpec::Vergelijk(CompareChart {
        caption: caption(
            "Nergens in het land is er overal een steunpunt",
            "Laagdrempelige steunpunten: ten minste 1 per gemeente; regio's op code",
            "Nederland, per GGD-regio",
            &["FICTIEF voorbeeld"],
        ),
        row_heading: "GGD-regio".to_owned(),
        axis_heading: "IST in steunpunten".to_owned(),
        figures_heading: "IST en minimum".to_owned(),
        whole: true,
        landelijk: None,
        richtpunt: false,
        rows: GGD.iter().take(12).enumerate().map(row).collect(),
    })
}

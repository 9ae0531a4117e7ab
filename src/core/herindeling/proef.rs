//! Een klein land om herindelingen op na te rekenen, met echte gemeenten en de echte stromen van het CBS.

use jiff::civil::{Date, date};

use super::{Herindelingen, Stroom, StroomSoort};
use crate::gebied::GebiedCode;

pub(crate) fn gm(nummer: u32) -> GebiedCode {
    GebiedCode::new(&format!("GM{nummer:04}"))
}

pub(super) fn stroom(dag: Date, van: u32, naar: u32, woningen: u64, inwoners: u64, ontstaat: bool) -> Stroom {
    Stroom {
        dag,
        van: gm(van),
        naar: gm(naar),
        soort: StroomSoort::Opheffing,
        naar_ontstaat: ontstaat,
        hectare: 100,
        woningen: Some(woningen),
        inwoners,
        inwoners_van: None,
    }
}

fn grens(dag: Date, van: u32, naar: u32, inwoners: u64, totaal: u64) -> Stroom {
    Stroom { soort: StroomSoort::Grens, inwoners_van: Some(totaal), ..stroom(dag, van, naar, 0, inwoners, false) }
}

pub(crate) fn herindelingen() -> Herindelingen {
    let nu = [
        (363, "Amsterdam"),
        (599, "Rotterdam"),
        (757, "Boxtel"),
        (824, "Oisterwijk"),
        (855, "Tilburg"),
        (865, "Vught"),
        (1621, "Lansingerland"),
        (1979, "Eemsdelta"),
        (1980, "Dijk en Waard"),
        (1940, "De Fryske Marren"),
        (34, "Almere"),
        (50, "Zeewolde"),
    ];
    let vroeger = [
        (3, "Appingedam"),
        (10, "Delfzijl"),
        (24, "Loppersum"),
        (788, "Haaren"),
        (457, "Weesp"),
        (398, "Heerhugowaard"),
        (416, "Langedijk"),
        (1921, "De Friese Meren"),
        (51, "Skarsterlân"),
        (54, "'t Zandt"),
    ];
    let (j14, j15) = (date(2014, 1, 1), date(2015, 7, 1));
    let (j20, j21, j22, weesp) = (date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1), date(2022, 3, 24));
    let stromen = [
        stroom(date(1990, 1, 1), 54, 24, 900, 2400, false),
        stroom(date(1990, 1, 1), 54, 10, 1, 3, false),
        stroom(j14, 51, 1921, 11785, 26921, true),
        Stroom { soort: StroomSoort::Hernoeming, ..stroom(j15, 1921, 1940, 0, 0, false) },
        grens(j20, 599, 1621, 11, 644_618),
        stroom(j21, 3, 1979, 6023, 11496, true),
        stroom(j21, 10, 1979, 12278, 24596, true),
        stroom(j21, 24, 1979, 4782, 9495, true),
        stroom(j21, 788, 757, 918, 2149, false),
        stroom(j21, 788, 824, 2412, 5827, false),
        stroom(j21, 788, 855, 588, 1442, false),
        stroom(j21, 788, 865, 2085, 4900, false),
        stroom(j22, 398, 1980, 24737, 59102, true),
        stroom(j22, 416, 1980, 11927, 28593, true),
        grens(date(2023, 1, 1), 50, 34, 100, 20_000),
        stroom(weesp, 457, 363, 9526, 20766, false),
    ];
    let met_naam = |(c, n): (u32, &str)| (gm(c), n.to_owned());
    Herindelingen::new(date(2019, 1, 1), date(2026, 1, 1), nu.map(met_naam), vroeger.map(met_naam), stromen)
}

/// Het land van nu bij deze herindelingen; zonder tellingen.
pub(crate) fn land() -> crate::Land {
    use crate::gebied::{Gebied, Niveau};
    let vroeger = herindelingen();
    let nu = vroeger.gemeenten_op(date(2026, 1, 1)).unwrap();
    let gemeente = |code: GebiedCode| {
        let gebied = Gebied { niveau: Niveau::Gemeente, code: code.clone(), naam: vroeger.naam(&code).to_owned() };
        (code, crate::Gemeente { gebied, tellingen: Default::default(), regio: Default::default() })
    };
    crate::Land {
        gemeenten: nu.into_iter().map(gemeente).collect(),
        vroeger: vroeger.clone(),
        ..crate::Land::default()
    }
}

//! Klein geld voor de tests: vijf gemeenten in twee IZA-regio's, met de landelijke bedragen van de brief.

use std::collections::BTreeMap;

use super::{Afspraak, Jaar, Maatregel, Middelen, Stroom};
use crate::amount::Amount;
use crate::gebied::GebiedCode;
use crate::land::Land;
use crate::proef::{code, land};

pub(crate) fn mln(n: i64) -> Amount {
    Amount::from_int(n * 1_000_000)
}

/// Gemeenten 0–2 in regio 1, 3 en 4 in regio 2; GGD 1 heeft 0, 1 en 3.
pub(crate) fn vijf() -> Land {
    land(&[(1000, 1, 1), (2000, 1, 1), (3000, 2, 1), (4000, 1, 2), (5000, 2, 2)])
}

pub(crate) fn middelen() -> Middelen {
    let bedragen = [
        (Stroom::Lokaal, [231, 278, 321]),
        (Stroom::Regionaal, [194, 235, 169]),
        (Stroom::Ggd, [3, 3, 4]),
        (Stroom::Nplv, [15, 21, 25]),
        (Stroom::GezondeSchool, [8, 10, 13]),
    ];
    let spuk = bedragen
        .iter()
        .flat_map(|(s, b)| (2027..).zip(b).map(|(jaar, mio)| ((*s, jaar), mln(*mio))))
        .collect::<BTreeMap<_, _>>();
    Middelen {
        spuk,
        maatregelen: vec![Maatregel {
            afspraak: Afspraak::D5,
            naam: "Sociaal verwijzen".to_owned(),
            bedragen: [(2027, 17), (2028, 29), (2030, 54)]
                .map(|(j, b)| (Jaar::In(j), mln(b)))
                .into_iter()
                .chain([(Jaar::Structureel, mln(68))])
                .collect(),
            secties: vec!["2b".to_owned()],
        }],
        sleutel_gemeenten: [(0, 91_066), (1, 341_674), (2, 341_674), (3, 12_862_031), (4, 7)]
            .map(|(i, w)| (code(i), w))
            .into(),
        sleutel_regios: [("regio 1", 2_785_666), ("regio 2", 1_237_905)].map(|(n, w)| (GebiedCode::iza(n), w)).into(),
    }
}

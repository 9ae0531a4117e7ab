//! Nederland per jaar van leeftijd: om banden te splitsen en een cohort te laten opschuiven.
//!
//! Weet niet uit welk bestand de cijfers komen; dat doet de importer.

use std::collections::BTreeMap;

use jiff::civil::Date;
use normwijzer_core::Finding;

use crate::datasets::Datasets;
use crate::rijen::{bevinding, geheel, tekst};
use crate::schema::LEEFTIJD_NL;

/// De oudste leeftijd van de tabel: dit jaar en alle hogere samen.
pub const OUDSTE: u32 = 105;

/// Inwoners per jaar van leeftijd op één dag, in personen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leeftijden(BTreeMap<u32, i64>);

impl FromIterator<(u32, i64)> for Leeftijden {
    fn from_iter<I: IntoIterator<Item = (u32, i64)>>(paren: I) -> Self {
        Self(paren.into_iter().collect())
    }
}

impl Leeftijden {
    /// Het aantal van `van` tot en met `tot`.
    #[must_use]
    pub fn som(&self, van: u32, tot: u32) -> i64 {
        if van > tot { 0 } else { self.0.range(van..=tot).map(|(_, n)| n).sum() }
    }

    /// Het aantal van `van` jaar en ouder.
    #[must_use]
    pub fn vanaf(&self, van: u32) -> i64 {
        self.0.range(van..).map(|(_, n)| n).sum()
    }

    /// Leeftijd en aantal, van jong naar oud.
    pub fn iter(&self) -> impl Iterator<Item = (u32, i64)> {
        self.0.iter().map(|(oud, n)| (*oud, *n))
    }
}

/// Nederland per jaar van leeftijd, op elke dag van de dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeeftijdNl(BTreeMap<Date, Leeftijden>);

impl LeeftijdNl {
    /// De stand op een dag; `None` als de dataset die dag niet heeft.
    #[must_use]
    pub fn op(&self, dag: Date) -> Option<&Leeftijden> {
        self.0.get(&dag)
    }

    /// De stand die het dichtst bij een dag ligt; bij gelijke afstand de vroegste.
    #[must_use]
    pub fn bij(&self, dag: Date) -> Option<(Date, &Leeftijden)> {
        let afstand = |d: &Date| {
            (i32::from(d.year()) * 366 + i32::from(d.day_of_year()))
                .abs_diff(i32::from(dag.year()) * 366 + i32::from(dag.day_of_year()))
        };
        self.0.iter().min_by_key(|(d, _)| afstand(d)).map(|(d, l)| (*d, l))
    }

    /// De dagen met een stand, op volgorde.
    pub fn dagen(&self) -> impl Iterator<Item = Date> {
        self.0.keys().copied()
    }
}

/// De dataset; `None` als zij er niet is: dan is er niets te splitsen.
///
/// # Errors
/// Een dataset die er half is of haar schema niet volgt.
pub fn leeftijd_nl(datasets: &Datasets) -> Result<Option<LeeftijdNl>, Vec<Finding>> {
    if !datasets.heeft(LEEFTIJD_NL.dataset) {
        return Ok(None);
    }
    let frame = datasets.frame(&LEEFTIJD_NL)?;
    let dagen = tekst(&frame, "peildatum").map_err(|e| bevinding(&e))?;
    let leeftijden = geheel(&frame, "leeftijd").map_err(|e| bevinding(&e))?;
    let aantallen = geheel(&frame, "aantal").map_err(|e| bevinding(&e))?;
    let mut uit = LeeftijdNl::default();
    for ((dag, oud), n) in dagen.into_iter().zip(leeftijden).zip(aantallen) {
        let rij = (dag.parse::<Date>().ok(), oud.and_then(|o| u32::try_from(o).ok()), n);
        if let (Some(dag), Some(oud), Some(n)) = rij {
            uit.0.entry(dag).or_default().0.insert(oud, n);
        }
    }
    let gaten: Vec<String> =
        uit.0.iter().filter(|(_, l)| !l.0.keys().copied().eq(0..=OUDSTE)).map(|(dag, _)| dag.to_string()).collect();
    if gaten.is_empty() {
        return Ok(Some(uit));
    }
    Err(vec![
        Finding::fout(
            "DAT-015",
            format!("niet elke leeftijd van 0 tot en met {OUDSTE} staat er één keer op {}", gaten.join(", ")),
        )
        .met_bestand(LEEFTIJD_NL.pad()),
    ])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn een_som_over_leeftijden_telt_beide_einden_mee() {
        let l: Leeftijden = (0..=OUDSTE).map(|oud| (oud, i64::from(oud))).collect();
        assert_eq!((l.som(15, 17), l.som(3, 2), l.vanaf(104)), (48, 0, 209));
        assert_eq!(l.iter().count(), 106);
    }

    #[test]
    fn een_dataset_met_een_gat_wordt_geweigerd() {
        let met = |tot: u32| {
            let kop = LEEFTIJD_NL.namen().collect::<Vec<_>>().join(",");
            let rijen: String = (0..=tot).map(|oud| format!("2025-01-01,{oud},{}\n", oud + 1)).collect();
            Datasets::new([(LEEFTIJD_NL.pad(), format!("{kop}\n{rijen}").into_bytes())])
        };
        let nl = leeftijd_nl(&met(OUDSTE)).unwrap().unwrap();
        assert_eq!(nl.op(Date::constant(2025, 1, 1)).unwrap().som(0, 2), 6);
        let fout = leeftijd_nl(&met(104)).unwrap_err();
        assert_eq!(
            fout.first().unwrap().to_string(),
            "leeftijd-nl/leeftijd.csv: fout DAT-015: niet elke leeftijd van 0 tot en met 105 staat er één keer op 2025-01-01"
        );
    }

    #[test]
    fn de_dichtstbijzijnde_dag_wordt_genomen() {
        let dag = |jaar| Date::constant(jaar, 1, 1);
        let nl = LeeftijdNl([2019, 2025].map(|j| (dag(j), Leeftijden::default())).into_iter().collect());
        let bij = |jaar| nl.bij(dag(jaar)).unwrap().0;
        assert_eq!((bij(2010), bij(2021), bij(2024), bij(2030)), (dag(2019), dag(2019), dag(2025), dag(2025)));
        assert_eq!((nl.op(dag(2020)), nl.dagen().count()), (None, 2));
        assert_eq!(LeeftijdNl::default().bij(dag(2020)), None);
    }
}

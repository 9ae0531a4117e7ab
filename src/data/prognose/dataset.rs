//! Een gelezen prognose als eigen tabel, met haar herkomst: om te bewaren en later met `--prognose` te gebruiken.

use std::fmt::Write as _;

use normwijzer_core::prognose::{Prognose, Verloop};
use normwijzer_core::{Basis, Finding};

use crate::bron::{Bron, Herkomst, sha256};
use crate::import::DatasetUit;
use crate::leeftijdsgroepen::band;

/// De naam van de map.
const NAAM: &str = "prognose";

/// De dataset: `prognose.csv` (gebied_code, jaar, leeftijd, aantal, ondergrens, bovengrens; personen op 1 januari) en
/// `bron.toml`.
///
/// # Errors
/// Alleen als `bron.toml` niet te schrijven is.
pub fn prognose_dataset(
    prognose: &Prognose,
    bestanden: &[(String, Vec<u8>)],
    bevindingen: Vec<Finding>,
) -> Result<DatasetUit, Vec<Finding>> {
    let mut csv = String::from("gebied_code,jaar,leeftijd,aantal,ondergrens,bovengrens\n");
    let mut jaren = std::collections::BTreeSet::new();
    for (basis, verloop) in gebruikt(prognose) {
        for (jaar, verwacht) in &verloop.standen {
            let (onder, boven) =
                verwacht.interval.map_or_else(<(String, String)>::default, |(o, b)| (o.to_string(), b.to_string()));
            jaren.insert(*jaar);
            let leeftijd = leeftijd(basis);
            // Schrijven in een tekst mislukt niet.
            let _ = writeln!(csv, "{},{jaar},{leeftijd},{},{onder},{boven}", verloop.uit.code, verwacht.aantal);
        }
    }
    let titel = prognose.variant.as_ref().map_or_else(|| prognose.naam.clone(), |v| format!("{}, {v}", prognose.naam));
    let bron = Bron {
        titel: format!("Prognose van de bevolking: {titel}"),
        bron: prognose.naam.clone(),
        licentie: "zie de bron".to_owned(),
        peildatum: jaren.iter().map(|j| format!("{j}-01-01")).collect::<Vec<_>>().join(", "),
        methode: (!prognose.opmerkingen.is_empty()).then(|| prognose.opmerkingen.join(" ")),
        herkomst: bestanden
            .iter()
            .map(|(naam, bytes)| Herkomst { naam: naam.clone(), sha256: sha256(bytes) })
            .collect(),
        ..Bron::default()
    };
    let bestanden = vec![("prognose.csv".to_owned(), csv.into_bytes()), ("bron.toml".to_owned(), bron.schrijf()?)];
    Ok(DatasetUit { naam: NAAM.to_owned(), bestanden, bevindingen })
}

/// De verlopen met hun grondslag; een verloop dat door geen gemeente gebruikt wordt, verandert niets en staat er niet in.
fn gebruikt(prognose: &Prognose) -> impl Iterator<Item = (Basis, &Verloop)> {
    prognose.verlopen.iter().enumerate().filter_map(|(plaats, verloop)| {
        let sleutel = prognose.van_gemeente.iter().find(|(_, p)| **p == plaats)?.0;
        Some((sleutel.1, verloop))
    })
}

/// Zoals de lezer van een eigen prognose haar herkent.
fn leeftijd(basis: Basis) -> String {
    let band = band(basis);
    match (band.van, band.tot) {
        (0, None) => "totaal".to_owned(),
        (van, Some(tot)) => format!("{van}-{tot}"),
        (van, None) => format!("{van}+"),
    }
}

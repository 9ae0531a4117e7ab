//! Een bevolking van de gebruiker als dataset in onze eigen kolommen: wat de bron telt, op haar eigen dag en gemeenten.

use normwijzer_core::Finding;

use super::dataset_uit::{DatasetUit, maak};
use crate::bevolking::Bevolking;
use crate::bron::{Bron, Herkomst};
use crate::leeftijdsgroepen::Cel;
use crate::schema::EIGEN_BEVOLKING;

/// Maakt `bevolking.csv`. Er wordt niets geschat en niets omgezet: dat gebeurt bij het plannen.
///
/// # Errors
/// Als er iets niet te schrijven is.
pub fn bevolking_dataset(bevolking: &Bevolking, bestanden: &[Herkomst]) -> Result<DatasetUit, Vec<Finding>> {
    let soort = if bevolking.afgerond { "afgerond" } else { "telling" };
    let mut rijen = Vec::new();
    for (code, cellen) in &bevolking.gemeenten {
        for (band, cel) in cellen {
            rijen.push(vec![
                code.to_string(),
                bevolking.dag.to_string(),
                band.van.to_string(),
                band.tot.map_or_else(String::new, |t| t.to_string()),
                match cel {
                    Cel::Aantal(n) => n.to_string(),
                    Cel::Onbekend => String::new(),
                },
                soort.to_owned(),
            ]);
        }
    }
    let bron = Bron {
        titel: format!("Inwoners per gemeente, {}", bevolking.dag),
        bron: bevolking.noem_bron(),
        tabel: bevolking.tabel.clone(),
        licentie: "die van de bron (cijfers van het CBS: CC BY 4.0)".to_owned(),
        peildatum: bevolking.dag.to_string(),
        herkomst: bestanden.to_vec(),
        ..Bron::default()
    };
    maak(bron, &[(&EIGEN_BEVOLKING, rijen)], bevolking.bevindingen.clone())
}

//! De reconstructie van de IZA-regio's: welke gemeente in welke regio ligt. Geen officiële lijst.

use std::collections::{BTreeMap, BTreeSet};

use normwijzer_core::{Finding, GebiedCode};

use super::dataset_uit::{DatasetUit, maak};
use crate::bron::Bron;
use crate::bronbestand::{BronBestand, cel, zonder_fout};
use crate::namen::Namen;
use crate::schema::IZA;

/// Maakt `iza.csv`.
///
/// # Errors
/// Onbekende, dubbele of ontbrekende gemeenten; code en naam die elkaar tegenspreken; regio's met dezelfde code.
pub fn importeer_iza(bestand: BronBestand<'_>, namen: &Namen) -> Result<DatasetUit, Vec<Finding>> {
    let mut bevindingen = Vec::new();
    let tabel = bestand.tabel(&mut bevindingen)?;
    let kolommen = ["gm_code", "gemeente", "iza_regio", "mandaatgemeente"].map(|k| bestand.kolom(&tabel, k));
    let [Ok(code), Ok(naam), Ok(regio), Ok(mandaat)] = kolommen else {
        bevindingen.extend(kolommen.into_iter().filter_map(Result::err).flatten());
        return Err(bevindingen);
    };
    let mut uit: BTreeMap<GebiedCode, Vec<String>> = BTreeMap::new();
    let mut geen_gemeente: BTreeSet<&str> = BTreeSet::new();
    let mut regios: BTreeMap<GebiedCode, BTreeSet<&str>> = BTreeMap::new();
    for rij in &tabel.rijen {
        let hier = |bericht: String| bestand.fout("IMP-006", bericht).met_rij(rij.regel);
        let (geschreven, naam) = (GebiedCode::new(cel(rij, code)), cel(rij, naam));
        if namen.naam(&geschreven).is_none() {
            bevindingen.push(hier(format!("{geschreven} is geen gemeente van dit jaar")));
            continue;
        }
        if namen.zoek(naam).as_ref() != Ok(&geschreven) {
            bevindingen.push(hier(format!("{geschreven} heet hier {naam}; dat is een andere gemeente")));
        }
        let (regio, mandaat) = (cel(rij, regio), cel(rij, mandaat));
        if regio.is_empty() || mandaat.is_empty() {
            bevindingen.push(hier(format!("{naam} heeft geen regio of geen mandaatgemeente")));
        }
        if namen.zoek(mandaat).is_err() {
            geen_gemeente.insert(mandaat);
        }
        regios.entry(GebiedCode::iza(regio)).or_default().insert(regio);
        let nieuw = vec![geschreven.to_string(), regio.to_owned(), mandaat.to_owned()];
        if uit.insert(geschreven, nieuw).is_some() {
            bevindingen.push(hier(format!("{naam} staat er twee keer")));
        }
    }
    for (code, namen) in regios.iter().filter(|(_, namen)| namen.len() > 1) {
        let namen: Vec<&str> = namen.iter().copied().collect();
        bevindingen.push(bestand.fout(
            "IMP-006",
            format!("{} krijgen dezelfde code {code}; schrijf elke regio op één manier", namen.join(" en ")),
        ));
    }
    for code in namen.codes().filter(|c| !uit.contains_key(c)) {
        bevindingen.push(bestand.fout("IMP-006", format!("{code} ontbreekt")).met_gebied(code.clone()));
    }
    // Een gemeenschappelijke regeling mag voor de regio tekenen.
    bevindingen.extend(
        geen_gemeente
            .iter()
            .map(|m| bestand.info(format!("mandaatgemeente {m} is geen gemeente maar een samenwerking"))),
    );
    bevindingen.push(bestand.info(format!("{} gemeenten in {} IZA-regio's", uit.len(), regios.len())));
    let bevindingen = zonder_fout(bevindingen)?;
    let bron = Bron {
        titel: "IZA-regio's: reconstructie uit de verdeling van de SPUK IZA".to_owned(),
        bron: "Ministerie van VWS, brief van 12 september 2025, bijlagen 2A (Brede SPUK per gemeente) en 2B (SPUK IZA \
               per regio): het bedrag van een regio staat tot dat van haar gemeenten als één constante, binnen 1% voor 40 van de 42 \
               regio's; in 2026 wijken Friesland (−1,2%) en Arnhem (−1,0%) iets meer af"
            .to_owned(),
        licentie: "openbaar overheidsdocument".to_owned(),
        peildatum: "2026-01-01".to_owned(),
        reconstructie: true,
        methode: Some(
            "Geen officiële lijst: afgeleid en nagerekend uit de bedragen. Een eigen indeling vervangt deze tabel."
                .to_owned(),
        ),
        herkomst: vec![bestand.herkomst()],
        ..Bron::default()
    };
    maak(bron, &[(&IZA, uit.into_values().collect())], bevindingen)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::import::proefbestanden::{bestand, codes, namen};

    const GOED: &str = "gm_code,gemeente,iza_regio,mandaatgemeente\n\
        GM0014,\"Groningen\",\"Groningen\",\"Groningen\"\n\
        GM0034,\"Almere\",\"Flevoland\",\"Almere\"\n\
        GM1680,\"Aa en Hunze\",\"Drenthe\",\"SamenDrenthe\"\n";

    #[test]
    fn is_een_reconstructie_en_meldt_een_samenwerking() {
        let uit = importeer_iza(bestand("iza.csv", GOED), &namen()).unwrap();
        let (naam, csv) = uit.bestanden.first().unwrap();
        assert_eq!(naam, "iza.csv");
        assert_eq!(
            std::str::from_utf8(csv).unwrap(),
            "gemeente_code,iza_naam,mandaatgemeente\nGM0014,Groningen,Groningen\nGM0034,Flevoland,Almere\n\
             GM1680,Drenthe,SamenDrenthe\n"
        );
        let bron = Bron::lees(&uit.bestanden.get(1).unwrap().1, "bron.toml").unwrap();
        assert!(bron.reconstructie);
        assert!(uit.bevindingen.iter().any(|f| f.bericht.contains("SamenDrenthe")));
    }

    #[test]
    fn alle_gebreken_tegelijk() {
        let kapot = GOED.replace("GM0034,\"Almere\"", "GM0014,\"Almere\"").replace("\"Drenthe\"", "\"groningen\"");
        let fouten = importeer_iza(bestand("iza.csv", &kapot), &namen()).unwrap_err();
        // Code en naam spreken elkaar tegen, code dubbel, twee schrijfwijzen van een regio, Almere ontbreekt.
        assert_eq!(codes(&fouten), ["IMP-006"; 4]);
    }
}

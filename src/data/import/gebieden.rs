//! Gebieden in Nederland (CBS): per gemeente haar provincie, GGD-regio, zorgkantoorregio en andere regio's.

use std::collections::{BTreeMap, BTreeSet};

use normwijzer_core::{Finding, GebiedCode};

use super::dataset_uit::{DatasetUit, maak};
use super::parquet::{Onderwerp, lees_gebieden, lees_onderwerpen};
use super::varianten::varianten;
use crate::bron::Bron;
use crate::bronbestand::{BronBestand, of_fout, zonder_fout};
use crate::schema::{GEBIEDEN, NAMEN};

/// De regio's die wij overnemen, in de volgorde van ons schema: het begin van de code van hun onderwerp, het woord
/// waaraan het in de uitleg van het CBS te herkennen is, en hoe wij ze noemen.
const REGIOS: [(&str, &str, &str); 6] = [
    ("PV", "provincies", "provincie"),
    ("GG", "gezondheidsd", "GGD-regio"),
    ("ZK", "zorgkantoorregio", "zorgkantoorregio"),
    ("CR", "corop-gebied", "COROP-gebied"),
    ("JZ", "jeugdregio", "jeugdregio"),
    ("VR", "veiligheidsregio", "veiligheidsregio"),
];

/// Maakt `gebieden.csv` en `namen.csv`.
///
/// # Errors
/// Onleesbare bestanden, onderwerpen die niet of dubbel te vinden zijn, gemeenten zonder regio.
pub fn importeer_gebieden(gebieden: BronBestand<'_>, onderwerpen: BronBestand<'_>) -> Result<DatasetUit, Vec<Finding>> {
    let mut bevindingen = Vec::new();
    let lijst = of_fout(lees_onderwerpen(&onderwerpen), &mut bevindingen);
    let rijen = of_fout(lees_gebieden(&gebieden), &mut bevindingen);
    let (Some(lijst), Some(rijen)) = (lijst, rijen) else {
        return Err(bevindingen);
    };
    let gekozen = kies(&lijst, &onderwerpen, &mut bevindingen);
    let mut waarden: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for rij in &rijen {
        if let Some(eerder) = waarden.insert((&rij.gebied, &rij.onderwerp), &rij.tekst)
            && eerder != rij.tekst
        {
            bevindingen.push(gebieden.fout(
                "IMP-004",
                format!("{} heeft voor {} twee waarden: {eerder} en {}", rij.gebied, rij.onderwerp, rij.tekst),
            ));
        }
    }
    let codes: BTreeSet<&str> = rijen.iter().map(|r| r.gebied.as_str()).collect();
    let mut namen: BTreeMap<GebiedCode, String> = BTreeMap::new();
    let mut uit = Vec::new();
    for code in &codes {
        let mut rij = vec![(*code).to_owned()];
        for onderwerp in &gekozen {
            match waarden.get(&(*code, *onderwerp)) {
                Some(tekst) if !tekst.is_empty() => rij.push((*tekst).to_owned()),
                _ => {
                    bevindingen.push(gebieden.fout(
                        "IMP-005",
                        format!("{code} heeft geen {onderwerp}; verwacht bij elke gemeente een waarde"),
                    ))
                }
            }
        }
        if let Some(naam) = rij.get(1) {
            namen.insert(GebiedCode::new(code), naam.clone());
        }
        uit.push(rij);
    }
    let anders: BTreeSet<&str> = rijen.iter().map(|r| r.onderwerp.as_str()).filter(|o| !gekozen.contains(o)).collect();
    bevindingen.push(gebieden.info(format!(
        "{} gemeenten; {} andere onderwerpen zijn niet overgenomen: {}",
        codes.len(),
        anders.len(),
        anders.into_iter().collect::<Vec<_>>().join(", ")
    )));
    let bevindingen = zonder_fout(bevindingen)?;
    let bron = Bron {
        titel: "Gebieden in Nederland 2026: gemeenten en hun regio's".to_owned(),
        bron: "CBS StatLine, Gebieden in Nederland 2026; namen.csv is eigen werk".to_owned(),
        tabel: Some("86247NED".to_owned()),
        licentie: "CC BY 4.0".to_owned(),
        peildatum: "2026-01-01".to_owned(),
        herkomst: vec![gebieden.herkomst(), onderwerpen.herkomst()],
        ..Bron::default()
    };
    maak(bron, &[(&GEBIEDEN, uit), (&NAMEN, varianten(&namen))], bevindingen)
}

/// De onderwerpen van ons schema: naam van de gemeente, dan code en naam van elke regio.
fn kies<'a>(lijst: &'a [Onderwerp], bron: &BronBestand<'_>, bevindingen: &mut Vec<Finding>) -> Vec<&'a str> {
    let wensen = std::iter::once(("GM", "Naam", "gemeente", "gemeente")).chain(
        REGIOS.into_iter().flat_map(|(begin, woord, wat)| [(begin, "Code", woord, wat), (begin, "Naam", woord, wat)]),
    );
    let mut gekozen = Vec::new();
    for (begin, titel, woord, wat) in wensen {
        let passend: Vec<&Onderwerp> = lijst
            .iter()
            .filter(|o| o.code.starts_with(begin) && o.titel == titel && o.uitleg.to_lowercase().contains(woord))
            .collect();
        if let [een] = passend.as_slice() {
            bevindingen.push(bron.info(format!("{} gelezen als {} van {wat}", een.code, titel.to_lowercase())));
            gekozen.push(een.code.as_str());
        } else {
            bevindingen.push(bron.fout(
                "IMP-003",
                format!("{} onderwerpen met titel {titel} en \"{woord}\" in de uitleg; verwacht één", passend.len()),
            ));
        }
    }
    gekozen
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::import::proefbestanden::codes;
    use polars::prelude::{DataFrame, IntoColumn as _, NamedFrom as _, Series};
    use polars_io::parquet::write::ParquetWriter;
    use proptest::prelude::*;

    /// Parquet met tekstkolommen.
    fn parquet(koppen: [&str; 3], rijen: &[[String; 3]]) -> Vec<u8> {
        let kolommen = (0..3)
            .zip(koppen)
            .map(|(i, kop)| {
                let v: Vec<&str> = rijen.iter().map(|r| r[i].as_str()).collect();
                Series::new(kop.into(), v).into_column()
            })
            .collect();
        let mut frame = DataFrame::new(rijen.len(), kolommen).unwrap();
        let mut uit = Vec::new();
        ParquetWriter::new(&mut uit).finish(&mut frame).unwrap();
        uit
    }

    fn onderwerpen() -> Vec<[String; 3]> {
        let mut rijen = [
            ["GM000B", "Code", "De gemeentecode is gebaseerd op de naam van de gemeente"],
            ["GM000C_1", "Naam", "De naam van de gemeente volgt de officiële schrijfwijze."],
            ["GM000C_2", "Sortering naam", "Hulpmiddel om gemeenten te sorteren"],
        ]
        .map(|r| r.map(str::to_owned))
        .to_vec();
        let uitleg = [
            "provincies",
            "gezondheidsdiensten",
            "zorgkantoorregio's",
            "COROP-gebieden",
            "jeugdregio's",
            "veiligheidsregio's",
        ];
        for ((begin, _, _), uitleg) in REGIOS.iter().zip(uitleg) {
            for (nr, titel) in [(1, "Code"), (2, "Naam")] {
                rijen.push([format!("{begin}{nr:04}"), titel.to_owned(), format!("{titel}s van de {uitleg}.")]);
            }
        }
        rijen
    }

    /// Zoals het CBS: namen en codes aangevuld met spaties.
    fn gebieden() -> Vec<[String; 3]> {
        let mut rijen = Vec::new();
        for (code, naam) in [("GM0518", "'s-Gravenhage"), ("GM0164", "Hengelo (O.)")] {
            rijen.push(["GM000C_1".to_owned(), code.to_owned(), format!("{naam:<40}")]);
            for (begin, _, wat) in REGIOS {
                rijen.push([format!("{begin}0001"), code.to_owned(), format!("{begin}99    ")]);
                rijen.push([format!("{begin}0002"), code.to_owned(), format!("Een {wat:<40}")]);
            }
        }
        rijen
    }

    fn importeer(gebieden: &[[String; 3]], lijst: &[[String; 3]]) -> Result<DatasetUit, Vec<Finding>> {
        let gebieden = parquet(["Measure", "RegioS", "StringValue"], gebieden);
        let lijst = parquet(["Identifier", "Title", "Description"], lijst);
        let bron = |naam, bytes| BronBestand { naam, bytes };
        importeer_gebieden(bron("g.parquet", &gebieden), bron("m.parquet", &lijst))
    }

    #[test]
    fn codes_en_namen_zonder_opvulling_en_in_onze_volgorde() {
        let uit = importeer(&gebieden(), &onderwerpen()).unwrap();
        let csv = std::str::from_utf8(&uit.bestanden.first().unwrap().1).unwrap();
        assert_eq!(
            csv.lines().nth(1).unwrap(),
            "GM0164,Hengelo (O.),PV99,Een provincie,GG99,Een GGD-regio,ZK99,Een zorgkantoorregio,CR99,\
             Een COROP-gebied,JZ99,Een jeugdregio,VR99,Een veiligheidsregio"
        );
        let namen = std::str::from_utf8(&uit.bestanden.get(1).unwrap().1).unwrap();
        assert!(namen.contains("Den Haag,GM0518,gebruikelijk\n"), "{namen}");
        assert!(namen.contains("Hengelo,GM0164,zonder-toevoeging\n"), "{namen}");
    }

    #[test]
    fn een_gemeente_zonder_regio_en_een_zoekgeraakt_onderwerp_zijn_fouten() {
        let zonder: Vec<_> = gebieden().into_iter().filter(|r| !(r[0] == "ZK0002" && r[1] == "GM0164")).collect();
        assert_eq!(codes(&importeer(&zonder, &onderwerpen()).unwrap_err()), ["IMP-005"]);
        let lijst: Vec<_> = onderwerpen().into_iter().filter(|r| r[0] != "GG0001").collect();
        assert_eq!(codes(&importeer(&gebieden(), &lijst).unwrap_err()), ["IMP-003"]);
        let kapot = BronBestand { naam: "g.parquet", bytes: b"PAR1 niet echt PAR1" };
        assert!(importeer_gebieden(kapot, kapot).is_err());
    }

    /// Het laagste bit van een getal in een paginakop is zijn teken: een negatief aantal waarden was voor de lezer een
    /// aantal van twintig cijfers, en het geheugen daarvoor niet op te vangen.
    #[test]
    fn een_negatief_aantal_in_een_paginakop_is_een_bevinding() {
        let goed = parquet(["Measure", "RegioS", "StringValue"], &gebieden());
        assert!(lees_gebieden(&BronBestand { naam: "g.parquet", bytes: &goed }).is_ok());
        let mut bevindingen = 0;
        for plaats in 0..goed.len() {
            let mut bytes = goed.clone();
            bytes[plaats] ^= 1;
            let gelezen = lees_gebieden(&BronBestand { naam: "g.parquet", bytes: &bytes });
            bevindingen += usize::from(gelezen.is_err_and(|b| codes(&b) == ["IMP-001"]));
        }
        assert!(bevindingen > 100, "{bevindingen}");
    }

    proptest! {
        #[test]
        fn beschadigde_parquet_geeft_nooit_paniek(plaats in any::<prop::sample::Index>(), bits in 1u8..) {
            let mut bytes = parquet(["Measure", "RegioS", "StringValue"], &gebieden());
            let plaats = plaats.index(bytes.len());
            bytes[plaats] ^= bits;
            let bron = BronBestand { naam: "g.parquet", bytes: &bytes };
            if let Ok(rijen) = lees_gebieden(&bron) {
                prop_assert!(rijen.len() <= gebieden().len());
            }
        }
    }
}

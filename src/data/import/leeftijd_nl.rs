//! De bevolking van Nederland per jaar van leeftijd (CBS 03759ned, als kruistabel): nodig om banden te splitsen.

use std::collections::BTreeMap;

use normwijzer_core::Finding;
use normwijzer_ingest::Tabel;

use crate::bronbestand::{BronBestand, cel, zonder_fout};

/// De leeftijden die de schatting gebruikt. Hogere leeftijden staan in deze kruistabel soms dubbel (95, 100).
const LEEFTIJDEN: std::ops::RangeInclusive<u32> = 0..=19;

/// Aantallen per leeftijd van 0 tot en met 19, in één jaar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LeeftijdNl(BTreeMap<u32, i64>);

impl LeeftijdNl {
    /// Het aantal van `van` tot en met `tot`.
    pub(crate) fn som(&self, van: u32, tot: u32) -> i64 {
        self.0.range(van..=tot).map(|(_, n)| n).sum()
    }
}

/// Leest mannen en vrouwen samen (`T`) voor de gevraagde jaren.
pub(crate) fn lees_leeftijd_nl(
    bestand: BronBestand<'_>,
    jaren: [&str; 2],
    bevindingen: &mut Vec<Finding>,
) -> Result<[LeeftijdNl; 2], Vec<Finding>> {
    let mut gebreken = Vec::new();
    let tabel = bestand.tabel(&mut gebreken)?;
    let [a, b] = jaren.map(|jaar| een_jaar(&bestand, &tabel, jaar, &mut gebreken));
    let meer = zonder_fout(gebreken)?;
    bevindingen.extend(meer);
    bevindingen.push(bestand.info(format!(
        "Geslacht T gelezen als mannen en vrouwen samen, kolommen {}; leeftijden boven {} weggelaten",
        jaren.join(" en "),
        LEEFTIJDEN.end()
    )));
    Ok([a, b])
}

fn een_jaar(bestand: &BronBestand<'_>, tabel: &Tabel, jaar: &str, gebreken: &mut Vec<Finding>) -> LeeftijdNl {
    let kolommen = ["Geslacht", "Leeftijd", jaar].map(|k| bestand.kolom(tabel, k));
    let [Ok(geslacht), Ok(leeftijd), Ok(aantal)] = kolommen else {
        gebreken.extend(kolommen.into_iter().filter_map(Result::err).flatten());
        return LeeftijdNl::default();
    };
    let mut uit = BTreeMap::new();
    for rij in tabel.rijen.iter().filter(|r| cel(r, geslacht) == "T") {
        let Some(oud) = cel(rij, leeftijd).parse().ok().filter(|l| LEEFTIJDEN.contains(l)) else {
            continue;
        };
        match cel(rij, aantal).parse::<u32>() {
            Ok(n) if uit.insert(oud, i64::from(n)).is_none() => {}
            Ok(_) => {
                gebreken.push(bestand.fout("IMP-010", format!("leeftijd {oud} staat er twee keer")).met_rij(rij.regel))
            }
            Err(_) => gebreken.push(
                bestand
                    .fout("IMP-010", format!("\"{}\" is geen aantal personen", cel(rij, aantal)))
                    .met_rij(rij.regel)
                    .met_kolom(jaar),
            ),
        }
    }
    for oud in LEEFTIJDEN.filter(|l| !uit.contains_key(l)) {
        gebreken.push(bestand.fout("IMP-010", format!("leeftijd {oud} ontbreekt in {jaar}")));
    }
    LeeftijdNl(uit)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::import::proefbestanden::{bestand, codes};

    /// Elke leeftijd telt tienmaal zichzelf in 2021 en honderdmaal in 2025; vrouwen en 95+ horen niet mee te tellen.
    fn kruistabel() -> String {
        let rijen: String = (0..=22).map(|l| format!("T;{l};1;{};{}\n", l * 10, l * 100)).collect();
        format!("\u{feff}Geslacht;Leeftijd;1988;2021;2025\n{rijen}T;95;1;5;5\nT;95;1;5;5\nV;3;1;999;999\n")
    }

    #[test]
    fn telt_mannen_en_vrouwen_samen_per_jaar() {
        let tekst = kruistabel();
        let [toen, nu] = lees_leeftijd_nl(bestand("l.csv", &tekst), ["2021", "2025"], &mut Vec::new()).unwrap();
        assert_eq!(toen.som(15, 17), 480);
        assert_eq!(nu.som(0, 3), 600);
    }

    #[test]
    fn een_dubbele_of_ontbrekende_leeftijd_is_een_fout() {
        let tekst = kruistabel().replace("T;7;1;70;700", "T;8;1;70;700");
        let fouten = lees_leeftijd_nl(bestand("l.csv", &tekst), ["2021", "2025"], &mut Vec::new()).unwrap_err();
        assert_eq!(codes(&fouten), ["IMP-010"; 4]);
        let zonder = lees_leeftijd_nl(bestand("l.csv", &tekst), ["2021", "2030"], &mut Vec::new()).unwrap_err();
        assert!(zonder.iter().any(|f| f.code == "IMP-003" && f.bericht.contains("2030")));
    }
}

//! De bevolking van Nederland per jaar van leeftijd (CBS 03759ned, als kruistabel): nodig om banden te splitsen.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use normwijzer_core::Finding;
use normwijzer_ingest::Tabel;
use polars::prelude::DataFrame;

use super::dataset_uit::{DatasetUit, maak};
use super::terugblik::{TerugblikBronnen, meet};
use crate::bron::Bron;
use crate::bronbestand::{BronBestand, cel, zonder_fout};
use crate::leeftijd_nl::{Leeftijden, OUDSTE};
use crate::leeftijdsgroepen::METHODE;
use crate::rijen::{bevinding, geheel, tekst};
use crate::schema::LEEFTIJD_NL;

/// De leeftijden die de schatting van 0–17 jaar gebruikt.
const KINDEREN: RangeInclusive<u32> = 0..=19;

/// Vanaf dit jaar staat elke leeftijd tot en met 105 er apart; daarvóór is 95 jaar en ouder één groep.
const VANAF: i16 = 2015;

/// Leest de leeftijden van 0 tot en met 19, mannen en vrouwen samen (`T`), voor de gevraagde jaren.
pub(crate) fn lees_leeftijd_nl(
    bestand: BronBestand<'_>,
    jaren: [&str; 2],
    bevindingen: &mut Vec<Finding>,
) -> Result<[Leeftijden; 2], Vec<Finding>> {
    let mut gebreken = Vec::new();
    let tabel = bestand.tabel(&mut gebreken)?;
    let [a, b] = jaren.map(|jaar| een_jaar(&bestand, &tabel, jaar, &KINDEREN, &mut gebreken).0);
    bevindingen.extend(zonder_fout(gebreken)?);
    bevindingen.push(bestand.info(format!(
        "Geslacht T gelezen als mannen en vrouwen samen, kolommen {}; leeftijden boven {} weggelaten",
        jaren.join(" en "),
        KINDEREN.end()
    )));
    Ok([a, b])
}

/// Maakt `leeftijd.csv`: elk jaar vanaf 2015, elke leeftijd van 0 tot en met 105 jaar (en ouder).
///
/// Met `terugblik` meet hij ook hoe ver het splitsen van banden met deze leeftijden ernaast zit. `inwoners` is ons eigen
/// frame (`datasets::Frames::inwoners`): waar het dezelfde dag heeft, is de som over de
/// leeftijden die van de gemeenten.
///
/// # Errors
/// Alle gebreken tegelijk: kolommen die ontbreken, leeftijden die ontbreken of dubbel staan, sommen die niet kloppen.
pub fn importeer_leeftijd_nl(
    bestand: BronBestand<'_>,
    inwoners: &DataFrame,
    terugblik: Option<&TerugblikBronnen<'_>>,
) -> Result<DatasetUit, Vec<Finding>> {
    let mut bevindingen = Vec::new();
    let tabel = bestand.tabel(&mut bevindingen)?;
    let mut jaren: Vec<(i16, &str)> = tabel
        .koppen
        .iter()
        .filter_map(|k| k.parse::<i16>().ok().filter(|j| (VANAF..=2100).contains(j)).map(|j| (j, k.as_str())))
        .collect();
    jaren.sort_unstable();
    if jaren.is_empty() {
        bevindingen.push(bestand.fout("IMP-003", format!("geen kolom met een jaar vanaf {VANAF}")));
    }
    let bekend = totalen(inwoners)?;
    let mut rijen = Vec::new();
    let mut stand: BTreeMap<i16, Leeftijden> = BTreeMap::new();
    for (jaar, kop) in &jaren {
        let (leeftijden, open) = een_jaar(&bestand, &tabel, kop, &(0..=OUDSTE), &mut bevindingen);
        let dag = format!("{jaar}-01-01");
        let som = leeftijden.vanaf(0);
        match bekend.get(&dag) {
            Some(n) if *n != som => bevindingen.push(bestand.fout(
                "IMP-007",
                format!("{dag}: de leeftijden tellen op tot {som}, de gemeenten in onze tabel inwoners tot {n}"),
            )),
            _ => {
                let dubbel = open
                    .iter()
                    .map(|oud| {
                        format!(
                            "; de groep \"{oud} jaar en ouder\" weggelaten, want zij \
                    telt dubbel"
                        )
                    })
                    .collect::<String>();
                let ook = if bekend.contains_key(&dag) { ", zoals de gemeenten samen" } else { "" };
                bevindingen.push(bestand.info(format!("{dag}: {som} inwoners{ook}{dubbel}")));
            }
        }
        rijen.extend(leeftijden.iter().map(|(oud, n)| vec![dag.clone(), oud.to_string(), n.to_string()]));
        stand.insert(*jaar, leeftijden);
    }
    let mut bevindingen = zonder_fout(bevindingen)?;
    let fout = match (terugblik, stand.get(&2021), stand.get(&2025)) {
        (Some(bronnen), Some(toen), Some(nu)) => Some(meet(bronnen, toen, nu, &mut bevindingen)?),
        _ => None,
    };
    let herkomst = [Some(bestand), terugblik.map(|t| t.leeftijd_2021)];
    let bron = Bron {
        titel: "Inwoners van Nederland per jaar van leeftijd op 1 januari".to_owned(),
        bron: "CBS StatLine, Bevolking op 1 januari en gemiddeld; geslacht, leeftijd en regio".to_owned(),
        tabel: Some("03759ned".to_owned()),
        licentie: "CC BY 4.0".to_owned(),
        peildatum: jaren.iter().map(|(j, _)| format!("{j}-01-01")).collect::<Vec<_>>().join(", "),
        methode: fout.is_some().then(|| METHODE.to_owned()),
        fout,
        herkomst: herkomst.iter().flatten().map(BronBestand::herkomst).collect(),
        ..Bron::default()
    };
    maak(bron, &[(&LEEFTIJD_NL, rijen)], bevindingen)
}

/// Alle gemeenten samen, op elke dag van onze tabel.
fn totalen(inwoners: &DataFrame) -> Result<BTreeMap<String, i64>, Vec<Finding>> {
    let dagen = tekst(inwoners, "peildatum").map_err(|e| bevinding(&e))?;
    let mut uit = BTreeMap::new();
    for (dag, n) in dagen.into_iter().zip(geheel(inwoners, "aantal").map_err(|e| bevinding(&e))?) {
        *uit.entry(dag.to_owned()).or_default() += n.unwrap_or_default();
    }
    Ok(uit)
}

/// De leeftijden van één jaar, en welke leeftijd er ook als open groep ("95 jaar en ouder") staat: die telt dubbel.
fn een_jaar(
    bestand: &BronBestand<'_>,
    tabel: &Tabel,
    jaar: &str,
    welke: &RangeInclusive<u32>,
    gebreken: &mut Vec<Finding>,
) -> (Leeftijden, Option<u32>) {
    let kolommen = ["Geslacht", "Leeftijd", jaar].map(|k| bestand.kolom(tabel, k));
    let [Ok(geslacht), Ok(leeftijd), Ok(aantal)] = kolommen else {
        gebreken.extend(kolommen.into_iter().filter_map(Result::err).flatten());
        return (Leeftijden::default(), None);
    };
    let mut gelezen: BTreeMap<u32, Vec<(u64, i64)>> = BTreeMap::new();
    for rij in tabel.rijen.iter().filter(|r| cel(r, geslacht) == "T") {
        let Some(oud) = cel(rij, leeftijd).parse().ok().filter(|l| welke.contains(l)) else {
            continue;
        };
        match cel(rij, aantal) {
            "" => {}
            tekst => match tekst.parse::<u32>() {
                Ok(n) => gelezen.entry(oud).or_default().push((rij.regel, i64::from(n))),
                Err(_) => gebreken.push(
                    bestand
                        .fout("IMP-010", format!("\"{tekst}\" is geen aantal personen"))
                        .met_rij(rij.regel)
                        .met_kolom(jaar),
                ),
            },
        }
    }
    let mut uit = BTreeMap::new();
    let mut open = None;
    let mut hoger = 0;
    // Van oud naar jong, zodat bekend is hoeveel er boven een leeftijd zitten.
    for (oud, rijen) in gelezen.iter().rev() {
        let een = match rijen.as_slice() {
            [(_, n)] => *n,
            [(_, a), (_, b)] if hoger > 0 && (*a == b + hoger || *b == a + hoger) => {
                open = Some(*oud);
                *a.min(b)
            }
            meer => {
                for (regel, _) in meer.iter().skip(1) {
                    gebreken
                        .push(bestand.fout("IMP-010", format!("leeftijd {oud} staat er twee keer")).met_rij(*regel));
                }
                continue;
            }
        };
        hoger += een;
        uit.insert(*oud, een);
    }
    for oud in welke.clone().filter(|l| !gelezen.contains_key(l)) {
        gebreken.push(bestand.fout("IMP-010", format!("leeftijd {oud} ontbreekt in {jaar}")));
    }
    (uit.into_iter().collect(), open)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::import::proefbestanden::{bestand, codes};
    use crate::proefdata::datasets;
    use crate::schema::INWONERS;

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

    /// Alle leeftijden met tien personen; 95 en ouder ook als groep van 110, zoals het CBS haar geeft.
    fn volledig(jaar: &str) -> String {
        let rij = |l: u32| format!("T;{l};1;10\n");
        let rijen: String = (0..95).chain(95..=OUDSTE).map(rij).collect();
        format!("Geslacht;Leeftijd;1988;{jaar}\n{rijen}T;95;1;110\nM;3;1;4\n")
    }

    fn importeer(tekst: &str) -> Result<DatasetUit, Vec<Finding>> {
        importeer_leeftijd_nl(bestand("l.csv", tekst), &datasets().frame(&INWONERS).unwrap(), None)
    }

    #[test]
    fn de_open_groep_telt_niet_dubbel() {
        let uit = importeer(&volledig("2016")).unwrap();
        let csv = String::from_utf8(uit.bestanden.first().unwrap().1.clone()).unwrap();
        assert_eq!(csv.lines().count(), 1 + 106);
        assert!(csv.ends_with("2016-01-01,105,10\n") && csv.contains("\n2016-01-01,95,10\n"), "{csv}");
        let zegt: Vec<String> = uit.bevindingen.iter().map(|f| f.bericht.clone()).collect();
        assert_eq!(zegt, ["2016-01-01: 1060 inwoners; de groep \"95 jaar en ouder\" weggelaten, want zij telt dubbel"]);
    }

    #[test]
    fn een_som_die_niet_die_van_de_gemeenten_is_wordt_geweigerd() {
        let fouten = importeer(&volledig("2025")).unwrap_err();
        assert_eq!(codes(&fouten), ["IMP-007"]);
        assert!(fouten.last().unwrap().bericht.contains("tellen op tot 1060, de gemeenten in onze tabel inwoners tot"));
        let fouten = importeer(&volledig("2016").replace("T;95;1;110", "T;95;1;111")).unwrap_err();
        assert_eq!(codes(&fouten), ["IMP-010"]);
        assert_eq!(codes(&importeer(&volledig("2014")).unwrap_err()), ["IMP-003"]);
    }
}

//! Leeftijdsbanden per gemeente uit een CSV van StatLine (70072ned), gevonden op titel en eenheid.

use std::collections::BTreeMap;

use normwijzer_core::{Finding, GebiedCode};
use normwijzer_ingest::{Onderwerp, StatlineRij, StatlineTabel, Waarde, lees_statline};

use crate::bronbestand::{BronBestand, zonder_fout};
use crate::land::kort;
use crate::namen::Namen;

/// Een band: laagste leeftijd en hoogste, of geen hoogste.
pub(crate) type Band = (i64, Option<i64>);

/// Alle leeftijden.
pub(crate) const TOTAAL: Band = (0, None);

/// Aantallen per band voor elke gemeente; [`TOTAAL`] is er altijd bij.
pub(crate) type Banden = BTreeMap<GebiedCode, BTreeMap<Band, i64>>;

/// Leest de rijen van één jaar.
pub(crate) fn lees_banden(
    bestand: BronBestand<'_>,
    jaar: &str,
    namen: &Namen,
    bevindingen: &mut Vec<Finding>,
) -> Result<Banden, Vec<Finding>> {
    let tabel = lees_statline(&bestand.tekst()?).map_err(|e| bestand.onleesbaar(&e))?;
    let mut gebreken = Vec::new();
    bestand.neem_over(&tabel.bevindingen, &mut gebreken);
    let kolommen = kolommen(&tabel, &bestand, &mut gebreken);
    let dimensie = |woord: &str| {
        tabel.dimensies.iter().position(|d| d.to_lowercase().starts_with(woord)).ok_or_else(|| {
            vec![bestand.fout(
                "IMP-003",
                format!("geen dimensie die met \"{woord}\" begint; gevonden: {}", tabel.dimensies.join(", ")),
            )]
        })
    };
    let (regio, periode) = match (dimensie("regio"), dimensie("periode")) {
        (Ok(regio), Ok(periode)) => (regio, periode),
        (a, b) => {
            gebreken.extend([a, b].into_iter().filter_map(Result::err).flatten());
            return Err(gebreken);
        }
    };
    let mut lezing = Lezing::default();
    for rij in &tabel.rijen {
        let lid = |plaats: usize| rij.dimensies.get(plaats).map_or("", String::as_str);
        if lid(periode).trim_end_matches('*') != jaar {
            lezing.ander_jaar += 1;
            continue;
        }
        lezing.neem(rij, lid(regio), &kolommen, namen, &bestand, &mut gebreken);
    }
    lezing.keur(namen, &bestand, &mut gebreken);
    bevindingen.extend(zonder_fout(gebreken)?);
    bevindingen.push(bestand.info(format!(
        "{} rijen zonder cijfers weggelaten (opgeheven gemeenten), {} van andere gebieden, {} van een ander jaar dan {jaar}",
        lezing.leeg.len(),
        lezing.anders.len(),
        lezing.ander_jaar
    )));
    Ok(lezing.gemeenten)
}

/// Welke kolom welke band is. Alleen aantallen: dezelfde banden staan er ook in procenten.
fn kolommen(tabel: &StatlineTabel, bestand: &BronBestand<'_>, gebreken: &mut Vec<Finding>) -> BTreeMap<Band, usize> {
    let mut uit: BTreeMap<Band, usize> = BTreeMap::new();
    for (plaats, onderwerp) in tabel.onderwerpen.iter().enumerate() {
        let Some(wat) = band(onderwerp) else { continue };
        gebreken.push(bestand.info(format!("\"{}\" gelezen als {}", onderwerp.kop(), noem(wat))));
        if uit.insert(wat, plaats).is_some() {
            gebreken.push(bestand.fout("IMP-003", format!("twee kolommen voor {}; laat er één staan", noem(wat))));
        }
    }
    if !uit.contains_key(&TOTAAL) {
        gebreken.push(
            bestand.fout("IMP-003", "geen kolom \"Totale bevolking (aantal)\"; kies dat onderwerp in StatLine erbij"),
        );
    }
    let mut volgende = Some(0);
    for wat in uit.keys().filter(|b| **b != TOTAAL) {
        if volgende != Some(wat.0) {
            gebreken.push(bestand.fout(
                "IMP-013",
                format!("de banden sluiten niet aan bij {}; kies alle leeftijdsgroepen één keer", noem(*wat)),
            ));
        }
        volgende = wat.1.map(|tot| tot + 1);
    }
    if volgende.is_some() {
        gebreken.push(bestand.fout("IMP-013", "de banden eindigen niet met \"… jaar of ouder\""));
    }
    uit
}

fn noem((van, tot): Band) -> String {
    match tot {
        None if van == 0 => "alle leeftijden".to_owned(),
        None => format!("{van} jaar en ouder"),
        Some(tot) => format!("{van} tot en met {tot} jaar"),
    }
}

/// De band van een onderwerp, uit het einde van zijn pad en zijn eenheid.
fn band(onderwerp: &Onderwerp) -> Option<Band> {
    if onderwerp.eenheid.as_deref() != Some("aantal") {
        return None;
    }
    let [.., boven, titel] = onderwerp.pad.as_slice() else {
        return None;
    };
    if titel == "Totale bevolking" {
        return Some(TOTAAL);
    }
    if boven != "Leeftijdsgroepen" {
        return None;
    }
    let getal = |t: &str| t.parse::<i64>().ok().filter(|n| (0..=120).contains(n));
    if let Some(tot) = titel.strip_prefix("Jonger dan ").and_then(|t| t.strip_suffix(" jaar")) {
        return Some((0, Some(getal(tot)?.checked_sub(1)?)));
    }
    if let Some(van) = titel.strip_suffix(" jaar of ouder") {
        return Some((getal(van)?, None));
    }
    let (van, tot) = titel.strip_suffix(" jaar")?.split_once(" tot ")?;
    Some((getal(van)?, Some(getal(tot)? - 1)))
}

#[derive(Default)]
struct Lezing {
    gemeenten: Banden,
    nederland: BTreeMap<Band, i64>,
    leeg: Vec<String>,
    anders: Vec<String>,
    ander_jaar: usize,
}

impl Lezing {
    fn neem(
        &mut self,
        rij: &StatlineRij,
        naam: &str,
        kolommen: &BTreeMap<Band, usize>,
        namen: &Namen,
        bestand: &BronBestand<'_>,
        gebreken: &mut Vec<Finding>,
    ) {
        let waarden: Vec<(Band, &Waarde)> =
            kolommen.iter().filter_map(|(b, p)| rij.waarden.get(*p).map(|w| (*b, w))).collect();
        if waarden.iter().all(|(_, w)| **w == Waarde::Ontbreekt) {
            self.leeg.push(naam.to_owned());
            return;
        }
        let hier = |code, bericht: String| bestand.fout(code, bericht).met_rij(rij.regel).met_kolom("Regio's");
        let mut aantallen = BTreeMap::new();
        for (wat, waarde) in waarden {
            let aantal = match waarde {
                Waarde::Getal(tekst) => tekst.parse::<u32>().ok().map(i64::from),
                _ => None,
            };
            match aantal {
                Some(n) => {
                    aantallen.insert(wat, n);
                }
                None => gebreken.push(hier("IMP-014", format!("{naam} heeft voor {} geen aantal personen", noem(wat)))),
            }
        }
        if naam == "Nederland" {
            self.nederland = aantallen;
            return;
        }
        if ["(PV)", "(LD)", "(CR)"].iter().any(|s| naam.ends_with(s)) {
            self.anders.push(naam.to_owned());
            return;
        }
        match namen.zoek(naam) {
            Ok(code) => {
                if self.gemeenten.insert(code, aantallen).is_some() {
                    gebreken.push(hier("IMP-014", format!("{naam} staat er twee keer met cijfers")));
                }
            }
            Err(onbekend) => gebreken
                .push(hier("IMP-014", format!("\"{naam}\" is geen gemeente van dit jaar; {}", onbekend.vraag()))),
        }
    }

    fn keur(&self, namen: &Namen, bestand: &BronBestand<'_>, gebreken: &mut Vec<Finding>) {
        let ontbreekt: Vec<&str> =
            namen.codes().filter(|c| !self.gemeenten.contains_key(c)).map(GebiedCode::as_str).collect();
        if !ontbreekt.is_empty() {
            gebreken.push(bestand.fout("IMP-014", format!("zonder cijfers: {}", kort(&ontbreekt))));
        }
        for (code, banden) in &self.gemeenten {
            let som: i64 = banden.iter().filter(|(b, _)| **b != TOTAAL).map(|(_, n)| n).sum();
            if banden.get(&TOTAAL) != Some(&som) {
                gebreken.push(
                    bestand
                        .fout("IMP-015", format!("{code}: de banden tellen op tot {som}, niet tot het totaal"))
                        .met_gebied(code.clone()),
                );
            }
        }
        for (wat, land) in &self.nederland {
            let som: i64 = self.gemeenten.values().filter_map(|b| b.get(wat)).sum();
            gebreken.push(if som == *land {
                bestand.info(format!("{}: {} gemeenten, samen {som}", noem(*wat), self.gemeenten.len()))
            } else {
                bestand
                    .fout("IMP-015", format!("{}: de gemeenten tellen op tot {som}, Nederland is {land}", noem(*wat)))
            });
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::import::proefbestanden::{bestand, codes, namen};

    const L: &str = "Bevolking/Bevolkingssamenstelling op 1 januari/Leeftijd/Leeftijdsgroepen";

    fn kop(banden: [&str; 3]) -> String {
        let [a, b, c] = banden;
        format!(
            "\u{feff}\"Perioden\";\"Regio's\";\"Bevolking/Bevolkingssamenstelling op 1 januari/Totale bevolking (aantal)\";\
             \"{L}/{a} (aantal)\";\"{L}/{b} (aantal)\";\"{L}/{c} (aantal)\";\"{L}, relatief/{a} (%)\"\r\n"
        )
    }

    const BANDEN: [&str; 3] = ["Jonger dan 5 jaar", "5 tot 65 jaar", "65 jaar of ouder"];
    const RIJEN: &str = "\"2025\";\"Nederland\";499950;23880;404612;71458;4,8\r\n\
        \"2025\";\"Aa en Hunze\";25935;1016;17355;7564;3,9\r\n\
        \"2025\";\"Almere\";229574;13687;183377;32510;6\r\n\
        \"2025\";\"Groningen (gemeente)\";244441;9177;203880;31384;3,8\r\n\
        \"2025\";\"Zweeloo\";;;;;\r\n\
        \"2025\";\"Drenthe (PV)\";502000;20000;360000;122000;4,0\r\n\
        \"2024\";\"Almere\";226500;13500;181000;32000;6\r\n";

    fn lees(tekst: &str) -> Result<(Banden, Vec<Finding>), Vec<Finding>> {
        let mut meldingen = Vec::new();
        lees_banden(bestand("s.csv", tekst), "2025", &namen(), &mut meldingen).map(|b| (b, meldingen))
    }

    #[test]
    fn leest_aantallen_op_titel_en_laat_opgeheven_gemeenten_weg() {
        let (banden, meldingen) = lees(&(kop(BANDEN) + RIJEN)).unwrap();
        assert_eq!(banden.len(), 3);
        let almere = banden.get(&GebiedCode::new("GM0034")).unwrap();
        assert_eq!(almere.get(&TOTAAL), Some(&229_574));
        assert_eq!(almere.get(&(0, Some(4))), Some(&13_687));
        assert_eq!(almere.get(&(65, None)), Some(&32_510));
        let weg =
            "1 rijen zonder cijfers weggelaten (opgeheven gemeenten), 1 van andere gebieden, 1 van een ander jaar";
        assert!(meldingen.iter().any(|f| f.bericht.contains(weg)), "{meldingen:?}");
    }

    #[test]
    fn de_volgorde_van_kolommen_doet_er_niet_toe() {
        let gewoon = lees(&(kop(BANDEN) + RIJEN)).unwrap().0;
        let [a, b, c] = BANDEN;
        let omgekeerd: String = RIJEN
            .lines()
            .map(|r| {
                let v: Vec<&str> = r.split(';').collect();
                let [p, g, t, x, y, z, rest @ ..] = v.as_slice() else { unreachable!("{r}") };
                format!("{p};{g};{t};{z};{y};{x};{}\r\n", rest.join(";"))
            })
            .collect();
        assert_eq!(lees(&(kop([c, b, a]) + &omgekeerd)).unwrap().0, gewoon);
    }

    #[test]
    fn banden_met_een_gat_of_zonder_einde_worden_geweigerd() {
        let gat = kop(["Jonger dan 5 jaar", "10 tot 65 jaar", "65 jaar of ouder"]) + RIJEN;
        assert_eq!(codes(&lees(&gat).unwrap_err()), ["IMP-013"]);
        let open = kop(["Jonger dan 5 jaar", "5 tot 65 jaar", "65 tot 80 jaar"]) + RIJEN;
        assert_eq!(codes(&lees(&open).unwrap_err()), ["IMP-013"]);
    }

    #[test]
    fn alle_gebreken_van_rijen_tegelijk() {
        let kapot =
            kop(BANDEN) + &RIJEN.replace("\"Almere\";229574", "\"Almeer\";229574").replace("25935;1016", "25936;1016");
        let fouten = lees(&kapot).unwrap_err();
        assert!(fouten.iter().any(|f| f.rij == Some(4) && f.bericht.contains("bedoelt u Almere")));
        assert!(fouten.iter().any(|f| f.bericht.contains("GM1680: de banden")));
        assert!(fouten.iter().any(|f| f.bericht.contains("zonder cijfers: GM0034")));
        assert!(fouten.iter().any(|f| f.bericht.contains("Nederland is 499950")));
    }
}

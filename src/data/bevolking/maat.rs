//! Welke kolom inwoners telt, van welke leeftijd en in welke eenheid. Een percentage is nooit een aantal.

use std::collections::BTreeMap;

use normwijzer_core::Finding;
use normwijzer_ingest::{Brontabel, Onderwerp, Waarde};

use crate::betekenis::rollen::{naam_slug, noem_kolommen};
use crate::betekenis::{Band, Sekse};

/// Een kolom die inwoners telt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Telkolom {
    /// Plaats onder de onderwerpen.
    pub(crate) plaats: usize,
    /// De leeftijd; bij een dimensie Leeftijd geldt die van de rij.
    pub(crate) band: Band,
    /// Wie zij telt.
    pub(crate) sekse: Sekse,
    /// Personen per eenheid: 1 of 1000.
    pub(crate) schaal: i64,
}

/// De kolommen die tellen, en wat er is weggelaten.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kolommen {
    pub(crate) kolommen: Vec<Telkolom>,
    /// Koppen van kolommen met percentages over leeftijden.
    pub(crate) procenten: Vec<String>,
}

/// Titels die alle inwoners betekenen, als slug.
const ALLEN: [&str; 17] = [
    "totale-bevolking",
    "bevolking",
    "inwoners",
    "aantal-inwoners",
    "aantal-inwoners-totaal",
    "bevolking-op-1-januari",
    "bevolking-1-januari",
    "totaal-inwoners",
    "totaal-aantal-inwoners",
    "totaal-bevolking",
    "bevolking-totaal",
    "inwonertal",
    "inwoneraantal",
    "aantal-personen",
    "a-inw",
    "bevolking-aan-het-begin-van-de-periode",
    "bevolking-begin-van-de-periode",
];

/// Woorden van onderwerpen die wel leeftijden hebben, maar niet de bevolking zijn.
const ANDERS: [&str; 18] = [
    "huishouden",
    "arbeid",
    "werkz",
    "uitkering",
    "inkomen",
    "overled",
    "sterfte",
    "geboren",
    "geboorte",
    "moeder",
    "verhuis",
    "vestig",
    "vertrek",
    "leerling",
    "opleiding",
    "woning",
    "zorg",
    "migratie",
];

/// Wat er gezocht wordt.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Vraag<'a> {
    /// De leeftijd is een dimensie: één kolom telt alle rijen.
    pub(crate) met_leeftijd: bool,
    /// Een kolom die alleen "aantal" heet, telt inwoners.
    pub(crate) los_aantal: bool,
    /// Wat de gebruiker koos: alleen koppen waar die tekst in staat doen mee.
    pub(crate) kolom: Option<&'a str>,
}

/// Zoekt de telkolommen.
pub(crate) fn zoek(tabel: &Brontabel, bestand: &str, vraag: Vraag<'_>) -> Result<Kolommen, Vec<Finding>> {
    let kolom = vraag.kolom;
    let fout = |bericht: String| vec![Finding::fout("IMP-032", bericht).met_bestand(bestand)];
    let gekozen = |o: &Onderwerp| {
        let namen = [kop(o).to_lowercase(), o.code.as_deref().unwrap_or_default().to_lowercase()];
        kolom.is_none_or(|k| namen.iter().any(|n| n.contains(&k.to_lowercase())))
    };
    let mogelijk: Vec<(usize, &Onderwerp)> = tabel.onderwerpen.iter().enumerate().filter(|(_, o)| gekozen(o)).collect();
    if let Some(k) = kolom
        && mogelijk.is_empty()
    {
        return Err(fout(format!(
            "geen kolom met \"{k}\" in de kop (--kolom). De kolommen zijn: {}",
            noem_kolommen(tabel)
        )));
    }
    let mut uit = Kolommen::default();
    let mut per_band: BTreeMap<(Band, Sekse), Vec<(Telkolom, &Onderwerp)>> = BTreeMap::new();
    for (plaats, o) in &mogelijk {
        let Some((band, sekse)) = telt(o, vraag) else { continue };
        match eenheid(o) {
            Eenheid::Personen(schaal) => {
                per_band.entry((band, sekse)).or_default().push((Telkolom { plaats: *plaats, band, sekse, schaal }, o));
            }
            Eenheid::Procent => uit.procenten.push(kop(o)),
            Eenheid::Anders => {}
        }
    }
    let mut fouten = Vec::new();
    for ((band, _), mut kandidaten) in per_band {
        if kandidaten.len() > 1 {
            let bevolking: Vec<_> = kandidaten.iter().filter(|(_, o)| !is_anders(o)).copied().collect();
            if !bevolking.is_empty() {
                kandidaten = bevolking;
            }
        }
        // OData v3 noemt geen eenheid: aantal en percentage heten daar hetzelfde, maar een half mens bestaat niet.
        if kandidaten.len() > 1 {
            let (heel, gebroken): (Vec<_>, Vec<_>) =
                kandidaten.iter().copied().partition(|(k, o)| o.eenheid.is_some() || is_heel(tabel, k.plaats));
            if !heel.is_empty() {
                uit.procenten.extend(gebroken.iter().map(|(_, o)| met_code(o)));
                kandidaten = heel;
            }
        }
        match kandidaten.as_slice() {
            [(een, _)] => uit.kolommen.push(*een),
            meer => {
                let koppen: Vec<String> = meer.iter().map(|(_, o)| format!("\"{}\"", met_code(o))).collect();
                fouten.extend(fout(format!(
                    "{} kolommen kunnen het aantal inwoners van {band} zijn: {}; kies met --kolom een stuk van de kop",
                    koppen.len(),
                    koppen.join(", ")
                )));
            }
        }
    }
    // Mannen en vrouwen naast een totaal tellen niet nog eens.
    if uit.kolommen.iter().any(|k| k.sekse == Sekse::Samen && k.band == Band::ALLE) {
        uit.kolommen.retain(|k| k.sekse == Sekse::Samen);
    }
    if fouten.is_empty() && uit.kolommen.is_empty() {
        let procenten = if uit.procenten.is_empty() { "" } else { "; wel percentages, maar die zijn geen aantallen" };
        fouten.extend(fout(format!(
            "geen kolom met aantallen inwoners gevonden{procenten}. Verwacht is een kop als \"Totale bevolking (aantal)\", \
             \"Bevolking op 1 januari\" of \"65 jaar of ouder (aantal)\"; kies anders een kolom met --kolom. De kolommen zijn: {}",
            noem_kolommen(tabel)
        )));
    }
    if fouten.is_empty() { Ok(uit) } else { Err(fouten) }
}

/// De kop van een onderwerp zoals een gebruiker haar herkent: titel met eenheid, of anders de code.
pub(crate) fn kop(o: &Onderwerp) -> String {
    o.kop()
}

/// De kop, en de code waar die meer zegt: twee kolommen van OData v3 kunnen dezelfde kop hebben.
fn met_code(o: &Onderwerp) -> String {
    match o.code.as_deref() {
        Some(code) if o.eenheid.is_none() && code.starts_with(&kop(o)) => code.to_owned(),
        _ => kop(o),
    }
}

/// Of een kolom alleen hele getallen heeft.
fn is_heel(tabel: &Brontabel, plaats: usize) -> bool {
    let waarden = tabel.rijen.iter().filter_map(|r| r.waarden.get(plaats));
    waarden
        .filter_map(|w| if let Waarde::Getal(g) = w { Some(g) } else { None })
        .all(|g| g.split_once('.').is_none_or(|(_, delen)| delen.bytes().all(|b| b == b'0')))
}

/// Wat een kolom telt: alle inwoners, een leeftijd, of mannen of vrouwen. `None` als zij iets anders is.
fn telt(o: &Onderwerp, vraag: Vraag<'_>) -> Option<(Band, Sekse)> {
    let iedereen = Some((Band::ALLE, Sekse::Samen));
    let titel = o.pad.last().map_or("", String::as_str);
    let code = o.code.as_deref().unwrap_or_default();
    let namen = [naam_slug(titel), naam_slug(code)];
    let [naam, _] = &namen;
    if namen.iter().any(|n| ALLEN.contains(&n.as_str())) || (vraag.los_aantal && naam == "aantal") {
        return iedereen;
    }
    let gekozen = vraag.kolom.and(iedereen);
    if vraag.met_leeftijd {
        return gekozen;
    }
    for (sekse, woorden) in [(Sekse::Mannen, ["mannen", "a-man"]), (Sekse::Vrouwen, ["vrouwen", "a-vrouw"])] {
        if namen.iter().any(|n| woorden.contains(&n.as_str())) {
            return Some((Band::ALLE, sekse));
        }
    }
    let boven_is_bevolking = o.pad.iter().rev().nth(1).is_some_and(|b| naam_slug(b).contains("bevolking"));
    if naam == "totaal" && boven_is_bevolking {
        return iedereen;
    }
    let band = Band::uit_titel(titel).or_else(|| Band::uit_code(code)).or_else(|| Band::uit_code(titel));
    // Een los getal als kop is een jaar van leeftijd, tenzij het een jaartal of volgnummer is; dat weegt uit_titel.
    band.map(|b| (b, Sekse::Samen)).or(gekozen)
}

/// Of de kop van iets anders dan de bevolking is.
fn is_anders(o: &Onderwerp) -> bool {
    let tekst = kop(o).to_lowercase();
    ANDERS.iter().any(|w| tekst.contains(w))
}

enum Eenheid {
    Personen(i64),
    Procent,
    Anders,
}

/// De eenheid van een kolom, uit haar eenheid, haar pad en haar code. Zonder eenheid: personen.
fn eenheid(o: &Onderwerp) -> Eenheid {
    let tekst: String = o.eenheid.as_deref().unwrap_or_default().to_lowercase();
    let woorden = kop(o).to_lowercase();
    let code = o.code.as_deref().unwrap_or_default();
    let relatief = ["relatief", "aandeel", "percentage", "procent"].iter().any(|w| woorden.contains(w));
    if tekst.contains('%') || relatief || code.starts_with("p_") || woorden.starts_with("p_") {
        return Eenheid::Procent;
    }
    let kort: String = tekst.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '×' { 'x' } else { c }).collect();
    match kort.as_str() {
        "" | "aantal" | "personen" | "inwoners" | "aantalpersonen" | "aantalinwoners" => Eenheid::Personen(1),
        "x1000" | "1000" | "1000personen" | "1000inwoners" | "duizend" | "duizenden" | "aantalx1000" | "x1.000" => {
            Eenheid::Personen(1000)
        }
        _ => Eenheid::Anders,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use normwijzer_ingest::lees_statline;

    fn tabel(koppen: &[&str]) -> Brontabel {
        let koppen: Vec<String> = koppen.iter().map(|k| format!("\"{k}\"")).collect();
        let waarden = vec!["1"; koppen.len()].join(";");
        let tekst = format!("\"Perioden\";\"Regio's\";{}\n\"2025\";\"Almere\";{waarden}\n", koppen.join(";"));
        lees_statline(&tekst).expect("een tabel").into()
    }

    fn banden(koppen: &[&str], kolom: Option<&str>) -> Result<Vec<String>, String> {
        match zoek(&tabel(koppen), "t.csv", Vraag { kolom, ..Vraag::default() }) {
            Ok(k) => Ok(k.kolommen.iter().map(|k| format!("{} × {}", k.band, k.schaal)).collect()),
            Err(f) => Err(f.first().map(ToString::to_string).unwrap_or_default()),
        }
    }

    #[test]
    fn zonder_eenheid_is_een_kolom_met_breuken_geen_aantal_naast_een_met_hele() {
        let tekst = "ID;RegioS;Perioden;TotaleBevolking_1;JongerDan5Jaar_2;k_5JaarOfOuder_3;JongerDan5Jaar_4\r\n\
            0;GM0034;2025JJ00;100;6;94;6.0\r\n1;GM0050;2025JJ00;90;5;85;5.6\r\n";
        let invoer = normwijzer_ingest::bronnen::Invoer::van_bytes("t.csv", tekst.as_bytes().to_vec());
        let lezing = crate::lees_bronnen(&[invoer], &|_, _, _| true);
        let gelezen = lezing.tabellen.first().expect("een tabel");
        let uit = zoek(gelezen, "t.csv", Vraag::default()).expect("kolommen");
        assert_eq!(uit.kolommen.iter().map(|k| k.plaats).collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!(uit.procenten, ["JongerDan5Jaar_4"]);
        let alleen = zoek(gelezen, "t.csv", Vraag { kolom: Some("k_5JaarOfOuder_3"), ..Vraag::default() });
        assert_eq!(alleen.map(|k| k.kolommen.len()), Ok(1));
    }

    #[test]
    fn procenten_en_huishoudens_zijn_geen_inwoners() {
        assert_eq!(
            banden(
                &[
                    "Bevolking/Leeftijdsgroepen, relatief/65 jaar of ouder (%)",
                    "Bevolking/Leeftijdsgroepen/65 jaar of ouder (aantal)",
                    "Huishoudens/Leeftijd hoofdkostwinner/65 jaar of ouder (aantal)",
                    "Bevolking/Totale bevolking (x 1 000)",
                    "Bevolkingsdichtheid (aantal inwoners per km²)",
                ],
                None
            ),
            Ok(vec!["alle leeftijden × 1000".to_owned(), "65 jaar en ouder × 1".to_owned()])
        );
        let alleen_procent = banden(&["Leeftijdsgroepen, relatief/65 jaar of ouder (%)"], None).unwrap_err();
        assert!(alleen_procent.contains("wel percentages, maar die zijn geen aantallen"), "{alleen_procent}");
    }

    #[test]
    fn twee_mogelijke_kolommen_worden_gevraagd_en_niet_gekozen() {
        let koppen = ["Stad/Totale bevolking (aantal)", "Ommeland/Totale bevolking (aantal)"];
        assert_eq!(
            banden(&koppen, None).unwrap_err(),
            "t.csv: fout IMP-032: 2 kolommen kunnen het aantal inwoners van alle leeftijden zijn: \"Stad/Totale bevolking \
             (aantal)\", \"Ommeland/Totale bevolking (aantal)\"; kies met --kolom een stuk van de kop"
        );
        assert_eq!(banden(&koppen, Some("ommel")), Ok(vec!["alle leeftijden × 1".to_owned()]));
        assert!(banden(&koppen, Some("zee")).unwrap_err().contains("geen kolom met \"zee\""));
    }

    #[test]
    fn mannen_en_vrouwen_tellen_alleen_zonder_totaal() {
        assert_eq!(banden(&["Mannen (aantal)", "Vrouwen (aantal)"], None).map(|b| b.len()), Ok(2));
        assert_eq!(
            banden(&["Mannen (aantal)", "Vrouwen (aantal)", "Aantal inwoners (aantal)"], None).map(|b| b.len()),
            Ok(1)
        );
    }
}

//! De bedragen per maatregel uit bijlage 2 van het AZWA, en bij welke paragraaf van de Opdracht elke maatregel hoort.

use std::collections::BTreeMap;

use normwijzer_core::Finding;
use normwijzer_core::middelen::{Afspraak, Jaar};

use super::spuk::{euro, geen_bedrag, miljoenen};
use crate::bronbestand::{BronBestand, cel};

/// De jaren van de bijlage.
const JAREN: [Jaar; 6] =
    [Jaar::In(2026), Jaar::In(2027), Jaar::In(2028), Jaar::In(2029), Jaar::In(2030), Jaar::Structureel];

/// De totalen van de bijlage per afspraak, in miljoenen euro en in de volgorde van [`JAREN`].
const TOTALEN: [(Afspraak, [u32; 6]); 2] =
    [(Afspraak::D5, [20, 133, 204, 263, 168, 173]), (Afspraak::D6, [30, 103, 128, 154, 173, 198])];

/// Onze koppeling van de maatregelen aan de paragrafen van de Opdracht. D6 en de doorsnijdende maatregelen horen bij geen
/// paragraaf; valpreventie (5a) en de coalities van Kansrijke Start (3a) hebben geen eigen regel in de bijlage.
const SECTIES: [(&str, &[&str]); 15] = [
    ("Ketenaanpak overgewicht kind", &["3b"]),
    ("Verkennend gesprek (MGN)", &["2c"]),
    ("Ketenaanpak dementie", &["5b"]),
    ("Kansrijke start: Rookvrije start", &["3a.3"]),
    ("Multiproblematiek aanpak", &["6a"]),
    ("Nicotinevrij", &["4b", "4c"]),
    ("GLI volwassenen", &["4a"]),
    ("Kansrijke start: integrale gezinspoli", &["3a.2"]),
    ("Sociaal verwijzen", &["2b"]),
    ("Laagdrempelige steunpunten EPA", &["2a"]),
    ("Nu niet zwanger", &["3a.1"]),
    ("Inloopvoorzieningen Sociaal & Gezond", &[]),
    ("Lokale teams hechte wijkverbanden", &[]),
    ("Coördinatie gemeenten", &[]),
    ("Mentale gezonde school", &[]),
];

/// De rijen van `maatregelen.csv` in de volgorde van de bijlage. Gebreken komen in `bevindingen`.
pub(super) fn lees_maatregelen(
    bestand: BronBestand<'_>,
    bevindingen: &mut Vec<Finding>,
) -> Result<Vec<Vec<String>>, Vec<Finding>> {
    let tabel = bestand.tabel(bevindingen)?;
    let kolommen = ["afspraak", "maatregel", "jaar", "bedrag_mln_eur"].map(|k| bestand.kolom(&tabel, k));
    let [Ok(afspraak), Ok(maatregel), Ok(jaar), Ok(bedrag)] = kolommen else {
        return Err(kolommen.into_iter().filter_map(Result::err).flatten().collect());
    };
    // De plaats van een maatregel in onze lijst houdt de volgorde van de bijlage vast.
    let mut uit: BTreeMap<(Afspraak, usize, Jaar), u32> = BTreeMap::new();
    for rij in &tabel.rijen {
        let hier = |kolom: &str, bericht: String| bestand.fout("IMP-017", bericht).met_rij(rij.regel).met_kolom(kolom);
        let (naam, wanneer) = (cel(rij, maatregel), cel(rij, jaar));
        let welke = Afspraak::parse(cel(rij, afspraak));
        let plaats = SECTIES.iter().position(|(n, _)| *n == naam);
        let gelezen_jaar = Jaar::parse(wanneer).filter(|j| JAREN.contains(j));
        let gelezen_bedrag = miljoenen(cel(rij, bedrag));
        if welke.is_none() {
            bevindingen
                .push(hier("afspraak", format!("\"{}\" is geen afspraak; verwacht D5 of D6", cel(rij, afspraak))));
        }
        if plaats.is_none() {
            bevindingen.push(hier("maatregel", format!("\"{naam}\" is geen maatregel van bijlage 2 van het AZWA")));
        }
        if gelezen_jaar.is_none() {
            let bericht =
                format!("\"{wanneer}\" is geen jaar van de bijlage; verwacht 2026 tot en met 2030, of structureel");
            bevindingen.push(hier("jaar", bericht));
        }
        if gelezen_bedrag.is_none() {
            bevindingen.push(hier("bedrag_mln_eur", geen_bedrag(cel(rij, bedrag))));
        }
        if let (Some(welke), Some(plaats), Some(jaar), Some(bedrag)) = (welke, plaats, gelezen_jaar, gelezen_bedrag)
            && uit.insert((welke, plaats, jaar), bedrag).is_some()
        {
            bevindingen.push(hier("maatregel", format!("{naam} {wanneer} staat er twee keer")));
        }
    }
    for (plaats, (naam, _)) in SECTIES.iter().enumerate() {
        let aantal = uit.keys().filter(|(_, p, _)| *p == plaats).count();
        if aantal != JAREN.len() {
            let bericht = format!("{naam} staat er met {aantal} jaren; verwacht {}, onder één afspraak", JAREN.len());
            bevindingen.push(bestand.fout("IMP-017", bericht));
        }
    }
    for (afspraak, totalen) in TOTALEN {
        for (jaar, verwacht) in JAREN.iter().zip(totalen) {
            let som: u32 = uit.iter().filter(|((a, _, j), _)| (a, j) == (&afspraak, jaar)).map(|(_, b)| *b).sum();
            if som != verwacht {
                let token = afspraak.token();
                let bericht = format!("{token} is in {jaar} samen {som} miljoen; de bijlage noemt {verwacht} miljoen");
                bevindingen.push(bestand.fout("IMP-017", bericht));
            }
        }
    }
    Ok(uit
        .into_iter()
        .filter_map(|((afspraak, plaats, jaar), bedrag)| {
            let (naam, _) = SECTIES.get(plaats)?;
            Some(vec![afspraak.token().to_owned(), (*naam).to_owned(), jaar.to_string(), euro(bedrag)])
        })
        .collect())
}

/// De rijen van `maatregel-secties.csv`.
pub(super) fn secties() -> Vec<Vec<String>> {
    SECTIES
        .iter()
        .flat_map(|(naam, secties)| secties.iter().map(|s| vec![(*naam).to_owned(), (*s).to_owned()]))
        .collect()
}

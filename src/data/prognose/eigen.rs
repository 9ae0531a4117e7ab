//! Een eigen prognosebestand: gewone CSV met een gebied, een jaar, een aantal, en naar wens leeftijd, variant en interval.
//!
//! Geeft een `Brontabel`, zodat er daarna één weg is. Weet niet wat een gebied of een leeftijd is.

use std::collections::BTreeMap;

use normwijzer_ingest::{BronRij, Brontabel, Dimensie, Onderwerp, Tabel, Waarde, herken, lees_tabel, lees_tekst};

use crate::betekenis::rollen::naam_slug;

/// Wat een kolom is, met de koppen (als slug) waaraan zij te herkennen is.
const GEBIED: [&str; 7] = ["gebied", "gebied-code", "gemeente", "gemeente-code", "regio", "regio-code", "code"];
const JAAR: [&str; 5] = ["jaar", "peildatum", "periode", "perioden", "datum"];
const LEEFTIJD: [&str; 3] = ["leeftijd", "leeftijdsgroep", "leeftijdsklasse"];
const VARIANT: [&str; 3] = ["variant", "scenario", "prognose"];
const AANTAL: [&str; 6] = ["aantal", "aantal-inwoners", "inwoners", "bevolking", "personen", "verwacht"];
const ONDER: [&str; 3] = ["ondergrens", "laag", "onder"];
const BOVEN: [&str; 3] = ["bovengrens", "hoog", "boven"];

/// De tabel als het bestand een eigen prognose is; `None` als het iets anders is.
pub(super) fn als_tabel(bytes: &[u8], naam: &str) -> Option<Brontabel> {
    let tabel = lees_tabel(&lees_tekst(bytes).ok()?).ok()?;
    let kop = |namen: &[&str]| {
        // "aantal (x 1000)" is een aantal.
        let zonder_eenheid = |k: &str| naam_slug(k.split('(').next().unwrap_or(k).trim());
        tabel.koppen.iter().position(|k| namen.contains(&zonder_eenheid(k).as_str()))
    };
    let (gebied, jaar, aantal) = (kop(&GEBIED)?, kop(&JAAR)?, kop(&AANTAL)?);
    let (leeftijd, variant) = (kop(&LEEFTIJD), kop(&VARIANT));
    let grenzen = kop(&ONDER).zip(kop(&BOVEN));
    let mut dimensies = vec![dimensie("Regio"), dimensie("Perioden")];
    dimensies.extend(leeftijd.map(|_| dimensie("Leeftijd")));
    dimensies.push(dimensie("Prognose"));
    let mut kolommen = vec![(aantal, "")];
    kolommen.extend(grenzen.into_iter().flat_map(|(o, b)| [(o, "Ondergrens"), (b, "Bovengrens")]));
    let mut rijen = Vec::new();
    for rij in &tabel.rijen {
        let cel = |plaats: usize| rij.cellen.get(plaats).map_or("", |c| c.trim());
        for (kolom, kant) in &kolommen {
            let mut sleutel = vec![cel(gebied).to_owned(), cel(jaar).to_owned()];
            sleutel.extend(leeftijd.map(|l| cel(l).to_owned()));
            let variant = variant.map_or("", cel);
            sleutel.push(format!("{kant} {variant}").trim().to_owned());
            rijen.push(BronRij { bestand: 0, regel: rij.regel, sleutel, waarden: vec![waarde(cel(*kolom), &tabel)] });
        }
    }
    let kop = tabel.koppen.get(aantal).cloned().unwrap_or_default();
    let eenheid = kop.split_once('(').map(|(_, e)| e.trim_end_matches(')').trim().to_owned());
    Some(Brontabel {
        soort: herken(bytes),
        tabel: None,
        titel: None,
        bestanden: vec![naam.to_owned()],
        dimensies,
        onderwerpen: vec![Onderwerp { code: None, pad: vec!["inwoners".to_owned()], eenheid }],
        rijen,
        weggelaten: Vec::new(),
        bevindingen: tabel.bevindingen,
    })
}

fn dimensie(naam: &str) -> Dimensie {
    Dimensie { naam: naam.to_owned(), leden: BTreeMap::new() }
}

/// Een getal met een punt als decimaalteken; wat geen getal is blijft tekst, en wordt bij het nakijken genoemd. In een
/// Nederlands bestand (puntkomma's) is een punt tussen groepen van drie cijfers een scheiding van duizendtallen.
fn waarde(cel: &str, tabel: &Tabel) -> Waarde {
    if cel.is_empty() {
        return Waarde::Ontbreekt;
    }
    if cel == "." {
        return Waarde::Onbekend;
    }
    let kaal = cel.replace(['\u{a0}', ' '], "");
    let nederlands = tabel.scheiding == b';';
    let groepen: Vec<&str> = kaal.trim_start_matches('-').split('.').collect();
    let duizendtallen = groepen.len() > 1 && groepen.iter().skip(1).all(|g| g.len() == 3);
    let met_punt = match (kaal.contains(','), nederlands) {
        (true, true) => kaal.replace('.', "").replace(',', "."),
        (false, true) if duizendtallen => kaal.replace('.', ""),
        _ => kaal,
    };
    if met_punt.parse::<rust_decimal::Decimal>().is_ok() {
        Waarde::Getal(met_punt)
    } else {
        Waarde::Tekst(cel.to_owned())
    }
}

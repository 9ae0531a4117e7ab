//! De buren van elke gemeente en haar omtrek, uit de gegeneraliseerde gemeentegrenzen.

use normwijzer_core::{Finding, GebiedCode};
use normwijzer_ingest::{Vlak, lees_geojson};

use super::dataset_uit::{DatasetUit, maak};
use super::grenzen::{Grenzen, Punt, Ringen, zoek};
use crate::bron::Bron;
use crate::bronbestand::{BronBestand, zonder_fout};
use crate::namen::Namen;
use crate::schema::{BUREN, VLAKKEN};

/// Nederland ligt hierbinnen, in duizendsten van een graad: lengte en breedte.
const VENSTER: [(u32, u32); 2] = [(3_000, 7_500), (50_500, 53_800)];

/// Maakt de dataset `buren-2026`.
///
/// # Errors
/// Onbekende, dubbele of ontbrekende gemeenten; punten buiten Nederland of fijner dan een duizendste graad; lijnstukken van
/// meer dan twee gemeenten.
pub fn importeer_buren(bestand: BronBestand<'_>, namen: &Namen) -> Result<DatasetUit, Vec<Finding>> {
    let vlakken = lees_geojson(&bestand.tekst()?).map_err(|e| bestand.onleesbaar(&e))?;
    let mut bevindingen = Vec::new();
    let mut ringen = Ringen::new();
    for (i, vlak) in vlakken.iter().enumerate() {
        let gelezen = lees_vlak(vlak, namen).and_then(|(code, van_deze)| match ringen.insert(code.clone(), van_deze) {
            None => Ok(()),
            Some(_) => Err(format!("{code} staat er twee keer")),
        });
        if let Err(bericht) = gelezen {
            bevindingen.push(bestand.fout("IMP-018", format!("kenmerk {}: {bericht}", i + 1)));
        }
    }
    for code in namen.codes().filter(|c| !ringen.contains_key(c)) {
        bevindingen.push(bestand.fout("IMP-018", format!("{code} ontbreekt")).met_gebied(code.clone()));
    }
    let mut bevindingen = zonder_fout(bevindingen)?;
    let grenzen = zoek(&ringen).map_err(|kapot| {
        let fout = |codes: &std::collections::BTreeSet<GebiedCode>| {
            let codes: Vec<&str> = codes.iter().map(GebiedCode::as_str).collect();
            bestand.fout("IMP-018", format!("{} delen met meer dan twee gemeenten één lijnstuk", codes.join(", ")))
        };
        kapot.iter().map(fout).collect::<Vec<_>>()
    })?;
    bevindingen.push(bestand.info(format!(
        "{} gemeenten, {} gedeelde grenzen; {} paren raken elkaar alleen in een punt en zijn geen buren",
        ringen.len(),
        grenzen.land.len(),
        grenzen.punten
    )));
    let naam = |code: &GebiedCode| namen.naam(code).unwrap_or(code.as_str()).to_owned();
    bevindingen.extend(
        grenzen.water.iter().map(|((a, b), m)| bestand.info(format!("over water: {}–{}, {m} m", naam(a), naam(b)))),
    );
    let bron = Bron {
        titel: "Buren van gemeenten en hun omtrek op de gegeneraliseerde kaart, 2026".to_owned(),
        bron: "CBS en Kadaster, gebiedsindelingen 2026: gegeneraliseerde gemeentegrenzen (gemeente_gegeneraliseerd)".to_owned(),
        licentie: "CC BY 4.0".to_owned(),
        peildatum: "2026-01-01".to_owned(),
        methode: Some(
            "Buren zijn gemeenten die op de kaart een lijnstuk delen; de lengte van de grens is die van de gedeelde \
             lijnstukken. Een grens kan door water lopen (Almere en Gooise Meren). Wie elkaar alleen in een punt raakt, is geen \
             buur. Delen van het land zonder grens met de rest (de Waddeneilanden, Zeeuws-Vlaanderen) krijgen één verbinding \
             over water, met de gemeente die er hemelsbreed het dichtst bij ligt; of er een veer, brug of tunnel is, zegt de \
             kaart niet."
                .to_owned(),
        ),
        fout: Some("De kaart is gegeneraliseerd: hoekpunten op ongeveer honderd meter, kleine bochten ontbreken.".to_owned()),
        herkomst: vec![bestand.herkomst()],
        ..Bron::default()
    };
    maak(bron, &[(&BUREN, rijen_van_buren(&grenzen)), (&VLAKKEN, rijen_van_vlakken(&ringen))], bevindingen)
}

/// De code en de ringen van een kenmerk.
fn lees_vlak(vlak: &Vlak, namen: &Namen) -> Result<(GebiedCode, Vec<Vec<Punt>>), String> {
    let Some(code) = vlak.eigenschappen.get("statcode") else {
        return Err("heeft geen eigenschap statcode".to_owned());
    };
    let code = GebiedCode::new(code);
    if namen.naam(&code).is_none() {
        return Err(format!("{code} is geen gemeente van dit jaar"));
    }
    let punt = |p: &[f64; 2]| -> Result<Punt, String> {
        let [lengte, breedte] = *p;
        let buiten = || {
            format!(
                "{code} heeft het punt {lengte}, {breedte}; verwacht een plaats in Nederland (WGS 84) in duizendsten van een graad"
            )
        };
        let [x, y] = VENSTER;
        Ok((duizendsten(lengte, x).ok_or_else(buiten)?, duizendsten(breedte, y).ok_or_else(buiten)?))
    };
    let mut ringen = Vec::with_capacity(vlak.ringen.len());
    for ring in &vlak.ringen {
        // Het laatste punt is het eerste.
        let open = ring.split_last().map_or(&[][..], |(_, rest)| rest);
        ringen.push(open.iter().map(punt).collect::<Result<Vec<_>, _>>()?);
    }
    Ok((code, ringen))
}

/// Een coördinaat in hele duizendsten van een graad, als zij dat is en in het venster ligt.
fn duizendsten(graden: f64, (van, tot): (u32, u32)) -> Option<u32> {
    let waarde = graden * 1000.0;
    let heel = waarde.round();
    if (waarde - heel).abs() > 1e-6 || !(f64::from(van)..=f64::from(tot)).contains(&heel) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let heel = heel as u32;
    Some(heel)
}

/// Elk paar in beide richtingen, op code.
fn rijen_van_buren(grenzen: &Grenzen) -> Vec<Vec<String>> {
    let land = grenzen.land.iter().map(|(p, m)| (p, "land", m.to_string(), String::new()));
    let water = grenzen.water.iter().map(|(p, m)| (p, "water", String::new(), m.to_string()));
    let mut rijen: Vec<Vec<String>> = land
        .chain(water)
        .flat_map(|((a, b), soort, grens, afstand)| {
            [(a, b), (b, a)].map(|(van, naar)| {
                vec![van.to_string(), naar.to_string(), soort.to_owned(), grens.clone(), afstand.clone()]
            })
        })
        .collect();
    rijen.sort();
    rijen
}

fn rijen_van_vlakken(ringen: &Ringen) -> Vec<Vec<String>> {
    let mut rijen = Vec::new();
    for (code, ringen) in ringen {
        for (i, ring) in ringen.iter().enumerate() {
            for (j, (lengte, breedte)) in ring.iter().enumerate() {
                let getallen =
                    [i + 1, j + 1].map(|n| n.to_string()).into_iter().chain([lengte, breedte].map(u32::to_string));
                rijen.push(std::iter::once(code.to_string()).chain(getallen).collect());
            }
        }
    }
    rijen
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::import::proefbestanden::{bestand, codes, namen};

    fn kaart(vlakken: &[(&str, &str)]) -> String {
        let kenmerken: Vec<String> = vlakken
            .iter()
            .map(|(code, ring)| {
                format!(
                    r#"{{"type":"Feature","geometry":{{"type":"Polygon","coordinates":[[{ring}]]}},"properties":{{"statcode":"{code}"}}}}"#
                )
            })
            .collect();
        format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, kenmerken.join(","))
    }

    const GRONINGEN: (&str, &str) = ("GM0014", "[6.5,53.1],[6.6,53.1],[6.6,53.2],[6.5,53.1]");
    const AA_EN_HUNZE: (&str, &str) = ("GM1680", "[6.6,53.1],[6.5,53.1],[6.6,53.0],[6.6,53.1]");
    const ALMERE: (&str, &str) = ("GM0034", "[5.1,52.3],[5.2,52.3],[5.2,52.4],[5.1,52.3]");

    #[test]
    fn buren_in_beide_richtingen_en_een_eiland_over_water() {
        let tekst = kaart(&[GRONINGEN, AA_EN_HUNZE, ALMERE]);
        let uit = importeer_buren(bestand("kaart.geojson", &tekst), &namen()).unwrap();
        let csv = |i: usize| String::from_utf8(uit.bestanden.get(i).unwrap().1.clone()).unwrap();
        assert_eq!(
            csv(0),
            "gemeente_code,buur_code,soort,grens,afstand\nGM0014,GM1680,land,6676,\nGM0034,GM1680,water,,115544\n\
             GM1680,GM0014,land,6676,\nGM1680,GM0034,water,,115544\n"
        );
        assert!(
            csv(1)
                .starts_with("gemeente_code,ring,punt,lengte,breedte\nGM0014,1,1,6500,53100\nGM0014,1,2,6600,53100\n")
        );
        assert_eq!(csv(1).lines().count(), 10);
    }

    #[test]
    fn alle_gebreken_tegelijk() {
        let fijn = ("GM0014", "[6.50004,53.1],[6.6,53.1],[6.6,53.2],[6.50004,53.1]");
        let rijksdriehoek = ("GM1680", "[233883,582065],[233884,582065],[233884,582066],[233883,582065]");
        let tekst = kaart(&[fijn, rijksdriehoek, ALMERE, ALMERE, ("GM9999", ALMERE.1)]);
        let fouten = importeer_buren(bestand("kaart.geojson", &tekst), &namen()).unwrap_err();
        // Te fijn, geen graden, dubbel, onbekend; en de twee eerste ontbreken daardoor.
        assert_eq!(codes(&fouten), ["IMP-018"; 6]);
        assert_eq!(codes(&importeer_buren(bestand("kaart.geojson", "{}"), &namen()).unwrap_err()), ["IMP-001"]);
    }
}

//! Kinderen per gemeente op 1 januari 2021, opgeteld uit postcodes (CBS 83502NED): de stand waaruit het cohort groeit.
//!
//! De optelling mist personen waar een postcode geheim is; de totalen van 03759ned zeggen hoeveel.

use std::collections::BTreeMap;

use normwijzer_core::herindeling::OudeNaam;
use normwijzer_core::{Finding, GebiedCode, Herindelingen};
use rust_decimal::Decimal;

use super::bevolking::{DAG_ERVOOR, naar_nu};
use crate::betekenis::Band;
use crate::bronbestand::{BronBestand, cel, zonder_fout};
use crate::namen::Namen;

/// Geen gemeente heeft zoveel inwoners; de grens houdt het rekenen exact.
const MEEST: Decimal = Decimal::from_parts(10_000_000, 0, 0, false, 0);

/// Kinderen van een gemeente van nu, in 2021.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kinderen2021 {
    pub(crate) van_0_4: Decimal,
    pub(crate) van_5_9: Decimal,
    pub(crate) van_10_14: Decimal,
    /// Alle leeftijden samen, zoals de postcodes optellen.
    pub(crate) totaal: Decimal,
    /// Elke vijfjaarsband.
    pub(crate) banden: BTreeMap<Band, Decimal>,
}

/// Leest de tabel en brengt haar naar de gemeenten van nu.
pub(crate) fn lees_leeftijd_2021(
    bestand: BronBestand<'_>,
    namen: &Namen,
    herindelingen: &Herindelingen,
    bevindingen: &mut Vec<Finding>,
) -> Result<BTreeMap<GebiedCode, Kinderen2021>, Vec<Finding>> {
    let mut gebreken = Vec::new();
    let tabel = bestand.tabel(&mut gebreken)?;
    let kolommen = ["gemeente", "0-4", "5-9", "10-14"].map(|k| bestand.kolom(&tabel, k));
    let [Ok(gemeente), Ok(k0), Ok(k5), Ok(k10)] = kolommen else {
        gebreken.extend(kolommen.into_iter().filter_map(Result::err).flatten());
        return Err(gebreken);
    };
    let mut uit: BTreeMap<GebiedCode, Kinderen2021> = BTreeMap::new();
    for rij in &tabel.rijen {
        let naam = cel(rij, gemeente);
        // Wat sinds 2021 is opgeheven, heet hier nog zo; een variant van een naam van nu zou dat verhullen.
        let code = match opgeheven(herindelingen, naam).map_or_else(|| namen.zoek(naam), Ok) {
            Ok(code) => code,
            Err(onbekend) => {
                gebreken.push(
                    bestand
                        .fout(
                            "IMP-012",
                            format!("\"{naam}\" is geen gemeente van nu of van 2021; {}", onbekend.vraag()),
                        )
                        .met_rij(rij.regel)
                        .met_kolom("gemeente"),
                );
                continue;
            }
        };
        let mut waarden = Vec::new();
        for (plaats, kop) in tabel.koppen.iter().enumerate().filter(|(p, _)| *p != gemeente) {
            match cel(rij, plaats).parse::<Decimal>() {
                Ok(n) if n >= Decimal::ZERO && n < MEEST && n.scale() <= 1 => waarden.push((plaats, n)),
                _ => gebreken.push(
                    bestand
                        .fout("IMP-012", format!("\"{}\" is geen aantal personen", cel(rij, plaats)))
                        .met_rij(rij.regel)
                        .met_kolom(kop),
                ),
            }
        }
        let van = |kolom: usize| -> Decimal { waarden.iter().filter(|(p, _)| *p == kolom).map(|(_, n)| *n).sum() };
        let som: Decimal = waarden.iter().map(|(_, n)| *n).sum();
        for (code, deel) in naar_nu(herindelingen, &code, Decimal::ONE) {
            let vak = uit.entry(code).or_default();
            vak.van_0_4 += deel * van(k0);
            vak.van_5_9 += deel * van(k5);
            vak.van_10_14 += deel * van(k10);
            vak.totaal += deel * som;
            for (plaats, n) in &waarden {
                if let Some(band) = tabel.koppen.get(*plaats).and_then(|k| Band::uit_titel(k)) {
                    *vak.banden.entry(band).or_default() += deel * n;
                }
            }
        }
    }
    let meer = zonder_fout(gebreken)?;
    bevindingen.extend(meer);
    bevindingen.push(bestand.info(format!(
        "{} gemeenten van 2021 gebracht naar {} van nu",
        tabel.rijen.len(),
        uit.len()
    )));
    Ok(uit)
}

/// De gemeente die zo heette en sinds die dag is opgeheven; wie eerder verdween, staat niet in deze tabel.
fn opgeheven(herindelingen: &Herindelingen, naam: &str) -> Option<GebiedCode> {
    let kandidaten = match herindelingen.zoek_vroeger(naam) {
        OudeNaam::Geen => Vec::new(),
        OudeNaam::Een(een) => vec![*een],
        OudeNaam::Meer(meer) => meer,
    };
    kandidaten.into_iter().find(|v| v.sinds > DAG_ERVOOR).map(|v| v.code)
}

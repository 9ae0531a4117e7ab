//! Herindelingen (CBS): waar de inwoners van een opgeheven gemeente heen gingen.
//!
//! Alleen de richting van toen naar nu. Gaat een gemeente naar meer dan één andere, dan naar rato van inwoners.

use std::collections::BTreeMap;

use normwijzer_core::{Finding, GebiedCode};
use rust_decimal::Decimal;

use crate::bronbestand::{BronBestand, cel, zonder_fout};

/// Meer opheffingen na elkaar komen na 2021 niet voor; het is ook een rem op kringen in een kapot bestand.
const MEEST_STAPPEN: u32 = 8;

/// De stromen van opgeheven gemeenten, sinds een dag.
#[derive(Clone, Debug, Default)]
pub(crate) struct Herindelingen {
    naar: BTreeMap<GebiedCode, BTreeMap<GebiedCode, i64>>,
    namen: BTreeMap<String, GebiedCode>,
}

/// Leest de opheffingen op of na `sinds` (ISO-datum).
pub(crate) fn lees_herindelingen(
    bestand: BronBestand<'_>,
    sinds: &str,
    bevindingen: &mut Vec<Finding>,
) -> Result<Herindelingen, Vec<Finding>> {
    let mut gebreken = Vec::new();
    let tabel = bestand.tabel(&mut gebreken)?;
    let kolommen = ["gm_code", "titel", "datum", "soort", "richting", "tegenpartij_code", "inwoners"]
        .map(|k| bestand.kolom(&tabel, k));
    let [Ok(code), Ok(titel), Ok(datum), Ok(soort), Ok(richting), Ok(naar), Ok(inwoners)] = kolommen else {
        gebreken.extend(kolommen.into_iter().filter_map(Result::err).flatten());
        return Err(gebreken);
    };
    let mut uit = Herindelingen::default();
    for rij in tabel
        .rijen
        .iter()
        .filter(|r| cel(r, soort) == "Opgeheven" && cel(r, richting) == "overgegaan naar" && cel(r, datum) >= sinds)
    {
        let oud = GebiedCode::new(cel(rij, code));
        let Ok(aantal) = cel(rij, inwoners).parse::<u32>() else {
            gebreken.push(
                bestand
                    .fout("IMP-011", format!("\"{}\" is geen aantal inwoners", cel(rij, inwoners)))
                    .met_rij(rij.regel)
                    .met_kolom("inwoners"),
            );
            continue;
        };
        uit.namen.insert(cel(rij, titel).to_owned(), oud.clone());
        *uit.naar.entry(oud).or_default().entry(GebiedCode::new(cel(rij, naar))).or_default() += i64::from(aantal);
    }
    let meer = zonder_fout(gebreken)?;
    bevindingen.extend(meer);
    bevindingen.push(bestand.info(format!(
        "{} gemeenten opgeheven sinds {sinds}: {}",
        uit.namen.len(),
        uit.namen.keys().cloned().collect::<Vec<_>>().join(", ")
    )));
    Ok(uit)
}

impl Herindelingen {
    /// De code van een opgeheven gemeente.
    pub(crate) fn code(&self, naam: &str) -> Option<GebiedCode> {
        self.namen.get(naam).cloned()
    }

    /// Brengt een aantal naar de gemeenten van nu; wat nergens opgeheven is, blijft waar het is.
    pub(crate) fn verdeel(&self, code: &GebiedCode, aantal: Decimal) -> Vec<(GebiedCode, Decimal)> {
        let mut open = vec![(code.clone(), aantal)];
        for _ in 0..MEEST_STAPPEN {
            open = open.into_iter().flat_map(|(c, n)| self.stap(c, n)).collect();
        }
        open
    }

    fn stap(&self, code: GebiedCode, aantal: Decimal) -> Vec<(GebiedCode, Decimal)> {
        let Some(naar) = self.naar.get(&code) else {
            return vec![(code, aantal)];
        };
        let som = Decimal::from(naar.values().sum::<i64>());
        naar.iter()
            .map(|(c, n)| {
                let deel = (aantal * Decimal::from(*n)).checked_div(som).unwrap_or_default();
                (c.clone(), deel)
            })
            .collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const BESTAND: &str = "gm_code,titel,datum,soort,richting,tegenpartij_code,tegenpartij_naam,hectare,woningen,inwoners\n\
        GM0788,Haaren,2021-01-01,Opgeheven,overgegaan naar,GM0757,Boxtel,535,918,2149\n\
        GM0788,Haaren,2021-01-01,Opgeheven,overgegaan naar,GM0824,Oisterwijk,1627,2412,5827\n\
        GM0824,Oisterwijk,2021-01-01,Gemeentelijke herindeling,ontvangen van,GM0788,Haaren,1627,2412,5827\n\
        GM0457,Weesp,2022-03-24,Opgeheven,overgegaan naar,GM0363,Amsterdam,2272,9526,20766\n\
        GM0466,Wognum,2007-01-01,Opgeheven,overgegaan naar,GM0420,Medemblik,1,1,8000\n";

    fn lees() -> Herindelingen {
        let bron = BronBestand { naam: "h.csv", bytes: BESTAND.as_bytes() };
        lees_herindelingen(bron, "2021-01-01", &mut Vec::new()).unwrap()
    }

    #[test]
    fn een_gesplitste_gemeente_gaat_naar_rato_van_inwoners() {
        let h = lees();
        let haaren = h.code("Haaren").unwrap();
        let delen = h.verdeel(&haaren, Decimal::from(7976));
        let delen: Vec<(&str, String)> =
            delen.iter().map(|(c, n)| (c.as_str(), n.round_dp(6).normalize().to_string())).collect();
        assert_eq!(delen, [("GM0757", "2149".to_owned()), ("GM0824", "5827".to_owned())]);
    }

    #[test]
    fn wat_bleef_blijft_en_wat_eerder_opging_telt_niet() {
        let h = lees();
        let almere = GebiedCode::new("GM0034");
        assert_eq!(h.verdeel(&almere, Decimal::ONE), [(almere.clone(), Decimal::ONE)]);
        assert_eq!(h.code("Wognum"), None);
        assert_eq!(h.code("Weesp").unwrap().as_str(), "GM0457");
    }
}

//! De cellen van StatLine als waarden: getal, tekst of een soort van ontbreken.
//!
//! Of een punt decimalen of duizendtallen scheidt, is aan één cel niet te zien; daarom kijkt de lezer eerst naar het
//! hele bestand. Bij twijfel is er geen getal maar een bevinding.

use crate::csv_rijen::Rij;
use crate::getal::{Decimaal, lijkt_duizendtal, lijkt_getal, met_punt};
use crate::opmerking::Opmerkingen;
use crate::statline_kop::{Onderwerp, is_teksteenheid};

/// Een rij van een tabel van StatLine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatlineRij {
    /// Regel in het bestand, vanaf 1.
    pub regel: u64,
    /// Per dimensie het lid, bijvoorbeeld `2024*` en `Groningen (gemeente)`. Een ster is een voorlopig cijfer.
    pub dimensies: Vec<String>,
    /// Per onderwerp de waarde.
    pub waarden: Vec<Waarde>,
}

/// Een waarde. De soorten van ontbreken zijn die van de verklaring van tekens van het CBS.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Waarde {
    /// Een getal, exact zoals het er stond, met een decimale punt.
    Getal(String),
    /// Tekst: een gebiedscode of naam waar de gebruiker om vroeg, of wat geen getal bleek (dan met een bevinding).
    Tekst(String),
    /// Leeg of `Impossible`. Volgens het CBS "kan op logische gronden niet voorkomen", zoals bij een opgeheven gemeente; in tabellen
    /// met vele bronnen ook een cijfer dat er nog niet is.
    #[default]
    Ontbreekt,
    /// `.` of `NotAvailable`: volgens het CBS "onbekend, onvoldoende betrouwbaar of geheim". Het gebied bestaat dus wel.
    Onbekend,
    /// `Confidential` in OData v4: het cijfer bestaat en mag niet getoond worden.
    Geheim,
}

/// Leest cellen als waarden, met wat over het hele bestand geldt.
pub(crate) struct Waardelezer<'a> {
    koppen: &'a [String],
    grens: usize,
    decimaal: Decimaal,
    /// Elke punt heeft drie cijfers achter zich: duizendtallen of decimalen, dat is niet te zien.
    punt_onzeker: bool,
    /// Per onderwerp of er tekst hoort.
    tekstkolom: Vec<bool>,
}

impl<'a> Waardelezer<'a> {
    pub(crate) fn new(koppen: &'a [String], grens: usize, onderwerpen: &[Onderwerp], rijen: &[Rij]) -> Self {
        let getallen =
            || rijen.iter().flat_map(move |rij| rij.cellen.iter().skip(grens)).filter(|cel| lijkt_getal(cel));
        let met_komma = getallen().any(|cel| cel.contains(','));
        let mut met_punten = getallen().filter(|cel| cel.contains('.'));
        let tekstkolom = onderwerpen.iter().enumerate().map(|(plaats, onderwerp)| {
            onderwerp.eenheid.as_deref().is_none_or(is_teksteenheid)
                && !rijen.iter().any(|rij| rij.cellen.get(grens + plaats).is_some_and(|c| lijkt_getal(c)))
        });
        Self {
            koppen,
            grens,
            decimaal: if met_komma { Decimaal::Komma } else { Decimaal::Punt },
            punt_onzeker: met_punten.all(|cel| lijkt_duizendtal(cel)),
            tekstkolom: tekstkolom.collect(),
        }
    }

    pub(crate) fn lees(&self, rijen: Vec<Rij>, bevindingen: &mut Opmerkingen) -> Vec<StatlineRij> {
        let lees_rij = |Rij { regel, mut cellen }: Rij| {
            let waarden = cellen.split_off(self.grens.min(cellen.len()));
            for (dimensie, lid) in self.koppen.iter().zip(&cellen) {
                if lid.is_empty() {
                    bevindingen.fout(Some(regel), Some(dimensie), || {
                        "leeg, terwijl elke rij van StatLine hier een waarde heeft; haal de tabel opnieuw op".to_owned()
                    });
                }
            }
            let waarden = waarden
                .into_iter()
                .enumerate()
                .map(|(plaats, cel)| self.waarde(regel, plaats, cel, bevindingen))
                .collect();
            StatlineRij { regel, dimensies: cellen, waarden }
        };
        rijen.into_iter().map(lees_rij).collect()
    }

    fn waarde(&self, regel: u64, plaats: usize, cel: String, bevindingen: &mut Opmerkingen) -> Waarde {
        match cel.as_str() {
            "" => return Waarde::Ontbreekt,
            "." => return Waarde::Onbekend,
            _ if self.tekstkolom.get(plaats) == Some(&true) => return Waarde::Tekst(cel),
            _ => {}
        }
        let onzeker = self.punt_onzeker && cel.contains('.');
        match met_punt(&cel, self.decimaal).filter(|_| !onzeker) {
            Some(getal) => Waarde::Getal(getal),
            None => {
                let kop = self.koppen.get(self.grens + plaats).map(String::as_str);
                bevindingen.fout(Some(regel), kop, || {
                    let waarom = match self.decimaal {
                        _ if !lijkt_getal(&cel) => "dit is geen getal",
                        Decimaal::Komma => {
                            "er staat een punt in, terwijl dit bestand een decimale komma heeft"
                        }
                        Decimaal::Punt => {
                            "de punt kan duizendtallen of decimalen scheiden; Excel heeft het bestand waarschijnlijk veranderd"
                        }
                    };
                    format!("'{}': {waarom}. Haal de tabel op StatLine opnieuw op", kort(&cel))
                });
                Waarde::Tekst(cel)
            }
        }
    }
}

/// Hooguit 40 tekens van een cel, voor in een bericht.
pub(crate) fn kort(cel: &str) -> String {
    match cel.char_indices().nth(40) {
        Some((einde, _)) => format!("{}…", cel.get(..einde).unwrap_or_default()),
        None => cel.to_owned(),
    }
}

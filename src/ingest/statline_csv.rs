//! CSV van StatLine, met of zonder statistische symbolen, ook als Excel het bestand beschadigd heeft.
//!
//! Geeft dimensies, onderwerpen en waarden zoals zij er staan. Weet niet welk onderwerp inwoners telt en welke regio
//! bij welke naam hoort.

use crate::csv_rijen::{CsvFout, MAX_CELLEN, Record, Rij, lees_records};
use crate::csv_tabel::pas_op_kop;
use crate::getal::lijkt_getal;
use crate::herken::Bestandssoort;
use crate::opmerking::{LeesOpmerking, Opmerkingen};
use crate::statline_herstel::herstel;
use crate::statline_kop::{Onderwerp, is_bekende_dimensie, is_teksteenheid, ontleed, splits_eenheid};
use crate::statline_waarde::StatlineRij;
use crate::statline_waarde::Waardelezer;

/// De kop staat binnen zoveel rijen; wat erboven staat is titel.
const MAX_TITEL: usize = 50;

/// Een tabel van StatLine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatlineTabel {
    /// Gaaf, of door Excel beschadigd en hersteld.
    pub soort: Bestandssoort,
    /// Regels boven de kop, zoals de titel van de tabel.
    pub titelregels: Vec<String>,
    /// Namen van de dimensies: `Perioden`, `Regio's`.
    pub dimensies: Vec<String>,
    /// De onderwerpen, in volgorde van de kolommen.
    pub onderwerpen: Vec<Onderwerp>,
    /// De rijen; elk met evenveel dimensies en waarden als hierboven.
    pub rijen: Vec<StatlineRij>,
    /// Regels onder de tabel, zoals `Bron: CBS`.
    pub onderschrift: Vec<String>,
    /// Wat er aan het bestand mankeert, of hersteld is.
    pub bevindingen: Vec<LeesOpmerking>,
}

/// Waarom een bestand geen tabel van StatLine is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StatlineFout {
    /// Het is geen leesbare CSV.
    #[error(transparent)]
    Csv(#[from] CsvFout),
    /// Geen kop gevonden.
    #[error(
        "geen regel met koppen van StatLine gevonden (verwacht: dimensies als Perioden en Regio's, en onderwerpen met de eenheid tussen haakjes). Haal de tabel op StatLine opnieuw op als CSV met Perioden en Regio's in de rijen"
    )]
    GeenKop,
    /// Geen kolom met cijfers.
    #[error(
        "regel {regel}: geen onderwerp gevonden, alleen dimensies. Kies op StatLine ten minste één onderwerp, en zet de onderwerpen in de kolommen"
    )]
    GeenOnderwerp {
        /// Regel van de kop.
        regel: u64,
    },
    /// Geen kolom met een dimensie.
    #[error("regel {regel}: geen dimensie gevonden, alleen cijfers. Zet op StatLine Perioden en Regio's in de rijen")]
    GeenDimensie {
        /// Regel van de kop.
        regel: u64,
    },
}

/// Leest een CSV van StatLine.
pub fn lees_statline(tekst: &str) -> Result<StatlineTabel, StatlineFout> {
    let mut bevindingen = Opmerkingen::default();
    let hersteld = herstel(tekst);
    let soort = if hersteld.is_some() { Bestandssoort::StatlineCsvBeschadigd } else { Bestandssoort::StatlineCsv };
    if hersteld.is_some() {
        bevindingen.waarschuwing(None, None, || {
            "Excel heeft elke regel van dit bestand in één cel gezet; de extra aanhalingstekens zijn bij het lezen weggehaald. Gebruik liever het bestand zoals StatLine het gaf".to_owned()
        });
    }
    let (scheiding, records) = lees_records(hersteld.as_deref().unwrap_or(tekst))?;
    let mut titelregels = Vec::new();
    let mut records = records.into_iter();
    let kop = loop {
        let record = records.next().ok_or(StatlineFout::GeenKop)?;
        if is_kop(&record) {
            break record;
        }
        titelregels.push(record.als_tekst(scheiding));
        if titelregels.len() > MAX_TITEL {
            return Err(StatlineFout::GeenKop);
        }
    };
    let mut records: Vec<Record> = records.collect();
    let onderschrift = neem_onderschrift(&mut records, kop.cellen.len(), scheiding);
    let (volgorde, grens) = volgorde(&kop, &records)?;

    let cellen = records.len().saturating_mul(kop.cellen.len());
    if let Some(laatste) = records.last().filter(|_| cellen > MAX_CELLEN) {
        return Err(CsvFout::TeVeelCellen { regel: laatste.regel }.into());
    }
    let rijen: Vec<Rij> =
        records.into_iter().map(|record| pas_op_kop(record, &kop.cellen, scheiding, &mut bevindingen)).collect();
    let rijen: Vec<Rij> =
        rijen.into_iter().map(|rij| Rij { regel: rij.regel, cellen: herschik(rij.cellen, &volgorde) }).collect();
    let koppen = herschik(kop.cellen, &volgorde);
    let (dimensies, onderwerpen) = koppen.split_at_checked(grens).unwrap_or_default();
    let onderwerpen: Vec<Onderwerp> = onderwerpen.iter().map(|kop| ontleed(kop)).collect();
    let rijen = Waardelezer::new(&koppen, grens, &onderwerpen, &rijen).lees(rijen, &mut bevindingen);
    Ok(StatlineTabel {
        soort,
        titelregels,
        dimensies: dimensies.to_vec(),
        onderwerpen,
        rijen,
        onderschrift,
        bevindingen: bevindingen.klaar(),
    })
}

/// Of dit de regel met koppen is: een bekende dimensie of een eenheid, en nog iets ernaast.
pub(crate) fn is_kop(record: &Record) -> bool {
    let gevuld = || record.cellen.iter().filter(|cel| !cel.is_empty());
    gevuld().count() > 1
        && gevuld().all(|cel| !lijkt_getal(cel))
        && gevuld().any(|cel| is_bekende_dimensie(cel) || splits_eenheid(cel).1.is_some())
}

/// De regels onder de tabel: een bron, of een losse regel die smaller is dan de tabel.
fn neem_onderschrift(records: &mut Vec<Record>, koppen: usize, scheiding: u8) -> Vec<String> {
    let onder = |record: &Record| {
        record.eerste().starts_with("Bron:") || record.eerste().starts_with('©') || (record.breedte == 1 && koppen > 1)
    };
    let tabel = records.iter().rposition(|r| !onder(r)).map_or(0, |p| p + 1);
    records.split_off(tabel).iter().map(|r| r.als_tekst(scheiding)).collect()
}

/// De plaatsen van de kolommen, de dimensies voorop, en hoeveel dat er zijn.
///
/// StatLine zet de dimensies links, maar wie de kolommen verschuift heeft nog dezelfde tabel: rechts van het eerste
/// onderwerp is een kolom met een bekende naam, of zonder eenheid en vol tekst, ook een dimensie.
fn volgorde(kop: &Record, records: &[Record]) -> Result<(Vec<usize>, usize), StatlineFout> {
    let cellen = |plaats: usize| records.iter().map(move |r| r.cellen.get(plaats).map_or("", String::as_str));
    let waarden = |plaats: usize| cellen(plaats).filter(|c| c.is_empty() || *c == "." || lijkt_getal(c)).count();
    let is_onderwerp = |plaats: usize, naam: &str| {
        if is_bekende_dimensie(naam) {
            return false;
        }
        match splits_eenheid(naam).1 {
            Some(eenheid) => is_teksteenheid(eenheid) || waarden(plaats) * 2 >= records.len(),
            // Zonder eenheid, maar met lege cellen of decimalen: dat heeft een dimensie nooit.
            None => {
                !records.is_empty()
                    && waarden(plaats) == records.len()
                    && cellen(plaats).any(|c| c.is_empty() || c.contains(['.', ',']))
            }
        }
    };
    let regel = kop.regel;
    let koppen = || kop.cellen.iter().enumerate();
    let eerste =
        koppen().position(|(plaats, naam)| is_onderwerp(plaats, naam)).ok_or(StatlineFout::GeenOnderwerp { regel })?;
    let is_dimensie = |(plaats, naam): (usize, &String)| {
        let tekst = splits_eenheid(naam).1.is_none() && !records.is_empty() && waarden(plaats) == 0;
        plaats < eerste || is_bekende_dimensie(naam) || tekst
    };
    let (voor, na): (Vec<usize>, Vec<usize>) = koppen()
        .map(|(plaats, _)| plaats)
        .partition(|p| kop.cellen.get(*p).is_some_and(|naam| is_dimensie((*p, naam))));
    if voor.is_empty() {
        return Err(StatlineFout::GeenDimensie { regel });
    }
    let grens = voor.len();
    Ok((voor.into_iter().chain(na).collect(), grens))
}

/// De cellen in een andere volgorde; wat er niet is, is leeg.
fn herschik(cellen: Vec<String>, volgorde: &[usize]) -> Vec<String> {
    if volgorde.is_sorted() {
        return cellen;
    }
    let mut cellen = cellen;
    volgorde.iter().map(|plaats| cellen.get_mut(*plaats).map(std::mem::take).unwrap_or_default()).collect()
}

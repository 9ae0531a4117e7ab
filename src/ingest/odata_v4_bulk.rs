//! De bulk-CSV van OData v4: `Observations.csv`, rij voor rij, zonder het bestand in het geheugen te houden.
//!
//! Een tabel van het CBS kan honderd miljoen waarnemingen hebben; wat de zeef niet doorlaat kost alleen tijd.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use crate::brontabel::Brontabel;
use crate::csv_rijen::MAX_CEL;
use crate::csv_tabel::Tabel;
use crate::draaier::Draaier;
use crate::getal::{Decimaal, lijkt_duizendtal, met_punt};
use crate::herken::Bestandssoort;
use crate::odata_v4_tabel::{onbekend_attribuut, waarde_of_reden};
use crate::opmerking::Opmerkingen;
use crate::statline_waarde::{Waarde, kort};
use crate::zeef::Zeef;

/// Langer is een rij met één cijfer niet; daarboven staat er een aanhalingsteken te veel.
const LANGSTE_RIJ: usize = 4 * MAX_CEL;

/// Leest `Observations.csv`.
///
/// # Errors
/// Als de kop niet die van waarnemingen is, of de bytes niet te lezen zijn; als Nederlandse zin.
pub(crate) fn lees_bulk(
    bestand: &str,
    bron: &mut dyn Read,
    scheiding: u8,
    mut zeef: Zeef<'_>,
) -> Result<Brontabel, String> {
    let mut lezer = Rijlezer::new(bron, scheiding)?;
    let kop = Kop::van(&lezer.kop)?;
    let mut draaier = Draaier::new(kop.dimensies.iter().map(|(_, naam)| naam.clone()).collect());
    draaier.in_bestand(bestand);
    let mut bevindingen = Opmerkingen::default();
    bevindingen.in_bestand(Some(bestand));
    let mut tekens = Tekens::default();
    while !draaier.vol() {
        match lezer.volgende(kop.breedte) {
            Ok(None) => break,
            Ok(Some(Regel::Goed { regel, cellen })) => {
                kop.neem(regel, &cellen, &mut draaier, &mut zeef, &mut tekens, &mut bevindingen);
            }
            Ok(Some(Regel::Mis { regel, waarom })) => bevindingen.fout(Some(regel), None, || waarom),
            Err(waarom) => {
                bevindingen.fout(Some(lezer.regel()), None, || waarom);
                break;
            }
        }
    }
    tekens.meld(&mut bevindingen);
    Ok(klaar(draaier, Bestandssoort::OdataBulk, &zeef, bevindingen))
}

/// Waarnemingen die al als tabel gelezen zijn, zoals uit Parquet; de getallen hebben een decimale punt.
///
/// # Errors
/// Als de kop niet die van waarnemingen is.
pub(crate) fn lees_lang(
    bestand: &str,
    tabel: Tabel,
    soort: Bestandssoort,
    mut zeef: Zeef<'_>,
) -> Result<Brontabel, String> {
    let kop = Kop::van(&tabel.koppen)?;
    let mut draaier = Draaier::new(kop.dimensies.iter().map(|(_, naam)| naam.clone()).collect());
    draaier.in_bestand(bestand);
    let mut bevindingen = Opmerkingen::default();
    bevindingen.in_bestand(Some(bestand));
    let mut tekens = Tekens { altijd_punt: true, ..Tekens::default() };
    for rij in tabel.rijen {
        let cellen: Vec<&str> = rij.cellen.iter().map(String::as_str).collect();
        kop.neem(rij.regel, &cellen, &mut draaier, &mut zeef, &mut tekens, &mut bevindingen);
    }
    let mut uit = klaar(draaier, soort, &zeef, bevindingen);
    uit.bevindingen.extend(tabel.bevindingen);
    Ok(uit)
}

fn klaar(draaier: Draaier, soort: Bestandssoort, zeef: &Zeef<'_>, bevindingen: Opmerkingen) -> Brontabel {
    let mut tabel = draaier.klaar(soort, zeef.codeboek());
    tabel.weggelaten = zeef.weggelaten("waarnemingen");
    let mut alle = bevindingen.klaar();
    alle.append(&mut tabel.bevindingen);
    tabel.bevindingen = alle;
    tabel
}

/// Waar welke kolom staat; de volgorde doet er niet toe.
struct Kop {
    measure: usize,
    waarde: Option<usize>,
    tekst: Option<usize>,
    attribuut: Option<usize>,
    dimensies: Vec<(usize, String)>,
    breedte: usize,
}

impl Kop {
    fn van(koppen: &[String]) -> Result<Self, String> {
        let plaats = |naam: &str| koppen.iter().position(|k| k == naam);
        let vast = ["Id", "Measure", "Value", "StringValue", "ValueAttribute"];
        let dimensies: Vec<(usize, String)> = koppen
            .iter()
            .enumerate()
            .filter(|(_, kop)| !kop.is_empty() && !vast.contains(&kop.as_str()))
            .map(|(plaats, kop)| (plaats, kop.clone()))
            .collect();
        let (Some(measure), waarde, tekst) = (plaats("Measure"), plaats("Value"), plaats("StringValue")) else {
            return Err(Self::verwacht(koppen));
        };
        let dubbel = koppen.iter().enumerate().any(|(p, kop)| !kop.is_empty() && plaats(kop) != Some(p));
        if (waarde.is_none() && tekst.is_none()) || dimensies.is_empty() || dubbel {
            return Err(Self::verwacht(koppen));
        }
        Ok(Self { measure, waarde, tekst, attribuut: plaats("ValueAttribute"), dimensies, breedte: koppen.len() })
    }

    fn verwacht(koppen: &[String]) -> String {
        format!(
            "regel 1: verwacht zijn de koppen Measure, Value of StringValue, ValueAttribute en ten minste één dimensie, elk één keer; gevonden: {}. Haal de bulk-CSV opnieuw op",
            kort(&koppen.join(";"))
        )
    }

    fn neem(
        &self,
        regel: u64,
        cellen: &[&str],
        draaier: &mut Draaier,
        zeef: &mut Zeef<'_>,
        tekens: &mut Tekens,
        bevindingen: &mut Opmerkingen,
    ) {
        let cel = |plaats: usize| cellen.get(plaats).copied().unwrap_or_default();
        let leden = || self.dimensies.iter().map(|(plaats, naam)| (naam.as_str(), cel(*plaats)));
        if !zeef.laat_door(leden()) {
            return;
        }
        let onderwerp = cel(self.measure);
        if onderwerp.is_empty() || leden().any(|(_, code)| code.is_empty()) {
            bevindingen.fout(Some(regel), None, || {
                "een waarneming zonder onderwerp (Measure) of zonder code van een dimensie. Haal de tabel opnieuw op"
                    .to_owned()
            });
            return;
        }
        let ruw = self.waarde.map(cel).filter(|c| !c.is_empty());
        let getal = ruw.and_then(|ruw| tekens.lees(regel, ruw));
        if let (Some(ruw), None) = (ruw, &getal) {
            bevindingen.fout(Some(regel), Some("Value"), || {
                format!("'{}' is geen getal. Haal de tabel opnieuw op, en open haar niet in Excel", kort(ruw))
            });
        }
        let tekst = self.tekst.map(cel).filter(|c| !c.is_empty()).map(str::to_owned);
        let attribuut = self.attribuut.map(cel).unwrap_or_default();
        let waarde = waarde_of_reden(attribuut, getal, tekst).unwrap_or_else(|attribuut| {
            bevindingen.fout(Some(regel), Some("ValueAttribute"), || onbekend_attribuut(&kort(&attribuut)));
            Waarde::Onbekend
        });
        draaier.neem(regel, onderwerp, leden().map(|(_, code)| code.to_owned()).collect(), waarde);
    }
}

/// Komma's en punten over het hele bestand: het formaat heeft een decimale komma, maar een ander programma kan er punten
/// van gemaakt hebben. Door elkaar, of alleen punten die duizendtallen kunnen zijn, is niet te lezen.
#[derive(Default)]
struct Tekens {
    altijd_punt: bool,
    komma: bool,
    punt: Option<u64>,
    duizendtal: Option<u64>,
}

impl Tekens {
    fn lees(&mut self, regel: u64, ruw: &str) -> Option<String> {
        if self.altijd_punt {
            return met_punt(ruw, Decimaal::Punt);
        }
        if ruw.contains('.') {
            let plek = if lijkt_duizendtal(ruw) { &mut self.duizendtal } else { &mut self.punt };
            plek.get_or_insert(regel);
            return met_punt(ruw, Decimaal::Punt);
        }
        self.komma |= ruw.contains(',');
        met_punt(ruw, Decimaal::Komma)
    }

    fn meld(&self, bevindingen: &mut Opmerkingen) {
        let bericht = match (self.komma, self.punt, self.duizendtal) {
            (true, Some(regel), _) | (true, None, Some(regel)) => {
                Some((regel, "er staat een punt in, terwijl dit bestand een decimale komma heeft"))
            }
            (false, None, Some(regel)) => {
                Some((regel, "de punt kan duizendtallen of decimalen scheiden; een bulk-CSV heeft een decimale komma"))
            }
            _ => None,
        };
        if let Some((regel, waarom)) = bericht {
            bevindingen.fout(Some(regel), Some("Value"), || {
                format!("{waarom}. Haal de bulk-CSV opnieuw op, en open haar niet in Excel")
            });
        }
    }
}

/// Een rij: te gebruiken, of met een reden van niet.
enum Regel<'r> {
    Goed { regel: u64, cellen: Vec<&'r str> },
    Mis { regel: u64, waarom: String },
}

/// Knipt een stroom in rijen, met een grens op elke rij.
struct Rijlezer<'b> {
    csv: csv::Reader<Begrensd<'b>>,
    over: Rc<Cell<usize>>,
    rij: csv::ByteRecord,
    kop: Vec<String>,
    begin: u64,
}

impl<'b> Rijlezer<'b> {
    fn new(bron: &'b mut dyn Read, scheiding: u8) -> Result<Self, String> {
        let over = Rc::new(Cell::new(LANGSTE_RIJ));
        let begrensd = Begrensd { bron, over: Rc::clone(&over) };
        let csv =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(scheiding).from_reader(begrensd);
        let mut lezer = Self { csv, over, rij: csv::ByteRecord::new(), kop: Vec::new(), begin: 1 };
        let mut eerste = csv::ByteRecord::new();
        lezer.csv.read_byte_record(&mut eerste).map_err(|e| waarom(&e))?;
        lezer.kop = eerste
            .iter()
            .map(|cel| String::from_utf8_lossy(cel).trim_start_matches('\u{feff}').trim().trim_matches('"').to_owned())
            .collect();
        Ok(lezer)
    }

    /// De regel waar de laatst gelezen rij begint.
    fn regel(&self) -> u64 {
        self.begin
    }

    /// De volgende rij; een fout als de rest niet meer te lezen is.
    fn volgende(&mut self, breedte: usize) -> Result<Option<Regel<'_>>, String> {
        self.over.set(LANGSTE_RIJ);
        self.begin = self.csv.position().line();
        if !self.csv.read_byte_record(&mut self.rij).map_err(|e| waarom(&e))? {
            return Ok(None);
        }
        let regel = self.rij.position().map_or(0, csv::Position::line);
        let gevonden = self.rij.len();
        if gevonden != breedte {
            return Ok(Some(Regel::Mis {
                regel,
                waarom: format!(
                    "{gevonden} cellen, terwijl de kop er {breedte} heeft. Het bestand is afgebroken of veranderd; haal de bulk-CSV opnieuw op"
                ),
            }));
        }
        let cellen: Result<Vec<&str>, _> = self.rij.iter().map(|cel| std::str::from_utf8(cel).map(str::trim)).collect();
        Ok(Some(match cellen {
            Ok(cellen) => Regel::Goed { regel, cellen },
            Err(_) => Regel::Mis {
                regel,
                waarom: "hier staan bytes die geen UTF-8 zijn. Haal de bulk-CSV opnieuw op".to_owned(),
            },
        }))
    }
}

fn waarom(fout: &csv::Error) -> String {
    match fout.kind() {
        csv::ErrorKind::Io(e) if e.kind() == io::ErrorKind::OutOfMemory => format!(
            "een rij van meer dan {LANGSTE_RIJ} tekens; waarschijnlijk staat er een aanhalingsteken (\") te veel. Haal de bulk-CSV opnieuw op"
        ),
        csv::ErrorKind::Io(_) => {
            "de rest is niet te lezen: de zip of het bestand is beschadigd of afgebroken. Haal de bulk-CSV opnieuw op"
                .to_owned()
        }
        _ => "deze regel is niet te lezen. Haal de bulk-CSV opnieuw op".to_owned(),
    }
}

/// Geeft niet meer bytes dan er over zijn; de lezer vult dat bij elke rij aan.
struct Begrensd<'b> {
    bron: &'b mut dyn Read,
    over: Rc<Cell<usize>>,
}

impl Read for Begrensd<'_> {
    fn read(&mut self, vak: &mut [u8]) -> io::Result<usize> {
        let over = self.over.get();
        if over == 0 {
            return Err(io::ErrorKind::OutOfMemory.into());
        }
        let gelezen = self.bron.read(vak)?;
        self.over.set(over.saturating_sub(gelezen));
        Ok(gelezen)
    }
}

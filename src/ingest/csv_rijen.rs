//! Gescheiden tekst in rijen knippen: scheidingsteken, aanhalingstekens, regelnummers en grenzen.
//!
//! Gedeeld door de lezers van CSV; weet niet wat een kop is. Het knippen zelf doet de crate `csv`; hier staat wat die
//! niet doet: regels tellen zoals een teksteditor, en grenzen stellen.

use crate::scheiding::{open_aanhaling, raad_scheiding, sep_regel};

/// Meer rijen dan dit leest geen enkele lezer; een blad van Excel houdt er evenveel.
pub(crate) const MAX_RIJEN: usize = 1_000_000;
/// Meer tekens dan dit past ook in Excel niet in een cel.
pub(crate) const MAX_CEL: usize = 32_767;
/// Meer kolommen dan dit heeft ook een blad van Excel niet.
pub(crate) const MAX_KOLOMMEN: usize = 16_384;
/// Grens op het geheel, zodat brede én lange bestanden het geheugen niet vullen.
pub(crate) const MAX_CELLEN: usize = 3_000_000;

/// Een rij van een tabel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rij {
    /// De regel waarop de rij begint, zoals een teksteditor telt (vanaf 1). Een cel met regeleinden telt dus door; in
    /// een bestand zonder zulke cellen is dit ook het rijnummer in Excel.
    pub regel: u64,
    /// De cellen, ontdaan van spaties eromheen.
    pub cellen: Vec<String>,
}

/// Waarom gescheiden tekst niet als tabel te lezen is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CsvFout {
    /// Geen enkele rij met inhoud.
    #[error("er staat geen tabel in: alle regels zijn leeg of toelichting. Zet bovenaan een regel met koppen")]
    Leeg,
    /// De eerste rij is geen kop.
    #[error(
        "regel {regel}: hier hoort de regel met koppen, maar er staan gegevens (eerste cel: '{cel}'). Zet er een regel met koppen boven"
    )]
    GeenKop {
        /// Regel vanaf 1.
        regel: u64,
        /// De eerste cel.
        cel: String,
    },
    /// Een aanhalingsteken sluit nergens.
    #[error(
        "regel {regel}: een cel begint hier met een aanhalingsteken (\") dat nergens sluit, zodat de rest van het bestand één cel wordt. Zet er een aanhalingsteken achter of haal het weg"
    )]
    OpenAanhaling {
        /// Regel vanaf 1.
        regel: u64,
    },
    /// Te veel rijen.
    #[error("regel {regel}: meer dan 1.000.000 rijen; neem een kleinere selectie")]
    TeVeelRijen {
        /// De regel waar de grens overschreden wordt.
        regel: u64,
    },
    /// Te veel kolommen.
    #[error("regel {regel}: meer dan 16.384 kolommen; controleer of dit een tabel is")]
    TeVeelKolommen {
        /// Regel vanaf 1.
        regel: u64,
    },
    /// Te veel cellen bij elkaar.
    #[error("regel {regel}: meer dan 3.000.000 cellen; neem een kleinere selectie")]
    TeVeelCellen {
        /// De regel waar de grens overschreden wordt.
        regel: u64,
    },
    /// Een cel te lang.
    #[error(
        "regel {regel}, kolom {kolom}: een cel van meer dan 32.767 tekens. Waarschijnlijk staat er een aanhalingsteken (\") te veel"
    )]
    CelTeLang {
        /// Regel vanaf 1.
        regel: u64,
        /// Kolomnummer vanaf 1.
        kolom: usize,
    },
    /// De lezer van CSV gaf het op.
    #[error("regel {regel}: deze regel is niet te lezen ({oorzaak})")]
    Onleesbaar {
        /// Regel vanaf 1.
        regel: u64,
        /// Wat de lezer zei.
        oorzaak: String,
    },
}

/// Een rij zoals zij er staat: zonder lege cellen achteraan, met het aantal cellen dat er stond.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) regel: u64,
    pub(crate) cellen: Vec<String>,
    /// Het aantal cellen mét de lege achteraan.
    pub(crate) breedte: usize,
}

impl Record {
    pub(crate) fn eerste(&self) -> &str {
        self.cellen.first().map_or("", String::as_str)
    }

    /// De rij als regel tekst, voor titels en toelichting.
    pub(crate) fn als_tekst(&self, scheiding: u8) -> String {
        self.cellen.join(&char::from(scheiding).to_string())
    }
}

/// De rijen met inhoud, en het scheidingsteken.
pub(crate) fn lees_records(tekst: &str) -> Result<(u8, Vec<Record>), CsvFout> {
    let tekst = tekst.strip_prefix('\u{feff}').unwrap_or(tekst);
    let (scheiding, eerste_regel, begin) = match sep_regel(tekst) {
        Some((scheiding, rest)) => (scheiding, 2, rest),
        None => (raad_scheiding(tekst), 1, tekst),
    };
    if let Some(plaats) = open_aanhaling(begin, scheiding) {
        let regel = Regelteller::new(begin.as_bytes(), eerste_regel).naar(plaats as u64);
        return Err(CsvFout::OpenAanhaling { regel });
    }
    knip(begin, scheiding, eerste_regel).map(|records| (scheiding, records))
}

fn knip(tekst: &str, scheiding: u8, eerste_regel: u64) -> Result<Vec<Record>, CsvFout> {
    let mut lezer =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(scheiding).from_reader(tekst.as_bytes());
    let mut teller = Regelteller::new(tekst.as_bytes(), eerste_regel);
    let mut ruw = csv::ByteRecord::new();
    let mut records = Vec::new();
    let mut cellen_totaal = 0_usize;
    loop {
        let begin = lezer.position().byte();
        match lezer.read_byte_record(&mut ruw) {
            Ok(true) => {}
            Ok(false) => return Ok(records),
            Err(fout) => {
                return Err(CsvFout::Onleesbaar { regel: teller.regel, oorzaak: fout.to_string() });
            }
        }
        let regel = teller.naar(begin);
        let breedte = ruw.len();
        if breedte > MAX_KOLOMMEN {
            return Err(CsvFout::TeVeelKolommen { regel });
        }
        let mut cellen = Vec::with_capacity(breedte);
        for (nr, cel) in ruw.iter().enumerate() {
            let cel = String::from_utf8_lossy(cel);
            if cel.len() > MAX_CEL && cel.chars().count() > MAX_CEL {
                return Err(CsvFout::CelTeLang { regel, kolom: nr + 1 });
            }
            cellen.push(zonder_rand(&cel).to_owned());
        }
        while cellen.last().is_some_and(String::is_empty) {
            cellen.pop();
        }
        if cellen.is_empty() {
            continue;
        }
        cellen_totaal += cellen.len();
        if cellen_totaal > MAX_CELLEN {
            return Err(CsvFout::TeVeelCellen { regel });
        }
        if records.len() > MAX_RIJEN {
            return Err(CsvFout::TeVeelRijen { regel });
        }
        records.push(Record { regel, cellen, breedte });
    }
}

/// Zonder spaties eromheen, ook de harde spatie die Excel en websites meegeven.
fn zonder_rand(cel: &str) -> &str {
    cel.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// Telt regels tot een plaats, voorwaarts: `\n`, `\r\n` en een losse `\r` zijn elk één regeleinde.
struct Regelteller<'a> {
    bytes: &'a [u8],
    plaats: usize,
    regel: u64,
}

impl<'a> Regelteller<'a> {
    fn new(bytes: &'a [u8], regel: u64) -> Self {
        Self { bytes, plaats: 0, regel }
    }

    /// De regel van de rij die op of na `doel` begint: lege regels horen niet bij de rij die erop volgt.
    fn naar(&mut self, doel: u64) -> u64 {
        while let Some(b) = self.bytes.get(self.plaats) {
            let einde = matches!(b, b'\n' | b'\r');
            if self.plaats as u64 >= doel && !einde {
                break;
            }
            let halverwege = *b == b'\r' && self.bytes.get(self.plaats + 1) == Some(&b'\n');
            self.regel += u64::from(einde && !halverwege);
            self.plaats += 1;
        }
        self.regel
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn regels(tekst: &str) -> Vec<(u64, Vec<String>)> {
        lees_records(tekst).unwrap().1.into_iter().map(|r| (r.regel, r.cellen)).collect()
    }

    #[test]
    fn regelnummers_zijn_die_van_een_teksteditor() {
        for einde in ["\n", "\r\n", "\r"] {
            let tekst = "a;b\n\n\"1\n2\";x\n;;\n3;y".replace('\n', einde);
            let gelezen: Vec<u64> = regels(&tekst).iter().map(|(regel, _)| *regel).collect();
            assert_eq!(gelezen, [1, 3, 6], "{tekst:?}");
        }
        let (_, met_sep) = lees_records("sep=,\r\na,b\r\n1,2\r\n").unwrap();
        assert_eq!(met_sep.last().unwrap().regel, 3);
    }

    #[test]
    fn een_open_aanhalingsteken_wordt_op_zijn_regel_gemeld() {
        assert_eq!(lees_records("a;b\n1;\"twee\n3;vier\n").unwrap_err(), CsvFout::OpenAanhaling { regel: 2 });
        // Een duimteken midden in een cel opent niets.
        assert_eq!(regels("a;b\n5\" buis;1\n").len(), 2);
    }

    #[test]
    fn grenzen() {
        let lang = format!("a;b\n1;{}\n", "x".repeat(MAX_CEL + 1));
        assert_eq!(lees_records(&lang).unwrap_err(), CsvFout::CelTeLang { regel: 2, kolom: 2 });
        let breed = format!("a\n{}\n", "x;".repeat(MAX_KOLOMMEN + 1));
        assert_eq!(lees_records(&breed).unwrap_err(), CsvFout::TeVeelKolommen { regel: 2 });
        // De kop en een miljoen rijen mogen; één meer niet.
        let net = "a\n".repeat(MAX_RIJEN + 1);
        assert_eq!(lees_records(&net).unwrap().1.len(), MAX_RIJEN + 1);
        assert_eq!(lees_records(&(net + "b\n")).unwrap_err(), CsvFout::TeVeelRijen { regel: 1_000_002 });
    }
}

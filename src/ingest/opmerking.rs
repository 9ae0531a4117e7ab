//! Wat een lezer over een regel te melden heeft.
//!
//! Weet niet wie het leest: de plaats staat in velden, zodat een ander er een bevinding van maakt.

use std::fmt;

/// Hoe erg een opmerking is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeesErnst {
    /// De regel is niet betrouwbaar te lezen.
    Fout,
    /// De regel is gelezen, maar de lezer moest iets aannemen of herstellen.
    Waarschuwing,
}

/// Eén opmerking van een lezer, met de plaats in het bestand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeesOpmerking {
    /// Hoe erg.
    pub ernst: LeesErnst,
    /// Het bestand, waar een tabel uit meer bestanden komt.
    pub bestand: Option<String>,
    /// Regel in het bestand zoals een teksteditor die telt, vanaf 1.
    pub regel: Option<u64>,
    /// Kop van de kolom, of haar nummer vanaf 1 als zij geen kop heeft.
    pub kolom: Option<String>,
    /// Wat gevonden, wat verwacht, wat te doen.
    pub bericht: String,
}

impl fmt::Display for LeesOpmerking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(bestand) = &self.bestand {
            write!(f, "{bestand}, ")?;
        }
        match (self.regel, &self.kolom) {
            (Some(regel), Some(kolom)) => write!(f, "regel {regel}, kolom {kolom}: ")?,
            (Some(regel), None) => write!(f, "regel {regel}: ")?,
            (None, Some(kolom)) => write!(f, "kolom {kolom}: ")?,
            (None, None) if self.bestand.is_some() => f.write_str("het geheel: ")?,
            (None, None) => {}
        }
        f.write_str(&self.bericht)
    }
}

/// Zoveel opmerkingen per ernst worden bewaard; een miljoen gelijke regels zegt niets meer en kost geheugen.
const BEWAARD: u64 = 200;

/// Verzamelt opmerkingen, met een grens.
#[derive(Debug, Default)]
pub(crate) struct Opmerkingen {
    lijst: Vec<LeesOpmerking>,
    bestand: Option<String>,
    fouten: u64,
    waarschuwingen: u64,
}

impl Opmerkingen {
    /// Wat hierna komt, gaat over dit bestand.
    pub(crate) fn in_bestand(&mut self, bestand: Option<&str>) {
        self.bestand = bestand.map(str::to_owned);
    }

    /// Een fout; het bericht wordt alleen gemaakt als het bewaard wordt.
    pub(crate) fn fout(&mut self, regel: Option<u64>, kolom: Option<&str>, bericht: impl FnOnce() -> String) {
        self.voeg_toe(LeesErnst::Fout, regel, kolom, bericht);
    }

    /// Een waarschuwing; het bericht wordt alleen gemaakt als het bewaard wordt.
    pub(crate) fn waarschuwing(&mut self, regel: Option<u64>, kolom: Option<&str>, bericht: impl FnOnce() -> String) {
        self.voeg_toe(LeesErnst::Waarschuwing, regel, kolom, bericht);
    }

    fn voeg_toe(
        &mut self,
        ernst: LeesErnst,
        regel: Option<u64>,
        kolom: Option<&str>,
        bericht: impl FnOnce() -> String,
    ) {
        let aantal = match ernst {
            LeesErnst::Fout => &mut self.fouten,
            LeesErnst::Waarschuwing => &mut self.waarschuwingen,
        };
        *aantal += 1;
        if *aantal <= BEWAARD {
            self.lijst.push(LeesOpmerking {
                ernst,
                bestand: self.bestand.clone(),
                regel,
                kolom: kolom.map(str::to_owned),
                bericht: bericht(),
            });
        }
    }

    /// Neemt de opmerkingen van een ander over.
    pub(crate) fn neem_over(&mut self, ander: Self) {
        let ruimte = usize::try_from(BEWAARD).unwrap_or(usize::MAX).saturating_mul(2).saturating_sub(self.lijst.len());
        self.fouten += ander.fouten;
        self.waarschuwingen += ander.waarschuwingen;
        self.lijst.extend(ander.lijst.into_iter().take(ruimte));
    }

    /// De opmerkingen in volgorde van vinden; wat niet bewaard is, wordt geteld genoemd.
    pub(crate) fn klaar(mut self) -> Vec<LeesOpmerking> {
        for (ernst, aantal, woord) in
            [(LeesErnst::Fout, self.fouten, "fouten"), (LeesErnst::Waarschuwing, self.waarschuwingen, "waarschuwingen")]
        {
            let genoemd = self.lijst.iter().filter(|o| o.ernst == ernst).count() as u64;
            if aantal > genoemd {
                self.lijst.push(LeesOpmerking {
                    ernst,
                    bestand: None,
                    regel: None,
                    kolom: None,
                    bericht: format!("nog {} {woord} in dit bestand zijn hier niet genoemd", aantal - genoemd),
                });
            }
        }
        self.lijst
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_miljoen_opmerkingen_wordt_een_telling() {
        let mut opmerkingen = Opmerkingen::default();
        for regel in 1..=1_000_000 {
            opmerkingen.waarschuwing(Some(regel), None, || "kort".to_owned());
        }
        opmerkingen.fout(Some(3), Some("ist"), || "mis".to_owned());
        let lijst = opmerkingen.klaar();
        assert_eq!(lijst.len(), 202);
        assert!(lijst.iter().any(|o| o.to_string() == "regel 3, kolom ist: mis"));
        assert!(lijst.iter().any(|o| o.bericht.starts_with("nog 999800 waarschuwingen")));
    }
}
